"""The D-Wave connection of the window: its dialog, and what is chosen there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow

from qanneal_gui.gui.setup.form import RunForm
from qanneal_gui.support.wording import tr

if TYPE_CHECKING:
    from qanneal_gui.gui.dwave.connection import ConnectionDialog


class Connecting(QObject):
    """Shows the dialog beside the window, and takes a solver over into the form.

    Attributes
    ----------
    said : Signal
        What a choice means for the next run.
    failed : Signal
        A `Failure` that nobody foresaw.
    place_changed : Signal
        The `Place` that is in force now.
    dialog : ConnectionDialog or None
        Made when it is first asked for.
    """

    said = Signal(str)
    failed = Signal(object)
    place_changed = Signal(object)

    def __init__(self, window: QMainWindow, form: RunForm) -> None:
        super().__init__(window)
        self._window, self._form = window, form
        self.dialog: ConnectionDialog | None = None

    def show(self) -> None:
        """Show the dialog."""
        if self.dialog is None:
            from qanneal_gui.gui.dwave.connection import ConnectionDialog  # brings the QPU's modules along

            self.dialog = ConnectionDialog(self._window)
            self.dialog.solver_chosen.connect(self._on_solver)
            self.dialog.place_changed.connect(self.place_changed)
            self.dialog.jobs.unexpected.connect(self.failed)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def shut_down(self, milliseconds: int = 1500) -> bool:
        """End what the dialog is doing; return whether it ended in time."""
        return self.dialog is None or self.dialog.shut_down(milliseconds)

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        if self.dialog is not None:
            self.dialog.recolor()

    def _on_solver(self, name: str) -> None:
        self._form.enter("sampler.solver", name)
        wanted = self._form.config()
        if wanted is None or wanted.billed:
            self.said.emit(tr("Runs now use the solver {name}.", name=name))
        else:
            self.said.emit(tr("Solver {name} is set; choose the sampler D-Wave QPU to use it.", name=name))
