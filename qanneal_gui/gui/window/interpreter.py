"""Settings of the Python interpreter that a window with worker threads needs."""

import gc
import sys

from PySide6.QtCore import QObject, QTimer

_COLLECT_MS = 1000
_FULL_EVERY = 60
_SWITCH_SECONDS = 0.0001


class Interpreter(QObject):
    """While started: cyclic garbage is collected on this thread only, and threads take turns quickly.

    A collection that starts on a worker's thread may destroy widgets there, which Qt does not survive.
    And a worker that computes in pure Python gives way only after the switch interval: with Python's
    5 ms, one repaint that enters Python twenty times would take a tenth of a second.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ticks = 0
        self._switch = sys.getswitchinterval()
        self._timer = QTimer(self)
        self._timer.setInterval(_COLLECT_MS)
        self._timer.timeout.connect(self._collect)

    def start(self) -> None:
        """Take over."""
        self._switch = sys.getswitchinterval()
        sys.setswitchinterval(_SWITCH_SECONDS)
        gc.collect()
        # What exists by now mostly stays: it need not be looked through every time.
        gc.freeze()
        gc.disable()
        self._timer.start()

    def shut_down(self, milliseconds: int = 0) -> bool:
        """Put everything back; this is done at once."""
        del milliseconds
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
        sys.setswitchinterval(self._switch)
        return True

    def _collect(self) -> None:
        self._ticks += 1
        gc.collect(2 if self._ticks % _FULL_EVERY == 0 else 1)
