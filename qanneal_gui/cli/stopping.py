"""Ctrl-C on the terminal: once to stop saved, twice to stop at once."""

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

from qanneal_gui.cli.output import say


@contextlib.contextmanager
def stop_on_interrupt(stop: threading.Event) -> Iterator[None]:
    """Let the first Ctrl-C set `stop`, and the second one interrupt whatever is going on."""

    def on_interrupt(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()
        say("\nStopping after this step; press Ctrl-C again to stop at once.")

    before = signal.signal(signal.SIGINT, on_interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
