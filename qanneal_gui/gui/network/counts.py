"""How often each class is taken for which."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.widgets import label
from qanneal_gui.gui.network.cells import CellGrid
from qanneal_gui.gui.network.colours import percent
from qanneal_gui.gui.network.images import TITLES
from qanneal_gui.science.arrays import Array
from qanneal_gui.support.wording import localised, tr
from qanneal_gui.training.inspection import Inspection

_WIDTH, _HEIGHT = 46, 36
_LARGEST_WIDTH = 104
_FEW = 4
"""More classes stand closer, and their cells say the count alone."""
_CLOSE_WIDTH, _CLOSE_HEIGHT = 36, 21
_LONGEST_NAME = 84


class CountTable(CellGrid):
    """True classes in rows, chosen ones in columns; counts, and shares of the row.

    Parameters
    ----------
    title : str
        Which images are counted.
    """

    def __init__(self, title: str) -> None:
        super().__init__(tr("{title}: true class by predicted class", title=title))
        self._title = title
        self.counts: Array = np.zeros((0, 0), np.int64)
        self._names: tuple[str, ...] = ()

    def show_counts(self, counts: Array, names: tuple[str, ...]) -> None:
        """Show counts, shape (C, C)."""
        changed = len(names) != len(self._names)
        self.counts, self._names = counts, names
        if changed:
            self.current = -1
            self.setMinimumSize(self.sizeHint())
            self.updateGeometry()
        self.go_to(self.current)

    @property
    @override
    def count(self) -> int:
        return int(self.counts.size)

    @override
    def grid(self) -> tuple[int, float, float]:
        classes = max(len(self._names), 1)
        width = min((self.width() - self._left()) / classes, _LARGEST_WIDTH)
        return classes, width, float(_HEIGHT if self._roomy else _CLOSE_HEIGHT)

    @override
    def cell(self, number: int) -> QRectF:
        return super().cell(number).translated(self._left(), self._top())

    @override
    def at(self, place: QPointF) -> int:
        return super().at(place - QPointF(self._left(), self._top()))

    @override
    def sizeHint(self) -> QSize:
        classes = max(len(self._names), 2)
        width, height = (_WIDTH, _HEIGHT) if self._roomy else (_CLOSE_WIDTH, _CLOSE_HEIGHT)
        return QSize(self._left() + classes * width, self._top() + classes * height + 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font("small"))
        colors, line = theme.current(), self._line()
        painter.setPen(colors.role("text"))
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        accuracy = float(np.trace(self.counts)) / max(int(self.counts.sum()), 1)
        head = tr(
            "{title}: {accuracy} of {sum:,} correct",
            title=self._title,
            accuracy=percent(accuracy, 1),
            sum=self.counts.sum(),
        )
        head = painter.fontMetrics().elidedText(head, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(QRectF(0, 0, self.width(), line), left, head)
        painter.setPen(colors.role("quiet"))
        for number, name in enumerate(self._names):
            column, row = self.cell(number), self.cell(number * len(self._names))
            self._paint_head(painter, name, column)
            place = QRectF(0, row.top(), self._left() - 8, row.height())
            short = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(place.width()))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, short)
        painter.end()
        super().paintEvent(event)

    def _paint_head(self, painter: QPainter, name: str, column: QRectF) -> None:
        """Write a class's name above its column; from bottom to top where it is too long."""
        line, height = self._line(), self._head()
        if height == line:
            place = QRectF(column.left(), line + 4, column.width(), line)
            room = int(place.width()) - 4
            short = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, short)
            return
        short = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, height)
        painter.save()
        painter.translate(column.center().x(), line + 4 + height)
        painter.rotate(-90)
        upwards = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(0, -line / 2, height, line), upwards, short)
        painter.restore()

    @override
    def paint_cell(self, painter: QPainter, cell: QRectF, number: int) -> None:
        truth, choice = divmod(number, len(self._names))
        count, share = int(self.counts[truth, choice]), self._share(truth, choice)
        colors = theme.current()
        ground = colors.role("good" if truth == choice else "trouble")
        ground.setAlphaF(0.08 + 0.32 * share if count else 0.0)
        inner = cell.adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(inner, 4, 4)
        painter.setPen(colors.role("text" if count else "faint"))
        middle = Qt.AlignmentFlag.AlignCenter
        if not count:
            painter.drawText(inner, middle, "0")
            return
        if not self._roomy:
            painter.drawText(inner, middle, localised(f"{count:,}"))
            return
        upper = QRectF(inner.left(), inner.center().y() - self._line(), inner.width(), self._line())
        painter.drawText(upper, middle, localised(f"{count:,}"))
        painter.drawText(upper.translated(0, self._line() - 1), middle, percent(share))

    @override
    def describe(self, number: int) -> str:
        truth, choice = divmod(number, len(self._names))
        return tr(
            "{title}: {counts:,} of {sum:,} images of {names} ({choice}) are classified as {names2}.",
            title=self._title,
            counts=self.counts[truth, choice],
            sum=self.counts[truth].sum(),
            names=self._names[truth],
            choice=percent(self._share(truth, choice), 1),
            names2=self._names[choice],
        )

    def _share(self, truth: int, choice: int) -> float:
        return float(self.counts[truth, choice]) / max(int(self.counts[truth].sum()), 1)

    def _line(self) -> int:
        return self.fontMetrics().height()

    @property
    def _roomy(self) -> bool:
        return len(self._names) <= _FEW

    def _longest(self) -> int:
        metrics = QFontMetrics(theme.font("small"))
        return max(metrics.horizontalAdvance(text) for text in ("00", *self._names))

    def _left(self) -> int:
        return min(120 if self._roomy else _LONGEST_NAME + 8, self._longest() + 16)

    def _head(self) -> int:
        """Return the height of the names above the columns."""
        if self._roomy or self._longest() <= _CLOSE_WIDTH:
            return self._line()
        return min(self._longest() + 2, _LONGEST_NAME)

    def _top(self) -> int:
        return self._line() + self._head() + 8


