"""The samples of one training step, in parts: one for each submission."""

from dataclasses import dataclass, replace

import numpy as np

from qanneal_gui.annealing.counting import states_of
from qanneal_gui.annealing.following import Told
from qanneal_gui.annealing.timing import Timing
from qanneal_gui.science import ebm
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
    outputs : ndarray of int64, shape (S,), or None
        The outputs that are counted, as numbers, ascending; None where they are all 2^M.
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
    outputs: Array | None = None


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


def drawn_in(parts: list[Part], batch: int, outputs: int) -> tuple[Array, Array]:
    """Return the states that may have occurred in a step, (S, M), and their counts, (batch, S).

    Raises
    ------
    ValueError
        As `joined` does.
    """
    if outputs <= ebm.MAX_EXACT_OUTPUTS:
        if any(part.outputs is not None for part in parts):
            raise ValueError("the samples are those of another batch")
        return states_of(None, outputs), joined(parts, batch, 2**outputs)
    each = [np.empty(0, np.int64) if part.outputs is None else part.outputs for part in parts]
    every = np.unique(np.concatenate([np.empty(0, np.int64), *each]))
    if every.size and every[-1] >> outputs:
        raise ValueError("the samples are those of another batch")
    spread = []
    for part, numbers in zip(parts, each, strict=True):
        if part.counts.shape != (len(part.examples), len(numbers)):
            raise ValueError("the samples are those of another batch")
        counts = np.zeros((len(part.examples), len(every)), part.counts.dtype)
        counts[:, np.searchsorted(every, numbers)] = part.counts
        spread.append(replace(part, counts=counts))
    return states_of(every, outputs), joined(spread, batch, len(every))
