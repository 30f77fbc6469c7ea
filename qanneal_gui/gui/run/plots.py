"""The three plots of a run: loss, accuracy and symmetrised KL."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.history import History
from qanneal_gui.gui.common.plots import LivePlot, Scale, Series, write_percent, write_small

_NETWORKS = {
    "EBM": ("ebm", "The energy-based model, by its exact P(y|x)."),
    "MLP": ("mlp", "The ordinary network with the same weights: what is exported."),
    "Shadow": ("shadow", "A second MLP, trained by backpropagation on the same batches."),
}


class Curves(QWidget):
    """Plots one below the other over the same steps."""

    def __init__(self) -> None:
        super().__init__()
        self.loss = LivePlot(
            "Loss",
            "loss (nats)",
            _pairs("test_loss", "loss"),
            _explanations(),
            Scale(write=write_small, floor=0),
        )
        self.accuracy = LivePlot(
            "Accuracy",
            "accuracy (%)",
            _pairs("test_accuracy", "train_accuracy"),
            _explanations(),
            Scale(factor=100, write=write_percent, floor=50, ceiling=100),
        )
        self.divergence = LivePlot(
            "Symmetrised KL",
            "KL (nats)",
            [
                Series("symmetrised_kl", "Shadow ↔ MLP", "divergence", short="KL"),
                Series("gap", "EBM ↔ MLP", "gap", short="gap"),
            ],
            {
                "Shadow ↔ MLP": "KL: between the shadow's outputs and the MLP with the EBM's weights.",
                "EBM ↔ MLP": "Gap: between the EBM's exact P(y|x) and the MLP with its weights.",
            },
            Scale(write=write_small, logarithmic=True),
        )
        self.plots = (self.loss, self.accuracy, self.divergence)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        for plot in self.plots:
            column.addWidget(plot, 1)

    def begin(self, config: Mapping[str, Any]) -> None:
        """Prepare for a run: which network inherits, and which are there."""
        backpropagation = config["training"]["method"] == "mlp"
        shadow = not backpropagation and config["training"]["shadow_mlp"]
        networks = ["EBM", "MLP", *(["Shadow"] if shadow else [])]
        for plot in (self.loss, self.accuracy):
            plot.set_inherited("EBM" if backpropagation else "MLP")
            plot.offer(networks)
        self.divergence.offer([*(["Shadow ↔ MLP"] if shadow else []), "EBM ↔ MLP"])

    def show_history(self, history: History, *, smoothed: bool) -> None:
        """Choose the run that the plots draw; each draws it at its `redraw`."""
        for plot in self.plots:
            plot.show_history(history, smoothed=smoothed)

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        for plot in self.plots:
            plot.recolor()


def _pairs(test: str, train: str) -> list[Series]:
    return [
        Series(f"{role}.{metric}", group, role, heavy)
        for group, (role, _) in _NETWORKS.items()
        for metric, heavy in ((train, False), (test, True))
    ]


def _explanations() -> dict[str, str]:
    return {group: sentence for group, (_, sentence) in _NETWORKS.items()}
