"""Samples of embedded networks with several outputs whose chains do not break.

A network whose chains are whole is the logical one: its outputs follow from a sum over 2^M of them, and its
hidden units are independent given the outputs. Weak weights beside strong chains leave broken chains less of
the probability than random numbers in single precision resolve (`ChainTrees.broken`); these samples are then
those of the physical problem.
"""

import numpy as np

from qanneal_gui.annealing.chain_trees import ChainTrees
from qanneal_gui.annealing.embedding.programming import Layout
from qanneal_gui.annealing.forest_sampling import draw_up
from qanneal_gui.science import ebm
from qanneal_gui.science.arrays import Array

MOST_BROKEN = 1e-9
"""Share of states with broken chains that is taken for none."""


class WholeChains:
    """The variables of a layout, found once and sampled often.

    Parameters
    ----------
    layout : Layout
    """

    def __init__(self, layout: Layout) -> None:
        self._layout, self._trees = layout, ChainTrees(layout)
        self._outputs = layout.copies[0].outputs
        self._first = np.unique(layout.chains, return_index=True)[1]

    def sample(
        self,
        h: Array,
        J: Array,
        beta: float,
        reads: int,
        rng: np.random.Generator,
        late: Array | None = None,
    ) -> Array | None:
        """Draw independent samples ∝ exp(−β E) of the physical problem, where its chains do not break.

        Parameters
        ----------
        late
            As in `Forest.sample`, for hidden units on single qubits.

        Returns
        -------
        ndarray of bool, shape (n, reads), or None
            None where chains may break, or there are more outputs than are summed over.
        """
        if self._outputs > ebm.MAX_EXACT_OUTPUTS or self._trees.broken(h, J, beta) > MOST_BROKEN:
            return None
        gauge = self._trees.gauge(J)
        h, J = self._trees.in_gauge(h, J, gauge)
        outputs, units = np.split(-2 * beta * self._layout.biases(h), [self._outputs], axis=1)
        weights = -2 * beta * self._layout.weights(J)
        y = draw_outputs(outputs, units, weights, reads, rng)
        field = weights.swapaxes(1, 2).astype(np.float32) @ (2 * y - 1)
        field += units[:, :, None].astype(np.float32)
        if late is not None:
            field *= late[self._first].reshape(len(y), -1)[:, self._outputs :, None].astype(np.float32)
        up = np.concatenate([y > 0, draw_up(field, rng)], axis=1).reshape(-1, reads)[self._layout.chains]
        up ^= (gauge < 0)[:, None]
        return np.asarray(up)


def draw_outputs(outputs: Array, units: Array, weights: Array, reads: int, rng: np.random.Generator) -> Array:
    """Draw the outputs of C copies exactly, from all 2^M.

    Parameters
    ----------
    outputs, units : ndarray, shapes (C, M), (C, K)
        −2βh: log-odds of every variable by itself.
    weights : ndarray, shape (C, M, K)
        −2βJ.

    Returns
    -------
    ndarray of float32, shape (C, M, reads)
        Zeros and ones.
    """
    single = np.float32
    a, c = units - weights.sum(axis=1), outputs - weights.sum(axis=2)  # for bits in place of spins
    log_p = ebm.log_weights_of_all(a.astype(single), 2 * weights.astype(single), c.astype(single))
    below = np.cumsum(np.exp(log_p - log_p.max(axis=1, keepdims=True)), axis=1, dtype=np.float64)
    thrown = rng.random((len(a), reads)) * below[:, -1:]
    drawn = np.stack(
        [np.searchsorted(row, some, side="right") for row, some in zip(below, thrown, strict=True)]
    )
    states = ebm.output_states(c.shape[1]).astype(single)
    return np.ascontiguousarray(states[np.minimum(drawn, len(states) - 1)].swapaxes(1, 2))
