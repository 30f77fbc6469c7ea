"""Trials of the comparison: their seeds, their results, and small studies run for real."""

import json
import threading

import numpy as np
import pytest

from qanneal_gui import config, data
from qanneal_gui.errors import ConfigError, QannealError
from qanneal_gui.experiments.comparison import (
    METHODS,
    PAIRS,
    Pair,
    TrialResult,
    TrialStoppedError,
    figures,
    parse_pair,
    run_trial,
    successful,
    summarise,
    tables,
    trial_config,
)
from qanneal_gui.experiments.comparison.trials import PAPER_METHODS, method_of
from qanneal_gui.experiments.comparison_study import CompareSettings
from qanneal_gui.runs.differences import differences
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.training import loop
from qanneal_gui.training.loop import batch, initial_state

DIGITS = Pair("digits", (2, 3))


@pytest.fixture
def small():
    """Settings that take a fraction of a second."""
    return config.assemble(
        overrides=[
            "training.steps=8",
            "training.learning_rate=0.05",
            "model.hidden=16",
            "model.init_std=0.1",
            "sampler.reads=100",
            "sampler.topology=pegasus:4",
        ]
    )


def test_the_papers_16_pairs():
    assert len(PAIRS) == len(set(PAIRS)) == 16
    assert [parse_pair(pair.name) for pair in PAIRS] == list(PAIRS)


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("2-3", Pair("mnist", (2, 3))),
        (" 0-1 ", Pair("mnist", (0, 1))),
        ("fashion-mnist:0-1", Pair("fashion-mnist", (0, 1))),
        ("digits:2-3", DIGITS),
        ("dress-ankle BOOT", Pair("fashion-mnist", ("Dress", "Ankle boot"))),
        ("T-shirt/top-Shirt", Pair("fashion-mnist", ("T-shirt/top", "Shirt"))),
        ("my set:cat-dog", Pair("my set", ("cat", "dog"))),
        ("digits:0-1-4", Pair("digits", (0, 1, 4))),
        ("T-shirt/top-coat-Ankle boot", Pair("fashion-mnist", ("T-shirt/top", "Coat", "Ankle boot"))),
    ],
)
def test_pairs_are_read(text, pair):
    assert parse_pair(text) == pair


@pytest.mark.parametrize("text", ["", "2", "2-", "-3", "mnist:", "2-2", "Dress-dress", "2-3-2"])
def test_what_is_no_pair_is_refused(text):
    with pytest.raises(ConfigError, match=r"two different classes|write it as"):
        parse_pair(text)


def test_a_trial_has_the_same_images_and_batches_with_every_method():
    settings = config.preset("paper-quantum-1")
    configs = [trial_config(PAIRS[0], method, 3, settings) for method in METHODS]
    assert len({(c.data.model_dump_json(), c.training.seed) for c in configs}) == 1
    assert [method_of(c) for c in configs] == list(METHODS)
    assert [c.training.method for c in configs] == ["mlp", "ebm", "ebm", "ebm"]
    assert [c.sampler.kind for c in configs][1:] == ["gibbs", "simulated-qpu", "uniform"]


@pytest.mark.parametrize("kind", ["simulated-qpu", "qpu"])
def test_the_coin_has_all_of_quantum_1s_settings_but_the_sampler(kind):
    settings = config.assemble(None, "stable", [f"sampler.kind={kind}", "sampler.reads=300"])
    ours, coin = (trial_config(DIGITS, method, 2, settings) for method in ("quantum-1", "uniform"))
    assert [one.key for one in differences([config.as_dict(c) for c in (ours, coin)])] == ["sampler.kind"]
    images = data.load(ours.data)
    first, second = (initial_state(made, images) for made in (ours, coin))
    for a, b in zip(first.parameters.arrays(), second.parameters.arrays(), strict=True):
        np.testing.assert_array_equal(a, b)
    np.testing.assert_array_equal(batch(ours, images, 7)[0], batch(coin, images, 7)[0])


def test_more_classes_than_two_are_compared_with_guessing_among_them():
    """One output for each class; 42 % of three is 9 points over guessing, and of four 17."""
    three = trial_config(parse_pair("digits:0-1-4"), "quantum-1", 0, config.preset("stable"))
    assert three.outputs == 3
    assert not successful([0.42] * 8, 1 / 3)
    assert successful([0.42] * 8, 1 / 4)
    small = config.assemble(
        overrides=[
            "training.steps=12",
            "model.hidden=16",
            'data.train_size="all"',
            "training.learning_rate=0.05",
        ]
    )
    result = run_trial(trial_config(parse_pair("digits:0-1-4"), "classical-1", 0, small))
    assert result.pair == "0-1-4"
    assert result.successful


def test_classes_are_told_by_the_pairs_alone():
    with pytest.raises(ValueError, match=r"pairs decide data\.classes"):
        CompareSettings(pairs=("digits:2-3",), overrides=("data.classes=[0,1,2]",))


