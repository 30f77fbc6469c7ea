"""Small jobs off the window's thread: one thread, jobs in their order, results by signal."""

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal, Slot

from qanneal_gui.errors import QannealError
from qanneal_gui.support.redaction import redact

_log = logging.getLogger(__name__)

Report = Callable[[str, float | None], None]
"""What a job may call to tell how far it is."""

Job = Callable[[Report], Any]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why something did not work: a sentence for the user, and the details for a bug report."""

    sentence: str
    details: str = ""
    expected: bool = True


def failure_of(error: BaseException) -> Failure:
    """Describe an exception that was caught; unexpected ones are logged with their traceback."""
    if isinstance(error, QannealError):
        _log.info("%s", error)
        return Failure(str(error))
    _log.error("Unexpected error", exc_info=error)
    details = redact("".join(traceback.format_exception(error)))
    summary = redact(f"{type(error).__name__}: {error}".rstrip(": "))
    return Failure(f"Something unexpected went wrong ({summary}).", details, expected=False)


class _Worker(QObject):
    done = Signal(str, object)
    progress = Signal(str, str, object)

    @Slot(str, object)
    def run(self, name: str, job: Job) -> None:
        def report(sentence: str, fraction: float | None = None) -> None:
            self.progress.emit(name, sentence, fraction)

        try:
            result = job(report)
        except Exception as error:
            result = failure_of(error)
        self.done.emit(name, result)


class Tasks(QObject):
    """Runs jobs one after another on a thread of their own.

    Attributes
    ----------
    done : Signal
        The job's name and what it returned, or a `Failure`.
    progress : Signal
        The job's name, a sentence, and the fraction done or None.
    """

    done = Signal(str, object)
    progress = Signal(str, str, object)
    _asked = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = QThread()
        self._thread.setObjectName("tasks")
        self._worker = _Worker()
        self._worker.moveToThread(self._thread)
        self._asked.connect(self._worker.run)
        self._worker.done.connect(self._on_done)
        self._worker.progress.connect(self._on_progress)
        self._thread.start()

    def submit(self, name: str, job: Job) -> None:
        """Run a job after those that wait; it is called with a function that reports progress."""
        self._asked.emit(name, job)

    @property
    def running(self) -> bool:
        """Whether the thread takes jobs."""
        return self._thread.isRunning()

    def close(self, wait_ms: int = 1500) -> bool:
        """End the thread after the job at hand; return whether it ended in time."""
        self._thread.quit()
        return self._thread.wait(wait_ms)

    def _on_done(self, name: str, result: object) -> None:
        self.done.emit(name, result)

    def _on_progress(self, name: str, sentence: str, fraction: object) -> None:
        self.progress.emit(name, sentence, fraction)
