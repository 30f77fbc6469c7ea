"""A layout in lines: what is hidden takes no room, and lines end at the right where that is wanted."""

import pytest
from PySide6.QtWidgets import QWidget

from qanneal_gui.gui.common.flow import FlowLayout

GAP = 8


@pytest.fixture
def laid_out(qtbot):
    """Return a function that lays out three widgets of 100 pixels; it returns them."""

    made = []

    def lay_out(width, hidden=(), *, at_end=False):
        around, flow = QWidget(), FlowLayout(GAP, at_end=at_end)
        qtbot.addWidget(around)
        around.setLayout(flow)
        parts = [QWidget() for _ in range(3)]
        for place, part in enumerate(parts):
            part.setFixedSize(100, 20)
            flow.addWidget(part)
            part.setVisible(place not in hidden)
        around.resize(width, flow.heightForWidth(width))
        around.show()
        made.append(around)  # which owns the parts
        return parts

    return lay_out


def test_what_does_not_fit_goes_on_in_the_next_line(laid_out):
    assert [(part.x(), part.y()) for part in laid_out(250)] == [(0, 0), (108, 0), (0, 28)]


def test_lines_end_at_the_right(laid_out):
    assert [(part.x(), part.y()) for part in laid_out(250, at_end=True)] == [(42, 0), (150, 0), (150, 28)]


def test_what_is_hidden_takes_no_room_and_no_gap(laid_out):
    parts = laid_out(250, hidden=(1,))
    assert [(part.x(), part.y()) for part in (parts[0], parts[2])] == [(0, 0), (108, 0)]
