"""The network tab: strongest hidden units, images, counts, and a box to draw in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from qanneal_gui.config.sections import ESTIMATED, MOST_EXACT_CLASSES
from qanneal_gui.data.strokes import Framing
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.column import Column
from qanneal_gui.gui.common.jobs import Failure, Jobs, Newest
from qanneal_gui.gui.common.widgets import Card, Sign, label
from qanneal_gui.gui.network.colours import percent
from qanneal_gui.gui.network.counts import CountsPane
from qanneal_gui.gui.network.draw import DrawCard
from qanneal_gui.gui.network.images import TITLES, ImagesPane, choices
from qanneal_gui.gui.network.jobs import LatestWeights, Reader
from qanneal_gui.gui.network.tiles import TilesCard
from qanneal_gui.support.wording import tr
from qanneal_gui.training.inspection import Inspection

_LOOK_MS = 2000
"""Between two looks at a run that is being trained, at least."""
_SHARE = 4
"""A look that takes long is followed by a rest this many times as long: the training is to feel little."""

_ACTIVE = ("running", "paused")


class NetworkView(QWidget):
    """What a run has learned; reads nothing while it is hidden.

    Attributes
    ----------
    unit_asked : Signal
        The name of a hidden unit that is to be found on the chip.
    """

    unit_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.run = ""
        self.step: int | None = None
        self.found: Inspection | None = None
        self.jobs = Jobs(self)
        self._reader = Reader()
        self._reading = Newest(self.jobs, parent=self)
        self._stamp = 0
        self._before_counts: list[int] = []
        self.tiles, self.images, self.counts, self.draw = TilesCard(), ImagesPane(), CountsPane(), DrawCard()
        self.networks, self._network_row = choices(tr("Judge correctness by"), TITLES)
        self.note, self.sign = label(role="quiet"), Sign("small")
        self._lay_out()
        self.networks.idToggled.connect(self._on_network)
        self.images.taken.connect(self.draw.show_image)
        self.draw.image_asked.connect(self.images.take)
        self.counts.asked.connect(self._on_counts)
        self.tiles.unit_asked.connect(self.unit_asked)

    @property
    def network(self) -> str:
        """By which of the `READINGS` it is decided what is right."""
        return list(TITLES)[self.networks.checkedId()]

    @property
    def reading(self) -> bool:
        """Whether weights are being read, or newer ones are awaited."""
        return self._reading.busy

    def show_run(self, run: str) -> None:
        """Show a recorded run, or one that is being recorded; none if it is empty."""
        if run != self.run:
            self._forget()
            self.run, self.step = run, None
        self.refresh()

    def show_step(self, step: int | None) -> None:
        """Show the weights after a step, learned again from its recorded samples; None for the newest."""
        if step != self.step:
            self._reading.cancel()
            self.step, self._stamp = step, 0
            self.refresh()

    def refresh(self) -> None:
        """Look for newer weights, if anybody looks at the view."""
        if self.isVisible() and self.run:
            self._read()

    def shut_down(self, milliseconds: int = 1500) -> bool:
        """End the thread; return whether that was possible in time."""
        self._reading.shut_down()
        return self.jobs.shut_down(milliseconds)

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        for part in (self.tiles, self.images, self.counts, self.draw, self.sign):
            part.recolor()
        self._picture.setPixmap(theme.pixmap("curve", theme.current().accent, 56, self.devicePixelRatioF()))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._reading.cancel()

    def _read(self, delay: int = 0) -> None:
        job = self._reader.job(self.run, self._stamp, self.step)
        self._reading.submit(job, self._on_read, self._on_failure, self._on_progress, delay=delay)

    def _on_progress(self, sentence: str, _fraction: float | None) -> None:
        self.sign.show_sentence(f"{sentence}…", "", "quiet")

    def _on_failure(self, failure: Failure) -> None:
        self.sign.show_sentence(failure.sentence, "error", "trouble")
        self._advise(failure.sentence)

    def _on_read(self, result: LatestWeights) -> None:
        self.sign.show_sentence("")
        if result.found is not None:
            self._stamp = result.stamp
            self._show(result.found, result.framing)
        elif not result.stamp:
            self._advise(
                tr("The weights of this run appear here a few seconds after its first step.")
                if result.state in _ACTIVE
                else tr("This run has no saved weights; train it for a step, or open another one under Runs.")
            )
        if result.state in _ACTIVE and self.isVisible() and self.step is None:
            self._read(max(_LOOK_MS, round(1000 * _SHARE * result.seconds)))

    def _show(self, found: Inspection, framing: Framing | None) -> None:
        self.found = found
        several = "one_hot" in found.test.logits
        if not several and self.network == "one_hot":
            self.networks.button(0).setChecked(True)
        self.networks.button(list(TITLES).index("one_hot")).setVisible(several)
        self.tiles.show_units(found)
        self.draw.show_network(found, framing)
        self._show_network()
        self._pages.setCurrentIndex(1)

    def _show_network(self) -> None:
        found = self.found
        if found is None:
            return
        self.images.show_network(found, self.network)
        self.counts.show_network(found, self.network)
        right = {
            name: percent(float(found.test.right(name).mean()), 1) if len(found.test.truth) else "–"
            for name in found.test.logits
        }
        self.note.setText(
            tr(
                "{dataset}, licence {license} · test accuracy: {value}",
                dataset=found.dataset.name,
                license=found.dataset.license,
                value=", ".join((f"{TITLES[name]} {share}" for name, share in right.items())),
            )
            if self.step is None
            else tr(
                "Step {step:,} is pinned · {dataset}, licence {license} · test accuracy: {value}",
                step=self.step,
                dataset=found.dataset.name,
                license=found.dataset.license,
                value=", ".join((f"{TITLES[name]} {share}" for name, share in right.items())),
            )
        )
        if len(found.parameters.c) > MOST_EXACT_CLASSES:
            self.sign.show_sentence(
                tr("{estimated} EBM one-hot and MLP are exact.", estimated=ESTIMATED), "info", "quiet"
            )

    def _forget(self) -> None:
        self._reading.cancel()
        self._stamp = 0
        self.found = None
        self.sign.show_sentence("")
        self._advise(
            tr("Start a run, or open one under Runs; its weights appear here as soon as they are saved.")
        )

    def _advise(self, sentence: str) -> None:
        """Say on the empty page what to do; pictures that are shown stay."""
        self.advice.setText(sentence)
        if self.found is None:
            self.sign.show_sentence("")
            self._pages.setCurrentIndex(0)

    def _on_network(self, _number: int, chosen: bool) -> None:
        if chosen:
            self._show_network()

    def _on_counts(self, split: str, truth: int, choice: int) -> None:
        self.images.show_only(split, truth, choice)
        self.tabs.setCurrentWidget(self.images)
        self.images.grid.setFocus()

    def _on_tab(self) -> None:
        """Make room for the whole table of counts, as far as there is any, and take it back."""
        upper, lower = self._split.sizes()
        if self.tabs.currentWidget() is self.counts:
            wanted = self.counts.wanted_height + lower - self.images.height()
            least = self.tiles.minimumSizeHint().height()
            self._before_counts = [upper, lower]
            lower = max(lower, min(wanted, upper + lower - least))
            self._split.setSizes([sum(self._before_counts) - lower, lower])
        elif self._before_counts:
            self._split.setSizes(self._before_counts)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 0, 0)
        head.setSpacing(theme.GRID)
        head.addWidget(self.note, 1)
        head.addWidget(label(tr("Judge correctness by"), "small"))
        head.addLayout(self._network_row)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setAccessibleName(tr("Images or counts"))
        self.tabs.addTab(self.images, tr("Images"))
        self.tabs.addTab(self.counts, tr("Confusion"))
        self.tabs.currentChanged.connect(self._on_tab)
        lower = Card()
        lower.setAccessibleName(tr("Images and counts"))
        lower.body.setContentsMargins(16, 4, 16, 12)
        lower.body.addWidget(self.tabs)
        self._split = left = QSplitter(Qt.Orientation.Vertical)
        left.setObjectName("network")
        left.setHandleWidth(theme.GRID)
        left.setChildrenCollapsible(False)
        left.addWidget(self.tiles)
        left.addWidget(lower)
        left.setSizes([300, 270])
        left.setStretchFactor(0, 1)
        left.setStretchFactor(1, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        # In a small window the pictures keep their size, and scroll.
        lower.setMinimumHeight(240)
        pictures = QScrollArea()
        pictures.setWidgetResizable(True)
        pictures.setFrameShape(QFrame.Shape.NoFrame)
        pictures.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        pictures.setWidget(left)
        row.addWidget(pictures, 1)
        row.addWidget(Column(self.draw, 328))
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        column.setSpacing(theme.GRID)
        column.addLayout(head)
        column.addWidget(self.sign)
        column.addLayout(row, 1)
        self.sign.hide()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty())
        self._pages.addWidget(full)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)

    def _empty(self) -> QWidget:
        page = Card()
        self._picture = QLabel()
        self._picture.setPixmap(theme.pixmap("curve", theme.current().accent, 56, self.devicePixelRatioF()))
        self.advice = label(
            tr("Start a run, or open one under Runs; its weights appear here as soon as they are saved."),
            "quiet",
            wrap=True,
        )
        page.body.addStretch(2)
        for widget in (self._picture, label(tr("No network yet"), "large"), self.advice):
            widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            page.body.addWidget(widget)
        page.body.addStretch(3)
        return page
