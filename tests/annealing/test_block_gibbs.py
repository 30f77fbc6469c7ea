"""Block Gibbs chains held against their own law, enumerated, from the first sweep on."""

import threading

import numpy as np
import pytest

from qanneal_gui.annealing import block_gibbs
from qanneal_gui.annealing.block_gibbs import run_chains
from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.seven_bit_coins import toss
from qanneal_gui.errors import CancelledError
from qanneal_gui.science import ebm
from qanneal_gui.science.arrays import sigmoid
from qanneal_gui.support.background import interruptible


def problems(count, hidden, outputs, strength, seed=0):
    rng = np.random.default_rng(seed)
    return ClampedBatch(
        rng.standard_normal((count, hidden)).astype(np.float32),
        (strength * rng.standard_normal((outputs, hidden))).astype(np.float32),
        rng.standard_normal(outputs).astype(np.float32),
    )


def transitions(a, W2, c):
    """P(y after a sweep | y before it), summed over all k; row by the y before."""
    ys, ks = ebm.output_states(len(c)).astype(float), ebm.output_states(len(a)).astype(float)
    up = sigmoid(a + ys @ W2)
    of_k = np.prod(np.where(ks[None] > 0, up[:, None], 1 - up[:, None]), axis=2)
    up = sigmoid(ks @ W2.T + c)
    return of_k @ np.prod(np.where(ys[None] > 0, up[:, None], 1 - up[:, None]), axis=2)


@pytest.mark.parametrize("outputs", [1, 3])
@pytest.mark.parametrize("sweeps", [1, 2, 5])
def test_every_sweep_has_the_law_of_block_gibbs(outputs, sweeps):
    """Each of the 4^M pairs of first and last outputs within 4.5 standard errors, far from equilibrium."""
    batch, reads = problems(2, 5, outputs, 3.0), 200_000
    first, last = run_chains(batch, reads, sweeps, np.random.default_rng(1))
    for i, a in enumerate(batch.a.astype(float)):
        expected = np.linalg.matrix_power(transitions(a, batch.W2.astype(float), batch.c), sweeps)
        assert sweeps > 1 or np.abs(expected - expected[0]).max() > 0.1  # the start is not forgotten
        states = 2**outputs
        seen = np.bincount(states * first[i] + last[i], minlength=states**2) / reads
        p = expected.ravel() / states
        assert (np.abs(seen - p) <= 4.5 * np.sqrt(p * (1 - p) / reads)).all()


@pytest.mark.parametrize("p", [0.0, 1e-4, 1 / 1024, 0.25, 0.5 + 1 / 512, 1 - 1 / 1024, 1 - 1e-4, 1.0])
def test_probabilities_are_met_far_below_what_seven_bits_tell_apart(p):
    """One unit, and an output that follows it: y = k. P(k = 1) = p given y = 0, and 1 given y = 1."""
    logit = np.array([[np.clip(np.log(max(p, 1e-300)) - np.log(max(1 - p, 1e-300)), -200, 200)]])
    batch = ClampedBatch(logit, np.array([[400.0]]), np.array([-200.0]))
    first, last = run_chains(batch, 1_000_000, 1, np.random.default_rng(2))
    from_below = last[first == 0]
    assert abs(from_below.mean() - p) <= 4 * np.sqrt(p * (1 - p) / len(from_below))
    if p > 0:  # log-odds of −200 + 400 − 200 are 0
        assert last[first == 1].all()


def test_chains_are_independent_of_each_other():
    """Half the chains of every pair say nothing of the other half: correlation within 4 standard errors."""
    batch = problems(1, 548, 1, 0.02)
    _, last = run_chains(batch, 100_000, 1, np.random.default_rng(3))
    for apart in (1, 2, 8, 1087, 50_000):
        assert abs(np.corrcoef(last[0, :-apart], last[0, apart:])[0, 1]) <= 4 / np.sqrt(100_000 - apart)


def test_the_same_generator_draws_others_the_second_time():
    rng = np.random.default_rng(5)
    (_, one), (_, other) = (run_chains(problems(1, 20, 1, 0.1), 100, 2, rng) for _ in range(2))
    assert (one != other).any()


def test_what_is_abandoned_ends_after_a_sweep(monkeypatch):
    stop, ended, sweeps = threading.Event(), threading.Event(), []

    def watched(first, rng, out):
        sweeps.append(len(first))
        if len(sweeps) == 2:
            stop.set()
        toss(first, rng, out)

    def work():
        try:
            run_chains(problems(1, 64, 1, 0.1), 10, 10**9, np.random.default_rng(6))
        finally:
            ended.set()

    monkeypatch.setattr(block_gibbs, "toss", watched)
    with pytest.raises(CancelledError):
        interruptible(work, stop)
    assert ended.wait(60)
    assert len(sweeps) == 2
