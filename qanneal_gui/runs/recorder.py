"""Recording one run while it happens: every step is on disk before the next one begins."""

import contextlib
import re
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

import numpy as np
from filelock import FileLock
from typing_extensions import Buffer

from qanneal_gui.annealing.parts import Part
from qanneal_gui.errors import QannealError
from qanneal_gui.runs import about, columns, database, rescue, samples, steps_file, weights
from qanneal_gui.runs.identity import LibraryIdentity
from qanneal_gui.runs.locking import LOCK_FILE
from qanneal_gui.runs.metrics import DECISIVE, METRICS
from qanneal_gui.runs.records import STATES, Summary, dumps, loads, split, storable
from qanneal_gui.science.arrays import Array
from qanneal_gui.support.files import sync_directory, write_atomically

WEIGHTS_FILE = "weights.safetensors"
"""The weights last saved."""

CHECKPOINT_FILES = ("checkpoint.safetensors", "checkpoint-previous.safetensors")
"""The checkpoint last saved, and the one before it."""

_NEW_CHECKPOINT = "checkpoint-new.safetensors"
_LOCK_SECONDS = 0.5

_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


class RunRecorder:
    """Writes one run to the library; `RunLibrary.create` and `RunLibrary.reopen` make it.

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
        The columns of the new run's row; of a run that is there already its ``id`` alone.
    """

    def __init__(self, path: Path, directory: Path, row: Mapping[str, Any]):
        self._path = path
        self._directory = directory
        self._id = str(row["id"])
        self._summary = Summary()
        self._step = 0
        self._uncopied: list[tuple[int, str]] = []
        self._gathered = columns.Gathered()
        self._db: sqlite3.Connection | None = None
        self._lock = FileLock(directory / LOCK_FILE, mode=0o600, thread_local=False)
        # The lock comes before the row: whoever sees the row of a run that is recorded finds it locked.
        # Someone who lists the runs may hold the lock of an old one for a moment.
        self._lock.acquire(timeout=_LOCK_SECONDS)
        try:
            self._db = database.connect(path)
            with database.explained_errors(path):
                self._identity = LibraryIdentity(self._db, path, self._id)
                self._copy = steps_file.StepsFile(directory / steps_file.FILE)
                self._insert(row) if len(row) > 1 else self._read()
        except BaseException:
            self.close()
            raise

    def _insert(self, row: Mapping[str, Any]) -> None:
        places = ", ".join("?" * len(row))
        self._connection.execute(
            f"INSERT INTO runs ({', '.join(row)}) VALUES ({places})", tuple(row.values())
        )
        try:
            self._save_about()
        except BaseException:
            self._connection.execute("DELETE FROM runs WHERE id = ?", (self._id,))
            raise

    def _read(self) -> None:
        """Go on from the summary of a run that is there already."""
        row = self._connection.execute(
            "SELECT steps, last, best, seconds, qpu_seconds, submissions,"
            " (SELECT max(step) FROM steps WHERE run = number) AS reached FROM runs WHERE id = ?",
            (self._id,),
        ).fetchone()
        try:
            self._step = int(row["reached"] or 0)
            if self._step != row["steps"]:
                raise ValueError("steps are missing")
            last, best = (loads(row[name]) if row[name] else None for name in ("last", "best"))
            figures = float(row["seconds"]), float(row["qpu_seconds"]), int(row["submissions"])
            self._summary = Summary(self._step, last, best, *figures)
        except (ValueError, TypeError) as error:
            raise database.damaged(self._path) from error

    @property
    def id(self) -> str:
        """The run's identifier."""
        return self._id

    @property
    def directory(self) -> Path:
        """Where the run's files lie."""
        return self._directory

    @property
    def reached(self) -> int:
        """The last step recorded."""
        return self._step

    @property
    def summary(self) -> Summary:
        """What is known of the steps recorded so far."""
        return self._summary

    def resume(self, config: Mapping[str, Any], last: Mapping[str, Any] | None = None) -> None:
        """Record that the run is resumed.

        Parameters
        ----------
        config : mapping
            Its config from now on.
        last : mapping, optional
            The last step, where it is to be recorded otherwise than it was.
        """
        db = self._connection
        with self._identity.explained_errors():
            self._copy.append(self._steps_after(self._copy.last))
        changed = {"state": "running", "message": "", "recording": 1, "config": dumps(config)}
        if last is not None:
            self._summary = self._with_last(split(last)[0])
            changed |= self._summary.columns()
        with self._identity.explained_errors(), database.transaction(db):
            db.execute(
                "INSERT INTO resumptions (run, time, step) SELECT number, ?, ? FROM runs WHERE id = ?",
                (time.time(), self._step, self._id),
            )
            if last is not None:
                number = self._number()
                db.execute(
                    "UPDATE steps SET metrics = ? WHERE step = ? AND run = ?",
                    (dumps(split(last)[0]), self._step, number),
                )
                columns.forget(db, number, self._step)
                self._gathered.clear()
            self._update(changed)
        if last is not None:
            self._uncopied = list(self._steps_after(self._step - 1))
        self._save_about()

    def _steps_after(self, step: int) -> Iterator[tuple[int, str]]:
        """Yield the steps after one, and what they measured."""
        rows = self._connection.execute(
            "SELECT step, metrics FROM steps WHERE step > ?"
            " AND run = (SELECT number FROM runs WHERE id = ?) ORDER BY step",
            (step, self._id),
        )
        yield from ((int(number), str(metrics)) for number, metrics in rows)

    def _save_about(self) -> None:
        about.save(self._connection, self._directory, self._id)

    def _with_last(self, last: dict[str, Any]) -> Summary:
        """Return the summary of the steps recorded, with another last one; the totals stay."""
        number = self._number()
        accuracy = METRICS[DECISIVE].path
        found = columns.read(self._connection, number, (accuracy,))
        earlier = found["step"] < self._step
        steps, measured = found["step"][earlier], found[accuracy][earlier]
        evaluated = np.flatnonzero(np.isfinite(measured))
        summary = Summary()
        # The best one, the last one, or, as long as none was evaluated, the last of all.
        kept = {int(np.nanargmax(measured)), int(evaluated[-1])} if len(evaluated) else {len(steps) - 1}
        for place in sorted(kept) if len(steps) else ():
            row = self._connection.execute(
                "SELECT metrics FROM steps WHERE run = ? AND step = ?", (number, int(steps[place]))
            ).fetchone()
            summary = summary.after(loads(row["metrics"]))
        return replace(
            self._summary, **{name: getattr(summary.after(last), name) for name in ("last", "best")}
        )

    def step(self, metrics: Mapping[str, Any], part: Part | None = None) -> None:
        """Record a step and bring the run's summary up to date, in one transaction.

        Parameters
        ----------
        metrics : mapping
            The ``step`` object of the contract; unmeasured values are None.
        part : Part, optional
            The samples of the step, unless the ledger has recorded them submission by submission.

        Raises
        ------
        ValueError
            The number of the step is not above that of the step before.
        """
        number = int(metrics["step"])
        if number <= self._step:
            raise ValueError(f"step {number} cannot follow step {self._step}")
        plain, per_example = split(metrics)
        summary = self._summary.after(plain)
        line = dumps(plain)
        values = (number, line, dumps(per_example) if per_example else None, self._id)
        db = self._connection
        self.check_place()
        with self._identity.explained_errors(), database.transaction(db):
            db.execute(
                "INSERT INTO steps (run, step, metrics, samples)"
                " SELECT number, ?, ?, ? FROM runs WHERE id = ?",
                values,
            )
            if part is not None:
                samples.insert(db, self._id, number, 0, part)
            # Only what has changed, and written once: much of what recording a step takes.
            told = {name: line for name in ("last", "best") if getattr(summary, name) is plain}
            self._update(summary.totals() | told)
        self._summary, self._step = summary, number
        self._uncopied.append((number, line))
        self._gathered.add(number, plain)
        if summary.steps % columns.STEPS == 0:
            self._pack()

    def _pack(self) -> None:
        """Write the last steps as a block; the step is recorded, whether that can be done now or not."""
        with contextlib.suppress(sqlite3.Error):
            self._gathered.pack(self._connection, self._number())

    def _number(self) -> int:
        """Return the run's number in the database; 0, which no run has, if its row is gone."""
        row = self._connection.execute("SELECT number FROM runs WHERE id = ?", (self._id,)).fetchone()
        return 0 if row is None else int(row[0])

    def state(self, state: str, message: str = "") -> None:
        """Record that the run is now in one of `STATES`, and why.

        A run that was finished as ``paused`` goes on when it is ``running`` again.
        """
        _check_state(state)
        columns: dict[str, Any] = {"state": state, "message": storable(message)}
        if state == "running":
            columns["recording"] = 1  # if the process dies from now on, the run was interrupted
        with self._identity.explained_errors():
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

    def checkpoint(self, content: bytes | Iterable[Buffer], *, alone: bool = False) -> None:
        """Save a checkpoint; the one before it is kept, in case that this one cannot be read some day.

        The steps up to it are beside it then, in case that the library is lost.

        Parameters
        ----------
        content : bytes, or iterable of bytes and the like
        alone : bool
            Whether the library is lost just now.
        """
        if not alone:
            self._sync()
        self._copy_steps()
        current, previous = (self._directory / name for name in CHECKPOINT_FILES)
        self.file(_NEW_CHECKPOINT, content)
        try:
            with contextlib.suppress(FileNotFoundError):
                current.replace(previous)
            (self._directory / _NEW_CHECKPOINT).replace(current)
        except OSError as error:
            raise QannealError(
                f"Cannot write {current} ({error.strerror}); make sure that the folder is writable."
            ) from error
        sync_directory(self._directory)

    def _sync(self) -> None:
        """Wait until the steps are on the disk.

        They are committed without waiting for it: what a power cut takes can be made again. But no
        checkpoint may be there whose steps are not.
        """
        db = self._connection
        with self._identity.explained_errors():
            db.execute("PRAGMA synchronous = FULL")
            self._update({})
            db.execute("PRAGMA synchronous = NORMAL")

    def _copy_steps(self) -> None:
        self._copy.append(self._uncopied)
        self._uncopied.clear()

    def file(self, name: str, content: bytes | Iterable[Buffer]) -> None:
        """Write a file of the run, such as its embedding: whole, or not at all.

        Raises
        ------
        ValueError
            `name` is not a plain file name.
        """
        if not _FILE_NAME.fullmatch(name) or name == LOCK_FILE:
            raise ValueError(f"{name!r} cannot be the name of a run's file")
        write_atomically(self._directory / name, content, private=True)

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
        ending = {"state": state, "message": storable(message)}
        self._copy_steps()
        with self._identity.explained_errors():
            # First the file: what a killed process leaves beside it is looked for as long as the run is
            # being recorded.
            about.save(self._connection, self._directory, self._id, **ending)
            self._update(ending | {"recording": 0} | self._summary.columns())

    def check_place(self) -> None:
        """Make sure that the library is still in its place, and whole as far as can be seen.

        Raises
        ------
        ReplacedError
            It is not.
        """
        self._identity.check()

    def distrust(self) -> None:
        """Take note that the library cannot be read: `check_place` says so from now on."""
        self._identity.distrust()

    def move(self) -> str:
        """Write the run to where its library belongs, and record there from now on.

        What is known of it is beside its weights then, but for its state: its checkpoint was saved before.

        Returns
        -------
        str
            What has come of it, as a clause.

        Raises
        ------
        QannealError
            It cannot be written there.
        """
        self._copy_steps()
        held = rescue.HeldRun(self._directory, self._summary)
        done = rescue.write_back(self._connection, self._identity, self._path, held)
        db = database.connect(self._path)
        self._connection.close()
        self._db, self._identity = db, LibraryIdentity(db, self._path, self._id)
        return done

    def budget(self, config: Mapping[str, Any]) -> None:
        """Record that the run goes on under another budget: its config from now on."""
        with self._identity.explained_errors():
            self._update({"config": dumps(config)})

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
        values = {**columns, "updated": time.time()}
        assignments = ", ".join(f"{name} = ?" for name in values)
        self._connection.execute(f"UPDATE runs SET {assignments} WHERE id = ?", (*values.values(), self._id))


def _check_state(state: str) -> None:
    if state not in STATES:
        raise ValueError(f"{state!r} is not a state of a run")
