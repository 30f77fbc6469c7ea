"""Qubits as lines, checked against the graph library: every coupler lies where its two qubits meet."""

import numpy as np
import pytest

from qanneal_gui.annealing.embedding.topology import from_working_graph, load_topology
from qanneal_gui.chip.qubit_lines import met, qubit_lines

CHIPS = ["pegasus:2", "pegasus:4", "pegasus:16", "zephyr:1", "zephyr:2,2", "zephyr:4", "zephyr:15"]


def damaged(chip, seed=0):
    rng = np.random.default_rng(seed)
    nodes = rng.choice(chip.qubits, len(chip) // 20, replace=False)
    links = chip.qubits[chip.edges[rng.choice(len(chip.edges), len(chip.edges) // 50, replace=False)]]
    return chip.without(nodes.tolist(), [tuple(pair) for pair in links.tolist()])


@pytest.fixture(scope="module", params=[*CHIPS, "damaged pegasus:4", "damaged zephyr:4"])
def chip(request):
    ideal = load_topology(request.param.split()[-1])
    return damaged(ideal) if " " in request.param else ideal


def coordinates(chip):
    """Coordinates of the graph library."""
    import dwave_networkx

    family, size = chip.name.split(":")
    m, t = int(size.split(",")[0]), int(size.split(",")[1]) if "," in size else 4
    if family == "pegasus":
        to = dwave_networkx.pegasus_coordinates(m).linear_to_pegasus
    else:
        to = dwave_networkx.zephyr_coordinates(m, t).linear_to_zephyr
    return np.array([to(int(q)) for q in chip.qubits])


def kinds(chip):
    """Whether each coupler is internal, external or odd, by the library's coordinates."""
    where = coordinates(chip)
    a, b = where[chip.edges[:, 0]], where[chip.edges[:, 1]]
    internal = a[:, 0] != b[:, 0]
    external = ~internal & (a[:, :-1] == b[:, :-1]).all(axis=1) & (np.abs(a[:, -1] - b[:, -1]) == 1)
    return internal, external, ~internal & ~external


def test_every_qubit_lies_on_its_line_and_none_overlaps_the_next(chip):
    lines, where = qubit_lines(chip), coordinates(chip)
    assert (lines.across == where[:, 0]).all()
    rows = np.arange(len(chip))
    low, high = lines.bars[:, 0], lines.bars[:, 1]
    keep = lines.across
    assert (low[rows, keep] == high[rows, keep]).all()
    np.testing.assert_allclose((high - low)[rows, 1 - keep], 2 * lines.half, rtol=1e-9)
    np.testing.assert_allclose((high + low) / 2, chip.positions, atol=1e-12)
    # Of one line of the library: the same place across, and one after another.
    for line in np.unique(where[:, :-1], axis=0):
        mine = np.flatnonzero((where[:, :-1] == line).all(axis=1))
        assert np.ptp(chip.positions[mine, keep[mine]]) == 0
        order = mine[np.argsort(where[mine, -1])]
        ends = lines.bars[order][:, :, 1 - keep[order[0]]]
        if len(ends) > 1 and ends[0, 0] > ends[-1, 0]:
            ends = ends[::-1]  # some count downwards
        assert (ends[1:, 0] > ends[:-1, 1]).all()


def test_every_coupler_lies_where_its_two_qubits_meet(chip):
    lines = qubit_lines(chip)
    places = met(chip.positions, lines.across, lines.half, chip.edges)
    internal, external, odd = kinds(chip)
    assert internal.sum() + external.sum() + odd.sum() == len(chip.edges)
    bars = lines.bars[chip.edges]
    low, high = bars[:, :, 0] - 1e-12, bars[:, :, 1] + 1e-12
    on = ((places >= low) & (places <= high)).all(axis=2)
    same = (places[:, 0] == places[:, 1]).all(axis=1)
    # Internal couplers: one point, on both qubits.
    assert same[internal].all()
    assert on[internal].all()
    # External ones: midway between the end of one and the beginning of the next.
    assert same[external].all()
    assert not on[external].any()
    rows = np.flatnonzero(external)
    axis = 1 - lines.across[chip.edges[rows, 0]]
    ends = np.sort(bars[rows, :, :, axis].reshape(len(rows), 4), axis=1)[:, 1:3]
    np.testing.assert_allclose(ends.mean(axis=1), places[rows, 0, axis], atol=1e-12)
    # Odd ones: from the end of one straight across to the other.
    assert on[odd].all()
    moved = np.abs(places[odd, 0] - places[odd, 1]) > 1e-12
    assert (moved.sum(axis=1) == 1).all()
    rows = np.flatnonzero(odd)
    axis = 1 - lines.across[chip.edges[rows, 0]]
    gap = np.abs(bars[rows, :, 1, axis] - places[rows, :, axis]).min(axis=1)
    np.testing.assert_allclose(gap, 0, atol=1e-12)


def test_no_two_couplers_lie_at_the_same_place(chip):
    lines = qubit_lines(chip)
    places = met(chip.positions, lines.across, lines.half, chip.edges).mean(axis=1)
    assert len(np.unique(places.round(9), axis=0)) == len(places)


def test_an_unknown_chip_has_no_lines():
    assert qubit_lines(from_working_graph("other", range(4), [(0, 1), (1, 2)])) is None
