"""Hearing the orders that others give a run through its library."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Self

from qanneal_gui.runs import orders
from qanneal_gui.runs.orders import Order

LOOK_SECONDS = 0.2
"""Between two looks."""


class OrderListener:
    """Looks for orders on a thread of its own, so that even a submission that is waited for can be ended.

    Parameters
    ----------
    directory : Path
        The run's folder.
    stop, abort : threading.Event
        Set by orders to stop, as by whoever drives the run.
    heard : callable
        Told every order, from the listener's thread.
    """

    def __init__(
        self, directory: Path, stop: threading.Event, abort: threading.Event, heard: Callable[[Order], None]
    ) -> None:
        self._directory, self._stop, self._abort, self._heard = directory, stop, abort, heard
        self._over = threading.Event()
        self._going = threading.Event()
        self._going.set()
        self._thread = threading.Thread(target=self._listen, name="orders", daemon=True)

    def __enter__(self) -> Self:
        orders.clear(self._directory)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    @property
    def paused(self) -> bool:
        """Whether the run is to pause."""
        return not (self._going.is_set() or self._stop.is_set())

    def wait(self) -> None:
        """Wait until the run is to go on, or to end."""
        while self.paused:
            self._going.wait(LOOK_SECONDS)

    def release(self) -> None:
        """Let the run go on; from any thread."""
        self._going.set()

    def _listen(self) -> None:
        while not self._over.wait(LOOK_SECONDS):
            order = orders.take(self._directory)
            if order is None:
                continue
            match order:
                case "pause":
                    self._going.clear()
                case "continue":
                    self._going.set()
                case "stop" | "stop-now":
                    self._stop.set()
            if order == "stop-now":
                self._abort.set()
            self._heard(order)
