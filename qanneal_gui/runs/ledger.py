"""The quota ledger: no submission is sent that could pass a limit, and none is ever forgotten.

Every submission is written down before it is sent, and its bill after. A process killed at any moment
leaves a row of each submission that may have been billed; as long as a bill is not known, the
estimate counts in its place. The samples of a submission are written in the same transaction as its
bill, so that whatever happens afterwards it is never sent, and paid for, again.
"""

import contextlib
import math
import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Self

from qanneal_gui.annealing.device import DeviceError, LimitReachedError
from qanneal_gui.annealing.parts import Part
from qanneal_gui.runs import database, samples, submissions
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.records import storable
from qanneal_gui.runs.submissions import KINDS, LedgerEntry, Spent, Sums
from qanneal_gui.support.formatting import write_count, write_seconds

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class BudgetLimits:
    """What may be spent; None stands for no limit.

    Attributes
    ----------
    run_seconds : float
        QPU access time of the run, in seconds (``budget.qpu_seconds``).
    run_submissions : int
        Number of submissions of the run, without those that were certainly not billed
        (``budget.submissions``).
    month_seconds : float
        QPU access time of all runs in one calendar month (UTC), in seconds (``budget.month_seconds``).
        Only real QPUs count, and only their runs are held to it.

    Raises
    ------
    ValueError
        A limit is negative or not a number.
    """

    run_seconds: float | None
    run_submissions: int | None
    month_seconds: float | None = None

    def __post_init__(self) -> None:
        for limit in (self.run_seconds, self.run_submissions, self.month_seconds):
            if limit is not None and not limit >= 0:
                raise ValueError(f"{limit} is not a limit")


