"""The numbers behind figures and tables, for a spreadsheet."""

import math
from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from qanneal_gui.figures.model import Figure, Floats, Panel, Series, Table
from qanneal_gui.support.text import csv_text

COLUMNS = ("panel", "series", "x", "y", "low", "high", "published")


def figure_csv(figure: Figure, *, published: bool = True) -> str:
    """Return one row per point of every series; empty cells where there is no value.

    Numbers have all digits that reading them back needs; a panel without a title goes by its y axis.
    """
    rows: list[Iterable[object]] = [COLUMNS]
    for panel in figure.panels:
        for series in panel.series:
            if published or not series.published:
                name = f"{series.name}, {series.band}" if series.faint else series.name
                head = (panel.title or panel.y_label, name)
                rows += [(*head, *point, "yes" if series.published else "no") for point in _points(series)]
    return csv_text(rows)


def drawn(figure: Figure) -> Figure:
    """Return a figure without the points that lie outside of its axes along x."""
    return replace(
        figure,
        panels=tuple(
            replace(panel, series=tuple(_cut(series, panel) for series in panel.series))
            for panel in figure.panels
        ),
    )


def table_csv(table: Table) -> str:
    """Return the column titles and the rows of a table."""
    return csv_text([table.columns, *table.rows])


def _cut(series: Series, panel: Panel) -> Series:
    if panel.x_range is None:
        return series
    low, high = sorted(panel.x_range)
    kept = (series.x >= low) & (series.x <= high)
    lower, upper = (None if edge is None else edge[kept] for edge in (series.low, series.high))
    return replace(series, x=series.x[kept], y=series.y[kept], low=lower, high=upper)


def _points(series: Series) -> list[tuple[str, ...]]:
    count = min(len(series.x), len(series.y))
    empty = np.full(count, np.nan)
    low, high = (empty if edge is None else edge for edge in (series.low, series.high))
    columns: list[Floats] = [series.x, series.y, low, high]
    return [tuple(map(_number, row)) for row in zip(*(c.tolist() for c in columns), strict=False)]


def _number(value: float) -> str:
    return repr(value) if math.isfinite(value) else ""
