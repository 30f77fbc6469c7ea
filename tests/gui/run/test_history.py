from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qanneal_gui.gui.run.history import History
from qanneal_gui.gui.run.live_curve import LiveCurve
from qanneal_gui.gui.run.shown import shown_metrics
from qanneal_gui.runs.metrics import DECISIVE, METRICS, by_class
from qanneal_gui.training import recorded_steps

VALUES = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=300)


def made(values, past, cut):
    """A curve that has grown in two strides, and then value by value."""
    curve = LiveCurve(past)
    steps, values = np.arange(1.0, len(values) + 1), np.array(values)
    ends = [0, min(cut, len(values)), *range(min(cut, len(values)) + 1, len(values) + 1)]
    for begin, end in pairwise(ends):
        curve.extend(steps[begin:end], values[begin:end])
        assert len(curve.smooth) == len(curve) == end
    return curve


@given(VALUES, st.integers(0, 300))
def test_nothing_measured_is_lost_when_a_curve_grows(values, cut):
    curve = made(values, 0.6, cut)
    np.testing.assert_array_equal(curve.raw, values)
    np.testing.assert_array_equal(curve.steps, np.arange(1, len(values) + 1))


@given(VALUES, st.sampled_from([0.0, 0.6, 0.9]), st.integers(0, 300))
def test_smoothing_is_a_mean_that_starts_at_the_first_value(values, past, cut):
    curve = made(values, past, cut)
    weights = [past ** (len(values) - 1 - i) for i in range(len(values))]
    # Rounding of a few hundred additions of values up to 1e6.
    assert curve.smooth[-1] == pytest.approx(np.average(values, weights=weights), abs=1e-6)
    assert curve.smooth[0] == pytest.approx(values[0], abs=1e-9)


def test_steps_without_an_evaluation_leave_no_points():
    history = History("off")
    measured = {"loss": 0.5, "test_accuracy": 0.9}
    history.extend(
        recorded_steps.read(
            [{"step": 1, **measured, "mlp": measured, "gap": 0.1}, {"step": 2, "loss": None, "mlp": None}]
        )
    )
    assert history.last_step == 2
    assert list(history.curve("ebm_loss").steps) == [1]
    assert list(history.curve("mlp_test").raw) == [0.9]
    assert len(history.curve("symmetrised_kl")) == 0


def test_smoothing_can_be_changed_afterwards():
    history = History("off")
    history.extend(recorded_steps.read({"step": i, "gap": float(i % 2)} for i in range(1, 21)))
    history.set_smoothing("strong")
    curve = history.curve("gap")
    np.testing.assert_array_equal(curve.raw, [i % 2 for i in range(1, 21)])
    assert np.ptp(curve.smooth[5:]) < 0.3


def test_the_last_measurement_can_be_taken_out():
    steps = recorded_steps.read(
        [
            {"step": 1, "gap": 1.0},
            {"step": 2, "gap": 3.0, "symmetrised_kl": 0.5, "sampler": {"coin_cosine": 0.1}},
        ]
    )
    history, shorter = History(), History()
    history.extend(steps)
    history.forget_evaluation(2)
    shorter.extend(steps[:1])
    assert history.curve("gap").smooth.tolist() == shorter.curve("gap").smooth.tolist() == [1.0]
    assert len(history.curve("symmetrised_kl")) == 0
    assert len(history.curve("coin_cosine")) == 1  # the samples were drawn nevertheless
    history.forget_evaluation(2)  # nothing was measured there any more
    assert len(history.curve("gap")) == 1


def test_an_evaluation_is_forgotten_with_its_accuracies_of_classes():
    steps = [
        {"step": number, "test_accuracy_by_class": {"ebm": [1.0, 0.0, 0.5], "mlp": [0.5, number / 4, 0.25]}}
        for number in (1, 2)
    ]
    history = History()
    history.extend(recorded_steps.read(steps))
    curves = [history.curve(by_class(place, "").path) for place in range(4)]
    assert [curve.raw.tolist() for curve in curves] == [[0.5, 0.5], [0.25, 0.5], [0.25, 0.25], []]
    history.forget_evaluation(2)
    assert history.curve(by_class(1, "").path).raw.tolist() == [0.25]


def test_of_all_that_a_step_measures_only_what_is_shown_is_kept():
    measured = {"step": 1, "seconds": 0.5, "gap": 0.1, "sampler": {"kl": 0.1, "gradient_cosine": 0.9}}
    history = History()
    history.extend(recorded_steps.read([measured]))
    kept = {name for name in METRICS if len(history.curve(name))}
    assert kept == {"gap", "gradient_cosine"}
    assert DECISIVE in shown_metrics()  # the header and the table of runs tell of it
