"""The real window, offscreen, with real training."""

import csv
import logging
import time

import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel

from qanneal_gui import config
from qanneal_gui.gui.common.failures import FailureDialog
from qanneal_gui.gui.common.message_box import MessageBox
from qanneal_gui.gui.run.control import State
from qanneal_gui.gui.window import manual, settings
from qanneal_gui.runs.library import RunLibrary

ENDLESS = ["training.steps=100000", "budget.qpu_seconds=1000000", "budget.submissions=1000000"]


def wait_for_steps(qtbot, window, count):
    begin = window.display.history.last_step
    qtbot.waitUntil(lambda: window.display.history.last_step >= begin + count)


def press(qtbot, button):
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_start_pause_resume_stop_and_export(open_window, qtbot, tmp_path):
    window = open_window(config.assemble(None, "demo", ENDLESS))
    header = window.header
    assert not header.pause_button.isEnabled()
    press(qtbot, header.start_button)
    assert not header.start_button.isEnabled()
    wait_for_steps(qtbot, window, 5)
    assert window.control.state is State.RUNNING
    assert header.step.text().startswith("Step ")
    assert header.accuracy.value.text().endswith(" %")
    assert header.qpu.remark.text() == "of 1,000,000 s"

    press(qtbot, header.pause_button)
    qtbot.waitUntil(lambda: window.control.state is State.PAUSED)
    record = RunLibrary().get(window.display.run)
    assert record.state == "paused"
    held = record.steps
    qtbot.waitUntil(lambda: window.display.history.last_step == held)  # what was in the buffer is drawn
    qtbot.wait(300)
    assert window.display.history.last_step == held
    assert header.pause_button.text() == "Resu&me"

    press(qtbot, header.pause_button)
    wait_for_steps(qtbot, window, 5)
    with qtbot.waitSignal(window.control.idle):
        press(qtbot, header.stop_button)
    assert window.control.state is State.STOPPED
    assert header.start_button.isEnabled()

    record = RunLibrary().get(window.display.run)
    assert record.state == "stopped"
    assert record.steps == window.display.history.last_step
    assert record.config == config.as_dict(window.form.config())

    for name in ("safetensors", "npz", "onnx", "csv"):
        path = tmp_path / f"run.{name}"
        with qtbot.waitSignal(window.exporter.said, check_params_cb=lambda text: text.startswith("Exported")):
            window.exporter.write(window.display.run, name, path)
        assert window.status.text == f"Exported to {path}."
    with np.load(tmp_path / "run.npz", allow_pickle=False) as weights:
        assert weights["W1"].shape == (64, 64)
    with (tmp_path / "run.csv").open(newline="") as file:
        assert len(list(csv.DictReader(file))) == record.steps


def test_a_short_run_finishes_and_can_be_opened_again(open_window, qtbot):
    window = open_window(config.assemble(None, "demo", ["training.steps=12", "sampler.kind=exact"]))
    with qtbot.waitSignal(window.control.idle):
        window.start()
    assert window.control.state.done
    assert window.header.qpu.remark.text() == "this run uses no QPU"
    first = window.display.run
    values = window.display.history.curve("ebm_loss").raw.copy()
    assert len(values) == 12

    window.workspace.tabs.setCurrentWidget(window.runs)
    table = window.runs.table
    qtbot.waitUntil(lambda: table.runs.rowCount() == 1)
    row = table.runs.row(0)
    assert (row.id, row.state, row.steps) == (first, "finished", 12)
    window.display.begin(config.as_dict(window.form.config()), "off")
    table.selectRow(0)
    table.activated.emit(table.runs.index(0, 1))
    qtbot.waitUntil(lambda: window.display.run == first)
    np.testing.assert_allclose(window.display.history.curve("ebm_loss").raw, values)
    assert window.header.step.text() == "Step 12 of 12"


def test_the_keyboard_alone_suffices(open_window, qtbot):
    window = open_window(config.assemble(None, "demo", ENDLESS))
    with qtbot.waitActive(window):
        window.activateWindow()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, Qt.Key.Key_Return, control)
    wait_for_steps(qtbot, window, 2)
    qtbot.keyClick(window, Qt.Key.Key_P, control)
    qtbot.waitUntil(lambda: window.control.state is State.PAUSED)
    qtbot.keyClick(window, Qt.Key.Key_P, control)
    wait_for_steps(qtbot, window, 1)
    with qtbot.waitSignal(window.control.idle):
        qtbot.keyClick(window, Qt.Key.Key_Period, control)
    assert window.control.state is State.STOPPED


