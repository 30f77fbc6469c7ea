"""The chip's story as plain steps: in order, connected, and with the numbers of its network."""

import re
from dataclasses import replace

import numpy as np
import pytest
from helpers.plain_words import jargon_in, sentences

from qanneal_gui import config, data
from qanneal_gui.annealing.embedding import search
from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.annealing.snapshot import KEPT_READS
from qanneal_gui.chip import colours
from qanneal_gui.chip import picture as chip_picture
from qanneal_gui.chip.embedding_story import CHAPTERS, growth_order, make_story, partial
from qanneal_gui.chip.insets import Bars
from qanneal_gui.chip.qubit_lines import qubit_lines
from qanneal_gui.chip.story import WHOLE
from qanneal_gui.chip.story_samples import Moment, central, gather, single_copy
from qanneal_gui.errors import QannealError
from qanneal_gui.training.batches import batch_indices
from qanneal_gui.training.session import Session


def placed(topology="pegasus:4", hidden=24, outputs=1, copies=None):
    graph = load_topology(topology)
    return Placement(graph, tuple(search.embed(graph, hidden, outputs, copies)))


def settings(*overrides):
    return config.assemble(
        overrides=["model.hidden=24", 'sampler.topology="pegasus:4"', "sampler.reads=200", *overrides]
    )


@pytest.fixture(scope="module")
def material():
    return gather(placed(), settings())


@pytest.fixture(scope="module")
def story(material):
    return make_story(material)


def of_chapter(story, number):
    return [step for step in story.steps if step.chapter == number]


def test_the_chapters_come_in_their_order_beginning_with_the_bare_chip(story):
    chapters = [step.chapter for step in story.steps]
    assert chapters == sorted(chapters)
    assert set(chapters) == set(range(len(CHAPTERS)))
    bare = story.steps[0]
    assert not bare.placement.copies
    assert bare.caption == "The chip Pegasus P4 has 264 qubits, and 1,604 couplers that join two each."
    assert [len(one.segments) for one in chip_picture.draw(bare.placement).lines] == [264]  # spare qubits


def test_the_hub_grows_qubit_by_qubit_and_every_one_is_coupled_to_those_before(story, material):
    copy = material.snapshot.placement.copies[material.followed]
    sizes = [len(step.placement.copies[0].qubits) for step in of_chapter(story, 1)]
    assert sizes == list(range(1, copy.hub_qubits + 1))
    for step in of_chapter(story, 1):
        part = step.placement.copies[0]
        assert len(part.chain_edges) == len(part.qubits) - 1
        assert not len(part.weight_edges)
        assert (part.variable == 0).all()
    assert f"{copy.hub_qubits} qubits act as one" in of_chapter(story, 1)[-1].caption


@pytest.mark.parametrize(("hidden", "outputs"), [(24, 1), (60, 1), (12, 3)])
def test_growth_is_breadth_first_from_the_centre_and_connected(hidden, outputs):
    copy = placed("pegasus:6", hidden, outputs, 1).copies[0]
    for variable in range(outputs):
        order = growth_order(copy, variable)
        assert sorted(order) == np.flatnonzero(copy.variable == variable).tolist()
        known, links = {int(order[0])}, {frozenset(edge) for edge in copy.chain_edges.tolist()}
        depth = {int(order[0]): 0}
        for qubit in order[1:].tolist():
            before = [other for other in known if frozenset((qubit, other)) in links]
            assert len(before) == 1
            depth[qubit] = depth[before[0]] + 1
            known.add(qubit)
        assert list(depth.values()) == sorted(depth.values())
        members = partial(copy, order)
        if outputs == 1:
            # From the centre of a tree it is half the diameter to its farthest node, rounded up.
            assert max(depth.values()) == (members.hub_diameter() + 1) // 2


