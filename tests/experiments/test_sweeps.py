"""Sweeps as they are run: ordinary runs, reused, resumed, stopped, over processes, and what they show."""

import threading
from contextlib import closing
from dataclasses import replace
from statistics import fmean, stdev

import pytest

from qanneal_gui import config
from qanneal_gui.errors import ConfigError, QannealError
from qanneal_gui.experiments import kept
from qanneal_gui.experiments.definition import HaltedError
from qanneal_gui.experiments.repeating import command_line
from qanneal_gui.experiments.sweeps import (
    Sweep,
    SweepSettings,
    figure,
    groups,
    outcomes_of,
    result_of,
    table,
)
from qanneal_gui.experiments.sweeps.workers import arriving
from qanneal_gui.experiments.trial_runs import is_complete
from qanneal_gui.runs import orders
from qanneal_gui.runs.annotations import annotate, annotations_of, put_into_bin
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.training.session import Session

QUICK = ('sampler.kind="exact"', "model.hidden=8", "training.steps=3")
RATES = "training.learning_rate=log 0.001..0.1 in 3"


@pytest.fixture
def library(home):
    return RunLibrary(home)


def sweep(*overrides, vary=(RATES,), **settings):
    base = config.assemble(overrides=[*QUICK, *overrides])
    return Sweep(SweepSettings(vary=vary, **settings), base)


def run(made, library, stop=None, records=None, look=lambda _: None):
    """Return all records, the summary last."""
    records = [] if records is None else records
    for progress in made.run(library, stop or threading.Event()):
        records += progress.records
        look(progress)
    return records


def test_every_trial_is_an_ordinary_run(library):
    made = sweep(seeds=2)
    first, *trials, summary = run(made, library)
    assert (first["type"], first["trials"], first["axes"][0]["setting"]) == (
        "sweep",
        6,
        "training.learning_rate",
    )
    runs = library.runs()
    assert {one.id for one in runs} == {one["run"] for one in trials}
    assert [(one.state, one.steps) for one in runs] == [("finished", 3)] * 6
    plan = made.plan()
    assert {one.name for one in runs} == {one.name for one in plan.trials}
    assert {annotations_of(library, one.id)["tags"] for one in runs} == {plan.group}
    assert (summary["state"], summary["trials"], summary["of"], summary["reused"]) == ("finished", 6, 6, 0)
    by_id = {one.id: one for one in runs}
    for record in trials:
        run_ = by_id[record["run"]]
        assert record["settings"]["training.learning_rate"] == run_.config["training"]["learning_rate"]
        assert run_.config["training"]["seed"] == record["seed"]
        assert record["metrics"]["mlp_test"] == run_.last["mlp"]["test_accuracy"]


def test_means_and_bands_are_those_of_the_runs(library):
    made = sweep(seeds=3, vary=(RATES, "model.hidden=4, 8"))
    summary = run(made, library)[-1]
    result = result_of(library, made.plan().group)
    expected = {}
    for one in library.runs():
        key = (one.config["training"]["learning_rate"], one.config["model"]["hidden"])
        expected.setdefault(key, []).append(one.last["mlp"]["test_loss"])
    assert len(expected) == 6
    found = {tuple(result.overrides(row)[key] for key in ("training.learning_rate", "model.hidden")): row
             for row in result.rows}  # fmt: skip
    for key, values in expected.items():
        spread = found[key].spreads["mlp_test_loss"]
        assert spread.mean == pytest.approx(fmean(values))
        assert spread.std == pytest.approx(stdev(values))
        assert (found[key].n, found[key].of) == (3, 3)
    for row in summary["rows"]:
        key = tuple(row["settings"][name] for name in ("training.learning_rate", "model.hidden"))
        assert row["mlp_test_loss"] == pytest.approx(fmean(expected[key]))
    best = min(expected, key=lambda key: fmean(expected[key]))
    row = result.best("mlp_test_loss")
    assert tuple(result.overrides(row)[name] for name in ("training.learning_rate", "model.hidden")) == best
    drawn = figure(result, "mlp_test_loss").panels[0]
    for series in drawn.series:
        for x, mean, low, high in zip(series.x, series.y, series.low, series.high, strict=True):
            (key,) = [one for one in expected if one[0] == x and f"= {one[1]}" in series.name] or [
                one for one in expected if one[1] == x and f"= {one[0]:g}" in series.name
            ]
            assert mean == pytest.approx(fmean(expected[key]))
            assert high - mean == pytest.approx(stdev(expected[key]))
            assert low == pytest.approx(max(0, mean - stdev(expected[key])))
    assert config.changed(made.config, summary["overrides"]) == config.with_values(
        made.config, summary["best"]["settings"]
    )


