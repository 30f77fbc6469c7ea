"""Runtime against size: the extrapolation on made-up times, and the experiment with real ones."""

import math
import threading

import numpy as np
import pytest
from helpers.axis_labels import drawn, units

from qanneal_gui.annealing.timing import ADVANTAGE2
from qanneal_gui.experiments.crossing import crossing, fit_line
from qanneal_gui.experiments.runtime import Runtime, RuntimeSettings
from qanneal_gui.figures.svg import svg
from qanneal_gui.runs.library import RunLibrary

SIZES = np.geomspace(16, 6960, 16).round()
LEVEL = (np.array([16.0, 6960.0]), np.array([0.29, 0.29]))
SMALL = {"topology": "zephyr:2", "sizes": 5, "repeats": 3, "reads": 50, "sweeps": 2}


def times(slope, noise=0.0, repeats=7):
    rng = np.random.default_rng(0)
    exact = 1e-3 + slope * SIZES
    return exact[:, None] * np.exp(noise * rng.standard_normal((len(SIZES), repeats)))


def test_a_straight_line_is_found():
    line = fit_line(SIZES, 1e-3 + 2e-6 * SIZES)
    assert (line.offset, line.slope) == (pytest.approx(1e-3), pytest.approx(2e-6))


@pytest.mark.parametrize("slope", [1e-4, 2e-7])
def test_the_crossing_of_exact_times(slope):
    """Within the sizes measured and far beyond them."""
    found = crossing(SIZES, times(slope), *LEVEL, farthest=1e8)
    expected = pytest.approx((0.29 - 1e-3) / slope, rel=1e-6)
    assert (found.visible, found.low, found.high) == (expected, expected, expected)


def test_the_interval_holds_the_truth_and_grows_with_the_noise():
    truth = (0.29 - 1e-3) / 2e-6
    some, much = (crossing(SIZES, times(2e-6, noise), *LEVEL, farthest=1e8) for noise in (0.02, 0.2))
    assert some.low <= truth <= some.high
    assert much.low <= truth <= much.high
    assert much.high - much.low > 3 * (some.high - some.low)


def test_no_crossing_where_nothing_grows():
    falling = np.repeat((1e-3 - 1e-8 * SIZES)[:, None], 3, axis=1)
    found = crossing(SIZES, falling, *LEVEL, farthest=1e8)
    assert (found.visible, found.high) == (None, None)
    assert crossing(SIZES, times(1e-10), *LEVEL, farthest=1e8).visible is None


def test_faster_at_every_size():
    found = crossing(SIZES, 1 + times(1e-6), *LEVEL, farthest=1e8)
    assert found.visible <= 1


def test_sizes_up_to_the_capacity_with_the_timing_model_named():
    progress = list(Runtime(RuntimeSettings(**SMALL)).run(RunLibrary(), threading.Event()))
    last = progress[-1]
    *sizes, summary = last.records
    assert last.fraction == 1
    assert [record["type"] for record in sizes] == ["size"] * 5
    assert all(record["mlp_seconds"] > 0 and record["gibbs_seconds"] > 0 for record in sizes)
    assert all(0.014 < record["qpu_seconds"] < ADVANTAGE2.seconds(200, 50, 20.0) for record in sizes)
    assert summary["rounds"] == 3
    assert summary["capacities"]["P16"] >= 5100
    (figure,) = last.figures
    assert "not measured" in figure.caption
    assert "Advantage2" in figure.caption
    assert "no advantage of the QPU is possible" in figure.caption
    assert "timing model" in figure.panels[0].series[-2].name
    published = {mark.value for mark in figure.panels[0].marks if mark.published}
    assert published == {654, 834}
    assert figure.panels[0].x_log
    assert figure.panels[0].y_log


def test_times_are_drawn_in_seconds_and_listed_in_milliseconds():
    last = list(Runtime(RuntimeSettings(**SMALL)).run(RunLibrary(), threading.Event()))[-1]
    words = drawn(svg(last.figures[0]))
    assert units(*words) == [("time", "s")]
    assert "visible units" in words
    shown = [series for series in last.figures[0].panels[0].series if series.markers]
    table = last.tables[0]
    for i, record in enumerate(last.records[:-1]):
        seconds = [record[f"{name}_seconds"] for name in ("mlp", "exact", "gibbs", "qpu")]
        assert [series.y[i] for series in shown] == seconds
        listed = dict(zip(table.columns, table.rows[i], strict=True))
        for name, value in zip(("MLP", "Exact conditional", "Gibbs sampling", "QPU"), seconds, strict=True):
            assert float(listed[f"{name} / ms"]) == pytest.approx(1e3 * value, rel=0.01)


def test_stopped_before_a_round_was_complete():
    stop = threading.Event()
    stop.set()
    *_, last = Runtime(RuntimeSettings(**SMALL)).run(RunLibrary(), stop)
    assert last.fraction == 0
    (summary,) = last.records
    assert (summary["type"], summary["state"], summary["rounds"]) == ("summary", "stopped", 0)


def test_the_cost_of_a_real_qpu_is_bounded():
    free, billed = Runtime().cost(), Runtime(RuntimeSettings(qpu="qpu", qpu_seconds=1.5)).cost()
    assert (free.qpu_seconds, free.submissions) == (0, 0)
    assert (billed.qpu_seconds, billed.submissions) == (1.5, 16)
    assert math.isfinite(billed.seconds)
