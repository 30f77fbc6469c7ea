"""Pause, Stop and Stop now in the real window, and runs that go on; with real training."""

import threading
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import Qt

from qanneal_gui import config
from qanneal_gui.annealing.samplers.classical import NealSampler
from qanneal_gui.gui.run.control import State
from qanneal_gui.runs import orders
from qanneal_gui.runs.in_words import cost_in_words
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.training import estimates, loading, session

QUICK = ["sampler.kind=exact", "model.hidden=16", "sampler.reads=50"]
ENDLESS = ["training.steps=100000", "sampler.kind=neal", "model.hidden=16", "sampler.reads=20"]


def press(qtbot, button):
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def open_run(qtbot, window, run):
    window.opening.show_run(run)
    qtbot.waitUntil(lambda: window.display.run == run)


@pytest.fixture
def stuck(monkeypatch):
    """Let neal hang in every step after the third, as a long call in C does; returns what lets it go."""
    release, calls = threading.Event(), []
    sample = NealSampler.sample

    def hanging(self, problems, rng):
        calls.append(1)
        if len(calls) > 3:
            release.wait(60)
        return sample(self, problems, rng)

    monkeypatch.setattr(NealSampler, "sample", hanging)
    # The cost of the form is worked out meanwhile; its steps are not to be counted.
    monkeypatch.setattr(estimates, "step_seconds", lambda _config, _device=None: 1.0)
    yield calls
    release.set()


@pytest.fixture
def costly(monkeypatch):
    """Let a step of neal be waited for, as one that is billed."""
    monkeypatch.setattr(session, "kinds", SimpleNamespace(billed=lambda _config: True))


def test_a_step_that_costs_nothing_is_not_waited_for(open_window, qtbot, stuck):
    window = open_window(config.assemble(None, "demo", ENDLESS))
    window.start()
    qtbot.waitUntil(lambda: len(stuck) == 4)
    with qtbot.waitSignal(window.control.idle):
        press(qtbot, window.header.stop_button)
    assert window.control.state is State.STOPPED
    assert RunLibrary().get(window.display.run).steps == 3
    assert "Stopped after 3 steps" in window.status.text


def test_stop_waits_for_the_step_and_stop_now_does_not(open_window, qtbot, stuck, costly, double_click):
    double_click(60_000)
    window = open_window(config.assemble(None, "demo", ENDLESS))
    header = window.header
    window.start()
    qtbot.waitUntil(lambda: len(stuck) == 4)
    assert "awaited and billed" in header.stop_button.toolTip()
    assert "awaited and billed" in window.menus.stop.toolTip()
    assert "cancelled, but may still be billed" in window.menus.stop_now.toolTip()
    press(qtbot, header.stop_button)
    assert window.control.state is State.STOPPING
    assert header.state.value.text() == "Stopping"
    qtbot.mouseClick(header.stop_button, Qt.MouseButton.LeftButton)  # a double click is one press
    assert window.control.state is State.STOPPING
    assert header.stop_button.text() == "Stop now"
    assert "cancelled, but may still be billed" in header.stop_button.toolTip()
    double_click(0)
    qtbot.wait(100)
    assert window.control.state is State.STOPPING
    with qtbot.waitSignal(window.control.idle):
        press(qtbot, header.stop_button)
        assert (header.state.value.text(), header.state.remark.text()) == (
            "Stopping",
            "now, without this step",
        )
        assert not header.stop_button.isEnabled()
    assert window.control.state is State.STOPPED
    assert window.status.text == "Stopped in the middle of a step."
    record = RunLibrary().get(window.display.run)
    assert (record.state, record.steps) == ("stopped", 3)


