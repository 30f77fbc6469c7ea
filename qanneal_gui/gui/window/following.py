"""A run that is shown while somebody else drives it: its curves move, and Pause and Stop reach it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from qanneal_gui.gui.common.jobs import Failure, Jobs, Newest
from qanneal_gui.gui.run.control import State
from qanneal_gui.gui.run.header import Header
from qanneal_gui.gui.window.run_display import RunDisplay

if TYPE_CHECKING:
    from qanneal_gui.gui.window.seen import Seen
    from qanneal_gui.runs.orders import Order

_LOOK_MS = 400
"""Between two looks into the run library."""


class Following(QObject):
    """Looks into the library for new steps of the run shown, and leaves orders there.

    Whoever drives the run may be another window, a terminal, an experiment or a worker of a cluster.

    Attributes
    ----------
    state_changed : Signal
        The `State` of the run that is followed.
    over : Signal
        The run's identifier: nobody drives it any more.
    failed : Signal
        A `Failure`: the run cannot be read, or takes no orders any more.
    """

    state_changed = Signal(object)
    over = Signal(str)
    failed = Signal(object)

    def __init__(self, display: RunDisplay, header: Header) -> None:
        super().__init__(display)
        self._display, self._header = display, header
        # Its own: neither a look nor an order may wait for an embedding.
        self._jobs = Jobs(self)
        self._looking = Newest(self._jobs, _LOOK_MS, self)
        self._state: State | None = None
        self._ordered: Order | None = None
        self.run = ""
        display.elsewhere.connect(self._follow)

    @property
    def active(self) -> bool:
        """Whether the run shown is driven elsewhere."""
        return bool(self.run)

    def pause(self) -> None:
        """Have the run pause after its current step, or go on."""
        paused = self._state in (State.PAUSED, State.PAUSING)
        self._order("continue" if paused else "pause")

    def stop(self) -> None:
        """Have the run end after its current step; the second time, now."""
        self._order("stop-now" if self._state is State.STOPPING else "stop")

    def stop_now(self) -> None:
        """Have the run end at once."""
        self._order("stop-now")

    def shut_down(self, milliseconds: int = 0) -> bool:
        """Look no more, for the window's own end; the run goes on."""
        self._looking.shut_down()
        return self._jobs.shut_down(milliseconds)

    def _follow(self, run: str) -> None:
        """Follow another run from now on; none if there is no name."""
        self._looking.cancel()
        self.run, self._state, self._ordered = run, None, None
        self._header.elsewhere = bool(run)
        if run:
            self._look()

    def _look(self) -> None:
        self._looking.submit(self._display.newer(), self._show, self._on_unread)

    def _show(self, seen: "Seen") -> None:
        if not seen.driven:
            run = self.run
            self._follow("")
            self.over.emit(run)
            return
        self._display.follow(seen)
        recorded = seen.record.state
        if (self._ordered, recorded) in (("pause", "paused"), ("continue", "running")):
            self._ordered = None
        self._tell(recorded)
        self._look()

    def _tell(self, recorded: str) -> None:
        meant = {
            "stop": State.STOPPING,
            "stop-now": State.ABORTING,
            "pause": State.PAUSING,
            "continue": State.RUNNING,
        }
        state = State.PAUSED if recorded == "paused" else State.RUNNING
        if self._ordered is not None:
            state = meant[self._ordered]
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)

    def _order(self, order: "Order") -> None:
        from qanneal_gui.runs import orders
        from qanneal_gui.runs.library import RunLibrary

        run = self.run
        self._ordered = order
        self._tell("")
        self._jobs.submit(lambda _: orders.give(RunLibrary(), run, order), None, self._on_not_given)

    def _on_not_given(self, failure: Failure) -> None:
        # It has ended meanwhile, as the next look will tell.
        if not failure.expected:
            self.failed.emit(failure)

    def _on_unread(self, failure: Failure) -> None:
        self._follow("")
        self.failed.emit(failure)
