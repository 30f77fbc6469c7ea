"""The run library: every run that was ever started here, with its steps, weights and files.

Below the home directory, ``runs.sqlite`` holds the runs and their steps, and ``runs/<id>/`` a run's
files. Several processes may read and write at the same time.
"""

import contextlib
import secrets
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import Timeout

from qanneal_gui import paths
from qanneal_gui.annealing.parts import Part
from qanneal_gui.errors import ObstacleError, QannealError
from qanneal_gui.runs import database, removal, samples, submissions, weights, write_ahead
from qanneal_gui.runs.database_errors import unwritable
from qanneal_gui.runs.locking import ID as _ID
from qanneal_gui.runs.locking import unlocked
from qanneal_gui.runs.recorder import WEIGHTS_FILE, RunRecorder
from qanneal_gui.runs.records import RunRecord, dumps, join, loads, storable
from qanneal_gui.science.arrays import Array
from qanneal_gui.support.files import remove_left_behind, sync_directory
from qanneal_gui.support.reading import read_bytes

# Asked of each run that was found, not of all in the bin: a study looks for its runs one by one.
_LISTED = "NOT EXISTS (SELECT 1 FROM annotations WHERE run = number AND deleted IS NOT NULL)"
_SUFFIX_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is read as another one
_STEPS_OF_A_PAGE = 500
_LARGEST_WEIGHTS = 2**31  # bytes
_COLUMNS = (
    "number, id, name, created, updated, state, message, recording, config, seeds, versions,"
    " steps, last, best, seconds, qpu_seconds, submissions"
)

Row = sqlite3.Row | dict[str, Any]


