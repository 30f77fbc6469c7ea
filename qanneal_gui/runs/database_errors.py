"""What SQLite raises, as one sentence about the library; only damage is called damage."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from qanneal_gui.errors import ObstacleError, QannealError

_WRITE_ACCESS = "make sure that its folder is writable, or set QANNEAL_HOME to another one"
_IN_USE = "is in use by another program; close that program and try again"
_NO_LOCKS = (
    "lies where files cannot be locked reliably, as on some network homes; "
    "try again, or set QANNEAL_HOME to a folder on a local disk"
)
_DISK = "cannot be read or written; check its disk"
FOREIGN = "is not a run library of qanneal; move it, or set QANNEAL_HOME to another folder"

_LOCKING = (
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_NOLFS,
    sqlite3.SQLITE_IOERR_LOCK,
    sqlite3.SQLITE_IOERR_UNLOCK,
    sqlite3.SQLITE_IOERR_RDLOCK,
    sqlite3.SQLITE_IOERR_BLOCKED,
    sqlite3.SQLITE_IOERR_CHECKRESERVEDLOCK,
    sqlite3.SQLITE_IOERR_SHMOPEN,
    sqlite3.SQLITE_IOERR_SHMSIZE,
    sqlite3.SQLITE_IOERR_SHMLOCK,
    sqlite3.SQLITE_IOERR_SHMMAP,
)

# The low byte is SQLite's primary result code, the rest tells its kinds apart: the whole code counts first.
_OBSTACLES = {
    **dict.fromkeys(_LOCKING, _NO_LOCKS),
    sqlite3.SQLITE_CANTOPEN: f"cannot be opened; {_WRITE_ACCESS}",
    sqlite3.SQLITE_PERM: f"cannot be opened; {_WRITE_ACCESS}",
    sqlite3.SQLITE_AUTH: f"is not accessible to this account; {_WRITE_ACCESS}",
    sqlite3.SQLITE_READONLY: f"cannot be written; {_WRITE_ACCESS}",
    sqlite3.SQLITE_READONLY_DBMOVED: "was moved while it was in use; put it back and try again",
    sqlite3.SQLITE_IOERR_VNODE: "was moved while it was in use; put it back and try again",
    sqlite3.SQLITE_BUSY: _IN_USE,
    sqlite3.SQLITE_LOCKED: _IN_USE,
    sqlite3.SQLITE_FULL: "cannot grow because the disk is full; free some space and try again",
    sqlite3.SQLITE_IOERR: _DISK,
    sqlite3.SQLITE_IOERR_NOMEM: "needs more memory than is available; close other programs and try again",
    sqlite3.SQLITE_NOMEM: "needs more memory than is available; close other programs and try again",
    sqlite3.SQLITE_INTERRUPT: "did not answer before it was interrupted; try again",
    sqlite3.SQLITE_ABORT: "did not answer before it was interrupted; try again",
    sqlite3.SQLITE_SCHEMA: "was changed by another program just now; try again",
}
_LACKING = (
    "lacks what this version of qanneal expects: another program may have changed it; restore a backup of "
    "it, or set QANNEAL_HOME to another folder"
)


class DamagedError(QannealError):
    """The database, or a value in it, cannot be understood."""

    page = "troubles#library-and-disk"


def damaged(path: Path) -> DamagedError:
    """Return the error that says that the database cannot be understood."""
    return DamagedError(
        f"The run library {path} is damaged; restore a backup, or set it aside and recover the runs from "
        "their own files with: qanneal runs recover --all (what the QPU has cost is in ledger.jsonl, too)."
    )


def is_damage(error: sqlite3.Error) -> bool:
    """Whether SQLite says that a database, or what was taken for one, cannot be understood."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def explained(path: Path, error: sqlite3.Error) -> QannealError:
    """Return what SQLite raised as one sentence: `DamagedError`, `ObstacleError` or another."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # not from SQLite: a text in the database is none
        return damaged(path)
    if is_damage(error):
        return damaged(path)
    primary = code & 0xFF
    if advice := _OBSTACLES.get(code) or _OBSTACLES.get(primary):
        return ObstacleError(f"The run library {path} {advice}.")
    if primary in (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH):
        return QannealError(f"The run library {path} {_LACKING}.")
    name = getattr(error, "sqlite_errorname", code)
    return QannealError(f"The run library {path} could not be used ({name}); try again, and report it.")


def busy(path: Path) -> ObstacleError:
    """Return the error that says that another program does not let go of the library."""
    return ObstacleError(f"The run library {path} {_IN_USE}.")


def unwritable(path: object, error: OSError) -> ObstacleError:
    """Return the error that says that a file or folder of the library cannot be written."""
    return ObstacleError(
        f"Cannot write {path} ({error.strerror or error}); make sure that the folder is writable, "
        "or set QANNEAL_HOME to another one."
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
        raise explained(path, error) from error


@contextlib.contextmanager
def explained_values(path: Path) -> Iterator[None]:
    """Turn what a damaged table brings about into a sentence, beside what SQLite itself raises.

    A lock that is held for too long, and a file beside the library that cannot be used, are no damage.
    """
    with explained_errors(path):
        try:
            yield
        except TimeoutError as error:
            raise busy(path) from error
        except (ValueError, TypeError, OverflowError, OSError) as error:
            if isinstance(error, OSError) and error.filename is not None:
                raise unwritable(error.filename, error) from error
            raise damaged(path) from error  # a time that is none, say
