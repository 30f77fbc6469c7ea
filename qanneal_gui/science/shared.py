"""EBM and MLP with the same weights, both from one pass over the hidden layer.

For one output let w = W2, a = W1 x + b and q_j = 1 + exp(−sign(w_j)·a_j). Summing out the hidden units gives

    EBM   log-odds of P(y=1|x) = c + Σ_{w_j<0} w_j + Σ_j log(1 + (e^|w_j| − 1)/q_j),
    MLP   log-odds of the output = c + Σ_{w_j<0} w_j + Σ_j |w_j|/q_j,

so that one exponential for each hidden unit serves both. All terms are positive: nothing cancels, and
where the weights are small the two agree to first order, which is the paper's equivalence (Sec. 3.4).
The signs go into the rows of W1, and the biases are one row more, for a pixel that is always one.
"""

import threading
from collections.abc import Sequence

import numpy as np

from qanneal_gui.science.arrays import Array
from qanneal_gui.science.parameters import Parameters

_LARGEST_EXPONENT = 80.0
"""e^this is still a float32."""


def with_ones(x: Array) -> Array:
    """Return images with a last pixel that is always one: (B, n) to (B, n + 1)."""
    return np.concatenate([x, np.ones((len(x), 1), x.dtype)], axis=1)


class _Scratch(threading.local):
    """Memory that a thread writes to, block after block: fresh memory would cost a quarter of the time."""

    def __init__(self) -> None:
        self._arrays: dict[str, Array] = {}

    def rows(self, purpose: str, count: int, like: Array) -> Array:
        """Return so many rows like those of another array, with any contents."""
        held = self._arrays.get(purpose)
        if held is None or len(held) < count:
            held = self._arrays[purpose] = np.empty((count, like.shape[1]), like.dtype)
        return held[:count]


class SharedPass:
    """Networks of one output that are evaluated together, as EBM and as MLP.

    Parameters
    ----------
    networks : sequence of Parameters
        Networks of the same shapes, M = 1.

    Notes
    -----
    Several threads may use one pass at the same time.
    """

    def __init__(self, networks: Sequence[Parameters]) -> None:
        hidden, inputs = networks[0].W1.shape
        dtype, units = networks[0].W1.dtype, hidden * len(networks)
        self._weights = np.empty((inputs + 1, units), dtype)
        self._growth = np.empty(units, dtype)
        self._slopes, self._ones = (np.zeros((units, len(networks)), dtype) for _ in range(2))
        self._offsets = np.empty((len(networks), 1), dtype)
        for i, network in enumerate(networks):
            w, part = network.W2[0], slice(i * hidden, (i + 1) * hidden)
            # exp(−sign·a) is what is needed, so the weights carry the minus, too.
            sign = np.where(w < 0, 1, -1).astype(dtype)
            np.multiply(network.W1.T, sign, out=self._weights[:-1, part])
            self._weights[-1, part] = network.b * sign
            size = np.abs(w)
            growth = self._growth[part] = np.expm1(size)
            self._slopes[part, i] = np.divide(size, growth, out=np.ones_like(size), where=growth > 0)
            self._ones[part, i] = 1
            self._offsets[i] = float(network.c[0]) + float(w[w < 0].sum(dtype=np.float64))
        self._scratch = _Scratch()

    @staticmethod
    def possible(networks: Sequence[Parameters]) -> bool:
        """Whether these networks have one output, and weights small enough for float32."""
        return all(
            len(network.c) == 1 and bool(np.abs(network.W2).max() < _LARGEST_EXPONENT) for network in networks
        )

    def logits(self, x: Array, pixels: Array | None = None) -> tuple[Array, Array]:
        """Log-odds of all networks for a block of images.

        Parameters
        ----------
        x : ndarray, shape (B, n + 1)
            Grey levels, and a last column `with_ones`.
        pixels : ndarray of int, shape (n + 1,), optional
            Where these columns are among the N pixels and the ones, whose place is N; the pixels that are
            left out are zero in every image of the block. None of them is without it.

        Returns
        -------
        ndarray, shape (networks, B)
            As EBM.
        ndarray, shape (networks, B)
            As MLP.
        """
        weights = self._weights
        if pixels is not None:
            lit = self._scratch.rows("lit", len(pixels), weights)
            weights = np.take(weights, pixels, axis=0, out=lit, mode="clip")
        t = np.matmul(x, weights, out=self._scratch.rows("units", len(x), weights))
        with np.errstate(over="ignore"):  # 1/(1 + ∞) is the 0 that is meant
            np.exp(t, out=t)
        t += 1
        np.divide(self._growth, t, out=t)
        as_mlp = (t @ self._slopes).T + self._offsets
        t += 1
        np.log(t, out=t)
        return (t @ self._ones).T + self._offsets, as_mlp
