"""Cosines between gradients, against finite differences, plain loops and PyTorch's autograd."""

import numpy as np
import pytest

from qanneal_gui.science import ebm
from qanneal_gui.science.agreement import agreement, cosine
from qanneal_gui.science.arrays import sigmoid
from qanneal_gui.science.parameters import Parameters


def problem(outputs, seed=0, hidden=7, inputs=5, examples=6, reads=40):
    """Random weights, images and labels, and the frequencies of some reads."""
    rng = np.random.default_rng(seed)
    p = Parameters(
        *(rng.standard_normal(shape) for shape in ((hidden, inputs), (outputs, hidden), hidden, outputs))
    )
    x, y = rng.random((examples, inputs)), rng.integers(0, 2, (examples, outputs)).astype(float)
    log_p = ebm.log_conditional(p.preactivation(x), p.W2, p.c)
    exact = np.exp(log_p)
    frequencies = rng.multinomial(reads, exact / exact.sum(axis=1, keepdims=True)) / reads
    return p, x, y, log_p, frequencies


def found(p, x, y, log_p, frequencies):
    a = p.preactivation(x)
    sampled = ebm.gradient(p, x, a, y, ebm.output_states(len(p.c)), frequencies)
    return agreement(sampled, p, x, a, y, log_p)


def angle(one, other):
    return one @ other / np.linalg.norm(one) / np.linalg.norm(other)


def by_loops(p, x, y, frequencies):
    """The gradient written out example by example and output by output, as one vector."""
    states = ebm.output_states(len(p.c)).astype(float)

    def of(xi, yi):
        hidden = sigmoid(p.W1 @ xi + p.b + p.W2.T @ yi)
        return np.concatenate([np.outer(hidden, xi).ravel(), np.outer(yi, hidden).ravel(), hidden, yi])

    return sum(
        of(xi, yi) - sum(share * of(xi, state) for share, state in zip(shares, states, strict=True))
        for xi, yi, shares in zip(x, y, frequencies, strict=True)
    )


def by_differences(p, x, y):
    """The exact gradient of the log-likelihood, by central differences, as one vector."""
    slopes = []
    for array in (p.W1, p.W2, p.b, p.c):
        for index in np.ndindex(array.shape):
            kept, values = array[index], []
            for step in (1e-5, -1e-5):
                array[index] = kept + step
                log_p = ebm.log_conditional(p.preactivation(x), p.W2, p.c)
                values.append(ebm.log_likelihood(log_p, y))
            array[index] = kept
            slopes.append((values[0] - values[1]) / 2e-5)
    return np.array(slopes)


@pytest.mark.parametrize("outputs", [1, 3])
def test_cosines_equal_those_of_gradients_by_loops_and_finite_differences(outputs):
    """Central differences are right to 1e-8, so a cosine is to about as much."""
    p, x, y, log_p, frequencies = problem(outputs)
    got = found(p, x, y, log_p, frequencies)
    exact = by_differences(p, x, y)
    coin = by_loops(p, x, y, np.full_like(frequencies, 1 / 2**outputs))
    assert got.sampled == pytest.approx(angle(by_loops(p, x, y, frequencies), exact), abs=1e-7)
    assert got.coin == pytest.approx(angle(coin, exact), abs=1e-7)
    assert got.coin < got.sampled - 0.05 < 0.95


@pytest.mark.parametrize("outputs", [1, 2])
def test_cosines_equal_those_of_autograd(outputs):
    torch = pytest.importorskip("torch", reason="PyTorch (extra `peers`) is not installed")
    p, x, y, log_p, frequencies = problem(outputs, seed=4)
    states = torch.tensor(ebm.output_states(outputs).astype(float))
    index = torch.tensor(ebm.state_index(y))

    def by_autograd(weights):
        W1, W2, b, c = (torch.tensor(array, requires_grad=True) for array in p.arrays())
        a = torch.tensor(x) @ W1.T + b
        free = states @ c + torch.nn.functional.softplus(a[:, None] + states @ W2).sum(-1)
        # What the labels say less what is expected with these weights, which are held fixed.
        (free[torch.arange(len(x)), index] - (torch.tensor(weights) * free).sum(1)).mean().backward()
        return np.concatenate([tensor.grad.numpy().ravel() for tensor in (W1, W2, b, c)])

    got = found(p, x, y, log_p, frequencies)
    exact = by_autograd(np.exp(log_p))
    coin = by_autograd(np.full_like(frequencies, 1 / 2**outputs))
    assert got.sampled == pytest.approx(angle(by_autograd(frequencies), exact), abs=1e-12)
    assert got.coin == pytest.approx(angle(coin, exact), abs=1e-12)


def test_expected_counts_agree_entirely_and_a_coin_as_the_coin_does():
    p, x, y, log_p, _ = problem(2, seed=2)
    assert found(p, x, y, log_p, np.exp(log_p)).sampled == pytest.approx(1, abs=1e-12)
    even = found(p, x, y, log_p, np.full((6, 4), 0.25))
    assert even.sampled == pytest.approx(even.coin, abs=1e-12)


def test_float32_is_enough():
    p, x, y, log_p, frequencies = problem(1, seed=3, hidden=300, inputs=400)
    single = Parameters(*(array.astype(np.float32) for array in p.arrays()))
    low, high = found(single, x.astype(np.float32), y, log_p, frequencies), found(p, x, y, log_p, frequencies)
    # 300 · 400 products summed in float32 lose at most some 1e-5.
    assert (low.sampled, low.coin) == pytest.approx((high.sampled, high.coin), abs=1e-5)


def test_a_gradient_of_zero_has_no_direction():
    zero = Parameters(*(np.zeros(1) for _ in range(4)))
    assert cosine(zero, Parameters(*(np.ones(1) for _ in range(4)))) is None