def test_a_finished_run_is_not_made_again_and_an_interrupted_one_goes_on(library):
    made = sweep(vary=("model.hidden=4, 5, 6",))
    begun = []
    with closing(made.run(library, threading.Event())) as progress:
        for one in progress:
            begun += [record for record in one.records if record["type"] == "trial"]
            if begun and "step 2 of" in one.sentence:
                break
    (finished, interrupted) = sorted(library.runs(), key=lambda one: one.created)
    assert (finished.state, interrupted.state) == ("finished", "stopped")
    assert 2 <= interrupted.steps < 3 or interrupted.steps == 3
    records = run(made, library)
    assert [one["reused"] for one in records[1:-1]] == [True, False, False]
    assert {one["run"] for one in records[1:3]} == {finished.id, interrupted.id}
    assert [one.steps for one in library.runs()] == [3, 3, 3]
    assert records[-1]["reused"] == 1
    again = run(made, library)
    assert [one["reused"] for one in again[1:-1]] == [True] * 3
    assert len(library.runs()) == 3


def test_sweeps_share_the_runs_that_both_have(library):
    first, second = sweep(vary=("model.hidden=4, 5",)), sweep(vary=("model.hidden=5, 6",))
    run(first, library)
    assert [one["reused"] for one in run(second, library)[1:-1]] == [True, False]
    shared = [one for one in library.runs() if one.config["model"]["hidden"] == 5]
    assert len(shared) == 1
    assert set(annotations_of(library, shared[0].id)["tags"].split(", ")) == {
        first.plan().group,
        second.plan().group,
    }
    assert groups(library) == (second.plan().group, first.plan().group)


def test_a_users_own_words_on_a_run_stay(library):
    made = sweep(vary=("model.hidden=4, 5",))
    records = run(made, library)
    annotate(library, [records[1]["run"]], tags=f"{made.plan().group}, mine", notes="good")
    run(made, library)
    assert annotations_of(library, records[1]["run"])["tags"] == f"{made.plan().group}, mine"


def test_runs_in_the_bin_and_those_to_be_made_anew_begin_again(library):
    made = sweep(vary=("model.hidden=4, 5",))
    first = run(made, library)[1]["run"]
    put_into_bin(library, [first])
    records = run(made, library)
    assert sorted(one["reused"] for one in records[1:-1]) == [False, True]
    fresh = sweep(vary=("model.hidden=4, 5",), fresh=True)
    records = run(fresh, library)
    assert [one["reused"] for one in records[1:-1]] == [False, False]
    # Of equal runs the newest counts.
    assert {one.run for one in outcomes_of(library, made.plan().group)} == {
        one["run"] for one in records[1:-1]
    }


def test_a_run_that_was_made_longer_is_no_trial_any_more(library):
    made = sweep(vary=("model.hidden=4, 5",))
    longer = run(made, library)[1]["run"]
    list(Session.resuming(longer, library, 5).events())
    records = run(made, library)
    assert sorted(one["reused"] for one in records[1:-1]) == [False, True]
    assert longer not in {one["run"] for one in records[1:-1]}


def test_an_order_to_one_run_leaves_the_others_to_be_made(library):
    made = sweep("training.steps=400", vary=("model.hidden=4, 5",))
    given = []

    def order(progress):
        if "step 3 of" in progress.sentence and not given:
            given.append(orders.give(library, "last", "stop"))

    with pytest.raises(HaltedError, match=r"^1 of 2 runs is not finished"):
        run(made, library, look=order)
    stopped = library.get(given[0])
    assert stopped.state == "stopped"
    assert [one.state for one in library.runs()] == ["finished", "stopped"]


def test_a_run_is_paused_and_continued_by_order_and_the_sweep_stops_meanwhile(library):
    made = sweep("training.steps=100000", vary=("model.hidden=4, 5",))
    stop = threading.Event()

    def until(true):
        while not any(true(one) for one in library.runs()):
            stop.wait(0.02)

    def orders_then_stop():
        until(lambda one: one.steps)
        run_ = orders.give(library, "last", "pause")
        until(lambda one: one.state == "paused")
        reached = library.get(run_).steps
        orders.give(library, run_, "continue")
        until(lambda one: one.state == "running" and one.steps > reached)
        orders.give(library, run_, "pause")
        until(lambda one: one.state == "paused")
        stop.set()

    watcher = threading.Thread(target=orders_then_stop)
    watcher.start()
    records = run(made, library, stop)
    watcher.join()
    assert records[-1]["state"] == "stopped"
    assert [one.state for one in library.runs()] == ["stopped"]


