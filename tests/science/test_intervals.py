"""Student's t against printed tables, and the coverage that an interval promises."""

import math

import numpy as np
import pytest

from qanneal_gui.science.intervals import mean_interval, t_quantile


@pytest.mark.parametrize(
    ("degrees", "quantile"),
    # Abramowitz and Stegun, table 26.10, A = 0.95
    [(1, 12.706), (2, 4.303), (3, 3.182), (4, 2.776), (7, 2.365), (15, 2.131), (30, 2.042), (120, 1.980)],
)
def test_quantiles_are_those_of_the_table(degrees, quantile):
    assert t_quantile(degrees) == pytest.approx(quantile, abs=5e-4)


def test_quantiles_come_down_to_the_normal_ones():
    assert 1.96 < t_quantile(10**6) < 1.9624


def test_an_interval_covers_the_mean_as_often_as_it_says():
    """4,000 intervals of five values: 95 %, within four standard errors of 0.34 % each."""
    rng = np.random.default_rng(1)
    found = [mean_interval([rng.normal(3.0, 2.0, 5)]) for _ in range(4000)]
    covered = np.mean([interval.low < 3.0 < interval.high for interval in found])
    assert covered == pytest.approx(0.95, abs=4 * math.sqrt(0.95 * 0.05 / 4000))


def test_several_groups_cover_too_and_need_not_be_alike():
    """Welch's and Satterthwaite's degrees are an approximation, so 1 % is allowed beside the error."""
    rng = np.random.default_rng(2)
    found = [
        mean_interval([rng.normal(-1.0, 1.0, 4), rng.normal(5.0, 3.0, 6), rng.normal(2.0, 0.1, 3)])
        for _ in range(4000)
    ]
    covered = np.mean([interval.low < 2.0 < interval.high for interval in found])
    assert covered == pytest.approx(0.95, abs=0.01 + 4 * math.sqrt(0.95 * 0.05 / 4000))


def test_too_few_values_have_no_interval():
    assert mean_interval([]) is None
    assert mean_interval([np.array([])]) is None
    alone = mean_interval([np.array([2.0]), np.array([3.0, 5.0])])
    assert (alone.mean, alone.low, alone.high, alone.sign) == (3.0, None, None, 0)


def test_values_without_a_deviation_are_certain_and_signs_are_told():
    same = mean_interval([np.array([2.0, 2.0])])
    assert (same.low, same.high, same.sign) == (2.0, 2.0, 1)
    assert mean_interval([np.array([-2.0, -2.1])]).sign == -1
    assert mean_interval([np.array([-2.0, 2.1])]).sign == 0
