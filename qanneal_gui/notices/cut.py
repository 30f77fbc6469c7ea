"""Connections that are cut off when they have taken too long in all, whatever the other side does."""

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator


class Sockets(list[Callable[[], socket.socket | None]]):
    """What returns the socket of a connection as it is now."""

    were_cut = False
    """Whether they took too long."""


WAIT = 5.0
"""Seconds for each answer of the other side."""

WHOLE = 10.0
"""Seconds for a whole conversation."""


@contextlib.contextmanager
def cut_off(seconds: float, sockets: Sockets) -> Iterator[None]:
    """Cut off the connections of a block after so many seconds; whoever opens one adds it to the list."""

    def cut() -> None:
        sockets.were_cut = True
        for current in sockets:
            with contextlib.suppress(OSError):
                if (found := current()) is not None:
                    found.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
