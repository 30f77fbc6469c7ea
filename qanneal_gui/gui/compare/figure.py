"""A comparison as a figure: the same lines, names and colours, for paper."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from qanneal_gui.figures import Figure, Panel, Series
from qanneal_gui.figures.colours import line_look
from qanneal_gui.gui.compare.lines import FEW, Line
from qanneal_gui.runs.metrics import Metric, Quantity
from qanneal_gui.runs.overlay import Curve
from qanneal_gui.science.arrays import Array

Ranges = tuple[tuple[float, float], tuple[float, float]]
FEWER = "mean over fewer runs"


def figure_of(
    lines: Sequence[Line],
    along: Quantity,
    metric: Metric,
    *,
    logarithmic: tuple[bool, bool],
    seen: Ranges,
    smoothing: str,
    group: str = "",
) -> Figure:
    """Return the lines that are shown, with the axes that the plot has.

    Parameters
    ----------
    seen : tuple
        The ranges of both axes, as drawn: of logarithms on logarithmic axes.
    smoothing : str
        Its name; "off" for none.
    group : str
        The setting by whose values the runs are put together, as the form calls it; empty for none.
    """
    series: list[Series] = []
    for place, line in enumerate(lines):
        if line.shown and len(line.curve.x):
            series += _series(line.curve, place, logarithmic, smoothing, raw=len(lines) <= FEW)
    ranges = [
        (10**low, 10**high) if log else (low, high)
        for (low, high), log in zip(seen, logarithmic, strict=True)
    ]
    panel = Panel(
        metric.title,
        along.label,
        metric.label,
        tuple(series),
        x_log=logarithmic[0],
        y_log=logarithmic[1],
        x_range=ranges[0],
        y_range=ranges[1],
    )
    caption = f"Each line is a mean of runs by {group.lower()}; their number in brackets." if group else ""
    return Figure(f"{metric.title} by {along.name}", (panel,), caption, columns=1)


def whole(figure: Figure) -> Figure:
    """Return a comparison with axes that show all of it."""
    return replace(
        figure, panels=tuple(replace(panel, x_range=None, y_range=None) for panel in figure.panels)
    )


def _series(
    curve: Curve, place: int, logarithmic: tuple[bool, bool], smoothing: str, *, raw: bool
) -> list[Series]:
    role, dash = line_look(place)
    x, y = _values(curve.x, logarithmic[0]), _values(curve.y, logarithmic[1])
    low = high = None
    if curve.spread is not None:
        where = np.isin(curve.x, curve.spread[0])
        low, high = np.full(len(x), np.nan), np.full(len(x), np.nan)
        for edge, values in zip((low, high), curve.spread[1:], strict=True):
            edge[where] = _values(values, logarithmic[1])
    band = "± unbiased standard deviation" if low is not None else ""
    found = [Series(curve.label, x, y, role, low, high, band, dash, heavy=True)]
    if curve.counts is not None:
        # The faint part begins where the other one ends.
        fewer = curve.counts < curve.counts.max()
        beside = fewer.copy()
        beside[1:] |= fewer[:-1]
        beside[:-1] |= fewer[1:]
        found = [
            replace(found[0], y=np.where(fewer, np.nan, y)),
            replace(found[0], y=np.where(beside, y, np.nan), low=None, high=None, band=FEWER, faint=True),
        ]
    if raw and curve.raw is not None:
        words = f"as measured (lines: {smoothing} smoothing)"
        xs, ys = (_values(part, log) for part, log in zip(curve.raw, logarithmic, strict=True))
        found.insert(0, Series(curve.label, xs, ys, role, band=words, faint=True))
    return found


def _values(shown: Array, log: bool) -> Array:
    return np.asarray(10**shown if log else shown, np.float64)