class CountsPane(QWidget):
    """The tables of both splits.

    Attributes
    ----------
    asked : Signal
        Split, true class and chosen class of images that are to be shown.
    """

    asked = Signal(str, int, int)

    def __init__(self) -> None:
        super().__init__()
        self.train, self.test = CountTable(tr("Training images")), CountTable(tr("Test images"))
        self.note = label(role="small", wrap=True)
        inside = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._row.setContentsMargins(0, 0, theme.GRID, 0)
        self._row.setSpacing(2 * theme.GRID)
        self._row.addWidget(self.test, 1)
        self._row.addWidget(self.train, 1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(scroll, 1)
        column.addWidget(self.note)
        self.train.activated.connect(self._on_train)
        self.test.activated.connect(self._on_test)

    def show_network(self, found: Inspection | None, network: str) -> None:
        """Count what a network chooses."""
        if found is None:
            return
        for table, answers in ((self.train, found.train), (self.test, found.test)):
            table.show_counts(answers.confusion(network), found.dataset.class_names)
        self._turn()
        counted, total = len(found.test.truth), found.test.total
        part = (
            tr("The first {counted:,} of {total:,} test images were counted. ", counted=counted, total=total)
            if counted < total
            else ""
        )
        share = (
            tr("per cent")
            if len(found.dataset.class_names) <= _FEW
            else tr("the stronger the colour, the larger the share")
        )
        self.note.setText(
            tr(
                "{part}Rows: true class; columns: class predicted by the {titles}; "
                "{share} of the row. Press Return or double-click to show the images of "
                "a cell.",
                part=part,
                titles=TITLES[network],
                share=share,
            )
        )

    @property
    def wanted_height(self) -> int:
        """Height at which a whole table is seen."""
        return self.test.sizeHint().height() + self.note.sizeHint().height() + 3 * theme.GRID

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        self.train.update()
        self.test.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """Put the tables beside each other if there is room."""
        beside = self.train.sizeHint().width() + self.test.sizeHint().width() + 48 <= self.width()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != way:
            self._row.setDirection(way)

    def _on_train(self, number: int) -> None:
        self.asked.emit("train", *divmod(number, len(self.train.counts)))

    def _on_test(self, number: int) -> None:
        self.asked.emit("test", *divmod(number, len(self.test.counts)))
