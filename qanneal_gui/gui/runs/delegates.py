"""How the cells of the table of runs are painted that hold more than a text."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.tables import Index
from qanneal_gui.gui.common.widgets import elide_mode
from qanneal_gui.gui.runs.model import COLUMNS, CURVE, NAME, STAR, STATE, RunTable, cell_text, sign_of
from qanneal_gui.runs.listing import RunRow
from qanneal_gui.support.text import for_label
from qanneal_gui.support.wording import tr

ROW_HEIGHT = 40

# As numbers, and put together once: Qt's enumerations are slow to combine, a thousand times a frame.
_LEFT = int((Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value) | int(
    Qt.TextFlag.TextSingleLine.value
)
_RIGHT = int((Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value) | int(
    Qt.TextFlag.TextSingleLine.value
)


class RunDelegate(QStyledItemDelegate):
    """Paints the star, the name above its tags, the state with its sign, the small curve, and texts."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._body, self._small = theme.font("body"), theme.font("small")
        self._metrics = {id(font): QFontMetrics(font) for font in (self._body, self._small)}
        self._stars: dict[bool, QPixmap] = {}
        self.recolor()

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        colors = theme.current()
        self._stars.clear()
        self._text, self._quiet = colors.role("text"), colors.role("quiet")
        self._line = QPen(colors.role("mlp"), 1)
        self._half = QPen(colors.role("strong_border"), 1, Qt.PenStyle.DotLine)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW_HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        # Painted here as a whole: Qt would ask the model ten times for each cell, and a page has 200.
        model = index.model()
        assert isinstance(model, RunTable)
        row, column, box = model.row(index.row()), index.column(), option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            theme.paint_selected(painter, box)
        if row is None:
            return
        if column == STAR:
            picture = self._star(row.starred, painter.device().devicePixelRatioF())
            painter.drawPixmap(box.center().x() - 7, box.center().y() - 8, picture)
        elif column == NAME:
            self._paint_name(painter, box.adjusted(4, 3, -6, -3), row)
        elif column == CURVE:
            if row.stale and row.steps:
                model.drawn_without_curve.emit(row.number)
            if row.curve is not None and row.curve.shape[1] > 1:
                self._paint_curve(painter, QRectF(box.adjusted(4, 7, -8, -7)), row)
        else:
            left = 4
            if column == STATE:
                model.icon(sign_of(row)).paint(painter, box.left() + 3, box.center().y() - 8, 16, 16)
                left = 24
            side = _RIGHT if COLUMNS[column].right else _LEFT
            text = cell_text(row, column)
            if COLUMNS[column].right:
                left = 0
            self._write(painter, box.adjusted(left, 0, -3, 0), text, self._small, self._text, side)

    def _star(self, starred: bool, ratio: float) -> QPixmap:
        if starred not in self._stars:
            name, meaning = ("star-filled", "caution") if starred else ("star", "strong_border")
            self._stars[starred] = theme.pixmap(name, theme.current().role(meaning).name(), 16, ratio)
        return self._stars[starred]

    def _paint_name(self, painter: QPainter, box: QRect, row: RunRow) -> None:
        below = ", ".join(part for part in (row.tags, row.id if row.name else "") if part)
        upper = QRect(box)
        if below:
            upper.setHeight(box.height() * 11 // 20)
        self._write(painter, upper, row.title, self._body if row.name else self._small, self._text)
        if below:
            lower = QRect(box)
            lower.setTop(upper.bottom() + 1)
            self._write(painter, lower, below, self._small, self._quiet)

    def _write(
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        font: QFont,
        color: QColor,
        side: int = _LEFT,
    ) -> None:
        metrics, text = self._metrics[id(font)], for_label(text)
        if metrics.horizontalAdvance(text) > box.width():
            text = metrics.elidedText(text, elide_mode(text), box.width())
        painter.setFont(font)
        painter.setPen(color)
        painter.drawText(box, side, text)

    def _paint_curve(self, painter: QPainter, box: QRectF, row: RunRow) -> None:
        assert row.curve is not None
        painter.save()
        painter.setPen(self._half)
        painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._line)
        points = np.empty((2, row.curve.shape[1]))
        points[0] = box.left() + row.curve[0] * box.width()
        points[1] = box.bottom() - row.curve[1] * box.height()
        painter.drawPolyline(pg.functions.arrayToQPolygonF(*points))
        painter.restore()

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        editor.setAccessibleName(tr("Name of the run"))
        palette = editor.palette()
        palette.setColor(QPalette.ColorRole.Base, theme.current().role("field"))
        editor.setPalette(palette)
        return editor
