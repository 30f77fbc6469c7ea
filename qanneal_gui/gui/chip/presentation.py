"""Presenting the chip: its story, step by step, and the stage alone on the whole screen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QScreen

from qanneal_gui.gui.chip.jobs import story_job
from qanneal_gui.gui.chip.player import StoryPlayer
from qanneal_gui.gui.chip.state import NO_NETWORK, NOTHING_YET, ChipState
from qanneal_gui.gui.common.jobs import Failure, Jobs, Newest

if TYPE_CHECKING:
    from qanneal_gui.chip.story import Story
    from qanneal_gui.gui.chip.presentation_mode import PresentationWindow


class Presentation(QObject):
    """Has stories made for the player, and opens the window of presentation mode.

    Attributes
    ----------
    left : Signal
        Presentation mode was left.
    window : PresentationWindow or None
        While presentation mode lasts.
    """

    left = Signal()

    def __init__(self, state: ChipState, player: StoryPlayer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state, self._player = state, player
        self._stories: Newest | None = None
        self.window: PresentationWindow | None = None
        state.placement_changed.connect(self._on_placement)
        player.moved.connect(self.refresh)

    def use(self, jobs: Jobs) -> None:
        """Have stories made by these jobs."""
        self._stories = Newest(jobs, parent=self)

    def play_story(self) -> None:
        """Make the story of what the state shows, and play it."""
        job = story_job(self._state)
        if job is None or self._stories is None:
            self._state.set_note(NO_NETWORK)
            return
        self._state.set_note("Preparing the story…")
        self._stories.submit(job, self._on_story, self._on_failed)

    def end_story(self) -> None:
        """Give the stage back to the chip."""
        self._forget_awaited()
        self._player.close()

    def toggle(self) -> None:
        """Play or pause; make a story first where there is none yet."""
        if self._player.story is not None:
            self._player.toggle()
        else:
            self.play_story()

    def enter(self, screen: QScreen | None) -> None:
        """Fill a screen with the stage; a second call leaves it."""
        if self.window is not None:
            self.window.close()
            return
        if self._state.placement is None:
            self._state.set_note(NOTHING_YET)
            return
        if self._state.figures is not None:
            self._state.set_note("Presentation mode shows the chip; press Esc to return to it first.")
            return
        # Imported here: it brings the chip libraries along.
        from qanneal_gui.gui.chip.presentation_mode import PresentationWindow

        self.window = PresentationWindow(self._state, self._player, self.toggle)
        self.window.left.connect(self._on_left)
        if screen is not None:
            self.window.setGeometry(screen.geometry())
        self.window.showFullScreen()
        self.window.activateWindow()
        self.refresh()

    def refresh(self) -> None:
        """Show in presentation mode what the state or the player has now."""
        if self.window is not None:
            self.window.refresh()

    def shut_down(self, milliseconds: int = 0) -> bool:
        """End what is pending, at once."""
        self._forget_awaited()
        if self.window is not None:
            self.window.close()
        return self._player.shut_down(milliseconds)

    def _forget_awaited(self) -> None:
        if self._stories is not None:
            self._stories.cancel()

    def _on_placement(self) -> None:
        """End a story that is not of a run: its networks are those of other settings."""
        self._forget_awaited()
        if self._state.snapshot is None:
            self._player.close()

    def _on_story(self, story: "Story") -> None:
        self._state.set_note("")
        self._player.open(story)

    def _on_failed(self, failure: Failure) -> None:
        self._state.set_note(failure.sentence)

    def _on_left(self) -> None:
        self.window = None
        self.left.emit()
