"""What the speaker sees beside a presentation: what is shown, what comes next, notes and time."""

import time

from PySide6.QtCore import Qt, QTime, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from qanneal_gui.chip import colours
from qanneal_gui.chip.story import Story, StoryStep
from qanneal_gui.gui.chip.player import StoryPlayer
from qanneal_gui.gui.chip.presentation_mode import PresentationStage, PresentationWindow
from qanneal_gui.gui.chip.presenter_keys import connect_presenter_keys
from qanneal_gui.gui.chip.state import ChipState
from qanneal_gui.gui.chip.story_stage import StoryStage
from qanneal_gui.gui.common import theme
from qanneal_gui.support.wording import tr

_SECOND_MS = 1000
_END = tr("This is the last one.")


class SpeakerWindow(QWidget):
    """Captions of this scene and the next, the next one small, own notes, time running and clock.

    Parameters
    ----------
    notes : str
    began : float
        When the talk began, by `time.monotonic`: the window may be opened in the midst of it.

    Attributes
    ----------
    closed : Signal
    now, caption, upcoming, upcoming_caption, notes, running, clock : QLabel
    next_stage : PresentationStage
    """

    closed = Signal()

    def __init__(
        self, state: ChipState, player: StoryPlayer, shown: PresentationWindow, notes: str, began: float
    ) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("qanneal: for the speaker"))
        self.setStyleSheet(
            f"SpeakerWindow, SpeakerWindow QWidget {{ background: {colours.STAGE}; color: {colours.INK}; }}"
        )
        self._state, self._player, self._shown = state, player, shown
        self._began = began
        self.now, self.caption = _words(30, bold=True), _words(22)
        self.upcoming, self.upcoming_caption = _words(20, bold=True), _words(18)
        self.notes, self.running, self.clock = _words(24), _words(34, bold=True), _words(24)
        self.notes.setText(notes or tr("Notes of your own are typed in before: More, Title, logo and notes."))
        self.running.setAccessibleName(tr("Time running"))
        self.clock.setAccessibleName(tr("Clock"))
        self.next_stage = PresentationStage()
        self.next_stage.setAccessibleName(tr("What comes next"))
        self._story_stage = StoryStage(self.next_stage)
        self._following: StoryStep | None = None
        self._lay_out()
        self._second = QTimer(self)
        self._second.setInterval(_SECOND_MS)
        self._second.timeout.connect(self.tell_time)
        self._second.start()
        self.tell_time()
        connect_presenter_keys(self, shown.commands)

    def refresh(self) -> None:
        """Show what there is now, and what comes next."""
        story, step = self._player.story, self._player.step
        self.next_stage.set_drawing(self._state.drawing)
        foot = self._shown.foot
        self.now.setText(
            foot.title
            or tr("Page {page} of {pages}", page=self._shown.page + 1, pages=max(1, len(self._shown.pages)))
        )
        self.caption.setText("\n".join(foot.columns) or foot.caption)
        if self._state.figures is not None:
            self._show_next_page()
        elif story is None or step is None:
            self._say_next(tr("The story begins"), tr("Page Down or Space begins it."))
        else:
            self._show_next_chapter(story, step)

    def tell_time(self) -> None:
        """Show for how long the presentation has lasted, and what time it is."""
        minutes, seconds = divmod(int(time.monotonic() - self._began), 60)
        self.running.setText(f"{minutes}:{seconds:02}")
        self.clock.setText(QTime.currentTime().toString("HH:mm"))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._second.stop()
        self.next_stage.shut_down()
        super().closeEvent(event)
        self.closed.emit()

    def _show_next_page(self) -> None:
        pages, following = self._shown.pages, self._shown.page + 1
        if following >= len(pages):
            self._say_next(_END, "")
            return
        placement, caption = pages[following][0]
        self._say_next(tr("Next page"), caption)
        self._story_stage.leave()
        self.next_stage.show()
        if self.next_stage.placement is not placement:
            self.next_stage.show_placement(placement)

    def _show_next_chapter(self, story: Story, step: StoryStep) -> None:
        following = story.steps[story.chapter_start(self._player.index, 1)]
        if following.chapter == step.chapter:
            self._say_next(_END, "")
            return
        self._say_next(tr("Next: {following}", following=following.title), following.caption)
        self.next_stage.show()
        if following is not self._following:
            self._following = following
            self._story_stage.show_step(story, following)

    def _say_next(self, title: str, caption: str) -> None:
        self.upcoming.setText(title)
        self.upcoming_caption.setText(caption)
        self.next_stage.hide()

    def _lay_out(self) -> None:
        times = QHBoxLayout()
        times.addWidget(self.running)
        times.addStretch(1)
        times.addWidget(self.clock)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.notes)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addLayout(times)
        left.addWidget(self.now)
        left.addWidget(self.caption)
        left.addSpacing(2 * theme.GRID)
        left.addWidget(scroll, 1)
        right.addWidget(self.upcoming)
        right.addWidget(self.upcoming_caption)
        right.addWidget(self.next_stage, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(*[3 * theme.GRID] * 4)
        row.setSpacing(3 * theme.GRID)
        row.addLayout(left, 3)
        row.addLayout(right, 2)


def _words(pixels: int, *, bold: bool = False) -> QLabel:
    made = QLabel()
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    made.setStyleSheet(f"font-size: {pixels}px; font-weight: {600 if bold else 400};")
    return made
