"""What a stage shows while a story is played: the chip of each step, and the clamped image."""

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from qanneal_gui.chip import colours
from qanneal_gui.chip.story import Story, StoryStep
from qanneal_gui.gui.chip.page_layout import font, grey_image, paint_words
from qanneal_gui.gui.chip.stage import ChipStage
from qanneal_gui.science.arrays import Array

_MARGIN = 16


class StoryStage:
    """Shows steps of a story on a stage: the chip, the part of it to look at, the image in a corner.

    Attributes
    ----------
    inset : ImageInset
    """

    def __init__(self, stage: ChipStage, side: int = 96) -> None:
        self._stage = stage
        self.inset = ImageInset(stage, side)

    def show_step(self, story: Story, step: StoryStep) -> None:
        """Show a step of a story."""
        stage = self._stage
        if stage.placement is not step.placement:
            stage.show_placement(step.placement)
        stage.show_picture(step.snapshot, step.mode)
        x, y, side = step.region
        stage.box.setRange(QRectF(x, y, side, side), padding=0)
        if step.image:
            self.inset.show_image(story.image, story.subject)
        else:
            self.inset.hide()

    def leave(self) -> None:
        """Leave the stage to the chip."""
        self.inset.hide()


class ImageInset(QWidget):
    """The clamped image, in a corner of the stage."""

    def __init__(self, stage: QWidget, side: int = 96) -> None:
        super().__init__(stage)
        self._stage = stage
        self._largest = self._side = side
        self._image: QImage | None = None
        self._subject = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_image(self, pixels: Array, subject: str) -> None:
        """Show grey levels in [0, 1], shape (h, w)."""
        self._image, self._subject = grey_image(pixels), subject
        self._side = max(48, min(self._largest, self._stage.height() // 4))
        self.setAccessibleName(f"Clamped image: {subject}")
        self.setGeometry(_MARGIN, _MARGIN, 3 * self._side, self._side + round(self._side / 3))
        self.show()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image is None:
            return
        painter = QPainter(self)
        area = QRectF(0.5, 0.5, self._side * self._image.width() / self._image.height(), self._side)
        painter.drawImage(area, self._image)
        painter.setPen(QPen(QColor(colours.QUIET), 1))
        painter.drawRect(area)
        below = QRectF(0, self._side + 4, self.width(), self.height() - self._side - 4)
        pixels = max(13.0, self._side / 6)
        metrics = QFontMetricsF(font(pixels))
        text = metrics.boundingRect(self._subject)
        ground = QRectF(below.topLeft(), QSizeF(text.width() + 8, metrics.height()))
        painter.fillRect(ground, QColor(colours.STAGE))
        paint_words(painter, self._subject, below, pixels, QColor(colours.INK))
        painter.end()
