"""Which library lies in a place: told by where its file lies, and by what that file holds by itself."""

import contextlib
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from qanneal_gui.errors import ObstacleError, QannealError
from qanneal_gui.runs.database_errors import DamagedError, explained_errors, is_damage

_LOOKS = 10
SECONDS_BETWEEN_LOOKS = 0.05
"""A checkpoint of SQLite's that is under way meanwhile is mostly over after as many."""


class ReplacedError(ObstacleError):
    """The library that is being written is not the one in its place any more, or not whole any more.

    Parameters
    ----------
    what : str
        What happened to it, as a clause.
    damaged : bool
        Whether it cannot be read.

    Attributes
    ----------
    what : str
    damaged : bool
    """

    def __init__(self, what: str, *, damaged: bool = False) -> None:
        super().__init__(
            f"{what} while a run was being recorded; nothing of this run is lost: continue or end it, and "
            "what was recorded is written there again."
        )
        self.what = what
        self.damaged = damaged


@contextlib.contextmanager
def opened_alone(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a library's main file as it lies there: without its write-ahead log and without locks.

    It may be half written, and then raise what it likes. Reading it in any other way than through SQLite
    would take this process's locks from it.
    """
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    with contextlib.closing(db):
        db.row_factory = sqlite3.Row
        db.execute("PRAGMA trusted_schema = OFF")
        yield db


def name_in(db: sqlite3.Connection) -> str:
    """Return a library's own name; empty if it has none."""
    if db.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'library'").fetchone() is None:
        return ""
    row = db.execute("SELECT id FROM library").fetchone()
    return "" if row is None else str(row[0])


def stored_name(path: Path) -> str | None:
    """Return the name that a library's file holds by itself; empty without one, None if it cannot be read."""
    with contextlib.suppress(sqlite3.Error), opened_alone(path) as db:
        return name_in(db)
    return None


def is_whole(db: sqlite3.Connection) -> bool:
    """Whether SQLite finds no fault in a database; it reads all of it.

    Raises
    ------
    sqlite3.Error
        It cannot be read just now, which says nothing about it.
    """
    try:
        return [str(row[0]) for row in db.execute("PRAGMA quick_check(1)")] == ["ok"]
    except sqlite3.Error as error:
        if is_damage(error):
            return False
        raise


class LibraryIdentity:
    """By what a library, while a run is recorded in it, is told from another one in its place.

    Parameters
    ----------
    db : sqlite3.Connection
        Leads to the library.
    path : Path
        Where it lies.
    run : str
        The run's identifier.

    Raises
    ------
    OSError
        It does not lie there.
    """

    def __init__(self, db: sqlite3.Connection, path: Path, run: str) -> None:
        self._db, self._path, self._run = db, path, run
        self._name = name_in(db)
        status = path.stat()
        self._place = status.st_dev, status.st_ino
        self._log = _file_of(path.with_name(f"{path.name}-wal"))
        self._damaged = False
        self._stamp = (0, 0)
        self._steps: int | None = None
        """Steps of the run in the file itself, once that could be read."""

    def check(self) -> None:
        """Make sure that the library is still the one in its place, and whole as far as can be seen.

        Raises
        ------
        ReplacedError
            It was removed, another one is in its place, or it was overwritten.
        """
        if change := self._change():
            raise ReplacedError(f"The run library {self._path} {change}", damaged=self._damaged)

    def distrust(self) -> None:
        """Take note that it cannot be read: from now on `check` says that it is damaged."""
        self._damaged = True

    @contextlib.contextmanager
    def explained_errors(self) -> Iterator[None]:
        """Turn what SQLite raises into a sentence, as `database_errors.explained_errors` does.

        Raises
        ------
        ReplacedError
            It is not in its place, or cannot be read any more.
        """
        try:
            with explained_errors(self._path):
                yield
        except QannealError as error:
            if isinstance(error, DamagedError):
                self.distrust()
            self.check()  # which may know better why
            raise

    def in_place(self) -> bool:
        """Whether the file in its place is the one to which the connection leads, whatever is in it."""
        return _file_of(self._path) == self._place

    def owns_log(self) -> bool:
        """Whether the write-ahead log in that place is the one that the connection writes."""
        log = _file_of(self._path.with_name(f"{self._path.name}-wal"))
        return log is not None and log == self._log

    def _change(self) -> str:
        """Return what happened to it, as a clause; empty if nothing did."""
        if self._damaged:
            return "was damaged"
        try:
            status = self._path.stat()
        except FileNotFoundError:
            return "was removed"
        except OSError:
            return "can no longer be found"
        if (status.st_dev, status.st_ino) != self._place:
            return "was replaced by another file" if status.st_size else "was removed"
        stamp = status.st_size, status.st_mtime_ns
        if stamp == self._stamp:  # SQLite writes into the file itself at its checkpoints only
            return ""
        change = self._change_within()
        for _ in range(_LOOKS if change else 0):
            time.sleep(SECONDS_BETWEEN_LOOKS)
            change = self._change_within()
            if not change:
                break
        if not change:
            self._stamp = stamp
        elif self._holds_together():
            return ""  # and is looked at again
        return change

    def _change_within(self) -> str:
        """Return what happened to the file's content, as far as it can be read at this moment."""
        known = self._steps is not None
        try:
            name, steps = self._read_alone()
            agreed = steps == self._steps or (name, steps) == self._read_alone()
        except (sqlite3.Error, ValueError, TypeError):
            return "was damaged" if known else ""
        if name != self._name:
            return ("was replaced by another file" if name else "was damaged") if known else ""
        if self._steps is not None and steps < self._steps:
            return "was replaced by an older copy"
        # A page that SQLite is writing just now may be read half old, half new, as any number: what two
        # readings do not agree on, or the file cannot hold, is not believed, or the next reading would be
        # of "an older copy".
        if agreed and steps <= self._recorded():
            self._steps = steps
        return ""

    def _read_alone(self) -> tuple[str, int]:
        """Return the name and the steps of the run that the file holds by itself; -1 without the run."""
        with opened_alone(self._path) as db:
            name = name_in(db)
            return name, _steps_in(db, self._run) if name else -1

    def _recorded(self) -> int:
        """Return the steps of the run in file and log together: the file alone never holds more."""
        with contextlib.suppress(sqlite3.Error, ValueError, TypeError):
            return _steps_in(self._db, self._run)
        return -1

    def _holds_together(self) -> bool:
        """Whether file and log together are this library, and whole.

        Then what was read of the file alone was half written: by a process that takes longer over a
        checkpoint than was waited for. It has the locks, so that only the connection reads rightly.
        """
        try:
            self._db.execute("PRAGMA shrink_memory")  # what it remembers of the file proves nothing
            behind = self._steps is not None and self._recorded() < self._steps
            return name_in(self._db) == self._name and not behind and is_whole(self._db)
        except (sqlite3.Error, ValueError, TypeError):
            return False


def _steps_in(db: sqlite3.Connection, run: str) -> int:
    row = db.execute("SELECT steps FROM runs WHERE id = ?", (run,)).fetchone()
    return -1 if row is None else int(row[0])


def _file_of(path: Path) -> tuple[int, int] | None:
    """Return which file lies in a place, as the system numbers them; None if there is none."""
    with contextlib.suppress(OSError):
        status = path.stat()
        return status.st_dev, status.st_ino
    return None
