"""Keys that are pressed before the window manager has given the keyboard to presentation mode."""

import pytest
from helpers.chip_page import press
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from qanneal_gui.gui.chip.presentation_mode import PresentationWindow

Key = Qt.Key


@pytest.fixture
def left(qtbot, view, story, monkeypatch):
    """The page right after F5 was pressed, before its window is there; a story waits."""
    with monkeypatch.context() as slow:
        for show in ("showNormal", "showFullScreen"):
            slow.setattr(PresentationWindow, show, lambda window: None)
        view.player.open(story)
        view.player.first()
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow)
        qtbot.keyClick(view, Key.Key_F5)
    assert QApplication.activeWindow() is view
    yield view
    if view.presentation.window is not None:
        view.presentation.window.close()


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier])
def test_a_clicker_that_is_faster_than_the_window_manager_is_heard(qtbot, left, modifier):
    qtbot.keyClick(left, Key.Key_PageDown, modifier)
    assert left.player.step.chapter == 1
    left.presentation.window.showFullScreen()
    press(qtbot, left.presentation.window, Key.Key_PageDown)
    assert left.player.step.chapter == 2


@pytest.mark.parametrize("key", [Key.Key_B, Key.Key_Period])
def test_black_is_black_at_once(qtbot, left, key):
    qtbot.keyClick(left, key)
    assert left.presentation.window.curtain.color == "#000000"


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_F5, Key.Key_F11])
def test_what_was_opened_by_mistake_is_left_at_once(qtbot, left, key):
    qtbot.keyClick(left, key)
    assert left.presentation.window is None
    assert left.player.story is not None  # Esc on the page would have ended it


def test_a_click_on_the_page_gives_it_its_keys_back(qtbot, left):
    qtbot.mouseClick(left, Qt.MouseButton.LeftButton)
    qtbot.keyClick(left, Key.Key_B)
    assert not left.presentation.window.curtain.color


def test_whoever_goes_back_to_the_page_types_there(qtbot, left):
    window = left.presentation.window
    window.showFullScreen()
    press(qtbot, window, Key.Key_B)
    press(qtbot, left, Key.Key_W)
    assert window.curtain.color == "#000000"
