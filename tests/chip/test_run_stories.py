"""Stories of a recorded run: its frames in their order, with what was measured, on one scale."""

import contextlib

import numpy as np
import pytest
from helpers import web_story
from helpers.chip_page import qubits_in
from helpers.plain_words import jargon_in, sentences

from qanneal_gui import config
from qanneal_gui.annealing.embedding import search
from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.embedding.programming import Layout
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.annealing.samplers.factory import simulated_device
from qanneal_gui.annealing.snapshot import Frame
from qanneal_gui.chip import colours
from qanneal_gui.chip import picture as chip_picture
from qanneal_gui.chip.insets import Cloud, Curve
from qanneal_gui.chip.run_stories import Course, agreement_story, calibration_story, run_story
from qanneal_gui.chip.true_errors import true_errors
from qanneal_gui.errors import QannealError
from qanneal_gui.runs.frames import Frames
from qanneal_gui.runs.history import Measured
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.support.formatting import write_duration
from qanneal_gui.training import recorded_steps
from qanneal_gui.training.session import Session

SMALL = [*web_story.SMALL, "training.steps=6"]
KINDS = {
    "two classes": [],
    "three, calibrated": ["data.classes=[0,1,2]", "sampler.calibration=full", "sampler.device=advantage"],
}


def recorded(*changes):
    """Train, and return what the library has of it: frames, steps, and all of its course."""
    list(Session(config.assemble(None, "demo", [*SMALL, *changes]), RunLibrary()).events())
    library = RunLibrary()
    run = library.runs()[0].id
    events = recorded_steps.read(library.steps(run))
    course = Course.recorded(Measured(library, run), 6, simulated=True)
    return Frames(library.directory(run)).all(), events, course


