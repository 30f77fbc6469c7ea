"""What the chip view can do on top of showing: tell its story, fill a screen, write files."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from qanneal_gui.config import RunConfig
from qanneal_gui.errors import QannealError
from qanneal_gui.gui.chip.story import ImageInset, StoryBar, StoryPlayer
from qanneal_gui.gui.common.tasks import Failure, Job, Report, failure_of

if TYPE_CHECKING:
    from PySide6.QtGui import QShortcut

    from qanneal_gui.annealing.embedding.placement import Placement
    from qanneal_gui.annealing.snapshot import ChipSnapshot
    from qanneal_gui.chip.story_samples import Moment
    from qanneal_gui.gui.chip.export_dialog import ExportDialog
    from qanneal_gui.gui.chip.page_layout import Sheet
    from qanneal_gui.gui.chip.presentation_mode import TalkWindow
    from qanneal_gui.gui.chip.view import ChipView
    from qanneal_gui.training.events import StepEvent


class Narrator(QObject):
    """Belongs to a chip view.

    Attributes
    ----------
    player : StoryPlayer
    bar : StoryBar
        To be laid below the stage.
    talk : TalkWindow or None
        Talk mode, while it lasts.
    """

    def __init__(self, view: "ChipView") -> None:
        super().__init__(view)
        self._view = view
        self.player = StoryPlayer(self)
        self.bar = StoryBar(self.player)
        self.talk: TalkWindow | None = None
        self.dialog: ExportDialog | None = None
        self._inset: ImageInset | None = None
        self._keys: list[QShortcut] = []
        self._awaited: object = None
        self._run_config: RunConfig | None = None
        self._last: tuple[ChipSnapshot, int, float] | None = None
        self._tasks: object = None
        self.player.moved.connect(self._on_moved)
        self.bar.ended.connect(self.end)

    @property
    def telling(self) -> bool:
        """Whether the stage belongs to a story."""
        return self.player.story is not None

    def begin_run(self, config: RunConfig | None) -> None:
        """Note the settings of the run that begins; it wants the stage."""
        self._run_config, self._last = config, None
        self.end()

    def follow_run(self, events: "Sequence[StepEvent]") -> None:
        """Note which step the newest snapshot belongs to, and its β."""
        report = events[-1].sampler
        if report is not None and report.snapshot is not None and report.beta is not None:
            self._last = report.snapshot, events[-1].step, report.beta

    # Telling.

    def begin(self) -> None:
        """Tell the story of what the view shows."""
        view = self._view
        job = self.story_job()
        if job is None or view.tasks is None:
            view.say_on_stage("There is no network on the chip to tell of; choose settings that fit.")
            return
        if self._tasks is not view.tasks:
            self._tasks = view.tasks
            view.tasks.done.connect(self._on_task)
        self._awaited = view.placement
        view.say_on_stage("Preparing the story: a moment of training, and samples…")
        view.tasks.submit("chip story", job)

    def toggle(self) -> None:
        """Play or pause; begin where there is nothing to play yet."""
        if self.telling:
            self.player.toggle()
        else:
            self.begin()

    def end(self) -> None:
        """Give the stage back."""
        self._awaited = None
        self.player.close()

    def story_job(self) -> Job | None:
        """Return a job that makes the story of what the view shows; None where there is none."""
        view, moment = self._view, self._moment()
        placement = view.placement
        if placement is None or not placement.copies:
            return None
        config = (self._run_config if moment else view.plan) or RunConfig()
        return _story_job(placement, config, moment)

    # Showing.

    def start_talk(self) -> None:
        """Fill the screen with the stage; a second call leaves it."""
        if self.talk is not None:
            self.talk.close()
            return
        if self._view.placement is None:
            self._view.say_on_stage("There is nothing on the stage yet; wait for the embedding.")
            return
        if self.figures_shown:
            self._view.say_on_stage("Talk mode shows the chip: go back to it first (Esc).")
            return
        from qanneal_gui.gui.chip.presentation_mode import TalkWindow

        self.talk = TalkWindow(self.player, self.toggle)
        self.talk.left.connect(self._on_left)
        screen = self._view.screen()
        if screen is not None:
            self.talk.setGeometry(screen.geometry())
        self.talk.showFullScreen()
        self.talk.activateWindow()
        self.refresh()

    def refresh(self) -> None:
        """Show in talk mode what the view shows."""
        view, scene = self._view, self.player.scene
        if self.talk is None:
            return
        if scene is not None:
            self.talk.show_scene(scene)
        elif view.placement is not None:
            self.talk.show_chip(view.placement, view.snapshot, view.mode, view.title.text())

    def sheet(self, *, transparent: bool = False) -> "Sheet | None":
        """Return what the stage shows, with its words, for a file."""
        from qanneal_gui.gui.chip.animation import sheet_of
        from qanneal_gui.gui.chip.page_layout import Sheet
        from qanneal_gui.gui.chip.presentation_mode import numbers

        if self.player.story is not None:
            return sheet_of(self.player.story, self.player.index, transparent=transparent)
        view = self._view
        if view.placement is None:
            return None
        caption = numbers(view.placement)
        return Sheet(
            view.placement, view.snapshot, view.mode, view.title.text(), caption, transparent=transparent
        )

    @property
    def figures_shown(self) -> bool:
        """Whether the paper's figures stand where the chip is."""
        return self._view.figures_shown

    def figures(self) -> "list[tuple[Placement, str]]":
        """Return the paper's figures that are drawn so far, with their captions."""
        return self._view.figures()

    def export(self) -> None:
        """Ask what is to be written, beside the window."""
        from qanneal_gui.gui.chip.export_dialog import ExportDialog

        if self.dialog is None:
            self.dialog = ExportDialog(self, self._view.window())
            self.dialog.said.connect(self._view.said)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def halt(self) -> None:
        """End what is pending."""
        self._awaited = None
        self.player.halt()
        if self.dialog is not None:
            self.dialog.halt()
        if self.talk is not None:
            self.talk.close()

    # What happened.

    def _moment(self) -> "Moment | None":
        snapshot = self._view.snapshot
        if snapshot is None or self._last is None or self._last[0] is not snapshot:
            return None
        from qanneal_gui.chip.story_samples import Moment

        return Moment(*self._last)

    def _on_task(self, name: str, result: object) -> None:
        if name != "chip story" or self._awaited is None:
            return
        wanted, self._awaited = self._awaited, None
        if isinstance(result, Failure):
            self._view.say_on_stage(result.sentence)
            return
        assert isinstance(result, tuple)
        placement, made = result
        if placement is not wanted or placement is not self._view.placement:
            return  # the chip has changed meanwhile
        if isinstance(made, Failure):
            self._view.say_on_stage(made.sentence)
            return
        self._view.say_on_stage("")
        stage = self._view.stage
        if not self._keys:
            from qanneal_gui.gui.chip.presentation_mode import connect_story_keys

            context = Qt.ShortcutContext.WidgetWithChildrenShortcut
            self._keys = connect_story_keys(stage, self.player, self.toggle, context)
        if self._view.isVisible():
            stage.setFocus()
        self.player.open(made)

    def _on_moved(self) -> None:
        view, scene = self._view, self.player.scene
        if scene is None:
            self._give_back()
        else:
            self._show(scene)
        for key in self._keys:
            key.setEnabled(scene is not None)
        view.modes.setEnabled(scene is None)
        self.refresh()

    def _show(self, scene: Any) -> None:
        from qanneal_gui.gui.chip.presentation_mode import look_at

        stage, story = self._view.stage, self.player.story
        if stage.placement is not scene.placement:
            stage.show_placement(scene.placement)
        stage.show_picture(scene.snapshot, scene.mode)
        look_at(stage, scene)
        self._view.show_key()
        if self._inset is None:
            self._inset = ImageInset(stage)
        if scene.image and story is not None:
            self._inset.show_image(story.image, story.subject)
        else:
            self._inset.hide()

    def _give_back(self) -> None:
        view = self._view
        if self._inset is not None:
            self._inset.hide()
        if view.placement is not None:
            view.stage.show_placement(view.placement)
            view.stage.fit()
            view.redraw()

    def _on_left(self) -> None:
        self.talk = None
        window = self._view.window()
        if window.isVisible():
            window.activateWindow()


def _story_job(placement: "Placement", config: RunConfig, moment: "Moment | None") -> Job:
    def job(_: Report) -> tuple[Any, Any]:
        from qanneal_gui.chip.story import tell
        from qanneal_gui.chip.story_samples import gather

        try:
            return placement, tell(gather(placement, config, moment))
        except QannealError as error:
            return placement, failure_of(error)

    return job
