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
