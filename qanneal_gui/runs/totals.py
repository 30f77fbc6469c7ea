"""What was spent, by run, day and month, read from the ledger."""

import contextlib
import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from qanneal_gui.runs import database, ledger_file, submissions
from qanneal_gui.runs.database_errors import explained_values
from qanneal_gui.runs.leap_left import FOREVER, leap_left
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.month_limit import month_limit
from qanneal_gui.runs.submissions import LedgerEntry, Spent


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

    def __init__(self, library: RunLibrary, clock: Callable[[], float] = time.time) -> None:
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

    def usage_since(self, start: float) -> Spent:
        """Return what all runs have spent on QPUs since a time, in seconds since the epoch."""
        with self._reading() as db:
            return submissions.sums_between(db, start, FOREVER).spent()

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
        path = self._library.root / database.FILE
        with explained_values(path), database.reading(path) as db:
            with contextlib.suppress(sqlite3.OperationalError):  # who only reads need not bring them in
                ledger_file.merge(db, self._library.root / ledger_file.FILE)
            self._library.settle()
            yield db


def totals(library: RunLibrary) -> Totals:
    """Return what was spent in a library."""
    return Totals(library)


LEFT_HERE = (
    "of this computer's limit for this month; raise it (qanneal limit SECONDS), or wait until next month"
)
LEFT_AT_LEAP = (
    "at Leap, by what was entered and spent since; enter what Leap says now (qanneal limit --leap SECONDS)"
)
"""What QPU time is left of, and how to have more."""


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """QPU time that is left in this month.

    Attributes
    ----------
    seconds : float
    of : str
        What it is left of, and how to have more: the end of a sentence that begins with the seconds.
    """

    seconds: float
    of: str


def leap_seconds_left(library: RunLibrary) -> float | None:
    """Return how many seconds of QPU time Leap has left, by what was entered, if it was, and spent since.

    Raises
    ------
    QannealError
        The ledger or what was entered cannot be read.
    """
    entered = leap_left(library.root)
    if entered is None:
        return None
    return max(0.0, entered.seconds - totals(library).usage_since(entered.entered).seconds)


def left_this_month(library: RunLibrary) -> TimeLeft:
    """Return how much QPU time may be used this month: the smaller of what the limit and Leap leave.

    Raises
    ------
    QannealError
        The ledger, the limit or what was entered of Leap cannot be read.
    """
    today = datetime.now(UTC)
    used = totals(library).monthly_usage(today.year, today.month).seconds
    own = max(0.0, month_limit(library.root) - used)
    leap = leap_seconds_left(library)
    if leap is not None and leap < own:
        return TimeLeft(leap, LEFT_AT_LEAP)
    return TimeLeft(own, LEFT_HERE)


def month_left(library: RunLibrary) -> float:
    """Return how many seconds of QPU time may be used this month (UTC); raises as `left_this_month` does."""
    return left_this_month(library).seconds
