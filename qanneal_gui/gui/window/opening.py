"""Opening recorded runs: their curves, and the offer to resume or extend them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from qanneal_gui.errors import QannealError
from qanneal_gui.gui.common.jobs import Failure, Jobs, Newest, failure_of
from qanneal_gui.gui.run.control import RunControl
from qanneal_gui.gui.run.resume_bar import ResumeBar
from qanneal_gui.gui.window.detail import Detail
from qanneal_gui.gui.window.earlier_troubles import EarlierTroubles
from qanneal_gui.gui.window.run_display import RunDisplay
from qanneal_gui.gui.window.workspace import Workspace
from qanneal_gui.support.wording import tr

if TYPE_CHECKING:
    from qanneal_gui.gui.window.seen import Seen


class Opening(QObject):
    """Reads recorded runs off the window's thread, and shows them; not while another run is active.

    Parameters
    ----------
    jobs : Jobs
    control : RunControl
    display : RunDisplay
    workspace : Workspace
    resume_bar : ResumeBar
    smoothing : callable
        Returns the smoothing of curves in force.

    Attributes
    ----------
    said : Signal
        Why a run is not opened, in words.
    failed : Signal
        A `Failure`: a run that cannot be read or shown.
    """

    said = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        jobs: Jobs,
        control: RunControl,
        display: RunDisplay,
        workspace: Workspace,
        resume_bar: ResumeBar,
        smoothing: Callable[[], str],
    ) -> None:
        super().__init__(display)
        self._reading = Newest(jobs, parent=self)
        self._control, self._display = control, display
        self._workspace, self._resume_bar = workspace, resume_bar
        self._painting = QTimer(self, singleShot=True, interval=0)
        self._painting.timeout.connect(self._paint)
        self._smoothing = smoothing
        self._detail = Detail(jobs, display, workspace)
        self._earlier = EarlierTroubles(jobs, display)

    def show_run(self, run: str) -> None:
        """Show the curves of a recorded run."""
        self._read(run, self._show)

    def show_again(self, run: str) -> None:
        """Show a run that is shown as it is now, whichever page the user is on."""
        if not self._control.state.active:
            self._prepare(run, self._show)

    def offer_run(self, run: str) -> None:
        """Show a recorded run, and ask how many steps it shall have in all."""
        self._read(run, self._offer)

    def shut_down(self, milliseconds: int = 0) -> bool:
        """End what is pending."""
        self._detail.shut_down()
        self._earlier.shut_down()
        return self._reading.shut_down(milliseconds)

    def _read(self, run: str, then: "Callable[[Seen], None]") -> None:
        if self._control.state.active and run != self._display.run:
            self.said.emit(tr("A run is active; other runs can be opened when it has ended."))
            return
        self._workspace.tabs.setCurrentIndex(0)
        if not self._control.state.active:
            self._prepare(run, then)

    def _prepare(self, run: str, then: "Callable[[Seen], None]") -> None:
        """Read a run, once that can be done quickly; what a user asks for meanwhile comes between."""
        from qanneal_gui.gui.window.seen import ready

        def go_on(done: float | None) -> None:
            from qanneal_gui.gui.window.seen import whole

            if self._control.state.active:
                return
            if done is None:
                self._reading.submit(whole(run, self._smoothing()), then, self._on_unread)
                return
            self._prepare(run, then)
            self.said.emit(tr("Preparing the curves of this long run, once: {done:.0%}.", done=done))

        self._reading.submit(ready(run), go_on, self._on_unread)

    def _show(self, recorded: "Seen") -> None:
        if not self._control.state.active:
            # Painted in a turn of its own: together with what is changed it would hold up the window.
            self._workspace.window().setUpdatesEnabled(False)
            self._painting.start()
            try:
                self._display.show_recorded(recorded, self._smoothing())
            except QannealError as error:
                self.failed.emit(failure_of(error))
            else:
                self._earlier.look(recorded.record)

    def _paint(self) -> None:
        self._workspace.window().setUpdatesEnabled(True)

    def _offer(self, recorded: "Seen") -> None:
        self._show(recorded)
        if self._display.run == recorded.record.id and not self._resume_bar.take_focus():
            self.said.emit(tr("This run is active elsewhere; it can be resumed once it has ended there."))

    def _on_unread(self, failure: Failure) -> None:
        if failure.expected:  # the others are shown anyway
            self.failed.emit(failure)
