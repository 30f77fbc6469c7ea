"""From the start of a process to a window that has answered a click, beside a bare pyqtgraph window.

Real processes are started in turn: a main window with one plot of pyqtgraph, ours with an empty data folder,
and ours with a library of 50 runs. Each tells when its window was painted and a click in it was answered, and
then how long its event loop was held up at the longest in the two seconds after that.

    python benchmarks/start.py [REPETITIONS]
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PEER = "bare PySide6 and pyqtgraph window"
TARGET = 1.7
REPETITIONS = 7

_AFTER_SECONDS = 2.0
_TICK_MS = 5


def rows(repetitions=REPETITIONS):
    """Measure, and return one row for each kind of data folder."""
    with tempfile.TemporaryDirectory() as folder:
        few = Path(folder, "50-runs")
        _fill(few)
        kinds = {"peer": Path(folder, "peer"), "empty": Path(folder, "empty"), "50 runs": few}
        for kind, home in kinds.items():
            _start(kind, home)  # reads the files from the disk, and writes what Python compiles
        measured = {kind: [] for kind in kinds}
        for _ in range(repetitions):
            for kind, home in kinds.items():
                measured[kind].append(_start(kind, home))
    middle = {kind: _medians(found) for kind, found in measured.items()}
    return [
        {
            "work": f"window: process start to an answered click, {kind}",
            "ours": middle[kind]["wall"],
            "peer_name": PEER,
            "peer": middle["peer"]["wall"],
            "target": f"≤ {TARGET}×",
            "ratio": middle[kind]["wall"] / middle["peer"]["wall"],
            "processor": middle[kind]["processor"],
            "peer_processor": middle["peer"]["processor"],
            "processor_ratio": middle[kind]["processor"] / middle["peer"]["processor"],
            "longest_pause": middle[kind]["pause"],
            "pages": middle[kind]["pages"],
            "bound": "PySide6 and pydantic are imported, and the form of fifty settings is built and styled.",
        }
        for kind in ("empty", "50 runs")
    ]


def _fill(home):
    import library

    library.fill(home, 50, 20)


def _start(kind, home):
    home.mkdir(exist_ok=True)
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QANNEAL_HOME": str(home)}
    command = [sys.executable, __file__, "--child", kind, repr(time.monotonic())]
    told = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    return json.loads(told.splitlines()[-1])


def _medians(found):
    middle = {key: statistics.median(one[key] for one in found) for key in ("wall", "processor", "pause")}
    names = found[0]["pages"]
    return middle | {
        "pages": {name: statistics.median(one["pages"][name] for one in found) for name in names}
    }


def _child(kind, began):
    """Open a window, click into it, and print what that took."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    app = QApplication(["start"])
    probe = _probe(began)
    QTimer.singleShot(0, probe.look)
    if kind == "peer":
        window = _bare()
        window.show()
        app.exec()
    else:
        from qanneal_gui.launch import window as open_window

        sys.argv = ["qanneal-gui"]
        open_window()
    print(json.dumps(probe.found))


def _bare():
    import pyqtgraph
    from PySide6.QtWidgets import QMainWindow

    window = QMainWindow()
    plot = pyqtgraph.PlotWidget()
    plot.plot([1, 2, 3], [1, 4, 9])
    window.setCentralWidget(plot)
    window.resize(1280, 800)
    return window


def _probe(began):
    # Made here: the parent needs no Qt.
    from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, QTimer
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Probe(QObject):
        def __init__(self):
            super().__init__()
            self.found = {"pages": {}}
            self._tick = QTimer(self, interval=_TICK_MS, timerType=Qt.TimerType.PreciseTimer)
            self._tick.timeout.connect(self._on_tick)
            self._last = self._end = self._longest = 0.0

        def look(self):
            """Wait until the window is painted; what shows it on the screen comes before timers do."""
            windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMainWindow)]
            if windows and windows[0].windowHandle() and windows[0].windowHandle().isExposed():
                self._window = windows[0]
                QTimer.singleShot(0, self._click)
            else:
                QTimer.singleShot(0, self.look)

        def _click(self):
            handle = self._window.windowHandle()
            place = QPointF(self._window.width() / 2, self._window.height() / 2)
            button = Qt.MouseButton.LeftButton
            for kind, held in (
                (QEvent.Type.MouseButtonPress, button),
                (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
            ):
                event = QMouseEvent(
                    kind, place, handle.mapToGlobal(place), button, held, Qt.KeyboardModifier.NoModifier
                )
                QCoreApplication.postEvent(handle, event)
            QTimer.singleShot(0, self._answered)

        def _answered(self):
            now = time.monotonic()
            self.found |= {"wall": now - began, "processor": time.process_time()}
            self._last, self._end = now, now + _AFTER_SECONDS
            self._tick.start()

        def _on_tick(self):
            now = time.monotonic()
            self._longest, self._last = max(self._longest, now - self._last), now
            if now > self._end:
                self._tick.stop()
                self.found["pause"] = self._longest
                self._turn()
                self._window.close()
                QApplication.quit()

        def _turn(self):
            """Turn to every page for the first time: processor seconds until it is painted."""
            tabs = getattr(getattr(self._window, "workspace", None), "tabs", None)
            for place in range(1, tabs.count() if tabs else 0):
                before = time.process_time()
                tabs.bar.setCurrentIndex(place)
                QCoreApplication.processEvents()
                self.found["pages"][tabs.bar.tabText(place).replace("&", "")] = time.process_time() - before

    return Probe()


def main(repetitions=REPETITIONS):
    """Print the rows."""
    for row in rows(int(repetitions)):
        print(
            f"{row['work']:58} {row['ours']:.2f} s  {row['peer_name']} {row['peer']:.2f} s  ×{row['ratio']:.2f} "
            f"(processor {row['processor']:.2f} and {row['peer_processor']:.2f} s, ×{row['processor_ratio']:.2f}); "
            f"then held up for {1e3 * row['longest_pause']:.0f} ms at the longest"
        )
        pages = ", ".join(f"{name} {1e3 * seconds:.0f}" for name, seconds in row["pages"].items())
        print(f"  first turn to a page, ms of processor time: {pages}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        _child(sys.argv[2], float(sys.argv[3]))
    else:
        main(*sys.argv[1:])
