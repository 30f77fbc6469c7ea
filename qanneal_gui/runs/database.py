"""The SQLite file of the run library: connections to it, and its way to the current schema.

A run's row carries its summary, written in the same transaction as each step, so that listing
never touches the table of steps. ``recording`` is 1 from the row's creation until the recorder has
finished; together with the run's lock file it tells a run that was killed from one that ended.
"""

import contextlib
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock

from qanneal_gui.errors import ObstacleError, QannealError
from qanneal_gui.runs import write_ahead
from qanneal_gui.runs.database_errors import (
    FOREIGN,
    DamagedError,
    busy,
    damaged,
    explained,
    explained_errors,
    unwritable,
)
from qanneal_gui.runs.identity import is_whole
from qanneal_gui.runs.schema import MIGRATIONS, VERSION
from qanneal_gui.support.files import create_private, keep_private, temporary_beside

__all__ = [
    "FILE",
    "VERSION",
    "connect",
    "copy_to",
    "damaged",
    "explained",
    "explained_errors",
    "is_ours",
    "reading",
    "transaction",
]

FILE = "runs.sqlite"
"""Name of the database in the home directory."""

BACKUPS = "runs-backup-*.sqlite"
"""Copies of it that were made before its schema was changed."""

_APPLICATION_ID = 0x716E6C00  # "qnl": tells our files from other programs' SQLite files
_BUSY_SECONDS = 5.0
_BACKUPS_KEPT = 2
_NOT_WRITABLE = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM)


def connect(path: Path) -> sqlite3.Connection:
    """Open the database, creating it or bringing it up to the current schema where needed.

    The connection belongs to the calling thread, commits every statement by itself unless inside
    `transaction`, and must be closed.

    Raises
    ------
    QannealError
        The file is foreign, damaged, newer than this program, or may not be written.
    """
    with explained_errors(path):
        try:
            write_ahead.set_foreign_aside(path)
        except TimeoutError as error:
            raise busy(path) from error
        except OSError as error:
            raise unwritable(path, error) from error
        create_private(path)  # SQLite gives its other files the mode of this one
        keep_private(path)
        db = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
        try:
            db.row_factory = sqlite3.Row
            db.execute("PRAGMA trusted_schema = OFF")
            if _version(db, path) < VERSION:
                _migrate(db, path)
            db.execute("PRAGMA synchronous = NORMAL")
            db.execute("PRAGMA foreign_keys = ON")
            write_ahead.note_owner(db, path)
        except BaseException:
            db.close()
            raise
        return db


