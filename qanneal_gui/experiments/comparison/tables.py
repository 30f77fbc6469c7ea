"""The paper's three tables with ours beside them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from qanneal_gui.experiments.comparison.published import BEYOND, Published, best_published, published
from qanneal_gui.experiments.comparison.summary import ComparisonRow
from qanneal_gui.experiments.comparison.trials import METHODS, Method
from qanneal_gui.figures import Table

NONE = "–"
"""Stands where there is no number."""

_SHORT = {"classical-1": "C1", "classical-2": "C2", "quantum-1": "Q1"}


@dataclass(frozen=True, slots=True)
class _TableQuantity:
    """What one of the tables is about.

    Attributes
    ----------
    ours, theirs : callable
        A number to compare by; None where there is none.
    text : callable
        Such a number as printed.
    signed : callable
        A difference as printed.
    better : int
        1 if more is better, −1 if less is.
    """

    title: str
    ours: Callable[[ComparisonRow], float | None]
    theirs: Callable[[Published], float]
    text: Callable[[float], str]
    signed: Callable[[float], str]
    better: int
    note: str


def tables(rows: Iterable[ComparisonRow]) -> tuple[Table, Table, Table]:
    """Return Tables 1–3: for every method ours, the paper's, and the difference.

    Differences in our favour are marked; a pair that the paper does not have shows a dash.
    """
    rows = list(rows)
    accuracy, steps, success = (_table(quantity, rows) for quantity in _QUANTITIES)
    return accuracy, steps, success


def margins(rows: Iterable[ComparisonRow], method: Method = "quantum-1") -> dict[tuple[str, str], float]:
    """Return by how much a method's mean accuracy surpasses the best the paper prints, per pair."""
    found = {}
    for row in rows:
        best = best_published(row.dataset, row.pair)
        if row.method == method and row.test_accuracy is not None and best is not None:
            found[row.dataset, row.pair] = row.test_accuracy - best
    return found


def _table(quantity: _TableQuantity, rows: Sequence[ComparisonRow]) -> Table:
    by_pair: dict[tuple[str, str], dict[Method, ComparisonRow]] = {}
    for row in rows:
        by_pair.setdefault((row.dataset, row.pair), {})[row.method] = row
    methods = [method for method in METHODS if any(method in found for found in by_pair.values())]
    lines: list[tuple[str, ...]] = []
    notable: set[tuple[int, int]] = set()
    for (dataset, pair), found in by_pair.items():
        line = [_title(dataset), pair]
        for method in methods:
            ours, theirs, difference, better = _cells(quantity, found.get(method), dataset, pair, method)
            line += [ours, theirs, difference]
            if better:
                notable.add((len(lines), len(line) - 1))
        lines.append(tuple(line))
    return Table(
        quantity.title,
        ("Data set", "Classes", *(f"{_SHORT[m]} {what}" for m in methods for what in ("ours", "paper", "±"))),
        tuple(lines),
        (False, False, *(True,) * (3 * len(methods))),
        frozenset(notable),
        quantity.note,
        frozenset(2 + 3 * i + j for i in range(len(methods)) for j in (1, 2)),
        _METHODS,
    )


def _cells(
    quantity: _TableQuantity, row: ComparisonRow | None, dataset: str, pair: str, method: Method
) -> tuple[str, str, str, bool]:
    """Return ours, the paper's and the difference as text, and whether it is in our favour."""
    paper = published(dataset, pair, method)
    ours = quantity.ours(row) if row else None
    theirs = quantity.theirs(paper) if paper else None
    printed = [NONE if value is None else quantity.text(value) for value in (ours, theirs)]
    if ours is None or theirs is None:
        return printed[0], printed[1], NONE, False
    difference = quantity.signed(ours - theirs)
    return printed[0], printed[1], difference, (ours - theirs) * quantity.better > 0


def _title(dataset: str) -> str:
    return {"mnist": "MNIST", "fashion-mnist": "Fashion-MNIST"}.get(dataset, dataset)


def _steps(value: float) -> str:
    return f">{BEYOND - 1}" if value >= BEYOND else f"{value:.0f}"


_METHODS = "C1 is Classical-1, C2 Classical-2, Q1 Quantum-1."
_LEGEND = _METHODS[:-1] + "; ± is ours minus the paper's, marked where ours is "

_QUANTITIES = (
    _TableQuantity(
        "Table 1: mean test accuracy of the successful trials",
        lambda row: row.test_accuracy,
        lambda paper: paper.test_accuracy,
        lambda value: f"{value:.4f}",
        lambda value: f"{value:+.4f}",
        1,
        _LEGEND + "higher.",
    ),
    _TableQuantity(
        "Table 2: training steps until the test accuracy surpasses 70 %",
        lambda row: None if row.test_accuracy is None else min(row.steps_to_70 or BEYOND, BEYOND),
        lambda paper: paper.steps_to_70 or BEYOND,
        _steps,
        lambda value: f"{value:+.0f}",
        -1,
        _LEGEND + "lower. Mean curve of the successful trials; >20 counts as 21 in the difference.",
    ),
    _TableQuantity(
        "Table 3: success rate / %",
        lambda row: row.success_rate,
        lambda paper: paper.success_rate,
        lambda value: f"{100 * value:.0f}",
        lambda value: f"{100 * value:+.0f}",
        1,
        _LEGEND + "higher.",
    ),
)
