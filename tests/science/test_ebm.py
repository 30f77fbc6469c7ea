"""The EBM against brute force over all 2^(K+M) states, PyTorch's autograd and finite differences."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qanneal_gui.science import ebm
from qanneal_gui.science.arrays import logsumexp, sigmoid, softplus
from qanneal_gui.science.parameters import Parameters, init_ebm

EXACT = 1e-10  # float64 sums of at most 2^9 terms of order 1: rounding is some 1e-14


def random_parameters(inputs, hidden, outputs, seed, scale=1.0):
    rng = np.random.default_rng(seed)
    return Parameters(
        W1=scale * rng.standard_normal((hidden, inputs)),
        W2=scale * rng.standard_normal((outputs, hidden)),
        b=scale * rng.standard_normal(hidden),
        c=scale * rng.standard_normal(outputs),
    )


def all_states(n):
    return ((np.arange(2**n)[:, None] >> np.arange(n)) & 1).astype(float)


def brute_force_log_conditional(p, x):
    """Log P(y|x) by summing exp(−E(x, k, y)) over every k, for every y."""
    rows = []
    for xi in x:
        energies = [
            [-(k @ p.W1 @ xi + y @ p.W2 @ k + p.b @ k + p.c @ y) for k in all_states(len(p.b))]
            for y in all_states(len(p.c))
        ]
        weights = np.exp(-np.array(energies)).sum(axis=1)
        rows.append(np.log(weights / weights.sum()))
    return np.array(rows)


def labels(count, outputs, seed):
    return np.random.default_rng(seed).integers(0, 2, (count, outputs)).astype(float)


@pytest.mark.parametrize(("hidden", "outputs"), [(1, 1), (6, 1), (4, 2), (6, 3)])
def test_conditional_equals_brute_force(hidden, outputs):
    p = random_parameters(5, hidden, outputs, seed=hidden)
    x = np.random.default_rng(1).random((4, 5))
    got = ebm.log_conditional(p.preactivation(x), p.W2, p.c)
    np.testing.assert_allclose(got, brute_force_log_conditional(p, x), rtol=0, atol=EXACT)


@pytest.mark.parametrize(("hidden", "outputs"), [(5, 1), (5, 3)])
def test_marginal_logits_equal_brute_force(hidden, outputs):
    p = random_parameters(5, hidden, outputs, seed=3)
    x = np.random.default_rng(2).random((4, 5))
    probabilities = np.exp(brute_force_log_conditional(p, x)) @ all_states(outputs)
    got = sigmoid(ebm.output_logits(ebm.log_conditional(p.preactivation(x), p.W2, p.c)))
    np.testing.assert_allclose(got, probabilities, rtol=0, atol=EXACT)


@pytest.mark.parametrize("outputs", [2, 4])
def test_one_hot_states_are_the_conditional_renormalised(outputs):
    p = random_parameters(5, 4, outputs, seed=8)
    x = np.random.default_rng(5).random((6, 5))
    log_p = brute_force_log_conditional(p, x)
    y = all_states(outputs)
    rows = [int(np.flatnonzero((y == e).all(axis=1))[0]) for e in np.eye(outputs)]
    wanted = np.exp(log_p[:, rows]) / np.exp(log_p[:, rows]).sum(axis=1, keepdims=True)
    a = p.preactivation(x)
    for got in (ebm.log_one_hot(a, p.W2, p.c), ebm.log_one_hot_of(ebm.log_conditional(a, p.W2, p.c))):
        np.testing.assert_allclose(np.exp(got), wanted, rtol=0, atol=EXACT)
    # Without normalisation, too, and unlike the marginals, which need not add up to one.
    np.testing.assert_allclose(ebm.log_one_hot_of(log_p + 3.0), np.log(wanted), rtol=0, atol=EXACT)
    logits = ebm.exclusive_logits(ebm.log_one_hot(a, p.W2, p.c))
    np.testing.assert_allclose(sigmoid(logits), wanted, rtol=0, atol=EXACT)
    marginals = np.exp(log_p) @ y
    assert abs(marginals.sum(axis=1) - 1).max() > 0.1


def test_one_hot_states_need_no_sum_over_all():
    p = random_parameters(5, 4, 40, seed=8)
    x = np.random.default_rng(5).random((3, 5))
    got = np.exp(ebm.log_one_hot(p.preactivation(x), p.W2, p.c))
    a = p.preactivation(x)
    weights = np.exp(p.c + np.log1p(np.exp(a[:, None] + p.W2)).sum(axis=2))
    np.testing.assert_allclose(got, weights / weights.sum(axis=1, keepdims=True), rtol=0, atol=EXACT)


def exact_gradient(p, x, y):
    a = p.preactivation(x)
    log_p = ebm.log_conditional(a, p.W2, p.c)
    return ebm.gradient(p, x, a, y, ebm.output_states(len(p.c)), np.exp(log_p))


@pytest.mark.parametrize("outputs", [1, 3])
def test_exact_gradient_equals_finite_differences(outputs):
    p = random_parameters(4, 5, outputs, seed=7)
    x, y = np.random.default_rng(3).random((6, 4)), labels(6, outputs, 4)
    gradient = exact_gradient(p, x, y)

    def likelihood():
        return ebm.log_likelihood(ebm.log_conditional(p.preactivation(x), p.W2, p.c), y)

    step = 1e-5  # central differences: truncation ~ step² = 1e-10, rounding ~ 1e-16/step = 1e-11
    for array, derivative in zip(p.arrays(), gradient.arrays(), strict=True):
        for index in np.ndindex(array.shape):
            kept = array[index]
            array[index] = kept + step
            above = likelihood()
            array[index] = kept - step
            below = likelihood()
            array[index] = kept
            assert derivative[index] == pytest.approx((above - below) / (2 * step), rel=1e-6, abs=1e-8)


@pytest.mark.parametrize("outputs", [1, 2, 4])
def test_exact_gradient_equals_autograd(outputs):
    torch = pytest.importorskip("torch", reason="PyTorch (extra `peers`) is not installed")
    p = random_parameters(9, 12, outputs, seed=11)
    x, y = np.random.default_rng(5).random((8, 9)), labels(8, outputs, 6)
    W1, W2, b, c = (torch.tensor(array, requires_grad=True) for array in p.arrays())
    a = torch.tensor(x) @ W1.T + b
    states = torch.tensor(ebm.output_states(outputs).astype(float))
    logits = states @ c + torch.nn.functional.softplus(a[:, None] + states @ W2).sum(-1)
    index = torch.tensor(ebm.state_index(y))
    likelihood = torch.log_softmax(logits, 1)[torch.arange(8), index].mean()
    likelihood.backward()
    got = exact_gradient(p, x, y)
    np.testing.assert_allclose(
        ebm.log_likelihood(ebm.log_conditional(p.preactivation(x), p.W2, p.c), y),
        likelihood.item(),
        rtol=1e-12,
    )
    for derivative, tensor in zip(got.arrays(), (W1, W2, b, c), strict=True):
        np.testing.assert_allclose(derivative, tensor.grad.numpy(), rtol=1e-8, atol=1e-12)


def test_sampled_gradient_is_unbiased():
    """The mean of many sampled gradients approaches the exact one (4 standard errors)."""
    p = random_parameters(4, 6, 2, seed=13, scale=0.5)
    x, y = np.random.default_rng(7).random((3, 4)), labels(3, 2, 8)
    a = p.preactivation(x)
    exact = np.exp(ebm.log_conditional(a, p.W2, p.c))
    states = ebm.output_states(2)
    rng = np.random.default_rng(9)
    draws = np.array(
        [
            ebm.gradient(p, x, a, y, states, np.stack([rng.multinomial(50, row) for row in exact]) / 50).W2
            for _ in range(400)
        ]
    )
    wanted = ebm.gradient(p, x, a, y, states, exact).W2
    error = draws.std(axis=0, ddof=1) / np.sqrt(len(draws))
    assert (np.abs(draws.mean(axis=0) - wanted) <= 4 * error).all()


def test_large_activations_never_overflow():
    """float32 at |a| up to 1e4: no warning (they are errors here), no inf, no nan."""
    rng = np.random.default_rng(0)
    a = (rng.standard_normal((6, 20)) * 1e4).astype(np.float32)
    p = init_ebm(3, 20, 2, 5.0, rng)
    log_p = ebm.log_conditional(a, p.W2, p.c)
    assert np.isfinite(log_p).all()
    assert log_p.dtype == np.float32
    gradient = ebm.gradient(
        p, rng.random((6, 3), np.float32), a, labels(6, 2, 1), ebm.output_states(2), np.exp(log_p)
    )
    assert all(np.isfinite(array).all() and array.dtype == np.float32 for array in gradient.arrays())


def test_float32_stays_close_to_float64_at_the_papers_size():
    p = random_parameters(784, 548, 1, seed=1, scale=0.05)
    x = np.random.default_rng(2).random((10, 784))
    low = Parameters(*(array.astype(np.float32) for array in p.arrays()))
    wanted = ebm.log_conditional(p.preactivation(x), p.W2, p.c)
    got = ebm.log_conditional(low.preactivation(x.astype(np.float32)), low.W2, low.c)
    np.testing.assert_allclose(got, wanted, atol=2e-5)  # 548 terms of order 0.1, each exact to 6e-8


def test_too_many_outputs_are_refused():
    with pytest.raises(ValueError, match="at most 12"):
        ebm.output_states(13)


@given(st.lists(st.floats(-1e4, 1e4), min_size=1, max_size=8))
def test_elementwise_functions_agree_with_their_definitions(values):
    z = np.array(values)
    assert (np.abs(softplus(z) - np.logaddexp(0, z)) <= 1e-12 * np.maximum(1, np.abs(z))).all()
    np.testing.assert_allclose(np.log1p(-sigmoid(np.minimum(z, 0))), -softplus(np.minimum(z, 0)), atol=1e-12)
    assert logsumexp(z[None])[0] == pytest.approx(np.logaddexp.reduce(z), rel=1e-12, abs=1e-12)


@pytest.mark.parametrize(("dtype", "tolerance"), [(np.float64, 1e-12), (np.float32, 2e-4)])
@pytest.mark.parametrize("scale", [1.0, 60.0])
def test_many_outputs_are_summed_as_few_are(dtype, tolerance, scale):
    """By products of factors or term by term; with preactivations up to 250 neither overflows."""
    rng = np.random.default_rng(6)
    a, W2 = ((scale * rng.standard_normal(shape)).astype(dtype) for shape in ((4, 150), (6, 150)))
    c, states = rng.standard_normal(6).astype(dtype), ebm.output_states(6)
    by_term = np.concatenate([ebm.log_weights(a, W2, c, part) for part in np.split(states, 8)], axis=1)
    np.testing.assert_allclose(ebm.log_weights(a, W2, c, states), by_term, atol=tolerance * scale)


def test_the_gradient_is_the_same_by_examples_as_by_outputs():
    rng = np.random.default_rng(7)
    network = Parameters(*(rng.standard_normal(shape) for shape in ((9, 5), (5, 9), (9,), (5,))))
    x, y = rng.standard_normal((20, 5)), (rng.random((20, 5)) < 0.5).astype(float)
    a = network.preactivation(x)
    states = ebm.output_states(5)
    frequencies = np.exp(ebm.log_conditional(a, network.W2, network.c))
    by_examples = ebm.gradient(network, x, a, y, states, frequencies)
    # Twenty examples are fewer than the 32 outputs; forty are not.
    twice = [np.concatenate([each, each]) for each in (x, a, y, frequencies)]
    by_outputs = ebm.gradient(network, twice[0], twice[1], twice[2], states, twice[3])
    for one, other in zip(by_examples.arrays(), by_outputs.arrays(), strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("outputs", [1, 2])
def test_the_gradient_does_not_vanish_where_the_label_is_nearly_certain(outputs):
    """With P(label) = 1 − 10⁻¹² it is 10⁻¹² of the change of hidden units, to single precision, not 0."""
    rng = np.random.default_rng(9)
    network = Parameters(*(rng.standard_normal(shape) for shape in ((9, 5), (outputs, 9), (9,), (outputs,))))
    x, states = rng.standard_normal((6, 5)), ebm.output_states(outputs)
    label = rng.integers(0, len(states), 6)
    frequencies = np.zeros((6, len(states)))
    frequencies[np.arange(6), label - 1] = 1e-12
    frequencies[np.arange(6), label] = 1 - 1e-12
    y, other = states[label].astype(float), states[label - 1].astype(float)
    a = network.preactivation(x)
    change = sigmoid(a + y @ network.W2) - sigmoid(a + other @ network.W2)
    single = Parameters(*(array.astype(np.float32) for array in network.arrays()))
    of_float32 = (each.astype(np.float32) for each in (x, a, y))
    got = ebm.gradient(single, *of_float32, states, frequencies.astype(np.float32))
    np.testing.assert_allclose(got.W1, 1e-12 * change.T @ x / 6, rtol=1e-4, atol=1e-18)
    np.testing.assert_allclose(got.c, 1e-12 * (y - other).mean(axis=0), rtol=1e-5, atol=1e-18)


def test_the_gradient_does_not_depend_on_how_frequencies_lie_in_memory():
    rng = np.random.default_rng(11)
    a, x = rng.standard_normal((20, 30)).astype(np.float32), rng.random((20, 8), np.float32)
    network = Parameters(
        *(
            (0.01 * rng.standard_normal(shape)).astype(np.float32)
            for shape in ((30, 8), (10, 30), (30,), (10,))
        )
    )
    states = ebm.output_states(10)
    y = states[rng.integers(0, 1024, 20)].astype(np.float32)
    frequencies = rng.multinomial(1000, np.full(1024, 1 / 1024), 20) / 1000
    one, other = (
        ebm.gradient(network, x, a, y, states, order(frequencies)).W1
        for order in (np.array, np.asfortranarray)
    )
    np.testing.assert_allclose(one, other, rtol=0, atol=2e-4 * np.abs(one).max())


def test_the_gradient_does_not_depend_on_the_order_of_the_outputs():
    rng = np.random.default_rng(10)
    network = Parameters(*(rng.standard_normal(shape) for shape in ((9, 5), (1, 9), (9,), (1,))))
    x, y = rng.standard_normal((6, 5)), (rng.random((6, 1)) < 0.5).astype(float)
    a, p = network.preactivation(x), rng.random((6, 1))
    states, frequencies = ebm.output_states(1), np.concatenate([1 - p, p], axis=1)
    got = ebm.gradient(network, x, a, y, states, frequencies)
    turned = ebm.gradient(network, x, a, y, states[::-1], frequencies[:, ::-1])
    for one, other in zip(got.arrays(), turned.arrays(), strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-13, atol=1e-16)


@pytest.mark.parametrize("strength", [0.1, 5.0, 60.0, 900.0])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_sums_over_many_outputs_bear_weights_of_any_size(dtype, strength):
    """Against the terms one by one in double precision: each is good to the precision of the largest."""
    rng = np.random.default_rng(0)
    a = (2 * rng.standard_normal((3, 150))).astype(dtype)
    W2, c = (strength * rng.standard_normal((5, 150))).astype(dtype), np.zeros(5, dtype)
    states = ebm.output_states(5)
    shifts = (states.astype(dtype) @ W2).astype(np.float64)
    z = a.astype(np.float64)
    terms = np.logaddexp(0, z[:, None] + shifts) - np.logaddexp(0, z)[:, None]
    found = ebm.log_weights(a, W2, c, states)
    scale = 150 * max(1.0, float(np.abs(terms).max()))
    np.testing.assert_allclose(found, terms.sum(axis=2), rtol=0, atol=scale * np.finfo(dtype).eps)


@pytest.mark.parametrize(("count", "hidden"), [(163, 400), (164, 400), (500, 400), (2, 70_000)])
def test_blocks_of_a_batch_add_up_to_sums_over_all(count, hidden):
    """Few outputs, more hidden units of all examples than are worked on at a time."""
    p, rng = random_parameters(3, hidden, 2, seed=1), np.random.default_rng(2)
    x, y = rng.random((count, 3)), rng.integers(0, 2, (count, 2)).astype(float)
    a, states = p.preactivation(x), all_states(2)
    z = a[:, None] + states @ p.W2
    terms = (np.logaddexp(0, z) - np.logaddexp(0, a)[:, None]).sum(axis=2) + states @ p.c
    log_p = terms - np.logaddexp.reduce(terms, axis=1, keepdims=True)
    np.testing.assert_allclose(ebm.log_conditional(a, p.W2, p.c), log_p, rtol=1e-11, atol=1e-9)
    frequencies = rng.dirichlet(np.ones(4), count)
    weights = ((y[:, None] == states).all(axis=2) - frequencies) / count
    hidden_sum = np.einsum("bs,bsk->bk", weights, 1 / (1 + np.exp(-z)))
    by_output = np.einsum("bs,sm,bsk->mk", weights, states, 1 / (1 + np.exp(-z)))
    got = ebm.gradient(p, x, a, y, ebm.output_states(2), frequencies)
    for array, wanted in (
        (got.W1, hidden_sum.T @ x),
        (got.W2, by_output),
        (got.b, hidden_sum.sum(axis=0)),
        (got.c, weights.sum(axis=0) @ states),
    ):
        np.testing.assert_allclose(array, wanted, rtol=0, atol=1e-13)
