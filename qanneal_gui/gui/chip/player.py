"""Which step of a story is shown, and the keys that play it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from qanneal_gui.gui.common import motion
from qanneal_gui.support.wording import tr

if TYPE_CHECKING:
    from qanneal_gui.chip.story import Story, StoryStep

SPEEDS = (0.5, 1.0, 2.0, 4.0)
_SHORTEST_MS = 40


class StoryPlayer(QObject):
    """Knows which step of a story is shown, and when the next one comes.

    Attributes
    ----------
    moved : Signal
        Another step is shown, or there is no story any more.
    changed : Signal
        It plays, pauses, or plays at another speed.
    """

    moved = Signal()
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.story: Story | None = None
        self.index = 0
        self.playing = False
        self.speed = 1.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._next)

    @property
    def step(self) -> "StoryStep | None":
        """The step that is shown; None without a story."""
        return self.story.steps[self.index] if self.story else None

    def open(self, story: "Story") -> None:
        """Play a story from its first step; where nothing is to move by itself, wait there."""
        self.story, self.index = story, 0
        self.moved.emit()
        if motion.reduced():
            self.changed.emit()
        else:
            self.play()

    def close(self) -> None:
        """End the story."""
        self._timer.stop()
        if self.story is not None:
            self.story, self.playing = None, False
            self.moved.emit()
            self.changed.emit()

    def play(self) -> None:
        """Play on, from the beginning again if it had ended."""
        if self.story is None:
            return
        if self.index == len(self.story.steps) - 1:
            self._go(0)
        self.playing = True
        self._wait()
        self.changed.emit()

    def pause(self) -> None:
        """Stay at this step."""
        self._timer.stop()
        if self.playing:
            self.playing = False
            self.changed.emit()

    def toggle(self) -> None:
        """Play or pause."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def forward(self) -> None:
        """Go to the next step, and stay there."""
        self.show(self.index + 1)

    def back(self) -> None:
        """Go to the step before, and stay there."""
        self.show(self.index - 1)

    def next_chapter(self) -> None:
        """Go to the next chapter."""
        if self.story is not None:
            self.show(self.story.chapter_start(self.index, 1))

    def previous_chapter(self) -> None:
        """Go to the beginning of this chapter, or to the one before."""
        if self.story is not None:
            self.show(self.story.chapter_start(self.index, -1))

    def first(self) -> None:
        """Go to the first step."""
        self.show(0)

    def last(self) -> None:
        """Go to the last step."""
        if self.story is not None:
            self.show(len(self.story.steps) - 1)

    def show(self, index: int) -> None:
        """Show a step and stay there; outside the story its nearest end."""
        self.pause()
        self._go(index)

    def rewind(self) -> None:
        """Go to the first step, and play on if it plays."""
        playing = self.playing
        self.first()
        if playing:
            self.play()

    def set_speed(self, speed: float) -> None:
        """Play so many times as fast as normal."""
        self.speed = speed
        if self.playing:
            self._wait()
        self.changed.emit()

    def shut_down(self, milliseconds: int = 0) -> bool:
        """End what is pending, at once."""
        del milliseconds
        self._timer.stop()
        return True

    def _go(self, index: int) -> None:
        if self.story is not None:
            wanted = min(max(index, 0), len(self.story.steps) - 1)
            if wanted != self.index:
                self.index = wanted
                self.moved.emit()

    def _wait(self) -> None:
        if self.step is not None:
            self._timer.start(max(_SHORTEST_MS, round(1000 * self.step.seconds / self.speed)))

    def _next(self) -> None:
        if self.story is None:
            return
        if self.index == len(self.story.steps) - 1:
            self.pause()
            return
        self._go(self.index + 1)
        self._wait()


def connect_keys(
    widget: QWidget,
    player: StoryPlayer,
    toggle: Callable[[], None],
    context: Qt.ShortcutContext = Qt.ShortcutContext.WindowShortcut,
) -> list[QShortcut]:
    """Let the keyboard play the story: Space, arrows, Page Up and Down, Home, End."""
    made = []
    for keys, meaning, command in (
        ("Space", tr("Play or pause the story"), toggle),
        ("Right", tr("Next step of the story"), player.forward),
        ("Left", tr("Previous step"), player.back),
        ("PgDown", tr("Next chapter"), player.next_chapter),
        ("PgUp", tr("Previous chapter"), player.previous_chapter),
        ("Home", tr("First step"), player.first),
        ("End", tr("Last step"), player.last),
    ):
        shortcut = QShortcut(QKeySequence(keys), widget)
        shortcut.setContext(context)
        shortcut.setWhatsThis(meaning)
        shortcut.activated.connect(command)
        made.append(shortcut)
    return made
