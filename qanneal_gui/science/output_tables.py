"""Weights of all 2^M outputs at once, in double or single precision.

With u = σ(a), d = 1 − u and the outputs split in halves, y = (l, h), a hidden unit's factor of their weight,

    (1 + e^(a + w·y)) / (1 + e^a) = d + u e^(w·l) e^(w·h),

is a product of the vectors (d, u e^(w·l)) and (1, e^(w·h)): a matrix of rank two over l and h. The factors of
three units together have rank eight, so a matrix product makes 2^M products of three from exponentials of
2^(M/2) each. All terms are positive: nothing cancels.
"""

import itertools
from functools import lru_cache

import numpy as np

from qanneal_gui.science.arrays import Array, sigmoid

_UNITS = 3
"""Of one matrix product: its rank is two to this power."""
_OF_PRODUCT = {4: 20.0, 8: 160.0}
"""By the bytes of the precision: largest sum of shifts beside which nothing counts that underflows."""
_OF_LOGARITHM = {4: 80.0, 8: 700.0}
"""e^±this are numbers, so that logarithms may wait until shifts have come to so much."""
_AT_ONCE = 131_072
"""About as many values as a core's cache holds."""


@lru_cache(maxsize=32)
def _states(outputs: int, kind: str) -> Array:
    """Return all states of some outputs, shape (outputs, 2^outputs)."""
    return ((np.arange(2**outputs) >> np.arange(outputs)[:, None]) & 1).astype(kind)


def expected_hidden(a: Array, W2: Array, weights: Array) -> Array:
    """Σ_y weight(y) (1, y) σ(a + W2ᵀy) of every problem, over all outputs.

    Parameters
    ----------
    a : ndarray, shape (B, K)
    W2 : ndarray, shape (M, K)
        No shift of a hidden unit is larger than 60.
    weights : ndarray, shape (E, B, 2^M)
        Some weights of all outputs.

    Returns
    -------
    ndarray, shape (E, B, 1+M, K)
    """
    outputs, hidden = W2.shape
    few = outputs // 2
    low, high = (_states(count, a.dtype.str) for count in (few, outputs - few))
    # σ is 1/(1 + e^−a e^−shift).
    of_low, of_high = np.exp(-low.T @ W2[:few]), np.exp(-high.T @ W2[few:])
    ones_and_low = np.concatenate([np.ones_like(low[:1]), low])
    each = weights.reshape(*weights.shape[:2], high.shape[1], low.shape[1])
    found = np.zeros((*weights.shape[:2], 1 + outputs, hidden), a.dtype)
    rows = max(1, _AT_ONCE // 2 // of_low.size)
    scratch = np.empty((rows, *of_low.shape), a.dtype)
    with np.errstate(over="ignore"):  # 1/(1 + ∞) is the 0 that is meant
        of_image = np.exp(-a)
        for b, start in itertools.product(range(len(a)), range(0, high.shape[1], rows)):
            some = slice(start, start + rows)
            p = np.multiply(of_high[some, None], of_image[b] * of_low, out=scratch[: high.shape[1] - start])
            p += 1
            np.reciprocal(p, out=p)
            weighed = each[:, b, some].swapaxes(0, 1)[:, :, None] * ones_and_low
            by_high = (weighed.reshape(len(p), -1, low.shape[1]) @ p).reshape(*weighed.shape[:3], hidden)
            found[:, b, : 1 + few] += by_high.sum(axis=0)
            found[:, b, 1 + few :] += high[:, some] @ by_high[:, :, 0].swapaxes(0, 1)
    return found


def possible(W2: Array) -> bool:
    """Whether no shift of a hidden unit, whatever the outputs, is too large for `log_factors`."""
    return bool(largest_shift(W2) * _UNITS <= _OF_PRODUCT[W2.itemsize])


def largest_shift(W2: Array) -> float:
    """Return the largest shift |Σ_m W2_mj y_m| of any hidden unit."""
    up, down = np.maximum(W2, 0).sum(axis=-2), np.maximum(-W2, 0).sum(axis=-2)
    return float(max(up.max(initial=0), down.max(initial=0)))


def log_factors(a: Array, W2: Array) -> Array:
    """Σ_j [softplus(a_j + (W2ᵀy)_j) − softplus(a_j)] of every problem and output.

    Parameters
    ----------
    a : ndarray, shape (B, K)
    W2 : ndarray, shape (M, K) or (B, M, K)
        The same for all problems, or each has its own; `possible`.

    Returns
    -------
    ndarray, shape (B, 2^M)
        In the order of `ebm.output_states`.
    """
    batch, hidden = a.shape
    outputs = W2.shape[-2]
    few, groups = outputs // 2, -(-hidden // _UNITS)
    missing = groups * _UNITS - hidden
    if missing:  # a unit without weights has the factor 1
        a = np.pad(a, ((0, 0), (0, missing)))
        W2 = np.pad(W2, (*((0, 0),) * (W2.ndim - 1), (0, missing)))
    kind = a.dtype.str
    of_low, of_high = (
        np.exp(part.swapaxes(-1, -2) @ _states(part.shape[-2], kind))
        for part in (W2[..., :few, :], W2[..., few:, :])
    )
    down, up = sigmoid(-a)[:, :, None], sigmoid(a)[:, :, None] * of_low
    low = _expanded(np.broadcast_to(down, up.shape), up, groups)
    high = _expanded(np.ones_like(of_high), of_high, groups).swapaxes(-1, -2)
    largest = max(largest_shift(W2) * _UNITS, 1e-9)
    together = max(1, min(groups, int(_OF_LOGARITHM[a.itemsize] / largest)))
    rows = max(1, _AT_ONCE // (min(together, 16) << outputs))
    result = np.zeros((batch, 1 << outputs), a.dtype)
    for row in range(0, batch, rows):
        some = slice(row, row + rows)
        for group in range(0, groups, together):
            part = slice(group, group + together)
            products = high[..., part, :, :] if W2.ndim == 2 else high[some, part]
            z = np.multiply.reduce(products @ low[some, part], axis=1)
            result[some] += np.log(z).reshape(len(z), -1)
    return result


def _expanded(off: Array, on: Array, groups: int) -> Array:
    """Return the products of either vector of each unit of a group, shape (…, groups, 2^units, S).

    Parameters
    ----------
    off, on : ndarray, shape (…, K, S)
    """
    shape = (*on.shape[:-2], groups, _UNITS, on.shape[-1])
    both = np.stack([off.reshape(shape), on.reshape(shape)], axis=-2)  # (…, groups, units, 2, S)
    found = both[..., 0, :, :]
    for unit in range(1, _UNITS):
        found = found[..., :, None, :] * both[..., unit, None, :, :]
        found = found.reshape(*found.shape[:-3], -1, on.shape[-1])
    return found
