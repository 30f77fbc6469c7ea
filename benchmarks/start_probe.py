"""A window that is started, clicked into, left alone for two seconds, and turned page by page.

``start.py`` runs this in a process of its own: ``start_probe.py peer|ours|runs BEGAN``, where BEGAN is what
the monotonic clock said before. What was measured is printed as one JSON object. The peer is closed at once.
"""

import json
import sys
import time

if sys.argv[1:2] != ["peer"]:
    from qanneal_gui import launch

    launch.before_qt()  # as `qanneal-gui` does, and before the imports of this script, which it has not

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QMainWindow

_AFTER_SECONDS = 2.0
_TICK_MS = 5


class Probe(QObject):
    """Watches the first main window of the process."""

    def __init__(self, began):
        super().__init__()
        self.found = {"pages": {}}
        self._began = began
        self._tick = QTimer(self, interval=_TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self._on_tick)
        self._last = self._end = self._longest = 0.0
        QTimer.singleShot(0, self._look)

    def _look(self):
        """Wait until the window is painted: what puts it on the screen comes before timers do."""
        windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMainWindow)]
        if windows and windows[0].windowHandle() and windows[0].windowHandle().isExposed():
            self._window = windows[0]
            QTimer.singleShot(0, self._click)
        else:
            QTimer.singleShot(0, self._look)

    def _click(self):
        handle, left, none = self._window.windowHandle(), Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        place = QPointF(self._window.width() / 2, self._window.height() / 2)
        for kind, held in ((QEvent.Type.MouseButtonPress, left), (QEvent.Type.MouseButtonRelease, none)):
            at = place, handle.mapToGlobal(place)
            event = QMouseEvent(kind, *at, left, held, Qt.KeyboardModifier.NoModifier)
            QCoreApplication.postEvent(handle, event)
        QTimer.singleShot(0, self._answered)

    def _answered(self):
        now = time.monotonic()
        self.found |= {"wall": now - self._began, "processor": time.process_time()}
        if not hasattr(self._window, "workspace"):
            self._tell()
            return
        self._last, self._end = now, now + _AFTER_SECONDS
        self._tick.start()

    def _on_tick(self):
        now = time.monotonic()
        self._longest, self._last = max(self._longest, now - self._last), now
        if now > self._end:
            self._tick.stop()
            self.found["pause"] = self._longest
            self._turn()
            self._tell()

    def _tell(self):
        """Print what was measured, and end the program, which may leave at once."""
        print(json.dumps(self.found), flush=True)
        self._window.close()
        QApplication.quit()

    def _turn(self):
        """Turn to every page for the first time: seconds of this thread's processor until it is painted."""
        tabs = self._window.workspace.tabs
        for place in range(1, tabs.count()):
            before = time.thread_time()
            tabs.bar.setCurrentIndex(place)
            QCoreApplication.processEvents()
            self.found["pages"][tabs.bar.tabText(place).replace("&", "")] = time.thread_time() - before


def bare():
    """Return the peer: a main window with one plot."""
    import pyqtgraph

    window = QMainWindow()
    plot = pyqtgraph.PlotWidget()
    plot.plot([1, 2, 3], [1, 4, 9])
    window.setCentralWidget(plot)
    window.resize(1280, 800)
    return window


def main(kind, began):
    """Open a window, and tell what was measured."""
    app = QApplication(["start"])
    probe = Probe(float(began))  # noqa: F841  which watches for as long as it is kept
    if kind == "peer":
        window = bare()
        window.show()
        app.exec()
    else:
        sys.argv = ["qanneal-gui"]
        launch.window()


if __name__ == "__main__":
    main(*sys.argv[1:])
