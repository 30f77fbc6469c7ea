"""A run's steps beside its weights, in ``steps.jsonl.gz``, from which they come back if the library is lost.

What each step measured is added as another gzip member whenever the run is saved (some 200 bytes and a few
microseconds a step); the values per example and the samples are in the library alone. The file is read as if
it came from a damaged disk: it counts up to the first member that is not whole.
"""

import contextlib
import gzip
import itertools
import logging
import os
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from qanneal_gui.errors import ObstacleError, QannealError
from qanneal_gui.runs.records import loads
from qanneal_gui.support.files import create_private
from qanneal_gui.support.reading import open_regular

_log = logging.getLogger(__name__)

FILE = "steps.jsonl.gz"
"""Its name in the folder of a run."""

_STEPS_OF_A_MEMBER = 2000
_LARGEST_MEMBER = 2**26
"""Bytes of steps that are held at once; nothing that was written here comes near it."""
_PIECE = 2**16


class StepsFile:
    """The file to which a run's steps are added.

    Parameters
    ----------
    path : Path
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._end = 0
        self.last = 0
        for content, end in _members(path):
            self._end, self.last = end, _last_step(content)

    def append(self, steps: Iterable[tuple[int, str]]) -> None:
        """Add steps, and wait until they are on the disk; a step that is there already is replaced.

        Parameters
        ----------
        steps : iterable of (int, str)
            The number of each step, and its metrics as JSON.

        Raises
        ------
        ObstacleError
            They cannot be written.
        """
        rest = iter(steps)
        members = iter(lambda: list(itertools.islice(rest, _STEPS_OF_A_MEMBER)), [])
        first = next(members, None)
        if first is None:
            return
        create_private(self._path)
        try:
            with self._path.open("r+b") as file:
                file.seek(self._end)  # behind it lies at most what a killed process began
                file.truncate()
                for member in itertools.chain([first], members):
                    lines = "".join(f"{line}\n" for _, line in member)
                    file.write(gzip.compress(lines.encode(), 1, mtime=0))
                file.flush()
                os.fsync(file.fileno())
                self._end, self.last = file.tell(), member[-1][0]
        except OSError as error:
            raise ObstacleError(
                f"Cannot write {self._path} ({error.strerror}); make sure that the folder is writable "
                "and that there is space on the disk."
            ) from error


def read(path: Path) -> dict[int, dict[str, Any]]:
    """Return the steps that are in the file, by their numbers, as the library would hold them."""
    steps: dict[int, dict[str, Any]] = {}
    with contextlib.suppress(ValueError):  # a whole member of something else
        for content, _ in _members(path):
            steps.update(_parsed(line) for line in content.splitlines())
    return steps


def _members(path: Path) -> Iterator[tuple[bytes, int]]:
    """Yield what each whole member holds, and where it ends."""
    if not path.exists():
        return
    try:
        with open_regular(path, "the steps of a run") as (file, _):
            end = 0
            while member := _member(file, end):
                content, end = member
                _last_step(content)
                yield content, end
    except (QannealError, OSError, ValueError, IndexError, zlib.error) as error:
        _log.warning("Some of %s cannot be read: %s", path, error)


def _member(file: Any, begin: int) -> tuple[bytes, int] | None:
    """Return what the member that begins at a place holds, and where it ends; None at the end of the file.

    Raises
    ------
    ValueError, zlib.error
        It is not whole.
    """
    file.seek(begin)
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)  # a gzip member, with its checksum
    parts, size, taken = [], 0, 0
    while not unpacker.eof:
        packed = unpacker.unconsumed_tail or file.read(_PIECE)
        if not packed:
            if taken:
                raise ValueError("its end is missing")
            return None
        part = unpacker.decompress(packed, _LARGEST_MEMBER)
        taken += len(packed) - len(unpacker.unconsumed_tail) - len(unpacker.unused_data)
        size += len(part)
        if size > _LARGEST_MEMBER:
            raise ValueError("it is too large")
        parts.append(part)
    return b"".join(parts), begin + taken


def _last_step(content: bytes) -> int:
    """Return the number of the step that the last line tells of."""
    return _parsed(content.rstrip(b"\n").rpartition(b"\n")[2])[0]


def _parsed(line: bytes) -> tuple[int, dict[str, Any]]:
    """Return the number of the step that a line tells of, and what it tells."""
    metrics = loads(line.decode())
    number = metrics.get("step")
    if type(number) is not int or not 0 < number < 2**53:
        raise ValueError("not a step")
    return number, metrics
