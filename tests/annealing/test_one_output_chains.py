"""The closed form of chains with one output held against sums over all hidden units, and chains."""

import threading

import numpy as np
import pytest

from qanneal_gui.annealing import one_output_chains
from qanneal_gui.annealing.block_gibbs import run_chains
from qanneal_gui.annealing.one_output_chains import OneOutputChains
from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.samplers.classical import GibbsSampler
from qanneal_gui.errors import CancelledError
from qanneal_gui.science import ebm
from qanneal_gui.science.arrays import sigmoid
from qanneal_gui.support import cores
from qanneal_gui.support.background import interruptible


def problems(count, hidden, strength, seed=0):
    rng = np.random.default_rng(seed)
    return ClampedBatch(
        rng.standard_normal((count, hidden)),
        strength * rng.standard_normal((1, hidden)),
        rng.standard_normal(1),
    )


def summed(problem):
    """P(y = 1 after a sweep | y before it) of every problem, over all 2^K hidden states."""
    w, c = problem.W2[0], problem.c[0]
    k = ebm.output_states(len(w)).astype(float)
    of_k = np.prod(
        np.where(k > 0, 1.0, 0.0)[:, None, None] * (up := sigmoid(problem.a[:, None] + [0 * w, w]))
        + np.where(k > 0, 0.0, 1.0)[:, None, None] * (1 - up),
        axis=-1,
    )
    return np.einsum("kby,k->by", of_k, sigmoid(c + k @ w))


@pytest.mark.parametrize("hidden", [1, 5, 10])
@pytest.mark.parametrize("strength", [0.0, 0.01, 0.3, 3.0, 30.0, 300.0])
def test_a_sweep_is_the_sum_over_all_hidden_units(hidden, strength):
    """Within 1e-14: sums of some hundred terms below 1, each good to 1e-16."""
    some = problems(4, hidden, strength, seed=hidden)
    np.testing.assert_allclose(OneOutputChains(some).transitions(), summed(some), rtol=0, atol=1e-14)


def test_an_output_that_nothing_can_turn_costs_nothing():
    for bias in (-100.0, 100.0):
        chains = OneOutputChains(ClampedBatch(np.zeros((2, 3)), np.full((1, 3), 0.1), np.array([bias])))
        assert chains.points == 0
        assert (chains.transitions() == (bias > 0)).all()


@pytest.mark.parametrize("sweeps", [1, 2, 20])
def test_ends_have_the_law_of_chains_whose_units_are_drawn(sweeps):
    """Each pair of first and last output within 4.5 standard errors of the difference, where chains stick."""
    some, reads = problems(2, 40, 1.0), 100_000
    closed, drawn = (
        run(rng)
        for run, rng in (
            (lambda rng: OneOutputChains(some).run(reads, sweeps, rng), np.random.default_rng(1)),
            (lambda rng: run_chains(some, reads, sweeps, rng), np.random.default_rng(2)),
        )
    )
    for i in range(2):
        p, q = (np.bincount(2 * first[i] + last[i], minlength=4) / reads for first, last in (closed, drawn))
        assert (np.abs(p - q) <= 4.5 * np.sqrt((p * (1 - p) + q * (1 - q)) / reads)).all()
        # Chains that end where they like would fail here: those that stick say nothing otherwise.
        assert sweeps > 1 or abs(p[1] / (p[0] + p[1]) - p[3] / (p[2] + p[3])) > 0.05


def test_any_number_of_cores_computes_the_same(monkeypatch):
    monkeypatch.setattr(one_output_chains, "_WORTH_A_THREAD", 0)
    found = []
    for number in (1, 2, 5):
        monkeypatch.setattr(cores, "_in_use", [number])
        found.append(OneOutputChains(problems(6, 300, 0.3)).transitions())
    assert (found[0] == found[1]).all()
    assert (found[0] == found[2]).all()


def test_units_are_drawn_where_that_is_less_work():
    """Weights of 1000 take thousands of points; two sweeps of ten reads are less."""
    some = problems(1, 30, 1000.0)
    sampler = GibbsSampler(10, 2)
    assert OneOutputChains(some).points > 20
    counts = sampler.sample(some, np.random.default_rng(3))[0].counts
    _, last = run_chains(some, 10, 2, np.random.default_rng(3))
    np.testing.assert_array_equal(counts, [np.bincount(last[0], minlength=2)])


def test_what_is_abandoned_ends(monkeypatch):
    stop, ended, parts = threading.Event(), threading.Event(), []
    check = one_output_chains.check

    def watched():
        parts.append(None)
        if len(parts) == 3:
            stop.set()
        check()

    def work():
        try:
            OneOutputChains(problems(100, 2000, 1.0)).transitions()
        finally:
            ended.set()

    monkeypatch.setattr(one_output_chains, "check", watched)
    with pytest.raises(CancelledError):
        interruptible(work, stop)
    assert ended.wait(60)
    assert len(parts) < 10
