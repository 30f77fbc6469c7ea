"""Samples of networks whose chains do not break, and the bound that tells which these are, by brute force."""

import numpy as np
import pytest

from qanneal_gui.annealing.chain_trees import ChainTrees
from qanneal_gui.annealing.embedding.embedding import Embedding
from qanneal_gui.annealing.embedding.programming import Layout
from qanneal_gui.annealing.whole_chains import MOST_BROKEN, WholeChains

SMALL = Embedding(
    outputs=2,
    hidden=2,
    qubits=np.arange(9),
    variable=np.array([0, 0, 0, 0, 1, 1, 2, 2, 3]),
    chain_edges=np.array([[0, 1], [1, 2], [1, 3], [4, 5], [6, 7]]),
    weight_edges=np.array([[0, 6], [2, 7], [3, 8], [4, 7], [5, 8]]),
    weight_index=np.array([[0, 0], [0, 0], [0, 1], [1, 0], [1, 1]]),
)
"""Two outputs, one on a chain that branches; two hidden units, one on a chain: 2⁹ physical states."""

SPINS = np.where((np.arange(512)[:, None] >> np.arange(9)) & 1, 1, -1)


def programmed(rng, chain, weight, copies=1):
    """Return biases and couplings in a gauge at random."""
    gauge = rng.choice([-1, 1], 9 * copies)
    edges = layout(copies).edges
    J = np.concatenate([np.full(5 * copies, -chain), weight * rng.standard_normal(5 * copies)])
    return gauge * weight * rng.standard_normal(9 * copies), J * gauge[edges].prod(axis=1), gauge


def layout(copies=1):
    return Layout([SMALL] * copies)


def boltzmann(h, J, beta):
    energy = SPINS @ h
    for (u, v), j in zip(layout().edges.tolist(), J, strict=True):
        energy += j * SPINS[:, u] * SPINS[:, v]
    p = np.exp(-beta * (energy - energy.min()))
    return p / p.sum()


def is_broken(gauge):
    ends = (SPINS * gauge)[:, layout().edges[:5]]
    return (ends[:, :, 0] != ends[:, :, 1]).any(axis=1)


@pytest.mark.parametrize("weight", [0.0, 0.02, 0.2, 1.0])
@pytest.mark.parametrize("beta", [0.5, 2.0, 6.0])
def test_no_more_states_are_broken_than_the_bound_says(beta, weight):
    rng = np.random.default_rng(0)
    for _ in range(20):
        h, J, gauge = programmed(rng, 1.0, weight)
        share = boltzmann(h, J, beta)[is_broken(gauge)].sum()
        bound = ChainTrees(layout()).broken(h, J, beta)
        assert 0 < share <= bound
        if weight == 0 and beta == 6:  # five couplers that break independently
            assert bound == pytest.approx(share, rel=1e-3)


def test_every_coupler_of_every_copy_counts():
    """Without weights each of 15 couplers breaks independently; one of them is weak."""
    J = np.concatenate([np.full(15, -1.0), np.zeros(15)])
    for weak in range(15):
        J[:15] = -1.0
        J[weak] = 0.4
        bound = ChainTrees(layout(3)).broken(np.zeros(27), J, 6.0)
        assert bound == pytest.approx(np.exp(-4.8), rel=0.02)


@pytest.mark.parametrize("late", [1.0, 1.8])
def test_samples_are_boltzmann_in_any_gauge(late):
    """All 2⁹ states of each of three copies within 4.5 standard errors; single hidden units at their β."""
    rng = np.random.default_rng(3)
    reads, beta = 40_000, 2.0
    h, J, gauge = programmed(rng, 1.0, 0.3, copies=3)
    J[:15] *= 20  # nothing breaks
    follows = np.where(np.arange(27) % 9 == 8, late, 1.0)
    up = WholeChains(layout(3)).sample(h, J, beta, reads, rng, None if late == 1.0 else follows)
    edges = layout(3).edges
    assert up.shape == (27, reads)
    for copy in range(3):
        qubits = slice(9 * copy, 9 * copy + 9)
        own = np.r_[5 * copy : 5 * copy + 5, 15 + 5 * copy : 20 + 5 * copy]
        assert (edges[own] // 9 == copy).all()
        p = boltzmann(h[qubits], J[own], beta)
        if late != 1.0:
            p = frozen_later(p, h[qubits], J[own], late * beta)
        assert p[is_broken(gauge[qubits])].sum() < MOST_BROKEN
        found = np.bincount((1 << np.arange(9)) @ up[qubits], minlength=512) / reads
        assert (np.abs(found - p) <= 4.5 * np.sqrt(p * (1 - p) / reads) + 1e-4).all()


def frozen_later(p, h, J, beta):
    """Return P(other spins) as it is, times P(last hidden unit | others) at its own β."""
    others = p[:256] + p[256:]
    last = [number for number, pair in enumerate(layout().edges.tolist()) if 8 in pair]
    neighbours = [min(layout().edges[number]) for number in last]
    field = h[8] + SPINS[:256, neighbours] @ J[last]
    down = 1 / (1 + np.exp(-2 * beta * field))
    return np.concatenate([others * down, others * (1 - down)])


def test_nothing_is_drawn_where_chains_may_break():
    """A bound of 1e-9, at which the samples are as good as without: on either side of it."""
    rng = np.random.default_rng(4)
    h, J, _ = programmed(rng, 1.0, 0.01)
    trees, found = ChainTrees(layout()), {True: 0, False: 0}
    for beta in np.linspace(8, 13, 21):
        drawn = WholeChains(layout()).sample(h, J, beta, 10, rng)
        assert (drawn is None) == (trees.broken(h, J, beta) > MOST_BROKEN)
        found[drawn is None] += 1
    assert min(found.values()) > 3
