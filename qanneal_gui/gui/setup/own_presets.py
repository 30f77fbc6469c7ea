"""The user's own presets: chosen, saved from the form, renamed and deleted."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from qanneal_gui import config
from qanneal_gui.config import RunConfig, own_presets
from qanneal_gui.config.own_presets import OwnPreset
from qanneal_gui.errors import ConfigError, QannealError
from qanneal_gui.gui.common.jobs import failure_of
from qanneal_gui.gui.common.widgets import label, tooltip
from qanneal_gui.gui.setup.field_menu import is_call
from qanneal_gui.gui.setup.preset_dialog import PresetDialog
from qanneal_gui.support.wording import tr

_COLUMNS = 3
_WIDEST = 104
"""Of the name on a button, in pixels."""


class OwnPresets(QWidget):
    """One button for each, below those that are shipped; its menu renames and deletes it.

    Parameters
    ----------
    shown : callable
        Returns the config of the form; None while it has none.

    Attributes
    ----------
    chosen : Signal
        The `RunConfig` of a preset, and what it is: "preset mine".
    said, failed : Signal
        What was done, and a `Failure`.
    """

    chosen = Signal(object, object)  # a str would lose what its text is in English
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, shown: Callable[[], RunConfig | None]) -> None:
        super().__init__()
        self._shown = shown
        self.buttons: dict[str, QPushButton] = {}
        self._configs: dict[str, RunConfig] = {}
        self._found: dict[str, OwnPreset] = {}
        self._deleted: OwnPreset | None = None
        self.menu: QMenu | None = None
        self.dialog: PresetDialog | None = None
        self.title = label(tr("Your own"), "small")
        self.skipped = label("", "small", wrap=True)
        self._grid = QGridLayout()
        self._grid.setSpacing(6)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self.undo_line = QWidget()
        self._undo_text = label("", "small", wrap=True)
        self.undo = QPushButton(tr("Undo"))
        self.undo.setProperty("word", True)
        self.undo.setAccessibleName(tr("Bring the deleted preset back"))
        self.undo.clicked.connect(self._on_undo)
        line = QHBoxLayout(self.undo_line)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._undo_text, 1)
        line.addWidget(self.undo)
        self.undo_line.hide()
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(0, 0, 0, 0)
        column_layout.setSpacing(6)
        column_layout.addWidget(self.title)
        column_layout.addLayout(self._grid)
        column_layout.addWidget(self.skipped)
        column_layout.addWidget(self.undo_line)
        self.read()

    def read(self) -> None:
        """Show the presets that there are now."""
        told: list[str] = []
        self._configs = {}
        found = own_presets.each(self._usable, told.append)
        self._found = {one.name: one for one in found}
        for button in self.buttons.values():
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}
        for index, one in enumerate(found):
            self.buttons[one.name] = self._button(one)
            self._grid.addWidget(self.buttons[one.name], index // _COLUMNS, index % _COLUMNS)
        self.title.setVisible(bool(found))
        self.skipped.setText("\n".join(told[:3]))
        self.skipped.setVisible(bool(told))
        self._settle()
        self.mark(self._shown())

    def mark(self, shown: RunConfig | None) -> None:
        """Mark the presets that are shown."""
        for name, button in self.buttons.items():
            button.setChecked(self._configs[name] == shown)

    def ask_and_save(self) -> None:
        """Ask for a name, and keep what the form shows under it."""
        if self._shown() is None:
            self.said.emit(tr("Correct the settings first: a preset holds settings that can be run."))
        else:
            self._ask(tr("Save settings as preset"), self._save)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QPushButton):
            name = next((name for name, button in self.buttons.items() if button is watched), "")
            if name and isinstance(event, QContextMenuEvent):
                self._open(name, event.globalPos())
                return True
            if name and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                if is_call(event):
                    self._open(name, watched.mapToGlobal(QPoint(8, watched.height())))
                    return True
                if event.key() == Qt.Key.Key_Delete:
                    self._delete(name)
                    return True
        return super().eventFilter(watched, event)

    def _usable(self, one: OwnPreset) -> None:
        if one.name.casefold() in config.PRESETS:  # terminals would take that one
            raise ConfigError(tr("a shipped preset has this name; rename the file."))
        self._configs[one.name] = config.parse(one.values)

    def _button(self, one: OwnPreset) -> QPushButton:
        button = QPushButton()
        short = button.fontMetrics().elidedText(one.name, Qt.TextElideMode.ElideRight, _WIDEST - 14)
        button.setText(short.replace("&", "&&"))
        button.setMaximumWidth(_WIDEST)
        button.setCheckable(True)
        button.setProperty("chip", True)
        told = f"{one.name}: {one.description}" if one.description else one.name
        button.setToolTip(tooltip(tr("{told}\nRight click to rename or delete", told=told)))
        button.setAccessibleName(tr("Own preset {one}", one=one.name))
        button.setAccessibleDescription(one.description)
        button.clicked.connect(partial(self._choose, one.name))
        button.installEventFilter(self)
        return button

    def _choose(self, name: str, _: bool = False) -> None:
        self.mark(self._shown())
        self.chosen.emit(self._configs[name], tr("preset {name}", name=name))

    def _open(self, name: str, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.destroyed.connect(self._forget_menu)
        update = menu.addAction(tr("&Update from the form"), partial(self._update, name))
        update.setEnabled(self._shown() not in (None, self._configs[name]))
        menu.addAction(tr("&Rename…"), partial(self._ask_new_name, name))
        menu.addAction(tr("&Delete"), partial(self._delete, name))
        self.menu = menu
        menu.popup(place)

    def _forget_menu(self) -> None:
        self.menu = None

    def _ask(
        self, title: str, save: Callable[[str, str], object], name: str = "", description: str = ""
    ) -> None:
        self.dialog = PresetDialog(self.window(), title, save, name, description)
        self.dialog.destroyed.connect(self._forget_dialog)
        self.dialog.show()

    def _forget_dialog(self) -> None:
        self.dialog = None

    def _ask_new_name(self, name: str) -> None:
        one = self._found[name]
        self._ask(tr("Rename preset"), partial(self._rename, name), name, one.description)

    def _save(self, name: str, description: str) -> None:
        shown = self._shown()
        if shown is not None:
            self._write(name, own_presets.with_description(config.dumps(shown), description))
            self.said.emit(
                tr(
                    "Saved the preset {name}; in a terminal: qanneal train --preset {name2}",
                    name=name,
                    name2=_quoted(name),
                )
            )

    def _update(self, name: str) -> None:
        one, shown = self._found[name], self._shown()
        if shown is not None:
            self._deleted = one
            self._write(name, own_presets.with_description(config.dumps(shown), one.description))
            self._settle(tr("Updated {name}.", name=name))

    def _rename(self, before: str, name: str, description: str) -> None:
        settings = own_presets.without_description(self._found[before].text)
        if self._write(name, own_presets.with_description(settings, description)) and name != before:
            self._remove(before)

    def _delete(self, name: str) -> None:
        one = self._found[name]
        if self._remove(name):
            self._deleted = one
            self._settle(tr("Deleted {name}.", name=name))

    def _on_undo(self) -> None:
        if (one := self._deleted) is not None:
            self._deleted = None
            self._write(one.name, one.text)

    def _write(self, name: str, text: str) -> bool:
        return self._try(partial(own_presets.write, name, text))

    def _remove(self, name: str) -> bool:
        return self._try(partial(own_presets.remove, name))

    def _try(self, what: Callable[[], object]) -> bool:
        try:
            what()
        except QannealError as error:
            self.failed.emit(failure_of(error))
            return False
        self.read()
        return True

    def _settle(self, undone: str = "") -> None:
        """Show the line with Undo, and nothing at all where there is nothing."""
        self._undo_text.setText(undone)
        self.undo_line.setVisible(bool(undone))
        self.setVisible(bool(self.buttons or self.skipped.text() or undone))


def _quoted(name: str) -> str:
    return name if name.replace("-", "").replace("_", "").replace(".", "").isalnum() else f'"{name}"'
