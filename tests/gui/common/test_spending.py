"""No stray key spends money: real key events at the window's buttons."""

import threading

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from qanneal_gui import config
from qanneal_gui.experiments.runtime import Runtime
from qanneal_gui.gui.common.spending import SpendingButton, SpendingLine, keep_from_spending
from qanneal_gui.gui.run.control import State
from qanneal_gui.runs.library import RunLibrary

SPACE, RETURN = Qt.Key.Key_Space, Qt.Key.Key_Return


def hold(widget, key, times=5):
    """Send what a key that is held down sends: one press, then repeats, then the release."""
    text = " " if key == SPACE else "\r"
    none, press, release = Qt.KeyboardModifier.NoModifier, QEvent.Type.KeyPress, QEvent.Type.KeyRelease
    QCoreApplication.sendEvent(widget, QKeyEvent(press, key, none, text))
    repeat(widget, key, times)
    QCoreApplication.sendEvent(widget, QKeyEvent(release, key, none, text))


def repeat(widget, key, times=5):
    """Send the repeats alone, as a widget gets them that the focus has moved to."""
    text = " " if key == SPACE else "\r"
    none, press, release = Qt.KeyboardModifier.NoModifier, QEvent.Type.KeyPress, QEvent.Type.KeyRelease
    for _ in range(times):
        QCoreApplication.sendEvent(widget, QKeyEvent(release, key, none, text, True))
        QCoreApplication.sendEvent(widget, QKeyEvent(press, key, none, text, True))


class Panel(QWidget):
    def __init__(self):
        super().__init__()
        self.mine, self.start, self.harmless = QPushButton("Mine"), SpendingButton("Start"), QPushButton("X")
        column = QVBoxLayout(self)
        for button in (self.mine, self.start, self.harmless):
            column.addWidget(button)

    @override
    def focusNextPrevChild(self, next):
        return keep_from_spending(self) or super().focusNextPrevChild(next)


@pytest.fixture
def panel(qtbot):
    made = Panel()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.mark.parametrize("lose", ["setDisabled", "setHidden"])
def test_a_focus_that_loses_its_button_passes_over_what_spends(panel, lose):
    panel.mine.setFocus(Qt.FocusReason.TabFocusReason)
    getattr(panel.mine, lose)(True)
    assert panel.focusWidget() is panel.harmless


def test_a_focus_that_is_given_by_the_program_is_passed_on(panel):
    panel.start.setFocus()
    assert panel.focusWidget() is panel.harmless


def test_menus_outlive_the_widgets_among_which_the_focus_was_passed_on(panel):
    passed, last = QPushButton("Passed over"), QPushButton("Last")
    for button in (passed, last):
        panel.layout().addWidget(button)
        button.show()
    menu = QMenu(passed)
    entry = menu.addAction("Story")
    passed.setMenu(menu)
    panel.harmless.setDisabled(True)
    passed.setDisabled(True)
    panel.mine.setFocus(Qt.FocusReason.TabFocusReason)
    panel.mine.setDisabled(True)
    assert panel.focusWidget() is last
    shiboken6.delete(panel.harmless)
    assert shiboken6.isValid(entry)


def test_tab_reaches_what_spends_and_one_press_is_one(qtbot, panel):
    asked = []
    panel.start.asked.connect(asked.append)
    panel.mine.setFocus()
    qtbot.keyClick(panel.mine, Qt.Key.Key_Tab)
    assert panel.focusWidget() is panel.start
    hold(panel.start, SPACE)
    assert asked == [True]
    repeat(panel.start, SPACE)
    repeat(panel.start, RETURN)
    assert asked == [True]
    qtbot.mouseClick(panel.start, Qt.MouseButton.LeftButton)
    assert asked == [True, False]


def test_a_held_return_is_no_order_in_a_line(qtbot, look):
    line = SpendingLine()
    qtbot.addWidget(line)
    pressed = []
    line.returnPressed.connect(lambda: pressed.append(True))
    repeat(line, RETURN)
    assert pressed == []
    hold(line, RETURN)
    assert pressed == [True]


