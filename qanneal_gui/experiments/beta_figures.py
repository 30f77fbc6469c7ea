"""What a search for β_eff has found, and how it is shown: a point for each value, a figure, a table."""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from qanneal_gui.config import RunConfig
from qanneal_gui.experiments.grid_runs import LEAST_KL
from qanneal_gui.figures import Figure, Mark, Panel, Series, Table
from qanneal_gui.runs.metrics import ACCURACY, BETA, METRICS, QPU_TIME
from qanneal_gui.support.formatting import write_list


@dataclass(frozen=True, slots=True)
class BetaPoint:
    """What training at one β_eff gave.

    Attributes
    ----------
    beta : float
        For the automatic estimate, its last value, mean over the trials.
    kl : float
        Mean KL(sampled ‖ exact) of P(y|x) over all steps and trials, in nats, less the shot noise of exact
        samples: the fidelity of the samples.
    test_accuracy : float or None
        Of the MLP that inherits the weights, after the last step, mean over the trials.
    qpu_seconds : float
    kl_std, test_accuracy_std : float or None
        Unbiased standard deviation over the trials; None with one trial.
    beta_error : float or None
        Standard error of the automatic estimate.
    """

    beta: float
    kl: float
    test_accuracy: float | None
    qpu_seconds: float
    kl_std: float | None = None
    test_accuracy_std: float | None = None
    beta_error: float | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the point as plain values."""
        return {"type": "beta", **asdict(self)}


def choose(points: Sequence[BetaPoint]) -> BetaPoint:
    """Return the point whose samples are the most faithful: the smallest mean KL(sampled ‖ exact)."""
    return min(points, key=lambda point: point.kl)


def conclusion(points: Sequence[BetaPoint], automatic: BetaPoint | None) -> str:
    """Say in a sentence which value is chosen."""
    sentence = f"The samples are most faithful at β = {choose(points).beta:g}."
    return sentence + (f" The automatic estimate is {_with_error(automatic)}." if automatic else "")


def _with_error(point: BetaPoint) -> str:
    return f"{point.beta:.3g}" + (f" ± {point.beta_error:.1g}" if point.beta_error else "")


def figure(
    config: RunConfig, points: Sequence[BetaPoint], automatic: BetaPoint | None, trials: int
) -> Figure:
    """Return fidelity and accuracy against β_eff, the chosen value marked."""
    ordered = sorted(points, key=lambda point: point.beta)
    chosen = choose(points).beta
    marks = [Mark("x", chosen, f"chosen: {chosen:g}")]
    if automatic:
        marks.append(Mark("x", automatic.beta, f"automatic: {_with_error(automatic)}"))
    label = BETA.label
    panels = (
        Panel(
            "Fidelity of the samples",
            label,
            METRICS["sampler_kl_corrected"].label,
            _curves(ordered, automatic, "kl"),
            tuple(marks),
            x_log=True,
            y_log=True,
        ),
        Panel(
            "What was learned",
            label,
            ACCURACY.called("test accuracy"),
            _curves(ordered, automatic, "test_accuracy"),
            tuple(marks),
            x_log=True,
        ),
    )
    many = f"{trials} trials" if trials > 1 else "one run"
    classes = write_list(config.data.classes)
    return Figure(
        f"Search for β_eff with {config.sampler.about.title}",
        panels,
        f"{config.data.dataset} {classes}, {config.training.steps} steps, {many} at each value. Left: mean "
        "over all steps; right: the MLP that inherits the weights, after the last step. The value with the "
        "smallest KL is chosen, whatever its accuracy."
        + (" The automatic estimate comes from separate runs." if automatic else ""),
    )


def _curves(points: Sequence[BetaPoint], automatic: BetaPoint | None, name: str) -> tuple[Series, ...]:
    def numbers(values: Sequence[BetaPoint], key: str) -> Any:
        found = np.array([math.nan if (v := getattr(p, key)) is None else v for p in values], np.float64)
        if key == "kl":
            return np.maximum(found, LEAST_KL)
        return 100 * found if key.startswith("test_accuracy") else found

    x, y, std = numbers(points, "beta"), numbers(points, name), numbers(points, f"{name}_std")
    banded = bool(np.isfinite(std).any())
    most = 100.0 if name == "test_accuracy" else np.inf
    curve = Series(
        "grid",
        x,
        y,
        "quantum-1",
        low=np.maximum(y - std, 0.1 * y) if banded else None,
        high=np.minimum(y + std, most) if banded else None,
        band="± unbiased standard deviation" if banded else "",
        heavy=True,
        markers=True,
    )
    if automatic is None:
        return (curve,)
    own = [automatic]
    return (
        curve,
        Series(
            "automatic",
            numbers(own, "beta"),
            numbers(own, name),
            "output",
            markers=True,
            line=False,
            heavy=True,
        ),
    )


def table(points: Sequence[BetaPoint], automatic: BetaPoint | None) -> Table:
    """Return the values in a table, the chosen one marked."""
    ordered = sorted(points, key=lambda point: point.beta)
    rows = [(f"{point.beta:g}", *_cells(point)) for point in ordered]
    if automatic:
        rows.append((f"auto: {_with_error(automatic)}", *_cells(automatic)))
    return Table(
        "Values of β_eff",
        (BETA.label, METRICS["sampler_kl_corrected"].label, ACCURACY.called("test accuracy"), QPU_TIME.label),
        tuple(rows),
        (True, True, True, True),
        frozenset({(ordered.index(choose(points)), 0)}),
        "The chosen value, that with the smallest KL, is marked.",
    )


def _cells(point: BetaPoint) -> tuple[str, str, str]:
    accuracy = "–" if point.test_accuracy is None else f"{100 * point.test_accuracy:.1f}"
    return f"{point.kl:.4g}", accuracy, f"{point.qpu_seconds:.3g}"