def test_tab_reaches_the_buttons_the_form_and_back(open_window, qtbot):
    window = open_window()
    window.activateWindow()
    window.header.start_button.setFocus(Qt.FocusReason.TabFocusReason)
    seen = []
    for _ in range(80):
        widget = window.focusWidget()
        if widget in seen:
            break
        seen.append(widget)
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    names = [widget.accessibleName() or getattr(widget, "text", str)() for widget in seen]
    for wanted in ("Preset Demo", "Data set", "Classes", "Steps, steps", "QPU time, s"):
        assert wanted in names
    assert names.index("Classes") < names.index("Hidden units, units") < names.index("Steps, steps")
    assert all(names)


def test_a_wrong_entry_disables_start_and_says_why(open_window, qtbot):
    window = open_window()
    line = window.form.rows["training.steps"].editor.inputs()[0]
    line.selectAll()
    qtbot.keyClicks(line, "0")
    sentence = "Steps must be a whole number from 1 to 1,000,000."
    assert not window.header.start_button.isEnabled()
    assert not window.menus.start.isEnabled()
    assert window.header.reason.text == "Cannot start: see Steps"
    assert sentence in window.header.start_button.toolTip()
    assert window.status.text == f"Cannot start: {sentence}"
    line.selectAll()
    qtbot.keyClicks(line, "10")
    assert window.header.start_button.isEnabled()
    assert window.status.text == "Ready."


def test_the_preview_shows_the_images_and_judges_the_choice(open_window, qtbot):
    window = open_window()
    with qtbot.waitSignal(window.preview.loaded) as shown:
        window.preview.show_data(window.form.config().data)
    assert shown.args[0].class_names == ("2", "3")
    assert "CC BY 4.0" in window.preview.caption.text()
    row = window.form.rows["data.train_size"]
    row.editor.set_value(5000)
    with qtbot.waitSignal(window.preview.problem):
        row.editor.edited.emit()
    assert row.sign.text.startswith("Training images")
    assert not window.header.start_button.isEnabled()


def test_the_preview_never_downloads_by_itself(open_window, qtbot, monkeypatch):
    monkeypatch.delenv("QANNEAL_DATA_DIR", raising=False)
    window = open_window(config.preset("paper-equivalence"))
    qtbot.waitUntil(window.preview.download_button.isVisible)
    assert "MB" in window.preview.download_button.text()
    assert "CC BY-SA 3.0" in window.preview.offer.text()


def test_the_cost_is_told_before_the_run(open_window, qtbot):
    window = open_window()
    qtbot.waitUntil(lambda: window.cost.text.text().startswith("Cost: "))
    row = window.form.rows["budget.qpu_seconds"]
    row.editor.set_value(0.1)
    row.editor.edited.emit()
    qtbot.waitUntil(lambda: window.cost.sign.text.startswith("The run will pause"))


def test_settings_that_come_back_have_their_cost_again(open_window, qtbot):
    window = open_window()
    cost, shown = window.cost, window.form.config()
    qtbot.waitUntil(lambda: cost.text.text().startswith("Cost: "))
    told = cost.text.text()
    cost.show_cost(config.assemble(None, "demo", ["training.steps=7"]))
    assert cost.text.text() == "Estimating the cost…"
    cost.show_cost(None)
    assert not cost.text.isVisible()
    cost.show_cost(shown)
    qtbot.waitUntil(lambda: cost.text.text() == told)


def test_a_limit_holds_the_run_until_it_is_raised(open_window, qtbot):
    window = open_window(config.assemble(None, "demo", ["budget.submissions=3", "training.steps=8"]))
    window.start()
    qtbot.waitUntil(lambda: window.control.state is State.HELD)
    assert window.header.state.value.text() == "On hold"
    assert "limited to 3 submissions" in window.status.text
    assert "raise Submissions" in window.status.text
    assert RunLibrary().get(window.display.run).state == "paused"

    row = window.form.rows["budget.submissions"]
    row.editor.set_value(50)
    row.editor.edited.emit()
    with qtbot.waitSignal(window.control.idle):
        press(qtbot, window.header.pause_button)
        assert window.status.text == "Continuing."
    assert window.control.state.done
    assert RunLibrary().get(window.display.run).steps == 8


