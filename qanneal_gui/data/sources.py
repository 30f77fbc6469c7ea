"""Finding a data set on this machine, and reading it."""

import logging
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal

from qanneal_gui.data import folder, idx
from qanneal_gui.data.collection import Collection, check
from qanneal_gui.data.npz import read_npz
from qanneal_gui.data.published import CATALOGUE, PublishedDataset
from qanneal_gui.errors import DataError, QannealError

_log = logging.getLogger(__name__)

Where = Literal["embedded", "package", "QANNEAL_DATA_DIR", "data folder", "cache", "imported", "path"]

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


@dataclass(frozen=True)
class Source:
    """Where a data set was found.

    Attributes
    ----------
    name : str
        What to call it; a path's own name for files of the user.
    where : str
        How it was found: "embedded", "package", "QANNEAL_DATA_DIR", "data folder", "cache", "imported" or
        "path".
    path : Path or None
        The folder of IDX files or the .npz file.
    entry : PublishedDataset or None
        The published data set it must be, if it has the name of one.
    """

    name: str
    where: Where
    path: Path | None = None
    entry: PublishedDataset | None = None


def published(dataset: str) -> PublishedDataset | None:
    """Return the published data set of that name, in any case of letters."""
    return CATALOGUE.get(dataset.strip().casefold())


def is_name(text: str) -> bool:
    """Whether a text can be the name of a data set (and not a path)."""
    return _NAME.fullmatch(text) is not None


def data_dir() -> Path | None:
    """Folder where data sets are looked for first: ``QANNEAL_DATA_DIR``."""
    configured = os.environ.get("QANNEAL_DATA_DIR")
    return Path(os.path.expanduser(configured)) if configured else None


def find(dataset: str) -> Source | None:
    """Find a data set by its name or its path; None if it is not on this machine."""
    dataset = dataset.strip()
    if entry := published(dataset):
        return _find_published(entry)
    if is_name(dataset):
        for where, root in _roots():
            if path := data_path(root / dataset) or data_path(root / f"{dataset}.npz"):
                return Source(dataset, where if where == "QANNEAL_DATA_DIR" else "imported", path)
    return find_path(dataset)


def find_path(text: str) -> Source | None:
    """Find a data set by its path alone; None if there is no such folder or file."""
    path = Path(os.path.expanduser(text))  # unlike Path.expanduser, it never fails
    if not text:  # Path("") would be the current folder
        return None
    if os.path.isdir(path):
        return Source(path.resolve().name, "path", data_path(path) or path)
    if os.path.isfile(path):
        return Source(path.stem, "path", path)
    return None


def within(root: Path, entry: PublishedDataset) -> Path | None:
    """Return the folder below another that holds all files of a published data set; None without one."""
    folders = (root / name for name in (entry.name, *entry.folders))
    return next((path for path in folders if len(idx.find_files(path)) == len(idx.FILES)), None)


def data_path(path: Path) -> Path | None:
    """Return the folder of IDX files or the .npz file that a path stands for, if it does for one."""
    if path.is_dir():
        if idx.find_files(path):
            return path
        archives = list(path.glob("*.npz"))
        return archives[0] if len(archives) == 1 else None
    return path if path.suffix == ".npz" and path.is_file() else None


def imported() -> Iterator[Source]:
    """Find every data set in the data folder and in the home directory that is not a published one."""
    names = set()
    for root in filter(None, (folder.chosen(), folder.own_folder())):
        for item in sorted(root.iterdir()) if os.path.isdir(root) else ():
            name = item.name if item.is_dir() else item.stem
            if is_name(name) and name not in names and not published(name) and (path := data_path(item)):
                names.add(name)
                yield Source(name, "imported", path)


def files_of(source: Source) -> tuple[Path, ...]:
    """Return the files that make up a data set that was found; none if it is embedded."""
    if source.path is None:
        return ()
    return (source.path,) if os.path.isfile(source.path) else tuple(idx.find_files(source.path).values())


def read(source: Source) -> Collection:
    """Read a data set that was found.

    Files that have not changed since the last call are not read again.

    Raises
    ------
    QannealError
        The files are not what they should be.
    """
    if source.path is None:
        assert source.entry is not None
        return _read_embedded(source.entry)
    try:
        stamps = tuple((str(f), s.st_size, s.st_mtime_ns) for f in files_of(source) for s in (f.stat(),))
    except OSError as error:
        raise DataError(f"Cannot read {source.path}: {error.strerror}; use a readable data set.") from None
    return _read_files(source, stamps)


# Two sets are kept: runs, their repetitions and a preview use the same images, and the trials of a comparison
# go to and fro between MNIST and Fashion-MNIST, each 55 MB and half a second to read and check.
@lru_cache(maxsize=2)
def _read_files(source: Source, stamps: tuple[tuple[str, int, int], ...]) -> Collection:
    assert source.path is not None
    if source.entry is not None:
        sums = {name: file.sha256 for name, file in source.entry.files.items()}
        collection = idx.read_folder(source.path, sums)
        return replace(collection, class_names=dict(enumerate(source.entry.class_names)))
    return read_npz(source.path) if source.path.is_file() else idx.read_folder(source.path)


def forget() -> None:
    """Keep no files any more that were read: for who has the images of its run, and wants no others."""
    _read_files.cache_clear()


@lru_cache(maxsize=1)
def _read_embedded(entry: PublishedDataset) -> Collection:
    assert entry.read is not None
    try:
        collection = entry.read()
        shape = collection.image_shape
    except QannealError:
        raise
    except Exception as error:  # of a package, of which we know nothing
        _log.exception("The data set %s cannot be read", entry.name)
        raise DataError(
            f"The data set {entry.name} cannot be read ({type(error).__name__}: {error}); choose another, "
            "and report this to the authors of its package."
        ) from None
    if shape != entry.image_shape:
        raise DataError(
            f"The data set {entry.name} says that its images have {entry.image_shape} pixels, but they have "
            f"{shape}; choose another, and report this to the authors of its package."
        )
    return check(collection, entry.name)


def _roots() -> Iterator[tuple[Literal["QANNEAL_DATA_DIR", "data folder", "cache"], Path]]:
    """Return where data sets are looked for, in this order."""
    if (first := data_dir()) is not None:
        yield "QANNEAL_DATA_DIR", first
    if (chosen := folder.chosen()) is not None:
        yield "data folder", chosen
    yield "cache", folder.own_folder()


def _find_published(entry: PublishedDataset) -> Source | None:
    if entry.embedded:
        return Source(entry.name, "package" if CATALOGUE.package(entry.name) else "embedded", entry=entry)
    for where, root in _roots():
        if (path := within(root, entry)) is not None:
            return Source(entry.name, where, path, entry)
    return None
