"""A user's own presets: saved, chosen, renamed, deleted and brought back, in the window and the terminal."""

import os

import pytest
from PySide6.QtCore import Qt

from qanneal_gui import config
from qanneal_gui.config import RunConfig, own_presets
from qanneal_gui.errors import ConfigError

MINE = config.assemble(None, "stable", ["training.steps=77"])


@pytest.fixture
def window(open_window):
    return open_window(MINE)


@pytest.fixture
def own(window):
    return window.tools.own_presets


def keep(name, text="[training]\nsteps = 9\n", description="for tests"):
    own_presets.write(name, own_presets.with_description(text, description))


def save(qtbot, window, name, description="for tests"):
    qtbot.mouseClick(window.tools.save_preset, Qt.MouseButton.LeftButton)
    dialog = window.tools.own_presets.dialog
    dialog.name.selectAll()
    qtbot.keyClicks(dialog.name, name)
    qtbot.keyClicks(dialog.description, description)
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    return dialog


def choose(qtbot, own, name, text):
    """Open the menu of a preset by its key, and choose."""
    own.buttons[name].setFocus()
    qtbot.keyClick(own.buttons[name], Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    action = next(one for one in own.menu.actions() if one.text().replace("&", "") == text)
    qtbot.mouseClick(own.menu, Qt.MouseButton.LeftButton, pos=own.menu.actionGeometry(action).center())


def test_the_form_is_saved_and_chosen_again(qtbot, window, own):
    save(qtbot, window, "My preset")
    assert own.buttons["My preset"].isChecked()
    qtbot.mouseClick(window.presets.buttons["demo"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(own.buttons["My preset"], Qt.MouseButton.LeftButton)
    assert window.form.config() == MINE == config.preset("My preset")
    assert window.tools.origin.sentence.whole == "Preset My preset"
    qtbot.keyClick(window.side, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.form.config() == RunConfig()
    assert config.load(own_presets.folder() / "My preset.toml") == MINE


@pytest.mark.parametrize("name", ["demo", "STABLE", "../x", ".x", "a/b", "con", "x" * 61, "a:b"])
def test_names_that_no_preset_may_have_are_refused_while_they_are_typed(qtbot, window, own, name):
    dialog = save(qtbot, window, name)
    assert dialog.isVisible()
    assert not dialog.button.isEnabled()
    assert dialog.sign.text
    assert own_presets.names() == []


def test_what_a_name_would_replace_is_said_before(qtbot, window, own):
    keep("mine")
    qtbot.mouseClick(window.tools.save_preset, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(own.dialog.name, "Mine")
    assert own.dialog.sign.text == "This replaces the preset mine."
    assert own.dialog.button.text() == "&Replace"
    qtbot.keyClick(own.dialog.name, Qt.Key.Key_Return)
    assert own_presets.names() == ["Mine"]
    assert config.preset("Mine") == MINE


def test_a_preset_is_renamed_and_keeps_its_settings(qtbot, window, own):
    keep("before")
    own.read()
    choose(qtbot, own, "before", "Rename…")
    own.dialog.name.selectAll()
    qtbot.keyClicks(own.dialog.name, "after")
    qtbot.keyClick(own.dialog.name, Qt.Key.Key_Return)
    assert list(own.buttons) == own_presets.names() == ["after"]
    assert config.preset("after").training.steps == 9
    assert own_presets.read("after").description == "for tests"


def test_a_deleted_preset_comes_back_to_the_byte(qtbot, window, own):
    keep("mine")
    text = (own_presets.folder() / "mine.toml").read_bytes()
    own.read()
    choose(qtbot, own, "mine", "Delete")
    assert own_presets.names() == []
    qtbot.mouseClick(own.undo, Qt.MouseButton.LeftButton)
    assert (own_presets.folder() / "mine.toml").read_bytes() == text
    assert not own.undo_line.isVisible()


def test_a_preset_is_updated_from_the_form_and_that_is_undone(qtbot, window, own):
    keep("mine")
    own.read()
    choose(qtbot, own, "mine", "Update from the form")
    assert config.preset("mine") == MINE
    qtbot.mouseClick(own.undo, Qt.MouseButton.LeftButton)
    assert config.preset("mine").training.steps == 9


BAD = {
    "broken": b"[training",
    "unknown": b"[training]\nnothing = 1\n",
    "deep": b"a" + b".b" * 300 + b" = 1",
    "large": b"#" * 70_000,
    "binary": b"\xff\xfe\x00",
    "digits": b"[training]\nsteps = " + b"9" * 5000,
}


@pytest.mark.parametrize("name", ["demo", "STABLE"])
def test_a_file_with_the_name_of_a_shipped_preset_is_left_out(open_window, name):
    keep(name)
    own = open_window().tools.own_presets
    assert not own.buttons
    assert (
        own.skipped.text()
        == f"The preset {name} is left out: a shipped preset has this name; rename the file."
    )


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_left_out_with_one_sentence(open_window, name):
    keep("good")
    (own_presets.folder() / f"{name}.toml").write_bytes(BAD[name])
    own = open_window().tools.own_presets
    assert list(own.buttons) == ["good"]
    assert own.skipped.text().startswith(f"The preset {name} is left out: ")
    assert own.skipped.isVisible()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes in folders")
def test_a_pipe_is_left_out_and_not_waited_for(open_window):
    keep("good")
    os.mkfifo(own_presets.folder() / "pipe.toml")
    assert list(open_window().tools.own_presets.buttons) == ["good"]


def test_no_more_than_fit_are_offered():
    for number in range(own_presets.MOST + 3):
        keep(f"p{number}")
    told = []
    assert len(own_presets.each(lambda one: None, told.append)) == own_presets.MOST
    assert len(told) == 1


@pytest.mark.parametrize("name", ["../window", "/etc/passwd", "a\0b", ""])
def test_no_name_leads_out_of_the_folder(name):
    with pytest.raises(ConfigError, match="no preset"):
        config.preset(name)
