"""How experiments drive training runs, and tell how far they are."""

import contextlib
import threading
import time
from collections.abc import Iterator

from qanneal_gui.config import RunConfig
from qanneal_gui.errors import QannealError
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.training.events import Event, RunPaused
from qanneal_gui.training.session import Session


def events(config: RunConfig, library: RunLibrary, stop: threading.Event | None = None) -> Iterator[Event]:
    """Yield the events of a recorded run; closing this ends it, saved.

    Raises
    ------
    QannealError
        If the run fails, or pauses because a limit is reached or the annealer cannot be reached.
    """
    with contextlib.closing(Session(config, library, stop=stop).events()) as run:
        for event in run:
            if isinstance(event, RunPaused):
                raise QannealError(event.message)
            yield event


class Clock:
    """Time since an experiment began, and time left at the pace so far."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._shown = -float("inf")

    @property
    def elapsed(self) -> float:
        """Seconds since the beginning."""
        return time.monotonic() - self._began

    def left(self, fraction: float) -> float | None:
        """Seconds left when this fraction is done; None while too little is done to tell."""
        return None if fraction < 0.01 else self.elapsed * (1 - fraction) / fraction

    def due(self, seconds: float = 0.2) -> bool:
        """Whether it is time to draw again: at most every so many seconds, however fast the steps are."""
        now = time.monotonic()
        if now - self._shown < seconds:
            return False
        self._shown = now
        return True
