"""One sheet with all shortcuts, made from the actions themselves."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.dialog import Dialog
from qanneal_gui.gui.common.widgets import label
from qanneal_gui.gui.window.offers import Keys
from qanneal_gui.support.wording import tr

_COLUMNS = 3
"""At most."""


class ShortcutsSheet(Dialog):
    """Groups of shortcuts in up to three columns; Escape closes it, and it blocks nothing.

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
        self._groups = groups
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(tr("Keyboard shortcuts"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        room = parent.screen().availableGeometry().size()
        bar = scroll.verticalScrollBar().sizeHint().width() + 4
        # As many columns as the screen has room for.
        for count in range(_COLUMNS, 0, -1):
            self.content = self._laid_out(count)
            scroll.setWidget(self.content)
            wanted = self.content.sizeHint() + QSize(bar, 4)
            if wanted.width() <= room.width() - 20:
                break
        scroll.setMinimumWidth(min(wanted.width(), room.width() - 20))
        self.resize(min(wanted.width(), room.width() - 20), min(wanted.height(), room.height() - 60))

    def _laid_out(self, count: int) -> QWidget:
        content = QWidget()
        columns = QHBoxLayout(content)
        columns.setContentsMargins(16, 12, 16, 12)
        columns.setSpacing(20)
        for part in _in_columns(self._groups, count):
            column = QVBoxLayout()
            column.setSpacing(2)
            for title, lines in part:
                column.addWidget(label(title, "title"))
                column.addLayout(_table(lines))
                column.addSpacing(theme.GRID)
            column.addStretch(1)
            columns.addLayout(column)
        return content


def _table(lines: Sequence[Keys]) -> QGridLayout:
    made = QGridLayout()
    made.setHorizontalSpacing(10)
    made.setVerticalSpacing(1)
    made.setColumnStretch(1, 1)
    for row, line in enumerate(lines):
        made.addWidget(label(line.keys, "small"), row, 0)
        made.addWidget(label(line.meaning, "body"), row, 1)
    return made


def _in_columns(groups: Mapping[str, Sequence[Keys]], count: int) -> list[list[tuple[str, Sequence[Keys]]]]:
    """Divide the groups, in their order, among columns of about the same height."""
    heights = {title: len(lines) + 2 for title, lines in groups.items()}
    columns: list[list[tuple[str, Sequence[Keys]]]] = [[] for _ in range(count)]
    share, before = sum(heights.values()) / count, 0.0
    for title, lines in groups.items():
        middle = before + heights[title] / 2
        columns[min(int(middle / share), count - 1)].append((title, lines))
        before += heights[title]
    return columns
