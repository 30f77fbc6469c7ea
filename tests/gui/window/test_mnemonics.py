"""No letter with Alt stands for two things at once: in the menus, and in the window on each of its pages."""

import re
from collections import Counter

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu

from qanneal_gui.gui.common.failures import FailureDialog
from qanneal_gui.gui.common.jobs import Failure
from qanneal_gui.gui.common.remedies import Remedy
from qanneal_gui.gui.dwave.connection import ConnectionDialog


def letter(text):
    found = re.search(r"&([^&])", text.replace("&&", ""))
    return found[1].casefold() if found else ""


def twice(texts):
    counted = Counter(filter(None, map(letter, texts)))
    return {key: [text for text in texts if letter(text) == key] for key, many in counted.items() if many > 1}


def test_no_menu_has_a_letter_twice(open_window):
    window = open_window()
    assert not twice([action.text() for action in window.menuBar().actions()])
    for menu in window.findChildren(QMenu):
        assert not twice([action.text() for action in menu.actions() if action.isVisible()]), menu.title()


def texts_of(widget):
    shown = [one for one in widget.findChildren(QAbstractButton) if one.isVisible()]
    buddies = [one for one in widget.findChildren(QLabel) if one.isVisible() and one.buddy() is not None]
    return [one.text() for one in (*shown, *buddies)]


@pytest.mark.parametrize("page", range(7))
def test_no_page_of_the_window_has_a_letter_twice(open_window, qtbot, page):
    window = open_window()
    tabs = window.workspace.tabs
    assert tabs.bar.count() >= 7
    tabs.setCurrentIndex(page)
    titles = [tabs.bar.tabText(place) for place in range(tabs.bar.count())]
    menus = [action.text() for action in window.menuBar().actions()]
    content = window.centralWidget()
    assert not twice([*menus, *titles, *texts_of(content)])


def test_no_dialog_has_a_letter_twice(open_window, qtbot, look):
    window = open_window()
    window.connect_to_dwave()
    assert isinstance(window.connection, ConnectionDialog)
    assert not twice(texts_of(window.connection))
    window.connection.close()
    dialog = FailureDialog(Failure("No.", "Traceback", expected=False), remedy=Remedy("&Connect…", dict))
    qtbot.addWidget(dialog)
    dialog.show()
    assert not twice(texts_of(dialog))
