"""How long a study will still take."""

import time
from collections.abc import Callable


class Pace:
    """Time left, from the trials done since the start; those found stored took no time.

    Parameters
    ----------
    total : int
        Number of trials.
    clock : callable
        Monotonic time in seconds.
    """

    def __init__(self, total: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.total = total
        self.done = 0
        self.reused = 0
        self._clock = clock
        self._began = clock()

    def count(self, *, reused: bool) -> None:
        """Count one more trial."""
        self.done += 1
        self.reused += reused
        if reused:
            self._began = self._clock()

    @property
    def fraction(self) -> float:
        """Share of the trials that are done."""
        return self.done / self.total if self.total else 1.0

    @property
    def seconds_left(self) -> float | None:
        """Seconds until the end at the pace so far; None until a trial was done."""
        fresh = self.done - self.reused
        if self.done >= self.total:
            return 0.0
        return (self._clock() - self._began) / fresh * (self.total - self.done) if fresh else None
