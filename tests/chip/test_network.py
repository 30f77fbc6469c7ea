"""The network as a network: every unit has a place, and its colours come from the chip's values."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qanneal_gui import config
from qanneal_gui.annealing.embedding import search
from qanneal_gui.annealing.embedding.placement import Placement, histogram
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.samplers import make_sampler
from qanneal_gui.chip import colours
from qanneal_gui.chip.network import averaged, chosen_unit, draw_network, positions
from qanneal_gui.chip.picture import draw


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 10), st.integers(1, 7000))
def test_every_unit_has_a_place_of_its_own_on_the_page(outputs, hidden):
    points, spacing = positions(outputs, hidden)
    assert points.shape == (outputs + hidden, 2)
    assert points.min() >= 0
    assert points.max() <= 1
    assert len(np.unique(np.round(points, 9), axis=0)) == outputs + hidden
    assert spacing > 0


@pytest.mark.parametrize("outputs", [1, 3])
def test_weights_lead_from_every_output_to_every_hidden_unit(outputs):
    chip = load_topology("pegasus:4")
    placement = Placement(chip, tuple(search.embed(chip, 10, outputs, 1)))
    picture = draw_network(placement, 0)
    assert sum(len(lines.segments) for lines in picture.lines) == 10 * outputs
    assert sum(len(dots.points) for dots in picture.dots) == 10 + outputs
    for variable, weights in ((0, 10), (outputs, outputs)):
        kept = chosen_unit(outputs, 10, variable, picture)
        assert sum(len(lines.segments) for lines in kept.lines) == weights
        assert sum(len(dots.points) for dots in kept.dots) == 1 + weights
        partners = {colours.HIDDEN} if variable < outputs else {dots.color for dots in picture.dots}
        own = colours.OUTPUTS[0] if variable < outputs else colours.HIDDEN
        assert {dots.color for dots in kept.dots} == partners | {own}


def test_chains_and_couplers_are_counted_per_variable():
    chip = load_topology("pegasus:4")
    placement = Placement(chip, tuple(search.embed(chip, 10, 3, 1)))
    (copy,) = placement.copies
    np.testing.assert_array_equal(placement.chain_lengths[0], copy.chain_lengths)
    # spanning trees
    np.testing.assert_array_equal(placement.chain_couplers[0], copy.chain_lengths - 1)
    assert placement.weight_couplers[0, :3].sum() == placement.weight_couplers[0, 3:].sum()
    assert (placement.weight_couplers[0, 3:] >= 3).all()


def test_a_shared_value_is_the_mean_over_its_chain():
    problems = ClampedBatch(
        np.random.default_rng(0).standard_normal((2, 24)).astype(np.float32),
        np.linspace(-0.2, 0.2, 24, dtype=np.float32)[None],
        np.zeros(1, np.float32),
    )
    overrides = ["model.hidden=24", 'sampler.topology="pegasus:4"', "sampler.copies=2"]
    sampler = make_sampler(config.assemble(overrides=overrides))
    snapshot = sampler.sample(problems, np.random.default_rng(1))[1].snapshot
    mean = averaged(snapshot, 1)
    chain = snapshot.placement.qubits_of(1, 0)
    assert mean.mean_spin[0] == pytest.approx(snapshot.mean_spin[chain].mean(), rel=1e-6)  # float32
    unit = snapshot.placement.qubits_of(1, 7)
    assert mean.h[7] == pytest.approx(snapshot.h[unit].mean())
    # J falls along the hidden units as the weights rise, on the chip and here
    assert (np.diff(mean.J_weight) < 0).all()
    for mode in ("h", "spin", "J", "breaks", "limits", "errors", "copy"):
        assert draw_network(snapshot.placement, 1, snapshot, mode).dots


def test_without_calibration_no_errors_are_shown_on_a_scale():
    problems = ClampedBatch(np.full((1, 24), 0.5, np.float32), np.ones((1, 24), np.float32), np.zeros(1))
    sampler = make_sampler(config.assemble(overrides=["model.hidden=24", 'sampler.topology="pegasus:4"']))
    snapshot = sampler.sample(problems, np.random.default_rng(1))[1].snapshot
    legend = draw(snapshot.placement, snapshot, "errors").legend
    assert not legend.colors
    assert "calibration is off" in legend.entries[0][2]


@given(st.lists(st.integers(0, 5000), max_size=50), st.integers(1, 30))
def test_bins_hold_every_value_once(values, bins):
    first, last, counts = histogram(np.array(values, np.int64), bins)
    assert len(first) <= bins
    assert counts.sum() == len(values)
    for low, high, count in zip(first, last, counts, strict=True):
        assert count == sum(low <= value <= high for value in values)
