"""What changes all the time is drawn part by part, and nothing is left undrawn."""

import pytest

from qanneal_gui.gui.window.drawing import Drawing


@pytest.fixture
def drawn():
    return []


@pytest.fixture
def made(qtbot, drawn):
    """Return a function that makes a drawing of four parts."""
    from PySide6.QtCore import QObject

    parent, kept = QObject(), []

    def make(*, sparing):
        often, seldom = ([lambda name=name: drawn.append(name) for name in names] for names in ("ab", "xyz"))
        kept.append(Drawing(often, seldom, lambda: sparing, parent))
        return kept[-1]

    yield make
    for one in kept:
        one.shut_down()


@pytest.mark.parametrize("sparing", [False, True])
def test_each_part_is_drawn_once_when_asked_once(qtbot, made, drawn, sparing):
    made(sparing=sparing).ask()
    qtbot.waitUntil(lambda: len(drawn) == 5)
    qtbot.wait(100)
    assert "".join(drawn) == "abxyz"


def test_some_parts_are_drawn_more_often_than_others(qtbot, drawn):
    from PySide6.QtCore import QObject

    parent = QObject()

    def draw(name):
        drawn.append(name)
        drawing.ask()  # as steps do that come all the time

    often, seldom = ([lambda name=name: draw(name) for name in names] for names in ("ab", "xyz"))
    drawing = Drawing(often, seldom, lambda: True, parent)
    drawing.ask()
    qtbot.waitUntil(lambda: len(drawn) >= 9)
    drawing.shut_down()
    assert "".join(drawn[:9]) == "abxabyabz"


def test_what_was_asked_for_meanwhile_is_drawn_again(qtbot, made, drawn):
    drawing = made(sparing=False)
    drawing.ask()
    qtbot.waitUntil(lambda: drawn == ["a"])
    drawing.ask()
    qtbot.waitUntil(lambda: drawn.count("a") == 2)
    qtbot.waitUntil(lambda: {"x", "y", "z"} <= set(drawn))
    assert drawn.count("b") >= 1


def test_nothing_is_drawn_after_the_end(qtbot, made, drawn):
    drawing = made(sparing=False)
    drawing.ask()
    drawing.shut_down()
    qtbot.wait(100)
    assert drawn == []


def test_a_thread_that_computes_much_rests_before_the_next_part(qtbot, drawn):
    import time

    from PySide6.QtCore import QObject

    parent = QObject()

    def compute(name):
        drawn.append((name, time.perf_counter()))
        busy = time.thread_time() + 0.01
        while time.thread_time() < busy:
            pass

    often, seldom = ([lambda name=name: compute(name) for name in names] for names in ("ab", "x"))
    drawing = Drawing(often, seldom, lambda: True, parent)
    drawing.ask()
    qtbot.waitUntil(lambda: len(drawn) == 3)
    drawing.shut_down()
    (_, first), _, (_, third) = drawn
    assert third - first > 0.2  # ten times what both have computed; a slow machine only adds to it
