"""The same many coins tossed round after round, with seven random bits each, and a few of them anew.

A probability is (t + r)/129, with t = 0 … 128 and r in [0, 1]. So 128 times in 129 seven bits decide, which
are below t with probability t/128, and once a coin of probability r. Whether that happens to a coin depends
neither on its probability nor on any other coin: it is drawn for some rounds at once. That is less work than
to look for the ties of `byte_coins`, which come to light coin by coin.
"""

from collections.abc import Iterator

import numpy as np

from qanneal_gui.science.arrays import Array

_SEVEN_BITS = np.uint64(0x7F7F7F7F7F7F7F7F)
_RATE = -np.log1p(-1 / 129)
"""Of a Poisson process that meets a coin, once or more often, with probability 1/129."""


def thresholds(p: Array) -> tuple[Array, Array]:
    """Return t, uint8, and r, float32, of probabilities, which are met to 2^−32."""
    scaled = 129 * p
    first = np.minimum(scaled, 128).astype(np.uint8)
    scaled -= first
    return first, scaled.astype(np.float32)


def toss(first: Array, rng: np.random.Generator, out: Array) -> None:
    """Toss all coins with seven bits.

    Parameters
    ----------
    first : ndarray of uint8
        t of each coin, whole words of eight.
    out : ndarray of bool, of the shape of `first`
    """
    words = np.asarray(rng.bit_generator.random_raw(first.size // 8))
    words &= _SEVEN_BITS
    np.less(words.view(np.uint8).reshape(first.shape), first, out=out)


def anew(
    shape: tuple[int, int], rounds: int, rng: np.random.Generator
) -> Iterator[tuple[Array, Array, Array]]:
    """Draw which coins are tossed anew in each round, and what their r is compared with.

    Parameters
    ----------
    shape : tuple of int
        Rows of coins, and coins of a row.

    Yields
    ------
    places, rows : ndarray of int64
        Coins in no order, counted through all rows, and the row of each. One that is met twice is tossed
        twice, and the last toss counts.
    drawn : ndarray of float64
        The toss says yes where this is below r.
    """
    count = shape[0] * shape[1]
    each = rng.poisson(_RATE * count, rounds)
    places = rng.integers(0, count, each.sum())
    rows, drawn = places // shape[1], rng.random(len(places))
    ends = np.cumsum(each).tolist()
    for start, end in zip([0, *ends], ends, strict=False):
        part = slice(start, end)
        yield places[part], rows[part], drawn[part]
