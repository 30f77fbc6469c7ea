"""Coins tossed with one byte each."""

import numpy as np
import pytest

from qanneal_gui.annealing.byte_coins import thresholds, toss


@pytest.mark.parametrize("p", [0.0, 1e-4, 1 / 1024, 0.25, 0.5 + 1 / 512, 1 - 1 / 1024, 1 - 1e-4, 1.0])
def test_probabilities_are_met_far_below_what_one_byte_tells_apart(p):
    """Within 4 standard errors of a million tosses, and the impossible never happens."""
    first, rest = thresholds(np.array([p]))
    up = toss(
        np.full(1_000_003, first), lambda places: np.full(len(places), rest[0]), np.random.default_rng(0)
    )
    assert abs(up.mean() - p) <= 4 * np.sqrt(p * (1 - p) / up.size)


def test_every_coin_has_its_own_probability():
    """Each of 1,000 columns within 5 standard errors of 10,000 tosses."""
    p = np.random.default_rng(1).random(1000)
    first, rest = thresholds(p)
    up = toss(np.tile(first, (10_000, 1)), lambda places: rest[places % 1000], np.random.default_rng(2))
    assert (np.abs(up.mean(axis=0) - p) <= 5 * np.sqrt(p * (1 - p) / 10_000)).all()


def test_the_bits_of_a_probability_make_it_up_again():
    """To 24 bits of what eight have left."""
    p = np.random.default_rng(3).random(10_000)
    first, rest = thresholds(p)
    np.testing.assert_allclose((first + rest.astype(float)) / 256, p, rtol=0, atol=2.0**-32)
