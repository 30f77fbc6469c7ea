"""Block Gibbs chains of networks with few outputs: all hidden units given y, then all outputs given those.

Given y, each hidden unit is 1 with a probability out of a table, since y has few values. One random byte
decides which, unless it equals the probability's first eight bits: then 24 bits more do. So probabilities are
met to 2^−32, with a quarter of the random bits that single precision takes, which are most of the work.
"""

from functools import partial

import numpy as np

from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.science import ebm
from qanneal_gui.science.arrays import Array, sigmoid
from qanneal_gui.support.background import check
from qanneal_gui.support.cores import at_once

_TOGETHER = 600_000
"""Hidden units of all chains that are updated together: more no longer fit a core's cache, and with fewer the
calls themselves take longer than what is computed. Random streams depend on it."""

_WORTH_A_THREAD = 250_000
"""Hidden units from which on threads gain time: each call then takes longer than handing over to another."""


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

    def run(chains: Array, stream: np.random.Generator) -> None:
        last.flat[chains] = table.run(rows[chains], first.flat[chains], sweeps, stream)

    parts = np.array_split(np.arange(first.size), count)
    at_once(
        [partial(run, *part) for part in zip(parts, rng.spawn(count), strict=True)],
        worth_it=len(parts[0]) * table.width > _WORTH_A_THREAD,
    )
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
        of_byte = 256 * sigmoid(problems.a[:, None] + states @ W2).reshape(-1, hidden)
        # Of a probability of 1, whose eight bits would be nine, the remainder is 1: no tie fails.
        first = np.minimum(np.floor(of_byte), 255)
        self._first = self._padded(first, np.uint8)
        self._remainder = self._padded(of_byte - first, np.float32).ravel()
        self._weights = np.ascontiguousarray(self._padded(W2, np.float32).T)

    def run(self, rows: Array, y: Array, sweeps: int, rng: np.random.Generator) -> Array:
        """Return the outputs, as numbers, after sweeps of the chains of some rows, one for each chain."""
        shape = len(y), self.width
        k, tie, as_float = np.empty(shape, bool), np.empty(shape, bool), np.empty(shape, np.float32)
        for _ in range(sweeps):
            check()
            words = rng.integers(0, 2**64 - 1, k.size // 8, np.uint64, endpoint=True)
            drawn = words.view(np.uint8).reshape(shape)
            given = rows + y
            first = self._first[given]
            np.less(drawn, first, out=k)
            np.equal(drawn, first, out=tie)
            self._decide(np.flatnonzero(tie), given, k.reshape(-1), rng)
            np.copyto(as_float, k)
            p = sigmoid(as_float @ self._weights + self._c)
            y = (rng.random(p.shape, np.float32) < p) @ self._bits
        return y

    def _decide(self, ties: Array, given: Array, k: Array, rng: np.random.Generator) -> None:
        """Set those units to 1 whose byte was a tie and whose remaining bits say so."""
        chain, unit = np.divmod(ties, self.width)
        up = rng.random(len(ties), np.float32) < self._remainder[given[chain] * self.width + unit]
        k[ties[up]] = True

    def _padded(self, rows: Array, kind: type[np.generic]) -> Array:
        padded = np.zeros((len(rows), self.width), kind)
        padded[:, : rows.shape[1]] = rows
        return padded
