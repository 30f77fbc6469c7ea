"""IDX files, the format of MNIST: a big-endian header, then one unsigned byte per pixel or label.

The files come from anywhere, so nothing in them is believed: a file is read as a whole or refused.
"""

import gzip
import hashlib
import math
import os
import stat
import struct
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NoReturn, cast

import numpy as np

from qanneal_gui.data.collection import (
    MAX_BYTES,
    MAX_SIDE,
    Array,
    Collection,
    Split,
    allowance,
    check,
    plain_names,
)
from qanneal_gui.errors import DataError

FILES = (
    "train-images-idx3-ubyte",
    "train-labels-idx1-ubyte",
    "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte",
)
"""The four files of a data set, by the names under which MNIST was published."""

_TYPES = {
    0x08: "unsigned bytes",
    0x09: "signed bytes",
    0x0B: "16-bit integers",
    0x0C: "32-bit integers",
    0x0D: "32-bit floats",
    0x0E: "64-bit floats",
}
_UNSIGNED_BYTES = 0x08
_CONTENT = {1: "labels", 3: "images"}
_DEFLATE_RATIO = 1032  # zlib cannot pack more than this many bytes into one


def read_images(path: Path, sha256: str | None = None) -> Array:
    """Read an IDX file of images, plain or gzipped.

    Parameters
    ----------
    path : Path
    sha256 : str, optional
        What the decompressed file must hash to.

    Returns
    -------
    ndarray of uint8, shape (L, h, w)
        Read-only.

    Raises
    ------
    DataError
        The file is not exactly one complete IDX file of images; nothing of it is used.
    """
    return _read(path, 3, sha256)


def read_labels(path: Path, sha256: str | None = None) -> Array:
    """Read an IDX file of labels, as `read_images` does; the array has shape (L,)."""
    return _read(path, 1, sha256)


def find_files(folder: Path) -> dict[str, Path]:
    """Find which of the four `FILES` a folder holds, under any of their customary names.

    Where there is none, its folder ``raw`` is looked into, or that of its only folder that has one:
    torchvision lays ``MNIST/raw`` so.
    """
    if found := _files_in(folder):
        return found
    inner = [folder / "raw", *sorted(folder.glob("*/raw"))[:2]]
    named = [found for candidate in inner if (found := _files_in(candidate))]
    return named[0] if len(named) == 1 else {}


def _files_in(folder: Path) -> dict[str, Path]:
    found = {}
    for name in FILES:
        paths = (folder / spelling for spelling in _spellings(name))
        if path := next(filter(Path.is_file, paths), None):
            found[name] = path
    return found


def read_folder(folder: Path, sha256: Mapping[str, str] | None = None) -> Collection:
    """Read a folder of four IDX files.

    Parameters
    ----------
    folder : Path
    sha256 : mapping, optional
        What each of the four decompressed `FILES` must hash to.

    Raises
    ------
    DataError
        A file is missing, is not what its name says, or does not match its sibling.
    """
    found = find_files(folder)
    missing = [name for name in FILES if name not in found]
    if missing:
        raise DataError(f"{folder} lacks {', '.join(missing)}; add the missing files, plain or as .gz.")
    sums = sha256 or {}
    train, test = (
        _split(found[images], found[labels], sums.get(images), sums.get(labels))
        for images, labels in (FILES[:2], FILES[2:])
    )
    return check(Collection(train, test, plain_names(train), white=255.0), str(folder))


def _spellings(name: str) -> Iterator[str]:
    stems = (name, name.replace("t10k", "test")) if name.startswith("t10k") else (name,)
    for stem in stems:
        for spelling in (stem, stem.replace("-idx", ".idx")):
            yield from (spelling, f"{spelling}.gz")


def _split(images: Path, labels: Path, images_sum: str | None, labels_sum: str | None) -> Split:
    split = Split(read_images(images, images_sum), read_labels(labels, labels_sum))
    if len(split.images) != len(split.labels):
        raise DataError(
            f"{images} contains {len(split.images)} images but {labels.name} beside it contains "
            f"{len(split.labels)} labels; replace the one that does not belong."
        )
    return split


