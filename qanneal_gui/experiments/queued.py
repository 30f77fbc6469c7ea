"""Experiments as entries of the queue: their estimates, how they read, and how they are run."""

from collections.abc import Callable
from contextlib import closing
from typing import Any, cast

from pydantic import ValidationError

from qanneal_gui.annealing.device import SubmissionControl
from qanneal_gui.config.refusals import shortened
from qanneal_gui.errors import QannealError
from qanneal_gui.experiments import kept
from qanneal_gui.experiments.definition import Experiment, HaltedError, Progress
from qanneal_gui.experiments.registry import EXPERIMENTS, as_values, of_values
from qanneal_gui.runs.differences import written
from qanneal_gui.runs.in_words import run_in_words
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.queue_entry import RUN, Draft, Entry
from qanneal_gui.support.progress import Throttle
from qanneal_gui.training.queue import Errand

GO_ON = ("sweep", "compare")
"""Experiments that go on where they were: what is finished of them is stored piece by piece."""

SECONDS_BETWEEN_NOTES = 1.0
"""How often it is noted how far an experiment is."""

_MOST_WORDS = 300


def draft(experiment: Experiment, library: RunLibrary) -> Draft:
    """Return an experiment as the queue takes it, with what it is estimated to take; off the window's thread.

    Raises
    ------
    QannealError
        It cannot be run with its settings.
    """
    if experiment.name == "sweep":
        made: Any = experiment
        bill, billed = made.bill(library), bool(made.plan().billed)
        return Draft(as_values(experiment), billed, bill.qpu_seconds, bill.seconds, experiment.name)
    cost = experiment.cost()
    billed = cost.submissions > 0
    if experiment.name == "compare":
        cost = cast("Any", experiment).cost_left(library)
    return Draft(as_values(experiment), billed, cost.qpu_seconds, cost.seconds, experiment.name)


def experiment_of(entry: Entry) -> Experiment:
    """Return the experiment of an entry, with its settings.

    Raises
    ------
    QannealError
        This version has no such experiment, or it refuses the settings.
    """
    try:
        return of_values(entry.kind, entry.settings)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(map(str, first["loc"])) or "the settings"
        given = shortened(repr(first["input"]))
        raise QannealError(f"{entry.kind}: {name} cannot be {given}; add it anew.") from error
    except (KeyError, ValueError, TypeError) as error:
        raise QannealError(
            f"This version of qanneal cannot run {entry.kind} from the queue; update qanneal."
        ) from error


def in_words(entry: Entry) -> str:
    """Return what an entry is; for an experiment its title, and where it differs from the defaults."""
    if entry.kind == RUN:
        return run_in_words(entry.settings)
    values = entry.settings.get("settings")
    values = values if isinstance(values, dict) else {}
    run = entry.settings.get("run")
    about = run_in_words(run) if isinstance(run, dict) else ""
    return " · ".join(filter(None, (_title(entry.kind), _changes(entry.kind, values), about)))


def drive(errand: Errand) -> tuple[str, str]:
    """Run the experiment of an entry, and keep its result; return how the entry is left, and why.

    One that cannot go on where it was begins anew, unless it costs QPU time: then it is held, once.
    """
    entry, experiment = errand.entry, experiment_of(errand.entry)
    if entry.done is not None and entry.billed and experiment.name not in GO_ON:
        errand.advance(None, "", None)
        return "held", (
            "It was interrupted and cannot go on where it was; retry it to begin anew, which costs its QPU "
            "time again, or see the runs that it has made."
        )
    errand.advance(entry.done or 0.0, "", _begun(experiment) if entry.done is None else None)
    control = SubmissionControl(errand.abort, connection=errand.connection, ending=errand.stop)
    note, shown, done = Throttle(), Progress(0.0, ""), _Done(experiment, entry, errand.library)
    try:
        with closing(cast("Any", kept.run(experiment, errand.library, errand.stop, control))) as progress:
            for one in progress:
                shown = one
                if note.due(SECONDS_BETWEEN_NOTES):
                    errand.advance(done.at(one), one.sentence, None)
    except QannealError as error:
        errand.advance(done.at(shown), "", None)
        if not isinstance(error, HaltedError):
            raise
        return "held", str(error)
    errand.advance(done.at(shown), "", None)
    if shown.fraction >= 1:
        return "done", shown.sentence
    return "held", shown.sentence


class _Done:
    """Which fraction is done of what an entry was estimated to take when it was added.

    What costs QPU time is measured by the runs that do: those beside them cost none, and what was finished
    before is no part of the estimate. So what is left is never billed too low.
    """

    def __init__(self, experiment: Experiment, entry: Entry, library: RunLibrary) -> None:
        self._left: Callable[[RunLibrary], float] | None = None
        if experiment.name in GO_ON and entry.billed:
            self._left = cast("Any", experiment).billed_work_left
        self._library, self._before = library, entry.done or 0.0
        self._first: float | None = None

    def at(self, progress: Progress) -> float:
        """Return it at some progress."""
        if self._left is None:
            return progress.fraction
        left = self._left(self._library)
        if self._first is None:
            self._first = left
        return 1 - (1 - self._before) * (left / self._first if self._first else 1 - progress.fraction)


def _begun(experiment: Experiment) -> dict[str, Any] | None:
    """Return the settings with which an experiment goes on that is to discard what it has, once."""
    settings: Any = experiment.settings
    if not getattr(settings, "fresh", False):
        return None
    values = as_values(experiment)
    values["settings"]["fresh"] = False
    return values


def _title(kind: str) -> str:
    """Return what the window calls an experiment; its name where there is none any more."""
    return EXPERIMENTS[kind].title if kind in EXPERIMENTS else kind


def _changes(kind: str, values: dict[str, Any]) -> str:
    """Return where settings differ from an experiment's defaults."""
    try:
        model = type(cast("Any", EXPERIMENTS[kind])().settings)
    except KeyError:
        return ""
    told = []
    for name, field in model.model_fields.items():
        value = values.get(name, field.default)
        plain = tuple(value) if isinstance(value, list) else value
        if name == "vary":
            told.append("; ".join(map(str, value)))
        elif plain != field.default:
            told.append(f"{(field.title or name).lower()} {written(value)}")
    text = ", ".join(told)
    return text if len(text) <= _MOST_WORDS else f"{text[:_MOST_WORDS]}…"
