"""The processes of this window that run entries of the queue; the window looks whether they have ended."""

from PySide6.QtCore import QObject, QTimer, Signal

from qanneal_gui import paths
from qanneal_gui.errors import QannealError
from qanneal_gui.experiments.queue_processes import Processes, sensible_workers
from qanneal_gui.gui.common.jobs import failure_of

_LOOK_MS = 200


class QueueProcesses(QObject):
    """Runs the queue beside the window.

    Attributes
    ----------
    changed : Signal
        They have begun, or are to end.
    ended : Signal
        All have ended; whether one of them did so otherwise than it should.
    failed : Signal
        A `Failure`: they cannot be started.
    """

    changed = Signal()
    ended = Signal(bool)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._processes: Processes | None = None
        self.stopping = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def active(self) -> bool:
        """Whether entries are being run."""
        return self._processes is not None

    def start(self, waiting: int) -> None:
        """Run what waits: so many entries, as many at a time as this computer can bear."""
        if self.stopping or not waiting:
            return
        try:
            if self._processes is None:
                self._processes = Processes(paths.home())
            self._processes.start(min(waiting, sensible_workers()))
        except QannealError as error:
            self.failed.emit(failure_of(error))
        self._timer.start()
        self.changed.emit()

    def stop(self) -> None:
        """Save and end after the current step; asked again, without it."""
        if self._processes is not None:
            self._processes.stop(now=self.stopping)
            self.stopping = True
            self.changed.emit()

    def shut_down(self, milliseconds: int = 1500) -> bool:
        """Save and end now, for the window's own end; return whether that was done in time."""
        self._timer.stop()
        if self._processes is None:
            return True
        self._processes.stop(now=True)
        ended = self._processes.wait(milliseconds / 1000)
        if milliseconds:
            self._processes.close()
        return ended

    def _look(self) -> None:
        if self._processes is not None and not self._processes.running:
            failed = bool(self._processes.failed)
            self._processes.close()
            self._processes, self.stopping = None, False
            self._timer.stop()
            self.ended.emit(failed)
