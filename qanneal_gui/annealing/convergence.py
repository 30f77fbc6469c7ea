"""Whether Markov chains that started far apart have forgotten their starts."""

from collections.abc import Iterable
from statistics import NormalDist

import numpy as np

from qanneal_gui.science.arrays import Array

_FALSE_ALARMS = 1e-3
"""Share of equilibrated batches that are taken for others."""


def forgotten(runs: Iterable[tuple[Array, Array]]) -> bool:
    """Return whether nothing in the last outputs of some chains tells their first ones apart.

    Were the share ρ of the chains still where they had started, half of them at y = 0 and half at y = 1, then
    P(y=1) would differ by ρ between the halves, and from the truth by at most ρ/2. So a difference that is
    within its standard error leaves an error that is within the shot noise.

    Parameters
    ----------
    runs : iterable of (ndarray, ndarray), each of shape (reads, M)
        First and last outputs of the chains of each problem.
    """
    scores = [_scores(first, last) for first, last in runs]
    together = sum(np.trace(score) for score in scores) / np.sqrt(sum(map(len, scores)))
    every = np.append(np.concatenate([score.ravel() for score in scores]), together)
    bound = NormalDist().inv_cdf(1 - _FALSE_ALARMS / (2 * len(every)))
    return bool(np.abs(every).max() < bound)


def _scores(first: Array, last: Array) -> Array:
    """Return the difference of each last output between the values of each first one, in standard errors."""
    reads = len(first)
    up = np.maximum(first.sum(axis=0, dtype=np.int64), 1)[:, None]
    down = np.maximum(reads - up, 1)
    both = first.T.astype(np.float64) @ last
    ends = last.sum(axis=0, dtype=np.int64)
    p = (ends + 1) / (reads + 2)
    difference = both / up - (ends - both) / down
    return np.asarray(difference / np.sqrt(p * (1 - p) * (1 / up + 1 / down)))