def test_hidden_units_attach_until_the_whole_network_is_there(story, material):
    copy = material.snapshot.placement.copies[material.followed]
    counts = []
    for step in of_chapter(story, 2):
        part = step.placement.copies[0]
        counts.append(int((part.variable > 0).sum()))
        assert len(part.weight_edges) == counts[-1]  # none hangs in the air
    assert counts == sorted(set(counts))
    assert counts[-1] == copy.hidden == 24
    last = of_chapter(story, 2)[-1].placement.copies[0]
    assert set(last.qubits) == set(copy.qubits)


def test_the_image_lights_the_biases_up_the_strongest_first(story, material):
    steps = of_chapter(story, 3)
    lit = [np.count_nonzero(step.snapshot.h[~step.placement.is_output]) for step in steps]
    assert lit[0] == 0
    assert lit == sorted(lit)
    whole = single_copy(material.snapshot, material.followed)
    assert np.array_equal(steps[-1].snapshot.h, whole.h)
    hidden = np.abs(whole.h[~whole.placement.is_output])
    first = np.abs(steps[1].snapshot.h)
    assert first[first > 0].min() >= np.sort(hidden)[-lit[1]]
    assert all(step.image and step.mode == "h" for step in steps)
    assert "β = 16" in steps[-1].caption
    assert f"largest is {np.abs(whole.h).max():.3g};" in steps[-1].caption


def test_samples_arrive_read_by_read_and_end_as_the_mean(story, material):
    steps = of_chapter(story, 4)
    one = steps[0].snapshot.mean_spin
    assert set(np.unique(one)) <= {-1.0, 1.0}
    assert np.array_equal(one, material.reads[:, 0])
    four = next(step for step in steps if "first 4 of 200" in step.caption)
    assert np.allclose(four.snapshot.mean_spin, material.reads[:, :4].mean(axis=1), atol=1e-6)
    # Float32 means over at most 200 reads.
    assert np.allclose(steps[-1].snapshot.mean_spin, material.reads.mean(axis=1), atol=1e-6)
    assert all("simulated device" in step.caption for step in steps)


def test_the_copies_fill_the_chip_from_the_one_that_was_followed(story, material):
    placement = material.snapshot.placement
    filling = [step for step in of_chapter(story, 5) if step.mode == "role"]
    counts = [len(step.placement.copies) for step in filling]
    assert counts[0] == 1
    assert counts == sorted(set(counts))
    assert counts[-1] == len(placement.copies)
    assert all(step.placement.copies[0] is placement.copies[material.followed] for step in filling)
    assert story.steps[-1].region == pytest.approx(WHOLE)
    used = len(placement.layout.qubits)
    assert f"{used:,} of the chip's 264 qubits" in story.steps[-2].caption


@pytest.mark.parametrize("outputs", [1, 4])
def test_from_near_by_no_qubit_of_the_copy_is_cut_off(outputs):
    classes = f"data.classes=[{', '.join(map(str, range(max(2, outputs))))}]"
    found = gather(placed("pegasus:8", 24, outputs, 1), settings('sampler.topology="pegasus:8"', classes))
    step = of_chapter(make_story(found), 2)[-1]
    left, bottom, side = step.region
    assert side < WHOLE[2]
    ends = qubit_lines(step.placement.topology).bars[step.placement.layout.qubits]
    assert (ends.min(axis=(0, 1)) >= (left, bottom)).all()
    assert (ends.max(axis=(0, 1)) <= (left + side, bottom + side)).all()


def test_every_step_can_be_drawn_and_says_something(story):
    for step in story.steps:
        picture = chip_picture.draw(step.placement, step.snapshot, step.mode)
        assert picture.legend.entries or picture.legend.title
        assert step.caption.endswith(".")
        assert len(step.caption) < 180
        assert not jargon_in(f"{step.title} {step.caption}")
        assert sentences(step.caption) <= 2
        assert step.seconds > 0
        assert step.region[2] > 0


