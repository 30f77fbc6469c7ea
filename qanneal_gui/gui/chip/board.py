"""The chip with its legend and the network that lives on it: what the chip page mostly consists of."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from qanneal_gui.chip.picture import MODES
from qanneal_gui.chip.words import summary_of, title_of
from qanneal_gui.gui.chip.legend import LegendStrip
from qanneal_gui.gui.chip.logical import LogicalStage
from qanneal_gui.gui.chip.panel import ChipPanel
from qanneal_gui.gui.chip.player import StoryPlayer, connect_keys
from qanneal_gui.gui.chip.pointing import Pointing
from qanneal_gui.gui.chip.stage import ChipStage, Stage
from qanneal_gui.gui.chip.state import ChipState
from qanneal_gui.gui.chip.story_bar import StoryBar
from qanneal_gui.gui.chip.story_stage import Diagram, StoryStage
from qanneal_gui.gui.chip.tip import QubitTip
from qanneal_gui.gui.chip.twins import Twins
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.explained import explain
from qanneal_gui.gui.common.widgets import label
from qanneal_gui.support.wording import told, tr

if TYPE_CHECKING:
    from qanneal_gui.chip.story import StoryStep

_REDRAW_MS = 100, 2000
"""Between two colourings of a running training, at least and at most."""
_REDRAW_SHARE = 0.025
"""Share of one processor that they may take; the training is to feel nothing."""

_COLUMN = 300
"""Width in pixels of what lies beside the stage, until somebody drags it."""

_WIDE = 800
"""Pixels of width from which on half of them are enough for a chip."""

_LOW, _NARROW = 290, 630
"""Pixels of height and width below which a story's words stand beside the stage, and not below it."""

_CURVE = 0.15
"""Height of the diagram below two chips, as a share of everything, if the words beside it are not higher."""

_WITHOUT_SAMPLES = ("role", "copy")


