"""Elementwise functions that stay exact where the textbook forms overflow or cancel."""

from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

_TAIL = 80.0
"""e^this is still a float32, and one more makes no difference to it, nor to a float64."""
_FACTORS = 512
"""Of a product, each at most 2: double precision holds 2^1023."""


def sigmoid(z: Array, out: Array | None = None) -> Array:
    """Logistic function σ(z) = 1/(1+e^(−z)), with full relative precision in both tails.

    Parameters
    ----------
    z : ndarray
    out : ndarray, optional
        Where the result goes; it may be `z` itself.
    """
    e = np.asarray(np.negative(z, out=out))
    tail = None if e.max(initial=0) <= _TAIL else e > _TAIL  # also if one is no number
    if tail is not None:
        tiny = np.exp(-e[tail])  # where e^(−z) may be no number, σ(z) is e^z to the last bit
        e[tail] = 0
    np.exp(e, out=e)
    e += 1
    np.reciprocal(e, out=e)
    if tail is not None:
        e[tail] = tiny
    return e


def softplus(z: Array) -> Array:
    """log(1 + e^z) without overflow."""
    return np.asarray(np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z))))


def log_2cosh(z: Array) -> Array:
    """Log(2 cosh z), which does not overflow."""
    size = np.asarray(np.abs(z))
    found = -2 * size
    np.exp(found, out=found)
    np.log1p(found, out=found)
    found += size
    return found


def sum_log_2cosh(z: Array) -> Array:
    """Σ log(2 cosh z) along the first axis, of double precision.

    A sum of logarithms is the logarithm of a product; each factor is between 1 and 2.
    """
    size = np.abs(z)
    total = size.sum(axis=0)
    size *= -2
    np.exp(size, out=size)
    size += 1
    for start in range(0, len(z), _FACTORS):
        total += np.log(np.multiply.reduce(size[start : start + _FACTORS], axis=0))
    return np.asarray(total)


def logsumexp(z: Array, axis: int = -1) -> Array:
    """Log Σ e^z along an axis, without overflow; the axis is dropped."""
    top = z.max(axis=axis, keepdims=True)
    return np.asarray((top + np.log(np.exp(z - top).sum(axis=axis, keepdims=True))).squeeze(axis))
