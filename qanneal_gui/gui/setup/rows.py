"""One field of a form: its label, its editor, its menu, and the sentence that says what would be right."""

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
        self._place = (below, row)
        self._cover: QWidget | None = None

    def add_mark(self) -> Mark:
        """Give the field a mark before its name, in the margin that its group leaves there."""
        below, row = self._place
        self.mark = Mark(self.spec.title)
        self.label.setContentsMargins(WIDTH, 0, 0, 0)
        top = Qt.AlignmentFlag.AlignTop if isinstance(self.editor, ClassesEditor) else Qt.AlignmentFlag(0)
        self.mark.setMaximumHeight(self.label.sizeHint().height() + 6)
        below.addWidget(self.mark, row, 0, Qt.AlignmentFlag.AlignLeft | top)
        return self.mark

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
