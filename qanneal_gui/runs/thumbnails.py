"""Small pictures of the runs' curves: test accuracy of the MLP, at most `POINTS` points a run.

They are made when a table first shows a run, and kept in the database until the run has changed.
"""

import contextlib
import sqlite3
from collections.abc import Callable, Sequence

import numpy as np

from qanneal_gui.runs import columns, database, database_errors
from qanneal_gui.runs.curve_arithmetic import decimate
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.metrics import DECISIVE, METRICS
from qanneal_gui.science.arrays import Array

POINTS = 96
"""Most points of a thumbnail: more than it has pixels."""

_COLUMNS = POINTS // 2 - 2
_ACCURACY = METRICS[DECISIVE].path


def stamp_of(steps: int, seconds: float) -> str:
    """Return what tells states of a run apart; renaming it, say, changes none of its curves."""
    return f"{steps}:{seconds!r}"


def make(library: RunLibrary, numbers: Sequence[int], stopped: Callable[[], bool] = lambda: False) -> None:
    """Make the thumbnails of some runs, by their numbers, and store them; until it is stopped."""
    with library.open() as db:
        for number in numbers:
            if stopped():
                return
            run = db.execute("SELECT steps, seconds FROM runs WHERE number = ?", (number,)).fetchone()
            if run is None:
                continue
            with database_errors.explained_values(library.root / database.FILE):
                found = columns.read(db, number, (_ACCURACY,))
            measured = np.isfinite(found[_ACCURACY])
            points = encode(found["step"][measured], found[_ACCURACY][measured])
            # In the meantime the run may have been removed.
            with contextlib.suppress(sqlite3.IntegrityError):
                db.execute(
                    "INSERT OR REPLACE INTO thumbnails (run, stamp, points) VALUES (?, ?, ?)",
                    (number, stamp_of(run["steps"], run["seconds"]), points),
                )


def encode(x: Array, y: Array) -> bytes:
    """Return the bytes of a thumbnail of steps, in their order, and accuracies."""
    if not len(x):
        return b""
    x, y = decimate(x, y, x[0], x[-1], _COLUMNS)
    width = x[-1] - x[0]
    return np.stack([(x - x[0]) / (width or 1.0), np.clip(y, 0, 1)]).astype("<f4").tobytes()


def decode(points: bytes | None) -> Array | None:
    """Return a thumbnail's points, shape (2, P): places and accuracies in [0, 1]; None if it is none."""
    if not isinstance(points, bytes) or len(points) % 8 or len(points) > 8 * POINTS:
        return None
    made = np.frombuffer(points, "<f4").reshape(2, -1)
    return made if np.isfinite(made).all() else None
