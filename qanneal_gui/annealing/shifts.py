"""Shifts of the log-odds of outputs: their mean over copies and gauges, and what reads show of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from qanneal_gui.annealing.parts import Part
from qanneal_gui.science.arrays import Array, sigmoid

FEWEST = 5.0
"""Reads of the rarer value that are expected at least where a shift is told: others hardly show it."""
_DRAWS, _SLOTS = 256, 32
"""Draws of random shifts, and the most copies and gauges that are drawn one by one."""
_TOGETHER = 20_000
"""Shifts that are drawn at once: more do not stay in a core's cache."""


def log_odds(up: Array, reads: Array) -> Array:
    """Return the log-odds that counts say, with half a read more on either side: always finite."""
    return np.asarray(np.log((up + 0.5) / (reads - up + 0.5)))


def told(exact: Array, reads: Array) -> Array:
    """Return where reads can tell a shift, from log-odds (B, M) and reads (B,)."""
    p = sigmoid(exact)
    return np.asarray(reads[:, None] * p * (1 - p) >= FEWEST)


def mean_square(exact: Array, random: Array, fixed: Array, limit: Array) -> Array:
    """Return the expected square of shifts in the mean over copies and gauges, shape (…, B, M).

    While shifts are small it is the sum of the variances over n² and of the squared mean of the fixed ones.
    Where they are not, the mean of P over copies lies nearer to ½ than P of the mean, and the reads end at
    0 or all: so it is drawn, with deviates that are uncorrelated to the bit.

    Parameters
    ----------
    exact : ndarray, shape (B, M)
        Log-odds ℓ without any shift.
    random, fixed : ndarray, shape (…, B, n, M)
        Variance and mean of the shift of ℓ on each of n copies or gauges.
    limit : ndarray, shape (B, 1)
        Largest log-odds that reads can say.
    """
    n, outputs = random.shape[-2:]
    chosen = _chosen(n)
    # Slots come first, draws last.
    spread, moved = (
        one[..., chosen, :].reshape(-1, len(chosen), outputs, 1).swapaxes(0, 1)
        for one in (np.sqrt(random), exact[:, None] + fixed)
    )
    deviates = _deviates()[: len(chosen), None, None]
    p = np.empty((spread.shape[1], outputs, _DRAWS))
    rows = max(1, _TOGETHER // (len(chosen) * outputs * _DRAWS))
    for start in range(0, len(p), rows):
        part = slice(start, start + rows)
        drawn = spread[:, part] * deviates
        drawn += moved[:, part]
        np.add.reduce(sigmoid(drawn, out=drawn), axis=0, out=p[part])
    p = p.reshape(*random.shape[:-2], outputs, _DRAWS) / len(chosen)
    with np.errstate(divide="ignore"):
        sampled = np.log(p) - np.log1p(-p)
    shift = np.clip(sampled, -limit[..., None], limit[..., None]) - exact[..., None]
    mean = shift.mean(axis=-1)
    shift -= mean[..., None]
    return np.asarray(mean**2 + np.square(shift, out=shift).mean(axis=-1) * len(chosen) / n)


@lru_cache(maxsize=8)
def _chosen(n: int) -> Array:
    """Return which of n copies and gauges are drawn one by one."""
    return np.linspace(0, n - 1, min(n, _SLOTS)).round().astype(int)


@lru_cache(maxsize=1)
def _deviates() -> Array:
    """Return normal deviates, shape (slots, draws): rows of mean 0, variance 1 and no correlation."""
    half = np.random.default_rng(0).standard_normal((_DRAWS // 2, _SLOTS))
    columns, _ = np.linalg.qr(np.concatenate([half, -half]))
    return np.ascontiguousarray(columns.T * np.sqrt(_DRAWS))


@dataclass(eq=False)
class Broken:
    """Reads of outputs, those in unbroken chains apart.

    A read in unbroken chains is one of the logical problem as the device sees it. So the difference that the
    other reads make is what broken chains shift, whatever else is wrong.

    Attributes
    ----------
    counts : ndarray of int64, shape (2, 2, B, M)
        Of all and of unbroken reads: how many, and how many have output 1.
    """

    counts: Array

    @classmethod
    def none_of(cls, batch: int, outputs: int) -> "Broken":
        """Nothing was read yet."""
        return cls(np.zeros((2, 2, batch, outputs), np.int64))

    @classmethod
    def in_all(cls, parts: Iterable[Part], batch: int, outputs: int) -> "Broken":
        """Return the reads of all submissions of a step that were counted."""
        found = cls.none_of(batch, outputs)
        for part in parts:
            if part.chains is not None and part.chains.shape == (2, 2, len(part.examples), outputs):
                found.counts[:, :, list(part.examples)] += part.chains
        return found

    def add(self, examples: list[int], y: Array, broken: Array) -> None:
        """Count the reads of a submission, both arrays of shape (copies, reads, M)."""
        copies, reads, outputs = y.shape
        whole, up = ~broken, y > 0
        each = np.empty((copies, 2, 2, outputs), np.int64)
        each[:, 0, 0], each[:, 0, 1] = reads, up.sum(axis=1)
        each[:, 1, 0], each[:, 1, 1] = whole.sum(axis=1), (whole & up).sum(axis=1)
        np.add.at(self.counts.transpose(2, 0, 1, 3), examples, each)

    def shifts(self) -> "BrokenShifts":
        """Return what broken chains shift, by the reads so far."""
        (reads, up), (whole, whole_up) = self.counts
        p = (up + 0.5) / (reads + 1)
        told = (whole * np.minimum(p, 1 - p) >= FEWEST) | ((whole == reads) & (reads > 0))
        shift = np.where(told, log_odds(up, reads) - log_odds(whole_up, whole), 0.0)
        chance = (1 / np.maximum(whole, 1) - 1 / np.maximum(reads, 1)) / (p * (1 - p))
        return BrokenShifts(told, shift, np.where(told, shift**2 - chance, 0.0))


class BrokenShifts(NamedTuple):
    """Shifts of log-odds by broken chains, arrays of shape (B, M).

    Attributes
    ----------
    told : ndarray of bool
        Where enough reads are in unbroken chains, or all of them. Elsewhere shift and square are 0.
    shift : ndarray
        With its sign, chance included.
    square : ndarray
        Less what chance would make of it: on average unbiased.
    """

    told: Array
    shift: Array
    square: Array
