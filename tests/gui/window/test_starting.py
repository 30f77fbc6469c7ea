"""Start and Queue wait for the check of exactly what they were pressed for; what costs is asked last."""

import threading

import pytest
from helpers import sapi
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from qanneal_gui import config
from qanneal_gui.annealing import qpu
from qanneal_gui.experiments.sweeps import parse_axis
from qanneal_gui.gui.common.failures import FailureDialog
from qanneal_gui.gui.run.control import State
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.month_limit import set_month_limit
from qanneal_gui.runs.queue import Queue
from qanneal_gui.training import feasibility

SMALL = ["sampler.kind=simulated-qpu", "sampler.topology=pegasus:3", "model.hidden=4", "sampler.reads=20"]
PAID = ["sampler.kind=qpu", "model.hidden=4", "sampler.reads=20"]
LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
QUEUE = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def opened(open_window, qtbot):
    def make(*overrides, steps=2):
        window = open_window(config.assemble(None, "demo", [*SMALL, f"training.steps={steps}", *overrides]))
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return make


@pytest.fixture
def begun(monkeypatch):
    """What a window would have started."""
    started = []

    def catch(window):
        monkeypatch.setattr(window.control, "start", lambda wanted, *_: started.append(wanted))
        return started

    return catch


@pytest.fixture
def slow_check(monkeypatch):
    """Let checks wait until they may go on."""
    may, asked, check = threading.Event(), threading.Event(), feasibility.check_run

    def slow(wanted, library):
        asked.set()
        assert may.wait(60)
        check(wanted, library)

    monkeypatch.setattr(feasibility, "check_run", slow)
    yield may, asked
    may.set()


def type_hidden(window, text):
    line = window.form.rows["model.hidden"].editor.line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


def question(window, qtbot):
    qtbot.waitUntil(lambda: window.starting.question.box is not None)
    return window.starting.question.box


def test_start_right_after_an_edit_waits_for_the_check_of_what_was_typed(opened, qtbot):
    window = opened()
    type_hidden(window, "500")
    QTest.mouseClick(window.header.start_button, LEFT)
    qtbot.waitUntil(lambda: "does not fit on pegasus:3" in window.status.text)
    assert window.status.text.startswith("Cannot start: ")
    assert window.status.button.text() == "Go to Hidden units"
    assert "does not fit" in window.form.rows["model.hidden"].sign.text
    assert window.control.state is State.READY
    assert window.findChild(FailureDialog) is None
    assert RunLibrary().runs() == []


def test_queue_right_after_an_edit_waits_too_and_keeps_the_name(opened, qtbot):
    window = opened()
    window.naming.name.setText("wide")
    type_hidden(window, "500")
    QTest.keyClick(window, Qt.Key.Key_Return, QUEUE)
    qtbot.waitUntil(lambda: window.status.text.startswith("Cannot queue: "))
    assert "does not fit on pegasus:3" in window.status.text
    # What the form finds out by itself, before or after that, is nothing else.
    window.form.refuse(window.form.config(), window.form.problem)
    assert window.status.text.startswith("Cannot queue: ")
    assert window.naming.name.text() == "wide"
    assert Queue(RunLibrary()).entries() == []
    type_hidden(window, "5")
    QTest.keyClick(window, Qt.Key.Key_Return, QUEUE)
    qtbot.waitUntil(lambda: len(Queue(RunLibrary()).entries()) == 1)
    (entry,) = Queue(RunLibrary()).entries()
    assert (entry.name, entry.settings["model"]["hidden"]) == ("wide", 5)


def test_a_sweep_right_after_an_edit_waits_too(opened, qtbot):
    window = opened()
    window.sweeping.varying.vary("training.learning_rate", parse_axis("training.learning_rate=0.001, 0.1"))
    qtbot.waitUntil(lambda: window.sweeping.card.planned is not None)
    type_hidden(window, "500")
    for ask in (window.start, window.put_into_queue):
        ask()
        qtbot.waitUntil(lambda: not window.gate.busy)
        assert "does not fit on pegasus:3" in window.status.text
        assert window.status.button.text() == "Go to Hidden units"
    assert not window.experiments.runner.active
    assert Queue(RunLibrary()).entries() == []


