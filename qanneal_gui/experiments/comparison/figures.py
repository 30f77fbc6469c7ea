"""Figs. 4, 14 and 15: mean test accuracy of the successful trials with its spread."""

from collections.abc import Iterable, Sequence

import numpy as np

from qanneal_gui.experiments.comparison.pairs import PAIRS
from qanneal_gui.experiments.comparison.published import published
from qanneal_gui.experiments.comparison.summary import grouped, successful_curves
from qanneal_gui.experiments.comparison.trials import Method, TrialResult
from qanneal_gui.figures import Figure, Panel, Series
from qanneal_gui.runs.metrics import ACCURACY, STEP

METHOD_NAMES: dict[Method, str] = {
    "classical-1": "Classical-1",
    "classical-2": "Classical-2",
    "quantum-1": "Quantum-1",
}

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


def figures(results: Iterable[TrialResult]) -> tuple[Figure, ...]:
    """Return the paper's figures as far as there are trials for them, and one of further pairs."""
    panels: dict[tuple[str, str], list[Series]] = {}
    counts: dict[tuple[str, str], list[str]] = {}
    for (dataset, pair, method), trials in grouped(results).items():
        panels.setdefault((dataset, pair), []).extend(_series(dataset, pair, method, trials))
        good = sum(trial.successful for trial in trials)
        counts.setdefault((dataset, pair), []).append(f"{good}/{len(trials)}")
    drawn = []
    placed: set[tuple[str, str]] = set()
    for title, members in _FIGURES:
        placed |= set(members)
        drawn.append((title, [key for key in members if key in panels]))
    drawn.append(("Test accuracy of the MLP, other pairs", [key for key in panels if key not in placed]))
    return tuple(
        Figure(title, tuple(_panel(key, panels[key], counts[key]) for key in keys), _CAPTION)
        for title, keys in drawn
        if keys
    )


def _panel(key: tuple[str, str], series: Sequence[Series], counts: Sequence[str]) -> Panel:
    last = max((float(s.x[-1]) for s in series if len(s.x)), default=1.0)
    return Panel(
        f"{key[1]} (successful: {', '.join(counts)})",
        STEP.label,
        ACCURACY.called("test accuracy"),
        tuple(series),
        x_range=(0, last + 0.5),
        y_range=(45, 101),
    )


def _series(dataset: str, pair: str, method: Method, trials: Sequence[TrialResult]) -> list[Series]:
    curves = 100 * successful_curves(trials)
    name = METHOD_NAMES[method]
    series = []
    if len(curves):
        mean = curves.mean(axis=0)
        spread = curves.std(axis=0, ddof=1) if len(curves) > 1 else None
        series.append(
            Series(
                name,
                np.arange(1.0, curves.shape[1] + 1),
                mean,
                method,
                low=None if spread is None else mean - spread,
                high=None if spread is None else mean + spread,
                band="" if spread is None else "± unbiased standard deviation",
                heavy=True,
            )
        )
    paper = published(dataset, pair, method)
    if paper:
        end = np.array([float(max((len(trial.test_accuracy) for trial in trials), default=20))])
        value = np.array([100 * paper.test_accuracy])
        series.append(Series(f"{name}, paper", end, value, method, markers=True, line=False, published=True))
    return series