def _read(path: Path, dimensions: int, sha256: str | None) -> Array:
    try:
        with _open(path) as (file, stored, packed):
            header = file.read(4 + 4 * dimensions)
            shape = _shape(path, header, dimensions)
            size = math.prod(shape)
            capacity = stored * _DEFLATE_RATIO if packed else stored - len(header)
            if size > capacity:
                _refuse_truncated(path)
            if size > allowance(stored):
                raise DataError(
                    f"{path} would unpack from {stored:,} to {size:,} bytes; use a smaller file, or unpack "
                    "it first."
                )
            # One byte more than declared tells trailing bytes, and makes gzip check its own sum at
            # the end; a bomb is not expanded any further than that.
            payload = file.read(size + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise DataError(f"{path} is a damaged or incomplete gzip file; download or copy it again.") from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise DataError(f"Cannot read {path}: {reason}; use a readable IDX file.") from None
    if len(payload) < size:
        _refuse_truncated(path)
    if len(payload) > size:
        raise DataError(
            f"{path} contains data after its last {_CONTENT[dimensions][:-1]}; download or copy it again."
        )
    if sha256 is not None:
        _check_sum(path, header, payload, sha256)
    return np.frombuffer(payload, np.uint8).reshape(shape)


@contextmanager
def _open(path: Path) -> Iterator[tuple[BinaryIO, int, bool]]:
    """Open a plain or gzipped file; also tell its size on disk and whether it is gzipped."""
    status = os.stat(path)
    if not stat.S_ISREG(status.st_mode):  # opening a pipe would wait forever
        raise DataError(f"{path} is not a file; use an IDX file.")
    with path.open("rb") as raw:
        # Browsers unpack .gz files without renaming them, so the content decides.
        packed = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
        if not packed:
            yield raw, status.st_size, False
            return
        with gzip.GzipFile(fileobj=raw) as unpacked:
            yield cast(BinaryIO, unpacked), status.st_size, True


def _shape(path: Path, header: bytes, dimensions: int) -> tuple[int, ...]:
    """Check an IDX header and return the shape it declares."""
    content = _CONTENT[dimensions]
    zeros, kind, found = struct.unpack(">HBB", header[:4].ljust(4, b"\xff"))
    if zeros or kind not in _TYPES:
        raise DataError(f"{path} is not an IDX file; use files in MNIST's format, plain or as .gz.")
    if found != dimensions:
        held = _CONTENT.get(found, f"an array of {found} dimensions")
        raise DataError(f"{path} contains {held} where {content} are expected; put the right file there.")
    if kind != _UNSIGNED_BYTES:
        raise DataError(f"{path} contains {_TYPES[kind]}; convert its {content} to unsigned bytes.")
    if len(header) < 4 + 4 * dimensions:
        _refuse_truncated(path)
    shape = struct.unpack(f">{dimensions}I", header[4:])
    if shape[0] == 0:
        raise DataError(f"{path} contains no {content}; use another file.")
    if any(not 1 <= side <= MAX_SIDE for side in shape[1:]):
        size = "×".join(str(side) for side in shape[1:])
        raise DataError(
            f"{path} declares images of {size} pixels; use images of 1 to {MAX_SIDE} pixels per side."
        )
    if math.prod(shape) > MAX_BYTES:
        raise DataError(f"{path} declares more than {MAX_BYTES >> 20} MiB of {content}; use a smaller file.")
    return shape


def _check_sum(path: Path, header: bytes, payload: bytes, sha256: str) -> None:
    digest = hashlib.sha256(header)
    digest.update(payload)
    if digest.hexdigest() != sha256:
        raise DataError(
            f"{path} is not the published file (its SHA-256 differs); delete it to download it again, or "
            "put your own images into a folder of another name."
        )


def _refuse_truncated(path: Path) -> NoReturn:
    raise DataError(
        f"{path} is truncated: it is shorter than its header declares; download or copy it again."
    )
