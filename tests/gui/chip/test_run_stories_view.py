"""Stories of a run on the chip page: which are offered, and that diagram, chip and caption move together."""

import pytest
from helpers.chip_page import seen
from PySide6.QtCore import QSize

from qanneal_gui.gui.chip import animation
from qanneal_gui.gui.chip.state import STORIES


@pytest.fixture
def chip(qtbot, open_window, plan):
    """The chip page of a window in which a run has ended."""
    training = plan.training.model_copy(update={"steps": 3, "eval_every": 1})
    window = open_window(plan.model_copy(update={"training": training}))
    made = window.workspace.chip
    window.workspace.tabs.setCurrentWidget(made)
    with qtbot.waitSignal(window.control.idle, timeout=60_000):
        window.start()
    qtbot.waitUntil(lambda: made.state.snapshot is not None)
    return made


def play(qtbot, chip, name):
    chip.bar.stories[name].trigger()
    qtbot.waitUntil(lambda: chip.player.story is not None or "Preparing" not in chip.state.note)
    chip.player.pause()


def test_the_whole_run_is_played_with_a_curve_that_grows(qtbot, chip):
    play(qtbot, chip, "run")
    steps = chip.player.story.steps
    assert [step.mode for step in steps] == ["role", "h", "h", "h", "spin", "spin", "spin"]
    diagram = chip.board.story_stage.diagram
    chip.player.show(0)
    assert not diagram.isVisible()
    chip.player.show(4)
    assert diagram.isVisible()
    early = seen(diagram)
    assert "Training step 1 of 3" in chip.story_bar.caption.text()
    chip.player.show(6)
    assert (seen(diagram) != early).any()
    assert "Training step 3 of 3" in chip.story_bar.caption.text()
    assert diagram.accessibleName() == steps[6].inset.words
    drawn = list(animation.pictures(chip.player.story, QSize(320, 180)))
    assert len(drawn) == len(steps)
    assert drawn[4] != drawn[6]
    chip.story_bar.leave.click()
    assert not diagram.isVisible()


def test_sampled_is_shown_against_exact(qtbot, chip):
    play(qtbot, chip, "agreement")
    assert chip.player.step.title == "The images on the chip"
    chip.player.last()
    assert "percentage points" in chip.story_bar.caption.text()
    assert chip.board.story_stage.diagram.isVisible()
    # The button plays the same again.
    chip.story_bar.leave.click()
    chip.bar.play_story.click()
    qtbot.waitUntil(lambda: chip.player.story is not None)
    assert chip.player.step.title == "The images on the chip"


def test_calibration_is_offered_where_the_run_has_it(qtbot, chip):
    action = chip.bar.stories["calibration"]
    assert not action.isEnabled()
    assert "does not calibrate" in action.toolTip()
    chip.state.name_run(chip.state.run_name, {"sampler": {"calibration": "full"}})
    assert action.isEnabled()
    # It had just begun: there is nothing to be seen yet.
    play(qtbot, chip, "calibration")
    assert chip.player.story is None
    assert "Calibration found no errors in this run" in chip.state.note


def test_without_a_run_its_stories_are_not_offered(planned):
    offered = {name: action.isEnabled() for name, action in planned.bar.stories.items()}
    assert offered == {name: name == "embedding" for name in STORIES}
    assert planned.state.story == "embedding"


def test_the_camera_cuts_if_that_is_wanted(qtbot, planned):
    planned.bar.cuts.setChecked(True)
    play(qtbot, planned, "embedding")
    assert len({step.region for step in planned.player.story.steps}) <= 2
