"""What the samples have added to a coin, as a figure: differences of accuracy and loss for every pair."""

from collections.abc import Callable, Sequence

import numpy as np

from qanneal_gui.experiments.comparison.null import INTERVALS, AgainstUniform
from qanneal_gui.experiments.comparison.summary import ComparisonRow
from qanneal_gui.experiments.comparison.trials import METHOD_NAMES, METHODS
from qanneal_gui.figures import Figure, Mark, Panel, Series
from qanneal_gui.runs.metrics import ACCURACY, LOSS, labelled
from qanneal_gui.science.intervals import Interval

_APART = 0.16
"""Between the points of two methods, where pairs are 1 apart."""


def null_figure(rows: Sequence[ComparisonRow], finding: str) -> Figure | None:
    """Return the figure, and in its caption the sentence that says it; None without paired trials."""
    compared = [row for row in rows if row.against_uniform]
    if not compared:
        return None
    places = {key: place for place, key in enumerate(dict.fromkeys((r.dataset, r.pair) for r in compared), 1)}
    names = tuple((float(place), pair) for (_, pair), place in places.items())
    panels = [
        _panel("Accuracy", labelled("accuracy less the coin's", "points"), ACCURACY.factor, _accuracy),
        _panel("Loss", labelled("loss less the coin's", LOSS.unit), LOSS.factor, _loss),
    ]
    caption = f"{finding} Bars: {INTERVALS}. An accuracy above 0 and a loss below 0 are better."
    return Figure(
        "What the samples add: test accuracy and loss less those with a coin",
        tuple(made(compared, places, names) for made in panels),
        caption.strip(),
        columns=1,
    )


_Places = dict[tuple[str, str], int]
_Names = tuple[tuple[float, str], ...]


def _accuracy(against: AgainstUniform) -> Interval | None:
    return against.accuracy


def _loss(against: AgainstUniform) -> Interval | None:
    return against.loss


def _panel(
    title: str, label: str, factor: float, of: Callable[[AgainstUniform], Interval | None]
) -> Callable[[Sequence[ComparisonRow], _Places, _Names], Panel]:
    def made(rows: Sequence[ComparisonRow], places: _Places, names: _Names) -> Panel:
        methods = [method for method in METHODS if any(row.method == method for row in rows)]
        series = []
        for index, method in enumerate(methods):
            found = [
                (places[row.dataset, row.pair], interval)
                for row in rows
                if row.method == method and row.against_uniform and (interval := of(row.against_uniform))
            ]
            series.append(
                Series(
                    METHOD_NAMES[method],
                    np.array([place for place, _ in found]) + _APART * (index - (len(methods) - 1) / 2),
                    factor * np.array([interval.mean for _, interval in found]),
                    method,
                    low=_ends(factor, [interval.low for _, interval in found]),
                    high=_ends(factor, [interval.high for _, interval in found]),
                    band="95 % interval",
                    heavy=True,
                    markers=True,
                    line=False,
                )
            )
        return Panel(
            title,
            "classes",
            label,
            tuple(series),
            (Mark("y", 0.0, "coin"),),
            x_range=(0.5, len(places) + 0.5),
            x_names=names,
        )

    return made


def _ends(factor: float, ends: Sequence[float | None]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return factor * np.array([np.nan if end is None else end for end in ends], np.float64)
