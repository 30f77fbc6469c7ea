"""Pictures of chips without a window."""

from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest
from helpers.marked_chips import marked_snapshot
from hypothesis import given
from hypothesis import strategies as st

from qanneal_gui.annealing.embedding import search
from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.chip.colours import HIDDEN, MARK, OUTPUT, OUTPUTS, SPARE_LINE, seen_on
from qanneal_gui.chip.insets import Cloud
from qanneal_gui.chip.picture import base, draw, round_up
from qanneal_gui.chip.svg import chip_svg


def placement(outputs=1):
    topology = load_topology("pegasus:4")
    return Placement(topology, tuple(search.embed(topology, 12, outputs, 1)))


def test_the_picture_is_valid_and_shows_every_role():
    drawn = placement()
    root = ElementTree.fromstring(chip_svg(drawn, caption="K(12,1) <on> P4 & more", drawing="dots"))
    paths = [e for e in root.iter() if e.tag.endswith("path")]
    by_fill = {}
    for e in paths:  # the sign in the legend is one more
        by_fill[e.get("fill")] = by_fill.get(e.get("fill"), -1) + e.get("d").count("M")
    assert by_fill[OUTPUT] == drawn.copies[0].hub_qubits
    assert by_fill[HIDDEN] == 12
    words = [e.text for e in root.iter() if e.tag.endswith("text")]
    assert "K(12,1) <on> P4 & more" in words
    assert "hidden" in words


def test_as_lines_every_qubit_is_a_stroke_and_every_weight_a_mark():
    drawn = placement()
    root = ElementTree.fromstring(chip_svg(drawn))
    strokes = {}
    for e in (e for e in root.iter() if e.tag.endswith("path")):
        color = e.get("stroke")
        strokes[color] = strokes.get(color, 0) + e.get("d").count("M")
    steps = sum(lines.segments.shape[0] for lines in draw(drawn).lines if lines.color == OUTPUT) // 2
    assert steps >= drawn.copies[0].hub_qubits
    assert strokes[OUTPUT] == 2 * steps + 1  # with its glow, and the legend's sign
    assert strokes[HIDDEN] == 12 + 1
    assert strokes[MARK] == len(drawn.copies[0].weight_edges) + 2  # a cross in the legend
    assert strokes[SPARE_LINE] == len(drawn.topology)


def test_without_ground_the_page_shows():
    assert "<rect" in chip_svg(placement())
    assert "<rect" not in chip_svg(placement(), transparent=True)


def test_without_ground_nothing_is_as_pale_as_a_white_slide():
    drawn = placement(outputs=5)
    assert OUTPUTS[4] in chip_svg(drawn)
    assert OUTPUTS[4] not in chip_svg(drawn, transparent=True)
    words = [e for e in ElementTree.fromstring(chip_svg(drawn, transparent=True)).iter() if e.text == "4"]
    assert words  # its numbers are there nevertheless
    assert len({seen_on(color, "any") for color in OUTPUTS}) == len(OUTPUTS)


def test_several_outputs_have_hubs_of_their_own():
    drawn = placement(outputs=3)
    picture = draw(drawn, drawing="dots")
    squares = sum(len(dots.points) for dots in picture.dots if dots.shape == "s")
    assert squares == drawn.copies[0].chain_lengths[:3].sum()
    assert draw(drawn, None, "spin", "dots").legend.entries == picture.legend.entries  # nothing sampled yet


def test_numbers_of_outputs_and_a_long_legend_stay_on_the_page():
    chip = load_topology("pegasus:6")
    names = tuple(f"a class with a long name, number {m}" for m in range(10))
    drawn = Placement(chip, tuple(search.embed(chip, 20, 10, 1)), names)
    root = ElementTree.fromstring(chip_svg(drawn, caption="K(20, 10)"))
    _, _, width, height = map(float, root.get("viewBox").split())
    texts = [node for node in root.iter() if node.tag.endswith("text")]
    numbers = [node for node in texts if node.text in set("0123456789")]
    assert len(numbers) == len(draw(drawn).labels.words)
    assert {node.text for node in numbers} == set("0123456789")
    for node in texts:
        assert 0 < float(node.get("x")) < width
        assert 0 < float(node.get("y")) < height - 8
    entries = [node for node in texts if node.text.startswith("y") and "long name" in node.text]
    assert len(entries) == 10
    ends = [float(node.get("x")) + 8.5 * len(node.text) for node in entries]  # wide letters of 16 units
    assert max(ends) < width
    caption = next(node for node in texts if node.text == "K(20, 10)")
    assert float(caption.get("y")) > max(float(node.get("y")) for node in texts if node is not caption)


