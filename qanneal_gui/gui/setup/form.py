"""The form: the config model as groups of fields, checked as they are typed."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from qanneal_gui import config
from qanneal_gui.config import RunConfig, Values
from qanneal_gui.errors import ConfigError
from qanneal_gui.gui.common import fields, theme
from qanneal_gui.gui.common.fields import SECTIONS, Spec
from qanneal_gui.gui.common.widgets import Card, Sign, label
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
from qanneal_gui.gui.setup.pickers import FileEditor, SolverEditor

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
    "text": TextEditor,
}

_LONGEST_ENTRY = 4096


class FieldRow:
    """A field's label, its editor, and the sentence that says what would be right."""

    def __init__(self, spec: Spec, below: QGridLayout) -> None:
        self.spec = spec
        self.editor = _EDITORS[spec.kind](spec)
        self.editor.describe()
        self.label = label(spec.title, "quiet")
        self.label.setToolTip(spec.help)
        self.label.setBuddy(self.editor)
        self.menu = FieldMenu([self.label, *self.editor.inputs()])
        self.sign = Sign()
        self.sign.hide()
        row = below.rowCount()
        below.addWidget(self.label, row, 0)
        below.addWidget(self.editor, row, 1)
        if isinstance(self.editor, ClassesEditor):
            # The editor is high, and its line the uppermost part of it.
            self.label.setFixedHeight(self.editor.line.sizeHint().height())
            below.setAlignment(self.label, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self.sign, row + 1, 0, 1, 2)
        self.good: Any = spec.default
        self.shown = True

    def read(self) -> tuple[Any, str]:
        """Return the value and no sentence, or the last good value and what is wrong with the entry."""
        try:
            value = self.editor.value()
        except ValueError:
            return self.good, fields.wanted(self.spec)
        sentence = fields.complaint(self.spec, value)
        if not sentence:
            self.good = value
        return self.good, sentence

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
        for widget in (self.label, self.editor):
            widget.setVisible(shown)
        self.sign.setVisible(shown and bool(self.sign.text))


class Group(Card):
    """One section of the config: its usual fields, and the others behind "Advanced"."""

    def __init__(self, section: str, specs: list[Spec]) -> None:
        model = fields.section_model(section)
        super().__init__(str(model.model_config.get("title", section)))
        self.setToolTip("")
        self.note = label(role="small", wrap=True)
        self.note.hide()
        self.body.addWidget(self.note)
        usual, advanced = grid(), grid()
        self.rows = [FieldRow(spec, advanced if spec.advanced else usual) for spec in specs]
        self.body.addLayout(usual)
        self.extras = QVBoxLayout()
        self.extras.setSpacing(theme.GRID)
        self.body.addLayout(self.extras)
        self.advanced = QWidget()
        self.advanced.setLayout(advanced)
        self.toggle = QToolButton()
        self.toggle.setText("Advanced")
        self.toggle.setAccessibleName(f"{self.accessibleName()}: advanced settings")
        self.toggle.setCheckable(True)
        self.toggle.setProperty("disclosure", True)
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggle.toggled.connect(self._on_toggled)
        self.body.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.advanced)
        self._on_toggled(False)

    def settle(self) -> None:
        """Offer "Advanced" only if it holds something, and open it if something in it is wrong."""
        advanced = [row for row in self.rows if row.spec.advanced and row.shown]
        self.toggle.setVisible(bool(advanced))
        if any(row.sign.text for row in advanced):
            self.toggle.setChecked(True)
        self.advanced.setVisible(self.toggle.isChecked() and bool(advanced))

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        for row in self.rows:
            row.sign.recolor()
        self._on_toggled(self.toggle.isChecked())

    def _on_toggled(self, opened: bool) -> None:
        name = "chevron-down" if opened else "chevron-right"
        self.toggle.setIcon(theme.icon(name, theme.current().quiet))
        self.advanced.setVisible(opened)


