"""Runs held against runs with a coin."""

import numpy as np

from qanneal_gui.runs.coin import against_coin
from qanneal_gui.runs.history import Measurements
from qanneal_gui.runs.metrics import METRICS


class Run:
    def __init__(self, **settings):
        self.config = {"training": {"seed": 0, "method": "ebm"} | settings.pop("training", {}), **settings}


def measured(kind, seed, last, **training):
    run = Run(training={"seed": seed, **training}, sampler={"kind": kind})
    values = np.array([0.7, last])
    return Measurements(run, values, values, values, values)


def test_several_pairs_have_an_interval():
    """Differences −0.2 and −0.4: mean −0.3, half width 12.706 · 0.1."""
    runs = [
        measured("exact", 1, 0.2),
        measured("uniform", 2, 0.8),
        measured("exact", 2, 0.4, null_twin=True),
        measured("uniform", 1, 0.4),
        measured("exact", 3, 0.1),
    ]
    assert against_coin(runs, METRICS["mlp_test_loss"]) == (
        "Less the coin, test loss of the MLP / nats: Exact -0.3 (95 % interval -1.57 to +0.971) over 2 pairs "
        "of runs."
    )


def test_backpropagation_has_no_sampler_and_so_is_no_coin():
    runs = [measured("uniform", 1, 0.2, method="mlp"), measured("exact", 1, 0.2, method="mlp")]
    assert against_coin(runs, METRICS["mlp_test_loss"]) == ""
