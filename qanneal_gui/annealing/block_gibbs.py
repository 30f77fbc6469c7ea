"""Block Gibbs chains of networks with few outputs: all hidden units given y, then all outputs given those.

Given y, each hidden unit is 1 with a probability out of a table, since y has few values, and its coin is
tossed with seven random bits (`seven_bit_coins`). An output is 1 where its log-odds exceed those of a random
number. What depends on no chain is drawn for some sweeps at once.
"""

import itertools
from collections.abc import Iterator

import numpy as np

from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.seven_bit_coins import anew, thresholds, toss
from qanneal_gui.science import ebm
from qanneal_gui.science.arrays import Array, sigmoid
from qanneal_gui.support.background import check

_TOGETHER = 100_000
"""Hidden units of all chains that are updated together: more no longer fit a core's cache, and with fewer the
calls themselves take longer than what is computed. Random streams depend on it."""
_AT_ONCE = 32_768
"""About as many probabilities as a core's cache holds with all that is worked out from them."""
_AHEAD = 9_000
"""Random numbers of a kind that are drawn at once, for as many sweeps: arrays of more come from fresh pages,
which the system clears each time. Random streams depend on it, too."""


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
        Tosses the starts, and draws the seeds of the sweeps' own streams.

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
    count = min(first.size, -(-first.size * table.width // _TOGETHER))
    parts = np.array_split(np.arange(first.size), count)
    space = _Space(len(parts[0]), table)
    # One after another: a call takes microseconds, less than threads need to hand the interpreter over.
    for chains, seed in zip(parts, rng.integers(2**63, size=count).tolist(), strict=True):
        stream = np.random.Generator(np.random.SFC64(seed))  # NumPy's fastest
        last.flat[chains] = table.run(rows[chains], first.flat[chains], sweeps, stream, space)
    return first, last


class _Table:
    """P(k_j = 1 | y) of every problem and every y, as what random bits are compared with.

    Attributes
    ----------
    states : int
        Values of y; the rows of a problem follow those of the one before it.
    width : int
        Hidden units, and units without weights that make them whole words.
    outputs : int
    """

    def __init__(self, problems: ClampedBatch) -> None:
        W2 = problems.W2.astype(np.float64)
        self.outputs, hidden = W2.shape
        self._bits = 1 << np.arange(self.outputs)
        self._c = problems.c.astype(np.float32)
        states = ebm.output_states(self.outputs)
        self.states, self.width = len(states), -(-hidden // 8) * 8
        self._weights = np.zeros((self.width, self.outputs), np.float32)
        self._weights[:hidden] = W2.T
        self._first = np.zeros((len(problems.a) * self.states, self.width), np.uint8)
        rest, shifts = np.zeros(self._first.shape, np.float32), states @ W2
        rows = max(1, _AT_ONCE // hidden)
        for problem, start in itertools.product(range(len(problems.a)), range(0, self.states, rows)):
            p = sigmoid(problems.a[problem] + shifts[start : start + rows])
            place = problem * self.states + start
            part = slice(place, place + len(p)), slice(hidden)
            self._first[part], rest[part] = thresholds(p)
        self._rest = rest.ravel()

    def run(self, rows: Array, y: Array, sweeps: int, rng: np.random.Generator, space: "_Space") -> Array:
        """Return the outputs, as numbers, after sweeps of the chains of some rows, one for each chain."""
        first, k, as_float, log_odds = (array[: len(y)] for array in space.arrays)
        units, start = k.reshape(-1), self.width * np.arange(len(y))
        for (places, chains, drawn), against in self._chances(len(y), sweeps, rng):
            check()
            given = rows + y
            np.take(self._first, given, axis=0, out=first, mode="clip")
            toss(first, rng, out=k)
            # From a place among the units of all chains to that among the probabilities of all rows.
            rest = (self.width * given - start)[chains] + places
            units[places] = drawn < self._rest[rest]
            np.copyto(as_float, k)
            np.matmul(as_float, self._weights, out=log_odds)
            y = (against < log_odds) @ self._bits
        return y

    def _chances(
        self, chains: int, sweeps: int, rng: np.random.Generator
    ) -> Iterator[tuple[tuple[Array, Array, Array], Array]]:
        """Draw for each sweep which units are tossed anew, and what W2 k, (chains, M), is held against."""
        most = max(1, _AHEAD // (chains * max(self.outputs, self.width // 129)))
        for done in range(0, sweeps, most):
            ahead = min(most, sweeps - done)
            against = rng.random((ahead, chains, self.outputs), np.float32)
            against /= 1 - against
            with np.errstate(divide="ignore"):
                np.log(against, out=against)
            against -= self._c
            yield from zip(anew((chains, self.width), ahead, rng), against, strict=True)


class _Space:
    """Where the units of so many chains are written, by all of them in turn: fresh memory costs time."""

    def __init__(self, chains: int, table: _Table) -> None:
        hidden, outputs = (chains, table.width), (chains, table.outputs)
        self.arrays = (
            np.empty(hidden, np.uint8),
            np.empty(hidden, bool),
            np.empty(hidden, np.float32),
            np.empty(outputs, np.float32),
        )
