"""Block Gibbs samples of embedded networks with several outputs, whose couplers close cycles.

Given the spins of all output chains, the hidden chains are independent trees, and the other way
round: block Gibbs over the two, each block drawn exactly with all its chain breaks. The blocks start
from the logical network with unbroken chains, which is nearly where they end, because breaks are rare.
"""

import numpy as np

from qanneal_gui.annealing.embedding.embedding import Embedding
from qanneal_gui.annealing.embedding.programming import Layout
from qanneal_gui.annealing.forest_sampling import Forest
from qanneal_gui.science.arrays import Array, sigmoid
from qanneal_gui.support.background import check

_LOGICAL_SWEEPS = 30
_PHYSICAL_SWEEPS = 2


class ChainBlocks:
    """The structure of a layout's chains, found once and sampled often.

    Parameters
    ----------
    layout : Layout
    """

    def __init__(self, layout: Layout) -> None:
        is_output = np.concatenate([copy.variable < copy.outputs for copy in layout.copies])
        self._copies = list(zip(layout.copies, layout.slices, strict=True))
        self._chain_count = layout.chain_count
        self._weight_edges = layout.edges[layout.chain_count :]
        chain_edges = layout.edges[: layout.chain_count]
        self._blocks = [_Block(members, chain_edges) for members in (~is_output, is_output)]

    def sample(
        self,
        h: Array,
        J: Array,
        beta: float,
        reads: int,
        rng: np.random.Generator,
        late: Array | None = None,
    ) -> Array:
        """Draw samples ∝ exp(−β E) of the physical problem, shape (n, reads), True where up.

        `late` is as in `Forest.sample`, for hidden units on single qubits.
        """
        weights = J[self._chain_count :]
        up = np.empty((len(h), reads), bool)
        start = 0
        for copy, part in self._copies:
            stop = start + len(copy.weight_edges)
            up[part] = _logical(copy, h[part], weights[start:stop], beta, reads, rng)[copy.variable]
            start = stop
        for _ in range(_PHYSICAL_SWEEPS):
            for block in self._blocks:
                field = h[block.members, None] + self._field_from_others(up, weights)[block.members]
                up[block.members] = block.forest.sample(field, J[block.edges], beta, reads, rng)
        if late is not None:
            hidden = self._blocks[0]
            field = h[hidden.members, None] + self._field_from_others(up, weights)[hidden.members]
            up[hidden.members] = hidden.forest.sample(
                field, J[hidden.edges], beta, reads, rng, late[hidden.members]
            )
        return up

    def _field_from_others(self, up: Array, weights: Array) -> Array:
        """Σ J s over the couplers that carry weights, for every qubit and read."""
        s = np.where(up, np.float32(1), np.float32(-1))
        field = np.zeros(up.shape, np.float32)
        u, v = self._weight_edges.T
        J = weights.astype(np.float32)[:, None]
        np.add.at(field, u, J * s[v])
        np.add.at(field, v, J * s[u])
        return field


class _Block:
    """The chains of one side: qubits, and the forest of their chain couplers."""

    def __init__(self, members: Array, chain_edges: Array) -> None:
        self.members = np.flatnonzero(members)
        self.edges = np.flatnonzero(members[chain_edges].all(axis=1))
        place = np.cumsum(members) - 1
        self.forest = Forest(len(self.members), place[chain_edges[self.edges]])


def _logical(
    copy: Embedding, h: Array, weights: Array, beta: float, reads: int, rng: np.random.Generator
) -> Array:
    """Block Gibbs of the network with unbroken chains, shape (M + K, reads)."""
    M, K = copy.outputs, copy.hidden
    theta = -2 * beta * np.bincount(copy.variable, h, M + K)
    J = np.zeros((M, K))
    np.add.at(J, (copy.weight_index[:, 0], copy.weight_index[:, 1]), weights)
    coupling = (-2 * beta * J).astype(np.float32)
    y = rng.random((M, reads)) < 0.5
    k = np.empty((K, reads), bool)
    for _ in range(_LOGICAL_SWEEPS):
        check()
        k = rng.random((K, reads), np.float32) < sigmoid(theta[M:, None] + coupling.T @ np.where(y, 1, -1))
        y = rng.random((M, reads), np.float32) < sigmoid(theta[:M, None] + coupling @ np.where(k, 1, -1))
    return np.concatenate([y, k])
