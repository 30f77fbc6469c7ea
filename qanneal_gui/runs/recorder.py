"""Recording one run while it happens: every step is on disk before the next one begins."""

import re
import sqlite3
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from filelock import FileLock

from qanneal_gui.runs import database, weights
from qanneal_gui.runs.files import write_atomically
from qanneal_gui.runs.records import STATES, Summary, dumps, split, storable
from qanneal_gui.science.arrays import Array

LOCK_FILE = "run.lock"
"""Locked by the recorder as long as the run is recorded."""

WEIGHTS_FILE = "weights.safetensors"
"""The weights last saved."""

_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


class RunRecorder:
    """Writes one run to the library; `RunLibrary.create` makes it.

    All methods are to be called from the thread that created it. As long as it is open it holds the
    run's lock, which the operating system releases when the process dies: that is how the library
    knows a killed run. Leaving a ``with`` block closes it; a run that was never finished then shows as
    interrupted.

    Every method raises `QannealError` when the disk is full or the library cannot be written.

    Parameters
    ----------
    path : Path
        The library's database.
    directory : Path
        The run's own directory, which exists.
    row : mapping
        The columns of the new run's row.
    """

    def __init__(self, path: Path, directory: Path, row: Mapping[str, Any]):
        self._path = path
        self._directory = directory
        self._id = str(row["id"])
        self._summary = Summary()
        self._step = 0
        self._db: sqlite3.Connection | None = None
        self._lock = FileLock(directory / LOCK_FILE, thread_local=False)
        # The lock comes before the row: whoever sees the row of a run that is recorded finds it locked.
        self._lock.acquire(blocking=False)
        try:
            self._db = database.connect(path)
            with database.sentences(path):
                places = ", ".join("?" * len(row))
                self._db.execute(
                    f"INSERT INTO runs ({', '.join(row)}) VALUES ({places})", tuple(row.values())
                )
        except BaseException:
            self.close()
            raise

    @property
    def id(self) -> str:
        """The run's identifier."""
        return self._id

    @property
    def directory(self) -> Path:
        """Where the run's files lie."""
        return self._directory

    def step(self, metrics: Mapping[str, Any]) -> None:
        """Record a step and bring the run's summary up to date, in one transaction.

        Parameters
        ----------
        metrics : mapping
            The ``step`` object of the contract; unmeasured values are None.

        Raises
        ------
        ValueError
            The number of the step is not above that of the step before.
        """
        number = int(metrics["step"])
        if number <= self._step:
            raise ValueError(f"step {number} cannot follow step {self._step}")
        plain, samples = split(metrics)
        summary = self._summary.after(plain)
        values = (number, dumps(plain), dumps(samples) if samples else None, self._id)
        db = self._connection
        with database.sentences(self._path), database.transaction(db):
            db.execute(
                "INSERT INTO steps (run, step, metrics, samples)"
                " SELECT number, ?, ?, ? FROM runs WHERE id = ?",
                values,
            )
            self._update(summary.columns())
        self._summary, self._step = summary, number

    def state(self, state: str, message: str = "") -> None:
        """Record that the run is now in one of `STATES`, and why.

        A run that was finished as ``paused`` goes on when it is ``running`` again.
        """
        _check_state(state)
        columns: dict[str, Any] = {"state": state, "message": storable(message)}
        if state == "running":
            columns["recording"] = 1  # if the process dies from now on, the run was interrupted
        with database.sentences(self._path):
            self._update(columns)

    def weights(self, arrays: Mapping[str, Array]) -> None:
        """Save the weights in place of those saved before.

        Parameters
        ----------
        arrays : mapping of str to ndarray
            ``0.weight`` (K, N), ``0.bias`` (K,), ``2.weight`` (M, K) and ``2.bias`` (M,), of float32
            or float64; `weights.as_sequential` makes them.

        Raises
        ------
        ValueError
            The arrays are not those of one network.
        """
        self.file(WEIGHTS_FILE, weights.encode(arrays, {"format": "pt", "run": self._id}))

    def file(self, name: str, content: bytes) -> None:
        """Write a file of the run, such as a checkpoint: whole, or not at all.

        Raises
        ------
        ValueError
            `name` is not a plain file name.
        """
        if not _FILE_NAME.fullmatch(name) or name == LOCK_FILE:
            raise ValueError(f"{name!r} cannot be the name of a run's file")
        write_atomically(self._directory / name, content)

    def finish(self, state: str, summary: Mapping[str, Any] | None = None, message: str = "") -> None:
        """Record how the run ended.

        Parameters
        ----------
        state : str
            ``finished``, ``stopped``, ``failed``, or ``paused`` for a run that a limit has halted.
        summary : mapping, optional
            Totals that take the place of those added up from the steps: ``last``, ``best``,
            ``seconds``, ``qpu_seconds`` and ``submissions``; those that are absent or None stay.
        message : str
            Why, when the run did not simply finish.
        """
        _check_state(state)
        self._summary = self._summary.replaced_by(summary or {})
        ended = {"state": state, "message": storable(message), "recording": 0}
        with database.sentences(self._path):
            self._update(ended | self._summary.columns())

    def close(self) -> None:
        """Let go of the database and of the run's lock; may be called again."""
        if self._db is not None:
            self._db.close()
            self._db = None
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def _connection(self) -> sqlite3.Connection:
        if self._db is None:
            raise ValueError(f"the recorder of run {self._id} is closed")
        return self._db

    def _update(self, columns: Mapping[str, Any]) -> None:
        assignments = ", ".join(f"{name} = ?" for name in columns)
        self._connection.execute(
            f"UPDATE runs SET {assignments}, updated = ? WHERE id = ?",
            (*columns.values(), time.time(), self._id),
        )


def _check_state(state: str) -> None:
    if state not in STATES:
        raise ValueError(f"{state!r} is not a state of a run")