def test_chapters_are_stepped_through_in_both_directions(story):
    starts = [0]
    while starts[-1] < len(story.steps) - 1:
        starts.append(story.chapter_start(starts[-1], 1))
    assert [story.steps[i].chapter for i in starts[:-1]] == list(range(len(CHAPTERS)))
    assert story.chapter_start(starts[2] + 1, -1) == starts[2]
    assert story.chapter_start(starts[2], -1) == starts[1]
    assert story.chapter_start(0, -1) == 0


def test_several_outputs_have_a_story_too():
    placement = Placement(
        load_topology("pegasus:4"), placed(hidden=12, outputs=3, copies=1).copies, ("a", "b", "c")
    )
    material = gather(placement, settings())
    story = make_story(material)
    assert "Each of 3 outputs must meet" in of_chapter(story, 1)[0].caption
    assert of_chapter(story, 1)[0].title == "The outputs grow"
    assert "Where one meets an output, a coupler carries a weight" in of_chapter(story, 2)[0].caption
    variable = material.snapshot.placement.variable
    for step, read in zip(of_chapter(story, 4), material.reads.T[:3], strict=False):
        said = step.caption.split("each qubit is up or down. ")[1]
        ones = [f"output {m} ({'abc'[m]})" for m in range(3) if read[variable == m].mean() > 0]
        assert all(name in said.split("; 0: ")[0] for name in ones)
        assert said.startswith("1: " if ones else "All outputs are 0")
    highest = max(range(3), key=lambda m: material.snapshot.mean_spin[variable == m].mean())
    assert f"The highest is output {highest} ({'abc'[highest]})" in of_chapter(story, 4)[-1].caption
    only = single_copy(material.snapshot, material.followed)
    chances = [(1 + only.mean_spin[variable == m].mean()) / 2 for m in range(3)]
    chosen, last = int(np.argmax(chances)), of_chapter(story, 4)[-1]
    assert last.inset.values.tolist() == pytest.approx(chances)
    assert (last.inset.chosen, last.inset.names) == (chosen, ("a", "b", "c"))
    assert last.inset.words.endswith(f": the highest is {'abc'[chosen]}, {max(chances):.2f}")
    assert f"1 with a probability of {max(chances):.2f}: its class is chosen" in last.caption
    assert material.subject.endswith(f"class {material.label}")
    assert last.caption.endswith(", rightly.") == (chosen == material.label)
    first = of_chapter(story, 4)[0].inset.values
    ups = [(1 + material.reads[variable == m, 0].mean()) / 2 for m in range(3)]
    assert first.tolist() == pytest.approx(ups)
    none = Bars("Probability", ("a", "b"), np.zeros(2), colours.OUTPUTS[:2])
    assert (none.chosen, none.words) == (None, "Probability: several are as high, 0.00")
    assert "One copy uses" in story.steps[-2].caption
    assert not any(jargon_in(f"{step.title} {step.caption}") for step in story.steps)


@pytest.mark.parametrize("kind", [("pegasus:4", 24, 1), ("pegasus:4", 8, 1), ("pegasus:6", 12, 4)])
def test_every_chapter_lasts_as_long_as_its_sentences_take_to_be_read(kind):
    topology, hidden, outputs = kind
    wanted = settings(f'sampler.topology="{topology}"', f"model.hidden={hidden}")
    made = make_story(gather(placed(topology, hidden, outputs, 2), wanted))
    for number in range(len(CHAPTERS)):
        steps = of_chapter(made, number)
        said = [re.split(r"(?<=\.)\s", step.caption) for step in steps]
        # What differs in its numbers alone is read once.
        once = {re.sub(r"[\d.,]+", "", sentence): sentence for caption in said for sentence in caption}
        # Twenty characters a second: what subtitles are given.
        assert sum(step.seconds for step in steps) >= sum(map(len, once.values())) / 20, once


def test_an_output_that_is_one_qubit_is_no_riddle():
    made = make_story(gather(placed("pegasus:4", 8, 1, 2), settings("model.hidden=8")))
    assert of_chapter(made, 1)[-1].caption == "The output must meet 8 hidden units. One qubit can."


