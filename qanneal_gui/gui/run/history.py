"""The curves of the run that is shown, as growing arrays: what the live plots draw. No Qt here."""

import math
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from qanneal_gui.runs.curve_arithmetic import SMOOTHING, Smoother
from qanneal_gui.runs.metrics import BY_CLASS, METRICS
from qanneal_gui.science.arrays import Array
from qanneal_gui.training.events import StepEvent


class Mark(NamedTuple):
    """Something that happened at a step: a ``trouble`` of the run, or a ``note`` of its user."""

    step: int
    kind: str
    text: str


class LiveCurve:
    """One metric over the steps: as measured, and smoothed.

    The smoothed value is the exponential mean with its bias at the start removed, so that it begins at
    the first measurement.
    """

    def __init__(self, past: float) -> None:
        self._smoother = Smoother(past)
        self._rows = np.empty((3, 64))
        self._count = 0
        self._fresh: list[tuple[float, float]] = []

    def __len__(self) -> int:
        return self._count + len(self._fresh)

    @property
    def steps(self) -> Array:
        """Steps measured, shape (n,)."""
        return self._row(0)

    @property
    def raw(self) -> Array:
        """Values as measured, shape (n,)."""
        return self._row(1)

    @property
    def smooth(self) -> Array:
        """Smoothed values, shape (n,)."""
        return self._row(2)

    def append(self, step: float, value: float) -> None:
        """Add a measurement."""
        self._fresh.append((step, value))

    def extend(self, steps: Array, values: Array) -> None:
        """Add measurements."""
        self._fresh += zip(steps.tolist(), values.tolist(), strict=True)

    def redrawn(self, past: float, until: int | None = None) -> "LiveCurve":
        """Return the same measurements, all or so many, with another smoothing."""
        curve = LiveCurve(past)
        curve.extend(self.steps[:until], self.raw[:until])
        return curve

    def _row(self, place: int) -> Array:
        """Return steps, values or smoothed values; what is fresh is smoothed together, which is fast."""
        if self._fresh:
            begin, end = self._count, len(self)
            if end > self._rows.shape[1]:
                grown = np.empty((3, max(end, 2 * self._rows.shape[1])))
                grown[:, :begin] = self._rows[:, :begin]
                self._rows = grown
            self._rows[:2, begin:end] = np.array(self._fresh).T
            self._rows[2, begin:end] = self._smoother.extend(self._rows[1, begin:end])
            self._count, self._fresh = end, []
        return np.asarray(self._rows[place, : self._count])


class History:
    """All curves of one run, by the names of the `metrics.METRICS`; those of its classes by their paths.

    Attributes
    ----------
    joints : list of int
        Steps after which the run was resumed.
    troubles, notes : list of Mark
    """

    def __init__(self, smoothing: str = "light") -> None:
        self._past = SMOOTHING[smoothing]
        self._curves: dict[str, LiveCurve] = {}
        self._totals = {name: 0.0 for name, metric in METRICS.items() if metric.total}
        self.last_step = 0
        self.joints: list[int] = []
        self.troubles: list[Mark] = []
        self.notes: list[Mark] = []

    @property
    def smoothing(self) -> str:
        """The name of the smoothing in force."""
        return next(name for name, past in SMOOTHING.items() if past == self._past)

    def curve(self, name: str) -> LiveCurve:
        """Return a curve, empty if nothing was measured."""
        return self._curves.get(name) or LiveCurve(self._past)

    def extend(self, steps: Iterable[StepEvent]) -> None:
        """Add steps."""
        for step in steps:
            self.last_step = max(self.last_step, step.step)
            for name, metric in METRICS.items():
                value = step.value(metric.path)
                if value is None or not math.isfinite(value):
                    continue
                if metric.total:
                    self._totals[name] = value = self._totals[name] + value
                self._append(name, step.step, value)
            by_class = step.evaluation and step.evaluation.test_accuracy_by_class
            for place, share in enumerate(by_class.mlp if by_class else ()):
                if math.isfinite(share):
                    self._append(f"{BY_CLASS}.mlp.{place}", step.step, share)

    def _append(self, name: str, step: int, value: float) -> None:
        self._curves.setdefault(name, LiveCurve(self._past)).append(step, value)

    def forget_evaluation(self, step: int) -> None:
        """Take out what was measured on all images after the last step."""
        for name, curve in self._curves.items():
            evaluated = name not in METRICS or METRICS[name].networks
            if evaluated and len(curve) and curve.steps[-1] == step:
                self._curves[name] = curve.redrawn(self._past, -1)

    def mark_trouble(self, step: int, sentence: str) -> None:
        """Mark that something was wrong; what a resumed run says again is marked once."""
        mark = Mark(step, "trouble", sentence)
        if mark not in self.troubles:
            self.troubles.append(mark)

    def show_notes(self, notes: Iterable[tuple[int, str]]) -> bool:
        """Mark the steps at which something was noted, and no others; return whether these are news."""
        before, self.notes = self.notes, [Mark(step, "note", text) for step, text in notes]
        return self.notes != before

    def set_smoothing(self, name: str) -> None:
        """Smooth everything again."""
        self._past = SMOOTHING[name]
        self._curves = {key: curve.redrawn(self._past) for key, curve in self._curves.items()}
