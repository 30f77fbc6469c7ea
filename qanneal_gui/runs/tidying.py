"""At the start of the program: what killed processes have left behind is removed, and what was lost is found.

Only what is ours is touched: folders of runs by their names and locks, temporary files by their names and
the processes in them. A folder with a run's files but without its row is never removed: its row was lost
with the database, and `lost_runs` names it.
"""

import contextlib
import json
import logging
import os
import secrets
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from qanneal_gui import paths
from qanneal_gui.data import folder as data_folder
from qanneal_gui.errors import QannealError
from qanneal_gui.runs import about, removal
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.locking import ID, LOCK_FILE, unlocked
from qanneal_gui.runs.recorder import CHECKPOINT_FILES, WEIGHTS_FILE
from qanneal_gui.support.files import create_private, remove_left_behind, write_atomically
from qanneal_gui.support.reading import read_text

_log = logging.getLogger(__name__)

_NOTES = "exports"
_LARGEST_NOTE = 64 * 1024
_WORTH = (about.FILE, WEIGHTS_FILE, *CHECKPOINT_FILES)


@dataclass(frozen=True, slots=True)
class Tidied:
    """What was found at the start.

    Attributes
    ----------
    removed : int
        Folders and temporary files of killed processes that are gone now.
    lost : tuple of str
        Runs whose files are there and whose rows are not.
    """

    removed: int = 0
    lost: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What the user should know of it; empty if that is nothing."""
        if not self.lost:
            return ""
        return f"{lost_words(self.lost)}; 'qanneal runs recover' recovers what it can."


def tidy(library: RunLibrary) -> Tidied:
    """Remove what killed processes have left behind; nothing happens where nothing can be written."""
    removed = 0
    try:
        library.mark_interrupted()
        with library.open() as db:
            removed += removal.finish_removals(db, library.root / "runs")
            removed += sum(_remove_empty(path) for path in _without_row(db, library) if not _worth(path))
        for folder in (library.root, *_written_by_renaming(library.root)):
            removed += remove_left_behind(folder)
        removed += _finish_exports(library.root)
        return Tidied(removed, lost_runs(library))
    except QannealError as error:  # whatever the command is, it will say that itself
        _log.warning("Not tidied: %s", error)
        return Tidied(removed)


def lost_words(lost: Sequence[str]) -> str:
    """Say that runs are lost, without a full stop."""
    runs = f"run {lost[0]}" if len(lost) == 1 else f"{len(lost)} runs"
    return f"The files of {runs} are here, but not in the run library"


def lost_runs(library: RunLibrary) -> tuple[str, ...]:
    """Return the runs whose files are there, although the library has no row of them."""
    with library.open() as db:
        return tuple(path.name for path in _without_row(db, library) if _worth(path) and _free(path))


@contextlib.contextmanager
def export_noted(home: Path, folders: Sequence[Path]) -> Iterator[None]:
    """Note for the block that files are being written into some folders.

    If the process is killed meanwhile, `tidy` finds its temporary files there.
    """
    note = home / _NOTES / f"{os.getpid():x}-{secrets.token_hex(4)}.json"
    lock = FileLock(note.with_suffix(".lock"), mode=0o600, thread_local=False)
    try:
        note.parent.mkdir(mode=0o700, exist_ok=True)
        lock.acquire(timeout=0)
        create_private(note)
        note.write_text(json.dumps([str(folder) for folder in folders]), encoding="utf-8")
    except (OSError, ValueError):  # a home that may only be read; the export needs no other writing there
        lock.release()
        yield
        return
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            note.unlink(missing_ok=True)
        _drop_lock(lock)


def write_export(path: Path, content: bytes) -> None:
    """Write a file where the user wants it; if the process is killed meanwhile, `tidy` cleans up there.

    Raises
    ------
    ObstacleError
        As `write_atomically`.
    """
    with written_out(path):
        write_atomically(path, content)


@contextlib.contextmanager
def written_out(path: Path) -> Iterator[None]:
    """Note for the block that a file, or folder, is being written where the user wants it."""
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(QannealError):  # no home, which nothing else here needs
            stack.enter_context(export_noted(paths.home(), [path.absolute().parent]))
        yield


def _written_by_renaming(home: Path) -> Iterator[Path]:
    """Yield the other folders of the program in which complete files and folders get their names."""
    yield home / "embeddings"
    for data in filter(None, (home / "data", data_folder.chosen())):
        yield data
        with contextlib.suppress(OSError):
            yield from [path for path in data.iterdir() if path.is_dir() and not path.is_symlink()]


def _without_row(db: sqlite3.Connection, library: RunLibrary) -> list[Path]:
    folder = library.root / "runs"
    if not folder.is_dir():
        return []
    # First the folders, then the rows: a run that starts meanwhile has its row when its folder was seen,
    # or holds its lock.
    paths = [path for path in sorted(folder.iterdir()) if ID.fullmatch(path.name) and not path.is_symlink()]
    known = {str(run) for (run,) in db.execute("SELECT id FROM runs UNION SELECT run FROM removals")}
    return [path for path in paths if path.name not in known and path.is_dir()]


def _worth(path: Path) -> bool:
    return any((path / name).is_file() for name in _WORTH)


def _free(path: Path) -> bool:
    with contextlib.suppress(QannealError), unlocked(path) as free:
        return free
    return True


def _remove_empty(path: Path) -> int:
    """Remove the folder of a run that was killed before it had a row."""
    with contextlib.suppress(OSError, QannealError), unlocked(path) as free:
        if not free:
            return 0
        remove_left_behind(path, every=True)
        if {child.name for child in path.iterdir()} <= {LOCK_FILE}:
            (path / LOCK_FILE).unlink(missing_ok=True)
            path.rmdir()
            return 1
    return 0


def _finish_exports(home: Path) -> int:
    removed = 0
    folder = home / _NOTES
    for note in sorted(folder.glob("*-*.json")) if folder.is_dir() else ():
        lock = FileLock(note.with_suffix(".lock"), mode=0o600, thread_local=False)
        with contextlib.suppress(OSError, ValueError, RecursionError, Timeout), lock.acquire(timeout=0):
            process = int(note.stem.partition("-")[0], 16)
            try:
                places = json.loads(read_text(note, "a note of an export", _LARGEST_NOTE))
            except (ValueError, QannealError):  # killed while it was noted, before anything else was written
                places = []
            for place in places if isinstance(places, list) else []:
                removed += remove_left_behind(Path(str(place)), process)
            note.unlink(missing_ok=True)
            _drop_lock(lock)
    for lock_file in folder.glob("*-*.lock") if folder.is_dir() else ():
        if not lock_file.with_suffix(".json").exists():
            lone = FileLock(lock_file, mode=0o600, thread_local=False)
            with contextlib.suppress(OSError, Timeout), lone.acquire(timeout=0):
                _drop_lock(lone)
    return removed


def _drop_lock(lock: FileLock) -> None:
    """Let a lock go, and remove its file."""
    with contextlib.suppress(OSError):
        Path(lock.lock_file).unlink(missing_ok=True)
    lock.release(force=True)
