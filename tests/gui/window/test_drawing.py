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


@pytest.fixture
def following(qtbot, drawn):
    """Return a function that draws as steps have it drawn that come all the time, until so much is drawn.

    The run that takes these steps has begun already, or begins as soon as a part is drawn.
    """
    from PySide6.QtCore import QObject

    parent = QObject()

    def follow(count, begins_at=None):
        def running():
            return begins_at is None or begins_at in drawn

        def draw(name):
            drawn.append(name)
            if running():
                drawing.ask()

        often, seldom = ([lambda name=name: draw(name) for name in names] for names in ("ab", "xyz"))
        drawing = Drawing(often, seldom, running, parent)
        drawing.ask()
        qtbot.waitUntil(lambda: len(drawn) >= count)
        drawing.shut_down()
        return "".join(drawn[:count])

    return follow


def test_some_parts_are_drawn_more_often_than_others(following):
    assert following(12) == "abxabyabzabx"


def test_a_run_begins_with_the_first_of_those_that_are_drawn_seldom(following):
    assert following(9, begins_at="x") == "abxabxaby"


def test_what_was_asked_for_meanwhile_is_drawn_again(qtbot, made, drawn):
    drawing = made(sparing=False)
    drawing.ask()
    qtbot.waitUntil(lambda: drawn == ["a"])
    drawing.ask()
    qtbot.waitUntil(lambda: drawn.count("a") == 2)
    qtbot.waitUntil(lambda: {"x", "y", "z"} <= set(drawn))
    assert drawn.count("b") >= 1


def test_a_run_that_has_ended_is_drawn_at_once(qtbot, drawn, monkeypatch):
    from PySide6.QtCore import QObject

    from qanneal_gui.gui.window import drawing as module

    monkeypatch.setattr(module, "_REST", 1e9)
    monkeypatch.setattr(module, "_LONGEST_SECONDS", 3600.0)
    parent, runs = QObject(), [True]
    often, seldom = ([lambda name=name: drawn.append(name) for name in names] for names in ("ab", "xy"))
    drawing = Drawing(often, seldom, lambda: runs[0], parent)
    drawing.ask()
    qtbot.waitUntil(lambda: len(drawn) == 3)
    qtbot.wait(100)
    assert "".join(drawn) == "abx"
    runs[0] = False
    drawing.ask()
    qtbot.waitUntil(lambda: "".join(drawn) == "abxabyx")
    drawing.shut_down()


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
        drawing.ask()

    often, seldom = ([lambda name=name: compute(name) for name in names] for names in ("ab", "x"))
    drawing = Drawing(often, seldom, lambda: True, parent)
    drawing.ask()
    qtbot.waitUntil(lambda: len(drawn) == 4)
    drawing.shut_down()
    *_, (_, third), (_, fourth) = drawn
    assert fourth - third > 0.3  # ten times what all three have computed; a slow machine only adds to it
