"""What a parser is to the tests that feed it with hostile inputs."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from qanneal_gui.errors import QannealError


@dataclass(frozen=True)
class Parser:
    """What is tried.

    Attributes
    ----------
    read : callable
        Reads bytes; must return or raise one of ``refusals``.
    seeds : list of bytes
        Inputs that it takes.
    refusals : tuple of type
    """

    read: Callable[[bytes], object]
    seeds: list[bytes]
    refusals: tuple[type[Exception], ...] = (QannealError,)


def written(path: Path, content: bytes) -> Path:
    """Write a file, and return its path."""
    path.write_bytes(content)
    return path
