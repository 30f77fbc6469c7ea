"""What an experiment has shown so far: its figures and tables, one below the other."""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from qanneal_gui.experiments.definition import Progress
from qanneal_gui.figures import Figure, Table
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.widgets import Card, label
from qanneal_gui.gui.experiments.figure_view import FigureView
from qanneal_gui.support.wording import tr


class TableCard(Card):
    """A table as high as its rows; marked cells are bold as well as coloured.

    Attributes
    ----------
    opened : Signal
        A row was opened, by a double click or Return: the title of the table, and its number.
    """

    opened = Signal(str, int)

    def __init__(self, table: Table, *, published: bool = True) -> None:
        super().__init__(table.title)
        self._published = published
        self.grid = QTableWidget()
        self.grid.setAccessibleName(table.title)
        self.grid.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.grid.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.grid.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.grid.setShowGrid(False)
        self.grid.verticalHeader().hide()
        self.grid.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.grid.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._bar = self.grid.horizontalScrollBar()
        self._bar.rangeChanged.connect(self._on_range)
        self.grid.activated.connect(self._on_activated)
        self.body.addWidget(self.grid)
        self.note = label(wrap=True, role="small")
        self.body.addWidget(self.note)
        self.table = table
        self.show_table(table)

    def show_table(self, table: Table) -> None:
        """Show another table, or the same with more rows."""
        self.table = table
        if not self._published:
            table = table.without_published()
        self.grid.setColumnCount(len(table.columns))
        # In two lines, so that the columns of a small window have room beside its form.
        self.grid.setHorizontalHeaderLabels([column.replace(" (", "\n(") for column in table.columns])
        self.grid.setRowCount(len(table.rows))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for row, cells in enumerate(table.rows):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                if column < len(table.numeric) and table.numeric[column]:
                    item.setTextAlignment(right)
                if (row, column) in table.notable:
                    item.setFont(theme.font("body", bold=True))
                    item.setForeground(theme.current().role("accent"))
                self.grid.setItem(row, column, item)
        for column, numeric in enumerate(table.numeric):
            head = self.grid.horizontalHeaderItem(column)
            if numeric and head is not None:
                head.setTextAlignment(right)
        self.note.setText(table.note)
        self.note.setVisible(bool(table.note))
        self._fit()

    def show_published(self, shown: bool) -> None:
        """Show or hide the columns that the paper printed."""
        self._published = shown
        self.show_table(self.table)

    def _fit(self) -> None:
        """Be as high as the rows, and the scroll bar where there are more columns than there is room."""
        height = self.grid.horizontalHeader().sizeHint().height() + 4
        if self._bar.maximum() > 0:
            height += self._bar.sizeHint().height()
        self.grid.setFixedHeight(
            height + sum(self.grid.rowHeight(row) for row in range(self.grid.rowCount()))
        )

    def _on_activated(self, index: QModelIndex) -> None:
        self.opened.emit(self.table.title, index.row())

    def _on_range(self, _low: int, _high: int) -> None:
        self._fit()


class ResultsArea(QScrollArea):
    """Drawings and tables of the newest progress.

    Attributes
    ----------
    figure_asked : Signal
        Which figure is to be exported, from 0.
    opened : Signal
        A row was opened, by a double click or Return: the title of its table, and its number.
    """

    figure_asked = Signal(int)
    opened = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Results"))
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 2, 0)
        self._column.setSpacing(theme.GRID)
        self._column.addStretch(1)
        self.setWidget(content)
        self.figures: list[FigureView] = []
        self.tables: list[TableCard] = []
        self._cards: list[Card] = []
        self._published = True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for view in self.figures:
            view.fit_into(self._room)

    @property
    def _room(self) -> int:
        """The height that a figure has within its card."""
        return self.viewport().height() - 2 * theme.GRID - 4

    def clear(self) -> None:
        """Show nothing."""
        for card in [*self._cards, *self.tables]:
            self._column.removeWidget(card)
            card.deleteLater()
        self.figures, self.tables, self._cards = [], [], []

    def show_progress(self, progress: Progress) -> None:
        """Show what there is; the widgets stay while only their content changes."""
        if len(progress.figures) != len(self.figures) or len(progress.tables) != len(self.tables):
            self.clear()
            for figure in progress.figures:
                self._add_figure(figure)
            for table in progress.tables:
                self.tables.append(card := TableCard(table, published=self._published))
                card.opened.connect(self.opened)
                self._column.insertWidget(self._column.count() - 1, card)
            return
        for view, figure in zip(self.figures, progress.figures, strict=True):
            if figure is not view.figure:
                view.show_figure(figure)
        for card, table in zip(self.tables, progress.tables, strict=True):
            if table is not card.table:
                card.show_table(table)

    def figure_in_focus(self) -> int:
        """Return which figure has the keyboard's focus; the first one if none has."""
        return next((place for place, view in enumerate(self.figures) if view.hasFocus()), 0)

    def show_published(self, shown: bool) -> None:
        """Show or hide what the paper printed."""
        self._published = shown
        for view in self.figures:
            view.show_published(shown)
        for card in self.tables:
            card.show_published(shown)

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        for view in self.figures:
            view.recolor()
        for card in self.tables:
            card.show_table(card.table)

    def _add_figure(self, figure: Figure) -> None:
        card = Card()
        card.body.setContentsMargins(8, 8, 8, 8)
        view = FigureView(figure, published=self._published)
        view.fit_into(self._room)
        view.export_asked.connect(partial(self.figure_asked.emit, len(self.figures)))
        card.body.addWidget(view)
        self.figures.append(view)
        self._cards.append(card)
        self._column.insertWidget(self._column.count() - 1, card)
