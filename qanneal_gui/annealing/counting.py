"""Counts of outputs: of all 2^M of them where these are few enough, of those that occurred where not.

An output y is a whole number, Σ_m y_m 2^m.
"""

from collections.abc import Sequence

import numpy as np

from qanneal_gui.science import ebm
from qanneal_gui.science.arrays import Array


def numbered(y: Array) -> Array:
    """Return outputs as whole numbers, (…, M) to (…), int64."""
    if y.shape[-1] == 1:
        return np.asarray(y[..., 0].astype(np.int64))
    return np.asarray(y.astype(np.int64) @ (np.int64(1) << np.arange(y.shape[-1])))


def written_out(numbers: Array, outputs: int) -> Array:
    """Return what `numbered` has put into numbers, (S,) to (S, M), uint8."""
    return ((numbers[:, None] >> np.arange(outputs)) & 1).astype(np.uint8)


def counted(drawn: Sequence[Array], outputs: int) -> tuple[Array | None, Array]:
    """Count what was drawn for every example.

    Parameters
    ----------
    drawn : sequence of ndarray of int64, shape (reads,) each
        Outputs as numbers.
    outputs : int
        Their number M.

    Returns
    -------
    numbers : ndarray of int64, shape (S,), or None
        The outputs that occurred, ascending; None where they are all 2^M.
    counts : ndarray of int64, shape (examples, S)
    """
    if outputs <= ebm.MAX_EXACT_OUTPUTS:
        return None, np.stack([np.bincount(one, minlength=2**outputs) for one in drawn])
    numbers = np.unique(np.concatenate(list(drawn)))
    places = [np.searchsorted(numbers, one) for one in drawn]
    return numbers, np.stack([np.bincount(one, minlength=len(numbers)) for one in places])


def states_of(numbers: Array | None, outputs: int) -> Array:
    """Return the outputs that were counted, shape (S, M), uint8."""
    return ebm.output_states(outputs) if numbers is None else written_out(numbers, outputs)


def numbers_of(states: Array) -> Array | None:
    """Return the other way round what `states_of` returns; None where all outputs are counted."""
    return None if states.shape[1] <= ebm.MAX_EXACT_OUTPUTS else numbered(states)
