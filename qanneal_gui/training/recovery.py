"""Runs whose files are there and whose rows were lost with the database: brought back as far as can be.

Their settings are beside their weights, and a checkpoint tells how many steps they had. What was measured
at each step is gone; the run goes on from its checkpoint to the same bits, and its weights are exported.
"""

import math
import time
from typing import Any

from qanneal_gui import config
from qanneal_gui.errors import ConfigError, QannealError
from qanneal_gui.runs import database, tidying
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.locking import unlocked
from qanneal_gui.runs.recorder import ABOUT_FILE, CHECKPOINT_FILES
from qanneal_gui.runs.records import dumps, loads, storable
from qanneal_gui.runs.totals import totals
from qanneal_gui.support.reading import read_bytes
from qanneal_gui.training import checkpoint
from qanneal_gui.training.events import StepEvent

_LARGEST = 4 * 2**20


def recover(library: RunLibrary, run: str) -> str:
    """Bring a run back from its files, and return a sentence that says how much of it.

    Raises
    ------
    QannealError
        There are no such files, they are not those of a run, or the run is known or active.
    """
    if run not in tidying.lost_runs(library):
        raise QannealError(f"There is no lost run {run!r}; 'qanneal runs recover' lists the lost runs.")
    directory = library.root / "runs" / run
    about = _about(library, run)
    found = [checkpoint.step_of(directory / name, run) for name in CHECKPOINT_FILES]
    steps = max((step for step in found if step is not None), default=0)
    spent = totals(library).run_totals(run)
    blank = [StepEvent(step, None, None, 0.0).as_json() for step in range(1, steps + 1)]
    message = f"recovered after step {steps}; what was measured before was lost with the run library"
    row = about | {
        "updated": time.time(),
        "state": "interrupted",
        "message": message,
        "recording": 0,
        "steps": steps,
        "last": dumps(blank[-1]) if blank else None,
        "qpu_seconds": spent.seconds,
        "submissions": spent.submissions,
    }
    with unlocked(directory) as free, library.open() as db, database.transaction(db):
        if not free or db.execute("SELECT 1 FROM runs WHERE id = ?", (run,)).fetchone():
            raise QannealError(f"Run {run} is active or recovered already; list the runs again.")
        number = db.execute(
            f"INSERT INTO runs ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", tuple(row.values())
        ).lastrowid
        db.executemany(
            "INSERT INTO steps (run, step, metrics) VALUES (?, ?, ?)",
            [(number, step["step"], dumps(step)) for step in blank],
        )
    return f"Recovered run {run} after step {steps}; continue with: qanneal resume {run}"


def _about(library: RunLibrary, run: str) -> dict[str, Any]:
    """Return the columns of the run's row that its own file holds, which may come from a damaged disk."""
    path = library.root / "runs" / run / ABOUT_FILE
    try:
        values = loads(read_bytes(path, "the settings of a run", _LARGEST).decode())
        created, name = float(values["created"]), str(values["name"])
        if values["id"] != run or not (math.isfinite(created) and 0 <= created < 4e9) or len(name) > 200:
            raise ValueError("not this run")
        settings = config.as_dict(config.parse(_mapping(values["config"])))
        seeds, versions = _mapping(values["seeds"]), _mapping(values["versions"])
        plain = {key: value for key, value in seeds.items() if type(value) is int and 0 <= value < 2**63}
        programs = {key: value for key, value in versions.items() if isinstance(value, str)}
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError, ConfigError) as error:
        raise QannealError(
            f"Run {run} cannot be recovered: {ABOUT_FILE} cannot be used; its weights are in {path.parent}."
        ) from error
    except QannealError as error:
        raise QannealError(
            f"Run {run} cannot be recovered: {str(error).rstrip('.')}; its weights are in {path.parent}."
        ) from error
    return {
        "id": run,
        "name": storable(name),
        "created": created,
        "config": dumps(settings),
        "seeds": dumps(plain),
        "versions": dumps(programs),
    }


def _mapping(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("not a mapping")
    return value
