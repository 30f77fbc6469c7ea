"""The search for β: the chosen value, the automatic one beside it, and its budget."""

import threading

import pytest

from qanneal_gui import config
from qanneal_gui.errors import ConfigError, QannealError
from qanneal_gui.experiments.beta_search import BetaSearch, BetaSettings, search
from qanneal_gui.experiments.settings import parse
from qanneal_gui.runs.annotations import annotations_of
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.listing import Filter, found


def shown(experiment):
    return list(experiment.run(RunLibrary(), threading.Event()))


def test_the_search_finds_the_devices_beta():
    """With samples of this run's weights, β_eff of the device itself is the most faithful of the grid."""
    made = config.assemble(overrides=["training.steps=30", "sampler.h_noise=0", "sampler.j_noise=0"])
    points = list(search(made, [4, 16, 64], RunLibrary()))
    assert min(points, key=lambda point: point.kl).beta == 16
    assert all(point.qpu_seconds > 0 for point in points)
    assert [run.config["sampler"]["beta_eff"] for run in RunLibrary().runs()] == [64, 16, 4]


def test_the_search_never_passes_a_limit():
    made = config.assemble(overrides=["training.steps=3", "budget.submissions=2"])
    with pytest.raises(QannealError, match=r"budget\.submissions"):
        list(search(made, [16], RunLibrary()))


def test_the_search_needs_a_sampler_with_beta():
    with pytest.raises(ConfigError, match=r"sampler\.kind"):
        list(search(config.preset("paper-classical-2"), [16], RunLibrary()))


def test_the_automatic_estimate_stands_beside_the_grid():
    settings = BetaSettings(betas=(4.0, 16.0, 64.0), trials=2, steps=6, hidden=16, reads=200)
    progress = shown(BetaSearch(settings))
    last = progress[-1]
    summary = last.records[-1]
    assert summary["beta"] == 16
    # The simulated device samples at 16; 6 steps of 5 × 64 reads leave a few per cent of error.
    assert summary["automatic"]["beta"] == pytest.approx(16, rel=0.2)
    assert summary["automatic"]["beta_error"] > 0
    kl, accuracy = last.figures[0].panels
    assert [mark.value for mark in kl.marks] == [16, summary["automatic"]["beta"]]
    assert kl.series[0].x.tolist() == [4, 16, 64]
    assert (accuracy.series[0].high > accuracy.series[0].low).any()
    records = [record for p in progress for record in p.records]
    assert [record["type"] for record in records] == ["beta", "beta", "beta", "summary"]
    assert len(list(RunLibrary().runs())) == 8


def test_the_budget_is_that_of_the_whole_search():
    made = config.assemble(overrides=["training.steps=2", "budget.submissions=5", "model.hidden=16"])
    experiment = BetaSearch(BetaSettings(betas=(4.0, 8.0, 16.0), trials=1), made)
    seen = []

    def follow():
        for progress in experiment.run(RunLibrary(), threading.Event()):
            seen.extend(progress.records)

    with pytest.raises(QannealError, match=r"budget"):
        follow()
    assert [record["beta"] for record in seen] == [4, 8]


@pytest.mark.parametrize("wrong", [[0.0], [-4.0, 16.0], [2000.0], []])
def test_values_out_of_range_are_refused(wrong):
    with pytest.raises(ConfigError, match=r"betas(:| cannot be)"):
        parse(BetaSettings, {"betas": wrong})


def test_the_cost_is_that_of_all_runs():
    few, many = BetaSettings(betas=(16.0,), trials=1), BetaSettings(betas=(8.0, 16.0), trials=3)
    assert BetaSearch(many).cost().seconds == pytest.approx(4.5 * BetaSearch(few).cost().seconds)
    assert BetaSearch(many).cost().qpu_seconds == 0
    billed = BetaSearch(BetaSettings(sampler="qpu", qpu_seconds=3.0, trials=1, steps=20)).cost()
    assert 0 < billed.qpu_seconds <= 3.0
    assert billed.submissions == 100


def test_a_stop_keeps_the_values_that_are_finished():
    stop = threading.Event()
    settings = BetaSettings(betas=(8.0, 16.0), trials=1, steps=3, hidden=16, reads=100)
    last = None
    for progress in BetaSearch(settings).run(RunLibrary(), stop):
        last = progress
        if progress.records:
            stop.set()
    assert last.fraction < 1
    assert [point["beta"] for point in last.records[-1]["points"]] == [8]


def test_of_ten_classes_shot_noise_is_no_divergence(library):
    """2^10 outputs and 200 reads: exact samples alone show half a nat and more, which is subtracted."""
    made = config.assemble(
        overrides=[
            f"data.classes={list(range(10))}",
            "model.hidden=8",
            "training.steps=4",
            "training.shadow_mlp=false",
            "training.null_twin=false",
            "sampler.device=ideal",
            "sampler.topology=pegasus:6",
            "sampler.reads=200",
        ]
    )
    (point,) = search(made, [16.0], library)
    assert abs(point.kl) < 0.05  # 20 examples, each known to about 0.04 nats


def test_its_runs_are_named_and_found_together():
    library = RunLibrary()
    given = config.assemble(overrides=["model.hidden=4", "training.steps=2", "sampler.topology=pegasus:3"])
    search = BetaSearch(BetaSettings(betas=(4.0, 8.0), trials=2, automatic=False), given)
    for _ in search.run(library, threading.Event()):
        pass
    names = sorted(record.name for record in library.runs())
    assert names == [f"β_eff = {beta}, trial {trial}" for beta in (4.0, 8.0) for trial in (1, 2)]
    tags = {annotations_of(library, record.id)["tags"] for record in library.runs()}
    assert len(tags) == 1
    assert len(found(library, Filter(tags.pop()))) == 4
