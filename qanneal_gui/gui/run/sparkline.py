"""A figure of a few lines of text in height: curves over the steps, between two levels that are named."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from qanneal_gui.gui.common import theme
from qanneal_gui.runs.curve_arithmetic import decimate
from qanneal_gui.science.arrays import Array

_HEIGHT = 64
_COLUMNS = 120
"""Two points are drawn in each at most; no figure of this size has more pixels."""


@dataclass(frozen=True, slots=True, eq=False)
class SparkCurve:
    """A curve over the steps.

    Attributes
    ----------
    x, y : ndarray, shape (n,)
    role : str
        The colour's meaning, as in `theme.Colors`.
    dashed, thin : bool
    """

    x: Array
    y: Array
    role: str
    dashed: bool = False
    thin: bool = False


@dataclass(frozen=True, slots=True)
class Level:
    """A value that is marked across the figure, with its name."""

    value: float
    name: str


class Sparkline(QWidget):
    """Curves and levels, the levels always in sight."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(name)
        self.curves: list[SparkCurve] = []
        self.levels: tuple[Level, ...] = ()

    def show_curves(self, curves: Sequence[SparkCurve], levels: Sequence[Level]) -> None:
        """Draw these instead; without any there is no figure."""
        self.curves, self.levels = [curve for curve in curves if len(curve.x)], tuple(levels)
        self.setVisible(bool(self.curves))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(100, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        metrics = QFontMetricsF(painter.font())
        names = max((metrics.horizontalAdvance(level.name) for level in self.levels), default=0.0)
        half = metrics.height() / 2
        plot = QRectF(0, half, max(self.width() - names - 6, 1), max(self.height() - 2 * half, 1))
        low, high = self._range()
        for level in self.levels:
            level_y = plot.bottom() - (level.value - low) / (high - low) * plot.height()
            painter.setPen(QPen(colors.role("strong_border"), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(plot.left(), level_y), QPointF(plot.right(), level_y))
            painter.setPen(colors.role("quiet"))
            box = QRectF(plot.right() + 6, level_y - half, names, 2 * half)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, level.name)
        first = min((float(curve.x[0]) for curve in self.curves), default=0.0)
        last = max((float(curve.x[-1]) for curve in self.curves), default=1.0)
        for curve in self.curves:
            x, y = decimate(curve.x, curve.y, first, last, _COLUMNS)
            across = plot.left() + (x - first) / max(last - first, 1e-9) * (plot.width() - 2)
            heights = plot.bottom() - (y - low) / (high - low) * plot.height()
            style = Qt.PenStyle.DashLine if curve.dashed else Qt.PenStyle.SolidLine
            painter.setPen(QPen(colors.role(curve.role), 1 if curve.thin else 2, style))
            points = [QPointF(*pair) for pair in zip(across.tolist(), heights.tolist(), strict=True)]
            if len(points) == 1:
                painter.drawPoint(points[0])
            painter.drawPolyline(QPolygonF(points))
        painter.end()

    def _range(self) -> tuple[float, float]:
        """Return what is shown: the levels and all of the curves."""
        values = [np.array([level.value for level in self.levels]), *(curve.y for curve in self.curves)]
        joined = np.concatenate(values)
        low, high = (float(joined.min()), float(joined.max())) if len(joined) else (0.0, 1.0)
        return (low, high) if high > low else (low, low + 1.0)
