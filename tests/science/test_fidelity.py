"""What exact samples show, against enumeration and repetition."""

import dataclasses
import math

import numpy as np
import pytest

from qanneal_gui.science.fidelity import fidelity, log_odds_interval
from qanneal_gui.science.metrics import mean_kl


def distribution(outcomes, spread, seed):
    log_p = spread * np.random.default_rng(seed).standard_normal(outcomes)
    return log_p - np.logaddexp.reduce(log_p)


@pytest.mark.parametrize("p", [0.5, 0.2, 0.01, 1e-4])
def test_two_outcomes_by_all_counts_that_there_are(p):
    """Sum over all n + 1 counts of the binomial: TV in closed form, KL up to the next order in 1/n."""
    n = 1000
    k = np.arange(n + 1)
    log_choose = np.array([math.lgamma(n + 1) - math.lgamma(i + 1) - math.lgamma(n - i + 1) for i in k])
    weights = np.exp(log_choose + k * np.log(p) + (n - k) * np.log1p(-p))
    log_p = np.log([[1 - p, p]])
    kl = np.array([mean_kl(np.array([[1 - i / n, i / n]]), log_p) for i in k])
    found = fidelity(np.array([[n - 7, 7]]), log_p)
    assert found.tv == pytest.approx(abs(7 / n - p))
    # lgamma of 1000 is some 6000, and so exact to 1e-12.
    assert found.tv_expected == pytest.approx(weights @ np.abs(k / n - p), rel=1e-9)
    assert found.kl - found.kl_corrected == pytest.approx(weights @ kl, rel=0.01)
    error = math.sqrt(weights @ kl**2 - (weights @ kl) ** 2)
    assert found.kl_error == pytest.approx(error, rel=0.03)


@pytest.mark.parametrize("outcomes", [2, 8, 1024])
@pytest.mark.parametrize("spread", [0.5, 3.0])
def test_exact_samples_have_no_divergence_on_average(outcomes, spread):
    """400 batches of three examples: means within 4 standard errors, their deviation within 15 %.

    A deviation of 400 values is known to 3.5 %, and more of a distribution with a long tail.
    """
    rng = np.random.default_rng(outcomes)
    log_p = np.stack([distribution(outcomes, spread, seed) for seed in range(3)])
    p = np.exp(log_p) / np.exp(log_p).sum(axis=1, keepdims=True)
    found = [fidelity(rng.multinomial(1000, p), log_p) for _ in range(400)]
    corrected = np.array([one.kl_corrected for one in found])
    error = found[0].kl_error
    assert abs(corrected.mean()) <= 4 * error / 20 + 1e-6
    assert corrected.std() == pytest.approx(error, rel=0.15)
    assert np.mean([one.tv for one in found]) == pytest.approx(found[0].tv_expected, rel=0.1)
    if outcomes == 1024:  # which is what the correction is for
        assert np.mean([one.kl for one in found]) > 20 * error


def test_other_samples_keep_their_divergence():
    rng = np.random.default_rng(5)
    log_p, log_q = distribution(8, 1.0, 1)[None], distribution(8, 1.0, 2)[None]
    found = fidelity(rng.multinomial(10**6, np.exp(log_q)), log_p)
    assert found.kl_corrected == pytest.approx((np.exp(log_q) * (log_q - log_p)).sum(), rel=0.01)
    assert found.tv == pytest.approx(np.abs(np.exp(log_q) - np.exp(log_p)).sum() / 2, rel=0.01)


def test_expectations_have_no_shot_noise():
    log_p = np.log([[0.3, 0.7]])
    found = fidelity(np.array([[333.3, 666.7]]), log_p)
    assert found.kl == found.kl_corrected > 0
    assert found.kl_error == found.tv_expected == 0
    assert found.tv == pytest.approx(0.0333)


def test_certain_outcomes_are_no_trouble():
    """P rounds to 1, and to 0."""
    found = fidelity(np.array([[1000, 0]]), np.array([[0.0, -800.0]]))
    assert set(dataclasses.astuple(found)) == {0.0}


@pytest.mark.parametrize("p", [0.5, 0.1, 0.01])
def test_intervals_of_log_odds_hold_the_truth_nineteen_times_in_twenty(p):
    """4000 experiments, 4 standard errors and what is due to whole numbers of reads (Brown et al. 2001)."""
    drawn = np.random.default_rng(2).binomial(500, p, 4000) / 500
    value, low, high = log_odds_interval(drawn, 500)
    true = math.log(p / (1 - p))
    assert ((low <= true) & (true <= high)).mean() == pytest.approx(0.95, abs=0.03)
    assert ((low < value) & (value < high)).all()


def test_an_interval_is_open_where_no_read_bounds_it():
    value, low, high = log_odds_interval(np.array([0.0, 1.0]), 100)
    assert np.isfinite(value).all()
    assert (low[0], high[1]) == (-math.inf, math.inf)
    # Wilson's upper end is z²/(n + z²): 3.7 %.
    assert high[0] == pytest.approx(-low[1]) == pytest.approx(math.log(3.84 / 100), abs=0.01)
