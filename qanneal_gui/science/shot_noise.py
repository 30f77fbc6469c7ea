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


def gradient_variance(parameters: Parameters, x: Array, a: Array, states: Array, frequencies: Array) -> float:
    """Return E‖ĝ − g‖² of the mean gradient of a batch at one sample per image.

    Parameters
    ----------
    x, a : ndarray, shapes (B, N), (B, K)
    states : ndarray, shape (S, M)
    frequencies : ndarray, shape (B, S)
        P(y|x), or the frequencies of samples, which make the result too small by 1 − 1/Γ.
    """
    W2 = parameters.W2.astype(np.float64)
    total = 0.0
    for image, row, weights in zip(x, a.astype(np.float64), frequencies, strict=True):
        seen = np.flatnonzero(weights)
        p, y = weights[seen], states[seen].astype(np.float64)
        hidden = sigmoid(row + y @ W2)
        on, squares = y.sum(axis=1), np.einsum("sk,sk->s", hidden, hidden)
        by_input = p @ squares - np.square(p @ hidden).sum()
        by_output = p @ (on * squares) - np.square((p[:, None] * y).T @ hidden).sum()
        by_bias = p @ on - np.square(p @ y).sum()
        pixels = float(np.vdot(image, image))
        total += max(0.0, float((pixels + 1) * by_input + by_output + by_bias))
    return total / len(x) ** 2


def squared_length(gradient: Parameters) -> float:
    """Return ‖g‖² over all weights."""
    return sum(float(np.vdot(part, part)) for part in gradient.arrays())
