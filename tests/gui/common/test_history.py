import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qanneal_gui.gui.common.history import Curve, History, thinned
from qanneal_gui.training import recorded_steps

VALUES = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=300)


@given(VALUES)
def test_nothing_measured_is_lost_when_a_curve_grows(values):
    curve = Curve(0.6)
    for step, value in enumerate(values, 1):
        curve.append(step, value)
    np.testing.assert_array_equal(curve.raw, values)
    np.testing.assert_array_equal(curve.steps, np.arange(1, len(values) + 1))


@given(VALUES, st.sampled_from([0.0, 0.6, 0.9]))
def test_smoothing_is_a_mean_that_starts_at_the_first_value(values, past):
    curve = Curve(past)
    for step, value in enumerate(values, 1):
        curve.append(step, value)
    weights = [past ** (len(values) - 1 - i) for i in range(len(values))]
    # Rounding of a few hundred additions of values up to 1e6.
    assert curve.smooth[-1] == pytest.approx(np.average(values, weights=weights), abs=1e-6)
    assert curve.smooth[0] == pytest.approx(values[0], abs=1e-9)


@given(VALUES, st.integers(1, 40))
def test_thinning_keeps_every_extreme_and_both_ends(values, buckets):
    x, y = np.arange(len(values), dtype=float), np.array(values)
    few_x, few_y = thinned(x, y, buckets)
    assert len(few_x) <= max(2 * buckets, len(values) % buckets + 2 * buckets + 2)
    assert few_y.min() == y.min()
    assert few_y.max() == y.max()
    assert (few_x[0], few_x[-1]) == (x[0], x[-1])
    assert (np.diff(few_x) > 0).all()
    np.testing.assert_array_equal(y[few_x.astype(int)], few_y)


def test_steps_without_an_evaluation_leave_no_points():
    history = History("off")
    measured = {"loss": 0.5, "test_accuracy": 0.9}
    history.extend(
        recorded_steps.read(
            [{"step": 1, **measured, "mlp": measured, "gap": 0.1}, {"step": 2, "loss": None, "mlp": None}]
        )
    )
    assert history.last_step == 2
    assert list(history.curve("ebm.loss").steps) == [1]
    assert list(history.curve("mlp.test_accuracy").raw) == [0.9]
    assert len(history.curve("symmetrised_kl")) == 0


def test_smoothing_can_be_changed_afterwards():
    history = History("off")
    history.extend(recorded_steps.read({"step": i, "gap": float(i % 2)} for i in range(1, 21)))
    history.set_smoothing("strong")
    curve = history.curve("gap")
    np.testing.assert_array_equal(curve.raw, [i % 2 for i in range(1, 21)])
    assert np.ptp(curve.smooth[5:]) < 0.3


def test_the_last_measurement_can_be_taken_out():
    steps = recorded_steps.read([{"step": 1, "gap": 1.0}, {"step": 2, "gap": 3.0, "symmetrised_kl": 0.5}])
    history, shorter = History(), History()
    history.extend(steps)
    history.forget(2)
    shorter.extend(steps[:1])
    assert history.curve("gap").smooth.tolist() == shorter.curve("gap").smooth.tolist() == [1.0]
    assert len(history.curve("symmetrised_kl")) == 0
    history.forget(2)  # nothing was measured there any more
    assert len(history.curve("gap")) == 1
