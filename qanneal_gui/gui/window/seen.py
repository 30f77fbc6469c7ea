"""What the run library has of a run that is shown, and what is new of it."""

from dataclasses import dataclass, field

from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.snapshot import Frame
from qanneal_gui.errors import QannealError
from qanneal_gui.gui.common.jobs import Job, Report
from qanneal_gui.gui.run.history import History
from qanneal_gui.gui.run.recorded_curves import read_history
from qanneal_gui.runs import orders
from qanneal_gui.runs.annotations import annotations_of
from qanneal_gui.runs.history import prepare
from qanneal_gui.runs.in_words import run_in_words
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.records import RunRecord
from qanneal_gui.runs.step_notes import StepNote, step_notes
from qanneal_gui.training import recorded_steps
from qanneal_gui.training.diagnostics.noise import RECENT
from qanneal_gui.training.diagnostics.outcome import judged
from qanneal_gui.training.diagnostics.watcher import Watcher, recorded_watcher
from qanneal_gui.training.events import StepEvent, Trouble

_BLOCKS = 8
"""Of columns, written in one job: a third of a second or so, for which other jobs wait."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the library has of a run just now.

    Attributes
    ----------
    record : RunRecord
    steps : list of StepEvent
        The last of them, or those after the last one shown.
    driven : bool
        Whether somebody else drives it.
    history : History
        The curves of all of its steps, if it was read as a whole.
    joints : list of int
        Steps after which it was resumed.
    watcher : Watcher or None
        Has seen these steps, and all before them.
    news : list of Trouble
        What was news to it on the way.
    notes : list of StepNote
    placement : Placement or None
        Where its network lay on the chip, if that is recorded.
    frame : Frame or None
        The chip at its last step, or as near to that as was kept.
    """

    record: RunRecord
    steps: list[StepEvent]
    driven: bool
    history: History = field(default_factory=History)
    joints: list[int] = field(default_factory=list)
    watcher: Watcher | None = None
    news: list[Trouble] = field(default_factory=list)
    notes: list[StepNote] = field(default_factory=list)
    placement: Placement | None = None
    frame: Frame | None = None

    @property
    def troubles(self) -> list[Trouble]:
        """What was wrong with it at its last step."""
        return self.watcher.standing if self.watcher else []


def whole(run: str, smoothing: str = "light") -> Job[Seen]:
    """Return a job that reads a recorded run; of a long one its last steps, and curves that are thinned out.

    Parameters
    ----------
    run : str
    smoothing : str
        Of the curves.
    """

    def read(_: Report) -> Seen:
        from qanneal_gui.runs.frames import frames_of

        library = RunLibrary()
        record = library.get(run)
        history = read_history(library, record, smoothing)
        steps = recorded_steps.recent(library, record, samples=RECENT)
        record = judged(record, lambda: steps)
        watcher = recorded_watcher(record.config)
        news = watcher.recall(steps) if watcher else []
        notes = step_notes(annotations_of(library, record.id)["notes"])
        driven, joints = _driven(library, record), library.resumptions(run)
        placement = _placement(library, record.id)
        frame = frames_of(library, record).near(record.steps)
        run_in_words(record.config)  # reads the presets, for which the window's thread need not wait
        return Seen(record, steps, driven, history, joints, watcher, news, notes, placement, frame)

    return read


def ready(run: str) -> Job[float | None]:
    """Return a job that does a part of what is to be done once before a run can be read quickly.

    It returns what part is done; None when nothing is left. That is so for all but long runs that were
    recorded by an earlier version.
    """
    return lambda _: prepare(RunLibrary(), run, _BLOCKS)


def newer(run: str, last: int, watcher: Watcher | None) -> Job[Seen]:
    """Return a job that reads what is new of a run after a step, and has it watched.

    Parameters
    ----------
    run : str
    last : int
        The last step known.
    watcher : Watcher, optional
        Has seen the steps up to that one. One job at a time may have it.
    """

    def read(_: Report) -> Seen:
        from qanneal_gui.runs.frames import frames_of

        library = RunLibrary()
        driven = _driven(library, library.get(run))  # before its steps are read: none is missed
        steps = recorded_steps.read(library.steps(run, after=last))
        news = watcher.recall(steps) if watcher else []
        record = library.get(run)
        frame = frames_of(library, record).near(steps[-1].step) if steps else None
        return Seen(record, steps, driven, watcher=watcher, news=news, frame=frame)

    return read


def _driven(library: RunLibrary, record: RunRecord) -> bool:
    """Whether somebody drives a run that is shown as one that nobody here drives."""
    return record.state in ("running", "paused") and orders.is_driven(library, record.id)


def _placement(library: RunLibrary, run: str) -> Placement | None:
    from qanneal_gui.annealing.embedding.embedding_file import placement_in

    try:
        return placement_in(library.directory(run))
    except (QannealError, ValueError):
        return None
