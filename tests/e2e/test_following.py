"""A run of another process in the window: its curves move, and the buttons reach it."""

import subprocess
import sys

import pytest
from helpers import warm
from PySide6.QtCore import Qt

from qanneal_gui import config
from qanneal_gui.gui.run.control import State
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.metrics import DECISIVE

QUICK = ["sampler.kind=exact", "model.hidden=8", "sampler.reads=20", "training.steps=100000"]


@pytest.fixture
def process():
    words = [word for one in QUICK for word in ("--set", one)]
    command = [sys.executable, "-m", "qanneal_gui.cli", "train", *words]
    made = warm.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    yield made
    if made.poll() is None:
        made.kill()
    made.wait()


@pytest.fixture
def followed(process, open_window, qtbot):
    """The window, with the run of the other process open."""
    window = open_window(config.assemble(None, "demo"))
    qtbot.waitUntil(lambda: bool(RunLibrary().runs()))
    (run,) = (record.id for record in RunLibrary().runs())
    window.opening.show_run(run)
    qtbot.waitUntil(lambda: window.display.run == run and window.following.active)
    return window


def shown(window):
    return window.header.state.value.text(), window.header.state.remark.text()


def press(qtbot, button):
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_its_curves_move_and_pause_and_stop_reach_it(followed, process, qtbot):
    window, run, library = followed, followed.display.run, RunLibrary()
    first = window.display.history.last_step
    qtbot.waitUntil(lambda: window.display.history.last_step > first + 5)
    assert shown(window) == ("Running", "elsewhere")
    press(qtbot, window.header.pause_button)
    qtbot.waitUntil(lambda: library.get(run).state == "paused")
    qtbot.waitUntil(lambda: shown(window) == ("Paused", "elsewhere"))
    assert "Paused from elsewhere" in window.status.text
    reached = library.get(run).steps
    qtbot.waitUntil(lambda: window.display.history.last_step == reached)
    press(qtbot, window.header.pause_button)
    qtbot.waitUntil(lambda: window.display.history.last_step > reached)
    assert shown(window) == ("Running", "elsewhere")
    qtbot.waitUntil(
        lambda: window.status.text == "This run is active elsewhere; Pause and Stop reach it there."
    )
    press(qtbot, window.header.stop_button)
    assert window.header.stop_button.text() == "Stop now"
    qtbot.waitUntil(lambda: shown(window)[0] == "Stopped")
    assert process.wait(100) == 130
    record = library.get(run)
    assert (record.state, record.steps) == ("stopped", window.display.history.last_step)
    assert not window.resume_bar.isHidden()
    steps = window.display.history.curve(DECISIVE).steps.tolist()
    assert steps == list(range(1, record.steps + 1))


def test_a_followed_run_that_is_killed_is_shown_as_interrupted(followed, process, qtbot):
    process.kill()
    qtbot.waitUntil(lambda: shown(followed)[0] == "Interrupted")
    assert not followed.following.active
    assert not followed.resume_bar.isHidden()


def test_another_run_can_be_started_meanwhile(followed, process, qtbot):
    run = followed.display.run
    press(qtbot, followed.header.start_button)
    qtbot.waitUntil(lambda: followed.control.state is State.RUNNING)
    assert shown(followed) == ("Running", "")
    assert not followed.following.active
    with qtbot.waitSignal(followed.control.idle):
        press(qtbot, followed.header.stop_button)
    assert RunLibrary().get(run).state == "running"
