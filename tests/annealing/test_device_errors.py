"""The parts of the device model against naive loops and brute-force enumeration."""

import itertools

import numpy as np
import pytest

from qanneal_gui.annealing.device import Submission, SubmissionControl
from qanneal_gui.annealing.device_errors import ChipErrors, ErrorModel
from qanneal_gui.annealing.embedding.embedding import Embedding
from qanneal_gui.annealing.embedding.packing import pack_stars
from qanneal_gui.annealing.embedding.programming import Layout, Program
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.annealing.forest_sampling import Forest
from qanneal_gui.annealing.simulated import SimulatedDevice
from qanneal_gui.annealing.susceptibility import leaked

EXACT = 1e-10
"""Sums of some hundred float64 terms of order 1."""


@pytest.fixture(scope="module")
def chip():
    return load_topology("pegasus:3")


@pytest.fixture(scope="module")
def layout(chip):
    """Two copies of a small network whose hubs are chains."""
    made = Layout(pack_stars(chip, 20, limit=2))
    assert len(made.copies) == 2
    assert made.copies[0].hub_qubits > 1
    return made


@pytest.fixture(scope="module")
def small():
    """A hub of three qubits in a row with five hidden units: 2⁸ states."""
    return Layout(
        [
            Embedding(
                outputs=1,
                hidden=5,
                qubits=np.arange(8),
                variable=np.array([0, 0, 0, 1, 2, 3, 4, 5]),
                chain_edges=np.array([[0, 1], [1, 2]]),
                weight_edges=np.array([[0, 3], [0, 4], [1, 5], [2, 6], [2, 7]]),
                weight_index=np.array([[0, j] for j in range(5)]),
            )
        ]
    )


def values(layout, seed=3, strength=1.0):
    rng = np.random.default_rng(seed)
    h = rng.uniform(-0.5, 0.5, len(layout.qubits))
    J = rng.uniform(-0.3, 0.3, len(layout.edges))
    J[: layout.chain_count] = -strength
    return h, J


def states_of(layout):
    return np.array(list(itertools.product((-1, 1), repeat=len(layout.qubits))))


def energies(states, h, J, edges):
    return states @ h + (states[:, edges[:, 0]] * states[:, edges[:, 1]]) @ J


def boltzmann(energy, beta):
    p = np.exp(-beta * (energy - energy.min()))
    return p / p.sum()


def test_the_log_odds_of_a_tree_are_those_of_all_its_states(small):
    h, J = values(small)
    states = states_of(small)
    p = boltzmann(energies(states, h, J, small.edges), 1.7)
    up = p[states[:, 0] == 1].sum()
    (found,) = Forest(8, small.edges).root_log_odds(h, J, 1.7)
    assert found == pytest.approx(np.log(up / (1 - up)), abs=EXACT)


def test_chains_freeze_first_and_single_qubits_follow_them(small):
    """χ² over all 256 states: the hub at the β of chains, then each hidden unit, given it, at its own.

    A seeded test: the bound, mean + 5 deviations of χ², is far beyond chance and far below a bug.
    """
    h, J = values(small, strength=0.6)
    beta, ratio, reads = 2.0, 0.6, 60_000
    states = states_of(small)
    joint = boltzmann(energies(states, h, J, small.edges), ratio * beta)
    hubs = states[:, :3]
    p = np.array([joint[(hubs == hub).all(axis=1)].sum() for hub in hubs])
    for weight, (hub, hidden) in zip(J[2:], small.edges[2:], strict=True):
        aligned = states[:, hidden] * (h[hidden] + weight * states[:, hub])
        p /= 1 + np.exp(2 * beta * aligned)
    device = SimulatedDevice(load_topology("pegasus:2"), beta, ratio)
    submission = Submission(small, Program(h, J, 0, 0), reads, 20.0, seed=1)
    spins = device.sample(submission, SubmissionControl()).spins
    counts = np.bincount((1 << np.arange(8)[::-1]) @ spins, minlength=256)
    often = p * reads >= 5
    rest = (~often).sum() > 0
    expected = np.append(reads * p[often], reads * p[~often].sum() if rest else [])
    found = np.append(counts[often], counts[~often].sum() if rest else [])
    chi2 = ((found - expected) ** 2 / expected).sum()
    assert chi2 <= len(expected) + 5 * np.sqrt(2 * len(expected))
    assert p.sum() == pytest.approx(1, abs=EXACT)


def test_biases_and_couplings_leak_to_neighbours(layout):
    h, J = values(layout)
    chi = -0.03
    found_h, found_J = leaked(h, J, layout, chi)
    wanted_h, wanted_J = h.copy(), J.copy()
    for (u, v), j in zip(layout.edges, J, strict=True):
        wanted_h[u] += chi * j * h[v]
        wanted_h[v] += chi * j * h[u]
    for e, coupler in enumerate(layout.edges):
        for c, other in enumerate(layout.edges[: layout.chain_count]):
            if c != e and set(other) & set(coupler):
                wanted_J[e] += chi * J[c] * J[e]
    np.testing.assert_allclose(found_h, wanted_h, rtol=0, atol=EXACT)
    np.testing.assert_allclose(found_J, wanted_J, rtol=0, atol=EXACT)