class Ledger:
    """Counts what the submissions of one run cost; the `Meter` of its sampler.

    It belongs to the thread that created it, and to the process that records the run: of what another
    ledger of the run has left open nobody will learn the bill, so it becomes unknown.

    Its methods raise `QannealError` when the library cannot be written. A submission is then either
    not sent, or counts with its estimate.

    Parameters
    ----------
    library : RunLibrary or Path
        The run library, or its home directory.
    run_id : str
        The run's identifier.
    kind : str
        ``"qpu"`` or ``"simulated-qpu"``.
    limits : BudgetLimits
    clock : callable
        The time, in seconds since the epoch.
    """

    def __init__(
        self,
        library: RunLibrary | Path,
        run_id: str,
        kind: str,
        limits: BudgetLimits,
        clock: Clock = time.time,
    ) -> None:
        if kind not in KINDS:
            raise ValueError(f"{kind!r} is not one of {KINDS}")
        home = library if isinstance(library, RunLibrary) else RunLibrary(library)
        self._path = home.root / database.FILE
        self._run = run_id
        self._kind = kind
        self._limits = limits
        self._clock = clock
        self._step = 0
        self._parts = 0
        self._db: sqlite3.Connection | None = database.connect(self._path)
        try:
            with database.explained_errors(self._path):
                # The library's other connections may lose their last steps when the power fails, and a
                # step can be made again. A row lost from here would be money that is spent and not
                # counted: each one is on the disk itself before its submission is sent.
                # Nobody bills a simulation.
                if kind == "qpu":
                    self._db.execute("PRAGMA synchronous = FULL")
                    self._db.execute("PRAGMA fullfsync = ON")  # a Mac's fsync alone is no flush
                submissions.abandon(self._db, run_id)
        except BaseException:
            self._db.close()
            raise

    def raise_limits(self, limits: BudgetLimits) -> None:
        """Hold the submissions from the next one on to other limits; may be called from any thread."""
        self._limits = limits

    def begin(self, step: int) -> None:
        """Say which step of the run, counted from 1, the submissions from now on are for."""
        self._step = step

    def parts(self) -> list[Part]:
        """Return the samples of the submissions of this step that were answered already, in their order."""
        with self._writing() as db:
            found = samples.of_step(db, self._run, self._step)
        self._parts = len(found)
        return found

    def pending(self, fingerprint: str) -> tuple[int, str] | None:
        """Return number and problem id of a submission of this step that may be under way.

        The id is empty if it never came back: nobody knows whether the submission was sent.
        """
        if not fingerprint:
            return None
        with self._writing() as db:
            return submissions.pending(db, self._run, self._step, fingerprint)

    def label(self, entry: int) -> str:
        """Return the label under which the solver lists a submission, and by which it can be found."""
        return f"qanneal {self._run} {entry}"

    def submissions_without_id(self) -> int:
        """Return how many submissions of this step may have been sent without an id coming back."""
        with self._writing() as db:
            return submissions.count_without_id(db, self._run, self._step)

    def drop_simulations(self) -> None:
        """Note that simulated submissions without an end were not billed: they died with their process."""
        with self._writing() as db:
            db.execute(
                "UPDATE submissions SET state = 'void'"
                " WHERE run = ? AND kind = 'simulated-qpu' AND state IN ('intended', 'sent', 'unknown')",
                (self._run,),
            )

    def intend(self, solver: str, qubits: int, reads: int, estimate: float, fingerprint: str = "") -> int:
        """Write down a submission before it is sent, and return its number.

        Parameters
        ----------
        solver : str
            The solver's name.
        qubits, reads : int
        estimate : float
            QPU access time expected, in seconds.
        fingerprint : str
            By which `pending` recognises it; empty if its answer cannot be fetched later.

        Raises
        ------
        LimitReachedError
            With it, the run or the month could pass a limit. Nothing was written down.
        DeviceError
            The estimate is not a time.
        """
        try:
            cost = submissions.nanoseconds(estimate)
        except ValueError as error:
            raise DeviceError(
                f"The QPU time that {solver} would bill cannot be estimated ({estimate} s); choose another "
                "solver."
            ) from error
        # Several processes spend from the same month: what is counted here holds until the row is in.
        with self._writing() as db, database.transaction(db, "IMMEDIATE"):
            now = self._clock()
            if refusal := self._refusal(db, now, cost):
                raise LimitReachedError(refusal)
            sent = (self._run, self._kind, storable(solver), now, int(qubits), int(reads), cost)
            return submissions.insert(db, (*sent, self._step, fingerprint))

    def sent(self, entry: int, problem_id: str) -> None:
        """Note that a submission is on its way, and the id under which the solver knows it."""
        self._note(
            "UPDATE submissions SET sent = ?, problem = ?,"
            " state = CASE WHEN state IN ('intended', 'unknown') THEN 'sent' ELSE state END"
            " WHERE number = ? AND run = ?",
            (self._clock(), storable(problem_id), entry, self._run),
        )

    def complete(self, entry: int, billed: float, part: Part | None = None) -> None:
        """Note the QPU access time billed, in seconds, also of a submission that was void or unknown.

        A bill that is not a time leaves the submission unknown: its estimate counts.

        Parameters
        ----------
        entry : int
        billed : float
        part : Part, optional
            Its samples; both are written, or neither.
        """
        state, cost = "completed", None
        try:
            cost = submissions.nanoseconds(billed)
        except ValueError:
            state = "unknown"
        values = (state, cost, self._clock(), entry, self._run)
        with self._writing() as db, database.transaction(db):
            changed = db.execute(
                "UPDATE submissions SET state = ?, billed_ns = ?, completed = ? WHERE number = ? AND run = ?",
                values,
            ).rowcount
            if part is not None:
                samples.insert(db, self._run, self._step, self._parts, part)
        self._check(changed)
        self._parts += part is not None

    def forget(self, entry: int) -> None:
        """Note that the answer to a submission cannot be fetched any more; it may have been billed."""
        self._note("UPDATE submissions SET mark = '' WHERE number = ? AND run = ?", (entry, self._run))

    def void(self, entry: int) -> None:
        """Note that a submission was certainly not billed.

        Raises
        ------
        ValueError
            It was.
        """
        self._note(
            "UPDATE submissions SET state = 'void' WHERE number = ? AND run = ? AND state <> 'completed'",
            (entry, self._run),
        )

    def close(self) -> None:
        """Give up what is still open, which becomes unknown, and let go of the database; may be repeated."""
        if self._db is None:
            return
        db, self._db = self._db, None
        with contextlib.closing(db), database.explained_errors(self._path):
            submissions.abandon(db, self._run)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        if self._db is None:
            raise ValueError(f"the ledger of run {self._run} is closed")
        with _explained_errors(self._path):
            yield self._db

    def _note(self, statement: str, values: tuple[Any, ...]) -> None:
        with self._writing() as db:
            changed = db.execute(statement, values).rowcount
        self._check(changed)

    def _check(self, changed: int) -> None:
        if not changed:
            raise ValueError(f"run {self._run} has no submission that this could be noted of")

    def _refusal(self, db: sqlite3.Connection, now: float, cost: int) -> str:
        """Return which limit a submission could pass, or nothing."""
        limits, run = self._limits, submissions.run_sums(db, self._run)
        if limits.run_submissions is not None and run.submissions >= limits.run_submissions:
            return (
                f"This run is limited to {write_count(limits.run_submissions, 'submission')} and has made "
                f"{run.submissions:,}; raise budget.submissions to continue."
            )
        if _passes(limits.run_seconds, run, cost):
            return (
                f"{_next(cost)} could exceed this run's limit of {write_seconds(limits.run_seconds or 0)} "
                f"of QPU time, of which {_used(run)}; raise budget.qpu_seconds to continue."
            )
        if self._kind != "qpu":
            return ""
        today = datetime.fromtimestamp(now, UTC)
        month = submissions.sums_between(db, *submissions.month_bounds(today.year, today.month))
        if _passes(limits.month_seconds, month, cost):
            return (
                f"{_next(cost)} could exceed the limit of {write_seconds(limits.month_seconds or 0)} of "
                f"QPU time in {today:%Y-%m} (UTC), of which {_used(month)} by all runs; raise "
                "budget.month_seconds, or wait until next month."
            )
        return ""


