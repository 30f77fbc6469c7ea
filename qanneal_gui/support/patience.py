"""Trying again what something is in the way of: soon at first, then ever more rarely."""

import threading
import time

_DELAYS = (1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds between two attempts; the last one counts for all that follow."""

_PATIENCE = 600.0
"""Seconds after which it is given up."""


class Patience:
    """Waits before each new attempt.

    Parameters
    ----------
    stop : threading.Event
        Ends the waiting.
    """

    def __init__(self, stop: threading.Event) -> None:
        self._stop = stop
        self._attempts = 0
        self._began = self._last = 0.0

    def lasts(self) -> bool:
        """Return whether to wait once more; those attempts that are long over do not count."""
        now = time.monotonic()
        if now - self._last > 2 * _DELAYS[-1]:
            self._attempts, self._began = 0, now
        return now - self._began <= _PATIENCE and not self._stop.is_set()

    @property
    def first(self) -> bool:
        """Whether nothing was waited for yet."""
        return not self._attempts

    def wait(self) -> bool:
        """Wait before the next attempt, if it `lasts`; return whether to make it."""
        if not self.lasts():
            return False
        seconds = _DELAYS[min(self._attempts, len(_DELAYS) - 1)]
        self._attempts += 1
        stopped = self._stop.wait(seconds)
        self._last = time.monotonic()
        return not stopped
