"""Samples of embedded networks with several outputs, whose couplers close cycles.

Where the tables of an elimination are small enough they are exact. Otherwise the outputs are drawn first,
exactly for chains that are whole: that is a sum over 2^M outputs. Chain breaks come from block Gibbs: given
the spins of all output chains, the hidden chains are independent trees, and the other way round, each drawn
exactly. As many sweeps are made as it takes until they change the outputs no more.
"""

import itertools

import numpy as np

from qanneal_gui.annealing.chain_trees import ChainTrees
from qanneal_gui.annealing.convergence import forgotten, hardly_moved, unmoved
from qanneal_gui.annealing.elimination import Elimination
from qanneal_gui.annealing.embedding.embedding import Embedding
from qanneal_gui.annealing.embedding.programming import Layout
from qanneal_gui.annealing.forest_sampling import Forest
from qanneal_gui.science import ebm
from qanneal_gui.science.arrays import Array
from qanneal_gui.support.background import check

_FIRST_SWEEPS, _MOST_SWEEPS = 2, 64
_MOST_OUTPUTS = ebm.MAX_EXACT_OUTPUTS
"""Outputs over whose 2^M values is summed; more of them start all down, all up, or each at random."""

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
        self._qubits, self._trees = len(layout.qubits), ChainTrees(layout)
        self._exact = layout.copies[0].outputs <= _MOST_OUTPUTS
        self._copies = [_Blocks(copy) for copy in layout.copies]
        chains = np.cumsum([0, *(len(copy.chain_edges) for copy in layout.copies)])
        weights = layout.chain_count + np.cumsum([0, *(len(copy.weight_edges) for copy in layout.copies)])
        self._slices = [
            (part, slice(*chain), slice(*weight))
            for part, chain, weight in zip(
                layout.slices, itertools.pairwise(chains), itertools.pairwise(weights), strict=True
            )
        ]

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

        Parameters
        ----------
        late
            As in `Forest.sample`, for hidden units on single qubits.

        Returns
        -------
        up : ndarray of bool, shape (n, reads)
        converged : bool
            Whether the last half of the sweeps left the outputs as they were; and whether the reads have
            forgotten their starts, unless these were exact but for breaks, and breaks change little.
        """
        up = np.empty((self._qubits, reads), bool)
        # In another gauge, couplers within chains are positive too, and spins of whole chains opposite.
        gauge = self._trees.gauge(J)
        h, J = self._trees.in_gauge(h, J, gauge)
        programmed = [
            _Programmed(blocks, h[part], J[chain], J[weight], beta)
            for blocks, (part, chain, weight) in zip(self._copies, self._slices, strict=True)
        ]
        states = [one.start(reads, rng) for one in programmed]
        first, _ = _read(programmed, states)
        before, sweeps, converged = first, _FIRST_SWEEPS, False
        while not converged and sweeps <= _MOST_SWEEPS:
            for one, state in zip(programmed, states, strict=True):
                one.sweep(sweeps, state, rng)
            after, whole = _read(programmed, states)
            exact = self._exact and hardly_moved(zip(after, whole, strict=True))
            converged = unmoved(zip(before, after, strict=True)) and (
                exact or forgotten(zip(first, after, strict=True))
            )
            before, sweeps = after, 2 * sweeps
        for one, state, (part, _, _) in zip(programmed, states, self._slices, strict=True):
            one.draw_hidden(state, rng, None if late is None else late[part])
            up[part] = state
        up ^= (gauge < 0)[:, None]
        return up, converged


class _Blocks:
    """The output chains of a copy, its hidden chains, and the couplers between them."""

    def __init__(self, copy: Embedding) -> None:
        self.outputs, self.variable = copy.outputs, copy.variable
        is_output = copy.variable < copy.outputs
        self.chains, self.units = (_Block(members, copy.chain_edges) for members in (is_output, ~is_output))
        self.ends = self.chains.place[copy.weight_edges[:, 0]], self.units.place[copy.weight_edges[:, 1]]


class _Block:
    """The chains of one side: qubits, and the forest of their chain couplers."""

    def __init__(self, members: Array, chain_edges: Array) -> None:
        self.members = np.flatnonzero(members)
        self.edges = np.flatnonzero(members[chain_edges].all(axis=1))
        self.place = np.cumsum(members) - 1
        self.forest = Forest(len(self.members), self.place[chain_edges[self.edges]])


class _Programmed:
    """One copy with what it is programmed to."""

    def __init__(self, blocks: _Blocks, h: Array, chains: Array, weights: Array, beta: float) -> None:
        self._blocks, self._beta = blocks, beta
        self._h, self._chains, self._weights = h.astype(np.float32), chains.astype(np.float32), weights
        # A matrix product is faster than any sum over couplers, few as they are.
        self._across = np.zeros((len(blocks.chains.members), len(blocks.units.members)), np.float32)
        self._across[blocks.ends] = weights

    def start(self, reads: int, rng: np.random.Generator) -> Array:
        """Draw whole chains: the outputs exactly where 2^M are few enough, at random otherwise."""
        blocks = self._blocks
        if blocks.outputs > _MOST_OUTPUTS:
            y = rng.random((blocks.outputs, reads)) < 0.5
            y[:, : reads // 4], y[:, reads // 4 : 2 * (reads // 4)] = False, True
        else:
            y = self._whole_outputs(reads, rng)
        up = np.zeros((len(blocks.variable), reads), bool)
        members = blocks.chains.members
        up[members] = y[blocks.variable[members]]
        return up

    def read(self, up: Array) -> tuple[Array, Array]:
        """Return the outputs, shape (reads, M), a tie as 0, and in which reads all chains are whole."""
        chains = self._blocks.chains.members
        lengths = np.bincount(self._blocks.variable[chains])
        ups = np.add.reduceat(up[chains], np.cumsum(lengths) - lengths, dtype=np.int64).T
        return 2 * ups > lengths, ((ups == 0) | (ups == lengths)).all(axis=1)

    def sweep(self, count: int, up: Array, rng: np.random.Generator) -> None:
        """Draw hidden and output chains anew in turn, so many times."""
        for _ in range(count):
            check()
            self.draw_hidden(up, rng)
            self._draw(self._blocks.chains, self._across, self._blocks.units.members, up, rng)

    def draw_hidden(self, up: Array, rng: np.random.Generator, late: Array | None = None) -> None:
        """Draw the hidden chains anew, given those of the outputs."""
        self._draw(self._blocks.units, self._across.T, self._blocks.chains.members, up, rng, late)

    def _draw(
        self,
        block: _Block,
        across: Array,
        others: Array,
        up: Array,
        rng: np.random.Generator,
        late: Array | None = None,
    ) -> None:
        members = block.members
        s = up[others].astype(np.float32)
        s *= 2
        s -= 1
        field = across @ s
        field += self._h[members, None]
        late = None if late is None else late[members].astype(np.float32)
        J = self._chains[block.edges]
        up[members] = block.forest.sample(field, J, self._beta, up.shape[1], rng, late)

    def _whole_outputs(self, reads: int, rng: np.random.Generator) -> Array:
        """Draw y from exp(−β E), summed over all spins of hidden chains; shape (M, reads)."""
        chains, units = self._blocks.chains, self._blocks.units
        states = ebm.output_states(self._blocks.outputs)
        s = 2.0 * states.T - 1
        # A whole chain is one spin with the sum of its biases and couplings.
        whole = self._blocks.variable[chains.members] == np.arange(self._blocks.outputs)[:, None]
        couplings, biases = (
            whole @ part.astype(np.float64) for part in (self._across, self._h[chains.members])
        )
        fields = self._h[units.members, None] + couplings.T @ s
        log_weight = units.forest.log_sum(fields, self._chains[units.edges], self._beta)
        log_weight -= self._beta * (biases @ s)
        p = np.exp(log_weight - log_weight.max())
        drawn = np.searchsorted(np.cumsum(p) / p.sum(), rng.random(reads), side="right")
        return np.asarray(states[np.minimum(drawn, len(states) - 1)].T, bool)


def _read(programmed: list[_Programmed], states: list[Array]) -> tuple[list[Array], list[Array]]:
    """Return the outputs of every copy, and in which reads its chains are whole."""
    outputs, whole = zip(*(one.read(up) for one, up in zip(programmed, states, strict=True)), strict=True)
    return list(outputs), list(whole)
