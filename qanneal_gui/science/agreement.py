"""How far a gradient from samples is the exact one, and how far a coin's would be.

The gradient of log P(y|x) is what the labels say less what the network expects. The labels alone point some
way towards the exact gradient, whatever stands for the expectation: so a cosine means little by itself, and
the coin's, with P(y) = ½ for every output, stands beside it.
"""

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from qanneal_gui.science import ebm
from qanneal_gui.science.arrays import Array
from qanneal_gui.science.images import Images
from qanneal_gui.science.parameters import Parameters
from qanneal_gui.science.sampled_sums import DRAWS, SampledSums
from qanneal_gui.science.shot_noise import squared_length

_AT_ONCE = 50_000
"""Weights of which all gradients stay in a core's cache."""

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
    reference_error : float or None
        Standard error of g over ‖g‖ where g is an estimate itself; None where it is exact.
    """

    sampled: float | None
    coin: float | None
    length: float
    error: float | None
    reference_error: float | None = None

    def share(self, error: float | None) -> float | None:
        """Return an error as a share of the exact gradient's length; None where that is zero."""
        return None if error is None or not self.length else error / self.length


def agreement(
    sampled: Parameters,
    parameters: Parameters,
    x: Array | Images,
    a: Array,
    y: Array,
    known: Array | SampledSums,
    *,
    expected: bool = False,
) -> Agreement:
    """Compare a sampled gradient, and a coin's, with the exact one.

    Parameters
    ----------
    sampled : Parameters
        As `ebm.gradient` gives it with the frequencies of samples.
    parameters : Parameters
        The weights at which it was taken.
    x : ndarray or Images, shape (B, N)
    a, y : ndarray, shapes (B, K), (B, M)
    known : ndarray, shape (B, 2^M), or SampledSums
        Exact log P(y|x), or the sums over it estimated.
    expected : bool
        The frequencies were P(y|x) itself, so that `sampled` is the exact gradient.
    """
    if isinstance(known, SampledSums):
        return _by_sums(sampled, parameters, x, a, y, known)
    log_p = known
    states = ebm.output_states(y.shape[1])
    even = np.full_like(log_p, 1 / len(states))
    coin, *rest = ebm.factors(parameters, a, y, states, [even] if expected else [even, np.exp(log_p)])
    own, square, of_coin, along, towards, apart = _products(sampled, coin, rest[0] if rest else None, x)
    length = math.sqrt(square)
    return Agreement(
        _between(along, own, square),
        _between(towards, of_coin, square),
        length,
        math.sqrt(apart) / length if length else None,
    )


def _products(
    sampled: Parameters, coin: ebm.Factors, exact: ebm.Factors | None, x: Array | Images
) -> list[float]:
    """Return ĝ², g², that of the coin's, ĝ·g, the coin's with g, and (ĝ − g)², over all weights.

    A few rows of W1 at a time, which stay in a core's cache: neither gradient is ever held as a whole. With
    `Images`, whose parts have to be gathered for every product, all rows at once take less.

    Parameters
    ----------
    exact : Factors or None
        None if the sampled gradient ĝ is the exact one, g.
    """

    def products(own: Array, other: Array, g: Array) -> list[float]:
        square, of_coin, towards = _dot(g, g), _dot(other, other), _dot(other, g)
        if exact is None:
            return [square, square, of_coin, square, towards, 0]
        apart = own - g
        return [_dot(own, own), square, of_coin, _dot(own, g), towards, _dot(apart, apart)]

    hidden, inputs = sampled.W1.shape
    rows = hidden if isinstance(x, Images) else max(1, _AT_ONCE // inputs)
    found = []
    for start in range(0, hidden, rows):
        part = slice(start, start + rows)
        own = sampled.W1[part]
        g = own if exact is None else exact.difference[:, part].T @ x
        found.append(products(own, coin.difference[:, part].T @ x, g))
    own, other = _joined(sampled.arrays()[1:]), _joined(coin[1:])
    found.append(products(own, other, own if exact is None else _joined(exact[1:])))
    return [sum(each) for each in zip(*found, strict=True)]


def _joined(arrays: Sequence[Array]) -> Array:
    return np.concatenate([array.ravel() for array in arrays])


def _by_sums(
    sampled: Parameters, parameters: Parameters, x: Array | Images, a: Array, y: Array, sums: SampledSums
) -> Agreement:
    """Compare with an exact gradient that is known by two independent estimates g₁ and g₂ only.

    Squares of one estimate would contain its own noise; products of two that are independent do not:
    ‖g‖² ≈ g₁·g₂ and ‖ĝ − g‖² ≈ (ĝ − g₁)·(ĝ − g₂).
    """

    def of(each: Iterator[tuple[Array, Array]]) -> Parameters:
        return ebm.gradient_of_each(parameters, x, a, y, each)

    first, second = (of(map(half.pool, range(len(a)))) for half in sums.halves())
    coins = [of(_coin(len(a), y.shape[1], seed)) for seed in (0, 1)]
    squared = _product(first, second)
    if not squared > 0:
        return Agreement(None, None, 0.0, None)
    length = math.sqrt(squared)
    error = math.sqrt(max(0.0, _product(_less(sampled, first), _less(sampled, second)))) / length
    doubt = math.sqrt(squared_length(_less(first, second))) / 2 / length
    own, coin = _product(sampled, sampled), _product(*coins)
    along = (_product(sampled, first) + _product(sampled, second)) / 2
    towards = sum(_product(one, other) for one in coins for other in (first, second)) / 4
    return Agreement(
        _cosine(along, own * squared), _cosine(towards, coin * squared), length, error, reference_error=doubt
    )


def _coin(examples: int, outputs: int, seed: int) -> Iterator[tuple[Array, Array]]:
    """Yield what a coin says of every example: outputs and their opposites, so that each is ½ on average."""
    tossed = np.random.default_rng(seed).integers(0, 2, (DRAWS // 4, outputs), np.uint8)
    states = np.concatenate([tossed, 1 - tossed])
    return itertools.repeat((states, np.full(len(states), 1 / len(states))), examples)


def _cosine(product: float, squares: float) -> float | None:
    return max(-1.0, min(1.0, product / math.sqrt(squares))) if squares > 0 else None


def _less(one: Parameters, other: Parameters) -> Parameters:
    return Parameters(*(u - v for u, v in zip(one.arrays(), other.arrays(), strict=True)))


def cosine(one: Parameters, other: Parameters) -> float | None:
    """Return the cosine between two gradients as vectors of all weights; None if one is zero."""
    return _between(_product(one, other), squared_length(one), squared_length(other))


def _between(product: float, first: float, second: float) -> float | None:
    if not (first > 0 and second > 0 and math.isfinite(product)):
        return None
    return product / math.sqrt(first) / math.sqrt(second)


def _dot(one: Array, other: Array) -> float:
    return float(np.vdot(one, other))


def _product(one: Parameters, other: Parameters) -> float:
    return sum(_dot(u, v) for u, v in zip(one.arrays(), other.arrays(), strict=True))


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
