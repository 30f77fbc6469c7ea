"""The lock of a run: whoever holds it records the run, imports it or removes its files."""

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from qanneal_gui.runs.database_errors import unwritable

LOCK_FILE = "run.lock"
"""In the folder of a run; the system releases it when its process dies."""

ID = re.compile(r"[0-9]{8}-[0-9]{6}-[a-z0-9]{4}")
"""What the identifier of a run, and so the name of its folder, looks like."""


@contextlib.contextmanager
def unlocked(directory: Path, wait: float = 0.0) -> Iterator[bool]:
    """Hold the lock of a run for the block; the value is whether nobody else had it.

    Raises
    ------
    ObstacleError
        The lock cannot be taken in this place at all.
    """
    with unheld(directory / LOCK_FILE, wait) as free:
        yield free


@contextlib.contextmanager
def unheld(path: Path, wait: float = 0.0) -> Iterator[bool]:
    """Hold a lock for the block; the value is whether nobody else had it. Raises as `unlocked` does."""
    if not path.exists():  # it was removed, and who held it has ended
        yield True
        return
    lock = FileLock(path, mode=0o600, thread_local=False)
    try:
        lock.acquire(timeout=wait)
    except Timeout:
        yield False
        return
    except OSError as error:
        raise unwritable(path, error) from error
    try:
        yield True
    finally:
        lock.release()
