"""The live plots of a run; `PLOTS` says which there are.

A new one is an entry in `PLOTS`, and a metric in `qanneal_gui.runs.metrics` if it is not there yet.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from qanneal_gui.data import class_names
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.run.history import History
from qanneal_gui.gui.run.live_plot import LivePlot, PlotLine
from qanneal_gui.runs.metrics import BY_CLASS, METRICS, NETWORKS, Metric, Network
from qanneal_gui.support.text import for_label

_NETWORK_BY_NETWORK = ("ebm", "mlp", "shadow")

PLOTS = {
    "loss": ("Loss", [f"{of}{split}" for of in _NETWORK_BY_NETWORK for split in ("_loss", "_test_loss")]),
    "accuracy": ("Accuracy", [f"{of}{split}" for of in _NETWORK_BY_NETWORK for split in ("_train", "_test")]),
    "divergence": ("Symmetrised KL", ["symmetrised_kl", "gap"]),
}
"""The plots from top to bottom by short names: title, and metrics of the same quantity."""

_WIDEST_NAME = 84
"""Of a class at the end of its line, in pixels."""

_ROLES = {"symmetrised_kl": "divergence", "gap": "gap"}


class LivePlots(QWidget):
    """Plots one below the other over the same steps.

    Attributes
    ----------
    plots : dict of LivePlot
        By their names in `PLOTS`.
    by_class : QToolButton
        Whether the accuracies of the classes are drawn in place of those of the networks.
    """

    def __init__(self) -> None:
        super().__init__()
        self.plots = {name: _plot(title, metrics) for name, (title, metrics) in PLOTS.items()}
        self._names: tuple[str, ...] = ()
        self.by_class = QToolButton()
        self.by_class.setText("By class")
        self.by_class.setCheckable(True)
        self.by_class.setProperty("switch", True)
        self.by_class.setAccessibleName("Accuracy by class")
        self.by_class.setToolTip(
            "Show the MLP's accuracy on the test images of each class. Runs of earlier versions have none."
        )
        self.by_class.toggled.connect(self._split)
        self.plots["accuracy"].title_row.addWidget(self.by_class)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        for plot in self.plots.values():
            column.addWidget(plot, 1)

    def begin(self, config: Mapping[str, Any]) -> None:
        """Prepare for a run: which network inherits, and which are there."""
        backpropagation = config["training"]["method"] == "mlp"
        there: set[Network] = {"ebm", "mlp"}
        if config["training"]["shadow_mlp"] and not backpropagation:
            there.add("shadow")
        inherits = NETWORKS["ebm" if backpropagation else "mlp"].title
        for name, plot in self.plots.items():
            plot.set_inherited(inherits)
            metrics = [METRICS[metric] for metric in PLOTS[name][1]]
            plot.offer([_group(metric) for metric in metrics if there.issuperset(metric.networks)])
        chosen = config.get("data", {})
        self.name_classes(class_names(str(chosen.get("dataset")), chosen.get("classes", ())))

    def name_classes(self, names: Sequence[str]) -> None:
        """Take the names of the run's classes, in their order."""
        self._names = tuple(map(for_label, names))
        self._split()

    def show_history(self, history: History, *, smoothed: bool) -> None:
        """Choose the run that the plots draw; each draws it at its `redraw`."""
        for plot in self.plots.values():
            plot.show_history(history, smoothed=smoothed)

    def _split(self) -> None:
        """Draw accuracies by class, or by network, and let the other plots keep to the same steps."""
        metrics = QFontMetricsF(theme.font("small"))
        names = self._names if self.by_class.isChecked() else ()
        short = [metrics.elidedText(name, Qt.TextElideMode.ElideRight, _WIDEST_NAME) for name in names]
        lines = [
            PlotLine(f"{BY_CLASS}.mlp.{place}", name, "", True, name, place)
            for place, name in enumerate(short)
        ]
        widest = max([*short, "Shadow"], key=metrics.horizontalAdvance)
        for plot in self.plots.values():
            plot.make_room_for(f"{widest} 100.0 %")
        self.plots["accuracy"].draw_instead(lines, "MLP, test images")

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        for plot in self.plots.values():
            plot.recolor()


def _plot(title: str, names: list[str]) -> LivePlot:
    metrics = {name: METRICS[name] for name in names}
    lines = [
        PlotLine(name, _group(metric), _role(name, metric), metric.split != "train", metric.short)
        for name, metric in metrics.items()
    ]
    explanations = {_group(metric): metric.about for metric in metrics.values()}
    return LivePlot(title, next(iter(metrics.values())).quantity, lines, explanations)


def _group(metric: Metric) -> str:
    """Return what the legend calls a metric: its networks, or what it is."""
    return " ↔ ".join(NETWORKS[network].title for network in metric.networks) or metric.title


def _role(name: str, metric: Metric) -> str:
    return metric.networks[0] if len(metric.networks) == 1 else _ROLES.get(name, "output")
