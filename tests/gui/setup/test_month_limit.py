"""The monthly limit of this computer: entered at the budget, seen in the header at once."""

import pytest

from qanneal_gui import config
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
    qtbot.waitUntil(lambda: "of 60 s" in window.header.monthly_usage.text())
    type_limit(qtbot, window, "90.5")
    qtbot.waitUntil(lambda: "of 90.5 s" in window.header.monthly_usage.text())
    assert month_limit(RunLibrary().root) == 90.5
    # No run and no preset brings another one along.
    window.form.show_config(config.assemble(None, "demo", ["sampler.kind=qpu"]))
    assert window.month_limit.line.text() == "90.5"
    assert not window.month_limit.isHidden()
    window.form.show_config(config.assemble(None, "demo"))
    assert window.month_limit.isHidden()


@pytest.mark.parametrize("typed", ["-1", "2,5", "--5", "x", "1e9", "nan"])
def test_what_is_no_limit_is_refused_where_it_is_typed(qtbot, window, typed):
    type_limit(qtbot, window, typed)
    assert "must be a number" in window.month_limit.sign.text
    assert month_limit(RunLibrary().root) == 60
