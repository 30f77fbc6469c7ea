"""The queue's table: rows that are dragged to another place, and a selection that follows its entries."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView
from typing_extensions import override

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.tables import CellDelegate, next_left, wide_enough
from qanneal_gui.gui.queue.model import COLUMNS, SETTINGS, STATE, QueueModel
from qanneal_gui.runs.queue_entry import Entry
from qanneal_gui.support.wording import tr

_ROW_HEIGHT = 32


class QueueTable(QTableView):
    """Entries in a table.

    Attributes
    ----------
    chosen : Signal
        Other entries are selected, or they have changed.
    dragged : Signal
        The selected entries were dragged to before a row.
    """

    chosen = Signal()
    dragged = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.queue = QueueModel()
        self.setModel(self.queue)
        self.setAccessibleName(tr("&Queue").replace("&", ""))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setItemDelegate(CellDelegate(self))
        self.setIconSize(theme.icon_size(16))
        self.setFont(theme.font("small"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        header = self.horizontalHeader()
        self._usual = [wide_enough(header, column.title, column.width) for column in COLUMNS]
        self._fitted = list(self._usual)
        for place, width in enumerate(self._usual):
            self.setColumnWidth(place, width)
        self.selectionModel().selectionChanged.connect(self.chosen)
        self._pressed: QPoint | None = None
        self._gap: int | None = None
        self._awaited: set[int] = set()

    def await_back(self, entries: Iterable[Entry]) -> None:
        """Select these entries when they are there again."""
        self._awaited = {one.id for one in entries}

    def show_entries(self, entries: Sequence[Entry], words: Mapping[int, str]) -> None:
        """Show the queue as it is now; what was selected stays so, or what is next to it or back is."""
        before = [one.id for one in self.queue.entries]
        chosen, current = {one.id for one in self.selected()}, self.currentIndex().row()
        kept = self.queue.entries[current].id if 0 <= current < len(self.queue.entries) else None
        top = self.verticalScrollBar().value()
        left = [one.id for one in entries]
        if chosen and chosen.isdisjoint(left) and (kept := next_left(before, chosen, left)) is not None:
            chosen = {kept}
        back = self._awaited.intersection(left)
        if back:
            chosen, kept, self._awaited = back, next(one for one in left if one in back), set()
        self.queue.show(entries, words)
        flags = QItemSelectionModel.SelectionFlag
        if {one.id for one in self.selected()} != chosen:
            for place, entry in enumerate(self.queue.entries):
                index = self.queue.index(place, 0)
                if entry.id in chosen:
                    self.selectionModel().select(index, flags.Select | flags.Rows)
                if entry.id == kept:
                    self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
            self.verticalScrollBar().setValue(top)
        if back:
            self.scrollTo(self.currentIndex())
        self._fit()
        self.chosen.emit()

    def selected(self) -> list[Entry]:
        """Return the selected entries in their order."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self.queue.entries[row] for row in rows if row < len(self.queue.entries)]

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        self.queue.recolor()
        self.viewport().update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show states whole, however many steps they tell of; the settings have what is left.

        What the others do not need is theirs, too, unless somebody gave a column a width of its own.
        """
        self.setColumnWidth(STATE, max(self.columnWidth(STATE), self.sizeHintForColumn(STATE)))
        header = self.horizontalHeader()
        for place, usual in enumerate(self._usual):
            if place not in (SETTINGS, STATE) and self.columnWidth(place) == self._fitted[place]:
                needed = max(self.sizeHintForColumn(place), header.sectionSizeHint(place))
                self._fitted[place] = min(usual, needed)
                self.setColumnWidth(place, self._fitted[place])
        others = header.length() - self.columnWidth(SETTINGS)
        self.setColumnWidth(SETTINGS, max(self._usual[SETTINGS], self.viewport().width() - others))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        at = event.position().toPoint()
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.button() == Qt.MouseButton.LeftButton and plain and self.indexAt(at).isValid():
            self._pressed = at

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._pressed is None:
            super().mouseMoveEvent(event)
        elif (
            self._gap is not None
            or (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        ):
            self._show_gap(self._gap_at(at.y()))
            if (index := self.indexAt(at)).isValid():
                self.scrollTo(index)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        gap, self._pressed = self._gap, None
        self._show_gap(None)
        if gap is not None:
            self.dragged.emit(gap)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._gap is not None:
            self._pressed = None
            self._show_gap(None)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._gap is not None:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(theme.current().role("accent"), 2))
            y = max(1, self._y_of(self._gap))
            painter.drawLine(0, y, self.viewport().width(), y)
            painter.end()

    def _gap_at(self, y: int) -> int:
        """Return before which row the entries would be put."""
        row = self.rowAt(max(0, y))
        if row < 0:
            return self.queue.rowCount()
        return row + (y > self.rowViewportPosition(row) + self.rowHeight(row) / 2)

    def _y_of(self, gap: int) -> int:
        if gap < self.queue.rowCount():
            return self.rowViewportPosition(gap)
        return self.rowViewportPosition(gap - 1) + self.rowHeight(gap - 1) if gap else 0

    def _show_gap(self, gap: int | None) -> None:
        if gap != self._gap:
            self._gap = gap
            shape = Qt.CursorShape.ArrowCursor if gap is None else Qt.CursorShape.ClosedHandCursor
            self.viewport().setCursor(shape)
            self.viewport().update()