def test_a_limit_does_not_lose_the_other_runs(library):
    chip = (
        'sampler.kind="simulated-qpu"',
        "sampler.topology=pegasus:4",
        "budget.submissions=2",
        "sampler.reads=10",
    )
    made = sweep(*chip, vary=("training.steps=3, 2",))
    records = []
    with pytest.raises(HaltedError, match=r"budget\.submissions"):
        run(made, library, records=records)
    assert [one["state"] for one in records[1:-1]] == ["paused", "finished"]
    assert (records[-1]["state"], records[-1]["trials"]) == ("failed", 1)
    # The limit is the run's own: with a higher one the same run goes on.
    raised = sweep(*chip, "budget.submissions=9", vary=("training.steps=3, 2",))
    records = run(raised, library)
    assert records[-1]["state"] == "finished"
    assert len(library.runs()) == 2


def test_what_cannot_be_run_is_refused_before_the_first_run(library):
    with pytest.raises(ConfigError, match=r"training\.batch_size = 50"):
        run(sweep(vary=("training.batch_size=5, 50",)), library)
    assert library.runs() == []


def test_a_run_that_fails_does_not_block_the_others(library):
    made = sweep(vary=("data.dataset=nowhere, digits",))
    with pytest.raises(HaltedError, match="nowhere"):
        run(made, library)
    assert [one.config["data"]["dataset"] for one in library.runs()] == ["digits"]


def test_local_processes_write_the_same_runs(library, tmp_path):
    made = sweep(vary=("model.hidden=4, 5, 6",), workers=2)
    records = run(made, library)
    assert records[-1]["state"] == "finished"
    alone = RunLibrary(tmp_path / "alone")
    expected = run(sweep(vary=("model.hidden=4, 5, 6",)), alone)[-1]["rows"]
    for mine, theirs in zip(records[-1]["rows"], expected, strict=True):
        assert mine["settings"] == theirs["settings"]
        assert mine["mlp_test_loss"] == theirs["mlp_test_loss"]
    assert {annotations_of(library, one.id)["tags"] for one in library.runs()} == {made.plan().group}


def test_stopping_saves_the_runs_of_local_processes(library):
    made = sweep("training.steps=100000", vary=("model.hidden=4, 5, 6",), workers=2)
    stop = threading.Event()

    def stop_when_two_run():
        while len([one for one in library.runs() if one.steps > 1]) < 2:
            stop.wait(0.05)
        stop.set()

    watcher = threading.Thread(target=stop_when_two_run)
    watcher.start()
    records = run(made, library, stop)
    watcher.join()
    assert records[-1]["state"] == "stopped"
    assert {one.state for one in library.runs()} == {"stopped"}
    assert not list((library.root / "sweeps").glob("*"))


def test_it_is_told_how_far_the_runs_of_other_processes_are(library):
    made = sweep("training.steps=100000", vary=("model.hidden=4, 5, 6",), workers=2)
    stop, told = threading.Event(), []

    def look(progress):
        if not progress.records and "2 at the same time" in progress.sentence and progress.fraction:
            told.append(progress)
            stop.set()

    run(made, library, stop, look=look)
    assert told[0].sentence == "0 of 3 runs; 2 at the same time."
    assert 0 < told[0].fraction < 1
    assert told[0].seconds_left is None or told[0].seconds_left > 0
    assert {one.state for one in library.runs()} == {"stopped"}


def test_what_arrives_is_passed_on_and_so_is_what_goes_wrong():
    def outcomes():
        yield 1
        yield 2
        raise ConfigError("Wrong.")

    passed = arriving(outcomes(), 60.0)
    assert [next(passed), next(passed)] == [1, 2]
    with pytest.raises(ConfigError, match="Wrong"):
        next(passed)
    gate = threading.Event()

    def slow():
        gate.wait()
        yield 3

    passed = arriving(slow(), 0.01)
    assert next(passed) is None
    gate.set()
    assert [one for one in passed if one is not None] == [3]


def test_the_same_sweep_is_not_run_twice_at_a_time(library):
    made = sweep()
    with closing(made.run(library, threading.Event())) as first:
        next(first)
        with pytest.raises(QannealError, match="being run in another window"):
            run(made, library)