@contextlib.contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the database for a block that can do without writing: also in a home that may only be read.

    Where it may be written, the connection is that of `connect`.

    Raises
    ------
    QannealError
        As `connect`, unless writing is all that is in the way.
    """
    with contextlib.ExitStack() as stack:
        try:
            db = connect(path)
        except ObstacleError as error:
            if not _is_about_writing(error.__cause__) or not path.is_file():
                raise
            db = _without_writing(path, stack)
        stack.enter_context(contextlib.closing(db))
        yield db


@contextlib.contextmanager
def transaction(db: sqlite3.Connection, kind: str = "IMMEDIATE") -> Iterator[None]:
    """Commit all statements of the block together, or none of them if it raises.

    A block that only reads may be ``DEFERRED``: it sees one state of the database and stops nobody.
    """
    db.execute(f"BEGIN {kind}")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def is_ours(db: sqlite3.Connection) -> bool:
    """Whether this is a run library that this version can read."""
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    return db.execute("PRAGMA application_id").fetchone()[0] == _APPLICATION_ID and version <= VERSION


def _without_writing(path: Path, stack: contextlib.ExitStack) -> sqlite3.Connection:
    """Open a library that may only be read; a copy of it, where SQLite cannot read it otherwise."""
    place = path.absolute().as_uri()
    log = path.with_name(f"{path.name}-wal")
    foreign = write_ahead.is_foreign(path)
    modes = [] if foreign else ["mode=ro"]
    # Whoever has the library open for writing keeps a log beside it, even if that is empty just now: read
    # without locks, the file would be half written every now and then.
    if foreign or not log.exists():
        modes.append("immutable=1")
    for mode in modes:
        with contextlib.suppress(sqlite3.Error):
            return _opened(f"{place}?{mode}", path)
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="qanneal-")))
    # What was copied while somebody wrote may be neither old nor new; what is damaged stays so.
    for _ in write_ahead.looks():
        with contextlib.suppress(DamagedError):
            db = _copied(path, log, folder)
            if is_whole(db):
                return db
            db.close()
    return _copied(path, log, folder)


def _copied(path: Path, log: Path, folder: Path) -> sqlite3.Connection:
    """Open a copy of a library and its log in a folder, where an earlier one may lie."""
    try:
        for left in folder.iterdir():
            left.unlink()
        for original in (path, log):
            if original.exists():
                shutil.copyfile(original, folder / original.name)
    except OSError as error:
        raise unwritable(folder, error) from error
    copy = folder / path.name
    with contextlib.closing(connect(copy)) as db, explained_errors(path):
        db.execute("PRAGMA journal_mode = DELETE")
    with explained_errors(path):
        return _opened(f"{copy.as_uri()}?immutable=1", path)


def _is_about_writing(cause: BaseException | None) -> bool:
    """Whether a library could not be opened because it may not be written; not because it is in use."""
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_CANTOPEN) & 0xFF in _NOT_WRITABLE
    return isinstance(cause, OSError) and not isinstance(cause, TimeoutError)


def _opened(place: str, path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(place, timeout=_BUSY_SECONDS, isolation_level=None, uri=True)
    try:
        db.row_factory = sqlite3.Row
        db.execute("PRAGMA trusted_schema = OFF")
        if _version(db, path) < VERSION:
            raise sqlite3.OperationalError("an older schema, which a copy can leave")
    except BaseException:
        db.close()
        raise
    return db


def _version(db: sqlite3.Connection, path: Path) -> int:
    # In one transaction: another process may be making the tables just now.
    with transaction(db, "DEFERRED"):
        version = int(db.execute("PRAGMA user_version").fetchone()[0])
        ours = db.execute("PRAGMA application_id").fetchone()[0] == _APPLICATION_ID
        empty = db.execute("SELECT 1 FROM sqlite_master").fetchone() is None
    if not ours and (version or not empty):
        raise QannealError(f"The run library {path} {FOREIGN}.")
    if version > VERSION:
        raise QannealError(
            f"The run library {path} was written by a newer version of qanneal; "
            "update qanneal, or set QANNEAL_HOME to another folder."
        )
    return version


def _migrate(db: sqlite3.Connection, path: Path) -> None:
    # SQLite does not wait for others while it switches to the write-ahead log, so first comers queue here.
    try:
        with FileLock(f"{path}.lock", timeout=30, mode=0o600):
            version = _version(db, path)
            if version == VERSION:
                return
            if version:
                _back_up(db, path, version)
            db.execute("PRAGMA journal_mode = WAL")
            with transaction(db):
                for statements in MIGRATIONS[version:VERSION]:
                    for statement in statements:
                        db.execute(statement)
                db.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
                db.execute(f"PRAGMA user_version = {VERSION}")
            # From here on the file holds its name by itself (see `identity`).
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except TimeoutError as error:
        raise busy(path) from error
    except OSError as error:
        raise unwritable(path, error) from error


def _back_up(db: sqlite3.Connection, path: Path, version: int) -> None:
    """Copy the database as it is before its schema changes; the newest copies are kept."""
    target = path.with_name(
        BACKUPS.replace("*", f"{time.strftime('%Y%m%d-%H%M%S', time.gmtime())}-v{version}")
    )
    copy_to(db, target)
    for old in sorted(path.parent.glob(BACKUPS))[:-_BACKUPS_KEPT]:
        old.unlink(missing_ok=True)


def copy_to(db: sqlite3.Connection, target: Path) -> None:
    """Copy the whole database into a file that nobody else may read, at once; an existing one is replaced."""
    with temporary_beside(target) as temporary:
        create_private(temporary)
        with contextlib.closing(sqlite3.connect(temporary)) as copy:
            db.backup(copy)
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(target)
