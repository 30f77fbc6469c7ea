"""More classes than have an exact P(y|x), from the data set to the resumed run."""

import json

import numpy as np
import pytest
from helpers.many_classes import fourteen_classes

from qanneal_gui import config
from qanneal_gui.config.sections import ESTIMATED
from qanneal_gui.data import load
from qanneal_gui.errors import ConfigError
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.recorder import CHECKPOINT_FILES
from qanneal_gui.runs.weights import as_parameters
from qanneal_gui.sharing.archive import pack, unpack
from qanneal_gui.sharing.report import run_report
from qanneal_gui.training.events import RunStarted, StepEvent
from qanneal_gui.training.inspection import LiveNetwork, inspect
from qanneal_gui.training.session import Session

SMALL = ["data.train_size=28", "data.test_size=28", "model.hidden=8", "training.batch_size=4"]


@pytest.fixture(scope="module")
def images(tmp_path_factory):
    return fourteen_classes(tmp_path_factory.mktemp("images"))


def made(images, kind, *settings):
    first = [f'data.dataset="{images}"', f"data.classes={list(range(14))}", f'sampler.kind="{kind}"']
    chip = ["sampler.topology=zephyr:3", "sampler.reads=40"]
    return config.assemble(overrides=[*first, *SMALL, *chip, "training.steps=4", *settings])


def trained(images, kind, *settings, after=0):
    session = Session(made(images, kind, *settings), RunLibrary())
    events = []
    running = session.events()
    for event in running:
        events.append(event)
        if isinstance(event, StepEvent) and event.step == after:
            break
    running.close()
    return session.outcome.run, events


@pytest.mark.parametrize("kind", ["gibbs", "simulated-qpu"])
def test_a_resumed_run_is_the_uninterrupted_one(images, kind):
    whole, events = trained(images, kind)
    assert isinstance(events[0], RunStarted)
    assert ESTIMATED in events[0].notices
    weights = RunLibrary().weights(whole)
    for forgotten in ((), CHECKPOINT_FILES) if kind == "gibbs" else (CHECKPOINT_FILES,):
        run, _ = trained(images, kind, after=2)
        for name in forgotten:
            (RunLibrary().directory(run) / name).unlink(missing_ok=True)
        list(Session.resuming(run, RunLibrary()).events())
        for name, array in RunLibrary().weights(run).items():
            assert array.tobytes() == weights[name].tobytes(), (name, forgotten)


def test_steps_say_what_is_estimated_and_come_back_from_an_archive(images, tmp_path, monkeypatch):
    run, events = trained(images, "gibbs")
    steps = [event for event in events if isinstance(event, StepEvent)]
    last = json.loads(json.dumps(steps[-1].as_json()))
    assert last["sampler"]["sums"] == "sampled"
    assert last["sampler"]["sums_effective"] > 100
    assert 0 < last["sums_error"] < 0.1
    assert all(0.9 < last["sampler"][name] <= 1 for name in ("coin_cosine", "gradient_cosine"))
    assert last["sampler"]["reference_error"] < 0.5
    file = tmp_path / "run.qanneal"
    pack(RunLibrary(), [run], file)
    other = RunLibrary(tmp_path / "other")
    (copy,) = unpack(other, file)
    assert other.steps(copy)[-1]["sampler"]["sums"] == "sampled"
    for (one, parts), (two, others) in zip(
        RunLibrary().samples(run, 0, 4), other.samples(copy, 0, 4), strict=True
    ):
        assert one == two
        np.testing.assert_array_equal(parts[0].counts, others[0].counts)
        np.testing.assert_array_equal(parts[0].outputs, others[0].outputs)
    assert "estimated by sampling" in run_report(RunLibrary(), [run])


def test_what_a_network_says_is_the_same_everywhere(images):
    run, _ = trained(images, "gibbs")
    network = as_parameters(RunLibrary().weights(run))
    dataset = load(made(images, "gibbs").data)
    found = inspect(network, dataset)
    assert found.test.logits.keys() == {"mlp", "ebm", "one_hot"}
    assert found.test.confusion("ebm").shape == (14, 14)
    said = LiveNetwork(network).probabilities(dataset.test_x[3])
    assert {name: p.shape for name, p in said.items()} == dict.fromkeys(("mlp", "ebm", "one_hot"), (14,))
    assert said["one_hot"].sum() == pytest.approx(1)
    for name in ("mlp", "one_hot"):
        np.testing.assert_allclose(said[name], found.test.probabilities(name)[3], atol=1e-5)
    # 256 draws there, 1024 here
    np.testing.assert_allclose(said["ebm"], found.test.probabilities("ebm")[3], atol=0.1)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (
            ['sampler.kind="exact"'],
            r'sampler.kind = "exact" cannot take more than 12 classes.*choose "gibbs"',
        ),
        (
            ['sampler.calibration="full"'],
            r'sampler.calibration = "full" cannot take more than 12.*choose "off"',
        ),
        (
            ['sampler.kind="gibbs"', "training.batch_size=2000", "data.train_size=all"],
            r"training.batch_size = 2000 times the states .* \(16,384\) is more than 20,000,000",
        ),
        ([f"data.classes={list(range(33))}"], "must name at most 32 classes, not 33"),
    ],
)
def test_what_would_need_sums_over_all_states_is_refused(settings, words):
    with pytest.raises(ConfigError, match=words):
        config.assemble(overrides=[f"data.classes={list(range(14))}", *settings])


def test_backpropagation_takes_any_sampler_and_many_classes():
    overrides = [f"data.classes={list(range(14))}", 'training.method="mlp"', 'sampler.kind="exact"']
    assert config.assemble(overrides=overrides).outputs == 14
