"""What the bar below the header offers for a run that has ended."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyle, QStyleOptionFrame

from qanneal_gui import config
from qanneal_gui.config import BudgetConfig
from qanneal_gui.gui.run.resume_bar import EndedRun, ResumeBar
from qanneal_gui.gui.run.worker import Resumption
from qanneal_gui.runs.library import RunLibrary


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
def test_a_run_is_taken_up_with_as_many_steps_as_make_sense(
    bar, qtbot, state, done, steps, button, offered, least
):
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
    qtbot.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    assert asked == [(Resumption("a-run", least), False)]


def test_limits_are_at_hand_and_a_raised_one_is_what_resume_uses(bar, qtbot):
    asked, considered = [], []
    bar.asked.connect(lambda wanted, by_key: asked.append(wanted))
    bar.considered.connect(considered.append)
    bar.show_run(EndedRun("a-run", "paused", 4, 9, BudgetConfig(qpu_seconds=5, submissions=20), True))
    assert (bar.seconds.text(), bar.submissions.text()) == ("5", "20")
    assert considered[-1] == Resumption("a-run", 9, BudgetConfig(qpu_seconds=5, submissions=20))
    bar.show_shortfall("It takes 9 s; raise budget.qpu_seconds to 12.")
    assert bar.sign.text == "It takes 9 s; raise QPU time to 12."
    bar.offer_budget(BudgetConfig(qpu_seconds=30, submissions=10))  # as the form does
    assert (bar.seconds.text(), bar.submissions.text()) == ("30", "20")
    for wrong in ("", "0", "2,5", "x"):
        bar.seconds.setText(wrong)
        assert not bar.button.isEnabled()
        assert considered[-1] is None
    bar.seconds.setText("12.5")
    bar.button.click()
    assert asked == [Resumption("a-run", 9, BudgetConfig(qpu_seconds=12.5, submissions=20))]


def test_a_run_without_a_chip_has_no_limits_to_enter(bar):
    bar.show_run(EndedRun("a-run", "stopped", 4, 9))
    assert bar.seconds.isHidden()
    assert bar.wanted() == Resumption("a-run", 9)


def test_extending_beyond_a_limit_is_said_when_it_is_typed(open_window, qtbot):
    values = config.as_dict(config.assemble(overrides=["budget.qpu_seconds=1", "training.steps=4"]))
    report = {"kind": "simulated-qpu", "qpu_seconds": 0.2, "submissions": 2}
    with RunLibrary().create(values, {}, {}, "gamma") as recorder:
        for step in range(1, 5):
            metrics = {"step": step, "mlp": {"test_accuracy": 0.9}, "sampler": report, "seconds": 1.0}
            recorder.step(metrics)
        recorder.finish("finished")
    window = open_window()
    window.opening.offer_run(recorder.id)
    bar = window.resume_bar
    qtbot.waitUntil(bar.isVisible)
    qtbot.waitUntil(lambda: "of this run's limit of 1" in bar.sign.text)
    assert "raise QPU time" in bar.sign.text
    qtbot.keyClicks(window.form.rows["budget.qpu_seconds"].editor.inputs()[0], "0")  # 60 becomes 600
    assert bar.seconds.text() == "600"
    qtbot.waitUntil(lambda: not bar.sign.text)
    assert bar.wanted().budget.qpu_seconds == 600


@pytest.mark.parametrize("state", ["stopped", "interrupted", "failed", "paused", "finished"])
def test_where_a_long_run_ended_is_said_whole_beside_its_limits_in_a_small_window(bar, qtbot, state):
    done = 999_999 if state != "finished" else 1_000_000
    bar.show_run(EndedRun("a-run", state, done, 1_000_000, BudgetConfig(), billed=True))
    bar.resize(940, 36)
    bar.show()
    assert f"{done:,}" in bar.sentence.whole
    assert bar.sentence.text() == bar.sentence.whole
    shown = QStyleOptionFrame()
    bar.steps.initStyleOption(shown)
    room = bar.steps.style().subElementRect(QStyle.SubElement.SE_LineEditContents, shown, bar.steps)
    # Two pixels on either side are the line's own.
    assert bar.steps.fontMetrics().horizontalAdvance(bar.steps.text()) <= room.width() - 4
