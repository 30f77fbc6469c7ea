"""Single metrics of whole runs as arrays: what is compared, and where it is kept.

Reading a metric means parsing every step; what was read is kept in the database as plain float64
columns, until the run has changed.
"""

import math
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from pydantic_core import from_json

from qanneal_gui.runs import database
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.records import RunRecord
from qanneal_gui.runs.thumbnails import stamp_of
from qanneal_gui.science.arrays import Array


@dataclass(frozen=True, slots=True)
class Metric:
    """A quantity that is measured at every step, or at some.

    Attributes
    ----------
    title, unit : str
    path : str
        Where the metrics of a step hold it.
    better : str
        Whether a high or a low value is the better one; empty if neither.
    factor : float
        By which it is shown: 100 for what is stored in [0, 1] and shown in per cent.
    total : bool
        Whether the values of the steps are added up.
    """

    title: str
    unit: str
    path: str
    better: Literal["high", "low", ""] = ""
    factor: float = 1.0
    total: bool = False


METRICS = {
    "mlp_test": Metric("Test accuracy, MLP", "%", "mlp.test_accuracy", "high", 100),
    "ebm_test": Metric("Test accuracy, EBM", "%", "test_accuracy", "high", 100),
    "shadow_test": Metric("Test accuracy, shadow", "%", "shadow.test_accuracy", "high", 100),
    "mlp_train": Metric("Training accuracy, MLP", "%", "mlp.train_accuracy", "high", 100),
    "ebm_train": Metric("Training accuracy, EBM", "%", "train_accuracy", "high", 100),
    "mlp_loss": Metric("Training loss, MLP", "nats", "mlp.loss", "low"),
    "ebm_loss": Metric("Training loss, EBM", "nats", "loss", "low"),
    "mlp_test_loss": Metric("Test loss, MLP", "nats", "mlp.test_loss", "low"),
    "ebm_test_loss": Metric("Test loss, EBM", "nats", "test_loss", "low"),
    "symmetrised_kl": Metric("Symmetrised KL, shadow ↔ MLP", "nats", "symmetrised_kl", "low"),
    "gap": Metric("Gap, EBM ↔ MLP", "nats", "gap", "low"),
    "sampler_kl": Metric("Sampler: KL(sampled ‖ exact)", "nats", "sampler.kl", "low"),
    "beta": Metric("Sampler: β", "", "sampler.beta"),
    "hub_breaks": Metric("Sampler: broken hubs", "% of reads", "sampler.hub_breaks", "low", 100),
    "below_noise": Metric("Sampler: below the noise floor", "% of values", "sampler.below_noise", "low", 100),
    "qpu_seconds": Metric("QPU time", "s", "sampler.qpu_seconds", total=True),
    "seconds": Metric("Wall time", "s", "seconds", total=True),
}
"""What can be compared, by short names, in the order in which it is offered."""

_INSTRUCTIONS = 20_000
"""Of SQLite's, between two looks at whether to stop: some milliseconds."""

AXES = {"step": "step", "seconds": "wall time (s)", "qpu_seconds": "QPU time (s)"}
"""Against what, with its unit."""


@dataclass(frozen=True, slots=True)
class Series:
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
        """Return the places on one of the `AXES`, shape (n,)."""
        places: Array = {"step": self.steps, "seconds": self.seconds, "qpu_seconds": self.qpu_seconds}[axis]
        return places

    def best(self, metric: Metric) -> int | None:
        """Return the index of the best value, the first of equals; None if none is better than another."""
        if not metric.better or not len(self.values):
            return None
        return int(self.values.argmax() if metric.better == "high" else self.values.argmin())


def read(
    library: RunLibrary,
    runs: Sequence[str],
    metric: str,
    stopped: Callable[[], bool] = lambda: False,
    report: Callable[[str, float | None], None] | None = None,
) -> list[Series]:
    """Read a metric of some runs, in their order.

    Parameters
    ----------
    runs : sequence of str
        Identifiers; runs that are not there any more are left out.
    metric : str
        One of `METRICS`.
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
                    found.append(_series(db, library, row["number"], run, wanted))
            except sqlite3.OperationalError:
                if not stopped():
                    raise
    return found


def _series(db: sqlite3.Connection, library: RunLibrary, number: int, run: str, metric: Metric) -> Series:
    record = library.get(run)
    paths = list(dict.fromkeys(("step", "seconds", "sampler.qpu_seconds", metric.path)))
    try:
        columns = _columns(db, number, stamp_of(record.steps, record.seconds), paths)
    except (ValueError, TypeError) as error:
        raise database.damaged(library.root / database.FILE) from error
    seconds, qpu_seconds = (np.nancumsum(columns[path]) for path in ("seconds", "sampler.qpu_seconds"))
    values = columns[metric.path] * metric.factor
    measured = np.isfinite(values)
    if metric.total:
        values = np.nancumsum(values)
    return Series(
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
        columns = [[_at(step, path) for step in steps] for path in paths]
    return {path: _numbers(column) for path, column in zip(paths, columns, strict=True)}


def _at(step: Any, path: str) -> Any:
    for name in path.split("."):
        step = step.get(name) if isinstance(step, dict) else None
    return step


def _numbers(column: list[Any]) -> Array:
    try:
        return np.array(column, float)  # None becomes NaN
    except (ValueError, TypeError):
        return np.array([float(v) if isinstance(v, int | float) else math.nan for v in column])
