"""The members of an archive that comes from anywhere, read in pieces of bounded size.

No member is ever extracted under its own name. Its size is bounded before and its SHA-256 checked while it
is read.
"""

import hashlib
import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic_core import from_json

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    KeyError,
    IndexError,
    OverflowError,
)
"""What `zipfile` raises when a file is not a whole zip archive, or uses what it does not know."""

MOST_RUNS = 10_000

_CHUNK = 1 << 20


class UnusableError(ValueError):
    """Why an archive cannot be imported, as the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much an archive may unpack to; more the larger it is, so that a small one cannot fill the memory.

    What the program itself writes packs to a quarter, steps without evaluations to a 19th, a ledger to a
    25th; JSON takes up to 25 times its length as Python objects.

    Attributes
    ----------
    text, arrays : int
        Bytes of all JSON together, and of all weights and checkpoints.
    line, manifest, ledger, weights, checkpoint : int
        Bytes of one line, and of a member.
    rows : int
        Steps, samples and submissions of all runs together.
    """

    text: int
    arrays: int
    line: int
    manifest: int
    ledger: int
    weights: int
    checkpoint: int
    rows: int

    @classmethod
    def of(cls, size: int) -> "Bounds":
        """Return the bounds of an archive of so many bytes."""
        return cls(
            text=min(max(8 << 20, 30 * size), 2 << 30),
            # Weights that began at zero pack as well as nothing.
            arrays=min(max(256 << 20, 30 * size), 4 << 30),
            line=max(2 << 20, size // 2),
            manifest=max(2 << 20, size // 2),
            ledger=max(4 << 20, 2 * size),
            weights=max(48 << 20, 4 * size),
            checkpoint=max(48 << 20, 6 * size),
            rows=max(30_000, size // 8),
        )

    def of_member(self, name: str) -> int:
        """Return how large a member may be, by its name within its run."""
        known = {
            "manifest.json": self.manifest,
            "ledger.json": self.ledger,
            "weights.safetensors": self.weights,
            "checkpoint.safetensors": self.checkpoint,
            "run.json": 1 << 20,
            "embedding.json": 2 << 20,
        }
        return known.get(name, self.text)


class Members:
    """The members of a zip file, read in pieces of bounded size."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        infos = archive.infolist()
        self.sizes = {info.filename: info.file_size for info in infos}
        if len(self.sizes) != len(infos) or len(infos) > 7 * MOST_RUNS + 1:
            raise UnusableError("its table of contents is not that of an archive of runs")
        assert archive.fp is not None
        self.bounds = Bounds.of(archive.fp.seek(0, io.SEEK_END))
        self._rows = 0
        arrays = sum(size for name, size in self.sizes.items() if name.endswith(".safetensors"))
        if arrays > self.bounds.arrays or sum(self.sizes.values()) - arrays > self.bounds.text:
            raise UnusableError(
                "it would unpack to far more than such a file can contain; ask its sender for the file again"
            )
        for name, size in self.sizes.items():
            if size > self.bounds.of_member(name.rpartition("/")[2]):
                raise UnusableError("a part of it is far too large; ask its sender for the file again")
        self._archive = archive

    def verify(self, listed: object, wanted: set[str], allowed: set[str]) -> None:
        """Make sure that there is what the manifest lists and nothing else, to the bit."""
        if not isinstance(listed, dict) or not wanted <= set(listed) <= allowed:
            raise UnusableError("its table of contents is not that of an archive of runs")
        if set(listed) | {"manifest.json"} != set(self.sizes):
            raise UnusableError("something was added to it or is missing; ask its sender for the file again")
        for name, about in listed.items():
            digest = hashlib.sha256()
            for chunk in self._chunks(name):
                digest.update(chunk)
            if not isinstance(about, dict) or about.get("sha256") != digest.hexdigest():
                raise UnusableError(
                    f"{name} was damaged or altered in transit; ask its sender for the file again"
                )

    def json(self, name: str) -> dict[str, Any]:
        """Read a member that is one JSON object."""
        if name not in self.sizes:
            raise UnusableError("it is not an archive of runs; choose a file written by 'qanneal export'")
        return parse_json(self.content(name))

    def content(self, name: str) -> bytes:
        """Read a whole member."""
        return b"".join(self._chunks(name))

    def lines(self, name: str) -> Iterator[bytes]:
        """Read the lines of a member."""
        rest = b""
        for chunk in self._chunks(name):
            *whole, rest = (rest + chunk).split(b"\n")
            for line in whole:
                self._rows += 1
                if len(line) > self.bounds.line:
                    raise UnusableError("one of its lines is too long")
                yield line
            if self._rows > self.bounds.rows:
                raise UnusableError(
                    "it contains far more steps than such a file can; ask its sender for the file again"
                )
            if len(rest) > self.bounds.line:
                raise UnusableError("one of its lines is too long")
        if rest:
            raise UnusableError("its last line is incomplete")

    def _chunks(self, name: str) -> Iterator[bytes]:
        try:
            with self._archive.open(name) as member:
                # zipfile reads no more than the size that was checked, and compares the checksum at the end.
                while chunk := member.read(_CHUNK):
                    yield chunk
        except UnusableError:
            raise
        except (*BROKEN, OSError) as error:  # a place before the file's beginning is the latter
            raise UnusableError(
                "the archive of runs is incomplete; ask its sender for the file again"
            ) from error


def parse_json(content: bytes) -> dict[str, Any]:
    """Return a JSON object, or raise `UnusableError`."""
    try:
        value = from_json(content)
    except ValueError as error:
        raise UnusableError("a part of it is not JSON") from error
    if not isinstance(value, dict):
        raise UnusableError("a part of it is not a JSON object")
    return value
