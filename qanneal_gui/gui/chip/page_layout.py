"""A chip on a page, with legend or colour bar and caption as on the stage: for files and films.

Everything is drawn as vectors and scales with the page; nothing here needs a window or its thread.
"""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.chip import colours
from qanneal_gui.chip.insets import Bars, Curve
from qanneal_gui.chip.parts import Drawing
from qanneal_gui.chip.picture import without_counts
from qanneal_gui.gui.chip.chip_painting import page_legend, paint_chip
from qanneal_gui.gui.chip.inset import paint_inset
from qanneal_gui.gui.chip.page import PageLayout, halves
from qanneal_gui.gui.chip.painted_words import paint_legend, paint_title, paint_words
from qanneal_gui.science.arrays import Array

SLIDES = {"16:9": 9 / 16, "4:3": 3 / 4, "square": 1.0}
"""Height over width of slides."""

_CELL = 0.555
"""Height of a chip among others with its caption, as a share of the page's width."""


_PAIR_WIDER = 1.5
"""How much wider lines are where the chip is drawn smaller, to be seen as well."""

_PAIR_HEIGHT = 0.8
"""Height over width of a page for paper with two pictures of the chip."""


def tall_size(width: int, *, pair: bool = False) -> QSize:
    """Size of a page with its words below the chip, or below two pictures of it."""
    return QSize(width, round((_PAIR_HEIGHT if pair else 1.16) * width))


