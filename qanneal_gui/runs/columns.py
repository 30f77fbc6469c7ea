"""Single numbers of all steps of a run, from blocks of columns beside the rows of the steps.

The rows are what was recorded. A block holds every number of some consecutive steps once more, as float64,
NaN where nothing was measured; it is written when they are complete, and what has none yet, or lost it, is
read from the rows. A run that is resumed may record its last step anew, which takes the block of that step.
"""

import itertools
import math
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

import numpy as np
from pydantic_core import from_json

from qanneal_gui.runs import database
from qanneal_gui.runs.metrics import recorded
from qanneal_gui.science.arrays import Array

STEPS = 1024
"""Steps of a block: what is parsed anew with every look at a run under way is less than that."""

_TOGETHER = 64
"""Blocks that are read at once."""

_STEP = "step"
_DEEPEST = 4
_MOST_KEYS = 1000
"""Numbers of a step that are looked at: nothing that was written here comes near it."""

_COVERED = "SELECT coalesce(max(last), 0) FROM blocks WHERE run = ? AND key = 'step'"
_RESUMED = "SELECT count(*) FROM resumptions WHERE run = ?"


class Gathered:
    """The numbers of the steps since the last block, taken up while they are recorded.

    So a block is written without parsing its steps, which would hold up the step that makes it whole.
    """

    def __init__(self) -> None:
        self._columns: dict[str, list[Any]] = {}
        self._count = 0

    def add(self, step: int, metrics: Mapping[str, Any]) -> None:
        """Take up what a step has measured."""
        for key, value in (*_numbers(metrics), (_STEP, step)):
            column = self._columns.setdefault(key, [])
            column.extend([None] * (self._count - len(column)))
            column[self._count :] = [value]
        self._count += 1

    def arrays(self) -> dict[str, Array]:
        """Return every number that the steps hold; those without any number are left out."""
        columns = {}
        for key, values in self._columns.items():
            column = _column(values + [None] * (self._count - len(values)))
            if key == _STEP or not np.isnan(column).all():
                columns[key] = column
        return columns

    def clear(self) -> None:
        """Forget the steps: what they have measured is recorded anew, or was read before."""
        self._columns, self._count = {}, 0

    def pack(self, db: sqlite3.Connection, number: int) -> None:
        """Write the block that the steps make, if they are just those that follow the last one.

        Otherwise, as after a run was resumed, it is made from the rows; parameters are those of `pack`.
        """
        found = self.arrays()
        self.clear()
        state = _state(db, number)
        there = "SELECT count(*), min(step) FROM steps WHERE run = ? AND step > ?"
        if tuple(db.execute(there, (number, state[0])).fetchone()) == (STEPS, found[_STEP][0]):
            _write(db, number, state, found)
        else:
            pack(db, number, most=1)


def pack(db: sqlite3.Connection, number: int, *, all_of_it: bool = False, most: int | None = None) -> bool:
    """Write the blocks of a run that are complete and missing; at most so many.

    Each is written by itself: whoever is interrupted goes on behind the last one.

    Parameters
    ----------
    db : sqlite3.Connection
        May be written; in no transaction.
    number : int
        The run's number in the database.
    all_of_it : bool
        Whether its last steps make a block, too, although they are few: of a run that has ended.

    Returns
    -------
    bool
        Whether there is no more to be written for now.
    """
    for _ in itertools.count() if most is None else range(most):
        # Parsed before the library is locked, which others may want to write.
        state = _state(db, number)
        rows = db.execute(
            "SELECT step, metrics FROM steps WHERE run = ? AND step > ? ORDER BY step LIMIT ?",
            (number, state[0], STEPS),
        ).fetchall()
        if not rows or (len(rows) < STEPS and not all_of_it):
            return True
        if not _write(db, number, state, _parsed(rows)):
            return True  # somebody else was faster, or resumed the run
    return False


def covered(db: sqlite3.Connection, number: int) -> int:
    """Return up to which step of a run there are blocks."""
    return int(db.execute(_COVERED, (number,)).fetchone()[0])


