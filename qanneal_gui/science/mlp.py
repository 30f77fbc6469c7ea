"""The multilayer perceptron z = σ(W2 σ(W1 x + b) + c), Eq. (28)."""

import numpy as np

from qanneal_gui.science.arrays import Array, sigmoid, softplus
from qanneal_gui.science.images import Images, parts
from qanneal_gui.science.parameters import Parameters


def logits(a: Array, W2: Array, c: Array) -> Array:
    """Log-odds of every output, shape (B, M), from a = W1 x + b, shape (B, K)."""
    return np.asarray(sigmoid(a) @ W2.T + c)


def cross_entropy(output_logits: Array, y: Array) -> float:
    """Cross entropy, Eq. (29), in nats: summed over the outputs, mean over the examples."""
    return float(losses(output_logits, y).mean(dtype=np.float64))


def losses(output_logits: Array, y: Array) -> Array:
    """Cross entropy of every example, in nats: both arguments (B, M), shape (B,)."""
    return np.asarray((softplus(output_logits) - y * output_logits).sum(axis=1))


def gradient(parameters: Parameters, x: Array | Images, y: Array) -> Parameters:
    """Gradient of the cross entropy by backpropagation (Eq. (30)).

    Parameters
    ----------
    x : ndarray or Images, shape (B, N)
    y : ndarray, shape (B, M)
    """
    W1, W2, b, c = parameters.arrays()
    inputs = np.ascontiguousarray(W1.T)  # whole rows are gathered fast
    of_W1, of_W2, of_b, of_c = (np.zeros_like(array) for array in (inputs, W2, b, c))
    for images, pixels, levels in parts(x):
        hidden = levels @ inputs[pixels]
        hidden += b
        sigmoid(hidden, out=hidden)
        error = (sigmoid(hidden @ W2.T + c) - y[images].astype(hidden.dtype)) / len(x)
        of_W2 += error.T @ hidden
        of_c += error.sum(axis=0)
        delta = np.multiply(error, W2) if len(c) == 1 else error @ W2
        delta *= hidden
        delta *= np.subtract(1, hidden, out=hidden)
        of_W1[pixels] += levels.T @ delta
        of_b += delta.sum(axis=0)
    return Parameters(np.ascontiguousarray(of_W1.T), of_W2, of_b, of_c)
