"""The live curves of a run as a figure: the same lines, names and colours, for paper."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from qanneal_gui.figures import Mark, Panel, Series
from qanneal_gui.figures.colours import line_look
from qanneal_gui.figures.model import Dash, Role
from qanneal_gui.gui.run.drawn_line import DrawnLine
from qanneal_gui.gui.run.live_plot import LivePlot
from qanneal_gui.runs.metrics import METRICS, STEP, split_name

_ROLES: dict[str, Role] = {
    "ebm": "ebm",
    "mlp": "mlp",
    "shadow": "shadow",
    "divergence": "divergence",
    "gap": "gap",
    "output": "output",
}


def panel_of(plot: LivePlot, names: Mapping[str, str]) -> Panel | None:
    """Return what a live plot shows, with the axes that it has; None if that is nothing.

    Parameters
    ----------
    names : mapping
        What metrics are called that are not in the catalogue, as those of classes.
    """
    series = tuple(one for line in plot.drawn for one in _series(plot, line, names))
    if not series:
        return None
    (low, high), (bottom, top) = plot.view.viewRange()
    log_x, log_y = plot.scale.log_x, plot.scale.log_y
    title = "Test accuracy of the MLP by class" if plot.drawn is not plot.lines else plot.title
    return Panel(
        title,
        STEP.label,
        METRICS[plot.lines[0].of.metric].quantity.label,
        series,
        tuple(Mark("x", step + 0.5, "resumed") for step in dict.fromkeys(plot.history.joints)),
        x_log=log_x,
        y_log=log_y,
        x_range=(10**low, 10**high) if log_x else (low, high),
        y_range=(10**bottom, 10**top) if log_y else (bottom, top),
    )


def whole(panel: Panel) -> Panel:
    """Return a panel with axes that show all of its curves."""
    return replace(panel, x_range=None, y_range=None)


def smoothing_words(name: str) -> str:
    """Say that lines are smoothed, and how; they stand before what was measured."""
    return f"as measured (lines: {name} smoothing)"


def _series(plot: LivePlot, line: DrawnLine, names: Mapping[str, str]) -> list[Series]:
    curve = plot.history.curve(line.of.metric)
    if not line.visible or not len(curve):
        return []
    metric = METRICS.get(line.of.metric)
    name = split_name(metric) if metric else names.get(line.of.metric, line.of.group)
    role: Role = _ROLES.get(line.of.role, "neutral")
    dash: Dash = "dashed" if line.dashed else "solid"
    if line.of.place is not None:
        role, dash = line_look(line.of.place)
    how = plot.history.smoothing
    smoothed = how != "off" and line.smooths(curve, plot.smoothed)
    factor = plot.quantity.factor
    steps, raw = np.array(curve.steps, np.float64), factor * np.array(curve.raw, np.float64)
    drawn = factor * np.array(curve.smooth, np.float64) if smoothed else raw
    found = [Series(name, steps, drawn, role, dash=dash, heavy=line.of.heavy)]
    if smoothed and line.of.heavy and line.of.place is None:
        found.insert(0, Series(name, steps, raw, role, band=smoothing_words(how), faint=True))
    return found
