"""Clamped Ising problems against the energy of the model, state by state."""

import itertools

import numpy as np
import pytest

from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.science.parameters import Parameters


def model(hidden, outputs, seed):
    rng = np.random.default_rng(seed)
    return Parameters(
        W1=rng.standard_normal((hidden, 3)),
        W2=rng.standard_normal((outputs, hidden)),
        b=rng.standard_normal(hidden),
        c=rng.standard_normal(outputs),
    ), rng.random((2, 3))


@pytest.mark.parametrize(("hidden", "outputs"), [(1, 1), (6, 1), (4, 2), (3, 3)])
@pytest.mark.parametrize("beta", [0.5, 16.0])
def test_energies_are_minus_log_p_up_to_a_constant_and_beta(hidden, outputs, beta):
    """≤ 1e-10: float64 sums of some 30 terms of order 1."""
    p, x = model(hidden, outputs, seed=hidden)
    ising = ClampedBatch.clamp(p, x).ising(beta)
    for i, image in enumerate(x):
        differences = []
        for q in itertools.product((0, 1), repeat=hidden + outputs):
            k, y = np.array(q[:hidden]), np.array(q[hidden:])
            minus_log_p = -(k @ p.W1 @ image + y @ p.W2 @ k + p.b @ k + p.c @ y)
            s, t = 2 * k - 1, 2 * y - 1
            energy = ising.h_hidden[i] @ s + ising.h_output @ t + t @ ising.J @ s
            differences.append(minus_log_p - beta * energy)
        assert np.ptp(differences) <= 1e-10
