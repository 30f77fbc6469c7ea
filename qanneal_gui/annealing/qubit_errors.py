"""The errors of single h and J, learned from hidden units given the output.

Given the output, a hidden unit of a star is alone: its log-odds are −2β(h_j ± J_j) of what the device made
of h_j and J_j. Each pair of errors is a Gaussian with the device's noise as its prior, which shrinks what
few reads would exaggerate; hidden units that are saturated say nothing and keep the prior.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from qanneal_gui.annealing.embedding.programming import Layout
from qanneal_gui.annealing.stars import Stars
from qanneal_gui.science.arrays import Array, sigmoid

LASTING = 0.7
"""Assumed share of the variance of the device's errors that lasts from one submission to the next."""
_FORGETTING = 0.002
"""Share of the prior's variance by which what is known fades with every submission."""
_FEWEST = 5.0
"""Expected reads of the rarer value without which log-odds say nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Tallies:
    """What the reads of one submission tell of the device, for networks with one output.

    Attributes
    ----------
    examples : tuple of int
        The example of the batch on each copy, C in all.
    reads : int
    up : ndarray of int64, shape (C,)
        Reads in which the output was 1.
    hidden_up : ndarray of int64, shape (2, C, K), or None
        Reads in which a hidden unit was 1 while the output was 0, and while it was 1.
    """

    examples: tuple[int, ...]
    reads: int
    up: Array
    hidden_up: Array | None = None


def tally(layout: Layout, spins: Array, outputs: Array, examples: list[int], *, hidden: bool) -> Tallies:
    """Count what the reads of a submission tell of the device.

    Parameters
    ----------
    spins : ndarray of bool, shape (n, reads)
    outputs : ndarray of uint8, shape (C, reads)
        The output of every copy, by majority vote.
    hidden : bool
        Whether hidden units are counted, too.
    """
    up = outputs.sum(axis=1, dtype=np.int64)
    if not hidden:
        return Tallies(tuple(examples), outputs.shape[1], up)
    counts = np.empty((2, len(up), layout.copies[0].hidden), np.int64)
    for c, (copy, part) in enumerate(zip(layout.copies, layout.slices, strict=True)):
        first = np.unique(copy.variable, return_index=True)[1][1:]
        units = spins[part][first].astype(np.float32)
        given = outputs[c].astype(np.float32)
        counts[1, c] = np.rint(units @ given)
        counts[0, c] = np.rint(units.sum(axis=1)) - counts[1, c]
    return Tallies(tuple(examples), outputs.shape[1], up, counts)


class QubitErrors:
    """Errors of h_j and J_j on every copy, with their covariances.

    Parameters
    ----------
    copies, hidden : int
        C and K.
    noise : tuple of float
        Standard deviations of the device's errors of h and J.

    Attributes
    ----------
    mean : ndarray, shape (C, 2K)
        Expected errors of all h_j, then of all J_j.
    """

    def __init__(self, copies: int, hidden: int, noise: tuple[float, float]) -> None:
        self._prior = np.repeat(LASTING * np.square(noise), hidden)
        self._redrawn = (1 - LASTING) * float(np.square(noise).sum())
        self.mean = np.zeros((copies, 2 * hidden))
        self._variance = np.tile(self._prior, (copies, 1))
        self._covariance = np.zeros((copies, hidden))

    @property
    def variance(self) -> Array:
        """Variances of the errors, shape (C, 2K)."""
        return self._variance

    @property
    def prior(self) -> Array:
        """Variances of the lasting errors before anything was seen, shape (2K,)."""
        return self._prior

    def subtract(self, layout: Layout, h: Array, J: Array) -> None:
        """Take the expected errors off what is to be programmed, in place."""
        first = layout.chain_count
        for copy, part, errors in zip(layout.copies, layout.slices, self.mean, strict=False):
            on_h, on_J = np.split(errors, 2)
            h[part] -= np.concatenate([[0.0], on_h / copy.chain_lengths[1:]])[copy.variable]
            unit = copy.weight_index[:, 1]
            J[first : first + len(unit)] -= (on_J / np.bincount(unit, minlength=copy.hidden))[unit]
            first += len(unit)

    def learn(self, stars: Stars, beta: float, tallies: Tallies) -> None:
        """Take the hidden units of a submission into account.

        Parameters
        ----------
        stars : Stars
            As programmed.
        beta : float
            Of single qubits.
        """
        if tallies.hidden_up is None:
            return
        C, K = stars.h.shape
        self._variance = np.minimum(self._variance + _FORGETTING * self._prior, self._prior)
        given = np.stack([tallies.reads - tallies.up, tallies.up])
        for sign, reads, up in zip((-1.0, 1.0), given, tallies.hidden_up, strict=True):
            programmed = stars.h + sign * stars.J
            down = reads[:, None] - up
            field = np.log((up + 0.5) / (down + 0.5)) / (-2 * beta)
            noise = (1 / (up + 0.5) + 1 / (down + 0.5)) / (2 * beta) ** 2 + self._redrawn
            p = sigmoid(-2 * beta * programmed)
            told = reads[:, None] * np.minimum(p, 1 - p) >= _FEWEST
            self._take(C, K, sign, field - programmed, np.where(told, noise, np.inf))

    def arrays(self) -> dict[str, Array]:
        """Return what is remembered from step to step."""
        return {
            "errors.mean": self.mean,
            "errors.variance": self._variance,
            "errors.covariance": self._covariance,
        }

    def take(self, kept: Mapping[str, Array]) -> None:
        """Go on from what was remembered."""
        self.mean, self._variance = kept["errors.mean"].copy(), kept["errors.variance"].copy()
        self._covariance = kept["errors.covariance"].copy()

    def _take(self, copies: int, hidden: int, sign: float, seen: Array, noise: Array) -> None:
        """Learn δh + sign·δJ, seen with so much noise: Kalman's formulas for all pairs at once."""
        mean, variance, covariance = self.mean[:copies], self._variance[:copies], self._covariance[:copies]
        h, J = variance[:, :hidden].copy(), variance[:, hidden:].copy()
        with_h, with_J = h + sign * covariance, covariance + sign * J
        total = with_h + sign * with_J + noise
        gain_h, gain_J = with_h / total, with_J / total
        surprise = seen - mean[:, :hidden] - sign * mean[:, hidden:]
        mean[:, :hidden] += gain_h * surprise
        mean[:, hidden:] += gain_J * surprise
        variance[:, :hidden] = h - gain_h * with_h
        variance[:, hidden:] = J - gain_J * with_J
        covariance -= gain_h * with_J
