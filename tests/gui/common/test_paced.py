"""What changes all the time is shown at once, and then no more often than it can be read."""

import pytest
from PySide6.QtCore import QObject

from qanneal_gui.gui.common.paced import Paced


@pytest.fixture
def shown():
    return []


def test_the_first_is_shown_at_once_and_the_others_together(qtbot, shown):
    parent = QObject()
    paced = Paced(lambda: shown.append("shown"), 50, parent)
    paced.ask()
    assert len(shown) == 1
    for _ in range(5):
        paced.ask()
    assert len(shown) == 1
    qtbot.waitUntil(lambda: len(shown) == 2)
    qtbot.wait(150)
    assert len(shown) == 2


def test_what_is_asked_for_when_the_time_has_passed_is_shown_at_once(qtbot, shown):
    parent = QObject()
    paced = Paced(lambda: shown.append("shown"), 20, parent)
    paced.ask()
    qtbot.wait(60)
    paced.ask()
    assert len(shown) == 2


def test_what_is_forgotten_is_not_shown(qtbot, shown):
    parent = QObject()
    paced = Paced(lambda: shown.append("shown"), 20, parent)
    paced.ask()
    paced.ask()
    paced.forget()
    qtbot.wait(60)
    assert len(shown) == 1
