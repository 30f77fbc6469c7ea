"""The curves of recorded runs as figures: what the window shows while they train."""

from collections.abc import Sequence
from pathlib import Path

from qanneal_gui.errors import QannealError
from qanneal_gui.figures import Figure, Mark, Panel, Series
from qanneal_gui.figures.colours import line_look
from qanneal_gui.figures.model import Dash, Role
from qanneal_gui.figures.paper import Paper, on_paper
from qanneal_gui.runs.curve_arithmetic import decimate
from qanneal_gui.runs.history import Measured
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.metrics import DECISIVE, METRICS, STEP, Metric, by_class, curve_name, split_name
from qanneal_gui.runs.tidying import write_export
from qanneal_gui.sharing.classes import classes_of
from qanneal_gui.sharing.formats import check_target

_COLUMNS = 2000
"""Of a line, the lowest and the highest value in each: more than a drawing has pixels."""

NARROWEST_CM, WIDEST_CM = 4, 60
"""Widths of a figure for a paper."""

_TOGETHER = {
    "Accuracy": ("ebm_train", "ebm_test", "mlp_train", "mlp_test", "shadow_train", "shadow_test"),
    "Training loss": ("ebm_loss", "mlp_loss", "shadow_loss"),
}
"""Metrics that share a panel, by its title."""

_ALONE: dict[str, Role] = {
    "symmetrised_kl": "divergence",
    "gap": "gap",
    "sampler_kl": "output",
    "beta": "neutral",
}
"""Metrics that have a panel each, and their colours."""


_OF_SEVERAL = (DECISIVE, "ebm_loss", "symmetrised_kl")


def curves(steps: Measured, resumptions: Sequence[int] = (), classes: Sequence[str] = ()) -> Figure:
    """Show accuracies, losses, divergences and β of one run, as far as they were measured.

    Parameters
    ----------
    steps : Measured
    resumptions : sequence of int
        Steps after which the run was resumed; marked in every panel.
    classes : sequence of str
        Names of the classes, whose accuracies have a panel of their own.
    """
    marks = tuple(Mark("x", float(step), "resumed") for step in dict.fromkeys(resumptions))
    panels = []
    for title, names in _TOGETHER.items():
        metrics = [METRICS[name] for name in names]
        split = len({metric.split for metric in metrics}) > 1
        lines = [
            _line(split_name(one) if split else curve_name(one), one, steps, _role(one), heavy=_heavy(one))
            for one in metrics
        ]
        panels.append(_panel(title, metrics[0], lines, marks))
    for name, role in _ALONE.items():
        metric = METRICS[name]
        panels.append(_panel(metric.title, metric, [_line(metric.title, metric, steps, role)], marks))
    of_classes = [by_class(place, name) for place, name in enumerate(classes)]
    lines = [
        _line(name, metric, steps, *line_look(place))
        for place, (name, metric) in enumerate(zip(classes, of_classes, strict=True))
    ]
    if lines:
        panels.insert(1, _panel("Test accuracy of the MLP by class", of_classes[0], lines, marks))
    about = "The heavy line is test accuracy."
    return Figure("", tuple(panel for panel in panels if panel.series), about)


def of_runs(library: RunLibrary, runs: Sequence[str]) -> Figure:
    """Return the curves of recorded runs: all of one run, or what decides of several together."""
    records = [library.get(run) for run in runs]
    steps = [Measured(library, run.id) for run in records]
    if len(records) > 1:
        return overlay([(run.name or run.id, of) for run, of in zip(records, steps, strict=True)])
    return curves(steps[0], library.resumptions(records[0].id), classes_of(records[0]))


def overlay(runs: Sequence[tuple[str, Measured]]) -> Figure:
    """Show test accuracy, loss and symmetrised KL of several runs together.

    Parameters
    ----------
    runs : sequence of (str, Measured)
        Names and what was measured.
    """
    panels = []
    for metric in (METRICS[name] for name in _OF_SEVERAL):
        lines = [_line(name, metric, steps, *line_look(i)) for i, (name, steps) in enumerate(runs)]
        panels.append(_panel(metric.title, metric, lines))
    return Figure("", tuple(panel for panel in panels if panel.series))


def save_svg(figure: Figure, path: Path, width: float, *, dark: bool = False) -> None:
    """Write the curves of runs as an SVG file for a paper.

    Parameters
    ----------
    figure : Figure
        As from `of_runs`.
    path : Path
    width : float
        On paper, in cm; text has 8 pt there.
    dark : bool
        For a dark ground, as that of a slide.

    Raises
    ------
    QannealError
        There are no curves yet, or the file cannot be written.
    """
    if not NARROWEST_CM <= width <= WIDEST_CM:
        raise QannealError(
            f"A figure cannot be {width:g} cm wide; choose a width from {NARROWEST_CM} to {WIDEST_CM} cm."
        )
    if path.suffix.lower() != ".svg":
        raise QannealError(f"{path.name} must end in .svg; the window writes PDF and PNG, too.")
    check_target(path)
    if not figure.panels:
        raise QannealError("These runs have no curves yet; nothing was written.")
    write_export(path, on_paper(figure, Paper(width_cm=width, dark=dark)).svg.encode())


def _panel(title: str, metric: Metric, lines: Sequence[Series], marks: tuple[Mark, ...] = ()) -> Panel:
    """Put what was measured into a panel whose axis is that of a metric."""
    found = tuple(one for one in lines if len(one.y))
    log = metric.quantity.logarithmic and any((series.y > 0).any() for series in found)
    return Panel(title, STEP.label, metric.quantity.label, found, marks, y_log=log)


def _line(
    name: str, metric: Metric, steps: Measured, role: Role, dash: Dash = "solid", *, heavy: bool = False
) -> Series:
    # Lines join what was measured, however many steps lie between two evaluations.
    x, y = steps.at(metric.path)
    if len(x):
        x, y = decimate(x, metric.quantity.factor * y, x[0], x[-1], _COLUMNS)
    return Series(name, x, y, role, dash=dash, heavy=heavy)


def _role(metric: Metric) -> Role:
    return metric.networks[0]


def _heavy(metric: Metric) -> bool:
    return metric.split == "test"
