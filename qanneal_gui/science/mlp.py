"""The multilayer perceptron z = σ(W2 σ(W1 x + b) + c), Eq. (28)."""

from collections.abc import Sequence
from functools import partial

import numpy as np

from qanneal_gui.science.arrays import Array, sigmoid, softplus
from qanneal_gui.science.images import Images, parts
from qanneal_gui.science.parameters import Parameters
from qanneal_gui.support import cores


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
    # Whole rows are gathered fast; of an array nothing is gathered, and nothing need be copied.
    inputs = np.ascontiguousarray(parameters.W1.T) if isinstance(x, Images) else parameters.W1.T
    batch = list(parts(x))
    found: list[tuple[Array, ...]] = [()] * len(batch)

    def differentiate(i: int) -> None:
        images, pixels, levels = batch[i]
        delta, *rest = _of_part(parameters, inputs[pixels], levels, y[images], len(x))
        found[i] = (levels.T @ delta if isinstance(x, Images) else delta.T @ levels, *rest)

    cores.at_once(
        [partial(differentiate, i) for i in range(len(batch))],
        worth_it=x.size * len(parameters.b) > cores.WORTH_A_THREAD,
    )
    of_W1, *others = zip(*found, strict=True)
    # In the order of the parts: the same bits every time.
    of_W2, of_b, of_c = map(_sum, others)
    by_W1 = x.spread(of_W1) if isinstance(x, Images) else _sum(of_W1)
    return Parameters(by_W1, of_W2, of_b, of_c)


def _of_part(
    parameters: Parameters, inputs: Array, levels: Array, y: Array, examples: int
) -> tuple[Array, Array, Array, Array]:
    """Return the derivatives by a = W1 x + b of some images, and their share of those by W2, b and c."""
    W2 = parameters.W2
    hidden = levels @ inputs
    hidden += parameters.b
    sigmoid(hidden, out=hidden)
    z, y = hidden @ W2.T + parameters.c, y.astype(hidden.dtype)
    # σ(z) − y, which does not cancel where the output is nearly certain.
    error = ((1 - y) * sigmoid(z) - y * sigmoid(-z)) / examples
    of_W2 = error.T @ hidden
    delta = np.multiply(error, W2) if len(W2) == 1 else error @ W2
    delta *= hidden
    delta *= np.subtract(1, hidden, out=hidden)
    return delta, of_W2, delta.sum(axis=0), error.sum(axis=0)


def _sum(arrays: Sequence[Array]) -> Array:
    """Add all to the first."""
    total, *rest = arrays
    for array in rest:
        total += array
    return total
