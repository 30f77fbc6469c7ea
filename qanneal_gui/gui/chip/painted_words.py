"""Words and legends drawn by a painter, to the scale of a page."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter

from qanneal_gui.chip.picture import Legend
from qanneal_gui.gui.chip.legend import swatch, title_lines

_SHRUNK = (1.0, 0.9, 0.8, 0.7)
"""How much smaller type becomes where it would not fit."""


def paint_title(painter: QPainter, text: str, area: QRectF, pixels: float, color: QColor) -> float:
    """Write a title, in one line if it need not be much smaller for that; return the height taken."""
    metrics = QFontMetricsF(font(0.8 * pixels, bold=True), painter.device())
    if metrics.horizontalAdvance(text) < area.width():
        area = QRectF(area.topLeft(), QSizeF(area.width(), 1.4 * pixels))
    return paint_words(painter, text, area, pixels, color, bold=True)


def paint_words(
    painter: QPainter, text: str, area: QRectF, pixels: float, color: QColor, bold: bool = False
) -> float:
    """Write wrapped text, smaller where it would not fit; return the height taken."""
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
    taken = QRectF()
    for shrunk in _SHRUNK:
        painter.setFont(font(pixels * shrunk, bold))
        taken = painter.boundingRect(area, flags, text)
        if taken.height() <= area.height():
            break
    painter.setPen(color)
    painter.drawText(area, flags, text)
    return taken.height()


def paint_legend(painter: QPainter, legend: Legend, area: QRectF, pixels: float, color: QColor) -> float:
    """Draw a legend, or a colour bar with its ends and unit, smaller where it would not fit.

    Returns
    -------
    float
        The height taken.
    """
    pixels = _fitting(legend, area, pixels)
    painter.setFont(font(pixels))
    metrics = QFontMetricsF(painter.font(), painter.device())
    return (_bar if legend.colors else _entries)(painter, legend, area, pixels, color, metrics)


def _fitting(legend: Legend, area: QRectF, pixels: float) -> float:
    """Return the largest height of type, up to the one wanted, with which a legend fits into an area."""
    for shrunk in _SHRUNK:
        size = pixels * shrunk
        metrics = QFontMetricsF(font(size))
        if legend.colors:
            lines = title_lines(legend, metrics, area.width())
            right = max(map(metrics.horizontalAdvance, lines))
            height = (1.5 + 1.3 * (len(lines) - 1)) * size + metrics.height()
        else:
            right, height = _taken(legend, area.width(), size, metrics)
        if right <= area.width() and height <= area.height():
            return size
    return pixels * _SHRUNK[-1]


def font(pixels: float, bold: bool = False) -> QFont:
    """Return the interface's font in a size of its own, for what is painted to scale."""
    made = QFont(QGuiApplication.font())
    made.setPixelSize(max(1, round(pixels)))
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made


def _entries(
    painter: QPainter, legend: Legend, area: QRectF, pixels: float, color: QColor, metrics: QFontMetricsF
) -> float:
    row, scale = 1.6 * pixels, pixels / 13
    for (shape, ink, words), (x, line) in zip(
        legend.entries, _places(legend, area.width(), pixels, metrics), strict=True
    ):
        x, y = area.left() + x, area.top() + (line + 0.5) * row
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(x + 8 * scale, y)
        painter.scale(scale, scale)
        swatch(painter, shape, QColor(ink), QPointF(0, 0))
        painter.restore()
        painter.setPen(color)
        painter.drawText(QPointF(x + 22 * scale, y + metrics.ascent() / 2 - 0.05 * pixels), words)
    return _taken(legend, area.width(), pixels, metrics)[1]


def _places(legend: Legend, width: float, pixels: float, metrics: QFontMetricsF) -> list[tuple[float, int]]:
    """Return where every entry begins, and in which row."""
    scale, x, row = pixels / 13, 0.0, 0
    places = []
    for _, _, words in legend.entries:
        taken = 24 * scale + metrics.horizontalAdvance(words)
        if x + taken > width and x:
            x, row = 0.0, row + 1
        places.append((x, row))
        x += taken + 16 * scale
    return places


def _taken(legend: Legend, width: float, pixels: float, metrics: QFontMetricsF) -> tuple[float, float]:
    """Return the width and the height that the entries take."""
    places = _places(legend, width, pixels, metrics)
    ends = [
        x + 24 * pixels / 13 + metrics.horizontalAdvance(words)
        for (x, _), (_, _, words) in zip(places, legend.entries, strict=True)
    ]
    return max(ends, default=0.0), 1.6 * pixels * (1 + max((row for _, row in places), default=0))


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
