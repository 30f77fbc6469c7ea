"""Exact forest samples against brute-force Boltzmann distributions."""

import itertools

import numpy as np
import pytest

from qanneal_gui.annealing.forest_sampling import Forest


def random_forest(n, trees, seed):
    rng = np.random.default_rng(seed)
    order = rng.permutation(n)
    edges = [(int(order[i]), int(order[rng.integers(trees - 1, i)])) for i in range(trees, n)]
    return np.array(edges, np.int64).reshape(-1, 2), rng


@pytest.mark.parametrize(("n", "trees"), [(1, 1), (6, 1), (7, 2), (7, 7)])
def test_every_state_has_its_boltzmann_probability(n, trees):
    """χ² of 40,000 samples over at most 128 states, expected value ≥ 5 by construction of β.

    A seeded test: the bound, mean + 5 deviations of χ², is far beyond chance and far below a bug.
    """
    edges, rng = random_forest(n, trees, seed=n + trees)
    h, J, beta = 0.5 * rng.standard_normal(n), 0.5 * rng.standard_normal(len(edges)), 0.8
    states = np.array(list(itertools.product((-1, 1), repeat=n)))
    energy = states @ h
    for (u, v), j in zip(edges, J, strict=True):
        energy = energy + j * states[:, u] * states[:, v]
    p = np.exp(-beta * energy)
    p /= p.sum()
    spins = Forest(n, edges).sample(h, J, beta, 40_000, rng)
    counts = np.bincount((1 << np.arange(n)[::-1]) @ spins, minlength=2**n)
    expected = 40_000 * p
    chi2 = ((counts - expected) ** 2 / expected).sum()
    degrees = 2**n - 1
    assert chi2 <= degrees + 5 * np.sqrt(2 * degrees)


def test_strong_couplings_do_not_overflow():
    spins = Forest(3, np.array([[0, 1], [1, 2]])).sample(
        np.array([1e3, 0, 0]), np.array([-1e3, 1e3]), 50.0, 10, np.random.default_rng(0)
    )
    assert not spins[0].any()
    assert not spins[1].any()
    assert spins[2].all()


def test_a_cycle_is_refused():
    with pytest.raises(ValueError, match="cycle"):
        Forest(3, np.array([[0, 1], [1, 2], [0, 2]]))
