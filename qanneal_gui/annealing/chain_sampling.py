"""Samples of embedded networks with several outputs, whose couplers close cycles.

Where the tables of an elimination are small enough they are exact. Otherwise: given the spins of all output
chains, the hidden chains are independent trees, and the other way round: block Gibbs over the two, each block
drawn exactly with all its chain breaks. The reads start far apart, and run until they have forgotten where.
"""

import numpy as np

from qanneal_gui.annealing.convergence import forgotten
from qanneal_gui.annealing.elimination import Elimination
from qanneal_gui.annealing.embedding.programming import Layout
from qanneal_gui.annealing.forest_sampling import Forest
from qanneal_gui.science.arrays import Array
from qanneal_gui.support.background import check

_FIRST_SWEEPS, _MOST_SWEEPS = 4, 64


_ENTRIES_TOGETHER, _MOST_ENTRIES = 2**19, 2**22
"""Table entries of the copies that are sampled together, and of a copy: 0.2 s and 100 MB."""


class ChainElimination:
    """The structure of a layout's copies, each of which is sampled exactly.

    Parameters
    ----------
    layout : Layout
    limit : int
        Most table entries of a copy.

    Raises
    ------
    TooManyEntriesError
        If a copy needed more.
    """

    def __init__(self, layout: Layout, limit: int = _MOST_ENTRIES) -> None:
        alone = _elimination(Layout(layout.copies[:1]), limit).entries
        together = max(1, min(_ENTRIES_TOGETHER, limit) // alone)
        self._qubits = len(layout.qubits)
        self._parts = []
        qubit, chain, weight = 0, 0, layout.chain_count
        for start in range(0, len(layout.copies), together):
            part = Layout(layout.copies[start : start + together])
            chains, weights = part.chain_count, len(part.edges) - part.chain_count
            couplers = np.r_[chain : chain + chains, weight : weight + weights]
            qubits = slice(qubit, qubit + len(part.qubits))
            self._parts.append((qubits, couplers, _elimination(part, limit * len(part.copies))))
            qubit, chain, weight = qubits.stop, chain + chains, weight + weights

    def sample(
        self,
        h: Array,
        J: Array,
        beta: float,
        reads: int,
        rng: np.random.Generator,
        late: Array | None = None,
    ) -> Array:
        """Draw samples ∝ exp(−β E) of the physical problem, as `Elimination.sample` does."""
        up = np.empty((self._qubits, reads), bool)
        for qubits, couplers, part in self._parts:
            following = None if late is None else late[qubits]
            up[qubits] = part.sample(h[qubits], J[couplers], beta, reads, rng, following)
        return up


def _elimination(layout: Layout, limit: int) -> Elimination:
    """Sum out hidden units first: then tables are over the few qubits of outputs that meet in one place."""
    is_output = np.concatenate([copy.variable < copy.outputs for copy in layout.copies])
    return Elimination(len(layout.qubits), layout.edges, is_output.astype(np.int64), limit)


class ChainBlocks:
    """The structure of a layout's chains, found once and sampled often.

    Parameters
    ----------
    layout : Layout
    """

    def __init__(self, layout: Layout) -> None:
        is_output = np.concatenate([copy.variable < copy.outputs for copy in layout.copies])
        self._layout = layout
        self._chain_count = layout.chain_count
        self._weight_edges = layout.edges[layout.chain_count :]
        chain_edges = layout.edges[: layout.chain_count]
        self._hidden, self._output = (_Block(members, chain_edges) for members in (~is_output, is_output))

    def sample(
        self,
        h: Array,
        J: Array,
        beta: float,
        reads: int,
        rng: np.random.Generator,
        late: Array | None = None,
    ) -> tuple[Array, bool]:
        """Draw samples ∝ exp(−β E) of the physical problem.

        The outputs start all down, all up, or each at random, in unbroken chains. Once nothing in the samples
        tells the starts apart, as many sweeps follow as were made so far: what may still have been hidden
        in the shot noise is squared.

        Parameters
        ----------
        late
            As in `Forest.sample`, for hidden units on single qubits.

        Returns
        -------
        up : ndarray of bool, shape (n, reads)
        converged : bool
            Whether the reads forgot their starts.
        """
        start = _starts(self._layout, reads, rng)
        up = np.concatenate(
            [
                y[np.minimum(copy.variable, copy.outputs - 1)]
                for copy, y in zip(self._layout.copies, start, strict=True)
            ]
        )
        sweeps = _FIRST_SWEEPS
        self._run(sweeps, up, h, J, beta, rng)
        converged = self._forgotten(start, up, rng)
        while not converged and sweeps < _MOST_SWEEPS:
            self._run(sweeps, up, h, J, beta, rng)
            sweeps *= 2
            converged = self._forgotten(start, up, rng)
        if converged:
            self._run(sweeps, up, h, J, beta, rng)
        self._draw(self._hidden, up, h, J, beta, rng, late)
        return up, converged

    def _run(self, sweeps: int, up: Array, h: Array, J: Array, beta: float, rng: np.random.Generator) -> None:
        for _ in range(sweeps):
            check()
            self._draw(self._hidden, up, h, J, beta, rng)
            self._draw(self._output, up, h, J, beta, rng)

    def _draw(
        self,
        block: "_Block",
        up: Array,
        h: Array,
        J: Array,
        beta: float,
        rng: np.random.Generator,
        late: Array | None = None,
    ) -> None:
        """Draw the chains of one side anew, given the other."""
        members = block.members
        field = h[members, None] + self._field_from_others(up, J[self._chain_count :])[members]
        late = None if late is None else late[members]
        up[members] = block.forest.sample(field, J[block.edges], beta, len(up.T), rng, late)

    def _field_from_others(self, up: Array, weights: Array) -> Array:
        """Σ J s over the couplers that carry weights, for every qubit and read."""
        s = np.where(up, np.float32(1), np.float32(-1))
        field = np.zeros(up.shape, np.float32)
        u, v = self._weight_edges.T
        J = weights.astype(np.float32)[:, None]
        np.add.at(field, u, J * s[v])
        np.add.at(field, v, J * s[u])
        return field

    def _forgotten(self, start: Array, up: Array, rng: np.random.Generator) -> bool:
        y, _ = self._layout.outputs(up, rng)
        return forgotten((first.T, last) for first, last in zip(start, y, strict=True))


class _Block:
    """The chains of one side: qubits, and the forest of their chain couplers."""

    def __init__(self, members: Array, chain_edges: Array) -> None:
        self.members = np.flatnonzero(members)
        self.edges = np.flatnonzero(members[chain_edges].all(axis=1))
        place = np.cumsum(members) - 1
        self.forest = Forest(len(self.members), place[chain_edges[self.edges]])


def _starts(layout: Layout, reads: int, rng: np.random.Generator) -> Array:
    """Return first outputs, shape (copies, M, reads): a quarter all 0, a quarter all 1, the rest random."""
    y = rng.random((len(layout.copies), layout.copies[0].outputs, reads)) < 0.5
    y[:, :, : reads // 4] = False
    y[:, :, reads // 4 : 2 * (reads // 4)] = True
    return y
