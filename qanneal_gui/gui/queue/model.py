"""The model of the queue's table."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QIcon
from typing_extensions import override

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.fields import in_window
from qanneal_gui.gui.common.tables import Index
from qanneal_gui.gui.common.widgets import tooltip
from qanneal_gui.gui.common.writing import write_duration, write_seconds
from qanneal_gui.runs import state_words
from qanneal_gui.runs.in_words import preset_in_words, run_in_words
from qanneal_gui.runs.queue_entry import RUN, Entry
from qanneal_gui.support.text import for_label
from qanneal_gui.support.wording import speaks_english, told, tr, verbatim

_SIGNS = {
    "waiting": ("ready", "quiet"),
    "running": ("play", "accent"),
    "done": ("ok", "good"),
    "failed": ("error", "trouble"),
    "held": ("pause", "caution"),
}


class Column(NamedTuple):
    """A column of the table."""

    title: str
    width: int
    about: str
    text: Callable[[Entry], str]
    right: bool = False


def _state(entry: Entry) -> str:
    if entry.kind != RUN and entry.done is not None and entry.state in ("running", "waiting"):
        return tr("{entry}, {done:.0f} % done", entry=state_words.of_entry(entry), done=100 * entry.done)
    if entry.state == "running" and entry.steps is not None:
        return (
            tr("{entry} at step {steps:,}", entry=state_words.of_entry(entry), steps=entry.steps)
            if entry.paused
            else tr("{entry}, step {steps:,}", entry=state_words.of_entry(entry), steps=entry.steps)
        )
    if entry.state == "waiting" and entry.steps:
        return tr("waiting at step {steps:,}", steps=entry.steps)
    return told(state_words.of_entry(entry))


def _kind(entry: Entry) -> str:
    return told(entry.kind if entry.kind in (RUN, "sweep") else "experiment")


def _settings(entry: Entry) -> str:
    if entry.kind != RUN:
        return ""
    # First where it differs from others of the queue.
    preset = preset_in_words(entry.settings)
    rest = run_in_words(entry.settings).removesuffix(f" · {preset}")
    shown = preset.removeprefix("preset ") if speaks_english() else told(preset)
    return " · ".join(filter(None, (shown, told(rest))))


def _qpu(entry: Entry) -> str:
    return write_seconds(entry.left * entry.qpu_seconds) if entry.billed else "–"


def _time(entry: Entry) -> str:
    if not entry.seconds or entry.state == "done":
        return "–"
    return write_duration(max(1, round(entry.left * entry.seconds)))


COLUMNS = (
    Column(
        tr("Entry"),
        50,
        tr("Number of the entry, by which the terminal names it"),
        lambda one: f"{one.id}",
        True,
    ),
    Column(tr("Name"), 92, tr("Name of the entry, and of its run"), lambda one: one.name or "–"),
    Column(tr("Kind"), 84, tr("What is run: a run, or an experiment that makes several"), _kind),
    Column(
        tr("Settings"), 100, tr("What differs from the nearest preset; data, method and sampler"), _settings
    ),
    Column(tr("QPU"), 72, tr("QPU time that is still to come, estimated"), _qpu, True),
    Column(tr("Time"), 86, tr("Wall time that is still to come, estimated"), _time, True),
    Column(tr("State"), 132, tr("What is being done with it, or how it ended"), _state),
)
SETTINGS, STATE = 3, 6


class QueueModel(QAbstractTableModel):
    """The entries of the queue in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []
        self._words: dict[int, str] = {}
        self._texts: list[list[str]] = []
        self._icons: dict[str, QIcon] = {}

    def show(self, entries: Sequence[Entry], words: Mapping[int, str]) -> None:
        """Show the queue as it is now; `words` say what entries are that are no runs."""
        same = [one.id for one in entries] == [one.id for one in self.entries]
        if list(entries) == self.entries and words == self._words:
            return
        if not same:
            self.beginResetModel()
        self.entries = list(entries)
        self._words = dict(words)
        self._texts = [[column.text(one) for column in COLUMNS] for one in entries]
        for texts, one in zip(self._texts, entries, strict=True):
            texts[SETTINGS] = self._words.get(one.id, texts[SETTINGS])
        if not same:
            self.endResetModel()
        elif entries:
            self.dataChanged.emit(self.index(0, 0), self.index(len(entries) - 1, len(COLUMNS) - 1))

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        self._icons.clear()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return COLUMNS[section].title
            if role == Qt.ItemDataRole.ToolTipRole:
                return COLUMNS[section].about
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(section)
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        if not 0 <= row < len(self.entries):
            return None
        entry = self.entries[row]
        if role == Qt.ItemDataRole.DisplayRole:
            return for_label(self._texts[row][column])
        if role == Qt.ItemDataRole.ToolTipRole:
            told = (self._texts[row][column], in_window(entry.message), entry.run)
            return tooltip(verbatim("\n".join(filter(None, told))))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.DecorationRole and column == STATE:
            return self._icon("held" if entry.paused else entry.state)
        return None

    def _icon(self, state: str) -> QIcon:
        if state not in self._icons:
            sign, meaning = _SIGNS.get(state, ("info", "quiet"))
            self._icons[state] = theme.icon(sign, theme.current().role(meaning).name())
        return self._icons[state]


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if COLUMNS[column].right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
