"""Downloading published IDX files: every mirror in turn, and no byte believed before it is checked."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from filelock import FileLock, Timeout

from qanneal_gui.data import idx
from qanneal_gui.data.published import PublishedDataset
from qanneal_gui.errors import DataError, QannealError
from qanneal_gui.paths import make_folder
from qanneal_gui.support.files import move_into_place, temporary_folder
from qanneal_gui.support.progress import ReportProgress

_TIMEOUT = (10, 30)  # seconds to connect, and of silence
_CHUNK = 1 << 16
_ENDLESS = 8  # times the published size; even a mirror that unpacks on the way stays below


def fetch(entry: PublishedDataset, folder: Path, progress: ReportProgress | None = None) -> None:
    """Bring a folder to hold all four IDX files of a published data set, each with the right SHA-256.

    Files that are there and right are kept; a new one appears in the folder only when it is complete
    and checked.

    Parameters
    ----------
    entry : PublishedDataset
    folder : Path
        Created if needed.
    progress : callable, optional
        Told how much of the whole set has arrived. What it raises (no OSError or ValueError) ends the
        download and is passed on; the folder then holds the files that were complete.

    Raises
    ------
    QannealError
        A file could not be had from any mirror, or not be written.
    """
    report = progress or (lambda message, fraction: None)
    try:
        make_folder(folder)
        with _turn(entry, folder, report):
            _fetch_missing(entry, folder, report)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise DataError(
            f"Cannot write to {folder}: {reason}; free some space or choose another data folder."
        ) from None


@contextmanager
def _turn(entry: PublishedDataset, folder: Path, report: ReportProgress) -> Iterator[None]:
    """Let one process download at a time: parallel trials of a comparison would all do so."""
    lock = FileLock(folder / ".lock", mode=0o600)
    while not lock.is_locked:
        try:
            lock.acquire(timeout=0.5)
        except Timeout:
            report(f"Waiting for another download of {entry.name} to finish", None)
    try:
        yield
    finally:
        lock.release()


def _fetch_missing(entry: PublishedDataset, folder: Path, report: ReportProgress) -> None:
    mirrors = list(entry.mirrors)
    total = sum(file.size for file in entry.files.values())
    done = 0
    for number, (name, file) in enumerate(entry.files.items(), start=1):
        message = f"Downloading {entry.name}, file {number} of {len(entry.files)}"
        held = idx.find_files(folder).get(name)
        if held is None or not _is_good(held, name, file.sha256):
            share = _Share(message, done / total, file.size / total, report)
            used = _fetch_file(entry, name, folder, mirrors, share)
            mirrors.sort(key=lambda mirror: mirror != used)  # do not wait for a dead one again
            if held is not None and held.name != f"{name}.gz":
                held.unlink()
        done += file.size
        report(message, done / total)


class _Share:
    """Turns the progress of one file into that of the whole set."""

    def __init__(self, message: str, start: float, weight: float, report: ReportProgress) -> None:
        self._message, self._start, self._weight, self._report = message, start, weight, report

    def __call__(self, fraction: float | None) -> None:
        self._report(self._message, None if fraction is None else self._start + self._weight * fraction)


def _is_good(path: Path, name: str, sha256: str) -> bool:
    try:
        (idx.read_images if "images" in name else idx.read_labels)(path, sha256)
    except QannealError:
        return False
    return True


def _fetch_file(entry: PublishedDataset, name: str, folder: Path, mirrors: list[str], share: _Share) -> str:
    """Put one file into the folder and return the mirror it came from."""
    file = entry.files[name]
    failures = []
    for mirror in mirrors:
        with temporary_folder(folder, private=True) as temporary:
            try:
                arrived = _retrieve(f"{mirror}{name}.gz", temporary, file.size * _ENDLESS, share)
            except (OSError, ValueError) as error:  # what requests and pooch raise, and _Bar
                failures.append(f"{urlsplit(mirror).netloc}: {_reason(error)}")
                continue
            if _is_good(arrived, name, file.sha256):
                move_into_place(arrived, folder / f"{name}.gz")
                return mirror
            failures.append(f"{urlsplit(mirror).netloc}: not the published file")
    raise DataError(
        f"{entry.name} could not be downloaded ({'; '.join(failures)}); check the network connection, put "
        f"its four .gz files into {folder}, or set QANNEAL_DATA_DIR to the folder that contains "
        f"{entry.name}/."
    )


def _retrieve(url: str, folder: Path, limit: int, share: _Share) -> Path:
    import pooch  # only here: most runs never download

    pooch.get_logger().setLevel(logging.WARNING)  # its advice is for developers
    bar = _Bar(folder, limit, share)
    downloader = pooch.HTTPDownloader(progressbar=bar, chunk_size=_CHUNK, timeout=_TIMEOUT)
    # No known_hash: mirrors gzip the same file differently, so what is inside is checked instead.
    return Path(pooch.retrieve(url, known_hash=None, path=folder, fname="arrived.gz", downloader=downloader))


def _reason(error: Exception) -> str:
    response = getattr(error, "response", None)
    if response is not None:
        return f"HTTP {response.status_code}"
    return getattr(error, "strerror", None) or type(error).__name__


class _Bar:
    """What pooch drives as if it were one of tqdm's bars; it also ends a download without an end.

    Pooch counts whole chunks even when less has arrived, so the file itself is measured.
    """

    def __init__(self, folder: Path, limit: int, share: _Share) -> None:
        self.total = 0  # pooch writes the Content-Length here, 0 if there is none
        self._folder, self._limit, self._share = folder, limit, share

    def update(self, _count: int) -> None:
        """Measure what has arrived."""
        received = sum(file.stat().st_size for file in self._folder.iterdir())
        if received > self._limit:
            raise ValueError("The mirror sends more than the file's size.")
        self._share(min(1.0, received / self.total) if self.total else None)

    def reset(self) -> None:
        """Nothing to restart: pooch calls this before the last update."""

    def close(self) -> None:
        """Nothing to give back."""