def hold_letter(qtbot, window, key, until):
    """Hold Alt and a letter down, also after something has come of it; the keys go where the focus is."""

    def send(press, again):
        where = QApplication.focusWidget() or window
        QTest.simulateEvent(where, press, key, Qt.KeyboardModifier.AltModifier, "", again, -1)
        QApplication.processEvents()

    def repeated():
        send(True, True)
        return until()

    window.workspace.tabs.bar.setFocus()
    send(True, False)
    qtbot.waitUntil(repeated)
    for _ in range(5):
        send(True, True)
    send(False, False)


def test_what_is_pressed_by_no_mouse_asks_as_a_key_does(qtbot, panel):
    asked = []
    panel.start.asked.connect(asked.append)
    qtbot.mouseClick(panel.start, Qt.MouseButton.LeftButton)
    QAccessible.queryAccessibleInterface(panel.start).actionInterface().doAction("Press")
    qtbot.waitUntil(lambda: len(asked) == 2)
    assert asked == [False, True]


@pytest.fixture
def paid(open_window, qtbot, monkeypatch, token):
    """Return a window whose settings would be billed, and what it would have started."""
    window = open_window(config.assemble(overrides=["sampler.kind=qpu"]))
    started = []
    monkeypatch.setattr(window.control, "start", lambda wanted, *_: started.append(wanted))
    with qtbot.waitActive(window):
        window.activateWindow()
    return window, started


def test_a_paid_run_started_by_a_key_asks_once_and_its_default_is_harmless(qtbot, paid):
    window, started = paid
    window.header.start_button.setFocus(Qt.FocusReason.TabFocusReason)
    hold(window.header.start_button, SPACE)
    qtbot.waitUntil(lambda: window.starting.question.box is not None)
    box = window.starting.question.box
    assert box.isVisible()
    assert not box.isModal()
    assert "60 s of QPU time" in box.more.text()
    qtbot.keyClick(window, RETURN, Qt.KeyboardModifier.ControlModifier)  # no second question
    assert window.starting.question.box is box
    harmless = box.default_button
    hold(harmless, RETURN)
    assert (started, window.starting.question.box) == ([], None)
    window.start_by_key()
    qtbot.waitUntil(lambda: window.starting.question.box is not None)
    yes = next(b for b in window.starting.question.box.buttons() if b.text() == "Start")
    qtbot.keyClick(yes, SPACE)
    assert [one.sampler.kind for one in started] == ["qpu"]


def test_the_letter_of_start_held_down_asks_and_does_not_answer(qtbot, paid):
    window, started = paid
    question = window.starting.question
    hold_letter(qtbot, window, Qt.Key.Key_S, lambda: question.box is not None)
    # A button pressed by its letter is down for a moment before it does anything.
    assert [button.text() for button in question.box.buttons() if button.isDown()] == []
    assert started == []


@pytest.fixture
def every_press_counts(qapp):
    """No two presses are one double click."""
    usual = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(0)
    yield
    qapp.setDoubleClickInterval(usual)


def test_the_letter_of_stop_held_down_does_not_stop_now(qtbot, paid, every_press_counts):
    window, _ = paid
    ordered = []
    window.header.stop.connect(lambda: ordered.append(True))
    window.header.stop.connect(lambda: window.header.show_state(State.STOPPING))
    window.header.show_state(State.RUNNING)
    hold_letter(qtbot, window, Qt.Key.Key_T, lambda: bool(ordered))
    assert (ordered, window.header.stop_button.isDown()) == ([True], False)


