"""Small jobs off the window's thread: one thread, jobs in their order, results by signal."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal, Slot

from qanneal_gui.gui.common.jobs import Failure, failure_of

__all__ = ["Failure", "Job", "Report", "Tasks", "failure_of"]

Report = Callable[[str, float | None], None]
"""What a job may call to tell how far it is."""

Job = Callable[[Report], Any]


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
