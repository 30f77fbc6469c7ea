"""Files from outside, read as hostile: regular files only, of bounded size, in the encodings people have."""

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from qanneal_gui.errors import QannealError

_BOMS = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
_UTF8_BOM = b"\xef\xbb\xbf"


@contextlib.contextmanager
def open_regular(path: Path, wanted: str) -> Iterator[tuple[BinaryIO, int]]:
    """Open a file for reading if it is a regular one; devices and pipes would never end, or wait for ever.

    Parameters
    ----------
    path : Path
    wanted : str
        What it should be, with its article, for the message: ``a TOML file``.

    Yields
    ------
    file : binary file
    size : int
        Its size in bytes.

    Raises
    ------
    QannealError
        There is no such file, it is not a regular one, or it cannot be read.
    """
    try:
        # Without O_NONBLOCK, opening a pipe waits for somebody who writes into it.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except ValueError:  # a zero byte in the name
        raise QannealError(f"Cannot read {path}: this is not a path; give {wanted}.") from None
    except OSError as error:
        raise _unreadable(path, wanted, error) from None
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        os.close(descriptor)
        kind = "a folder" if stat.S_ISDIR(status.st_mode) else "not a regular file"
        raise QannealError(f"Cannot read {path}: it is {kind}; give {wanted}.")
    with os.fdopen(descriptor, "rb") as file:
        try:
            yield file, status.st_size
        except OSError as error:
            raise _unreadable(path, wanted, error) from None


def read_bytes(path: Path, wanted: str, largest: int) -> bytes:
    """Return the content of a regular file of at most `largest` bytes; raises as `open_regular` does."""
    with open_regular(path, wanted) as (file, size):
        # Files of /proc say that they are empty, and others grow while they are read.
        content = file.read(largest + 1) if size <= largest else b""
    if size > largest or len(content) > largest:
        raise QannealError(f"Cannot read {path}: it is larger than {_size(largest)}; give {wanted}.")
    return content


def read_text(path: Path, wanted: str, largest: int) -> str:
    """Return the text of a file in UTF-8, with or without a byte order mark; raises as `read_bytes` does."""
    return decode(read_bytes(path, wanted, largest), str(path))


def decode(content: bytes, origin: str) -> str:
    """Return a text in UTF-8, with or without a byte order mark.

    Raises
    ------
    QannealError
        It is in another encoding; UTF-16 and UTF-32 are named.
    """
    for mark, encoding in _BOMS.items():
        if content.startswith(mark):
            raise QannealError(f"{origin} is in {encoding}; save it as UTF-8.")
    if content[1:2] == b"\0" or content[:1] == b"\0":  # without its mark
        raise QannealError(f"{origin} is UTF-16 or not a text file; save it as UTF-8.")
    try:
        return content.removeprefix(_UTF8_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise QannealError(f"{origin} is not in UTF-8 (line {line}); save it as UTF-8.") from None


def _unreadable(path: Path, wanted: str, error: OSError) -> QannealError:
    return QannealError(f"Cannot read {path}: {error.strerror or type(error).__name__}; give {wanted}.")


def _size(size: int) -> str:
    return f"{size >> 20} MiB" if size >= 1 << 20 else f"{size >> 10} KiB"
