"""Who does not see the window, or has no mouse, meets a name, a role and a ring everywhere, as one reads."""

import pytest
from helpers import accessible
from helpers.dialogs import OPENERS, opened
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QPushButton, QWidget

from qanneal_gui import config
from qanneal_gui.runs.library import RunLibrary

PAGES = ("Curves", "Chip", "Network", "Queue", "Runs", "Compare", "Experiments")


@pytest.fixture
def window(open_window, qtbot):
    """A window with the keyboard, after a run of three steps."""
    made = open_window(config.assemble(None, "demo", ["training.steps=3", "sampler.kind=simulated-qpu"]))
    with qtbot.waitSignal(made.control.idle, timeout=60_000):
        made.start()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def told(widget, what=QAccessible.Text.Description):
    return QAccessible.queryAccessibleInterface(widget).text(what)


def turn_to(window, qtbot, name):
    """Show a page with something on it."""
    tabs = window.workspace.tabs
    place = next(i for i in range(tabs.count()) if tabs.bar.tabText(i).replace("&", "") == name)
    tabs.setCurrentIndex(place)
    if name == "Chip":
        qtbot.waitUntil(lambda: window.workspace.chip.state.placement is not None, timeout=60_000)
    elif name == "Network":
        qtbot.waitUntil(lambda: window.workspace.network.found is not None)
    elif name == "Queue":
        window.queue.put(window.form.config(), "waits", "")
        qtbot.waitUntil(lambda: bool(window.queue.table.model().rowCount()))
    elif name == "Runs":
        qtbot.waitUntil(lambda: bool(window.runs.model.rowCount()))
        window.runs.table.selectRow(0)
    elif name == "Compare":
        window.compare.compare([run.id for run in RunLibrary().runs(1)])
        qtbot.waitUntil(lambda: bool(window.compare.plot.lines.lines))
    elif name == "Experiments":
        qtbot.waitUntil(lambda: bool(window.experiments.cards))
    for group in window.form.groups.values():
        group.toggle.setChecked(True)
    QApplication.processEvents()


def trouble(root):
    """Return sentences about names, roles, Tab and rings."""
    found = accessible.unnamed(root)
    wanted = [one for one in accessible.focusable(root) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert wanted
    wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    forwards = accessible.tabbed(root)
    found += accessible.left_out(wanted, forwards) + accessible.out_of_order(forwards)
    if QApplication.focusWidget() is not forwards[0]:
        found.append(f"Tab is caught in {accessible.place(QApplication.focusWidget())}")
    # What was come to may have offered more.
    backwards = accessible.tabbed(root, Qt.Key.Key_Backtab)
    found += accessible.left_out(forwards, backwards)
    return found + accessible.without_ring(forwards)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_can_be_used_without_eyes_and_without_a_mouse(window, qtbot, name):
    turn_to(window, qtbot, name)
    found = trouble(window)
    assert not found, "\n".join(found)


def test_every_dialog_can_be_used_without_eyes_and_without_a_mouse(window, qtbot):
    turn_to(window, qtbot, "Chip")
    found = []
    for name in OPENERS:
        with opened(window, name) as dialog:
            dialog.activateWindow()
            qtbot.waitUntil(dialog.isActiveWindow)
            said = trouble(dialog)
            found += [f"{name}: {sentence}" for sentence in said]
    assert not found, "\n".join(found)


def test_the_first_page_can_be_used_without_eyes_and_without_a_mouse(window, qtbot):
    window.welcoming.show()
    QApplication.processEvents()
    found = trouble(window)
    assert not found, "\n".join(found)


def test_every_entry_of_a_menu_has_a_name(window):
    menus = window.findChildren(QMenu)
    found = [sentence for menu in menus for sentence in accessible.untitled(menu)]
    assert len(menus) > 5
    assert not found, "\n".join(found)


def test_curves_say_where_they_end(window, qtbot):
    plot = window.workspace.curves.plots["accuracy"].widget
    last = RunLibrary().get("last").last
    qtbot.waitUntil(lambda: told(plot).startswith("Step 3: "))
    for name, accuracy in (("EBM", last["test_accuracy"]), ("MLP", last["mlp"]["test_accuracy"])):
        assert f"{name} {100 * accuracy:.1f} %" in told(plot)
    assert QAccessible.queryAccessibleInterface(plot).role() == QAccessible.Role.Chart


def test_the_chip_says_what_it_shows_now(window, qtbot):
    turn_to(window, qtbot, "Chip")
    chip = window.workspace.chip
    assert "Coloured by: Role" in told(chip.board.stage)
    assert "K(64, 1)" in told(chip.board.stage)
    assert "Legend: " in told(chip.board.stage)
    before = told(chip.board.stage)
    chip.bar.modes.setCurrentIndex(1)
    assert told(chip.board.stage) != before
    assert QAccessible.queryAccessibleInterface(chip.board.stage).role() == QAccessible.Role.Graphic


def test_what_is_missing_is_found(qtbot, look):
    root = QWidget()
    qtbot.addWidget(root)
    row = QHBoxLayout(root)
    left, right = QPushButton("left"), QPushButton()
    right.setStyleSheet("QPushButton, QPushButton:focus { border: none; background: red; }")
    row.addWidget(left)
    row.addWidget(right)
    QWidget.setTabOrder(right, left)
    root.show()
    root.activateWindow()
    qtbot.waitUntil(root.isActiveWindow)
    found = trouble(root)
    assert any(sentence == "QPushButton has no name" for sentence in found)
    assert any("nothing shows that QPushButton has the keyboard" in sentence for sentence in found)
    assert accessible.out_of_order([right, left])
    assert accessible.left_out([left, right], [left]) == ["Tab does not come to QPushButton"]
