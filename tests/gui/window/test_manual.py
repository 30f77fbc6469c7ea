"""F1 opens the manual at what is looked at; Help says how to cite."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QMessageBox

from qanneal_gui.gui.common.fields import SECTIONS
from qanneal_gui.gui.window import manual
from qanneal_gui.sharing.citing import PAPER, SOFTWARE

DOCS = Path(__file__).parents[3] / "docs"


class Browser(QObject):
    """What the desktop opens in place of a browser."""

    def __init__(self):
        super().__init__()
        self.opened = []

    @Slot(QUrl)
    def open(self, url):
        self.opened.append((Path(url.toLocalFile()).name, url.fragment()))


@pytest.fixture
def browser():
    browser = Browser()
    QDesktopServices.setUrlHandler("file", browser, "open")
    yield browser
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def built(tmp_path, monkeypatch):
    for page in (*manual.OF_PAGES.values(), "settings", "index"):
        (tmp_path / f"{page}.html").touch()
    monkeypatch.setattr(manual, "resource", lambda _, name: tmp_path / name)


@pytest.fixture
def window(active_window):
    return active_window


def press_f1(qtbot, window):
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F1)


def test_the_setting_that_has_the_focus_is_explained(window, qtbot, browser, built):
    window.remedies.show_field("model.hidden")
    press_f1(qtbot, window)
    assert browser.opened == [("settings.html", "model")]


def test_otherwise_the_page_that_is_shown(window, qtbot, browser, built):
    for place, page in enumerate(manual.OF_PAGES.values()):
        window.workspace.tabs.setCurrentIndex(place)
        window.workspace.tabs.bar.setFocus()
        press_f1(qtbot, window)
        assert browser.opened[-1] == (f"{page}.html", "")


def test_a_manual_that_is_not_there_is_said(window, qtbot, browser, tmp_path, monkeypatch):
    monkeypatch.setattr(manual, "resource", lambda _, name: tmp_path / name)
    press_f1(qtbot, window)
    assert browser.opened == []
    assert window.status.text == manual.MISSING


def test_how_to_cite_is_shown_and_copied(window, qtbot):
    next(one for one in window.menus.help.actions() if one.text() == "How to c&ite").trigger()
    box = window.findChild(QMessageBox)
    assert PAPER in box.informativeText()
    qtbot.mouseClick(next(one for one in box.buttons() if one.text() == "&Copy"), Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == f"{SOFTWARE}\n\n{PAPER}\n"


def test_the_pages_and_places_are_in_the_manual():
    settings = (DOCS / "settings.md").read_text(encoding="utf-8")
    assert set(SECTIONS) <= set(re.findall(r"^## \[(\w+)\]$", settings, re.MULTILINE))
    assert all((DOCS / f"{page}.md").exists() for page in manual.OF_PAGES.values())