class Board(QSplitter):
    """Draws the state, or the step of a story while one is played.

    Attributes
    ----------
    redrawn : Signal
        The chip is redrawn, by what is known of it.
    stage : ChipStage
    legend, second_legend : LegendStrip
        The latter is that of a story's second chip.
    curve : Diagram
        Below the two chips of a story.
    tip : QubitTip
    network : LogicalStage
    unit : QLabel
        Whose values the network shows.
    panel : ChipPanel
    pointing : Pointing
    story_stage : StoryStage
    """

    redrawn = Signal()

    def __init__(self, state: ChipState, player: StoryPlayer, story_bar: StoryBar) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        explain(
            self,
            tr("The chip"),
            tr(
                "Every line is a qubit, where it is on the annealer's chip. Coloured ones carry the network: "
                "chains of outputs, hidden units around them, and the couplers that hold the weights."
            ),
            "sampling",
        )
        self._state, self._player = state, player
        self._dragged = self._halves = self._stale = False
        self._waiting = ""
        self.stage, self.network = ChipStage(), LogicalStage()
        self.stage.set_drawing(state.drawing)
        self.legend, self.panel, self.tip = LegendStrip(), ChipPanel(), QubitTip(self.stage)
        self.second_legend, self.curve = LegendStrip(), Diagram()
        self.unit = label("", "small", wrap=True)
        self.story_stage = StoryStage(self.stage)
        self.pointing = Pointing(self.stage, self.network, self.tip, state, player, self)
        self.pointing.copy_chosen.connect(self._show_unit)
        self._tight = False
        self._lay_out(story_bar)
        self._live = QTimer(self)
        self._live.setSingleShot(True)
        self._live.setInterval(_REDRAW_MS[0])
        self._live.timeout.connect(self._on_live)
        self._keys = connect_keys(
            self.stage, player, player.toggle, Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        state.placement_changed.connect(self._refresh)
        state.mode_changed.connect(self._refresh)
        state.drawing_changed.connect(self._on_drawing)
        state.snapshot_changed.connect(self._on_snapshot)
        player.moved.connect(self._on_step)
        self._on_step()

    def redraw(self) -> None:
        """Colour the chip by what is known; not while a story has the stage."""
        state, placement = self._state, self._state.placement
        if placement is None or self._player.story is not None:
            return
        self._stale = False
        if self.stage.placement is not placement:
            self.stage.show_placement(placement)
        if self.network.placement is not placement:
            self.network.show_placement(placement)
            self.panel.show_placement(placement)
            self.tip.show_nothing()
        self.panel.show_lost(placement, state.dead_known)
        self.stage.show_picture(state.snapshot, state.mode)
        self.network.show_picture(state.snapshot, state.mode)
        self._show_unit()
        coloured = tr("Coloured by: {mode}.", mode=MODES[state.mode])
        self.stage.tell(f"{told(title_of(placement))}. {coloured} {told(summary_of(placement))}")
        self.network.tell(f"{coloured} {self.unit.text()}")
        self.legend.show_legend(self.stage.picture.legend)
        waiting = state.snapshot is None and state.mode not in _WITHOUT_SAMPLES
        before = self._waiting
        self._waiting = (
            tr("{modes} is shown once a run has drawn samples.", modes=MODES[state.mode]) if waiting else ""
        )
        # What others say stays: a training redraws many times while a story is made, or could not be.
        if waiting or state.note == before:
            state.set_note(self._waiting)
        self.redrawn.emit()

    def fit(self) -> None:
        """Show the whole chip, and the whole network."""
        for stage in self._stages:
            stage.fit()

    def share(self, halves: bool) -> None:
        """Give the network half of the width, if that is wide enough, or what a square chip leaves."""
        self._halves, self._dragged = halves, False
        self._split()

    def shut_down(self, milliseconds: int = 0) -> bool:
        """End what is pending, at once."""
        self._live.stop()
        return all(stage.shut_down(milliseconds) for stage in self._stages)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.redraw()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.curve.setMinimumHeight(round(_CURVE * self.height()))
        self._keep_figures()
        self._make_room()
        if not self._dragged:
            self._split()

    def _keep_figures(self) -> None:
        """Cut no figure off: the stage can do with less."""
        bar = self._figures.verticalScrollBar().sizeHint().width()
        needed = self.panel.minimumSizeHint().width() + bar
        self._figures.setMinimumWidth(min(needed, theme.scaled(_COLUMN)))

    def _make_room(self) -> None:
        """Put the words of a story below the stage, or in the place of the network on a small page."""
        tight = self._player.story is not None and (self.height() < _LOW or self.width() < _NARROW)
        if tight == self._tight:
            return
        self._tight = tight
        for shown in self._of_network:
            shown.setVisible(not tight)
        for place, part in enumerate(self._of_story):
            (self._foot if tight else self._column).removeWidget(part)
            if tight:
                self._column.insertWidget(place, part, 0, Qt.AlignmentFlag.AlignTop)
            else:
                self._foot.addWidget(part, 2 - place)
        self._show_beside(self._player.step)

    @property
    def _stages(self) -> list[Stage]:
        second = self.story_stage.second
        return [self.stage, self.network, *([] if second is None else [second])]

    def _lay_out(self, story_bar: StoryBar) -> None:
        self.setHandleWidth(theme.GRID)
        self.setChildrenCollapsible(False)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.panel)
        scroll.setAccessibleName(tr("Figures of the embedding"))
        self._figures = scroll
        scroll.setSizeAdjustPolicy(QScrollArea.SizeAdjustPolicy.AdjustToContents)
        self._of_story, self._of_network = (story_bar, self.curve), (self.network, self.unit, scroll)
        self._chips, legends = QHBoxLayout(), QHBoxLayout()
        self._foot = foot = QHBoxLayout()
        self._chips.addWidget(self.stage, 1)
        for row, parts in (
            (legends, (self.legend, self.second_legend)),
            (foot, self._of_story),
        ):
            for part in parts:
                row.addWidget(part, 1)
        foot.setStretchFactor(story_bar, 2)
        foot.setSpacing(2 * theme.GRID)
        self.second_legend.hide()
        self._add_column(self._chips, legends, foot)
        self._side, self._column = self._add_column(*self._of_network)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.splitterMoved.connect(self._on_dragged)

    def _add_column(self, *parts: QWidget | QHBoxLayout) -> tuple[QWidget, QVBoxLayout]:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in parts:
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                part.setContentsMargins(0, 0, 0, 0)
                column.addLayout(part)
        column.setStretch(0, 1)
        self.addWidget(side)
        return side, column

    def _split(self) -> None:
        """Give the network what a square chip leaves, up to a third; or half of a wide page, if wanted."""
        width, height = self.width(), self.height()
        left = min(width - round(1.1 * height), width // 3)
        halved = self._halves and width >= _WIDE
        column = width // 2 if halved else max(theme.scaled(_COLUMN), left)
        self.setSizes([width - column, column])

    def _show_unit(self) -> None:
        """Say whose values the network shows."""
        placement, copy = self.network.placement, self.network.copy
        snapshot = self._state.snapshot_of(placement)
        words = placement.words(copy, snapshot.example_on(copy) if snapshot else None) if placement else ""
        if words != self.unit.text():
            self.unit.setText(words)

    def _refresh(self) -> None:
        """Redraw now, or when there is somebody to see it."""
        if self.isVisible():
            self.redraw()
        else:
            self._stale = True

    def _on_drawing(self) -> None:
        for stage in (self.stage, self.story_stage.second):
            if stage is not None:
                stage.set_drawing(self._state.drawing)
        self.legend.show_legend(self.stage.picture.legend)
        self.redrawn.emit()

    def _on_snapshot(self) -> None:
        if not self.isVisible():
            self._stale = True
        elif not self._live.isActive():
            self._live.start()

    def _on_live(self) -> None:
        """Recolour the chip, and wait the longer the more that cost."""
        began = time.thread_time()
        self.redraw()
        for stage in (self.stage, self.network):
            if stage.isVisible():
                stage.viewport().repaint()
        cost = 1000 * (time.thread_time() - began)
        self._live.setInterval(round(min(max(cost / _REDRAW_SHARE, _REDRAW_MS[0]), _REDRAW_MS[1])))

    def _on_step(self) -> None:
        story, step = self._player.story, self._player.step
        begun = step is not None and not self._keys[0].isEnabled()
        for key in self._keys:
            key.setEnabled(step is not None)
        self._make_room()
        if story is None or step is None:
            self.story_stage.leave()
            self._show_beside(step)
            self.redraw()
            self.stage.fit()
            return
        self._show_beside(step)
        self.story_stage.show_step(story, step)
        self.stage.tell(" ".join(filter(None, (told(step.title), told(step.caption)))))
        self.legend.show_legend(self.stage.picture.legend)
        if step.beside and self.story_stage.second is not None:
            self.second_legend.show_legend(self.story_stage.second.picture.legend)
        if begun and self.isVisible():
            self.stage.setFocus()

    def _show_beside(self, step: "StoryStep | None") -> None:
        """Make room for a second chip, and for the diagram below both, if the step has them."""
        paired = step is not None and bool(step.beside)
        if paired and self.story_stage.second is None:
            second = self.story_stage.second = ChipStage()
            second.setAccessibleName(tr("The same chip, coloured by something else"))
            second.set_drawing(self._state.drawing)
            Twins(self.stage, second)
            self._chips.addWidget(second, 1)
        if self.story_stage.second is not None:
            self.story_stage.second.setVisible(paired)
        # Two narrow legends would take the chips' room; the caption says what is what.
        self.legend.setHidden(paired and self._tight)
        self.second_legend.setVisible(paired and not self._tight)
        self._side.setVisible(not paired or self._tight)
        if step is not None and paired and step.inset is not None:
            self.curve.show_diagram(step.inset)
        else:
            self.curve.hide()

    def _on_dragged(self) -> None:
        self._dragged = True
