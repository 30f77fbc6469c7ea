"""The shot noise of a gradient against all that samples can be, and against samples."""

import numpy as np
import pytest

from qanneal_gui.science import ebm
from qanneal_gui.science.arrays import sigmoid
from qanneal_gui.science.parameters import init_ebm
from qanneal_gui.science.shot_noise import gradient_variance, squared_length


def problem(outputs, hidden=5, batch=3, inputs=4, std=1.0, seed=0):
    rng = np.random.default_rng(seed)
    parameters = init_ebm(inputs, hidden, outputs, std, rng)
    x = rng.random((batch, inputs)).astype(np.float32)
    a = parameters.preactivation(x)
    log_p = ebm.log_conditional(*(array.astype(np.float64) for array in (a, parameters.W2, parameters.c)))
    y = ebm.output_states(outputs)[rng.integers(0, 2**outputs, batch)]
    return parameters, x, a, y, ebm.output_states(outputs), np.exp(log_p)


@pytest.mark.parametrize("outputs", [1, 3])
def test_the_variance_is_that_of_single_samples(outputs):
    """Brute force: every weight's derivative for every output, one sample at a time."""
    parameters, x, a, _, states, p = problem(outputs)
    expected = 0.0
    for image, row, weights in zip(x, a, p, strict=True):
        terms = []
        for y in states.astype(float):
            hidden = sigmoid(row + y @ parameters.W2)
            parts = np.outer(hidden, image), hidden, np.outer(y, hidden), y
            terms.append(np.concatenate([part.ravel() for part in parts]))
        terms = np.array(terms)
        mean = weights @ terms
        expected += weights @ ((terms - mean) ** 2).sum(axis=1)
    assert gradient_variance(parameters, x, a, states, p) == pytest.approx(expected / len(x) ** 2, rel=1e-5)


@pytest.mark.parametrize("outputs", [1, 2, 8])
@pytest.mark.parametrize("reads", [10, 300])
def test_it_is_the_mean_squared_error_of_sampled_gradients_whatever_the_number_of_outputs(outputs, reads):
    """A mean over 400 draws, whose own scatter is below 5 % at these sizes."""
    parameters, x, a, y, states, p = problem(outputs, seed=1)
    rng = np.random.default_rng(2)
    exact = ebm.gradient(parameters, x, a, y, states, p)
    squares = []
    for _ in range(400):
        counts = rng.multinomial(reads, p / p.sum(axis=1, keepdims=True))
        drawn = ebm.gradient(parameters, x, a, y, states, counts / reads)
        squares.append(squared_length(_less(drawn, exact)))
    expected = gradient_variance(parameters, x, a, states, p) / reads
    assert np.mean(squares) == pytest.approx(expected, rel=0.15)


def _less(one, other):
    return type(one)(*(u - v for u, v in zip(one.arrays(), other.arrays(), strict=True)))


def test_outputs_that_are_certain_have_no_noise():
    parameters, x, a, _, states, p = problem(2)
    certain = np.zeros_like(p)
    certain[:, 1] = 1
    assert gradient_variance(parameters, x, a, states, certain) < 1e-15  # rounding
