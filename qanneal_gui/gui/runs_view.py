"""The list of recorded runs: what they were, how they ended, and a double click for their curves."""

from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from qanneal_gui.gui import theme
from qanneal_gui.gui.header import duration
from qanneal_gui.gui.tasks import Failure, Report, Tasks
from qanneal_gui.gui.widgets import Sign, label
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.records import RunRecord

_SHOWN = 200
"""Newest runs listed."""

_SIGNS = {
    "running": ("play", "accent"),
    "paused": ("pause", "caution"),
    "stopped": ("stop", "quiet"),
    "finished": ("ok", "good"),
    "failed": ("error", "trouble"),
    "interrupted": ("warning", "caution"),
}


class RunsView(QWidget):
    """Runs, the newest first.

    Attributes
    ----------
    opened : Signal
        The identifier of the run that was double-clicked (or entered).
    """

    opened = Signal(str)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._records: list[RunRecord] = []
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels(["State", "When", "Data", "Steps", "Best"])
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setIconSize(QSize(16, 16))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for index in (3, 4):
            self.tree.headerItem().setTextAlignment(index, right)
        self.tree.setAccessibleName("Recorded runs")
        self.tree.itemActivated.connect(self._on_activated)
        header = self.tree.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(32)
        self.hint = label(
            "No run is recorded yet. Start one, and it will be listed here.", "quiet", wrap=True
        )
        self._sign = Sign("small")
        self._sign.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 8, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(self.hint)
        column.addWidget(self._sign)
        column.addWidget(self.tree, 1)
        tasks.done.connect(self._on_done)

    def refresh(self) -> None:
        """Read the library again, off the window's thread."""
        self._tasks.submit("runs", _list_runs)

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        self._sign.recolor()
        self._fill()

    def _on_done(self, name: str, result: object) -> None:
        if name != "runs":
            return
        if isinstance(result, Failure):
            self._sign.show_sentence(result.sentence, "error")
            return
        assert isinstance(result, list)
        self._sign.show_sentence("", "")
        self._records = result
        self._fill()

    def _fill(self) -> None:
        self.tree.clear()
        for record in self._records:
            self.tree.addTopLevelItem(_item(record))
        self.hint.setText(
            "Double-click a run to see its curves."
            if self._records
            else "No run is recorded yet. Start one, and it will be listed here."
        )

    def _on_activated(self, item: QTreeWidgetItem) -> None:
        self.opened.emit(str(item.data(0, Qt.ItemDataRole.UserRole)))


def _list_runs(_: Report) -> list[RunRecord]:
    return RunLibrary().runs()[:_SHOWN]


def _item(record: RunRecord) -> QTreeWidgetItem:
    data = record.config.get("data", {})
    classes = "-".join(str(label) for label in data.get("classes", []))
    best = ((record.best or {}).get("mlp") or {}).get("test_accuracy")
    when = record.created.astimezone()
    item = QTreeWidgetItem(
        [
            record.state.capitalize(),
            _when(when),
            f"{data.get('dataset', '')} {classes}".strip(),
            f"{record.steps:,}",
            "–" if best is None else f"{100 * best:.1f} %",
        ]
    )
    sign, meaning = _SIGNS.get(record.state, ("info", "quiet"))
    item.setIcon(0, theme.icon(sign, theme.current().role(meaning).name()))
    item.setData(0, Qt.ItemDataRole.UserRole, record.id)
    item.setTextAlignment(3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    item.setTextAlignment(4, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    about = f"{record.id}, {duration(record.seconds)}"
    if record.message:
        about += f"\n{record.message}"
    for column in range(5):
        item.setToolTip(column, about)
    return item


def _when(when: datetime) -> str:
    today = datetime.now().astimezone().date()
    return f"{when:%H:%M}" if when.date() == today else f"{when:%d %b %H:%M}"
