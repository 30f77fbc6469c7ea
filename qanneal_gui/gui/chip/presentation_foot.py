"""The words at the foot of a presentation: title, caption, legend, and whose talk it is."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from qanneal_gui.chip import colours, projected
from qanneal_gui.chip.contrast import contrast
from qanneal_gui.chip.insets import Inset
from qanneal_gui.chip.picture import Legend
from qanneal_gui.gui.chip.inset import paint_inset
from qanneal_gui.gui.chip.painted_words import font, paint_legend, paint_words
from qanneal_gui.support.wording import tr

FOOT = 0.22
"""Share of the screen's height that the words take: their lines are a thirtieth of it."""

PAIR_FOOT = 0.34
"""The same below two chips, which have a diagram below them."""

_LOST = 2.0
"""Contrast of a logo below which it has a plate of its own."""

_HINT = tr("Space: play or pause · Page Down: next · B: black · G: light or dark · L: spotlight · Esc: leave")


class PresentationFoot(QWidget):
    """Title, caption and legend at the foot of the screen.

    Attributes
    ----------
    title, caption : str
    columns : tuple of str
        Captions side by side, instead of title and caption.
    beside : Legend or None
        That of the second of two chips.
    diagram : Curve, Cloud or None
        Beside the words, below two chips.
    talk : str
        The talk's own title.
    logo : QImage or None
    ground : str
        On what it is projected.
    """

    def __init__(self) -> None:
        super().__init__()
        self.title, self.caption, self.talk = "", "", ""
        self.columns: tuple[str, ...] = ()
        self.logo: QImage | None = None
        self.legend = Legend()
        self.beside: Legend | None = None
        self.diagram: Inset | None = None
        self.ground: projected.Ground = "dark"
        self._hinted = False
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_words(self, title: str, caption: str, legend: Legend, hinted: bool = False) -> None:
        """Show a title, a caption, the legend, and quietly which keys there are."""
        self.columns, self.beside, self.diagram = (), None, None
        self._show(title, caption, legend, hinted)

    def show_pair(
        self, title: str, caption: str, legend: Legend, beside: Legend, diagram: Inset | None
    ) -> None:
        """Show a legend below each of two chips, and below them title and caption beside a diagram."""
        self.columns, self.beside, self.diagram = (), beside, diagram
        self._show(title, caption, legend, False)
        if diagram is not None:
            self.setAccessibleName(f"{title}. {caption} {diagram.words}")

    def show_columns(self, columns: tuple[str, ...], legend: Legend) -> None:
        """Show captions side by side, and one legend for all."""
        self.columns, self.beside, self.diagram = columns, None, None
        self._show("", " ".join(columns), legend, False)

    def _show(self, title: str, caption: str, legend: Legend, hinted: bool) -> None:
        self.title, self.caption, self.legend, self._hinted = title, caption, legend, hinted
        self.setAccessibleName(f"{title}. {caption}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(800, 200)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(projected.GROUNDS[self.ground]))
        share = FOOT if self.beside is None else PAIR_FOOT
        unit = min(self.height() / (1080 * share), self.width() / 1440)
        if self.beside is not None:
            self._paint_pair(painter, self.beside, unit)
        elif self.columns:
            self._paint_columns(painter, unit)
        else:
            self._paint_words(painter, unit)
        painter.end()

    def _paint_words(self, painter: QPainter, unit: float) -> None:
        width, height, ink = self.width(), self.height(), self._ink(colours.BRIGHT)
        margin, gap = 40 * unit, 48 * unit
        words = 0.63 * width - margin
        paint_words(
            painter, self.title, QRectF(margin, 4 * unit, words, 58 * unit), 44 * unit, ink, bold=True
        )
        caption = QRectF(margin, 66 * unit, words, height - 78 * unit)
        paint_words(painter, self.caption, caption, 36 * unit, ink)
        left = margin + words + gap
        right = width - margin - left
        talk = self.talk or self.logo is not None
        rest = QRectF(left, 14 * unit, right, height - (110 if talk else 74) * unit)
        paint_legend(painter, self.legend, rest, 26 * unit, ink)
        if talk:
            self._paint_talk(painter, QRectF(left, height - 84 * unit, right, 68 * unit), unit)
        elif self._hinted:
            below = QRectF(left, height - 56 * unit, right, 50 * unit)
            paint_words(painter, _HINT, below, 20 * unit, self._ink(colours.QUIET))

    def _paint_pair(self, painter: QPainter, beside: Legend, unit: float) -> None:
        height, ink = self.height(), self._ink(colours.BRIGHT)
        margin, half = 40 * unit, self.width() / 2
        room, below = half - 2 * margin, 0.0
        for number, legend in enumerate((self.legend, beside)):
            area = QRectF(number * half + margin, 2 * unit, room, 66 * unit)
            below = max(below, paint_legend(painter, legend, area, 26 * unit, ink))
        top = below + 14 * unit
        paint_words(painter, self.title, QRectF(margin, top, room, 56 * unit), 42 * unit, ink, bold=True)
        caption = QRectF(margin, top + 60 * unit, room, height - top - 72 * unit)
        paint_words(painter, self.caption, caption, 36 * unit, ink)
        rest = QRectF(half + margin, top, room, height - top - 16 * unit)
        if self.talk or self.logo is not None:
            self._paint_talk(painter, QRectF(rest.left(), height - 84 * unit, room, 68 * unit), unit)
            rest.setBottom(height - 96 * unit)
        if self.diagram is not None:
            paint_inset(painter, self.diagram, rest, 28 * unit, self.ground)

    def _paint_columns(self, painter: QPainter, unit: float) -> None:
        width, height, ink = self.width(), self.height(), self._ink(colours.BRIGHT)
        margin, each = 40 * unit, width / len(self.columns)
        for number, text in enumerate(self.columns):
            area = QRectF(number * each + margin, 8 * unit, each - 2 * margin, height - 104 * unit)
            paint_words(painter, text, area, 30 * unit, ink)
        half = width / 2 - 2 * margin
        below = QRectF(margin, height - 84 * unit, half, 68 * unit)
        paint_legend(painter, self.legend, below, 26 * unit, ink)
        if self.talk or self.logo is not None:
            self._paint_talk(painter, QRectF(width / 2 + margin, below.top(), half, below.height()), unit)

    def _paint_talk(self, painter: QPainter, area: QRectF, unit: float) -> None:
        """Put the logo to the right end, and the talk's title beside it."""
        if self.logo is not None:
            share = self.logo.width() / self.logo.height()
            height = min(area.height(), 0.6 * area.width() / share)
            place = QRectF(area.right() - height * share, area.bottom() - height, height * share, height)
            self._paint_plate(painter, self.logo, place)
            painter.drawImage(place, self.logo)
            area = QRectF(area.left(), area.top(), place.left() - area.left() - 20 * unit, area.height())
        metrics = QFontMetricsF(font(24 * unit))
        # One line stands where the logo's middle is.
        lines = 1 if metrics.horizontalAdvance(self.talk) < area.width() else 2
        top = area.center().y() - lines * metrics.height() / 2
        below = QRectF(area.left(), max(area.top(), top), area.width(), area.bottom() - max(area.top(), top))
        paint_words(painter, self.talk, below, 24 * unit, self._ink(colours.INK))

    def _paint_plate(self, painter: QPainter, logo: QImage, place: QRectF) -> None:
        """Lay a plate of the other ground below a logo that would be lost on this one."""
        if contrast(_mean(logo), projected.GROUNDS[self.ground]) < _LOST:
            other = projected.GROUNDS["light" if self.ground == "dark" else "dark"]
            margin = 0.12 * place.height()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(other))
            painter.drawRoundedRect(place.adjusted(-margin, -margin, margin, margin), margin, margin)

    def _ink(self, color: str) -> QColor:
        return QColor(projected.strong(color, self.ground, projected.LEAST_OF_ROLES))


def _mean(logo: QImage) -> str:
    """Return the mean colour of a picture where it is not transparent."""
    # Averaged over what is opaque by scaling: premultiplied colours count as much as they cover.
    image = logo.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    pixel = QSize(1, 1)
    one = image.scaled(
        pixel, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    ).pixelColor(0, 0)
    return one.name()
