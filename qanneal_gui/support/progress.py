"""How far long work is: the callback that is told, and the time that is left."""

import math
import time
from collections import deque
from collections.abc import Callable

ReportProgress = Callable[[str, float | None], None]
"""Is told what is being done, in a sentence, and the fraction done where it is known."""


class Pace:
    """Time since the start, and the time left at the pace so far.

    Parameters
    ----------
    total : float
        What is to be done.
    done : float
        What is done already.
    least : float
        Nothing is said of the time left before this much was done.
    recent : int, optional
        Take the pace of that many last reports; by default that since the start.
    clock : callable
        Monotonic time in seconds.
    """

    def __init__(
        self,
        total: float = 1.0,
        done: float = 0.0,
        *,
        least: float = 0.01,
        recent: int | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.total = total
        self.done = done
        self._least = least
        self._clock = clock
        self._start = clock()
        self._reports = deque([(self._start, done)], maxlen=recent or 1)
        self._recent = recent is not None

    @property
    def elapsed(self) -> float:
        """Seconds since the start."""
        return self._clock() - self._start

    @property
    def fraction(self) -> float:
        """Share of it that is done."""
        return self.done / self.total if self.total else 1.0

    @property
    def seconds_left(self) -> float | None:
        """Seconds until the end; None while too little is done to tell."""
        if self.done >= self.total:
            return 0.0
        began, first = self._reports[0]
        fresh = self.done - first
        return (self._clock() - began) / fresh * (self.total - self.done) if fresh >= self._least else None

    def reached(self, done: float) -> float | None:
        """Note how much is done by now, and return the seconds left."""
        self.done = done
        if self._recent:
            self._reports.append((self._clock(), done))
        return self.seconds_left

    def skipped_to(self, done: float) -> None:
        """Note how much is done by now, of which the last part took no time: the pace starts again."""
        self.done = done
        self._reports.clear()
        self._reports.append((self._clock(), done))


class Throttle:
    """Says when something that is done repeatedly is due.

    Parameters
    ----------
    clock : callable
        Monotonic time in seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._last = -math.inf

    def due(self, seconds: float = 0.2) -> bool:
        """Return whether that many seconds have passed since it was last due."""
        now = self._clock()
        if now - self._last < seconds:
            return False
        self._last = now
        return True
