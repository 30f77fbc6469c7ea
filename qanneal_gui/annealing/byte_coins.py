"""Many coins, each with a probability of its own, tossed with one random byte each.

A byte below the first eight bits of a probability says yes, one above no. Where it equals them, once in 256
times, 24 bits more decide. So probabilities are met to 2^−32, with a quarter of the random bits that single
precision takes, which are most of the work.
"""

from collections.abc import Callable

import numpy as np

from qanneal_gui.science.arrays import Array


def thresholds(p: Array) -> tuple[Array, Array]:
    """Return the first eight bits of probabilities, uint8, and the rest of them, float32 in [0, 1]."""
    of_byte = 256 * p
    # Of a probability of 1, whose eight bits would be nine, the rest is 1: no tie fails.
    first = np.minimum(np.floor(of_byte), 255)
    return first.astype(np.uint8), (of_byte - first).astype(np.float32)


def toss(
    first: Array, rest: Callable[[Array], Array], rng: np.random.Generator, out: Array | None = None
) -> Array:
    """Toss all coins.

    Parameters
    ----------
    first : ndarray of uint8
    rest : callable
        From positions in the flattened `first` to the rest of the probabilities there.
    out : ndarray of bool, optional
        Of the shape of `first`, contiguous: where the result is written.

    Returns
    -------
    ndarray of bool, of the shape of `first`
    """
    words = np.asarray(rng.bit_generator.random_raw(-(-first.size // 8)))
    drawn = words.view(np.uint8)[: first.size].reshape(first.shape)
    up = np.less(drawn, first, out=out)
    np.equal(drawn, first, out=drawn.view(bool))
    words.view(bool)[first.size :] = False
    ties = _set(words)
    up.reshape(-1)[ties] = rng.random(len(ties), np.float32) < rest(ties)
    return up


def _set(words: Array) -> Array:
    """Return where truth values, eight to a word, are set, ascending; few are."""
    (some,) = (words != 0).nonzero()
    (places,) = words[some].view(bool).nonzero()
    return np.asarray(8 * some[places >> 3] + (places & 7))
