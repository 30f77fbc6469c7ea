"""Settings of the form are varied, by right click, by keys and from the card."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from qanneal_gui import config
from qanneal_gui.gui.setup.form import RunForm
from qanneal_gui.gui.sweep.varying import Varying

LEFT = Qt.MouseButton.LeftButton
RATE, SAMPLER = "training.learning_rate", "sampler.kind"


@pytest.fixture
def form(qtbot, look):
    made = RunForm()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def varying(form):
    made = Varying(form)
    yield made
    made.shut_down()


def choose(qtbot, menu, text):
    action = next(one for one in menu.actions() if one.text() == text)
    qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())


def right_click(widget):
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), widget.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(widget, event)


def open_by_mouse(qtbot, form, varying, key):
    row = form.rows[key]
    right_click(row.editor.inputs()[0])
    choose(qtbot, row.menu.menu, "Vary…")
    return varying.dialog


def vary(qtbot, form, varying, key, text):
    dialog = open_by_mouse(qtbot, form, varying, key)
    dialog.list_line.selectAll()
    qtbot.keyClicks(dialog.list_line, text)
    qtbot.keyClick(dialog.list_line, Qt.Key.Key_Return)


def test_a_list_that_is_typed_stands_in_the_field_as_a_mark(qtbot, form, varying):
    with qtbot.waitSignal(varying.changed):
        vary(qtbot, form, varying, RATE, "0,01; 0,1; 0,5")
    (axis,) = varying.axes
    assert (axis.setting, axis.values) == (RATE, (0.01, 0.1, 0.5))
    mark = varying.marks[RATE]
    assert mark.button.isVisible()
    assert mark.button.accessibleName() == "Learning rate: varied, 3 values: 0.01, 0.1, 0.5"
    assert not form.rows[RATE].editor.isVisible()
    assert form.config().training.learning_rate == config.RunConfig().training.learning_rate


def test_what_is_typed_is_shown_or_refused_at_once(qtbot, form, varying):
    dialog = open_by_mouse(qtbot, form, varying, RATE)
    dialog.list_line.selectAll()
    qtbot.keyClicks(dialog.list_line, "0.1, 0.2")
    assert dialog.told.text() == "2 values: 0.1, 0.2"
    assert dialog.vary_button.isEnabled()
    qtbot.keyClicks(dialog.list_line, ", 20")
    assert dialog.sign.text == "Learning rate must be a number above 0 and at most 10."
    assert not dialog.told.isVisible()
    assert not dialog.vary_button.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: varying.dialog is None)
    assert varying.axes == ()


def test_only_the_entry_that_is_wrong_is_marked(qtbot, form, varying):
    dialog = open_by_mouse(qtbot, form, varying, RATE)
    qtbot.mouseClick(dialog.modes.button(1), LEFT)
    lines = (*dialog.ends, dialog.count)
    assert [line.property("wrong") for line in lines] == [False] * 3
    assert (dialog.sign.text, dialog.told.text()) == ("", "Enter both ends of the range.")
    qtbot.keyClicks(dialog.ends[1], "20")
    assert [line.property("wrong") for line in lines] == [False, True, False]
    assert not dialog.vary_button.isEnabled()


def test_a_log_range_opens_again_as_it_was_entered(qtbot, form, varying):
    dialog = open_by_mouse(qtbot, form, varying, RATE)
    qtbot.mouseClick(dialog.modes.button(2), LEFT)
    for line, text in zip((*dialog.ends, dialog.count), ("0.001", "0.1", "3"), strict=True):
        line.selectAll()
        qtbot.keyClicks(line, text)
    assert dialog.told.text() == "3 values: 0.001, 0.01, 0.1"
    qtbot.mouseClick(dialog.vary_button, LEFT)
    assert varying.axes[0].log
    qtbot.mouseClick(varying.marks[RATE].button, LEFT)
    again = varying.dialog
    assert again.modes.checkedId() == 2
    assert [line.text() for line in (*again.ends, again.count)] == ["0.001", "0.1", "3"]
    qtbot.mouseClick(again.stop_button, LEFT)
    assert varying.axes == ()
    assert form.rows[RATE].editor.isVisible()


def test_of_choices_those_are_run_that_are_ticked(qtbot, form, varying):
    dialog = open_by_mouse(qtbot, form, varying, SAMPLER)
    assert [choice for choice, box in dialog.boxes.items() if box.isChecked()] == ["simulated-qpu"]
    assert dialog.sign.text == "Choose at least two."
    qtbot.keyClick(dialog.boxes["exact"], Qt.Key.Key_Space)
    assert dialog.told.text() == "2 values: Exact, Simulated QPU"
    qtbot.mouseClick(dialog.vary_button, LEFT)
    assert varying.axes[0].values == ("exact", "simulated-qpu")


def test_a_field_is_varied_no_more_by_the_cross_or_by_the_menu_of_its_mark(qtbot, form, varying):
    vary(qtbot, form, varying, RATE, "0.01, 0.1")
    qtbot.mouseClick(varying.marks[RATE].remove, LEFT)
    assert varying.axes == ()
    vary(qtbot, form, varying, RATE, "0.01, 0.1")
    qtbot.keyClick(varying.marks[RATE].button, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    choose(qtbot, form.rows[RATE].menu.menu, "Do not vary")
    assert varying.axes == ()
    assert form.rows[RATE].editor.isVisible()


def test_a_setting_that_does_not_matter_is_not_varied_until_it_matters_again(qtbot, form, varying):
    vary(qtbot, form, varying, "sampler.reads", "100, 1000")
    form.show_config(config.assemble(overrides=["training.method=mlp"]))
    assert varying.axes == ()
    assert not varying.marks["sampler.reads"].isVisible()
    form.show_config(config.RunConfig())
    assert [axis.setting for axis in varying.axes] == ["sampler.reads"]


def test_limits_are_not_varied(form, varying):
    right_click(form.rows["budget.submissions"].label)
    assert form.rows["budget.submissions"].menu.menu is None


def test_what_is_varied_is_undone_and_done_again_with_the_rest(qtbot, form, varying):
    form.enter("model.hidden", 32)
    vary(qtbot, form, varying, RATE, "0,01; 0,1")
    assert form.history.undoable == "Learning rate varied"
    qtbot.mouseClick(varying.marks[RATE].remove, LEFT)
    assert form.history.undoable == "Learning rate varied no more"
    assert not varying.axes
    with qtbot.waitSignal(varying.changed):
        form.undo()
    assert [axis.values for axis in varying.axes] == [(0.01, 0.1)]
    assert varying.marks[RATE].isVisible()
    form.undo()
    assert not varying.axes
    assert not varying.marks
    assert form.config().model.hidden == 32
    form.redo()
    assert [axis.setting for axis in varying.axes] == [RATE]
    # A preset leaves what is varied; to vary nothing is a step of its own.
    form.show_config(config.RunConfig(), "preset Demo")
    assert varying.axes
    varying.vary_nothing()
    form.undo()
    assert varying.axes
    # What is shown with a sweep belongs to the same step.
    axes = varying.axes
    varying.vary_nothing()
    form.show_config(config.assemble(None, "stable"), "run of the sweep")
    varying.show_axes(axes)
    form.undo()
    assert not varying.axes
    assert form.config() == config.RunConfig()
    form.redo()
    assert varying.axes == axes
