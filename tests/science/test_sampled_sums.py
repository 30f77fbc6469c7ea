"""Sums over all outputs by sampling, against exact ones where these are possible, and against brute force."""

import numpy as np
import pytest

from qanneal_gui.science import ebm, sampled_sums
from qanneal_gui.science.adam import Adam
from qanneal_gui.science.agreement import agreement
from qanneal_gui.science.arrays import logsumexp
from qanneal_gui.science.fidelity import fidelity, fidelity_by_sums
from qanneal_gui.science.parameters import Parameters, init_ebm

EXAMPLES, DEVIATIONS = 24, 5.0
"""Of some hundred normal deviates the largest is below 5 but in one of 10⁴ cases."""

RARE = 0.01
"""Where outputs with more than two ones have little weight, few draws tell of them, and nothing of errors of
this size, in nats or in P. Over 20 seeds the largest error of log Z was 0.011 in that case."""


def drawn_at_random(hidden, outputs, scale):
    rng = np.random.default_rng(hidden + outputs)
    a = 2 * rng.standard_normal((EXAMPLES, hidden))
    return a, scale * rng.standard_normal((outputs, hidden)), rng.standard_normal(outputs) - 1


def trained(hidden, outputs, steps=120):
    """A network that tells as many noisy prototypes apart, by exact gradients, until it is sure of them."""
    rng = np.random.default_rng(hidden)
    prototypes = rng.random((outputs, 20))
    network, adam = init_ebm(20, hidden, outputs, 0.01, rng), Adam(0.05)
    states = ebm.output_states(outputs)
    for _ in range(steps):
        label = rng.integers(0, outputs, 20)
        x, y = prototypes[label] + 0.1 * rng.standard_normal((20, 20)), np.eye(outputs)[label]
        a = network.preactivation(x)
        p = np.exp(ebm.log_conditional(a, network.W2, network.c))
        network = adam.maximise(network, ebm.gradient(network, x, a, y, states, p))
    label = rng.integers(0, outputs, EXAMPLES)
    x = prototypes[label] + 0.3 * rng.standard_normal((EXAMPLES, 20))
    return network.preactivation(x).astype(float), network.W2.astype(float), network.c.astype(float)


