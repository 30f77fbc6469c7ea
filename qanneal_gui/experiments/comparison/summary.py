"""From trials to one row per pair and method."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from qanneal_gui.experiments.comparison.pairs import PAIRS
from qanneal_gui.experiments.comparison.success import steps_to_70
from qanneal_gui.experiments.comparison.trials import METHODS, Method, TrialResult
from qanneal_gui.science.arrays import Array


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
    """

    dataset: str
    pair: str
    method: Method
    trials: int
    success_rate: float
    test_accuracy: float | None
    std: float | None
    steps_to_70: int | None

    def as_json(self) -> dict[str, Any]:
        """Return a row of the ``summary`` of ``qanneal compare``."""
        return asdict(self)


def summarise(results: Iterable[TrialResult]) -> list[ComparisonRow]:
    """Return a row per pair and method, pairs in the paper's order and then as they come."""
    return [_row(trials) for trials in grouped(results).values()]


def grouped(results: Iterable[TrialResult]) -> dict[tuple[str, str, Method], list[TrialResult]]:
    """Sort trials by data set, pair and method; further pairs follow those of the paper."""
    known = {(pair.dataset, pair.name): place for place, pair in enumerate(PAIRS)}
    groups: dict[tuple[str, str, Method], list[TrialResult]] = {}
    for result in results:
        known.setdefault((result.dataset, result.pair), len(known))
        groups.setdefault((result.dataset, result.pair, result.method), []).append(result)
    order = sorted(groups, key=lambda key: (known[key[0], key[1]], METHODS.index(key[2])))
    return {key: groups[key] for key in order}


def successful_curves(trials: Sequence[TrialResult]) -> Array:
    """Return the curves of the successful trials, shape (trials, steps).

    All trials of a study have the same number of steps; of unequal ones the common beginning counts.
    """
    curves = [trial.test_accuracy for trial in trials if trial.successful]
    steps = min(map(len, curves), default=0)
    return np.array([curve[:steps] for curve in curves]).reshape(len(curves), steps)


def _row(trials: Sequence[TrialResult]) -> ComparisonRow:
    curves = successful_curves(trials)
    first = trials[0]
    return ComparisonRow(
        dataset=first.dataset,
        pair=first.pair,
        method=first.method,
        trials=len(trials),
        success_rate=len(curves) / len(trials),
        test_accuracy=float(curves[:, -1].mean()) if len(curves) else None,
        std=float(curves[:, -1].std(ddof=1)) if len(curves) > 1 else None,
        steps_to_70=steps_to_70(curves.mean(axis=0).tolist()) if len(curves) else None,
    )
