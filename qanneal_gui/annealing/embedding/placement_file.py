"""A placement as a file, qubit by qubit and coupler by coupler: what was programmed can be told from it.

``embedding.json`` has the chains only, by which the couplers in use cannot be told on a chip that lacked
some.
"""

import json
import struct
from typing import Any

import numpy as np
import safetensors.numpy
from pydantic_core import from_json
from safetensors import SafetensorError

from qanneal_gui.annealing.embedding.embedding import Embedding
from qanneal_gui.annealing.embedding.embedding_file import KNOWN
from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.embedding.topology import Topology, load_topology
from qanneal_gui.science.arrays import Array

_LONGEST_HEADER = 1 << 16
_MOST_COPIES = 4096
_LISTS = {"qubits": 1, "chain_edges": 2, "weight_edges": 2, "weight_index": 2}
"""Arrays of a copy, and the numbers in each of their rows."""


def encode(placement: Placement) -> bytes:
    """Return a placement as a safetensors file; its edges are indices into the qubits of their copy."""
    copies = placement.copies
    parts = {
        name: np.concatenate([getattr(copy, name) for copy in copies]).astype(np.int32) for name in _LISTS
    }
    parts["qubits"] = placement.topology.qubits[parts["qubits"]].astype(np.int32)
    parts["variable"] = placement.variable.astype(np.int32)
    for name in _LISTS:
        parts[f"{name}.copies"] = np.array([len(getattr(copy, name)) for copy in copies], np.int32)
    # Files of earlier versions have none of these, and neither have those of a chip that lacks nothing.
    lost = {"dead": placement.dead, "dead_couplers": placement.dead_couplers}
    parts |= {name: array.astype(np.int32) for name, array in lost.items() if len(array)}
    about = {
        "topology": placement.topology.name,
        "outputs": copies[0].outputs,
        "hidden": copies[0].hidden,
        "classes": list(placement.classes),
    }
    return safetensors.numpy.save(parts, {"placement": json.dumps(about)})


def decode(content: bytes) -> Placement:
    """Return the placement in a file, which may come from anywhere.

    The chip lacks the qubits and couplers that it lacked then; in files of earlier versions it is the ideal
    one of that name.

    Raises
    ------
    ValueError
        It is not one, or not one of a chip that is known.
    """
    about, arrays = unpacked(content, "placement")
    try:
        name, classes = about["topology"], about["classes"]
        outputs, hidden = _size(about["outputs"]), _size(about["hidden"])
        if not isinstance(name, str) or not KNOWN.fullmatch(name):
            raise ValueError("not a known chip")
        if not isinstance(classes, list) or not all(isinstance(one, str) for one in classes):
            raise ValueError("not names of classes")
        topology = _working(load_topology(name), arrays)
        return Placement(topology, _copies(topology, arrays, outputs, hidden), tuple(classes))
    except (KeyError, IndexError) as error:
        raise ValueError("not a placement") from error


def unpacked(content: bytes, entry: str) -> tuple[dict[str, Any], dict[str, Array]]:
    """Return what a safetensors file says of itself under a name, and its arrays.

    Raises
    ------
    ValueError
        It is not such a file.
    """
    try:
        (length,) = struct.unpack("<Q", content[:8])
        if length > _LONGEST_HEADER:
            raise ValueError("the header is too long")
        about = from_json(from_json(content[8 : 8 + length])["__metadata__"][entry])
        arrays = safetensors.numpy.load(content)
    except (SafetensorError, ValueError, KeyError, TypeError, OverflowError, struct.error) as error:
        raise ValueError(f"not a file with a {entry}") from error
    if not isinstance(about, dict):
        raise ValueError(f"not a file with a {entry}")
    return about, arrays


def _size(number: object) -> int:
    if type(number) is not int or not 1 <= number <= 10**5:
        raise ValueError("not the size of a network")
    return number


def _working(ideal: Topology, arrays: dict[str, Array]) -> Topology:
    """Return the chip without what it lacked; the same object where that is nothing."""
    nodes = _integers(arrays["dead"], 1) if "dead" in arrays else np.empty(0, np.int64)
    edges = _integers(arrays["dead_couplers"], 2) if "dead_couplers" in arrays else np.empty((0, 2), np.int64)
    if not len(nodes) and not len(edges):
        return ideal
    if len(nodes) >= len(ideal) or len(edges) > len(ideal.edges):
        raise ValueError("not qubits and couplers that a chip lacks")
    return ideal.without(nodes.tolist(), [(first, second) for first, second in edges.tolist()])


def _copies(topology: Topology, arrays: dict[str, Array], outputs: int, hidden: int) -> tuple[Embedding, ...]:
    lists = {name: _split(arrays, name, columns) for name, columns in _LISTS.items()}
    count = len(lists["qubits"])
    if any(len(parts) != count for parts in lists.values()):
        raise ValueError("not as many lists as copies")
    variable = _integers(arrays["variable"], 1)
    if len(variable) != sum(map(len, lists["qubits"])):
        raise ValueError("not a variable for each qubit")
    labels = np.concatenate(lists["qubits"])
    places = np.searchsorted(topology.qubits, labels)
    if places.max() >= len(topology) or (topology.qubits[places] != labels).any():
        raise ValueError("not qubits of the chip")
    if len(np.unique(places)) < len(places):
        raise ValueError("a qubit is used twice")
    ends = np.cumsum([len(part) for part in lists["qubits"]])[:-1]
    couplers = topology.edges[:, 0] * len(topology) + topology.edges[:, 1]
    made = []
    for number, (qubits, variables) in enumerate(
        zip(np.split(places, ends), np.split(variable, ends), strict=True)
    ):
        chain, weight, index = (
            lists[name][number] for name in ("chain_edges", "weight_edges", "weight_index")
        )
        pairs = np.sort(qubits[np.concatenate([chain, weight])], axis=1)
        if not np.isin(pairs[:, 0] * len(topology) + pairs[:, 1], couplers).all():
            raise ValueError("not couplers of the chip")
        if set(variables.tolist()) != set(range(outputs + hidden)):
            raise ValueError("not a qubit for each variable")
        if len(index) != len(weight) or (index >= (outputs, hidden)).any():
            raise ValueError("not a weight for each coupler")
        made.append(Embedding(outputs, hidden, qubits, variables, chain, weight, index))
    return tuple(made)


def _split(arrays: dict[str, Array], name: str, columns: int) -> list[Array]:
    """Return the parts of an array that belong to each copy."""
    counts = _integers(arrays[f"{name}.copies"], 1)
    values = _integers(arrays[name], columns)
    if not 1 <= len(counts) <= _MOST_COPIES or counts.sum() != len(values):
        raise ValueError("not parts of copies")
    return np.split(values, np.cumsum(counts)[:-1])


def _integers(array: Array, columns: int) -> Array:
    """Return an array of natural numbers with rows of so many."""
    rows = () if columns == 1 else (columns,)
    if array.dtype != np.int32 or array.ndim != 1 + len(rows) or array.shape[1:] != rows or (array < 0).any():
        raise ValueError("not natural numbers")
    return array.astype(np.int64)
