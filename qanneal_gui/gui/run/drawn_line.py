"""One line of a live plot: a smoothed line before its raw values, and the current value at its end."""

from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsEllipseItem, QGraphicsSimpleTextItem
from typing_extensions import override

from qanneal_gui.gui.common import palette, theme
from qanneal_gui.gui.common.metric_words import Quantity
from qanneal_gui.gui.run.live_curve import LiveCurve
from qanneal_gui.runs.curve_arithmetic import decimate
from qanneal_gui.science.arrays import Array

LEGEND_SIZE = QSize(22, 10)
"""Pixels of a piece of a line in the legend."""

_COLUMNS = 400
"""Two points are drawn in each at most: as many as a plot has pixels."""

_FEW = 50
"""Measurements below which one of many lines is not smoothed: it would end far from its figure."""

_DENSE = 20
"""Times that a line goes all the way up or down, from which on it is a band rather than a line."""

_FAINT = 0.28
"""How much of its colour a line of raw values has."""

FLOOR = 1e-12
"""Smallest value on a logarithmic axis."""


@dataclass(frozen=True, slots=True)
class PlotLine:
    """One metric in a plot.

    Attributes
    ----------
    metric : str
        Its name in the catalogue.
    group : str
        What one click in the legend shows or hides.
    role : str
        The colour's meaning, as in `theme.Colors`.
    heavy : bool
        Test is heavy, train thin; only heavy lines carry their value at the end.
    short : str
        Name at the line's end, where the group's is too long.
    place : int or None
        One of many lines of a kind, which `palette.style` tells apart; its role does not count.
    """

    metric: str
    group: str
    role: str
    heavy: bool
    short: str
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """How steps and values become places in a plot.

    Attributes
    ----------
    quantity : Quantity
    log_x, log_y : bool
        Whether places are decimal logarithms.
    window : (float, float) or None
        The places along x that are looked at; None for all.
    """

    quantity: Quantity
    log_x: bool = False
    log_y: bool = False
    window: tuple[float, float] | None = None

    def places(self, steps: Array) -> Array:
        """Return where steps lie along x."""
        return np.log10(np.maximum(steps, 1)) if self.log_x else steps

    def heights(self, values: Array) -> Array:
        """Return where values, as they are stored, lie along y."""
        shown = values * self.quantity.factor
        return np.log10(np.maximum(shown, FLOOR)) if self.log_y else shown

    def step_at(self, place: float) -> float:
        """Return the step at a place along x."""
        return float(10**place if self.log_x else place)


class _Curve(pg.PlotCurveItem):  # type: ignore[misc]
    """A curve that may be anywhere in its plot: to find out where takes longer than to paint it.

    Nobody asks for less than that, as all of a plot is painted at once.
    """

    @override
    def boundingRect(self) -> QRectF:
        view = self.getViewBox()
        return QRectF() if view is None else QRectF(view.viewRect())


