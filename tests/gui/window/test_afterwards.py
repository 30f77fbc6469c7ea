"""What waits for the first picture: every page is there soon, whether or not somebody turns to it."""

import sys

import PySide6
from PySide6.QtCore import Qt

from qanneal_gui.gui.window import afterwards


def test_the_pages_are_made_after_the_first_picture(open_window, qtbot):
    window = open_window()
    rooms, workspace = window.rooms, window.workspace
    later = (rooms.queue, rooms.runs, rooms.compare, rooms.experiments)
    later += (workspace.run_parts, workspace.chip_page, workspace.network_page)
    qtbot.waitUntil(lambda: all(part.made is not None for part in later))
    assert [workspace.tabs.widget(place).window() for place in range(7)] == [window] * 7


def test_a_click_on_a_tab_shows_its_page_whether_or_not_it_is_made_yet(open_window, qtbot):
    window = open_window()
    tabs = window.workspace.tabs
    for place in (6, 3, 1, 0):
        qtbot.mouseClick(tabs.bar, Qt.MouseButton.LeftButton, pos=tabs.bar.tabRect(place).center())
        assert tabs.currentIndex() == tabs.bar.currentIndex() == place
        assert tabs.currentWidget().isVisible()
    assert tabs.currentWidget() is tabs.widget(0)


def test_what_an_installation_may_lack_is_not_missed(monkeypatch):
    for name in ("QtOpenGLWidgets", "QtSvg", "QtTest"):
        monkeypatch.setitem(sys.modules, f"PySide6.{name}", None)
        monkeypatch.delattr(PySide6, name, raising=False)
    assert len(list(afterwards._plots())) == 4
