"""The table of all runs: what it sorts, filters and searches, and its rows, read page by page.

What a table shows of a run lies in the small rows of ``listing``; they are brought up to date before
each query, from those of the long rows of ``runs`` that have changed since.
"""

import dataclasses
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from qanneal_gui.config import flat
from qanneal_gui.errors import ObstacleError
from qanneal_gui.runs import database, search
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.metrics import DECISIVE, METRICS
from qanneal_gui.runs.records import RunRecord, loads
from qanneal_gui.runs.thumbnails import decode, stamp_of
from qanneal_gui.science.arrays import Array

SORTS = {
    "starred": "coalesce(starred, 0)",
    "name": "CASE name WHEN '' THEN id ELSE name END COLLATE NOCASE",
    "state": "state",
    "data": "dataset || ' ' || classes",
    "method": "method",
    "sampler": "sampler",
    "steps": "steps",
    "last": "last",
    "best": "best",
    "qpu_seconds": "qpu_seconds",
    "seconds": "seconds",
    "created": "created",
}
"""What runs can be sorted by, and how SQLite does that."""

_FEW_CLASSES = 4
_COLUMNS = (
    "listing.run, id, name, created, state, message, dataset, classes, method, sampler, listing.steps,"
    " last, best, seconds, qpu_seconds, coalesce(tags, '') AS tags, coalesce(notes, '') AS notes,"
    " coalesce(starred, 0) AS starred, coalesce(archived, 0) AS archived"
)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which runs to list.

    Attributes
    ----------
    text : str
        Words, each of which has to occur in the run's name, tags, notes, data set or identifier; or an
        expression, as `search` reads it.
    state, method, sampler : str
        As in the run; empty for any.
    starred, archived : bool
        Only runs with a star; the archived runs in place of the others.
    read : callable
        How the numbers of an expression are typed.
    """

    text: str = ""
    state: str = ""
    method: str = ""
    sampler: str = ""
    starred: bool = False
    archived: bool = False
    read: search.Reader = search.read_plain

    @property
    def narrows(self) -> bool:
        """Whether some runs may be hidden by it, apart from the archive."""
        return bool(self.text.strip() or self.state or self.method or self.sampler or self.starred)


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run in the table.

    Attributes
    ----------
    number : int
        The run's number in the database, by which pages are read.
    last, best : float or None
        The decisive metric (test accuracy of the MLP), in [0, 1].
    curve : ndarray of float32, shape (2, P), or None
        Its thumbnail, as in `thumbnails.decode`, if it was made.
    stale : bool
        Whether there is no thumbnail, or that of an earlier state of the run.
    settings : mapping
        By their keys, as ``sampler.reads``; empty unless they were asked for.
    """

    number: int
    id: str
    name: str
    created: float
    state: str
    message: str
    dataset: str
    classes: str
    method: str
    sampler: str
    steps: int
    last: float | None
    best: float | None
    seconds: float
    qpu_seconds: float
    tags: str
    notes: str
    starred: bool
    archived: bool
    curve: Array | None
    stale: bool
    settings: Mapping[str, Any] = dataclasses.field(default_factory=dict)

    @property
    def title(self) -> str:
        """The run's name, or its identifier."""
        return self.name or self.id


def refresh(library: RunLibrary, stopped: Callable[[], bool] = lambda: False) -> None:
    """Bring the listing up to date with the runs; until it is stopped."""
    library.mark_interrupted()
    with library.open() as db:
        _refresh(db, library, stopped)


def _refresh(db: sqlite3.Connection, library: RunLibrary, stopped: Callable[[], bool]) -> None:
    changed = db.execute(
        "SELECT number FROM runs LEFT JOIN listing ON run = number"
        " WHERE listing.updated IS NOT runs.updated"
        # Whoever finds out that a run was interrupted leaves its time as it was.
        " OR listing.state IN ('running', 'paused') AND listing.state <> runs.state"
    ).fetchall()
    for begin in range(0, len(changed), 100):
        if stopped():
            return
        with database.transaction(db):
            for (number,) in changed[begin : begin + 100]:
                _bring_up_to_date(db, number, library)


def _refreshed(db: sqlite3.Connection, library: RunLibrary) -> None:
    """Bring the listing up to date; a temporary one where the library cannot be written just now."""
    try:
        _refresh(db, library, lambda: False)
    except sqlite3.OperationalError as error:
        if not isinstance(database.explained(library.root / database.FILE, error), ObstacleError):
            raise
        db.execute("PRAGMA temp_store = MEMORY")
        db.execute("CREATE TEMP TABLE listing AS SELECT * FROM main.listing")
        db.execute("CREATE UNIQUE INDEX temp.listing_by_run ON listing (run)")
        changed = db.execute(
            "SELECT number FROM runs LEFT JOIN listing ON run = number"
            " WHERE listing.updated IS NOT runs.updated"
        ).fetchall()
        for (number,) in changed:
            _bring_up_to_date(db, number, library)


def numbers(
    library: RunLibrary, wanted: Filter | None = None, sort: str = "created", *, descending: bool = True
) -> list[int]:
    """Return the numbers of the runs to list, in their order; runs without a value come last."""
    with library.open() as db:
        return _numbers(db, wanted or Filter(), sort, descending)


