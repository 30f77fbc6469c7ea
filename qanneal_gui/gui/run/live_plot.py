"""A live plot: the curves of some metrics over the steps, to be looked at whole or closely."""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QToolButton
from typing_extensions import override

from qanneal_gui.figures.ends import spread
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.explained import explain
from qanneal_gui.gui.common.metric_words import STEP, Quantity
from qanneal_gui.gui.common.touch_plot import HOW, TouchPlot
from qanneal_gui.gui.common.widgets import Card, ElidedLabel, set_property
from qanneal_gui.gui.run import plot_ranges
from qanneal_gui.gui.run.drawn_line import LEGEND_SIZE, DrawnLine, PlotLine, Scale, legend_icon
from qanneal_gui.gui.run.history import History
from qanneal_gui.gui.run.plot_marks import PlotMarks
from qanneal_gui.gui.run.plot_ranges import Range
from qanneal_gui.gui.run.values_at import measured_near, next_measured, values_at
from qanneal_gui.support.wording import told, tr

_LOWEST, _TALL = 96, 130
_NAMED = 1.4
"""An axis is higher than its name by this factor at least."""
_WITH_ICON, _WITHOUT_ICON = (
    Qt.ToolButtonStyle.ToolButtonTextBesideIcon,
    Qt.ToolButtonStyle.ToolButtonTextOnly,
)
_ROOMY = 460
_NOT_YET = (math.inf, -math.inf)
_ROOM_AT_END = 1.008
_STRIDE = 150
"""The arrow keys move the crosshair by this part of the width, and by a measured step at least."""


