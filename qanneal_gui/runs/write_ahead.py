"""SQLite's write-ahead log of the library: that of another file is set aside before it can do harm.

A process that is killed leaves ``runs.sqlite-wal`` behind, and SQLite takes it for that of whatever file lies
beside it: if the library was replaced meanwhile, the pages of the one are written into the other. SQLite has
nothing to tell them apart. So ``runs.sqlite.owner`` names the library to which the log belongs, and a log
that was left behind is tried on a copy when the program starts.
"""

import contextlib
import logging
import shutil
import sqlite3
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock

from qanneal_gui.errors import QannealError
from qanneal_gui.runs.identity import SECONDS_BETWEEN_LOOKS, is_whole, name_in, stored_name
from qanneal_gui.runs.locking import ID, unlocked
from qanneal_gui.support.files import write_atomically
from qanneal_gui.support.reading import read_bytes

_log = logging.getLogger(__name__)

LOG = "-wal"
_INDEX = "-shm"
_ASIDE = "runs-aside-*.sqlite"
_KEPT = 2
_LOOKS = 3
_LARGEST_TRIED = 2**28
"""Bytes of a library that is copied to try a log on it."""

_tried: set[Path] = set()
_trying = threading.Lock()


def note_owner(db: sqlite3.Connection, path: Path) -> None:
    """Note to which library the log belongs that there is, or will be."""
    name = name_in(db)
    if name == _owner(path):
        return
    with contextlib.suppress(QannealError):  # a home that may only be read
        # What the file does not hold by itself yet, it cannot be known by.
        if name and stored_name(path) == name:
            write_atomically(_note(path), name.encode(), private=True)


def is_foreign(path: Path) -> bool:
    """Whether the log beside a library belongs to another one, which lay there before."""
    if not _size(_beside(path, LOG)):
        return False
    owner = _owner(path)
    # A checkpoint that is under way may hide the name, but cannot make another one of it.
    return bool(owner) and all(stored_name(path) not in (owner, None) for _ in looks())


def set_foreign_aside(path: Path) -> None:
    """Set the log beside a library aside if it belongs to another one.

    Raises
    ------
    OSError
        That cannot be done here.
    """
    if is_foreign(path):
        with _lock(path):
            if is_foreign(path):
                set_aside(path)


def try_left_behind(path: Path) -> None:
    """Set a log aside that killed processes left and that does not fit the library; once in a process.

    The file itself may have been put back from a copy that is older than the log. To be called before
    anything else opens the library, which is read here without SQLite.
    """
    with _trying, contextlib.suppress(OSError, QannealError):
        if path in _tried:
            return
        _tried.add(path)
        log = _beside(path, LOG)
        if not _size(log) or not 0 < _size(path) <= _LARGEST_TRIED or _is_recorded(path):
            return
        stamps = _stamps(path)
        # A process that is writing just now may have been met between two of its writes.
        if any(_fits(path, log) for _ in looks()):
            return
        with _lock(path):
            if _stamps(path) == stamps and not _is_recorded(path):
                set_aside(path)


def set_aside(path: Path) -> None:
    """Give the log beside a library another name, under which SQLite does not look for it."""
    _beside(path, _INDEX).unlink(missing_ok=True)
    log = _beside(path, LOG)
    if not log.exists():
        return
    kept = _name_aside(path)
    log.replace(_beside(kept, LOG))
    _log.warning("The write-ahead log beside %s was another file's; it is %s now.", path, f"{kept.name}{LOG}")
    alone = [one for one in path.parent.glob(f"{_ASIDE}{LOG}") if not one.with_suffix(".sqlite").exists()]
    for old in sorted(alone)[:-_KEPT]:
        old.unlink(missing_ok=True)


def set_library_aside(path: Path) -> str:
    """Give a library that cannot be used, and its log, another name, and return that."""
    kept = _name_aside(path)
    path.replace(kept)
    _beside(path, _INDEX).unlink(missing_ok=True)
    with contextlib.suppress(FileNotFoundError):
        _beside(path, LOG).replace(_beside(kept, LOG))
    _log.warning("The run library %s cannot be used; it is %s now.", path, kept.name)
    return kept.name


def libraries_aside(home: Path) -> list[Path]:
    """Return the libraries that were set aside in a home, the last one first."""
    return sorted(home.glob(_ASIDE), reverse=True)


def _name_aside(path: Path) -> Path:
    return path.with_name(_ASIDE.replace("*", f"{time.time_ns() // 1000:x}"))


def remove(path: Path) -> None:
    """Remove the log beside a library whose file is gone."""
    for ending in (LOG, _INDEX):
        _beside(path, ending).unlink(missing_ok=True)


def _fits(path: Path, log: Path) -> bool:
    """Try the log on a copy; where nothing is whole without it either, it is not to blame."""
    with tempfile.TemporaryDirectory(prefix="qanneal-") as folder:
        copy = Path(folder) / path.name
        shutil.copyfile(path, copy)
        name = _name_if_whole(copy)
        if name is None:
            return True
        shutil.copyfile(log, _beside(copy, LOG))
        together = _name_if_whole(copy)
        return together is not None and name in ("", together)


def _name_if_whole(path: Path) -> str | None:
    with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(path)) as db:
        return name_in(db) if is_whole(db) else None
    return None


def _is_recorded(path: Path) -> bool:
    """Whether some process records a run; it has the library open."""
    runs = path.parent / "runs"
    found = (
        sorted((one for one in runs.iterdir() if ID.fullmatch(one.name)), reverse=True)
        if runs.is_dir()
        else []
    )
    for one in found:
        with unlocked(one) as free:
            if not free:
                return True
    return False


def looks() -> Iterator[None]:
    """Let some looks be some time apart; the first one is at once, and mostly the last."""
    for number in range(_LOOKS):
        if number:
            time.sleep(SECONDS_BETWEEN_LOOKS)
        yield


def _stamps(path: Path) -> list[tuple[int, int]]:
    return [(status.st_size, status.st_mtime_ns) for status in (path.stat(), _beside(path, LOG).stat())]


def _lock(path: Path) -> FileLock:
    return FileLock(f"{path}.lock", timeout=30, mode=0o600)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _note(path: Path) -> Path:
    return _beside(path, ".owner")


def _owner(path: Path) -> str:
    with contextlib.suppress(QannealError, ValueError):
        return read_bytes(_note(path), "the note of the library's name", 64).decode("ascii")
    return ""


def _size(path: Path) -> int:
    with contextlib.suppress(OSError):
        return path.stat().st_size
    return 0
