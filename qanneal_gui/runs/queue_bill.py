"""One bill for the queue: what is still to come, against the QPU time that is left this month."""

from collections.abc import Sequence
from dataclasses import dataclass

from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.queue_entry import Entry
from qanneal_gui.runs.totals import TimeLeft, left_this_month
from qanneal_gui.support.formatting import write_count, write_estimate, write_seconds


def with_qpu_time(takes: str, qpu_seconds: float, billed: int, left: TimeLeft | None) -> str:
    """Say what several runs take: what else they do in words, their QPU time in seconds, and what is left."""
    if left is None:
        return f"{takes}, and no QPU time."
    return (
        f"{takes}, and about {write_seconds(qpu_seconds)} of QPU time for {write_count(billed, 'run')}; "
        f"{write_seconds(left.seconds)} are left this month."
    )


def month_shortfall(what: str, qpu_seconds: float, left: TimeLeft | None) -> str:
    """Say why the month's limit would halt something, and what to do; empty if it would not."""
    if left is None or qpu_seconds <= left.seconds:
        return ""
    takes = f"{what} takes about {write_seconds(qpu_seconds)} of QPU time"
    return f"{takes}, and {write_seconds(left.seconds)} are left {left.of}."


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
        return not self.shortfall

    @property
    def sentence(self) -> str:
        """The bill for people."""
        if not self.waiting and not self.billed:
            return "Nothing waits."
        waits = "entry waits" if self.waiting == 1 else "entries wait"
        takes = f"{self.waiting:,} {waits}: {write_estimate(self.seconds)}"
        return with_qpu_time(takes, self.qpu_seconds, self.billed, self.left)

    @property
    def shortfall(self) -> str:
        """Why the month's limit would halt the queue, and what to do; empty if it would not."""
        return month_shortfall("The queue", self.qpu_seconds, self.left)


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
