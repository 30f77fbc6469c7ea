"""The monthly limit of this computer: entered at the budget, seen in the header at once."""

import pytest
from PySide6.QtCore import Qt

from qanneal_gui import config
from qanneal_gui.runs.leap_left import leap_left
from qanneal_gui.runs.ledger import BudgetLimits, Ledger
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.month_limit import month_limit


@pytest.fixture
def window(open_window, qtbot):
    made = open_window(config.assemble(overrides=["sampler.kind=qpu"]))
    qtbot.waitUntil(lambda: made.month_limit.line.text() == "60")
    return made


def type_limit(qtbot, window, text):
    window.month_limit.line.selectAll()
    qtbot.keyClicks(window.month_limit.line, text)
    window.month_limit.line.editingFinished.emit()


def test_a_limit_that_is_changed_holds_and_is_shown_at_once(qtbot, window):
    qtbot.waitUntil(lambda: "of 60 s" in window.header.monthly_usage.whole)
    type_limit(qtbot, window, "90.5")
    qtbot.waitUntil(lambda: "of 90.5 s" in window.header.monthly_usage.whole)
    assert month_limit(RunLibrary().root) == 90.5
    # No run and no preset brings another one along.
    window.form.show_config(config.assemble(None, "demo", ["sampler.kind=qpu"]))
    assert window.month_limit.line.text() == "90.5"
    assert not window.month_limit.isHidden()
    window.form.show_config(config.assemble(None, "demo"))
    assert window.month_limit.isHidden()


def test_what_leap_has_left_is_entered_counted_down_and_cleared(qtbot, window):
    leap = window.month_limit.leap
    assert leap.line.placeholderText() == "not entered"
    qtbot.keyClicks(leap.line, "7.5")
    leap.line.editingFinished.emit()
    qtbot.waitUntil(lambda: window.header.monthly_usage.whole.endswith(", 7.500 s left at Leap"))
    entered = leap_left(RunLibrary().root)
    with Ledger(RunLibrary(), "20261122-181502-k3f9", "qpu", BudgetLimits(None, None)) as ledger:
        ledger.complete(ledger.intend("solver", 10, 100, 0.5), 0.5)
    leap.read()
    qtbot.waitUntil(lambda: leap.line.text() == "7")
    leap.line.editingFinished.emit()  # as when the field is left: nothing was typed
    window.monthly_usage.read()
    qtbot.waitUntil(lambda: window.header.monthly_usage.whole.endswith(", 7.000 s left at Leap"))
    assert leap_left(RunLibrary().root) == entered
    leap.line.selectAll()
    qtbot.keyClicks(leap.line, "7")  # it is entered now, so that what was spent before does not count
    leap.line.editingFinished.emit()
    qtbot.waitUntil(lambda: leap_left(RunLibrary().root).seconds == 7)
    leap.line.selectAll()
    qtbot.keyClick(leap.line, Qt.Key.Key_Delete)
    leap.line.editingFinished.emit()
    qtbot.waitUntil(lambda: window.header.monthly_usage.whole.endswith(" of 60 s"))
    qtbot.keyClicks(leap.line, "a lot")
    assert leap.sign.text == "What Leap has left must be a number from 0 to 1,000,000 s, or empty."
    assert leap_left(RunLibrary().root) is None


@pytest.mark.parametrize("typed", ["-1", "2,5", "--5", "x", "1e9", "nan"])
def test_what_is_no_limit_is_refused_where_it_is_typed(qtbot, window, typed):
    type_limit(qtbot, window, typed)
    assert "must be a number" in window.month_limit.sign.text
    assert month_limit(RunLibrary().root) == 60
