"""What was spent, by run, day and month, read from the ledger."""

import contextlib
import sqlite3
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

from qanneal_gui.runs import database, ledger_file, submissions
from qanneal_gui.runs.database_errors import explained_values
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


def month_left(library: RunLibrary) -> float:
    """Return how many seconds of QPU time this machine's limit leaves in this month (UTC).

    Raises
    ------
    QannealError
        The ledger or the limit cannot be read.
    """
    today = datetime.now(UTC)
    used = totals(library).monthly_usage(today.year, today.month).seconds
    return max(0.0, month_limit(library.root) - used)
