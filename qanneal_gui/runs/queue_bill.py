"""One bill for the queue: what is still to come, against the QPU time that is left this month."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

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


@dataclass(frozen=True, slots=True)
class MonthBill:
    """What several runs will take, against what is left of the month.

    Attributes
    ----------
    billed : int
        How many of them cost QPU time.
    qpu_seconds : float
        What these will be billed, estimated, in seconds.
    seconds : float
        Wall time of all of them, estimated, in seconds.
    left : TimeLeft or None
        QPU time that is left this month; None where nothing costs any.
    """

    whose: ClassVar[str] = ""

    billed: int
    qpu_seconds: float
    seconds: float
    left: TimeLeft | None

    @property
    def fits(self) -> bool:
        """Whether what is left this month is enough for all of it."""
        return not self.shortfall

    @property
    def shortfall(self) -> str:
        """Why the month's limit would halt it, and what to do; empty if it would not."""
        if self.left is None or self.qpu_seconds <= self.left.seconds:
            return ""
        takes = f"{self.whose} takes about {write_seconds(self.qpu_seconds)} of QPU time"
        return f"{takes}, and {write_seconds(self.left.seconds)} are left {self.left.of}."


@dataclass(frozen=True, slots=True)
class Bill(MonthBill):
    """What is still to come of a queue, one entry after another; what is billed may run already.

    Attributes
    ----------
    waiting : int
        Entries that wait.
    """

    whose: ClassVar[str] = "The queue"

    waiting: int

    @property
    def sentence(self) -> str:
        """The bill for people."""
        if not self.waiting and not self.billed:
            return "Nothing waits."
        if not self.waiting and self.left is not None:
            qpu, left = write_seconds(self.qpu_seconds), write_seconds(self.left.seconds)
            return f"Nothing else waits; what runs takes about {qpu} of QPU time; {left} are left this month."
        waits = "entry waits" if self.waiting == 1 else "entries wait"
        takes = f"{self.waiting:,} {waits}: {write_estimate(self.seconds)}"
        return with_qpu_time(takes, self.qpu_seconds, self.billed, self.left)


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
