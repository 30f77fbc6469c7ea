"""The table of solvers that an account offers."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from qanneal_gui.annealing.qpu import SolverInfo
from qanneal_gui.gui.common import theme
from qanneal_gui.support.text import for_label
from qanneal_gui.support.wording import number, tr

_COLUMNS = (tr("Solver"), tr("Status"), tr("Qubits"), tr("Topology"), tr("Waiting"), tr("Load"))
_TIPS = (
    "",
    "",
    tr("Working qubits"),
    "",
    tr("This account's problems waiting there"),
    tr("Above 1, problems have to wait"),
)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def solver_table() -> QTreeWidget:
    """Return it, empty."""
    table = QTreeWidget()
    table.setHeaderLabels(list(_COLUMNS))
    table.setRootIsDecorated(False)
    table.setUniformRowHeights(True)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setAllColumnsShowFocus(True)
    table.setTabKeyNavigation(False)
    table.setAccessibleName(tr("Solvers"))
    table.setAccessibleDescription(tr("Solvers available to this account; filled by Test"))
    header = table.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for column, tip in enumerate(_TIPS):
        table.headerItem().setToolTip(column, tip)
        if column in (2, 4, 5):
            table.headerItem().setTextAlignment(column, _RIGHT)
    return table


def solver_item(info: SolverInfo) -> QTreeWidgetItem:
    """Return the line of a solver."""
    item = QTreeWidgetItem(
        [
            for_label(info.name),
            for_label(info.status.capitalize()),
            number(info.qubits, ","),
            for_label(info.topology),
            "–" if info.queue is None else number(info.queue, ","),
            "–" if info.avg_load is None else number(info.avg_load, ".2f"),
        ]
    )
    sign, meaning = ("ok", "good") if info.status == "online" else ("warning", "caution")
    item.setIcon(1, theme.icon(sign, theme.current().role(meaning).name()))
    for column in (2, 4, 5):
        item.setTextAlignment(column, _RIGHT)
    return item
