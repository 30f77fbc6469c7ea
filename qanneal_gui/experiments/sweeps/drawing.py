"""What a sweep has found, drawn: the mean of a metric over the first varied setting, and a table."""

from collections.abc import Sequence

import numpy as np

from qanneal_gui.experiments.sweeps.axis import Axis
from qanneal_gui.experiments.sweeps.results import Row, Spread, SweepResult
from qanneal_gui.figures import Figure, Panel, Series, Table
from qanneal_gui.figures.model import Role
from qanneal_gui.runs.metrics import METRICS, Quantity
from qanneal_gui.support.formatting import lowered

MOST_LINES = 12
"""Of one plot; the table has all."""

_COLUMNS = (
    "mlp_test",
    "mlp_test_loss",
    "ebm_test",
    "symmetrised_kl",
    "sampler_kl_corrected",
    "qpu_seconds",
    "seconds",
)
_ROLES: tuple[Role, ...] = ("ebm", "mlp", "output", "quantum-1", "hidden", "uniform")
_MARGIN = 0.4
"""Beside the first and the last of values that are names, in their distance."""

_DASHES = ("solid", "dashed", "dotted")


def figure(result: SweepResult, metric: str = "mlp_test") -> Figure:
    """Return a metric over the first setting: the mean, a band, and a line for each value of the others."""
    first, quantity = result.axes[0], METRICS[metric].quantity
    rows = [row for row in result.rows if metric in row.spreads]
    lines: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        lines.setdefault(row.values[1:], []).append(row)
    shown = list(lines.items())[:MOST_LINES]
    logarithmic = quantity.logarithmic and all(row.spreads[metric].mean > 0 for row in rows)
    series = [
        _line(result, found, metric, place, len(shown), positive=logarithmic)
        for place, (_, found) in enumerate(shown)
    ]
    fewer = [row for _, found in shown for row in found if row.has_fewer(metric)]
    if fewer:
        x, y = _places(first, fewer), [_shown(quantity, row.spreads[metric].mean) for row in fewer]
        series.append(
            Series("mean of fewer runs", np.array(x), np.array(y), "trouble", markers=True, line=False)
        )
    panel = Panel(
        METRICS[metric].title,
        first.label if first.numeric else first.title,
        quantity.called(METRICS[metric].title),
        tuple(series),
        x_log=_is_log(first),
        y_log=logarithmic and bool(rows),
        x_range=None if first.numeric else (-_MARGIN, len(first.values) - 1 + _MARGIN),
        x_names=()
        if first.numeric
        else tuple((float(i), first.in_words(v)) for i, v in enumerate(first.values)),
    )
    varied = " and ".join(lowered(axis.title) for axis in result.axes)
    return Figure(f"Sweep over {varied}", (panel,), _caption(rows, metric, len(lines)), columns=1)


def table(result: SweepResult, metric: str = "mlp_test", others: Sequence[str] = _COLUMNS) -> Table:
    """Return all combinations with what was measured, mean ± standard deviation; the best one is marked.

    Parameters
    ----------
    result : SweepResult
    metric : str
        By which the best one is chosen; its column comes first.
    others : sequence of str
        More metrics.
    """
    names = [
        name
        for name in dict.fromkeys((metric, *others))
        if any(name in row.spreads for row in result.rows) and not (name == "qpu_seconds" and _free(result))
    ]
    best, marks, cells = result.best(metric), set(), []
    for place, row in enumerate(result.rows):
        runs = f"{row.n} of {row.of}" if row.n < row.of else str(row.n)
        values = [_cell(METRICS[name].quantity, row.spreads.get(name), row.n) for name in names]
        said = (axis.in_words(value) for axis, value in zip(result.axes, row.values, strict=True))
        cells.append((*said, runs, *values))
        if row is best:
            marks |= {(place, column) for column in range(len(result.axes))}
    note = f"The best {lowered(METRICS[metric].title)} is marked." if best is not None else ""
    return Table(
        "Combinations",
        (*(axis.label for axis in result.axes), "runs", *(METRICS[name].label for name in names)),
        tuple(cells),
        (*(axis.numeric for axis in result.axes), *([True] * (1 + len(names)))),
        frozenset(marks),
        note,
    )


def _line(
    result: SweepResult, rows: Sequence[Row], metric: str, place: int, count: int, *, positive: bool
) -> Series:
    quantity = METRICS[metric].quantity
    spreads = [row.spreads[metric] for row in rows]
    mean = np.array([_shown(quantity, one.mean) for one in spreads])
    std = np.array([np.nan if one.std is None else quantity.factor * one.std for one in spreads])
    least = 0.1 * mean if positive else -np.inf if quantity.least is None else quantity.least
    most = np.inf if quantity.most is None else quantity.most
    banded = bool(np.isfinite(std).any())
    pairs = zip(result.axes[1:], rows[0].values[1:], strict=True)
    name = ", ".join(f"{lowered(axis.title)} = {axis.in_words(value)}" for axis, value in pairs)
    dash = _DASHES[min(place // len(_ROLES), len(_DASHES) - 1)]
    return Series(
        name or "mean",
        np.array(_places(result.axes[0], rows)),
        mean,
        _ROLES[place % len(_ROLES)] if count > 1 else "quantum-1",
        low=np.maximum(mean - std, least) if banded else None,
        high=np.minimum(mean + std, most) if banded else None,
        band="± unbiased standard deviation" if banded and not place else "",
        dash=dash,  # type: ignore[arg-type]
        heavy=True,
        markers=True,
        line=result.axes[0].numeric,
    )


def _places(axis: Axis, rows: Sequence[Row]) -> list[float]:
    """Return where rows lie along the first setting: its numbers, or one place after another."""
    if axis.numeric:
        return [float(row.values[0]) for row in rows]  # type: ignore[arg-type]
    return [float(axis.values.index(row.values[0])) for row in rows]


def _is_log(axis: Axis) -> bool:
    return axis.log and axis.numeric and all(float(value) > 0 for value in axis.values)  # type: ignore[arg-type]


def _shown(quantity: Quantity, value: float) -> float:
    return quantity.factor * value


def _cell(quantity: Quantity, spread: Spread | None, runs: int) -> str:
    """Write mean and deviation; how many runs have it, where that is not all that have ended."""
    if spread is None:
        return "–"
    text = quantity.text(spread.mean).removesuffix(" %")
    if spread.std is not None:
        text += f" ± {quantity.text(spread.std).removesuffix(' %')}"
    return text if spread.n == runs else f"{text} (n = {spread.n})"


def _free(result: SweepResult) -> bool:
    return all(row.spreads["qpu_seconds"].mean == 0 for row in result.rows if "qpu_seconds" in row.spreads)


def _caption(rows: Sequence[Row], metric: str, lines: int) -> str:
    counts = [row.spreads[metric].n for row in rows]
    runs, wanted = max(counts, default=1), max((row.of for row in rows), default=1)
    each = f"Mean of {runs} runs" if runs > 1 else "One run"
    each += " at most at each point" if min(counts, default=1) < runs else " at each point"
    each += f", of {wanted} that were wanted." if runs < wanted else "."
    more = f" Of {lines} lines {MOST_LINES} are drawn; the table has all." if lines > MOST_LINES else ""
    return f"{each} All values are those of the last evaluated step.{more}"
