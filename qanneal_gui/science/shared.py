"""EBM and MLP with the same weights, both from one pass over the hidden layer.

For one output let w = W2, a = W1 x + b and t_j = σ(sign(w_j)·a_j). Summing out the hidden units gives

    EBM   log-odds of P(y=1|x) = c + Σ_{w_j<0} w_j + Σ_j log(1 + (e^|w_j| − 1) t_j),
    MLP   log-odds of the output = c + Σ_{w_j<0} w_j + Σ_j |w_j| t_j,

so that one exponential for each hidden unit serves both. All terms are positive: nothing cancels, and
where the weights are small the two agree to first order, which is the paper's equivalence (Sec. 3.4).
The signs go into the rows of W1, and the logarithms are taken of products of several factors.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from qanneal_gui.science.arrays import Array
from qanneal_gui.science.parameters import Parameters

_FACTORS = 8
"""Most factors multiplied before the logarithm; hidden units are padded to a multiple of it."""

_LARGEST_EXPONENT = 80.0
"""A product of factors up to e^this is still a float32."""


@dataclass(frozen=True, slots=True, eq=False)
class _StackedNetwork:
    columns: slice
    weights: Array
    growth: Array
    offset: float
    folds: int


class _Scratch:
    """Memory that a thread writes to, block after block: fresh memory would cost a quarter of the time."""

    def __init__(self, rows: int, columns: int, width: int, dtype: np.dtype[Any]) -> None:
        self.lit = np.empty((rows, columns), dtype)
        self.units = np.empty((0, columns), dtype)
        self.factors = np.empty((0, width), dtype)

    def hold(self, images: int) -> None:
        """Make room for a block."""
        if len(self.units) < images:
            self.units = np.empty((images, self.units.shape[1]), self.units.dtype)
            self.factors = np.empty((images, self.factors.shape[1]), self.factors.dtype)


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
        width = -(-hidden // _FACTORS) * _FACTORS
        dtype = networks[0].W1.dtype
        self._W1 = np.zeros((inputs, width * len(networks)), dtype)
        self._b = np.zeros(width * len(networks), dtype)
        self._networks = []
        for i, network in enumerate(networks):
            w = network.W2[0]
            # exp(−sign·a) is what is needed, so the stacked weights carry the minus, too.
            sign = np.where(w < 0, 1, -1).astype(dtype)
            columns = slice(i * width, i * width + hidden)
            np.multiply(network.W1.T, sign, out=self._W1[:, columns])
            self._b[columns] = network.b * sign
            self._networks.append(_network(network, slice(i * width, (i + 1) * width)))
        self._width, self._of_thread = width, threading.local()

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
        x : ndarray, shape (B, n)
        pixels : ndarray of int, shape (n,), optional
            The pixels that `x` holds, all others being zero in every image of the block; all N pixels
            without it.

        Returns
        -------
        ndarray, shape (networks, B)
            As EBM.
        ndarray, shape (networks, B)
            As MLP.
        """
        scratch = self._scratch()
        scratch.hold(len(x))
        weights = self._W1
        if pixels is not None:
            weights = np.take(self._W1, pixels, axis=0, out=scratch.lit[: len(pixels)], mode="clip")
        t = np.matmul(x, weights, out=scratch.units[: len(x)])
        t += self._b
        with np.errstate(over="ignore"):  # 1/(1 + ∞) is the 0 that is meant
            np.exp(t, out=t)
        t += 1
        np.reciprocal(t, out=t)
        as_ebm = np.empty((len(self._networks), len(x)), t.dtype)
        as_mlp = np.empty_like(as_ebm)
        for i, network in enumerate(self._networks):
            units = t[:, network.columns]
            as_mlp[i] = units @ network.weights + network.offset
            as_ebm[i] = _log_product(units, network, scratch.factors[: len(x)]) + network.offset
        return as_ebm, as_mlp

    def _scratch(self) -> _Scratch:
        if not hasattr(self._of_thread, "scratch"):
            rows, columns = self._W1.shape
            self._of_thread.scratch = _Scratch(rows, columns, self._width, self._W1.dtype)
        found: _Scratch = self._of_thread.scratch
        return found


def _network(parameters: Parameters, columns: slice) -> _StackedNetwork:
    w = np.zeros(columns.stop - columns.start, parameters.W2.dtype)
    w[: parameters.W2.shape[1]] = parameters.W2[0]
    largest = float(np.abs(w).max())
    folds = 0
    while 2**folds < _FACTORS and 2 ** (folds + 1) * largest < _LARGEST_EXPONENT:
        folds += 1
    offset = float(parameters.c[0]) + float(w[w < 0].sum(dtype=np.float64))
    return _StackedNetwork(columns, np.abs(w), np.expm1(np.abs(w)), offset, folds)


def _log_product(t: Array, network: _StackedNetwork, factors: Array) -> Array:
    """Σ_j log(1 + (e^|w_j| − 1) t_j) of every image, shape (B,); ``factors`` is written to."""
    np.multiply(t, network.growth, out=factors)
    factors += 1
    for _ in range(network.folds):
        half = factors.shape[1] // 2
        factors = np.multiply(factors[:, :half], factors[:, half:], out=factors[:, :half])
    return np.asarray(np.log(factors).sum(axis=1))
