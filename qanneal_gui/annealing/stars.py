"""Networks with one output as programmed: what their samples should say, and how that depends on h, J and β.

With its hub unbroken a star has the log-odds of the output in closed form,

    ℓ = −2β h₀ + Σ_j [log 2cosh β(h_j + J_j) − log 2cosh β(h_j − J_j)].
"""

from dataclasses import dataclass

import numpy as np

from qanneal_gui.annealing.embedding.programming import Layout, Program
from qanneal_gui.science.arrays import Array, log_2cosh


@dataclass(frozen=True, slots=True, eq=False)
class Stars:
    """The logical problems of some copies side by side, C of them.

    Attributes
    ----------
    h0 : ndarray, shape (C,)
        Bias of the output.
    h, J : ndarray, shape (C, K)
        Bias of each hidden unit, and its coupling to the output.
    hubs : ndarray, shape (C,)
        Qubits of the output's chain.
    """

    h0: Array
    h: Array
    J: Array
    hubs: Array

    @classmethod
    def programmed(cls, layout: Layout, program: Program) -> "Stars":
        """Sum what was programmed on the qubits and couplers of every variable."""
        h = layout.biases(program.h)
        return cls(h[:, 0], h[:, 1:], layout.weights(program.J)[:, 0], layout.lengths[:, 0])

    def log_odds(self, beta: float) -> Array:
        """ℓ of every copy, shape (C,)."""
        plus, minus = log_2cosh(beta * (self.h + self.J)), log_2cosh(beta * (self.h - self.J))
        return np.asarray((plus - minus).sum(axis=1) - 2 * beta * self.h0)

    def by_log_beta(self, beta: float) -> Array:
        """∂ℓ/∂log β, shape (C,)."""
        plus, minus = self.h + self.J, self.h - self.J
        terms = plus * np.tanh(beta * plus) - minus * np.tanh(beta * minus)
        return np.asarray(beta * (terms.sum(axis=1) - 2 * self.h0))

    def slopes(self, beta: float) -> tuple[Array, Array]:
        """∂ℓ/∂h_j and ∂ℓ/∂J_j, both of shape (C, K); ∂ℓ/∂h₀ is −2β."""
        plus, minus = np.tanh(beta * (self.h + self.J)), np.tanh(beta * (self.h - self.J))
        return beta * (plus - minus), beta * (plus + minus)

    def variance(self, beta: float, noise: tuple[float, float]) -> tuple[Array, Array]:
        """Variances of ℓ that errors of every h and of every J cause, each of shape (C,).

        Parameters
        ----------
        noise : tuple of float
            Standard deviations of the errors of h and J.
        """
        by_h, by_J = self.slopes(beta)
        of_h = (by_h**2).sum(axis=1) + (2 * beta) ** 2 * self.hubs
        return noise[0] ** 2 * of_h, noise[1] ** 2 * (by_J**2).sum(axis=1)
