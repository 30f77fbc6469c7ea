"""How far a gradient from samples points where the exact one does, and how far a coin's would.

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


@dataclass(frozen=True, slots=True)
class Agreement:
    """Cosines with the exact gradient of a batch, over all weights as one vector.

    Attributes
    ----------
    sampled, coin : float or None
        Of the sampled gradient, and of the one with P(y) = ½; None where a gradient is zero.
    """

    sampled: float | None
    coin: float | None


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
    exact = ebm.gradient(parameters, x, a, y, states, np.exp(log_p))
    coin = ebm.gradient(parameters, x, a, y, states, np.full_like(log_p, 1 / len(states)))
    return Agreement(cosine(sampled, exact), cosine(coin, exact))


def cosine(one: Parameters, other: Parameters) -> float | None:
    """Return the cosine between two gradients as vectors of all weights; None if one is zero."""
    product, first, second = (_product(u, v) for u, v in ((one, other), (one, one), (other, other)))
    if not (first > 0 and second > 0 and math.isfinite(product)):
        return None
    return product / math.sqrt(first) / math.sqrt(second)


def _product(one: Parameters, other: Parameters) -> float:
    return sum(float(np.vdot(u, v)) for u, v in zip(one.arrays(), other.arrays(), strict=True))
