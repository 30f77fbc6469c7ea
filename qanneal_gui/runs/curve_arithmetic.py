"""Arithmetic of curves: smoothing, common grids, means with deviations, and fewer points.

Plain functions of arrays; they know neither the library nor the window.
"""

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from qanneal_gui.science.arrays import Array

_BLOCK = 64
_SOME = 128
"""Means that are taken together: what is needed for them stays in memory that is at hand."""
_WIDE = 8
_NEGLIGIBLE = math.log(2.0**-60)


class Band(NamedTuple):
    """Mean and spread of several curves over a common grid.

    Attributes
    ----------
    x : ndarray, shape (G,)
    mean, std : ndarray, shape (G,)
        Over the curves that reach each place; the standard deviation is the unbiased one (n − 1), and
        NaN where only one curve is.
    reached : ndarray of int, shape (G,)
        Number of curves there.
    """

    x: Array
    mean: Array
    std: Array
    reached: Array


class Smoother:
    """The exponential mean of all values so far, with its bias at the start removed.

    Parameters
    ----------
    past : float
        Weight of the past, in [0, 1); 0 returns the values as they are.
    """

    def __init__(self, past: float) -> None:
        self._past = past
        self._count = 0
        self._carry = 0.0

    def extend(self, y: Array, at: Array | None = None) -> Array:
        """Return the means at the next values, or at some of them, which takes a fraction of the time.

        Parameters
        ----------
        y : ndarray, shape (n,)
            Finite values, float64.
        at : ndarray of int, shape (k,), optional
            Which of them, in increasing order; all by default.

        Returns
        -------
        ndarray, shape (n,) or (k,)
        """
        n, past = len(y), self._past
        if past == 0 or n == 0:
            return np.asarray(y if at is None else y[at], float)
        # Within a block the recursion is a product with a triangular matrix; only the last value of a
        # block goes on to the next. That is a hundred times faster than a loop over a million values.
        size = min(_BLOCK, n)
        powers, kernel = _kernel(past, size)
        padded = y if n % size == 0 else np.concatenate([y, np.zeros(-n % size)])
        blocks = padded.reshape(-1, size)
        carried = _carried(self._carry, blocks @ kernel[-1], float(powers[size]))
        if at is None:
            means = (blocks @ kernel.T + carried[:, None] * powers[1:]).ravel()[:n]
            self._carry = float(means[-1])
        else:
            block, place = np.divmod(np.append(at, n - 1), size)
            means = carried[block] * powers[1 + place]
            for some in (slice(i, i + _SOME) for i in range(0, len(means), _SOME)):
                means[some] += np.einsum("ij,ij->i", blocks[block[some]], kernel[place[some]])
            self._carry, means = float(means[-1]), means[:-1]
        # Further on what is missing of the sum of the weights is below the last bit.
        biased = min(n, max(0, math.ceil(_NEGLIGIBLE / math.log(past)) - self._count))
        first = np.arange(biased) if at is None else at[: int(np.searchsorted(at, biased))]
        means[: len(first)] /= -np.expm1((self._count + 1 + first) * np.log(past))
        self._count += n
        return np.asarray(means)


def _carried(carry: float, lasts: Array, weight: float) -> Array:
    """Return what each block takes over from the one before, by what each adds to that."""
    carried = []
    for last in lasts.tolist():
        carried.append(carry)
        carry = weight * carry + last
    return np.array(carried)


def smooth(y: Array, past: float) -> Array:
    """Return the means of a `Smoother` at all values, shape (n,)."""
    return Smoother(past).extend(y)


@lru_cache(maxsize=32)
def _kernel(past: float, size: int) -> tuple[Array, Array]:
    """Return the powers of the weight of the past, and the weights of the values of one block."""
    powers = past ** np.arange(size + 1)
    lags = np.subtract.outer(np.arange(size), np.arange(size))
    return powers, np.where(lags >= 0, (1 - past) * powers[np.maximum(lags, 0)], 0.0)


def band(curves: Sequence[tuple[Array, Array]], points: int = 2000) -> Band:
    """Return mean and standard deviation of curves over a common grid.

    Where all are measured at the same places, these are the grid; otherwise it is an even one, on which
    the curves are interpolated linearly, each between its own ends only.

    Parameters
    ----------
    curves : sequence of (ndarray, ndarray)
        Places, in increasing order, and values of each.
    points : int
        Number of points of an even grid at most.
    """
    curves = [curve for curve in curves if len(curve[0])]
    if not curves:
        empty = np.empty(0)
        return Band(empty, empty, empty, np.empty(0, int))
    first = curves[0][0]
    if all(len(x) == len(first) and np.array_equal(x, first) for x, _ in curves[1:]):
        grid, stacked = first, np.stack([y for _, y in curves])
    else:
        low, high = min(x[0] for x, _ in curves), max(x[-1] for x, _ in curves)
        grid = np.linspace(low, high, min(points, max(len(x) for x, _ in curves)))
        stacked = np.stack([np.interp(grid, x, y, np.nan, np.nan) for x, y in curves])
    present = np.isfinite(stacked)
    count = present.sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.where(present, stacked, 0).sum(axis=0) / count
        squares = np.where(present, stacked - mean, 0) ** 2
        std = np.where(count > 1, np.sqrt(squares.sum(axis=0) / (count - 1)), np.nan)
    kept = count > 0
    return Band(grid[kept], mean[kept], std[kept], count[kept])


