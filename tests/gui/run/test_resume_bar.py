"""What the bar below the header offers for a run that has ended."""

import pytest

from qanneal_gui.gui.run.resume_bar import EndedRun, ResumeBar
from qanneal_gui.gui.run.worker import Resumption


@pytest.fixture
def bar(qtbot, look):
    made = ResumeBar()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("state", "done", "steps", "button", "offered", "least"),
    [
        ("stopped", 4, 9, "Resume", "9", 5),
        ("finished", 9, 9, "Extend", "18", 10),
        # It ended between its last step and its last save.
        ("interrupted", 9, 9, "Resume", "9", 9),
        ("stopped", 12, 9, "Resume", "13", 13),
    ],
)
def test_a_run_is_taken_up_with_as_many_steps_as_make_sense(bar, state, done, steps, button, offered, least):
    asked = []
    bar.asked.connect(lambda wanted, by_key: asked.append((wanted, by_key)))
    bar.show_run(EndedRun("a-run", state, done, steps))
    assert (bar.button.text(), bar.steps.text()) == (button, offered)
    bar.steps.setText(str(least - 1))
    assert not bar.button.isEnabled()
    assert f"from {least:,} to" in bar.steps.toolTip()
    bar.ask()
    assert asked == []
    bar.steps.setText(str(least))
    bar.button.click()
    assert asked == [(Resumption("a-run", least), False)]
