"""What is watched of the learning: the paper's failed trials have a constant or volatile accuracy (Sec. 5.2).

What they have in common is not seen in the accuracy alone: a network whose outputs are constant may
still recover, as long as its output biases swing or its outputs begin to differ. It is lost when the
outputs had drawn apart, have become the same for every image, *and* neither they nor the loss move.
A run with a small learning rate begins with constant outputs, too, but there they have yet to draw
apart.
"""

import itertools
import math
from collections import deque
from dataclasses import dataclass

from qanneal_gui.config import RunConfig
from qanneal_gui.training.diagnostics.rules import UNDECIDED, Finding, Severity
from qanneal_gui.training.events import StepEvent

LEARNING = ("constant", "flat", "volatile")
"""What is watched of the learning, the worst first."""

_SAFE_RATE = 0.003
"""Learning rate of the preset ``stable``, at which no trial failed for this reason."""


@dataclass(frozen=True, slots=True)
class _Point:
    """What an evaluation says of the MLP, which is what a run is for."""

    loss: float
    train_accuracy: float
    test_accuracy: float
    majority: float
    spread: float

    @classmethod
    def of(cls, step: StepEvent) -> "_Point | None":
        measured = step.evaluation
        if measured is None or measured.majority is None or measured.spread is None:
            return None
        mlp = measured.mlp
        if math.isnan(mlp.test_accuracy):
            return None
        return cls(mlp.loss, mlp.train_accuracy, mlp.test_accuracy, measured.majority, measured.spread)


class _Learning:
    """Keeps the last evaluations; a step without one says nothing."""

    kind: str
    severity: Severity
    window: int
    _SAME = 0.99
    _PEAK = 0.03

    def __init__(self, config: RunConfig) -> None:
        self._config = config
        self._chance = 1 / len(config.data.classes)
        self._seen = 0
        self._peak = 0.0
        self._points: deque[_Point] = deque(maxlen=self.window)

    def look(self, step: StepEvent) -> Finding:
        """Look at the next step."""
        point = _Point.of(step)
        if point is None:
            return UNDECIDED
        self._seen += 1
        self._peak = max(self._peak, point.spread)
        self._points.append(point)
        return self._judge(list(self._points))

    def _judge(self, points: list[_Point]) -> Finding:
        raise NotImplementedError

    @property
    def _drew_apart(self) -> bool:
        """Whether the outputs have ever depended on the image."""
        return self._peak >= self._PEAK

    @property
    def _way_out(self) -> str:
        rate = self._config.training.learning_rate
        if rate > _SAFE_RATE:
            return f"start again with a learning rate below {rate:g} (the preset stable uses {_SAFE_RATE})"
        return "start again with larger initial weights (model.init_std) or another training.seed"


