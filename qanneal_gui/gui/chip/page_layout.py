"""A chip on a page, with legend or colour bar and caption as on the stage: for files and films.

Everything is drawn as vectors and scales with the page; nothing here needs a window or its thread.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)
from PySide6.QtSvg import QSvgGenerator

from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.snapshot import ChipSnapshot
from qanneal_gui.chip import colours
from qanneal_gui.chip import picture as chip_picture
from qanneal_gui.chip.parts import Dots, Drawing, Lines
from qanneal_gui.chip.picture import Legend, Picture, without_counts
from qanneal_gui.chip.qubit_lines import QubitLines, qubit_lines
from qanneal_gui.chip.story import WHOLE, Region, Story
from qanneal_gui.gui.chip.layers import PlacedLabels
from qanneal_gui.gui.chip.legend import swatch, title_lines
from qanneal_gui.science.arrays import Array

_CELL = 0.555
"""Height of a chip among others with its caption, as a share of the page's width."""

_PATH_PARTS = 5000
"""Lines in one element of an SVG: some readers give up on longer ones."""


@dataclass(frozen=True, slots=True, eq=False)
class PageLayout:
    """What is drawn.

    Attributes
    ----------
    placement, snapshot, mode
        As in `qanneal_gui.chip.picture.draw`.
    title, caption : str
        A line, and one or two sentences; may be empty.
    window : tuple of float
        The part of the chip that is seen: left, bottom and side.
    image : ndarray, shape (h, w), optional
        Grey levels in [0, 1], shown on a wide page.
    subject : str
        What the image is.
    transparent : bool
        Leave out the dark ground.
    drawing : str
        Whether qubits are ``lines`` or ``dots``.
    """

    placement: Placement
    snapshot: ChipSnapshot | None = None
    mode: str = "role"
    title: str = ""
    caption: str = ""
    region: Region = WHOLE
    image: Array | None = field(default=None, repr=False)
    subject: str = ""
    transparent: bool = False
    drawing: Drawing = "lines"

    @property
    def ink(self) -> QColor:
        """Colour of the words."""
        return QColor(colours.ON_ANY_GROUND if self.transparent else colours.INK)


def page_of_step(story: Story, index: int, *, transparent: bool = False) -> PageLayout:
    """Return a step of a story as a page."""
    step = story.steps[index]
    return PageLayout(
        step.placement,
        step.snapshot,
        step.mode,
        step.title,
        step.caption,
        step.region,
        story.image if step.image else None,
        story.subject,
        transparent,
        story.drawing,
    )


def tall_size(width: int) -> QSize:
    """Size of a page with its words below the chip."""
    return QSize(width, round(1.16 * width))


