"""The equivalence experiment: its records, its figures, and the paper's result on real data."""

import threading

import pytest

from qanneal_gui.experiments.equivalence import NETWORKS, Equivalence, EquivalenceSettings
from qanneal_gui.runs.library import RunLibrary

SMALL = {"dataset": "digits", "hidden": 24, "batch_size": 100, "steps": 8, "learning_rate": 0.01}


def shown(**settings):
    return list(Equivalence(EquivalenceSettings(**settings)).run(RunLibrary(), threading.Event()))


def records(progress):
    return [record for p in progress for record in p.records]


def test_every_step_measures_all_four_networks():
    run, *steps, summary = records(shown(**SMALL))
    assert run["type"] == "run"
    assert [step["step"] for step in steps] == list(range(1, 9))
    for step in steps:
        for network in NETWORKS:
            assert {"loss", "train_accuracy", "test_accuracy"} <= step[network].keys()
        assert step["symmetrised_kl"] >= 0
    assert summary["last"] == steps[-1]
    assert summary["steps_per_second"] > 0
    assert RunLibrary().get(summary["run"]).state == "finished"


def test_evaluated_every_few_steps():
    _, *steps, summary = records(shown(**SMALL, eval_every=3))
    assert [step["step"] for step in steps] == [3, 6, 8]
    assert summary["steps"] == 8


def test_same_seed_same_bits():
    def measured():
        _, *steps, _ = records(shown(**SMALL))
        return [{**step, "seconds": 0} for step in steps]

    assert measured() == measured()


def test_four_panels_as_in_the_paper():
    last = shown(**SMALL)[-1]
    networks, divergence = last.figures
    assert [[series.dash for series in panel.series] for panel in networks.panels] == [
        ["solid", "dashed"],
        ["solid", "dashed"],
        ["solid", "dashed", "dotted"],
        ["solid", "dashed"],
    ]
    summary = last.records[-1]
    loss, likelihood, accuracy, _ = networks.panels
    assert loss.series[1].y[-1] == summary["last"]["mlp_from_ebm"]["loss"]
    assert likelihood.series[1].y[-1] == summary["last"]["ebm_from_mlp"]["log_likelihood"]
    assert accuracy.series[2].y[-1] == 100 * summary["last"]["symmetrised_kl"]
    assert accuracy.series[0].y[-1] == 100 * summary["last"]["mlp"]["test_accuracy"]
    assert divergence.panels[0].y_log
    assert len(last.tables[0].rows) == 4


def test_a_stop_keeps_what_was_measured():
    stop = threading.Event()
    for progress in Equivalence(EquivalenceSettings(**SMALL)).run(RunLibrary(), stop):
        if progress.fraction > 0.2:
            stop.set()
    summary = progress.records[-1]
    assert summary["state"] == "stopped"
    assert 0 < summary["steps"] < 8
    assert progress.fraction < 1
    assert progress.figures


@pytest.mark.parametrize("gradient", ["exact", "cd"])
def test_digits_become_equivalent(gradient):
    """With exact and with sampled gradients the outputs of both trainings approach each other."""
    made = {**SMALL, "steps": 80, "hidden": 100, "gradient": gradient, "eval_every": 10, "reads": 20}
    _, *steps, _ = records(shown(**made))
    largest = max(step["symmetrised_kl"] for step in steps)
    assert steps[-1]["symmetrised_kl"] < 0.2 * largest
    assert abs(steps[-1]["mlp"]["test_accuracy"] - steps[-1]["mlp_from_ebm"]["test_accuracy"]) <= 0.03


@pytest.mark.usefixtures("mnist")
def test_mnist_zeros_and_ones_as_in_the_paper():
    """Sec. 5.1: after 60 steps the outputs agree to 1e-3 nats, the accuracies to 0.2 points."""
    _, *steps, _ = records(shown(eval_every=60))
    last = steps[-1]
    assert last["step"] == 60
    assert last["symmetrised_kl"] <= 1e-3
    accuracies = [last[network]["test_accuracy"] for network in NETWORKS]
    assert max(accuracies) - min(accuracies) <= 0.002
    assert min(accuracies) > 0.99
