"""What all rules of the watcher have in common: when a figure is bad, and when it is well again."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

from qanneal_gui.annealing.samplers.base import SamplerReport
from qanneal_gui.training.events import StepEvent

Severity = Literal["warning", "failure"]


class Finding(NamedTuple):
    """What a rule thinks of a run after a step; in between it is neither, so nothing flickers.

    Attributes
    ----------
    bad : bool
        There is trouble.
    well : bool
        If there was, it is over.
    """

    bad: bool
    well: bool


UNDECIDED = Finding(bad=False, well=False)


class Rule(Protocol):
    """Looks for one kind of trouble, at one step after the other."""

    kind: str
    severity: Severity

    def look(self, step: StepEvent) -> Finding:
        """Look at the next step."""
        ...

    def sentence(self) -> str:
        """Say what the trouble of the last look means, and the remedy."""
        ...


@dataclass
class Threshold:
    """A figure of the sampler that is bad above one threshold, and well below another one.

    Attributes
    ----------
    kind : str
    measure : callable
        The figure of a sampler's report; None if it says nothing.
    enter, leave : float
        The thresholds.
    patience : int
        Steps in a row that it takes, in both directions.
    words : callable
        The sentence for a figure.
    """

    kind: str
    measure: Callable[[SamplerReport], float | None]
    enter: float
    leave: float
    patience: int
    words: Callable[[float], str]
    severity: Severity = "warning"
    _above: int = field(default=0, init=False)
    _below: int = field(default=0, init=False)
    _value: float = field(default=0.0, init=False)

    def look(self, step: StepEvent) -> Finding:
        """Look at the next step."""
        value = None if step.sampler is None else self.measure(step.sampler)
        if value is None:
            return UNDECIDED
        self._value = value
        self._above = self._above + 1 if value > self.enter else 0
        self._below = self._below + 1 if value < self.leave else 0
        return Finding(self._above >= self.patience, self._below >= self.patience)

    def sentence(self) -> str:
        """Say what the trouble of the last look means, and the remedy."""
        return self.words(self._value)