class Constant(_Learning):
    """Outputs that are the same for every image, and will stay so.

    What counts is whether the *log-odds* of the images still differ: while the biases swing, the outputs
    round to 0 or 1 and show nothing of it. Either the log-odds have collapsed to next to nothing, or the
    outputs have been constant for half of the run and the log-odds do not draw apart. A run that has
    neither drawn apart nor been thrown off has only just begun.
    """

    kind = "constant"
    severity: Severity = "failure"
    window = 4
    _FIRST = 5
    _DIFFERENT = 0.95
    _COLLAPSED, _COLLAPSED_GROWS = 10**-2.5, 10**0.1
    _SMALL, _SMALL_GROWS = 10**-1.0, 10**0.01
    _REST = 3
    _THROWN = 1.0
    _LONG_SHARE, _LONG = 0.5, 10

    def __init__(self, config: RunConfig) -> None:
        super().__init__(config)
        evaluations = config.training.steps // config.training.eval_every
        self._long = max(self._LONG, math.ceil(self._LONG_SHARE * evaluations))
        self._same = 0
        self._worst_loss = 0.0

    def _judge(self, points: list[_Point]) -> Finding:
        last = points[-1]
        self._same = self._same + 1 if last.majority >= self._SAME else 0
        self._worst_loss = max(self._worst_loss, last.loss)
        bad = self._seen >= self._FIRST and self._same >= self.window and self._lost(points)
        return Finding(bad, all(point.majority < self._DIFFERENT for point in points[-2:]))

    def _lost(self, points: list[_Point]) -> bool:
        signals = [self._signal(point) for point in points[-self._REST :]]
        collapsed = signals[-1] < self._COLLAPSED and signals[-1] <= self._COLLAPSED_GROWS * min(signals)
        stuck = (
            self._same >= self._long
            and signals[-1] < self._SMALL
            and signals[-1] <= self._SMALL_GROWS * min(signals)
        )
        thrown = self._worst_loss > self._THROWN * self._config.outputs
        return (self._drew_apart or thrown) and (collapsed or stuck)

    def _signal(self, point: _Point) -> float:
        """Return the spread of the log-odds of outputs that are all alike.

        The spread of outputs p is p(1 − p) times as large. For two balanced classes the mean cross entropy is
        −½ log p(1 − p); for one-hot outputs of M classes it is at its least where p = 1/M, and what it is
        above that is taken to tell of p in the same way.
        """
        share = self._chance
        least = -share * math.log(share) - (1 - share) * math.log1p(-share)
        excess = point.loss / self._config.outputs - least
        return point.spread / (share * (1 - share)) * math.exp(min(2 * excess, 300.0))

    def sentence(self) -> str:
        """Say what the trouble of the last look means, and the remedy."""
        return (
            f"The outputs have become the same for every image and are unlikely to recover: {self._way_out}."
        )


class Flat(_Learning):
    """An accuracy that stays at guessing while the loss does not fall and the outputs do not draw apart.

    Outputs that have collapsed are told as such, and not as flat.
    """

    kind = "flat"
    severity: Severity = "warning"
    window = 15
    _RANGE = 0.02
    _ABOVE_CHANCE = 0.05
    _FALL = 0.01
    _GROWS = 1.2

    def _judge(self, points: list[_Point]) -> Finding:
        if len(points) < self.window:
            return UNDECIDED
        accuracies = [point.test_accuracy for point in points]
        high = self._chance + self._ABOVE_CHANCE
        third = self.window // 3
        before = min(point.loss for point in points[:third])
        after = min(point.loss for point in points[-third:])
        bad = (
            max(accuracies) - min(accuracies) <= self._RANGE
            and max(accuracies) < high
            and after > (1 - self._FALL) * before
            and points[-1].spread <= self._GROWS * points[0].spread
            and not (self._drew_apart and points[-1].majority >= self._SAME)
        )
        return Finding(bad, min(accuracies[-3:]) > high)

    def sentence(self) -> str:
        """Say what the trouble of the last look means, and the remedy."""
        accuracy = self._points[-1].test_accuracy
        return (
            f"The test accuracy has stayed at {100 * accuracy:.0f} % for {self.window} evaluations and the "
            f"loss is not falling: {self._way_out}."
        )


class Volatile(_Learning):
    """An accuracy that falls back repeatedly."""

    kind = "volatile"
    severity: Severity = "warning"
    window = 10
    _FALL = 0.1
    _TIMES = 3

    def _judge(self, points: list[_Point]) -> Finding:
        accuracies = [point.test_accuracy for point in points]
        falls = sum(after < before - self._FALL for before, after in itertools.pairwise(accuracies))
        return Finding(falls >= self._TIMES, falls == 0)

    def sentence(self) -> str:
        """Say what the trouble of the last look means, and the remedy."""
        size = self._config.training.batch_size
        return (
            f"The test accuracy has fallen by more than {100 * self._FALL:.0f} points {self._TIMES} times "
            f"in {self.window} evaluations: {self._way_out}, or with batches larger than {size}."
        )
