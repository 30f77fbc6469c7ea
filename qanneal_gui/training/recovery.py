"""Runs whose files are there and whose rows were lost with the database: brought back as far as can be.

Their settings and how they ended are beside their weights, and so is what their steps measured; a checkpoint
tells how many steps they had. What each example's probabilities were is gone. The run goes on from its
checkpoint to the same bits, and its weights are exported.
"""

import itertools
import math
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qanneal_gui import config
from qanneal_gui.errors import ConfigError, QannealError
from qanneal_gui.runs import about, annotations, database, steps_file, tidying
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.locking import unlocked
from qanneal_gui.runs.recorder import CHECKPOINT_FILES
from qanneal_gui.runs.records import STATES, Summary, dumps, loads, storable
from qanneal_gui.runs.totals import totals
from qanneal_gui.support.reading import read_bytes
from qanneal_gui.training import checkpoint
from qanneal_gui.training.events import StepEvent

_LARGEST = 4 * 2**20
_LONGEST_MESSAGE = 2000


@dataclass(frozen=True, slots=True)
class _Steps:
    """The steps of a run that is recovered.

    Attributes
    ----------
    metrics : list of dict
        What is known of each step; blank where nothing is.
    lost : list of int
        The numbers of the blank ones.
    """

    metrics: list[dict[str, Any]]
    lost: list[int]

    @classmethod
    def of(cls, directory: Path, run: str, *, ended: bool) -> "_Steps":
        """Find them in the folder of a run.

        A run that was killed may have measured more than it can go on from: the newest checkpoint decides.
        """
        found = [checkpoint.step_of(directory / name, run) for name in CHECKPOINT_FILES]
        steps = max((step for step in found if step is not None), default=0)
        measured = steps_file.read(directory / steps_file.FILE)
        if ended:
            steps = max(steps, next(step for step in itertools.count(1) if step not in measured) - 1)
        numbers = range(1, steps + 1)
        blank = (StepEvent(step, None, None, 0.0).as_json() for step in numbers)
        metrics = [measured.get(step, empty) for step, empty in zip(numbers, blank, strict=True)]
        return cls(metrics, [step for step in numbers if step not in measured])

    @property
    def loss(self) -> str:
        """What is missing, as a clause; empty if nothing is."""
        lost = self.lost
        if not self.metrics:
            return "none was saved"
        if not lost:
            drawn = any(step.get("sampler") for step in self.metrics)
            return "the probabilities of single examples were lost with the run library" if drawn else ""
        which = f"steps {lost[0]:,} to {lost[-1]:,}" if len(lost) > 1 else f"step {lost[0]:,}"
        if lost[-1] - lost[0] + 1 != len(lost):
            which = f"{len(lost):,} of its steps"
        return f"what was measured at {which} was lost with the run library"


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
    columns, said = _about(library, run)
    ended = columns["state"] != "interrupted"
    steps = _Steps.of(directory, run, ended=ended)
    summary = Summary()
    for metrics in steps.metrics:
        summary = summary.after(metrics)
    if steps.lost:
        spent = totals(library).run_totals(run)
        summary = summary.replaced_by({"qpu_seconds": spent.seconds, "submissions": spent.submissions})
    words = [columns["message"].rstrip("."), f"recovered after step {len(steps.metrics):,}", steps.loss]
    row = {**columns, **summary.columns(), "message": "; ".join(filter(None, words))}
    row |= {"recording": 0, "updated": time.time()}
    with unlocked(directory) as free, library.open() as db, database.transaction(db):
        if not free or db.execute("SELECT 1 FROM runs WHERE id = ?", (run,)).fetchone():
            raise QannealError(f"Run {run} is active or recovered already; list the runs again.")
        number = db.execute(
            f"INSERT INTO runs ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", tuple(row.values())
        ).lastrowid
        db.executemany(
            "INSERT INTO steps (run, step, metrics) VALUES (?, ?, ?)",
            [(number, step["step"], dumps(step)) for step in steps.metrics],
        )
        if said:
            annotations.insert(db, int(number or 0), said)
    how = f"which was {columns['state']}" if ended else f"continue with: qanneal resume {run}"
    lacking = f" ({steps.loss})" if steps.loss else ""
    return f"Recovered run {run} after step {len(steps.metrics):,}{lacking}; {how}"


def _about(library: RunLibrary, run: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the row and the annotations that the run's own file holds; it may come from a damaged disk."""
    path = library.root / "runs" / run / about.FILE
    try:
        values = loads(read_bytes(path, "the settings of a run", _LARGEST).decode())
        created, name = float(values["created"]), str(values["name"])
        if values["id"] != run or not (math.isfinite(created) and 0 <= created < 4e9) or len(name) > 200:
            raise ValueError("not this run")
        settings = config.as_dict(config.parse(_mapping(values["config"])))
        seeds, versions = _mapping(values["seeds"]), _mapping(values["versions"])
        plain = {key: value for key, value in seeds.items() if type(value) is int and 0 <= value < 2**63}
        programs = {key: value for key, value in versions.items() if isinstance(value, str)}
        said = _said(_mapping(values.get("annotations", {})))
        state, message = values.get("state"), str(values.get("message", ""))[:_LONGEST_MESSAGE]
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError, ConfigError) as error:
        raise QannealError(
            f"Run {run} cannot be recovered: {about.FILE} cannot be used; its weights are in {path.parent}."
        ) from error
    except QannealError as error:
        raise QannealError(
            f"Run {run} cannot be recovered: {str(error).rstrip('.')}; its weights are in {path.parent}."
        ) from error
    if state not in STATES or state == "running":
        state, message = "interrupted", ""
    columns = {
        "id": run,
        "name": storable(name),
        "created": created,
        "state": state,
        "message": storable(message),
        "config": dumps(settings),
        "seeds": dumps(plain),
        "versions": dumps(programs),
    }
    return columns, said


def _said(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the annotations of a run, if it has any."""
    tags, notes, starred = values.get("tags", ""), values.get("notes", ""), values.get("starred", 0)
    if not (isinstance(tags, str) and isinstance(notes, str) and (tags or notes or starred)):
        return {}
    return {"tags": tags, "notes": notes, "starred": bool(starred)}


def _mapping(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("not a mapping")
    return value
