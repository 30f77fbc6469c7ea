"""The history of runs: single metrics of whole runs as arrays, and where they were measured."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from qanneal_gui.errors import ObstacleError
from qanneal_gui.runs import columns, database, database_errors
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.metrics import METRICS, Metric
from qanneal_gui.runs.records import RunRecord
from qanneal_gui.science.arrays import Array
from qanneal_gui.support.progress import ReportProgress

_INSTRUCTIONS = 20_000
"""Of SQLite's, between two looks at whether to stop: some milliseconds."""


@dataclass(frozen=True, slots=True)
class Measurements:
    """One metric of one run, where it was measured.

    Attributes
    ----------
    run : RunRecord
    steps, seconds, qpu_seconds : ndarray, shape (n,)
        Where: the step, and wall time and QPU access time until its end, in seconds.
    values : ndarray, shape (n,)
        What was measured, as it is shown (accuracies in per cent).
    """

    run: RunRecord
    steps: Array
    seconds: Array
    qpu_seconds: Array
    values: Array

    def along(self, axis: str) -> Array:
        """Return the places on one of the `metrics.AXES`, shape (n,)."""
        places: Array = {"step": self.steps, "seconds": self.seconds, "qpu_seconds": self.qpu_seconds}[axis]
        return places

    def best(self, metric: Metric) -> int | None:
        """Return the index of the best value, the first of equals; None if none is better than another."""
        better = metric.quantity.better
        if not better or not len(self.values):
            return None
        return int(self.values.argmax() if better == "high" else self.values.argmin())


def read(
    library: RunLibrary,
    runs: Sequence[str],
    metric: str,
    stopped: Callable[[], bool] = lambda: False,
    report: ReportProgress | None = None,
) -> list[Measurements]:
    """Read a metric of some runs, in their order.

    Parameters
    ----------
    runs : sequence of str
        Identifiers; runs that are not there any more are left out.
    metric : str
        One of `metrics.METRICS`.
    stopped : callable
        Whether nobody wants the rest any more; asked all the time.
    report : callable, optional
        Called with a sentence and the fraction done.

    Raises
    ------
    QannealError
        The library is damaged or cannot be read.
    """
    wanted = METRICS[metric]
    found = []
    with library.open() as db:
        db.set_progress_handler(stopped, _INSTRUCTIONS)  # a query in the middle of a long run ends too
        for i, run in enumerate(runs):
            if stopped():
                break
            if report is not None:
                report(f"Reading run {i + 1:,} of {len(runs):,}", i / len(runs))
            try:
                row = db.execute("SELECT number FROM runs WHERE id = ?", (run,)).fetchone()
                if row is not None:
                    found.append(_measurements(db, library, row["number"], run, wanted))
            except sqlite3.OperationalError:
                if not stopped():
                    raise
    return found


def prepare(library: RunLibrary, run: str, blocks: int) -> float | None:
    """Write some blocks of columns for a run of an earlier version, which has none; the rest another time.

    Parameters
    ----------
    library : RunLibrary
    run : str
        As in `RunLibrary.get`.
    blocks : int
        How many at most; each takes some hundredths of a second.

    Returns
    -------
    float or None
        Of which part of its steps there are blocks now; None where no more can be written.
    """
    record = library.get(run)
    with library.open() as db:
        number = db.execute("SELECT number FROM runs WHERE id = ?", (record.id,)).fetchone()[0]
        if _keep_blocks(db, library, number, all_of_it=_ended(record), most=blocks):
            return None
        return columns.covered(db, number) / max(1, record.steps)


class Measured:
    """What was measured at the steps of a run, read from the library when it is asked for.

    Parameters
    ----------
    library : RunLibrary
    run : str
        As in `RunLibrary.get`.

    Raises
    ------
    QannealError
        There is no such run, or the library is damaged or cannot be read; by the methods, too.
    """

    def __init__(self, library: RunLibrary, run: str) -> None:
        self._library = library
        record = library.get(run)
        with self._open() as db:
            self._number = db.execute("SELECT number FROM runs WHERE id = ?", (record.id,)).fetchone()[0]
            _keep_blocks(db, library, self._number, all_of_it=_ended(record))

    def paths(self) -> list[str]:
        """Return where the steps hold numbers, as `columns.paths`."""
        with self._open() as db:
            return columns.paths(db, self._number)

    def numbers(self, paths: Iterable[str]) -> dict[str, Array]:
        """Return some numbers of all steps, as `columns.read`."""
        with self._open() as db:
            return columns.read(db, self._number, paths)

    def at(self, path: str) -> tuple[Array, Array]:
        """Return the steps at which there is a finite number, and these numbers, each of shape (n,).

        Parameters
        ----------
        path : str
            Where the ``step`` object holds it, as ``mlp.test_accuracy``.
        """
        return next((steps, values) for one, steps, values in self.each([path]) if one == path)

    def each(self, paths: Iterable[str]) -> Iterator[tuple[str, Array, Array]]:
        """Yield what `at` returns of some paths, each with its path, of one moment."""
        with self._open() as db:
            yield from _finite(columns.each(db, self._number, paths))

    def pieces(self, paths: Iterable[str]) -> Iterator[tuple[str, Array, Array]]:
        """Yield the same, each in pieces: of however long a run, little is in memory at a time."""
        with self._open() as db:
            yield from _finite(columns.pieces(db, self._number, paths))

    @contextlib.contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with self._library.open() as db, database_errors.explained_values(self._library.root / database.FILE):
            yield db


def _finite(found: Iterable[tuple[str, Array, Array]]) -> Iterator[tuple[str, Array, Array]]:
    for path, steps, values in found:
        there = np.isfinite(values)
        yield (path, steps, values) if there.all() else (path, steps[there], values[there])


def _ended(record: RunRecord) -> bool:
    return record.state not in ("running", "paused")


def _keep_blocks(
    db: sqlite3.Connection, library: RunLibrary, number: int, *, all_of_it: bool, most: int | None = None
) -> bool:
    """Write the blocks of a run that are missing, at most so many; return whether no more can be written."""
    try:
        return columns.pack(db, number, all_of_it=all_of_it, most=most)
    except sqlite3.IntegrityError:
        return True  # the run was removed meanwhile
    except sqlite3.OperationalError as error:
        interrupted = error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT
        explained = database.explained(library.root / database.FILE, error)
        if interrupted or not isinstance(explained, ObstacleError):
            raise
        return True


def _measurements(
    db: sqlite3.Connection, library: RunLibrary, number: int, run: str, metric: Metric
) -> Measurements:
    record = library.get(run)
    try:
        _keep_blocks(db, library, number, all_of_it=_ended(record))
        found = columns.read(db, number, ("seconds", "sampler.qpu_seconds", metric.path))
    except (ValueError, TypeError) as error:
        raise database.damaged(library.root / database.FILE) from error
    seconds, qpu_seconds = (np.nancumsum(found[path]) for path in ("seconds", "sampler.qpu_seconds"))
    values = found[metric.path] * metric.quantity.factor
    measured = np.isfinite(values)
    if metric.total:
        values = np.nancumsum(values)
    return Measurements(
        record, found["step"][measured], seconds[measured], qpu_seconds[measured], values[measured]
    )
