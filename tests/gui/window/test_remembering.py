"""What the window remembers: written soon after each change, and there again after a kill."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest
from PySide6.QtCore import Qt

from qanneal_gui import config
from qanneal_gui.gui.window import settings
from qanneal_gui.runs.library import RunLibrary

KILLED = """
import sys
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from qanneal_gui.gui import app
from qanneal_gui.gui.window.main_window import MainWindow

shown = MainWindow.showEvent

def work(self):
    QTest.mouseClick(self.presets.buttons["stable"], Qt.MouseButton.LeftButton)
    line = self.form.rows["training.steps"].lines[0]
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "77")
    wrong = self.form.rows["model.hidden"].lines[0]
    wrong.setFocus()
    wrong.selectAll()
    QTest.keyClicks(wrong, "abc")
    QTest.mouseClick(self.naming.name, Qt.MouseButton.LeftButton)
    QTest.keyClicks(self.naming.name, "before the kill")
    self.resize(980, 700)
    self.workspace.tabs.setCurrentWidget(self.workspace.chip)

def show(self, event):
    shown(self, event)
    QTimer.singleShot(0, lambda: work(self))

MainWindow.showEvent = show
sys.exit(app.main([]))
"""


@pytest.fixture
def reopen(open_window, monkeypatch):
    """Open a window with what the last one has written."""

    def reopen():
        kept = settings.load()
        with monkeypatch.context() as now:
            now.setattr(settings, "WindowSettings", lambda **_: kept)
            return open_window()

    return reopen


def stored():
    return json.loads(settings.path().read_text()) if settings.path().exists() else {}


def test_a_killed_window_opens_again_as_it_was(reopen, home):
    process = subprocess.Popen([sys.executable, "-c", KILLED], env=dict(os.environ), stderr=subprocess.PIPE)
    try:
        while not (stored().get("page") == "Chip" and stored().get("name") == "before the kill"):
            assert process.poll() is None, process.stderr.read()
            time.sleep(0.02)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stderr.close()
    window = reopen()
    assert window.form.config() == config.assemble(None, "stable", ["training.steps=77"])
    assert window.form.changes == ["training.steps"]
    assert window.form.origin.title == "preset Stable"
    assert window.naming.value() == ("before the kill", "")
    assert window.workspace.tabs.currentWidget() is window.workspace.chip
    # As wide as the screen of these tests lets it be.
    assert (window.width(), window.height()) == (792, 700)


def test_what_cannot_run_together_is_kept_too(open_window, qtbot, reopen):
    window = open_window()
    window.form.enter("data.train_size", 3)
    window.form.enter("training.batch_size", 5)
    assert window.form.config() is None
    qtbot.waitUntil(lambda: stored().get("entries", {}).get("data.train_size") == 3)
    again = reopen()
    assert again.form.problem == window.form.problem
    assert again.form.rows["data.train_size"].good == 3


@pytest.mark.parametrize(
    "wrong",
    [{"model.hidden": "abc"}, {"data.classes": 7}, {"no.such": 1}, {"training.steps": [[[]]]}],
    ids=["text", "number", "unknown", "nested"],
)
def test_an_entry_that_cannot_be_used_takes_that_of_the_last_run(reopen, wrong):
    settings.path().write_text(json.dumps({"entries": {"training.batch_size": 4} | wrong}))
    form = reopen().form
    assert form.config() == config.assemble(None, "demo", ["training.batch_size=4"])


def test_choices_of_the_chip_are_those_of_the_last_window(open_window, qtbot, reopen):
    bar = open_window().workspace.chip.bar
    for action in (bar.as_dots, bar.halves, bar.cuts):
        action.trigger()
    wanted = {"dots": True, "halves": True, "cuts": bar.cuts.isChecked()}
    qtbot.waitUntil(lambda: stored().get("chip") == wanted)
    chip = reopen().workspace.chip
    assert chip.state.drawing == "dots"
    assert chip.state.cuts == wanted["cuts"]
    assert chip.bar.halves.isChecked()


def test_the_splitter_that_was_moved_is_where_it_was(open_window, qtbot, reopen):
    window = open_window()
    window.resize(792, 700)  # as the screen of these tests lets the next one be
    window.workspace.tabs.setCurrentWidget(window.runs)
    splitter = next(one for one in window.runs.findChildren(object) if one.objectName() == "runs-details")
    qtbot.waitUntil(lambda: not window.runs.jobs.busy)
    handle = splitter.handle(1)
    middle = handle.rect().center()
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(handle, middle - type(middle)(0, 60))
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=middle - type(middle)(0, 60))
    qtbot.waitUntil(lambda: "runs-details" in stored().get("splitters", {}))
    sizes = splitter.sizes()
    again = reopen()
    other = next(one for one in again.runs.findChildren(object) if one.objectName() == "runs-details")
    qtbot.waitUntil(lambda: other.sizes() == sizes)


def test_a_home_that_cannot_be_written_is_tried_once_and_at_the_end(
    open_window, qtbot, monkeypatch, expected_warnings, caplog, tmp_path
):
    expected_warnings.append("Cannot write")
    window = open_window()
    monkeypatch.setattr(settings, "path", lambda: tmp_path / "missing" / "window.json")
    window.form.enter("training.steps", 1)
    qtbot.waitUntil(lambda: "Cannot write" in caplog.text)
    qtbot.waitUntil(lambda: not window.jobs.busy)
    window.form.enter("training.steps", 2)
    qtbot.waitUntil(lambda: window.remembering.now.entries["training.steps"] == 2)
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert caplog.text.count("Cannot write") == 1


@pytest.fixture
def crashed():
    """A run that a window has begun, cut short by a kill."""
    script = """
