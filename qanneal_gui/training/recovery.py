"""Runs whose files are there and whose rows were lost with the database: brought back as far as can be.

Their settings and how they ended are beside their weights, and so is what their steps measured; a checkpoint
tells how many steps they had. What each example's probabilities were is gone. The run goes on from its
checkpoint to the same bits, and its weights are exported.
"""

import itertools
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qanneal_gui import config
from qanneal_gui.errors import ConfigError, QannealError
from qanneal_gui.runs import about, database, rescue, steps_file, tidying
from qanneal_gui.runs.database_errors import DamagedError
from qanneal_gui.runs.identity import is_whole
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.locking import unlocked
from qanneal_gui.runs.recorder import CHECKPOINT_FILES
from qanneal_gui.runs.records import STATES, Summary, dumps, storable
from qanneal_gui.runs.totals import totals
from qanneal_gui.runs.write_ahead import libraries_aside, set_library_aside
from qanneal_gui.training import checkpoint
from qanneal_gui.training.events import StepEvent

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
            return "no step was saved"
        if not lost:
            drawn = any(step.get("sampler") for step in self.metrics)
            return "the probabilities of single examples were lost with the run library" if drawn else ""
        which = f"steps {lost[0]:,} to {lost[-1]:,}" if len(lost) > 1 else f"step {lost[0]:,}"
        if lost[-1] - lost[0] + 1 != len(lost):
            which = f"{len(lost):,} of its steps"
        return f"what was measured at {which} was lost with the run library"


def sound_library(home: Path) -> tuple[RunLibrary, str]:
    """Return the library of a home, and what it is called now if it was damaged: a new one takes its place.

    Raises
    ------
    QannealError
        It cannot be used for another reason.
    """
    try:
        library = RunLibrary(home)
        with library.open() as db:
            if is_whole(db):
                return library, ""
    except DamagedError:
        pass
    aside = set_library_aside(home / database.FILE)
    return RunLibrary(home), aside


def recover(library: RunLibrary, run: str) -> str:
    """Bring a run back, and return a sentence that says how much of it.

    If a library that was set aside still has as much of it as its files, it comes from there.

    Raises
    ------
    QannealError
        There are no such files, they are not those of a run, or the run is known or active.
    """
    if run not in tidying.lost_runs(library):
        raise QannealError(f"There is no lost run {run!r}; 'qanneal runs recover' lists the lost runs.")
    directory = library.root / "runs" / run
    try:
        columns, said = _about(directory)
        ended = columns["state"] != "interrupted"
        steps = _Steps.of(directory, run, ended=ended)
    except QannealError:
        if not _is_carried_over(library, run, 0):
            raise
        return f"Recovered run {run} with all that was recorded."
    if _is_carried_over(library, run, len(steps.metrics)):
        return f"Recovered run {run} with all that was recorded."
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
        rescue.insert_run(db, row, steps.metrics, said)
    how = f"which was {columns['state']}" if ended else f"continue with: qanneal resume {run}"
    lacking = f" ({steps.loss})" if steps.loss else ""
    return f"Recovered run {run} after step {len(steps.metrics):,}{lacking}; {how}"


def _is_carried_over(library: RunLibrary, run: str, least: int) -> bool:
    """Bring a run over from a library that was set aside, if one has so many of its steps."""
    with library.open() as db:
        return any(rescue.carry_over_from(one, db, run, least) for one in libraries_aside(library.root))


def _about(directory: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the row and the annotations of a run, of which its own file tells."""
    try:
        known = about.read(directory)
        settings = config.as_dict(config.parse(known["config"]))
    except QannealError as error:
        reason = f"{about.FILE} cannot be used" if isinstance(error, ConfigError) else str(error).rstrip(".")
        raise QannealError(
            f"Run {directory.name} cannot be recovered: {reason}; its weights are in {directory}."
        ) from error
    state, message = known.get("state"), str(known.get("message", ""))[:_LONGEST_MESSAGE]
    if state not in STATES or state == "running":
        state, message = "interrupted", ""
    seeds = {key: one for key, one in known["seeds"].items() if type(one) is int and 0 <= one < 2**63}
    programs = {key: one for key, one in known["versions"].items() if isinstance(one, str)}
    columns = {
        "id": directory.name,
        "name": storable(str(known["name"])),
        "created": float(known["created"]),
        "state": state,
        "message": storable(message),
        "config": dumps(settings),
        "seeds": dumps(seeds),
        "versions": dumps(programs),
    }
    return columns, known["annotations"]
