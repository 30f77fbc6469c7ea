"""Finished trials of studies, beside the runs in the library's database.

A trial is stored the moment it is finished and is found again by its key, which is made of everything
that decides its result. They lie in the same file as the runs because one file is then all that has to
be kept, locked, migrated and backed up.
"""

import sqlite3
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from qanneal_gui.runs import database
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.records import dumps, loads


@dataclass(frozen=True, slots=True)
class StoredTrial:
    """What came of one trial.

    Attributes
    ----------
    result : dict
        Plain values.
    seconds : float
        Wall time it took.
    """

    result: dict[str, Any]
    seconds: float


class TrialStore:
    """The finished trials of one library; several processes may use them at the same time.

    It belongs to the thread that created it, and must be closed. Every method raises `QannealError` as
    the methods of `RunLibrary` do.
    """

    def __init__(self, library: RunLibrary) -> None:
        self._path = library.root / database.FILE
        # Held open: SQLite brings the whole log to the disk whenever the last connection is closed.
        self._db = database.connect(self._path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the library."""
        with database.explained_errors(self._path):
            self._db.close()

    def finished(self, keys: Iterable[str]) -> dict[str, StoredTrial]:
        """Return those of the trials that are finished, by their key."""
        with database.explained_errors(self._path), database.transaction(self._db, "DEFERRED"):
            found = {key: _row(self._db, key) for key in keys}
        try:
            return {
                key: StoredTrial(loads(row["result"]), float(row["seconds"]))
                for key, row in found.items()
                if row is not None
            }
        except (ValueError, TypeError) as error:
            raise database.damaged(self._path) from error

    def add(
        self, key: str, kind: str, config: Mapping[str, Any], result: Mapping[str, Any], seconds: float
    ) -> None:
        """Store a finished trial; one that is there already stays as it is."""
        row = (key, kind, dumps(config), dumps(result), seconds, time.time())
        with database.explained_errors(self._path):
            self._db.execute(
                "INSERT INTO trials (key, kind, config, result, seconds, finished) VALUES (?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (key) DO NOTHING",
                row,
            )

    def forget(self, keys: Iterable[str]) -> None:
        """Delete trials, so that they are run again; what they spent stays in the ledger."""
        with database.explained_errors(self._path), database.transaction(self._db):
            self._db.executemany("DELETE FROM trials WHERE key = ?", [(key,) for key in keys])


def _row(db: sqlite3.Connection, key: str) -> sqlite3.Row | None:
    row: sqlite3.Row | None = db.execute(
        "SELECT result, seconds FROM trials WHERE key = ?", (key,)
    ).fetchone()
    return row
