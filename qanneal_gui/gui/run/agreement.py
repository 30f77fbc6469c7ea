"""Sampled against exact in two small plots: log-odds of the outputs, and energies of all units."""

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qanneal_gui.annealing.energies import Energies
from qanneal_gui.annealing.samplers import SamplerReport
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.ticks import ticks
from qanneal_gui.gui.common.widgets import ElidedLabel
from qanneal_gui.science.arrays import Array
from qanneal_gui.science.fidelity import log_odds, log_odds_interval
from qanneal_gui.support.wording import tr

_POINTS = 400
"""Points drawn at most."""

_MOST = 8.0
"""Log-odds up to which the axes go if the number of reads is not known."""

_MOST_BINS = 24

_WIDEST_TICK, _TICK_GAP = "−0.5", 10
"""What stands beside the title of a vertical axis, and the pixels between it and the plot."""


class _SmallPlot(QWidget):
    """A plot that takes no mouse, in a widget that explains it."""

    def __init__(self, axes: tuple[str, str], height: int, key: str, explanation: str) -> None:
        super().__init__()
        self._axes = axes
        self.widget = pg.PlotWidget()
        self.item = self.widget.getPlotItem()
        self.item.setMenuEnabled(False)
        self.item.hideButtons()
        self.view = self.item.getViewBox()
        self.view.setMouseEnabled(x=False, y=False)
        self.view.setDefaultPadding(0)
        self.widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # The wheel scrolls the column.
        self.widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.widget.setFixedHeight(height)
        for side in ("left", "bottom"):
            axis = self.item.getAxis(side)
            axis.setStyle(tickLength=4, tickTextOffset=4)
            axis.enableAutoSIPrefix(False)
        self.item.layout.setContentsMargins(0, 4, 6, 0)
        self.setToolTip(explanation)
        self.setAccessibleDescription(explanation)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.widget)
        self.key = ElidedLabel(key)
        column.addWidget(self.key, 0, Qt.AlignmentFlag.AlignHCenter)

    def add(self, *items: pg.GraphicsObject) -> None:
        """Draw these, the first at the back."""
        for z, item in enumerate(items):
            item.setZValue(z)
            self.item.addItem(item, ignoreBounds=True)

    def rename(self, below: str, key: str) -> None:
        """Give the horizontal axis another title, and the plot another key."""
        self.key.show_text(key)
        if below != self._axes[0]:
            self._axes = below, self._axes[1]
            self.recolor()

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        colors = theme.current()
        self.widget.setBackground(colors.card)
        style = {"color": colors.quiet, "font-size": f"{theme.size('small'):.1f}pt"}
        for side, text in zip(("bottom", "left"), self._axes, strict=True):
            axis = self.item.getAxis(side)
            self.item.setLabel(side, text, **style)
            axis.setPen(pg.mkPen(colors.border))
            axis.setTextPen(pg.mkPen(colors.quiet))
            axis.setTickFont(theme.font("small"))
        letters = QFontMetricsF(theme.font("small"))
        room = letters.height() + letters.horizontalAdvance(_WIDEST_TICK) + _TICK_GAP
        self.item.getAxis("left").setWidth(math.ceil(room))