class RunForm(QWidget):
    """All groups; hands over a `RunConfig`, or says why there is none.

    Attributes
    ----------
    changed : Signal
        After every change of an entry and after a config was shown.
    connect_asked : Signal
        The user wants to connect to D-Wave.
    field_shown : Signal
        A widget that got the focus, and is to be scrolled to.
    """

    changed = Signal()
    connect_asked = Signal()
    field_shown = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        self.groups: dict[str, Group] = {}
        for section in SECTIONS:
            group = Group(section, [spec for spec in fields.specs() if spec.group == section])
            self.groups[section] = group
            column.addWidget(group)
        column.addStretch(1)
        self.rows = {row.spec.key: row for group in self.groups.values() for row in group.rows}
        for row in self.rows.values():
            if row.spec.hints.brings:
                row.editor.edited.connect(partial(self._bring, row))
            row.editor.edited.connect(self._on_edited)
            if isinstance(row.editor, SolverEditor):
                row.editor.connect_asked.connect(self.connect_asked)
        _limit_lengths(self.rows)
        self._config: RunConfig | None = RunConfig()
        self._problem = ""
        self._outside = ""
        self._problem_outside = False
        self.show_config(RunConfig())

    @property
    def problem(self) -> str:
        """Why there is no config: one sentence, empty when there is one."""
        return self._problem

    @property
    def problem_at(self) -> str:
        """Title of the field at which the problem is, if it is at one."""
        return next((row.spec.title for row in self.rows.values() if row.sign.text), "")

    @property
    def problem_is_outside(self) -> bool:
        """Whether the problem is one that `complain` brought, and the entries themselves are fine."""
        return self._problem_outside

    def config(self) -> RunConfig | None:
        """Return the config entered, or None while something is wrong."""
        return self._config

    def show_config(self, shown: RunConfig) -> None:
        """Fill the form."""
        for row in self.rows.values():
            row.write(fields.value_in(shown, row.spec))
        self._outside = ""
        self._check()

    def enter(self, key: str, value: Any) -> None:
        """Fill one field, as if the user had."""
        self.rows[key].write(value)
        self._on_edited()

    def show_field(self, key: str) -> None:
        """Put the focus on a field, wherever it waits."""
        row = self.rows[key]
        if row.spec.advanced:
            self.groups[row.spec.group].toggle.setChecked(True)
        row.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field_shown.emit(row.editor)

    def offer_classes(self, names: Mapping[int, str]) -> None:
        """Offer the classes of the data set; none if they are not known."""
        editor = self.rows["data.classes"].editor
        assert isinstance(editor, ClassesEditor)
        editor.offer(names)

    def complain(self, sentence: str) -> None:
        """Put what the layers below say about a setting (the data, say) beside its field."""
        self._outside = sentence
        self._check()

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        for group in self.groups.values():
            group.recolor()

    def _on_edited(self) -> None:
        self._outside = ""
        self._check()

    def _bring(self, row: FieldRow) -> None:
        """Fill in what a choice brings along."""
        for name, value in row.spec.hints.brings.get(row.read()[0], {}).items():
            self.rows[f"{row.spec.section}.{name}"].write(value)

    def _check(self) -> None:
        values: dict[str, dict[str, Any]] = {section: {} for section in SECTIONS}
        wrong: dict[str, str] = {}
        for key, row in self.rows.items():
            value, sentence = row.read()
            fields.put(values, row.spec, value)
            if sentence:
                wrong[key] = sentence
        for key in self._hide_irrelevant(values):
            wrong.pop(key, None)
        self._config, key, sentence = None, "", ""
        if not wrong:
            try:
                self._config = config.parse(values)
            except ConfigError as error:
                key, sentence = fields.locate(str(error))
        self._problem_outside = bool(self._outside) and not wrong and not sentence
        if self._problem_outside:
            key, sentence = fields.locate(self._outside)
            self._config = None
        if key in self.rows:
            wrong[key] = sentence
        for name, row in self.rows.items():
            row.complain(wrong.get(name, ""))
        self._problem = sentence or next(iter(wrong.values()), "")
        self._settle(values)
        self.changed.emit()

    def _hide_irrelevant(self, values: dict[str, dict[str, Any]]) -> list[str]:
        """Show the fields that matter, and return the keys of the others."""
        hidden = []
        for key, row in self.rows.items():
            row.show(fields.relevant(row.spec, values))
            if not row.shown:
                hidden.append(key)
                if row.spec.hints.falls_back:
                    fields.put(values, row.spec, row.spec.default)
        return hidden

    def _settle(self, values: Values) -> None:
        backpropagation = values["training"]["method"] == "mlp"
        for section, note in (
            ("sampler", "Backpropagation needs no samples." if backpropagation else ""),
            ("budget", "This run uses no QPU, so there is nothing to limit."),
        ):
            group = self.groups[section]
            empty = not any(row.shown for row in group.rows)
            group.note.setText(note)
            group.note.setVisible(empty and bool(note))
        for group in self.groups.values():
            group.settle()


def grid() -> QGridLayout:
    """Return the layout in which rows of fields lie."""
    made = QGridLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setHorizontalSpacing(theme.GRID)
    made.setVerticalSpacing(4)
    made.setColumnMinimumWidth(0, 112)
    made.setColumnStretch(1, 1)
    return made


def _limit_lengths(rows: dict[str, FieldRow]) -> None:
    """Keep a pasted novel out of the entries; everything shorter is judged in words."""
    for row in rows.values():
        for widget in row.editor.inputs():
            line = widget.lineEdit() if isinstance(widget, QComboBox) else widget
            if isinstance(line, QLineEdit):
                line.setMaxLength(_LONGEST_ENTRY)
