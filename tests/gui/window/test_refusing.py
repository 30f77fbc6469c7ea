"""What could not make a step is refused before Start: at its field, at Start, and by what Start does."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from qanneal_gui import config
from qanneal_gui.gui.run.control import State
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.month_limit import set_month_limit
from qanneal_gui.runs.queue import Queue
from qanneal_gui.support import memory

SMALL = [
    "sampler.kind=simulated-qpu",
    "sampler.topology=pegasus:3",
    "model.hidden=4",
    "sampler.reads=20",
    "training.steps=2",
]


@pytest.fixture
def opened(open_window, qtbot):
    def make(*overrides):
        window = open_window(config.assemble(None, "demo", [*SMALL, *overrides]))
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return make


def press_start_and_queue(window):
    header = window.header
    for button in (header.start_button, header.queue_button):
        assert not button.isEnabled()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    window.start()
    window.put_into_queue()
    assert window.control.state is State.READY
    assert Queue(RunLibrary()).entries() == []


@pytest.mark.parametrize(
    ("overrides", "key", "words"),
    [
        (["model.hidden=500"], "model.hidden", "does not fit on pegasus:3"),
        (["sampler.copies=99"], "sampler.copies", "does not fit on pegasus:3"),
        (["budget.qpu_seconds=0.001"], "budget.qpu_seconds", "is less than a step takes"),
        (["sampler.gauges=4", "budget.submissions=3"], "budget.submissions", "is less than a step takes (4)"),
    ],
)
def test_what_cannot_run_is_said_at_its_field_and_at_start(opened, qtbot, overrides, key, words):
    window = opened(*overrides)
    row = window.form.rows[key]
    qtbot.waitUntil(lambda: words in row.sign.text)
    assert row.editor.isVisible()
    assert window.header.reason.isVisible()
    assert window.header.reason.text == f"Cannot start: see {row.spec.title}"
    assert words in window.header.start_button.toolTip().replace("\n", " ")
    for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
        QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier | modifier)
        assert window.status.button.isVisible()
    press_start_and_queue(window)
    assert words in window.status.text
    assert window.status.button.text() == f"Go to {row.spec.title}"
    # Settings of a run that cannot be made are settings still: they can be saved.
    assert window.form.config() is not None


def test_settings_that_fit_again_can_be_started(opened, qtbot):
    window = opened("model.hidden=500")
    line = window.form.rows["model.hidden"].editor.line
    qtbot.waitUntil(lambda: not window.header.start_button.isEnabled())
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "4")
    assert window.header.start_button.isEnabled()
    assert not window.form.rows["model.hidden"].sign.text
    line.selectAll()
    QTest.keyClicks(line, "500")
    # What is known already is not asked again.
    line.selectAll()
    QTest.keyClicks(line, "4")
    with qtbot.waitSignal(window.control.idle):
        QTest.mouseClick(window.header.start_button, Qt.MouseButton.LeftButton)
    assert window.control.state.done


def test_a_month_that_is_used_up_leads_to_its_limit(opened, qtbot):
    set_month_limit(RunLibrary().root, 0)
    window = opened("sampler.kind=qpu")
    qtbot.waitUntil(lambda: bool(window.form.problem))
    assert window.cost.sign.isVisible()
    assert "0 s are left" in window.cost.sign.text
    press_start_and_queue(window)
    assert window.status.button.text() == "Go to Monthly limit"
    set_month_limit(RunLibrary().root, 60)
    window.month_limit.changed.emit()
    qtbot.waitUntil(lambda: not window.form.problem)
    assert window.header.start_button.isEnabled()


def test_what_needs_more_memory_than_there_is_is_refused(opened, qtbot, monkeypatch):
    monkeypatch.setattr(memory, "installed", lambda: 10**4)
    window = opened("sampler.kind=exact", "model.hidden=64")
    row = window.form.rows["model.hidden"]
    qtbot.waitUntil(lambda: "of memory, and this computer has" in row.sign.text)
    press_start_and_queue(window)


def test_the_chip_calls_what_does_not_fit_as_the_form_does(opened, qtbot):
    window = opened("model.hidden=500")
    window.workspace.tabs.setCurrentIndex(1)
    note = window.workspace.chip.note
    qtbot.waitUntil(lambda: "does not fit on pegasus:3" in note.text())
    assert note.text().startswith("Hidden units = 500")
