"""One bill for the queue: what is still to come, against the QPU time that is left this month."""

from collections.abc import Sequence
from dataclasses import dataclass

from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.queue_entry import Entry
from qanneal_gui.runs.totals import TimeLeft, left_this_month
from qanneal_gui.support.formatting import write_count, write_estimate, write_seconds


@dataclass(frozen=True, slots=True)
class Bill:
    """What is still to come of a queue.

    Attributes
    ----------
    waiting, billed : int
        Entries that wait; those of them, and of those that run, that cost QPU time.
    qpu_seconds : float
        What these will be billed, estimated, in seconds.
    seconds : float
        Wall time of all that waits, one after another, in seconds.
    left : TimeLeft or None
        QPU time that is left this month; None where nothing costs any.
    """

    waiting: int
    billed: int
    qpu_seconds: float
    seconds: float
    left: TimeLeft | None

    @property
    def fits(self) -> bool:
        """Whether what is left this month is enough for all of it."""
        return self.left is None or self.qpu_seconds <= self.left.seconds

    @property
    def sentence(self) -> str:
        """The bill for people."""
        if not self.waiting and not self.billed:
            return "Nothing waits."
        waits = "entry waits" if self.waiting == 1 else "entries wait"
        takes = f"{self.waiting:,} {waits}: {write_estimate(self.seconds)}"
        if self.left is None:
            return f"{takes}, and no QPU time."
        return (
            f"{takes}, and about {write_seconds(self.qpu_seconds)} of QPU time for "
            f"{write_count(self.billed, 'run')}; {write_seconds(self.left.seconds)} are left this month."
        )

    @property
    def shortfall(self) -> str:
        """Why the month's limit would halt the queue, and what to do; empty if it would not."""
        if self.fits or self.left is None:
            return ""
        return (
            f"The queue takes about {write_seconds(self.qpu_seconds)} of QPU time, and "
            f"{write_seconds(self.left.seconds)} are left {self.left.of}."
        )


def bill(entries: Sequence[Entry], library: RunLibrary) -> Bill:
    """Return the bill of entries, counting of each what its run has not done yet.

    Raises
    ------
    QannealError
        Something costs QPU time, and what is left of it this month cannot be read.
    """
    waiting = [one for one in entries if one.state == "waiting"]
    billed = [one for one in entries if one.billed and one.state in ("waiting", "running")]
    return Bill(
        waiting=len(waiting),
        billed=len(billed),
        qpu_seconds=sum(one.left * one.qpu_seconds for one in billed),
        seconds=sum(one.left * one.seconds for one in waiting),
        left=left_this_month(library) if billed else None,
    )
