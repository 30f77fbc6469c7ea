"""The paper's three tables with ours beside them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from qanneal_gui.experiments.comparison.null import INTERVALS, accuracy_text, loss_text
from qanneal_gui.experiments.comparison.published import BEYOND, Published, best_published, published
from qanneal_gui.experiments.comparison.summary import ComparisonRow
from qanneal_gui.experiments.comparison.trials import METHODS, PAPER_METHODS, Method
from qanneal_gui.figures import Table

NONE = "–"
"""Stands where there is no number."""

_SHORT: dict[Method, str] = {"classical-1": "C1", "classical-2": "C2", "quantum-1": "Q1", "uniform": "coin"}


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
    note : str
        Which differences are marked.
    """

    title: str
    ours: Callable[[ComparisonRow], float | None]
    theirs: Callable[[Published], float]
    text: Callable[[float], str]
    signed: Callable[[float], str]
    better: int
    note: str


def tables(rows: Iterable[ComparisonRow], finding: str = "") -> tuple[Table, ...]:
    """Return Tables 1–3: for every method ours, the paper's, and the difference.

    Differences in our favour are marked; what the paper does not have shows a dash, and the coin has no
    columns for it. Two tables of our own follow as far as there are values for them: the test loss, and what
    the samples have added to the coin, with the sentence that says it.
    """
    rows = list(rows)
    own = (_losses(rows), _added(rows, finding))
    return (*(_table(quantity, rows) for quantity in _QUANTITIES), *(table for table in own if table))


def margins(rows: Iterable[ComparisonRow], method: Method = "quantum-1") -> dict[tuple[str, str], float]:
    """Return by how much a method's mean accuracy surpasses the best the paper prints, per pair."""
    found = {}
    for row in rows:
        best = best_published(row.dataset, row.pair)
        if row.method == method and row.test_accuracy is not None and best is not None:
            found[row.dataset, row.pair] = row.test_accuracy - best
    return found


_Rows = dict[tuple[str, str], dict[Method, ComparisonRow]]


def _by_pair(rows: Iterable[ComparisonRow]) -> tuple[list[Method], _Rows]:
    """Return the methods there are, in their order, and the rows of every pair."""
    by_pair: _Rows = {}
    for row in rows:
        by_pair.setdefault((row.dataset, row.pair), {})[row.method] = row
    return [method for method in METHODS if any(method in found for found in by_pair.values())], by_pair


def _table(quantity: _TableQuantity, rows: Sequence[ComparisonRow]) -> Table:
    methods, by_pair = _by_pair(rows)
    titles = ["Data set", "Classes"]
    from_paper: set[int] = set()
    for method in methods:
        titles.append(f"{_SHORT[method]} ours")
        if method in PAPER_METHODS:
            from_paper |= {len(titles), len(titles) + 1}
            titles += [f"{_SHORT[method]} paper", f"{_SHORT[method]} Δ"]
    lines: list[tuple[str, ...]] = []
    notable: set[tuple[int, int]] = set()
    for (dataset, pair), found in by_pair.items():
        line = [_title(dataset), pair]
        for method in methods:
            ours, theirs, difference, better = _cells(quantity, found.get(method), dataset, pair, method)
            line += [ours, theirs, difference] if method in PAPER_METHODS else [ours]
            if better:
                notable.add((len(lines), len(line) - 1))
        lines.append(tuple(line))
    legend = _legend(methods)
    return Table(
        quantity.title,
        tuple(titles),
        tuple(lines),
        _numeric(titles),
        frozenset(notable),
        f"{legend}; Δ is ours minus the paper's, marked where ours is {quantity.note}",
        frozenset(from_paper),
        f"{legend}.",
    )


def _losses(rows: Sequence[ComparisonRow]) -> Table | None:
    """Return the test losses of all methods; None if none was recorded."""
    if not any(row.test_loss is not None for row in rows):
        return None
    methods, by_pair = _by_pair(rows)
    titles = ("Data set", "Classes", *(_SHORT[method] for method in methods))
    lines = tuple(
        (_title(dataset), pair, *(_loss(found.get(method)) for method in methods))
        for (dataset, pair), found in by_pair.items()
    )
    note = (
        f"{_legend(methods)}. Mean over the successful trials ± unbiased standard deviation, of the same "
        "network as the accuracy, after the last step."
    )
    return Table("Test loss / nats", titles, lines, _numeric(titles), note=note)


def _loss(row: ComparisonRow | None) -> str:
    if row is None or row.test_loss is None:
        return NONE
    return f"{row.test_loss:.3f}" + ("" if row.test_loss_std is None else f" ± {row.test_loss_std:.3f}")


def _added(rows: Sequence[ComparisonRow], finding: str) -> Table | None:
    """Return what every method has added to the coin; None if no trials were paired with it."""
    compared = [row for row in rows if row.against_uniform]
    if not compared:
        return None
    methods, by_pair = _by_pair(compared)
    methods.reverse()  # the annealer is what the question is about
    titles = ["Data set", "Classes"]
    for method in methods:
        titles += [f"{_SHORT[method]} accuracy / points", f"{_SHORT[method]} loss / nats"]
    lines: list[tuple[str, ...]] = []
    notable: set[tuple[int, int]] = set()
    for (dataset, pair), found in by_pair.items():
        line = [_title(dataset), pair]
        for method in methods:
            against = found[method].against_uniform if method in found else None
            accuracy, loss = (against.accuracy, against.loss) if against else (None, None)
            for interval, text, better in ((accuracy, accuracy_text, 1), (loss, loss_text, -1)):
                line.append(NONE if interval is None else text(interval))
                if interval is not None and interval.sign == better:
                    notable.add((len(lines), len(line) - 1))
        lines.append(tuple(line))
    note = (
        f"{_legend(methods)}; each less the coin, trial by trial, failed trials included. In brackets: "
        f"{INTERVALS}. Marked where the whole interval is better than the coin. {finding}"
    ).strip()
    return Table(
        "What the samples add: method less coin",
        tuple(titles),
        tuple(lines),
        _numeric(titles),
        frozenset(notable),
        note,
    )


def _numeric(titles: Sequence[str]) -> tuple[bool, ...]:
    return (False, False, *(True,) * (len(titles) - 2))


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


def _legend(methods: Sequence[Method]) -> str:
    coin = ", coin the sampler uniform" if "uniform" in methods else ""
    return f"C1 is Classical-1, C2 Classical-2, Q1 Quantum-1{coin}"


_QUANTITIES = (
    _TableQuantity(
        "Table 1: mean test accuracy of the successful trials",
        lambda row: row.test_accuracy,
        lambda paper: paper.test_accuracy,
        lambda value: f"{value:.4f}",
        lambda value: f"{value:+.4f}",
        1,
        "higher.",
    ),
    _TableQuantity(
        "Table 2: training steps until the test accuracy surpasses 70 %",
        lambda row: None if row.test_accuracy is None else min(row.steps_to_70 or BEYOND, BEYOND),
        lambda paper: paper.steps_to_70 or BEYOND,
        _steps,
        lambda value: f"{value:+.0f}",
        -1,
        "lower. Mean curve of the successful trials; >20 counts as 21 in the difference.",
    ),
    _TableQuantity(
        "Table 3: success rate / %",
        lambda row: row.success_rate,
        lambda paper: paper.success_rate,
        lambda value: f"{100 * value:.0f}",
        lambda value: f"{100 * value:+.0f}",
        1,
        "higher.",
    ),
)
