"""A drawing of the idea: on a chip of faint qubits one chain reaches many hidden units."""

from collections.abc import Callable
from itertools import pairwise
from math import sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from qanneal_gui.gui.common import theme
from qanneal_gui.support.wording import tr

_STAGE = "#0d1216"
"""The chip is dark on either theme."""

_APART = 20.0
"""Pixels between qubits."""

_LOWEST, _HIGHEST = 72, 260
_ROUND = 8.0


class Picture(QWidget):
    """Takes whatever height is left, from a band to a quarter of a large screen."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(_LOWEST)
        self.setMaximumHeight(_HIGHEST)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("A network on a chip: one chain of qubits reaches many hidden units"))

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, _LOWEST)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stage = QPainterPath()
        stage.addRoundedRect(QRectF(self.rect()), _ROUND, _ROUND)
        painter.fillPath(stage, QColor(_STAGE))
        painter.setClipPath(stage)
        _draw(painter, self.width(), self.height())
        painter.end()


def _draw(painter: QPainter, width: int, height: int) -> None:
    columns, rows = int(width / _APART) + 2, max(3, int(height / _APART))
    top = (height - (rows - 1) * _APART) / 2

    def at(column: int, row: int) -> QPointF:
        shift = _APART / 4 if row % 2 else -_APART / 4
        return QPointF(column * _APART + shift, top + row * _APART)

    hub = [(column, _row(column, rows)) for column in range(2, columns - 3)]
    hidden = _reached(hub, rows)
    _lines(painter, QColor(255, 255, 255, 16), 1.0, _couplers(at, columns, rows))
    _dots(painter, QColor(255, 255, 255, 38), 1.6, [at(c, r) for c in range(columns) for r in range(rows)])
    blue, vermilion = QColor(theme.DARK.ebm), QColor(theme.DARK.output)
    spokes = [(at(*one), at(*of)) for one, of in hidden.items()]
    chain = [(at(*one), at(*other)) for one, other in pairwise(hub)]
    for color, lines, widths in ((blue, spokes, (5.0, 1.2)), (vermilion, chain, (10.0, 3.0))):
        for wide, opacity in zip(widths, (44, 220), strict=True):
            _lines(painter, QColor(color.red(), color.green(), color.blue(), opacity), wide, lines)
    _dots(painter, blue, 3.2, [at(*one) for one in hidden])
    _dots(painter, vermilion, 4.0, [at(*one) for one in hub])


def _row(column: int, rows: int) -> int:
    """Return where the chain is in a column: it goes its way, as grown ones do, within the chip."""
    swing = min(1.6, (rows - 3) / 2)
    return round((rows - 1) / 2 + swing * sin(column / 2.3))


def _reached(hub: list[tuple[int, int]], rows: int) -> dict[tuple[int, int], tuple[int, int]]:
    """Return the hidden units, and for each the qubit of the chain that it is coupled to."""
    taken = set(hub)
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for column, row in hub:
        for other in ((column, row - 1), (column, row + 1), (column + 1, row - 1), (column - 1, row + 1)):
            if other not in taken and 0 <= other[1] < rows:
                found.setdefault(other, (column, row))
    return found


def _couplers(at: Callable[[int, int], QPointF], columns: int, rows: int) -> list[tuple[QPointF, QPointF]]:
    return [
        (at(column, row), at(column + right, row + down))
        for column in range(columns)
        for row in range(rows)
        for right, down in ((1, 0), (0, 1), (1, 1))
        if row + down < rows
    ]


def _lines(painter: QPainter, color: QColor, width: float, lines: list[tuple[QPointF, QPointF]]) -> None:
    pen = QPen(color, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    for begin, end in lines:
        painter.drawLine(begin, end)


def _dots(painter: QPainter, color: QColor, radius: float, places: list[QPointF]) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    for place in places:
        painter.drawEllipse(place, radius, radius)
