"""Single numbers of all steps of a run, from blocks of columns beside the rows of the steps.

The rows are what was recorded. A block holds every number of some consecutive steps once more, as float64,
NaN where nothing was measured; it is written when they are complete, and what has none yet, or lost it, is
read from the rows. A run that is resumed may record its last step anew, which takes the block of that step.
"""

import itertools
import math
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from pydantic_core import from_json

from qanneal_gui.runs import database
from qanneal_gui.runs.metrics import recorded
from qanneal_gui.science.arrays import Array

STEPS = 1024
"""Steps of a block: what is parsed anew with every look at a run under way is less than that."""

_STEP = "step"
_DEEPEST = 4
_MOST_KEYS = 1000
"""Numbers of a step that are looked at: nothing that was written here comes near it."""

_COVERED = "SELECT coalesce(max(last), 0) FROM blocks WHERE run = ? AND key = 'step'"
_RESUMED = "SELECT count(*) FROM resumptions WHERE run = ?"


def pack(db: sqlite3.Connection, number: int, *, all_of_it: bool = False, most: int | None = None) -> None:
    """Write the blocks of a run that are complete and missing; at most so many.

    Parameters
    ----------
    db : sqlite3.Connection
        May be written; in no transaction.
    number : int
        The run's number in the database.
    all_of_it : bool
        Whether its last steps make a block, too, although they are few: of a run that has ended.
    """
    for _ in itertools.count() if most is None else range(most):
        # Parsed before the library is locked, which others may want to write.
        state = _state(db, number)
        rows = db.execute(
            "SELECT step, metrics FROM steps WHERE run = ? AND step > ? ORDER BY step LIMIT ?",
            (number, state[0], STEPS),
        ).fetchall()
        if not rows or (len(rows) < STEPS and not all_of_it):
            return
        last = int(rows[-1][0])
        columns = _parsed(rows)
        with database.transaction(db):
            if _state(db, number) != state:
                return  # somebody else was faster, or resumed the run
            db.executemany(
                "INSERT INTO blocks (run, key, last, points) VALUES (?, ?, ?, ?)",
                ((number, key, last, column.astype("<f8").tobytes()) for key, column in columns.items()),
            )


def forget(db: sqlite3.Connection, number: int, step: int) -> None:
    """Remove the block in which a step is, in a transaction of the caller's that changes the step."""
    db.execute("DELETE FROM blocks WHERE run = ? AND last >= ?", (number, step))


def each(db: sqlite3.Connection, number: int, paths: Iterable[str]) -> Iterator[tuple[str, Array, Array]]:
    """Yield some numbers of all steps of a run, one after the other: each path, the steps, and the values.

    Parameters and errors are those of `read`; only one of the numbers is in memory at a time.
    """
    with database.transaction(db, "DEFERRED"):  # blocks and rows of one moment
        covered = db.execute(_COVERED, (number,)).fetchone()[0]
        wanted = list(dict.fromkeys((_STEP, *paths)))
        rest = _extracted(db, number, covered, wanted)
        blocks = _blocks(db, number, _STEP)
        sizes = {last: len(points) for last, points in blocks.items()}
        steps = np.concatenate([*blocks.values(), rest[_STEP]])
        for path in wanted:
            found = steps
            if path != _STEP:
                found = np.concatenate([*_filled(_blocks(db, number, path), sizes), rest[path]])
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


def _blocks(db: sqlite3.Connection, number: int, path: str) -> dict[int, Array]:
    rows = db.execute(
        "SELECT last, points FROM blocks WHERE run = ? AND key = ? ORDER BY last", (number, path)
    )
    return {int(last): np.frombuffer(points, "<f8") for last, points in rows}


def _filled(blocks: Mapping[int, Array], sizes: Mapping[int, int]) -> Iterator[Array]:
    """Yield the blocks of one number, of which those are missing in which nothing was measured."""
    if not blocks.keys() <= sizes.keys() or any(len(block) != sizes[last] for last, block in blocks.items()):
        raise ValueError("blocks of a run do not fit each other")
    for last, size in sizes.items():
        block = blocks.get(last)
        yield np.full(size, np.nan) if block is None else block


def _parsed(rows: Sequence[Any]) -> dict[str, Array]:
    """Return every number that rows of steps hold; those without any number are left out."""
    steps = [dict(_numbers(from_json(metrics))) | {_STEP: step} for step, metrics in rows]
    keys = dict.fromkeys(itertools.chain.from_iterable(steps))
    columns = {key: _column([step.get(key) for step in steps]) for key in keys}
    return {key: column for key, column in columns.items() if key == _STEP or not np.isnan(column).all()}


def _numbers(value: Any, prefix: str = "", depth: int = 0) -> Iterator[tuple[str, float]]:
    """Yield the numbers within a step by their paths."""
    if depth >= _DEEPEST:
        return
    parts = value.items() if isinstance(value, dict) else enumerate(value)
    for key, part in itertools.islice(parts, _MOST_KEYS):
        if isinstance(part, int | float):
            yield f"{prefix}{key}", part
        elif isinstance(part, dict | list):
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
