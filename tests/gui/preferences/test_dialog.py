"""The dialog of preferences, opened from the window by its key, found in, changed and reset."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from qanneal_gui.gui.preferences import choices
from qanneal_gui.gui.preferences.choices import Preferences
from qanneal_gui.gui.window.settings import WindowSettings
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.month_limit import month_limit


@pytest.fixture
def window(active_window):
    return active_window


@pytest.fixture
def dialog(window, qtbot):
    qtbot.keyClick(
        QApplication.focusWidget() or window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier
    )
    dialog = window.preferring.dialog
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: dialog.limits.limit.line.text() == "60")
    return dialog


def choose(dialog, name, choice):
    """Choose as a user does, from the list of a field."""
    combo = dialog.rows[name].editor.combo
    combo.setCurrentIndex(combo.findData(choice))


def stored():
    return choices.load(WindowSettings())


def test_what_is_chosen_holds_at_once_is_kept_and_reset(window, dialog, qtbot):
    choose(dialog, "theme", "dark")
    choose(dialog, "smoothing", "off")
    assert stored() == Preferences(theme="dark", smoothing="off")
    assert window._look.mode == "dark"
    assert window.smoothing == "off"
    ticked = [
        one.data()
        for group in (window.menus.modes, window.menus.smoothing)
        for one in group.actions()
        if one.isChecked()
    ]
    assert ticked == ["dark", "off"]
    mark = dialog.rows["theme"].mark
    assert mark.toolTip().count("As the system") == 1
    qtbot.mouseClick(mark, Qt.MouseButton.LeftButton)
    assert stored() == Preferences(smoothing="off")
    qtbot.mouseClick(dialog.reset_button, Qt.MouseButton.LeftButton)
    assert stored() == Preferences()
    assert not dialog.reset_button.isEnabled()


def test_what_a_menu_changes_the_dialog_shows(window, dialog):
    next(one for one in window.menus.modes.actions() if one.data() == "light").trigger()
    assert dialog.rows["theme"].read() == ("light", "")
    assert stored().theme == "light"


def test_a_limit_that_is_entered_here_holds_everywhere(window, dialog, qtbot):
    dialog.limits.limit.line.selectAll()
    qtbot.keyClicks(dialog.limits.limit.line, "12")
    dialog.limits.limit.line.editingFinished.emit()
    qtbot.waitUntil(
        lambda: "of 12 s" in window.header.monthly_usage.whole or month_limit(RunLibrary().root) == 12
    )
    qtbot.waitUntil(lambda: window.month_limit.line.text() == "12")


def test_a_few_letters_find_a_setting(dialog, qtbot):
    qtbot.keyClicks(dialog.search, "e-mail")
    shown = [group.card.accessibleName() for group in dialog._groups if group.card.isVisible()]
    assert shown == ["Accounts and notices"]
    dialog.search.clear()
    qtbot.keyClicks(dialog.search, "dark")
    assert [name for name, row in dialog.rows.items() if row.editor.isVisible()] == ["theme"]
    dialog.search.clear()
    qtbot.keyClicks(dialog.search, "zzz")
    assert dialog.nothing.isVisible()
    dialog.search.clear()
    assert all(group.card.isVisible() for group in dialog._groups)


def test_a_file_that_cannot_be_written_is_said_and_the_choice_holds(window, dialog, expected_warnings):
    choices.path().mkdir()
    choose(dialog, "theme", "dark")
    assert "settings.toml" in window.status.text
    assert window._look.mode == "dark"
