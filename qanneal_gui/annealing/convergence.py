"""Whether Markov chains have forgotten their starts, or have nothing to forget."""

from collections.abc import Iterable
from statistics import NormalDist

import numpy as np

from qanneal_gui.science.arrays import Array

_FALSE_ALARMS = 1e-3
"""Share of equilibrated batches that are taken for others."""
_NEAR, _DEVIATIONS = 0.02, 4.0
"""What P(y = 1) may be off, and standard errors that chance may add."""
_MOSTLY = 0.5
"""Share of reads that must be whole for the others to be a correction."""


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


def unmoved(runs: Iterable[tuple[Array, Array]]) -> bool:
    """Return whether outputs, and products of two of them, are as often 1 as they were before.

    Parameters
    ----------
    runs : iterable of (ndarray, ndarray), each of shape (reads, M)
        Outputs of the same reads of each problem, before and after.
    """
    scores = []
    for before, after in runs:
        i, j = np.triu_indices(before.shape[1])
        first, last = (y.astype(bool).T for y in (before, after))
        gone, come = (
            np.count_nonzero(a[i] & a[j] & ~(b[i] & b[j]), axis=1) for a, b in ((first, last), (last, first))
        )
        scores.append((come - gone) / np.sqrt(np.maximum(come + gone, 1)))
    every = np.concatenate(scores)
    bound = NormalDist().inv_cdf(1 - _FALSE_ALARMS / (2 * len(every)))
    return bool(np.abs(every).max() < bound)


def hardly_moved(runs: Iterable[tuple[Array, Array]]) -> bool:
    """Return whether P(y = 1) of reads in whole chains is nearly that of all reads.

    Reads that start from exact samples of whole chains and take up breaks without changing their outputs are
    off by P(y | whole) − P(y), because P(y | whole) ∝ P(y) P(whole | y). That difference the reads show.

    Parameters
    ----------
    runs : iterable of (ndarray, ndarray), shapes (reads, M) and (reads,)
        Outputs of the reads of each problem, and whether all their chains are whole.
    """
    for y, whole in runs:
        share = whole.mean()
        if share < _MOSTLY:
            return False
        p = y.mean(axis=0)
        error = np.sqrt(p * (1 - p) * (1 - share) / (share * len(y)))
        if (np.abs(y[whole].mean(axis=0) - p) > _NEAR + _DEVIATIONS * error).any():
            return False
    return True


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
