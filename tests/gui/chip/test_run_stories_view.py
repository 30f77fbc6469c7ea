"""Stories of a run on the chip page: which are offered, and that diagram, chip and caption move together."""

from dataclasses import replace

import pytest
from helpers.chip_page import point_at, rgb, ringed, seen, wheel

from qanneal_gui.chip.picture import Legend
from qanneal_gui.gui.chip import animation
from qanneal_gui.gui.chip.page_layout import SLIDES, chip_side, slide_size
from qanneal_gui.gui.chip.state import STORIES
from qanneal_gui.gui.common.jobs import Jobs


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
    qtbot.waitUntil(lambda: chip.player.story is not None)
    chip.player.pause()


def test_the_whole_run_is_played_with_a_curve_that_grows(qtbot, chip):
    play(qtbot, chip, "run")
    steps = chip.player.story.steps
    assert [(step.mode, step.beside) for step in steps] == [("role", ""), *[("h", "spin")] * 3]
    board = chip.board
    chip.player.show(0)
    assert not board.curve.isVisible()
    chip.player.show(1)
    second = board.story_stage.second
    board.window().resize(1400, 1000)
    qtbot.waitUntil(lambda: board.curve.height() >= 0.14 * board.height() > 90)
    assert (board.curve.isVisible(), second.isVisible()) == (True, True)
    assert not board.network.isVisible()
    early = [seen(widget) for widget in (board.curve, board.stage, second)]
    assert "Training step 1 of 3" in chip.story_bar.caption.text()
    chip.player.show(3)
    for widget, before in zip((board.curve, board.stage, second), early, strict=True):
        assert (seen(widget) != before).any()
    assert "Training step 3 of 3" in chip.story_bar.caption.text()
    assert board.curve.accessibleName() == steps[3].inset.words
    assert board.legend.accessibleName().startswith("Legend: programmed h")
    assert board.second_legend.accessibleName().startswith("Legend: ⟨s⟩")
    # A legend of more lines than the one beside it leaves no gap there.
    board.legend.show_legend(Legend(title="h " * 200, colors=("#000", "#fff"), low="0", high="1"))
    legends = board.legend, board.second_legend
    qtbot.waitUntil(lambda: len({(one.y(), one.height()) for one in legends}) == 1)
    assert board.second_legend.height() > 3 * 24
    chip.story_bar.leave.click()
    assert not board.curve.isVisible()
    assert not second.isVisible()
    assert board.network.isVisible()


@pytest.mark.parametrize("shape", SLIDES)
def test_both_chips_and_the_curve_are_in_a_film(qtbot, chip, shape):
    play(qtbot, chip, "run")
    size = slide_size(320, shape)
    early, late = (rgb(one) for one in list(animation.pictures(chip.player.story, size))[1::2])
    changed = early != late
    half = changed.shape[1] // 2
    side = chip_side(size, pair=True)
    assert changed[:side, :half].any()
    assert changed[:side, half:].any()
    assert changed[side + 40 :, half:].any()


def test_two_chips_are_moved_and_pointed_at_together(qtbot, chip):
    play(qtbot, chip, "run")
    chip.player.show(2)
    first, second = chip.board.stage, chip.board.story_stage.second
    qtbot.waitUntil(lambda: first.size() == second.size())
    whole = first.box.viewRect()
    for stage, other in ((first, second), (second, first)):
        wheel(stage)
        assert other.box.viewRect() == stage.box.viewRect()
    assert first.box.viewRect().width() < whole.width()
    chip.board.fit()
    position = int(first.placement.layout.qubits[5])
    for stage in (first, second):
        point_at(stage, position)
        assert ringed(first) == ringed(second) != set()
        assert chip.board.tip.isVisible()
        point_at(stage, None)
        assert ringed(first) == ringed(second) == set()


def test_the_whole_run_is_presented_with_both_chips_and_its_curve(qtbot, chip):
    play(qtbot, chip, "run")
    chip.presentation.enter(chip)
    shown = chip.presentation.window
    qtbot.waitExposed(shown)
    chip.player.show(0)
    assert not shown.second.isVisible()
    low = shown.foot.height()
    chip.player.show(3)
    assert shown.second.isVisible()
    assert shown.foot.height() > low
    assert shown.second.picture.legend.title.startswith("mean of each qubit")
    assert shown.foot.diagram.words in shown.foot.accessibleName()
    late = seen(shown.foot)
    chip.player.show(1)
    changed = seen(shown.foot) != late
    assert changed[changed.shape[0] // 3 :, changed.shape[1] // 2 :].any()
    shown.close()


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


def test_a_story_that_is_made_outlives_a_snapshot_of_its_run_but_not_another_run(qtbot, chip):
    state, snapshot = chip.state, chip.state.snapshot
    for run, plays in (("a run", True), ("another run", False)):
        chip.story_bar.leave.click()
        state.name_run("a run", None)
        state.show_snapshot(snapshot, 3, 1.0)
        chip.bar.stories["embedding"].trigger()
        state.show_snapshot(replace(snapshot, placement=replace(snapshot.placement)), 3, 1.0)  # read anew
        state.name_run(run, None)
        qtbot.waitUntil(lambda: not any(jobs.busy for jobs in chip.window().findChildren(Jobs)))
        assert (chip.player.story is not None) is plays


def test_calibration_is_offered_where_the_run_has_it(qtbot, chip):
    action = chip.bar.stories["calibration"]
    assert not action.isEnabled()
    assert "does not calibrate" in action.toolTip()
    chip.state.name_run(chip.state.run_name, {"sampler": {"calibration": "full"}})
    assert action.isEnabled()
    # It had just begun: there is nothing to be seen yet.
    chip.bar.stories["calibration"].trigger()
    qtbot.waitUntil(lambda: "Calibration found no errors in this run" in chip.state.note)
    assert chip.player.story is None


def test_without_a_run_its_stories_are_not_offered(planned):
    offered = {name: action.isEnabled() for name, action in planned.bar.stories.items()}
    assert offered == {name: name == "embedding" for name in STORIES}
    assert planned.state.story == "embedding"


def test_the_camera_cuts_if_that_is_wanted(qtbot, planned):
    planned.bar.cuts.setChecked(True)
    play(qtbot, planned, "embedding")
    assert len({step.region for step in planned.player.story.steps}) <= 2
