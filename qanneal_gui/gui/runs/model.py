"""The model of the table of runs: numbers in their order, and rows read page by page from SQLite."""

import contextlib
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt, Signal
from PySide6.QtGui import QIcon
from typing_extensions import override

from qanneal_gui.errors import QannealError
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.fields import specs, title_of
from qanneal_gui.gui.common.metric_words import DECISIVE, METRICS
from qanneal_gui.gui.common.tables import Index
from qanneal_gui.gui.common.widgets import tooltip
from qanneal_gui.gui.common.writing import write_day, write_duration, write_seconds
from qanneal_gui.runs import database, listing, search, state_words
from qanneal_gui.runs.differences import written
from qanneal_gui.runs.in_words import sampler_title
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.listing import RunRow
from qanneal_gui.runs.records import NOT_LEARNED, STATES, has_not_learned
from qanneal_gui.support.text import for_label
from qanneal_gui.support.wording import number, shown, told, tr, verbatim

_FLAGS = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE = _FLAGS | Qt.ItemFlag.ItemIsEditable

PAGE = 64
_PAGES_KEPT = 64

SIGNS = {
    "running": ("play", "accent"),
    "paused": ("pause", "caution"),
    "stopped": ("stop", "quiet"),
    "finished": ("ok", "good"),
    "unlearned": ("warning", "caution"),
    "failed": ("error", "trouble"),
    "interrupted": ("warning", "caution"),
}
"""Icon and colour of every state of a run."""

UNLEARNED = "unlearned"
"""The sign of a finished run that has not learned."""

