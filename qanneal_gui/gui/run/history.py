"""The curves of the run that is shown, as growing arrays: what the live plots draw. No Qt here."""

from collections.abc import Iterable

import numpy as np

from qanneal_gui.runs.curve_arithmetic import SMOOTHING, Smoother
from qanneal_gui.runs.metrics import METRICS
from qanneal_gui.science.arrays import Array
from qanneal_gui.training.events import StepEvent


class LiveCurve:
    """One metric over the steps: as measured, and smoothed.

    The smoothed value is the exponential mean with its bias at the start removed, so that it begins at
    the first measurement.
    """

    def __init__(self, past: float) -> None:
        self._smoother = Smoother(past)
        self._rows = np.empty((3, 64))
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def steps(self) -> Array:
        """Steps measured, shape (n,)."""
        return self._rows[0, : self._count]

    @property
    def raw(self) -> Array:
        """Values as measured, shape (n,)."""
        return self._rows[1, : self._count]

    @property
    def smooth(self) -> Array:
        """Smoothed values, shape (n,)."""
        return self._rows[2, : self._count]

    def extend(self, steps: Array, values: Array) -> None:
        """Add measurements."""
        count = self._count + len(values)
        if count > self._rows.shape[1]:
            grown = np.empty((3, max(count, 2 * self._rows.shape[1])))
            grown[:, : self._count] = self._rows[:, : self._count]
            self._rows = grown
        self._rows[:, self._count : count] = steps, values, self._smoother.extend(values)
        self._count = count

    def redrawn(self, past: float, until: int | None = None) -> "LiveCurve":
        """Return the same measurements, all or so many, with another smoothing."""
        curve = LiveCurve(past)
        curve.extend(self.steps[:until], self.raw[:until])
        return curve


class History:
    """All curves of one run, by the names of the `metrics.METRICS`.

    Attributes
    ----------
    joints : list of int
        Steps after which the run was taken up again.
    """

    def __init__(self, smoothing: str = "light") -> None:
        self._past = SMOOTHING[smoothing]
        self._curves: dict[str, LiveCurve] = {}
        self._totals = {name: 0.0 for name, metric in METRICS.items() if metric.total}
        self.last_step = 0
        self.joints: list[int] = []

    def curve(self, name: str) -> LiveCurve:
        """Return a curve, empty if nothing was measured."""
        return self._curves.get(name) or LiveCurve(self._past)

    def extend(self, steps: Iterable[StepEvent]) -> None:
        """Add steps."""
        steps = list(steps)
        self.last_step = max([self.last_step, *(step.step for step in steps)])
        for name, metric in METRICS.items():
            found = [(step.step, step.value(metric.path)) for step in steps]
            rows = np.array([(x, y) for x, y in found if y is not None], float).reshape(-1, 2)
            places, values = rows[np.isfinite(rows[:, 1])].T
            if not len(values):
                continue
            if metric.total:
                values = self._totals[name] + np.cumsum(values)
                self._totals[name] = float(values[-1])
            self._curves.setdefault(name, LiveCurve(self._past)).extend(places, values)

    def forget_evaluation(self, step: int) -> None:
        """Take out what was measured on all images after the last step."""
        for name, curve in self._curves.items():
            if METRICS[name].networks and len(curve) and curve.steps[-1] == step:
                self._curves[name] = curve.redrawn(self._past, -1)

    def set_smoothing(self, name: str) -> None:
        """Smooth everything anew."""
        self._past = SMOOTHING[name]
        self._curves = {key: curve.redrawn(self._past) for key, curve in self._curves.items()}
