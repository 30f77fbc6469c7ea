"""The chip tab: stage, legend, figures, search and export."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from qanneal_gui.config import RunConfig
from qanneal_gui.gui.chip.bar import ChipBar
from qanneal_gui.gui.chip.jobs import figure_job, name_of, plan_job
from qanneal_gui.gui.chip.presentation import Narrator
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.tasks import Failure, Tasks
from qanneal_gui.gui.common.widgets import label

if TYPE_CHECKING:
    from qanneal_gui.annealing.embedding.placement import Placement
    from qanneal_gui.annealing.snapshot import ChipSnapshot

_REDRAW_MS = 100, 2000
"""Between two colourings of a running training, at least and at most."""
_REDRAW_SHARE = 0.025
"""Share of one processor that they may take; the training is to feel nothing."""

_COLUMN = 288
"""Width in pixels of what stands beside the stage, until somebody drags it."""


class ChipView(QWidget):
    """Shows the embedding of the settings before a run, and the chip at work during it.

    The stage itself is made when the view is first shown: it brings the chip libraries along.

    Attributes
    ----------
    said : Signal
        What happened, in words.
    """

    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._tasks: Tasks | None = None
        self._plan: RunConfig | None = None
        self._asked: tuple[Any, ...] | None = None
        self._figures: Any = None
        self._dragged = False
        self.snapshot: ChipSnapshot | None = None
        self.placement: Placement | None = None
        self._stage: Any = None
        self._logical: Any = None
        self._tip: Any = None
        self._key: Any = None
        self._panel: Any = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REDRAW_MS[0])
        self._timer.timeout.connect(self._on_timer)
        self.narrator = Narrator(self)
        self.bar = ChipBar()
        self.title, self.modes, self.search = self.bar.title, self.bar.modes, self.bar.search
        self.note, self.unit = label("", "small", wrap=True), label("", "small", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.GRID, 0, 0)
        self._column.setSpacing(theme.GRID)
        self._column.addLayout(self.bar)
        self._connect_bar()
        self._column.addWidget(self.note)
        self._pages = QStackedWidget()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(theme.GRID)
        self.splitter.setChildrenCollapsible(False)
        self._pages.addWidget(self.splitter)
        self._column.addWidget(self._pages, 1)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._on_escape)
        for keys in ("F5", "F11"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.narrator.start_talk)

    @property
    def stage(self) -> Any:
        """The stage; made at the first use."""
        if self._stage is None:
            self._make()
        return self._stage

    def _make(self) -> None:
        from qanneal_gui.chip.picture import MODES
        from qanneal_gui.gui.chip.legend import KeyStrip
        from qanneal_gui.gui.chip.logical import LogicalStage
        from qanneal_gui.gui.chip.panel import ChipPanel
        from qanneal_gui.gui.chip.stage import ChipStage
        from qanneal_gui.gui.chip.tip import QubitTip

        self._stage, self._logical = ChipStage(), LogicalStage()
        self._key, self._panel, self._tip = KeyStrip(), ChipPanel(), QubitTip(self._stage)
        for name, words in MODES.items():
            self.modes.addItem(words, name)
        self.modes.currentIndexChanged.connect(self.redraw)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._panel)
        # Figures are never cut off: the stage can do with less.
        bar = scroll.verticalScrollBar().sizeHint().width()
        scroll.setMinimumWidth(min(self._panel.minimumSizeHint().width() + bar, _COLUMN))
        scroll.setSizeAdjustPolicy(QScrollArea.SizeAdjustPolicy.AdjustToContents)
        for parts in ((self._stage, self._key, self.narrator.bar), (self._logical, self.unit, scroll)):
            side = QWidget()
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            for part in parts:
                column.addWidget(part, 1 if part in (self._stage, self._logical) else 0)
            self.splitter.addWidget(side)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.splitterMoved.connect(self._on_dragged)
        self._stage.hovered.connect(self._on_hovered)
        self._stage.clicked.connect(self._on_clicked)
        self._logical.hovered.connect(self._on_unit_hovered)
        self._logical.clicked.connect(self._on_unit_clicked)
        self._split()

    @property
    def mode(self) -> str:
        """What the chip is coloured by."""
        return self.modes.currentData() or "role"

    @property
    def tasks(self) -> Tasks | None:
        """What runs jobs off the window's thread."""
        return self._tasks

    @property
    def plan(self) -> RunConfig | None:
        """The settings that the form shows, as long as no run is active."""
        return self._plan

    def say_on_stage(self, sentence: str) -> None:
        """Say something above the stage; nothing if it is empty."""
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))

    def show_key(self) -> None:
        """Explain the colours of the stage."""
        self._key.show_key(self.stage.picture.key)

    def show_plan(self, config: RunConfig | None, tasks: Tasks, active: bool) -> None:
        """Embed the network of some settings off the window's thread, once the view is looked at."""
        if self._tasks is None:
            self._tasks = tasks
            tasks.done.connect(self._on_task)
        if not active and config is not None:
            self._plan = config
            if self.isVisible():
                self._ask()

    def begin(self) -> None:
        """Forget the snapshot of the run before."""
        self.snapshot = None
        self.show_figures(False)
        self.narrator.begin_run(self._plan)

    def show_snapshot(self, snapshot: "ChipSnapshot | None") -> None:
        """Show what a running training last programmed and read; drawn soon, the newest only."""
        if snapshot is not None:
            self.snapshot = snapshot
            if self.isVisible() and not self._timer.isActive():
                self._timer.start()

    def show_placement(self, placement: "Placement") -> None:
        """Show networks on a chip."""
        self.narrator.end()
        self.placement = placement
        self._take(placement)
        self.redraw()

    def redraw(self) -> None:
        """Colour the chip by what is known; not while a story has the stage."""
        if self.narrator.telling or self.figures_shown:
            return
        snapshot = self.snapshot
        if snapshot is not None and snapshot.placement is not self.placement:
            self.placement = snapshot.placement
            self._take(snapshot.placement)
        if self.placement is None:
            return
        self.stage.show_picture(snapshot, self.mode)
        self._logical.show_picture(snapshot, self.mode)
        self._tell_unit()
        self.show_key()
        waiting = snapshot is None and self.mode not in ("role", "copy")
        if waiting:
            self.note.setText(f"{self.modes.currentText()} shows with the first samples of a run.")
        self.note.setVisible(waiting)
        self.narrator.refresh()

    def _take(self, placement: "Placement") -> None:
        self.stage.show_placement(placement)
        self._logical.show_placement(placement)
        self._panel.show_placement(placement)
        self._tip.forget()
        if not self.figures_shown:
            self.title.setText(name_of(placement))
        self.note.hide()

    def show_everything(self) -> None:
        """End the fading."""
        if self._stage is not None:
            self._stage.focus(None)
            self._logical.focus(None)
            self._forget()

    def search_for(self) -> None:
        """Go to the qubit or the variable that was typed: 1234, k17, y0."""
        placement, wanted = self.placement, self.search.text().strip()
        if placement is None or not wanted:
            return
        found = placement.find(wanted)
        if found is None:
            self.say_on_stage(
                f"There is no {wanted} here; type a working qubit's number or a name such as k17."
            )
        elif found[0] == "variable":
            self.stage.focus(placement.variable == found[1])
            self._logical.focus(found[1])
            index = int(placement.qubits_of(self._logical.copy, found[1])[0])
            self._on_hovered(index, int(placement.topology.qubits[placement.layout.qubits[index]]))
        else:
            self.stage.look_at(found[1])
            at = np.flatnonzero(placement.layout.qubits == found[1])
            self._on_hovered(int(at[0]) if len(at) else -1, int(placement.topology.qubits[found[1]]))

    @property
    def figures_shown(self) -> bool:
        """Whether the paper's figures stand where the chip is."""
        return self._pages.currentIndex() == 1

    def show_figures(self, shown: bool = True) -> None:
        """Show the paper's figures beside the largest networks found, or the chip again."""
        if shown == self.figures_shown or (shown and self._tasks is None):
            return
        if shown:
            self.narrator.end()
            self._ask_for_figures()
        self._pages.setCurrentIndex(1 if shown else 0)
        self.bar.show_figures(shown)
        self.note.hide()
        if shown:
            self.title.setText("Figures 6 and 7 of the paper, and what these chips hold")
        else:
            self.title.setText(name_of(self.placement) if self.placement else "The chip")
            self._return()

    @property
    def figures_complete(self) -> bool:
        """Whether all of the paper's figures are drawn."""
        return self._figures is not None and not self._figures.missing

    def figures(self) -> "list[tuple[Placement, str]]":
        """Return the paper's figures that are drawn so far, with their captions."""
        return list(self._figures.chips) if self._figures is not None else []

    def look_into(self, copy: int, variable: int) -> None:
        """Fade all but one chain of one copy, outputs numbered first, and tell of its first qubit."""
        if self.placement is not None:
            index = int(self.placement.qubits_of(copy, variable)[0])
            self._on_clicked(index, -1)
            self._on_hovered(index, int(self.placement.topology.qubits[self.placement.layout.qubits[index]]))

    def _ask_for_figures(self) -> None:
        # Imported here: it brings the chip libraries along.
        from qanneal_gui.gui.chip.paper_figures import FIGURES, PaperFigures

        if self._figures is None:
            self._figures = PaperFigures()
            self._pages.addWidget(self._figures)
        assert self._tasks is not None
        for number in self._figures.missing:
            figure = FIGURES[number]
            self._tasks.submit("chip-figure", figure_job(figure.topology, figure.hidden, number))

    def _return(self) -> None:
        """Show the run, or the settings."""
        if self.snapshot is not None:
            self.redraw()
        else:
            self._ask()

    def save(self, path: Path, *, width: int = 2400, transparent: bool = False) -> None:
        """Write what the stage shows, as PNG, SVG or PDF."""
        from qanneal_gui.gui.chip.export import write_chips, write_sheet

        if self.figures_shown:
            write_chips(path, self.figures(), width=width, transparent=transparent)
            return
        sheet = self.narrator.sheet(transparent=transparent)
        if sheet is not None:
            write_sheet(path, sheet, width=width)

    def halt(self) -> None:
        """End what is pending."""
        self._timer.stop()
        self.narrator.halt()
        for part in (self._stage, self._logical, self._figures):
            if part is not None:
                part.halt()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._return()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._dragged and self._stage is not None:
            self._split()

    def _connect_bar(self) -> None:
        bar, narrator = self.bar, self.narrator
        bar.search.returnPressed.connect(self.search_for)
        bar.tell.clicked.connect(narrator.begin)
        bar.fit.clicked.connect(self._on_fit)
        bar.back.clicked.connect(self._on_back)
        bar.export.triggered.connect(narrator.export)
        bar.talk.triggered.connect(narrator.start_talk)
        bar.halves.triggered.connect(self._on_halves)
        bar.paper.triggered.connect(self._on_paper)

    def _ask(self) -> None:
        config = self._plan
        if config is None or self._tasks is None or self.figures_shown:
            return
        sampler = config.sampler
        wanted = (sampler.topology, sampler.missing, config.model.hidden, config.outputs, sampler.copies)
        if wanted != self._asked:
            self._asked = wanted
            if self.placement is None:
                self.note.setText("Embedding the network…")
                self.note.show()
            self._tasks.submit("chip", plan_job(config, wanted))

    def _on_task(self, name: str, result: object) -> None:
        if name not in ("chip", "chip-figure"):
            return
        if isinstance(result, Failure):
            self.note.setText(result.sentence)
            self.note.show()
            return
        assert isinstance(result, tuple)
        wanted, found = result
        if name == "chip-figure":
            self._figures.show_figure(wanted, found)
            return
        if wanted != self._asked:
            return  # something newer is on the way
        if isinstance(found, Failure):
            self.note.setText(found.sentence)
            self.note.show()
            return
        self.snapshot = None
        self.show_placement(found)

    def _on_hovered(self, index: int, qubit: int) -> None:
        if qubit < 0 or self.stage.placement is None:
            self._forget()
            return
        self._tell(index, qubit)
        same = index >= 0 and self.stage.placement is self.placement
        self._logical.point_at(int(self.placement.variable[index]) if same and self.placement else None)

    def _on_unit_hovered(self, variable: int) -> None:
        placement = self.placement
        if placement is None or variable < 0 or self.stage.placement is not placement:
            self._forget()
            return
        chain = placement.qubits_of(self._logical.copy, variable)
        places = placement.layout.qubits[chain]
        self.stage.point_at(places)
        self._tell(int(chain[0]), int(placement.topology.qubits[places[0]]))

    def _on_clicked(self, index: int, _qubit: int) -> None:
        placement = self.stage.placement
        if placement is None or index < 0:
            self.show_everything()
            return
        copy, variable = int(placement.copy_of[index]), int(placement.variable[index])
        self.stage.focus((placement.copy_of == copy) & (placement.variable == variable))
        if placement is self.placement:
            self._logical.copy = copy
            self._logical.show_picture(self.snapshot, self.mode)
            self._logical.focus(variable)
            self._tell_unit()

    def _on_unit_clicked(self, variable: int) -> None:
        if self.placement is None or variable < 0 or self.stage.placement is not self.placement:
            self.show_everything()
        else:
            self._on_clicked(int(self.placement.qubits_of(self._logical.copy, variable)[0]), -1)

    def _tell(self, index: int, qubit: int) -> None:
        """Show the card of a qubit beside it."""
        # A story's scenes have placements and snapshots of their own.
        placement, scene = self.stage.placement, self.narrator.player.scene
        place = int(np.searchsorted(placement.topology.qubits, qubit))
        snapshot = scene.snapshot if scene else self.snapshot
        self._tip.show_qubit(placement, snapshot, index, qubit, self.stage.seen_at(place))

    def _forget(self) -> None:
        """Point at nothing."""
        for part in (self._stage, self._logical):
            part.point_at(None)
        self._tip.forget()

    def _tell_unit(self) -> None:
        """Say whose values the network shows."""
        copy = self._logical.copy
        example = self.snapshot.example_on(copy) if self.snapshot else None
        words = self.placement.words(copy, example) if self.placement else ""
        if words != self.unit.text():
            self.unit.setText(words)

    def _split(self) -> None:
        """Give the network what a square chip leaves, up to a third; or half, if that is wanted."""
        width, height = self.splitter.width(), self.splitter.height()
        left = min(width - round(1.1 * height), width // 3)
        column = width // 2 if self.bar.halves.isChecked() else max(_COLUMN, left)
        self.splitter.setSizes([width - column, column])

    def _on_halves(self) -> None:
        self._dragged = False
        self._split()

    def _on_dragged(self) -> None:
        self._dragged = True

    def _on_paper(self) -> None:
        self.show_figures()

    def _on_back(self) -> None:
        self.show_figures(False)

    def _on_timer(self) -> None:
        """Colour the chip anew, and wait the longer the more that cost."""
        began = time.thread_time()
        self.redraw()
        for part in (self._stage, self._logical):
            if part is not None and part.isVisible():
                part.viewport().repaint()
        cost = 1000 * (time.thread_time() - began)
        self._timer.setInterval(round(min(max(cost / _REDRAW_SHARE, _REDRAW_MS[0]), _REDRAW_MS[1])))

    def _on_escape(self) -> None:
        if self.figures_shown:
            self.show_figures(False)
        elif self.narrator.telling:
            self.narrator.end()
        else:
            self.show_everything()

    def _on_fit(self) -> None:
        for stage in self._figures.stages if self.figures_shown else (self.stage, self._logical):
            stage.fit()
