import sqlite3
from contextlib import closing
from dataclasses import replace

import numpy as np
import pytest

from qanneal_gui.errors import QannealError
from qanneal_gui.runs import database, history
from qanneal_gui.runs.history import read
from qanneal_gui.runs.metrics import METRICS
from qanneal_gui.runs.overlay import Options, curves


@pytest.fixture
def run(start, make_step):
    """A run of five steps, of which the third was not evaluated; each took 0.5 s and 0.25 s of QPU time."""
    with start("x") as recorder:
        for step, accuracy in enumerate([0.5, 0.9, None, 0.7, 0.9], 1):
            recorder.step(make_step(step, accuracy))
        recorder.finish("finished")
    return recorder.id


def test_a_history_holds_what_was_measured_and_where(library, run):
    (one,) = read(library, [run], "mlp_test")
    np.testing.assert_array_equal(one.steps, [1, 2, 4, 5])
    np.testing.assert_allclose(one.seconds, [0.5, 1.0, 2.0, 2.5])
    np.testing.assert_allclose(one.qpu_seconds, [0.25, 0.5, 1.0, 1.25])
    np.testing.assert_allclose(one.values, [50, 90, 70, 90])
    assert one.best(METRICS["mlp_test"]) == 1  # the first of equals
    assert one.best(METRICS["beta"]) is None


def test_totals_grow(library, run):
    (one,) = read(library, [run], "qpu_seconds")
    np.testing.assert_allclose(one.values, [0.25, 0.5, 0.75, 1.0, 1.25])


@pytest.mark.parametrize("metric", METRICS)
def test_every_metric_can_be_read(library, run, metric):
    (one,) = read(library, [run], metric)
    assert len(one.values) == len(one.steps) == len(one.seconds) == len(one.qpu_seconds)
    of = METRICS[metric]
    of_a_sampler = (
        "below_noise",
        "sampler_kl_corrected",
        "sampler_tv",
        "gradient_cosine",
        "coin_cosine",
        "gradient_error",
        "shot_error",
        "reads",
    )
    unknown = (*of_a_sampler, "measured_shift", "expected_shift", "ebm_test_one_hot")
    not_measured = not {"shadow", "twin"}.isdisjoint(of.networks) or metric in unknown
    assert len(one.values) == (0 if not_measured else 4 if of.networks else 5)


def test_what_was_read_once_is_kept_until_the_run_goes_on(library, start, make_step, statements):
    recorder = start()
    recorder.step(make_step(1, 0.5))
    statements.clear()
    first = read(library, [recorder.id], "mlp_test")[0].values
    assert not any("INSERT" in sql for sql in statements)  # it may go on
    recorder.finish("finished")
    np.testing.assert_array_equal(read(library, [recorder.id], "mlp_test")[0].values, first)
    assert any("INSERT INTO blocks" in sql for sql in statements)
    statements.clear()
    np.testing.assert_array_equal(read(library, [recorder.id], "gap")[0].values, [0.01])
    assert not any("INSERT" in sql for sql in statements)
    recorder.close()
    resumed = library.reopen(recorder.id)
    resumed.resume({})
    resumed.step(make_step(2, 0.75))
    np.testing.assert_array_equal(read(library, [recorder.id], "mlp_test")[0].values, [50, 75])
    resumed.close()


def test_values_that_are_no_numbers_are_left_out(library, start, make_step):
    recorder = start()
    recorder.step(make_step(1, 0.5) | {"gap": float("nan")})
    recorder.step(make_step(2, 0.5) | {"gap": float("inf")})
    recorder.step(make_step(3, 0.5) | {"gap": 0.25})
    recorder.step(make_step(4, 0.5) | {"gap": "much"})
    (one,) = read(library, [recorder.id], "gap")
    np.testing.assert_array_equal(one.steps, [3])
    np.testing.assert_array_equal(one.values, [0.25])


def test_runs_that_are_gone_are_left_out_and_stopping_stops(library, run):
    assert [one.run.id for one in read(library, ["20260101-000000-none", run], "gap")] == [run]
    assert read(library, [run], "gap", stopped=lambda: True) == []
    told = []
    read(library, [run], "gap", report=lambda sentence, fraction: told.append((sentence, fraction)))
    assert told == [("Reading run 1 of 1", 0.0)]


