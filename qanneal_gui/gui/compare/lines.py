"""Many long lines in one plot, drawn from as few points as the picture has pixels."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF, QTransform
from typing_extensions import override

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.palette import Style
from qanneal_gui.runs.curve_arithmetic import decimate
from qanneal_gui.runs.overlay import Curve
from qanneal_gui.science.arrays import Array

_SHADES = 64

_SLOW_SECONDS = 0.012
"""A picture that takes longer is drawn from half as many points as long as it moves."""

_STILL_MS = 150

_LONG = 8
"""Pixels; shorter segments are dashed as a whole."""

_FAR = 1e5
"""Pixels beyond which a place is drawn nearer: what far lines do outside the picture is not seen."""

FEW = 16
"""Up to so many lines are drawn with smooth edges, and with their raw values in their own colours."""

_CLOUD = 100_000
"""Points of raw values drawn at most, of many lines together."""


@dataclass(slots=True)
class Line:
    """A curve and how it looks."""

    curve: Curve
    style: Style
    shown: bool = True


class OverlayLines(pg.GraphicsObject):  # type: ignore[misc]
    """All lines of a plot as one item; keeps its picture until the range, the size or the lines change."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self._version = 0
        self._key: tuple[Any, ...] = ()
        self._image = QImage()
        self._cloud: _Cloud | None = None
        self._clouded: list[int] = []
        self._cost = self._drawn_at = 0.0
        self._coarse = False
        self.refining = QTimer(self)
        self.refining.setSingleShot(True)
        self.refining.setInterval(_STILL_MS)
        self.refining.timeout.connect(self._refine)
        self.segments = pg.Qt.internals.PrimitiveArray(QLineF, 4)

    def show(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.lines = list(lines)
        self.redraw()

    def _refine(self) -> None:
        """Draw as fine as can be, now that the picture stands still."""
        self._key, self._drawn_at = (), 0.0
        self.update()

    def redraw(self) -> None:
        """Redraw: a line was shown, hidden or coloured."""
        self._version += 1
        self.update()

    @override
    def viewRangeChanged(self) -> None:
        self.prepareGeometryChange()

    @override
    def boundingRect(self) -> QRectF:
        view = self.getViewBox()
        return QRectF(self.viewRect()) if view is not None else QRectF()

    @override
    def paint(self, painter: QPainter, *_: Any) -> None:
        view = self.getViewBox()
        if view is None or not self.lines:
            return
        (low, high), (bottom, top) = view.viewRange()
        to_pixels = painter.worldTransform()
        box = to_pixels.mapRect(QRectF(low, bottom, high - low, top - bottom))
        ratio = painter.device().devicePixelRatioF()
        key = (low, high, bottom, top, box.width(), box.height(), ratio, self._version)
        if key != self._key:
            began = time.perf_counter()
            moving = began - self._drawn_at < _STILL_MS / 1000 and key[-1] == (self._key or key)[-1]
            self._key, self._coarse = key, moving and self._cost > _SLOW_SECONDS
            self._image = self._drawn((low, high), (bottom, top), box, ratio)
            self._drawn_at = time.perf_counter()
            if self._coarse:
                self.refining.start()
            else:
                self._cost = self._drawn_at - began
        painter.save()
        painter.setWorldTransform(QTransform())
        painter.drawImage(box.topLeft(), self._image)
        painter.restore()

    def _drawn(
        self, x_range: tuple[float, float], y_range: tuple[float, float], box: QRectF, ratio: float
    ) -> QImage:
        width, height = max(round(box.width() * ratio), 1), max(round(box.height() * ratio), 1)
        image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        drawing = _LinePainter(painter, x_range, y_range, width, height, ratio, self.segments)
        visible = [line for line in self.lines if line.shown]
        few = len(visible) <= FEW
        for line in visible:
            if line.curve.spread is not None:
                drawing.band(*line.curve.spread, line.style.color)
        if few:
            for line in visible:
                if line.curve.raw is not None:
                    drawing.line(*line.curve.raw, _faint(line.style.color), (), 1)
        else:
            drawing.cloud(self._raw_of(visible), theme.current().role("quiet"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, few)
        # Many lines are drawn from half as many points: they hide each other's finest turns.
        columns = (width if few else width // 2) // (2 if self._coarse else 1)
        for line in visible:
            for part, whole in _parts(line.curve):
                color, weight = (line.style.color, 1.6) if whole else (_faint(line.style.color, 0.5), 1)
                x, y = line.curve.x[part], line.curve.y[part]
                drawing.line(x, y, color, line.style.dash, weight if few else 1, columns)
        painter.end()
        image.setDevicePixelRatio(ratio)
        return image

    def _raw_of(self, lines: Sequence[Line]) -> "_Cloud | None":
        wanted = [line.curve.raw for line in lines if line.curve.raw is not None]
        keys = [id(raw) for raw in wanted]
        if keys != self._clouded:
            self._clouded = keys
            self._cloud = _Cloud(wanted) if wanted else None
        return self._cloud


class _Cloud:
    """Raw values of many lines as ever coarser blocks of neighbours: places, lowest and highest value."""

    def __init__(self, lines: Sequence[tuple[Array, Array]]) -> None:
        self.levels = []
        size = 1
        while True:
            blocks = [_blocks(x, y, size) for x, y in lines]
            places, lowest, highest = (np.concatenate(parts) for parts in zip(*blocks, strict=True))
            order = np.argsort(places, kind="stable")
            self.levels.append((places[order], lowest[order], highest[order]))
            if len(places) <= _CLOUD // 2:
                break
            size *= 4

    def within(self, low: float, high: float) -> tuple[Array, Array, Array]:
        """Return the finest blocks that are few enough within a range."""
        for level in self.levels:
            begin, end = np.searchsorted(level[0], [low, high])
            if end - begin <= _CLOUD:
                break
        places, lowest, highest = level
        return places[begin:end], lowest[begin:end], highest[begin:end]


def _blocks(x: Array, y: Array, size: int) -> tuple[Array, Array, Array]:
    if size == 1 or not len(x):
        return x, y, y
    starts = np.arange(0, len(x), size)
    return x[starts], np.minimum.reduceat(y, starts), np.maximum.reduceat(y, starts)


class _LinePainter:
    """Draws what lies within a range onto a picture of some size."""

    def __init__(
        self,
        painter: QPainter,
        x_range: tuple[float, float],
        y_range: tuple[float, float],
        width: int,
        height: int,
        ratio: float,
        segments: Any,
    ) -> None:
        self._painter, self._segments, self._ratio = painter, segments, ratio
        self._low, self._high = x_range
        self._width, self._height = width, height
        self._x_scale = width / ((self._high - self._low) or 1.0)
        self._y_scale = height / ((y_range[1] - y_range[0]) or 1.0)
        self._top = y_range[1]

    def line(
        self, x: Array, y: Array, color: QColor, dash: tuple[int, ...], weight: float, columns: int = 0
    ) -> None:
        """Draw a line, in dashes along the horizontal axis: a dash costs nothing this way."""
        x, y = decimate(x, y, self._low, self._high, columns or self._width)
        if not len(x):
            return
        pen = QPen(color, weight * self._ratio if weight != 1 or self._ratio != 1 else 0)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self._painter.setPen(pen)
        x, y = self._to_pixels(x, y)
        if len(x) == 1:
            self._painter.setBrush(color)
            self._painter.drawEllipse(QPointF(x[0], y[0]), 2 * self._ratio, 2 * self._ratio)
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            return
        ends = np.stack([x[:-1], y[:-1], x[1:], y[1:]], axis=1)
        if dash:
            ends = _dashed(ends, [length * self._ratio for length in dash])
        self._segments.resize(len(ends))
        self._segments.ndarray()[:] = ends
        self._painter.drawLines(*self._segments.drawargs())

    def cloud(self, cloud: _Cloud | None, color: QColor) -> None:
        """Darken each pixel by the number of raw values there; one pass, however many lines there are."""
        if cloud is None:
            return
        x, low, high = cloud.within(self._low, self._high)
        column, top = self._to_pixels(x, high)
        bottom = self._to_pixels(x, low)[1]
        column = np.clip(column.astype(np.int32), 0, self._width - 1)
        begin = np.clip(top.astype(np.int32), 0, self._height) * self._width + column
        end = np.clip(bottom.astype(np.int32) + 1, 0, self._height) * self._width + column
        size = (self._height + 1) * self._width
        turns = np.bincount(begin, minlength=size) - np.bincount(end, minlength=size)
        counts = turns.reshape(self._height + 1, self._width)[: self._height].cumsum(axis=0, dtype=np.int32)
        red, green, blue = color.red(), color.green(), color.blue()
        opacity = 0.7 * (1 - 0.6 ** np.arange(_SHADES))
        shades = np.zeros(_SHADES, np.uint32)
        for shift, part in ((24, 255), (16, red), (8, green), (0, blue)):
            shades |= (opacity * part).astype(np.uint32) << shift
        pixels = shades[np.minimum(counts, _SHADES - 1)]
        picture = QImage(pixels.data, self._width, self._height, QImage.Format.Format_ARGB32_Premultiplied)
        self._painter.drawImage(0, 0, picture)

    def band(self, x: Array, low: Array, high: Array, color: QColor) -> None:
        """Fill between two lines."""
        begin = max(int(np.searchsorted(x, self._low)) - 1, 0)
        end = min(int(np.searchsorted(x, self._high, "right")) + 1, len(x))
        x, low, high = x[begin:end], low[begin:end], high[begin:end]
        stride = max(len(x) // (2 * self._width), 1)
        # A mean over many runs is smooth: points between those kept would not be seen.
        edge = np.concatenate([np.arange(0, len(x), stride), [len(x) - 1]]) if len(x) else np.arange(0)
        upper = np.stack(self._to_pixels(x[edge], high[edge]), axis=1)
        lower = np.stack(self._to_pixels(x[edge], low[edge]), axis=1)
        points = np.concatenate([upper, lower[::-1]])
        fill = QColor(color)
        fill.setAlphaF(0.2)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(fill)
        self._painter.drawPolygon(QPolygonF([QPointF(*point) for point in points.tolist()]))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)

    def _to_pixels(self, x: Array, y: Array) -> tuple[Array, Array]:
        return (
            np.clip((x - self._low) * self._x_scale, -_FAR, _FAR),
            np.clip((self._top - y) * self._y_scale, -_FAR, _FAR),
        )


def _dashed(ends: Array, dash: Sequence[float]) -> Array:
    """Cut segments, shape (n, 4), where a pattern of pixels along the horizontal axis leaves gaps."""
    drawn = np.repeat(np.arange(len(dash)) % 2 == 0, np.round(dash).astype(int))
    widths = ends[:, 2] - ends[:, 0]
    if widths.max() > _LONG:
        # Long segments are cut into pieces first, or they would be drawn or left out as a whole.
        pieces = np.maximum(np.ceil(widths / 2), 1).astype(int)
        first = np.repeat(np.cumsum(pieces) - pieces, pieces)
        part = (np.arange(pieces.sum()) - first)[:, None]
        count = np.repeat(pieces, pieces)[:, None]
        whole = np.repeat(ends, pieces, axis=0)
        begin, step = whole[:, :2], (whole[:, 2:] - whole[:, :2]) / count
        ends = np.concatenate([begin + part * step, begin + (part + 1) * step], axis=1)
    middle = ((ends[:, 0] + ends[:, 2]) / 2).astype(np.int64)
    return np.asarray(ends[drawn[middle % len(drawn)]])


def _parts(curve: Curve) -> list[tuple[slice, bool]]:
    """Return the parts of a line, and whether each is a mean over all of its runs."""
    if curve.counts is None:
        return [(slice(None), True)]
    whole = curve.counts == curve.counts.max()
    begins = [0, *(np.flatnonzero(whole[1:] != whole[:-1]) + 1).tolist(), len(whole)]
    # Each part begins where the one before ends, or there would be a gap.
    return [(slice(max(begin - 1, 0), end), bool(whole[begin])) for begin, end in pairwise(begins)]


def _faint(color: QColor, opacity: float = 0.3) -> QColor:
    faint = QColor(color)
    faint.setAlphaF(opacity)
    return faint
