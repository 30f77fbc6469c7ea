"""The runs of a sweep put together: a row for each combination of values, a table, a plot, and the best."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import fmean, stdev
from typing import Any

from qanneal_gui.config import RunConfig, described, hints_of
from qanneal_gui.config.setting import Hints
from qanneal_gui.errors import QannealError
from qanneal_gui.experiments.sweeps.axis import Axis, Value, write_value
from qanneal_gui.experiments.sweeps.outcomes import METRIC_NAMES, Outcome, outcomes_of
from qanneal_gui.experiments.sweeps.plan import SEEDS
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.metrics import METRICS
from qanneal_gui.support.formatting import lowered, write_count

_LOG_FROM = 30
"""Ratio of the largest value to the smallest from which an axis is logarithmic, where nobody has said so."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Values of several runs.

    Attributes
    ----------
    mean : float
    std : float or None
        Unbiased standard deviation; None of a single run.
    n : int
    """

    mean: float
    std: float | None
    n: int


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One combination of values.

    Attributes
    ----------
    values : tuple
        In the order of the axes.
    of, n : int
        Runs that it should have, and those that have ended as they should.
    spreads : mapping of str to Spread
        By the names of metrics, over these.
    runs : tuple of str
        Their identifiers.
    """

    values: tuple[Value, ...]
    of: int
    n: int
    spreads: Mapping[str, Spread]
    runs: tuple[str, ...]

    def has_fewer(self, metric: str) -> bool:
        """Whether the mean of a metric is that of fewer runs than it should be."""
        return metric in self.spreads and self.spreads[metric].n < self.of


@dataclass(frozen=True, eq=False)
class SweepResult:
    """What a sweep has found so far.

    Attributes
    ----------
    group : str
        The tag of its runs.
    axes : tuple of Axis
    outcomes : tuple of Outcome
    seeds : int
        Runs of each combination that were wanted; 0 if as many as any of them has.
    """

    group: str
    axes: tuple[Axis, ...]
    outcomes: tuple[Outcome, ...]
    seeds: int = 0

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """A row for each combination of which there is a run, in the order of the values."""
        found: dict[tuple[Value, ...], list[Outcome]] = {}
        for outcome in self.outcomes:
            found.setdefault(tuple(outcome.values[axis.setting] for axis in self.axes), []).append(outcome)
        wanted = self.seeds or max(map(len, found.values()), default=0)
        places = [{value: place for place, value in enumerate(axis.values)} for axis in self.axes]
        order = sorted(found, key=lambda values: [at[one] for at, one in zip(places, values, strict=True)])
        return tuple(_row(values, found[values], wanted) for values in order)

    def best(self, metric: str = "mlp_test") -> Row | None:
        """Return the row with the best mean; those with all their runs come before the others."""
        measured = [row for row in self.rows if metric in row.spreads]
        whole = [row for row in measured if not row.has_fewer(metric)] or measured
        sign = -1 if METRICS[metric].quantity.better == "high" else 1
        return min(whole, key=lambda row: sign * row.spreads[metric].mean, default=None)

    def overrides(self, row: Row) -> dict[str, Value]:
        """Return the settings of a row, by their keys."""
        return {axis.setting: value for axis, value in zip(self.axes, row.values, strict=True)}

    def words(self, row: Row) -> list[str]:
        """Return the settings of a row as ``--set`` takes them."""
        return [f"{key}={write_value(value)}" for key, value in self.overrides(row).items()]

    def called(self, row: Row) -> str:
        """Return the settings of a row for people."""
        pairs = zip(self.axes, row.values, strict=True)
        return ", ".join(f"{lowered(axis.title)} = {axis.in_words(value)}" for axis, value in pairs)

    def finding(self, metric: str = "mlp_test") -> str:
        """Say in a sentence which combination is the best."""
        row = self.best(metric)
        if row is None:
            return f"No run has a {lowered(METRICS[metric].title)} yet."
        spread, quantity = row.spreads[metric], METRICS[metric].quantity
        around = "" if spread.std is None else f" ± {quantity.text(spread.std)}"
        unit = quantity.unit if quantity.unit != "%" else ""
        runs = write_count(spread.n, "run") + (f" of {row.of}" if row.has_fewer(metric) else "")
        value = f"{quantity.text(spread.mean)}{around} {unit}".rstrip()
        return f"Best {lowered(METRICS[metric].title)} with {self.called(row)}: {value} ({runs})."

    def as_json(self) -> list[dict[str, Any]]:
        """Return the rows as plain values."""
        return [
            {
                "settings": _plain(self.overrides(row)),
                "runs": row.n,
                "of": row.of,
                **{name: spread.mean for name, spread in row.spreads.items()},
                **{f"{name}_std": spread.std for name, spread in row.spreads.items()},
            }
            for row in self.rows
        ]

    def best_json(self, metric: str) -> dict[str, Any] | None:
        """Return the best row as plain values."""
        row = self.best(metric)
        if row is None:
            return None
        spread = row.spreads[metric]
        return {
            "settings": _plain(self.overrides(row)),
            "metric": metric,
            "mean": spread.mean,
            "std": spread.std,
            "runs": spread.n,
        }


def result_of(library: RunLibrary, group: str) -> SweepResult:
    """Return what the runs of a tag have found: the settings in which they differ are its axes.

    Raises
    ------
    QannealError
        No run has the tag, or they do not differ.
    """
    outcomes = tuple(one for one in outcomes_of(library, group) if one.run)
    if not outcomes:
        raise QannealError(f"No run has the tag {group!r}; 'qanneal runs list' shows all runs.")
    axes = tuple(_axes(outcomes))
    if not axes:
        raise QannealError(f"The runs with the tag {group!r} do not differ in any setting.")
    known = {axis.setting for axis in axes}
    whole = tuple(one for one in outcomes if known <= one.values.keys())
    return SweepResult(group, axes, whole)


def _row(values: tuple[Value, ...], outcomes: Sequence[Outcome], wanted: int) -> Row:
    ended = [one for one in outcomes if one.complete]
    spreads = {}
    for name in METRIC_NAMES:
        numbers = [one.metrics[name] for one in ended if name in one.metrics]
        if numbers:
            std = stdev(numbers) if len(numbers) > 1 else None
            spreads[name] = Spread(fmean(numbers), std, len(numbers))
    runs = tuple(one.run for one in ended)
    return Row(values, wanted, len(ended), spreads, runs)


def _axes(outcomes: Sequence[Outcome]) -> list[Axis]:
    """Return what varies among runs; seeds only if nothing else does."""
    found = []
    titles = dict(described(RunConfig()))
    keys = dict.fromkeys(key for one in outcomes for key in one.values if not key.startswith("budget."))
    for key in keys:
        values: list[Any] = list(dict.fromkeys(one.values[key] for one in outcomes if key in one.values))
        if len(values) < 2:
            continue
        numbers = all(isinstance(one, int | float) for one in values)
        values = sorted(values) if numbers else values
        log = numbers and values[0] > 0 and values[-1] / values[0] >= _LOG_FROM
        field = titles.get(key)
        title, hints = (field.title or key, hints_of(field)) if field else (key, Hints())
        notation = "; ".join(map(write_value, values))
        found.append(Axis(key, tuple(values), notation, title, hints.unit, bool(log), hints))
    others = [axis for axis in found if axis.setting not in SEEDS]
    return others or found[:1]


def _plain(values: Mapping[str, Value]) -> dict[str, Any]:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}
