"""What a run that is extended would be short of: held against its limits and the month's."""

from dataclasses import dataclass

from qanneal_gui.config import BudgetConfig
from qanneal_gui.runs.records import RunRecord
from qanneal_gui.runs.totals import TimeLeft
from qanneal_gui.support.formatting import write_seconds


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A limit that a run would reach.

    Attributes
    ----------
    field : str
        The setting to change, such as ``budget.qpu_seconds``; ``month`` for what is left this month.
    sentence : str
        What is short, by how much, and what to do.
    """

    field: str
    sentence: str


def extension_shortfall(
    record: RunRecord, steps: int, budget: BudgetConfig, left: TimeLeft | None = None
) -> Shortfall | None:
    """Return the limit that a recorded run would reach on its way to more steps, at the pace so far.

    Parameters
    ----------
    record : RunRecord
    steps : int
        How many steps the whole run shall have.
    budget : BudgetConfig
        The limits that it would go on under.
    left : TimeLeft, optional
        What is left this month, where the run uses a real QPU.

    Returns
    -------
    Shortfall or None
        None where the limits allow it, or nothing is known of the pace.
    """
    ahead = steps - record.steps
    if ahead <= 0 or not record.steps or not record.submissions:
        return None
    what = f"Steps {record.steps + 1:,} to {steps:,} take about"
    seconds = record.qpu_seconds / record.steps * ahead
    needed = f"{what} {write_seconds(seconds)} of QPU time"
    room = max(0.0, budget.qpu_seconds - record.qpu_seconds)
    enough = 1.1 * (record.qpu_seconds + seconds)
    if seconds > room:
        return Shortfall(
            "budget.qpu_seconds",
            f"{needed}, and {write_seconds(room)} are left of this run's limit of "
            f"{write_seconds(budget.qpu_seconds)}; raise budget.qpu_seconds to {enough:.3g}.",
        )
    count = round(record.submissions / record.steps * ahead)
    free = max(0, budget.submissions - record.submissions)
    if count > free:
        return Shortfall(
            "budget.submissions",
            f"{what} {count:,} submissions, and {free:,} are left of this run's limit of "
            f"{budget.submissions:,}; raise budget.submissions to {record.submissions + count:,}.",
        )
    if left is not None and seconds > left.seconds:
        return Shortfall("month", f"{needed}, and {write_seconds(left.seconds)} are left {left.of}.")
    return None
