"""Work off the window's thread: submit a job and what shall follow it; or let only the newest one count."""

import logging
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

from qanneal_gui.errors import QannealError
from qanneal_gui.gui.common.remedies import page_about
from qanneal_gui.support.progress import ReportProgress
from qanneal_gui.support.redaction import redact
from qanneal_gui.support.wording import in_english, tr

_log = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Failure:
    """Why something did not work: a sentence for the user, and the details for a bug report."""

    sentence: str
    details: str = ""
    expected: bool = True
    page: str = QannealError.page
    """Of the manual, which explains such failures."""


def failure_of(error: BaseException) -> Failure:
    """Describe an exception that was caught; unexpected ones are logged with their traceback."""
    if isinstance(error, QannealError):
        _log.info("%s", in_english(error))
        return Failure(str(error), page=page_about(str(error), error.page))
    _log.error("Unexpected error", exc_info=error)
    details = redact("".join(traceback.format_exception(error)))
    summary = redact(f"{type(error).__name__}: {error}".rstrip(": "))
    return Failure(
        tr("Something unexpected went wrong ({summary}).", summary=summary),
        details,
        expected=False,
        page="troubles#unexpected",
    )


class Report(Protocol):
    """What a job is given: to tell how far it is, and to see whether anybody still waits for it."""

    @property
    def cancelled(self) -> bool:
        """Whether the result is no longer wanted; long jobs look at it and end early."""
        ...

    @property
    def unwanted(self) -> threading.Event:
        """The same as an event, for `interruptible`."""
        ...

    def __call__(self, sentence: str, fraction: float | None = None) -> None:
        """Tell how far the job is: a sentence, and the fraction done where it is known."""
        ...


Job = Callable[[Report], T]


class Ticket:
    """A job that was submitted, and what shall follow it.

    Attributes
    ----------
    job : callable
    must_run : bool
        Whether the job is run even if it was cancelled.
    done : bool
        Whether the job has come to its end, and what was to follow it, too.
    unwanted : threading.Event
        Set when the job is cancelled.
    """

    def __init__(
        self,
        job: Job[Any],
        then: Callable[[Any], object] | None,
        failed: Callable[[Failure], object] | None,
        progress: ReportProgress | None,
        *,
        must_run: bool = False,
    ) -> None:
        self.job, self.must_run = job, must_run
        self.done = False
        self.unwanted = threading.Event()
        self._then, self._failed, self._progress = then, failed, progress

    @property
    def cancelled(self) -> bool:
        """Whether the result is no longer wanted."""
        return self.unwanted.is_set()

    def cancel(self) -> None:
        """Deliver neither the job's result nor its progress; nor run it, if it still waits and need not."""
        self.unwanted.set()
        self._forget()

    def deliver(self, result: object) -> None:
        """Call what was to follow; on the window's thread."""
        follow: Any
        follow = self._failed if isinstance(result, Failure) else self._then
        self._forget()
        self.done = True
        if follow is not None:
            follow(result)

    def tell(self, sentence: str, fraction: float | None) -> None:
        """Pass on how far the job is; on the window's thread."""
        if self._progress is not None:
            self._progress(sentence, fraction)

    def _forget(self) -> None:
        # The worker may be the last to hold the ticket: no widget must end on its thread.
        self._then = self._failed = self._progress = None


class _JobWorker(QObject):
    done = Signal(object, object)
    progressed = Signal(object, str, object)

    @Slot(object)
    def run(self, ticket: Ticket) -> None:
        result: object = None
        if ticket.must_run or not ticket.cancelled:
            try:
                result = ticket.job(_TicketReport(ticket, self))
            except Exception as error:
                result = failure_of(error)
        self.done.emit(ticket, result)

    @Slot()
    def leave(self) -> None:
        """End the thread, after the jobs that were submitted before."""
        self.thread().quit()


class _TicketReport:
    """The `Report` of a ticket."""

    def __init__(self, ticket: Ticket, worker: _JobWorker) -> None:
        self._ticket, self._worker = ticket, worker

    @property
    def cancelled(self) -> bool:
        return self._ticket.cancelled

    @property
    def unwanted(self) -> threading.Event:
        return self._ticket.unwanted

    def __call__(self, sentence: str, fraction: float | None = None) -> None:
        if not self.cancelled:
            self._worker.progressed.emit(self._ticket, sentence, fraction)


