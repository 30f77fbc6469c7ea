"""The graphs of the chips: Pegasus and Zephyr, ideal or with dead qubits and couplers.

The only module that imports the graph library.
"""

import itertools
import json
import re
import warnings
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from qanneal_gui.errors import QannealError
from qanneal_gui.science.arrays import Array
from qanneal_gui.support.reading import decode, read_bytes

NAME = re.compile(r"^(pegasus|zephyr):(\d{1,2})(?:,(\d{1,2}))?$")
"""Family, m and t of the chips there are."""
_MAX_MISSING_BYTES = 4 << 20
_LARGEST_QUBIT = 999_999
"""No chip is as large by far."""

_Qubit = Annotated[int, Field(strict=True, ge=0, le=_LARGEST_QUBIT)]


@dataclass(frozen=True, eq=False)
class Topology:
    """A working graph, its qubits numbered 0 … n−1 in the order of their linear numbers.

    Attributes
    ----------
    name : str
        ``pegasus:16`` and the like.
    qubits : ndarray of int64, shape (n,)
        Linear qubit numbers, ascending.
    edges : ndarray of int64, shape (E, 2)
        Couplers as pairs of positions in ``qubits``, the smaller first, sorted.
    positions : ndarray, shape (n, 2)
        Where each qubit lies when the chip is drawn, in [0, 1].
    neighbours : ndarray of int64, shape (n, d)
        Positions of each qubit's neighbours, padded with n.
    """

    name: str
    qubits: Array
    edges: Array
    positions: Array
    neighbours: Array = field(repr=False)

    def __len__(self) -> int:
        return len(self.qubits)

    def graph(self) -> Any:
        """Return the working graph as a networkx graph over linear qubit numbers."""
        import networkx

        graph = networkx.Graph()
        graph.add_nodes_from(self.qubits.tolist())
        graph.add_edges_from(self.qubits[self.edges].tolist())
        return graph

    def without(self, nodes: Iterable[int], edges: Iterable[tuple[int, int]]) -> "Topology":
        """Return the graph without these qubits and couplers (linear numbers); unknown ones are ignored."""
        alive = ~np.isin(self.qubits, np.fromiter(nodes, np.int64))
        dead = {(min(pair), max(pair)) for pair in edges}
        pairs = self.qubits[self.edges]
        keep = alive[self.edges].all(axis=1)
        if dead:
            keep &= np.fromiter(((int(u), int(v)) not in dead for u, v in pairs), bool, len(pairs))
        renumber = np.cumsum(alive) - 1
        return _topology(self.name, self.qubits[alive], renumber[self.edges[keep]], self.positions[alive])


@lru_cache(maxsize=8)
def load_topology(name: str) -> Topology:
    """Return the ideal graph of that name.

    Parameters
    ----------
    name : str
        ``pegasus:m``, ``zephyr:m`` or ``zephyr:m,t``, as in ``sampler.topology``.
    """
    graph = _library_graph(name)
    library = _graph_library()
    layout = library.pegasus_layout if name.startswith("pegasus") else library.zephyr_layout
    qubits = np.array(sorted(graph.nodes), np.int64)
    positions = layout(graph)
    return _topology(
        name,
        qubits,
        np.searchsorted(qubits, np.array(graph.edges, np.int64)),
        _unit_square(np.array([positions[q] for q in qubits])),
    )


def from_working_graph(name: str, qubits: Iterable[int], couplers: Iterable[tuple[int, int]]) -> Topology:
    """Return the graph of a live solver.

    Parameters
    ----------
    name : str
        As for `load_topology`, for the positions; a graph of another name, or with qubits that its
        ideal graph lacks, is drawn on a square grid.
    qubits : iterable of int
        Linear numbers of the working qubits.
    couplers : iterable of pairs
        Working couplers; the order, and mention in both directions, do not matter.

    Raises
    ------
    QannealError
        If this is no graph.
    """
    try:
        numbers, links = sorted(qubits), [(u, v) for u, v in couplers]
        if not all(type(q) is int for q in itertools.chain(numbers, *links)):
            raise TypeError
        nodes, pairs = np.array(numbers, np.int64), np.array(links, np.int64).reshape(-1, 2)
    except (TypeError, ValueError, OverflowError):
        raise QannealError("The solver's working graph cannot be read; choose another solver.") from None
    ends = np.searchsorted(nodes, pairs)
    if (
        not len(nodes)
        or nodes[0] < 0
        or (np.diff(nodes) == 0).any()
        or (pairs[:, 0] == pairs[:, 1]).any()
        or not np.array_equal(nodes[np.minimum(ends, len(nodes) - 1)], pairs)
    ):
        raise QannealError("The solver's working graph is inconsistent; choose another solver.")
    return _topology(name, nodes, np.unique(np.sort(ends, axis=1), axis=0), _drawn_at(name, nodes))


def busgraph(name: str, qubits: list[int], edges: list[tuple[int, int]]) -> Any:
    """Return Ocean's embedder of cliques and bicliques for a working graph."""
    from minorminer import busclique

    return busclique.busgraph_cache(_library_graph(name, node_list=qubits, edge_list=edges))


