"""Chains that have forgotten where they started, and chains that have not."""

import numpy as np
import pytest

from qanneal_gui.annealing.convergence import forgotten, hardly_moved
from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.samplers.classical import GibbsSampler


def runs(rng, stuck, problems=5, reads=1000, outputs=2):
    """Starts by coins; the share `stuck` ends where it started, the others wherever they like."""
    p = rng.uniform(0.01, 0.99, (problems, 1, outputs))
    first = rng.random((problems, reads, outputs)) < 0.5
    free = rng.random(first.shape) < p
    stay = rng.random((problems, reads, 1)) < stuck
    return list(zip(first, np.where(stay, first, free), strict=True))


def test_independent_ends_are_taken_for_remembered_ones_once_in_a_thousand():
    """1000 batches: 1 expected, 6 would come by chance once in 1700 times."""
    rng = np.random.default_rng(0)
    assert sum(not forgotten(runs(rng, 0.0)) for _ in range(1000)) < 6


def test_a_few_per_cent_that_are_stuck_are_noticed():
    rng = np.random.default_rng(1)
    assert not any(forgotten(runs(rng, 0.15)) for _ in range(100))
    # What is missed is small: an error of at most 0.025 in P.
    assert sum(not forgotten(runs(rng, 0.05)) for _ in range(100)) > 25


def test_one_output_that_remembers_another_one_is_noticed():
    rng = np.random.default_rng(2)
    first = rng.random((1000, 2)) < 0.5
    last = np.stack([rng.random(1000) < 0.5, first[:, 0]], axis=1)
    assert not forgotten([(first, last)])


@pytest.mark.parametrize("reads", [1, 2])
def test_few_reads_prove_nothing(reads):
    assert forgotten(runs(np.random.default_rng(3), 1.0, reads=reads))


def coupled(strength, seed, outputs=1, hidden=32):
    """A batch whose two modes are separated by K·w²/4 = `strength`, both of them populated."""
    rng = np.random.default_rng(seed)
    W2 = np.sqrt(4 * strength / hidden) * rng.standard_normal((outputs, hidden))
    return ClampedBatch(rng.standard_normal((5, hidden)), W2, -W2.sum(axis=1) / 2), rng


@pytest.mark.parametrize("outputs", [1, 2])
def test_gibbs_is_right_where_it_says_that_it_converged(outputs):
    """From weights that mix at once to some that never do.

    Up to 4.5 standard errors, and 15 reads in a thousand: if fewer stayed where they were, it may be by
    chance that they had all started on the same side.
    """
    told = []
    for strength in (1, 4, 8, 16, 40):
        for seed in range(3):
            problems, rng = coupled(strength, seed, outputs)
            samples, report = GibbsSampler(1000, 8).sample(problems, rng)
            p = np.exp(problems.log_conditional())
            close = np.abs(samples.frequencies - p) <= 4.5 * np.sqrt(p * (1 - p) / 1000) + 0.015
            assert close.all() or not report.converged
            told.append((strength, report.converged))
    assert all(converged for strength, converged in told if strength <= 4)
    assert sum(not converged for strength, converged in told if strength == 40) >= 2


def test_more_sweeps_help_where_the_report_asks_for_them():
    better = 0
    for seed in range(10):
        problems, rng = coupled(12, seed)
        _, few = GibbsSampler(1000, 4).sample(problems, rng)
        _, many = GibbsSampler(1000, 40).sample(problems, rng)
        better += many.kl < few.kl and not few.converged
    assert better >= 9


def test_breaks_that_follow_their_outputs_are_noticed_and_others_are_not():
    """Of 250 reads P(y = 1) = 0.3; breaks of 12 % shift it by nothing, or of 5 and 40 % by 0.09."""
    rng = np.random.default_rng(0)
    batches = [(rng.random((250, 10)) < 0.3, rng.random(250) > 0.12) for _ in range(40)]
    assert hardly_moved(batches)
    y = rng.random((2000, 1)) < 0.3
    follows = np.where(y[:, 0], rng.random(2000) > 0.4, rng.random(2000) > 0.05)
    assert not hardly_moved([*batches, (y, follows)])
    assert not hardly_moved([(y, np.zeros(2000, bool))])
