"""Telling the story of an embedding: a player, its bar below the stage, and what it does to the stage."""

from math import ceil
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.widgets import label

if TYPE_CHECKING:
    from qanneal_gui.chip.story import Scene, Story
    from qanneal_gui.science.arrays import Array

SPEEDS = (0.5, 1.0, 2.0, 4.0)
_SHORTEST_MS = 40
_INSET_MARGIN = 16
_CAPTION_LETTERS = 190


class StoryPlayer(QObject):
    """Which scene stands, and when the next one comes.

    Attributes
    ----------
    moved : Signal
        Another scene stands, or there is none any more.
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
    def scene(self) -> "Scene | None":
        """The scene that stands."""
        return self.story.scenes[self.index] if self.story else None

    def open(self, story: "Story") -> None:
        """Play a story from its first scene."""
        self.story, self.index = story, 0
        self.moved.emit()
        self.play()

    def close(self) -> None:
        """Tell no more."""
        self._timer.stop()
        if self.story is not None:
            self.story, self.playing = None, False
            self.moved.emit()
            self.changed.emit()

    def play(self) -> None:
        """Go on, from the beginning again if it had ended."""
        if self.story is None:
            return
        if self.index == len(self.story.scenes) - 1:
            self._go(0)
        self.playing = True
        self._wait()
        self.changed.emit()

    def pause(self) -> None:
        """Let the scene stand."""
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
        """Step to the next scene, and let it stand."""
        self.show(self.index + 1)

    def back(self) -> None:
        """Step to the scene before, and let it stand."""
        self.show(self.index - 1)

    def next_chapter(self) -> None:
        """Step to the next chapter."""
        if self.story is not None:
            self.show(self.story.chapter_start(self.index, 1))

    def previous_chapter(self) -> None:
        """Step to the beginning of this chapter, or to the one before."""
        if self.story is not None:
            self.show(self.story.chapter_start(self.index, -1))

    def first(self) -> None:
        """Step to the first scene."""
        self.show(0)

    def last(self) -> None:
        """Step to the last scene."""
        if self.story is not None:
            self.show(len(self.story.scenes) - 1)

    def show(self, index: int) -> None:
        """Let a scene stand; outside the story its nearest end."""
        self.pause()
        self._go(index)

    def set_speed(self, speed: float) -> None:
        """Play so many times as fast as normal."""
        self.speed = speed
        if self.playing:
            self._wait()
        self.changed.emit()

    def halt(self) -> None:
        """End what is pending."""
        self._timer.stop()

    def _go(self, index: int) -> None:
        if self.story is not None:
            wanted = min(max(index, 0), len(self.story.scenes) - 1)
            if wanted != self.index:
                self.index = wanted
                self.moved.emit()

    def _wait(self) -> None:
        if self.scene is not None:
            self._timer.start(max(_SHORTEST_MS, round(1000 * self.scene.seconds / self.speed)))

    def _next(self) -> None:
        if self.story is None:
            return
        if self.index == len(self.story.scenes) - 1:
            self.pause()
            return
        self._go(self.index + 1)
        self._wait()


class StoryBar(QWidget):
    """Below the stage: caption, buttons, scrubber and speed.

    Attributes
    ----------
    ended : Signal
        The user wants the chip back.
    """

    ended = Signal()

    def __init__(self, player: StoryPlayer) -> None:
        super().__init__()
        self._player = player
        self.chapter, self.caption = label("", "title"), label("", wrap=True)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.play, self.back, self.next = QPushButton("Play"), QPushButton("Back"), QPushButton("Next")
        self.scrubber = QSlider(Qt.Orientation.Horizontal)
        self.speed = QComboBox()
        self.count = label("", "small")
        self.leave = QPushButton("End story")
        self._lay_out()
        player.moved.connect(self._on_moved)
        player.changed.connect(self._on_changed)
        self._on_changed()
        self.hide()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._on_changed()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Room for the longest caption, so that the stage keeps its size from scene to scene.
        metrics = self.caption.fontMetrics()
        lines = max(2, ceil(_CAPTION_LETTERS * metrics.averageCharWidth() / max(self.width(), 1)))
        self.caption.setFixedHeight(min(lines, 4) * metrics.lineSpacing() + 4)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        column.setSpacing(4)
        head, row = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.chapter, 1)
        head.addWidget(self.count)
        head.addWidget(self.leave)
        head.setSpacing(theme.GRID)
        row.setSpacing(theme.GRID)
        self.play.setToolTip("Play or pause (Space).")
        self.back.setToolTip("One scene back (Left); a chapter back (Page Up).")
        self.next.setToolTip("One scene on (Right); a chapter on (Page Down).")
        self.leave.setToolTip("Show the chip again (Esc).")
        self.play.clicked.connect(self._player.toggle)
        self.back.clicked.connect(self._player.back)
        self.next.clicked.connect(self._player.forward)
        self.leave.clicked.connect(self.ended)
        self.scrubber.setAccessibleName("Scene")
        self.scrubber.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.scrubber.setPageStep(10)
        self.scrubber.valueChanged.connect(self._on_scrubbed)
        self.speed.setAccessibleName("Speed of the story")
        for value in SPEEDS:
            self.speed.addItem(f"{value:g} ×", value)
        self.speed.setCurrentIndex(SPEEDS.index(1.0))
        self.speed.currentIndexChanged.connect(self._on_speed)
        for widget in (self.back, self.play, self.next):
            row.addWidget(widget)
        row.addWidget(self.scrubber, 1)
        row.addWidget(self.speed)
        column.addLayout(head)
        column.addWidget(self.caption)
        column.addLayout(row)

    def _on_moved(self) -> None:
        from qanneal_gui.chip.story import CHAPTERS

        player, scene = self._player, self._player.scene
        self.setVisible(scene is not None)
        if scene is None or player.story is None:
            return
        total = len(player.story.scenes)
        self.chapter.setText(f"{scene.chapter + 1}  {CHAPTERS[scene.chapter]}")
        self.caption.setText(scene.caption)
        self.count.setText(f"scene {player.index + 1} of {total}")
        known = self.scrubber.blockSignals(True)
        self.scrubber.setRange(0, total - 1)
        self.scrubber.setValue(player.index)
        self.scrubber.blockSignals(known)
        self.back.setEnabled(player.index > 0)
        self.next.setEnabled(player.index < total - 1)

    def _on_changed(self) -> None:
        playing = self._player.playing
        self.play.setText("Pause" if playing else "Play")
        self.play.setIcon(theme.icon("pause" if playing else "play", theme.current().text))
        if self._player.speed in SPEEDS:
            self.speed.setCurrentIndex(SPEEDS.index(self._player.speed))

    def _on_scrubbed(self, index: int) -> None:
        self._player.show(index)

    def _on_speed(self) -> None:
        if self.speed.currentData() != self._player.speed:
            self._player.set_speed(self.speed.currentData())


class ImageInset(QWidget):
    """The clamped image, in a corner of the stage."""

    def __init__(self, stage: QWidget, side: int = 96) -> None:
        super().__init__(stage)
        self._stage = stage
        self._largest = self._side = side
        self._image: Any = None
        self._subject = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_image(self, pixels: "Array", subject: str) -> None:
        """Show grey levels in [0, 1], shape (h, w)."""
        from qanneal_gui.gui.chip.page_layout import grey_image

        self._image, self._subject = grey_image(pixels), subject
        self._side = max(48, min(self._largest, self._stage.height() // 4))
        self.setAccessibleName(f"Clamped image: {subject}")
        self.setGeometry(_INSET_MARGIN, _INSET_MARGIN, 3 * self._side, self._side + round(self._side / 3))
        self.show()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        from qanneal_gui.chip import picture
        from qanneal_gui.gui.chip.page_layout import font, paint_words

        if self._image is None:
            return
        painter = QPainter(self)
        area = QRectF(0.5, 0.5, self._side * self._image.width() / self._image.height(), self._side)
        painter.drawImage(area, self._image)
        painter.setPen(QPen(QColor(picture.QUIET), 1))
        painter.drawRect(area)
        below = QRectF(0, self._side + 4, self.width(), self.height() - self._side - 4)
        pixels = max(13.0, self._side / 6)
        metrics = QFontMetricsF(font(pixels))
        text = metrics.boundingRect(self._subject)
        ground = QRectF(below.topLeft(), QSizeF(text.width() + 8, metrics.height()))
        painter.fillRect(ground, QColor(picture.STAGE))
        paint_words(painter, self._subject, below, pixels, QColor(picture.INK))
        painter.end()
