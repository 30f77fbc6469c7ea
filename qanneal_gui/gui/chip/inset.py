"""The small diagrams of a story: a curve that grows, or points that come near to a diagonal."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from qanneal_gui.chip import colours
from qanneal_gui.chip.insets import Bars, Cloud, Curve, Inset
from qanneal_gui.gui.chip.painted_words import font, paint_words
from qanneal_gui.science.arrays import Array
from qanneal_gui.support.wording import told

Write = Callable[[str], str]

_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


def inset_told(inset: Inset) -> Inset:
    """Return a diagram in the language of the window; pictures that are exported keep theirs."""
    if isinstance(inset, Cloud):
        return replace(inset, title=told(inset.title), about=told(inset.about))
    return replace(inset, title=told(inset.title))


def paint_inset(
    painter: QPainter,
    inset: Inset,
    area: QRectF,
    pixels: float,
    look: colours.Look = "dark",
    write: Write = str,
) -> None:
    """Draw a diagram with its axes.

    Parameters
    ----------
    pixels : float
        Height of its type.
    look : str
        On which ground it is seen.
    write : callable
        Gives numbers the signs of a language; those of exported pictures are English as the rest of them.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font(pixels))
    metrics = QFontMetricsF(painter.font(), painter.device())
    painter.setPen(_color(colours.INK, look))
    painter.drawText(QPointF(area.left(), area.top() + metrics.ascent()), inset.title)
    below = area.adjusted(0, 1.5 * pixels, 0, 0)
    if isinstance(inset, Curve):
        paint = partial(_curve, inset=inset)
    else:
        paint = partial(_bars, inset=inset) if isinstance(inset, Bars) else partial(_cloud, inset=inset)
    paint(painter, area=below, pixels=pixels, look=look, metrics=metrics, write=write)
    painter.restore()


def _curve(
    painter: QPainter,
    inset: Curve,
    area: QRectF,
    pixels: float,
    look: colours.Look,
    metrics: QFontMetricsF,
    write: Write,
) -> None:
    low = inset.floor
    plot = _axes(painter, area, pixels, look, metrics, (f"{100 * low:.0f} %", "100 %"), "")
    first, last = float(inset.x[0]), float(inset.x[-1])
    known = inset.x <= inset.now
    if not known.any():
        return
    x = plot.left() + (inset.x[known] - first) / max(last - first, 1) * plot.width()
    y = plot.bottom() - (inset.y[known] - low) / max(1 - low, 1e-9) * plot.height()
    painter.setPen(QPen(_color(colours.OUTPUT, look), 0.13 * pixels))
    painter.drawPolyline(QPolygonF([QPointF(a, b) for a, b in np.column_stack([x, y]).tolist()]))
    painter.setBrush(_color(colours.OUTPUT, look))
    painter.drawEllipse(QPointF(x[-1], y[-1]), 0.28 * pixels, 0.28 * pixels)
    painter.setPen(_color(colours.INK, look))
    words = write(f"{100 * inset.y[known][-1]:.1f} %")
    size = QSizeF(metrics.horizontalAdvance(words), metrics.ascent())
    at = _beside_the_end(np.column_stack([x, y]), size, 0.6 * pixels, plot.adjusted(0, 0, pixels, 0))
    painter.drawText(at, words)


def _beside_the_end(points: Array, size: QSizeF, away: float, plot: QRectF) -> QPointF:
    """Return where words of that size begin: beside the last point, upon nothing of the curve."""
    x, y = points[-1].tolist()
    left, right = x - away - size.width(), x + away
    # Below the curve, which mostly rises, or above it; if it is steep, a little farther away.
    below, above = y + away + size.height(), y - away
    corners = [(right, below), (left, below), (left, above), (right, above)]
    farther = [(left - step * away, height) for step in range(1, 9) for height in (y, above, below)]
    room = plot.adjusted(0, 0, 0, -0.1 * size.height())
    for place in (*corners, *farther):
        area = QRectF(QPointF(place[0], place[1] - size.height()), size)
        if room.contains(area) and not _meets(points, area):
            return QPointF(*place)
    return QPointF(left if right + size.width() > plot.right() else right, min(below, room.bottom()))


def _meets(points: Array, area: QRectF) -> bool:
    """Tell whether a curve runs through an area."""
    x, y = points.T
    ends = np.clip([area.left(), area.right()], x[0], x[-1])
    heights = np.concatenate([np.interp(ends, x, y), y[(x > area.left()) & (x < area.right())]])
    apart = area.right() < x[0] or area.left() > x[-1]
    return not apart and bool(heights.min() <= area.bottom() and heights.max() >= area.top())


