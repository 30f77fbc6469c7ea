"""Colours and dashes that tell runs or classes apart: 32 different lines, before they repeat."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from qanneal_gui.figures.colours import line_look
from qanneal_gui.figures.model import Dash
from qanneal_gui.gui.common import theme

DASHES: dict[Dash, tuple[int, ...]] = {
    "solid": (),
    "dashed": (10, 4),
    "dotted": (3, 3),
    "dash-dot": (12, 3, 3, 3),
}
"""Pixels drawn and left out in turns; the empty one is a solid line."""


class Style(NamedTuple):
    """How a line looks."""

    color: QColor
    dash: tuple[int, ...]


def style(place: int) -> Style:
    """Return the look of the line at a place: neighbours differ in both colour and dash."""
    role, dash = line_look(place)
    return Style(QColor(theme.figure_palette().role(role)), DASHES[dash])


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
