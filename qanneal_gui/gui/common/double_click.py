"""Where a second press means more than the first, a double click is one press."""

from PySide6.QtCore import QElapsedTimer
from PySide6.QtGui import QGuiApplication


class Presses:
    """Tells a second press of a button from the second half of a double click."""

    def __init__(self) -> None:
        self._since = QElapsedTimer()

    def again(self) -> bool:
        """Note a press; return whether it is one by itself, not the second half of a double click."""
        interval = QGuiApplication.styleHints().mouseDoubleClickInterval()
        if self._since.isValid() and self._since.elapsed() < interval:
            return False
        self._since.start()
        return True