class Totals:
    """What was spent, by run, day and month; may be used from any thread.

    Each method first marks the submissions of processes that are gone as unknown. Every method raises
    `QannealError` when the library is damaged or cannot be used.

    Parameters
    ----------
    library : RunLibrary
    clock : callable
        The time, in seconds since the epoch.
    """

    def __init__(self, library: RunLibrary, clock: Clock = time.time) -> None:
        self._library = library
        self._clock = clock

    def run_totals(self, run_id: str) -> Spent:
        """Return what a run has spent, also one that is deleted, by its whole identifier."""
        with self._reading() as db:
            return submissions.run_sums(db, run_id).spent()

    def monthly_usage(self, year: int, month: int) -> Spent:
        """Return what all runs have spent on QPUs in a calendar month (UTC).

        A submission belongs to the month in which it was written down, just before it was sent.
        """
        bounds = submissions.month_bounds(year, month)
        with self._reading() as db:
            return submissions.sums_between(db, *bounds).spent()

    def day_totals(self, kind: str = "qpu", days: int = 366) -> dict[date, Spent]:
        """Return what all runs have spent on each day (UTC) that has submissions, the oldest first.

        Parameters
        ----------
        kind : str
            ``"qpu"`` or ``"simulated-qpu"``.
        days : int
            How many days to look back, today being the first.
        """
        today = int(self._clock() // 86400)
        with self._reading() as db:
            sums = submissions.day_sums(db, kind, (today + 1 - days) * 86400.0)
            return {date(1970, 1, 1) + timedelta(days=day): values.spent() for day, values in sums}

    def entries(self, run_id: str | None = None, limit: int = 100) -> list[LedgerEntry]:
        """Return the newest submissions, the newest first.

        Parameters
        ----------
        run_id : str or None
            The run's whole identifier; None for all runs.
        limit : int
            How many at most.
        """
        with self._reading() as db:
            return submissions.entries(db, run_id, limit)

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        self._library.settle()
        path = self._library.root / database.FILE
        with _explained_errors(path), contextlib.closing(database.connect(path)) as db:
            yield db


def totals(library: RunLibrary) -> Totals:
    """Return what was spent in a library."""
    return Totals(library)


@contextlib.contextmanager
def _explained_errors(path: Path) -> Iterator[None]:
    """Turn errors of a damaged table into a sentence, beside those of SQLite itself."""
    with database.explained_errors(path):
        try:
            yield
        except (ValueError, TypeError, OverflowError, OSError) as error:
            raise database.damaged(path) from error


def _passes(limit: float | None, used: Sums, cost: int) -> bool:
    if limit is None or math.isinf(limit):
        return False
    return used.nanoseconds + cost > round(limit * 1e9)


def _next(cost: int) -> str:
    return f"The next submission (about {write_seconds(submissions.seconds(cost))})"


def _used(sums: Sums) -> str:
    used = f"{write_seconds(submissions.seconds(sums.nanoseconds))} are used"
    unknown = f" ({write_count(sums.unknown, 'submission')} of unknown cost included)"
    return used + unknown if sums.unknown else used
