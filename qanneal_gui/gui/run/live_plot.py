"""Live curves: a smoothed line before its raw values, and the current value at the line's end."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QGraphicsEllipseItem, QGraphicsSimpleTextItem, QToolButton
from typing_extensions import override

from qanneal_gui.gui.common import palette, theme
from qanneal_gui.gui.common.ticks import nice_ticks
from qanneal_gui.gui.common.widgets import Card, label
from qanneal_gui.gui.run.history import History, LiveCurve
from qanneal_gui.runs.curve_arithmetic import decimate
from qanneal_gui.runs.metrics import STEP, Quantity
from qanneal_gui.science.arrays import Array
from qanneal_gui.support.formatting import power_of_ten

_COLUMNS = 400
"""Two points are drawn in each at most: as many as a plot has pixels."""

_LOWEST, _TALL = 96, 130
_MOST_JOINTS = 20
_ROOMY = 460
_FEW = 50
"""Measurements below which one of many lines is not smoothed: it would end far from its figure."""

_FLOOR = 1e-12
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


class _DrawnLine:
    """The items that draw one line."""

    def __init__(self, plot: "LivePlot", line: PlotLine) -> None:
        self.of = line
        self.raw = pg.PlotCurveItem(antialias=True)
        self.smooth = pg.PlotCurveItem(antialias=True)
        for z, item in ((0, self.raw), (2 if line.heavy else 1, self.smooth)):
            item.setZValue(z)
            plot.item.addItem(item, ignoreBounds=True)
        # Plain items of Qt: a scatter plot of one point costs as much as a curve of a thousand.
        self.tip = QGraphicsEllipseItem(-3, -3, 6, 6, plot.item)
        self.tip.setPen(QPen(Qt.PenStyle.NoPen))
        self.tip.setZValue(3)
        self.text = QGraphicsSimpleTextItem(plot.item)
        self.dashed = False
        self.visible = True
        self.end: tuple[float, float] | None = None

    def hide(self) -> None:
        self.end = None
        for item in (self.raw, self.smooth, self.tip, self.text):
            item.setVisible(False)

    def recolor(self, font: QFont) -> None:
        if self.of.place is None:
            color = theme.current().role(self.of.role)
            style = Qt.PenStyle.DashLine if self.dashed else Qt.PenStyle.SolidLine
            pen = pg.mkPen(color, width=2 if self.of.heavy else 1, style=style)
        else:
            color, dash = palette.style(self.of.place)
            pen = pg.mkPen(color, width=2)
            if dash:
                pen.setDashPattern([length / 2 for length in dash])
        self.smooth.setPen(pen)
        faint = QColor(color)
        faint.setAlphaF(0.28)
        self.raw.setPen(pg.mkPen(faint, width=1))
        self.tip.setBrush(color)
        self.text.setBrush(color)
        self.text.setFont(font)

    def draw(self, curve: LiveCurve, quantity: Quantity, smoothed: bool) -> None:
        self.hide()
        if not self.visible or not len(curve):
            return
        self.smooth.setVisible(True)
        smoothed = smoothed and (self.of.place is None or len(curve) > _FEW)
        steps, values = _thinned(curve.steps, curve.smooth if smoothed else curve.raw)
        self.smooth.setData(steps, _scaled(values, quantity))
        behind = smoothed and self.of.heavy and self.of.place is None
        self.raw.setVisible(behind)
        if behind:
            steps, values = _thinned(curve.steps, curve.raw)
            self.raw.setData(steps, _scaled(values, quantity))
        self.text.setVisible(self.of.heavy)
        self.tip.setVisible(self.of.heavy)
        if self.of.heavy:
            # The mark and its figure are the last measurement, not its smoothed neighbour; but of many lines
            # each has its mark where it ends, or nobody could tell which is whose.
            last = curve.smooth if smoothed and self.of.place is not None else curve.raw
            height = float(_scaled(last[-1:], quantity)[0])
            self.end = float(curve.steps[-1]), height
            self.text.setText(f"{self.of.short} {quantity.text(float(curve.raw[-1]))}")


class LivePlot(Card):
    """A card with a plot of some curves of a run over its steps."""

    def __init__(
        self, title: str, quantity: Quantity, lines: Sequence[PlotLine], groups: dict[str, str]
    ) -> None:
        super().__init__(title)
        self.body.setContentsMargins(16, 8, 12, 4)
        self.body.setSpacing(0)
        self._title, self._quantity = title, quantity
        self._history = History()
        self._smoothed = True
        self._end = 0.0
        self._roomy = True
        self._heights = (math.inf, -math.inf)
        self.widget = pg.PlotWidget()
        self.item = self.widget.getPlotItem()
        self.joints: list[pg.InfiniteLine] = []
        self._set_up()
        self.lines = [_DrawnLine(self, one) for one in lines]
        self._others: list[_DrawnLine] = []
        self.drawn = self.lines
        self.buttons: dict[str, QToolButton] = {}
        for group, explanation in groups.items():
            self.buttons[group] = self._legend_button(group, explanation)
        self._usual_key = "bold: test, thin: training" if any(not one.heavy for one in lines) else ""
        self._key_text = self._usual_key
        self._key = label(self._key_text, "small")
        self.title_row.addWidget(self._key)
        self._key.setVisible(bool(self._key.text()))
        self._shorts = {one.group: one.short for one in lines}
        self._offered = set(groups)
        self._widest = "Shadow 100.0 %"
        self.body.addWidget(self.widget, 1)
        self.view.sigRangeChanged.connect(self._place_labels)
        self.view.sigResized.connect(self._place_labels)
        self.recolor()
        self.redraw()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() > _ROOMY
        self.title_row.setSpacing(theme.GRID if roomy else 2)
        self._key.setVisible(roomy and bool(self._key.text()))
        for group, button in self.buttons.items():
            button.setText(f" {group}" if roomy else self._shorts[group])
            button.setIconSize(QSize(22 if roomy else 10, 10))
        if roomy != self._roomy:
            self._roomy, self._end = roomy, 0.0
            self.body.setContentsMargins(16 if roomy else 8, 8, 12 if roomy else 4, 4)
            self.redraw()

    @property
    def view(self) -> "pg.ViewBox":
        """The plot's coordinate system."""
        return self.item.getViewBox()

    def show_history(self, history: History, *, smoothed: bool) -> None:
        """Choose the run to draw; `redraw` draws what it holds."""
        self._history, self._smoothed = history, smoothed

    def set_inherited(self, group: str) -> None:
        """Dash the curves of the network that inherits its weights from the other."""
        for line in self.lines:
            line.dashed = line.of.group == group
        self.recolor()

    def offer(self, groups: Sequence[str]) -> None:
        """Show only these entries in the legend."""
        self._offered = set(groups)
        for name, button in self.buttons.items():
            button.setVisible(name in groups and self.drawn is self.lines)

    def draw_instead(self, lines: Sequence[PlotLine], key: str) -> None:
        """Draw other lines, and say what they are; the usual ones again if there are none."""
        for line in (*self.lines, *self._others):
            line.hide()
        for place, one in enumerate(lines):
            if place == len(self._others):
                self._others.append(_DrawnLine(self, one))
            self._others[place].of = one
        self.drawn = self._others[: len(lines)] if lines else self.lines
        self._key_text = key if lines else self._usual_key
        self._heights = (math.inf, -math.inf)
        # Each line's value has a place of its own at the line's end.
        room = round(len(lines) * QFontMetricsF(theme.font("small")).height()) + 40
        self.widget.setMinimumHeight(max(_LOWEST, room if lines else 0))
        self.offer(list(self._offered))
        self.recolor()
        self.redraw()

    def make_room_for(self, widest: str) -> None:
        """Leave as much room beside the data as a text at a line's end takes."""
        self._widest = widest
        self.recolor()

    def redraw(self) -> None:
        """Draw the history's newest state."""
        for line in self.drawn:
            line.draw(self._history.curve(line.of.metric), self._quantity, self._smoothed)
        self._draw_joints()
        self._set_range()
        self._place_labels()

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        colors = theme.current()
        self.widget.setBackground(colors.card)
        small = theme.font("small")
        for side in ("left", "bottom"):
            axis = self.item.getAxis(side)
            axis.setPen(pg.mkPen(colors.border))
            axis.setTextPen(pg.mkPen(colors.quiet))
            axis.setTickFont(small)
            axis.label.setFont(small)
        style = {"color": colors.quiet, "font-size": f"{theme.size('small'):.1f}pt"}
        self.item.setLabel("left", self._quantity.label, **style)
        self.item.setLabel("bottom", STEP.label, **style)
        for stroke in self.joints:
            stroke.setPen(self._joint_pen())
        for line in self._others:
            line.recolor(small)
        for line in self.lines:
            line.recolor(small)
            if line.of.group in self.buttons and line.of.heavy:
                self.buttons[line.of.group].setIcon(_sample(line.smooth.opts["pen"]))
        metrics = QFontMetricsF(small)
        # The same for all plots, so that their steps stay below each other.
        gutter = metrics.horizontalAdvance(self._widest) + 10
        self.item.getAxis("bottom").setHeight(round(2 * metrics.height()) + 6)
        self.item.layout.setContentsMargins(0, 6, gutter, 0)

    def _set_up(self) -> None:
        self.item.setMenuEnabled(False)
        self.item.hideButtons()
        self.view.setMouseEnabled(x=False, y=False)
        self.view.setDefaultPadding(0)
        self.widget.setAccessibleName(f"{self._title} by step: {self._quantity.label}")
        self.widget.setMinimumHeight(_LOWEST)
        self.widget.setAntialiasing(True)
        self.widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.widget.setViewportUpdateMode(pg.GraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.widget.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        # A plot must not eat the wheel: it is fixed to the whole run.
        self.widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for side in ("left", "bottom"):
            axis = self.item.getAxis(side)
            axis.setStyle(tickLength=4, tickTextOffset=4, maxTickLevel=0, hideOverlappingLabels=False)
            axis.setZValue(-1)
            axis.enableAutoSIPrefix(False)
        self.item.getAxis("left").setWidth(62)
        self.item.showGrid(x=False, y=True, alpha=0.25)

    def _legend_button(self, group: str, explanation: str) -> QToolButton:
        button = QToolButton()
        button.setText(f" {group}")
        button.setProperty("legend", True)
        button.setCheckable(True)
        button.setChecked(True)
        button.setIconSize(QSize(22, 10))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setToolTip(f"{explanation}\nClick to show or hide.")
        button.setAccessibleName(f"{self._title}: {group}")
        button.setAccessibleDescription(explanation)
        button.toggled.connect(self._on_toggled)
        self.title_row.addWidget(button)
        return button

    def _on_toggled(self) -> None:
        for line in self.lines:
            button = self.buttons.get(line.of.group)
            line.visible = button is None or button.isChecked()
        self.redraw()

    def _set_range(self) -> None:
        self._set_steps(max(self._history.last_step, 10))
        lows, highs = [], []
        for line in self.drawn:
            for item in (line.smooth, line.raw):
                if item.isVisible() and item.yData is not None and len(item.yData):
                    lows.append(float(item.yData.min()))
                    highs.append(float(item.yData.max()))
        low, high = (min(lows), max(highs)) if lows else (_first(self._quantity))
        bottom, top = _nice_range(low, high, self._quantity)
        old_bottom, old_top = self._heights
        fits = old_bottom <= bottom and top <= old_top and top - bottom > 0.6 * (old_top - old_bottom)
        if not fits:
            self._heights = bottom, top
            bounded = self._quantity.high is not None
            most = 6 if bounded and self.widget.height() > _TALL else 5
            self.view.setYRange(bottom, top, padding=0)
            self.item.getAxis("left").setTicks([_ticks(bottom, top, self._quantity, most)])

    def _set_steps(self, last: int) -> None:
        """Let the axis grow in strides: one that grows with each step is restless, and slow to draw."""
        stride = 10.0 ** math.floor(math.log10(last)) / (20 if last < 10**6 else 1)
        end = math.ceil(last / max(stride, 1.0)) * max(stride, 1.0)
        if end != self._end:
            self._end = end
            # A little more than the run, so that the mark at the line's end is whole.
            self.view.setXRange(0, end * 1.008, padding=0)
            ticks = [(x, f"{x:,.0f}") for x in nice_ticks(0, end, 6 if self._roomy else 3, whole=True)]
            self.item.getAxis("bottom").setTicks([ticks])

    def _draw_joints(self) -> None:
        """Mark where the run was resumed, by a short stroke on the axis."""
        wanted = self._history.joints[-_MOST_JOINTS:]
        while len(self.joints) < len(wanted):
            self.joints.append(pg.InfiniteLine(angle=90, span=(0, 0.07), movable=False))
            self.item.addItem(self.joints[-1], ignoreBounds=True)
            self.joints[-1].setPen(self._joint_pen())
        for stroke, step in zip(self.joints, wanted, strict=False):
            # Between the last step before and the first one after.
            stroke.setValue(step + 0.5)
        for place, stroke in enumerate(self.joints):
            stroke.setVisible(place < len(wanted))
        said = self._key_text + (", " if self._key_text and wanted else "") + ("| resumed" if wanted else "")
        if said != self._key.text():
            self._key.setText(said)
            self._key.setVisible(bool(said) and self.width() > _ROOMY)

    @staticmethod
    def _joint_pen() -> QPen:
        pen: QPen = pg.mkPen(theme.current().text, width=2)
        return pen

    def _place_labels(self) -> None:
        """Write each value beside its line's end, moved apart where they would overlap."""
        ends = [line for line in self.drawn if line.end and line.text.isVisible()]
        frame = self.item.mapRectFromItem(self.view, self.view.boundingRect())
        wanted = []
        for line in ends:
            assert line.end is not None
            wanted.append(self.item.mapFromItem(self.view, self.view.mapFromView(QPointF(*line.end))))
        height = max((line.text.boundingRect().height() for line in ends), default=0.0)
        centers = spread([p.y() for p in wanted], height * 0.95, frame.top() - 4, frame.bottom() + 4)
        for line, point, y in zip(ends, wanted, centers, strict=True):
            line.tip.setPos(point)
            line.text.setPos(point.x() + 7, y - height / 2)


def spread(centers: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Move positions apart until neighbours are ``gap`` away, as little as possible, within bounds."""
    order = sorted(range(len(centers)), key=lambda i: centers[i])
    placed = [min(max(centers[i], low + gap / 2), high - gap / 2) for i in order]
    for i in range(1, len(placed)):
        placed[i] = max(placed[i], placed[i - 1] + gap)
    over = placed[-1] - (high - gap / 2) if placed else 0.0
    if over > 0:
        placed[-1] -= over
        for i in range(len(placed) - 2, -1, -1):
            placed[i] = min(placed[i], placed[i + 1] - gap)
    result = [0.0] * len(centers)
    for i, y in zip(order, placed, strict=True):
        result[i] = y
    return result


def _thinned(steps: Array, values: Array) -> tuple[Array, Array]:
    return decimate(steps, values, steps[0], steps[-1], _COLUMNS)


def _scaled(values: Array, quantity: Quantity) -> Array:
    if quantity.logarithmic:
        return np.log10(np.maximum(values * quantity.factor, _FLOOR))
    return values * quantity.factor


def _first(quantity: Quantity) -> tuple[float, float]:
    if quantity.logarithmic:
        return -4.0, 0.0
    return quantity.low or 0.0, quantity.high or 1.0


def _nice_range(low: float, high: float, quantity: Quantity) -> tuple[float, float]:
    """Leave a margin, keep to the floor and ceiling, and never zoom into noise."""
    if quantity.logarithmic:
        return float(np.floor(low - 0.1)), float(np.ceil(high + 0.1))
    if quantity.high is not None:
        step = quantity.high / 10
        return max(0.0, min(np.floor(low / step - 0.2) * step, 0.5 * quantity.high)), quantity.high * 1.04
    margin = max(0.08 * (high - low), 0.02 * abs(high), 1e-6)
    bottom = low - margin
    return (max(bottom, 0.0) if quantity.low == 0 and low >= 0 else bottom), high + margin


def _ticks(low: float, high: float, quantity: Quantity, most: int) -> list[tuple[float, str]]:
    if quantity.logarithmic:
        stride = max(1, math.ceil((high - low) / 5))
        decades = [d for d in range(math.ceil(low), math.floor(high) + 1) if d % stride == 0]
        return [(d, power_of_ten(d)) for d in decades]
    return [(y, f"{y:.6g}") for y in nice_ticks(low, high, most)]


def _sample(pen: QPen) -> QIcon:
    """Draw a piece of a line for the legend."""
    ratio = 2
    drawn = QPixmap(22 * ratio, 10 * ratio)
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
