"""What can be done with the selected runs: by keys, by buttons below the table, by its context menu."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.widgets import ActionButton
from qanneal_gui.gui.runs.view import RunsTable
from qanneal_gui.support.wording import tr

_OFFERED = {
    "open": (tr("&Open curves"), ""),
    "compare": (tr("Co&mpare"), "Ctrl+M"),
    "settings": (tr("Use these &settings"), "Ctrl+U"),
    "resume": (tr("&Resume or extend…"), "Ctrl+R"),
    "export": (tr("E&xport…"), ""),
    "rename": (tr("Re&name"), "F2"),
    "star": (tr("S&tar"), "Space"),
    "archive": (tr("&Archive"), "Ctrl+B"),
    "delete": (tr("&Delete"), "Del"),
}
"""Texts and keys by name, in the order of the menu."""

_OF_ONE = frozenset({"open", "settings", "resume", "rename"})
_WITHOUT_BUTTON = frozenset({"rename", "star"})


class RunActions(QWidget):
    """A row of buttons, with the actions behind them, which the table's keys and its menu share.

    Parameters
    ----------
    table : RunsTable
    commands : mapping of str to callable
        What is done, by name: "open", "compare", "settings", "resume", "export", "rename", "star",
        "archive", "delete".
    undo : QAction
        The last entry of the menu.

    Attributes
    ----------
    actions_by_name : dict of str to QAction
    """

    def __init__(self, table: RunsTable, commands: Mapping[str, Callable[[], object]], undo: QAction) -> None:
        super().__init__()
        self._table = table
        self.actions_by_name = {
            name: table.add_key(text, key, commands[name]) for name, (text, key) in _OFFERED.items()
        }
        self._menu = QMenu(self)
        self._menu.addActions(list(self.actions_by_name.values()))
        self._menu.addSeparator()
        self._menu.addAction(undo)
        table.customContextMenuRequested.connect(self._offer)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID)
        for name, action in self.actions_by_name.items():
            if name not in _WITHOUT_BUTTON:
                row.addWidget(ActionButton(action))
        room = QWidget()
        self._notices = QHBoxLayout(room)
        self._notices.setContentsMargins(0, 0, 0, 0)
        row.addWidget(room, 1)

    def add_notice(self, notice: QWidget) -> None:
        """Let something stand beside the buttons."""
        self._notices.addWidget(notice)

    def offer_for(self, count: int) -> None:
        """Offer what can be done with so many runs."""
        for name, action in self.actions_by_name.items():
            action.setEnabled(count == 1 if name in _OF_ONE else count > 0)

    def show_archived(self, archived: bool) -> None:
        """Offer to put runs into the archive, or to take them out of it."""
        self.actions_by_name["archive"].setText(tr("Un&archive") if archived else tr("&Archive"))

    def _offer(self, place: QPoint) -> None:
        self._menu.popup(self._table.viewport().mapToGlobal(place))
