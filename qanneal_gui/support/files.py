"""Writing files and folders so that each is either the old one or the whole new one, whatever happens."""

import contextlib
import os
import re
import secrets
import shutil
import stat
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from typing_extensions import Buffer

from qanneal_gui.errors import ObstacleError

_TEMPORARY = re.compile(r"\.qanneal-(?:(?P<process>[0-9a-f]{1,8})-)?[0-9a-f]{8}\.tmp(?:-journal)?")
_LONGEST_WRITE = 86400.0
"""Seconds after which nobody writes a temporary file any more, wherever its process may run."""


def write_atomically(
    path: Path, content: bytes | Iterable[Buffer], *, private: bool = False, durable: bool = True
) -> None:
    """Write a file: temporary file beside it, fsync, rename, fsync of the directory.

    An existing file is replaced. A process killed at any moment leaves the old file or the new one.

    Parameters
    ----------
    path : Path
    content : bytes, or iterable of bytes and the like
    private : bool
        Whether it is for the user alone: what the program keeps in its home, not what it is asked for.
    durable : bool
        Whether it must survive a loss of power; without, a write takes a hundredth of the time.

    Raises
    ------
    ObstacleError
        The directory cannot be written, or the disk is full.
    """
    with replacing(path, private=private, durable=durable) as file:
        file.writelines([content] if isinstance(content, bytes) else content)


@contextlib.contextmanager
def replacing(path: Path, *, private: bool = False, durable: bool = True) -> Iterator[IO[bytes]]:
    """Open a file that takes the place of `path` when the block is left; otherwise as `write_atomically`."""
    with temporary_beside(path) as temporary:
        with open(temporary, "x+b", opener=_private if private else None) as file:
            yield file
            if durable:
                file.flush()
                os.fsync(file.fileno())
        temporary.replace(path)
    if durable:
        sync_directory(path.parent)


@contextlib.contextmanager
def temporary_beside(path: Path) -> Iterator[Path]:
    """Name a file beside `path` that is gone when the block is left by an exception.

    Its name tells of which process it is, so that `remove_left_behind` knows those of dead ones.

    Raises
    ------
    ObstacleError
        In place of an `OSError` of the block.
    """
    temporary = path.with_name(_temporary_name())
    try:
        yield temporary
    except BaseException as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        if isinstance(error, OSError):
            raise ObstacleError(
                f"Cannot write {path} ({error.strerror}); make sure that the folder is writable "
                "and that there is space on the disk."
            ) from error
        raise


def _temporary_name() -> str:
    return f".qanneal-{os.getpid():x}-{secrets.token_hex(4)}.tmp"


def remove_left_behind(directory: Path, process: int | None = None, *, every: bool = False) -> int:
    """Remove the temporary files and folders in a folder that killed processes have left there.

    Parameters
    ----------
    directory : Path
    process : int, optional
        Only those of this process, which is known to have ended.
    every : bool
        All of them: nobody writes into this folder just now.

    Returns
    -------
    int
        How many there were.
    """
    removed = 0
    with contextlib.suppress(OSError):
        for path in list(directory.iterdir()):
            found = _TEMPORARY.fullmatch(path.name)
            if found is None or path.is_symlink() or not (path.is_file() or path.is_dir()):
                continue
            owner = int(found["process"], 16) if found["process"] else None
            if every or (owner == process if process is not None else not _may_run(owner, path)):
                with contextlib.suppress(OSError):
                    shutil.rmtree(path) if path.is_dir() else path.unlink()
                    removed += 1
    return removed


def _may_run(process: int | None, path: Path) -> bool:
    """Whether the process that writes a temporary file may still be at it."""
    if time.time() - path.stat().st_mtime > _LONGEST_WRITE:
        return False
    if process is None or os.name == "nt":  # there, asking for a process could end it
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def keep_private(*paths: Path) -> None:
    """Take files from everybody else's sight; those that are not there, or not ours, stay as they are."""
    for path in paths:
        with contextlib.suppress(OSError):
            if stat.S_IMODE(path.stat().st_mode) & 0o077:
                path.chmod(0o600)


def create_private(path: Path) -> None:
    """Make an empty file for the user alone, unless there is one; for libraries that open by path."""
    with contextlib.suppress(OSError):  # whoever opens it will say why it cannot be
        os.close(_private(str(path), os.O_CREAT | os.O_EXCL | os.O_WRONLY))


def _private(path: str, flags: int) -> int:
    descriptor = os.open(path, flags, 0o600)
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, 0o600)
    return descriptor


def move_into_place(path: Path, target: Path) -> None:
    """Give a complete file on the same disk another name, and replace the one that had it."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    path.replace(target)
    sync_directory(target.parent)


@contextlib.contextmanager
def complete_folder(target: Path, *, private: bool = False) -> Iterator[Path]:
    """Make a folder that gets its name when the block is left, and not at all if that raises.

    The name must be free, or that of an empty folder. A private folder is the user's alone.
    """
    with temporary_folder(target.parent, private=private) as partial:
        yield partial
        if target.is_dir():
            target.rmdir()
        partial.rename(target)
    sync_directory(target.parent)


@contextlib.contextmanager
def temporary_folder(parent: Path, *, private: bool = False) -> Iterator[Path]:
    """Make a folder that is gone when the block is left, and known to `remove_left_behind` if it is not."""
    folder = parent / _temporary_name()
    folder.mkdir(0o700 if private else 0o777)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sync_directory(path: Path) -> None:
    """Make the names in a directory survive a power cut, where the platform can do that."""
    if os.name == "nt":
        return
    # The file itself is in place already: some network file systems refuse this, and nothing is lost then.
    with contextlib.suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
