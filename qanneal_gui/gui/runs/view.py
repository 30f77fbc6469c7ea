"""The table of runs as a widget: columns, keys, and a selection that outlives a new order."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView
from typing_extensions import override

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.runs.delegates import ROW_HEIGHT, RunDelegate
from qanneal_gui.gui.runs.model import COLUMNS, NAME, STAR, TIME, RunTable
from qanneal_gui.runs.listing import RunRow


class RunsTable(QTableView):
    """Runs in a table.

    Attributes
    ----------
    chosen : Signal
        Other runs are selected.
    starred : Signal
        A run's star was clicked.
    """

    chosen = Signal()
    starred = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.runs = RunTable()
        self.setModel(self.runs)
        self.drawing = RunDelegate(self)
        self.setItemDelegate(self.drawing)
        self.setAccessibleName("Recorded runs")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setIconSize(QSize(16, 16))
        self.setFont(theme.font("small"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(24)
        header.setSectionsMovable(True)
        for place, column in enumerate(COLUMNS):
            self.setColumnWidth(place, column.width)
        self._fitted = self.columnWidth(NAME)
        self.setSortingEnabled(True)
        header.setSortIndicator(len(COLUMNS) - 1, Qt.SortOrder.DescendingOrder)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._offer_columns)
        self.selectionModel().selectionChanged.connect(self.chosen)
        self.clicked.connect(self._on_clicked)
        self._columns = QMenu(self)
        for place, column in enumerate(COLUMNS):
            if place != NAME:
                self._add_column(place, column.title or column.about)
        self.setColumnHidden(TIME, True)
        self._columns.triggered.connect(self._on_column)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The names take the room that is left, unless somebody gave them a width of their own.
        if self.columnWidth(NAME) == self._fitted:
            others = self.horizontalHeader().length() - self._fitted
            self._fitted = max(self.viewport().width() - others, COLUMNS[NAME].width)
            self.setColumnWidth(NAME, self._fitted)

    def add_key(self, text: str, key: str, command: Callable[[], object]) -> QAction:
        """Add an action that its key starts while the table has the focus."""
        action = QAction(text, self)
        if key:
            action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(command)
        self.addAction(action)
        return action

    def show_numbers(self, show: Callable[[], None]) -> None:
        """Let the model show other runs, and select those again that were selected."""
        numbers, current = set(self.selected_numbers()), self.currentIndex()
        kept = self.runs.numbers[current.row()] if current.isValid() else None
        before = self.runs.numbers
        top = self.verticalScrollBar().value()
        show()
        if before is self.runs.numbers:
            return
        places = [place for place, number in enumerate(self.runs.numbers) if number in numbers]
        flags = QItemSelectionModel.SelectionFlag
        if kept in numbers and (place := _place(self.runs.numbers, kept)) is not None:
            self.selectionModel().setCurrentIndex(self.runs.index(place, NAME), flags.NoUpdate)
        self.selectionModel().select(self._ranges(places), flags.ClearAndSelect | flags.Rows)
        self.verticalScrollBar().setValue(top)
        self.chosen.emit()

    def selected_numbers(self) -> list[int]:
        """Return the numbers of the selected runs, in the order of the table."""
        places = {
            place
            for part in self.selectionModel().selection().toList()
            for place in range(part.top(), part.bottom() + 1)
        }
        return [self.runs.numbers[place] for place in sorted(places)]

    def selected_rows(self) -> list[RunRow]:
        """Return the selected runs, in the order of the table."""
        wanted = set(self.selected_numbers())
        places = [place for place, number in enumerate(self.runs.numbers) if number in wanted]
        return [row for place in places if (row := self.runs.row(place)) is not None]

    def rename(self) -> None:
        """Edit the name of the current run."""
        index = self.currentIndex()
        if index.isValid():
            self.edit(index.siblingAtColumn(NAME))

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        self.drawing.recolor()
        self.runs.recolor()

    def _ranges(self, places: Sequence[int]) -> QItemSelection:
        selection = QItemSelection()
        begin = 0
        for i in range(1, len(places) + 1):
            if i == len(places) or places[i] != places[i - 1] + 1:
                last = self.runs.index(places[i - 1], len(COLUMNS) - 1)
                selection.select(self.runs.index(places[begin], 0), last)
                begin = i
        return selection

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == STAR:
            self.starred.emit(index.row())

    def _add_column(self, place: int, title: str) -> None:
        action = QAction(title, self._columns)
        action.setCheckable(True)
        action.setChecked(place != TIME)
        action.setData(place)
        self._columns.addAction(action)

    def _offer_columns(self, place: QPoint) -> None:
        self._columns.popup(self.horizontalHeader().mapToGlobal(place))

    def _on_column(self, action: QAction) -> None:
        self.setColumnHidden(int(action.data()), not action.isChecked())


def _place(numbers: Sequence[int], wanted: int) -> int | None:
    return numbers.index(wanted) if wanted in numbers else None
