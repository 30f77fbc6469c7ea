"""What is shown of something that changes all the time: at once, and then as often as can be read."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Paced(QObject):
    """Calls a function when asked: at once, but not again before some time has passed, and then once.

    Parameters
    ----------
    show : callable
        Shows the newest state, whenever it is called.
    milliseconds : int
        Between two calls, at least.
    """

    def __init__(self, show: Callable[[], object], milliseconds: int, parent: QObject) -> None:
        super().__init__(parent)
        self._show, self._asked = show, False
        self._timer = QTimer(self, singleShot=True, interval=milliseconds)
        self._timer.timeout.connect(self._on_time)

    def ask(self) -> None:
        """Have the newest state shown."""
        self._asked = True
        if not self._timer.isActive():
            self._on_time()

    def forget(self) -> None:
        """Show nothing more of what was asked for."""
        self._asked = False

    def _on_time(self) -> None:
        if self._asked:
            self._asked = False
            self._timer.start()
            self._show()
