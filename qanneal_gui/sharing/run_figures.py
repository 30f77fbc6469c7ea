"""The curves of recorded runs as figures: what the window shows while they train."""

from collections.abc import Callable, Sequence
from typing import Any, Literal

import numpy as np

from qanneal_gui.figures import Figure, Mark, Panel, Series
from qanneal_gui.figures.model import Role
from qanneal_gui.science.arrays import Array

Steps = Sequence[dict[str, Any]]
Dash = Literal["solid", "dashed", "dotted"]

_KEYS: dict[str, tuple[str, ...]] = {"EBM": (), "MLP": ("mlp",), "shadow MLP": ("shadow",)}
_ROLES: dict[str, Role] = {"EBM": "ebm", "MLP": "mlp", "shadow MLP": "shadow"}
_OVERLAY: tuple[Role, ...] = ("ebm", "mlp", "classical-2", "output", "shadow")
_DASHES: tuple[Dash, ...] = ("solid", "dashed", "dotted")


def curves(steps: Steps, resumptions: Sequence[int] = ()) -> Figure:
    """Show accuracies, losses, divergences and β of one run, as far as they were measured.

    Parameters
    ----------
    steps : sequence of dict
        Objects of steps, in their order.
    resumptions : sequence of int
        Steps after which the run was taken up again; marked in every panel.
    """
    x = np.array([step["step"] for step in steps], dtype=np.float64)
    marks = tuple(Mark("x", float(step), "resumed") for step in dict.fromkeys(resumptions))

    def line(name: str, role: Role, *path: str, heavy: bool = False, factor: float = 1.0) -> Series:
        return Series(name, x, factor * _values(steps, path), role, heavy=heavy)

    accuracies = [
        line(f"{name}, {split}", _ROLES[name], *keys, f"{split}_accuracy", heavy=split == "test", factor=100)
        for name, keys in _KEYS.items()
        for split in ("train", "test")
    ]
    losses = [line(name, _ROLES[name], *keys, "loss") for name, keys in _KEYS.items()]
    panels = [
        Panel("Accuracy", "step", "accuracy / %", _measured(accuracies), marks),
        Panel("Loss on the training images", "step", "loss / nats", _measured(losses), marks),
    ]
    for title, path, role in (
        ("Symmetrised KL, MLP and shadow MLP", ("symmetrised_kl",), "mlp"),
        ("Gap between the EBM and its MLP", ("gap",), "ebm"),
        ("Divergence of the samples", ("sampler", "kl"), "output"),
    ):
        found = _measured([line(title, role, *path)])  # type: ignore[arg-type]
        log = any((series.y > 0).any() for series in found)
        panels.append(Panel(title, "step", "KL / nats", found, marks, y_log=log))
    panels.append(
        Panel("β_eff", "step", "β_eff", _measured([line("β_eff", "neutral", "sampler", "beta")]), marks)
    )
    about = "Test accuracy is the heavy line; gaps are steps that were not evaluated."
    return Figure("", tuple(panel for panel in panels if panel.series), about)


def overlay(runs: Sequence[tuple[str, Steps]]) -> Figure:
    """Show test accuracy, loss and symmetrised KL of several runs together.

    Parameters
    ----------
    runs : sequence of (str, sequence of dict)
        Names and steps.
    """

    def panel(title: str, label: str, get: Callable[[Steps], Array], log: bool = False) -> Panel:
        series = [
            Series(
                name,
                np.array([step["step"] for step in steps], dtype=np.float64),
                get(steps),
                _OVERLAY[i % len(_OVERLAY)],
                dash=_DASHES[i // len(_OVERLAY) % len(_DASHES)],
            )
            for i, (name, steps) in enumerate(runs)
        ]
        return Panel(title, "step", label, _measured(series), y_log=log)

    panels = (
        panel(
            "Test accuracy of the MLP", "accuracy / %", lambda s: 100 * _values(s, ("mlp", "test_accuracy"))
        ),
        panel("Loss of the EBM", "loss / nats", lambda s: _values(s, ("loss",))),
        panel("Symmetrised KL", "KL / nats", lambda s: _values(s, ("symmetrised_kl",)), log=True),
    )
    return Figure("", tuple(panel for panel in panels if panel.series))


def _measured(series: Sequence[Series]) -> tuple[Series, ...]:
    return tuple(one for one in series if np.isfinite(one.y).any())


def _values(steps: Steps, path: tuple[str, ...]) -> Array:
    """Return one metric of all steps, shape (n,); NaN where it was not measured."""
    found = np.full(len(steps), np.nan)
    for i, step in enumerate(steps):
        value: Any = step
        for key in path:
            value = value.get(key) if isinstance(value, dict) else None
        if isinstance(value, int | float):
            found[i] = value
    return found
