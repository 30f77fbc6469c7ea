"""The quota ledger: no submission is sent that could pass a limit, and none is ever forgotten.

Every submission is written down before it is sent, and its bill after. A process killed at any moment
leaves a row of each submission that may have been billed; as long as a bill is not known, the
estimate counts in its place. The samples of a submission are written in the same transaction as its
bill, so that whatever happens afterwards it is never sent, and paid for, again. Submissions to a real QPU
stand in a second home as well (see `ledger_file`), so that the month's sum outlives the database.
"""

import contextlib
import logging
import math
import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from qanneal_gui.annealing.device import DeviceError, LimitReachedError, PayAgainError
from qanneal_gui.annealing.parts import Part
from qanneal_gui.config import KINDS
from qanneal_gui.errors import ObstacleError
from qanneal_gui.runs import database, ledger_file, samples, submissions
from qanneal_gui.runs.database_errors import explained_values
from qanneal_gui.runs.identity import LibraryIdentity
from qanneal_gui.runs.leap_left import FOREVER, leap_left
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.month_limit import month_limit
from qanneal_gui.runs.records import storable
from qanneal_gui.runs.submissions import SUBMISSION_KINDS, Sums
from qanneal_gui.support.formatting import write_count, write_seconds

_log = logging.getLogger(__name__)

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class BudgetLimits:
    """What a run may spend; None stands for no limit.

    The limit of the month is a setting of the machine (see `month_limit`). Only real QPUs count there, and
    only their runs are held to it.

    Attributes
    ----------
    run_seconds : float
        QPU access time of the run, in seconds (``budget.qpu_seconds``).
    run_submissions : int
        Number of submissions of the run, without those that were certainly not billed
        (``budget.submissions``).

    Raises
    ------
    ValueError
        A limit is negative or not a number.
    """

    run_seconds: float | None
    run_submissions: int | None

    def __post_init__(self) -> None:
        for limit in (self.run_seconds, self.run_submissions):
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
        if kind not in SUBMISSION_KINDS:
            raise ValueError(f"{kind!r} is not one of {SUBMISSION_KINDS}")
        home = library if isinstance(library, RunLibrary) else RunLibrary(library)
        self._path = home.root / database.FILE
        self._run = run_id
        self._kind = kind
        self._billed = KINDS[kind].billed
        self._limits = limits
        self._clock = clock
        self._step = 0
        self._parts = 0
        self._second = home.root / ledger_file.FILE
        self._saved: tuple[int, bytes] | None = None
        self._unsaved: list[bytes] = []
        self._db: sqlite3.Connection | None = database.connect(self._path)
        try:
            with database.explained_errors(self._path):
                self._take_up(self._db)
                submissions.abandon(self._db, run_id)
        except BaseException:
            self._db.close()
            raise

    def _take_up(self, db: sqlite3.Connection) -> None:
        """Prepare a connection for the ledger's own needs."""
        self._identity = LibraryIdentity(db, self._path, self._run)
        # The library's other connections may lose their last steps when the power fails, and a
        # step can be made again. A row lost from here would be money that is spent and not
        # counted: each one is on the disk itself before its submission is sent.
        # Nobody bills a simulation.
        if self._billed:
            db.execute("PRAGMA synchronous = FULL")
            db.execute("PRAGMA fullfsync = ON")  # a Mac's fsync alone is no flush
            ledger_file.fill(db, self._second, replaced=ledger_file.lacks_newest(db, self._second))
            ledger_file.merge(db, self._second)

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
        with self._writing() as db:
            (name,) = db.execute("SELECT entry FROM submissions WHERE number = ?", (entry,)).fetchone()
        return f"qanneal {self._run} {name}"

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
        with self._writing() as db:
            self.check_place()
            self._save_lines()
            if lost := submissions.unreadable(db, self._run, self._step, fingerprint):
                raise PayAgainError(
                    f"The answer to {lost} of step {self._step} cannot be read, and may have been billed; "
                    "to continue, it has to be sent again and paid for again (about "
                    f"{write_seconds(estimate)})."
                )
            with database.transaction(db, "IMMEDIATE"):
                now = self._clock()
                if refusal := self._refusal(db, now, cost):
                    raise LimitReachedError(refusal)
                sent = (self._run, self._kind, storable(solver), now, int(qubits), int(reads), cost)
                entry = submissions.insert(db, (*sent, self._step, fingerprint))
            try:
                self._note_line(entry)
                self._save_lines()
            except ObstacleError:
                # Not in both homes, it is not sent.
                self._unsaved.clear()
                db.execute("UPDATE submissions SET state = 'void' WHERE number = ?", (entry,))
                raise
            return entry

    def sent(self, entry: int, problem_id: str) -> None:
        """Note that a submission is on its way, and the id under which the solver knows it."""
        self._note(
            "UPDATE submissions SET sent = ?, problem = ?,"
            " state = CASE WHEN state IN ('intended', 'unknown') THEN 'sent' ELSE state END"
            " WHERE number = ? AND run = ?",
            (self._clock(), storable(problem_id), entry, self._run),
        )
        self._note_change(entry)

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
                submissions.note_readable(db, entry)
                samples.insert(db, self._run, self._step, self._parts, part)
        self._check(changed)
        self._note_change(entry)
        self._parts += part is not None

    def forget(self, entry: int, *, ask: bool = False) -> bool:
        """Note that the answer to a submission cannot be fetched any more; it may have been billed.

        Parameters
        ----------
        entry : int
        ask : bool
            Whether the same problem may only be sent again after `pay_again`.

        Returns
        -------
        bool
            Whether that is so, from now on or from before: `intend` refuses it, or knows that it is agreed.
        """
        with self._writing() as db:
            known, asked = submissions.forget(db, self._run, entry, ask=ask)
        self._check(known)
        self._note_change(entry)
        return asked

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
        self._note_change(entry)

    def check_place(self) -> None:
        """Make sure that the library is still in its place, so that no submission is written into the void.

        Raises
        ------
        ReplacedError
            It was removed, or another one is there.
        """
        if self._db is not None:
            self._identity.check()

    def move(self) -> None:
        """Write from now on into the library that lies in its place; the run is there already."""
        if self._db is None:
            return
        db = database.connect(self._path)
        self._db.close()
        self._db = db
        with database.explained_errors(self._path):
            self._take_up(db)

    def known_cost(self, after: int) -> tuple[float, int]:
        """Return QPU seconds billed, and submissions, of the steps after one: of those not finished."""
        with self._writing() as db:
            return submissions.billed_after(db, self._run, after)

    def pay_again(self) -> None:
        """Let what cannot be read by now be sent again if it still cannot be; the user agrees to pay."""
        with self._writing() as db:
            submissions.pay_again(db, self._run)

    def close(self) -> None:
        """Give up what is still open, which becomes unknown, and let go of the database; may be repeated."""
        if self._db is None:
            return
        db, self._db = self._db, None
        try:
            with contextlib.closing(db), database.explained_errors(self._path):
                submissions.abandon(db, self._run)
        except ObstacleError as error:  # whoever opens the library next finds them open, and does it
            _log.warning("%s", error)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        if self._db is None:
            raise ValueError(f"the ledger of run {self._run} is closed")
        with explained_values(self._path), self._identity.explained_errors():
            yield self._db

    def _note_line(self, entry: int) -> None:
        """Prepare what the second home is to say of a submission."""
        if self._billed:
            with self._writing() as db:
                self._unsaved.append(ledger_file.line_of(db, entry))

    def _note_change(self, entry: int) -> None:
        """Write a change down in the second home as well, now or before the next submission."""
        self._note_line(entry)
        try:
            self._save_lines()
        except ObstacleError as error:  # the database knows it, and nothing is sent before this one does
            _log.warning("%s", error)

    def _save_lines(self) -> None:
        if self._unsaved:
            replaced = self._saved is not None and not ledger_file.ends_so(self._second, *self._saved)
            with self._writing() as db:  # the file may have been removed since the run began
                ledger_file.fill(db, self._second, replaced=replaced)
            self._saved = ledger_file.append(self._second, self._unsaved), self._unsaved[-1]
            self._unsaved.clear()

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
        if not self._billed:
            return ""
        today = datetime.fromtimestamp(now, UTC)
        month = submissions.sums_between(db, *submissions.month_bounds(today.year, today.month))
        limit = month_limit(self._path.parent)
        if _passes(limit, month, cost):
            return (
                f"{_next(cost)} could exceed this computer's limit of {write_seconds(limit)} of QPU time "
                f"in {today:%Y-%m} (UTC), of which {_used(month)} by all runs; raise it (qanneal limit "
                "SECONDS), or wait until next month."
            )
        leap = leap_left(self._path.parent)
        if leap is None:
            return ""
        since = submissions.sums_between(db, leap.entered, FOREVER)
        if _passes(leap.seconds, since, cost):
            return (
                f"{_next(cost)} could exceed the {write_seconds(leap.seconds)} that Leap had left, of which "
                f"{_used(since)} by now; enter what Leap says now (qanneal limit --leap SECONDS)."
            )
        return ""


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
