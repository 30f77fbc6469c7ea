"""The dialog of preferences, opened from the window by its key, found in, changed and reset."""

import pytest
from helpers.idx_files import entry_of, tiny_set, write_set
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from qanneal_gui.config import DataConfig
from qanneal_gui.data import CATALOGUE, folder
from qanneal_gui.gui.preferences import choices
from qanneal_gui.gui.preferences.choices import Preferences
from qanneal_gui.gui.setup.marks import Mark
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


def test_another_language_is_said_to_wait_for_the_next_start(dialog):
    assert not dialog.next_start.isVisible()
    choose(dialog, "language", "de")
    assert dialog.next_start.isVisible()
    choose(dialog, "language", "en")
    assert not dialog.next_start.isVisible()


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


def test_a_limit_is_reset_by_its_mark_or_its_menu_alone(dialog, qtbot):
    limit = dialog.limits.limit
    dialog.show_preferences(Preferences(theme="dark"))
    type_into(qtbot, limit.line, "12")
    qtbot.waitUntil(lambda: month_limit(RunLibrary().root) == 12)
    mark = next(one for one in dialog.limits.findChildren(Mark) if one.isVisible())
    assert "Default: 60 s" in mark.toolTip()
    qtbot.mouseClick(dialog.reset_button, Qt.MouseButton.LeftButton)
    assert limit.line.text() == "12"  # it guards what is paid
    qtbot.mouseClick(mark, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: month_limit(RunLibrary().root) == 60)
    assert not mark.isVisible()


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


def test_what_another_window_has_chosen_is_shown_when_the_dialog_is(window, dialog, qtbot):
    dialog.close()
    choices.change(Preferences(), theme="dark", motion="reduced")
    window.preferring.show()
    assert dialog.rows["theme"].read() == ("dark", "")
    assert window._look.mode == "dark"
    choose(dialog, "smoothing", "off")
    assert stored() == Preferences(theme="dark", motion="reduced", smoothing="off")


def type_into(qtbot, line, text):
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def test_a_folder_of_data_sets_is_typed_kept_and_reset_alone(window, dialog, qtbot, tmp_path):
    place = dialog.data_folder
    qtbot.waitUntil(lambda: place.line.placeholderText() == str(folder.own_folder()))
    (tmp_path / "sets").mkdir()
    type_into(qtbot, place.line, str(tmp_path / "sets"))
    qtbot.waitUntil(lambda: folder.chosen() == tmp_path / "sets")
    qtbot.waitUntil(place.mark.isVisible)
    assert dialog.reset_button.isEnabled()
    qtbot.mouseClick(place.mark, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not place.differs)
    assert folder.chosen() is None
    assert not place.mark.isVisible()


def test_what_is_no_folder_is_refused_where_it_is_typed(dialog, qtbot, tmp_path):
    place = dialog.data_folder
    qtbot.waitUntil(lambda: bool(place.line.placeholderText()))
    (tmp_path / "file").touch()
    type_into(qtbot, place.line, str(tmp_path / "file"))
    qtbot.waitUntil(place.sign.isVisible)
    assert "is not a folder; choose one that exists." in place.sign.text
    assert folder.chosen() is None
    type_into(qtbot, place.line, str(tmp_path))
    qtbot.waitUntil(lambda: folder.chosen() == tmp_path)
    qtbot.waitUntil(lambda: not place.sign.isVisible())


def test_the_preview_looks_where_data_sets_are_now(window, dialog, qtbot, tmp_path, monkeypatch):
    monkeypatch.delenv("QANNEAL_DATA_DIR", raising=False)
    contents = tiny_set()
    monkeypatch.setitem(CATALOGUE, "tiny", entry_of(contents, ["http://127.0.0.1/"]))
    write_set(tmp_path / "sets" / "tiny", contents)
    window.preview.show_data(DataConfig(dataset="tiny", classes=(0, 1), train_size=4))
    qtbot.waitUntil(lambda: "not on this computer" in window.preview.offer.text())
    with qtbot.waitSignal(window.preview.loaded):
        type_into(qtbot, dialog.data_folder.line, str(tmp_path / "sets"))


def test_that_the_variable_comes_first_is_said(window, qtbot, monkeypatch, tmp_path):
    monkeypatch.setenv("QANNEAL_DATA_DIR", str(tmp_path))
    window.preferring.show()
    first = window.preferring.dialog.data_folder.first
    qtbot.waitUntil(first.isVisible)
    assert first.text() == f"QANNEAL_DATA_DIR is set and comes first: {tmp_path}"


def test_reduced_motion_holds_at_once_for_stories_and_bars(window, dialog, qtbot):
    chip = window.workspace.chip
    assert not chip.bar.cuts.isChecked()
    choose(dialog, "motion", "reduced")
    assert chip.bar.cuts.isChecked()
    window.header.show_busy(None)
    assert window.header.progress.maximum() > 0
    choose(dialog, "motion", "full")
    assert not chip.bar.cuts.isChecked()
    window.header.show_busy(None)
    assert window.header.progress.maximum() == 0
    window.header.show_progress(0, 0, None)


@pytest.mark.parametrize(
    ("typed", "group"),
    [
        ("token", "Accounts and notices"),
        ("webhook", "Accounts and notices"),
        ("quota", "QPU time"),
        ("mnist", "Folders"),
        ("log", "Folders"),
        ("reduced", "Appearance"),
        ("language", "Appearance"),
    ],
)
def test_every_group_is_found_by_a_word(dialog, qtbot, typed, group):
    qtbot.keyClicks(dialog.search, typed)
    shown = [one.card.accessibleName() for one in dialog._groups if one.card.isVisible()]
    assert group in shown


def test_a_file_that_cannot_be_written_is_said_and_the_choice_holds(window, dialog, expected_warnings):
    expected_warnings.append("Ignoring")
    choices.path().mkdir()
    choose(dialog, "theme", "dark")
    assert "settings.toml" in window.status.text
    assert window._look.mode == "dark"


def test_a_file_with_a_slip_is_said_at_the_start(open_window, qtbot, expected_warnings):
    expected_warnings.append("Ignoring")
    choices.path().parent.mkdir(exist_ok=True)
    choices.path().write_text('theme = "dark')
    opened = open_window()
    qtbot.waitUntil(lambda: "settings.toml is not valid TOML" in opened.status.text)
