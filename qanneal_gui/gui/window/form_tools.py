"""What is done to the form as a whole: filled with presets, and everything undone and done again."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow, QPushButton

from qanneal_gui.config import RunConfig
from qanneal_gui.gui.setup.form import RunForm
from qanneal_gui.gui.setup.origin_line import OriginLine
from qanneal_gui.gui.setup.own_presets import OwnPresets
from qanneal_gui.gui.setup.presets import Presets
from qanneal_gui.gui.window.edit_menu import EditMenu
from qanneal_gui.gui.window.workspace import Workspace
from qanneal_gui.support.wording import tr


class FormTools(QObject):
    """Stands between the form and what fills it.

    Parameters
    ----------
    window : QMainWindow
    form : RunForm
    presets : Presets
    workspace : Workspace

    Attributes
    ----------
    said, failed : Signal
        What was done, in words, and a `Failure`.
    """

    said = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        window: QMainWindow,
        form: RunForm,
        presets: Presets,
        workspace: Workspace,
    ) -> None:
        super().__init__(window)
        self._form, self._tabs = form, workspace.tabs
        self.origin = OriginLine(form)
        self.own_presets = OwnPresets(form.config)
        presets.body.addWidget(self.own_presets)
        presets.body.addWidget(self.origin)
        self.save_preset = QPushButton(tr("Save…"))
        self.save_preset.setProperty("word", True)
        self.save_preset.setAccessibleName(tr("Save settings as preset"))
        self.save_preset.setToolTip(tr("Keep these settings as a preset of your own"))
        self.save_preset.clicked.connect(self.own_presets.ask_and_save)
        presets.title_row.addWidget(self.save_preset)
        self.own_presets.chosen.connect(self._on_preset)
        self.own_presets.said.connect(self.said)
        self.own_presets.failed.connect(self.failed)
        form.changed.connect(self._on_form)
        presets.chosen.connect(self._on_preset)
        self.edit = EditMenu(window, form)
        self.edit.said.connect(self.said)
        self._tabs.turned.connect(self._on_turned)

    def _on_preset(self, shown: RunConfig, title: str) -> None:
        kept = bool(self._form.changes)
        self._form.show_config(shown, title)
        way_back = tr(" Ctrl+Z, or Undo, brings your changes back.") if kept else ""
        self.said.emit(
            tr(
                "{upper}{title} applied.{way_back}",
                upper=title[:1].upper(),
                title=title[1:],
                way_back=way_back,
            )
        )

    def _on_form(self) -> None:
        self.own_presets.mark(self._form.config())

    def _on_turned(self) -> None:
        self.edit.show_form(not self._tabs.wide)
