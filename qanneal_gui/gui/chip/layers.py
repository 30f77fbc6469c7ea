"""What a stage is drawn with: layers that draw only what changed and what is in sight.

Lines are kept as an image, which is blitted, scrolled when the view is dragged, and scaled while it is
zoomed; dots are stamped from an atlas of signs, one sign for each look.
"""

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from pyqtgraph.Qt import internals
from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QImage,
    QPainter,
    QPen,
    QPixmap,
    QPolygonF,
    QTransform,
)
from PySide6.QtWidgets import QGraphicsItem, QGraphicsObject, QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from qanneal_gui.chip.parts import Dots, Labels, Lines
from qanneal_gui.chip.recolouring import Recolouring
from qanneal_gui.science.arrays import Array

# With fewer lines in sight than this, smooth edges cost less than three milliseconds.
_SMOOTH_LINES = 2000
# Pixels of width up to which lines end bluntly.
_FLAT = 2.0
_LABEL_HEIGHTS = 9.0, 22.0
_ENOUGH, _LABEL_WIDTH = 0.44, 0.68
_CHIP = QRectF(0, 0, 1, 1)
_EVERYWHERE = QRectF(-100, -100, 201, 201)


def _nothing() -> Sequence[Lines]:
    return ()


class Layer(QGraphicsObject):
    """Something drawn in the stage's unit square, in pixels of its own choice."""

    @override
    def boundingRect(self) -> QRectF:
        return _EVERYWHERE


