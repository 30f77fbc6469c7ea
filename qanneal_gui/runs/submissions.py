"""The table of submissions: what every problem sent to an annealer has cost, or may have cost.

A row goes from ``intended`` (before it is sent) over ``sent`` to ``completed`` (billed) or ``void``
(certainly not billed); a row whose process is gone before that is ``unknown``. Rows keep the name of
their run and refer to nothing: they stay when the run is deleted, for what is spent stays spent.

Times of the QPU are whole nanoseconds here, so that sums are exact whatever their order, and a limit
is met to the last digit; QPUs bill whole microseconds.
"""

import secrets
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple, Self

from qanneal_gui.support.formatting import write_count, write_seconds

SUBMISSION_KINDS = ("qpu", "simulated-qpu")
"""What a submission is sent to; only the first costs money."""

STATES = ("intended", "sent", "completed", "void", "unknown")
"""What may be known of a submission."""

UNREADABLE = "unreadable "
"""Before the mark of a submission whose answer came and cannot be read."""

AGREED = "agreed "
"""Before the mark of one for which the user has agreed to pay again, if its answer still cannot be read."""

LONGEST = 1e6
"""QPU access time, in seconds, above which a number is no time of a submission."""

_NANO = 1_000_000_000
_IS_OPEN = "state IN ('intended', 'sent')"  # word by word the condition of the index of open rows
_COST = "CASE state WHEN 'completed' THEN billed_ns WHEN 'void' THEN 0 ELSE estimate_ns END"
_SUMS = (
    "count(*) FILTER (WHERE state <> 'void') AS submissions,"
    f" coalesce(sum({_COST}), 0) AS nanoseconds,"
    " count(*) FILTER (WHERE state = 'unknown') AS unknown"
)


@dataclass(frozen=True, slots=True)
class Spent:
    """What a set of submissions has cost.

    Attributes
    ----------
    submissions : int
        Number of submissions, without those that were certainly not billed.
    seconds : float
        QPU access time: as billed where that is known, and as estimated where it is not.
    unknown : int
        How many of them a process left behind that is gone, so that their bill will never be known.
    """

    submissions: int = 0
    seconds: float = 0.0
    unknown: int = 0