def _numbers(db: sqlite3.Connection, wanted: Filter, sort: str, descending: bool) -> list[int]:
    where, values = _conditions(wanted)
    expression = SORTS[sort] if sort in SORTS else search.setting(sort)
    direction = "DESC" if descending else "ASC"
    rows = db.execute(
        "SELECT listing.run FROM listing LEFT JOIN annotations ON annotations.run = listing.run"
        f" WHERE {where} ORDER BY {expression} IS NULL, {expression} {direction},"
        f" listing.run {direction}",
        values,
    )
    return [number for (number,) in rows]


def rows(db: sqlite3.Connection, wanted: Sequence[int], *, with_settings: bool = False) -> dict[int, RunRow]:
    """Return the rows of some runs by their numbers; those that are not there any more are missing.

    Parameters
    ----------
    db : sqlite3.Connection
        As from `RunLibrary.open`, so that a table may keep it for all its pages.
    with_settings : bool
        Whether the settings are wanted, for which the long rows are read, too.
    """
    places = ", ".join("?" * len(wanted))
    found = db.execute(
        f"SELECT {_COLUMNS}, stamp, points FROM listing"
        " LEFT JOIN annotations ON annotations.run = listing.run"
        " LEFT JOIN thumbnails ON thumbnails.run = listing.run"
        f" WHERE listing.run IN ({places})",
        tuple(wanted),
    )
    made = {row["run"]: _row(row) for row in found}
    if not with_settings:
        return made
    configs = db.execute(f"SELECT number, config FROM runs WHERE number IN ({places})", tuple(wanted))
    return {
        number: dataclasses.replace(made[number], settings=_settings(text))
        for number, text in configs
        if number in made
    }


def found(library: RunLibrary, wanted: Filter) -> list[RunRecord]:
    """Return the records of the runs that a filter lets through, archived or not, the newest first."""
    library.mark_interrupted()
    with library.open() as db:
        _refreshed(db, library)
        chosen = [
            number
            for archived in (False, True)
            for number in _numbers(db, dataclasses.replace(wanted, archived=archived), "created", True)
        ]
        pages = [chosen[begin : begin + 500] for begin in range(0, len(chosen), 500)]
        ids = [row.id for page in pages for row in rows(db, page).values()]
    return sorted((library.get(run) for run in ids), key=lambda run: run.created, reverse=True)


def count(library: RunLibrary) -> int:
    """Return the number of runs outside the bin."""
    with library.open() as db:
        found = db.execute(
            "SELECT count(*) FROM runs WHERE number NOT IN"
            " (SELECT run FROM annotations WHERE deleted IS NOT NULL)"
        ).fetchone()
        return int(found[0])


def _conditions(wanted: Filter) -> tuple[str, list[Any]]:
    terms = ["deleted IS NULL", f"coalesce(archived, 0) = {int(wanted.archived)}"]
    values: list[Any] = []
    text = wanted.text
    found = (
        [search.parsed(text, wanted.read)] if search.is_expression(text) else map(search.occurs, text.split())
    )
    for condition in found:
        terms.append(condition.sql)
        values += condition.values
    for name in ("state", "method", "sampler"):
        if value := getattr(wanted, name):
            terms.append(f"{name} = ?")
            values.append(value)
    if wanted.starred:
        terms.append("starred = 1")
    return " AND ".join(terms), values


def _bring_up_to_date(db: sqlite3.Connection, number: int, library: RunLibrary) -> None:
    run = db.execute("SELECT * FROM runs WHERE number = ?", (number,)).fetchone()
    if run is None:
        return
    try:
        settings = loads(run["config"])
        last, best = (None if run[name] is None else loads(run[name]) for name in ("last", "best"))
    except ValueError as error:
        raise database.damaged(library.root / database.FILE) from error
    data, training, sampler = (_section(settings, name) for name in ("data", "training", "sampler"))
    classes = data.get("classes")
    method = str(training.get("method", ""))
    values = {
        "run": number,
        **{
            name: run[name]
            for name in ("updated", "id", "name", "created", "state", "message", "steps", "seconds")
        },
        "qpu_seconds": run["qpu_seconds"],
        "dataset": str(data.get("dataset", "")),
        "classes": _written(classes) if isinstance(classes, list) else "",
        "method": method,
        # Backpropagation takes no samples, whatever the config says.
        "sampler": "" if method == "mlp" else str(sampler.get("kind", "")),
        "last": _accuracy(last),
        "best": _accuracy(best),
    }
    db.execute(
        f"INSERT OR REPLACE INTO listing ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})",
        tuple(values.values()),
    )


def _settings(text: str) -> dict[str, Any]:
    try:
        return flat(loads(text))
    except ValueError:
        return {}  # the run's own page tells of the damage


def _written(classes: list[Any]) -> str:
    """Return classes as a cell says them: each if they are few."""
    return "-".join(map(str, classes)) if len(classes) <= _FEW_CLASSES else f"({len(classes)} classes)"


def _section(settings: dict[str, Any], name: str) -> dict[str, Any]:
    section = settings.get(name)
    return section if isinstance(section, dict) else {}


def _accuracy(metrics: dict[str, Any] | None) -> float | None:
    value = METRICS[DECISIVE].of(metrics)
    return float(value) if isinstance(value, int | float) and np.isfinite(value) else None


def _row(row: sqlite3.Row) -> RunRow:
    made = ("number", "curve", "stale", "settings")
    values = {name: row[name] for name in RunRow.__slots__ if name not in made}
    return RunRow(
        number=row["run"],
        curve=decode(row["points"]),
        stale=row["stamp"] != stamp_of(row["steps"], row["seconds"]),
        **values | {"starred": bool(row["starred"]), "archived": bool(row["archived"])},
    )
