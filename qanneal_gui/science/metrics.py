"""Figures by which networks are compared."""

import numpy as np

from qanneal_gui.science.arrays import Array, sigmoid


def accuracy(logits: Array, y: Array) -> float:
    """Share of examples put into the right class, in [0, 1].

    One output decides by its sign, several by the largest log-odds. A tie (an output of exactly
    one half) counts as class 0, so that an untrained network does not look better than chance.
    """
    if y.shape[1] == 1:
        return float(((logits[:, 0] > 0) == (y[:, 0] > 0.5)).mean())
    return float((logits.argmax(axis=1) == y.argmax(axis=1)).mean())


def accuracy_by_class(logits: Array, y: Array) -> Array:
    """Share of each class's examples put into it, in [0, 1], shape (C,); NaN for a class without examples."""
    if y.shape[1] == 1:
        truth, right = y[:, 0] > 0.5, (logits[:, 0] > 0) == (y[:, 0] > 0.5)
    else:
        truth, right = y.argmax(axis=1), logits.argmax(axis=1) == y.argmax(axis=1)
    classes = max(y.shape[1], 2)
    found = np.bincount(truth, right, minlength=classes)
    with np.errstate(invalid="ignore"):
        return np.asarray(found / np.bincount(truth, minlength=classes))


def majority(logits: Array) -> float:
    """Share of examples put into the class that is named most often, in [0, 1]."""
    if logits.shape[1] == 1:
        ones = float((logits[:, 0] > 0).mean())
        return max(ones, 1.0 - ones)
    return float(np.bincount(logits.argmax(axis=1)).max() / len(logits))


def spread(logits: Array) -> float:
    """Return the standard deviation of σ(logits) over the examples, the mean over the outputs."""
    return float(sigmoid(logits.astype(np.float64)).std(axis=0).mean())


def symmetrised_kl(p_logits: Array, q_logits: Array) -> float:
    """Mean KL(p‖q) + KL(q‖p) between Bernoulli outputs, in nats (Sec. 5.1).

    For outputs p = σ(u) and q = σ(v) it is (p − q)(u − v), summed over the outputs; taking log-odds
    keeps it finite where an output rounds to 0 or 1.
    """
    u, v = p_logits.astype(np.float64), q_logits.astype(np.float64)
    return float(((sigmoid(u) - sigmoid(v)) * (u - v)).sum(axis=1).mean())


def mean_kl(sampled: Array, exact_log: Array) -> float:
    """Mean KL(sampled ‖ exact) in nats between distributions over the same outputs.

    Parameters
    ----------
    sampled : ndarray, shape (B, S)
        Empirical frequencies; zeros contribute nothing, so the figure is always finite.
    exact_log : ndarray, shape (B, S)
        Logarithms of the exact probabilities.
    """
    log_sampled = np.log(np.where(sampled > 0, sampled, 1.0))
    return float((sampled * (log_sampled - exact_log)).sum(axis=1).mean())
