"""Means with 95 % confidence intervals, for few values: Student's t."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from qanneal_gui.science.arrays import Array

_MOST_DEGREES = 1000
"""More degrees of freedom count as so many: the quantile is then 1.9623, and that of the normal 1.9600."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean and its 95 % confidence interval.

    Attributes
    ----------
    mean : float
    low, high : float or None
        None where the values are too few to tell their deviation.
    """

    mean: float
    low: float | None
    high: float | None

    @property
    def sign(self) -> int:
        """1 if the whole interval lies above 0, −1 if below; 0 if it does not tell."""
        if self.low is None or self.high is None:
            return 0
        return 1 if self.low > 0 else -1 if self.high < 0 else 0


def mean_interval(groups: Sequence[Array]) -> Interval | None:
    """Return the mean over groups of their means, with its interval; None without any value.

    The deviation of few values is itself uncertain, and Student's t allows for that: mean ± t·s/√n. With
    several groups, each has a mean and a deviation s_g of its own, so that what differs between the groups
    does not widen the interval: the squared standard error is Σ s_g²/n_g over the squared number of groups,
    with the degrees of freedom of Welch and Satterthwaite, rounded down.

    Parameters
    ----------
    groups : sequence of ndarray, shapes (n_g,)
        Empty ones count as not there.
    """
    groups = [np.asarray(group, np.float64) for group in groups if len(group)]
    if not groups:
        return None
    mean = float(np.mean([group.mean() for group in groups]))
    if any(len(group) < 2 for group in groups):
        return Interval(mean, None, None)
    variances = np.array([group.var(ddof=1) / len(group) for group in groups])
    if not variances.any():
        return Interval(mean, mean, mean)
    degrees = variances.sum() ** 2 / sum(
        v * v / (len(group) - 1) for v, group in zip(variances, groups, strict=True)
    )
    half = t_quantile(int(degrees + 1e-9)) * math.sqrt(variances.sum()) / len(groups)
    return Interval(mean, mean - half, mean + half)


@lru_cache(maxsize=256)
def t_quantile(degrees: int) -> float:
    """Return the t that |T| surpasses with a probability of 5 %, by bisection of the closed form."""
    degrees = min(max(degrees, 1), _MOST_DEGREES)
    low, high = 0.0, math.pi / 2
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _within(middle, degrees) < 0.95 else (low, middle)
    return math.sqrt(degrees) * math.tan(low)


def _within(angle: float, degrees: int) -> float:
    """P(|T| ≤ √ν tan θ) for a whole number ν (Abramowitz and Stegun, 26.7.3 and 26.7.4)."""
    odd = degrees % 2
    # Terms go by cos²θ; the n-th coefficient is that before it times (2n − 1 + odd)/(2n + odd).
    terms = np.arange(1, (degrees - 2 - odd) // 2 + 1)
    factors = math.cos(angle) ** 2 * (2 * terms - 1 + odd) / (2 * terms + odd)
    series = 1 + float(np.cumprod(factors).sum())
    if not odd:
        return math.sin(angle) * series
    rest = math.sin(angle) * math.cos(angle) * series if degrees > 1 else 0.0
    return 2 / math.pi * (angle + rest)
