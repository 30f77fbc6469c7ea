"""Colours and dashes that tell runs apart: 32 different lines, before they repeat."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from qanneal_gui.gui.common import theme

# Okabe–Ito, as pairs for the light and the dark ground; the black is the text's colour.
_LIGHT = ("#0072b2", "#d55e00", "#00845f", "#a3497b", "#a87a00", "#3b8fc4", "#1b2127", "#77828c")
_DARK = ("#56b4e9", "#ff8a4c", "#3ccf9f", "#dd8fb9", "#f0d442", "#8ab4ff", "#e8ecf0", "#8d98a4")

DASHES: tuple[tuple[int, ...], ...] = ((), (10, 4), (3, 3), (12, 3, 3, 3))
"""Pixels drawn and left out in turns; the empty one is a solid line."""


class Style(NamedTuple):
    """How a line looks."""

    color: QColor
    dash: tuple[int, ...]


def style(place: int) -> Style:
    """Return the look of the line at a place: neighbours differ in both colour and dash."""
    colors = _DARK if theme.current().name == "dark" else _LIGHT
    turn = place % len(colors)
    return Style(QColor(colors[turn]), DASHES[(turn + place // len(colors)) % len(DASHES)])


def sample(look: Style, ratio: float, *, shown: bool = True) -> QPixmap:
    """Draw a piece of a line for the legend; a hidden line's is empty."""
    drawn = QPixmap(round(28 * ratio), round(12 * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    if shown:
        painter = QPainter(drawn)
        pen = QPen(look.color, 2)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if look.dash:
            pen.setDashPattern([length / 2 for length in look.dash])
        painter.setPen(pen)
        painter.drawLine(QPointF(1, 6), QPointF(27, 6))
        painter.end()
    return drawn
