"""How wrong a gradient is because its expectations are means over Γ samples, and how many samples it needs.

The gradient needs ⟨φ(ỹ)⟩ only, with φ(ỹ) = (σ(a+W2ᵀỹ)xᵀ, σ(a+W2ᵀỹ), ỹσ(a+W2ᵀỹ)ᵀ, ỹ). So what its shot noise
depends on is the scatter of φ, not the number of outputs that there are: a mean over Γ samples of each of B
images is off by

    E‖ĝ − g‖² = Σ_b Tr Cov_b[φ] / (B² Γ)

for M = 1 and M = 10 alike, although 2^M probabilities are far from known at the same Γ.
"""

import numpy as np

from qanneal_gui.science.arrays import Array, sigmoid
from qanneal_gui.science.parameters import Parameters

_FEW_STATES = 8
"""So many outputs are gone through one by one with all images at once; more, the other way round."""


def gradient_variance(parameters: Parameters, x: Array, a: Array, states: Array, frequencies: Array) -> float:
    """Return E‖ĝ − g‖² of the mean gradient of a batch at one sample per image.

    Parameters
    ----------
    x, a : ndarray, shapes (B, N), (B, K)
    states : ndarray, shape (S, M)
    frequencies : ndarray, shape (B, S)
        P(y|x), or the frequencies of samples, which make the result too small by 1 − 1/Γ.
    """
    several = _by_state if len(states) <= _FEW_STATES else _by_image
    p = frequencies.astype(np.float64)
    by_input, by_output = several(a.astype(np.float64), parameters.W2.astype(np.float64), states, p)
    y = states.astype(np.float64)
    by_bias = p @ y.sum(axis=1) - np.square(p @ y).sum(axis=1)
    pixels = np.einsum("bn,bn->b", x, x)
    return float(np.maximum((pixels + 1) * by_input + by_output + by_bias, 0.0).sum() / len(x) ** 2)


def _by_image(a: Array, W2: Array, states: Array, p: Array) -> tuple[Array, Array]:
    """Tr Cov of σ(a+W2ᵀỹ) and of ỹσ(a+W2ᵀỹ)ᵀ for every image, (B,) each, over the outputs that were seen."""
    by_input, by_output = np.empty(len(a)), np.empty(len(a))
    for b, (row, weights) in enumerate(zip(a, p, strict=True)):
        seen = np.flatnonzero(weights)
        share, y = weights[seen], states[seen].astype(np.float64)
        hidden = sigmoid(row + y @ W2)
        squares = np.einsum("sk,sk->s", hidden, hidden)
        by_input[b] = share @ squares - np.square(share @ hidden).sum()
        by_output[b] = share @ (y.sum(axis=1) * squares) - np.square((share[:, None] * y).T @ hidden).sum()
    return by_input, by_output


def _by_state(a: Array, W2: Array, states: Array, p: Array) -> tuple[Array, Array]:
    """Return the same, one output for all images at a time."""
    squares, on = np.zeros(len(a)), np.zeros(len(a))
    mean, means = np.zeros_like(a), np.zeros((states.shape[1], *a.shape))
    for share, y in zip(p.T, states.astype(np.float64), strict=True):
        hidden = sigmoid(a + y @ W2)
        square = share * np.einsum("bk,bk->b", hidden, hidden)
        squares += square
        on += y.sum() * square
        hidden *= share[:, None]
        mean += hidden
        means[y > 0] += hidden
    return squares - np.square(mean).sum(axis=1), on - np.square(means).sum(axis=(0, 2))


def squared_length(gradient: Parameters) -> float:
    """Return ‖g‖² over all weights."""
    return sum(float(np.vdot(part, part)) for part in gradient.arrays())
