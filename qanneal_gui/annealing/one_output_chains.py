"""Block Gibbs chains of networks with one output, without a hidden unit being drawn.

Given y the hidden units are independent, and the next y depends on them through S = Σ_j w_j k_j alone. So
what a chain does to y is a Markov chain of two states, with P(1 | y) = E[σ(c + S) | y], and where it ends
after any number of sweeps is a coin: the samples have the law of chains whose every unit is drawn. The
expectation follows from the characteristic function of S,

    σ(s) = ½ + ∫₀^∞ sin(ts)/sinh(πt) dt,
    E σ(c + S) = ½ + ∫₀^∞ Im[e^(itc) Π_j (1 + p_j (e^(itw_j) − 1))]/sinh(πt) dt,

by the midpoint rule. Its error is about e^−(2π/step − |s|), so that with a step small enough for all s that
occur it is exact to rounding.
"""

from functools import partial

import numpy as np

from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.science.arrays import Array, sigmoid
from qanneal_gui.support.background import check
from qanneal_gui.support.cores import at_once

_SATURATED = 37.0
"""e^−this is less than double precision tells from 1."""
_END = 12.0
"""1/sinh(πt) is below rounding from this t on."""
_RARE = 1e-16
"""Probability of the sums S that are left out of account."""
_TOGETHER = 30_000
"""Factors that are worked on together: more do not stay in a core's cache."""
_WORTH_A_THREAD = 300_000
"""Factors of a problem from which on threads gain time."""


class OneOutputChains:
    """The chains of problems with M = 1, as what a sweep does to y.

    Attributes
    ----------
    points : int
        At how many t the characteristic function is needed; 0 where no problem leaves anything open.
    """

    def __init__(self, problems: ClampedBatch) -> None:
        self._w, self._c = problems.W2[0].astype(np.float64), float(problems.c[0])
        logits = problems.a.astype(np.float64)[:, None] + np.stack([np.zeros_like(self._w), self._w])
        self._p = sigmoid(logits)
        middle, reach = self._c + self._p @ self._w, _reach(logits, self._w)
        # Beyond that σ is 0 or 1, whatever k is drawn.
        self._open = np.abs(middle) < reach + _SATURATED
        self._decided = middle > 0
        self._period = _SATURATED + (np.abs(middle) + reach).max(initial=0.0, where=self._open)
        self.points = int(np.ceil(_END * self._period / (2 * np.pi))) if self._open.any() else 0

    def run(self, reads: int, sweeps: int, rng: np.random.Generator) -> tuple[Array, Array]:
        """Return the ends of so many chains of each problem, as `block_gibbs.run_chains` does.

        Returns
        -------
        first, last : ndarray of int64, shape (B, reads)
            Outputs with which the chains begin, tossed with a coin, and end.
        """
        up = self.transitions()
        after = np.linalg.matrix_power(np.stack([1 - up, up], axis=-1), sweeps)[:, :, 1]
        first = rng.integers(0, 2, (len(up), reads))
        last = rng.random(first.shape) < np.take_along_axis(after, first, axis=1)
        return first, last.astype(np.int64)

    def transitions(self) -> Array:
        """Return P(y = 1 after a sweep | y before it) of every problem, shape (B, 2).

        Raises
        ------
        CancelledError
            This thread does work that was abandoned.
        """
        found: Array = self._decided.astype(np.float64)
        if not self.points:
            return found
        step = 2 * np.pi / self._period
        t = step * (np.arange(self.points) + 0.5)
        by_unit = np.exp(1j * np.multiply.outer(self._w, t)) - 1
        weights = step * np.exp(1j * self._c * t) / np.sinh(np.pi * t)

        def expect(problem: int) -> None:
            for y in np.flatnonzero(self._open[problem]):
                found[problem, y] = 0.5 + (weights * _product(self._p[problem, y], by_unit)).imag.sum()

        each = [partial(expect, problem) for problem in range(len(found))]
        at_once(each, worth_it=2 * by_unit.size > _WORTH_A_THREAD)
        return np.asarray(np.clip(found, 0.0, 1.0))


def _reach(logits: Array, w: Array) -> Array:
    """Return how far S may be from its mean, all but surely.

    A unit deviates less than a Gaussian of variance w² tanh(l/2)/(2l), l being its log-odds (Kearns and Saul
    1998), and never by more than |w|.
    """
    half = np.maximum(np.abs(logits) / 2, 1e-8)
    variance = (w**2 * np.tanh(half) / (4 * half)).sum(axis=-1)
    return np.asarray(np.minimum(np.sqrt(-2 * np.log(_RARE / 2) * variance), np.abs(w).sum()))


def _product(p: Array, by_unit: Array) -> Array:
    """Return Π_j (1 + p_j z_j) at every t, `by_unit` being z of shape (K, T)."""
    product: Array = np.ones(by_unit.shape[1], complex)
    rows = max(1, _TOGETHER // by_unit.shape[1])
    for start in range(0, len(p), rows):
        check()
        factors = by_unit[start : start + rows] * p[start : start + rows, None]
        factors += 1
        product *= np.multiply.reduce(factors, axis=0)
    return product
