"""The form: the config model as groups of fields, checked as they are typed."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from qanneal_gui import config
from qanneal_gui.config import RunConfig, Values
from qanneal_gui.errors import ConfigError
from qanneal_gui.gui.common import fields, theme
from qanneal_gui.gui.common.fields import SECTIONS, Spec
from qanneal_gui.gui.common.widgets import Card, label
from qanneal_gui.gui.setup.classes_editor import ClassesEditor
from qanneal_gui.gui.setup.history import Filled, FormHistory, Origin
from qanneal_gui.gui.setup.marks import WIDTH
from qanneal_gui.gui.setup.pickers import SolverEditor
from qanneal_gui.gui.setup.rows import FieldRow, grid
from qanneal_gui.support.wording import told, tr

_LONGEST_ENTRY = 4096


def _nobody(_: Filled) -> None:
    """Note nothing."""


class Group(Card):
    """One section of the config: its usual fields, and the others behind "Advanced"."""

    def __init__(self, section: str, specs: list[Spec]) -> None:
        model = fields.section_model(section)
        super().__init__(told(str(model.model_config.get("title", section))))
        self.setToolTip("")
        self.note = label(role="small", wrap=True)
        self.note.hide()
        self.note.setContentsMargins(WIDTH, 0, 0, 0)
        self.body.addWidget(self.note)
        margins = self.body.contentsMargins()
        margins.setLeft(margins.left() - WIDTH)  # where the marks stand
        self.body.setContentsMargins(margins)
        self.title_row.setContentsMargins(WIDTH, 0, 0, 0)
        usual, advanced = grid(), grid()
        for layout in (usual, advanced):
            layout.setColumnMinimumWidth(0, layout.columnMinimumWidth(0) + WIDTH)
        self.rows = [FieldRow(spec, advanced if spec.advanced else usual) for spec in specs]
        self.body.addLayout(usual)
        self.extras = QVBoxLayout()
        self.extras.setContentsMargins(WIDTH, 0, 0, 0)
        self.extras.setSpacing(theme.GRID)
        self.body.addLayout(self.extras)
        self.advanced = QWidget()
        self.advanced.setLayout(advanced)
        self.toggle = QToolButton()
        self.toggle.setText(tr("Advanced"))
        self.toggle.setAccessibleName(
            tr("{accessiblename}: advanced settings", accessiblename=self.accessibleName())
        )
        self.toggle.setCheckable(True)
        self.toggle.setProperty("disclosure", True)
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggle.toggled.connect(self._on_toggled)
        line = QHBoxLayout()
        line.setContentsMargins(WIDTH, 0, 0, 0)
        line.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(line)
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
            row.editor.recolor()
        self._on_toggled(self.toggle.isChecked())

    def _on_toggled(self, opened: bool) -> None:
        name = "chevron-down" if opened else "chevron-right"
        theme.show_icon(self.toggle, name, theme.current().quiet)
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
    varied_shown : Signal
        What is varied again, or no more, as something was undone or done again.
    varied : tuple
        What is varied in a sweep, as `vary` was told.
    origin : Origin
        What the form was filled with last; fields that differ from it are marked.
    history : FormHistory
        What was done to it.

    Parameters
    ----------
    filled : bool
        False leaves the fields empty until the form is begun with what it was left with: filling them twice
        would take the start a few hundredths of a second.
    """

    changed = Signal()
    connect_asked = Signal()
    field_shown = Signal(object)
    varied_shown = Signal(object)

    def __init__(self, *, filled: bool = True) -> None:
        super().__init__()
        self.origin = Origin()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        self.groups: dict[str, Group] = {}
        specs = fields.specs()
        for section in SECTIONS:
            group = Group(section, [spec for spec in specs if spec.group == section])
            self.groups[section] = group
            column.addWidget(group)
        column.addStretch(1)
        self.rows = {row.spec.key: row for group in self.groups.values() for row in group.rows}
        self._reset_actions: dict[str, QAction] = {}
        for row in self.rows.values():
            if row.spec.hints.brings:
                row.editor.edited.connect(partial(self._bring, row))
            row.editor.edited.connect(partial(self._on_edited, row))
            if isinstance(row.editor, SolverEditor):
                row.editor.connect_asked.connect(self.connect_asked)
            row.offer_reset(partial(self.reset, row.spec.key))
            self._reset_actions[row.spec.key] = row.menu.add(
                tr("Reset"), partial(self.reset, row.spec.key), partial(self.differs, row.spec.key)
            )
            for line in row.lines:
                line.setMaxLength(_LONGEST_ENTRY)  # no pasted novels; what is shorter is judged in words
                line.installEventFilter(self)
                line.editingFinished.connect(partial(self._on_typed, line))
        self.varied: tuple[Any, ...] = ()
        self.history = FormHistory(self, self.filled)
        self._config: RunConfig | None = RunConfig()
        self._problem = ""
        self._outside = ""
        self._problem_outside = False
        self._refused: tuple[RunConfig, str] | None = None
        if filled:
            self.begin_with(RunConfig(), Origin())

    @property
    def problem(self) -> str:
        """Why no run can be started: one sentence, empty when one can.

        There is no config then, unless it is one that `refuse` was told of.
        """
        return self._problem

    @property
    def problem_at(self) -> str:
        """Title of the field at which the problem is, if it is at one."""
        return next((row.spec.title for row in self.rows.values() if row.sign.text), "")

    @property
    def problem_key(self) -> str:
        """Key of that field."""
        return next((key for key, row in self.rows.items() if row.sign.text), "")

    @property
    def problem_is_outside(self) -> bool:
        """Whether the problem is one that `complain` brought, and the entries themselves are fine."""
        return self._problem_outside

    def config(self) -> RunConfig | None:
        """Return the config entered, or None while something is wrong."""
        return self._config

    @property
    def filled(self) -> Filled:
        """The form as it is: the last value of each field that could be used."""
        return Filled({key: row.good for key, row in self.rows.items()}, self.origin, self.varied)

    @property
    def changes(self) -> list[str]:
        """Keys of the fields that differ from what the form was filled with."""
        return [key for key in self.rows if self.differs(key)]

    @property
    def unusable(self) -> bool:
        """Whether an entry by itself can be no value of its field."""
        return any(row.shown and row.unusable for row in self.rows.values())

    def begin(self, shown: Filled) -> None:
        """Show a form as it was left, with nothing to undo."""
        self._show(shown)
        self.history.begin(self.filled)

    def begin_with(self, shown: RunConfig, origin: Origin) -> None:
        """Show a config, with nothing to undo."""
        self.begin(Filled(self._values_of(shown), origin))

    def show_config(self, shown: RunConfig, what: str = tr("other settings")) -> None:
        """Fill the form, which can be undone; `what` says with what: "preset Stable"."""
        filled = Filled(self._values_of(shown), Origin(what, shown), self.varied)
        self._show(filled, partial(self.history.note, what=what))

    def vary(self, varied: tuple[Any, ...], what: str = "") -> None:
        """Take note of what is varied in a sweep; without words for it, with what was done last."""
        self.varied = varied
        if what:
            self.history.note(self.filled, what)
        else:
            self.history.amend(self.filled)

    def enter(self, key: str, value: Any) -> None:
        """Fill one field, as if the user had."""
        self.rows[key].write(value)
        self._edit(self.rows[key], typed=False)

    def differs(self, key: str) -> bool:
        """Whether a field that matters differs from what the form was filled with."""
        row = self.rows[key]
        return row.shown and (row.good != fields.value_in(self.origin.config, row.spec))

    def reset(self, key: str) -> None:
        """Fill one field as it was filled last, and what its choices bring along."""
        spec = self.rows[key].spec
        for name in {name: "" for brought in spec.hints.brings.values() for name in brought}:
            row = self.rows[f"{spec.section}.{name}"]
            row.write(fields.value_in(self.origin.config, row.spec))
        self.enter(key, fields.value_in(self.origin.config, spec))

    def reset_all(self) -> None:
        """Fill all fields as they were filled last, which can be undone."""
        shown = Filled(self._values_of(self.origin.config), self.origin, self.varied)
        self._show(shown, partial(self.history.note, what=tr("back to {origin}", origin=self.origin.title)))

    def undo(self) -> None:
        """Take back what was done last; an entry that cannot be used is given up first."""
        if self.unusable:
            self.history.close()
            shown: Filled | None = self.filled
        else:
            shown = self.history.undo()
        if shown is not None:
            self._show(shown)

    def redo(self) -> None:
        """Do again what was undone last."""
        if (shown := self.history.redo()) is not None:
            self._show(shown)

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

    def refuse(self, config: RunConfig, sentence: str) -> None:
        """Put beside its field why a run of a config could not make a step; empty if it can."""
        refused = (config, sentence) if sentence else None
        if refused != self._refused:
            self._refused = refused
            self._check()

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        for group in self.groups.values():
            group.recolor()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A line takes these keys for itself, even if it has nothing to undo.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            undo, redo = (
                event.matches(key) for key in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            )
            if (undo or redo) and isinstance(watched, QLineEdit) and not self._has_typed(watched, undo):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _has_typed(self, line: QLineEdit, undo: bool) -> bool:
        """Whether what was typed into a line since the cursor came there can be undone, or done again."""
        row = self.rows.get(self.history.typing)
        own = row is not None and line in row.lines
        return own and (line.isUndoAvailable() if undo else line.isRedoAvailable())

    def _on_typed(self, line: QLineEdit) -> None:
        """Let what was typed be one step, from now on undone by the form."""
        self.history.close()
        if line.isUndoAvailable() or line.isRedoAvailable():
            place = line.cursorPosition()
            line.setText(line.text())
            line.setCursorPosition(place)

    def _on_edited(self, row: FieldRow) -> None:
        focus = QApplication.focusWidget()
        self._edit(row, typed=isinstance(focus, QLineEdit) and row.editor.isAncestorOf(focus))

    def _edit(self, row: FieldRow, typed: bool) -> None:
        self._outside = ""
        key = row.spec.key
        before = self.history.typed_from(key) if typed else self.history.now
        row.read()
        what = fields.change_in_words(row.spec, before.values[key], row.good)
        self._check(partial(self.history.note, what=what, key=key, typed=typed))

    def _values_of(self, config: RunConfig) -> dict[str, Any]:
        return {key: fields.value_in(config, row.spec) for key, row in self.rows.items()}

    def _show(self, shown: Filled, note: Callable[[Filled], None] = _nobody) -> None:
        self.origin = shown.origin
        if shown.varied != self.varied:
            self.varied = shown.varied
            self.varied_shown.emit(shown.varied)
        for key, row in self.rows.items():
            row.write(shown.values[key])
        self._outside = ""
        self._check(note)

    def _mark(self) -> None:
        """Mark the fields that differ from what the form was filled with."""
        for key, row in self.rows.items():
            told = ""
            if self.differs(key):
                value = fields.value_in(self.origin.config, row.spec)
                told = f"{self.origin.heading}: {fields.in_words(row.spec, value)}"
                self._reset_actions[key].setText(
                    tr("Reset to {spec}", spec=fields.in_words(row.spec, value)).replace("&", "&&")
                )
            row.show_origin(told)

    def _bring(self, row: FieldRow) -> None:
        """Fill in what a choice brings along."""
        for name, value in row.spec.hints.brings.get(row.read()[0], {}).items():
            self.rows[f"{row.spec.section}.{name}"].write(value)

    def _check(self, note: Callable[[Filled], None] = _nobody) -> None:
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
        if self._refused is not None and self._config == self._refused[0]:
            key, sentence = fields.locate(self._refused[1])
        if key in self.rows:
            wrong[key] = sentence
        for name, row in self.rows.items():
            row.complain(wrong.get(name, ""))
        self._problem = sentence or next(iter(wrong.values()), "")
        self._settle(values)
        self._mark()
        note(self.filled)
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
            ("sampler", tr("Backpropagation needs no samples.") if backpropagation else ""),
            ("budget", tr("This run uses no QPU, so there is nothing to limit.")),
        ):
            group = self.groups[section]
            empty = not any(row.shown for row in group.rows)
            group.note.setText(note)
            group.note.setVisible(empty and bool(note))
        for group in self.groups.values():
            group.settle()
