"""Writing a file so that it is either the old one or the whole new one, whatever happens meanwhile."""

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from qanneal_gui.errors import QannealError


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file: temporary file beside it, fsync, rename, fsync of the directory.

    An existing file is replaced. A process killed at any moment leaves the old file or the new one.

    Raises
    ------
    QannealError
        The directory cannot be written, or the disk is full.
    """
    with replacing(path) as file:
        file.write(content)


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Open a file that takes the place of `path` when the block is left; otherwise as `write_atomically`."""
    temporary = path.with_name(f".qanneal-{secrets.token_hex(4)}.tmp")
    try:
        with temporary.open("x+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        if isinstance(error, OSError):
            raise QannealError(
                f"Cannot write {path} ({error.strerror}); make sure that the folder may be written "
                "and that there is space on the disk."
            ) from error
        raise
    sync_directory(path.parent)


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
