"""Choosing classes: by clicking, or by typing their numbers or names."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from qanneal_gui.config.sections import ESTIMATED, MOST_EXACT_CLASSES
from qanneal_gui.data.classes import label_of
from qanneal_gui.gui.common.fields import Spec
from qanneal_gui.gui.common.flow import FlowLayout
from qanneal_gui.gui.common.widgets import label, tooltip
from qanneal_gui.gui.setup.editors import TextEditor
from qanneal_gui.support.numbers import read_list, write_list
from qanneal_gui.support.text import for_label
from qanneal_gui.support.wording import tr

_MOST_CHIPS = 100
_WIDEST = 130
"""Of a chip, in pixels: longer names end in dots."""
_LEAST = 2


class _Chip(QPushButton):
    """One class."""

    def __init__(self, number: int, name: str) -> None:
        super().__init__()
        self.number = number
        self.setCheckable(True)
        self.setProperty("word", True)
        name = for_label(name)
        short = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _WIDEST - 20)
        self.setText(short.replace("&", "&&"))
        self.setMaximumWidth(_WIDEST)
        self.setAccessibleName(tr("Class {name}", name=name))
        self.setToolTip(
            tooltip(name if name == str(number) else tr("{name} (class {number})", name=name, number=number))
        )
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)


class ChipField(QWidget):
    """Chips in lines; Tab reaches one of them, arrow keys go from one to the next, Space turns it."""

    def __init__(self) -> None:
        super().__init__()
        self.chips: list[_Chip] = []
        self._flow = FlowLayout(4)
        self.setLayout(self._flow)

    def show_chips(self, names: Mapping[int, str]) -> list[_Chip]:
        """Replace the chips."""
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [_Chip(number, name) for number, name in names.items()]
        for chip in self.chips:
            self._flow.addWidget(chip)
            chip.installEventFilter(self)
        self._admit(self.chips[0] if self.chips else None)
        self.updateGeometry()
        return self.chips

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(watched, _Chip)
            and isinstance(event, QKeyEvent)
            and event.type() == event.Type.KeyPress
        ):
            wanted = self._neighbour(watched, Qt.Key(event.key()))
            if wanted is not None:
                wanted.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        if isinstance(watched, _Chip) and isinstance(event, QFocusEvent) and event.gotFocus():
            self._admit(watched)
        return super().eventFilter(watched, event)

    def _admit(self, chosen: _Chip | None) -> None:
        """Let Tab reach one chip, so that it leaves the others alone."""
        for chip in self.chips:
            one = chip is chosen
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one else Qt.FocusPolicy.ClickFocus)

    def _neighbour(self, chip: _Chip, key: Qt.Key) -> _Chip | None:
        place, last = self.chips.index(chip), len(self.chips) - 1
        aside = {
            Qt.Key.Key_Left: max(place - 1, 0),
            Qt.Key.Key_Right: min(place + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if key in aside:
            return self.chips[aside[key]]
        if key not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return None
        here, down = chip.geometry().center(), key == Qt.Key.Key_Down
        beyond = [c for c in self.chips if (c.y() > chip.y() if down else c.y() < chip.y())]
        return min(beyond, key=lambda c: _distance(c.geometry().center() - here), default=chip)


def _distance(between: QPoint) -> tuple[int, int]:
    return abs(between.y()), abs(between.x())


class ClassesEditor(TextEditor):
    """Classes by number or name, separated by commas, and a chip for each that the data set has."""

    def __init__(self, spec: Spec) -> None:
        super().__init__(spec)
        self.line.setPlaceholderText("2, 3")
        self.all = QPushButton(tr("All", "classes"))
        self.all.setProperty("word", True)
        self.all.setAccessibleName(tr("{spec}: all", spec=spec.title))
        self.field = ChipField()
        self.note = label(role="small", wrap=True)
        self._names: Mapping[int, str] = {}
        self.row.removeWidget(self.line)
        first = QHBoxLayout()
        first.setSpacing(4)
        first.addWidget(self.line, 1)
        first.addWidget(self.all)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(first)
        column.addWidget(self.field)
        column.addWidget(self.note)
        self.row.addLayout(column, 1)
        self.all.clicked.connect(self._on_all)
        self.line.textChanged.connect(self._follow)
        self.offer({})

    @property
    def chips(self) -> list[_Chip]:
        """The chips, in the order of the labels."""
        return self.field.chips

    def offer(self, names: Mapping[int, str]) -> None:
        """Show a chip for each class; none if they are not known, or too many to look through."""
        self._names = dict(sorted(names.items())) if len(names) <= _MOST_CHIPS else {}
        before: QWidget = self.all
        for chip in self.field.show_chips(self._names):
            chip.clicked.connect(self._on_chip)
            self.setTabOrder(before, chip)
            before = chip
        self.field.setVisible(bool(self._names))
        self.all.setVisible(bool(self._names))
        fits = len(self._names) <= self.spec.most
        self.all.setEnabled(fits)
        self.all.setToolTip(tr("Choose all classes.") if fits else self._too_many())
        self._follow()

    @override
    def value(self) -> Any:
        return tuple(_label(part) for part in read_list(self.line.text()))

    @override
    def set_value(self, value: Any) -> None:
        self.line.setText(write_list(value))
        self.line.setCursorPosition(0)

    def _chosen(self) -> list[tuple[int, int | str]]:
        """Return number and spelling of the classes entered, as far as the data set has them."""
        try:
            entered = self.value()
        except ValueError:
            return []
        found = [(label_of(one, self._names), one) for one in entered]
        return list({number: (number, one) for number, one in found if number is not None}.values())

    def _follow(self) -> None:
        """Let chips and note say what is entered."""
        numbers = [number for number, _ in self._chosen()]
        for chip in self.chips:
            chip.setChecked(chip.number in numbers)
        self.note.setText(self._outputs())
        self.note.setVisible(bool(self.note.text()))

    def _outputs(self) -> str:
        try:
            entered = self.value()
        except ValueError:
            return ""
        count = len(entered)
        if self._names and len(self._chosen()) < count:
            return ""
        if not _LEAST <= count <= self.spec.most:
            return ""
        if count == _LEAST:
            return tr("2 classes share 1 output.")
        words = tr("{count} outputs, one for each class.", count=count)
        return words if count <= MOST_EXACT_CLASSES else f"{words} {ESTIMATED}"

    def _on_chip(self, checked: bool) -> None:
        chip = self.sender()
        assert isinstance(chip, _Chip)
        chosen = self._chosen()
        refusal = ""
        if checked and len(chosen) >= self.spec.most:
            refusal = self._too_many()
        elif not checked and len(chosen) <= _LEAST:
            refusal = tr("At least two classes stay chosen; choose another one first.")
        if refusal:
            chip.setChecked(not checked)
            self.note.setText(refusal)
            self.note.setVisible(True)
            return
        if not checked:
            self._enter([one for one in chosen if one[0] != chip.number])
            return
        in_order = chosen == sorted(chosen, key=lambda one: one[0])
        added = [*chosen, (chip.number, self._spelling(chip.number, chosen))]
        self._enter(sorted(added, key=lambda one: one[0]) if in_order else added)

    def _on_all(self) -> None:
        chosen = self._chosen()
        known = dict(chosen)
        self._enter([(n, known.get(n, self._spelling(n, chosen))) for n in self._names])

    def _spelling(self, number: int, chosen: list[tuple[int, int | str]]) -> int | str:
        """Return a class as the others are spelt: by its number, or by its name."""
        by_number = all(isinstance(one, int) for _, one in chosen)
        name = self._names[number]
        # A name may look like the number of another class, and would win.
        plain = label_of(number, self._names) == number
        return number if plain and (by_number or name == str(number)) else name

    def _too_many(self) -> str:
        return tr("Choose at most {most} classes.", most=self.spec.most)

    def _enter(self, chosen: list[tuple[int, int | str]]) -> None:
        self.set_value([one for _, one in chosen])
        self.edited.emit()


def _label(text: str) -> int | str:
    """Return a class by its number, or by its name."""
    return int(text) if len(text) < 19 and text.isascii() and text.removeprefix("-").isdecimal() else text
