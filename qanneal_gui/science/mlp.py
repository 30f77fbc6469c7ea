"""The multilayer perceptron z = σ(W2 σ(W1 x + b) + c), Eq. (28)."""

import numpy as np

from qanneal_gui.science.arrays import Array, sigmoid, softplus
from qanneal_gui.science.images import Images
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


def gradient(parameters: Parameters, x: Array | Images, a: Array, y: Array) -> Parameters:
    """Gradient of the cross entropy by backpropagation (Eq. (30)).

    Parameters
    ----------
    x : ndarray or Images, shape (B, N)
    a, y : ndarray, shapes (B, K), (B, M)
    """
    hidden = sigmoid(a)
    error = (sigmoid(hidden @ parameters.W2.T + parameters.c) - y.astype(a.dtype)) / len(x)
    of_W2 = error.T @ hidden
    delta = np.multiply(error, parameters.W2) if len(parameters.c) == 1 else error @ parameters.W2
    delta *= hidden
    delta *= np.subtract(1, hidden, out=hidden)
    return Parameters(W1=delta.T @ x, W2=of_W2, b=delta.sum(axis=0), c=error.sum(axis=0))