def _write(db: sqlite3.Connection, number: int, state: tuple[int, int], columns: Mapping[str, Array]) -> bool:
    """Write a block, unless the run's state is another one by now; return whether it was written."""
    last = int(columns[_STEP][-1])
    with database.transaction(db):
        if _state(db, number) != state:
            return False
        db.executemany(
            "INSERT INTO blocks (run, key, last, points) VALUES (?, ?, ?, ?)",
            ((number, key, last, column.astype("<f8").tobytes()) for key, column in columns.items()),
        )
    return True


def forget(db: sqlite3.Connection, number: int, step: int) -> None:
    """Remove the block in which a step is, in a transaction of the caller's that changes the step."""
    db.execute("DELETE FROM blocks WHERE run = ? AND last >= ?", (number, step))


def pieces(db: sqlite3.Connection, number: int, paths: Iterable[str]) -> Iterator[tuple[str, Array, Array]]:
    """Yield some numbers of all steps of a run, one after the other, and each in pieces.

    However long the run is, little more is in memory than its steps; and no piece keeps other threads
    waiting.

    Parameters and errors are those of `read`.

    Yields
    ------
    (str, ndarray, ndarray)
        The path, and steps and values of some consecutive steps, each of shape (n,).
    """
    with database.transaction(db, "DEFERRED"):  # blocks and rows of one moment
        covered = db.execute(_COVERED, (number,)).fetchone()[0]
        wanted = list(dict.fromkeys((_STEP, *paths)))
        rest = _extracted(db, number, covered, wanted)
        steps, places = _stepped(db, number)
        for path in wanted:
            if path == _STEP:
                yield from ((path, one, one) for one in steps)
            else:
                for one, values in zip(steps, _filled(db, number, path, steps, places), strict=True):
                    yield path, one, values
            if len(rest[_STEP]) or not steps:  # a run without steps has each number, too: none of it
                yield path, rest[_STEP], rest[path]


def each(db: sqlite3.Connection, number: int, paths: Iterable[str]) -> Iterator[tuple[str, Array, Array]]:
    """Yield some numbers of all steps of a run, one after the other: each path, the steps, and the values.

    Parameters and errors are those of `read`; only one of the numbers is in memory at a time.
    """
    steps = np.empty(0)
    for path, parts in itertools.groupby(pieces(db, number, paths), itemgetter(0)):
        found = np.concatenate([values for _, _, values in parts])
        if path == _STEP:
            steps = found
        yield path, steps, found


def read(db: sqlite3.Connection, number: int, paths: Iterable[str]) -> dict[str, Array]:
    """Read some numbers of all steps of a run.

    Parameters
    ----------
    db : sqlite3.Connection
        In no transaction.
    number : int
    paths : iterable of str
        Where the ``step`` object holds them, as ``mlp.test_accuracy``.

    Returns
    -------
    dict of str to ndarray, shape (n,)
        By their paths; NaN where nothing was measured. ``step`` is always with them.

    Raises
    ------
    ValueError
        A block is not what was written here.
    """
    return {path: values for path, _, values in each(db, number, paths)}


def paths(db: sqlite3.Connection, number: int) -> list[str]:
    """Return where the steps of a run hold numbers, as `read` takes it, in the order of the alphabet."""
    with database.transaction(db, "DEFERRED"):
        covered = db.execute(_COVERED, (number,)).fetchone()[0]
        found = {path for (path,) in db.execute("SELECT DISTINCT key FROM blocks WHERE run = ?", (number,))}
        rest = db.execute("SELECT step, metrics FROM steps WHERE run = ? AND step > ?", (number, covered))
        return sorted(found.union(_parsed(rest.fetchall())))


def _state(db: sqlite3.Connection, number: int) -> tuple[int, int]:
    """Return what tells whether blocks were written, or steps recorded anew."""
    covered, resumed = (db.execute(query, (number,)).fetchone()[0] for query in (_COVERED, _RESUMED))
    return int(covered), int(resumed)


class _Place(NamedTuple):
    """Where the steps of a block are: which piece, and what of it."""

    piece: int
    rows: slice


