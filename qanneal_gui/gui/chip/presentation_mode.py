"""Presentation mode: the stage alone on the whole screen, in type that the last row of a hall can read.

It is a window of its own with a stage of its own, so that the window it was called from stays as it is.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.chip import colours
from qanneal_gui.chip.picture import Legend
from qanneal_gui.chip.words import summary_of
from qanneal_gui.gui.chip.painted_words import paint_legend, paint_words
from qanneal_gui.gui.chip.player import StoryPlayer, connect_keys
from qanneal_gui.gui.chip.stage import ChipStage
from qanneal_gui.gui.chip.state import ChipState
from qanneal_gui.gui.chip.story_stage import StoryStage

_FOOT = 0.2
"""Share of the screen's height that the words take: their lines are a thirtieth of it."""

_HINT = "Space: play or pause · arrows: step · Esc: leave"


class PresentationStage(ChipStage):
    """The stage with more contrast."""

    @override
    def _draw_ground(self, placement: Placement) -> None:
        super()._draw_ground(placement)
        self.ground.set_lines([replace(lines, color=colours.SPARE_PROJECTED) for lines in self.ground.lines])


class PresentationFoot(QWidget):
    """Title, caption and legend at the foot of the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.caption, self.hint = "", "", ""
        self.legend = Legend()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_words(self, title: str, caption: str, legend: Legend, hint: str = "") -> None:
        """Show a title, a caption, the legend, and quietly which keys there are."""
        self.title, self.caption, self.legend, self.hint = title, caption, legend, hint
        self.setAccessibleName(f"{title}. {caption}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(800, 200)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(colours.STAGE))
        width, height = self.width(), self.height()
        unit = height / (1080 * _FOOT)
        margin, gap = 40 * unit, 56 * unit
        words = 0.66 * width - margin
        ink = QColor(colours.BRIGHT)
        title = QRectF(margin, 6 * unit, words, 60 * unit)
        paint_words(painter, self.title, title, 44 * unit, ink, bold=True)
        caption = QRectF(margin, 66 * unit, words, height - 74 * unit)
        paint_words(painter, self.caption, caption, 36 * unit, ink)
        left = margin + words + gap
        paint_legend(
            painter, self.legend, QRectF(left, 14 * unit, width - left - margin, 150 * unit), 26 * unit, ink
        )
        if self.hint:
            quiet = QRectF(left, height - 40 * unit, width - left - margin, 32 * unit)
            paint_words(painter, self.hint, quiet, 18 * unit, QColor(colours.QUIET))
        painter.end()


class PresentationWindow(QWidget):
    """The stage, full screen, without anything to click on.

    Attributes
    ----------
    left : Signal
        It was closed.
    """

    left = Signal()

    def __init__(self, state: ChipState, player: StoryPlayer, toggle: Callable[[], None]) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("qanneal: the chip")
        self._state, self._player = state, player
        self.stage, self.foot = PresentationStage(), PresentationFoot()
        self.story_stage = StoryStage(self.stage, 200)
        self.setStyleSheet(f"PresentationWindow {{ background: {colours.STAGE}; }}")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stage, 1)
        column.addWidget(self.foot)
        for keys in ("Esc", "F5", "F11"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.close)
        connect_keys(self, player, toggle)

    def refresh(self) -> None:
        """Show the step of the story that is played, or else the chip as it is, with its numbers."""
        state, player = self._state, self._player
        self.stage.set_drawing(state.drawing)
        if player.story is not None and player.step is not None:
            self.story_stage.show_step(player.story, player.step)
            title, caption = player.step.title, player.step.caption
            hint = "" if player.index else _HINT
        elif state.placement is not None:
            if self.stage.placement is not state.placement:
                self.stage.show_placement(state.placement)
            self.stage.show_picture(state.snapshot, state.mode)
            self.story_stage.leave()
            title, caption, hint = state.title, summary_of(state.placement), _HINT
        else:
            return
        self.foot.show_words(title, caption, self.stage.picture.legend, hint)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.stage.shut_down()
        super().closeEvent(event)
        self.left.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.foot.setFixedHeight(round(_FOOT * self.height()))
