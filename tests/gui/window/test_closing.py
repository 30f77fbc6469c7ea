"""The end of the window: everything that runs is told first, and waited for together."""

import pytest
from PySide6.QtWidgets import QMainWindow

from qanneal_gui.gui.common.jobs import Jobs
from qanneal_gui.gui.run.control import RunControl
from qanneal_gui.gui.window.closing import Closing
from qanneal_gui.gui.window.rooms import Rooms


class Part:
    """Something that ends some milliseconds after it was told."""

    def __init__(self, name, needs, calls):
        self.name, self.needs, self.calls = name, needs, calls

    def shut_down(self, milliseconds=0):
        self.calls.append((self.name, milliseconds))
        return milliseconds >= self.needs


@pytest.fixture
def closing(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    return Closing(window, RunControl(parent=window), Rooms(Jobs(window)))


def test_all_parts_are_told_before_one_is_waited_for(closing):
    calls = []
    assert closing.end([Part("first", 1000, calls), Part("second", 0, calls)])
    assert calls[:2] == [("first", 0), ("second", 0)]
    assert [name for name, _ in calls[2:]] == ["first", "second"]
    assert all(0 < milliseconds <= 2000 for _, milliseconds in calls[2:])


def test_a_part_that_does_not_end_in_time_is_told(closing, expected_warnings):
    expected_warnings.append("A thread did not end within 1.7 s")
    assert not closing.end([Part("endless", 10_000, [])])
