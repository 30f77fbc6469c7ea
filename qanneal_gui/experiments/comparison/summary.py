"""From trials to one row per pair and method."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

import numpy as np

from qanneal_gui.experiments.comparison.grouping import grouped
from qanneal_gui.experiments.comparison.null import AgainstUniform, against_uniform
from qanneal_gui.experiments.comparison.success import steps_to_70
from qanneal_gui.experiments.comparison.trials import Method, TrialResult
from qanneal_gui.science.arrays import Array

Curve = Literal["test_accuracy", "test_loss"]
"""What a trial records after every step."""


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """A pair and method in numbers, over all trials of it.

    Attributes
    ----------
    dataset, pair : str
    method : str
    trials : int
    success_rate : float
        Share of successful trials, in [0, 1].
    test_accuracy : float or None
        Mean over the successful trials after the last step, in [0, 1]; None without any.
    std : float or None
        Its unbiased sample standard deviation (n − 1); None for fewer than two successful trials.
    steps_to_70 : int or None
        First step after which the mean curve of the successful trials surpasses 70 %; None if it never
        does, which the paper prints as ">20".
    test_loss, test_loss_std : float or None
        Mean over the successful trials after the last step, in nats, and its unbiased standard deviation;
        None where it was not recorded.
    against_uniform : AgainstUniform or None
        This method less the coin, over all trials that both have, the failed ones too; None for the coin
        itself and without trials of it.
    """

    dataset: str
    pair: str
    method: Method
    trials: int
    success_rate: float
    test_accuracy: float | None
    std: float | None
    steps_to_70: int | None
    test_loss: float | None = None
    test_loss_std: float | None = None
    against_uniform: AgainstUniform | None = None

    def as_json(self) -> dict[str, Any]:
        """Return a row of the ``summary`` of ``qanneal compare``."""
        return asdict(self)


def summarise(results: Iterable[TrialResult]) -> list[ComparisonRow]:
    """Return a row per pair and method, pairs in the paper's order and then as they come."""
    groups = grouped(results)
    return [
        _row(trials, () if method == "uniform" else groups.get((dataset, pair, "uniform"), ()))
        for (dataset, pair, method), trials in groups.items()
    ]


def successful_curves(trials: Sequence[TrialResult], of: Curve = "test_accuracy") -> Array:
    """Return the curves of the successful trials, shape (trials, steps).

    All trials of a study have the same number of steps; of unequal ones the common beginning counts. Trials
    that have not recorded the curve are left out.
    """
    curves = [curve for trial in trials if trial.successful and (curve := getattr(trial, of))]
    steps = min(map(len, curves), default=0)
    return np.array([curve[:steps] for curve in curves]).reshape(len(curves), steps)


def _row(trials: Sequence[TrialResult], coins: Sequence[TrialResult]) -> ComparisonRow:
    curves = successful_curves(trials)
    accuracy, std = _last(curves)
    loss, loss_std = _last(successful_curves(trials, "test_loss"))
    first = trials[0]
    return ComparisonRow(
        dataset=first.dataset,
        pair=first.pair,
        method=first.method,
        trials=len(trials),
        success_rate=len(curves) / len(trials),
        test_accuracy=accuracy,
        std=std,
        steps_to_70=steps_to_70(curves.mean(axis=0).tolist()) if len(curves) else None,
        test_loss=loss,
        test_loss_std=loss_std,
        against_uniform=against_uniform(trials, coins),
    )


def _last(curves: Array) -> tuple[float | None, float | None]:
    """Return mean and unbiased standard deviation of the last values, as far as there are any."""
    return (
        float(curves[:, -1].mean()) if len(curves) else None,
        float(curves[:, -1].std(ddof=1)) if len(curves) > 1 else None,
    )
