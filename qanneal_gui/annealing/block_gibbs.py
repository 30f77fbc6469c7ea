"""Block Gibbs chains of networks with few outputs: all hidden units given y, then all outputs given those.

Given y, each hidden unit is 1 with a probability out of a table, since y has few values, and its coin is
tossed with one random byte (`byte_coins`).
"""

from functools import partial

import numpy as np
import numpy.typing as npt

from qanneal_gui.annealing.byte_coins import thresholds, toss
from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.science import ebm
from qanneal_gui.science.arrays import Array, sigmoid
from qanneal_gui.support.background import check

_TOGETHER = 150_000
"""Hidden units of all chains that are updated together: more no longer fit a core's cache, and with fewer the
calls themselves take longer than what is computed. Random streams depend on it."""


def run_chains(
    problems: ClampedBatch, reads: int, sweeps: int, rng: np.random.Generator
) -> tuple[Array, Array]:
    """Run chains for every problem, each from a start of its own, tossed with a coin.

    Parameters
    ----------
    reads : int
        Chains of each problem.
    sweeps : int
        Updates of all k and all y.
    rng : numpy.random.Generator
        Tosses the starts, and is the parent of the streams of the sweeps.

    Returns
    -------
    first, last : ndarray of int64, shape (B, reads)
        Outputs with which the chains begin and end, as numbers Σ_m y_m 2^m.

    Raises
    ------
    CancelledError
        This thread does work that was abandoned.
    """
    table = _Table(problems)
    first = rng.integers(0, table.states, (len(problems.a), reads))
    last = np.empty_like(first)
    rows = np.repeat(table.states * np.arange(len(first)), reads)
    count = -(-first.size * table.width // _TOGETHER)
    parts = np.array_split(np.arange(first.size), count)
    # One after another: a call takes microseconds, less than threads need to hand the interpreter over.
    for chains, stream in zip(parts, rng.spawn(count), strict=True):
        last.flat[chains] = table.run(rows[chains], first.flat[chains], sweeps, stream)
    return first, last


class _Table:
    """P(k_j = 1 | y) of every problem and every y, as what a random byte is compared with.

    Attributes
    ----------
    states : int
        Values of y; the rows of a problem follow those of the one before it.
    width : int
        Hidden units, and units without weights that make them whole words.
    """

    def __init__(self, problems: ClampedBatch) -> None:
        W2 = problems.W2.astype(np.float64)
        self._bits = 1 << np.arange(len(W2))
        self._c = problems.c.astype(np.float32)
        states = ebm.output_states(len(W2))
        self.states, hidden = len(states), W2.shape[1]
        self.width = -(-hidden // 8) * 8
        p = sigmoid(problems.a[:, None] + states @ W2).reshape(-1, hidden)
        self._first, self._rest = (self._padded(part, part.dtype) for part in thresholds(p))
        self._weights = np.ascontiguousarray(self._padded(W2, np.float32).T)

    def run(self, rows: Array, y: Array, sweeps: int, rng: np.random.Generator) -> Array:
        """Return the outputs, as numbers, after sweeps of the chains of some rows, one for each chain."""
        shape = len(y), self.width
        first, k, as_float = (np.empty(shape, kind) for kind in (np.uint8, bool, np.float32))
        for _ in range(sweeps):
            check()
            given = rows + y
            np.take(self._first, given, axis=0, out=first, mode="clip")
            np.copyto(as_float, toss(first, partial(self._rest_of, given), rng, out=k))
            p = sigmoid(as_float @ self._weights + self._c)
            y = (rng.random(p.shape, np.float32) < p) @ self._bits
        return y

    def _rest_of(self, given: Array, places: Array) -> Array:
        chain, unit = np.divmod(places, self.width)
        return np.asarray(self._rest[given[chain], unit])

    def _padded(self, rows: Array, kind: npt.DTypeLike) -> Array:
        padded = np.zeros((len(rows), self.width), kind)
        padded[:, : rows.shape[1]] = rows
        return padded