def test_the_cost_of_former_settings_is_no_reason_not_to_ask(qtbot, paid, monkeypatch):
    estimate, may, begun = Runtime.cost, {}, {}
    for kind in ("timing-model", "qpu"):
        may[kind], begun[kind] = threading.Event(), threading.Event()

    def slow(self):
        begun[self.settings.qpu].set()
        may[self.settings.qpu].wait(60)
        return estimate(self)

    monkeypatch.setattr(Runtime, "cost", slow)
    window, _ = paid
    shown = window.experiments
    window.workspace.tabs.setCurrentWidget(shown)
    qtbot.waitUntil(begun["timing-model"].is_set)
    shown.open("runtime")
    page = shown.pages["runtime"]
    next(row for row in page.form.rows if row.spec.name == "qpu").write("qpu")
    page.changed.emit()
    may["timing-model"].set()
    qtbot.waitUntil(begun["qpu"].is_set)
    page.start_button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(page.start_button, SPACE)
    assert not shown.runner.active
    may["qpu"].set()
    qtbot.waitUntil(lambda: shown.question.box is not None)
    assert not shown.runner.active


def test_a_paid_run_started_by_the_mouse_or_a_free_one_asks_nothing(qtbot, paid, open_window, monkeypatch):
    window, started = paid
    qtbot.mouseClick(window.header.start_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(started) == 1)
    free = open_window()
    monkeypatch.setattr(free.control, "start", lambda wanted, *_: started.append(wanted))
    free.start_by_key()
    qtbot.waitUntil(lambda: len(started) == 2)


def test_the_focus_is_never_on_start_when_a_window_opens_or_a_run_changes_its_state(qtbot, paid):
    window, _ = paid
    header = window.header
    assert window.focusWidget() is window.workspace.tabs.bar
    for state in State:
        header.show_state(State.RUNNING)
        header.stop_button.setFocus(Qt.FocusReason.TabFocusReason)
        header.show_state(state)
        assert window.focusWidget() not in (header.start_button, header.pause_button)
    header.show_state(State.READY)
    header.start_button.setFocus(Qt.FocusReason.TabFocusReason)
    header.show_state(State.STARTING)
    assert window.focusWidget() is header.stop_button


def test_space_at_an_experiment_that_ends_starts_nothing(qtbot, paid):
    window, started = paid
    shown = window.experiments
    window.workspace.tabs.setCurrentWidget(shown)
    qtbot.waitUntil(lambda: bool(shown.pages))
    page = shown.pages["capacity"]
    shown.open("capacity")
    row = next(row for row in page.form.rows if row.spec.name == "topologies")
    row.write(("pegasus:2",))
    page.start_button.setFocus(Qt.FocusReason.TabFocusReason)
    focused = []
    # Told at the moment it starts: it may have ended before anybody looks.
    shown.said.connect(lambda _: focused.append(window.focusWidget()))
    with qtbot.waitSignal(shown.runner.ended):
        qtbot.keyClick(page.start_button, SPACE)
    assert focused[0] is page.stop_button
    assert window.focusWidget() not in (page.start_button, window.header.start_button)
    if window.focusWidget() is not None:
        hold(window.focusWidget(), SPACE)
    assert started == []
    assert not shown.runner.active


def test_a_run_taken_up_by_a_key_asks_too(qtbot, paid):
    window, started = paid
    settings = config.as_dict(window.form.config())
    with RunLibrary().create(settings, {}, {}, "gamma") as recorder:
        recorder.step({"step": 1, "mlp": {"test_accuracy": 0.5}, "seconds": 1.0})
        recorder.finish("stopped")
    window.opening.offer_run(recorder.id)
    qtbot.waitUntil(window.resume_bar.isVisible)
    line = window.resume_bar.steps
    repeat(line, RETURN)
    assert window.starting.question.box is None
    hold(line, RETURN)
    qtbot.waitUntil(lambda: window.starting.question.box is not None)
    box = window.starting.question.box
    assert "Resume this run" in box.sentence.text()
    assert started == []
    qtbot.keyClick(box.default_button, SPACE)
    qtbot.mouseClick(window.resume_bar.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(started))
    assert [one.run for one in started] == [recorder.id]
