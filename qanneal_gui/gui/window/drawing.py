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

_REST = 18
"""The window's thread rests so many times as long as it has computed for the last group."""

_LONGEST_SECONDS = 0.7
"""What it rests at most, however slow the computer is."""

_FIRST_SECONDS = 0.25
"""After what a run has done first, until it is drawn."""


class Drawing(QObject):
    """Has parts drawn one at a time: all at once would hold up the window.

    Python computes on one thread at a time: while the window draws, a run that trains in this process
    stands still. So it is left nearly all of the time then.

    Parameters
    ----------
    often, seldom : sequence of callable
        Each draws a part as it is then. Those that are drawn often follow each other at once, as they are
        compared, and with them comes one of the others: they are a group. A run begins with the first.
    sparing : callable
        Tells whether a run trains in this process.
    """

    def __init__(
        self, often: Sequence[Part], seldom: Sequence[Part], sparing: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._parts = (*often, *seldom)
        self._groups = [(*often, one) for one in seldom]
        self._turns = cycle(self._groups)
        self._stale = set[Part]()
        self._group = deque[Part]()
        self._sparing, self._spared = sparing, False
        self._began: float | None = None
        self._rested = 0.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)

    def ask(self) -> None:
        """Have every part drawn anew."""
        spared, self._spared = self._spared, self._sparing()
        self._stale.update(self._parts)
        if self._spared and not spared:
            self._turns, self._rested = cycle(self._groups), 0.0
            self._wait(_FIRST_SECONDS)
        elif spared != self._spared or not self._timer.isActive():  # one that has ended is not waited for
            self._wait(_BETWEEN_SECONDS)

    def shut_down(self) -> None:
        """Draw nothing more."""
        self._stale.clear()
        self._group.clear()
        self._timer.stop()

    def _go_on(self) -> None:
        if not self._group:
            self._end_group()
            rest = self._rested - time.perf_counter()
            if rest > 0 and self._sparing():
                self._wait(rest)
                return
            if not self._stale:
                return
            self._began = time.thread_time()
            self._group = self._next_group()
        part = self._group.popleft()
        self._stale.discard(part)
        part()
        self._wait(_BETWEEN_SECONDS)

    def _end_group(self) -> None:
        """Note until when nothing is drawn, after a group that is painted by now."""
        if self._began is not None:
            computed = time.thread_time() - self._began
            self._rested = time.perf_counter() + min(_REST * computed, _LONGEST_SECONDS)
            self._began = None

    def _next_group(self) -> deque[Part]:
        while not (found := [part for part in next(self._turns) if part in self._stale]):
            pass
        return deque(found)

    def _wait(self, seconds: float) -> None:
        self._timer.start(math.ceil(1000 * seconds))