class LogOddsPlot(_SmallPlot):
    """Each output of each example: on the diagonal where sampled and exact agree."""

    def __init__(self) -> None:
        super().__init__(
            (tr("exact log-odds"), tr("sampled log-odds")),
            210,
            tr("bars: 95 % of shot noise"),
            tr(
                "Log-odds of P(y=1|x), sampled against exact: a point for each output of "
                "each example of the last batch. The bars are 95 % confidence intervals "
                "for that many reads: exact samples miss the diagonal with one in "
                "twenty. What no read can tell is drawn at the edge."
            ),
        )
        self.setAccessibleName(tr("Sampled against exact log-odds of every output"))
        self._diagonal = pg.PlotCurveItem()
        self.bars = pg.PlotCurveItem(connect="pairs")
        self.points = pg.ScatterPlotItem(size=7, pxMode=True)
        self.add(self._diagonal, self.bars, self.points)
        self._reach = 0.0
        self._set_reach(2.0)

    def show_report(self, report: SamplerReport | None) -> None:
        """Draw the batch of a report; nothing without one."""
        if report is None or not report.p_exact or not report.p_sampled:
            self.bars.clear()
            self.points.clear()
            return
        known = "estimated" if report.sums == "sampled" else "exact"
        self.rename(tr("{known} log-odds", known=known), self.key.whole)
        exact, sampled = (
            np.ravel(np.array(p, np.float64))[:_POINTS] for p in (report.p_exact, report.p_sampled)
        )
        most = math.log(2 * report.reads + 1) if report.reads else _MOST
        x = log_odds(exact)
        value = low = high = log_odds(sampled)
        if report.reads:
            value, low, high = log_odds_interval(sampled, report.reads)
        self._fit(min(max(np.abs(x).max(), np.abs(value).max()), most))
        x, value, low, high = (np.clip(z, -self._reach, self._reach) for z in (x, value, low, high))
        self.bars.setData(np.repeat(x, 2), np.stack([low, high], axis=1).ravel())
        self.points.setData(x, value)

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        super().recolor()
        colors = theme.current()
        output = colors.role("output")
        self._diagonal.setPen(pg.mkPen(colors.faint, width=1, style=Qt.PenStyle.DashLine))
        self.bars.setPen(pg.mkPen(output, width=1))
        self.points.setBrush(pg.mkBrush(output))
        self.points.setPen(pg.mkPen(colors.card, width=1))

    def _fit(self, largest: float) -> None:
        """Let the axes go far enough, and shrink them only where much would be empty."""
        wanted = next(
            (reach for reach in (1, 2, 3, 4, 6, 8) if reach >= 1.1 * largest), math.ceil(1.1 * largest)
        )
        if wanted > self._reach or wanted <= 0.5 * self._reach:
            self._set_reach(float(wanted))

    def _set_reach(self, reach: float) -> None:
        self._reach = reach
        wide = 1.04 * reach
        self.view.setRange(xRange=(-wide, wide), yRange=(-wide, wide), padding=0)
        self._diagonal.setData([-wide, wide], [-wide, wide])
        for side in ("left", "bottom"):
            self.item.getAxis(side).setTicks([_inner(-reach, reach, 5)])


class EnergyPlot(_SmallPlot):
    """Histogram of the energies that were read, before that of exact samples."""

    def __init__(self) -> None:
        super().__init__(
            (tr("E − exact ⟨E⟩ / nats"), tr("reads / %")),
            170,
            tr("filled: sampled; line: exact"),
            tr(
                "Energy E(k, y|x) of hidden units and outputs less its exact mean for "
                "the same image: of the reads kept of the last submission, up to 32 of "
                "each copy, and (line) of exact samples. Where β_eff is set too high the "
                "reads lie to the right, where it is too low to the left; errors of h "
                "and J move them either way."
            ),
        )
        self.setAccessibleName(tr("Histogram of the energy of reads and of exact samples"))
        self.sampled = pg.PlotCurveItem([0, 1], [0], stepMode="center", fillLevel=0)
        self.exact = pg.PlotCurveItem([0, 1], [0], stepMode="center")
        self.add(self.sampled, self.exact)

    def show_energies(self, found: Energies) -> None:
        """Draw both histograms."""
        known = "estimated" if found.estimated else "exact"
        self.rename(
            tr("E − {known} ⟨E⟩ / nats", known=known), tr("filled: sampled; line: {known}", known=known)
        )
        low, high = np.percentile(found.exact, (0.2, 99.8))
        inner = np.percentile(found.sampled, (2, 98))
        low, high = min(low, inner[0]), max(high, inner[1])
        if high - low < 1e-9:
            low, high = low - 1, high + 1
        # Rice's rule: of few reads a fine histogram shows the shot noise.
        bins = int(np.clip(2 * len(found.sampled) ** (1 / 3), 4, _MOST_BINS))
        edges = np.linspace(low, high, bins + 1)
        heights = [_shares(part, edges) for part in (found.sampled, found.exact)]
        for curve, height in zip((self.sampled, self.exact), heights, strict=True):
            curve.setData(edges, height)
        top = 1.08 * max(height.max() for height in heights)
        self.view.setRange(xRange=(low, high), yRange=(0, top), padding=0)
        self.item.getAxis("bottom").setTicks([_inner(low, high, 4)])
        self.item.getAxis("left").setTicks([_inner(0, top, 3)])

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        super().recolor()
        colors = theme.current()
        filled = QColor(colors.role("output"))
        self.sampled.setPen(pg.mkPen(filled, width=1))
        filled.setAlphaF(0.35)
        self.sampled.setBrush(pg.mkBrush(filled))
        self.exact.setPen(pg.mkPen(colors.text, width=1))


def _shares(values: Array, edges: Array) -> Array:
    """Return the share of all values in each bin, in per cent; what lies outside counts to the ends."""
    counts, _ = np.histogram(np.clip(values, edges[0], edges[-1]), edges)
    return np.asarray(100 * counts / len(values))


def _inner(low: float, high: float, count: int) -> list[tuple[float, str]]:
    """Return ticks whose texts are not cut off at the ends."""
    return [
        (place, text.replace("-", "−"))
        for place, text in ticks(low, high, count)
        if place == low == 0 or low + 0.05 * (high - low) < place < high - 0.05 * (high - low)
    ]
