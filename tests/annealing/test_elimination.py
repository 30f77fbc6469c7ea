"""Exact samples of problems with cycles against brute force and Ocean's tree decomposition."""

import itertools

import dimod
import numpy as np
import pytest
from dwave.samplers import TreeDecompositionSampler

from qanneal_gui.annealing.elimination import Elimination, TooManyEntriesError

EXACT = 1e-10
"""Sums of some ten float64 terms of order 10."""


def random_problem(n, couplers, seed):
    rng = np.random.default_rng(seed)
    pairs = np.array(list(itertools.combinations(range(n), 2)), np.int64).reshape(-1, 2)
    edges = pairs[rng.choice(len(pairs), couplers, replace=False)]
    return edges, rng.standard_normal(n), 2 * rng.standard_normal(couplers), rng


def all_states(n):
    return np.array(list(itertools.product((False, True), repeat=n))).T


def log_boltzmann(h, J, edges, beta, spins):
    s = np.where(spins, 1, -1)
    log_p = -beta * (h @ s + J @ (s[edges[:, 0]] * s[edges[:, 1]]))
    return log_p - np.logaddexp.reduce(log_p)


@pytest.mark.parametrize(("n", "couplers"), [(1, 0), (5, 3), (9, 14), (7, 21)])
@pytest.mark.parametrize("seed", range(3))
def test_every_state_has_its_boltzmann_probability(n, couplers, seed):
    """In any order of elimination: from no coupler at all to every pair coupled."""
    edges, h, J, rng = random_problem(n, couplers, seed)
    made = Elimination(n, edges, rng.integers(0, 3, n), limit=2**12)
    states = all_states(n)
    found = made.log_probability(h, J, 1.3, states)
    np.testing.assert_allclose(found, log_boltzmann(h, J, edges, 1.3, states), rtol=0, atol=EXACT)


def test_samples_have_these_probabilities():
    """χ² over 2⁹ states, those that are expected less than five times together."""
    edges, h, J, rng = random_problem(9, 14, 5)
    reads = 40_000
    up = Elimination(9, edges, np.zeros(9, np.int64), 2**12).sample(h, J, 0.3, reads, rng)
    expected = reads * np.exp(log_boltzmann(h, J, edges, 0.3, all_states(9)))
    counts = np.bincount((1 << np.arange(9)[::-1]) @ up, minlength=2**9)
    rare = expected < 5
    chi2 = ((counts - expected) ** 2 / expected)[~rare].sum()
    chi2 += (counts[rare].sum() - expected[rare].sum()) ** 2 / expected[rare].sum()
    degrees = (~rare).sum()
    assert degrees > 100
    # Mean + 5 deviations: far beyond chance and far below a bug.
    assert chi2 <= degrees + 5 * np.sqrt(2 * degrees)


def test_a_larger_problem_agrees_with_oceans_tree_decomposition():
    """A ladder of four rails and 30 rungs; marginals within 4.5 standard errors."""
    grid = np.arange(120).reshape(4, 30)
    edges = np.concatenate(
        [
            np.stack([grid[:, :-1], grid[:, 1:]], -1).reshape(-1, 2),
            np.stack([grid[:-1], grid[1:]], -1).reshape(-1, 2),
        ]
    )
    rng = np.random.default_rng(8)
    h, J, beta, reads = rng.standard_normal(120), rng.standard_normal(len(edges)), 0.7, 20_000
    made = Elimination(120, edges, np.zeros(120, np.int64), 2**14)
    p = made.sample(h, J, beta, reads, rng).mean(axis=1)
    bqm = dimod.BinaryQuadraticModel.from_ising(
        dict(enumerate(h)), dict(zip(map(tuple, edges.tolist()), J, strict=True))
    )
    info = TreeDecompositionSampler().sample(bqm, num_reads=1, beta=beta, marginals=True, seed=1).info
    wanted = np.array([info["variable_marginals"][i] for i in range(120)])
    assert (np.abs(p - wanted) <= 4.5 * np.sqrt(wanted * (1 - wanted) / reads)).all()


def test_some_spins_follow_the_others_at_a_larger_beta():
    """Two that freeze late, drawn given the rest, which are distributed as if all froze together."""
    edges, h, J, rng = random_problem(6, 9, 2)
    apart = ~np.isin(edges, [0, 1]).all(axis=1)  # neither may wait for the other
    edges, J = edges[apart], J[apart]
    late, beta, reads = np.array([1.7, 2.5, 1, 1, 1, 1.0]), 0.5, 60_000
    made = Elimination(6, edges, np.array([0, 0, 1, 1, 1, 1]), 2**10)
    states = all_states(6)
    p = np.exp(log_boltzmann(h, J, edges, beta, states))
    rest = (1 << np.arange(4)) @ states[2:]
    wanted = np.bincount(rest, p)[rest]
    s = np.where(states, 1, -1)
    for spin in (0, 1):
        field = h[spin] + sum(
            j * s[v if u == spin else u] for (u, v), j in zip(edges, J, strict=True) if spin in (u, v)
        )
        wanted = wanted / (1 + np.exp(2 * late[spin] * beta * s[spin] * field))
    assert wanted.sum() == pytest.approx(1, abs=EXACT)
    up = made.sample(h, J, beta, reads, rng, late)
    found = np.bincount((1 << np.arange(6)[::-1]) @ up, minlength=64) / reads
    assert (np.abs(found - wanted) <= 4.5 * np.sqrt(wanted * (1 - wanted) / reads) + 1 / reads).all()


def test_strong_couplings_do_not_overflow():
    edges = np.array([[0, 1], [1, 2], [0, 2]])
    up = Elimination(3, edges, np.zeros(3, np.int64), 2**5).sample(
        np.array([1e3, 0, 0]), np.array([-1e3, -1e3, -1e3]), 50.0, 10, np.random.default_rng(0)
    )
    assert not up.any()


def test_tables_beyond_the_limit_are_refused():
    """All pairs of eight: 2⁷ + 2⁶ + … + 1 entries."""
    edges = np.array(list(itertools.combinations(range(8), 2)))
    assert Elimination(8, edges, np.zeros(8, np.int64), 255).entries == 255
    with pytest.raises(TooManyEntriesError):
        Elimination(8, edges, np.zeros(8, np.int64), 254)
