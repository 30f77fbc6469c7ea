"""What is done to the form as a whole: filled with presets, and everything undone and done again."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow, QWidget

from qanneal_gui.config import RunConfig
from qanneal_gui.gui.setup.form import RunForm
from qanneal_gui.gui.setup.origin_line import OriginLine
from qanneal_gui.gui.setup.presets import Presets
from qanneal_gui.gui.window.edit_menu import EditMenu
from qanneal_gui.gui.window.workspace import Workspace


class FormTools(QObject):
    """Stands between the form and what fills it.

    Parameters
    ----------
    window : QMainWindow
    form : RunForm
    presets : Presets
    workspace : Workspace
    places : sequence of QWidget
        Where Ctrl+Z undoes what was done to the form, beside the curves.

    Attributes
    ----------
    said : Signal
        What was done, in words.
    """

    said = Signal(str)

    def __init__(
        self,
        window: QMainWindow,
        form: RunForm,
        presets: Presets,
        workspace: Workspace,
        *places: QWidget,
    ) -> None:
        super().__init__(window)
        self._form, self._tabs = form, workspace.tabs
        self.origin = OriginLine(form)
        presets.body.addWidget(self.origin)
        presets.chosen.connect(self._on_preset)
        self.edit = EditMenu(window, form, *places, self._tabs.bar, workspace.empty, workspace.curves)
        self.edit.said.connect(self.said)
        self._tabs.turned.connect(self._on_turned)

    def _on_preset(self, shown: RunConfig, title: str) -> None:
        kept = bool(self._form.changes)
        self._form.show_config(shown, title)
        way_back = " Ctrl+Z, or Undo, brings your changes back." if kept else ""
        self.said.emit(f"{title[:1].upper()}{title[1:]} applied.{way_back}")

    def _on_turned(self) -> None:
        self.edit.show_form(not self._tabs.wide)
