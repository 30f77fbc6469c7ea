"""The first start: the page that offers ways to begin, and the tour that points at parts of the window."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from qanneal_gui import config, paths
from qanneal_gui.gui.common.jobs import Jobs
from qanneal_gui.gui.common.widgets import reason_of
from qanneal_gui.gui.run.header import Header
from qanneal_gui.gui.setup.form import RunForm
from qanneal_gui.gui.window.menus import Menus
from qanneal_gui.gui.window.rooms import Rooms
from qanneal_gui.gui.window.sides import Sides
from qanneal_gui.gui.window.status_line import StatusLine
from qanneal_gui.gui.window.workspace import Workspace
from qanneal_gui.support.wording import tr

if TYPE_CHECKING:
    from qanneal_gui.gui.welcome.page import WelcomePage
    from qanneal_gui.gui.welcome.tour import Stop, Tour

_BY_EVERY_START = {"logs"}


def is_first_start() -> bool:
    """Whether the home directory holds nothing yet but what every start leaves there."""
    return {entry.name for entry in paths.home().iterdir()} <= _BY_EVERY_START


class Welcoming(QObject):
    """Shows page and tour, and does what is chosen there.

    Parameters
    ----------
    window : QMainWindow
    menus : Menus
    jobs : Jobs
        For what may take its time.
    form : RunForm
    workspace, sides, header, rooms, status
        What the tour points at.

    Attributes
    ----------
    said : Signal
        What a choice means for the next run.
    moved : Signal
        A data set is where it was not before.
    page : WelcomePage or None
        Made when it is first shown.
    tour : Tour or None
        While it goes on.
    """

    said = Signal(str)
    moved = Signal()

    def __init__(
        self,
        window: QMainWindow,
        menus: Menus,
        jobs: Jobs,
        form: RunForm,
        workspace: Workspace,
        sides: Sides,
        header: Header,
        rooms: Rooms,
        status: StatusLine,
    ) -> None:
        super().__init__(window)
        self._window, self._menus, self._jobs, self._form = window, menus, jobs, form
        self._workspace, self._sides, self._header = workspace, sides, header
        self._rooms, self._status = rooms, status
        self.page: WelcomePage | None = None
        self.tour: Tour | None = None
        first = menus.help.actions()[0]
        for action in (
            menus.add(menus.help, tr("&Welcome"), self.show),
            menus.add(menus.help, tr("&Tour of the window"), self.show_around),
        ):
            menus.help.insertAction(first, action)
        menus.help.insertSeparator(first)

    def show(self) -> None:
        """Show the page in the place of the curves."""
        if self.page is None:
            from qanneal_gui.gui.welcome.page import WelcomePage  # most starts are not the first

            self.page = page = WelcomePage(self._jobs)
            page.demo.button.clicked.connect(self._on_demo)
            page.mnist.asked.connect(self._on_mnist)
            page.mnist.arrived.connect(self._on_arrived)
            page.token.button.clicked.connect(self._menus.connection.trigger)
            page.tour.button.clicked.connect(self.show_around)
            page.left.connect(self.leave)
        self._workspace.tabs.setCurrentIndex(0)
        self._workspace.cover(self.page)
        self.page.begin()

    def leave(self) -> None:
        """Show again what was there before."""
        self._workspace.cover(None)
        self._workspace.tabs.bar.setFocus()

    def show_around(self) -> None:
        """Begin the tour; what it changes of the window comes back at its end."""
        if self.tour is not None:
            return
        from qanneal_gui.gui.welcome.tour import Tour

        focus = QApplication.focusWidget()
        tabs, left, covered = self._workspace.tabs, self._sides.left, self._workspace.covered
        page, wanted = tabs.currentIndex(), left.wanted

        self._workspace.cover(None)
        running = self._workspace.curves_are_seen

        def bring_back() -> None:
            self.tour = None
            left.want(wanted=wanted)
            tabs.setCurrentIndex(page)
            # A run that has begun meanwhile stays in sight.
            if covered is not None and running == self._workspace.curves_are_seen:
                self._workspace.cover(covered)

        self.tour = Tour(self._window, self._stops(), focus)
        self.tour.ended.connect(bring_back)
        self.tour.begin()

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        if self.page is not None:
            self.page.recolor()

    def shut_down(self, milliseconds: int = 0) -> bool:
        """End what is pending, for the window's own end."""
        if self.tour is not None:
            self.tour.end()
        return self.page is None or self.page.shut_down(milliseconds)

    def _on_demo(self) -> None:
        start = self._menus.start
        self._form.show_config(config.preset("demo"), tr("preset Demo"))
        self.leave()
        if start.isEnabled():
            start.trigger()
        else:
            self.said.emit(reason_of(start))

    def _on_mnist(self) -> None:
        self._form.show_config(
            config.assemble(None, "demo", ["data.dataset=mnist"]), tr("the demo with MNIST")
        )
        self.leave()
        self.said.emit(tr("The form now shows the demo with MNIST; press Start (Ctrl+Return)."))

    def _on_arrived(self) -> None:
        self.said.emit(tr("MNIST is on this computer now."))
        self.moved.emit()

    def _stops(self) -> "Sequence[Stop]":
        from qanneal_gui.gui.welcome.tour import Stop

        header = self._header
        buttons = header.start_button, header.queue_button, header.pause_button, header.stop_button
        return (
            Stop(
                tr("What goes in"),
                tr(
                    "Data, network, sampler and budget of the next run. A preset fills in "
                    "all of them; point at a field to read what it does."
                ),
                self._settings,
            ),
            Stop(
                tr("Start, wait, stop"),
                tr(
                    "Start trains with these settings, Queue lets them wait for their turn. "
                    "Stop keeps every step that was made, and the run can be resumed."
                ),
                lambda: buttons,
            ),
            Stop(
                tr("What happens"),
                tr(
                    "Here the curves move while a run learns: loss, accuracy, symmetrised "
                    "KL, and beside them how well the sampler samples."
                ),
                lambda: self._turn_to(0),
            ),
            Stop(
                tr("What it costs"),
                tr(
                    "QPU time of the run, and of this month. Every run has a budget, this "
                    "computer has a monthly limit, and no submission goes beyond either."
                ),
                lambda: (header.qpu,),
            ),
            Stop(
                tr("Where it lives"),
                tr(
                    "The network on the chip: a qubit or two for each hidden unit, a long "
                    "chain for each output. It can be told as a story, and shown in a talk."
                ),
                lambda: self._turn_to(self._workspace.chip),
            ),
            Stop(
                tr("What is kept"),
                tr(
                    "All runs, with settings, steps and weights: find them, resume them, and "
                    "export a network for PyTorch, ONNX Runtime or NumPy."
                ),
                lambda: self._turn_to(self._rooms.runs()),
            ),
            Stop(
                tr("The paper's figures"),
                tr("Its experiments, and sweeps of your own: their cost is shown before they start."),
                lambda: self._turn_to(self._rooms.experiments()),
            ),
            Stop(
                tr("Where help is"),
                tr(
                    "What is going on is said down here, with a button where something can "
                    "be done about it. F1 opens the manual, ? lists all keys, and Ctrl+K "
                    "finds every command."
                ),
                lambda: (self._status,),
            ),
        )

    def _settings(self) -> Sequence[QWidget]:
        self._workspace.tabs.setCurrentIndex(0)
        self._sides.left.want(wanted=True)
        return (self._sides.column,)

    def _turn_to(self, page: QWidget | int) -> Sequence[QWidget]:
        tabs = self._workspace.tabs
        tabs.setCurrentIndex(page if isinstance(page, int) else tabs.indexOf(page))
        return (tabs,)
