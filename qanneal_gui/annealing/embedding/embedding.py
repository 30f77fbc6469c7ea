"""One minor embedding: a chain of qubits for every variable, couplers for every weight."""

from dataclasses import dataclass

import numpy as np

from qanneal_gui.annealing.embedding.topology import Topology
from qanneal_gui.science.arrays import Array


@dataclass(frozen=True, eq=False)
class Embedding:
    """One copy of a network with M outputs and K hidden units on a chip.

    Variables are numbered y0 … y(M−1), k0 … k(K−1). Qubits are positions in the topology.

    Attributes
    ----------
    outputs, hidden : int
        M and K.
    qubits : ndarray of int64, shape (Q,)
        All qubits of the copy.
    variable : ndarray of int64, shape (Q,)
        The variable that each qubit stands for.
    chain_edges : ndarray of int64, shape (·, 2)
        Couplers within chains: a spanning tree of every chain, as indices into ``qubits``.
    weight_edges : ndarray of int64, shape (·, 2)
        Couplers that carry weights, as indices into ``qubits``, the output's qubit first.
    weight_index : ndarray of int64, shape (·, 2)
        (m, j) of the weight that each of them carries.
    """

    outputs: int
    hidden: int
    qubits: Array
    variable: Array
    chain_edges: Array
    weight_edges: Array
    weight_index: Array

    @property
    def chain_lengths(self) -> Array:
        """Number of qubits of every variable, shape (M + K,)."""
        return np.bincount(self.variable, minlength=self.outputs + self.hidden)

    @property
    def hub_qubits(self) -> int:
        """Qubits of the longest output chain."""
        return int(self.chain_lengths[: self.outputs].max())

    def hub_diameter(self) -> int:
        """Longest path within an output chain, in couplers, along the couplers that are programmed."""
        return max(self._diameter(variable) for variable in range(self.outputs))

    def chains(self, topology: Topology) -> dict[str, list[int]]:
        """Return the embedding as Ocean has it: variable names to linear qubit numbers."""
        labels = topology.qubits[self.qubits]
        names = [f"y{m}" for m in range(self.outputs)] + [f"k{j}" for j in range(self.hidden)]
        order = np.argsort(self.variable, kind="stable")
        parts = np.split(labels[order], np.cumsum(self.chain_lengths)[:-1])
        return {name: part.tolist() for name, part in zip(names, parts, strict=True)}

    def _diameter(self, variable: int) -> int:
        """Farthest node from the farthest node: exact on a tree."""
        members = np.flatnonzero(self.variable == variable)
        neighbours: dict[int, list[int]] = {int(i): [] for i in members}
        for u, v in self.chain_edges.tolist():
            if u in neighbours:
                neighbours[u].append(v)
                neighbours[v].append(u)
        far, length = int(members[0]), 0
        for _ in range(2):
            distance = {far: 0}
            queue = [far]
            for node in queue:
                for other in neighbours[node]:
                    if other not in distance:
                        distance[other] = distance[node] + 1
                        queue.append(other)
            far = queue[-1]
            length = distance[far]
        return length


def from_chains(topology: Topology, chains: list[list[int]], hidden: int, outputs: int) -> Embedding:
    """Span every chain by a tree, and carry each weight on all couplers between its two chains.

    Parameters
    ----------
    chains : list of list of int
        Qubits of every variable, as positions in the topology.
    """
    qubits = np.array([q for chain in chains for q in chain], np.int64)
    variable = np.repeat(np.arange(len(chains)), [len(chain) for chain in chains])
    place = np.full(len(topology), -1)
    place[qubits] = np.arange(len(qubits))
    edges = place[topology.edges]
    edges = edges[(edges >= 0).all(axis=1)]
    ends = variable[edges]
    is_output = ends < outputs
    flip = is_output[:, 1]
    crossing = is_output[:, 0] != is_output[:, 1]
    weight_edges = np.where(flip[:, None], edges[:, ::-1], edges)[crossing]
    weight_ends = np.where(flip[:, None], ends[:, ::-1], ends)[crossing]
    return Embedding(
        outputs=outputs,
        hidden=hidden,
        qubits=qubits,
        variable=variable,
        chain_edges=_spanning_trees(edges[ends[:, 0] == ends[:, 1]], variable),
        weight_edges=weight_edges,
        weight_index=weight_ends - np.array([0, outputs]),
    )


def verify(copies: list[Embedding], topology: Topology) -> None:
    """Check every copy with Ocean's own verifier, and that no two copies share a qubit.

    Raises
    ------
    dwave.embedding.exceptions.EmbeddingError
        If a chain is broken or a coupling has no coupler.
    """
    from dwave.embedding import verify_embedding

    used = np.concatenate([copy.qubits for copy in copies])
    if len(np.unique(used)) < len(used):
        raise ValueError("two copies of the embedding share a qubit")
    target = topology.graph()
    for copy in copies:
        chains = copy.chains(topology)
        wanted = [(f"y{m}", f"k{j}") for m in range(copy.outputs) for j in range(copy.hidden)]
        verify_embedding(chains, wanted, target)


def _spanning_trees(edges: Array, variable: Array) -> Array:
    """Span every chain by a tree of shortest paths from the middle of its longest."""
    neighbours: list[list[int]] = [[] for _ in variable]
    for u, v in edges.tolist():
        neighbours[u].append(v)
        neighbours[v].append(u)
    kept: list[tuple[int, int]] = []
    for start in np.flatnonzero(np.diff(variable, prepend=-1)).tolist():
        end = _tree(neighbours, start)[0][-1]
        reached, parent = _tree(neighbours, end)
        middle = far = reached[-1]
        while far != end:
            far = parent[far]
            if far != end:
                far = parent[far]
                middle = parent[middle]
        reached, parent = _tree(neighbours, middle)
        kept += [(parent[q], q) for q in reached[1:]]
    return np.array(kept, np.int64).reshape(-1, 2)


def _tree(neighbours: list[list[int]], root: int) -> tuple[list[int], dict[int, int]]:
    """Return what is reached from a root, the nearest first, and the parents."""
    reached, parent = [root], {root: root}
    for node in reached:
        for other in neighbours[node]:
            if other not in parent:
                parent[other] = node
                reached.append(other)
    return reached, parent