def two_modes(outputs=10, bias=-6.0, scale=1.5):
    """Hidden units that switch on the first half of the outputs together, or the second half."""
    W2 = np.full((outputs, 8), scale)
    W2[outputs // 2 :] *= -1
    W2[:, 4:] *= -1
    return np.full((EXAMPLES, 8), bias), W2, np.zeros(outputs)


PROBLEMS = {
    "nothing learned": lambda: drawn_at_random(64, 10, 0.01),
    "weak": lambda: drawn_at_random(8, 10, 0.2),
    "many units": lambda: drawn_at_random(64, 10, 0.3),
    "strong": lambda: drawn_at_random(8, 10, 1.5),
    "half trained": lambda: trained(32, 8, 30),
    "two modes": two_modes,
    "two modes far apart": lambda: two_modes(12, -10.0, 3.0),
    "trained": lambda: trained(32, 8),
    "trained, few units": lambda: trained(8, 8),
}


@pytest.fixture(scope="module", params=PROBLEMS.values(), ids=PROBLEMS.keys())
def problem(request):
    a, W2, c = request.param()
    exact = ebm.log_weights(a, W2, c, ebm.output_states(len(c)))
    return a, W2, c, exact


def test_the_sum_and_the_marginals_are_exact_within_their_standard_errors(problem):
    a, W2, c, weights = problem
    sums = sampled_sums.estimate(a, W2, c, 512)
    tolerance = DEVIATIONS * sums.error + RARE
    assert (np.abs(sums.log_z - logsumexp(weights)) <= tolerance).all()
    p = np.exp(weights - logsumexp(weights)[:, None])
    exact = p @ ebm.output_states(len(c))
    tolerance = DEVIATIONS * sums.marginal_errors() + RARE
    assert (np.abs(sums.marginals() - exact) <= tolerance).all()
    assert sums.error.max() < 0.08
    assert sums.effective.min() > 100


def test_the_standard_error_is_the_scatter_of_the_estimates():
    """Of 100 estimates the scatter is known to 1/√200 = 7 % for each of 24 examples: 1.5 % in the mean."""
    a, W2, c = drawn_at_random(8, 10, 0.8)
    found = [sampled_sums.estimate(a, W2, c, 128, seed) for seed in range(100)]
    scatter = np.std([one.log_z for one in found], axis=0)
    said = np.mean([one.error for one in found], axis=0)
    # What is spread evenly over the products scatters less than what is said.
    assert 0.8 < (scatter / said).mean() < 1.1


def test_labels_and_one_hot_states_are_those_of_the_exact_conditional(problem):
    a, W2, c, weights = problem
    sums = sampled_sums.estimate(a, W2, c, 256)
    log_p = weights - logsumexp(weights)[:, None]
    y = np.eye(len(c))[np.arange(len(a)) % len(c)]
    wanted = ebm.log_probabilities(log_p, y)
    assert (np.abs(sums.log_labels(y) - wanted) <= DEVIATIONS * sums.error + RARE).all()
    np.testing.assert_allclose(sums.log_one_hot(), ebm.log_one_hot_of(log_p), atol=1e-9)
    own = [sums.log_probabilities(b, one[None])[0] for b, one in enumerate(y)]
    np.testing.assert_allclose(sums.log_labels(y), own, atol=1e-9)


def test_thirteen_outputs_equal_brute_force_over_hidden_units_and_outputs():
    rng = np.random.default_rng(4)
    K, M = 3, 13
    a, W2, c = rng.standard_normal((3, K)), rng.standard_normal((M, K)), rng.standard_normal(M) - 1
    k = ((np.arange(2**K)[:, None] >> np.arange(K)) & 1).astype(float)
    y = ((np.arange(2**M)[:, None] >> np.arange(M)) & 1).astype(float)
    sums = sampled_sums.estimate(a, W2, c, 2048)
    for b, row in enumerate(a):
        weights = np.exp(k @ row + (y @ W2 @ k.T + (y @ c)[:, None])).sum(axis=1)
        p = weights / weights.sum()
        difference = np.abs(sums.marginals()[b] - p @ y)
        assert (difference <= DEVIATIONS * sums.marginal_errors()[b]).all()
        logits = np.log(p @ y) - np.log(p @ (1 - y))
        np.testing.assert_allclose(sums.logits()[b], logits, atol=0.2)
        label = np.eye(M)[b]
        wanted = np.log(p[1 << b])
        assert abs(sums.log_probabilities(b, label[None])[0] - wanted) <= DEVIATIONS * sums.error[b]


def test_both_halves_are_independent_estimates_of_the_whole():
    a, W2, c = drawn_at_random(16, 13, 0.5)
    whole = sampled_sums.estimate(a, W2, c, 512)
    first, second = whole.halves()
    total = np.exp(whole.log_z)
    few = whole.few.sum(axis=1) * total
    n, m = (np.count_nonzero(half.shares, axis=1) for half in (first, second))
    rest = (n * (np.exp(first.log_z) - few) + m * (np.exp(second.log_z) - few)) / (n + m)
    np.testing.assert_allclose(few + rest, total, rtol=1e-12)
    apart = (first.log_z - second.log_z) / np.hypot(first.error, second.error)
    assert 0.5 < apart.std() < 1.5  # of 24 normal deviates
    for half in (first, second):
        states, shares = half.pool(3)
        assert shares.sum() == pytest.approx(1)
        assert np.abs(shares @ states - whole.marginals()[3]).max() < 0.2  # of 256 draws, to 0.03 each
        own = half.log_probabilities(3, half.drawn[3])
        np.testing.assert_allclose(own, half.drawn_log_p[3], atol=1e-9)


def test_the_outputs_that_were_drawn_stand_for_all_of_them():
    a, W2, c = drawn_at_random(64, 13, 0.01)
    log_p, times = sampled_sums.estimate(a, W2, c, 1024).log_terms()
    np.testing.assert_allclose((times * np.exp(log_p)).sum(axis=1), 1.0, atol=1e-12)
    # A sum over 2^13 outputs of 1, with outputs that are rare counted for many.
    np.testing.assert_allclose(times.sum(axis=1).mean(), 2**13, rtol=0.1)


def test_examples_are_estimated_the_same_way_one_block_after_another():
    a, W2, c = drawn_at_random(8, 13, 0.5)
    a = np.tile(a, (4, 1))
    together = sampled_sums.estimate(a, W2, c, 64)
    blocks = list(sampled_sums.in_blocks(a, W2, c, 64))
    assert len(blocks) > 1
    np.testing.assert_array_equal(np.concatenate([sums.log_z for _, sums in blocks]), together.log_z)
    np.testing.assert_array_equal(
        np.arange(len(a)), np.concatenate([np.r_[rows] for rows, _ in blocks])[: len(a)]
    )


def test_few_ones_know_their_neighbours():
    states, on, off = sampled_sums.few_ones(5)
    assert states.sum(axis=1).tolist() == [0, *[1] * 5, *[2] * 10]
    for m in range(5):
        for i in range(5):
            one_hot = np.eye(5, dtype=np.uint8)[m]
            up, down = one_hot.copy(), one_hot.copy()
            up[i], down[i] = 1, 0
            np.testing.assert_array_equal(states[on[m, i]], up)
            np.testing.assert_array_equal(states[off[m, i]], down)


@pytest.mark.parametrize("scale", [0.05, 0.5])
def test_distances_of_samples_are_those_by_exact_sums(scale):
    """Within what the estimates are off: 1024 draws leave errors of log Z of 0.002 to 0.02."""
    a, W2, c = drawn_at_random(16, 10, scale)
    exact = ebm.log_conditional(a, W2, c)
    sums = sampled_sums.estimate(a, W2, c, 1024)
    p = np.exp(exact) / np.exp(exact).sum(axis=1, keepdims=True)
    p[:, 7] += 0.05  # samples of something else
    counts = np.random.default_rng(5).multinomial(1000, p / p.sum(axis=1, keepdims=True))
    wanted = fidelity(counts, exact)
    got = fidelity_by_sums(ebm.output_states(10), counts, sums)
    error = float(sums.error.mean())
    assert error < 0.04
    assert got.kl == pytest.approx(wanted.kl, abs=error)
    # What exact samples would show is estimated, too: over 20 seeds to 0.0028 of 0.4 nats, without bias.
    assert got.kl_corrected == pytest.approx(wanted.kl_corrected, abs=error + 4 * 0.0028)
    assert got.kl_error == pytest.approx(np.hypot(wanted.kl_error, error / EXAMPLES**0.5), rel=0.1)
    assert got.tv == pytest.approx(wanted.tv, abs=error)
    # Over 20 seeds to 0.0013, without bias.
    assert got.tv_expected == pytest.approx(wanted.tv_expected, abs=4 * 0.0013)


def test_a_gradient_is_the_same_when_every_example_has_its_own_outputs():
    rng = np.random.default_rng(6)
    network = Parameters(
        rng.standard_normal((6, 5)),
        rng.standard_normal((3, 6)),
        rng.standard_normal(6),
        rng.standard_normal(3),
    )
    x, y = rng.random((4, 5)), np.eye(3)[[0, 2, 1, 1]]
    a, states = network.preactivation(x), ebm.output_states(3)
    p = np.exp(ebm.log_conditional(a, network.W2, network.c))
    wanted = ebm.gradient(network, x, a, y, states, p)
    got = ebm.gradient_of_each(network, x, a, y, ((states, row) for row in p))
    for one, other in zip(got.arrays(), wanted.arrays(), strict=True):
        np.testing.assert_allclose(one, other, atol=1e-12)


def test_thirteen_outputs_learn_from_the_states_that_occurred():
    rng = np.random.default_rng(7)
    network = init_ebm(5, 6, 13, 0.5, rng)
    x, y = rng.random((3, 5)).astype(np.float32), np.eye(13, dtype=np.float32)[[1, 5, 12]]
    a = network.preactivation(x)
    states = rng.integers(0, 2, (40, 13), np.uint8)
    counts = rng.integers(0, 3, (3, 40))
    shares = counts / counts.sum(axis=1, keepdims=True)
    got = ebm.gradient(network, x, a, y, states, shares)
    each = ((states[row > 0], row[row > 0]) for row in shares)
    wanted = ebm.gradient_of_each(network, x, a, y, each)
    for one, other in zip(got.arrays(), wanted.arrays(), strict=True):
        np.testing.assert_array_equal(one, other)
        assert one.dtype == np.float32


def test_agreement_with_an_estimated_gradient_is_that_with_the_exact_one():
    rng = np.random.default_rng(8)
    network = init_ebm(20, 16, 8, 0.3, rng)
    x, y = rng.random((10, 20)), np.eye(8)[rng.integers(0, 8, 10)]
    a, states = network.preactivation(x), ebm.output_states(8)
    log_p = ebm.log_conditional(a, network.W2, network.c)
    p = np.exp(log_p) / np.exp(log_p).sum(axis=1, keepdims=True)
    shares = rng.multinomial(200, p) / 200
    sampled = ebm.gradient(network, x, a, y, states, shares)
    wanted = agreement(sampled, network, x, a, y, log_p)
    got = agreement(sampled, network, x, a, y, sampled_sums.estimate(a, network.W2, network.c, 1024))
    assert got.reference_error is not None
    assert got.reference_error < 0.1
    # Not the noise of the estimate on top: that is in the reference, and left out.
    assert got.length == pytest.approx(wanted.length, rel=0.05)
    assert got.error == pytest.approx(wanted.error, rel=0.15)
    assert got.sampled == pytest.approx(wanted.sampled, abs=0.02)
    assert got.coin == pytest.approx(wanted.coin, abs=0.02)
    assert wanted.reference_error is None
