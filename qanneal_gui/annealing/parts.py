"""The samples of one training step, in parts: one for each submission."""

from dataclasses import dataclass

import numpy as np

from qanneal_gui.annealing.following import Told
from qanneal_gui.annealing.timing import Timing
from qanneal_gui.science.arrays import Array


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """The samples of one submission: all that is needed to never send it again.

    Attributes
    ----------
    examples : tuple of int
        Examples of the batch, ascending.
    counts : ndarray, shape (len(examples), S)
        How often each output was drawn for each of them: whole numbers, or float64 where they are
        exact expectations.
    qpu_seconds : float
        QPU access time, in seconds.
    broken, votes : int
        Reads of output chains that disagreed with themselves, and all reads of output chains.
    capped_h, capped_j, programmed, below_noise : int
        Values that were capped, all values, and those below the noise floor.
    beta, beta_error : float or None
        The estimate of β from these samples, where one is wanted.
    tallies : Tallies or JointTallies, or None
        What they tell of the device, where that is followed.
    timing : Timing or None
        What the QPU access time was spent on, where that is known.
    chains : ndarray of int64, shape (2, 2, len(examples), M), or None
        Of all reads, and of those in unbroken chains: how many, and how many have output 1.
    converged : bool or None
        Whether they are samples of equilibrium, as far as that is known.
    """

    examples: tuple[int, ...]
    counts: Array
    qpu_seconds: float = 0.0
    broken: int = 0
    votes: int = 0
    capped_h: int = 0
    capped_j: int = 0
    programmed: int = 0
    below_noise: int = 0
    beta: float | None = None
    beta_error: float | None = None
    tallies: Told | None = None
    timing: Timing | None = None
    chains: Array | None = None
    converged: bool | None = None


def joined(parts: list[Part], batch: int, states: int) -> Array:
    """Return the counts of all parts of a step, shape (batch, states).

    Raises
    ------
    ValueError
        The parts are not those of such a batch, or leave examples out.
    """
    kind = np.float64 if any(part.counts.dtype.kind == "f" for part in parts) else np.int64
    counts = np.zeros((batch, states), kind)
    for part in parts:
        if part.counts.shape != (len(part.examples), states) or max(part.examples, default=0) >= batch:
            raise ValueError("the samples are those of another batch")
        counts[list(part.examples)] += part.counts
    if not (counts.sum(axis=1) > 0).all():
        raise ValueError("samples are missing")
    return counts
