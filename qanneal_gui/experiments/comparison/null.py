"""What the samples have added: every method against a coin in place of the sampler, trial by trial.

A trial of a method and the trial of `uniform` with the same number have the same images, the same batches
and, for EBMs, the same initial weights, so what these cause drops out of the difference of the two. All
such pairs of trials count, also those of which one has failed: to leave failures out would favour whoever
fails more often.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from qanneal_gui.experiments.comparison.grouping import grouped
from qanneal_gui.experiments.comparison.trials import METHOD_NAMES, Method, TrialResult
from qanneal_gui.science.arrays import Array
from qanneal_gui.science.intervals import Interval, mean_interval
from qanneal_gui.support.formatting import write_count

FEW = 8
"""With fewer trials of a pair, an interval is said to rest on few."""

INTERVALS = (
    "95 % intervals of the mean over paired trials, by Student's t, which allows for how little few trials "
    "tell of their own deviation"
)


@dataclass(frozen=True, slots=True)
class AgainstUniform:
    """A method less the coin, over the trials of one pair of classes.

    Attributes
    ----------
    accuracy : Interval
        Test accuracy after the last step, in [−1, 1].
    loss : Interval or None
        Test loss after the last step, in nats; None where it was not recorded.
    """

    accuracy: Interval
    loss: Interval | None


@dataclass(frozen=True, slots=True)
class Added:
    """A method less the coin, over all pairs of classes.

    Attributes
    ----------
    method : str
    trials, fewest : int
        Paired trials in all, and of the pair that has the fewest.
    pairs, more_accurate, less_loss : int
        Pairs of classes, and in how many of them the mean is better than the coin's.
    accuracy, loss : Interval
        Mean over the pairs; the loss is None where it was not recorded in all of them.
    """

    method: Method
    trials: int
    fewest: int
    pairs: int
    more_accurate: int
    less_loss: int
    accuracy: Interval
    loss: Interval | None


def against_uniform(trials: Sequence[TrialResult], coins: Sequence[TrialResult]) -> AgainstUniform | None:
    """Compare the trials of a method with the coin's of the same pair; None without trials in common."""
    accuracy, loss = _differences(trials, coins)
    found = mean_interval([accuracy])
    return None if found is None else AgainstUniform(found, mean_interval([loss]))


def added(results: Iterable[TrialResult], method: Method = "quantum-1") -> Added | None:
    """Compare a method with the coin over all pairs of classes that have trials of both."""
    groups = grouped(results)
    found = [
        _differences(trials, groups.get((dataset, pair, "uniform"), ()))
        for (dataset, pair, of), trials in groups.items()
        if of == method
    ]
    found = [(accuracy, loss) for accuracy, loss in found if len(accuracy)]
    overall = mean_interval([accuracy for accuracy, _ in found])
    if overall is None:
        return None
    complete = all(len(loss) for _, loss in found)
    return Added(
        method,
        trials=sum(len(accuracy) for accuracy, _ in found),
        fewest=min(len(accuracy) for accuracy, _ in found),
        pairs=len(found),
        more_accurate=sum(bool(accuracy.mean() > 0) for accuracy, _ in found),
        less_loss=sum(bool(len(loss) and loss.mean() < 0) for _, loss in found),
        accuracy=overall,
        loss=mean_interval([loss for _, loss in found]) if complete else None,
    )


def finding(results: Iterable[TrialResult]) -> str:
    """Say in a sentence what the annealer has added to a coin; empty if there are no trials of both."""
    found = added(list(results))
    if found is None:
        return ""
    pairs = found.pairs
    parts = [f"test accuracy is {_told(found.accuracy, _POINTS, found.more_accurate, pairs)}"]
    if found.loss is not None:
        parts.append(f"test loss is {_told(found.loss, _NATS, found.less_loss, pairs)}")
    few = " (few: the intervals rest on normally distributed differences)" if 1 < found.fewest < FEW else ""
    return (
        f"Compared with a coin in place of the sampler, {METHOD_NAMES[found.method]}'s "
        f"{' and its '.join(parts)}, over {write_count(found.trials, 'paired trial')}"
        f"{f' of {pairs} pairs' if pairs > 1 else ''}{few}."
    )


def accuracy_text(interval: Interval) -> str:
    """Write a difference of accuracies in points and its interval, as +1.52 (+1.31 to +1.73)."""
    return _written(interval, _POINTS)


def loss_text(interval: Interval) -> str:
    """Write a difference of losses in nats and its interval."""
    return _written(interval, _NATS)


class _Unit(NamedTuple):
    """How a difference is written, and in which direction it is the better one."""

    name: str
    factor: float
    decimals: int
    better: str

    def text(self, value: float) -> str:
        return f"{self.factor * value:+.{self.decimals}f}"


_POINTS = _Unit("points", 100, 2, "higher")
_NATS = _Unit("nats", 1, 3, "lower")


def _written(interval: Interval, unit: _Unit) -> str:
    mean = unit.text(interval.mean)
    if interval.low is None or interval.high is None:
        return mean
    return f"{mean} ({unit.text(interval.low)} to {unit.text(interval.high)})"


def _told(interval: Interval, unit: _Unit, better: int, pairs: int) -> str:
    """Say how a quantity differs from the coin's."""
    where = f"; {unit.better} in {better} of {pairs} pairs" if pairs > 1 else ""
    mean = f"{unit.text(interval.mean)} {unit.name}"
    if interval.low is None or interval.high is None:
        return f"different by {mean} (single trials have no interval{where})"
    low, high = unit.text(interval.low), unit.text(interval.high)
    if not interval.sign:
        return f"not measurably different ({mean}, 95 % interval {low} to {high}{where})"
    word = "higher" if interval.sign > 0 else "lower"
    ends = sorted((low.lstrip("+-"), high.lstrip("+-")), key=float)
    return f"{mean.lstrip('+-')} {word} (95 % interval {' to '.join(ends)}{where})"


def _differences(trials: Iterable[TrialResult], coins: Iterable[TrialResult]) -> tuple[Array, Array]:
    """Return method less coin of every trial that both have: accuracies, and losses where both have them."""
    by_seeds = {(coin.data_seed, coin.training_seed): coin for coin in coins}
    both = [
        (trial, coin) for trial in trials if (coin := by_seeds.get((trial.data_seed, trial.training_seed)))
    ]

    def last(of: str) -> Array:
        ends = [(getattr(trial, of), getattr(coin, of)) for trial, coin in both]
        return np.array([ours[-1] - coins[-1] for ours, coins in ends if ours and coins])

    return last("test_accuracy"), last("test_loss")
