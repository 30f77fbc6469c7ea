"""Editor for other settings of a run, named as the form names them."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QCompleter
from typing_extensions import override

from qanneal_gui.gui.common import overrides, theme
from qanneal_gui.gui.common.fields import Spec
from qanneal_gui.gui.setup.editors import TextEditor


class SettingsEditor(TextEditor):
    """Settings with their values, separated by commas: "Learning rate = 0.01, Steps = 40".

    Attributes
    ----------
    completer : QCompleter
        Offers the names of settings, and the words that they take.
    """

    def __init__(self, spec: Spec) -> None:
        super().__init__(spec)
        self.completer = _LastOne(self)
        self.line.setCompleter(self.completer)
        self.completer.activated.connect(self._on_completed)
        self.completer.highlighted.connect(self._on_completed)

    @override
    def value(self) -> Any:
        return overrides.read(self.line.text())

    @override
    def set_value(self, value: Any) -> None:
        self.line.setText(overrides.all_in_words(value))
        self.line.setCursorPosition(0)

    def _on_completed(self, text: str) -> None:
        # The line takes it without a word, and maybe after this.
        self.line.setText(text)
        self.edited.emit()


class _LastOne(QCompleter):
    """Completes the last of several settings."""

    def __init__(self, parent: SettingsEditor) -> None:
        super().__init__(overrides.offered(), parent)
        self._before = ""
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        # The line is narrow, and an entry is to be read whole.
        shown = self.popup()
        assert shown is not None
        longest = max(map(shown.fontMetrics().horizontalAdvance, overrides.offered()))
        shown.setMinimumWidth(longest + shown.verticalScrollBar().sizeHint().width() + 2 * theme.GRID)

    @override
    def splitPath(self, path: str) -> list[str]:
        before, comma, last = path.rpartition(",")
        self._before = f"{before}{comma} " if comma else ""
        return [last.lstrip()]

    @override
    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return self._before + super().pathFromIndex(index)
