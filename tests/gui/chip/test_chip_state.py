"""The state of the chip page: what follows from a change of it, and when."""

import numpy as np

from qanneal_gui import config
from qanneal_gui.annealing.embedding import search
from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.annealing.snapshot import Frame
from qanneal_gui.gui.chip.board import Board
from qanneal_gui.gui.chip.state import ChipState


def test_the_board_is_made_with_the_first_networks(page, snapshot):
    assert not page.findChildren(Board)
    page.state.show_placement(snapshot.placement)
    (board,) = page.findChildren(Board)
    assert board.isVisible()
    assert board.stage.placement is snapshot.placement


def test_what_is_sought_before_the_embedding_is_found_after_it(page, snapshot):
    page.search_for("k3")
    assert not page.note.isVisible()
    page.state.show_placement(snapshot.placement)
    assert page.board.tip.about["variable"].text() == "k3 (hidden)"
    page.state.show_placement(snapshot.placement)
    page.search_for("k24")
    assert page.note.text().startswith("k24 was not found")


def test_what_changes_while_nobody_looks_is_drawn_when_somebody_does(view, snapshot):
    before = view.board.stage.picture
    view.hide()
    view.state.set_mode("spin")
    view.state.show_snapshot(snapshot)
    assert view.board.stage.picture is before
    view.show()
    assert view.board.stage.picture.legend.title.startswith("⟨s⟩ over the reads")


def test_a_running_training_does_not_end_a_story_but_other_settings_do(view, snapshot, story):
    view.player.open(story)
    view.player.pause()
    view.state.show_snapshot(snapshot, 3, 16.0)
    assert view.player.story is story
    assert view.board.stage.placement is story.steps[0].placement
    view.state.show_placement(snapshot.placement)
    assert view.player.story is None
    assert view.board.stage.placement is snapshot.placement


def test_a_run_begins_with_no_snapshot_and_with_the_plan_as_its_settings(planned, plan, snapshot):
    planned.state.show_snapshot(snapshot, 3, 16.0)
    planned.begin_run()
    assert planned.state.snapshot is None
    assert planned.state.run is plan


def test_an_embedding_that_comes_late_does_not_put_the_chip_of_a_run_away(qtbot, page, plan, jobs, snapshot):
    page.show_plan(plan, jobs, False)
    assert page.state.placement is None  # not embedded yet
    page.begin_run()
    page.show_frame(Frame(1, 16.0, snapshot))
    qtbot.waitUntil(lambda: not jobs.busy, timeout=30_000)
    assert page.state.snapshot is snapshot


def test_the_state_has_no_snapshot_of_other_networks(view, snapshot, story):
    view.state.show_snapshot(snapshot)
    assert view.state.snapshot_of(snapshot.placement) is snapshot
    assert view.state.snapshot_of(story.steps[-1].placement) is None


def test_a_run_that_is_named_is_told_with_its_own_settings():
    state = ChipState()
    state.plan = config.assemble(overrides=["model.hidden=24"])
    state.begin_run()
    own = config.assemble(overrides=["data.classes=[4, 5]", "sampler.calibration=full"])
    state.name_run("a", config.as_dict(own))
    assert (state.run, state.calibrated) == (own, True)
    state.name_run("b", {"sampler": "of another version"})
    assert (state.run, state.calibrated) == (own, False)


def test_of_a_recorded_run_it_is_said_where_dead_qubits_are_unknown(view, snapshot):
    placement = snapshot.placement
    spare = np.setdiff1d(np.arange(len(placement.topology)), placement.layout.qubits)[:1]
    lost = placement.topology.qubits[spare].tolist()
    graph = load_topology(placement.topology.name).without(lost, [])
    known = Placement(graph, tuple(search.embed(graph, 24, 1, 3)))
    assert known.dead.tolist() == lost
    view.show_recorded("old", placement)
    assert view.state.note == "As run old was embedded; which qubits were dead is not recorded."
    panel = view.board.panel
    view.board.redraw()
    assert [panel.facts[name].text() for name in ("dead", "dead_couplers")] == ["not recorded"] * 2
    view.show_recorded("new", known)
    assert view.state.note == "As run new was embedded."
    view.board.redraw()
    assert panel.facts["dead"].text() == "1"
