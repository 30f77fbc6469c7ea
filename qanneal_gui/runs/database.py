"""The SQLite file of the run library: its schema, and connections to it.

A run's row carries its summary, written in the same transaction as each step, so that listing
never touches the table of steps. ``recording`` is 1 from the row's creation until the recorder has
finished; together with the run's lock file it tells a run that was killed from one that ended.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock

from qanneal_gui.errors import QannealError
from qanneal_gui.support.files import create_private, keep_private

FILE = "runs.sqlite"
"""Name of the database in the home directory."""

# One entry per schema version; a later version appends an entry and changes none.
_MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """
        CREATE TABLE runs (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            created REAL NOT NULL,
            updated REAL NOT NULL,
            state TEXT NOT NULL,
            message TEXT NOT NULL DEFAULT '',
            recording INTEGER NOT NULL DEFAULT 1,
            config TEXT NOT NULL,
            seeds TEXT NOT NULL,
            versions TEXT NOT NULL,
            steps INTEGER NOT NULL DEFAULT 0,
            last TEXT,
            best TEXT,
            seconds REAL NOT NULL DEFAULT 0,
            qpu_seconds REAL NOT NULL DEFAULT 0,
            submissions INTEGER NOT NULL DEFAULT 0
        )
        """,
        # The probabilities of every example lie in their own column behind the metrics: a page of
        # curves is read without them, however large the batch is.
        """
        CREATE TABLE steps (
            run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
            step INTEGER NOT NULL,
            metrics TEXT NOT NULL,
            samples TEXT,
            UNIQUE (run, step)
        )
        """,
    ),
    (
        # Without a reference to the run: what it spent stays spent when it is deleted.
        """
        CREATE TABLE submissions (
            number INTEGER PRIMARY KEY,
            run TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('qpu', 'simulated-qpu')),
            solver TEXT NOT NULL,
            state TEXT NOT NULL DEFAULT 'intended'
                CHECK (state IN ('intended', 'sent', 'completed', 'void', 'unknown')),
            created REAL NOT NULL,
            sent REAL,
            completed REAL,
            qubits INTEGER NOT NULL,
            reads INTEGER NOT NULL,
            estimate_ns INTEGER NOT NULL CHECK (estimate_ns >= 0),
            billed_ns INTEGER CHECK (billed_ns >= 0),
            problem TEXT NOT NULL DEFAULT '',
            CHECK (state <> 'completed' OR billed_ns IS NOT NULL)
        )
        """,
        # Each of the first two holds all that its sums need.
        "CREATE INDEX submissions_by_run ON submissions (run, state, estimate_ns, billed_ns)",
        "CREATE INDEX submissions_by_time ON submissions (kind, created, state, estimate_ns, billed_ns)",
        "CREATE INDEX submissions_open ON submissions (run) WHERE state IN ('intended', 'sent')",
    ),
    (
        # What users say about their runs. `deleted` is the time at which a run was put into the bin.
        """
        CREATE TABLE annotations (
            run INTEGER PRIMARY KEY REFERENCES runs (number) ON DELETE CASCADE,
            tags TEXT NOT NULL DEFAULT '',
            notes TEXT NOT NULL DEFAULT '',
            starred INTEGER NOT NULL DEFAULT 0,
            archived INTEGER NOT NULL DEFAULT 0,
            deleted REAL
        )
        """,
        # What a table of runs sorts and searches, taken from the long rows of `runs` whenever they have
        # changed; as with the two tables below, losing it costs nothing but the time to fill it again.
        """
        CREATE TABLE listing (
            run INTEGER PRIMARY KEY REFERENCES runs (number) ON DELETE CASCADE,
            updated REAL NOT NULL,
            id TEXT NOT NULL,
            name TEXT NOT NULL,
            created REAL NOT NULL,
            state TEXT NOT NULL,
            message TEXT NOT NULL,
            dataset TEXT NOT NULL,
            classes TEXT NOT NULL,
            method TEXT NOT NULL,
            sampler TEXT NOT NULL,
            steps INTEGER NOT NULL,
            last REAL,
            best REAL,
            seconds REAL NOT NULL,
            qpu_seconds REAL NOT NULL
        )
        """,
        "CREATE INDEX runs_by_update ON runs (updated)",
        # Single metrics of all steps, and small pictures of them; `stamp` tells of which state of the run.
        """
        CREATE TABLE series (
            run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
            key TEXT NOT NULL,
            stamp TEXT NOT NULL,
            points BLOB NOT NULL,
            PRIMARY KEY (run, key)
        )
        """,
        """
        CREATE TABLE thumbnails (
            run INTEGER PRIMARY KEY REFERENCES runs (number) ON DELETE CASCADE,
            stamp TEXT NOT NULL,
            points BLOB NOT NULL
        )
        """,
    ),
    (
        """
        CREATE TABLE trials (
            number INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            config TEXT NOT NULL,
            result TEXT NOT NULL,
            seconds REAL NOT NULL,
            finished REAL NOT NULL
        )
        """,
    ),
    (
        # What each step was learned from, in the parts in which it came (see `samples`).
        """
        CREATE TABLE samples (
            run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
            step INTEGER NOT NULL,
            part INTEGER NOT NULL,
            kind TEXT NOT NULL,
            counts BLOB NOT NULL,
            about TEXT NOT NULL,
            PRIMARY KEY (run, step, part)
        ) WITHOUT ROWID
        """,
        # When a run was resumed, and how many steps it had then.
        """
        CREATE TABLE resumptions (
            run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
            time REAL NOT NULL,
            step INTEGER NOT NULL
        )
        """,
        "CREATE INDEX resumptions_by_run ON resumptions (run, step)",
        # The step that a submission is for, and its fingerprint (`mark`), by which it is recognised;
        # without one its answer cannot be fetched later.
        "ALTER TABLE submissions ADD COLUMN step INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE submissions ADD COLUMN mark TEXT NOT NULL DEFAULT ''",
    ),
)
VERSION = len(_MIGRATIONS)
"""Version of the schema, as ``PRAGMA user_version`` holds it."""

_APPLICATION_ID = 0x716E6C00  # "qnl": tells our files from other programs' SQLite files
_BUSY_SECONDS = 5.0

_WRITE_ACCESS = "make sure that its folder is writable, or set QANNEAL_HOME to another one"
_ADVICE = {
    sqlite3.SQLITE_CANTOPEN: f"cannot be opened; {_WRITE_ACCESS}",
    sqlite3.SQLITE_PERM: f"cannot be opened; {_WRITE_ACCESS}",
    sqlite3.SQLITE_READONLY: f"cannot be written; {_WRITE_ACCESS}",
    sqlite3.SQLITE_BUSY: "is in use by another program; close that program and try again",
    sqlite3.SQLITE_LOCKED: "is in use by another program; close that program and try again",
    sqlite3.SQLITE_FULL: "cannot grow because the disk is full; free some space and try again",
    sqlite3.SQLITE_IOERR: "cannot be read or written; check its disk",
    sqlite3.SQLITE_NOTADB: "is not a run library of qanneal; move it, or set QANNEAL_HOME to another folder",
}


def damaged(path: Path) -> QannealError:
    """Return the error that says that the database cannot be understood."""
    return QannealError(
        f"The run library {path} is damaged; restore a backup, or move it away to start with an empty one."
    )


@contextlib.contextmanager
def explained_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite raises into one sentence about the library at `path`.

    Raises
    ------
    QannealError
        For every `sqlite3.Error` that is not a mistake in the calling code.
    """
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except UnicodeDecodeError as error:  # in the schema, or in SQLite's own message that quotes it
        raise damaged(path) from error
    except sqlite3.Error as error:
        # The low byte is SQLite's primary result code, the rest tells its kinds apart.
        advice = _ADVICE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if advice is None:
            raise damaged(path) from error
        raise QannealError(f"The run library {path} {advice}.") from error


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
        except BaseException:
            db.close()
            raise
        return db


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


def _version(db: sqlite3.Connection, path: Path) -> int:
    # In one transaction: another process may be making the tables just now.
    with transaction(db, "DEFERRED"):
        version = int(db.execute("PRAGMA user_version").fetchone()[0])
        ours = db.execute("PRAGMA application_id").fetchone()[0] == _APPLICATION_ID
        empty = db.execute("SELECT 1 FROM sqlite_master").fetchone() is None
    if not ours and (version or not empty):
        raise QannealError(f"The run library {path} {_ADVICE[sqlite3.SQLITE_NOTADB]}.")
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
            db.execute("PRAGMA journal_mode = WAL")
            with transaction(db):
                for statements in _MIGRATIONS[version:]:
                    for statement in statements:
                        db.execute(statement)
                db.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
                db.execute(f"PRAGMA user_version = {VERSION}")
    except TimeoutError as error:
        raise QannealError(f"The run library {path} {_ADVICE[sqlite3.SQLITE_BUSY]}.") from error
    except OSError as error:
        raise QannealError(f"The run library {path} cannot be written; {_WRITE_ACCESS}.") from error