def wide_size(width: int) -> QSize:
    """Size of a page with its words beside the chip, 16 : 9; even, as films want it."""
    return QSize(width // 2 * 2, round(width * 9 / 16) // 2 * 2)


def paint_tall(painter: QPainter, page: PageLayout, width: float) -> None:
    """Draw a page of that width, its words below the chip."""
    unit = width / 1000
    _ground(painter, page, QRectF(0, 0, width, 1.16 * width))
    paint_chip(painter, page, QRectF(0, 0, width, width))
    left, room = 30 * unit, width - 60 * unit
    top = width + 2 * unit
    if page.title:
        top += paint_words(painter, page.title, QRectF(left, top, room, 34 * unit), 24 * unit, page.ink, True)
    top += 8 * unit
    top += paint_legend(painter, page_legend(page), QRectF(left, top, room, 60 * unit), 17 * unit, page.ink)
    if page.caption:
        rest = 1.16 * width - top - 8 * unit
        paint_words(painter, page.caption, QRectF(left, top + 6 * unit, room, rest), 17 * unit, page.ink)


def chips_size(width: int, count: int) -> QSize:
    """Size of a page with so many chips, two in a row."""
    return QSize(width, round((_CELL * -(-count // 2) + 0.04) * width))


def paint_chips(
    painter: QPainter,
    chips: Sequence[tuple[Placement, str]],
    width: float,
    *,
    transparent: bool = False,
    drawing: Drawing = "lines",
) -> None:
    """Draw chips by their roles, two in a row, each with its caption below it, and one legend."""
    height, side = (_CELL * -(-len(chips) // 2) + 0.04) * width, width / 2
    pages = [
        PageLayout(placement, caption=caption, transparent=transparent, drawing=drawing)
        for placement, caption in chips
    ]
    _ground(painter, pages[0], QRectF(0, 0, width, height))
    for number, page in enumerate(pages):
        x, y = side * (number % 2), _CELL * width * (number // 2)
        paint_chip(painter, page, QRectF(x, y, side, side))
        below = QRectF(x + 0.03 * side, y + side, 0.94 * side, 0.05 * width)
        paint_words(painter, page.caption, below, 0.011 * width, page.ink)
    foot = QRectF(0.015 * width, height - 0.035 * width, 0.97 * width, 0.03 * width)
    paint_legend(painter, without_counts(page_legend(pages[0])), foot, 0.011 * width, pages[0].ink)


def paint_wide(painter: QPainter, page: PageLayout, size: QSize, spare: QImage | None = None) -> None:
    """Draw a page of that size, its words beside the chip.

    Parameters
    ----------
    spare : QImage, optional
        What `spare_image` returned for this window and size.
    """
    width, height = float(size.width()), float(size.height())
    unit = height / 720
    _ground(painter, page, QRectF(0, 0, width, height))
    paint_chip(painter, page, QRectF(0, 0, height, height), spare)
    left, room = height + 28 * unit, width - height - 56 * unit
    top = 48 * unit
    top += paint_words(painter, page.title, QRectF(left, top, room, 90 * unit), 34 * unit, page.ink, True)
    top += 18 * unit
    paint_words(painter, page.caption, QRectF(left, top, room, 270 * unit), 25 * unit, page.ink)
    if page.image is not None:
        _thumbnail(painter, page, QRectF(left, 392 * unit, 136 * unit, 136 * unit), unit)
    foot = QRectF(left, 556 * unit, room, 140 * unit)
    paint_legend(painter, page_legend(page), foot, 19 * unit, page.ink)


def spare_image(
    placement: Placement, region: Region, side: int, transparent: bool = False, drawing: Drawing = "lines"
) -> QImage:
    """Return what lies below the networks, to be drawn once for many pages."""
    image = QImage(QSize(side, side), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent if transparent else QColor(colours.STAGE))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    view = _View(region, QRectF(0, 0, side, side), _qubits(placement, drawing))
    _spare(painter, placement, view, transparent, drawing)
    painter.end()
    return image


def paint_chip(painter: QPainter, page: PageLayout, area: QRectF, spare: QImage | None = None) -> None:
    """Draw the chip into a square."""
    view = _View(page.region, area, _qubits(page.placement, page.drawing))
    painter.save()
    painter.setClipRect(area)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if spare is None:
        _spare(painter, page.placement, view, page.transparent, page.drawing)
    else:
        painter.drawImage(area.topLeft(), spare)
    picture = _picture(page)
    for lines in picture.lines:
        _lines(painter, lines, view)
    radius = view.radius(len(page.placement.topology))
    for dots in picture.dots:
        _dots(painter, dots, view, radius)
    if picture.labels is not None:
        # What is drawn as vectors may be looked at from near.
        least = 0.008 if isinstance(painter.device(), QImage) else 0.0
        labels = PlacedLabels(picture.labels, view.scale, (least * area.width(), 0.022 * area.width()))
        left, bottom = view.points(np.zeros(2)).tolist()
        labels.draw(painter, left, bottom, area)
    painter.restore()


def page_legend(page: PageLayout) -> Legend:
    """Return how to read a page's colours."""
    return _picture(page).legend


def _picture(page: PageLayout) -> Picture:
    picture = chip_picture.draw(page.placement, page.snapshot, page.mode, page.drawing)
    return chip_picture.on_any_ground(picture) if page.transparent else picture


def paint_words(
    painter: QPainter, text: str, area: QRectF, pixels: float, color: QColor, bold: bool = False
) -> float:
    """Write wrapped text, smaller where it would not fit; return the height taken."""
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
    taken = QRectF()
    for shrunk in (1.0, 0.9, 0.8, 0.7):
        painter.setFont(font(pixels * shrunk, bold))
        taken = painter.boundingRect(area, flags, text)
        if taken.height() <= area.height():
            break
    painter.setPen(color)
    painter.drawText(area, flags, text)
    return taken.height()


def paint_legend(painter: QPainter, legend: Legend, area: QRectF, pixels: float, color: QColor) -> float:
    """Draw a legend, or a colour bar with its ends and unit; return the height taken."""
    painter.setFont(font(pixels))
    metrics = QFontMetricsF(painter.font(), painter.device())
    return (_bar if legend.colors else _entries)(painter, legend, area, pixels, color, metrics)


def font(pixels: float, bold: bool = False) -> QFont:
    """Return the interface's font in a size of its own, for what is painted to scale."""
    made = QFont(QGuiApplication.font())
    made.setPixelSize(max(1, round(pixels)))
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made


def _qubits(placement: Placement, drawing: Drawing) -> QubitLines | None:
    return qubit_lines(placement.topology) if drawing == "lines" else None


class _View:
    """From the chip's unit square, upwards, to an area of the page, downwards."""

    def __init__(self, region: Region, area: QRectF, lines: QubitLines | None) -> None:
        self.region, self.area = region, area
        self.scale = area.width() / region[2]
        self.zoom = 1 / region[2]
        self.weight = min(self.zoom**0.5, 2.5) if lines is None else lines.weight(1000 * self.zoom)

    def points(self, points: Array) -> Array:
        x, y, _ = self.region
        return np.stack(
            [
                self.area.left() + (points[..., 0] - x) * self.scale,
                self.area.bottom() - (points[..., 1] - y) * self.scale,
            ],
            axis=-1,
        )

    def radius(self, qubits: int) -> float:
        """Radius of a dot: neighbours do not touch; close by it grows less than their distance."""
        closeness = min(self.zoom, 3.0 * self.zoom**0.3)
        return float(0.2 * self.area.width() / qubits**0.5 * closeness)

    def seen(self, placed: Array) -> Array:
        """Which segments, shape (n, 2, 2), or points, shape (n, 1, 2), may lie in the area."""
        low, high = placed.min(axis=1), placed.max(axis=1)
        area = self.area
        return np.asarray(
            (high[:, 0] >= area.left())
            & (low[:, 0] <= area.right())
            & (high[:, 1] >= area.top())
            & (low[:, 1] <= area.bottom())
        )


def _ground(painter: QPainter, page: PageLayout, area: QRectF) -> None:
    if not page.transparent:
        painter.fillRect(area, QColor(colours.STAGE))


def _spare(painter: QPainter, placement: Placement, view: _View, transparent: bool, drawing: Drawing) -> None:
    spare, dead = chip_picture.base(placement, drawing)
    for lines in spare:
        if transparent:
            # Dark lines would be the loudest thing on a white slide.
            lines = replace(lines, color=colours.ON_ANY_GROUND, opacity=0.22)
        _lines(painter, lines, view)
    for dots in dead:
        _dots(painter, dots, view, view.radius(len(placement.topology)))


def _lines(painter: QPainter, lines: Lines, view: _View) -> None:
    if view.scale < lines.near:
        return
    color = QColor(lines.color)
    color.setAlphaF(lines.opacity)
    # Widths are those of a picture of a thousand pixels.
    width = 0.8 * lines.width * view.area.width() / 1000 * view.weight
    painter.setPen(QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    placed = view.points(lines.segments.reshape(-1, 2, 2))
    ends = placed[view.seen(placed)].reshape(-1, 4).tolist()
    if isinstance(painter.device(), QSvgGenerator):
        # Few elements for all, where drawLines would write one for each.
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for start in range(0, len(ends), _PATH_PARTS):
            path = QPainterPath()
            for a, b, c, d in ends[start : start + _PATH_PARTS]:
                path.moveTo(a, b)
                path.lineTo(c, d)
            painter.drawPath(path)
    else:
        painter.drawLines([QLineF(a, b, c, d) for a, b, c, d in ends])


def _dots(painter: QPainter, dots: Dots, view: _View, radius: float) -> None:
    r = radius * dots.size
    painter.setPen(QPen(QColor(dots.color), r / 2) if dots.shape == "x" else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(QColor(dots.color))
    sign = _sign(dots.shape, r)
    placed = view.points(dots.points.reshape(-1, 2))
    places = placed[view.seen(placed[:, None])].tolist()
    if not isinstance(painter.device(), QSvgGenerator):
        # Many small paths are drawn faster than a large one, but are longer in a file.
        for x, y in places:
            painter.drawPath(sign.translated(x, y))
        return
    for start in range(0, len(places), _PATH_PARTS // 10):
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for x, y in places[start : start + _PATH_PARTS // 10]:
            path.addPath(sign.translated(x, y))
        painter.drawPath(path)


def _sign(shape: str, r: float) -> QPainterPath:
    """Return the sign of a qubit, around the origin."""
    path = QPainterPath()
    corners = {
        "s": [(-r, -r), (r, -r), (r, r), (-r, r)],
        "d": [(0, -r), (r, 0), (0, r), (-r, 0)],
        "t": [(0, r), (r, -r), (-r, -r)],
    }
    if shape == "x":
        path.moveTo(-r, -r)
        path.lineTo(r, r)
        path.moveTo(-r, r)
        path.lineTo(r, -r)
    elif shape in corners:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners[shape]]))
        path.closeSubpath()
    else:
        path.addEllipse(QPointF(0, 0), r, r)
    return path


def _entries(
    painter: QPainter, legend: Legend, area: QRectF, pixels: float, color: QColor, metrics: QFontMetricsF
) -> float:
    row, scale = 1.6 * pixels, pixels / 13
    x, y = area.left(), area.top() + row / 2
    for shape, ink, words in legend.entries:
        width = 24 * scale + metrics.horizontalAdvance(words)
        if x + width > area.right() and x > area.left():
            x, y = area.left(), y + row
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(x + 8 * scale, y)
        painter.scale(scale, scale)
        swatch(painter, shape, QColor(ink), QPointF(0, 0))
        painter.restore()
        painter.setPen(color)
        painter.drawText(QPointF(x + 22 * scale, y + metrics.ascent() / 2 - 0.05 * pixels), words)
        x += width + 16 * scale
    return y + row / 2 - area.top()


def _bar(
    painter: QPainter, legend: Legend, area: QRectF, pixels: float, color: QColor, metrics: QFontMetricsF
) -> float:
    painter.setPen(color)
    lines = title_lines(legend, metrics, area.width())
    for number, line in enumerate(lines):
        painter.drawText(QPointF(area.left(), area.top() + metrics.ascent() + 1.3 * number * pixels), line)
    above = (1.5 + 1.3 * (len(lines) - 1)) * pixels
    top = area.top() + above
    left = area.left() + metrics.horizontalAdvance(legend.low) + 0.6 * pixels
    right = min(area.right() - metrics.horizontalAdvance(legend.high) - 0.6 * pixels, left + 24 * pixels)
    base = top + metrics.ascent()
    painter.drawText(QPointF(area.left(), base), legend.low)
    painter.drawText(QPointF(right + 0.6 * pixels, base), legend.high)
    step = (right - left) / len(legend.colors)
    for i, shade in enumerate(legend.colors):
        painter.fillRect(
            QRectF(left + i * step, top + 0.15 * pixels, step + 0.5, 0.95 * pixels), QColor(shade)
        )
    return above + metrics.height()


def _thumbnail(painter: QPainter, page: PageLayout, area: QRectF, unit: float) -> None:
    assert page.image is not None
    image = grey_image(page.image)
    area.setWidth(area.height() * image.width() / image.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.drawImage(area, image)
    painter.setPen(QPen(QColor(colours.QUIET), unit))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area)
    painter.restore()
    beside = QRectF(area.right() + 16 * unit, area.top(), 200 * unit, area.height())
    paint_words(painter, page.subject, beside, 19 * unit, page.ink)


def grey_image(pixels: Array) -> QImage:
    """Return grey levels in [0, 1], shape (h, w), as an image."""
    grey = np.ascontiguousarray((np.clip(pixels, 0, 1) * 255).round().astype(np.uint8))
    height, width = grey.shape
    # copy(): QImage does not own the array's memory.
    return QImage(grey.data, width, height, width, QImage.Format.Format_Grayscale8).copy()
