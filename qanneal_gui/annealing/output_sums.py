"""Networks with several outputs as programmed: what their samples should say, and what errors do to them.

With its chains whole a copy has the outputs s = ±1 with a log weight in closed form,

    L(s) = −β Σ_m h_m s_m + Σ_j log 2cosh βf_j,   f_j = h_j + Σ_m J_mj s_m,

to be summed over 2^M of them. An error δ of h_j or J_mj changes L by β tanh(βf_j) δ, times s_m: not linear in
s, but on the outputs' means it acts, to first order, as errors of all h_m would, of the size

    −C⁻¹ cov(s, tanh(βf_j) δ),   −C⁻¹ cov(s, s_m tanh(βf_j) δ),   C = cov(s, s).

So whatever is wrong with a copy comes to M numbers, fields on its outputs.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from qanneal_gui.annealing.embedding.programming import Layout, Program
from qanneal_gui.science import ebm
from qanneal_gui.science.arrays import Array

_FACTORS = 64
"""Of a product, each between 1 and 2: single precision holds 2^127."""
_SMALL = 1e-4
"""Variance of an output below which reads do not tell of it; keeps C⁻¹ in bounds."""


@lru_cache(maxsize=4)
def features(outputs: int) -> Array:
    """Return (1, s_1, …, s_M) of all 2^M outputs, float32, shape (2^M, 1+M)."""
    spins = 2 * ebm.output_states(outputs).astype(np.float32) - 1
    return np.concatenate([np.ones((len(spins), 1), np.float32), spins], axis=1)


@lru_cache(maxsize=4)
def pairs(outputs: int) -> tuple[Array, Array]:
    """Return the products of every two features, each pair once, and where in them a pair stands.

    Returns
    -------
    products : ndarray of float32, shape (2^M, P)
    place : ndarray of int64, shape (1+M, 1+M)
    """
    x = features(outputs)
    first, second = np.triu_indices(x.shape[1])
    place = np.empty((x.shape[1], x.shape[1]), np.int64)
    place[first, second] = place[second, first] = np.arange(len(first))
    return np.ascontiguousarray(x[:, first] * x[:, second]), place


@dataclass(frozen=True, slots=True, eq=False)
class Fields:
    """The logical problems of some copies side by side, C of them.

    Attributes
    ----------
    outputs : ndarray, shape (C, M)
        h_m of every output.
    units : ndarray, shape (C, K, 1+M)
        h_j and J_mj of every hidden unit: its field is their product with the features of the outputs.
    """

    outputs: Array
    units: Array

    @classmethod
    def programmed(cls, layout: Layout, program: Program) -> "Fields":
        """Sum what was programmed on the qubits and couplers of every variable."""
        h, J = layout.biases(program.h), layout.weights(program.J)
        outputs, of_units = np.split(h, [J.shape[1]], axis=1)
        return cls(outputs, np.concatenate([of_units[:, None], J], axis=1).swapaxes(1, 2))

    def __add__(self, other: "Fields") -> "Fields":
        return Fields(self.outputs + other.outputs, self.units + other.units)

    def times(self, factor: float) -> "Fields":
        """Return all of them times a number."""
        return Fields(factor * self.outputs, factor * self.units)


@dataclass(frozen=True, slots=True, eq=False)
class Response:
    """What the outputs of C copies do at some β, and how they respond to what is wrong.

    Attributes
    ----------
    log_weights : ndarray, shape (C, 2^M)
        Log weight of every output.
    covariance : ndarray, shape (C, M, M)
        Of the outputs' spins.
    by_unit : ndarray, shape (C, K, M, 1+M)
        Field on every output that an error of each h_j and J_mj amounts to.
    """

    log_weights: Array
    covariance: Array
    by_unit: Array

    def on_outputs(self, errors: Fields) -> Array:
        """Return what these errors amount to as fields on outputs, shape (C, M)."""
        return np.asarray(errors.outputs + np.einsum("ckma,cka->cm", self.by_unit, errors.units))

    def spread(self, covariance: Array) -> Array:
        """Return the covariance of what errors of hidden units amount to, shape (C, M, M).

        Parameters
        ----------
        covariance : ndarray, shape (C, K, 1+M) or (C, K, 1+M, 1+M)
            Of the errors of each hidden unit's h and J; variances if they are independent.
        """
        if covariance.ndim == 3:
            covariance = covariance[..., None] * np.eye(covariance.shape[2])
        half = self.by_unit @ covariance
        C, K, M, F = half.shape
        left = half.swapaxes(1, 2).reshape(C, M, K * F)
        return np.asarray(left @ self.by_unit.swapaxes(1, 2).reshape(C, M, K * F).swapaxes(1, 2))

    def by_log_odds(self) -> Array:
        """Return how the log-odds of the outputs, over −2β, follow fields on all of them; shape (C, M, M)."""
        own = np.maximum(np.diagonal(self.covariance, axis1=1, axis2=2), _SMALL)
        return np.asarray(self.covariance / own[:, :, None])


def respond(fields: Fields, beta: float) -> Response:
    """Sum over all outputs of every copy."""
    C, M = fields.outputs.shape
    x, (products, place) = features(M), pairs(M)
    log_weights, covariances, by_unit = [], [], []
    for outputs, units in zip(fields.outputs, fields.units, strict=True):
        weights, slopes = _hidden_sum(x, (beta * units.T).astype(np.float32))
        weights -= beta * (x[:, 1:].astype(np.float64) @ outputs)
        p = np.exp(weights - weights.max())
        p /= p.sum()
        spins = x[:, 1:].astype(np.float64)
        mean = p @ spins
        covariance = (p[:, None] * (spins - mean)).T @ (spins - mean)
        told = (p.astype(np.float32)[:, None] * products).T @ slopes
        # cov(s_m, x_a tanh βf_j), shape (M, 1+M, K).
        joint = told[place[1:]] - mean.astype(np.float32)[:, None, None] * told[place[0]]
        solved = np.linalg.solve(covariance + _SMALL * np.eye(M), joint.reshape(M, -1).astype(np.float64))
        log_weights.append(weights)
        covariances.append(covariance)
        by_unit.append(-solved.reshape(M, 1 + M, -1).transpose(2, 0, 1))
    return Response(np.array(log_weights), np.array(covariances), np.array(by_unit).reshape(C, -1, M, 1 + M))


def _hidden_sum(x: Array, scaled: Array) -> tuple[Array, Array]:
    """Return Σ_j log 2cosh βf_j of every output, float64, and tanh βf_j, from βh_j and βJ_mj.

    A sum of logarithms is taken as the logarithm of a product of many factors.
    """
    z = x @ scaled
    size = np.abs(z)
    total = size.sum(axis=1, dtype=np.float64)
    e = np.exp(-2 * size)
    for start in range(0, e.shape[1], _FACTORS):
        total += np.log(np.multiply.reduce(1 + e[:, start : start + _FACTORS], axis=1))
    return total, np.copysign((1 - e) / (1 + e), z)