def test_trials_and_pairs_have_seeds_of_their_own():
    settings = config.preset("paper-quantum-1")
    made = [trial_config(pair, "quantum-1", trial, settings) for pair in PAIRS for trial in range(16)]
    seeds = [seed for c in made for seed in (c.data.seed, c.training.seed)]
    assert len(set(seeds)) == len(seeds)
    assert made[5] == trial_config(PAIRS[0], "quantum-1", 5, settings)
    other_root = config.assemble(None, "paper-quantum-1", ["data.seed=1"])
    moved = trial_config(PAIRS[0], "quantum-1", 5, other_root)
    assert moved.data.seed != made[5].data.seed
    assert moved.training.seed == made[5].training.seed


def test_the_settings_of_the_paper_are_kept():
    for method, name in zip(PAPER_METHODS, ("classical-1", "classical-2", "quantum-1"), strict=True):
        trial = trial_config(PAIRS[0], method, 0, config.preset("paper-quantum-1"))
        published = config.preset(f"paper-{name}")
        for section, keys in (
            ("data", ("dataset", "classes", "train_size", "test_size")),
            ("model", ("hidden", "init_std")),
            ("training", ("method", "steps", "batch_size", "learning_rate", "batches")),
        ):
            for key in keys:
                assert getattr(getattr(trial, section), key) == getattr(getattr(published, section), key)
        if method != "classical-1":
            assert trial.sampler == published.sampler


def test_a_real_qpu_stays_one_for_quantum_1_only(small):
    settings = config.parse({**config.as_dict(small), "sampler": {"kind": "qpu"}})
    assert trial_config(DIGITS, "quantum-1", 0, settings).sampler.kind == "qpu"
    assert trial_config(DIGITS, "classical-2", 0, settings).sampler.kind == "gibbs"
    with pytest.raises(ValueError, match="library"):
        run_trial(trial_config(DIGITS, "quantum-1", 0, settings))


@pytest.mark.parametrize("method", METHODS)
def test_a_trial_is_a_function_of_its_config(small, method):
    made = trial_config(DIGITS, method, 1, small)
    result = run_trial(made)
    again = run_trial(config.parse(json.loads(json.dumps(config.as_dict(made)))))
    assert result.test_accuracy == again.test_accuracy
    assert len(result.test_accuracy) == len(result.test_loss) == 8
    assert (result.dataset, result.pair, result.method) == ("digits", "2-3", method)
    assert (result.data_seed, result.training_seed) == (made.data.seed, made.training.seed)
    assert result.successful == successful(result.test_accuracy)
    assert (result.submissions > 0) == (result.qpu_seconds > 0) == (method == "quantum-1")
    assert TrialResult.from_json(json.loads(json.dumps(result.as_json()))) == result
    other = run_trial(trial_config(DIGITS, method, 2, small))
    assert other.test_loss != result.test_loss


def test_a_recorded_trial_is_a_run_of_the_library(small):
    library = RunLibrary()
    result = run_trial(trial_config(DIGITS, "quantum-1", 0, small), library)
    (run,) = library.runs()
    assert (run.state, run.steps) == ("finished", 8)
    assert run.last["mlp"]["test_accuracy"] == result.test_accuracy[-1]


def test_a_limit_leaves_no_result(small):
    limited = config.parse({**config.as_dict(small), "budget": {"submissions": 2}})
    with pytest.raises(QannealError, match=r"budget\.submissions"):
        run_trial(trial_config(DIGITS, "quantum-1", 0, limited), RunLibrary())


def test_a_stopped_trial_leaves_no_result(small):
    stop = threading.Event()
    stop.set()
    with pytest.raises(TrialStoppedError):
        run_trial(trial_config(DIGITS, "quantum-1", 0, small), stop=stop)


def test_a_trial_that_diverges_is_a_trial_that_failed(small, monkeypatch):
    """ADAM's steps are bounded, so no setting within the bounds overflows: the check is made to say so."""
    left = iter([True, True, True, False])
    monkeypatch.setattr(loop, "finite", lambda _parameters: next(left))
    result = run_trial(trial_config(DIGITS, "classical-1", 0, small))
    assert not result.successful
    assert "learning_rate" in result.message
    assert len(result.test_accuracy) == 3


def test_a_trial_that_cannot_start_is_no_trial(small):
    with pytest.raises(ConfigError, match=r"data\.classes"):
        run_trial(trial_config(Pair("digits", ("cat", "dog")), "classical-1", 0, small))


def test_a_small_study_from_settings_to_tables(small):
    pairs = [DIGITS, Pair("digits", (0, 1))]
    results = [
        run_trial(trial_config(pair, method, trial, small))
        for pair in pairs
        for method in METHODS
        for trial in range(2)
    ]
    rows = summarise(results)
    assert [(row.pair, row.method) for row in rows] == [(p.name, m) for p in pairs for m in METHODS]
    assert all(row.trials == 2 for row in rows)
    assert [len(table.rows) for table in tables(rows)] == [2, 2, 2, 2, 2]
    assert all((row.against_uniform is None) == (row.method == "uniform") for row in rows)
    assert len(figures(results)[0].panels) == 2


def test_mnist_with_the_papers_network(mnist):
    settings = config.assemble(None, "stable", ["training.steps=8", "data.test_size=200"])
    for method in METHODS:
        made = trial_config(PAIRS[8], method, 0, settings)
        assert data.load(made.data).train_x.shape == (20, 784)
        result = run_trial(made)
        assert len(result.test_accuracy) == 8
        assert max(result.test_accuracy) > 0.5
