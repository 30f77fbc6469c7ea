"""Starting, pausing and stopping a run from the window, and hearing from it."""

import logging
import time
from collections import deque
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, QTimer, Signal

from qanneal_gui.config import BudgetConfig, RunConfig
from qanneal_gui.gui.common.jobs import Failure
from qanneal_gui.gui.run.worker import Note, OpenSession, Resumption, RunWorker, open_session
from qanneal_gui.support.wording import tr

if TYPE_CHECKING:
    from qanneal_gui.annealing.device import Connection
    from qanneal_gui.gui.run.worker import Buffer
    from qanneal_gui.runs.records import RunRecord
    from qanneal_gui.training.events import RunFinished, RunPaused, RunStarted, StepEvent, Trouble

_log = logging.getLogger(__name__)

FRAMES_PER_SECOND = 10


class State(Enum):
    """What a run is doing, in the words the window shows."""

    READY = tr("Ready")
    STARTING = tr("Starting")
    RUNNING = tr("Running")
    PAUSING = tr("Pausing")
    PAUSED = tr("Paused")
    STOPPING = tr("Stopping")
    ABORTING = tr("Stopping now")
    FINISHED = tr("Finished")
    UNLEARNED = tr("Finished, did not learn")
    STOPPED = tr("Stopped")
    HELD = tr("On hold")
    LEFT = tr("Paused and saved")
    FAILED = tr("Failed")
    INTERRUPTED = tr("Interrupted")

    @property
    def active(self) -> bool:
        """Whether a worker is at work (or waits to go on)."""
        return self in _ACTIVE

    @property
    def waits(self) -> bool:
        """Whether a worker waits to go on."""
        return self in (State.PAUSED, State.HELD)

    @property
    def trains(self) -> bool:
        """Whether a worker is at work."""
        return self.active and not self.waits

    @property
    def done(self) -> bool:
        """Whether all steps were done."""
        return self in (State.FINISHED, State.UNLEARNED)

    @property
    def ending(self) -> bool:
        """Whether it was told to end."""
        return self in (State.STOPPING, State.ABORTING)


_ACTIVE = {
    State.STARTING,
    State.RUNNING,
    State.PAUSING,
    State.PAUSED,
    State.HELD,
    State.STOPPING,
    State.ABORTING,
}
_ENDS = {"finished": State.FINISHED, "stopped": State.STOPPED, "paused": State.LEFT, "failed": State.FAILED}


def ended_state(state: str, message: str) -> State:
    """Return the state in which a run has ended that the run library says this of."""
    from qanneal_gui.runs.records import has_not_learned

    return State.UNLEARNED if has_not_learned(state, message) else _ENDS.get(state, State.STOPPED)


def recorded_state(record: "RunRecord") -> State:
    """Return the state in which the run library has a run."""
    if record.state == "interrupted":
        return State.INTERRUPTED
    return State.READY if record.state == "running" else ended_state(record.state, record.message)


