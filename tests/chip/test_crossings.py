"""Networks of several outputs as lines that cross: weights are crossings, outputs have colour and number."""

import itertools

import numpy as np
import pytest

from qanneal_gui import config, data
from qanneal_gui.annealing.embedding import search
from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.chip import colours
from qanneal_gui.chip.parts import parts_of
from qanneal_gui.chip.picture import chosen, draw
from qanneal_gui.chip.words import summary_of

NAMES = ("Trouser", "Coat", "Bag")


@pytest.fixture(scope="module", params=["pegasus:4", "zephyr:4"])
def placement(request):
    chip = load_topology(request.param)
    return Placement(chip, tuple(search.embed(chip, 12, 3, 2)), NAMES)


def within(points, bars):
    """Whether points lie on horizontal or vertical bars, one by one."""
    low, high = bars.min(axis=1) - 1e-12, bars.max(axis=1) + 1e-12
    return ((points >= low) & (points <= high)).all(axis=1)


def test_every_weight_is_where_the_bars_of_its_two_qubits_cross(placement):
    layout, parts = placement.layout, parts_of(placement)
    bars = np.empty((len(layout.qubits), 2, 2))
    outputs = np.count_nonzero(placement.is_output)
    bars[placement.is_output], bars[~placement.is_output] = (
        parts.chains.segments[:outputs],
        parts.teeth.segments,
    )
    assert (np.count_nonzero(np.ptp(bars, axis=1) > 0, axis=1) <= 1).all()  # none lies askew
    ends = layout.edges[layout.chain_count :]
    middle = parts.weight_lines.segments.mean(axis=1)
    assert within(middle, bars[ends[:, 0]]).all()
    assert within(middle, bars[ends[:, 1]]).all()
    # one mark for each weight of K(12, 3) on both copies, or more where several couplers share one
    shown = {tuple(row) for row in np.column_stack([parts.weight_copy, np.sort(placement.variable[ends])])}
    assert len(shown) == 2 * 12 * 3
    np.testing.assert_array_equal(parts.weight_output, np.sort(placement.variable[ends])[:, 0])


def test_the_lines_of_an_output_hang_together(placement):
    parts = parts_of(placement)
    for copy, output in itertools.product(range(2), range(3)):
        mine = (parts.chain_copy == copy) & (parts.chain_variable == output)
        segments = list(parts.chains.segments[mine])
        reached = [segments.pop()]
        for one in reached:
            touching = [other for other in segments if touch(one, other)]
            segments = [other for other in segments if not touch(one, other)]
            reached += touching
        assert not segments


def touch(one, other):
    low = np.maximum(one.min(axis=0), other.min(axis=0))
    return bool((low <= np.minimum(one.max(axis=0), other.max(axis=0)) + 1e-12).all())


def test_every_output_has_a_colour_and_its_number_at_both_ends_of_its_lines(placement):
    picture = draw(placement, drawing="dots")
    assert {dots.color for dots in picture.dots if dots.shape == "s"} == set(colours.OUTPUTS[:3])
    words = [words for _, _, words in picture.legend.entries]
    assert words[:5] == ["y0 (Trouser)", "y1 (Coat)", "y2 (Bag)", "hidden", "weight"]
    labels = picture.labels
    assert set(labels.words) == {"0", "1", "2"}
    for word, color, side in zip(labels.words, labels.colors, labels.aside, strict=True):
        assert color == colours.OUTPUTS[int(word)]
        assert np.abs(side).sum() == 1
    # left and right, above and below
    assert sum(side.sum() for side in labels.aside) == 0


def test_what_is_chosen_keeps_its_own_crossings_only(placement):
    mask = (placement.copy_of == 1) & (placement.variable == 2)
    kept = chosen(placement, mask, draw(placement, drawing="dots"))
    assert {lines.color for lines in kept.lines} == {colours.OUTPUTS[2]}
    squares = [dots for dots in kept.dots if dots.shape == "s"]
    assert sum(len(dots.points) for dots in squares) == mask.sum()
    hidden = [dots for dots in kept.dots if dots.color == colours.HIDDEN]
    assert sum(len(dots.points) for dots in hidden) >= 12


def test_as_lines_what_is_chosen_keeps_its_qubits_and_those_it_crosses(placement):
    mask = (placement.copy_of == 1) & (placement.variable == 2)
    kept = chosen(placement, mask, draw(placement))
    assert not kept.dots
    qubits = [lines for lines in kept.lines if lines.qubits]
    assert {lines.color for lines in qubits} == {colours.OUTPUTS[2], colours.HIDDEN}
    points = placement.topology.positions[placement.layout.qubits]
    shown = {tuple(place) for lines in qubits for place in lines.about[:, 0].tolist()}
    assert {tuple(place) for place in points[mask].tolist()} <= shown
    assert sum(len(lines.segments) for lines in qubits if lines.color == colours.HIDDEN) >= 12


def test_a_single_output_is_a_hub_and_several_are_chains(placement):
    star = Placement(placement.topology, tuple(search.embed(placement.topology, 12, 1, 1)), ("2", "3"))
    assert "the hub of an output takes" in summary_of(star)
    assert star.class_of(0) == ""
    assert draw(star).labels is None
    assert "the longest of the 3 output chains takes" in summary_of(placement)
    assert [placement.class_of(m) for m in range(4)] == [*NAMES, ""]


def test_classes_are_named_without_reading_their_images():
    found = config.assemble(overrides=['data.dataset="fashion-mnist"', 'data.classes=[1, "Coat", 8]'])
    assert data.class_names(found.data.dataset, found.data.classes) == NAMES
    own = config.assemble(overrides=['data.dataset="mine"', 'data.classes=[1, "b"]'])
    assert data.class_names(own.data.dataset, own.data.classes) == ("1", "b")


# Machado, Oliveira and Fernandes (2009), severity 1: what protanopes, deuteranopes and tritanopes see.
SEEN = np.array(
    [
        np.eye(3),
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    ]
)
LMS = [
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
]
LAB = [
    [0.2104542553, 0.7936177850, -0.0040720468],
    [1.9779984951, -2.4285922050, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.8086757660],
]


def test_outputs_stay_apart_for_colour_blind_eyes_and_from_the_ground():
    drawn = [*colours.OUTPUTS, colours.HIDDEN, colours.DIM]
    levels = np.array([[int(c[i : i + 2], 16) for i in (1, 3, 5)] for c in [*drawn, colours.STAGE]]) / 255
    linear = np.where(levels <= 0.04045, levels / 12.92, ((levels + 0.055) / 1.055) ** 2.4)
    for view in SEEN:
        oklab = np.cbrt(np.clip(linear @ view.T, 0, 1) @ np.transpose(LMS)) @ np.transpose(LAB)
        apart = [np.linalg.norm(a - b) for a, b in itertools.combinations(oklab[: len(drawn)], 2)]
        # Okabe and Ito's own eight colours come as near as 0.076.
        assert min(apart) > 0.1
    luminance = linear @ [0.2126, 0.7152, 0.0722] + 0.05
    assert (luminance[:10] / luminance[-1]).min() > 3  # WCAG's for graphics
