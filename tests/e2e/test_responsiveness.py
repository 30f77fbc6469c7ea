"""The window answers while a network of the paper's size trains."""

import os
import time

import numpy as np
from PySide6.QtCore import Qt, QTimer

from qanneal_gui import config

TICKS, STEPS = 150, 10
LONGEST_MS = 40
"""What the process may compute, as a rule, between two turns of the window: three frames of a picture."""


class Metronome:
    """Notes what the process has computed whenever a 10 ms timer of the window's thread fires.

    Computing time, not the clock: another program that takes the processor away is not the window's fault.
    """

    def __init__(self):
        self.times = []
        self.timer = QTimer()
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.setInterval(10)
        self.timer.timeout.connect(self.tick)

    def tick(self):
        self.times.append(time.process_time())

    def gaps(self):
        """Milliseconds of computing between two ticks."""
        return np.diff(self.times) * 1000


def test_the_window_answers_while_it_trains(open_window, qtbot):
    here = os.environ.get("QANNEAL_DATA_DIR", "")
    dataset = "mnist" if os.path.isdir(os.path.join(here, "mnist")) else "digits"
    endless = ["training.steps=100000", "budget.qpu_seconds=1000000", "budget.submissions=1000000"]
    window = open_window(config.assemble(None, "stable", [f"data.dataset={dataset}", *endless]))
    window.start()
    qtbot.waitUntil(lambda: window.display.history.last_step >= 3)
    metronome = Metronome()
    metronome.timer.start()
    first = window.display.history.last_step
    qtbot.waitUntil(
        lambda: len(metronome.times) >= TICKS and window.display.history.last_step >= first + STEPS,
    )
    metronome.timer.stop()
    gaps = metronome.gaps()
    p50, p95 = np.percentile(gaps, [50, 95])
    steps = window.display.history.last_step - first
    print(f"{dataset}: p50 {p50:.1f} ms, p95 {p95:.1f} ms, max {gaps.max():.1f} ms in {steps} steps")
    assert p95 < LONGEST_MS
