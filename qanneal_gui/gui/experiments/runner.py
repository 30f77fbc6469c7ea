"""One experiment at a time on its own thread; the window looks ten times a second."""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

from qanneal_gui.annealing.device import Connection, SubmissionControl
from qanneal_gui.experiments.definition import Experiment, Progress
from qanneal_gui.gui.common.jobs import Failure, failure_of

_LOOK_MS = 100


@dataclass(frozen=True, slots=True)
class ExperimentEnd:
    """An experiment came to its end.

    Attributes
    ----------
    stopped : bool
        Before everything was done, by the user.
    failure : Failure or None
    """

    stopped: bool
    failure: Failure | None = None


_Told = Progress | Connection | ExperimentEnd


class _ExperimentWorker(QObject):
    """Pulls the progress of one experiment; owns no widgets."""

    ended = Signal()

    def __init__(self, experiment: Experiment, buffer: "deque[_Told]") -> None:
        super().__init__()
        self._experiment, self._buffer = experiment, buffer
        self._stop = threading.Event()
        self._control = SubmissionControl(connection=buffer.append, ending=self._stop)

    @Slot()
    def run(self) -> None:
        """Drive the experiment to its end."""
        from qanneal_gui.experiments import kept
        from qanneal_gui.runs.library import RunLibrary

        failure = None
        try:
            # Closing saves what is done, as with a run.
            progress = kept.run(self._experiment, RunLibrary(), self._stop, self._control)
            with closing(cast("Any", progress)):
                self._pull(progress)
        except Exception as error:
            failure = failure_of(error)
        self._buffer.append(ExperimentEnd(self._stop.is_set(), failure))
        self.ended.emit()

    def _pull(self, progress: Iterator[Progress]) -> None:
        for one in progress:
            self._buffer.append(one)
            if self._stop.is_set():
                return

    def stop(self) -> None:
        """End soon; called from the window's thread."""
        self._stop.set()

    def stop_now(self) -> None:
        """End at once; called from the window's thread."""
        self._stop.set()
        self._control.stop.set()

    @property
    def stopping(self) -> bool:
        """Whether it is to end soon."""
        return self._stop.is_set()


class Runner(QObject):
    """Runs experiments.

    Attributes
    ----------
    progressed : Signal
        The newest `Progress` and the records since the last one.
    connected : Signal
        A `Connection`: how things stand with the QPU; None when that matters no more.
    ended : Signal
        `ExperimentEnd`; the thread has ended, too.
    """

    progressed = Signal(object, object)
    connected = Signal(object)
    ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._buffer: deque[_Told] = deque()
        self._end: ExperimentEnd | None = None
        self._worker: _ExperimentWorker | None = None
        self._thread: QThread | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._drain)

    @property
    def active(self) -> bool:
        """Whether an experiment is at work."""
        return self._worker is not None

    def start(self, experiment: Experiment) -> None:
        """Start an experiment; ignored while another one is active."""
        if self.active:
            return
        self._buffer, self._end = deque(), None
        self._worker = _ExperimentWorker(experiment, self._buffer)
        self._thread = QThread()
        self._thread.setObjectName("experiment")
        self._worker.moveToThread(self._thread)
        self._thread.started.connect(self._worker.run)
        self._worker.ended.connect(self._on_ended)
        self._thread.start()
        self._timer.start()

    def stop(self) -> None:
        """End the experiment after its current step; at the second time, now. What is done is kept."""
        if self._worker is None:
            return
        if self._worker.stopping:
            self._worker.stop_now()
        else:
            self._worker.stop()

    def shut_down(self, milliseconds: int = 1500) -> bool:
        """Stop, for the window's own end; return whether the thread ended in time."""
        if self._worker is not None:
            self._worker.stop_now()
        self._timer.stop()
        if self._thread is None:
            return True
        # The worker tells its end to this thread, which waits here: so the thread is told to quit now.
        self._thread.quit()
        return self._thread.wait(milliseconds)

    def _drain(self) -> None:
        newest: Progress | None = None
        connection: Connection | None = None
        records: list[dict[str, Any]] = []
        while self._buffer:
            item = self._buffer.popleft()
            if isinstance(item, ExperimentEnd):
                # The timer may find it before the worker's signal arrives, which tells of it.
                self._end = item
            elif isinstance(item, Connection):
                connection = item
            else:
                newest = item
                records += item.records
        if newest is not None:
            self.progressed.emit(newest, records)
        if connection is not None:
            self.connected.emit(connection)

    def _on_ended(self) -> None:
        if self._thread is not None:
            self._thread.quit()
            self._thread.wait()
        self._timer.stop()
        self._worker = self._thread = None
        self._drain()
        self.connected.emit(None)
        self.ended.emit(self._end or ExperimentEnd(stopped=True))
