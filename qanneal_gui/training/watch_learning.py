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
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from qanneal_gui.config import RunConfig
from qanneal_gui.training.watch_rules import UNDECIDED, Look, Severity

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
    def of(cls, step: Mapping[str, Any]) -> "_Point | None":
        mlp = step.get("mlp")
        if not mlp or step.get("spread") is None:
            return None
        return cls(mlp["loss"], mlp["train_accuracy"], mlp["test_accuracy"], step["majority"], step["spread"])


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

    def look(self, step: Mapping[str, Any]) -> Look:
        """Look at the next step."""
        point = _Point.of(step)
        if point is None:
            return UNDECIDED
        self._seen += 1
        self._peak = max(self._peak, point.spread)
        self._points.append(point)
        return self._judge(list(self._points))

    def _judge(self, points: list[_Point]) -> Look:
        raise NotImplementedError

    @property
    def _drew_apart(self) -> bool:
        """Whether the outputs have ever depended on the image."""
        return self._peak >= self._PEAK

    @property
    def _way_out(self) -> str:
        rate = self._config.training.learning_rate
        if rate > _SAFE_RATE:
            return f"start again with a learning rate below {rate:g} (the preset stable has {_SAFE_RATE})"
        return "start again with larger initial weights (model.init_std) or another training.seed"


class Constant(_Learning):
    """Outputs that are the same for every image, and will stay so.

    Either they have collapsed and nothing moves for a few evaluations, or they have been constant for
    most of the run, whatever their biases do. As long as the outputs draw apart, there is hope.
    """

    kind = "constant"
    severity: Severity = "failure"
    window = 4
    _FIRST = 5
    _DIFFERENT = 0.95
    _STILL_SPREAD, _GROWS, _MOVES = 0.02, 1.02, 0.2
    _LEFT = 0.3
    _LONG_SPREAD, _LONG_BELOW_PEAK = 0.01, 0.98
    _LONG_SHARE, _LONG = 0.65, 13

    def __init__(self, config: RunConfig) -> None:
        super().__init__(config)
        evaluations = config.training.steps // config.training.eval_every
        self._long = max(self._LONG, math.ceil(self._LONG_SHARE * evaluations))
        self._same = 0
        self._peak_of_same = 0.0

    def _judge(self, points: list[_Point]) -> Look:
        last = points[-1]
        same = last.majority >= self._SAME
        self._same = self._same + 1 if same else 0
        self._peak_of_same = max(self._peak_of_same, last.spread) if same else 0.0
        bad = self._seen >= self._FIRST and (self._still(points) or self._stuck(last))
        return Look(bad, all(point.majority < self._DIFFERENT for point in points[-2:]))

    def _stuck(self, last: _Point) -> bool:
        """Whether the outputs have been the same for most of the run, and do not draw apart."""
        return (
            self._same >= self._long
            and last.spread < self._LONG_SPREAD
            and last.spread <= self._LONG_BELOW_PEAK * self._peak_of_same
        )

    def _still(self, points: list[_Point]) -> bool:
        """Whether the outputs have collapsed, and they and the loss have come to rest."""
        losses, spreads = [point.loss for point in points], [point.spread for point in points]
        return (
            self._same >= self.window
            and self._drew_apart
            and spreads[-1] <= self._LEFT * self._peak
            and max(spreads[-2:]) < self._STILL_SPREAD
            and spreads[-1] <= self._GROWS * min(spreads)
            and max(losses) - min(losses) <= self._MOVES * max(losses)
        )

    def sentence(self) -> str:
        """Say what the trouble of the last look means, and the way out."""
        return f"The outputs have become the same for every image, and will hardly recover: {self._way_out}."


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

    def _judge(self, points: list[_Point]) -> Look:
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
        return Look(bad, min(accuracies[-3:]) > high)

    def sentence(self) -> str:
        """Say what the trouble of the last look means, and the way out."""
        accuracy = self._points[-1].test_accuracy
        return (
            f"The test accuracy has stayed at {accuracy:.0%} for {self.window} evaluations and the loss does "
            f"not fall: {self._way_out}."
        )


class Volatile(_Learning):
    """An accuracy that falls back again and again."""

    kind = "volatile"
    severity: Severity = "warning"
    window = 10
    _FALL = 0.1
    _TIMES = 3

    def _judge(self, points: list[_Point]) -> Look:
        accuracies = [point.test_accuracy for point in points]
        falls = sum(after < before - self._FALL for before, after in itertools.pairwise(accuracies))
        return Look(falls >= self._TIMES, falls == 0)

    def sentence(self) -> str:
        """Say what the trouble of the last look means, and the way out."""
        size = self._config.training.batch_size
        return (
            f"The test accuracy has fallen by more than {100 * self._FALL:.0f} points {self._TIMES} times in "
            f"{self.window} evaluations: {self._way_out}, or batches larger than {size}."
        )
