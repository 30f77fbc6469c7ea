"""The curves of a run as growing arrays: what the plots draw. No Qt here."""

from collections.abc import Iterable

import numpy as np

from qanneal_gui.science.arrays import Array
from qanneal_gui.training.events import StepEvent

NETWORKS = ("ebm", "mlp", "shadow")
METRICS = ("loss", "test_loss", "train_accuracy", "test_accuracy")
SMOOTHING = {"off": 0.0, "light": 0.6, "strong": 0.9}
"""Weights of the past in the exponential mean, by the names the window offers."""


class Curve:
    """One quantity over the steps: as measured, and smoothed.

    The smoothed value is the exponential mean with its bias at the start removed, so that it begins at
    the first measurement.
    """

    def __init__(self, past: float) -> None:
        self._past = past
        self._rows = np.empty((3, 64))
        self._count = 0
        self._mean = 0.0
        self._weight = 0.0

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

    def append(self, step: float, value: float) -> None:
        """Add a measurement."""
        if self._count == self._rows.shape[1]:
            self._rows = np.concatenate([self._rows, np.empty_like(self._rows)], axis=1)
        self._mean = self._past * self._mean + (1 - self._past) * value
        self._weight = self._past * self._weight + (1 - self._past)
        self._rows[:, self._count] = step, value, self._mean / self._weight
        self._count += 1

    def smoothed_with(self, past: float) -> "Curve":
        """Return the same measurements with another smoothing."""
        curve = Curve(past)
        for step, value in zip(self.steps, self.raw, strict=True):
            curve.append(step, value)
        return curve


class History:
    """All curves of one run, by the names of the step objects (``mlp.test_accuracy``, ``gap``, …).

    Attributes
    ----------
    joints : list of int
        Steps after which the run was taken up again.
    """

    def __init__(self, smoothing: str = "light") -> None:
        self._past = SMOOTHING[smoothing]
        self.curves: dict[str, Curve] = {}
        self.last_step = 0
        self.joints: list[int] = []

    def curve(self, key: str) -> Curve:
        """Return a curve, empty if nothing was measured."""
        return self.curves.get(key) or Curve(self._past)

    def extend(self, steps: Iterable[StepEvent]) -> None:
        """Add steps."""
        for step in steps:
            self.last_step = max(self.last_step, step.step)
            for key, value in _values(step):
                if value is not None and np.isfinite(value):
                    self.curves.setdefault(key, Curve(self._past)).append(step.step, value)

    def forget(self, step: int) -> None:
        """Take out what was measured at the last step."""
        for key, curve in self.curves.items():
            if len(curve) and curve.steps[-1] == step:
                self.curves[key] = shorter = Curve(self._past)
                for number, value in zip(curve.steps[:-1], curve.raw[:-1], strict=True):
                    shorter.append(number, value)

    def set_smoothing(self, name: str) -> None:
        """Smooth everything anew."""
        self._past = SMOOTHING[name]
        self.curves = {key: curve.smoothed_with(self._past) for key, curve in self.curves.items()}


def _values(step: StepEvent) -> Iterable[tuple[str, float | None]]:
    for name in METRICS:
        yield f"ebm.{name}", step.value(name)
    for network in ("mlp", "shadow"):
        for name in METRICS:
            yield f"{network}.{name}", step.value(f"{network}.{name}")
    for name in ("symmetrised_kl", "gap"):
        yield name, step.value(name)


def thinned(x: Array, y: Array, buckets: int) -> tuple[Array, Array]:
    """Keep the lowest and the highest point of each bucket, so that no spike is lost.

    Parameters
    ----------
    x, y : ndarray, shape (n,)
    buckets : int
        At most twice as many points are returned; fewer points are returned as they are.
    """
    n = len(x)
    if n <= 2 * buckets:
        return x, y
    width = n // buckets
    head = width * buckets
    blocks = y[:head].reshape(buckets, width)
    starts = np.arange(buckets) * width
    picks = np.sort(np.stack([starts + blocks.argmin(1), starts + blocks.argmax(1)], axis=1), axis=1).ravel()
    picks = np.unique(np.concatenate([picks, np.arange(head, n), [0, n - 1]]))
    return x[picks], y[picks]
