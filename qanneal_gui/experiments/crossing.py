"""The size at which one runtime overtakes another (Fig. 5), with its uncertainty."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from qanneal_gui.science.arrays import Array

RESAMPLES = 400
TAIL = 10.0
"""The line is fitted to sizes up to this many times smaller than the largest: smaller ones live in the
processor's caches and say little about larger ones."""

_LIMITS = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class LineFit:
    """Seconds = offset + slope · size."""

    offset: float
    slope: float


@dataclass(frozen=True, slots=True)
class Crossing:
    """The size at which the level is passed.

    Attributes
    ----------
    visible : float or None
        None if it is not passed in any sensible range.
    low, high : float or None
        95 % interval; None where it has no bound in that range.
    """

    visible: float | None
    low: float | None
    high: float | None

    def as_json(self) -> dict[str, Any]:
        """Return plain values."""
        return asdict(self)


def fit_line(sizes: Array, seconds: Array) -> LineFit:
    """Fit a straight line by least squares of the relative error, so that small sizes count as well."""
    design = np.column_stack([1 / seconds, sizes / seconds])
    (offset, slope), *_ = np.linalg.lstsq(design, np.ones(len(sizes)), rcond=None)
    return LineFit(float(offset), float(slope))


def tail(sizes: Array) -> Array:
    """Mask of the sizes to which the line is fitted."""
    return np.asarray(sizes * TAIL >= sizes.max())


def crossing(
    sizes: Array,
    times: Sequence[Sequence[float]],
    other_sizes: Array,
    other_seconds: Array,
    farthest: float,
) -> Crossing:
    """Find from which size on the fitted line lies above the other time, and how sure that is.

    Sizes and, within each, its repeats are resampled with replacement: the interval holds the noise of
    the clock as well as the misfit of a straight line.

    Parameters
    ----------
    sizes : ndarray, shape (n,)
        Ascending.
    times : sequence of sequences of float
        Seconds of the repeats at every size.
    other_sizes, other_seconds : ndarray, shape (m,)
        The time to be passed, interpolated in the logarithm of the size, constant outside.
    farthest : float
        Largest size that is reported.
    """
    large = tail(sizes)
    x, values = np.asarray(sizes, np.float64)[large], np.asarray(times, np.float64)[large]
    grid = np.geomspace(1.0, 10 * farthest, 4000)
    other = np.interp(np.log(grid), np.log(other_sizes), other_seconds)
    rng = np.random.default_rng(0)
    found = []
    for _ in range(RESAMPLES):
        chosen = rng.integers(len(x), size=len(x))
        if len(np.unique(chosen)) < 2:
            continue
        repeats = rng.integers(values.shape[1], size=values[chosen].shape)
        medians = np.median(np.take_along_axis(values[chosen], repeats, axis=1), axis=1)
        found.append(_passed(fit_line(x[chosen], medians), grid, other))
    low, high = np.percentile(found, _LIMITS) if found else (0.0, np.inf)
    return Crossing(
        _within(_passed(fit_line(x, np.median(values, axis=1)), grid, other), farthest),
        _within(float(low), farthest),
        _within(float(high), farthest),
    )


def _passed(line: LineFit, grid: Array, other: Array) -> float:
    """Size from which on the line lies above; the end of the grid if it never does."""
    below = np.flatnonzero(line.offset + line.slope * grid < other)
    if not len(below):
        return float(grid[0])
    last = int(below[-1])
    if last + 1 == len(grid):
        return float(grid[-1])
    # The other time is flat between two points of the grid, the line is not.
    return float(np.clip((other[last] - line.offset) / line.slope, grid[last], grid[last + 1]))


def _within(size: float, farthest: float) -> float | None:
    return size if size <= farthest else None
