"""A grid of painted cells with one of them current: for mouse, keyboard and screen readers alike."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.widgets import tooltip
from qanneal_gui.support.wording import tr

_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class CellGrid(QWidget):
    """Cells in rows, as many as `count`; a subclass arranges, paints and describes them.

    Attributes
    ----------
    keys : tuple of (str, str)
        The keys that it understands, and what they do, for the sheet of shortcuts.
    moved : Signal
        The number of the cell that has become current, or −1.
    activated : Signal
        The number of the cell on which Return or a double click fell.
    """

    keys: tuple[tuple[str, str], ...] = (
        ("↑ ↓ ← →", tr("Another picture")),
        ("Home, End", tr("First, last")),
        ("Return", tr("Take it")),
    )
    accessible_role = QAccessible.Role.Graphic
    moved = Signal(int)
    activated = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.current = -1
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def count(self) -> int:
        """Number of cells shown."""
        raise NotImplementedError

    def grid(self) -> tuple[int, float, float]:
        """Return columns, and width and height of a cell in pixels."""
        raise NotImplementedError

    def paint_cell(self, painter: QPainter, cell: QRectF, number: int) -> None:
        """Paint one cell."""
        raise NotImplementedError

    def describe(self, number: int) -> str:
        """Say in words what is in a cell."""
        raise NotImplementedError

    def cell(self, number: int) -> QRectF:
        """Return where a cell is."""
        columns, width, height = self.grid()
        row, column = divmod(number, columns)
        return QRectF(column * width, row * height, width, height)

    def at(self, place: QPointF) -> int:
        """Return the number of the cell at a place, or −1."""
        columns, width, height = self.grid()
        column, row = int(place.x() // width), int(place.y() // height)
        number = row * columns + column
        return number if 0 <= column < columns and row >= 0 and number < self.count else -1

    def go_to(self, number: int) -> None:
        """Make a cell the current one; −1 for none."""
        self.current = number
        text = self.describe(number) if 0 <= number < self.count else ""
        self.setAccessibleDescription(text)
        self.update()
        self.moved.emit(number)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        for number in range(self.count):
            self.paint_cell(painter, self.cell(number), number)
        if 0 <= self.current < self.count:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            focused = self.hasFocus()
            painter.setPen(QPen(theme.current().role("accent" if focused else "faint"), 2 if focused else 1))
            painter.drawRoundedRect(self.cell(self.current).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        columns, _, _ = self.grid()
        if key in _ARROWS and self.count:
            rows, aside = _ARROWS[key]
            wanted = self.current + rows * columns + aside if self.current >= 0 else 0
            if 0 <= wanted < self.count:
                self.go_to(wanted)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.count:
            self.go_to(0 if key == Qt.Key.Key_Home else self.count - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and 0 <= self.current < self.count:
            self.activated.emit(self.current)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self.at(event.position())
        if number >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.go_to(number)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        number = self.at(event.position())
        if number >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.activated.emit(number)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self.at(QPointF(event.pos()))
            if number >= 0:
                QToolTip.showText(event.globalPos(), tooltip(self.describe(number)), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_keyboard = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_keyboard and self.current < 0 and self.count:
            self.go_to(0)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
