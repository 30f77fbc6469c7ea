"""How far a gradient from samples is the exact one, and how far a coin's would be.

The gradient of log P(y|x) is what the labels say less what the network expects. The labels alone point some
way towards the exact gradient, whatever stands for the expectation: so a cosine means little by itself, and
the coin's, with P(y) = ½ for every output, stands beside it.
"""

import math
from dataclasses import dataclass

import numpy as np

from qanneal_gui.science import ebm
from qanneal_gui.science.arrays import Array
from qanneal_gui.science.parameters import Parameters
from qanneal_gui.science.shot_noise import squared_length

NOTHING_TO_ADD = 0.01
"""Below this 1 − cosine a coin's gradient is taken for the exact one: they differ by less than 8°."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Cosines with the exact gradient of a batch, over all weights as one vector.

    Attributes
    ----------
    sampled, coin : float or None
        Of the sampled gradient, and of the one with P(y) = ½; None where a gradient is zero.
    length : float
        ‖g‖ of the exact gradient g.
    error : float or None
        ‖ĝ − g‖ / ‖g‖ of the sampled gradient ĝ; None where g is zero.
    """

    sampled: float | None
    coin: float | None
    length: float
    error: float | None

    def share(self, error: float | None) -> float | None:
        """Return an error as a share of the exact gradient's length; None where that is zero."""
        return None if error is None or not self.length else error / self.length


def agreement(
    sampled: Parameters, parameters: Parameters, x: Array, a: Array, y: Array, log_p: Array
) -> Agreement:
    """Compare a sampled gradient, and a coin's, with the exact one.

    Parameters
    ----------
    sampled : Parameters
        As `ebm.gradient` gives it with the frequencies of samples.
    parameters : Parameters
        The weights at which it was taken.
    x, a, y : ndarray, shapes (B, N), (B, K), (B, M)
    log_p : ndarray, shape (B, 2^M)
        Exact log P(y|x).
    """
    states = ebm.output_states(y.shape[1])
    likely = [np.exp(log_p), np.full_like(log_p, 1 / len(states))]
    exact, coin = ebm.gradients(parameters, x, a, y, states, likely)
    length = math.sqrt(squared_length(exact))
    difference = Parameters(*(u - v for u, v in zip(sampled.arrays(), exact.arrays(), strict=True)))
    error = math.sqrt(squared_length(difference)) / length if length else None
    return Agreement(cosine(sampled, exact), cosine(coin, exact), length, error)


def cosine(one: Parameters, other: Parameters) -> float | None:
    """Return the cosine between two gradients as vectors of all weights; None if one is zero."""
    product, first, second = (_product(u, v) for u, v in ((one, other), (one, one), (other, other)))
    if not (first > 0 and second > 0 and math.isfinite(product)):
        return None
    return product / math.sqrt(first) / math.sqrt(second)


def _product(one: Parameters, other: Parameters) -> float:
    return sum(float(np.vdot(u, v)) for u, v in zip(one.arrays(), other.arrays(), strict=True))


def share(sampled: Array, coin: Array) -> float | None:
    """Return which share of what a coin's gradient lacks the samples have supplied.

    (⟨cos⟩ − ⟨cos of the coin⟩) / (1 − ⟨cos of the coin⟩), means over some steps: 0 is the coin's direction, 1
    the exact one, and below 0 the samples are worse than a coin. None as long as the coin lacks less than
    `NOTHING_TO_ADD`: a quotient of two small numbers would say nothing.

    Parameters
    ----------
    sampled, coin : ndarray, shape (n,)
        Cosines with the exact gradient, step by step.
    """
    if not len(coin):
        return None
    lacking = 1 - float(np.mean(coin))
    return None if lacking < NOTHING_TO_ADD else float(np.mean(sampled - coin)) / lacking
