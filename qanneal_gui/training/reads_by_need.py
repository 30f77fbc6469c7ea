"""As many reads at each step as a stated error of its gradient asks for."""

import math
from dataclasses import dataclass
from typing import Self

FEWEST = 10
"""Fewer reads than these would not tell how many are needed next."""
_FADING = 0.7
"""Weight of the steps before, as batches differ."""


@dataclass(frozen=True, slots=True)
class ReadsNeeded:
    """What the gradients of past steps say about the next one.

    Attributes
    ----------
    variance : float
        E‖ĝ − g‖² at one read per image; see `qanneal_gui.science.shot_noise`.
    squared : float
        ‖g‖², less what the shot noise adds to it.
    """

    variance: float
    squared: float

    def __post_init__(self) -> None:
        if not (0 <= self.variance < math.inf and math.isfinite(self.squared)):
            raise ValueError("the reads that are needed cannot be told from these numbers")

    def reads(self, error: float, most: int) -> int:
        """Return how many reads keep √E‖ĝ − g‖² below so much of ‖g‖, and at most so many."""
        allowed = error**2 * self.squared
        if self.variance >= most * allowed:
            return most
        return min(most, max(FEWEST, math.ceil(self.variance / allowed)))

    @classmethod
    def after(cls, before: Self | None, variance: float, squared: float) -> Self:
        """Take one more step into account."""
        if before is None:
            return cls(variance, squared)
        new = 1 - _FADING
        return cls(
            _FADING * before.variance + new * variance,
            _FADING * before.squared + new * squared,
        )
