"""The chip page: its bar, the board or the paper's figures, and what can be opened from it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from qanneal_gui.config import RunConfig
from qanneal_gui.gui.chip.bar import ChipBar
from qanneal_gui.gui.chip.jobs import plan_job
from qanneal_gui.gui.chip.player import StoryPlayer
from qanneal_gui.gui.chip.presentation import Presentation
from qanneal_gui.gui.chip.state import ChipState
from qanneal_gui.gui.chip.story_bar import StoryBar
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.fields import in_window
from qanneal_gui.gui.common.jobs import Failure, Jobs, Newest
from qanneal_gui.gui.common.widgets import label
from qanneal_gui.support.wording import tr

if TYPE_CHECKING:
    from qanneal_gui.annealing.embedding.placement import Placement
    from qanneal_gui.annealing.snapshot import Frame
    from qanneal_gui.gui.chip.board import Board
    from qanneal_gui.gui.chip.export_dialog import ExportDialog
    from qanneal_gui.gui.chip.paper_figures import PaperFigures
    from qanneal_gui.training.events import StepEvent


class ChipView(QWidget):
    """Shows the embedding of the settings before a run, and the chip at work during it.

    Attributes
    ----------
    said : Signal
        What happened, in words.
    state : ChipState
    player : StoryPlayer
    presentation : Presentation
    bar : ChipBar
    note : QLabel
    story_bar : StoryBar
    figures : PaperFigures or None
    dialog : ExportDialog or None
        Both are made when they are first asked for.
    """

    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.state, self.player = ChipState(self), StoryPlayer(self)
        self.presentation = Presentation(self.state, self.player, self)
        self.bar, self.story_bar = ChipBar(self.state, self.player), StoryBar(self.player)
        self.note = label("", "small", wrap=True)
        self.figures: PaperFigures | None = None
        self.dialog: ExportDialog | None = None
        self._board: Board | None = None
        self._jobs: Jobs | None = None
        self._embedding: Newest | None = None
        self._embedded: tuple[object, ...] = ()
        self._sought = ""
        self._recorded = ""
        self.pinned: int | None = None
        self._newest: Frame | None = None
        self._pages, self._blank = QStackedWidget(), QWidget()
        self._pages.addWidget(self._blank)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        column.setSpacing(theme.GRID)
        column.addLayout(self.bar)
        column.addWidget(self.note)
        column.addWidget(self._pages, 1)
        self._connect()

    @property
    def board(self) -> "Board":
        """The chip and its network; made at the first use: it brings the chip libraries along."""
        if self._board is None:
            from qanneal_gui.chip.picture import MODES
            from qanneal_gui.gui.chip.board import Board

            self.bar.offer_modes(MODES)
            self._board = Board(self.state, self.player, self.story_bar)
            self._board.redrawn.connect(self.presentation.refresh)
            self._board.share(self.bar.halves.isChecked())
            self._pages.addWidget(self._board)
        return self._board

    def show_plan(self, config: RunConfig | None, jobs: Jobs, active: bool) -> None:
        """Embed the network of some settings off the window's thread, once the page is looked at."""
        if self._jobs is None:
            self._jobs, self._embedding = jobs, Newest(jobs, parent=self)
            self.presentation.use(jobs)
        if not active and config is not None:
            if self._recorded and config != self.state.plan:
                self._recorded, self.state.dead_known = "", True
                self.state.set_standing("")
            self.state.plan = config
            if self.isVisible() and not self._recorded:
                self._embed()

    def begin_run(self) -> None:
        """Forget the snapshot of the run before."""
        self.pinned = self._newest = None
        self._recorded, self.state.dead_known = "", True
        self.state.set_standing("")
        self.state.begin_run()
        self.show_figures(False)
        self.presentation.end_story()

    def show_recorded(self, run: str, placement: "Placement", frame: "Frame | None" = None) -> None:
        """Show where the network of a recorded run lay, until the settings change or another run begins.

        Parameters
        ----------
        run : str
        placement : Placement
        frame : Frame, optional
            The last one that was kept.
        """
        self._recorded, self._embedded = run, ()
        self.state.dead_known = bool(len(placement.dead) or len(placement.dead_couplers))
        self._stop_embedding()
        if frame is not None:
            self.show_frame(frame)
        else:
            self.state.show_placement(placement)
        self._tell_recorded(run)

    def show_step(self, event: "StepEvent") -> None:
        """Show what a step of a running training programmed and read; drawn soon, the newest only."""
        if (frame := event.frame) is not None:
            self.show_frame(frame)

    def show_frame(self, frame: "Frame") -> None:
        """Show the chip at a step, unless another one is pinned."""
        self._newest = frame
        if self.pinned is None:
            self._show(frame)

    def pin(self, step: int, frame: "Frame | None") -> None:
        """Stay at a step of the run, with the frame that is nearest to it, if there is any."""
        self.pinned = step
        if frame is None:
            said = tr("Step {step:,} is pinned, but how the chip was then is not known.", step=step)
            self.state.set_standing(said)
            return
        self._show(frame)
        self.state.set_standing(
            tr("Step {step:,} is pinned.", step=step)
            if frame.step == step
            else tr(
                "Step {step:,} is pinned; the chip is shown as it was at step {kept:,}, the nearest that was "
                "kept.",
                step=step,
                kept=frame.step,
            )
        )

    def unpin(self) -> None:
        """Show the newest step again."""
        if self.pinned is not None:
            self.pinned = None
            self._tell_recorded(self._recorded)
            if self._newest is not None:
                self._show(self._newest)

    def _show(self, frame: "Frame") -> None:
        # Networks of the settings that came only now would put those of the run away.
        self._stop_embedding()
        self.state.show_snapshot(frame.snapshot, frame.step, frame.beta)

    def _tell_recorded(self, run: str) -> None:
        unknown = "" if self.state.dead_known else tr("; which qubits were dead is not recorded")
        self.state.set_standing(
            tr("As run {run} was embedded{unknown}.", run=run, unknown=unknown) if run else ""
        )

    def search_for(self, name: str) -> None:
        """Search for a qubit or a variable; as soon as the network is embedded, if it is not yet."""
        self.bar.search.setText(name)
        self._search()

    def show_figures(self, shown: bool = True) -> None:
        """Show the paper's figures beside the largest networks found, or the chip again."""
        if shown == (self.state.figures is not None) or self._jobs is None:
            return
        if shown:
            self.presentation.end_story()
            figures = self._paper_figures()
            self.state.show_figures(figures.chips)
            figures.embed_missing(self._jobs)
        else:
            self.state.show_figures(None)
        self.state.set_note("")
        self._go_on()

    def open_export(self) -> None:
        """Ask what is to be written, beside the window."""
        from qanneal_gui.gui.chip.export_dialog import ExportDialog

        if self.dialog is None:
            self.dialog = ExportDialog(self.state, self.player, self.window())
            self.dialog.said.connect(self.said)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def shut_down(self, milliseconds: int = 1500) -> bool:
        """End what is pending; return whether it ended in time."""
        # Only the dialog's thread may take its time; it comes last.
        parts = (
            self.bar.presenter,
            self.presentation,
            self._embedding,
            self._board,
            self.figures,
            self.dialog,
        )
        ended = [part.shut_down(milliseconds) for part in parts if part is not None]  # all are told
        return all(ended)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._go_on()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bar.fit_into(self.width())

    def _connect(self) -> None:
        bar, state = self.bar, self.state
        bar.search.returnPressed.connect(self._search)
        bar.story_wanted.connect(self.presentation.play_story)
        bar.fit.clicked.connect(self._on_fit)
        bar.back.clicked.connect(self._on_back)
        bar.export.triggered.connect(self.open_export)
        bar.presentation.triggered.connect(self._on_presentation)
        bar.here.triggered.connect(self._on_presentation_here)
        bar.presenter.use(self.presentation)
        bar.as_dots.toggled.connect(self._on_dots)
        bar.halves.toggled.connect(self._on_halves)
        bar.paper.triggered.connect(self._on_paper)
        state.placement_changed.connect(self._on_placement)
        state.note_changed.connect(self._show_note)
        self.story_bar.ended.connect(self.presentation.end_story)
        self.presentation.left.connect(self._on_left)
        self._show_note()
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.setWhatsThis(tr("End the story, or show everything"))
        escape.activated.connect(self._on_escape)
        present = QShortcut(QKeySequence("F5"), self)
        present.setWhatsThis(tr("Presentation mode"))
        present.activated.connect(self._on_presentation)
        here = QShortcut(QKeySequence("Shift+F5"), self)
        here.setWhatsThis(tr("Presentation from here"))
        here.activated.connect(self._on_presentation_here)

    def _go_on(self) -> None:
        """Show the paper's figures, if they are wanted, or else the run, or else the settings."""
        if self.state.figures is not None:
            self._pages.setCurrentWidget(self._paper_figures())
            return
        self._pages.setCurrentWidget(self.board if self.state.placement is not None else self._blank)
        if self.state.snapshot is None and not self._recorded:
            self._embed()

    def _embed(self) -> None:
        """Embed the network of the plan, unless that was the last one wanted."""
        config = self.state.plan
        if config is None or self._embedding is None or self.state.figures is not None:
            return
        sampler = config.sampler
        # With several outputs, the classes are named on the chip.
        classes = (config.data.dataset, config.data.classes) if config.outputs > 1 else ()
        network = config.model.hidden, config.outputs, *classes
        wanted = (sampler.topology, sampler.missing, sampler.copies, *network)
        if wanted != self._embedded:
            self._embedded = wanted
            self.state.seek()
            self._embedding.submit(plan_job(config), self.state.show_placement, self._on_failed)

    def _stop_embedding(self) -> None:
        if self._embedding is not None:
            self._embedding.cancel()

    def _search(self) -> None:
        self._sought = self.bar.search.text().strip()
        if self._sought and self.state.placement is not None:
            wanted, self._sought = self._sought, ""
            self.board.pointing.search(wanted)

    def _paper_figures(self) -> "PaperFigures":
        from qanneal_gui.gui.chip.paper_figures import PaperFigures

        if self.figures is None:
            self.figures = PaperFigures()
            self.figures.set_drawing(self.state.drawing)
            self.figures.drawn.connect(self._on_figure)
            self.figures.failed.connect(self.state.set_note)
            self._pages.addWidget(self.figures)
        return self.figures

    def _show_note(self) -> None:
        self.note.setText(self.state.note)
        self.note.setVisible(bool(self.state.note))

    def _on_placement(self) -> None:
        self.state.set_note("")
        if self.isVisible():
            self._go_on()
        if self._sought:
            self._search()

    def _on_failed(self, failure: Failure) -> None:
        self.state.set_note(in_window(failure.sentence))

    def _on_figure(self) -> None:
        if self.state.figures is not None:
            self.state.show_figures(self._paper_figures().chips)

    def _on_presentation(self) -> None:
        self.presentation.enter(self)

    def _on_presentation_here(self) -> None:
        self.presentation.enter(self, self.figures.first if self.figures is not None else 0)

    def _on_left(self) -> None:
        if self.window().isVisible():
            self.window().activateWindow()

    def _on_dots(self, dots: bool) -> None:
        self.state.set_drawing("dots" if dots else "lines")
        if self.figures is not None:
            self.figures.set_drawing(self.state.drawing)

    def _on_halves(self) -> None:
        if self._board is not None:
            self._board.share(self.bar.halves.isChecked())

    def _on_paper(self) -> None:
        self.show_figures()

    def _on_back(self) -> None:
        self.show_figures(False)

    def _on_fit(self) -> None:
        (self.board if self.state.figures is None else self._paper_figures()).fit()

    def _on_escape(self) -> None:
        if self.state.figures is not None:
            self.show_figures(False)
        elif self.player.story is not None:
            self.presentation.end_story()
        elif self._board is not None:
            self._board.pointing.show_everything()