def test_dead_qubits_are_mentioned():
    ideal = load_topology("zephyr:3")
    working = ideal.without(ideal.qubits[[4, 90]].tolist(), [])
    story = make_story(gather(Placement(working, tuple(search.embed(working, 20, 1, 1))), settings()))
    assert "Another 2 qubits are broken." in story.steps[0].caption


def test_the_story_of_a_run_shows_its_image_and_what_it_read_out(tmp_path, monkeypatch):
    monkeypatch.setenv("QANNEAL_HOME", str(tmp_path))
    wanted = settings("training.steps=3")
    steps = [event for event in Session(wanted).events() if hasattr(event, "sampler")]
    report = steps[-1].sampler
    material = gather(report.snapshot.placement, wanted, Moment(report.snapshot, 3, report.beta))
    chosen = batch_indices(2, 20, wanted.training.batch_size, wanted.training.seed)
    example = chosen[report.snapshot.examples[material.followed]]
    assert np.array_equal(material.image.ravel(), data.load(wanted.data).train_x[example])
    story = make_story(material)
    captions = [step.caption for step in of_chapter(story, 4)]
    assert captions[0].startswith("Read 1 of 200, the run's own: ")
    assert captions[-1].startswith("Each qubit's mean over all 200 reads, the run's own. ")
    assert not any("simulated device" in caption for caption in captions)
    part = single_copy(report.snapshot, material.followed)
    assert np.array_equal(of_chapter(story, 4)[-1].snapshot.mean_spin, part.mean_spin)
    assert "the weights before step 3 of the run" in of_chapter(story, 3)[-1].caption
    # What is shown one by one are the first reads of this very submission.
    assert material.reads.shape[1] == KEPT_READS
    assert np.array_equal(material.reads, part.reads)
    for number in range(3):
        assert np.array_equal(of_chapter(story, 4)[number].snapshot.mean_spin, part.reads[:, number])
    assert "first 32 of 200 reads" in captions[-2]


def test_a_run_whose_images_are_gone_is_refused_in_a_sentence(tmp_path, monkeypatch, material):
    monkeypatch.setenv("QANNEAL_HOME", str(tmp_path))
    monkeypatch.delenv("QANNEAL_DATA_DIR", raising=False)
    gone = settings('data.dataset="mnist"')
    with pytest.raises(QannealError, match="no longer on this computer"):
        gather(material.snapshot.placement, gone, Moment(material.snapshot, 1, 16.0))


def test_without_a_run_absent_images_are_replaced_and_nothing_is_downloaded(tmp_path, monkeypatch):
    monkeypatch.setenv("QANNEAL_HOME", str(tmp_path))
    monkeypatch.delenv("QANNEAL_DATA_DIR", raising=False)
    made = gather(placed(), settings('data.dataset="mnist"'))
    assert made.subject.startswith("digits")
    assert not (tmp_path / "data").exists()


def test_the_copy_followed_is_the_one_in_the_middle():
    placement = placed("pegasus:6", 20)
    followed = central(placement.topology, placement.copies)
    middle = [
        np.abs(placement.topology.positions[copy.qubits].mean(axis=0) - 0.5) for copy in placement.copies
    ]
    assert np.hypot(*middle[followed]) == min(np.hypot(*one) for one in middle)


def test_a_story_with_cuts_shows_the_same_from_two_places_only(story):
    places = {step.region for step in story.steps}
    cut = story.cut()
    assert [step.caption for step in cut.steps] == [step.caption for step in story.steps]
    ends = {cut.steps[0].region, cut.steps[len(cut.steps) // 2].region}
    assert {step.region for step in cut.steps} == ends < places | ends
    quick = replace(story, steps=tuple(replace(step, seconds=0.16) for step in story.steps))
    assert all(step.seconds >= 1 / 3 for step in quick.cut().steps)