@pytest.mark.parametrize("width", [980, 1024])
def test_no_state_is_cut_off_in_a_small_window(open_window, qtbot, width):
    window = open_window()
    window.resize(width, 700)
    header = window.header
    header.show_qpu(17.47, 60)
    header.show_accuracy(1.0, 1.0)
    header.show_monthly_usage(1017.225, 100_000.0, 1234.5)
    month = header.monthly_usage
    for state in State:
        header.show_state(state)
        parts = [header.state.value, header.state.remark, header.accuracy.value, header.qpu.value]
        parts += [header.start_button, header.queue_button, header.pause_button, header.stop_button]
        parts = [one for one in parts if one.isVisible()]
        qtbot.waitUntil(lambda parts=parts: all(one.width() >= one.sizeHint().width() for one in parts))
        # One row has no room for it.
        assert month.whole.rpartition(" ")[0] in header.qpu.toolTip()
    header.show_state(State.READY)


def test_a_run_that_goes_on_before_it_has_begun_is_still_starting(open_window, qtbot, monkeypatch):
    entered, release = threading.Event(), threading.Event()
    load = loading.data.load

    def slow(*args):
        entered.set()
        release.wait(60)
        return load(*args)

    monkeypatch.setattr("qanneal_gui.training.loading.data.load", slow)
    window = open_window(config.assemble(None, "demo", QUICK))
    window.start()
    qtbot.waitUntil(entered.is_set)
    seen = [window.control.state]
    for _ in range(2):
        window.pause()
        seen.append(window.control.state)
    assert seen == [State.STARTING, State.PAUSING, State.STARTING]
    with qtbot.waitSignal(window.control.idle):
        release.set()
    assert window.control.state.done


@pytest.mark.parametrize("first", ["pause", "nothing"])
def test_stop_now_is_available_at_once_by_the_keyboard(open_window, qtbot, stuck, first):
    window = open_window(config.assemble(None, "demo", ENDLESS))
    with qtbot.waitActive(window):
        window.activateWindow()
    window.start()
    qtbot.waitUntil(lambda: len(stuck) == 4)
    if first == "pause":
        window.pause()
        assert window.control.state is State.PAUSING
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    with qtbot.waitSignal(window.control.idle):
        qtbot.keyClick(window, Qt.Key.Key_Period, both)
    assert window.control.state is State.STOPPED


def test_a_stopped_run_is_resumed_as_one_curve(open_window, qtbot):
    window = open_window(config.assemble(None, "demo", ["training.steps=100000", *QUICK]))
    window.start()
    qtbot.waitUntil(lambda: window.display.history.last_step >= 5)
    assert not window.resume_bar.isVisible()
    with qtbot.waitSignal(window.control.idle):
        press(qtbot, window.header.stop_button)
    run, done = window.display.run, window.display.history.last_step
    bar = window.resume_bar
    assert bar.sentence.whole == f"Stopped after step {done:,} of 100,000."
    assert (bar.button.text(), bar.steps.text()) == ("Resume", "100000")
    bar.steps.setText(str(done))
    assert not bar.button.isEnabled()
    assert f"a whole number from {done + 1:,} to" in bar.steps.toolTip()
    bar.steps.setText(str(done + 6))
    with qtbot.waitSignal(window.control.idle):
        press(qtbot, bar.button)
        assert not bar.isVisible()
    assert window.control.state.done
    assert window.display.run == run
    history = window.display.history
    assert history.joints == [done]
    np.testing.assert_array_equal(history.curve("ebm_loss").steps, np.arange(1, done + 7))
    assert RunLibrary().get(run).steps == done + 6
    assert len(RunLibrary().runs()) == 1
    # The whole run as it was never interrupted.
    loss = history.curve("ebm_loss").raw.copy()
    whole = config.assemble(None, "demo", [f"training.steps={done + 6}", *QUICK])
    window.form.show_config(whole)
    with qtbot.waitSignal(window.control.idle):
        window.start()
    np.testing.assert_array_equal(window.display.history.curve("ebm_loss").raw, loss)


