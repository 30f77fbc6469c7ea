"""The window's process ends without a crash, whatever ends it while jobs are on their way."""

import os
import subprocess
import sys

import pytest

# A job that ends when the window's end tells it to, and one way to end the window while it is under way.
SCRIPT = """
import signal, sys, threading
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from qanneal_gui.gui import app
from qanneal_gui.gui.window import main_window

way = sys.argv.pop(1)
begun = threading.Event()

def job(report):
    begun.set()
    report.unwanted.wait()

def work(window):
    for jobs in (window.jobs, window.slow_jobs, window.estimating):
        begun.clear()
        jobs.submit(job)
        begun.wait()

def broken(*args):
    raise RuntimeError("This part is broken.")

class Window(main_window.MainWindow):
    def _connect(self):
        super()._connect()
        if way == "built":
            work(self)
            broken()
        if way == "order":
            work(self)
            signal.raise_signal(signal.SIGINT)

    def showEvent(self, event):
        super().showEvent(event)
        QTimer.singleShot(0, self.go)

    def go(self):
        if way == "order":
            return
        work(self)
        if way == "part":
            self.preview.shut_down = broken
            self.close()
        else:  # as the desktop's session can
            QApplication.exit()

app.MainWindow = Window
sys.exit(app.main([]))
"""


def ended(way, home):
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QANNEAL_HOME": str(home)}
    command = [sys.executable, "-c", SCRIPT, way]
    process = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
    log = "".join(path.read_text(encoding="utf-8") for path in home.rglob("*.log"))
    assert "Destroyed while thread" not in log + process.stderr
    return process.returncode, process.stderr, log


def test_however_the_loop_ends_its_threads_end_first(home):
    assert ended("exit", home)[:2] == (0, "")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_an_order_to_end_that_comes_while_the_window_is_built_is_followed(home):
    assert ended("order", home)[:2] == (130, "")


def test_a_window_that_cannot_be_built_is_one_sentence(home):
    code, said, log = ended("built", home)
    assert code == 1
    assert said == ("error: Something unexpected went wrong (RuntimeError: This part is broken.).\n")
    assert "Traceback" in log


def test_a_part_that_cannot_be_ended_leaves_no_other_one_running(home):
    code, said, log = ended("part", home)
    assert (code, said) == (0, "")
    assert "could not be ended" in log
