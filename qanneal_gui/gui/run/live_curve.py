"""One curve of a run that is shown, as growing arrays that stay short. No Qt here."""

import math
from collections.abc import Iterable

import numpy as np

from qanneal_gui.runs.curve_arithmetic import Smoother, extreme_places, extremes
from qanneal_gui.science.arrays import Array

MOST = 16_384
"""Measurements to which a curve of more than twice as many is thinned: forty for each pixel of a plot."""

_NEWEST = 1024
"""Of these all are kept."""

_PIECE = 1 << 16
"""Measurements that are added at once, so that a long run needs little memory meanwhile."""

_RUN_IN = 4096
"""Measurements of which a smoothed value is the mean, beyond its last bit: 0.9 to this power is 1e-187."""


class LiveCurve:
    """One metric over the steps: as measured, and smoothed.

    The smoothed value is the exponential mean with its bias at the start removed, so that it begins at
    the first measurement. It is that of all measurements, also where, in a long run, only the lowest and
    the highest of some consecutive ones are kept.
    """

    def __init__(self, past: float) -> None:
        self._smoother = Smoother(past)
        self._rows = np.empty((3, 64))
        self._count = 0
        self._thinned = 0
        self._width = 0.0
        self._fresh: list[tuple[float, float]] = []

    def __len__(self) -> int:
        return self._count + len(self._fresh)

    @property
    def steps(self) -> Array:
        """Steps measured, shape (n,)."""
        return self._row(0)

    @property
    def raw(self) -> Array:
        """Values as measured, shape (n,)."""
        return self._row(1)

    @property
    def smooth(self) -> Array:
        """Smoothed values, shape (n,)."""
        return self._row(2)

    @property
    def thinned(self) -> bool:
        """Whether measurements were left out."""
        return self._width > 0

    def append(self, found: Iterable[tuple[float, float]]) -> None:
        """Add measurements, each a step and a value, of which there are few at a time."""
        self._fresh += found
        if len(self._fresh) >= _NEWEST:
            self._settle()

    def extend(self, steps: Array, values: Array) -> None:
        """Add measurements, of which there may be many."""
        self._settle()
        for begin in range(0, len(steps), _PIECE):
            end = begin + _PIECE
            self._add(np.stack([steps[begin:end], values[begin:end]]))

    def redrawn(self, past: float) -> "LiveCurve":
        """Return the same measurements with another smoothing: of those that are kept."""
        curve = LiveCurve(past)
        curve.extend(self.steps, self.raw)
        curve._width = self._width
        return curve

    def without_last(self, past: float) -> "LiveCurve":
        """Return the curve without its last measurement."""
        curve = LiveCurve(past)
        curve.extend(self.steps[:-1], self.raw[:-1])
        curve._width = self._width
        if self.thinned:  # what was smoothed before stays as it was
            curve._rows[2, : curve._count] = self.smooth[:-1]
        return curve

    def refine(self, part: Array) -> None:
        """Put in more of what was measured.

        Parameters
        ----------
        part : ndarray, shape (3, n)
            Steps, values and smoothed values of consecutive measurements, in place of those between them.
        """
        self._settle()
        if not self.thinned or not part.shape[1]:
            return
        if self._count > MOST:
            self._thin()
        own = self._rows[:, : self._count]
        begin = int(np.searchsorted(own[0], part[0, 0]))
        end = int(np.searchsorted(own[0], part[0, -1], "right"))
        self._take([own[:, :begin], part, own[:, end:]])

    def _row(self, place: int) -> Array:
        self._settle()
        return np.asarray(self._rows[place, : self._count])

    def _settle(self) -> None:
        """Smooth what is fresh, together, which is fast."""
        if self._fresh:
            fresh, self._fresh = np.array(self._fresh).T, []
            self._add(fresh)

    def _add(self, fresh: Array) -> None:
        if self.thinned and fresh.shape[1] > _NEWEST:
            self._add_thinned(fresh)
        else:
            self._append(np.concatenate([fresh, self._smoother.extend(fresh[1])[None]]))
        if self._count > 2 * MOST:
            self._thin()

    def _add_thinned(self, fresh: Array) -> None:
        """Thin before it is put to the rest, which is thin already, and before it is smoothed."""
        held = self._rows[:, self._thinned : self._count]
        rows = np.concatenate([held[:2], fresh], axis=1)
        old = rows.shape[1] - _NEWEST
        places = extreme_places(rows[0, :old], rows[1, :old], self._width)
        places = np.concatenate([places, np.arange(old, rows.shape[1])])
        before = int(np.searchsorted(places, held.shape[1]))
        smooth = self._smoother.extend(fresh[1], places[before:] - held.shape[1])
        smooth = np.concatenate([held[2, places[:before]], smooth])
        self._take([self._rows[:, : self._thinned], np.concatenate([rows[:, places], smooth[None]])])

    def _append(self, fresh: Array) -> None:
        begin, end = self._count, self._count + fresh.shape[1]
        if end > self._rows.shape[1]:
            grown = np.empty((3, max(end, 2 * self._rows.shape[1])))
            grown[:, :begin] = self._rows[:, :begin]
            self._rows = grown
        self._rows[:, begin:end] = fresh
        self._count = end

    def _take(self, parts: list[Array]) -> None:
        """Hold these rows, of which all but the newest are thin."""
        self._rows = np.concatenate(parts, axis=1)
        self._count = self._rows.shape[1]
        self._thinned = max(0, self._count - _NEWEST)

    def _thin(self) -> None:
        rows = self._rows[:, : self._count]
        old, new = rows[:, :-_NEWEST], rows[:, -_NEWEST:]
        span = old[0, -1] - old[0, 0] + 1
        # Two of each width are kept; it grows by doubling, so that what is thin already stays as it is.
        self._width = max(self._width, 2.0 ** math.ceil(math.log2(4 * span / MOST)))
        self._take([extremes(old, self._width), new])


def part_of(pieces: Iterable[tuple[Array, Array]], past: float, low: float, high: float) -> Array:
    """Return what a curve shows of a range of steps, as `LiveCurve.refine` takes it.

    Parameters
    ----------
    pieces : iterable of (ndarray, ndarray)
        Steps and values of all measurements, in pieces of any lengths.
    past : float
        Weight of the past in the exponential mean.
    low, high : float
        The first and the last step of the range.
    """
    smoother, before = Smoother(past), np.empty(0)
    part, width = np.empty((3, 0)), max(2 * (high - low + 1) / MOST, 1.0)
    thin = False
    for steps, values in pieces:
        begin, end = int(np.searchsorted(steps, low)), int(np.searchsorted(steps, high, "right"))
        if begin:
            # Of what is before, the smoothing knows the last.
            before = np.concatenate([before, values[:begin]])[-_RUN_IN:]
        if begin == end:
            continue
        if len(before):
            smoother.extend(before)
            before = np.empty(0)
        found = np.stack([steps[begin:end], values[begin:end], smoother.extend(values[begin:end])])
        part = np.concatenate([part, extremes(found, width) if thin else found], axis=1)
        if not thin and part.shape[1] > MOST:
            part, thin = extremes(part, width), True
    return part
