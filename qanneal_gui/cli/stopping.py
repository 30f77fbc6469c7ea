"""Being told to stop on the terminal: Ctrl-C, a closed terminal (HUP), or an orderly kill (TERM)."""

import contextlib
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator
from types import FrameType

from qanneal_gui.cli.output import say

_AT_ONCE = "\nStopping after the current step; press Ctrl-C again to stop now."
_NOW = "\nStopping now; a submission under way is cancelled, but may still be billed."

Handler = Callable[[int, FrameType | None], None]


@contextlib.contextmanager
def graceful_stop(stop: threading.Event, abort: threading.Event | None = None) -> Iterator[None]:
    """Let the first order to stop set `stop`, the second one `abort`; one more interrupts.

    Parameters
    ----------
    stop : threading.Event
        Ends the work after its current step, saved.
    abort : threading.Event, optional
        Ends it at once, saved; without it the second order interrupts.
    """

    def heed() -> None:
        if not stop.is_set():
            stop.set()
            _say(_AT_ONCE)
        elif abort is not None and not abort.is_set():
            abort.set()
            _say(_NOW)
        else:
            raise KeyboardInterrupt

    with _handled(_one_after_another(heed)):
        yield


@contextlib.contextmanager
def interrupting() -> Iterator[None]:
    """Let every order to stop raise `KeyboardInterrupt`, as Ctrl-C does by itself."""

    def on_signal(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    with _handled(on_signal):
        yield


def _one_after_another(heed: Callable[[], None]) -> Handler:
    """Return a handler that does not break into itself: setting a flag twice at a time waits for ever."""
    orders = deque[int]()
    heeding = False

    def on_signal(number: int, frame: FrameType | None) -> None:
        nonlocal heeding
        orders.append(number)
        if heeding:
            return  # the order before takes this one up
        heeding = True
        try:
            while orders:
                orders.popleft()
                heed()
        finally:
            heeding = False

    return on_signal


def _say(text: str) -> None:
    """Say it in a signal's handler, where a line may be half-written."""
    try:
        say(text)
    except RuntimeError:  # Python lets nobody into a buffer that is being written
        with contextlib.suppress(OSError):
            os.write(2, f"{text}\n".encode())


@contextlib.contextmanager
def _handled(handler: Handler) -> Iterator[None]:
    names = ("SIGINT", "SIGTERM", "SIGHUP")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    # Under nohup the end of the terminal is to be ignored.
    before = {
        number: signal.signal(number, handler)
        for number in numbers
        if number == signal.SIGINT or signal.getsignal(number) is not signal.SIG_IGN
    }
    try:
        yield
    finally:
        for number, former in before.items():
            signal.signal(number, former)
