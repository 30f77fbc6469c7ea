"""Tables of values that can be copied as CSV."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)
from typing_extensions import override

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.widgets import elide_mode, tooltip
from qanneal_gui.support.text import csv_text, for_label
from qanneal_gui.support.wording import localised, speaks_english, told, tr

Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Cells(QAbstractTableModel):
    """A table of texts, asked for cell by cell, so that it may be long."""

    def __init__(self) -> None:
        super().__init__()
        self.headers: list[str] = []
        self._rows = 0
        self._text: Callable[[int, int], str] = _nothing
        self._numeric: frozenset[int] = frozenset()

    def show(
        self,
        headers: Sequence[str],
        rows: int,
        text: Callable[[int, int], str],
        numeric: Sequence[int] = (),
    ) -> None:
        """Show other content.

        Parameters
        ----------
        headers : sequence of str
            With their units.
        rows : int
            Number of rows.
        text : callable
            The text of a cell, by row and column.
        numeric : sequence of int
            Columns that are aligned to the right.
        """
        self.beginResetModel()
        self.headers, self._rows, self._text = list(headers), rows, text
        self._numeric = frozenset(numeric)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._rows

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.headers)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return for_label(self._shown(index))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self._shown(index))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if index.column() in self._numeric else _LEFT
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and section < len(self.headers):
            if role == Qt.ItemDataRole.DisplayRole:
                return for_label(told(self.headers[section]))
            if role == Qt.ItemDataRole.ToolTipRole:
                return tooltip(told(self.headers[section]))
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if section in self._numeric else _LEFT
        return None

    def _shown(self, index: Index) -> str:
        """Return a cell in the language of the window; what is copied stays as it is."""
        text = told(self._text(index.row(), index.column()))
        return localised(text) if index.column() in self._numeric else text


class CellDelegate(QStyledItemDelegate):
    """Draws cells of which paths show their ends."""

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = elide_mode(option.text)


class CopyTable(QTableView):
    """A table that copies its selection, or all of it, as CSV."""

    keys = (("Ctrl+C", tr("Copy the selection as CSV")),)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.cells = Cells()
        self.setModel(self.cells)
        self.setAccessibleName(name)
        self.setFont(theme.font("small"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setItemDelegate(CellDelegate(self))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(24)
        self.horizontalHeader().setHighlightSections(False)
        self.setToolTip(tr("Ctrl+C copies the selection as CSV."))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        else:
            super().keyPressEvent(event)

    def copy_selection(self) -> None:
        """Copy the rows and columns that are selected, with their headers; all if none is."""
        chosen = self.selectionModel().selectedIndexes()
        if not chosen:
            self.copy_all()
            return
        rows = sorted({index.row() for index in chosen})
        self._copy(rows, sorted({index.column() for index in chosen}))

    def copy_all(self) -> None:
        """Copy the whole table."""
        self._copy(range(self.cells.rowCount()), range(self.cells.columnCount()))

    def _copy(self, rows: Sequence[int], columns: Sequence[int]) -> None:
        text = csv_text(
            [
                [self.cells.headers[column] for column in columns],
                *([_plain(self.cells._text(row, column)) for column in columns] for row in rows),
            ]
        )
        QGuiApplication.clipboard().setText(text)


def wide_enough(header: QHeaderView, title: str, width: int) -> int:
    """Return the width of a column, more where its title is longer in another language than in English."""
    return width if speaks_english() else max(width, header.fontMetrics().horizontalAdvance(title) + 24)


def next_left(before: Sequence[int], gone: Collection[int], left: Sequence[int]) -> int | None:
    """Return which row that is left stood below those that are gone, or else above; None if none did."""
    places, there = [place for place, number in enumerate(before) if number in gone], set(left)
    if not places:
        return None
    order = [*before[places[-1] :], *reversed(before[: places[-1]])]
    return next((number for number in order if number in there), None)


def _plain(text: str) -> str:
    """Return what other programs read: no dash for nothing, no separators of thousands."""
    return "" if text == "–" else text


def _nothing(_row: int, _column: int) -> str:
    return ""
