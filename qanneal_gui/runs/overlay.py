"""Curves to be laid over each other: of runs one by one, or of groups of runs with the same setting."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from qanneal_gui.runs.curve_arithmetic import band, smooth
from qanneal_gui.runs.differences import groups
from qanneal_gui.runs.history import Measurements
from qanneal_gui.runs.records import told_apart
from qanneal_gui.science.arrays import Array


@dataclass(frozen=True, slots=True)
class Options:
    """How to show what was measured.

    Attributes
    ----------
    axis : str
        One of `metrics.AXES`.
    past : float
        Weight of the past in the exponential mean, in [0, 1); 0 for no smoothing.
    group : str
        Key of a setting (``section.key``) by which runs are put together; empty for none.
    log_x, log_y : bool
        Whether places and values are decimal logarithms; what is not above 0 is left out.
    least, most : float
        The lowest and the highest value there is, at which bands end.
    """

    axis: str = "step"
    past: float = 0.0
    group: str = ""
    log_x: bool = False
    log_y: bool = False
    least: float = -math.inf
    most: float = math.inf


@dataclass(frozen=True, slots=True)
class Curve:
    """One line, and what belongs to it.

    Attributes
    ----------
    label : str
    runs : tuple of str
        The runs of which it is made.
    x, y : ndarray, shape (n,)
        The line: smoothed, if that was asked for.
    raw : (ndarray, ndarray) or None
        Places and values before smoothing; None if `x` and `y` are these.
    spread : (ndarray, ndarray, ndarray) or None
        Places, and mean minus and plus the unbiased standard deviation, of a group of several runs.
    left_out : int
        Points that a logarithm does not have.
    counts : ndarray of int, shape (n,), or None
        Over how many runs the line is a mean, if it is not the same number everywhere.
    """

    label: str
    runs: tuple[str, ...]
    x: Array
    y: Array
    raw: tuple[Array, Array] | None = None
    spread: tuple[Array, Array, Array] | None = None
    left_out: int = 0
    counts: Array | None = None


def curves(runs: Sequence[Measurements], options: Options) -> list[Curve]:
    """Return the curves to draw; smoothing sees every value, before any is left out for the screen."""
    if options.group:
        found = groups([one.run.config for one in runs], options.group)
        return [
            _of_group(f"{value} ({len(members)})", [runs[i] for i in members], options)
            for value, members in found.items()
        ]
    names = told_apart([one.run for one in runs])
    return [_of_run(one, name, options) for one, name in zip(runs, names, strict=True)]


def _of_run(measured: Measurements, name: str, options: Options) -> Curve:
    x = measured.along(options.axis)
    y = smooth(measured.values, options.past)
    kept = _showable(x, y, options)
    raw = None
    if options.past:
        shown = _showable(x, measured.values, options)
        raw = _scaled(x[shown], measured.values[shown], options)
    return Curve(
        name,
        (measured.run.id,),
        *_scaled(x[kept], y[kept], options),
        raw=raw,
        left_out=len(x) - int(kept.sum()),
    )


def _of_group(label: str, members: Sequence[Measurements], options: Options) -> Curve:
    places = [one.along(options.axis) for one in members]
    means = band([(x, smooth(one.values, options.past)) for x, one in zip(places, members, strict=True)])
    kept = _showable(means.x, means.mean, options)
    raw = spread = None
    if options.past:
        plain = band([(x, one.values) for x, one in zip(places, members, strict=True)])
        shown = _showable(plain.x, plain.mean, options)
        raw = _scaled(plain.x[shown], plain.mean[shown], options)
    several = kept & np.isfinite(means.std)
    if several.any():
        x, mean, std = means.x[several], means.mean[several], means.std[several]
        low, high = (np.clip(one, options.least, options.most) for one in (mean - std, mean + std))
        if options.log_y:
            # A band that reaches 0 ends at the bottom of the picture, as far as anybody looks.
            low = np.maximum(low, mean * 1e-3)
        spread = (*_scaled(x, low, options), _scaled(x, high, options)[1])
    counts = means.reached[kept]
    return Curve(
        label,
        tuple(one.run.id for one in members),
        *_scaled(means.x[kept], means.mean[kept], options),
        raw=raw,
        spread=spread,
        left_out=len(means.x) - int(kept.sum()),
        counts=counts if len(counts) and counts.min() < counts.max() else None,
    )


def _showable(x: Array, y: Array, options: Options) -> Array:
    kept = np.isfinite(y)
    if options.log_x:
        kept &= x > 0
    if options.log_y:
        kept &= y > 0
    return np.asarray(kept)


def _scaled(x: Array, y: Array, options: Options) -> tuple[Array, Array]:
    return (np.log10(x) if options.log_x else x), (np.log10(y) if options.log_y else y)
