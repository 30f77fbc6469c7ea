"""The menu of a field, opened as people open menus."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from qanneal_gui.gui.setup.form import RunForm


@pytest.fixture
def form(qtbot, look):
    made = RunForm()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def done(form):
    """What was chosen from the menus of three fields that have one."""
    chosen = []
    for key in ("training.learning_rate", "sampler.kind", "sampler.topology"):
        form.rows[key].menu.add("Do it", lambda key=key: chosen.append(key), lambda: True)
    return chosen


def line_of(form, key):
    line = form.rows[key].editor.inputs()[0]
    return getattr(line, "lineEdit", lambda: None)() or line


def right_click(widget):
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), widget.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(widget, event)


def choose(qtbot, menu, text):
    action = next(one for one in menu.actions() if one.text() == text)
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


@pytest.mark.parametrize("key", ["training.learning_rate", "sampler.kind", "sampler.topology"])
def test_a_right_click_on_a_field_offers_what_can_be_done_with_it(qtbot, form, done, key):
    for widget in (line_of(form, key), form.rows[key].label):
        right_click(widget)
        choose(qtbot, form.rows[key].menu.menu, "Do it")
    assert done == [key, key]


@pytest.mark.parametrize(
    ("pressed", "modifier"),
    [(Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)],
)
def test_keys_open_it_too_and_what_a_line_offers_stays(qtbot, form, done, pressed, modifier):
    line = line_of(form, "training.learning_rate")
    qtbot.keyClick(line, pressed, modifier)
    menu = form.rows["training.learning_rate"].menu.menu
    assert menu.isVisible()
    assert any("Paste" in action.text() for action in menu.actions())
    qtbot.keyClick(menu, Qt.Key.Key_Up)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert done == ["training.learning_rate"]


def test_a_field_with_nothing_to_offer_keeps_its_own_menu(form):
    right_click(form.rows["training.steps"].label)
    assert form.rows["training.steps"].menu.menu is None