def test_the_window_lives_while_it_checks_and_starts_what_was_shown_then(opened, qtbot, slow_check):
    may, asked = slow_check
    window = opened()
    header = window.header
    QTest.mouseClick(header.start_button, LEFT)
    qtbot.waitUntil(asked.is_set)
    assert window.status.text == "Checking the settings…"
    for button in (header.start_button, header.queue_button):
        assert not button.isEnabled()
        assert "being checked" in button.toolTip().replace("\n", " ")
    QTest.keyClick(window, Qt.Key.Key_Return, CTRL)
    assert "being checked" in window.status.text
    type_hidden(window, "5")
    with qtbot.waitSignal(window.control.idle):
        may.set()
    (run,) = RunLibrary().runs()
    assert run.config["model"]["hidden"] == 4
    assert header.start_button.isEnabled()


def test_stop_gives_up_what_is_being_checked(opened, qtbot, slow_check):
    may, asked = slow_check
    window = opened()
    QTest.mouseClick(window.header.start_button, LEFT)
    qtbot.waitUntil(asked.is_set)
    QTest.mouseClick(window.header.stop_button, LEFT)
    assert window.status.text == "Not started."
    assert window.header.start_button.isEnabled()
    assert not window.header.stop_button.isEnabled()
    may.set()
    qtbot.waitUntil(lambda: not window.gate.jobs.busy)
    assert window.control.state is State.READY
    assert RunLibrary().runs() == []


@pytest.mark.usefixtures("isolated")
@pytest.mark.parametrize("by_key", [True, False])
def test_without_a_token_the_connection_comes_before_the_question(opened, qtbot, by_key):
    window = opened(*PAID)
    if by_key:
        QTest.keyClick(window, Qt.Key.Key_Return, CTRL)
    else:
        QTest.mouseClick(window.header.start_button, LEFT)
    qtbot.waitUntil(lambda: window.findChild(FailureDialog) is not None)
    dialog = window.findChild(FailureDialog)
    assert window.starting.question.box is None
    assert window.control.state is State.READY
    assert dialog.buttons[0].text() == "&Connect…"
    QTest.mouseClick(dialog.buttons[0], LEFT)
    assert window.connection.isVisible()
    window.connection.close()
    qpu.use_for_session(sapi.TOKEN)
    window.start_by_key()
    assert "up to 60 s" in question(window, qtbot).more.text()


@pytest.mark.usefixtures("isolated")
def test_what_fits_nowhere_needs_no_token(opened, qtbot):
    window = opened(*PAID, "model.hidden=9000")
    window.start()
    qtbot.waitUntil(lambda: "does not fit on any D-Wave chip" in window.status.text)
    assert window.findChild(FailureDialog) is None
    assert window.form.problem_key == "model.hidden"


@pytest.mark.usefixtures("token")
@pytest.mark.parametrize(
    ("overrides", "month", "told", "way"),
    [
        (("budget.qpu_seconds=1",), 60, "its limit is 1 s; raise QPU time", "budget.qpu_seconds"),
        (("budget.submissions=3",), 60, "its limit is 3; raise Submissions", "budget.submissions"),
        ((), 1, "and 1 s are left of this computer's limit for this month", ""),
    ],
)
def test_a_bill_that_passes_a_limit_is_said_before_start(opened, qtbot, begun, overrides, month, told, way):
    set_month_limit(RunLibrary().root, month)
    window = opened(*PAID, *overrides, steps=100)
    started = begun(window)
    QTest.mouseClick(window.header.start_button, LEFT)
    box = question(window, qtbot)
    assert told in box.more.text()
    assert window.status.text == "Ready."  # nothing is checked any more
    assert started == []
    go = next(button for button in box.buttons() if button.text().startswith("&Go to"))
    way_there = go.text().replace("&", "")
    go.click()
    field = window.form.rows[way].editor.line if way else window.month_limit.limit.line
    qtbot.waitUntil(lambda: window.focusWidget() is field and window.isActiveWindow())
    assert started == []
    qtbot.waitUntil(lambda: told in window.cost.sign.text)
    assert window.cost.button.text() == way_there
    field.clearFocus()
    QTest.mouseClick(window.cost.button, LEFT)
    assert QApplication.focusWidget() is field
    QTest.mouseClick(window.header.start_button, LEFT)
    next(one for one in question(window, qtbot).buttons() if one.text() == "Start").click()
    assert len(started) == 1


@pytest.mark.usefixtures("token")
def test_a_bill_within_all_limits_starts_at_once_by_the_mouse(opened, qtbot, begun):
    window = opened(*PAID)
    started = begun(window)
    QTest.mouseClick(window.header.start_button, LEFT)
    qtbot.waitUntil(lambda: len(started) == 1)
    assert window.starting.question.box is None
    assert window.cost.button.isHidden()
