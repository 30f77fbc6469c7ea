"""An event that sets others with itself."""

import contextlib
import threading
from collections.abc import Iterator

from typing_extensions import override


class Relay(threading.Event):
    """An event that others are set by; that one of those is set by somebody else does not set it.

    It may be set in a signal's handler: no lock is held here.
    """

    def __init__(self) -> None:
        super().__init__()
        self._others: list[threading.Event] = []

    @override
    def set(self) -> None:
        super().set()
        for event in tuple(self._others):
            event.set()

    @contextlib.contextmanager
    def passed_on(self) -> Iterator[threading.Event]:
        """Return an event that is set with this one for as long as the block takes, or at once."""
        event = threading.Event()
        self._others.append(event)
        if self.is_set():
            event.set()
        try:
            yield event
        finally:
            self._others.remove(event)