class _Missing(BaseModel):
    """The JSON file of dead qubits and couplers."""

    model_config = ConfigDict(extra="forbid", strict=True)
    nodes: list[_Qubit] = []
    edges: list[tuple[_Qubit, _Qubit]] = []


def read_missing(path: str | Path) -> tuple[list[int], list[tuple[int, int]]]:
    """Read dead qubits and couplers from JSON: ``{"nodes": [q, …], "edges": [[q, r], …]}``.

    Raises
    ------
    QannealError
        The file cannot be read, or holds anything else.
    """
    content = read_bytes(Path(path), "a JSON file of dead qubits and couplers", _MAX_MISSING_BYTES)
    form = '{"nodes": [1], "edges": [[2, 3]]}'
    text = decode(content, str(path))
    try:
        missing = _Missing.model_validate_json(text)
    except ValidationError as error:
        complaint = _complaint(error.errors()[0])
        raise QannealError(f"{path}: {complaint}; it must be of the form {form}.") from None
    if _has_a_key_twice(text):
        raise QannealError(f"{path}: a key occurs twice; it must be of the form {form}.")
    for u, v in missing.edges:
        if u == v:
            raise QannealError(f"{path}: a coupler joins qubit {u} to itself; give two different qubits.")
    return missing.nodes, missing.edges


def _has_a_key_twice(text: str) -> bool:
    """Whether an object, valid as its last values are, has others of the same names before them."""
    try:
        pairs = json.loads(text, object_pairs_hook=list)
    except (ValueError, RecursionError):  # only a value that nobody has looked at
        return True
    return len({name for name, _ in pairs}) < len(pairs)


def _complaint(error: ErrorDetails) -> str:
    """Say what is wrong with a file of dead qubits, quoting no more of it than is harmless."""
    if error["type"] == "json_invalid":
        return "it is not JSON"
    where = [part for part in error["loc"] if part in ("nodes", "edges")]
    if error["type"] == "extra_forbidden":
        name = str(error["loc"][-1])
        shown = f" {name!r}" if name.isidentifier() and len(name) < 40 else ""
        return f"unknown key{shown}; use nodes and edges"
    if not where:
        return "it is not an object"
    return f"{where[0]} must contain " + (
        f"qubit numbers from 0 to {_LARGEST_QUBIT:,}" if where[0] == "nodes" else "pairs of qubit numbers"
    )


def _topology(name: str, qubits: Array, edges: Array, positions: Array) -> Topology:
    edges = np.sort(edges.reshape(-1, 2), axis=1)
    edges = edges[np.lexsort((edges[:, 1], edges[:, 0]))]
    for array in (qubits, edges, positions):
        array.setflags(write=False)
    return Topology(name, qubits, edges, positions, _padded_neighbours(len(qubits), edges))


def _padded_neighbours(n: int, edges: Array) -> Array:
    both = np.concatenate([edges, edges[:, ::-1]])
    both = both[np.lexsort((both[:, 1], both[:, 0]))]
    degree = np.bincount(both[:, 0], minlength=n)
    padded = np.full((n, int(degree.max(initial=0))), n, np.int64)
    column = np.arange(len(both)) - np.repeat(np.cumsum(degree) - degree, degree)
    padded[both[:, 0], column] = both[:, 1]
    padded.setflags(write=False)
    return padded


def _unit_square(positions: Array) -> Array:
    low, high = positions.min(axis=0), positions.max(axis=0)
    return np.asarray((positions - low) / np.maximum(high - low, 1e-12))


def _drawn_at(name: str, qubits: Array) -> Array:
    ideal = load_topology(name) if NAME.match(name) else None
    if ideal is not None and np.isin(qubits, ideal.qubits).all():
        return ideal.positions[np.searchsorted(ideal.qubits, qubits)]
    side = max(1, int(np.ceil(np.sqrt(len(qubits)))))
    rank = np.arange(len(qubits))
    return _unit_square(np.column_stack([rank % side, rank // side]).astype(np.float64))


def _library_graph(name: str, **working: Any) -> Any:
    match = NAME.match(name)
    if not match or (match[1] == "pegasus" and match[3]):
        raise QannealError(f"There is no topology {name!r}; use pegasus:m, zephyr:m or zephyr:m,t.")
    family, m, t = match[1], int(match[2]), int(match[3] or 4)
    if family == "pegasus":
        if m < 2:
            raise QannealError("A Pegasus graph needs m of at least 2; use pegasus:2 or larger.")
        return _graph_library().pegasus_graph(m, **working)
    if m < 1 or t < 1:
        raise QannealError("A Zephyr graph needs m and t of at least 1; use zephyr:1 or larger.")
    return _graph_library().zephyr_graph(m, t, **working)


def _graph_library() -> Any:
    with warnings.catch_warnings():
        # The owner names dwave-networkx; its successor announces itself at import.
        warnings.simplefilter("ignore", DeprecationWarning)
        import dwave_networkx
    return dwave_networkx