class RunLibrary:
    """The runs below one home directory; may be used from any thread.

    Every method raises `QannealError` when the library is damaged, written by a newer version, in use
    by a program that does not let go of it, or cannot be read or written.

    Parameters
    ----------
    root : Path, optional
        The home directory; `paths.home()` by default. It is made if it does not exist.
    """

    def __init__(self, root: Path | None = None):
        try:
            self.root = paths.home() if root is None else Path(root)
            if root is not None:
                paths.make_folder(self.root)
        except OSError as error:
            raise unwritable(root or error.filename, error) from error
        self._path = self.root / database.FILE
        write_ahead.try_left_behind(self._path)
        with database.reading(self._path):
            pass

    def create(
        self,
        config: Mapping[str, Any],
        seeds: Mapping[str, Any],
        versions: Mapping[str, Any],
        name: str = "",
        announce: Callable[[str], None] = lambda _run: None,
    ) -> RunRecorder:
        """Start a new run, in the state ``running``, and return its recorder.

        Parameters
        ----------
        config, seeds, versions : mapping
            Everything needed to make the run again, as plain values. They must hold no secrets.
        name : str
            The user's name for the run.
        announce : callable
            Told its identifier before there is a run of that name.
        """
        now = time.time()
        try:
            directory = self._new_directory(now)
        except OSError as error:
            raise unwritable(self.root, error) from error
        row = {
            "id": directory.name,
            "name": storable(name),
            "created": now,
            "updated": now,
            "state": "running",
            "config": dumps(config),
            "seeds": dumps(seeds),
            "versions": dumps(versions),
        }
        try:
            announce(directory.name)
            return RunRecorder(self._path, directory, row)
        except BaseException as error:
            shutil.rmtree(directory, ignore_errors=True)
            if isinstance(error, OSError):
                raise unwritable(directory, error) from error
            raise

    def reopen(self, run: str) -> RunRecorder:
        """Return the recorder of a run that has ended; nothing changes until its `RunRecorder.resume`.

        Raises
        ------
        QannealError
            There is no such run, it is in the bin, or it is active.
        """
        record = self.get(run)
        if not self.among([record.id]):  # it would go on, and spend, where nobody sees it
            raise QannealError(
                f"Run {record.id} is in the bin; restore it first, in the window or with: "
                f"qanneal runs restore {record.id}"
            )
        directory = self.root / "runs" / record.id
        try:
            paths.make_folder(directory)
            return RunRecorder(self._path, directory, {"id": record.id})
        except Timeout:
            raise QannealError(
                f"Run {record.id} is active in another window or terminal; stop it there, or with: "
                f"qanneal stop {record.id}"
            ) from None
        except OSError as error:
            raise unwritable(directory, error) from error

    def samples(self, run: str, after: int, last: int) -> Iterator[tuple[int, list[Part]]]:
        """Yield the steps from the one after `after` to `last` that have samples, and their parts.

        The run must be given by its whole identifier.
        """
        with self._open() as db:
            try:
                yield from samples.between(db, run, after, last)
            except (ValueError, TypeError, KeyError) as error:
                raise database.damaged(self._path) from error

    def resumptions(self, run: str) -> list[int]:
        """Return how many steps a run had each time it was resumed, the first time first."""
        with self._open() as db:
            query = "SELECT step FROM resumptions WHERE run = ? ORDER BY time"
            return [int(step) for (step,) in db.execute(query, (_find(db, run)["number"],))]

    def runs(self, most: int = -1) -> list[RunRecord]:
        """Return all runs but those in the bin, the newest first; at most so many unless negative."""
        with self._open() as db:
            rows = db.execute(
                f"SELECT {_COLUMNS} FROM runs WHERE {_LISTED} ORDER BY number DESC LIMIT ?",
                (most,),
            ).fetchall()
            return [self._record(self._settled(db, row)) for row in rows]

    def get(self, run: str) -> RunRecord:
        """Return one run.

        Parameters
        ----------
        run : str
            Its identifier, a beginning of it that no other run has, or ``last`` for the newest. Runs in
            the bin are found by their whole identifiers only.

        Raises
        ------
        QannealError
            There is no such run, or more than one.
        """
        with self._open() as db:
            return self._record(self._settled(db, _find(db, run)))

    def among(self, runs: Iterable[str]) -> dict[str, RunRecord]:
        """Return those of some runs that are there and not in the bin, by their whole identifiers."""
        found = {}
        with self._open() as db:
            for run in runs:
                row = db.execute(f"SELECT {_COLUMNS} FROM runs WHERE id = ? AND {_LISTED}", (run,)).fetchone()
                if row is not None:
                    found[run] = self._record(self._settled(db, row))
        return found

    def steps(
        self, run: str, *, samples: bool = True, after: int = 0, last: int | None = None
    ) -> list[dict[str, Any]]:
        """Return the metrics of a run's steps in their order, as they were recorded.

        Parameters
        ----------
        run : str
            As in `get`.
        samples : bool
            Whether to read the sampler's values per example (``p_exact``, ``p_sampled``), which are
            None otherwise; for large batches they are nearly all of the data.
        after : int
            The steps after this one.
        last : int, optional
            The steps up to this one.
        """
        return list(self.each_step(run, samples=samples, after=after, last=last))

    def each_step(
        self, run: str, *, samples: bool = True, after: int = 0, last: int | None = None
    ) -> Iterator[dict[str, Any]]:
        """Yield what `steps` returns, one step after the other: long runs need not fit into memory."""
        columns = "metrics, samples" if samples else "metrics, NULL AS samples"
        with self._open() as db:
            number = _find(db, run)["number"]
            # Page by page: whoever takes their time holds up nobody.
            while rows := db.execute(
                f"SELECT step, {columns} FROM steps WHERE run = ? AND step > ? AND step <= coalesce(?, step)"
                " ORDER BY step LIMIT ?",
                (number, after, last, _STEPS_OF_A_PAGE),
            ).fetchall():
                try:
                    for _, metrics, values in rows:
                        yield join(loads(metrics), loads(values) if values else {})
                except (ValueError, KeyError, TypeError) as error:
                    raise database.damaged(self._path) from error
                after = rows[-1][0]

    def directory(self, run: str) -> Path:
        """Return the directory of a run's files."""
        with self._open() as db:
            return self._directory(_find(db, run))

    def weights(self, run: str) -> dict[str, Array]:
        """Return the weights last saved: ``0.weight`` (K, N), ``0.bias``, ``2.weight`` (M, K), ``2.bias``.

        Raises
        ------
        QannealError
            None were saved yet, or the file is not that of a network.
        """
        path = self.directory(run) / WEIGHTS_FILE
        name = path.parent.name
        try:
            if path.stat().st_size > _LARGEST_WEIGHTS:
                raise ValueError("it is too large")
            return weights.decode(read_bytes(path, "the weights of a run", _LARGEST_WEIGHTS))
        except FileNotFoundError:
            raise QannealError(f"Run {name} has no saved weights yet; train it for a step first.") from None
        except OSError as error:
            raise QannealError(
                f"Cannot read {path} ({error.strerror}); check the permissions of the file."
            ) from error
        except ValueError as error:
            raise QannealError(f"Cannot use the weights in {path}: {error}; train again.") from error

    def delete(self, run: str) -> None:
        """Delete a run with its steps and files; what it spent stays in the ledger.

        Raises
        ------
        QannealError
            There is no such run, or it is still running.
        """
        with self._open() as db:
            row = _find(db, run)
            directory = self._directory(row)
            # Someone who lists the runs may hold the lock for a moment.
            with unlocked(directory, wait=0.3) as free:
                if not free:
                    raise QannealError(f"Run {row['id']} is still running; stop it before deleting it.")
                removal.forget_run(db, row["number"], row["id"])
                removed = removal.remove_files(db, directory)
            if not removed:  # some systems do not let go of a lock's file while it is held
                removal.remove_files(db, directory)

    def settle(self) -> None:
        """Mark the submissions as unknown that processes which are gone have left open, if that can be."""
        with contextlib.suppress(ObstacleError), self._open() as db:
            for run in submissions.open_runs(db):
                # No recorder, and so no lock, can have another name.
                lock = unlocked(self.root / "runs" / run) if _ID.fullmatch(run) else nullcontext(True)
                with lock as free:
                    if free:
                        submissions.abandon(db, run)

    def mark_interrupted(self) -> None:
        """Mark the runs as interrupted whose processes have died."""
        with self._open() as db:
            rows = db.execute(
                f"SELECT {_COLUMNS} FROM runs WHERE recording = 1 AND state IN ('running', 'paused')"
            ).fetchall()
            for row in rows:
                self._settled(db, row)

    @contextlib.contextmanager
    def open(self) -> Iterator[sqlite3.Connection]:
        """Open the database for a block, for the modules beside this one."""
        with self._open() as db:
            yield db

    @contextlib.contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with database.explained_errors(self._path), database.reading(self._path) as db:
            yield db

    def _directory(self, row: Row) -> Path:
        # A foreign database must not lead anywhere else: `delete` removes this directory.
        if not _ID.fullmatch(str(row["id"])):
            raise database.damaged(self._path)
        return self.root / "runs" / str(row["id"])

    def _new_directory(self, now: float) -> Path:
        """Make the directory of a new run; that no one else could make it makes its name unique."""
        parent = self.root / "runs"
        paths.make_folder(parent)
        while True:
            suffix = "".join(secrets.choice(_SUFFIX_LETTERS) for _ in range(4))
            directory = parent / f"{datetime.fromtimestamp(now, UTC):%Y%m%d-%H%M%S}-{suffix}"
            with contextlib.suppress(FileExistsError):
                directory.mkdir(mode=0o700)
                directory.chmod(0o700)  # whatever the umask
                sync_directory(parent)
                return directory

    def _settled(self, db: sqlite3.Connection, row: Row) -> Row:
        """Return the row, marked as interrupted if it is of a run whose process has died.

        Whoever lists runs need not write: where the library is locked, or may only be read, the row stays
        as it is.
        """
        if not row["recording"] or row["state"] not in ("running", "paused"):
            return row
        with contextlib.suppress(ObstacleError), unlocked(self._directory(row)) as free:
            if free and not self._mark_interrupted(db, row):
                return {**row, "state": "interrupted", "message": f"interrupted at step {row['steps']}"}
        current = db.execute(f"SELECT {_COLUMNS} FROM runs WHERE number = ?", (row["number"],)).fetchone()
        return row if current is None else current

    def _mark_interrupted(self, db: sqlite3.Connection, row: Row) -> bool:
        """Write that a run was interrupted; return False if nothing can be written just now."""
        try:
            # The run may have ended since the row was read: the database decides, not the row.
            with database.transaction(db):
                submissions.abandon(db, row["id"])
                db.execute(
                    "UPDATE runs SET state = 'interrupted', recording = 0,"
                    " message = 'interrupted at step ' || steps || ?"
                    " WHERE number = ? AND recording = 1 AND state IN ('running', 'paused')",
                    (submissions.interruption_note(db, row["id"]), row["number"]),
                )
            directory = self._directory(row)
            for folder in (directory, *directory.glob("*/")):
                if not folder.is_symlink():
                    remove_left_behind(folder, every=True)
        except sqlite3.OperationalError as error:
            if not isinstance(database.explained(self._path, error), ObstacleError):
                raise
            db.execute("PRAGMA query_only = ON")  # the next one need not wait for a lock as long
            return False
        return True

    def _record(self, row: Row) -> RunRecord:
        try:
            return RunRecord(
                id=str(row["id"]),
                name=str(row["name"]),
                created=datetime.fromtimestamp(row["created"], UTC),
                updated=datetime.fromtimestamp(row["updated"], UTC),
                state=str(row["state"]),
                message=str(row["message"]),
                config=loads(row["config"]),
                seeds=loads(row["seeds"]),
                versions=loads(row["versions"]),
                steps=int(row["steps"]),
                last=None if row["last"] is None else loads(row["last"]),
                best=None if row["best"] is None else loads(row["best"]),
                seconds=float(row["seconds"]),
                qpu_seconds=float(row["qpu_seconds"]),
                submissions=int(row["submissions"]),
            )
        except (ValueError, TypeError, OverflowError, OSError) as error:
            raise database.damaged(self._path) from error


def _find(db: sqlite3.Connection, run: str) -> sqlite3.Row:
    wanted = run.strip().lower()
    if wanted == "last":
        rows = db.execute(
            f"SELECT {_COLUMNS} FROM runs WHERE {_LISTED} ORDER BY number DESC LIMIT 1"
        ).fetchall()
    else:
        # Between two ends, which the index finds among any number of runs.
        rows = db.execute(
            f"SELECT {_COLUMNS} FROM runs WHERE id >= ? AND id < ? AND (id = ? OR {_LISTED})"
            " ORDER BY id LIMIT 4",
            (wanted, wanted + chr(sys.maxunicode), wanted),
        ).fetchall()
    if not rows and wanted == "last":
        raise QannealError("There are no runs yet; 'qanneal train' starts one.")
    if not rows or not wanted:
        raise QannealError(f"There is no run {run!r}; 'qanneal runs list' shows all runs.")
    exact: list[sqlite3.Row] = [row for row in rows if row["id"] == wanted]
    if len(rows) > 1 and not exact:
        names = ", ".join(row["id"] for row in rows[:3])
        raise QannealError(f"{run!r} is the beginning of more than one id ({names}); give more of the id.")
    return (exact or rows)[0]