def _cloud(
    painter: QPainter,
    inset: Cloud,
    area: QRectF,
    pixels: float,
    look: colours.Look,
    metrics: QFontMetricsF,
    write: Write,
) -> None:
    room = area.width() - area.height() - 4 * pixels
    beside = room > 8 * pixels
    # Square, and its words below it where there is no room beside it.
    wrapped = metrics.boundingRect(QRectF(0, 0, area.width(), area.height()), _WRAPPED, inset.about)
    below = 0 if beside else wrapped.height() + 0.6 * pixels
    side = min(area.height() - below, area.width() - 2 * pixels)
    frame = QRectF(area.left(), area.top(), side + 2 * pixels, side)
    low, high = map(write, inset.ends)
    plot = _axes(painter, frame, pixels, look, metrics, (low, high), high)
    painter.setPen(QPen(_color(colours.QUIET, look), 0.06 * pixels, Qt.PenStyle.DashLine))
    painter.drawLine(QLineF(plot.bottomLeft(), plot.topRight()))
    painter.setPen(Qt.PenStyle.NoPen)
    radius = (0.3 if len(inset.exact) < 100 else 0.15) * pixels
    across, up = inset.places.T
    x, y = plot.left() + across * plot.width(), plot.bottom() - up * plot.height()
    for right, down, color in zip(x.tolist(), y.tolist(), inset.colors, strict=True):
        painter.setBrush(_color(color, look))
        painter.drawEllipse(QPointF(right, down), radius, radius)
    words = QRectF(plot.right() + 1.6 * pixels, plot.top(), room, side)
    if not beside:
        words = QRectF(area.left(), frame.bottom() + 0.3 * pixels, area.width(), wrapped.height())
    ink = _color(colours.INK, look)
    paint_words(painter, inset.about, words, pixels, ink)


def _bars(
    painter: QPainter,
    inset: Bars,
    area: QRectF,
    pixels: float,
    look: colours.Look,
    metrics: QFontMetricsF,
    write: Write,
) -> None:
    row = min(area.height() / len(inset.names), 1.8 * pixels)
    size = min(pixels, 0.95 * row)
    painter.setFont(font(size))
    metrics = QFontMetricsF(painter.font(), painter.device())
    cut, most = Qt.TextElideMode.ElideRight, 0.4 * area.width()
    names = [metrics.elidedText(name, cut, most) for name in inset.names]
    left = area.left() + max(map(metrics.horizontalAdvance, names)) + 0.5 * size
    room = area.right() - left - metrics.horizontalAdvance(" 0.00 ")
    for number, (name, value) in enumerate(zip(names, inset.values.tolist(), strict=True)):
        top, chosen = area.top() + number * row, number == inset.chosen
        base = top + (row + metrics.ascent() - metrics.descent()) / 2
        bar = QRectF(left, top + 0.12 * row, max(value * room, 0.06 * size), 0.76 * row)
        painter.fillRect(bar, _color(inset.colors[number], look))
        painter.setFont(font(size, chosen))
        painter.setPen(_color(colours.BRIGHT if chosen else colours.QUIET, look))
        painter.drawText(QPointF(area.left(), base), name)
        if chosen:
            painter.drawText(QPointF(bar.right() + 0.3 * size, base), write(f"{value:.2f}"))
            painter.drawRect(bar)


def _axes(
    painter: QPainter,
    area: QRectF,
    pixels: float,
    look: colours.Look,
    metrics: QFontMetricsF,
    ends: tuple[str, str],
    last: str,
) -> QRectF:
    """Draw two axes with the ends of the upright one and of the other; return what lies between."""
    left = max(metrics.horizontalAdvance(words) for words in ends) + 0.5 * pixels
    plot = area.adjusted(left, 0.5 * pixels, -pixels, -(1.4 if last else 0.3) * pixels)
    painter.drawText(QPointF(area.left(), plot.top() + 0.35 * metrics.ascent()), ends[1])
    painter.drawText(QPointF(area.left(), plot.bottom() + 0.35 * metrics.ascent()), ends[0])
    if last:
        painter.drawText(
            QPointF(plot.right() - metrics.horizontalAdvance(last) / 2, plot.bottom() + 1.3 * pixels), last
        )
    painter.setPen(QPen(_color(colours.QUIET, look), 0.08 * pixels))
    painter.drawLine(QLineF(plot.topLeft(), plot.bottomLeft()))
    painter.drawLine(QLineF(plot.bottomLeft(), plot.bottomRight()))
    return plot


def _color(color: str, look: colours.Look) -> QColor:
    return QColor(colours.seen_on(color, look))
