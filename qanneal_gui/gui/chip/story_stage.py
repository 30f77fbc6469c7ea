"""What a stage shows while a story is played: the chip of each step, and the clamped image."""

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from qanneal_gui.annealing.snapshot import ChipSnapshot
from qanneal_gui.chip import colours
from qanneal_gui.chip.insets import Bars, Cloud, Inset
from qanneal_gui.chip.story import Story, StoryStep
from qanneal_gui.gui.chip.ground import on_screen
from qanneal_gui.gui.chip.inset import inset_told, paint_inset
from qanneal_gui.gui.chip.page_layout import grey_image
from qanneal_gui.gui.chip.painted_words import font, paint_words
from qanneal_gui.gui.chip.stage import ChipStage
from qanneal_gui.science.arrays import Array
from qanneal_gui.support.wording import localised, told, tr

_MARGIN = 16


class StoryStage:
    """Shows steps of a story on a stage: the chip, the part of it to look at, the image in a corner.

    Attributes
    ----------
    inset : ImageInset
    diagram : DiagramInset
        Hidden where two chips are shown: there is room for it below them.
    second : ChipStage or None
        Shows the chip beside, for steps that have one; whoever made it hides it otherwise.
    """

    def __init__(self, stage: ChipStage, side: int = 96, second: ChipStage | None = None) -> None:
        self._stage, self.second = stage, second
        self.inset, self.diagram = ImageInset(stage, side), DiagramInset(stage, side)

    def set_look(self, look: colours.Look) -> None:
        """Show image and diagram as they are seen on another ground."""
        for inset in (self.inset, self.diagram):
            inset.look = look
            inset.update()

    def show_step(self, story: Story, step: StoryStep) -> None:
        """Show a step of a story."""
        stages = [self._stage, *([self.second] if self.second is not None else [])]
        for stage, (snapshot, mode) in zip(stages, step.pictures, strict=False):
            _show_on(stage, step, snapshot, mode)
        paired = self.second is not None and bool(step.beside)
        if step.inset is not None and not paired:
            # Below the image, where there is one.
            self.diagram.above = self.inset if step.image and story.image is not None else None
        if step.image and story.image is not None:
            self.inset.show_image(story.image, story.subject)
        else:
            self.inset.hide()
        if step.inset is not None and not paired:
            self.diagram.show_diagram(step.inset)
        else:
            self.diagram.hide()

    def leave(self) -> None:
        """Leave the stage to the chip."""
        self.inset.hide()
        self.diagram.hide()


def _show_on(stage: ChipStage, step: StoryStep, snapshot: ChipSnapshot | None, mode: str) -> None:
    if stage.placement is not step.placement:
        stage.show_placement(step.placement)
    stage.show_picture(snapshot, mode, step.scale)
    x, y, side = step.region
    stage.box.setRange(QRectF(x, y, side, side), padding=0)


class ImageInset(QWidget):
    """The clamped image, in a corner of the stage.

    Attributes
    ----------
    look : str
        On which ground it is seen.
    """

    def __init__(self, stage: QWidget, side: int = 96) -> None:
        super().__init__(stage)
        self._stage = stage
        self._largest = self._side = side
        self._image: QImage | None = None
        self._subject = ""
        self.look: colours.Look = "dark"
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_image(self, pixels: Array, subject: str) -> None:
        """Show grey levels in [0, 1], shape (h, w)."""
        self._image, self._subject = grey_image(pixels), subject
        self._side = max(48, min(self._largest, self._stage.height() // 4))
        self.setAccessibleName(tr("Clamped image: {subject}", subject=subject))
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
        painter.setPen(QPen(QColor(colours.seen_on(colours.QUIET, on_screen(self.look))), 1))
        painter.drawRect(area)
        below = QRectF(0, self._side + 4, self.width(), self.height() - self._side - 4)
        pixels = max(13.0, self._side / 6)
        metrics = QFontMetricsF(font(pixels))
        text = metrics.boundingRect(self._subject)
        ground = QRectF(below.topLeft(), QSizeF(text.width() + 8, metrics.height()))
        painter.fillRect(ground, _ground(self.look))
        ink = QColor(colours.seen_on(colours.INK, on_screen(self.look)))
        paint_words(painter, self._subject, below, pixels, ink)
        painter.end()


class Diagram(QWidget):
    """A small diagram, as large as the widget.

    Attributes
    ----------
    look : str
        On which ground it is seen.
    """

    opacity = 1.0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look: colours.Look = "dark"
        self._inset: Inset | None = None
        self.hide()

    @property
    def pixels(self) -> float:
        """Height of its type."""
        return max(11.0, self.height() / 9)

    def show_diagram(self, inset: Inset) -> None:
        """Show a diagram."""
        self._inset = inset_told(inset)
        self.setAccessibleName(told(inset.words))
        self.show()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._inset is None:
            return
        painter = QPainter(self)
        ground = _ground(self.look)
        ground.setAlphaF(self.opacity)
        painter.fillRect(self.rect(), ground)
        area = QRectF(self.rect()).adjusted(6, 4, -6, -6)
        paint_inset(painter, self._inset, area, self.pixels, on_screen(self.look), localised)
        painter.end()


class DiagramInset(Diagram):
    """A small diagram, in a corner of the stage."""

    opacity = 0.85

    def __init__(self, stage: QWidget, side: int = 96) -> None:
        super().__init__(stage)
        self._stage, self._largest = stage, side
        self._pixels = 13.0
        self.above: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    @override
    def pixels(self) -> float:
        return self._pixels

    @override
    def show_diagram(self, inset: Inset) -> None:
        side = max(64, min(round(1.25 * self._largest), self._stage.height() // 4))
        self._pixels = max(12.0, side / 8)
        # Beside the square chip, as far as there is room.
        free = (self._stage.width() - self._stage.height()) // 2 - _MARGIN
        width = min(round(2.2 * side), max(free, round(1.7 * side)))
        title = QFontMetricsF(font(self._pixels)).horizontalAdvance(inset.title)
        width = max(width, round(title + self._pixels) + 12)
        # A cloud is square, and has its words below it.
        height = width + 2 * self._pixels if isinstance(inset, Cloud) else side + self._pixels
        top = _MARGIN if self.above is None else self.above.geometry().bottom() + _MARGIN
        if isinstance(inset, Bars):
            height = min((1.4 * len(inset.names) + 2.5) * self._pixels, self._stage.height() - top - _MARGIN)
        self.setGeometry(_MARGIN, top, width, round(height))
        super().show_diagram(inset)


def _ground(look: colours.Look) -> QColor:
    return QColor(colours.ground(on_screen(look)))