def test_a_result_is_kept_and_repeated(library):
    made = sweep(seeds=2, metric="mlp_test_loss", name="rates")
    for _ in kept.run(made, library, threading.Event()):
        pass
    (about,) = kept.results(library, "sweep")
    assert (about.state, about.title) == ("finished", "Sweep")
    assert about.sentence.startswith("Finished: 6 of 6 runs")
    assert "Best test loss of the MLP with learning rate" in about.sentence
    again = kept.reopen(library, about.id)
    assert again.experiment.settings == made.settings
    assert again.experiment.config == made.config
    assert len(again.progress.tables[0].rows) == 3
    words = command_line(made)
    assert words.startswith("qanneal sweep --vary 'training.learning_rate=log 0.001..0.1 in 3' --seeds 2")
    assert "--name rates" in words


def test_fewer_runs_at_a_point_are_marked(library):
    made = sweep(seeds=2, vary=("model.hidden=4, 5",))
    run(made, library)
    missing = library.runs()[0]
    put_into_bin(library, [missing.id])
    result = result_of(library, made.plan().group)
    # Also where only the runs tell how many were wanted.
    for whole in (result, replace(result, seeds=2)):
        drawn = figure(whole)
        assert [one.name for one in drawn.panels[0].series] == ["mean", "mean of fewer runs"]
        assert list(drawn.panels[0].series[1].x) == [missing.config["model"]["hidden"]]
        assert drawn.caption.startswith("Mean of 2 runs at most at each point. ")
        assert [row[1] for row in table(whole).rows] == ["2", "1 of 2"]
        assert whole.best().n == 2


def test_a_sweep_that_was_stopped_claims_no_more_runs_than_have_ended(library):
    stop = threading.Event()
    made = sweep(seeds=4, vary=("model.hidden=4, 5",))
    for progress in made.run(library, stop):
        if progress.sentence.startswith("2 of 8 runs"):
            stop.set()
    (drawn,) = progress.figures
    assert drawn.caption.startswith("One run at each point, of 4 that were wanted. ")
    assert [one.name for one in drawn.panels[0].series] == ["mean", "mean of fewer runs"]
    assert {row[1] for row in progress.tables[0].rows} == {"1 of 4"}


def test_a_mean_over_the_runs_that_have_a_value_says_so(library):
    made = sweep(seeds=2, vary=("model.hidden=4, 5",))
    run(made, library)
    result = result_of(library, made.plan().group)
    first, *others = result.outcomes
    metrics = {name: value for name, value in first.metrics.items() if name != "mlp_test"}
    fewer = replace(result, outcomes=(replace(first, metrics=metrics), *others))
    assert [one.name for one in figure(fewer).panels[0].series] == ["mean", "mean of fewer runs"]
    cells = [(row[1], "(n = 1)" in row[2]) for row in table(fewer).rows]
    assert sorted(cells) == [("2", False), ("2", True)]


def test_what_only_names_vary_in_is_drawn_by_its_names(library):
    made = sweep(vary=("training.method=ebm, mlp",))
    run(made, library)
    panel = figure(result_of(library, made.plan().group)).panels[0]
    assert panel.x_names == ((0.0, "EBM, from samples"), (1.0, "MLP, backpropagation"))
    assert panel.x_range == (-0.4, 1.4)
    assert not panel.series[0].line


def test_values_read_as_in_the_form(library):
    made = sweep(vary=("sampler.kind=exact, uniform", "training.shadow_mlp=true, false"))
    run(made, library)
    result = made.result(library)
    assert {row[:2] for row in table(result).rows} == {
        (kind, shadow) for kind in ("Exact", "Coin (the null)") for shadow in ("on", "off")
    }
    assert "with sampler = " in result.finding()
    assert figure(result).panels[0].x_names == ((0.0, "Exact"), (1.0, "Coin (the null)"))
    assert {one.name for one in library.runs()} >= {"Sampler = Exact, shadow MLP = on"}


def test_a_run_that_gave_up_has_ended():
    assert is_complete("stopped", "Stopped on failure after step 3: outputs are constant.")
    assert not is_complete("stopped", "Stopped before the first step.")


def test_a_bill_counts_what_is_left(library):
    made = sweep(vary=("training.steps=2, 4",))
    whole = made.bill(library)
    assert (whole.trials, whole.done, whole.billed, whole.left) == (2, 0, 0, None)
    assert "2 runs: about" in whole.sentence
    assert "no QPU time" in whole.sentence
    assert made.cost().seconds > 0
    run(made, library)
    left = made.bill(library)
    assert (left.done, left.seconds) == (2, 0)


def test_runs_that_failed_are_not_done(library):
    seen = []
    with pytest.raises(HaltedError, match="1 of 2 runs is not finished"):
        seen.extend(sweep(vary=("data.dataset=nowhere, digits",)).run(library, threading.Event()))
    assert seen[-1].fraction == 0.5
