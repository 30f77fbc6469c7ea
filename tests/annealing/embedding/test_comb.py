"""Combs: hidden units of one qubit, checked by Ocean's verifier, on ideal and on damaged chips."""

import networkx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qanneal_gui.annealing.embedding import biclique
from qanneal_gui.annealing.embedding.comb import order
from qanneal_gui.annealing.embedding.comb_search import find_comb, largest_comb, pack_combs
from qanneal_gui.annealing.embedding.embedding import verify
from qanneal_gui.annealing.embedding.lattice import lattice
from qanneal_gui.annealing.embedding.topology import load_topology


def damaged(name, seed):
    """A chip with 3 % of its qubits and 1 % of its couplers dead."""
    chip, rng = load_topology(name), np.random.default_rng(seed)
    qubits = rng.choice(chip.qubits, round(0.03 * len(chip)), replace=False)
    couplers = chip.qubits[chip.edges][rng.random(len(chip.edges)) < 0.01]
    return chip.without(qubits.tolist(), [tuple(pair) for pair in couplers.tolist()])


@pytest.mark.parametrize("name", ["pegasus:2", "pegasus:5", "zephyr:1", "zephyr:4", "zephyr:3,2"])
def test_every_internal_coupler_is_a_crossing_of_lines_and_every_external_one_a_step_along_one(name):
    chip = load_topology(name)
    found = lattice(chip)
    crossings = {
        (min(q, r), max(q, r)) for q, row in enumerate(found.crossed.tolist()) for r in row if r >= 0
    }
    steps = {(min(q, r), max(q, r)) for q, r in enumerate(found.following.tolist()) if r >= 0}
    couplers = {tuple(pair) for pair in chip.edges.tolist()}
    across = {(u, v) for u, v in couplers if found.direction[u] != found.direction[v]}
    assert crossings == across
    assert steps <= couplers - across
    # What is left are the odd couplers: between neighbouring lines.
    for u, v in couplers - across - steps:
        assert found.line[u] // 2 == found.line[v] // 2
        assert found.line[u] != found.line[v]


def test_a_graph_of_unknown_family_has_no_lines():
    ring = load_topology("pegasus:2")
    assert (
        lattice(
            type(ring)("ring", *(getattr(ring, f) for f in ("qubits", "edges", "positions", "neighbours")))
        )
        is None
    )


@given(
    blocks=st.integers(1, 20),
    outputs=st.integers(1, 12),
    shape=st.sampled_from([(4, 3), (8, 2)]),
)
def test_any_window_of_blocks_holds_every_output(blocks, outputs, shape):
    block, window = shape
    blocks += window - 1
    lines = order(blocks, outputs, block, window)
    assert len(lines) == blocks
    for first in range(blocks - window + 1):
        assert {y for part in lines[first : first + window] for y in part} == set(range(outputs))
    for part in lines:
        assert len(part) == len(set(part)) <= block
    if blocks > window:
        assert len(lines[0]) == len(lines[-1]) == max(0, outputs - block * (window - 1))


@pytest.mark.parametrize(
    ("name", "outputs", "least"),
    [
        ("pegasus:16", 10, 2400),
        ("zephyr:12", 10, 2050),
        ("zephyr:15", 10, 3300),
        ("pegasus:16", 3, 2590),
        ("zephyr:12", 16, 1900),
    ],
)
def test_the_largest_comb(name, outputs, least):
    assert largest_comb(load_topology(name), outputs) >= least


@pytest.mark.parametrize(("name", "outputs"), [("pegasus:6", 10), ("zephyr:4", 3)])
def test_the_largest_comb_is_found_and_one_more_is_not(name, outputs):
    chip = load_topology(name)
    largest = largest_comb(chip, outputs)
    verify([find_comb(chip, largest, outputs)], chip)
    assert find_comb(chip, largest + 1, outputs) is None