class DrawnLine:
    """The items that draw one line.

    Attributes
    ----------
    end : (float, float) or None
        Where its last measurement lies that is seen.
    goes_on : bool
        Whether there are later ones.
    pen : QPen
        Of the line, where it is one.
    """

    def __init__(self, item: "pg.PlotItem", line: PlotLine) -> None:
        self.of = line
        self.raw, self.smooth = _Curve(antialias=True), _Curve(antialias=True)
        for z, curve in ((0, self.raw), (2 if line.heavy else 1, self.smooth)):
            curve.setZValue(z)
            item.addItem(curve, ignoreBounds=True)
        # Plain items of Qt: a scatter plot of one point costs as much as a curve of a thousand.
        self.tip = QGraphicsEllipseItem(-3, -3, 6, 6, item)
        self.tip.setPen(QPen(Qt.PenStyle.NoPen))
        self.tip.setZValue(3)
        self.text = QGraphicsSimpleTextItem(item)
        self.dashed = self._dense = False
        self.pen = QPen()
        self.visible = True
        self.end: tuple[float, float] | None = None
        self.goes_on = False

    @property
    def color(self) -> QColor:
        """The line's colour."""
        if self.of.place is None:
            return theme.current().role(self.of.role)
        return palette.style(self.of.place).color

    def hide(self) -> None:
        """Draw nothing."""
        self.end = None
        for item in (self.raw, self.smooth, self.tip, self.text):
            item.setVisible(False)

    def recolor(self, font: QFont) -> None:
        """Take the colours of the theme in force."""
        color = self.color
        if self.of.place is None:
            style = Qt.PenStyle.DashLine if self.dashed else Qt.PenStyle.SolidLine
            pen = pg.mkPen(color, width=2 if self.of.heavy else 1, style=style)
        else:
            dash = palette.style(self.of.place).dash
            pen = pg.mkPen(color, width=2)
            if dash:
                pen.setDashPattern([length / 2 for length in dash])
        self.pen = pen
        self._set_pen()
        self.raw.setPen(pg.mkPen(_faint(color), width=1))
        self.tip.setBrush(color)
        self.text.setBrush(color)
        self.text.setFont(font)

    def draw(self, curve: LiveCurve, scale: Scale, smoothed: bool) -> None:
        """Draw what is looked at of a curve."""
        if not self.visible or not len(curve):
            self.hide()
            return
        self.smooth.setVisible(True)
        smoothed = self.smooths(curve, smoothed)
        places, line = scale.places(curve.steps), curve.smooth if smoothed else curve.raw
        self._draw(self.smooth, places, line, scale)
        behind = smoothed and self.of.heavy and self.of.place is None
        self.raw.setVisible(behind)
        if behind:
            self._draw(self.raw, places, curve.raw, scale)
        self.end = None
        if self.of.heavy:
            self._end(places, line, curve.raw, scale)
        # What is hidden and shown again, though it stays, is drawn anew.
        for mark in (self.tip, self.text):
            mark.setVisible(self.end is not None)

    def smooths(self, curve: LiveCurve, smoothed: bool) -> bool:
        """Tell whether a curve is drawn smoothed, if curves are."""
        return smoothed and (self.of.place is None or len(curve) > _FEW)

    def _draw(self, item: "pg.PlotCurveItem", places: Array, values: Array, scale: Scale) -> None:
        low, high = scale.window or (places[0], places[-1])
        x, y = decimate(places, values, low, high, _COLUMNS)
        heights = scale.heights(y)
        item.setData(x, heights)
        if item is self.smooth:
            self._look_dense(bool(np.abs(np.diff(heights)).sum() > _DENSE * np.ptp(heights)))

    def _look_dense(self, dense: bool) -> None:
        """Draw a line that goes up and down all the time in pieces: as one path it takes 50 times as long.

        Neither dashes nor how the pieces join can be seen of it.
        """
        if dense != self._dense:
            self._dense = dense
            self.smooth.setSegmentedLineMode("on" if dense else "auto")
            self._set_pen()

    def _set_pen(self) -> None:
        pen = QPen(self.pen)
        if self._dense:
            pen.setStyle(Qt.PenStyle.SolidLine)
        self.smooth.setPen(pen)

    def _end(self, places: Array, line: Array, raw: Array, scale: Scale) -> None:
        """Mark the last measurement that is looked at: the mark on the line, its figure as measured."""
        last = len(places) - 1
        if scale.window is not None:
            last = int(np.searchsorted(places, scale.window[1], "right")) - 1
            if last < 0 or places[last] < scale.window[0]:
                return
        self.goes_on = last < len(places) - 1
        self.end = float(places[last]), float(scale.heights(line[last : last + 1])[0])
        self.text.setText(f"{self.of.short} {scale.quantity.text(float(raw[last]))}")


def _faint(color: QColor) -> QColor:
    """Return a colour as if the card were seen through it: a pen that is clear takes five times as long."""
    ground = QColor(theme.current().card)
    pairs = zip(_channels(color), _channels(ground), strict=True)
    return QColor(*(round(_FAINT * of + (1 - _FAINT) * on) for of, on in pairs))


def _channels(color: QColor) -> tuple[int, int, int]:
    return color.red(), color.green(), color.blue()


def legend_icon(pen: QPen) -> QIcon:
    """Draw a piece of a line for the legend."""
    ratio = 2
    drawn = QPixmap(LEGEND_SIZE * ratio)
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = QPen(pen)
    line.setWidthF(2)
    line.setCosmetic(False)
    if pen.style() == Qt.PenStyle.DashLine:
        line.setDashPattern([2.6, 1.8])
        line.setStyle(Qt.PenStyle.CustomDashLine)
    painter.setPen(line)
    painter.drawLine(QPointF(1, 5), QPointF(21, 5))
    painter.end()
    return QIcon(drawn)
