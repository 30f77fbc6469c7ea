"""Where Start and Queue wait for the check of exactly what they were pressed for, off the window's thread."""

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QObject, Signal

from qanneal_gui.config import RunConfig
from qanneal_gui.gui.common.jobs import Failure, Job, Jobs, Newest, Report
from qanneal_gui.support.background import interruptible
from qanneal_gui.support.wording import tr

T = TypeVar("T")


class Passed(NamedTuple):
    """A run can make its first step; and why it would pause before its last one, by its estimate.

    Attributes
    ----------
    shortfalls : tuple of str
        Sentences that name the limits, and what to do.
    """

    shortfalls: tuple[str, ...] = ()


class Refused(NamedTuple):
    """A run could not make its first step, as a sentence says that names the setting to change."""

    sentence: str


class Gate(QObject):
    """Has one thing after another checked, before it is done.

    Parameters
    ----------
    parent : QObject, optional

    Attributes
    ----------
    changed : Signal
        Something is being checked now, or no more.
    said : Signal
        What is waited for, in words.
    """

    changed = Signal()
    said = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # A thread of its own: an estimate that takes its time is not waited for.
        self.jobs = Jobs(self)
        self._checking = Newest(self.jobs, parent=self)
        self._busy = False

    @property
    def busy(self) -> bool:
        """Whether something is being checked."""
        return self._busy

    def ask(self, check: Job[T], then: Callable[[T], object], refused: Callable[[Failure], object]) -> None:
        """Do something with what a check returns, or say why not; not while something is being checked."""
        if self._busy:
            return

        def passed(found: T) -> None:
            self._set(busy=False)
            then(found)

        def failed(failure: Failure) -> None:
            self._set(busy=False)
            refused(failure)

        self._set(busy=True)
        self._checking.submit(check, passed, failed, self._on_progress)

    def give_up(self) -> bool:
        """Check nothing any more, and do nothing; return whether there was something."""
        if not self._busy:
            return False
        self._checking.cancel()
        self._set(busy=False)
        self.said.emit(tr("Not started."))
        return True

    def shut_down(self, milliseconds: int = 1500) -> bool:
        """End what is pending, for the window's own end; return whether its thread ended in time."""
        self._checking.shut_down()
        return self.jobs.shut_down(milliseconds)

    def _set(self, *, busy: bool) -> None:
        self._busy = busy
        self.changed.emit()  # first: the focus is to be where it stays
        self.said.emit(tr("Checking the settings…") if busy else tr("Ready."))

    def _on_progress(self, sentence: str, _fraction: float | None) -> None:
        self.said.emit(sentence)


def check_run(wanted: RunConfig, *, known: bool, starts: bool) -> Job[Passed | Refused]:
    """Return a job that finds out whether a run could make a step.

    It raises where there is no token.

    Parameters
    ----------
    wanted : RunConfig
    known : bool
        Whether it is known that it could: then what may cost is looked at alone.
    starts : bool
        Whether it starts at once, so that it needs a token.
    """

    def job(report: Report) -> Passed | Refused:
        # Imported here, on the jobs' thread: it brings Ocean along.
        from qanneal_gui.runs.library import RunLibrary
        from qanneal_gui.training import feasibility
        from qanneal_gui.training.estimates import shortfalls

        library = RunLibrary()
        try:
            # Embedding may be a long call in C: it is left behind if nobody waits for it any more.
            if not known:
                interruptible(lambda: feasibility.check_run(wanted, library), report.unwanted)
        except feasibility.CannotRunError as error:
            return Refused(str(error))
        if not (wanted.billed and starts):
            return Passed()
        find_token(report)
        return Passed(interruptible(lambda: shortfalls(wanted, library), report.unwanted))

    return job


def find_token(report: Report) -> None:
    """Refuse to go on without a token; it may lie in a keyring that asks its owner first."""
    from qanneal_gui.annealing import qpu

    qpu.find_credentials(stop=report.unwanted, connection=lambda found: report(f"{found.sentence}."))
