"""A library that was removed, replaced or damaged while a run was being recorded: the run is written back.

The connection still leads to the old file, as long as it is open. If what it leads to is whole, that takes
the place again, or, where another library lies by now, the run is carried over into it. If it is not, the
run comes back from the files beside its weights. What else lies in the place is set aside, never removed.
"""

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qanneal_gui.errors import ObstacleError, QannealError
from qanneal_gui.runs import about, database, steps_file, write_ahead
from qanneal_gui.runs.database_errors import explained, is_damage
from qanneal_gui.runs.identity import LibraryIdentity, is_whole, opened_alone
from qanneal_gui.runs.locking import ID
from qanneal_gui.runs.records import Summary, dumps
from qanneal_gui.support.files import create_private, temporary_beside

_SECONDS_OF_REMOVAL = 0.5
"""Whoever removes the library removes its other files, too, and must not meet those of the new one."""

_TABLES = ("steps", "samples", "resumptions", "annotations")
_AGAIN = "what was recorded is there again."
_ANEW = "this run is in a new library."
_OTHERS = "this run is in a new library; recover the other runs with: qanneal runs recover --all"


@dataclass(frozen=True, slots=True)
class HeldRun:
    """What is known of the run that is being recorded, whatever becomes of its library.

    Attributes
    ----------
    directory : Path
        The folder of its files, up to date, whose name is its identifier.
    summary : Summary
    """

    directory: Path
    summary: Summary

    @property
    def run(self) -> str:
        """Its identifier."""
        return self.directory.name

    def insert(self, db: sqlite3.Connection) -> None:
        """Bring it into a library from its files."""
        known = about.read(self.directory)
        columns = {name: known[name] for name in ("id", "name", "created")}
        columns |= {name: dumps(known[name]) for name in ("config", "seeds", "versions")}
        columns |= {"state": "running", "recording": 1, "updated": time.time(), **self.summary.columns()}
        measured = steps_file.read(self.directory / steps_file.FILE)
        steps = [measured[step] for step in sorted(measured) if step <= self.summary.steps]
        with database.transaction(db):
            db.execute("DELETE FROM runs WHERE id = ?", (self.run,))
            insert_run(db, columns, steps, known.get("annotations", {}))


def insert_run(
    db: sqlite3.Connection,
    columns: Mapping[str, Any],
    steps: Iterable[Mapping[str, Any]],
    said: Mapping[str, Any],
) -> None:
    """Bring a run into a library, in a transaction of the caller's.

    Parameters
    ----------
    db : sqlite3.Connection
    columns : mapping
        Of its row.
    steps : iterable of mapping
        What each step measured.
    said : mapping
        Its annotations; may be empty.
    """
    number = _insert(db, "runs", columns)
    db.executemany(
        "INSERT INTO steps (run, step, metrics) VALUES (?, ?, ?)",
        ((number, step["step"], dumps(step)) for step in steps),
    )
    if said:
        _insert(db, "annotations", {"run": number, **said})


def carry_over_from(aside: Path, there: sqlite3.Connection, run: str, least: int) -> bool:
    """Bring a run over from a library that was set aside, if all of it can be read there.

    Parameters
    ----------
    aside : Path
    there : sqlite3.Connection
    run : str
        Its identifier.
    least : int
        How many steps it must have there.

    Returns
    -------
    bool
        Whether it was brought over.
    """
    try:
        place = f"{aside.absolute().as_uri()}?mode=ro"
        with contextlib.closing(sqlite3.connect(place, isolation_level=None, uri=True)) as here:
            here.row_factory = sqlite3.Row
            here.execute("PRAGMA trusted_schema = OFF")
            _copy_rows(here, there, run, least)
    except (sqlite3.DatabaseError, LookupError, UnicodeDecodeError) as error:
        if isinstance(error, sqlite3.DatabaseError) and isinstance(explained(aside, error), ObstacleError):
            raise
        return False
    return True


