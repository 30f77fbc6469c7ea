"""What a sweep will take: an estimate for each of its configurations that take different amounts."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Any, ClassVar

from qanneal_gui import config as run_config
from qanneal_gui.annealing.cost import Estimate
from qanneal_gui.config import RunConfig
from qanneal_gui.errors import ConfigError, QannealError
from qanneal_gui.experiments.sweeps.plan import Plan, Trial
from qanneal_gui.experiments.trial_runs import done_of, runs_of
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.queue_bill import MonthBill, with_qpu_time
from qanneal_gui.runs.totals import left_this_month
from qanneal_gui.support.formatting import write_count, write_estimate
from qanneal_gui.training.estimates import estimate_run, estimate_unrecorded
from qanneal_gui.training.feasibility import check_settings

_MOST_ESTIMATES = 24
"""Configurations of free runs that are estimated: each takes a second; the others take the mean of these."""


@dataclass(frozen=True, slots=True)
class SweepBill(MonthBill):
    """What is still to come of a sweep.

    Attributes
    ----------
    trials, done : int
        All trials, and those that are finished and cost nothing more.
    submissions : int
        Problems that the others send to a QPU.
    """

    whose: ClassVar[str] = "The sweep"

    trials: int
    done: int
    submissions: int

    @property
    def sentence(self) -> str:
        """The bill for people."""
        runs = write_count(self.trials, "run")
        before = f", {self.done:,} of them finished before" if self.done else ""
        if self.done == self.trials:
            return f"{runs}, all of them finished before."
        takes = f"{runs}{before}: {write_estimate(self.seconds)}"
        return with_qpu_time(takes, self.qpu_seconds, self.billed, self.left)

    def as_json(self) -> dict[str, Any]:
        """Return the ``summary`` object of ``qanneal sweep --estimate``."""
        return {
            "type": "summary",
            "trials": self.trials,
            "done": self.done,
            "billed": self.billed,
            "qpu_seconds": self.qpu_seconds,
            "submissions": self.submissions,
            "seconds": self.seconds,
            "month_left_seconds": None if self.left is None else self.left.seconds,
            "fits": self.fits,
            "sentence": self.sentence,
        }


def make_bill(plan: Plan, library: RunLibrary | None, workers: int = 1, *, fresh: bool = False) -> SweepBill:
    """Estimate a sweep; embeds networks and times steps, so call it off the window's thread.

    Parameters
    ----------
    library : RunLibrary, optional
        Whose finished trials cost nothing; and by what is left there of the month.
    workers : int
        Free runs at the same time.
    fresh : bool
        Whether finished trials are made again, and cost what they have cost.

    Raises
    ------
    CannotRunError
        One of the runs could not make a step, say as its network does not fit on its chip.
    QannealError
        What is left this month cannot be read.
    """
    left, shares = _left(plan, library, fresh=fresh)
    _check(left)
    estimates = _estimates(left, library)
    priced = list(zip(left, shares, estimates, strict=True))
    billed = [one for one in priced if one[0].config.billed]
    free = [one for one in priced if not one[0].config.billed]
    return SweepBill(
        trials=len(plan.trials),
        done=len(plan.trials) - len(left),
        billed=len(billed),
        qpu_seconds=sum(share * made.qpu_seconds for _, share, made in billed),
        submissions=round(sum(share * made.submissions for _, share, made in billed)),
        seconds=sum(share * made.seconds for _, share, made in billed)
        + sum(share * made.seconds for _, share, made in free) / max(1, min(workers, len(free))),
        left=left_this_month(library) if billed and library is not None else None,
    )


def check_plan(plan: Plan, library: RunLibrary, *, fresh: bool = False) -> None:
    """Refuse a sweep of which a run still to come could not make a step; raises as `make_bill` does."""
    _check(_left(plan, library, fresh=fresh)[0])


def billed_work_left(plan: Plan, library: RunLibrary) -> float:
    """Return how many of the runs that cost QPU time are still to be made, parts of runs included."""
    done = _done(plan, library)
    return sum(1 - done.get(trial.key, 0.0) for trial in plan.billed)


def _left(plan: Plan, library: RunLibrary | None, *, fresh: bool) -> tuple[list[Trial], list[float]]:
    """Return the trials that are not finished, and what part of each is still to come."""
    done = {} if library is None or fresh else _done(plan, library)
    left = [trial for trial in plan.trials if done.get(trial.key, 0.0) < 1]
    return left, [1 - done.get(trial.key, 0.0) for trial in left]


def _check(trials: Sequence[Trial]) -> None:
    """Refuse trials that could not make a step: of those that differ in their size alone, the largest."""
    largest: dict[str, RunConfig] = {}
    for trial in trials:
        key = _size_key(trial.config)
        if key not in largest or largest[key].model.hidden < trial.config.model.hidden:
            largest[key] = trial.config
    for config in largest.values():
        check_settings(config)


def _done(plan: Plan, library: RunLibrary) -> dict[str, float]:
    """Return which part of trials is done, by their keys."""
    return {key: done_of(run) for key, run in runs_of(library, [one.key for one in plan.trials]).items()}


def _estimates(trials: Sequence[Trial], library: RunLibrary | None) -> list[Estimate]:
    """Return what each trial takes: equal ones are estimated once."""
    kinds: dict[str, RunConfig] = {}
    for trial in trials:
        kinds.setdefault(_cost_key(trial.config), trial.config)
    free = [key for key, one in kinds.items() if not one.billed]
    every = max(1, -(-len(free) // _MOST_ESTIMATES))
    skipped = {key for place, key in enumerate(free) if place % every}
    made = {key: _estimate(config, library) for key, config in kinds.items() if key not in skipped}
    if skipped:
        seconds = fmean(one.seconds / kinds[key].training.steps for key, one in made.items() if key in free)
        for key in skipped:
            model = next(iter(made.values()))
            steps = kinds[key].training.steps
            made[key] = replace(model, seconds=steps * seconds, qpu_seconds=0.0, submissions=0)
    return [made[_cost_key(trial.config)] for trial in trials]


def _estimate(config: RunConfig, library: RunLibrary | None) -> Estimate:
    try:
        return estimate_unrecorded(config) if library is None else estimate_run(config, library)
    except ConfigError:
        raise
    except QannealError as error:
        hidden = f"{config.model.hidden:,} hidden units"
        raise ConfigError(f"The combination with {hidden} cannot be run: {error}") from error


_FREE = (("data", "seed"), ("training", "seed"), ("training", "learning_rate"), ("model", "init_std"))
"""Settings that cost nothing, whatever they are."""


def _cost_key(config: RunConfig) -> str:
    """Return what decides how much a run takes."""
    return _key_without(config, _FREE, budget={})


def _size_key(config: RunConfig) -> str:
    """Return what decides whether a run can make a step, but for its hidden units."""
    return _key_without(config, (*_FREE, ("model", "hidden"), ("training", "steps"), ("sampler", "beta_eff")))


def _key_without(config: RunConfig, without: Sequence[tuple[str, str]], **instead: Any) -> str:
    values = {**run_config.as_dict(config), **instead}
    for section, key in without:
        values[section].pop(key, None)
    return json.dumps(values, sort_keys=True)