def decimate(x: Array, y: Array, low: float, high: float, columns: int) -> tuple[Array, Array]:
    """Keep the lowest and the highest value of each pixel column of what is visible.

    Parameters
    ----------
    x, y : ndarray, shape (n,)
        Places, in increasing order (equal ones allowed), and finite values.
    low, high : float
        The visible range; the nearest point on either side of it is kept too.
    columns : int
        Width of the picture in pixels. At most ``2 * columns + 4`` points are returned.

    Returns
    -------
    (ndarray, ndarray)
        Views of `x` and `y` where these are few enough.
    """
    begin = max(int(np.searchsorted(x, low)) - 1, 0)
    end = min(int(np.searchsorted(x, high, "right")) + 1, len(x))
    x, y = x[begin:end], y[begin:end]
    if len(x) <= 2 * columns + 4:
        return x, y
    inner = x[1:-1]
    edges = np.searchsorted(inner, low + (high - low) / columns * np.arange(columns))
    edges[0] = 0
    fresh = edges < len(inner)
    fresh[1:] &= edges[1:] > edges[:-1]
    starts = edges[fresh]
    kept_x, kept_y = np.empty(2 * len(starts) + 2), np.empty(2 * len(starts) + 2)
    kept_x[1:-1:2] = kept_x[2::2] = inner[starts]
    # Every other column goes downwards, so that the line from column to column is short.
    lowest, highest = kept_y[1:-1:2], kept_y[2::2]
    np.minimum.reduceat(y[1:-1], starts, out=lowest)
    np.maximum.reduceat(y[1:-1], starts, out=highest)
    lowest[1::2], highest[1::2] = highest[1::2].copy(), lowest[1::2].copy()
    kept_x[0], kept_x[-1], kept_y[0], kept_y[-1] = x[0], x[-1], y[0], y[-1]
    return kept_x, kept_y


def extremes(rows: Array, width: float) -> Array:
    """Keep, of each so many steps, the measurements with the lowest and the highest value.

    Parameters
    ----------
    rows : ndarray, shape (m, n)
        Steps, in increasing order, finite values, and whatever else goes with them.
    width : float

    Returns
    -------
    ndarray, shape (m, k)
        Of their columns some, with the first and the last.
    """
    return np.asarray(rows[:, extreme_places(rows[0], rows[1], width)])


def extreme_places(steps: Array, values: Array, width: float) -> Array:
    """Return where `extremes` are, in increasing order, shape (k,)."""
    if not len(steps):
        return np.empty(0, int)
    if width >= _WIDE and width % 1 == 0 and steps[0] % 1 == 0 and steps[-1] - steps[0] == len(steps) - 1:
        return _extremes_of_all(int(steps[0]), values, int(width))
    edges = width * np.arange(np.floor(steps[0] / width), np.floor(steps[-1] / width) + 1)
    starts = np.searchsorted(steps, edges)
    starts = starts[_begins(starts)]
    part = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(steps))))
    kept = np.zeros(len(steps), bool)
    kept[[0, -1]] = True
    for extreme in (np.minimum, np.maximum):
        there = np.flatnonzero(values == extreme.reduceat(values, starts)[part])
        kept[there[_begins(part[there])]] = True  # the first of equals
    return np.asarray(np.flatnonzero(kept))


def _extremes_of_all(first: int, values: Array, width: int) -> Array:
    """Return the same where something was measured at every step: ten times as fast."""
    count = len(values)
    begin = min(-first % width, count)  # of the first whole width
    whole = (count - begin) // width
    end = begin + whole * width
    rows = values[begin:end].reshape(whole, width)
    offsets = begin + width * np.arange(whole)
    found = [np.array([0, count - 1]), offsets + rows.argmin(axis=1), offsets + rows.argmax(axis=1)]
    for low, high in ((0, begin), (end, count)):
        if low < high:
            part = values[low:high]
            found.append(np.array([low + part.argmin(), low + part.argmax()]))
    places = np.sort(np.concatenate(found))
    return places[_begins(places)]


def _begins(values: Array) -> Array:
    """Return where another value begins than the one before."""
    return np.concatenate([[True], values[1:] != values[:-1]])
