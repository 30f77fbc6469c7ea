"""What a successful trial is, on curves of every kind the paper names and on some it does not."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qanneal_gui.experiments.comparison import steps_to_70, successful
from qanneal_gui.experiments.comparison.success import largest_fall

RISING = [
    0.5,
    0.5,
    0.52,
    0.55,
    0.6,
    0.66,
    0.7,
    0.74,
    0.78,
    0.8,
    0.82,
    0.84,
    0.85,
    0.85,
    0.86,
    0.86,
    0.87,
    0.86,
    0.87,
    0.87,
]
CURVES = {
    "rising": (RISING, True),
    "good from the first step on": ([0.97] * 20, True),
    "late": ([0.5] * 16 + [0.56, 0.68, 0.75, 0.8], True),
    "as low as the paper's lowest mean of successful trials": (
        [*np.linspace(0.5, 0.66, 15), 0.65, 0.67, 0.66, 0.65, 0.66],
        True,
    ),
    "volatile at first, then settled": ([0.5, 0.9, 0.5, 0.85] * 3 + [0.8, 0.86, 0.88] + [0.9] * 5, True),
    "constant": ([0.5] * 20, False),
    "constant, one class a little larger": ([0.535] * 20, False),
    "creeping": ([*np.linspace(0.5, 0.56, 20)], False),
    "volatile": ([0.5, 0.85, 0.5, 0.6, 0.9] * 4, False),
    "volatile, high at its end": ([0.5, 0.88] * 10, False),
    "risen and collapsed": ([*RISING[:15], 0.8, 0.7, 0.6, 0.5, 0.5], False),
    "half collapsed": ([*RISING[:15], 0.87, 0.8, 0.7, 0.63, 0.6], False),
    "worse than guessing": ([*np.linspace(0.5, 0.1, 20)], False),
    "nothing": ([], False),
}


@pytest.mark.parametrize("name", CURVES)
def test_each_kind_of_curve(name):
    curve, expected = CURVES[name]
    assert successful(curve) is expected


@given(st.lists(st.floats(0.45, 0.55), min_size=1, max_size=30))
def test_no_curve_near_one_half_is_a_success(curve):
    assert not successful(curve)


@given(st.lists(st.floats(0.7, 1.0), min_size=5, max_size=30).map(sorted))
def test_every_curve_that_only_rises_and_ends_high_is_a_success(curve):
    assert successful(curve)


@given(st.lists(st.floats(0, 1), min_size=20, max_size=20), st.integers(0, 14), st.floats(0, 1))
def test_only_the_last_quarter_decides(curve, step, value):
    changed = [*curve[:step], value, *curve[step + 1 :]]
    assert successful(changed) == successful(curve)


def test_the_largest_fall():
    assert largest_fall([0.5, 0.75, 1.0]) == 0
    assert largest_fall([0.5, 0.9, 0.7, 0.95, 0.8, 0.6]) == pytest.approx(0.35)


def test_steps_to_70_means_surpassed_for_the_first_time():
    assert steps_to_70([0.5, 0.7, 0.71, 0.6, 0.9]) == 3
    assert steps_to_70([0.5, 0.7]) is None
    assert steps_to_70([]) is None