def test_the_bare_chip():
    bare = Placement(load_topology("zephyr:2"), ())
    for drawing, count in (("dots", 2 + 2), ("lines", 2 + 1)):
        root = ElementTree.fromstring(chip_svg(bare, drawing=drawing))
        paths = [e for e in root.iter() if e.tag.endswith("path")]
        assert len(paths) == count  # couplers and qubits, or qubits and they again, brighter; and signs


def test_all_points_lie_on_the_page():
    lines = draw(placement(), drawing="dots").lines
    ends = np.array([d for line in lines for d in line.segments.reshape(-1, 2)])
    assert ends.min() >= 0
    assert ends.max() <= 1


def test_the_caption_has_a_line_of_its_own_within_the_page():
    ideal = load_topology("zephyr:3")
    working = ideal.without(ideal.qubits[[4, 90]].tolist(), [])
    placement = Placement(working, tuple(search.embed(working, 20, 1, 1)))
    root = ElementTree.fromstring(chip_svg(placement, caption="K(20, 1)"))
    texts = {node.text: float(node.get("y")) for node in root.iter() if node.tag.endswith("text")}
    height = float(root.get("viewBox").split()[3])
    below = texts.pop("K(20, 1)")
    assert any(words.startswith("dead qubit") for words in texts)
    assert max(texts.values()) + 16 <= below <= height - 8  # letters of 16 units


def test_every_qubit_is_drawn_in_elements_that_readers_can_read():
    chip = load_topology("zephyr:15")
    bare = Placement(chip, ())
    root = ElementTree.fromstring(chip_svg(bare, drawing="dots"))
    drawn = [node.get("d") for node in root.iter() if node.tag.endswith("path")]
    # Qt's reader drops the rest of a path after some ten thousand commands; a circle has three.
    assert max(d.count("M") for d in drawn) <= 2000
    circles = [d.count("M") for d in drawn if "a" in d and d.count("M") > 1]
    assert sum(circles) == len(chip)


@given(st.floats(1e-9, 1e9))
def test_scales_end_at_round_numbers(value):
    end = round_up(value)
    assert value * (1 - 1e-6) <= end <= 1.6 * value
    assert float(f"{end:.2g}") == pytest.approx(end, rel=1e-12)


@pytest.mark.parametrize("name", ["pegasus:4", "zephyr:3"])
def test_dead_couplers_are_those_that_the_library_lacks(name):
    ideal = load_topology(name)
    lost = ideal.qubits[ideal.edges[[3, 70, 200]]].tolist()
    chip = ideal.without([int(ideal.qubits[50])], [tuple(pair) for pair in lost])
    theirs = set(map(frozenset, ideal.graph().subgraph(chip.qubits.tolist()).edges))
    theirs -= set(map(frozenset, chip.graph().edges))
    bare = Placement(chip, ())
    assert set(map(frozenset, bare.dead_couplers.tolist())) == theirs
    assert len(theirs) == sum(ideal.qubits[50] not in pair for pair in lost)
    words = [words for _, _, words in draw(bare).legend.entries]
    assert words[-2:] == ["dead qubit (1)", f"dead coupler ({len(theirs)})"]
    assert len(base(bare)[1][1].points) == len(theirs)
    assert not len(Placement(ideal, ()).dead_couplers)


@pytest.mark.parametrize(
    ("size", "end"), [(1.9e-5, "2×10⁻⁵"), (0.0019, "0.002"), (0.08, "0.08"), (1.4, "1.5"), (1400.0, "1,500")]
)
def test_the_ends_of_a_scale_are_written_as_people_write_them(tmp_path, size, end):
    snapshot = marked_snapshot(1, tmp_path)
    scaled = replace(snapshot, h=size * snapshot.h / np.abs(snapshot.h).max())
    legend = draw(snapshot.placement, scaled, "h").legend
    assert (legend.low, legend.high) == (f"−{end}", f"+{end}")
    limit = round_up(size)
    assert Cloud("", np.zeros(1), np.zeros(1), (), low=-limit, high=limit).ends == (f"−{end}", f"+{end}")
