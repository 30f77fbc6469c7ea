"""The table of runs as a widget: columns, keys, and a selection that outlives a new order."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView
from typing_extensions import override

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.tables import next_left, wide_enough
from qanneal_gui.gui.runs.delegates import ROW_HEIGHT, RunDelegate
from qanneal_gui.gui.runs.model import COLUMNS, NAME, STAR, STARTED, STATE, TIME, RunTable, state_texts
from qanneal_gui.runs.listing import RunRow
from qanneal_gui.support.wording import tr

_BESIDE_STATE = 36
"""Pixels of the sign of a state, and around its words."""

_LEAST_NAME = 84
"""Pixels that the names of runs have at least; below that, the table is scrolled."""


class RunsTable(QTableView):
    """Runs in a table.

    Attributes
    ----------
    chosen : Signal
        Other runs are selected.
    starred : Signal
        A run's star was clicked.
    column_actions : list of QAction
        What shows and hides a column each.
    """

    chosen = Signal()
    starred = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.runs = RunTable()
        self.setModel(self.runs)
        self.drawing = RunDelegate(self)
        self.setItemDelegate(self.drawing)
        self.setAccessibleName(tr("Recorded runs"))
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
        self.setIconSize(theme.icon_size(16))
        self.setFont(theme.font("small"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(24)
        header.setSectionsMovable(True)
        for place, column in enumerate(COLUMNS):
            self.setColumnWidth(place, wide_enough(header, column.title, column.width))
        self._fitted = {place: self.columnWidth(place) for place in (NAME, STATE)}
        self._least_state = self.columnWidth(STATE)
        self._whole_state = max(map(self.fontMetrics().horizontalAdvance, state_texts())) + _BESIDE_STATE
        self.setSortingEnabled(True)
        header.setSortIndicator(STARTED, Qt.SortOrder.DescendingOrder)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._offer_columns)
        self.selectionModel().selectionChanged.connect(self.chosen)
        self.clicked.connect(self._on_clicked)
        self.column_actions: list[QAction] = []
        self._columns = QMenu(self)
        sections: dict[str, QMenu] = {}
        for place, column in enumerate(COLUMNS):
            menu = self._columns
            if column.setting:
                section = column.key.partition(".")[0]
                if section not in sections:
                    sections[section] = self._columns.addMenu(tr("Settings: {section}", section=section))
                menu = sections[section]
            if place != NAME:
                self._add_column(menu, place, column.title or column.about)
            self.setColumnHidden(place, column.setting or place == TIME)
        self._columns.triggered.connect(self._on_column)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_rest_to_names()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # Two quick clicks on a star are two clicks; elsewhere they open the run.
        on_star = self.columnAt(event.position().toPoint().x()) == STAR
        (super().mousePressEvent if on_star else super().mouseDoubleClickEvent)(event)

    def _give_rest_to_names(self) -> None:
        """Let the names take the room that is left, unless somebody gave them a width of their own.

        Once they have their usual width, the states are shown whole first.
        """
        free = [place for place, width in self._fitted.items() if self.columnWidth(place) == width]
        rest = self.viewport().width() - self.horizontalHeader().length()
        rest += sum(self._fitted[place] for place in free)
        if STATE in free and not self.isColumnHidden(STATE):
            wide = rest - COLUMNS[NAME].width if NAME in free else self._least_state
            self._fit(STATE, max(self._least_state, min(wide, self._whole_state)))
            rest -= self._fitted[STATE]
        if NAME in free:
            self._fit(NAME, max(rest, _LEAST_NAME))

    def _fit(self, place: int, width: int) -> None:
        self._fitted[place] = width
        self.setColumnWidth(place, width)

    @property
    def settings_shown(self) -> tuple[str, ...]:
        """The settings that have a column, by their keys."""
        places = (place for place, column in enumerate(COLUMNS) if column.setting)
        return tuple(COLUMNS[place].key for place in places if not self.isColumnHidden(place))

    def show_settings(self, keys: Sequence[str]) -> None:
        """Show columns of settings; what is no setting is left out."""
        for action in self.column_actions:
            column = COLUMNS[int(action.data())]
            if column.setting and (column.key in keys) != action.isChecked():
                action.trigger()

    def add_key(self, text: str, key: str, command: Callable[[], object]) -> QAction:
        """Add an action that its key starts while the table has the focus."""
        action = QAction(text, self)
        if key:
            action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setAutoRepeat(False)  # a key that is held does once what it does
        action.triggered.connect(command)
        self.addAction(action)
        return action

    def show_numbers(self, show: Callable[[], None], *, back: Sequence[int] = (), stay: bool = False) -> None:
        """Let the model show other runs, and select those again that were selected.

        Parameters
        ----------
        show : callable
            What lets the model show them.
        back : sequence of int
            Numbers of runs that are back, and are selected instead.
        stay : bool
            Whether the run next to those selected is selected, if none of them is left.
        """
        numbers, current = set(self.selected_numbers()), self.currentIndex()
        kept = self.runs.numbers[current.row()] if current.isValid() else None
        before = self.runs.numbers
        top = self.verticalScrollBar().value()
        show()
        if before is self.runs.numbers:
            return
        if back:
            numbers, kept = set(back), back[0]
        elif stay and numbers.isdisjoint(self.runs.numbers):
            kept = next_left(before, numbers, self.runs.numbers)
            numbers = set() if kept is None else {kept}
        places = [place for place, number in enumerate(self.runs.numbers) if number in numbers]
        flags = QItemSelectionModel.SelectionFlag
        if kept in numbers and (place := _place(self.runs.numbers, kept)) is not None:
            self.selectionModel().setCurrentIndex(self.runs.index(place, NAME), flags.NoUpdate)
        self.selectionModel().select(self._ranges(places), flags.ClearAndSelect | flags.Rows)
        self.verticalScrollBar().setValue(top)
        if back:
            self.scrollTo(self.currentIndex())
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

    def _add_column(self, menu: QMenu, place: int, title: str) -> None:
        action = QAction(title, menu)
        action.setCheckable(True)
        action.setChecked(not COLUMNS[place].setting and place != TIME)
        action.setData(place)
        menu.addAction(action)
        self.column_actions.append(action)

    def _offer_columns(self, place: QPoint) -> None:
        self._columns.popup(self.horizontalHeader().mapToGlobal(place))

    def _on_column(self, action: QAction) -> None:
        self._show_column(int(action.data()), action.isChecked())

    def _show_column(self, place: int, shown: bool) -> None:
        self.runs.want_settings(bool(self.settings_shown) or (shown and COLUMNS[place].setting))
        self.setColumnHidden(place, not shown)
        self._give_rest_to_names()


def _place(numbers: Sequence[int], wanted: int) -> int | None:
    return numbers.index(wanted) if wanted in numbers else None