class Jobs(QObject):
    """Runs jobs one after another on a thread of their own, and what follows them on the window's.

    The thread begins with the first job.

    Attributes
    ----------
    unexpected : Signal
        A `Failure` that nobody foresaw, after its ``failed`` was called: for the dialog with its details.
    """

    unexpected = Signal(object)
    _submitted = Signal(object)
    _ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: set[Ticket] = set()
        self._closed = False
        self._thread = QThread()
        self._thread.setObjectName("jobs")
        self._worker = _JobWorker()
        self._worker.moveToThread(self._thread)
        self._submitted.connect(self._worker.run)
        self._ended.connect(self._worker.leave)
        self._worker.done.connect(self._on_done)
        self._worker.progressed.connect(self._on_progressed)

    def submit(
        self,
        job: Job[T],
        then: Callable[[T], object] | None = None,
        failed: Callable[[Failure], object] | None = None,
        progress: ReportProgress | None = None,
        *,
        must_run: bool = False,
    ) -> Ticket:
        """Run a job after those that wait; after `shut_down` no more jobs are taken.

        Parameters
        ----------
        job : callable
            Called on the jobs' thread with a `Report`.
        then : callable, optional
            Called with what the job returned.
        failed : callable, optional
            Called with a `Failure` instead, if the job raised.
        progress : callable, optional
            Called with what the job reports: a sentence, and the fraction done or None.
        must_run : bool
            Whether the job is run even if it is cancelled or the window closes while it waits: what the
            user has entered is not to be lost.

        Returns
        -------
        Ticket
            With which the job can be cancelled.
        """
        ticket = Ticket(job, then, failed, progress, must_run=must_run)
        if self._closed:
            ticket.cancel()
            return ticket
        if not self._thread.isRunning():
            self._thread.start()
        self._waiting.add(ticket)
        self._submitted.emit(ticket)
        return ticket

    def after_all(self, then: Callable[[], object]) -> None:
        """Call a function once all that was submitted before has come to its end, and what followed it."""
        self.submit(lambda report: None, lambda nothing: then())

    @property
    def running(self) -> bool:
        """Whether the thread takes jobs."""
        return self._thread.isRunning()

    @property
    def busy(self) -> bool:
        """Whether a job is being done or waits."""
        return bool(self._waiting)

    def shut_down(self, milliseconds: int = 1500) -> bool:
        """Cancel all jobs and end the thread; return whether it ended in time."""
        for ticket in self._waiting:
            ticket.cancel()
        if not self._closed:
            self._closed = True
            self._ended.emit()  # comes after the jobs that wait, of which some must run
        return self._thread.wait(milliseconds)

    @Slot(object, object)
    def _on_done(self, ticket: Ticket, result: object) -> None:
        self._waiting.discard(ticket)
        ticket.deliver(result)
        if isinstance(result, Failure) and not result.expected:
            self.unexpected.emit(result)

    @Slot(object, str, object)
    def _on_progressed(self, ticket: Ticket, sentence: str, fraction: float | None) -> None:
        ticket.tell(sentence, fraction)


class Newest(QObject):
    """Runs the newest of several jobs that replace each other, such as one for each change of a form.

    A job begins a moment after it was submitted. Whatever was submitted before is cancelled: only the
    newest result is delivered.

    Parameters
    ----------
    jobs : Jobs
    delay : int
        Milliseconds for which nothing newer must come before a job begins, unless `submit` says otherwise.
    """

    def __init__(self, jobs: Jobs, delay: int = 0, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._next: Callable[[], Ticket] | None = None
        self._ticket: Ticket | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._delay = delay
        self._timer.timeout.connect(self.hurry)

    def submit(
        self,
        job: Job[T],
        then: Callable[[T], object] | None = None,
        failed: Callable[[Failure], object] | None = None,
        progress: ReportProgress | None = None,
        *,
        delay: int | None = None,
    ) -> None:
        """Cancel what was submitted before, and run this job; as `Jobs.submit`.

        Parameters
        ----------
        job, then, failed, progress : callable
        delay : int, optional
            Another number of milliseconds to wait for something newer; 0 to begin at once.
        """
        self.cancel()
        self._next = lambda: self._jobs.submit(job, then, failed, progress)
        wait = self._delay if delay is None else delay
        if wait:
            self._timer.start(wait)
        else:
            self.hurry()

    @property
    def busy(self) -> bool:
        """Whether a job waits for its moment, or has not come to its end."""
        return self._next is not None or (self._ticket is not None and not self._ticket.done)

    def cancel(self) -> None:
        """Want nothing any more."""
        self._timer.stop()
        self._next = None
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None

    def hurry(self) -> None:
        """Begin what waits for its moment now."""
        self._timer.stop()
        begin, self._next = self._next, None
        if begin is not None:
            self._ticket = begin()

    def shut_down(self, milliseconds: int = 0) -> bool:
        """Want nothing any more; the thread is the jobs' to end, so this is done at once."""
        del milliseconds
        self.cancel()
        return True
