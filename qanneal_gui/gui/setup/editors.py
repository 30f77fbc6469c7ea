"""Editors for the kinds of fields of the form.

An editor never corrects what was typed: it hands over the value, or says that there is none, and the
form puts the sentence beside it.
"""

import contextlib
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from qanneal_gui.gui.common import typed_numbers
from qanneal_gui.gui.common.choice import Choice
from qanneal_gui.gui.common.fields import Spec
from qanneal_gui.gui.common.typed_numbers import read_decimal, read_whole, write_number
from qanneal_gui.gui.common.widgets import label, set_property
from qanneal_gui.support.formatting import capitalised
from qanneal_gui.support.numbers import NotANumberError, read_list, write_list
from qanneal_gui.support.wording import told, tr


class Editor(QWidget):
    """Base of all editors: a value in, a value out, and a signal when the user changed it."""

    edited = Signal()

    def __init__(self, spec: Spec) -> None:
        super().__init__()
        self.spec = spec
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(4)

    def value(self) -> Any:
        """Return the value entered; raises `ValueError` if it cannot be read."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value without emitting ``edited``."""
        raise NotImplementedError

    def inputs(self) -> list[QWidget]:
        """Return the widgets that take the keyboard, in tab order."""
        raise NotImplementedError

    def recolor(self) -> None:
        """Take the colours of the theme in force; most have none of their own."""

    def _on_edited(self) -> None:
        """Pass on that the user changed something, whatever the input's own signal tells."""
        self.edited.emit()

    def mark(self, wrong: bool) -> None:
        """Show whether what is entered can be used."""
        for widget in self.inputs():
            set_property(widget, "wrong", wrong)

    def describe(self) -> None:
        """Name the inputs for assistive technology and give them the field's sentence as help."""
        unit = f", {self.spec.unit}" if self.spec.unit else ""
        for widget in self.inputs():
            if not widget.accessibleName():
                widget.setAccessibleName(f"{told(self.spec.title)}{unit}")
            widget.setAccessibleDescription(self.spec.help)
            widget.setToolTip(self.spec.help)
        if self.inputs():
            self.setFocusProxy(self.inputs()[0])


