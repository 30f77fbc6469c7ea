"""Whether an experiment can begin, and what it costs: found out before it does, off the window's thread."""

from typing import Any, ClassVar, NamedTuple

from qanneal_gui.experiments.definition import Cost, Experiment
from qanneal_gui.gui.common.gate import find_token
from qanneal_gui.gui.common.jobs import Job, Report
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.queue_bill import MonthBill
from qanneal_gui.runs.totals import left_this_month
from qanneal_gui.support.background import interruptible
from qanneal_gui.support.wording import tr


class Asked(NamedTuple):
    """What an experiment that can begin costs, and why the month's limit would halt it, if it would."""

    cost: Cost
    shortfall: str = ""


class _ExperimentBill(MonthBill):
    whose: ClassVar[str] = tr("The experiment")


def check(experiment: Experiment, known: Cost | None) -> Job[Asked]:
    """Return a job that refuses an experiment which could not begin, or is billed and has no token.

    Parameters
    ----------
    experiment : Experiment
    known : Cost, optional
        What it costs with these settings, where that is known.
    """

    def job(report: Report) -> Asked:
        library = RunLibrary()
        made: Any = experiment
        if made.name == "sweep" and not made.plan().billed:
            # To time the runs of a sweep takes long, and is not needed to begin.
            interruptible(lambda: made.check(library), report.unwanted)
            return Asked(Cost(0.0))
        cost = known or interruptible(experiment.cost, report.unwanted)
        if not cost.submissions:
            return Asked(cost)
        find_token(report)
        bill = _ExperimentBill(1, cost.qpu_seconds, cost.seconds, left_this_month(library))
        return Asked(cost, bill.shortfall)

    return job
