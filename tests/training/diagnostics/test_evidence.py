"""The sentence that says whether samples matter, for every way in which they may."""

import numpy as np
import pytest

from qanneal_gui import config
from qanneal_gui.science.agreement import share
from qanneal_gui.training.diagnostics.evidence import evidence, of_steps
from qanneal_gui.training.events import StepEvent
from qanneal_gui.training.session import Session


def told(sampled, coin, gain, *settings, steps=20):
    values = config.as_dict(config.assemble(None, "demo", settings))
    return evidence(values, np.full(steps, sampled), np.full(steps, coin), gain)


@pytest.mark.parametrize(
    ("cosines", "expected"),
    [
        (([0.9], [0.34]), 0.56 / 0.66),
        (([1.0, 1.0], [0.2, 0.6]), 1.0),
        (([0.3], [0.3]), 0.0),
        (([0.1], [0.3]), -0.2 / 0.7),
        # The share of the means, not the mean of shares: a step at which nothing lacks weighs nothing.
        (([0.9, 1.0], [0.5, 1.0]), 0.8),
        (([0.995], [0.992]), None),
        (([], []), None),
    ],
)
def test_the_share_is_that_of_what_the_coin_lacks(cosines, expected):
    assert share(*map(np.array, cosines)) == (None if expected is None else pytest.approx(expected))


@pytest.mark.parametrize(
    ("cosines", "gain", "useful", "sentence"),
    [
        (
            (0.9, 0.34),
            0.312,
            True,
            "The simulated annealer's samples account for 85 % of the gra"
            "dient, and on test images the EBM is "
            "0.312 nats ahead of its coin-trained twin.",
        ),
        (
            (0.9, 0.34),
            -0.05,
            False,
            "The simulated annealer's samples account for 85 % of the gra"
            "dient, but on test images the EBM is "
            "0.050 nats behind its coin-trained twin.",
        ),
        (
            (0.3, 0.34),
            -0.05,
            False,
            "The simulated annealer's samples account for none of the gradient: a coin's is as good, "
            "and on test images the EBM is 0.050 nats behind its coin-trained twin.",
        ),
        (
            (0.3, 0.34),
            0.05,
            False,
            "The simulated annealer's samples account for none of the gradient: a coin's is as good, "
            "but on test images the EBM is 0.050 nats ahead of its coin-trained twin.",
        ),
        (
            (0.999, 0.998),
            0.0001,
            None,
            "Of late a coin's gradient points where the exact one does, and on test images the EBM is level "
            "with its coin-trained twin.",
        ),
        (
            (0.999, 0.998),
            0.4,
            True,
            "Of late a coin's gradient points where the exact one does, but on test images the EBM is 0.400 "
            "nats ahead of its coin-trained twin.",
        ),
        ((0.38, 0.34), None, False, "The simulated annealer's samples account for 6 % of the gradient."),
        ((1.0, 0.34), None, True, "The simulated annealer's samples account for 100 % of the gradient."),
    ],
)
def test_what_is_said(cosines, gain, useful, sentence):
    found = told(*cosines, gain)
    assert (found.sentence, found.useful) == (sentence, useful)


@pytest.mark.parametrize(
    ("settings", "beginning"),
    [
        (["sampler.kind=qpu"], "The annealer's samples account"),
        (["sampler.kind=gibbs"], "The samples account"),
        (["sampler.kind=uniform"], "A coin stands in for the samples here; choose another sampler"),
        (["training.method=mlp"], "Backpropagation takes no samples; choose the method EBM"),
    ],
)
def test_whose_samples_they_are_and_what_to_do_without_any(settings, beginning):
    assert told(0.9, 0.3, 0.1, *settings).sentence.startswith(beginning)


def test_only_the_newest_steps_count():
    values = config.as_dict(config.preset("demo"))
    early, late = np.full(50, 0.1), np.full(20, 0.8)
    found = evidence(values, np.concatenate([early, late]), np.full(70, 0.2), None)
    assert found.share == pytest.approx(0.75)


def test_steps_of_a_run_speak_for_themselves():
    """Expected counts are the exact gradient: all of it is theirs, and the twin falls behind."""
    made = config.assemble(
        None, "demo", ["sampler.kind=exact", "training.gradient=exact", "training.steps=60"]
    )
    steps = [event for event in Session(made).events() if isinstance(event, StepEvent)]
    found = of_steps(config.as_dict(made), steps)
    assert found.share == pytest.approx(1, abs=1e-4)
    assert found.useful
    assert f"{steps[-1].evaluation.test_gain:.3f} nats ahead" in found.sentence
    assert of_steps(config.as_dict(made), []).sentence == ""
