"""Drawing what changes all the time: one part after another, sparingly while a run trains."""

import math
import time
from collections import deque
from collections.abc import Callable, Sequence
from itertools import cycle

from PySide6.QtCore import QObject, QTimer

Part = Callable[[], object]

_BETWEEN_SECONDS = 0.024
"""Between the drawing of two parts, at least."""

_REST = 19
"""The window's thread rests so many times as long as it has computed since it began with the last group."""

_LONGEST_SECONDS = 1.0
"""What it rests at most, however slow the computer is."""


class Drawing(QObject):
    """Has parts drawn one at a time: all at once would hold up the window.

    Python computes on one thread at a time: while the window draws, a run that trains in this process
    stands still. So it is left nearly all of the time then.

    Parameters
    ----------
    often, seldom : sequence of callable
        Each draws a part as it is then. Those that are drawn often are a group: they follow each other at
        once, as they are compared. After them comes one of the others.
    sparing : callable
        Tells whether a run trains in this process.
    """

    def __init__(
        self, often: Sequence[Part], seldom: Sequence[Part], sparing: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._parts = (*often, *seldom)
        self._turns = cycle([group for one in seldom for group in (tuple(often), (one,))])
        self._stale = set[Part]()
        self._group = deque[Part]()
        self._sparing = sparing
        self._began = time.perf_counter(), time.thread_time()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)

    def ask(self) -> None:
        """Have every part drawn anew."""
        self._stale.update(self._parts)
        if not self._timer.isActive():
            self._wait(_BETWEEN_SECONDS)

    def shut_down(self) -> None:
        """Draw nothing more."""
        self._stale.clear()
        self._group.clear()
        self._timer.stop()

    def _go_on(self) -> None:
        if not self._group:
            rest = self._rest()
            if rest > 0:
                self._wait(rest)
                return
            if not self._stale:
                return
            self._began = time.perf_counter(), time.thread_time()
            self._group = self._next_group()
        part = self._group.popleft()
        self._stale.discard(part)
        part()
        self._wait(_BETWEEN_SECONDS)

    def _next_group(self) -> deque[Part]:
        while not (found := [part for part in next(self._turns) if part in self._stale]):
            pass
        return deque(found)

    def _wait(self, seconds: float) -> None:
        self._timer.start(math.ceil(1000 * seconds))

    def _rest(self) -> float:
        """Return for how many seconds nothing is drawn, after what was computed since the last group."""
        if not self._sparing():
            return 0.0
        now = time.perf_counter(), time.thread_time()
        passed, computed = (end - begin for end, begin in zip(now, self._began, strict=True))
        return min(_REST * computed, _LONGEST_SECONDS) - passed
