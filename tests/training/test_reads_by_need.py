"""Reads are as many as a stated error of the gradient needs, and not one more than were allowed."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qanneal_gui import config
from qanneal_gui.annealing.cost import estimate
from qanneal_gui.annealing.samplers import make_sampler
from qanneal_gui.data import load
from qanneal_gui.training.loop import initial_state, train
from qanneal_gui.training.reads_by_need import FEWEST, ReadsNeeded

SIZES = st.floats(0, 1e6, allow_nan=False)


def run(*overrides):
    alone = ["training.shadow_mlp=false", "training.null_twin=false", "training.eval_every=1000"]
    made = config.assemble(overrides=[*alone, *overrides])
    dataset = load(made.data)
    steps = train(made, dataset, make_sampler(made), initial_state(made, dataset))
    return [event.sampler for event in steps]


@given(SIZES, st.floats(-1e6, 1e6), st.floats(1e-3, 1), st.integers(1, 10_000))
def test_never_more_than_allowed_and_enough_wherever_that_suffices(variance, squared, error, most):
    reads = ReadsNeeded(variance, squared).reads(error, most)
    assert min(FEWEST, most) <= reads <= most
    if reads < most:
        assert math.sqrt(variance / reads) <= error * math.sqrt(squared) * (1 + 1e-9)


@pytest.mark.parametrize("numbers", [(math.nan, 1.0), (-1.0, 1.0), (1.0, math.inf)])
def test_numbers_from_a_file_that_tell_nothing_are_refused(numbers):
    with pytest.raises(ValueError, match="cannot be told"):
        ReadsNeeded(*numbers)


TEN = ["data.classes=[0,1,2,3,4,5,6,7,8,9]", "data.train_size=200", "model.init_std=0.1"]


@pytest.mark.parametrize(("data", "error"), [([], 0.15), (TEN, 0.1)], ids=["two classes", "ten"])
def test_the_error_of_the_gradient_is_the_one_that_was_stated(data, error):
    """Measured against the exact gradient: batches differ, and their means over 60 steps by a third."""
    steps = run(*data, 'sampler.kind="exact"', f"sampler.gradient_error={error}", "training.steps=61")[1:]
    assert all(step.reads < 1000 for step in steps[:10])
    measured = np.median([step.gradient_error for step in steps])
    expected = np.median([step.shot_error for step in steps])
    assert expected == pytest.approx(error, rel=0.4)
    assert measured == pytest.approx(expected, rel=0.4)


def test_ten_outputs_need_no_more_reads_than_one():
    """There are 1,024 probabilities in place of two, of which none is asked."""
    few, many = (run(*data, 'sampler.kind="exact"', "training.steps=5") for data in ([], TEN))
    assert np.mean([step.shot_error for step in many]) < 2 * np.mean([step.shot_error for step in few])


def test_packed_copies_share_the_fewer_reads():
    small = ["sampler.device=ideal", "sampler.topology=pegasus:6", "model.hidden=16", "training.steps=6"]
    always, need = run(*small), run(*small, "sampler.gradient_error=0.3")
    assert [step.reads for step in always] == [1000] * 6
    assert need[0].reads == 1000  # nothing is known yet
    assert all(step.reads < 1000 for step in need[1:])
    # Programming costs as much as ever.
    sampling, usual = (sum(step.timing.sampling for step in steps[1:]) for steps in (need, always))
    assert sampling < usual / 2
    at_most = estimate(config.assemble(overrides=[*small, "sampler.gradient_error=0.3"]))
    assert at_most.qpu_seconds == estimate(config.assemble(overrides=small)).qpu_seconds
    assert "at most" in at_most.sentence
