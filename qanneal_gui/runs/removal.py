"""Runs removed for good: first the row, then the files, and what was left of either is removed later.

That the files of a run are to go is noted in the same transaction that removes its row, and before an
import writes the first of them. A process that is killed in between leaves this note, by which
`finish_removals` knows the folder.
"""

import contextlib
import shutil
import sqlite3
from pathlib import Path

from qanneal_gui.errors import ObstacleError
from qanneal_gui.runs import database
from qanneal_gui.runs.locking import ID, LOCK_FILE, unlocked


def forget_run(db: sqlite3.Connection, number: int, run: str) -> None:
    """Remove the row of a run and all that hangs on it, and note that its files are to go."""
    with database.transaction(db):
        note(db, run)
        db.execute("DELETE FROM runs WHERE number = ?", (number,))


def note(db: sqlite3.Connection, run: str) -> None:
    """Note that the files of a run are to go, unless this is taken back with `keep`."""
    db.execute("INSERT OR REPLACE INTO removals (run) VALUES (?)", (run,))


def keep(db: sqlite3.Connection, run: str) -> None:
    """Note that the files of a run stay."""
    db.execute("DELETE FROM removals WHERE run = ?", (run,))


def remove_files(db: sqlite3.Connection, directory: Path) -> bool:
    """Remove the folder of a run whose row is gone; its lock is held by the caller.

    Where a file is in use it stays, and `finish_removals` comes back to it.
    """
    with contextlib.suppress(OSError):
        empty(directory)
        (directory / LOCK_FILE).unlink(missing_ok=True)
        if directory.exists():
            directory.rmdir()
    if directory.exists():
        return False
    keep(db, directory.name)
    return True


def empty(directory: Path) -> None:
    """Remove all files of a run but the lock, which must stay as long as it is held."""
    for path in directory.iterdir() if directory.is_dir() else ():
        if path.name != LOCK_FILE:
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


def finish_removals(db: sqlite3.Connection, runs: Path) -> int:
    """Remove the files that killed removals and imports have left; return of how many runs."""
    removed = 0
    for (run,) in db.execute("SELECT run FROM removals").fetchall():
        if not ID.fullmatch(str(run)) or db.execute("SELECT 1 FROM runs WHERE id = ?", (run,)).fetchone():
            keep(db, run)
            continue
        with contextlib.suppress(ObstacleError), unlocked(runs / run) as free:
            if free:
                there = (runs / run).exists()
                removed += remove_files(db, runs / run) and there
    return removed
