"""The file ``embedding.json`` of a run: the chains of every copy, written, and read back to be drawn."""

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
from pydantic_core import from_json

from qanneal_gui.annealing.embedding.embedding import Embedding, from_chains
from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.embedding.topology import Topology, load_topology
from qanneal_gui.support.reading import read_bytes

FILE = "embedding.json"
"""Its name in the folder of a run."""

_LARGEST = 1 << 24
"""Bytes of such a file that are read."""

# No chip is larger by far; a file from anywhere must not have a graph of any size built.
KNOWN = re.compile(r"(pegasus|zephyr):([1-9]|[12][0-9])(,[1-8])?")


def as_json(copies: list[Embedding], topology: Topology) -> dict[str, Any]:
    """Return the embeddings as the contract's file has them: variables to linear qubit numbers."""
    return {"topology": topology.name, "embeddings": [copy.chains(topology) for copy in copies]}


def encode(copies: list[Embedding], topology: Topology) -> bytes:
    """Return `as_json` as bytes."""
    return json.dumps(as_json(copies, topology)).encode()


def placement_in(directory: Path) -> Placement:
    """Return the placement in the folder of a run, as `read_placement` does.

    Raises
    ------
    QannealError
        There is none, or what lies there is no regular file or too large.
    ValueError
        It is not one.
    """
    return read_placement(read_bytes(directory / FILE, "the embedding of a run", _LARGEST))


def read_placement(content: bytes) -> Placement:
    """Return the placement in an ``embedding.json`` (`encode` writes it).

    The chip is the ideal one of that name: which of its qubits were dead is not in the file.

    Raises
    ------
    ValueError
        It is not one, or not one of a chip that is known.
    """
    saved = from_json(content)
    name, copies = (
        (saved.get(key) for key in ("topology", "embeddings")) if isinstance(saved, dict) else ("", 0)
    )
    if not isinstance(name, str) or not KNOWN.fullmatch(name) or not isinstance(copies, list) or not copies:
        raise ValueError("not an embedding on a known chip")
    topology = load_topology(name)
    return Placement(topology, tuple(_copy(topology, copy) for copy in copies))


def _copy(topology: Topology, chains: Any) -> Embedding:
    if not isinstance(chains, dict):
        raise ValueError("not an embedding")
    outputs = sum(name.startswith("y") for name in chains)
    hidden = len(chains) - outputs
    names = [f"y{m}" for m in range(outputs)] + [f"k{j}" for j in range(hidden)]
    if not outputs or not hidden or set(names) != set(chains):
        raise ValueError("not the chains of a network")
    labels = [chains[name] for name in names]
    if not all(
        isinstance(chain, list) and chain and all(type(q) is int and 0 <= q < 10**6 for q in chain)
        for chain in labels
    ):
        raise ValueError("not chains of qubits")
    wanted = np.array([qubit for chain in labels for qubit in chain], np.int64)
    found = np.searchsorted(topology.qubits, wanted)
    if (
        len(np.unique(wanted)) < len(wanted)
        or found.max() >= len(topology)
        or (topology.qubits[found] != wanted).any()
    ):
        raise ValueError("not qubits of the chip, each once")
    places = np.split(found, np.cumsum([len(chain) for chain in labels])[:-1])
    return from_chains(topology, [place.tolist() for place in places], hidden, outputs)
