"""More outputs than can be summed over: counts of those that occurred, and samplers against brute force."""

import numpy as np
import pytest

from qanneal_gui import config
from qanneal_gui.annealing.counting import counted, numbered, numbers_of, states_of, written_out
from qanneal_gui.annealing.energies import energies
from qanneal_gui.annealing.parts import Part, drawn_in
from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.samplers import Samples, make_sampler
from qanneal_gui.science import ebm
from qanneal_gui.science.sampled_sums import SampledSums

pytestmark = pytest.mark.usefixtures("known_embeddings")

M, READS = 13, 2000


def problems(count=2, hidden=4):
    rng = np.random.default_rng(3)
    return ClampedBatch(
        rng.standard_normal((count, hidden)),
        0.7 * rng.standard_normal((M, hidden)),
        rng.standard_normal(M) - 1,
    )


def brute_force(asked):
    """P(y_m = 1|x) by a sum over all hidden units and outputs, shape (B, M)."""
    k = ((np.arange(2 ** asked.W2.shape[1])[:, None] >> np.arange(asked.W2.shape[1])) & 1).astype(float)
    y = ((np.arange(2**M)[:, None] >> np.arange(M)) & 1).astype(float)
    found = []
    for a in asked.a:
        weights = np.exp(k @ a + y @ asked.W2 @ k.T + (y @ asked.c)[:, None]).sum(axis=1)
        found.append(weights @ y / weights.sum())
    return np.array(found)


def sampler(kind, *settings):
    classes = f"data.classes={list(range(M))}"
    small = ["model.hidden=4", f"sampler.reads={READS}", "sampler.beta_eff=4", "sampler.device_beta=4"]
    calm = ["sampler.h_noise=0", "sampler.j_noise=0", "sampler.topology=pegasus:4"]
    return make_sampler(
        config.assemble(overrides=[f'sampler.kind="{kind}"', classes, *small, *calm, *settings])
    )


def test_outputs_are_whole_numbers_and_back():
    y = np.random.default_rng(1).integers(0, 2, (50, 32), np.uint8)
    y[0] = 1
    numbers = numbered(y)
    assert numbers[0] == 2**32 - 1
    np.testing.assert_array_equal(written_out(numbers, 32), y)


def test_few_outputs_are_all_counted_and_many_only_if_they_occur():
    drawn = [np.array([3, 0, 3]), np.array([1, 1, 0])]
    numbers, counts = counted(drawn, 2)
    assert numbers is None
    assert counts.tolist() == [[1, 0, 0, 2], [1, 2, 0, 0]]
    np.testing.assert_array_equal(states_of(None, 2), ebm.output_states(2))
    numbers, counts = counted([one + 5000 for one in drawn], M)
    assert numbers.tolist() == [5000, 5001, 5003]
    assert counts.tolist() == [[1, 0, 2], [1, 2, 0]]
    np.testing.assert_array_equal(numbers_of(states_of(numbers, M)), numbers)
    assert numbers_of(ebm.output_states(12)) is None


def test_parts_of_a_step_are_put_together_by_their_outputs():
    parts = [
        Part((0, 2), np.array([[2, 1], [0, 3]]), outputs=np.array([7, 8000])),
        Part((1,), np.array([[3]]), outputs=np.array([9])),
        Part((2,), np.array([[1, 1]]), outputs=np.array([7, 9])),
    ]
    states, counts = drawn_in(parts, 3, M)
    np.testing.assert_array_equal(numbered(states), [7, 9, 8000])
    assert counts.tolist() == [[2, 0, 1], [0, 3, 0], [1, 1, 3]]


@pytest.mark.parametrize(
    ("part", "outputs"),
    [
        (Part((0,), np.array([[1, 2]]), outputs=np.array([1, 2**13])), M),
        (Part((0,), np.array([[1, 2]]), outputs=np.array([1])), M),
        (Part((0,), np.array([[1, 2]])), M),
        (Part((0,), np.array([[1, 2]]), outputs=np.array([0, 1])), 1),
        (Part((1,), np.array([[1, 2]]), outputs=np.array([0, 1])), M),
    ],
)
def test_parts_of_another_network_are_refused(part, outputs):
    with pytest.raises(ValueError, match="another batch"):
        drawn_in([part], 1, outputs)


@pytest.mark.parametrize(
    "settings", [("gibbs", "sampler.sweeps=100"), ("neal", "sampler.sweeps=100"), ("simulated-qpu",)]
)
def test_samples_have_the_marginals_of_brute_force(settings):
    """Each of 26 within 4 standard errors."""
    asked = problems()
    samples, report = sampler(*settings).sample(asked, np.random.default_rng(5))
    p = brute_force(asked)
    assert (np.abs(samples.mean_outputs - p) <= 4 * np.sqrt(p * (1 - p) / READS)).all()
    assert (samples.counts.sum(axis=1) == READS).all()
    assert samples.counts.any(axis=0).all()
    assert (np.diff(numbered(samples.states)) > 0).all()
    assert (report.sums, report.reads) == ("sampled", READS)
    np.testing.assert_allclose(report.p_exact, p, atol=0.03)
    assert report.sums_effective > 500
    # Fair samples, held against sums that are known to `sums_error`.
    assert abs(report.kl_corrected) < 4 * (report.kl_error + report.sums_error)
    assert report.tv == pytest.approx(report.tv_expected, abs=0.05)


def test_a_coin_is_far_from_what_the_network_says():
    asked = problems()
    samples, report = sampler("uniform").sample(asked, np.random.default_rng(6))
    np.testing.assert_allclose(samples.mean_outputs, 0.5, atol=4 * 0.5 / READS**0.5)
    assert report.kl_corrected > 20 * report.kl_error
    again, _ = sampler("uniform").sample(asked, np.random.default_rng(6))
    np.testing.assert_array_equal(again.counts, samples.counts)


def test_the_exact_conditional_is_not_offered():
    asked = problems()
    assert isinstance(asked.known(), SampledSums)
    assert asked.known() is asked.known()
    with pytest.raises(ValueError, match="at most 12 outputs"):
        asked.log_conditional()


def test_the_energies_of_reads_are_held_against_weighed_draws():
    asked = problems()
    _, report = sampler("simulated-qpu").sample(asked, np.random.default_rng(7))
    found = energies(report.snapshot)
    assert found.estimated
    assert abs(found.shift) < 5 * found.shift_error + 0.1
    assert found.exact.std() == pytest.approx(found.sampled.std(), rel=0.15)


def test_samples_can_be_made_of_what_was_counted():
    made = Samples.of(counted([np.array([5000, 5000, 1])], M), M)
    assert made.frequencies.tolist() == [[1 / 3, 2 / 3]]
    assert made.mean_outputs[0, 0] == pytest.approx(1 / 3)
