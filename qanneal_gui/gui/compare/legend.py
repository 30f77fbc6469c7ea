"""The legend beside the curves: which line is which, its value, and a click to hide it."""

from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.palette import sample
from qanneal_gui.gui.common.tables import Index
from qanneal_gui.gui.common.widgets import tooltip
from qanneal_gui.gui.compare.lines import Line
from qanneal_gui.runs.overlay import Curve
from qanneal_gui.support.text import for_label
from qanneal_gui.support.wording import counted, number, tr

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NARROW, _WIDE = 76, 118
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Model(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self.place: float | None = None
        self.heading = tr("Last")
        self.title = ""
        self.log = False

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 2

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return for_label(self.heading if section else self.title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section else _LEFT
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.value(line) if index.column() else for_label(line.curve.label)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(
                tr("{label}\nClick to hide.", label=line.curve.label)
                if line.shown
                else tr("{label}\nClick to show.", label=line.curve.label)
            )
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (
                tr("{label}, shown, {value}", label=line.curve.label, value=self.value(line))
                if line.shown
                else tr("{label}, hidden, {value}", label=line.curve.label, value=self.value(line))
            )
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return _RIGHT
        if role == Qt.ItemDataRole.ForegroundRole and not line.shown:
            return theme.current().role("faint")
        if index.column() == 0 and role == Qt.ItemDataRole.DecorationRole:
            return sample(line.style, 2.0, shown=line.shown)
        return None

    def value(self, line: Line) -> str:
        """Write the value at the crosshair, or the last one."""
        x, y = line.curve.raw if line.curve.raw is not None else (line.curve.x, line.curve.y)
        if not len(x):
            return "–"
        place = len(x) - 1
        if self.place is not None:
            place = int(np.searchsorted(x, self.place, "right")) - 1
            after = min(place + 1, len(x) - 1)
            if place < 0 or abs(x[after] - self.place) < abs(x[place] - self.place):
                place = after
            if not x[0] <= self.place <= x[-1]:
                return "–"
        return f"{number(10 ** y[place] if self.log else y[place], '.5g')}{_of_fewer(line.curve, x[place])}"


def _of_fewer(curve: Curve, place: float) -> str:
    """Say over how many of the runs a mean is, where it is not over all."""
    if curve.counts is None:
        return ""
    here = curve.counts[min(int(np.searchsorted(curve.x, place)), len(curve.x) - 1)]
    return tr(" ({here} of {runs})", here=here, runs=len(curve.runs)) if here < curve.counts.max() else ""


class LegendTable(QTableView):
    """Lines with their values; a click or Space hides a line.

    Attributes
    ----------
    keys : tuple of (str, str)
        The keys that it understands, and what they do, for the sheet of shortcuts.
    toggled : Signal
        A line was shown or hidden.
    """

    keys = (("Space", tr("Show or hide a line")),)
    toggled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.entries = _Model()
        self.setModel(self.entries)
        self.setAccessibleName(tr("Legend; Space shows or hides a line"))
        self.setFont(theme.font("small"))
        self.setIconSize(QSize(28, 12))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(24)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(1, _NARROW)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.clicked.connect(self._on_clicked)

    def show_lines(self, lines: list[Line], *, log: bool, title: str = "") -> None:
        """Show other lines, under a title of their own or their number."""
        self.entries.beginResetModel()
        self.entries.lines, self.entries.log = lines, log
        self.entries.title = title or counted("{n} line", "{n} lines", len(lines))
        of_fewer = any(line.curve.counts is not None for line in lines)
        self.setColumnWidth(1, _WIDE if of_fewer else _NARROW)
        self.entries.endResetModel()

    def show_place(self, place: float | None, heading: str) -> None:
        """Show the values at a place, under a heading; None stands for the last values."""
        self.entries.place, self.entries.heading = place, heading
        self.refresh()
        self.entries.headerDataChanged.emit(Qt.Orientation.Horizontal, 1, 1)

    def refresh(self) -> None:
        """Redraw."""
        if self.entries.lines:
            last = self.entries.index(len(self.entries.lines) - 1, 1)
            self.entries.dataChanged.emit(self.entries.index(0, 0), last)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return) and self.currentIndex().isValid():
            self._on_clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        line = self.entries.lines[index.row()]
        line.shown = not line.shown
        self.refresh()
        self.toggled.emit()
