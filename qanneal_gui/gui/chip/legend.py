"""How to read the stage: a legend of shapes and weights, or a colour bar with its unit."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from qanneal_gui.chip import colours
from qanneal_gui.chip.picture import Legend
from qanneal_gui.gui.chip import ground
from qanneal_gui.gui.common import theme
from qanneal_gui.support.wording import told, tr

_ROW = 24


class LegendStrip(QWidget):
    """A strip below the stage, on the stage's ground; wraps where it is narrow."""

    def __init__(self) -> None:
        super().__init__()
        self._legend = Legend()
        # As high as a legend beside it: above and below it the ground would be the window's.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._fit()

    def show_legend(self, legend: Legend) -> None:
        """Explain these colours."""
        legend = legend_told(legend)
        if legend == self._legend:
            # A training recolours the chip many times, and what the colours mean stays.
            return
        self._legend = legend
        words = [text for _, _, text in legend.entries] or [
            tr("{legend}: {low} to {high}", legend=legend.title, low=legend.low, high=legend.high)
        ]
        self.setAccessibleName(tr("Legend: {words}", words=", ".join(words)))
        self._fit()
        self.update()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(colours.ground(ground.look())))
        painter.setFont(theme.font("small"))
        metrics = QFontMetricsF(painter.font())
        if self._legend.colors:
            self._bar(painter, metrics)
        else:
            self._entries(painter, metrics)
        painter.end()

    def _entries(self, painter: QPainter, metrics: QFontMetricsF) -> None:
        for (shape, color, words), (x, row) in zip(self._legend.entries, self._places(metrics), strict=True):
            y = 2 + (row + 0.5) * _ROW
            swatch(painter, shape, _seen(color), QPointF(x + 8, y))
            painter.setPen(_seen(colours.INK))
            painter.drawText(QPointF(x + 22, y + metrics.ascent() / 2 - 1), words)

    def _places(self, metrics: QFontMetricsF) -> list[tuple[float, int]]:
        """Return where every entry of the legend begins, and its row."""
        places, x, row = [], 12.0, 0
        for _, _, words in self._legend.entries:
            width = 24 + metrics.horizontalAdvance(words)
            if x + width > self.width() - 8 and x > 12:
                x, row = 12.0, row + 1
            places.append((x, row))
            x += width + 16
        return places

    def _fit(self) -> None:
        """Take two rows, so that the stage keeps its size from mode to mode, or more if they are needed."""
        metrics = QFontMetricsF(theme.font("small"))
        places = self._places(metrics)
        rows = places[-1][1] + 1 if places else 1 + len(title_lines(self._legend, metrics, self.width() - 24))
        self.setMinimumHeight(max(2, rows) * _ROW + 4)

    def _bar(self, painter: QPainter, metrics: QFontMetricsF) -> None:
        legend, top = self._legend, 2 + metrics.ascent()
        painter.setPen(_seen(colours.QUIET))
        for line in title_lines(legend, metrics, self.width() - 24):
            painter.drawText(QPointF(12, top), line)
            top += metrics.height()
        top += 2 - metrics.ascent()
        painter.setPen(_seen(colours.INK))
        left = 20 + metrics.horizontalAdvance(legend.low)
        right = min(self.width() - 20 - metrics.horizontalAdvance(legend.high), left + 300)
        painter.drawText(QPointF(12, top + metrics.ascent()), legend.low)
        painter.drawText(QPointF(right + 8, top + metrics.ascent()), legend.high)
        step = (right - left) / len(legend.colors)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for i, color in enumerate(legend.colors):
            painter.fillRect(QRectF(left + i * step, top + 3, step + 1, 12), _seen(color))


def _seen(color: str) -> QColor:
    return QColor(colours.seen_on(color, ground.look()))


def legend_told(legend: Legend) -> Legend:
    """Return a legend in the language of the window; pictures that are exported keep theirs."""
    entries = tuple((shape, color, told(words)) for shape, color, words in legend.entries)
    return replace(
        legend, title=told(legend.title), low=told(legend.low), high=told(legend.high), entries=entries
    )


def title_lines(legend: Legend, metrics: QFontMetricsF, width: float) -> list[str]:
    """Return the title of a colour bar, in more lines than one where that is too long."""
    if metrics.horizontalAdvance(legend.title) <= width:
        return [legend.title]
    lines: list[str] = []
    for part in legend.title.split("; ", 1):
        lines.append("")
        for word in part.split():
            longer = f"{lines[-1]} {word}".lstrip()
            if lines[-1] and metrics.horizontalAdvance(longer) > width:
                lines.append(word)
            else:
                lines[-1] = longer
    return lines


def swatch(painter: QPainter, shape: str, color: QColor, at: QPointF) -> None:
    """Draw one sign of the legend."""
    x, y = at.x(), at.y()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if shape in "-=+x":
        painter.setPen(QPen(color, 4 if shape == "=" else 2))
        painter.drawLine(QPointF(x - 7, y + 4 * (shape == "x")), QPointF(x + 7, y - 4 * (shape == "x")))
        if shape == "x":
            painter.drawLine(QPointF(x - 7, y - 4), QPointF(x + 7, y + 4))
        elif shape == "+":
            painter.drawLine(QPointF(x, y - 6), QPointF(x, y + 6))
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    if shape in "o.":
        radius = 4.5 if shape == "o" else 2.5
        painter.drawEllipse(at, radius, radius)
    elif shape == "s":
        painter.drawRect(QRectF(x - 5.5, y - 5.5, 11, 11))
    else:
        corners = {"d": [(0, -7), (7, 0), (0, 7), (-7, 0)], "t": [(0, 6), (6, -5), (-6, -5)]}[shape]
        painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in corners]))