class LineLayer(Layer):
    """Couplers of several looks, on a ground or on nothing.

    Attributes
    ----------
    hurried : bool
        While it is set, a zoomed picture is scaled instead of redrawn.
    """

    def __init__(self, ground: str | None = None) -> None:
        super().__init__()
        self._ground = ground
        self.lines: list[Lines] = []
        self._bounds: dict[int, tuple[Array, Array]] = {}
        self._weight = 1.0
        self._image: QImage | None = None
        self._other: QImage | None = None
        self._stale = False
        self._at = QTransform()
        self.hurried = False
        self._near, self._make = math.inf, _nothing
        self._added: Sequence[Lines] | None = None
        self._smooth = False
        self._recolouring = Recolouring()
        self._buffer: Any = internals.PrimitiveArray(QLineF, 4)

    def set_lines(self, lines: Sequence[Lines]) -> None:
        """Draw these, from the bottom up; costs nothing if they are the same objects as before."""
        if len(lines) != len(self.lines) or any(a is not b for a, b in zip(lines, self.lines, strict=True)):
            self.lines = list(lines)
            self._bounds = {}
            self.redraw()

    def set_near(self, scale: float, make: Callable[[], Sequence[Lines]]) -> None:
        """Draw upon them what a function returns, where the unit square's side has so many pixels."""
        self._near, self._make, self._added = scale, make, None
        self.redraw()

    def set_ground(self, color: str) -> None:
        """Draw on a ground of another colour."""
        if color != self._ground:
            self._ground = color
            self.redraw()

    def set_weight(self, weight: float) -> None:
        """Multiply all widths."""
        if weight != self._weight:
            self._weight = weight
            self.redraw()

    def redraw(self) -> None:
        """Redraw at the next occasion."""
        self._stale = True
        self.update()

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if widget is None or not (self.lines or self._ground):
            return
        at, ratio = painter.worldTransform(), widget.devicePixelRatioF()
        size = (widget.size() * ratio).expandedTo(QRect(0, 0, 1, 1).size())
        image = self._image
        painter.resetTransform()
        if image is None or image.size() != size or self._stale:
            image = self._render(size, ratio, at)
        elif not (math.isclose(at.m11(), self._at.m11()) and math.isclose(at.m22(), self._at.m22())):
            if self.hurried:
                self._stretched(painter, image, at, ratio)
                return
            image = self._render(size, ratio, at)
        else:
            image = self._scrolled(image, ratio, at)
        painter.drawImage(0, 0, image)

    def _render(self, size: Any, ratio: float, at: QTransform) -> QImage:
        image = self._spare(size, ratio)
        if self._ground or not self._recoloured(image, ratio, at):
            self._clear(image)
            self._smooth = self._draw(image, at, QRectF(0, 0, size.width() / ratio, size.height() / ratio))
        self._image, self._other, self._at, self._stale = image, self._image, at, False
        return image

    def _recoloured(self, image: QImage, ratio: float, at: QTransform) -> bool:
        """Paint what has new colours, but is where it was; False if it must be drawn."""
        widths = [self._width(one) for one in self.lines]
        if self._smooth or max(widths, default=9) > _FLAT or any(one.opacity < 1 for one in self.lines):
            # What is drawn now may have other edges at the same place.
            self._recolouring = Recolouring()
            return False
        place = ratio * np.array([at.m11(), at.m22(), at.dx(), at.dy()])
        pixels = np.frombuffer(image.bits(), np.uint32).reshape(image.height(), image.width())
        return self._recolouring.paint(
            self.lines, [ratio * width for width in widths], (*place.tolist(), *pixels.shape[::-1]), pixels
        )

    def _width(self, lines: Lines) -> float:
        return max(1.0, lines.width * self._weight) if lines.width > 1 else 1.0

    def _spare(self, size: Any, ratio: float) -> QImage:
        # Megabytes of new memory cost more than the lines: two images take turns.
        image, self._other = self._other, None
        if image is None or image.size() != size:
            # An opaque ground is blitted faster than one that is mixed with what lies below.
            kind = QImage.Format.Format_ARGB32_Premultiplied
            image = QImage(size, QImage.Format.Format_RGB32 if self._ground else kind)
        image.setDevicePixelRatio(ratio)
        return image

    def _clear(self, image: QImage) -> None:
        image.fill(QColor(self._ground) if self._ground else Qt.GlobalColor.transparent)

    def _scrolled(self, image: QImage, ratio: float, at: QTransform) -> QImage:
        """Move the picture by whole pixels and draw the strips that came into sight."""
        dx, dy = round((at.dx() - self._at.dx()) * ratio), round((at.dy() - self._at.dy()) * ratio)
        if not dx and not dy:
            return image
        width, height = image.width(), image.height()
        if abs(dx) >= width or abs(dy) >= height:
            return self._render(image.size(), ratio, at)
        moved = self._spare(image.size(), ratio)
        self._clear(moved)
        painter = QPainter(moved)  # what is not covered stays blank
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawImage(QPointF(dx / ratio, dy / ratio), image)
        painter.end()
        self._image, self._other = moved, image
        self._at = self._at * QTransform.fromTranslate(dx / ratio, dy / ratio)
        if dx:
            left = 0 if dx > 0 else width + dx
            self._draw(moved, self._at, QRectF(left / ratio, 0, abs(dx) / ratio, height / ratio))
        if dy:
            top = 0 if dy > 0 else height + dy
            self._draw(moved, self._at, QRectF(0, top / ratio, width / ratio, abs(dy) / ratio))
        return moved

    def _stretched(self, painter: QPainter, image: QImage, at: QTransform, ratio: float) -> None:
        back, _ = self._at.inverted()
        if self._ground:
            painter.fillRect(painter.window(), QColor(self._ground))
        painter.setTransform(back * at)
        painter.drawImage(0, 0, image)

    def _draw(self, image: QImage, at: QTransform, where: QRectF) -> bool:
        """Draw the lines that touch a part of the image, and return whether they have smooth edges."""
        painter = QPainter(image)
        painter.setClipRect(where)
        drawn = self._drawn_at(at.m11())
        widths = [self._width(one) for one in drawn]
        seen = [self._in_sight(i, one, at, where, widths[i]) for i, one in enumerate(drawn)]
        few = sum(len(ends) for ends in seen) < _SMOOTH_LINES
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, few)
        scale, shift = np.array([at.m11(), at.m22()] * 2), np.array([at.dx(), at.dy()] * 2)
        for lines, ends, width in zip(drawn, seen, widths, strict=True):
            if not len(ends):
                continue
            color = QColor(lines.color)
            color.setAlphaF(lines.opacity)
            pen = QPen(color, width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap if width > _FLAT else Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            self._buffer.resize(len(ends))
            placed = self._buffer.ndarray()
            np.multiply(ends.reshape(-1, 4), scale, out=placed)
            placed += shift
            painter.drawLines(*self._buffer.drawargs())
        painter.end()
        return few

    def _drawn_at(self, scale: float) -> Sequence[Lines]:
        """Return the lines, and what is added where the unit square's side has so many pixels."""
        if scale < self._near:
            return self.lines
        if self._added is None:
            self._added = self._make()
        return [*self.lines, *self._added]

    def _in_sight(self, number: int, lines: Lines, at: QTransform, where: QRectF, width: float) -> Array:
        """Return the segments of one look that touch a part of the image."""
        near = at.inverted()[0].mapRect(where.adjusted(-width, -width, width, width))
        segments = lines.segments
        if near.contains(_CHIP):
            return segments
        bounds = self._bounds.get(number)
        if bounds is None:
            low = np.minimum(segments[:, 0], segments[:, 1]).T.copy()
            bounds = low, np.maximum(segments[:, 0], segments[:, 1]).T.copy()
            self._bounds[number] = bounds
        low, high = bounds
        seen = high[0] >= near.left()
        seen &= low[0] <= near.right()
        seen &= high[1] >= near.top()
        seen &= low[1] <= near.bottom()
        return np.asarray(segments[seen])


class DotLayer(Layer):
    """Qubits of several looks, as signs.

    Attributes
    ----------
    size : float
        Diameter in pixels of a dot of relative size 1.
    """

    def __init__(self) -> None:
        super().__init__()
        # Only what a ring or a card uncovered is stamped again.
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.dots: list[Dots] = []
        self.size = 5.0
        self._points: Array = np.empty((0, 2))
        self._look: Array = np.empty(0, np.int64)
        self._atlas: tuple[Any, QPixmap, Array] | None = None
        self._buffer: Any = internals.PrimitiveArray(QPainter.PixmapFragment, 10)

    def set_dots(self, dots: Sequence[Dots]) -> None:
        """Draw these, from the bottom up."""
        self.dots = [one for one in dots if len(one.points)]
        self._points = np.concatenate([one.points for one in self.dots] or [np.empty((0, 2))])
        self._look = np.repeat(np.arange(len(self.dots)), [len(one.points) for one in self.dots])
        self.update()

    def set_size(self, size: float) -> None:
        """Draw dots of relative size 1 with this diameter, in pixels."""
        if size != self.size:
            self.size = size
            self.update()

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if not len(self._points) or widget is None:
            return
        at, ratio = painter.worldTransform(), widget.devicePixelRatioF()
        x = self._points[:, 0] * at.m11() + at.dx()
        y = self._points[:, 1] * at.m22() + at.dy()
        edge = self.size * max(one.size for one in self.dots)
        bare = at.mapRect(option.exposedRect)
        bare = bare.intersected(QRectF(widget.rect())).adjusted(-edge, -edge, edge, edge)
        seen = (x > bare.left()) & (x < bare.right()) & (y > bare.top()) & (y < bare.bottom())
        count = int(np.count_nonzero(seen))
        if not count:
            return
        atlas, cells = self._signs(ratio)
        self._buffer.resize(count)
        fragments = self._buffer.ndarray()
        fragments[:, 0], fragments[:, 1] = x[seen], y[seen]
        fragments[:, 2:6] = cells[self._look[seen]]
        fragments[:, 6:8] = 1 / ratio
        fragments[:, 8], fragments[:, 9] = 0, 1
        painter.resetTransform()
        stamp: Any = painter.drawPixmapFragments  # the stub does not know the form with a raw array
        stamp(*self._buffer.drawargs(), atlas)

    def _signs(self, ratio: float) -> tuple[QPixmap, Array]:
        """Return the sign of every look side by side, and where each lies: left, top, width, height."""
        wanted = (tuple((one.color, one.shape, one.size) for one in self.dots), self.size, ratio)
        if self._atlas is None or self._atlas[0] != wanted:
            sides = [int(np.ceil(self.size * one.size * ratio)) + 2 for one in self.dots]
            lefts = np.cumsum([0, *sides])
            atlas = QPixmap(int(lefts[-1]), max(sides))
            atlas.fill(Qt.GlobalColor.transparent)
            painter = QPainter(atlas)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for one, left, side in zip(self.dots, lefts.tolist(), sides, strict=False):
                middle = QPointF(left + side / 2, side / 2)
                draw_sign(painter, one.shape, QColor(one.color), middle, self.size * one.size * ratio / 2)
            painter.end()
            cells = np.array([[left, 0, s, s] for left, s in zip(lefts.tolist(), sides, strict=False)], float)
            self._atlas = (wanted, atlas, cells)
        return self._atlas[1], self._atlas[2]


class LabelLayer(Layer):
    """Numbers of outputs, each where there is room for it."""

    def __init__(self) -> None:
        super().__init__()
        # Only what a ring or a card uncovered is written again.
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.labels: Labels | None = None
        self._placed: tuple[float, PlacedLabels] | None = None

    def set_labels(self, labels: Labels | None) -> None:
        """Draw these."""
        if labels is not self.labels:
            self.labels, self._placed = labels, None
            self.update()

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if self.labels is None or widget is None:
            return
        at = painter.worldTransform()
        # Which of them have room depends on the zoom alone.
        if self._placed is None or not math.isclose(self._placed[0], at.m11()):
            self._placed = at.m11(), PlacedLabels(self.labels, at.m11(), _LABEL_HEIGHTS)
        bare = at.mapRect(option.exposedRect).intersected(QRectF(widget.rect()))
        painter.resetTransform()
        self._placed[1].draw(painter, at.dx(), at.dy(), bare)


class PlacedLabels:
    """The labels that cover none before them, at some scale.

    Parameters
    ----------
    labels : Labels
    scale : float
        Pixels of the unit square's side.
    heights : tuple of float
        The smallest and the largest that they may be, in pixels; without half the room for the smallest
        there are none.
    """

    def __init__(self, labels: Labels, scale: float, heights: tuple[float, float]) -> None:
        self._labels, room = labels, labels.height * scale
        self._height = float(np.clip(room, *heights))
        widest = max(map(len, labels.words), default=1)
        self._size = _LABEL_WIDTH * self._height * widest, self._height
        # Downwards; the way from the point is the label's own size.
        self._middles = (labels.points * scale + 0.8 * labels.aside * self._size) * [1, -1]
        self._chosen = self._apart() if room >= _ENOUGH * heights[0] else np.empty(0, np.int64)

    def _apart(self) -> Array:
        """Choose one after another what covers nothing chosen before; looks at the neighbourhood only."""
        chosen: list[int] = []
        taken: dict[tuple[int, int], tuple[float, float]] = {}
        width, height = self._size
        for number, (x, y) in enumerate(self._middles.tolist()):
            column, row = math.floor(x / width), math.floor(y / height)
            near = (taken.get((column + i, row + k)) for i in (-1, 0, 1) for k in (-1, 0, 1))
            if not any(one and abs(one[0] - x) < width and abs(one[1] - y) < height for one in near):
                taken[column, row] = x, y
                chosen.append(number)
        return np.array(chosen, np.int64)

    def draw(self, painter: QPainter, left: float, bottom: float, area: QRectF) -> None:
        """Draw those that touch an area, where the square's lower left corner is in pixels, downwards."""
        width, height = self._size
        x, y = (self._middles[self._chosen] + (left, bottom)).T
        seen = (x > area.left() - width) & (x < area.right() + width)
        seen &= (y > area.top() - height) & (y < area.bottom() + height)
        if not seen.any():
            return
        font = QFont(QGuiApplication.font())
        font.setPixelSize(max(1, round(height)))
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        for number, column, row in zip(
            self._chosen[seen].tolist(), x[seen].tolist(), y[seen].tolist(), strict=True
        ):
            painter.setPen(QColor(self._labels.colors[number]))
            # Twice as large as it need be: no font may lose anything of a number.
            box = QRectF(column - width, row - height, 2 * width, 2 * height)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._labels.words[number])


def draw_sign(painter: QPainter, shape: str, color: QColor, at: QPointF, radius: float) -> None:
    """Draw a circle ``o``, square ``s``, diamond ``d``, triangle ``t`` or cross ``x``."""
    x, y, r = at.x(), at.y(), radius
    if shape == "x":
        painter.setPen(QPen(color, max(1.0, r / 3)))
        painter.drawLine(QPointF(x - r, y - r), QPointF(x + r, y + r))
        painter.drawLine(QPointF(x - r, y + r), QPointF(x + r, y - r))
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    if shape == "o":
        painter.drawEllipse(at, r, r)
    elif shape == "s":
        painter.drawRect(QRectF(x - r, y - r, 2 * r, 2 * r))
    else:
        corners = {"d": [(0, -r), (r, 0), (0, r), (-r, 0)], "t": [(0, r), (r, -r), (-r, -r)]}[shape]
        painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in corners]))
