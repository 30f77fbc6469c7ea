"""The fields that a device's errors put on the outputs of each copy, learned from these outputs' samples.

One Kalman filter of M unknowns for each copy. The reads of a submission are a likelihood of the exponential
family in the fields on the outputs, with the outputs' means as what is sufficient; it is replaced by a
Gaussian at its maximum together with what was expected (Laplace). The logarithm of β of chains and χ are
common to all copies.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from qanneal_gui.annealing.common_filter import CommonFilter
from qanneal_gui.annealing.output_sums import Response, features
from qanneal_gui.science.arrays import Array

_LIFETIME = 400.0
"""Submissions in which the correlation of what lasts falls by e."""
_FADING = 0.99
"""Share of what is known of β and χ that is kept with every submission."""
_STEPS, _LONGEST, _NEAR = 30, 1.0, 1e-4
"""Newton steps at most, the longest one in units of 1/β, and where they end."""


@dataclass(frozen=True, slots=True, eq=False)
class Expected:
    """What is expected of the outputs of one submission on C copies.

    Attributes
    ----------
    response : Response
        With everything that is believed of the device, the fields on outputs that are expected included.
    beta : float
        β of chains at which it was computed.
    shared : ndarray, shape (C, M, 2)
        Fields on outputs that log β and χ amount to, for each unit.
    lasting : ndarray, shape (C, M)
        Variance of fields on outputs that last, before anything was seen.
    passing : ndarray, shape (C, M, M)
        Covariance of those that do not, or not for other problems, as far as it is known.
    """

    response: Response
    beta: float
    shared: Array
    lasting: Array
    passing: Array


class OutputErrors(CommonFilter):
    """Fields on the outputs of all copies, β of chains, and χ.

    Parameters
    ----------
    lasting : ndarray, shape (C, M)
        Variances of the fields before anything was seen.

    Attributes
    ----------
    covariance : ndarray, shape (C, M, M)
        Of the fields, given log β and χ.
    scale : NoiseScale
        By how much what passes differs from what was expected of it.
    """

    def __init__(self, lasting: Array) -> None:
        super().__init__(lasting[:, :, None] * np.eye(lasting.shape[1]), _FADING)
        self._lasting = lasting.copy()

    def learn(self, expected: Expected, states: Array, prior: tuple[Array, Array]) -> None:
        """Take the outputs of a submission into account.

        Parameters
        ----------
        states : ndarray, shape (C, 2^M)
            Reads of every output.
        prior : tuple of ndarray
            Mean and covariance of log β and χ before anything was seen.
        """
        C = len(states)
        at, doubt = self.common(*prior)
        self.look_from(at)
        self._fade(expected.lasting)
        passing = self.scale.value * expected.passing
        shared = self.slopes_with(expected.shared)
        doubtful = self.covariance[:C] + passing + shared @ doubt @ shared.swapaxes(1, 2)
        score, information = _likelihood(expected, states, doubtful)
        self.update(score, information, shared, passing)

    def arrays(self) -> dict[str, Array]:
        """Return what is remembered from step to step."""
        own = {"outputs.lasting": self._lasting, "outputs.passing": self.scale.memory}
        return self._arrays("outputs") | own

    def take(self, kept: Mapping[str, Array], age: float) -> None:
        """Go on from what was remembered so many submissions ago."""
        self._take(kept, "outputs")
        self._lasting, self.scale.memory = kept["outputs.lasting"].copy(), kept["outputs.passing"]
        if age:
            self._fade(self._lasting, age)

    def _fade(self, lasting: Array, age: float = 1.0) -> None:
        """Let what is known fade, and make room for errors that begin to matter."""
        copies = len(lasting)
        before = self._lasting[:copies].copy()
        self._lasting[:copies] = lasting
        keep = np.exp(-age / _LIFETIME)
        self._mean *= keep
        self._slopes *= keep
        self.covariance *= keep**2
        own = np.einsum("cmm->cm", self.covariance)
        own += (1 - keep**2) * self._lasting
        own[:copies] += np.maximum(lasting - before, 0.0)


def _likelihood(expected: Expected, states: Array, covariance: Array) -> tuple[Array, Array]:
    """Return the Gaussian that stands for the likelihood of what fields on outputs are off from expected.

    Parameters
    ----------
    covariance : ndarray, shape (C, M, M)
        Of that, before the reads were seen.

    Returns
    -------
    score, information : ndarray, shapes (C, M) and (C, M, M)
        Its slope where it is as expected, and its negative curvature.
    """
    beta, log_weights = expected.beta, expected.response.log_weights
    spins = features(covariance.shape[1])[:, 1:].astype(np.float64)
    reads = states.sum(axis=1)
    observed = states @ spins
    eye, moved = np.eye(covariance.shape[1]), np.zeros(covariance.shape[:2])
    for _ in range(_STEPS):
        exponent = log_weights - beta * moved @ spins.T
        p = np.exp(exponent - exponent.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        average = p @ spins
        second = (p[:, None, :] * spins.T) @ spins
        information = (second - average[:, :, None] * average[:, None, :]) * (beta**2 * reads)[:, None, None]
        score = -beta * (observed - reads[:, None] * average)
        step = np.linalg.solve(
            eye + covariance @ information, (np.einsum("cmn,cn->cm", covariance, score) - moved)[..., None]
        )[..., 0]
        longest = np.abs(step).max(axis=1, keepdims=True) * beta
        moved = moved + step / np.maximum(longest / _LONGEST, 1.0)
        if longest.max() < _NEAR:
            break
    return score + np.einsum("cmn,cn->cm", information, moved), information
