"""The pages beside the form: curves, evidence and sampler health, or what to do before; and the chip."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from qanneal_gui.config import RunConfig
from qanneal_gui.gui.chip.view import ChipView
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.sides import SideSplitter
from qanneal_gui.gui.common.widgets import Card, label
from qanneal_gui.gui.network.view import NetworkView
from qanneal_gui.gui.run.evidence import EvidenceCard
from qanneal_gui.gui.run.health import Health
from qanneal_gui.gui.run.plots import LivePlots
from qanneal_gui.gui.window.pages import Pages


class EmptyState(Card):
    """What to do next, and what would happen then."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Nothing to show yet")
        self._picture = QLabel()
        self.summary = label(role="quiet", wrap=True)
        title = label("No curves yet", "large")
        self.advice = label(
            "Choose a preset or your own settings on the left, then press Start (Ctrl+Return).", wrap=True
        )
        self.body.addStretch(2)
        for widget in (self._picture, title, self.advice, self.summary):
            if isinstance(widget, QLabel):
                widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.body.addWidget(widget)
        self.body.addStretch(3)
        self.recolor()

    def show_plan(self, config: RunConfig | None) -> None:
        """Say what Start would do."""
        self.summary.setText(plan(config) if config else "")

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        self._picture.setPixmap(theme.pixmap("curve", theme.current().accent, 56, self.devicePixelRatioF()))


class Workspace(QWidget):
    """Curves beside evidence and sampler health, and the chip behind them."""

    def __init__(self) -> None:
        super().__init__()
        self.empty = EmptyState()
        self.curves = LivePlots()
        self.evidence, self.health = EvidenceCard(), Health()
        self.chip = ChipView()
        self.network = NetworkView()
        self.network.unit_asked.connect(self.show_unit)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        proof = QWidget()
        proofs = QVBoxLayout(proof)
        proofs.setContentsMargins(0, 0, 0, 0)
        proofs.setSpacing(theme.GRID)
        proofs.addWidget(self.evidence)
        proofs.addWidget(self.health, 1)
        scroll.setWidget(proof)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # A small window scrolls what needs its height, as ten curves do with their names.
        plots = QScrollArea()
        plots.setWidgetResizable(True)
        plots.setFrameShape(QFrame.Shape.NoFrame)
        plots.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        plots.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plots.setWidget(self.curves)
        plots.setMinimumWidth(320)
        self.curves.setMinimumWidth(1)  # narrow plots leave words out, but never go on beyond the edge
        self.beside = SideSplitter(
            plots, scroll, 0.21, 248, 320, on_left=False, name="evidence and sampler health"
        )
        self.curves.maximised.connect(self._on_maximised)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.tabs = Pages()
        self.tabs.add(self._pages, "&Curves")
        self.tabs.add(self.chip, "Ch&ip")
        self.tabs.add(self.network, "Net&work", wide=True)
        column.addWidget(self.tabs)

    def show_curves(self, shown: bool) -> None:
        """Show the curves, or the empty state."""
        self._pages.setCurrentIndex(1 if shown else 0)

    def show_unit(self, name: str) -> None:
        """Find a hidden unit (``k12``) on the chip."""
        self.tabs.setCurrentWidget(self.chip)
        self.chip.search_for(name)

    def shut_down(self, milliseconds: int = 1500) -> bool:
        """End what runs on the pages; return whether it ended in time."""
        ended = self.chip.shut_down(milliseconds)
        return self.network.shut_down(milliseconds) and ended

    def _on_maximised(self, alone: bool) -> None:
        self.beside.allow(allowed=not alone)

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        for part in (self.empty, self.curves, self.evidence, self.health, self.network):
            part.recolor()


def plan(config: RunConfig) -> str:
    """Say in words what a run would do."""
    classes = ", ".join(str(one) for one in config.data.classes[:-1]) + f" and {config.data.classes[-1]}"
    size = "all" if config.data.train_size == "all" else f"{config.data.train_size:,}"
    if config.training.method == "mlp":
        how = "an MLP by backpropagation"
    else:
        sampler = config.sampler.about.title
        how = f"an EBM from samples (sampler: {sampler})"
    return (
        f"Start will train {how}: {size} images of {config.data.dataset}, classes {classes}, "
        f"{config.model.hidden:,} hidden units, {config.training.steps:,} steps."
    )