def test_a_finished_run_is_opened_and_extended_by_the_keyboard(open_window, qtbot):
    window = open_window(config.assemble(None, "demo", ["training.steps=6", *QUICK]))
    with qtbot.waitSignal(window.control.idle):
        window.start()
    run = window.display.run
    again = open_window(config.assemble(None, "demo", QUICK))
    open_run(qtbot, again, run)
    bar = again.resume_bar
    assert bar.sentence.whole == "Finished all 6 steps."
    assert (bar.button.text(), bar.steps.text()) == ("Extend", "12")
    with qtbot.waitActive(again):
        again.activateWindow()
    with qtbot.waitSignal(again.control.idle):
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        qtbot.keyClick(again, Qt.Key.Key_R, both)
    assert again.control.state.done
    assert RunLibrary().get(run).steps == 12
    open_run(qtbot, window, run)
    qtbot.waitUntil(lambda: window.display.history.joints == [6])
    plot = window.workspace.curves.plots["loss"]
    qtbot.waitUntil(lambda: any(stroke.isVisible() for stroke in plot.marks.joints))


def test_an_extended_run_keeps_its_name_but_not_its_cost_of_before(open_window, qtbot):
    settings = ["training.steps=6", "model.hidden=16", "sampler.reads=50"]
    window = open_window(config.assemble(None, "demo", settings))
    window.naming.name.setText("gamma")
    with qtbot.waitSignal(window.control.idle):
        window.start()
    open_run(qtbot, window, window.display.run)
    line, while_it_trains = window.workspace.curves.run_line, []

    def words():
        name, *what, cost = line.run.split(" · ")
        return name, what, cost

    def cost():
        record = RunLibrary().get(window.display.run)
        return cost_in_words(record.seconds, record.qpu_seconds, record.submissions)

    qtbot.waitUntil(lambda: words()[0] == "gamma" and words()[2] == cost())
    what = words()[1]
    window.control.started.connect(lambda _event: while_it_trains.append(line.run))
    with qtbot.waitSignal(window.control.idle):
        press(qtbot, window.resume_bar.button)
    assert while_it_trains == [" · ".join(["gamma", *what])]
    assert words() == ("gamma", what, cost())
    assert "in 12 submissions" in cost()


def test_a_run_that_is_active_elsewhere_is_refused_and_offered_again(open_window, qtbot):
    window = open_window(config.assemble(None, "demo", ["training.steps=4", *QUICK]))
    with qtbot.waitSignal(window.control.idle):
        window.start()
    run = window.display.run
    with RunLibrary().reopen(run):
        with qtbot.waitSignal(window.control.idle):
            window.resume_bar.ask()
        assert window.control.state is State.FAILED
        assert "is active in another window or terminal" in window.status.text
    assert window.resume_bar.isVisible()
    assert RunLibrary().get(run).state == "finished"


def test_others_pause_continue_and_stop_a_run_of_the_window(open_window, qtbot):
    window = open_window(config.assemble(None, "demo", [*QUICK, "training.steps=100000"]))
    window.start()
    qtbot.waitUntil(lambda: window.control.state is State.RUNNING and bool(window.display.run))
    library, run = RunLibrary(), window.display.run
    orders.give(library, run, "pause")
    qtbot.waitUntil(lambda: window.control.state is State.HELD)
    assert "from elsewhere" in window.status.text
    press(qtbot, window.header.pause_button)
    qtbot.waitUntil(lambda: library.get(run).state == "running")
    assert window.control.state is State.RUNNING
    orders.give(library, run, "pause")
    qtbot.waitUntil(lambda: window.control.state is State.HELD)
    orders.give(library, run, "continue")
    qtbot.waitUntil(lambda: window.control.state is State.RUNNING)
    press(qtbot, window.header.pause_button)
    qtbot.waitUntil(lambda: window.control.state is State.PAUSED)
    orders.give(library, run, "continue")
    qtbot.waitUntil(lambda: window.control.state is State.RUNNING)
    with qtbot.waitSignal(window.control.idle):
        orders.give(library, run, "stop")
    assert window.control.state is State.STOPPED
    assert library.get(run).state == "stopped"
