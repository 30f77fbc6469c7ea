"""The plot of a comparison: lines that can be moved and enlarged, and a crosshair."""

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.metric_words import Metric, Quantity
from qanneal_gui.gui.common.ticks import log_ticks, ticks
from qanneal_gui.gui.common.touch_plot import HOW, TouchPlot
from qanneal_gui.gui.common.widgets import Card
from qanneal_gui.gui.compare.lines import Line, OverlayLines
from qanneal_gui.support.wording import tr

_MARGIN = 0.04


class OverlayPlot(Card):
    """Lines over each other.

    Attributes
    ----------
    pointed : Signal
        The crosshair's place on the horizontal axis, as drawn (a logarithm on a logarithmic axis), or
        None where there is none.
    """

    pointed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.body.setContentsMargins(8, 8, 8, 4)
        self.widget = TouchPlot()
        self.item, self.view = self.widget.getPlotItem(), self.widget.view
        self.lines = OverlayLines()
        self.item.addItem(self.lines, ignoreBounds=True)
        self._labels, self._unit = ("", ""), ""
        self._logarithmic = (False, False)
        self.item.showGrid(x=True, y=True, alpha=0.2)
        for side in ("left", "bottom"):
            self.item.getAxis(side).enableAutoSIPrefix(False)
            self.item.getAxis(side).setStyle(tickLength=4, tickTextOffset=4, hideOverlappingLabels=False)
            self.item.getAxis(side).setZValue(-1)
        self.item.getAxis("left").setWidth(64)
        self.widget.setMinimumHeight(104)
        self.widget.setToolTip(HOW)
        self.item.layout.setContentsMargins(0, 6, 20, 0)
        self.view.sigRangeChanged.connect(self._set_ticks)
        self.view.sigResized.connect(self._name_axes)
        self.widget.pointed.connect(self._on_pointed)
        self.widget.all_asked.connect(self.reset)
        self.body.addWidget(self.widget)
        self.recolor()

    def show_lines(
        self, lines: Sequence[Line], along: Quantity, metric: Metric, *, logarithmic: tuple[bool, bool]
    ) -> None:
        """Show lines of a metric along an axis."""
        self._labels = labels = along.label, metric.label
        self._unit = metric.quantity.unit
        self._logarithmic = logarithmic
        self.widget.setAccessibleName(
            tr(
                "{labels} against {labels2}, {lines} lines",
                labels=labels[1],
                labels2=labels[0],
                lines=len(lines),
            )
        )
        ends = [
            f"{line.curve.label}: {metric.quantity.text(float(line.curve.y[-1]))}"
            for line in lines
            if line.shown and len(line.curve.y)
        ]
        self.widget.setAccessibleDescription(f"{tr('At their ends:')} {'; '.join(ends) or '–'}. {HOW}")
        self.lines.show(lines)
        self._name_axes()
        self._set_ticks()

    def reset(self) -> None:
        """Show everything that is drawn."""
        shown = [line.curve for line in self.lines.lines if line.shown and len(line.curve.x)]
        if not shown:
            return
        low = min(curve.x[0] for curve in shown)
        high = max(curve.x[-1] for curve in shown)
        parts = [curve.y for curve in shown]
        parts += [curve.raw[1] for curve in shown if curve.raw is not None and len(curve.raw[1])]
        # Below a mean near 0 a logarithm falls without end: the axis ends with the lines.
        sides = slice(2 if self._logarithmic[1] else 1, None)
        parts += [part for curve in shown if curve.spread is not None for part in curve.spread[sides]]
        bottom, top = min(part.min() for part in parts), max(part.max() for part in parts)
        margin = _MARGIN * (top - bottom) or max(abs(top) * _MARGIN, 1e-9)
        # A little more than the lines, so that the ticks at their ends are written.
        edge = 0.006 * (high - low) or 0.5
        self.view.setRange(
            xRange=(low - edge, high + edge), yRange=(bottom - margin, top + margin), padding=0
        )

    def point_at(self, place: float | None) -> None:
        """Put the crosshair somewhere, or take it away."""
        self.widget.point_at(place)

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        colors = theme.current()
        self.widget.recolor()
        for side in ("left", "bottom"):
            axis = self.item.getAxis(side)
            axis.setPen(pg.mkPen(colors.border))
            axis.setTextPen(pg.mkPen(colors.quiet))
            axis.setTickFont(theme.font("small"))
        self._name_axes()
        self.lines.redraw()

    def _name_axes(self) -> None:
        style = {"color": theme.current().quiet, "font-size": f"{theme.size('small'):.1f}pt"}
        below, beside = self._labels
        if QFontMetrics(theme.font("small")).horizontalAdvance(beside) > self.view.height():
            # The name stands above in the choice of what is shown; the unit has to be here.
            beside = self._unit or beside
        for side, text in zip(("bottom", "left"), (below, beside), strict=True):
            self.item.setLabel(side, text, **style)
            self.item.getAxis(side).resizeEvent()  # puts a name of another length into the middle

    def _set_ticks(self) -> None:
        places = zip(("bottom", "left"), self.view.viewRange(), self._logarithmic, (6, 5), strict=True)
        for side, (low, high), is_log, count in places:
            found = log_ticks(low, high, count) if is_log else ticks(low, high, count)
            self.item.getAxis(side).setTicks([found])

    def _on_pointed(self, place: object) -> None:
        if place is not None and not self.lines.lines:
            self.widget.show_cross(None)
            return
        self.pointed.emit(place)
