"""Curves of long runs stay short, and keep what can be seen."""

import numpy as np
import pytest

from qanneal_gui.gui.run import live_curve
from qanneal_gui.gui.run.history import History
from qanneal_gui.gui.run.live_curve import LiveCurve, part_of
from qanneal_gui.gui.run.recorded_curves import read_history, read_parts
from qanneal_gui.runs.curve_arithmetic import smooth
from qanneal_gui.training import recorded_steps


@pytest.fixture(autouse=True)
def short(monkeypatch):
    monkeypatch.setattr(live_curve, "MOST", 64)
    monkeypatch.setattr(live_curve, "_NEWEST", 8)


def values(count):
    return np.random.default_rng(1).random(count)


@pytest.mark.parametrize("past", [0.0, 0.6])
@pytest.mark.parametrize("stride", [1, 7, 100, 5000])
def test_a_curve_does_not_grow_with_its_run_and_keeps_extremes_and_the_newest(past, stride):
    steps, y = np.arange(1.0, 5001), values(5000)
    curve = LiveCurve(past)
    for begin in range(0, 5000, stride):
        if stride == 1:
            curve.append([(steps[begin], y[begin])])
        else:
            curve.extend(steps[begin : begin + stride], y[begin : begin + stride])
    assert len(curve) <= 128
    assert curve.thinned
    assert (curve.steps[0], curve.steps[-1]) == (1, 5000)
    assert (curve.raw.min(), curve.raw.max()) == (y.min(), y.max())
    np.testing.assert_array_equal(curve.steps[-8:], steps[-8:])
    # What is kept was measured there, evenly over the run, and smoothed with all the others.
    places = curve.steps.astype(int) - 1
    np.testing.assert_array_equal(curve.raw, y[places])
    np.testing.assert_allclose(curve.smooth, smooth(y, past)[places], rtol=1e-9)
    assert np.diff(curve.steps).max() <= 4 * 5000 / 32


def test_a_curve_that_is_short_enough_is_whole():
    curve = LiveCurve(0.6)
    curve.extend(np.arange(1.0, 129), values(128))
    assert (len(curve), curve.thinned) == (128, False)
    part = part_of([(np.arange(1.0, 129), values(128))], 0.0, 1, 128)
    before = curve.smooth.copy()
    curve.refine(part)
    np.testing.assert_array_equal(curve.smooth, before)


def test_a_part_is_put_in_its_place_while_the_run_goes_on():
    steps, y = np.arange(1.0, 1001), values(1000)
    curve = LiveCurve(0.6)
    curve.extend(steps, y)
    part = part_of([(steps[:900], y[:900])], 0.6, 400, 420)
    curve.append([(1001.0, 0.5)])
    curve.refine(part)
    inside = (curve.steps >= 400) & (curve.steps <= 420)
    np.testing.assert_array_equal(curve.steps[inside], np.arange(400, 421))
    np.testing.assert_array_equal(curve.raw[inside], y[399:420])
    np.testing.assert_allclose(curve.smooth[inside], smooth(y, 0.6)[399:420], rtol=1e-9)
    assert (np.diff(curve.steps) > 0).all()
    assert (curve.steps[-1], curve.raw[-1]) == (1001, 0.5)
    for low in range(0, 1000, 20):
        curve.refine(part_of([(steps, y)], 0.6, low, low + 20))
        assert len(curve) <= 150
    curve.refine(part_of([(steps, y)], 0.6, 2000, 3000))  # nothing was measured there


@pytest.mark.parametrize("past", [0.0, 0.6, 0.9])
@pytest.mark.parametrize(("low", "high"), [(1, 20), (4990, 5000), (9100, 9150), (200, 9800)])
def test_a_part_is_the_same_in_however_many_pieces_it_comes(past, low, high):
    steps, y = np.arange(1.0, 10_001), 1 + values(10_000)
    exact = smooth(y, past)
    for size in (100, 1700, 10_000):
        pieces = [(steps[i : i + size], y[i : i + size]) for i in range(0, 10_000, size)]
        part = part_of(pieces, past, low, high)
        places = part[0].astype(int) - 1
        np.testing.assert_array_equal(part[1], y[places])
        np.testing.assert_allclose(part[2], exact[places], rtol=1e-9)
        inside = y[low - 1 : high]
        assert (part[0][0], part[0][-1]) == (low, high)
        assert (part[1].min(), part[1].max()) == (inside.min(), inside.max())
        assert part.shape[1] == len(inside) or part.shape[1] <= 64 + 4 * len(pieces)


def test_the_last_measurement_of_a_long_curve_can_be_taken_out():
    curve = LiveCurve(0.6)
    curve.extend(np.arange(1.0, 1001), values(1000))
    shorter = curve.without_last(0.6)
    np.testing.assert_array_equal(shorter.steps, curve.steps[:-1])
    np.testing.assert_array_equal(shorter.smooth, curve.smooth[:-1])
    assert shorter.thinned


@pytest.fixture
def recorder(start, make_step):
    recorder = start()
    for step in range(1, 201):
        recorder.step(make_step(step, None if step % 4 else (step * 37 % 100) / 100))
    return recorder


def test_the_curves_of_a_recorded_run_are_those_of_its_steps(library, recorder, monkeypatch):
    monkeypatch.setattr(live_curve, "MOST", 1000)
    run = library.get(recorder.id)
    grown, read = History("light"), read_history(library, run, "light")
    grown.extend(recorded_steps.read(library.steps(run.id)))
    assert (read.last_step, read.thinned) == (200, False)
    for name in ("mlp_test", "ebm_loss", "gap", "gradient_cosine"):
        for of in ("steps", "raw", "smooth"):
            same = getattr(read.curve(name), of), getattr(grown.curve(name), of)
            np.testing.assert_allclose(*same, rtol=1e-12)


def test_steps_that_come_while_a_run_is_read_are_left_for_later(library, recorder, make_step):
    run = library.get(recorder.id)
    recorder.step(make_step(201, 0.5))
    assert read_history(library, run, "off").curve("mlp_test").steps[-1] == 200


def test_parts_of_a_recorded_run_are_whole_where_one_looks(library, recorder, monkeypatch):
    monkeypatch.setattr(live_curve, "MOST", 16)
    run = library.get(recorder.id)
    history = read_history(library, run, "off")
    assert history.thinned
    assert not {100, 104, 108, 112} <= set(history.curve("mlp_test").steps)
    history.refine(read_parts(library, run, 0.0, (99, 115), lambda: False))
    assert {100, 104, 108, 112} <= set(history.curve("mlp_test").steps)
    assert read_parts(library, run, 0.0, (99, 115), lambda: True) == {}