def slide_size(width: int, shape: str = "16:9") -> QSize:
    """Size of a slide of one of `SLIDES`; even, as films want it."""
    return QSize(width // 2 * 2, round(width * SLIDES[shape]) // 2 * 2)


def paint_tall(painter: QPainter, page: PageLayout, width: float) -> None:
    """Draw a page of that width, its words below the chip."""
    unit = width / 1000
    if page.beside:
        _ground(painter, page, QRectF(0, 0, width, _PAIR_HEIGHT * width))
        _pair(painter, page, width, _PAIR_HEIGHT * width)
        return
    _ground(painter, page, QRectF(0, 0, width, 1.16 * width))
    paint_chip(painter, page, QRectF(0, 0, width, width))
    left, room = 30 * unit, width - 60 * unit
    top = width + 2 * unit
    if page.title:
        top += paint_title(painter, page.title, QRectF(left, top, room, 34 * unit), 24 * unit, page.ink)
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
    light: bool = False,
    drawing: Drawing = "lines",
) -> None:
    """Draw chips by their roles, two in a row, each with its caption below it, and one legend."""
    height, side = (_CELL * -(-len(chips) // 2) + 0.04) * width, width / 2
    pages = [
        PageLayout(placement, caption=caption, transparent=transparent, light=light, drawing=drawing)
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


def paint_slide(painter: QPainter, page: PageLayout, size: QSize, spare: QImage | None = None) -> None:
    """Draw a page of that size: its words beside the chip, or below it on a square.

    Parameters
    ----------
    spare : QImage, optional
        What `spare_image` returned for this page, `chip_side` wide.
    """
    width, height = float(size.width()), float(size.height())
    _ground(painter, page, QRectF(0, 0, width, height))
    if page.beside:
        _pair(painter, page, width, height, spare)
    elif width > 1.2 * height:
        _beside(painter, page, width, height, chip_side(size), spare)
    else:
        _below(painter, page, height, chip_side(size), spare)


def chip_side(size: QSize, *, pair: bool = False) -> int:
    """Return the side of the chip on a slide of that size, or of each of two pictures of it."""
    width, height = size.width(), size.height()
    if pair:
        return min(round(0.48 * width), round(0.64 * height))
    return min(height, round(width - 0.46 * height)) if width > 1.2 * height else round(0.7 * height)


def _beside(
    painter: QPainter, page: PageLayout, width: float, height: float, side: int, spare: QImage | None
) -> None:
    unit = height / 720
    paint_chip(painter, page, QRectF(0, (height - side) // 2, side, side), spare)
    left, room = side + 28 * unit, width - side - 56 * unit
    top = 48 * unit
    top += paint_title(painter, page.title, QRectF(left, top, room, 90 * unit), 34 * unit, page.ink)
    top += 18 * unit
    both = page.inset is not None and page.image is not None
    end = 296 if page.inset is not None else 376 if page.image is not None else 540
    rest = end * unit - top
    paint_words(painter, page.caption, QRectF(left, top, room, rest), 25 * unit, page.ink)
    if page.inset is not None:
        start, end = (372, 548) if both else (306, 536)
        diagram = QRectF(left, start * unit, room, (end - start) * unit)
        paint_inset(painter, page.inset, diagram, 18 * unit, page.look)
    if page.image is not None:
        top, size = (300, 66) if both else (392, 136)
        _thumbnail(painter, page, QRectF(left, top * unit, size * unit, size * unit), unit)
    foot = QRectF(left, 556 * unit, room, 140 * unit)
    paint_legend(painter, page_legend(page), foot, 19 * unit, page.ink)


def _below(painter: QPainter, page: PageLayout, height: float, side: int, spare: QImage | None) -> None:
    unit = height / 720
    alone = page.inset is None and page.image is None
    paint_chip(painter, page, QRectF((height - side) // 2 if alone else 0, 0, side, side), spare)
    left, room = 24 * unit, height - 48 * unit
    beside = QRectF(side + 12 * unit, 32 * unit, height - side - 28 * unit, 190 * unit)
    if page.image is not None:
        _thumbnail(painter, page, QRectF(beside.left(), beside.top(), 120 * unit, 120 * unit), unit)
        beside.translate(0, 200 * unit)
    if page.inset is not None:
        if isinstance(page.inset, Bars):
            beside.setHeight(230 * unit)
        paint_inset(painter, page.inset, beside, 15 * unit, page.look)
    top = side + 6 * unit
    top += paint_title(painter, page.title, QRectF(left, top, room, 40 * unit), 28 * unit, page.ink)
    caption = QRectF(left, top + 4 * unit, room, 644 * unit - top - 4 * unit)
    paint_words(painter, page.caption, caption, 21 * unit, page.ink)
    foot = QRectF(left, 650 * unit, room, 66 * unit)
    paint_legend(painter, page_legend(page), foot, 16 * unit, page.ink)


def _pair(
    painter: QPainter, page: PageLayout, width: float, height: float, spare: QImage | None = None
) -> None:
    """Draw two pictures of the chip beside each other; below them colour bars, words and diagram."""
    unit, half = height / 720, width / 2
    side = chip_side(QSize(round(width), round(height)), pair=True)
    margin, below = 24 * unit, 0.0
    for number, one in enumerate(halves(page)):
        left = number * half
        square = QRectF(round(left + (half - side) / 2), 0, side, side)
        paint_chip(painter, one, square, spare, wider=_PAIR_WIDER)
        bar = QRectF(left + margin, side + 4 * unit, half - 2 * margin, 44 * unit)
        below = max(below, paint_legend(painter, page_legend(one), bar, 17 * unit, page.ink))
    top, room = side + below + 14 * unit, half - 2 * margin
    if page.inset is not None:
        # A curve is wide, points are on a square with words below it.
        tallest = (0.5 if isinstance(page.inset, Curve) else 1.2) * room
        diagram = QRectF(half + margin, top, room, min(height - top - 12 * unit, tallest))
        paint_inset(painter, page.inset, diagram, 18 * unit, page.look)
    else:
        room += half
    top += paint_title(painter, page.title, QRectF(margin, top, room, 40 * unit), 28 * unit, page.ink)
    caption = QRectF(margin, top + 4 * unit, room, height - top - 12 * unit)
    paint_words(painter, page.caption, caption, 22 * unit, page.ink)


def _ground(painter: QPainter, page: PageLayout, area: QRectF) -> None:
    if page.ground is not None:
        painter.fillRect(area, page.ground)


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
    words = QRectF(area.right() + 16 * unit, area.top(), 200 * unit, area.height())
    if words.right() > painter.viewport().width():
        words = QRectF(area.left(), area.bottom() + 8 * unit, area.width() + 50 * unit, 80 * unit)
    paint_words(painter, page.subject, words, 19 * unit, page.ink)


def grey_image(pixels: Array) -> QImage:
    """Return grey levels in [0, 1], shape (h, w), as an image."""
    grey = np.ascontiguousarray((np.clip(pixels, 0, 1) * 255).round().astype(np.uint8))
    height, width = grey.shape
    # copy(): QImage does not own the array's memory.
    return QImage(grey.data, width, height, width, QImage.Format.Format_Grayscale8).copy()