METHODS = {"ebm": "EBM", "mlp": "MLP"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table.

    Attributes
    ----------
    key : str
        What it sorts by: one of `listing.SORTS`, a setting, or nothing.
    setting : bool
        Whether it shows a setting, and is there on demand.
    """

    key: str
    title: str
    width: int
    about: str
    right: bool = False
    setting: bool = False


_DECISIVE = METRICS[DECISIVE].title


def _setting_columns() -> tuple[Column, ...]:
    """Return a column for each setting that can be searched for, under the title that the form has for it."""
    found = [spec for spec in specs() if spec.key in search.settings()]
    return tuple(
        Column(
            spec.key,
            title_of(spec.key),
            104,
            f"{spec.key}: {spec.help}",
            right=spec.kind in ("int", "float"),
            setting=True,
        )
        for spec in found
    )


COLUMNS = (
    Column("starred", "", 28, tr("Star")),
    Column("name", tr("Run"), 148, tr("Name and tags of the run; F2 renames it")),
    Column("state", tr("State"), 108, tr("What the run is doing, or how it ended")),
    Column(
        "",
        tr("Curve"),
        66,
        tr("{decisive} over the steps; the line in the middle is 50 %", decisive=_DECISIVE),
    ),
    Column("data", tr("Data"), 122, tr("Data set and classes")),
    Column("method", tr("Method"), 54, tr("EBM (from samples) or MLP (backpropagation)")),
    Column("sampler", tr("Sampler"), 100, tr("Source of the samples")),
    Column("steps", tr("Steps"), 50, tr("Steps recorded"), right=True),
    Column("last", tr("Last"), 56, tr("{decisive} at the last step", decisive=_DECISIVE), right=True),
    Column("best", tr("Best"), 56, tr("{decisive} at its best", decisive=_DECISIVE), right=True),
    Column("qpu_seconds", tr("QPU"), 68, tr("QPU access time"), right=True),
    Column("seconds", tr("Time"), 84, tr("Wall time"), right=True),
    Column("created", tr("Started"), 84, tr("When the run was started"), right=True),
    *_setting_columns(),
)
STAR, NAME, STATE, CURVE, TIME, STARTED = 0, 1, 2, 3, 11, 12


class RunTable(QAbstractTableModel):
    """Runs by their numbers; a row is read when it is first shown.

    Attributes
    ----------
    sort_asked : Signal
        Key and whether descending.
    renamed : Signal
        The run and its new name.
    drawn_without_curve : Signal
        The number of a run whose thumbnail is missing or stale.
    failed : Signal
        A sentence: rows could not be read.
    """

    sort_asked = Signal(str, bool)
    renamed = Signal(str, str)
    drawn_without_curve = Signal(int)
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.numbers: list[int] = []
        self._pages: dict[int, dict[int, RunRow]] = {}
        self._connection = contextlib.ExitStack()
        self._db: sqlite3.Connection | None = None
        self._path = Path()
        self._broken = False
        self._icons: dict[str, QIcon] = {}
        self._with_settings = False

    def show(self, library: RunLibrary, numbers: Sequence[int]) -> None:
        """Show these runs in this order, as they are now."""
        if self._db is None:
            self._db = self._connection.enter_context(library.open())
            self._path = library.root / database.FILE
        self._broken = False
        if list(numbers) == self.numbers:
            self.reread()
            return
        self.beginResetModel()
        self.numbers = list(numbers)
        self._pages.clear()
        self.endResetModel()

    def reread(self) -> None:
        """Read the rows again that are shown."""
        self._pages.clear()
        if self.numbers:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.numbers) - 1, len(COLUMNS) - 1))

    def want_settings(self, wanted: bool) -> None:
        """Read the settings of runs, too, or no longer."""
        if wanted != self._with_settings:
            self._with_settings = wanted
            self.reread()

    def changes(self) -> int:
        """Return a number that changes whenever another connection has changed the library."""
        if self._db is None:
            return 0
        try:
            return int(self._db.execute("PRAGMA data_version").fetchone()[0])
        except sqlite3.Error:
            return -1

    def row(self, place: int) -> RunRow | None:
        """Return what is known of the run at a place; None if it was removed or cannot be read."""
        if not 0 <= place < len(self.numbers):
            return None
        page = place // PAGE
        if page not in self._pages:
            while len(self._pages) >= _PAGES_KEPT:
                del self._pages[next(iter(self._pages))]
            self._pages[page] = self._read(self.numbers[page * PAGE : (page + 1) * PAGE])
        return self._pages[page].get(self.numbers[place])

    def icon(self, state: str) -> QIcon:
        """Return the sign of a state."""
        if state not in self._icons:
            sign, meaning = SIGNS.get(state, ("info", "quiet"))
            self._icons[state] = theme.icon(sign, theme.current().role(meaning).name())
        return self._icons[state]

    def close(self) -> None:
        """Let go of the database."""
        self._connection.close()
        self._db = None

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        self._icons.clear()
        self.reread()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.numbers)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.about
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(COLUMNS[index.column()])
        row = self.row(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if index.column() in (STAR, CURVE) else cell_text(row, index.column())
        if role == Qt.ItemDataRole.DecorationRole and index.column() == STATE:
            return self.icon(sign_of(row))
        if role == Qt.ItemDataRole.EditRole and index.column() == NAME:
            return row.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return _about(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{COLUMNS[index.column()].title} {cell_text(row, index.column())}"
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row(index.row())
        if role != Qt.ItemDataRole.EditRole or row is None or str(value) == row.name:
            return False
        self.renamed.emit(row.id, str(value))
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return _EDITABLE if index.column() == NAME else _FLAGS

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(COLUMNS) and COLUMNS[column].key:
            self.sort_asked.emit(COLUMNS[column].key, order == Qt.SortOrder.DescendingOrder)

    def _read(self, numbers: Sequence[int]) -> dict[int, RunRow]:
        if self._db is None or self._broken:
            return {}
        try:
            with database.explained_errors(self._path):
                return listing.rows(self._db, numbers, with_settings=self._with_settings)
        except QannealError as error:
            self._broken = True
            self.failed.emit(str(error))
            return {}


def sign_of(row: RunRow) -> str:
    """Return which of the signs stands for a run."""
    return UNLEARNED if has_not_learned(row.state, row.message) else row.state


def cell_text(row: RunRow, column: int) -> str:
    """Write a cell as people read it."""
    key = COLUMNS[column].key
    if COLUMNS[column].setting:
        return for_label(written(row.settings.get(key)))
    if key in ("last", "best"):
        value = getattr(row, key)
        return "–" if value is None else METRICS[DECISIVE].quantity.text(value)
    return for_label(_WRITERS[key](row))


_WRITERS: dict[str, Callable[[RunRow], str]] = {
    "starred": lambda row: tr("starred") if row.starred else tr("not starred"),
    "name": lambda row: row.title,
    "state": lambda row: told(state_words.of_run(row.state, row.message).capitalize()),
    "data": lambda row: f"{row.dataset} {row.classes}".strip(),
    "method": lambda row: told(METHODS.get(row.method, row.method)),
    "sampler": lambda row: told(sampler_title(row.sampler)) or "–",
    "steps": lambda row: number(row.steps, ","),
    "qpu_seconds": lambda row: write_seconds(row.qpu_seconds, fixed=True) if row.qpu_seconds else "–",
    "seconds": lambda row: write_duration(row.seconds) if row.steps else "–",
    "created": lambda row: when(row.created),
    "": lambda _row: "",
}


def state_texts() -> list[str]:
    """Return all that the column of states may say."""
    words = [*map(state_words.of_run, STATES), state_words.of_run("finished", NOT_LEARNED)]
    return [told(word.capitalize()) for word in words]


def when(seconds: float) -> str:
    """Write a time as short as it can be understood."""
    time = datetime.fromtimestamp(seconds).astimezone()
    today = datetime.now().astimezone()
    if time.date() == today.date():
        return f"{time:%H:%M}"
    if time.year == today.year:
        return f"{write_day(time, year=False)} {time:%H:%M}"
    return write_day(time, year=True)


def _about(row: RunRow) -> str:
    lines = [f"{row.title}", f"{row.id}, {write_duration(row.seconds)}"]
    tags = tr("Tags: {tags}", tags=row.tags) if row.tags else ""
    lines += [line for line in (shown(row.message), tags, row.notes[:400]) if line]
    return tooltip(verbatim("\n".join(lines)))


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