def test_reading_stops_in_the_middle_of_a_run(library, start, make_step, monkeypatch):
    monkeypatch.setattr(history, "_INSTRUCTIONS", 10)
    recorder = start()
    for step in range(1, 20):
        recorder.step(make_step(step, 0.5))
    asked = []
    assert read(library, [recorder.id], "gap", stopped=lambda: asked.append(1) or len(asked) > 20) == []
    assert len(read(library, [recorder.id], "gap")) == 1


@pytest.mark.parametrize("points", [bytes(7), bytes(8), "text"])
def test_a_damaged_block_is_one_sentence(library, run, points):
    read(library, [run], "gap")
    with closing(sqlite3.connect(library.root / database.FILE, isolation_level=None)) as db:
        db.execute("UPDATE blocks SET points = ? WHERE key = 'gap'", (points,))
    with pytest.raises(QannealError, match="is damaged"):
        read(library, [run], "gap")


@pytest.fixture
def four(library, make_step):
    """Four runs with two learning rates and accuracies 0.5 + step/100 + run/10."""
    runs = []
    for i in range(4):
        config = {"training": {"learning_rate": [0.1, 0.01][i % 2]}}
        with library.create(config, {}, {}, f"run {i}") as recorder:
            for step in range(1, 11):
                recorder.step(make_step(step, 0.5 + step / 100 + i / 10))
            recorder.finish("finished")
        runs.append(recorder.id)
    return read(library, runs, "mlp_test")


def test_each_run_is_a_curve_with_its_raw_values_behind(four):
    made = curves(four, Options(past=0.6))
    assert [curve.label for curve in made] == ["run 0", "run 1", "run 2", "run 3"]
    np.testing.assert_allclose(made[0].raw[1], 50 + np.arange(1.0, 11))
    assert made[0].y[0] == pytest.approx(51)  # begins at the first value
    assert (made[0].y <= made[0].raw[1] + 1e-9).all()  # lags behind what rises
    assert curves(four, Options())[0].raw is None


def test_groups_have_the_mean_and_the_deviation_of_their_runs(four):
    low, high = curves(four, Options(group="training.learning_rate"))
    assert (low.label, high.label) == ("0.01 (2)", "0.1 (2)")
    assert high.runs == (four[0].run.id, four[2].run.id)
    np.testing.assert_allclose(high.y, 60 + np.arange(1.0, 11))
    x, below, above = high.spread
    np.testing.assert_array_equal(x, np.arange(1.0, 11))
    np.testing.assert_allclose(above - below, 2 * np.std([50, 70], ddof=1))


def test_logarithms_leave_out_what_they_do_not_have(four):
    (one,) = curves(four[:1], Options(log_x=True, log_y=True))
    np.testing.assert_allclose(10**one.x, np.arange(1.0, 11))
    np.testing.assert_allclose(10**one.y, 50 + np.arange(1.0, 11))
    assert one.left_out == 0
    by_time = curves(four[:1], Options(axis="seconds", log_x=True))[0]
    np.testing.assert_allclose(10**by_time.x, 0.5 * np.arange(1, 11))
    four[0].values[:3] = 0
    assert curves(four[:1], Options(log_y=True))[0].left_out == 3


def test_bands_end_at_the_values_there_are_and_means_over_fewer_runs_are_known(four):
    short = replace(four[2], steps=four[2].steps[:6], seconds=four[2].seconds[:6], values=four[2].values[:6])
    options = Options(group="training.learning_rate", least=0, most=62)
    low, high = curves([four[0], four[1], short, four[3]], options)
    assert low.counts is None
    # Over both runs as far as the shorter one goes.
    assert [int(high.counts[i]) for i in np.flatnonzero(high.x <= 6)] == [2] * int((high.x <= 6).sum())
    assert set(high.counts[high.x > 6]) == {1}
    _, below, above = high.spread
    assert above.max() == 62
    assert below.min() > 0
    assert METRICS["mlp_test"].quantity.most == 100
