"""The weights that EBM and MLP share, and the two ways in which they are first drawn."""

from dataclasses import dataclass, fields
from typing import Self

import numpy as np

from qanneal_gui.science.arrays import Array
from qanneal_gui.science.images import Images


@dataclass(frozen=True, slots=True, eq=False)
class Parameters:
    """Weights and biases of a network with one hidden layer.

    The EBM and the MLP have the same shapes and the same meaning of every number, so that passing
    weights between them, in either direction, is handing over this object (Sec. 3.1).

    Attributes
    ----------
    W1 : ndarray, shape (K, N)
        Image to hidden.
    W2 : ndarray, shape (M, K)
        Hidden to output.
    b : ndarray, shape (K,)
        Hidden biases.
    c : ndarray, shape (M,)
        Output biases.
    """

    W1: Array
    W2: Array
    b: Array
    c: Array

    def arrays(self) -> tuple[Array, Array, Array, Array]:
        """Return (W1, W2, b, c), the arrays themselves."""
        return self.W1, self.W2, self.b, self.c

    def copy(self) -> Self:
        """Return independent copies of all arrays."""
        return type(self)(*(array.copy() for array in self.arrays()))

    def preactivation(self, x: Array | Images) -> Array:
        """Return a = W1 x + b of every example: x (B, N) to a (B, K)."""
        a = np.asarray(x @ self.W1.T)
        a += self.b
        return a


PARAMETER_NAMES = tuple(field.name for field in fields(Parameters))


def init_ebm(
    inputs: int, hidden: int, outputs: int, std: float, rng: np.random.Generator, dtype: type = np.float32
) -> Parameters:
    """Draw the EBM's initial weights: normal with the given deviation, zero biases (Sec. 5.1)."""

    def normal(*shape: int) -> Array:
        return (std * rng.standard_normal(shape)).astype(dtype)

    return Parameters(
        W1=normal(hidden, inputs),
        W2=normal(outputs, hidden),
        b=np.zeros(hidden, dtype),
        c=np.zeros(outputs, dtype),
    )


def init_mlp(
    inputs: int, hidden: int, outputs: int, rng: np.random.Generator, dtype: type = np.float32
) -> Parameters:
    """Draw the MLP's initial weights as PyTorch's ``Linear`` does: uniform in ±1/√fan_in (Sec. 5.1)."""

    def uniform(fan_in: int, *shape: int) -> Array:
        bound = 1 / np.sqrt(fan_in)
        return rng.uniform(-bound, bound, shape).astype(dtype)

    return Parameters(
        W1=uniform(inputs, hidden, inputs),
        W2=uniform(hidden, outputs, hidden),
        b=uniform(inputs, hidden),
        c=uniform(hidden, outputs),
    )
