"""Orders from outside the window: Ctrl-C in its terminal, the terminal's end (HUP), a kill (TERM)."""

import signal
import socket
from collections.abc import Callable
from types import FrameType
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


class Signals(QObject):
    """Calls a function in the window's thread when the process is told to end.

    Python handles signals between two of its own instructions, and there may be none for long while Qt
    waits for events: so each signal also writes into a socket that Qt watches.

    Parameters
    ----------
    on_end : callable
        Called for every order.
    """

    def __init__(self, on_end: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on_end = on_end
        self._read, self._write = socket.socketpair()
        self._read.setblocking(False)
        self._write.setblocking(False)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_activated)
        self._wakeup = signal.set_wakeup_fd(self._write.fileno(), warn_on_full_buffer=False)
        numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
        # Under nohup the end of the terminal is to be ignored.
        self._before: dict[int, Any] = {
            number: signal.signal(number, _noted)
            for number in numbers
            if number == signal.SIGINT or signal.getsignal(number) is not signal.SIG_IGN
        }

    def shut_down(self, milliseconds: int = 0) -> bool:
        """Handle signals as before; done at once."""
        del milliseconds
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._wakeup)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before = {}
        self._read.close()
        self._write.close()
        return True

    def _on_activated(self) -> None:
        try:
            self._read.recv(64)
        except OSError:
            return
        self._on_end()


def _noted(number: int, frame: FrameType | None) -> None:
    """Do nothing: the socket tells the window."""