class UnitLine(QLineEdit):
    """A line with a quiet unit at its right end; arrow keys step numbers."""

    stepped = Signal(int)

    def __init__(self, unit: str = "") -> None:
        super().__init__()
        self._unit = label(unit, "small") if unit else None
        if self._unit is not None:
            self._unit.setParent(self)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._unit is not None:
            self._unit.adjustSize()
            width = self._unit.width()
            self._unit.move(self.width() - width - 9, (self.height() - self._unit.height()) // 2)
            self.setTextMargins(0, 0, width + 4, 0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        direction = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if direction is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(direction)


class NumberEditor(Editor):
    """A whole or decimal number, or the word that may stand for one (``all``, ``auto``)."""

    def __init__(self, spec: Spec) -> None:
        super().__init__(spec)
        self.line = UnitLine(spec.unit)
        self.line.textEdited.connect(self._on_edited)
        self.line.stepped.connect(self._on_step)
        self.row.addWidget(self.line, 1)
        self._last: float | None = None
        self.word_button: QPushButton | None = None
        if spec.word:
            self.word_button = QPushButton(capitalised(told(spec.word)))
            self.word_button.setCheckable(True)
            self.word_button.setProperty("word", True)
            self.word_button.setAccessibleName(f"{told(spec.title)}: {told(spec.word)}")
            self.word_button.toggled.connect(self._on_word)
            self.row.addWidget(self.word_button)

    @override
    def value(self) -> Any:
        if self.word_button and self.word_button.isChecked():
            return self.spec.word
        return self._number()

    @override
    def set_value(self, value: Any) -> None:
        is_word = value == self.spec.word and bool(self.spec.word)
        if self.word_button:
            self.word_button.blockSignals(True)
            self.word_button.setChecked(is_word)
            self.word_button.blockSignals(False)
        self.line.setEnabled(not is_word)
        if not is_word:
            self._last = value
        self.line.setText("" if is_word else write_number(value))
        self.line.setPlaceholderText(told(self.spec.word) if is_word else "")

    @override
    def inputs(self) -> list[QWidget]:
        return [self.line, self.word_button] if self.word_button else [self.line]

    @override
    def mark(self, wrong: bool) -> None:
        set_property(self.line, "wrong", wrong)

    def _number(self) -> int | float:
        return (read_whole if self.spec.kind == "int" else read_decimal)(self.line.text())

    def _on_word(self, checked: bool) -> None:
        if checked:
            with contextlib.suppress(NotANumberError):
                self._last = self._number()
            self.set_value(self.spec.word)
        else:
            fallback = self.spec.default if not isinstance(self.spec.default, str) else self.spec.low or 1
            self.set_value(self._last if self._last is not None else fallback)
            self.line.setFocus()
        self.edited.emit()

    def _on_step(self, direction: int) -> None:
        try:
            value = self._number()
        except NotANumberError:
            return
        stepped = value + direction if self.spec.kind == "int" else _next_1_2_5(float(value), direction)
        low, high = self.spec.low, self.spec.high
        if (low is None or stepped >= low) and (high is None or stepped <= high):
            self.line.setText(write_number(stepped))
            self.edited.emit()


class ChoiceEditor(Editor):
    """One of a few words."""

    def __init__(self, spec: Spec) -> None:
        super().__init__(spec)
        self.combo = calm_combo()
        for choice in spec.choices:
            self.combo.addItem(spec.words(choice), choice)
            self.combo.setItemData(
                self.combo.count() - 1, spec.explanation(choice), Qt.ItemDataRole.ToolTipRole
            )
        self.combo.currentIndexChanged.connect(self._on_edited)
        self.row.addWidget(self.combo, 1)

    @override
    def value(self) -> Any:
        return self.combo.currentData()

    @override
    def set_value(self, value: Any) -> None:
        self.combo.blockSignals(True)
        self.combo.setCurrentIndex(max(self.combo.findData(value), 0))
        self.combo.blockSignals(False)

    @override
    def inputs(self) -> list[QWidget]:
        return [self.combo]


class ChoicesEditor(Editor):
    """Any of a few words, each a button that stays down."""

    def __init__(self, spec: Spec) -> None:
        super().__init__(spec)
        column = QVBoxLayout()
        column.setSpacing(4)
        self.buttons = {choice: QPushButton(spec.words(choice)) for choice in spec.choices}
        for button in self.buttons.values():
            button.setCheckable(True)
            button.setProperty("word", True)
            button.setAccessibleName(f"{told(spec.title)}: {button.text()}")
            button.toggled.connect(self._on_edited)
            column.addWidget(button)
        self.row.addLayout(column, 1)

    @override
    def value(self) -> Any:
        return tuple(choice for choice, button in self.buttons.items() if button.isChecked())

    @override
    def set_value(self, value: Any) -> None:
        for choice, button in self.buttons.items():
            button.blockSignals(True)
            button.setChecked(choice in value)
            button.blockSignals(False)

    @override
    def inputs(self) -> list[QWidget]:
        return list(self.buttons.values())


class FlagEditor(Editor):
    """Yes or no."""

    def __init__(self, spec: Spec) -> None:
        super().__init__(spec)
        self.box = QCheckBox()
        self.box.toggled.connect(self._on_edited)
        self.row.addWidget(self.box, 1)

    @override
    def value(self) -> Any:
        return self.box.isChecked()

    @override
    def set_value(self, value: Any) -> None:
        self.box.blockSignals(True)
        self.box.setChecked(bool(value))
        self.box.blockSignals(False)

    @override
    def inputs(self) -> list[QWidget]:
        return [self.box]


class IntervalEditor(Editor):
    """Two numbers, from and to."""

    def __init__(self, spec: Spec) -> None:
        super().__init__(spec)
        self.low, self.high = QLineEdit(), QLineEdit()
        for line, word in ((self.low, tr("lowest")), (self.high, tr("highest"))):
            line.setAccessibleName(f"{told(spec.title)}, {told(word)}")
            line.textEdited.connect(self._on_edited)
        self.row.addWidget(self.low, 1)
        self.row.addWidget(label(tr("to"), "small"))
        self.row.addWidget(self.high, 1)

    @override
    def value(self) -> Any:
        return read_decimal(self.low.text()), read_decimal(self.high.text())

    @override
    def set_value(self, value: Any) -> None:
        self.low.setText(write_number(value[0]))
        self.high.setText(write_number(value[1]))

    @override
    def inputs(self) -> list[QWidget]:
        return [self.low, self.high]


class TextEditor(Editor):
    """Free text."""

    def __init__(self, spec: Spec) -> None:
        super().__init__(spec)
        self.line = QLineEdit()
        self.line.textEdited.connect(self._on_edited)
        self.row.addWidget(self.line, 1)
        self.line.setPlaceholderText(told(spec.hints.placeholder))

    @override
    def value(self) -> Any:
        return self.line.text().strip()

    @override
    def set_value(self, value: Any) -> None:
        self.line.setText(str(value))

    @override
    def inputs(self) -> list[QWidget]:
        return [self.line]


class NumbersEditor(TextEditor):
    """Numbers, separated by commas."""

    @override
    def value(self) -> Any:
        # What separates here cannot be inside a number.
        parts = typed_numbers.split(self.line.text())
        return tuple(read_whole(part) if _is_whole(part) else read_decimal(part) for part in parts)

    @override
    def set_value(self, value: Any) -> None:
        self.line.setText(typed_numbers.joined(value))
        self.line.setCursorPosition(0)


class WordsEditor(TextEditor):
    """Names, separated by commas, or none at all."""

    @override
    def value(self) -> Any:
        if not self.line.text().strip():
            return ()
        return tuple(read_list(self.line.text()))

    @override
    def set_value(self, value: Any) -> None:
        self.line.setText(write_list(value))
        self.line.setCursorPosition(0)


class SuggestionEditor(Editor):
    """Text with suggestions to pick from."""

    def __init__(self, spec: Spec) -> None:
        super().__init__(spec)
        self.combo = calm_combo()
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.combo.addItems(spec.hints.suggestions)
        self.combo.currentTextChanged.connect(self._on_edited)
        self.row.addWidget(self.combo, 1)

    @override
    def value(self) -> Any:
        return self.combo.currentText().strip()

    @override
    def set_value(self, value: Any) -> None:
        self.combo.blockSignals(True)
        self.combo.setCurrentText(str(value))
        self.combo.blockSignals(False)

    @override
    def inputs(self) -> list[QWidget]:
        return [self.combo]


class _WheelGuard(QObject):
    """Keeps the wheel for scrolling: it must not change a setting under the pointer."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def calm_combo() -> QComboBox:
    """Return a combo box that leaves the wheel to the scroll area and may become narrow."""
    combo = Choice()
    combo.installEventFilter(_WheelGuard(combo))
    # Nor must it take the keyboard, whose next letter would change the setting.
    combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(6)
    return combo


def _is_whole(text: str) -> bool:
    return text.lstrip("+-").isdecimal()


def _next_1_2_5(value: float, direction: int) -> float:
    if value <= 0:
        return value
    ladder = [m * 10.0**e for e in range(-9, 8) for m in (1, 2, 5)]
    if direction > 0:
        return float(f"{next((rung for rung in ladder if rung > value * 1.0001), value):.6g}")
    return float(f"{next((rung for rung in reversed(ladder) if rung < value * 0.9999), value):.6g}")