import sys
from qanneal_gui.gui import app
sys.exit(app.main(["--preset", "demo", "--start"]))
"""
    process = subprocess.Popen([sys.executable, "-c", script], env=dict(os.environ), stderr=subprocess.PIPE)
    library = RunLibrary()
    try:
        while not (stored().get("last_run") and library.runs(1) and library.runs(1)[0].steps >= 2):
            assert process.poll() is None, process.stderr.read()
            time.sleep(0.02)
    finally:
        process.kill()
        process.wait()
        process.stderr.close()
    (run,) = library.runs()
    return run


def test_after_a_crash_the_run_is_offered_and_resumed_by_one_click(qtbot, reopen, crashed):
    window = reopen()
    bar = window.interrupted
    qtbot.waitUntil(bar.isVisible)
    assert bar.sentence.text == f"Run {crashed.id} was interrupted at step {crashed.steps}."
    with qtbot.waitSignal(window.control.started):
        qtbot.mouseClick(bar.resume, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()
    assert window.display.run == crashed.id
    with qtbot.waitSignal(window.control.idle):
        window.stop()
    qtbot.waitUntil(lambda: stored()["last_run"] == "")


@pytest.fixture
def dead(library):
    """A run whose process has died, and which the last window was driving."""
    recorder = library.create(config.as_dict(config.preset("demo")), {}, {}, "trial")
    recorder.close()
    settings.save(settings.WindowSettings(last_run=recorder.id))
    return recorder.id


def test_it_is_offered_once(qtbot, reopen, dead):
    window = reopen()
    qtbot.waitUntil(window.interrupted.isVisible)
    assert window.interrupted.sentence.text == "Run trial was interrupted at step 0."
    qtbot.mouseClick(window.interrupted.dismiss, Qt.MouseButton.LeftButton)
    assert not window.interrupted.isVisible()
    qtbot.waitUntil(lambda: stored()["last_run"] == "")
    again = reopen()
    qtbot.waitUntil(lambda: not again.jobs.busy)
    assert not again.interrupted.isVisible()


def test_one_that_others_drive_is_not_offered_before_it_is_cut_short_again(qtbot, reopen, dead, library):
    recorder = library.reopen(dead)
    try:
        recorder.resume(library.get(dead).config)
        window = reopen()
        qtbot.waitUntil(lambda: not window.jobs.busy)
        assert not window.interrupted.isVisible()
    finally:
        recorder.close()
    window = reopen()
    qtbot.waitUntil(window.interrupted.isVisible)
    qtbot.mouseClick(window.interrupted.show_run, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.display.run == dead)
    assert not window.control.state.active
    assert window.resume_bar.isVisible()


def test_a_newer_run_from_elsewhere_keeps_it_from_being_offered(qtbot, reopen, dead, start):
    start("elsewhere").close()
    window = reopen()
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert not window.interrupted.isVisible()


def test_what_is_remembered_of_the_runs_outlasts_a_window_that_is_closed_at_once(reopen):
    settings.save(settings.WindowSettings(searches=("kl < 1",), run_details=False))
    reopen().close()
    left = settings.load()
    assert (left.searches, left.run_details) == (("kl < 1",), False)
