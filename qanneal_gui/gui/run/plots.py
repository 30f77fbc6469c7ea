"""The live plots of a run; `shown.PLOTS` says which there are.

A new one is an entry there, and a metric in `qanneal_gui.runs.metrics` if it is not there yet.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from qanneal_gui.data import class_names
from qanneal_gui.figures import Figure
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.metric_words import BY_CLASS, METRICS, NETWORKS, Metric, Network, curve_name
from qanneal_gui.gui.run.drawn_line import PlotLine
from qanneal_gui.gui.run.figure import panel_of, whole
from qanneal_gui.gui.run.history import History
from qanneal_gui.gui.run.live_plot import LivePlot
from qanneal_gui.gui.run.plot_ranges import Range, within
from qanneal_gui.gui.run.plot_tools import PlotTools, RunLine
from qanneal_gui.gui.run.shown import PLOTS
from qanneal_gui.support.text import for_label
from qanneal_gui.support.wording import tr

_WIDEST_NAME = 84
"""Of a class at the end of its line, in pixels."""

_LEAST_STEPS, _LEAST_DECADES = 4.0, 0.05
"""What is looked at most closely."""

_FOLLOW_MS = 8
"""After a plot was moved, until the next one follows."""

_ROLES = {"symmetrised_kl": "divergence", "gap": "gap"}


class LivePlots(QWidget):
    """Plots one below the other over the same steps; what is pointed at or looked at in one is so in all.

    Parameters
    ----------
    plots : dict of LivePlot, optional
        Those that are made already, by all names in `PLOTS`.

    Attributes
    ----------
    pinned : Signal
        The step that the user wants to stay at; None for the newest again.
    noted : Signal
        A step, and what the user notes there; nothing if that is empty.
    maximised : Signal
        Whether one plot takes all of the room.
    figure_asked : Signal
        The name of a plot that is to be exported as a figure.
    narrowed : Signal
        The first and the last step that are looked at, if these are not all.
    plots : dict of LivePlot
        By their names in `PLOTS`.
    by_class : QToolButton
        Whether the accuracies of the classes are drawn in place of those of the networks.
    pin : int or None
        The step that is pinned.
    """

    pinned = Signal(object)
    noted = Signal(int, str)
    maximised = Signal(bool)
    figure_asked = Signal(str)
    narrowed = Signal(float, float)

    def __init__(self, plots: dict[str, LivePlot] | None = None) -> None:
        super().__init__()
        self.plots = plots or {name: live_plot(name) for name in PLOTS}
        self._names: tuple[str, ...] = ()
        self._classes: tuple[str, ...] = ()
        self._history = History()
        self.pin: int | None = None
        self._behind: list[LivePlot] = []
        self._window: Range | None = None
        self._following = QTimer(self)
        self._following.setSingleShot(True)
        self._following.setInterval(_FOLLOW_MS)
        self._following.timeout.connect(self._follow)
        self.run_line = RunLine()
        self.run_line.unpin.connect(self.unpin)
        self.run_line.noted.connect(self.noted)
        self.by_class = QToolButton()
        self.by_class.setText(tr("By class"))
        self.by_class.setCheckable(True)
        self.by_class.setProperty("switch", True)
        self.by_class.setAccessibleName(tr("Accuracy by class"))
        self.by_class.setToolTip(
            tr(
                "Show the MLP's accuracy on the test images of each class. Runs of "
                "earlier versions have none."
            )
        )
        self.by_class.toggled.connect(self._split)
        self.plots["accuracy"].title_row.addWidget(self.by_class)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(self.run_line)
        self.tools: dict[str, PlotTools] = {}
        for name, plot in self.plots.items():
            column.addWidget(plot, 1)
            tools = self.tools[name] = PlotTools(plot)
            tools.all_asked.connect(partial(self._look, plot, None))
            tools.maximise_asked.connect(partial(self._on_maximise, name))
            tools.log_x_asked.connect(self._on_log_x)
            tools.figure_asked.connect(partial(self.figure_asked.emit, name))
            touch = plot.widget
            touch.pointed.connect(partial(self._on_pointed, plot))
            touch.held.connect(partial(self._on_held, plot))
            touch.all_asked.connect(partial(self._look, plot, None))
            touch.left.connect(self.restore)
            plot.looked.connect(partial(self._on_looked, plot))

    def begin(self, config: Mapping[str, Any]) -> None:
        """Prepare for a run: which network inherits, and which are there."""
        self.unpin()
        self.show_all()
        backpropagation = config["training"]["method"] == "mlp"
        there: set[Network] = {"ebm", "mlp"}
        if config["training"]["shadow_mlp"] and not backpropagation:
            there.add("shadow")
        inherits = NETWORKS["ebm" if backpropagation else "mlp"].title
        for name, plot in self.plots.items():
            plot.set_inherited(inherits)
            metrics = [METRICS[metric] for metric in PLOTS[name][1]]
            plot.offer([curve_name(metric) for metric in metrics if there.issuperset(metric.networks)])
        chosen = config.get("data", {})
        self.name_classes(class_names(str(chosen.get("dataset")), chosen.get("classes", ())))

    def name_classes(self, names: Sequence[str]) -> None:
        """Take the names of the run's classes, in their order."""
        self._classes = tuple(names)
        self._names = tuple(map(for_label, names))
        self._split()

    def show_history(self, history: History, *, smoothed: bool) -> None:
        """Choose the run that the plots draw; each draws it at its `redraw`."""
        self._history = history
        for plot in self.plots.values():
            plot.show_history(history, smoothed=smoothed)

    def show_all(self) -> None:
        """Show the whole run in all plots again."""
        self._behind.clear()
        for plot in self.plots.values():
            plot.look_at(None)

    def _look(self, touched: LivePlot, window: Range | None) -> None:
        """Show a part of the run, or all of it: in the plot that was touched at once, in the others soon.

        To paint all of them takes longer than a hand should wait.
        """
        self._window = window
        behind = [*self._behind, *(plot for plot in self.plots.values() if plot not in self._behind)]
        self._behind = [plot for plot in behind if plot is not touched]
        touched.look_at(window)
        if not self._following.isActive():
            self._following.start()

    def _follow(self) -> None:
        if self._behind:
            self._behind.pop(0).look_at(self._window)
        if self._behind:
            self._following.start()

    def unpin(self) -> None:
        """Let go of the step that is pinned."""
        if self.pin is not None:
            self._pin(None)
        for plot in self.plots.values():
            plot.show_step(None)

    def maximise(self, name: str | None) -> None:
        """Give all of the room to one plot; to all again if it is None."""
        for other, plot in self.plots.items():
            plot.setVisible(name in (None, other))
            self.tools[other].show_maximised(name == other)
        self.maximised.emit(name is not None)

    def restore(self) -> None:
        """Show all plots again, if one takes all of the room."""
        if any(plot.isHidden() for plot in self.plots.values()):
            self.maximise(None)

    def figures(self, run: str) -> dict[str, tuple[Figure, Figure]]:
        """Return each plot that shows something as a figure, and all together by an empty name.

        Each comes with the axes of the screen, and with axes that show everything.

        Parameters
        ----------
        run : str
            What the run is called.
        """
        while self._behind:
            self._follow()
        for plot in self.plots.values():
            plot.redraw()  # all of them to the same step: on screen they take turns
        names = {f"{BY_CLASS}.mlp.{place}": name for place, name in enumerate(self._classes)}
        panels = {name: panel_of(plot, names) for name, plot in self.plots.items() if not plot.isHidden()}
        there = {name: panel for name, panel in panels.items() if panel is not None}
        groups = {"": list(there.values())} if len(there) > 1 else {}
        groups |= {name: [panel] for name, panel in there.items()}
        about = self.run_line.run
        return {
            name: (
                Figure(run, tuple(group), about, columns=3),
                Figure(run, tuple(map(whole, group)), about, columns=3),
            )
            for name, group in groups.items()
        }

    def plot_in_focus(self) -> str:
        """Return the name of the plot that has the keyboard's focus, or nothing."""
        return next((name for name, plot in self.plots.items() if plot.widget.hasFocus()), "")

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        for plot in self.plots.values():
            plot.recolor()
        for tools in self.tools.values():
            tools.recolor()
        self._show_pin()

    def _split(self) -> None:
        """Draw accuracies by class, or by network, and let the other plots keep to the same steps."""
        metrics = QFontMetricsF(theme.font("small"))
        names = self._names if self.by_class.isChecked() else ()
        short = [metrics.elidedText(name, Qt.TextElideMode.ElideRight, _WIDEST_NAME) for name in names]
        lines = [
            PlotLine(f"{BY_CLASS}.mlp.{place}", name, "", True, name, place)
            for place, name in enumerate(short)
        ]
        widest = max([*short, tr("Shadow")], key=metrics.horizontalAdvance)
        for plot in self.plots.values():
            plot.make_room_for(f"{widest} 100.0 %")
        self.plots["accuracy"].draw_instead(lines, tr("MLP, test images"))
        self._show_pin()

    def _on_pointed(self, touched: LivePlot, place: float | None) -> None:
        step = None if place is None else touched.step_near(place)
        for plot in self.plots.values():
            plot.show_step(step)

    def _on_held(self, touched: LivePlot, place: float | None) -> None:
        self._pin(None if place is None else touched.step_near(place))

    def _pin(self, step: int | None) -> None:
        shown = self.pin if step is None else step
        self.pin = step
        for plot in self.plots.values():
            plot.show_step(shown, holding=step is not None)
        notes = [mark.text for mark in self._history.notes if mark.step == step]
        self.run_line.show_step(step, " ".join(notes))
        self.pinned.emit(step)

    def _show_pin(self) -> None:
        """Show the pinned step anew, as its curves are drawn now; what was only pointed at goes away."""
        for plot in self.plots.values():
            plot.show_step(self.pin, holding=self.pin is not None)

    def _on_looked(self, touched: LivePlot, wanted: Range) -> None:
        least = _LEAST_STEPS if not touched.scale.log_x else _LEAST_DECADES
        window = within(wanted, touched.whole, least)
        self._look(touched, window)
        if window is not None:
            self.narrowed.emit(*map(touched.scale.step_at, window))

    def _on_log_x(self, log: bool) -> None:
        self._behind.clear()  # everything is shown then
        for plot in self.plots.values():
            plot.set_log(x=log)
        self._show_pin()

    def _on_maximise(self, name: str) -> None:
        alone = all(plot.isHidden() for other, plot in self.plots.items() if other != name)
        self.maximise(None if alone else name)


def live_plot(name: str) -> LivePlot:
    """Make one of the `PLOTS`."""
    title, names = PLOTS[name]
    metrics = {name: METRICS[name] for name in names}
    lines = [
        PlotLine(name, curve_name(metric), _role(name, metric), metric.split != "train", metric.short)
        for name, metric in metrics.items()
    ]
    explanations = {curve_name(metric): metric.about for metric in metrics.values()}
    return LivePlot(title, next(iter(metrics.values())).quantity, lines, explanations)


def _role(name: str, metric: Metric) -> str:
    return metric.networks[0] if len(metric.networks) == 1 else _ROLES.get(name, "output")
