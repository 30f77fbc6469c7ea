"""Cyclic garbage is collected on the window's thread only.

A collection that starts on a worker's thread may destroy widgets there, which Qt does not survive.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_INTERVAL_MS = 1000
_FULL_EVERY = 60


class Collector(QObject):
    """Collects once a second while it is started; the interpreter's own collections are off."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ticks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL_MS)
        self._timer.timeout.connect(self._collect)

    def start(self) -> None:
        """Take over from the interpreter."""
        # What exists by now mostly stays: it need not be looked through every time.
        gc.collect()
        gc.freeze()
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Give back to the interpreter."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def _collect(self) -> None:
        self._ticks += 1
        gc.collect(2 if self._ticks % _FULL_EVERY == 0 else 1)
