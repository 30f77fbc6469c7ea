"""A run on a thread of its own: events into a buffer, orders by flags that are looked at each step."""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from qanneal_gui.config import BudgetConfig, RunConfig
from qanneal_gui.errors import CancelledError
from qanneal_gui.gui.common.jobs import Failure, failure_of
from qanneal_gui.support.progress import ReportProgress
from qanneal_gui.support.wording import tr


@dataclass(frozen=True, slots=True)
class Note:
    """What the run is doing just now; `paused` if it waits for the user to continue it."""

    sentence: str
    fraction: float | None
    paused: bool = False


if TYPE_CHECKING:
    from qanneal_gui.annealing.device import Connection
    from qanneal_gui.runs.orders import Order
    from qanneal_gui.training.events import Event, RunFinished

    Item = Event | Note | Connection | Failure
    Buffer = deque[Item]


class Drivable(Protocol):
    """What a worker needs of a training session."""

    name: str
    notes: str
    outcome: "RunFinished | None"
    connection: "Callable[[Connection], None]"
    heard: "Callable[[Order], None]"

    def events(self) -> "Iterator[Event]":
        """Yield the run's events; closing the generator saves the run as stopped."""
        ...

    def pause(self) -> None:
        """Record that the run is paused."""
        ...

    def resume(self) -> None:
        """Record that the run goes on."""
        ...

    def release(self) -> None:
        """End a pause that others wanted; from any thread."""
        ...

    def raise_limits(self, budget: BudgetConfig) -> None:
        """Hold the run to another budget from the next submission on; from any thread."""
        ...

    def pay_again(self) -> None:
        """Agree that what cannot be read is sent, and paid for, again; from any thread."""
        ...

    def change_solver(self) -> None:
        """Agree to the solver that a pause has offered; from any thread."""
        ...


@dataclass(frozen=True, slots=True)
class Orders:
    """How a run is told to end: flags that are looked at, never queued slots.

    Attributes
    ----------
    stop, abort : threading.Event
        After the current step; now. Whoever sets ``abort`` sets ``stop`` before.
    """

    stop: threading.Event = field(default_factory=threading.Event)
    abort: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True, slots=True)
class Resumption:
    """A recorded run that is to go on.

    Attributes
    ----------
    run : str
        Its identifier.
    steps : int
        How many steps it shall have in all.
    budget : BudgetConfig or None
        The limits for the whole run; None for those it was started with.
    """

    run: str
    steps: int
    budget: BudgetConfig | None = None


OpenSession = Callable[[RunConfig | Resumption, ReportProgress, Orders], Drivable]


def open_session(wanted: RunConfig | Resumption, notify: ReportProgress, orders: Orders) -> Drivable:
    """Open a training session that is recorded in the run library.

    The imports are made here, on the worker's thread: Ocean takes its time, and the window is to be
    there first.
    """
    notify(tr("Loading the samplers"), None)
    from qanneal_gui.runs.library import RunLibrary
    from qanneal_gui.training.session import Session

    told: dict[str, Any] = {"notify": notify, "stop": orders.stop, "abort": orders.abort}
    if isinstance(wanted, Resumption):
        return Session.resuming(wanted.run, RunLibrary(), wanted.steps, wanted.budget, **told)
    return Session(wanted, RunLibrary(), notify, orders.stop, orders.abort)


class RunWorker(QObject):
    """Pulls the events of one run; lives on its own thread and owns no widgets.

    Attributes
    ----------
    ended : Signal
        After the last item was put into the buffer.
    """

    ended = Signal()

    def __init__(
        self,
        wanted: RunConfig | Resumption,
        opener: OpenSession,
        buffer: "Buffer",
        name: str = "",
        notes: str = "",
    ) -> None:
        super().__init__()
        self._name, self._notes = name, notes
        self._wanted = wanted
        self._open = opener
        self._buffer = buffer
        self._orders = Orders()
        self._go_on = threading.Event()
        self._go_on.set()
        self._session: Drivable | None = None
        self._pays_again = False
        self._paused_by_order = False

    @Slot()
    def run(self) -> None:
        """Drive the run to its end."""
        try:
            self._drive()
        except CancelledError as error:
            # Stopped before the run had begun: nothing failed, and nothing was recorded.
            self._buffer.append(Note(str(error), None))
        except Exception as error:
            self._buffer.append(failure_of(error))
        finally:
            self.ended.emit()

    # The orders below are called from the window's thread: flags only, never queued slots, because
    # this thread's event loop is busy with the run.

    def stop(self) -> None:
        """End after the current step."""
        self._orders.stop.set()
        self._go_on.set()

    def stop_now(self) -> None:
        """End at the last finished step; a submission under way is cancelled, and may still be billed."""
        self._orders.stop.set()
        self._orders.abort.set()
        self._go_on.set()

    def pause(self) -> None:
        """Do not ask for the next step; a run that is to end does not wait any more."""
        if not self._orders.stop.is_set():
            self._go_on.clear()

    def resume(self, budget: BudgetConfig | None = None) -> None:
        """Ask for the next step again, under another budget if one is given.

        Where the run is on hold because an answer cannot be read, this is the agreement to pay again.
        """
        if budget is not None and self._session is not None:
            self._session.raise_limits(budget)
        if self._pays_again and self._session is not None:
            self._session.pay_again()
        if self._paused_by_order and self._session is not None:
            self._session.release()
        self._go_on.set()

    def change_solver(self) -> None:
        """Go on with the solver that was offered when the run's own went offline."""
        if self._session is not None:
            self._session.change_solver()
        self._go_on.set()

    def _drive(self) -> None:
        from qanneal_gui.training.events import RunFinished, RunPaused

        self._session = session = self._open(self._wanted, self._notify, self._orders)
        session.name, session.notes = self._name, self._notes
        session.connection = self._buffer.append
        session.heard = self._on_order
        from qanneal_gui.runs.library import RunLibrary
        from qanneal_gui.training.telling import told

        # A user is asked here whether to try again.
        events = told(session, RunLibrary(), retries=False)
        try:
            for event in events:
                if not isinstance(event, RunFinished):
                    self._buffer.append(event)
                if isinstance(event, RunPaused):
                    self._pays_again = event.cause == "pay-again"
                    self._paused_by_order = event.cause == "order"
                    # The session has recorded the pause; asking for the next event tries again.
                    if not (self._paused_by_order or self._orders.stop.is_set()):
                        self._go_on.clear()
                        self._go_on.wait()
                elif not self._go_on.is_set():
                    self._hold(session)
                if self._orders.stop.is_set():
                    break
        except CancelledError:
            session.outcome = None
            raise
        finally:
            events.close()
            if session.outcome is not None:
                self._buffer.append(session.outcome)

    def _hold(self, session: Drivable) -> None:
        session.pause()
        self._buffer.append(Note(tr("Paused"), None, paused=True))
        self._go_on.wait()
        if not self._orders.stop.is_set():
            session.resume()

    def _on_order(self, order: "Order") -> None:
        """Let a run that waits here hear what others want of it; from the session's own thread."""
        if order != "pause":
            self._go_on.set()

    def _notify(self, sentence: str, fraction: float | None) -> None:
        self._buffer.append(Note(sentence, fraction))
