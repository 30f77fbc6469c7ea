"""Below the stage while a story is played: its caption, and the controls of its player."""

from math import ceil

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QSlider, QVBoxLayout, QWidget
from typing_extensions import override

from qanneal_gui.gui.chip.player import SPEEDS, StoryPlayer
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.choice import Choice
from qanneal_gui.gui.common.widgets import label
from qanneal_gui.support.wording import told, tr

_CAPTION_LETTERS = 190


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
        self.chapter, self.caption = label("", "title", wrap=True), label("", wrap=True)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.play, self.back, self.next = (
            QPushButton(tr("Play")),
            QPushButton("‹"),
            QPushButton("›"),
        )
        self.scrubber = QSlider(Qt.Orientation.Horizontal)
        self.speed = Choice()
        self.count = label("", "small")
        self.leave = QPushButton(tr("End story"))
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
        # Room for the longest caption, so that the stage keeps its size from step to step.
        metrics = self.caption.fontMetrics()
        lines = max(2, ceil(_CAPTION_LETTERS * metrics.averageCharWidth() / max(self.width(), 1)))
        self.caption.setFixedHeight(min(lines, 6) * metrics.lineSpacing() + 4)

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
        self.back.setAccessibleName(tr("Back"))
        self.next.setAccessibleName(tr("Next"))
        self.play.setToolTip(tr("Play or pause (Space)."))
        self.back.setToolTip(tr("Previous scene (Left); previous chapter (Page Up)."))
        self.next.setToolTip(tr("Next scene (Right); next chapter (Page Down)."))
        self.leave.setToolTip(tr("Show the chip again (Esc)."))
        self.play.clicked.connect(self._player.toggle)
        self.back.clicked.connect(self._player.back)
        self.next.clicked.connect(self._player.forward)
        self.leave.clicked.connect(self.ended)
        self.scrubber.setAccessibleName(tr("Scene"))
        self.scrubber.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.scrubber.setPageStep(10)
        self.scrubber.valueChanged.connect(self._on_scrubbed)
        self.speed.setAccessibleName(tr("Speed of the story"))
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
        player, step = self._player, self._player.step
        self.setVisible(step is not None)
        if step is None or player.story is None:
            return
        total = len(player.story.steps)
        self.chapter.setText(f"{step.chapter + 1}  {told(step.title)}")
        self.caption.setText(step.caption)
        self.count.setText(f"{player.index + 1}/{total}")
        self.count.setAccessibleName(tr("scene {index} of {total}", index=player.index + 1, total=total))
        self.count.setToolTip(self.count.accessibleName())
        known = self.scrubber.blockSignals(True)
        self.scrubber.setRange(0, total - 1)
        self.scrubber.setValue(player.index)
        self.scrubber.blockSignals(known)
        self.back.setEnabled(player.index > 0)
        self.next.setEnabled(player.index < total - 1)

    def _on_changed(self) -> None:
        playing = self._player.playing
        self.play.setText(tr("Pause") if playing else tr("Play"))
        theme.show_icon(self.play, "pause" if playing else "play", theme.current().text)
        if self._player.speed in SPEEDS:
            self.speed.setCurrentIndex(SPEEDS.index(self._player.speed))

    def _on_scrubbed(self, index: int) -> None:
        self._player.show(index)

    def _on_speed(self) -> None:
        if self.speed.currentData() != self._player.speed:
            self._player.set_speed(self.speed.currentData())