class RunControl(QObject):
    """One run at a time: its thread, its buffer, and the timer that drains it.

    Attributes
    ----------
    state_changed, started, stepped, noted, watched, connected, held, ended, failed : Signal
        The state; the `RunStarted`; a list of new `StepEvent`; a `Note`; a `Trouble`; a `Connection`; the
        `RunPaused` of a run that cannot go on for now; the `RunFinished`; a `Failure`. All on the window's
        thread, at most 10 times a second.
    idle : Signal
        The worker's thread has ended.
    """

    state_changed = Signal(object)
    started = Signal(object)
    stepped = Signal(object)
    noted = Signal(object)
    watched = Signal(object)
    connected = Signal(object)
    held = Signal(object)
    ended = Signal(object)
    failed = Signal(object)
    idle = Signal()

    def __init__(self, opener: OpenSession = open_session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opener = opener
        self._buffer: Buffer = deque()
        self._worker: RunWorker | None = None
        self._thread: QThread | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(1000 // FRAMES_PER_SECOND)
        self._timer.timeout.connect(self._drain)
        self.state = State.READY
        self._begun = False
        self.slowest_frame = 0.0

    def start(self, wanted: RunConfig | Resumption, name: str = "", notes: str = "") -> None:
        """Start a run, with a name and notes, or take one up again; ignored until another has ended."""
        if self._thread is not None:
            return
        self._buffer = deque()
        self._begun = False
        self._worker = RunWorker(wanted, self._opener, self._buffer, name, notes)
        self._thread = QThread()
        self._thread.setObjectName("run")
        self._worker.moveToThread(self._thread)
        self._thread.started.connect(self._worker.run)
        self._worker.ended.connect(self._on_ended)
        self._set(State.STARTING)
        self._thread.start()
        self._timer.start()

    def pause(self, budget: BudgetConfig | None = None) -> None:
        """Pause after the current step, or go on; a run on hold goes on under a new budget."""
        if self._worker is None:
            return
        if self.state in (State.RUNNING, State.STARTING):
            self._worker.pause()
            self._set(State.PAUSING)
        elif self.state in (State.PAUSED, State.PAUSING, State.HELD):
            self._worker.resume(budget)
            self._set(State.RUNNING if self._begun else State.STARTING)

    def change_solver(self) -> None:
        """Let a run on hold go on with the solver that it was offered."""
        if self._worker is not None and self.state is State.HELD:
            self._worker.change_solver()
            self._set(State.RUNNING if self._begun else State.STARTING)

    def stop(self) -> None:
        """Stop after the current step, saved; a run that is stopping already stops now."""
        if self.state is State.STOPPING:
            self.stop_now()
        elif self._worker is not None and self.state.active and not self.state.ending:
            self._worker.stop()
            self._set(State.STOPPING)

    def stop_now(self) -> None:
        """Stop without the current step, saved; a submission under way is cancelled."""
        if self._worker is not None and self.state.active and self.state is not State.ABORTING:
            self._worker.stop_now()
            self._set(State.ABORTING)

    def shut_down(self, milliseconds: int = 1500) -> bool:
        """Stop now and listen no more, for the window's own end; return whether the thread ended in time."""
        self._timer.stop()
        if self._worker is None or self._thread is None:
            return True
        self._worker.stop_now()
        # The worker tells its end to this thread, which waits here: so the thread is told to quit now.
        self._thread.quit()
        return self._thread.wait(milliseconds)

    def _set(self, state: State) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit(state)

    def _drain(self) -> None:
        from qanneal_gui.training.events import StepEvent

        begin = time.perf_counter()
        steps: list[StepEvent] = []
        note: Note | None = None
        buffer = self._buffer
        while buffer:
            item = buffer.popleft()
            if isinstance(item, StepEvent):
                steps.append(item)
            elif isinstance(item, Note):
                note = item
            else:
                self._flush(steps)
                # What the run was doing before is no news any more.
                steps, note = [], None
                self._turn(item)
        self._flush(steps)
        if note is not None:
            if note.paused and self.state is State.PAUSING:
                self._set(State.PAUSED)
            self.noted.emit(note)
        self.slowest_frame = max(self.slowest_frame, time.perf_counter() - begin)

    def _flush(self, steps: "list[StepEvent]") -> None:
        if steps:
            if self.state.waits:  # others have let it go on
                self._set(State.RUNNING)
            self.stepped.emit(steps)

    def _turn(self, item: "RunStarted | RunPaused | RunFinished | Failure | Trouble | Connection") -> None:
        """Take what changes the state of the run, or what is thought of it."""
        from qanneal_gui.annealing.device import Connection
        from qanneal_gui.training.events import RunFinished, RunPaused, RunStarted, Trouble

        match item:
            case Trouble():
                self.watched.emit(item)
            case Connection():
                self.connected.emit(item)
            case RunStarted():
                self._begun = True
                if self.state is State.STARTING:
                    self._set(State.RUNNING)
                self.started.emit(item)
            case RunPaused():
                if not self.state.ending:
                    self._set(State.HELD)
                self.held.emit(item)
            case RunFinished():
                self._set(ended_state(item.state, item.message))
                self.ended.emit(item)
            case Failure():
                self._set(State.FAILED)
                self.failed.emit(item)

    def _on_ended(self) -> None:
        thread = self._thread
        if thread is not None:
            thread.quit()
            thread.wait()
        self._drain()
        self._timer.stop()
        self._worker = None
        self._thread = None
        if self.state.active:
            # The session ended without an outcome: it was stopped before it had begun.
            self._set(State.STOPPED)
        self.idle.emit()