@pytest.mark.parametrize(("name", "outputs"), [("pegasus:4", 13), ("zephyr:3", 17), ("zephyr:3,2", 9)])
def test_more_outputs_than_a_qubit_crosses_lines(name, outputs):
    assert largest_comb(load_topology(name), outputs) == 0
    assert find_comb(load_topology(name), 2, outputs) is None
    assert pack_combs(load_topology(name), 2, outputs) == []


@pytest.mark.parametrize(
    ("name", "qubits", "diameter", "copies"),
    [("pegasus:16", 1250, 20, 3), ("zephyr:12", 1050, 20, 3), ("zephyr:15", 1050, 20, 5)],
)
def test_ten_classes_of_the_papers_largest_network_are_compact_and_fit_several_times(
    name, qubits, diameter, copies
):
    chip = load_topology(name)
    found = find_comb(chip, 548, 10)
    verify([found], chip)
    assert len(found.qubits) <= qubits
    assert found.hub_diameter() <= diameter
    assert (found.chain_lengths[10:] == 1).all()
    assert len(pack_combs(chip, 548, 10, copies)) == copies


@pytest.mark.parametrize(("name", "copies"), [("pegasus:16", 24), ("zephyr:12", 24), ("zephyr:15", 44)])
def test_copies_of_ten_classes_are_packed(name, copies):
    chip = load_topology(name)
    packed = pack_combs(chip, 64, 10, copies)
    verify(packed, chip)
    assert len(packed) == copies


@pytest.mark.parametrize(
    ("name", "least", "copies"), [("pegasus:16", 1400, 15), ("zephyr:12", 1200, 15), ("zephyr:15", 1950, 27)]
)
def test_damage_costs_no_more_than_two_fifths(name, least, copies):
    """Of the largest network, and of the copies of ten classes with 64 hidden units."""
    chip = damaged(name, 3)
    assert largest_comb(chip, 10) >= least
    found = find_comb(chip, 100, 10)
    verify([found], chip)
    assert found.chain_lengths[10:].max() <= 2
    packed = pack_combs(chip, 64, 10, copies)
    verify(packed, chip)
    assert len(packed) == copies


@settings(max_examples=8)
@given(seed=st.integers(0, 10**6), dead=st.floats(0, 0.6), outputs=st.integers(1, 12))
def test_whatever_is_dead_what_is_found_is_whole(seed, dead, outputs):
    chip, rng = load_topology("pegasus:3" if seed % 2 else "zephyr:1"), np.random.default_rng(seed)
    qubits = chip.qubits[rng.random(len(chip)) < dead]
    couplers = chip.qubits[chip.edges][rng.random(len(chip.edges)) < dead / 2]
    chip = chip.without(qubits.tolist(), [tuple(pair) for pair in couplers.tolist()])
    largest = largest_comb(chip, outputs)
    if largest:
        verify(pack_combs(chip, (largest + 1) // 2, outputs), chip)
        verify([find_comb(chip, largest, outputs)], chip)


def test_chains_are_spanned_by_trees_of_shortest_paths():
    chip = load_topology("pegasus:4")
    found = find_comb(chip, 40, 10)
    graph = networkx.Graph(found.chain_edges.tolist())
    graph.add_nodes_from(range(len(found.qubits)))
    assert networkx.is_forest(graph)
    assert networkx.number_connected_components(graph) == 50
    whole = chip.graph()
    for y in range(10):
        chain = chip.qubits[found.qubits[found.variable == y]].tolist()
        # A tree from the middle of a graph is at most as long as twice its radius.
        assert found.hub_diameter() <= 2 * max(
            networkx.radius(whole.subgraph(chip.qubits[found.qubits[found.variable == m]].tolist()))
            for m in range(10)
        ), chain


def test_a_comb_needs_far_fewer_qubits_than_a_general_biclique():
    chip = load_topology("pegasus:6")
    ours, theirs = find_comb(chip, 40, 5), biclique.find(chip, 40, 5)
    assert len(ours.qubits) < 0.6 * len(theirs.qubits)
