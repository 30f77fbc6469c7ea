from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from qanneal_gui.runs.curve_arithmetic import Smoother, band, decimate, extremes, smooth

VALUES = st.floats(-1e6, 1e6)
SERIES = npst.arrays(float, st.integers(1, 700), elements=VALUES)


def slow_mean(y, past):
    """The definition, one value after another."""
    mean = weight = 0.0
    made = []
    for value in y:
        mean, weight = past * mean + (1 - past) * value, past * weight + (1 - past)
        made.append(mean / weight)
    return np.array(made)


@given(SERIES, st.sampled_from([0.0, 0.3, 0.6, 0.9, 0.98]))
def test_smoothing_is_the_exponential_mean_without_bias(y, past):
    # Sums of up to 700 values of 1e6 in another order: 1e-16 each, relative to the largest.
    np.testing.assert_allclose(smooth(y, past), slow_mean(y, past), rtol=1e-10, atol=1e-7)


@given(SERIES, st.lists(st.integers(0, 700)), st.sampled_from([0.0, 0.6, 0.98]))
def test_smoothing_goes_on_where_it_was(y, cuts, past):
    smoother = Smoother(past)
    parts = [smoother.extend(part) for part in np.split(y, sorted(cut for cut in cuts if cut <= len(y)))]
    np.testing.assert_allclose(np.concatenate(parts), smooth(y, past), rtol=1e-10, atol=1e-7)


@given(SERIES, st.lists(st.integers(0, 700)), st.sampled_from([0.0, 0.3, 0.6, 0.98]), st.data())
def test_smoothing_at_some_places_is_that_of_all_values(y, cuts, past, data):
    smoother, begin = Smoother(past), 0
    for part in np.split(y, sorted(cut for cut in cuts if cut <= len(y))):
        at = np.array(sorted(data.draw(st.sets(st.integers(0, len(part) - 1)))) if len(part) else [], int)
        some = smoother.extend(part, at)
        np.testing.assert_allclose(some, smooth(y, past)[begin + at], rtol=1e-10, atol=1e-7)
        begin += len(part)


@given(VALUES, st.integers(1, 2000), st.floats(0, 0.99))
def test_a_constant_stays_a_constant(value, count, past):
    np.testing.assert_allclose(smooth(np.full(count, value), past), value, rtol=1e-9, atol=1e-12)


@given(
    SERIES,
    st.integers(1, 60),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_decimation_keeps_the_extrema_of_what_is_visible(y, columns, one, other):
    x = np.arange(len(y), dtype=float)
    low, high = sorted((one * len(y), other * len(y)))
    kept_x, kept_y = decimate(x, y, low, high, columns)
    assert len(kept_x) == len(kept_y) <= 2 * columns + 4
    assert (np.diff(kept_x) >= 0).all()
    visible = y[(x >= low) & (x <= high)]
    if len(visible):
        assert kept_y.min() <= visible.min()
        assert kept_y.max() >= visible.max()
    assert set(kept_y) <= set(y)


@given(SERIES, st.integers(4, 50))
def test_every_column_keeps_its_own_extrema(y, columns):
    x = np.arange(len(y), dtype=float)
    kept_x, kept_y = decimate(x, y, 0.0, len(y) - 1.0, columns)
    edges = np.linspace(0, len(y) - 1.0, columns + 1)
    for low, high in pairwise(edges):
        inside = y[1:-1][(x[1:-1] >= low + 1e-9) & (x[1:-1] < high - 1e-9)]
        near = kept_y[(kept_x >= low - 1) & (kept_x <= high + 1)]
        if len(inside):
            assert near.min() <= inside.min()
            assert near.max() >= inside.max()


def test_decimation_takes_equal_places_and_empty_series():
    x = np.zeros(500)
    y = np.sin(np.arange(500.0))
    kept = decimate(x, y, 0.0, 1.0, 10)[1]
    assert (kept.min(), kept.max()) == (y.min(), y.max())
    assert [len(part) for part in decimate(np.empty(0), np.empty(0), 0.0, 1.0, 10)] == [0, 0]


@given(npst.arrays(float, st.tuples(st.integers(2, 6), st.integers(1, 40)), elements=VALUES))
def test_mean_and_deviation_are_numpys(values):
    x = np.arange(values.shape[1]) * 2.0
    made = band([(x, y) for y in values])
    np.testing.assert_array_equal(made.x, x)
    np.testing.assert_allclose(made.mean, values.mean(axis=0), rtol=1e-12, atol=1e-9)
    # Deviations of equal values of 1e6 are rounding alone: 1e-10.
    np.testing.assert_allclose(made.std, values.std(axis=0, ddof=1), rtol=1e-9, atol=1e-8)
    assert (made.reached == len(values)).all()


def test_curves_of_different_lengths_count_between_their_ends_only():
    made = band([(np.array([0.0, 1, 2, 3, 4]), np.full(5, 1.0)), (np.array([0.0, 2]), np.array([3.0, 3.0]))])
    np.testing.assert_allclose(made.x, [0, 1, 2, 3, 4])
    np.testing.assert_allclose(made.mean, [2, 2, 2, 1, 1])
    np.testing.assert_allclose(made.std[:3], np.sqrt(2))
    assert np.isnan(made.std[3:]).all()
    np.testing.assert_array_equal(made.reached, [2, 2, 2, 1, 1])


def test_a_band_of_nothing_is_empty():
    assert len(band([]).x) == len(band([(np.empty(0), np.empty(0))]).x) == 0


@given(st.lists(st.floats(-10, 10), min_size=1, max_size=60), st.integers(1, 20), st.integers(1, 3))
def test_extremes_are_the_first_lowest_and_highest_of_each_width(y, width, stride):
    steps = np.arange(1.0, len(y) + 1) * stride
    kept = set(extremes(np.stack([steps, np.array(y)]), width)[0])
    wanted = {steps[0], steps[-1]}
    for place in np.unique(np.floor(steps / width)):
        there = np.flatnonzero(np.floor(steps / width) == place)
        found = np.array(y)[there]
        wanted |= {steps[there[found.argmin()]], steps[there[found.argmax()]]}
    assert kept == wanted