@pytest.fixture(params=KINDS, scope="module")
def run(request, tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QANNEAL_HOME", str(tmp_path_factory.mktemp("home")))
        yield recorded(*KINDS[request.param])


def test_the_course_of_a_recorded_run_is_that_of_its_steps(run):
    _, events, course = run
    wanted = Course.of(events, 6)
    for name in ("evaluated", "accuracy", "steps", "seconds", "submissions"):
        np.testing.assert_allclose(getattr(course, name), getattr(wanted, name), rtol=1e-12)
    assert (course.total, course.simulated) == (wanted.total, wanted.simulated) == (6, True)


def test_a_film_has_every_frame_with_its_step_and_what_was_measured_by_then(run):
    frames, events, course = run
    beginning, *scenes = run_story(frames, course).steps
    assert (beginning.snapshot, beginning.beside) == (None, "")
    assert [scene.snapshot for scene in scenes] == [frame.snapshot for frame in frames]
    assert {(scene.mode, scene.beside) for scene in scenes} == {("h", "spin")}
    spent, accuracy = 0.0, None
    by_step = {event.step: event for event in events}
    for frame, scene in zip(frames, scenes, strict=True):
        event = by_step[frame.step]
        spent += event.sampler.qpu_seconds
        measured = [event.value(name) for name in ("mlp.test_accuracy", "test_accuracy")]
        accuracy = next((value for value in measured if value is not None), accuracy)
        assert f"Training step {frame.step} of 6" in scene.caption
        assert f"; {write_duration(spent)} of simulated chip time so far" in scene.caption
        assert scene.inset.now == frame.step
        said = "" if accuracy is None else f"{100 * accuracy:.1f} % of the test images"
        assert ("of the test images" in scene.caption) == bool(said)
        assert said in scene.caption
        assert scene.inset.words == "Test accuracy" + (f": {100 * accuracy:.1f} %" if said else "")
    assert accuracy is not None


def test_both_chips_of_a_film_show_what_its_frame_has(run):
    frames, _, course = run
    for frame, scene in zip(frames, run_story(frames, course).steps[1:], strict=True):
        snapshot = frame.snapshot
        colors = colours.ramp(colours.DIVERGING)
        limit = float(chip_picture.draw(scene.placement, snapshot, "h", whole=scene.scale).legend.high)
        for mode, values, end in (
            (scene.mode, snapshot.h, limit),
            (scene.beside, snapshot.mean_spin, 1.0),
        ):
            drawn = chip_picture.draw(scene.placement, snapshot, mode, whole=scene.scale)
            qubits = qubits_in(drawn.lines, drawn.dots)
            places = scene.placement.topology.positions[scene.placement.layout.qubits].tolist()
            for (x, y), value in zip(places, values.tolist(), strict=False):
                share = (value / end + 1) / 2
                assert qubits[x, y] == colors[int(np.clip(share * len(colors), 0, len(colors) - 1))]


def test_colours_mean_the_same_throughout_a_film(run):
    frames, _, course = run
    scenes = [step for step in run_story(frames, course).steps if step.mode == "h"]
    legends = {chip_picture.draw(s.placement, s.snapshot, s.mode, whole=s.scale).legend.high for s in scenes}
    assert len(legends) == 1
    largest = max(np.abs(frame.snapshot.h).max() for frame in frames)
    assert float(legends.pop()) >= 0.99 * largest


def test_sampled_comes_near_to_exact_as_reads_come_in(run):
    frames, events, _ = run
    story = agreement_story(frames[-1], events[-1])
    clouds = [step.inset for step in story.steps]
    assert all(isinstance(cloud, Cloud) for cloud in clouds)
    report, on_chip = events[-1].sampler, sorted(set(frames[-1].snapshot.examples))
    assert clouds[-1].sampled.tolist() == np.ravel([report.p_sampled[i] for i in on_chip]).tolist()
    assert clouds[-1].exact.tolist() == np.ravel([report.p_exact[i] for i in on_chip]).tolist()
    one, *_, every = clouds[1:]
    assert np.abs(every.sampled - every.exact).mean() < np.abs(one.sampled - one.exact).mean()
    outputs = frames[-1].snapshot.placement.copies[0].outputs
    assert ("3 points, one for each output" in story.steps[0].caption) == (outputs == 3)
    assert f"of {frames[-1].snapshot.read_count}" in story.steps[1].caption


def test_shares_of_the_reads_are_those_of_the_votes(run):
    frames, events, _ = run
    snapshot = frames[-1].snapshot
    first = next(s for s in agreement_story(frames[-1], events[-1]).steps if s.chapter == 1)
    votes = {}
    for number, example in enumerate(snapshot.examples):
        copy = snapshot.placement.copies[number]
        start = sum(len(other.qubits) for other in snapshot.placement.copies[:number])
        spins = snapshot.reads[start : start + len(copy.qubits), 0].astype(int)
        for m in range(copy.outputs):
            total = spins[copy.variable == m].sum()
            votes.setdefault((example, m), []).append(0.5 if total == 0 else float(total > 0))
    assert first.inset.sampled.tolist() == pytest.approx([np.mean(votes[key]) for key in sorted(votes)])


def test_calibration_is_shown_where_it_found_something(run):
    frames, _, course = run
    if not any(frame.snapshot.error_h.any() for frame in frames):
        with pytest.raises(QannealError, match="found no errors"):
            calibration_story(frames, course)
        return
    story = calibration_story(frames, course)
    assert {step.mode for step in story.steps[1:]} == {"errors"}
    largest = np.abs(frames[-1].snapshot.error_h).max()
    assert f"up to {largest:.2g} in the biases" in story.steps[-1].caption


def test_no_caption_of_a_run_needs_a_glossary(run):
    frames, events, course = run
    told = [run_story(frames, course), agreement_story(frames[-1], events[-1])]
    with contextlib.suppress(QannealError):
        settings = config.assemble(None, "demo", SMALL).model_dump(mode="json")
        told += [calibration_story(frames, course), calibration_story(frames, course, true_errors(settings))]
    for step in [step for story in told for step in story.steps]:
        assert not jargon_in(f"{step.title} {step.caption}")
        assert sentences(step.caption) <= 2
        assert len(step.caption) < 190


def test_found_errors_stand_beside_those_that_the_simulated_chip_has(run):
    frames, events, course = run
    if not any(frame.snapshot.error_h.any() for frame in frames):
        pytest.skip("this run does not calibrate")
    settings = config.assemble(None, "demo", [*SMALL, *KINDS["three, calibrated"]]).model_dump(mode="json")
    truth = true_errors(settings)
    scenes = calibration_story(frames, course, truth).steps[1:]
    submitted, spent = 0, {}
    for event in events:
        submitted += event.sampler.submissions
        spent[event.step] = submitted - 1
    ends = set()
    for frame, scene in zip(frames, scenes, strict=True):
        found, true = (snapshot for snapshot, _ in scene.pictures)
        assert found is frame.snapshot
        # The device itself, asked for what it makes of a program without values.
        copies = list(found.placement.copies[: found.copies])
        layout = Layout(copies)
        device = simulated_device(config.parse(settings).sampler, found.placement.topology)
        wanted = device.chip.lasting(layout, spent[frame.step])
        assert true.error_h.tolist() == wanted[0].tolist()
        assert true.error_weight.tolist() == wanted[1][layout.chain_count :].tolist()
        single = ~found.placement.is_output[: len(found.h)]
        left = np.abs(true.error_h - found.error_h)[single].mean()
        assert f"{np.abs(true.error_h[single]).mean():.2g} on average" in scene.caption
        assert f"found (left) to within {left:.2g}." in scene.caption
        legends = [
            chip_picture.draw(scene.placement, snapshot, mode, whole=scene.scale).legend
            for snapshot, mode in scene.pictures
        ]
        assert [one.title.split(" of h")[0] for one in legends] == ["errors found", "true errors"]
        ends |= {one.high for one in legends}
        if found.error_h[single].any():
            for shown, one in ((scene.inset.exact, true), (scene.inset.sampled, found)):
                assert set(shown.tolist()) <= {*one.error_h.tolist(), *one.error_weight.tolist()}
            assert (np.abs(scene.inset.places - 0.5) <= 0.5).all()
    assert len(ends) == 1
    first, last = scenes[0].pictures[1][0], scenes[-1]
    away = [np.abs(one.error_h - first.error_h)[single].mean() for one in (frames[0].snapshot, last.snapshot)]
    assert away[1] < away[0]


@pytest.mark.parametrize("kind", ["qpu", "gibbs", "an unknown one"])
def test_only_a_simulated_chip_tells_its_errors(kind):
    settings = config.assemble(None, "demo", SMALL).model_dump(mode="json")
    settings["sampler"]["kind"] = kind
    assert true_errors(settings) is None


def test_a_run_without_frames_or_probabilities_says_so(run):
    frames, _, course = run
    with pytest.raises(QannealError, match="No pictures of the chip"):
        run_story([], course)
    with pytest.raises(QannealError, match="found no errors"):
        calibration_story([], course)
    with pytest.raises(QannealError, match="not in the run library"):
        agreement_story(frames[0], None)


def test_an_unmeasured_run_has_no_curve(run):
    frames, events, _ = run
    blank = Course.of([event.unevaluated() for event in events], 6)
    assert blank.curve(3) is None
    story = run_story([Frame(2, None, frames[0].snapshot)], blank)
    assert "classified" not in story.steps[-1].caption


def test_a_curve_begins_its_axis_below_everything():
    curve = Curve("Accuracy", np.array([1, 2]), np.array([0.87, 0.93]), 1)
    assert curve.floor == pytest.approx(0.8)
    assert curve.words == "Accuracy: 87.0 %"


def test_true_errors_are_those_of_the_chip_with_what_it_lacked_or_not_told(tmp_path):
    dead = tmp_path / "dead.json"
    dead.write_text('{"nodes": [8, 40, 200], "edges": [[100, 20]]}', "utf-8")
    changes = [*KINDS["three, calibrated"], "training.steps=2", f"sampler.missing={dead}"]
    own = config.assemble(None, "demo", [*SMALL, *changes])
    list(Session(own, RunLibrary()).events())
    found = Frames(RunLibrary().directory(RunLibrary().runs()[0].id)).all()[-1].snapshot
    settings = own.model_dump(mode="json")
    true = true_errors(settings, found.placement)(found, 1)
    # The sampler's own chip, which the settings alone describe.
    wanted, _ = simulated_device(own.sampler).chip.lasting(
        Layout(list(found.placement.copies[: found.copies])), 1
    )
    assert true.error_h.tolist() == wanted.tolist()
    ideal = load_topology(found.placement.topology.name)
    assert true_errors(settings, Placement(ideal, tuple(search.embed(ideal, 8, 1, 1)))) is None
