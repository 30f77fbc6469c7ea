"""A solver's working graph: by what it is known, and whether it is another one by now."""

import hashlib
from typing import Any

import numpy as np

from qanneal_gui.annealing.embedding.topology import Topology, from_working_graph
from qanneal_gui.annealing.qpu.flight import is_id
from qanneal_gui.annealing.qpu.solvers import look_again, topology_name
from qanneal_gui.science.arrays import Array


def topology_of(solver: Any) -> Topology:
    """Return a solver's working graph."""
    return from_working_graph(topology_name(solver), solver.nodes, solver.undirected_edges)


def graph_id(solver: Any, qubits: Array, edges: Array) -> str:
    """Return D-Wave's name for a working graph, or a hash of it."""
    name = solver.graph_id
    if is_id(name):
        return str(name)
    return hashlib.sha256(qubits.tobytes() + edges.tobytes()).hexdigest()[:16]


def has_changed(client: Any, name: str, known: Topology, known_id: str) -> bool:
    """Ask D-Wave for a solver's working graph, and return whether it is another one than is known."""
    solver = look_again(client, name)
    topology = topology_of(solver)
    return graph_id(solver, topology.qubits, topology.edges) != known_id or not (
        np.array_equal(topology.qubits, known.qubits) and np.array_equal(topology.edges, known.edges)
    )
