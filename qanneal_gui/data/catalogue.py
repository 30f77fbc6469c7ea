"""What ``qanneal data`` does: list the data sets, download a published one, import one's own."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from qanneal_gui.data import folder, sources
from qanneal_gui.data.fetch import fetch
from qanneal_gui.data.published import CATALOGUE, PublishedDataset
from qanneal_gui.data.sources import Source, Where
from qanneal_gui.errors import DataError
from qanneal_gui.paths import make_folder
from qanneal_gui.support.files import complete_folder
from qanneal_gui.support.progress import ReportProgress

OWN_LICENSE = "not stated (your own files)"


@dataclass(frozen=True)
class Listing:
    """One line of ``qanneal data list``.

    Attributes
    ----------
    name, title, license, source : str
    size : int
        Bytes: of the files that are here, or else to download.
    where : str
        "embedded", "package", "QANNEAL_DATA_DIR", "data folder", "cache", "imported" or "not downloaded".
    path : Path or None
        Where its files are.
    """

    name: str
    title: str
    license: str
    source: str
    size: int
    where: Where | Literal["not downloaded"]
    path: Path | None


def listings() -> list[Listing]:
    """List the published data sets and the imported ones; the files are not read."""
    known = [_listing(entry, sources.find(entry.name)) for entry in CATALOGUE.values()]
    return known + [_own_listing(source) for source in sources.imported()]


def download(name: str, progress: ReportProgress | None = None) -> Listing:
    """Bring a published data set to this machine, and check every byte of it.

    Nothing is downloaded if ``QANNEAL_DATA_DIR`` has it or the program embeds it. Damaged files in the
    data folder and in the home directory are replaced.

    Parameters
    ----------
    name : str
    progress : callable, optional
        Called with a message and the done fraction, as `fetch` says.

    Raises
    ------
    DataError
        There is no such data set, no mirror delivered it, the files in ``QANNEAL_DATA_DIR`` are wrong,
        or the data folder is gone.
    """
    entry = sources.published(name)
    if entry is None:
        raise DataError(f"{name!r} cannot be downloaded; choose one of {', '.join(CATALOGUE)}.")
    found = sources.find(entry.name)
    if found is None or found.where in ("data folder", "cache"):
        held = found.path if found else None
        fetch(entry, held or folder.download_folder() / entry.name, progress)
        found = sources.find(entry.name)
    else:
        sources.read(found)
    return _listing(entry, found)


def import_folder(path: str | Path, name: str | None = None) -> Listing:
    """Copy one's own data set into the data folder, where ``data.dataset = "name"`` finds it.

    Parameters
    ----------
    path : str or Path
        A folder of four IDX files, or an .npz file; it must be readable as a data set.
    name : str, optional
        What to call it; the name of the folder or file by default.

    Raises
    ------
    DataError
        The files cannot be used, or the name cannot.
    """
    source = sources.find_path(str(path))
    if source is None:
        raise DataError(f"{path} does not exist; use a folder of IDX files or an .npz file.")
    name = name or source.name
    _check_name(name)
    sources.read(source)
    target = folder.download_folder() / name
    try:
        _copy(sources.files_of(source), target)
    except OSError as error:
        raise DataError(
            f"Cannot copy {path} to {target}: {error.strerror or type(error).__name__}; free some space or "
            "choose another data folder."
        ) from None
    return _own_listing(Source(name, "imported", sources.data_path(target)))


def _check_name(name: str) -> None:
    if not sources.is_name(name) or name.endswith(".npz"):
        raise DataError(
            f"{name!r} cannot be the name of a data set; use up to 64 letters, digits, dots, hyphens and "
            "underscores."
        )
    if sources.published(name):
        raise DataError(f"{name} is the name of a built-in data set; choose another name.")
    target = next(
        (root / name for root in (folder.download_folder(), folder.own_folder()) if (root / name).exists()),
        None,
    )
    if target is not None:
        raise DataError(
            f"A data set named {name} has already been imported; choose another name, or delete {target} "
            "first."
        )


def _copy(files: tuple[Path, ...], target: Path) -> None:
    """Copy files into a folder that appears only when it is complete."""
    make_folder(target.parent)
    with complete_folder(target, private=True) as partial:
        for file in files:
            shutil.copyfile(file, partial / file.name)


def _listing(entry: PublishedDataset, found: Source | None) -> Listing:
    here = _size(found) if found and found.path else entry.size
    return Listing(
        entry.name,
        entry.title,
        entry.license,
        entry.source,
        here,
        found.where if found else "not downloaded",
        found.path if found else None,
    )


def _own_listing(source: Source) -> Listing:
    return Listing(
        source.name, "Imported", OWN_LICENSE, "your own files", _size(source), source.where, source.path
    )


def _size(source: Source) -> int:
    return sum(file.stat().st_size for file in sources.files_of(source))