@pytest.mark.parametrize("seed", range(5))
def test_couplings_of_second_neighbours_act_through_unbroken_chains(small, seed):
    """What is left out, from weight to weight and in broken chains, is a small part of what they do."""
    h, J = values(small, seed, strength=2.0)
    chi, beta, edges = -0.03, 3.0, small.edges
    states = states_of(small)

    def log_odds(h, J, *more):
        p = boltzmann(energies(states, h, J, edges) + sum(more, 0.0), beta)
        up = p[states[:, 0] == 1].sum()
        return np.log(up / (1 - up))

    leak_h = leaked(h, J, small, chi)[0]
    second = np.zeros(len(states))
    for middle in range(8):
        around = [
            (v if u == middle else u, j) for (u, v), j in zip(edges, J, strict=True) if middle in (u, v)
        ]
        for (one, j1), (other, j2) in itertools.combinations(around, 2):
            second += chi * j1 * j2 * states[:, one] * states[:, other]
    true, without = log_odds(leak_h, J, second), log_odds(leak_h, J)
    ours = log_odds(*leaked(h, J, small, chi))
    assert abs(ours - true) <= 0.1 * abs(without - true) + 2e-3


def test_values_are_rounded_before_anything_else(layout, chip):
    h, J = values(layout)
    errors = ChipErrors(chip, ErrorModel(quantisation=0.25))
    found = errors.disturbed(layout, h, J, 0, np.random.default_rng(0))
    for made, given in zip(found, (h, J), strict=True):
        np.testing.assert_allclose(made, [0.25 * round(value / 0.25) for value in given], atol=EXACT)


def test_the_shares_of_the_noise_add_up_and_belong_to_chip_time_and_programming(layout, chip):
    model = ErrorModel(h_noise=0.02, j_noise=0.01, static_share=0.5, drift_share=0.3, seed=4)
    errors = ChipErrors(chip, model)
    nothing = np.zeros(len(layout.qubits)), np.zeros(len(layout.edges))
    rng = np.random.default_rng(2)
    h, J = (
        np.array(drawn)
        for drawn in zip(*(errors.disturbed(layout, *nothing, 37 * t, rng) for t in range(4000)), strict=True)
    )
    static = ChipErrors(chip, ErrorModel(h_noise=0.02, j_noise=0.01, static_share=0.5, seed=4))
    for drawn, lasting, noise in zip((h, J), static.lasting(layout, 0), (0.02, 0.01), strict=True):
        # Over time the mean is the chip's own, up to the drift's slowest part and the draws' noise.
        np.testing.assert_allclose(drawn.mean(axis=0), lasting, atol=0.1 * noise)
        np.testing.assert_allclose(drawn.var(axis=0), 0.5 * noise**2, rtol=0.15)
    every = ChipErrors(chip, ErrorModel(h_noise=0.02, j_noise=0.01, static_share=1.0, seed=4))
    whole = Layout(pack_stars(load_topology("pegasus:3"), 20))
    h, J = every.lasting(whole, 0)
    # Some hundred values: σ of the estimate is 1/√(2n), below 5 %.
    assert h.std() == pytest.approx(0.02, rel=0.2)
    assert J.std() == pytest.approx(0.01, rel=0.2)


def test_lasting_errors_belong_to_the_qubit_and_the_chip(layout, chip):
    model = ErrorModel(h_noise=0.02, j_noise=0.01, static_share=1.0, seed=4)
    h, J = ChipErrors(chip, model).lasting(layout, 0)
    alone = Layout(layout.copies[1:])
    again_h, again_J = ChipErrors(chip, model).lasting(alone, 999)
    np.testing.assert_array_equal(again_h, h[layout.slices[1]])
    np.testing.assert_array_equal(np.sort(again_J), np.sort(J[np.isin(J, again_J)]))
    assert len(again_J) == len(alone.edges)
    other, _ = ChipErrors(chip, ErrorModel(h_noise=0.02, static_share=1.0, seed=5)).lasting(layout, 0)
    assert not np.isclose(other, h).any()


def test_spins_are_read_wrongly_now_and_then(chip):
    spins = np.zeros((200, 500), bool)
    read = ChipErrors(chip, ErrorModel(readout_error=0.02)).read(spins, np.random.default_rng(0))
    assert read.mean() == pytest.approx(0.02, abs=5 * np.sqrt(0.02 / spins.size))
    assert ChipErrors(chip, ErrorModel()).read(spins, np.random.default_rng(0)) is spins
