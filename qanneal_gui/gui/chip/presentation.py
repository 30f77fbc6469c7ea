"""Presenting the chip: its story, step by step, and the stage alone on the whole screen."""

import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QScreen
from PySide6.QtWidgets import QWidget

from qanneal_gui.errors import QannealError
from qanneal_gui.gui.chip import presenter_choices, screens
from qanneal_gui.gui.chip.jobs import story_job
from qanneal_gui.gui.chip.player import StoryPlayer
from qanneal_gui.gui.chip.presenter_choices import PresenterChoices
from qanneal_gui.gui.chip.state import NO_NETWORK, NOTHING_YET, ChipState
from qanneal_gui.gui.common.jobs import Failure, Jobs, Newest
from qanneal_gui.support.wording import tr

if TYPE_CHECKING:
    from qanneal_gui.chip.story import Story
    from qanneal_gui.gui.chip.presentation_mode import PresentationWindow
    from qanneal_gui.gui.chip.speaker_window import SpeakerWindow

_SPEAKER_SIZE = 1000, 640


class Presentation(QObject):
    """Has stories made for the player, and opens the window of presentation mode.

    Attributes
    ----------
    left : Signal
        Presentation mode was left.
    window : PresentationWindow or None
    speaker : SpeakerWindow or None
        While presentation mode lasts.
    choices : PresenterChoices
    """

    left = Signal()

    def __init__(self, state: ChipState, player: StoryPlayer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state, self._player = state, player
        self._stories: Newest | None = None
        self.window: PresentationWindow | None = None
        self.speaker: SpeakerWindow | None = None
        self.choices = presenter_choices.load()
        self._beside: QWidget | None = None
        self._began, self._alone, self._hall = 0.0, False, ""
        state.placement_changed.connect(self._on_placement)
        state.figures_changed.connect(self.refresh)
        player.moved.connect(self.refresh)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._on_screen_added)
        application.screenRemoved.connect(self._on_screens)
        for screen in application.screens():
            screen.geometryChanged.connect(self._on_screens)

    def use(self, jobs: Jobs) -> None:
        """Have stories made by these jobs."""
        self._stories = Newest(jobs, parent=self)

    def play_story(self) -> None:
        """Make the story of what the state shows, and play it."""
        job = story_job(self._state)
        if job is None or self._stories is None:
            self._state.set_note(NO_NETWORK)
            return
        self._state.set_note(tr("Preparing the story…"))
        self._stories.submit(job, partial(self._on_story, self._state.run_name), self._on_failed)

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

    def enter(self, beside: QWidget, start: int | None = None) -> None:
        """Fill a screen with the stage; a second call leaves it.

        Parameters
        ----------
        beside : QWidget
            On whose screen the speaker's window is to be, where there are several.
        start : int, optional
            Begin where one is, with that page of the paper's sizes; at the beginning if it is None.
        """
        if self.window is not None:
            self.window.close()
            return
        if self._state.placement is None and not self._state.figures:
            self._state.set_note(NOTHING_YET)
            return
        # Imported here: it brings the chip libraries along.
        from qanneal_gui.gui.chip.first_keys import FirstKeys
        from qanneal_gui.gui.chip.presentation_mode import PresentationWindow

        if start is None:
            self._player.rewind()
        window = self.window = PresentationWindow(self._state, self._player, self.toggle, start or 0)
        window.left.connect(self._on_left)
        window.turned.connect(self._on_turned)
        window.ground_wanted.connect(self._on_ground)
        window.speaker_wanted.connect(self._on_speaker_wanted)
        window.show_talk(self.choices.title, self._logo(), self.choices.ground)
        self._beside, self._began, self._alone, self._hall = beside, time.monotonic(), False, ""
        window.left.connect(FirstKeys(beside.window(), window, window.commands).end)
        self._place(window)

    def choose_screen(self, name: str) -> None:
        """Present on the screen of this name from now on; empty for another one than the window's."""
        self.keep(self.choices.changed(screen=name))
        self._hall = ""
        self._on_screens()

    def choose_speaker(self, wanted: bool) -> None:
        """Have a window for the speaker from now on, or none."""
        self.keep(self.choices.changed(speaker=wanted))
        if self.window is not None and wanted == (self.speaker is None):
            self._on_speaker_wanted()

    def choose_ground(self, light: bool) -> None:
        """Present on a light ground from now on, or on a dark one."""
        self.keep(self.choices.changed(ground="light" if light else "dark"))

    def keep(self, choices: PresenterChoices) -> None:
        """Use other choices, and remember them."""
        self.choices = choices
        if self.window is not None:
            self.window.show_talk(choices.title, self._logo(), choices.ground)
        try:
            presenter_choices.save(choices)
        except QannealError as error:
            self._state.set_note(str(error))

    def refresh(self) -> None:
        """Show in presentation mode what the state or the player has now."""
        if self.window is not None:
            self.window.refresh()
        if self.speaker is not None:
            self.speaker.refresh()

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
        if self._state.snapshot is None:
            self._forget_awaited()
            self._player.close()
        self.refresh()

    def _on_story(self, run: str, story: "Story") -> None:
        self._state.set_note("")
        if run in ("", self._state.run_name):  # no other run has been opened meanwhile
            self._player.open(story)

    def _on_failed(self, failure: Failure) -> None:
        self._state.set_note(failure.sentence)

    def _place(self, window: "PresentationWindow") -> None:
        """Put the windows on the screens that there are now; nothing else of them changes."""
        own = screens.own_of(self._beside) if self._beside is not None else None
        there = screens.named()
        # The window beside may have moved with its screen; the hall's stays the hall's.
        name = self.choices.screen if self.choices.screen in there else self._hall
        audience = screens.for_audience(name, own)
        free = screens.for_speaker(audience, own)
        if free is not None:
            self._hall = next(name for name, screen in there.items() if screen is audience)
        wanted = self.choices.speaker if self.choices.speaker is not None else free is not None
        if self.speaker is None and wanted and not self._alone:
            self._open_speaker(window)
        if self.speaker is not None:
            self._put_speaker(self.speaker, free)
        if audience is not None and not _fills(window, audience):
            # A window that fills one screen is not moved to another by every window manager.
            window.showNormal()
            window.setScreen(audience)
            window.setGeometry(audience.geometry())
        window.showFullScreen()
        # On a single screen it covers the speaker's window: notes are not for the audience.
        self._to_the_front(window)

    def _to_the_front(self, window: "PresentationWindow") -> None:
        window.raise_()
        window.activateWindow()
        window.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_speaker(self, window: "PresentationWindow") -> None:
        from qanneal_gui.gui.chip.speaker_window import SpeakerWindow

        talk = self._state.story if self._state.figures is None else "figures"
        notes = self.choices.notes.get(talk, "")
        self.speaker = SpeakerWindow(self._state, self._player, window, notes, self._began)
        self.speaker.closed.connect(self._on_speaker_closed)
        self.speaker.destroyed.connect(self._on_speaker_gone)
        self.speaker.refresh()
        self.speaker.resize(*_SPEAKER_SIZE)

    def _put_speaker(self, speaker: "SpeakerWindow", screen: QScreen | None) -> None:
        if screen is None:
            speaker.showNormal()
        elif not speaker.isVisible() or speaker.screen() is not screen:
            speaker.showNormal()
            speaker.setScreen(screen)
            speaker.setGeometry(screen.availableGeometry())
            speaker.showMaximized()

    def _on_screen_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._on_screens)
        self._on_screens()

    def _on_screens(self) -> None:
        """Go on with the screens that there are: one was plugged in or out, or moved, in mid-talk."""
        if self.window is not None:
            self._place(self.window)

    def _on_speaker_wanted(self) -> None:
        """Open the speaker's window, or close it."""
        if self.speaker is not None:
            self.speaker.close()
        elif self.window is not None:
            self._alone = False
            self._open_speaker(self.window)
            self._place(self.window)

    def _logo(self) -> QImage | None:
        """Return the logo; None, and say so, if the file is no longer there."""
        try:
            return presenter_choices.read_logo(self.choices.logo)
        except QannealError as error:
            self._state.set_note(str(error))
            return None

    def _on_ground(self) -> None:
        self.choose_ground(self.choices.ground == "dark")

    def _on_turned(self) -> None:
        if self.speaker is not None:
            self.speaker.refresh()

    def _on_speaker_closed(self) -> None:
        self.speaker, self._alone = None, True

    def _on_speaker_gone(self) -> None:
        """Give the keys to the audience's window: to the system, the page that was left is as good."""
        if self.window is not None:
            self._to_the_front(self.window)

    def _on_left(self) -> None:
        self.window = None
        if self.speaker is not None:
            self.speaker.close()
        self.left.emit()


def _fills(window: QWidget, screen: QScreen) -> bool:
    return window.isFullScreen() and window.screen() is screen and window.geometry() == screen.geometry()
