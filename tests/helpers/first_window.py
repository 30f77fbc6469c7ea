"""What is imported by the time the first window shows, and what must not be."""

HEAVY = ["dwave", "dimod", "dwave_networkx", "onnx", "torch", "pooch", "networkx", "minorminer", "neal"]

LATER = ["pyqtgraph", "sqlite3", "safetensors", "filelock"]
LATER += ["qanneal_gui.annealing.qpu", "qanneal_gui.runs.library"]
LATER += [f"qanneal_gui.gui.{page}" for page in ("run.plots", "chip.view", "network.view", "queue.page")]
LATER += [f"qanneal_gui.gui.{page}" for page in ("runs.page", "compare.page", "experiments.view")]
LATER += [f"qanneal_gui.gui.outside.{dialog}" for dialog in ("notifications", "web_pages")]
"""What a window that shows no run yet has no use for; it is imported after the first picture."""

FIRST_WINDOW = """
import json, sys, time
begin = time.perf_counter()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from qanneal_gui.gui import app
from qanneal_gui.gui.window.main_window import MainWindow

shown = MainWindow.showEvent

def show(self, event):
    shown(self, event)
    names = set(sys.modules)  # at once: a thread may be importing
    modules = sorted({name.split(".")[0] for name in names} | names)
    print(json.dumps({"seconds": time.perf_counter() - begin, "modules": modules}))
    QTimer.singleShot(0, self.close)

MainWindow.showEvent = show
sys.exit(app.main([]))
"""
