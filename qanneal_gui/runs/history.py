"""The history of runs: single metrics of whole runs as arrays, and where they are kept.

Reading a metric means parsing every step; what was read is kept in the database as plain float64
columns, until the run has changed.
"""

import math
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from pydantic_core import from_json

from qanneal_gui.runs import database
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.metrics import METRICS, Metric, recorded
from qanneal_gui.runs.records import RunRecord
from qanneal_gui.runs.thumbnails import stamp_of
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


def _measurements(
    db: sqlite3.Connection, library: RunLibrary, number: int, run: str, metric: Metric
) -> Measurements:
    record = library.get(run)
    paths = list(dict.fromkeys(("step", "seconds", "sampler.qpu_seconds", metric.path)))
    try:
        columns = _columns(db, number, stamp_of(record.steps, record.seconds), paths)
    except (ValueError, TypeError) as error:
        raise database.damaged(library.root / database.FILE) from error
    seconds, qpu_seconds = (np.nancumsum(columns[path]) for path in ("seconds", "sampler.qpu_seconds"))
    values = columns[metric.path] * metric.quantity.factor
    measured = np.isfinite(values)
    if metric.total:
        values = np.nancumsum(values)
    return Measurements(
        record, columns["step"][measured], seconds[measured], qpu_seconds[measured], values[measured]
    )


def _columns(db: sqlite3.Connection, number: int, stamp: str, paths: list[str]) -> dict[str, Array]:
    """Return columns over all steps, NaN where nothing was measured; from the cache where it is current."""
    places = ", ".join("?" * len(paths))
    rows = db.execute(
        f"SELECT key, points FROM series WHERE run = ? AND stamp = ? AND key IN ({places})",
        (number, stamp, *paths),
    )
    kept = {key: np.frombuffer(points, "<f8") for key, points in rows}
    missing = [path for path in paths if path not in kept]
    if not missing:
        return kept
    fresh = _extracted(db, number, missing)
    if len({len(column) for column in (kept | fresh).values()}) > 1:
        # A step was recorded between the two readings.
        fresh = _extracted(db, number, paths)
    with database.transaction(db):
        for key, column in fresh.items():
            db.execute(
                "INSERT OR REPLACE INTO series (run, key, stamp, points) VALUES (?, ?, ?, ?)",
                (number, key, stamp, column.astype("<f8").tobytes()),
            )
    return kept | fresh


def _extracted(db: sqlite3.Connection, number: int, paths: list[str]) -> dict[str, Array]:
    terms = ["step" if path == "step" else f"json_extract(metrics, '$.{path}')" for path in paths]
    query = "SELECT {} FROM steps WHERE run = ? ORDER BY step"
    try:
        rows = db.execute(query.format(", ".join(terms)), (number,)).fetchall()
        columns = [[row[i] for row in rows] for i in range(len(paths))]
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            raise
        # SQLite reads neither NaN nor Infinity, which a run that went wrong may hold.
        steps = [from_json(text) for (text,) in db.execute(query.format("metrics"), (number,))]
        columns = [[recorded(step, path) for step in steps] for path in paths]
    return {path: _numbers(column) for path, column in zip(paths, columns, strict=True)}


def _numbers(column: list[Any]) -> Array:
    try:
        return np.array(column, float)  # None becomes NaN
    except (ValueError, TypeError):
        return np.array([float(v) if isinstance(v, int | float) else math.nan for v in column])
