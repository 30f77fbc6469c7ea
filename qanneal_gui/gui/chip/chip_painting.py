"""A chip drawn by a painter, as vectors that scale with the page; needs no window and not its thread."""

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtSvg import QSvgGenerator

from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.chip import picture as chip_picture
from qanneal_gui.chip.parts import NEAR, Dots, Drawing, Lines
from qanneal_gui.chip.picture import Legend, Picture
from qanneal_gui.chip.qubit_lines import QubitLines, qubit_lines
from qanneal_gui.chip.story import Region
from qanneal_gui.gui.chip.layers import PlacedLabels
from qanneal_gui.gui.chip.page import PageLayout
from qanneal_gui.science.arrays import Array

_PATH_PARTS = 5000
"""Lines in one element of an SVG: some readers give up on longer ones."""


def spare_image(page: PageLayout, side: int) -> QImage:
    """Return what lies below the networks of a page, to be drawn once for many."""
    image = QImage(QSize(side, side), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent if page.ground is None else page.ground)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _spare(painter, page, _View(page.region, QRectF(0, 0, side, side), _qubits(page.placement, page.drawing)))
    painter.end()
    return image


def paint_chip(
    painter: QPainter, page: PageLayout, area: QRectF, spare: QImage | None = None, wider: float = 1.0
) -> None:
    """Draw the chip into a square, the lines of its networks so many times as wide as usual."""
    view = _View(page.region, area, _qubits(page.placement, page.drawing))
    painter.save()
    painter.setClipRect(area)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if spare is None:
        _spare(painter, page, view)
    else:
        painter.drawImage(area.topLeft(), spare)
    picture = _picture(page)
    view.weight *= wider
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
    picture = chip_picture.draw(page.placement, page.snapshot, page.mode, page.drawing, page.scale)
    return chip_picture.recoloured(picture, page.look)


def _qubits(placement: Placement, drawing: Drawing) -> QubitLines | None:
    return qubit_lines(placement.topology) if drawing == "lines" else None


class _View:
    """From the chip's unit square, upwards, to an area of the page, downwards."""

    def __init__(self, region: Region, area: QRectF, lines: QubitLines | None) -> None:
        self.region, self.area = region, area
        self.scale = area.width() / region[2]
        self.zoom = 1 / region[2]
        self.weight = min(self.zoom**0.5, 2.5) if lines is None else lines.weight(1000 * self.zoom)
        # Lines from dot to dot lie askew: thinner than a pixel they fade away.
        self.least = 1.0 if lines is None else 0.0

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


def _spare(painter: QPainter, page: PageLayout, view: _View) -> None:
    spare, dead = chip_picture.base(page.placement, page.drawing, page.look, near=view.scale >= NEAR)
    for lines in spare:
        _lines(painter, lines, view)
    for dots in dead:
        _dots(painter, dots, view, view.radius(len(page.placement.topology)))


def _lines(painter: QPainter, lines: Lines, view: _View) -> None:
    color = QColor(lines.color)
    color.setAlphaF(lines.opacity)
    # Widths are those of a picture of a thousand pixels.
    width = 0.8 * lines.width * view.area.width() / 1000 * view.weight
    if isinstance(painter.device(), QImage):
        width = max(width, view.least)
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
