"""Coins tossed with seven bits each, and a few of them anew."""

import numpy as np
import pytest

from qanneal_gui.annealing.seven_bit_coins import anew, thresholds, toss


def tossed(p, rounds, seed):
    """Toss coins of probabilities (rows, multiple of 8) so many times, as chains do; shape (rounds, …)."""
    first, rest = thresholds(p)
    rng, up = np.random.default_rng(seed), np.empty((rounds, *p.shape), bool)
    for one, (places, rows, drawn) in zip(up, anew(p.shape, rounds, rng), strict=True):
        toss(first, rng, out=one)
        one.reshape(-1)[places] = drawn < rest[rows, places - p.shape[1] * rows]
    return up


@pytest.mark.parametrize(
    "p", [0.0, 1e-4, 1 / 1024, 0.25, 64 / 129, 0.5 + 1 / 512, 1 - 1 / 1024, 1 - 1e-4, 1.0]
)
def test_probabilities_are_met_far_below_what_seven_bits_tell_apart(p):
    """Within 4 standard errors of a million tosses, and the impossible never happens."""
    up = tossed(np.full((500, 200), p), 10, 0)
    assert abs(up.mean() - p) <= 4 * np.sqrt(p * (1 - p) / up.size)


def test_every_coin_has_its_own_probability():
    """Each of 1,000 coins within 5 standard errors of 10,000 tosses; also all below 1/129, where r is all."""
    for largest in (1.0, 1 / 129):
        p = largest * np.random.default_rng(1).random((5, 200))
        up = tossed(p, 10_000, 2)
        assert (np.abs(up.mean(axis=0) - p) <= 5 * np.sqrt(p * (1 - p) / len(up))).all()


@pytest.mark.parametrize("together", [1, 2])
def test_coins_and_rounds_are_independent(together):
    """The number of yes in one or two rounds has a binomial's variance, within 5 standard errors."""
    p = 0.4 / 129  # every yes comes of a toss anew
    up = tossed(np.full((2, 200), p), 20_000, 3)
    sums = up.sum(axis=(1, 2)).reshape(-1, together).sum(axis=1)
    binomial = 400 * together * p * (1 - p)
    error = np.sqrt((2 + 1 / binomial) / len(sums))  # a Gaussian's, and what small numbers add
    assert abs(sums.var() / binomial - 1) <= 5 * error


def test_a_coin_is_tossed_anew_once_in_129_times():
    """However often it is met: within 5 standard errors of 400 million coins, 0.3 % of the probability."""
    met, count = 0, 400 * 1_000_000
    for places, rows, _ in anew((10_000, 100), 400, np.random.default_rng(4)):
        met += len(np.unique(places))
        assert (rows == places // 100).all()
    assert abs(met / count - 1 / 129) <= 5 * np.sqrt(128 / 129**2 / count)


def test_the_bits_of_a_probability_make_it_up_again():
    """To 24 bits of what seven have left."""
    p = np.concatenate([np.random.default_rng(5).random(10_000), np.arange(130) / 129, [1 - 1e-12]])
    first, rest = thresholds(p)
    assert first.max() == 128
    assert rest.min() >= 0
    assert rest.max() <= 1
    np.testing.assert_allclose((first + rest.astype(float)) / 129, p, rtol=0, atol=2.0**-32)