def test_a_run_on_hold_can_be_left_paused(open_window, qtbot):
    window = open_window(config.assemble(None, "demo", ["budget.submissions=2"]))
    window.start()
    qtbot.waitUntil(lambda: window.control.state is State.HELD)
    assert not window.close()
    question = window.findChild(MessageBox)
    assert "A run is on hold." in [one.text() for one in question.findChildren(QLabel)]
    press(qtbot, next(button for button in question.buttons() if button.text() == "&Leave it waiting"))

    reason = window.status.text
    assert "limited to 2 submissions" in reason
    for _ in range(2):
        window.hands.open_page("a page that is not there")
        assert window.status.text == manual.MISSING
    window.status.findChild(QTimer).setInterval(0)
    qtbot.waitUntil(lambda: window.status.text == reason)
    assert window.status.meaning.isVisible()
    with qtbot.waitSignal(window.control.idle):
        press(qtbot, window.header.stop_button)
    assert window.control.state is State.LEFT
    assert RunLibrary().get(window.display.run).state == "paused"


def test_closing_during_a_run_asks_and_saves_soon(open_window, qtbot):
    window = open_window(config.assemble(None, "demo", ENDLESS))
    window.start()
    wait_for_steps(qtbot, window, 3)
    assert not window.close()
    question = window.findChild(MessageBox)
    assert question.isVisible()
    assert not question.isModal()
    press(qtbot, next(button for button in question.buttons() if button.text() == "&Keep running"))
    wait_for_steps(qtbot, window, 2)

    window.close()
    question = next(box for box in window.findChildren(MessageBox) if box.isVisible())
    begin = time.process_time()
    press(qtbot, next(button for button in question.buttons() if button.text() == "&Save and close"))
    qtbot.waitUntil(lambda: not window.isVisible())
    # What this process computes meanwhile; another one that is busy is not the window's fault.
    assert time.process_time() - begin < 2
    record = RunLibrary().get("last")
    assert record.state == "stopped"
    assert record.steps >= 5


def test_what_a_user_can_put_right_is_one_sentence(open_window, qtbot, tmp_path):
    window = open_window(config.assemble(None, "demo", [f"data.dataset={tmp_path / 'nothing'}"]))
    with qtbot.waitSignal(window.control.idle):
        window.start()
    assert window.control.state is State.FAILED
    dialog = window.findChild(FailureDialog)
    assert "no such folder" in dialog.sentence
    assert dialog.more.isHidden()
    dialog.close()


def test_an_unexpected_failure_is_shown_with_details_and_logged(
    open_window, qtbot, caplog, expected_warnings
):
    expected_warnings.append("Unexpected error")

    class Broken:
        outcome = None

        def __init__(self, *_):
            pass

        def events(self):
            raise ZeroDivisionError("in the worker")
            yield

    window = open_window(opener=Broken)
    with qtbot.waitSignal(window.control.idle):
        window.start()
    assert window.control.state is State.FAILED
    dialog = window.findChild(FailureDialog)
    assert "ZeroDivisionError: in the worker" in dialog.sentence
    assert "Traceback" in dialog.details.toPlainText()
    assert any(record.levelno == logging.ERROR for record in caplog.records)
    dialog.close()


@pytest.mark.parametrize("mode", ["dark", "light"])
def test_the_theme_can_be_switched_while_a_run_is_on(open_window, qtbot, look, mode):
    window = open_window(config.assemble(None, "demo", ENDLESS))
    window.start()
    wait_for_steps(qtbot, window, 2)
    action = next(action for action in window.menus.modes.actions() if action.data() == mode)
    action.trigger()
    assert look.colors.name == mode
    wait_for_steps(qtbot, window, 2)
    plot = window.workspace.curves.plots["loss"]
    assert plot.widget.backgroundBrush().color() == look.colors.role("card")


def test_what_was_set_last_comes_back(open_window, qtbot):
    window = open_window()
    row = window.form.rows["model.hidden"]
    row.editor.set_value(99)
    row.editor.edited.emit()
    window.close()
    assert settings.load().run.model.hidden == 99
    assert settings.load().geometry
