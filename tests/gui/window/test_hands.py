"""The window by keys alone: command palette, numbered pages, full screen, sheet of shortcuts, refusals."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from qanneal_gui import config
from qanneal_gui.gui.run.control import State
from qanneal_gui.runs.library import RunLibrary

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(active_window):
    return active_window


def press(qtbot, window, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifiers)


@pytest.fixture
def palette(window, qtbot):
    """The palette, opened by its key."""
    press(qtbot, window, Qt.Key.Key_K, CTRL)
    palette = window.hands.palette
    assert palette.isVisible()
    assert palette.line.hasFocus()
    return palette


def titles(palette):
    return [one.title for one in palette.shown]


def choose(qtbot, palette, typed, title):
    qtbot.keyClicks(palette.line, typed)
    assert titles(palette)[0] == title
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert not palette.isVisible()


def test_the_palette_starts_a_run(window, palette, qtbot):
    with qtbot.waitSignal(window.control.idle):
        choose(qtbot, palette, "start", "Run › Start")
    assert window.control.state.done


def test_the_palette_asks_before_a_run_that_is_billed(window, palette, qtbot, token):
    window.form.enter("sampler.kind", "qpu")
    palette.close()
    window.hands.open_palette()
    choose(qtbot, palette, "run start", "Run › Start")
    qtbot.waitUntil(lambda: window.starting.question.box is not None)
    assert window.control.state is State.READY


def test_letters_in_between_find_it_and_the_arrows_choose(window, palette, qtbot):
    qtbot.keyClicks(palette.line, "expmts")
    assert titles(palette)[0] == "View › Page › Experiments"
    palette.line.clear()
    qtbot.keyClicks(palette.line, "theme")
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    assert palette.shown[palette.list.currentIndex().row()].title == "View › Theme › Dark"
    for _ in palette.shown[2:]:
        qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 0
    qtbot.keyClick(palette.line, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == len(palette.shown) - 1


def test_it_offers_every_entry_of_the_menus_with_its_keys(window, palette):
    offered = {one.title: one.keys for one in palette.shown}
    assert offered["Run › Start"] == QKeySequence("Ctrl+Return").toString(
        QKeySequence.SequenceFormat.NativeText
    )
    assert offered["View › Page › Queue"] == "Ctrl+4"
    for menu in window.menuBar().actions():
        for action in menu.menu().actions():
            if not action.isSeparator() and action.menu() is None:
                assert f"{menu.text()} › {action.text()}".replace("&", "") in offered


def test_presets_settings_and_the_buttons_of_the_page_are_offered(window, palette, qtbot):
    choose(qtbot, palette, "stable", "Preset › Stable")
    assert window.form.config() == config.preset("stable")
    window.hands.open_palette()
    choose(qtbot, palette, "setting reads", "Setting › Sampler › Reads Γ")
    assert window.form.rows["sampler.reads"].editor.line.hasFocus()
    window.workspace.tabs.setCurrentWidget(window.runs)
    assert "Runs › Starred" in {one.title for one in window.hands.offers()}


def test_a_field_behind_advanced_is_unfolded_and_scrolled_to(window, qtbot):
    window.form.enter("sampler.kind", "simulated-qpu")
    window.resize(1000, 640)
    window.workspace.tabs.setCurrentWidget(window.runs)
    window.remedies.show_field("sampler.topology")
    editor = window.form.rows["sampler.topology"].editor
    assert editor.isVisible()
    there = editor.mapTo(window.side, QPoint(0, 0)).y()
    assert 0 <= there <= window.side.height() - editor.height()


def test_what_cannot_be_done_says_why(window, palette, qtbot):
    qtbot.keyClicks(palette.line, "pause")
    first = palette.shown[0]
    assert (first.title, first.why_not) == ("Run › Pause or resume", "No run is active.")
    assert palette.reason.text() == first.why_not
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert window.status.text == first.why_not


def test_a_setting_comes_before_the_undoing_of_its_change(window, palette, qtbot):
    palette.close()
    editor = window.form.rows["model.hidden"].editor
    editor.line.selectAll()
    qtbot.keyClicks(editor.line, "5")
    qtbot.keyClick(editor.line, Qt.Key.Key_Tab)
    window.hands.open_palette()
    qtbot.keyClicks(palette.line, "hidden")
    titles = [one.title for one in palette.shown]
    assert titles[0] == "Setting › Model › Hidden units"
    assert any(title.startswith("Edit › Undo hidden units") for title in titles)


def test_the_key_of_resume_says_that_there_is_no_run(window):
    QTest.keyClick(window, Qt.Key.Key_R, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert window.status.text == "There is no run to resume or extend here; open one under Runs."


def test_recent_runs_are_offered_by_their_names(window, qtbot):
    with qtbot.waitSignal(window.control.idle):
        window.start()
    run = window.display.run
    window.hands.open_palette()
    title = f"Run › Open › {RunLibrary().get(run).name or run}"
    qtbot.waitUntil(lambda: title in titles(window.hands.palette))


def test_escape_and_its_own_key_close_it_and_nothing_else_happens(window, palette, qtbot):
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    window.hands.open_palette()
    qtbot.keyClick(palette.line, Qt.Key.Key_K, CTRL)
    assert not palette.isVisible()
    assert window.control.state is State.READY


def test_a_key_held_down_does_nothing_in_it(window, palette, qtbot):
    qtbot.keyClicks(palette.line, "start")
    QTest.simulateEvent(
        palette.line, True, Qt.Key.Key_Return.value, Qt.KeyboardModifier.NoModifier, "\r", True
    )
    assert palette.isVisible()
    assert window.control.state is State.READY


def test_its_key_works_while_a_field_is_typed_into(window, qtbot):
    line = window.form.rows["model.hidden"].editor.line
    line.setFocus()
    before = line.text()
    line.setCursorPosition(0)
    qtbot.keyClick(line, Qt.Key.Key_K, CTRL)
    assert window.hands.palette.isVisible()
    assert line.text() == before


def test_the_pages_have_numbers(window, qtbot):
    tabs = window.workspace.tabs
    for place in (3, 6, 0):
        press(qtbot, window, Qt.Key(Qt.Key.Key_1.value + place), CTRL)
        assert tabs.currentIndex() == place
    assert len(window.hands.pages) == tabs.count()


def test_the_window_fills_the_screen_and_comes_back_on_the_page_of_the_chip_too(window, qtbot):
    window.workspace.tabs.setCurrentWidget(window.workspace.chip)
    press(qtbot, window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    assert window.workspace.chip.presentation.window is None
    assert window.hands.full_screen.isChecked()
    press(qtbot, window, Qt.Key.Key_F11)
    assert not window.isFullScreen()
    assert not window.hands.full_screen.isChecked()


def test_a_question_mark_shows_all_shortcuts(window, qtbot):
    press(qtbot, window, Qt.Key.Key_Question)
    sheet = window.hands.sheet
    assert sheet.isVisible()
    told = {one.text() for one in sheet.findChildren(QLabel)}
    for words in (
        "Start",
        "Ctrl+K",
        "Command palette…",
        "Queue",
        "Ctrl+4",
        "Presentation mode",
        "Rename",
        "M",
        "Home, End",
        "Black screen, white",
        "Pan",
    ):
        assert words in told
    assert sheet.content.sizeHint().width() <= sheet.screen().availableGeometry().width()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.hands.sheet is None)


def test_a_question_mark_in_a_field_is_only_that(window, qtbot):
    search = window.runs.filters.search
    window.workspace.tabs.setCurrentWidget(window.runs)
    search.setFocus()
    qtbot.keyClicks(search, "acc ?")
    assert search.text() == "acc ?"
    assert window.hands.sheet is None


def test_every_shortcut_of_a_page_has_a_meaning_in_words(window):
    tabs = window.workspace.tabs
    for place in range(tabs.count()):
        for shortcut in tabs.widget(place).findChildren(QShortcut):
            assert shortcut.whatsThis(), shortcut.key().toString()


def test_no_two_shortcuts_of_the_window_are_the_same(window):
    keys = [
        key.toString()
        for menu in window.menuBar().actions()
        for action in _leaves(menu.menu())
        for key in action.shortcuts()
    ]
    assert len(keys) == len(set(keys))


def _leaves(menu):
    for action in menu.actions():
        if action.menu():
            yield from _leaves(action.menu())
        else:
            yield action


def test_keys_that_are_refused_say_why(window, qtbot):
    window.say("Ready.")
    press(qtbot, window, Qt.Key.Key_Period, CTRL)
    assert window.status.text == "No run is active."
    window.form.enter("training.steps", 0)
    press(qtbot, window, Qt.Key.Key_Return, CTRL)
    assert window.status.text.startswith("Cannot start: ")
    assert window.control.state is State.READY
    window.form.enter("training.steps", 3)
    with qtbot.waitSignal(window.control.idle):
        press(qtbot, window, Qt.Key.Key_Return, CTRL)


def test_while_a_run_is_active_start_says_so(open_window, qtbot):
    window = open_window(config.assemble(None, "demo", ["training.steps=100000", "sampler.kind=exact"]))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.start()
    qtbot.waitUntil(lambda: window.control.state is State.RUNNING)
    press(qtbot, window, Qt.Key.Key_Return, CTRL)
    assert window.status.text == "A run is active: stop it first, or press Queue to let this one wait."
    assert window.status.text in window.header.start_button.toolTip()


def type_question_mark(qtbot, widget):
    """Press it as keyboards have it: with Shift, and its letter."""
    qtbot.keyPress(widget, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)


@pytest.mark.parametrize("page", range(7))
def test_a_question_mark_shows_the_sheet_on_every_page(window, qtbot, page):
    window.workspace.tabs.setCurrentIndex(page)
    window.workspace.tabs.bar.setFocus()
    qtbot.keyClick(window.workspace.tabs.bar, "?")
    assert window.hands.sheet is not None
    assert window.hands.sheet.isVisible()
    window.hands.sheet.close()


@pytest.mark.parametrize("page", range(7))
def test_in_a_text_it_is_typed(window, qtbot, page):
    window.workspace.tabs.setCurrentIndex(page)
    places = window.workspace.tabs.currentWidget(), window.side
    lines = [one for place in places for one in place.findChildren(QLineEdit)]
    lines = [one for one in lines if one.isVisible() and one.isEnabled() and not one.isReadOnly()]
    for line in lines:
        line.setFocus()
        line.clear()
        type_question_mark(qtbot, line)
        assert line.text() == "?" or line.validator() is not None
        line.clear()
    assert window.hands.sheet is None


def test_in_notes_of_several_lines_it_is_typed(window, qtbot):
    qtbot.mouseClick(window.naming.toggle, Qt.MouseButton.LeftButton)
    notes = window.naming.notes
    assert notes.isVisible()
    notes.setFocus()
    type_question_mark(qtbot, notes)
    assert notes.toPlainText() == "?"
    assert window.hands.sheet is None
