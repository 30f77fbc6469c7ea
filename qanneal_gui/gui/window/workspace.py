"""The pages beside the form: curves, evidence and sampler health, or what to do before; and the chip."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

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
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.later import Later, Pieces
from qanneal_gui.gui.common.sides import SideSplitter
from qanneal_gui.gui.common.widgets import Card, label
from qanneal_gui.gui.window.pages import Pages
from qanneal_gui.support.wording import number, tr

if TYPE_CHECKING:
    from qanneal_gui.gui.chip.view import ChipView
    from qanneal_gui.gui.network.view import NetworkView
    from qanneal_gui.gui.run.evidence import EvidenceCard
    from qanneal_gui.gui.run.health import Health
    from qanneal_gui.gui.run.plots import LivePlots
    from qanneal_gui.gui.window.run_parts import RunParts


class EmptyState(Card):
    """What to do next, and what would happen then."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Nothing to show yet"))
        self._picture = QLabel()
        self.summary = label(role="quiet", wrap=True)
        title = label(tr("No curves yet"), "large")
        self.advice = label(
            tr("Choose a preset or your own settings on the left, then press Start (Ctrl+Return)."), wrap=True
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
    """Curves beside evidence and sampler health, and the chip behind them.

    Attributes
    ----------
    run_parts, chip_page, network_page : Later
        What shows a run, and the pages of the chip and of the network.
    beside : SideSplitter
        Where the parts of a run stand.
    tabs : Pages
    empty : EmptyState
    """

    def __init__(self) -> None:
        super().__init__()
        self.run_parts = Later(self._make_run_parts)
        self.chip_page, self.network_page = Later(_make_chip), Later(self._make_network)
        self.empty = EmptyState()
        self._proof, self._plots = QScrollArea(), QScrollArea()
        self._proof.setWidgetResizable(True)
        self._proof.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._proof.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # A small window scrolls what needs its height, as ten curves do with their names.
        self._plots.setWidgetResizable(True)
        self._plots.setFrameShape(QFrame.Shape.NoFrame)
        self._plots.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._plots.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plots.setMinimumWidth(theme.scaled(336))
        self.beside = SideSplitter(
            self._plots, self._proof, 0.21, 248, 320, on_left=False, name="evidence and sampler health"
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.beside)
        self._cover: QWidget | None = None
        self._below = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.tabs = Pages()
        self.tabs.add(self._pages, tr("&Curves"), rest=self.run_parts)
        self.tabs.add_later(self.chip_page, tr("Ch&ip"))
        self.tabs.add_later(self.network_page, tr("Net&work"), wide=True)
        column.addWidget(self.tabs)

    @property
    def curves(self) -> "LivePlots":
        """The live plots."""
        return self.run_parts().curves

    @property
    def evidence(self) -> "EvidenceCard":
        """What speaks for the run beside a coin."""
        return self.run_parts().evidence

    @property
    def health(self) -> "Health":
        """How well the sampler samples."""
        return self.run_parts().health

    @property
    def chip(self) -> "ChipView":
        """The page of the chip."""
        return self.chip_page()

    @property
    def network(self) -> "NetworkView":
        """The page of the network."""
        return self.network_page()

    @property
    def later(self) -> "Sequence[Later[Any]]":
        """The parts, those first that are needed first."""
        return self.run_parts, self.chip_page, self.network_page

    @property
    def curves_are_seen(self) -> bool:
        """Whether the page of the curves is shown, with curves on it."""
        return self.beside.isVisible()

    def show_curves(self, shown: bool) -> None:
        """Show the curves, or the empty state."""
        if shown:
            self.run_parts()
        self._cover = None
        self._pages.setCurrentIndex(1 if shown else 0)

    @property
    def covered(self) -> QWidget | None:
        """What is shown in the place of the curves; None if they are, or the empty state."""
        return self._cover

    def cover(self, cover: QWidget | None) -> None:
        """Show something in the place of the curves until a run is shown; None takes it away."""
        if cover is self._cover:
            return
        if self._cover is None:
            self._below = self._pages.currentIndex()
        self._cover = cover
        if cover is None:
            self._pages.setCurrentIndex(self._below)
        else:
            self._pages.addWidget(cover)
            self._pages.setCurrentWidget(cover)

    def show_unit(self, name: str) -> None:
        """Find a hidden unit (``k12``) on the chip."""
        self.tabs.setCurrentWidget(self.chip)
        self.chip.search_for(name)

    def follow_motion(self) -> None:
        """Take the choice of what may move by itself."""
        if (chip := self.chip_page.made) is not None:
            chip.bar.follow_motion()

    def shut_down(self, milliseconds: int = 1500) -> bool:
        """End what runs on the pages; return whether it ended in time."""
        chip, network = self.chip_page.made, self.network_page.made
        ended = chip is None or chip.shut_down(milliseconds)
        return (network is None or network.shut_down(milliseconds)) and ended

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        for part in (self.empty, self.run_parts.made, self.network_page.made):
            if part is not None:
                part.recolor()

    def _make_run_parts(self) -> "Pieces[RunParts]":
        from qanneal_gui.gui.run import live_plot  # noqa: F401  brings pyqtgraph along

        yield
        from qanneal_gui.gui.window import run_parts

        yield
        made = yield from run_parts.in_pieces()
        self._plots.setWidget(made.curves)
        self._proof.setWidget(made.proof)
        made.curves.maximised.connect(self._on_maximised)
        return made

    def _make_network(self) -> "Pieces[NetworkView]":
        from qanneal_gui.gui.network.view import NetworkView

        yield
        made = NetworkView()
        made.unit_asked.connect(self.show_unit)
        return made

    def _on_maximised(self, alone: bool) -> None:
        self.beside.allow(allowed=not alone)


def _make_chip() -> "Pieces[ChipView]":
    from qanneal_gui.gui.chip.view import ChipView

    yield
    return ChipView()


def plan(config: RunConfig) -> str:
    """Say in words what a run would do."""
    classes = tr(
        "{one} and {classes}",
        one=", ".join(str(one) for one in config.data.classes[:-1]),
        classes=config.data.classes[-1],
    )
    size = "all" if config.data.train_size == "all" else number(config.data.train_size, ",")
    if config.training.method == "mlp":
        how = tr("an MLP by backpropagation")
    else:
        sampler = config.sampler.about.title
        how = tr("an EBM from samples (sampler: {sampler})", sampler=sampler)
    return tr(
        "Start will train {how}: {size} images of {dataset}, classes {classes}, "
        "{hidden:,} hidden units, {steps:,} steps.",
        how=how,
        size=size,
        dataset=config.data.dataset,
        classes=classes,
        hidden=config.model.hidden,
        steps=config.training.steps,
    )
