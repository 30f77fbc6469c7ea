"""One sheet with all shortcuts, made from the actions themselves."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.widgets import label
from qanneal_gui.gui.window.offers import Keys
from qanneal_gui.support.wording import tr

_COLUMNS = 3


class ShortcutsSheet(QDialog):
    """Groups of shortcuts in three columns; Escape closes it, and it blocks nothing.

    Parameters
    ----------
    groups : mapping of str to sequence of Keys
        By the title of the menu or the page where they hold.
    parent : QWidget
    """

    def __init__(self, groups: Mapping[str, Sequence[Keys]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        content = QWidget()
        columns = QHBoxLayout(content)
        columns.setContentsMargins(16, 12, 16, 12)
        columns.setSpacing(20)
        for part in _in_columns(groups):
            column = QVBoxLayout()
            column.setSpacing(2)
            for title, lines in part:
                column.addWidget(label(title, "title"))
                column.addLayout(_table(lines))
                column.addSpacing(theme.GRID)
            column.addStretch(1)
            columns.addLayout(column)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(content)
        scroll.setAccessibleName(tr("Keyboard shortcuts"))
        self.content = content
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        wanted = content.sizeHint()
        room = parent.screen().availableGeometry().size()
        self.resize(min(wanted.width() + 14, room.width() - 20), min(wanted.height() + 4, room.height() - 60))


def _table(lines: Sequence[Keys]) -> QGridLayout:
    made = QGridLayout()
    made.setHorizontalSpacing(10)
    made.setVerticalSpacing(1)
    made.setColumnStretch(1, 1)
    for row, line in enumerate(lines):
        made.addWidget(label(line.keys, "small"), row, 0)
        made.addWidget(label(line.meaning, "body"), row, 1)
    return made


def _in_columns(
    groups: Mapping[str, Sequence[Keys]],
) -> list[list[tuple[str, Sequence[Keys]]]]:
    """Divide the groups, in their order, among columns of about the same height."""
    heights = {title: len(lines) + 2 for title, lines in groups.items()}
    columns: list[list[tuple[str, Sequence[Keys]]]] = [[] for _ in range(_COLUMNS)]
    share, before = sum(heights.values()) / _COLUMNS, 0.0
    for title, lines in groups.items():
        middle = before + heights[title] / 2
        columns[min(int(middle / share), _COLUMNS - 1)].append((title, lines))
        before += heights[title]
    return columns
