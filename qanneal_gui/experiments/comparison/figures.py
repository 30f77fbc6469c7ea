"""Figs. 4, 14 and 15: mean test accuracy of the successful trials with its spread; and the test loss."""

from collections.abc import Iterable, Sequence

import numpy as np

from qanneal_gui.experiments.comparison.grouping import grouped
from qanneal_gui.experiments.comparison.pairs import PAIRS
from qanneal_gui.experiments.comparison.published import published
from qanneal_gui.experiments.comparison.summary import Curve, successful_curves
from qanneal_gui.experiments.comparison.trials import METHOD_NAMES, Method, TrialResult
from qanneal_gui.figures import Figure, Panel, Series
from qanneal_gui.runs.metrics import ACCURACY, LOSS, STEP
from qanneal_gui.science.arrays import Array

_FIGURE_4 = (("mnist", "2-3"), ("fashion-mnist", "Pullover-Dress"))
_FIGURES = (
    ("Fig. 4: test accuracy of the MLP", _FIGURE_4),
    (
        "Fig. 14: test accuracy of the MLP, digit pairs of MNIST",
        tuple((p.dataset, p.name) for p in PAIRS if p.dataset == "mnist" and p.name != "2-3"),
    ),
    (
        "Fig. 15: test accuracy of the MLP, class pairs of Fashion-MNIST",
        tuple((p.dataset, p.name) for p in PAIRS if p.dataset != "mnist" and p.name != "Pullover-Dress"),
    ),
)

_CAPTION = (
    "Mean over the successful trials; the band is ± one unbiased standard deviation. The points at the end "
    "are those of the paper's Table 1."
)


_LOSS_CAPTION = (
    "Mean over the successful trials; the band is ± one unbiased standard deviation. A loss that rises while "
    "the accuracy stays is a network that is too sure of what it gets wrong."
)


def figures(results: Iterable[TrialResult]) -> tuple[Figure, ...]:
    """Return the paper's figures as far as there are trials for them, one of further pairs, one of losses."""
    panels: dict[tuple[str, str], list[Series]] = {}
    losses: dict[tuple[str, str], list[Series]] = {}
    counts: dict[tuple[str, str], list[str]] = {}
    for (dataset, pair, method), trials in grouped(results).items():
        key = (dataset, pair)
        panels.setdefault(key, []).extend(_series(dataset, pair, method, trials))
        if loss := _mean_curve(method, successful_curves(trials, "test_loss"), "test_loss"):
            losses.setdefault(key, []).append(loss)
        good = sum(trial.successful for trial in trials)
        counts.setdefault(key, []).append(f"{good}/{len(trials)}")
    drawn = []
    placed: set[tuple[str, str]] = set()
    for title, members in _FIGURES:
        placed |= set(members)
        drawn.append((title, [key for key in members if key in panels]))
    drawn.append(("Test accuracy of the MLP, other pairs", [key for key in panels if key not in placed]))
    found = [
        Figure(title, tuple(_panel(key, panels[key], counts[key]) for key in keys), _CAPTION)
        for title, keys in drawn
        if keys
    ]
    if losses:
        shown = tuple(_loss_panel(pair, series) for (_, pair), series in losses.items())
        found.append(Figure("Test loss of the MLP", shown, _LOSS_CAPTION))
    return tuple(found)


def _panel(key: tuple[str, str], series: Sequence[Series], counts: Sequence[str]) -> Panel:
    return Panel(
        f"{key[1]} (successful: {', '.join(counts)})",
        STEP.label,
        ACCURACY.called("test accuracy"),
        tuple(series),
        x_range=_steps(series),
        y_range=(45, 101),
    )


def _loss_panel(pair: str, series: Sequence[Series]) -> Panel:
    top = max(float(np.max(s.y if s.high is None else s.high)) for s in series)
    return Panel(
        pair,
        STEP.label,
        LOSS.called("test loss"),
        tuple(series),
        x_range=_steps(series),
        y_range=(0, 1.05 * top),
    )


def _steps(series: Sequence[Series]) -> tuple[float, float]:
    return 0, max((float(s.x[-1]) for s in series if len(s.x)), default=1.0) + 0.5


def _series(dataset: str, pair: str, method: Method, trials: Sequence[TrialResult]) -> list[Series]:
    curve = _mean_curve(method, successful_curves(trials), "test_accuracy")
    series = [] if curve is None else [curve]
    if paper := published(dataset, pair, method):
        end = np.array([float(max((len(trial.test_accuracy) for trial in trials), default=20))])
        value = np.array([100 * paper.test_accuracy])
        name = f"{METHOD_NAMES[method]}, paper"
        series.append(Series(name, end, value, method, markers=True, line=False, published=True))
    return series


def _mean_curve(method: Method, curves: Array, of: Curve) -> Series | None:
    """Return the mean of curves, shape (trials, steps), with its band; None without any."""
    if not len(curves):
        return None
    quantity = ACCURACY if of == "test_accuracy" else LOSS
    curves = quantity.factor * curves
    mean = curves.mean(axis=0)
    spread = curves.std(axis=0, ddof=1) if len(curves) > 1 else None
    # Bands end where values do: at 100 %, at no loss.
    low, high = (
        (None, None)
        if spread is None
        else (np.clip(edge, quantity.least, quantity.most) for edge in (mean - spread, mean + spread))
    )
    return Series(
        METHOD_NAMES[method],
        np.arange(1.0, curves.shape[1] + 1),
        mean,
        method,
        low=low,
        high=high,
        band="" if spread is None else "± unbiased standard deviation",
        heavy=True,
    )