def _stepped(db: sqlite3.Connection, number: int) -> tuple[list[Array], dict[int, _Place]]:
    """Return the steps of all blocks in pieces, and where each block is, by its last step."""
    blocks = list(_blocks(db, number, _STEP))
    steps: list[Array] = []
    places: dict[int, _Place] = {}
    for begin in range(0, len(blocks), _TOGETHER):
        end = 0
        for last, points in blocks[begin : begin + _TOGETHER]:
            end, before = end + len(points), end
            places[last] = _Place(len(steps), slice(before, end))
        steps.append(np.concatenate([points for _, points in blocks[begin : begin + _TOGETHER]]))
    return steps, places


def _blocks(db: sqlite3.Connection, number: int, path: str) -> Iterator[tuple[int, Array]]:
    rows = db.execute(
        "SELECT last, points FROM blocks WHERE run = ? AND key = ? ORDER BY last", (number, path)
    )
    return ((int(last), np.frombuffer(points, "<f8")) for last, points in rows)


def _filled(
    db: sqlite3.Connection, number: int, path: str, steps: Sequence[Array], places: Mapping[int, _Place]
) -> Iterator[Array]:
    """Yield the values of one number in pieces; blocks in which nothing was measured are missing."""
    blocks = _blocks(db, number, path)
    block = next(blocks, None)
    for piece, of in enumerate(steps):
        values = np.full(len(of), np.nan)
        while block is not None:
            place = places.get(block[0])
            if place is None or place.rows.stop - place.rows.start != len(block[1]):
                raise ValueError("blocks of a run do not fit each other")
            if place.piece != piece:
                break
            values[place.rows] = block[1]
            block = next(blocks, None)
        yield values


def _parsed(rows: Sequence[Any]) -> dict[str, Array]:
    """Return every number that rows of steps hold; those without any number are left out."""
    gathered = Gathered()
    for step, metrics in rows:
        gathered.add(step, from_json(metrics))
    return gathered.arrays()


def _numbers(value: Any, prefix: str = "", depth: int = 0) -> Iterator[tuple[str, float]]:
    """Yield the numbers within a step by their paths."""
    if depth >= _DEEPEST:
        return
    parts = value.items() if isinstance(value, dict) else enumerate(value)
    for key, part in itertools.islice(parts, _MOST_KEYS):
        if isinstance(part, np.generic | np.ndarray):
            part = part.tolist()
        if isinstance(part, int | float):
            yield f"{prefix}{key}", part
        elif isinstance(part, dict | list | tuple):
            yield from _numbers(part, f"{prefix}{key}.", depth + 1)


def _extracted(db: sqlite3.Connection, number: int, after: int, paths: list[str]) -> dict[str, Array]:
    """Read numbers from the rows of the steps after one."""
    terms = [_STEP if path == _STEP else f"json_extract(metrics, '{_in_sql(path)}')" for path in paths]
    query = "SELECT {} FROM steps WHERE run = ? AND step > ? ORDER BY step"
    columns: list[list[Any]]
    try:
        rows = db.execute(query.format(", ".join(terms)), (number, after)).fetchall()
        columns = [[row[i] for row in rows] for i in range(len(paths))]
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            raise
        # SQLite reads neither NaN nor Infinity, which a run that went wrong may hold.
        found = [from_json(text) for (text,) in db.execute(query.format("metrics"), (number, after))]
        columns = [[recorded(step, path) for step in found] for path in paths]
    return {path: _column(column) for path, column in zip(paths, columns, strict=True)}


def _in_sql(path: str) -> str:
    return "$" + "".join(f"[{part}]" if part.isdecimal() else f".{part}" for part in path.split("."))


def _column(values: list[Any]) -> Array:
    try:
        return np.array(values, float)  # None becomes NaN
    except (ValueError, TypeError, OverflowError):
        return np.array([_number(value) for value in values])


def _number(value: object) -> float:
    try:
        return float(value) if isinstance(value, int | float) else math.nan
    except OverflowError:
        return math.nan