class LivePlot(Card):
    """A card with a plot of some curves of a run over its steps.

    Attributes
    ----------
    looked : Signal
        The part of the axis of steps, as drawn, that is to be looked at.
    freed : Signal
        Whether something else than everything is shown has changed.
    sized : Signal
        Whether there is room beside the title.
    widget : TouchPlot
    drawn : list of DrawnLine
        The lines that are drawn now.
    marks : PlotMarks
    ticks : dict of list
        Place and text of each tick, by the side of its axis.
    """

    looked = Signal(object)
    freed = Signal()
    sized = Signal(bool)

    def __init__(
        self, title: str, quantity: Quantity, lines: Sequence[PlotLine], groups: dict[str, str]
    ) -> None:
        super().__init__(title)
        explain(self, title, "\n".join(f"{name}: {about}" for name, about in groups.items()), "metrics")
        self.body.setContentsMargins(16, 8, 12, 4)
        self.body.setSpacing(0)
        self.title, self._quantity = title, quantity
        self._history = History()
        self._smoothed = True
        self._end = 0.0
        self._roomy = True
        self._heights: Range = _NOT_YET
        self._own_heights: Range | None = None
        self.scale = Scale(quantity, log_y=quantity.logarithmic)
        self.ticks: dict[str, list[tuple[float, str]]] = {}
        self.widget = TouchPlot(sideways=True)
        self.view = self.widget.view
        self.item = self.widget.getPlotItem()
        self.marks = PlotMarks(self.item)
        self._set_up()
        self.lines = [DrawnLine(self.item, one) for one in lines]
        self._others: list[DrawnLine] = []
        self.drawn = self.lines
        self.buttons: dict[str, QToolButton] = {}
        for group, explanation in groups.items():
            self.buttons[group] = self._legend_button(group, explanation)
        self._usual_key = tr("bold: test, thin: training") if any(not one.heavy for one in lines) else ""
        self._key_text = self._usual_key
        self._key = ElidedLabel()
        self._key.show_text(self._key_text)
        self.title_row.addWidget(self._key)
        self._key.setVisible(bool(self._key_text))
        self._shorts = {one.group: one.short for one in lines}
        self._offered = set(groups)
        self._widest = "Shadow 100.0 %"
        self.body.addWidget(self.widget, 1)
        self.view.sigRangeChanged.connect(self._on_range)
        self.view.sigResized.connect(self._on_range)
        self.widget.moved.connect(self._on_moved)
        self.widget.neighbour = self._neighbour
        self.recolor()
        self.redraw()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() > theme.scaled(_ROOMY)
        self.title_row.setSpacing(theme.GRID if roomy else 2)
        self._key.setVisible(roomy and bool(self._key.whole))
        for group, button in self.buttons.items():
            button.setText(f" {group}" if roomy else self._shorts[group])
            button.setIconSize(LEGEND_SIZE if roomy else QSize(6, 10))
        self.sized.emit(roomy)
        self.fit_title()
        if roomy != self._roomy:
            self._roomy, self._end = roomy, 0.0
            self.body.setContentsMargins(16 if roomy else 8, 8, 12 if roomy else 4, 4)
            self.redraw()

    def fit_title(self) -> None:
        """Leave out the legend's samples, or all of it, where the words beside it need its room."""
        wanted = self._offered if self.drawn is self.lines else set[str]()
        # Without a legend the names at the ends of the lines must do, which have their colours, too.
        style, shown = _WITHOUT_ICON, set[str]()
        for wider in (_WITHOUT_ICON, _WITH_ICON):
            if self._room_for(wanted, wider):
                style, shown = wider, wanted
        for name, button in self.buttons.items():
            button.setToolButtonStyle(style)
            button.setVisible(name in shown)

    def _room_for(self, wanted: set[str], style: Qt.ToolButtonStyle) -> bool:
        """Whether the row of the title can hold these entries of the legend in that style."""
        self.title_row.invalidate()  # a nested layout is not told that its widgets have changed
        items = [item for place in range(self.title_row.count()) if (item := self.title_row.itemAt(place))]
        legend = set(self.buttons.values())
        widths = [
            one.minimumSize().width() for one in items if not one.isEmpty() and one.widget() not in legend
        ]
        widths += [_width(self.buttons[name], style) for name in wanted]
        margins = self.body.contentsMargins()
        room = self.contentsRect().width() - margins.left() - margins.right()
        return sum(widths) + self.title_row.spacing() * (len(widths) - 1) <= room

    @property
    def whole(self) -> Range:
        """The axis of steps, as drawn, where all of the run is shown."""
        end = plot_ranges.last_step(max(self._history.last_step, 10))
        if self.scale.log_x:
            return 0.0, math.log10(max(self._history.last_step, 10)) * _ROOM_AT_END
        # A little more than the run, so that the mark at the line's end is whole.
        return 0.0, end * _ROOM_AT_END

    @property
    def shows_all(self) -> bool:
        """Whether the plot shows the whole run, and goes along with it."""
        return self.scale.window is None and self._own_heights is None

    @property
    def history(self) -> History:
        """The run that is drawn."""
        return self._history

    @property
    def smoothed(self) -> bool:
        """Whether smoothed lines are drawn."""
        return self._smoothed

    @property
    def quantity(self) -> Quantity:
        """What the plot shows."""
        return self._quantity

    def show_history(self, history: History, *, smoothed: bool) -> None:
        """Choose the run to draw; `redraw` draws what it holds."""
        self._history, self._smoothed = history, smoothed

    def set_inherited(self, group: str) -> None:
        """Dash the curves of the network that inherits its weights from the other."""
        for line in self.lines:
            if line.dashed != (line.of.group == group):
                line.dashed = not line.dashed
                self._recolor_line(line)

    def offer(self, groups: Sequence[str]) -> None:
        """Show only these entries in the legend."""
        if self._offered != set(groups):
            self._offered = set(groups)
            self.fit_title()

    def draw_instead(self, lines: Sequence[PlotLine], key: str) -> None:
        """Draw other lines, and say what they are; the usual ones again if there are none."""
        if not lines and self.drawn is self.lines:
            return
        for line in (*self.lines, *self._others):
            line.hide()
        for place, one in enumerate(lines):
            if place == len(self._others):
                self._others.append(DrawnLine(self.item, one))
            self._others[place].of = one
        self.drawn = self._others[: len(lines)] if lines else self.lines
        self._key_text = key if lines else self._usual_key
        self._heights = _NOT_YET
        # Each line's value has a place of its own at the line's end.
        room = round(len(lines) * QFontMetricsF(theme.font("small")).height()) + 40
        self.widget.setMinimumHeight(max(_LOWEST, room if lines else 0))
        self.fit_title()
        for line in self.drawn:
            self._recolor_line(line)
        self.redraw()

    def make_room_for(self, widest: str) -> None:
        """Leave as much room beside the data as a text at a line's end takes."""
        self._widest = widest
        metrics = QFontMetricsF(theme.font("small"))
        self.item.getAxis("bottom").setHeight(round(2 * metrics.height()) + 6)
        # The same for all plots, so that their steps stay below each other.
        self.item.layout.setContentsMargins(0, 6, metrics.horizontalAdvance(widest) + 10, 0)

    def look_at(self, window: Range | None) -> None:
        """Show a part of the steps, as drawn, or all of them."""
        self.scale = replace(self.scale, window=window)
        if window is None:
            self._own_heights = None
        self._set_anew()

    def set_log(self, *, x: bool | None = None, y: bool | None = None) -> None:
        """Make axes logarithmic, or linear; everything is shown then."""
        log_x, log_y = self.scale.log_x if x is None else x, self.scale.log_y if y is None else y
        self.scale = replace(self.scale, log_x=log_x, log_y=log_y, window=None)
        self._own_heights = None
        self._set_anew()

    def step_near(self, place: float) -> int | None:
        """Return the step nearest to a place, as drawn, at which one of the curves was measured."""
        return measured_near(self._history, self.drawn, self.scale.step_at(place))

    def show_step(self, step: int | None, *, holding: bool = False) -> None:
        """Put the crosshair at a step, with the values there; or take it away."""
        if step is None:
            self.widget.show_cross(None)
            return
        place = float(self.scale.places(np.array([float(step)]))[0])
        self.widget.show_cross(place, holding=holding)
        remarks = self.marks.remarks(place)
        self.widget.show_values(values_at(self._history, self.drawn, step, self._quantity, remarks))

    def redraw(self) -> None:
        """Draw the history's newest state."""
        for line in self.drawn:
            line.draw(self._history.curve(line.of.metric), self.scale, self._smoothed)
        self._draw_marks()
        self._set_range()
        self._place_labels()
        self._tell()

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        colors = theme.current()
        self.widget.recolor()
        small = theme.font("small")
        for side in ("left", "bottom"):
            axis = self.item.getAxis(side)
            axis.setPen(pg.mkPen(colors.border))
            axis.setTextPen(pg.mkPen(colors.quiet))
            axis.setTickFont(small)
            axis.label.setFont(small)
        self._name_axes()
        self.marks.recolor()
        for line in (*self._others, *self.lines):
            self._recolor_line(line)
        self.make_room_for(self._widest)

    def _recolor_line(self, line: DrawnLine) -> None:
        line.recolor(theme.font("small"))
        if line.of.group in self.buttons and line.of.heavy:
            self.buttons[line.of.group].setIcon(legend_icon(line.pen))

    def _set_up(self) -> None:
        self.widget.setAccessibleName(
            tr("{title} by step: {label}", title=self.title, label=self._quantity.label)
        )
        self.widget.setMinimumHeight(_LOWEST)
        self.widget.setAntialiasing(True)
        self.widget.setViewportUpdateMode(pg.GraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.widget.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        for side in ("left", "bottom"):
            axis = self.item.getAxis(side)
            axis.setStyle(tickLength=4, tickTextOffset=4, maxTickLevel=0, hideOverlappingLabels=False)
            axis.setZValue(-1)
            axis.enableAutoSIPrefix(False)
        self.item.getAxis("left").setWidth(62)
        self.item.showGrid(x=False, y=True, alpha=0.25)

    def _tell(self) -> None:
        """Tell those who do not see the curves where they end."""
        ends = [line.text.text() for line in self.drawn if line.text.isVisible()]
        step = self._history.last_step
        told = tr("Step {step}: {ends}.", step=step, ends=", ".join(ends)) if ends else tr("No curves yet.")
        self.widget.setAccessibleDescription(f"{told} {HOW}")

    def _legend_button(self, group: str, explanation: str) -> QToolButton:
        button = QToolButton()
        button.setText(f" {group}")
        button.setProperty("legend", True)
        button.setCheckable(True)
        button.setChecked(True)
        button.setIconSize(LEGEND_SIZE)
        button.setToolButtonStyle(_WITH_ICON)
        button.setToolTip(tr("{explanation}\nClick to show or hide.", explanation=explanation))
        button.setAccessibleName(f"{told(self.title)}: {group}")
        button.setAccessibleDescription(explanation)
        button.toggled.connect(self._on_toggled)
        self.title_row.addWidget(button)
        return button

    def _on_toggled(self) -> None:
        for entry in self.buttons.values():
            set_property(entry, "off", not entry.isChecked())
        for line in self.lines:
            button = self.buttons.get(line.of.group)
            line.visible = button is None or button.isChecked()
        self.redraw()

    def _on_moved(self, along_x: bool, along_y: bool) -> None:
        if along_y:
            self._own_heights = tuple(self.view.viewRange()[1])
            self.freed.emit()
        if along_x:
            self.looked.emit(tuple(self.view.viewRange()[0]))

    def _neighbour(self, place: float, toward: int) -> float:
        (low, high), _ = self.view.viewRange()
        step, scale = self.scale.step_at(place), self.scale
        least = abs(scale.step_at(place + toward * (high - low) / _STRIDE) - step)
        found = next_measured(self._history, self.drawn, step, toward, least)
        return float(scale.places(np.array([float(found)]))[0])

    def _set_anew(self) -> None:
        self._end, self._heights = 0.0, _NOT_YET
        self.redraw()
        self.freed.emit()

    def _set_range(self) -> None:
        self._set_steps()
        wanted = self._own_heights or self._fitting_heights()
        if wanted != self._heights:
            self._heights = wanted
            self.view.setYRange(*wanted, padding=0)

    def _fitting_heights(self) -> Range:
        """Return heights in which all curves are seen: those in force as long as they will do."""
        window, log = self.scale.window, self.scale.log_y
        shown = [np.empty(0)]
        for line in self.drawn:
            for item in (line.smooth, line.raw):
                if item.isVisible() and item.yData is not None:
                    seen = slice(None)
                    if window is not None:
                        seen = (item.xData >= window[0]) & (item.xData <= window[1])
                    shown.append(item.yData[seen])
        values = np.concatenate(shown)
        if window is not None and len(values):
            return plot_ranges.close_range(float(values.min()), float(values.max()))
        ends = plot_ranges.empty_range(self._quantity, log=log)
        low, high = (float(values.min()), float(values.max())) if len(values) else ends
        bottom, top = plot_ranges.whole_range(low, high, self._quantity, log=log)
        old_bottom, old_top = self._heights
        fits = old_bottom <= bottom and top <= old_top and top - bottom > 0.6 * (old_top - old_bottom)
        return self._heights if fits else (bottom, top)

    def _set_steps(self) -> None:
        low, high = self.scale.window or self.whole
        if high != self._end:
            self._end = high
            self.view.setXRange(low, high, padding=0)

    def _name_axes(self) -> None:
        """Name the axes; in a low plot, the unit is enough: the title above says what it is of."""
        style = {"color": theme.current().quiet, "font-size": f"{theme.size('small'):.1f}pt"}
        self.item.setLabel("left", self._value_name(), **style)
        self.item.setLabel("bottom", STEP.label, **style)

    def _value_name(self) -> str:
        whole = self._quantity.label
        long = QFontMetricsF(theme.font("small")).horizontalAdvance(whole)
        return whole if self.view.boundingRect().height() > _NAMED * long else self._quantity.unit or whole

    def _on_range(self) -> None:
        """Write ticks for what is seen."""
        if self._value_name() != self.item.getAxis("left").labelText:
            self._name_axes()
        (low, high), (bottom, top) = self.view.viewRange()
        scale = self.scale
        if scale.window is None and not scale.log_x:
            high /= _ROOM_AT_END
        most = 6 if self._roomy else 3
        self._write_ticks("bottom", plot_ranges.step_ticks(low, high, most, log=scale.log_x))
        most = 6 if self._quantity.high is not None and self.widget.height() > _TALL else 5
        self._write_ticks("left", plot_ranges.value_ticks(bottom, top, most, log=scale.log_y))
        self._place_labels()

    def _write_ticks(self, side: str, ticks: list[tuple[float, str]]) -> None:
        """Write ticks where they are others than before: an axis lays out all of its texts anew then."""
        if ticks != self.ticks.get(side):
            self.ticks[side] = ticks
            self.item.getAxis(side).setTicks([ticks])

    def _draw_marks(self) -> None:
        said = ", ".join(filter(None, (self._key_text, self.marks.draw(self._history, self.scale))))
        if said != self._key.whole:
            self._key.show_text(said)
            self._key.setVisible(bool(said) and self.width() > theme.scaled(_ROOMY))

    def _place_labels(self) -> None:
        """Write each value beside its line's end, moved apart where they would overlap."""
        self.marks.place()
        frame = self.item.mapRectFromItem(self.view, self.view.boundingRect())
        ends, wanted = [], []
        for line in self.drawn:
            if line.end is None:
                continue
            point = self.item.mapFromItem(self.view, self.view.mapFromView(QPointF(*line.end)))
            # Heights chosen by hand may leave an end out.
            seen = frame.top() - 1 <= point.y() <= frame.bottom() + 1
            line.tip.setVisible(seen)
            line.text.setVisible(seen)
            if seen:
                ends.append(line)
                wanted.append(point)
        height = max((line.text.boundingRect().height() for line in ends), default=0.0)
        centers = spread([p.y() for p in wanted], height * 0.95, frame.top() - 4, frame.bottom() + 4)
        for line, point, y in zip(ends, wanted, centers, strict=True):
            line.tip.setPos(point)
            # A text that begins within the plot would stand on a line that goes on.
            line.text.setPos((frame.right() if line.goes_on else point.x()) + 7, y - height / 2)


def _width(button: QToolButton, style: Qt.ToolButtonStyle) -> int:
    """Return how wide a button is in a style, whether it is shown or not."""
    before = button.toolButtonStyle()
    button.setToolButtonStyle(style)
    width = button.minimumSizeHint().width()
    button.setToolButtonStyle(before)
    return width
