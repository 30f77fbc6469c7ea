"""How the cells of the table of runs are painted that hold more than a text."""

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from qanneal_gui.gui import theme
from qanneal_gui.gui.library.model import CURVE, NAME, ROW, STAR, RunTable
from qanneal_gui.gui.tables import Index
from qanneal_gui.runs.listing import Row

ROW_HEIGHT = 40


class RunDelegate(QStyledItemDelegate):
    """Paints the star, the name above its tags, and the small curve; the rest as Qt does."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._body, self._small = theme.font("body"), theme.font("small")
        self._stars: dict[bool, QPixmap] = {}

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        self._stars.clear()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW_HEIGHT)

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        # One mark for the whole row is enough: a frame around one cell says nothing.
        option.state &= ~QStyle.StateFlag.State_HasFocus

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index) if index.column() != NAME else self._ground(painter, option)
        row = index.data(ROW)
        if not isinstance(row, Row):
            return
        box = option.rect
        if index.column() == STAR:
            picture = self._star(row.starred, painter.device().devicePixelRatioF())
            painter.drawPixmap(box.center().x() - 7, box.center().y() - 8, picture)
        elif index.column() == NAME:
            self._paint_name(painter, box.adjusted(4, 3, -6, -3), row)
        elif index.column() == CURVE:
            model = index.model()
            if row.stale and row.steps and isinstance(model, RunTable):
                model.drawn_without_curve.emit(row.number)
            if row.curve is not None and row.curve.shape[1] > 1:
                self._paint_curve(painter, QRectF(box.adjusted(4, 7, -8, -7)), row)

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        colors = theme.current()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, colors.role("accent_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, colors.role("hover"))

    def _star(self, starred: bool, ratio: float) -> QPixmap:
        if starred not in self._stars:
            name, meaning = ("star-filled", "caution") if starred else ("star", "strong_border")
            self._stars[starred] = theme.pixmap(name, theme.current().role(meaning).name(), 16, ratio)
        return self._stars[starred]

    def _paint_name(self, painter: QPainter, box: QRect, row: Row) -> None:
        colors = theme.current()
        below = ", ".join(part for part in (row.tags, row.id if row.name else "") if part)
        upper = QRect(box)
        if below:
            upper.setHeight(box.height() * 11 // 20)
        self._write(
            painter, upper, row.title, self._body if row.name else self._small, colors.role("text").name()
        )
        if below:
            lower = QRect(box)
            lower.setTop(upper.bottom() + 1)
            self._write(painter, lower, below, self._small, colors.role("quiet").name())

    def _write(self, painter: QPainter, box: QRect, text: str, font: QFont, color: str) -> None:
        painter.setFont(font)
        painter.setPen(color)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_curve(self, painter: QPainter, box: QRectF, row: Row) -> None:
        assert row.curve is not None
        colors = theme.current()
        painter.save()
        painter.setPen(QPen(colors.role("strong_border"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.role("mlp"), 1))
        x = box.left() + row.curve[0] * box.width()
        y = box.bottom() - row.curve[1] * box.height()
        painter.drawPolyline(QPolygonF([QPointF(*point) for point in np.stack([x, y], 1).tolist()]))
        painter.restore()

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        editor.setAccessibleName("Name of the run")
        palette = editor.palette()
        palette.setColor(QPalette.ColorRole.Base, theme.current().role("field"))
        editor.setPalette(palette)
        return editor
