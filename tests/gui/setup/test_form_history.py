"""What is done to the form can be undone, marked and reset: by keys and mouse."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from qanneal_gui import config
from qanneal_gui.config import RunConfig

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PRESETS = [name for name in config.PRESETS if name != "demo"]


@pytest.fixture
def window(open_window):
    return open_window()


@pytest.fixture
def form(window):
    return window.form


def line_of(form, key):
    return form.rows[key].lines[0]


def retype(qtbot, form, key, text):
    """Type over what stands in a field, as people do."""
    line = line_of(form, key)
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClick(line, Qt.Key.Key_A, CTRL)
    qtbot.keyClicks(line, text)
    return line


def shown(form, key):
    return line_of(form, key).text()


def undo(qtbot, widget):
    qtbot.keyClick(widget, Qt.Key.Key_Z, CTRL)


def test_what_is_typed_into_one_field_is_one_step_in_words(qtbot, window, form):
    retype(qtbot, form, "model.hidden", "128")
    line = retype(qtbot, form, "training.steps", "7")
    assert window.tools.edit.undo.text() == "&Undo steps 100 → 7"
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    undo(qtbot, window.side)
    assert window.tools.edit.undo.text() == "&Undo hidden units 64 → 128"
    undo(qtbot, window.side)
    assert form.config() == RunConfig()
    assert not window.tools.edit.undo.isEnabled()
    qtbot.keyClick(window.side, Qt.Key.Key_Z, CTRL | SHIFT)
    assert shown(form, "model.hidden") == "128"
    qtbot.keyClick(window.side, Qt.Key.Key_Y, CTRL)
    assert shown(form, "training.steps") == "7"
    assert not window.tools.edit.redo.isEnabled()


def test_while_typing_the_field_undoes_itself_and_then_the_form(qtbot, window, form):
    retype(qtbot, form, "model.hidden", "128")
    line = retype(qtbot, form, "training.steps", "7")
    undo(qtbot, line)
    assert line.text() == "100"
    assert form.config().model.hidden == 128
    qtbot.keyClick(line, Qt.Key.Key_Z, CTRL | SHIFT)
    assert line.text() == "7"
    undo(qtbot, line)
    undo(qtbot, line)
    assert form.config() == RunConfig()


def test_a_second_visit_to_a_field_is_a_second_step(qtbot, window, form):
    for text in ("128", "256"):
        line = retype(qtbot, form, "model.hidden", text)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    undo(qtbot, line)
    assert line.text() == "128"
    undo(qtbot, line)
    assert line.text() == "64"


def test_an_entry_that_cannot_be_used_is_given_up_first(qtbot, window, form):
    retype(qtbot, form, "model.hidden", "128")
    line = retype(qtbot, form, "training.steps", "abc")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert form.config() is None
    undo(qtbot, window.side)
    assert form.config().training.steps == 100
    assert form.config().model.hidden == 128
    undo(qtbot, window.side)
    assert form.config() == RunConfig()


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_over_edits_is_one_step_and_the_edits_come_back(qtbot, window, form, name):
    retype(qtbot, form, "model.hidden", "128")
    edited = form.config()
    qtbot.mouseClick(window.presets.buttons[name], Qt.MouseButton.LeftButton)
    assert form.config() == config.preset(name)
    assert form.changes == []
    assert "applied. Ctrl+Z" in window.status.text
    assert window.tools.origin.undo.isVisible()
    qtbot.mouseClick(window.tools.origin.undo, Qt.MouseButton.LeftButton)
    assert form.config() == edited
    assert form.changes == ["model.hidden"]


def test_settings_of_a_run_and_a_file_are_one_step_each(qtbot, window, form, tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text("[training]\nsteps = 9\nlearning_rate = 0.5\n")
    window.files.open(file)
    assert window.tools.edit.undo.text() == "&Undo mine.toml"
    window.runs.settings_asked.emit(config.as_dict(config.preset("stable")))
    undo(qtbot, window.side)
    assert form.config().training.steps == 9
    undo(qtbot, window.side)
    assert form.config() == RunConfig()


def test_what_a_choice_brings_along_is_undone_with_it(qtbot, window, form):
    combo = form.rows["sampler.device"].editor.inputs()[0]
    before = form.config()
    combo.setFocus()
    qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert form.config() != before
    assert "evice" in window.tools.edit.undo.text()
    undo(qtbot, combo)
    assert form.config() == before


def test_what_differs_is_marked_and_a_click_on_the_mark_resets_it(qtbot, window, form):
    row = form.rows["training.steps"]
    assert row.mark is None  # made when it is first needed
    retype(qtbot, form, "training.steps", "7")
    mark = row.mark
    assert mark.isVisible()
    assert "Preset Demo: 100" in mark.toolTip()
    assert window.tools.origin.sentence.whole == "Preset Demo: 1 setting changed"
    window.side.ensureWidgetVisible(mark)
    qtbot.mouseClick(mark, Qt.MouseButton.LeftButton)
    assert shown(form, "training.steps") == "100"
    assert not mark.isVisible()
    undo(qtbot, window.side)
    assert shown(form, "training.steps") == "7"


def test_the_mark_stands_before_the_name_and_hides_neither(qtbot, window, form):
    retype(qtbot, form, "training.steps", "7")
    row = form.rows["training.steps"]
    assert row.mark.geometry().right() < row.label.x() + row.label.contentsRect().left()
    assert row.mark.x() >= 0


def test_the_menu_key_on_a_field_resets_it(qtbot, window, form):
    line = retype(qtbot, form, "training.steps", "7")
    qtbot.keyClick(line, Qt.Key.Key_F10, SHIFT)
    menu = form.rows["training.steps"].menu.menu
    assert isinstance(menu, QMenu)
    action = next(one for one in menu.actions() if one.text() == "Reset to 100")
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    assert shown(form, "training.steps") == "100"


def test_reset_all_is_one_step_too(qtbot, window, form):
    retype(qtbot, form, "training.steps", "7")
    retype(qtbot, form, "model.hidden", "128")
    edited = form.config()
    qtbot.mouseClick(window.tools.origin.reset, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert form.config() == RunConfig()
    undo(qtbot, window.side)
    assert form.config() == edited


def test_keys_leave_the_form_alone_where_it_is_not_shown(qtbot, window, form):
    retype(qtbot, form, "training.steps", "7")
    window.workspace.tabs.setCurrentWidget(window.runs)
    undo(qtbot, window.workspace.tabs.bar)
    assert form.config().training.steps == 7
    window.workspace.tabs.setCurrentIndex(0)
    window.workspace.tabs.bar.setFocus()
    undo(qtbot, window.workspace.tabs.bar)
    assert form.config().training.steps == 100


def test_the_keys_undo_from_wherever_the_focus_is(qtbot, window, form):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    retype(qtbot, form, "training.steps", "7")
    tabs, chip = window.workspace.tabs, window.workspace.chip
    places = [
        (0, window.header.start_button),
        (1, chip.bar.search),
        (1, chip.bar.modes),
        (3, window.queue),
        (3, window.queue.stops),
        (0, window.naming.name),
    ]
    for page, widget in places:
        tabs.setCurrentIndex(page)
        widget.setFocus()
        focused = window.focusWidget()
        undo(qtbot, focused)
        assert form.config().training.steps == 100, widget
        qtbot.keyClick(focused, Qt.Key.Key_Y if page else Qt.Key.Key_Z, CTRL if page else CTRL | SHIFT)
        assert form.config().training.steps == 7, widget


def test_a_text_with_something_to_undo_keeps_the_keys(qtbot, window, form):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    retype(qtbot, form, "training.steps", "7")
    window.workspace.tabs.setCurrentWidget(window.workspace.chip)
    search = window.workspace.chip.bar.search
    search.setFocus()
    qtbot.keyClicks(search, "k17")
    undo(qtbot, search)
    assert (search.text(), form.config().training.steps) == ("", 7)
    qtbot.keyClick(search, Qt.Key.Key_Y, CTRL)
    assert search.text() == "k17"
    undo(qtbot, search)
    undo(qtbot, search)
    assert form.config().training.steps == 100


def test_the_queue_puts_back_what_was_removed_and_then_leaves_the_keys_to_the_form(qtbot, window, form):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    queue = window.queue
    window.workspace.tabs.setCurrentWidget(queue)
    queue.put(form.config(), "kept", "")
    qtbot.waitUntil(lambda: queue.table.model().rowCount() == 1)
    retype(qtbot, form, "training.steps", "7")
    queue.table.setFocus()
    queue.table.selectAll()
    qtbot.keyClick(queue.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: queue.table.model().rowCount() == 0)
    undo(qtbot, window.focusWidget())
    qtbot.waitUntil(lambda: queue.table.model().rowCount() == 1)
    assert form.config().training.steps == 7
    undo(qtbot, window.focusWidget())
    assert form.config().training.steps == 100
