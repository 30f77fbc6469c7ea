"""What is programmed on the chip has the logical problem's energy, up to the chains' constant."""

import numpy as np
import pytest

from qanneal_gui.annealing.embedding.packing import pack_stars
from qanneal_gui.annealing.embedding.programming import Layout
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.annealing.problems import ClampedBatch, IsingBatch

WIDE = (-100.0, 100.0)


@pytest.fixture(scope="module")
def layout():
    return Layout(pack_stars(load_topology("pegasus:4"), 30, limit=3))


def problems(seed, scale=1.0):
    rng = np.random.default_rng(seed)
    return ClampedBatch(
        scale * rng.standard_normal((2, 30)), scale * rng.standard_normal((1, 30)), np.ones(1)
    )


def test_energies_agree_for_unbroken_chains(layout):
    ising = problems(0).ising(2.0)
    examples = [0, 1, 0]
    program = layout.program(ising, examples, 1.5, WIDE, WIDE)
    rng = np.random.default_rng(1)
    differences = []
    for _ in range(20):
        logical = rng.choice([-1, 1], (3, 31))
        spins = np.concatenate([row[copy.variable] for row, copy in zip(logical, layout.copies, strict=True)])
        physical = program.h @ spins + program.J @ (spins[layout.edges[:, 0]] * spins[layout.edges[:, 1]])
        wanted = sum(
            ising.h_output[0] * s[0] + ising.h_hidden[i] @ s[1:] + s[0] * (ising.J[0] @ s[1:])
            for i, s in zip(examples, logical, strict=True)
        )
        differences.append(physical - wanted)
    assert np.ptp(differences) <= 1e-10  # float64 sums of a few hundred terms of order 1
    assert differences[0] == pytest.approx(-1.5 * layout.chain_count)
    assert program.capped_h == program.capped_j == 0


def test_caps_apply_to_programmed_values_and_are_counted(layout):
    ising = problems(0, scale=8.0).ising(1.0)
    free = layout.program(ising, [0, 1, 0], 1.0, WIDE, WIDE)
    capped = layout.program(ising, [0, 1, 0], 1.0, (-2, 2), (-1, 1))
    assert capped.capped_h == (np.abs(free.h) > 2).sum() > 0
    assert capped.capped_j == (np.abs(free.J) > 1).sum() > 0
    np.testing.assert_array_equal(capped.h, np.clip(free.h, -2, 2))
    assert np.abs(capped.J).max() <= 1


def test_majority_vote_and_broken_hubs(layout):
    spins = np.zeros((len(layout.qubits), 4), bool)
    hub = np.flatnonzero(layout.copies[0].variable == 0)
    assert len(hub) % 2 == 1 or len(hub) > 2
    spins[hub, 1] = True
    spins[hub[0], 2] = True
    spins[hub[1:], 3] = True
    y, broken = layout.outputs(spins, np.random.default_rng(0))
    assert y.shape == broken.shape == (3, 4, 1)
    assert broken[0, :, 0].tolist() == [False, False, True, True]
    if len(hub) > 2:
        assert y[0, :, 0].tolist() == [0, 1, 0, 1]
    assert not broken[1:].any()


def test_a_tie_is_decided_by_a_coin():
    layout = Layout(pack_stars(load_topology("pegasus:4"), 20, limit=1))
    hub = np.flatnonzero(layout.copies[0].variable == 0)
    assert len(hub) == 2
    spins = np.zeros((len(layout.qubits), 2000), bool)
    spins[hub[0]] = True
    y, _ = layout.outputs(spins, np.random.default_rng(0))
    assert abs(y.mean() - 0.5) <= 4 * 0.5 / np.sqrt(2000)


def test_a_weight_on_two_couplers_is_split():
    from qanneal_gui.annealing.embedding.embedding import Embedding

    copy = Embedding(
        outputs=1,
        hidden=1,
        qubits=np.array([0, 1, 2]),
        variable=np.array([0, 0, 1]),
        chain_edges=np.array([[0, 1]]),
        weight_edges=np.array([[0, 2], [1, 2]]),
        weight_index=np.array([[0, 0], [0, 0]]),
    )
    ising = IsingBatch(np.zeros((1, 1)), np.zeros(1), np.array([[0.6]]))
    program = Layout([copy]).program(ising, [0], 1.0, WIDE, WIDE)
    assert program.J.tolist() == [-1.0, 0.3, 0.3]
