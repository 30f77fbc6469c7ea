"""One field of a form: its label, its editor, its menu, and the sentence that says what would be right."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from qanneal_gui.gui.common import fields, theme
from qanneal_gui.gui.common.explained import explain
from qanneal_gui.gui.common.fields import Spec
from qanneal_gui.gui.common.widgets import Sign, label, when_styled
from qanneal_gui.gui.setup.classes_editor import ClassesEditor
from qanneal_gui.gui.setup.data_editor import DatasetEditor
from qanneal_gui.gui.setup.editors import (
    ChoiceEditor,
    ChoicesEditor,
    Editor,
    FlagEditor,
    IntervalEditor,
    NumberEditor,
    NumbersEditor,
    SuggestionEditor,
    TextEditor,
    WordsEditor,
)
from qanneal_gui.gui.setup.field_menu import FieldMenu
from qanneal_gui.gui.setup.marks import WIDTH, Mark
from qanneal_gui.gui.setup.pickers import FileEditor, SolverEditor
from qanneal_gui.gui.setup.settings_editor import SettingsEditor
from qanneal_gui.support.wording import decimal_sign, tr

_LABEL = 142
"""Pixels beyond which a label wraps, where type has its usual size."""

_EDITORS: dict[str, type[Editor]] = {
    "int": NumberEditor,
    "float": NumberEditor,
    "choice": ChoiceEditor,
    "choices": ChoicesEditor,
    "flag": FlagEditor,
    "interval": IntervalEditor,
    "numbers": NumbersEditor,
    "words": WordsEditor,
    "classes": ClassesEditor,
    "dataset": DatasetEditor,
    "topology": SuggestionEditor,
    "file": FileEditor,
    "solver": SolverEditor,
    "settings": SettingsEditor,
    "text": TextEditor,
}


class FieldRow:
    """A field's label, its editor, and the sentence that says what would be right."""

    def __init__(self, spec: Spec, below: QGridLayout) -> None:
        self.spec = spec
        self.editor = _EDITORS[spec.kind](spec)
        self.editor.describe()
        self.label = label(spec.title, "quiet")
        if self.label.sizeHint().width() > theme.scaled(_LABEL):
            self.label.setWordWrap(True)
            self.label.setMaximumWidth(theme.scaled(_LABEL))
        self.label.setToolTip(spec.help)
        self.label.setBuddy(self.editor)
        for part in (self.label, self.editor):
            explain(part, spec.title, spec.help, f"settings#{spec.key}")
        self.menu = FieldMenu([self.label, *self.editor.inputs()])
        self.sign = Sign()
        self.sign.hide()
        row = below.rowCount()
        below.addWidget(self.label, row, 0)
        below.addWidget(self.editor, row, 1)
        if isinstance(self.editor, ClassesEditor):
            # The editor is high, and its line the uppermost part of it.
            line = self.editor.line
            when_styled(line, lambda: self.label.setFixedHeight(line.sizeHint().height()))
            below.setAlignment(self.label, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self.sign, row + 1, 0, 1, 2)
        self.good: Any = spec.default
        self.shown = True
        self.mark: Mark | None = None
        self._reset: Callable[[], object] | None = None
        self._place = (below, row)
        self._cover: QWidget | None = None

    def offer_reset(self, reset: Callable[[], object]) -> None:
        """Keep a place before the name, in the margin that the group leaves there, for a mark that resets."""
        self._reset = reset
        self.label.setContentsMargins(WIDTH, 0, 0, 0)

    def show_origin(self, told: str) -> None:
        """Mark the field with what it was filled with ("Preset Stable: 1000"); empty if it still is."""
        if told and self.mark is None:
            self.mark = self._make_mark()
        if self.mark is not None:
            self.mark.show_origin(told)

    @property
    def lines(self) -> list[QLineEdit]:
        """The lines in which is typed."""
        return [line for line in map(line_of, self.editor.inputs()) if line is not None]

    def read(self) -> tuple[Any, str]:
        """Return the value and no sentence, or the last good value and what is wrong with the entry."""
        try:
            value = self.editor.value()
        except ValueError:
            told = fields.wanted(self.spec)
            if (
                decimal_sign() == "."
                and self.spec.kind == "float"
                and any("," in line.text() for line in self.lines)
            ):
                told = tr("{told}; write decimals with a point, as in 0.5.", told=told[:-1])
            return self.good, told
        sentence = fields.complaint(self.spec, value)
        if not sentence:
            self.good = value
        return self.good, sentence

    @property
    def unusable(self) -> bool:
        """Whether what is entered by itself can be no value of the field."""
        return bool(self.read()[1])

    def write(self, value: Any) -> None:
        """Show a value that is known to be good."""
        self.good = value
        self.editor.set_value(value)
        self.complain("")

    def complain(self, sentence: str) -> None:
        """Put a sentence below the field, or take it away."""
        self.editor.mark(bool(sentence))
        self.sign.show_sentence(sentence, "error")
        self.sign.setVisible(bool(sentence) and self.shown)

    def show(self, shown: bool) -> None:
        """Show or hide the row; a hidden field gives up an entry that was wrong."""
        if self.shown and not shown:
            self.write(self.good)
        self.shown = shown
        self.label.setVisible(shown)
        self.editor.setVisible(shown and self._cover is None)
        if self._cover is not None:
            self._cover.setVisible(shown)
        self.sign.setVisible(shown and bool(self.sign.text))

    def _make_mark(self) -> Mark:
        below, row = self._place
        made = Mark(self.spec.title)
        made.asked.connect(self._on_reset)
        top = Qt.AlignmentFlag.AlignTop if isinstance(self.editor, ClassesEditor) else Qt.AlignmentFlag(0)
        made.setMaximumHeight(self.label.sizeHint().height() + 6)
        below.addWidget(made, row, 0, Qt.AlignmentFlag.AlignLeft | top)
        return made

    def _on_reset(self) -> None:
        if self._reset is not None:
            self._reset()

    def cover(self, widget: QWidget | None) -> None:
        """Put a widget in the editor's place, or take it away again; the value stays what it was."""
        below, row = self._place
        if self._cover is not None:
            below.removeWidget(self._cover)
            self._cover.hide()
            self._cover.deleteLater()
        elif widget is not None:
            self.write(self.good)
        self._cover = widget
        if widget is not None:
            below.addWidget(widget, row, 1)
            QWidget.setTabOrder(self.editor.inputs()[-1], widget)
        self.show(self.shown)


def grid() -> QGridLayout:
    """Return the layout in which rows of fields lie."""
    made = QGridLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setHorizontalSpacing(theme.GRID)
    made.setVerticalSpacing(4)
    made.setColumnMinimumWidth(0, 112)
    made.setColumnStretch(1, 1)
    return made


def line_of(widget: QWidget) -> QLineEdit | None:
    """Return the line in which an input is typed, if it has one."""
    line = widget.lineEdit() if isinstance(widget, QComboBox) else widget
    return line if isinstance(line, QLineEdit) else None