class Sums(NamedTuple):
    """The sums of `Spent`, exact."""

    submissions: int
    nanoseconds: int
    unknown: int

    @classmethod
    def of(cls, row: sqlite3.Row) -> Self:
        """Take them from a row.

        Raises
        ------
        ValueError
            A number in the table is none.
        """
        # SQLite sums what is not an integer, be it text, as a float.
        if not isinstance(row["nanoseconds"], int):
            raise ValueError("not a sum of integers")
        return cls(row["submissions"], row["nanoseconds"], row["unknown"])

    def spent(self) -> Spent:
        """Return them in seconds."""
        return Spent(self.submissions, seconds(self.nanoseconds), self.unknown)


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One submission, as it was when it was read.

    Attributes
    ----------
    number : int
        Its number in the ledger.
    run : str
        Identifier of the run, which may be deleted by now.
    kind, solver, state : str
        One of `SUBMISSION_KINDS`, the solver's name, and one of `STATES`.
    created, sent, completed : datetime
        When it was written down, sent and completed (UTC); the latter two may be None.
    qubits, reads : int
    estimate : float
        QPU access time expected, in seconds.
    billed : float or None
        QPU access time billed, in seconds; None while or where it is not known.
    problem_id : str
        The solver's name for it; empty where it is not known.
    """

    number: int
    run: str
    kind: str
    solver: str
    state: str
    created: datetime
    sent: datetime | None
    completed: datetime | None
    qubits: int
    reads: int
    estimate: float
    billed: float | None
    problem_id: str


def nanoseconds(value: float) -> int:
    """Return seconds as whole nanoseconds.

    Raises
    ------
    ValueError
        It is not a time that a submission can take: negative, not a number, or above `LONGEST`.
    """
    if not 0 <= value <= LONGEST:
        raise ValueError(f"{value} is not a QPU access time in seconds")
    return round(float(value) * _NANO)


def seconds(value: int) -> float:
    """Return whole nanoseconds as seconds."""
    return value / _NANO


def month_bounds(year: int, month: int) -> tuple[float, float]:
    """Return when a calendar month (UTC) and the one after it begin, in seconds since the epoch."""
    first, next_one = (year, month), (year + month // 12, month % 12 + 1)
    return datetime(*first, 1, tzinfo=UTC).timestamp(), datetime(*next_one, 1, tzinfo=UTC).timestamp()


def run_sums(db: sqlite3.Connection, run: str) -> Sums:
    """Return the sums of a run."""
    return Sums.of(db.execute(f"SELECT {_SUMS} FROM submissions WHERE run = ?", (run,)).fetchone())


def sums_between(db: sqlite3.Connection, start: float, end: float) -> Sums:
    """Return the sums of the submissions to QPUs that were written down from `start` until before `end`."""
    query = f"SELECT {_SUMS} FROM submissions WHERE kind = 'qpu' AND created >= ? AND created < ?"
    return Sums.of(db.execute(query, (start, end)).fetchone())


def day_sums(db: sqlite3.Connection, kind: str, since: float) -> list[tuple[int, Sums]]:
    """Return the sums of each day (UTC), numbered from the epoch, that has submissions since a time."""
    query = (
        f"SELECT CAST(created / 86400 AS INTEGER) AS day, {_SUMS} FROM submissions"
        " WHERE kind = ? AND created >= ? GROUP BY day ORDER BY day"
    )
    return [(row["day"], Sums.of(row)) for row in db.execute(query, (kind, since))]


def entries(db: sqlite3.Connection, run: str | None, limit: int) -> list[LedgerEntry]:
    """Return the newest submissions, of one run or of all."""
    where, values = ("WHERE run = ?", [run]) if run is not None else ("", [])
    query = f"SELECT * FROM submissions {where} ORDER BY number DESC LIMIT ?"
    return [_entry(row) for row in db.execute(query, [*values, limit])]


def open_runs(db: sqlite3.Connection) -> list[str]:
    """Return the runs with submissions that wait for their bill."""
    query = f"SELECT DISTINCT run FROM submissions INDEXED BY submissions_open WHERE {_IS_OPEN}"
    return [str(row[0]) for row in db.execute(query)]


def abandon(db: sqlite3.Connection, run: str) -> None:
    """Mark what a run still has open as unknown; its process is gone, or has given it up."""
    db.execute(f"UPDATE submissions SET state = 'unknown' WHERE run = ? AND {_IS_OPEN}", (run,))


def pending(db: sqlite3.Connection, run: str, step: int, fingerprint: str) -> tuple[int, str] | None:
    """Return number and problem id, if known, of a submission of a step whose answer is not here.

    One that is billed has lost its answer with the database; the solver has it still, and until it came
    again its bill counts as unknown. An answer that could not be read may be readable by now.
    """
    row = db.execute(
        "SELECT number, problem FROM submissions WHERE run = ?"
        " AND (state IN ('intended', 'sent', 'unknown') OR state = 'completed' AND problem <> '')"
        " AND step = ? AND mark IN (?, ?, ?) ORDER BY number DESC LIMIT 1",
        (run, step, fingerprint, UNREADABLE + fingerprint, AGREED + fingerprint),
    ).fetchone()
    if row is None:
        return None
    db.execute("UPDATE submissions SET state = 'unknown' WHERE number = ? AND state = 'completed'", (row[0],))
    return int(row["number"]), str(row["problem"])


def unreadable(db: sqlite3.Connection, run: str, step: int, fingerprint: str) -> str:
    """Return the problem, in words, whose answer cannot be read and which nobody agreed to pay for again."""
    row = db.execute(
        "SELECT problem FROM submissions WHERE run = ? AND step = ? AND mark = ? AND state <> 'void'"
        " ORDER BY number DESC LIMIT 1",
        (run, step, UNREADABLE + fingerprint),
    ).fetchone()
    if row is None or not fingerprint:
        return ""
    return f"problem {row['problem']}" if row["problem"] else "a problem"


def forget(db: sqlite3.Connection, run: str, number: int, *, ask: bool) -> tuple[bool, bool]:
    """Mark a submission whose answer cannot be had any more.

    Parameters
    ----------
    db : sqlite3.Connection
    run : str
    number : int
    ask : bool
        Whether its answer came and cannot be read.

    Returns
    -------
    known : bool
        Whether there is such a submission.
    asked : bool
        Whether it was, by now or before, one whose answer cannot be read.
    """
    row = db.execute("SELECT mark FROM submissions WHERE number = ? AND run = ?", (number, run)).fetchone()
    if row is None:
        return False, False
    mark = str(row["mark"])
    agreed, marked = mark.startswith(AGREED), mark.startswith(UNREADABLE)
    if not marked:
        mark = f"{UNREADABLE}{mark}" if ask and not agreed else ""
    db.execute("UPDATE submissions SET mark = ? WHERE number = ?", (mark, number))
    return True, ask or agreed or marked


def note_readable(db: sqlite3.Connection, number: int) -> None:
    """Note that the answer to a submission could be read after all."""
    db.execute(
        "UPDATE submissions SET mark = replace(replace(mark, ?, ''), ?, '') WHERE number = ?",
        (UNREADABLE, AGREED, number),
    )


def pay_again(db: sqlite3.Connection, run: str) -> None:
    """Note that the user agrees to pay again for all problems of a run whose answers cannot be read."""
    db.execute(
        "UPDATE submissions SET mark = ? || substr(mark, ?) WHERE run = ? AND substr(mark, 1, ?) = ?",
        (AGREED, len(UNREADABLE) + 1, run, len(UNREADABLE), UNREADABLE),
    )


def billed_after(db: sqlite3.Connection, run: str, step: int) -> tuple[float, int]:
    """Return the seconds and the number of the submissions of a run that were billed for later steps."""
    row = db.execute(
        "SELECT coalesce(sum(billed_ns), 0), count(*) FROM submissions"
        " WHERE run = ? AND step > ? AND state = 'completed'",
        (run, step),
    ).fetchone()
    return seconds(int(row[0])), int(row[1])


def count_without_id(db: sqlite3.Connection, run: str, step: int) -> int:
    """Return how many submissions of a step may have been sent, although their ids never came back."""
    query = (
        "SELECT count(*) FROM submissions"
        " WHERE run = ? AND step = ? AND mark <> '' AND state = 'unknown' AND problem = ''"
    )
    return int(db.execute(query, (run, step)).fetchone()[0])


def interruption_note(db: sqlite3.Connection, run: str) -> str:
    """Return what to say of the submissions of a run that was interrupted, or nothing."""
    row = db.execute(
        "SELECT count(*) FILTER (WHERE state = 'unknown') AS unknown, max(kind = 'qpu') AS costs,"
        " coalesce(sum(billed_ns) FILTER (WHERE state = 'completed'), 0) AS billed"
        " FROM submissions WHERE run = ?",
        (run,),
    ).fetchone()
    billed = f", {write_seconds(seconds(row['billed']))} {'billed' if row['costs'] else 'simulated'}"
    if not row["unknown"]:
        return billed if row["costs"] else ""
    return f"{billed}, {write_count(row['unknown'], 'submission')} unknown"


def insert(db: sqlite3.Connection, values: Sequence[Any]) -> int:
    """Add a row in the state ``intended`` and return its number.

    Parameters
    ----------
    db : sqlite3.Connection
    values : sequence
        Its run, kind, solver, created, qubits, reads, estimate_ns, step and fingerprint (column ``mark``).
    """
    number = db.execute(
        "INSERT INTO submissions (run, kind, solver, created, qubits, reads, estimate_ns, step, mark, entry)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*values, secrets.token_hex(8)),
    ).lastrowid
    assert number is not None  # it is for every INSERT that did not raise
    return number


def _entry(row: sqlite3.Row) -> LedgerEntry:
    return LedgerEntry(
        number=int(row["number"]),
        run=str(row["run"]),
        kind=str(row["kind"]),
        solver=str(row["solver"]),
        state=str(row["state"]),
        created=datetime.fromtimestamp(row["created"], UTC),
        sent=None if row["sent"] is None else datetime.fromtimestamp(row["sent"], UTC),
        completed=None if row["completed"] is None else datetime.fromtimestamp(row["completed"], UTC),
        qubits=int(row["qubits"]),
        reads=int(row["reads"]),
        estimate=seconds(row["estimate_ns"]),
        billed=None if row["billed_ns"] is None else seconds(row["billed_ns"]),
        problem_id=str(row["problem"]),
    )
