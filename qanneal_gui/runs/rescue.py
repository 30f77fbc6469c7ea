"""A library that was removed or replaced while a run was being recorded: what the run has is written back.

The connection still leads to the old file, whole, as long as it is open. With nothing in its place the
whole library is put there again; where another one lies by now, the run is carried over into it.
"""

import contextlib
import sqlite3
import time
from pathlib import Path

from qanneal_gui.runs import database

_SECONDS_OF_REMOVAL = 0.5
"""Whoever removes the library removes its other files, too, and must not meet those of the new one."""

_TABLES = ("steps", "samples", "resumptions", "annotations")


def write_back(db: sqlite3.Connection, path: Path, run: str) -> None:
    """Bring a run from the library to which the connection leads to the place where it belongs.

    Raises
    ------
    QannealError
        It cannot be written there, or what lies there is no run library.
    """
    if not path.exists():
        time.sleep(_SECONDS_OF_REMOVAL)
    if path.exists() and path.stat().st_size:
        with contextlib.closing(database.connect(path)) as there, database.explained_errors(path):
            _carry_over(db, there, run)
        return
    with database.explained_errors(path):
        # They belong to the file that is gone; to the one that comes they would be another's.
        for ending in ("-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        database.copy_to(db, path)


def _carry_over(here: sqlite3.Connection, there: sqlite3.Connection, run: str) -> None:
    here.execute("BEGIN DEFERRED")
    try:
        row = here.execute("SELECT * FROM runs WHERE id = ?", (run,)).fetchone()
        with database.transaction(there):
            there.execute("DELETE FROM runs WHERE id = ?", (run,))
            number = _insert(there, "runs", {**dict(row), "number": None})
            for table in _TABLES:
                for found in here.execute(f"SELECT * FROM {table} WHERE run = ?", (row["number"],)):
                    _insert(there, table, {**dict(found), "run": number})
            for found in here.execute("SELECT * FROM submissions WHERE run = ?", (run,)):
                there.execute("DELETE FROM submissions WHERE run = ? AND entry = ?", (run, found["entry"]))
                _insert(there, "submissions", {**dict(found), "number": None})
    finally:
        here.execute("ROLLBACK")


def _insert(db: sqlite3.Connection, table: str, values: dict[str, object]) -> int | None:
    places = ", ".join("?" * len(values))
    return db.execute(
        f"INSERT INTO {table} ({', '.join(values)}) VALUES ({places})", tuple(values.values())
    ).lastrowid