def write_back(db: sqlite3.Connection, identity: LibraryIdentity, path: Path, held: HeldRun) -> str:
    """Bring a run from the library to which the connection leads to the place where it belongs.

    Returns
    -------
    str
        What has come of it, as a clause.

    Raises
    ------
    QannealError
        It cannot be written there.
    """
    if not path.exists():
        time.sleep(_SECONDS_OF_REMOVAL)
    with database.explained_errors(path):
        if identity.in_place():
            return _written_over(db, path, held)
        if identity.owns_log():  # to any other file it would be a stranger's
            write_ahead.remove(path)
        if not path.exists() or not path.stat().st_size:
            return _put_back(db, path, held)
        if _is_usable(path):
            with contextlib.closing(database.connect(path)) as there:
                _carry_over(db, there, held)
            return _AGAIN
        aside = write_ahead.set_library_aside(path)
        return f"what lay there is {aside} now, and {_put_back(db, path, held)}"


def _written_over(db: sqlite3.Connection, path: Path, held: HeldRun) -> str:
    """Write a run back to where the file itself was changed: the log is no longer of any use there."""
    with temporary_beside(path) as temporary:
        if _is_copied(path, temporary):
            # Another file, so that the connection, when it is closed, writes nothing into this one.
            temporary.replace(path)
            write_ahead.set_aside(path)
            with contextlib.closing(database.connect(path)) as there:
                held.insert(there)
            return _AGAIN
        temporary.unlink(missing_ok=True)
    aside = write_ahead.set_library_aside(path)
    return f"it is {aside} now, and {_put_back(db, path, held)}"


def _put_back(db: sqlite3.Connection, path: Path, held: HeldRun) -> str:
    """Put the whole library where none is now; if it is not whole, a new one with this run."""
    with temporary_beside(path) as temporary:
        if _is_backed_up(db, temporary):
            temporary.replace(path)
            return _AGAIN
        temporary.unlink(missing_ok=True)
    with contextlib.closing(database.connect(path)) as there:
        held.insert(there)
    alone = all(
        one == held.directory or not ID.fullmatch(one.name) for one in held.directory.parent.iterdir()
    )
    return _ANEW if alone else _OTHERS


def _is_copied(path: Path, target: Path) -> bool:
    """Copy what a file holds by itself, if that is a run library, and whole."""
    try:
        with opened_alone(path) as alone:
            return database.is_ours(alone) and _is_backed_up(alone, target)
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            return False
        raise


def _is_backed_up(db: sqlite3.Connection, target: Path) -> bool:
    """Copy a whole database, at once; return whether it is whole."""
    create_private(target)
    try:
        with contextlib.closing(sqlite3.connect(target)) as copy:
            db.backup(copy)
        with opened_alone(target) as copy:
            if not is_whole(copy):
                return False
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            return False
        raise
    with target.open("rb+") as file:
        os.fsync(file.fileno())
    return True


def _is_usable(path: Path) -> bool:
    """Whether a run library lies there, and is whole."""
    try:
        with contextlib.closing(database.connect(path)) as there:
            return is_whole(there)
    except ObstacleError:
        raise
    except QannealError:
        return False


def _carry_over(here: sqlite3.Connection, there: sqlite3.Connection, held: HeldRun) -> None:
    """Bring a run from one library into another one; what the one cannot tell any more, its files do."""
    try:
        _copy_rows(here, there, held.run)
    except (sqlite3.DatabaseError, LookupError) as error:
        if isinstance(error, sqlite3.DatabaseError) and not is_damage(error):
            raise
        held.insert(there)


def _copy_rows(here: sqlite3.Connection, there: sqlite3.Connection, run: str, least: int = 0) -> None:
    here.execute("BEGIN DEFERRED")
    try:
        row = here.execute("SELECT * FROM runs WHERE id = ?", (run,)).fetchone()
        if row is None or row["steps"] < least:
            raise LookupError(run)
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


def _insert(db: sqlite3.Connection, table: str, values: Mapping[str, object]) -> int | None:
    places = ", ".join("?" * len(values))
    return db.execute(
        f"INSERT INTO {table} ({', '.join(values)}) VALUES ({places})", tuple(values.values())
    ).lastrowid
