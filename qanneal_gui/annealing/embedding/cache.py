"""Embeddings that were found once, kept on disk by working graph and size of the network."""

import contextlib
import hashlib
from pathlib import Path
from typing import Any

import numpy as np

from qanneal_gui import paths
from qanneal_gui.annealing.embedding.embedding import Embedding
from qanneal_gui.annealing.embedding.topology import Topology
from qanneal_gui.errors import QannealError
from qanneal_gui.support.files import replacing
from qanneal_gui.support.reading import open_regular

_FORMAT = 2  # raise it when the way embeddings are found changes
_ARRAYS = ("qubits", "variable", "chain_edges", "weight_edges", "weight_index")


def key(topology: Topology, hidden: int, outputs: int, limit: int | None) -> str:
    """Return the name under which copies of a network on this very graph are kept."""
    digest = hashlib.sha256(topology.qubits.tobytes() + topology.edges.tobytes()).hexdigest()[:16]
    family = topology.name.replace(":", "-").replace(",", "-")
    return f"{_FORMAT}-{family}-{digest}-{hidden}x{outputs}-{limit or 'max'}"


def load(name: str) -> list[Embedding] | None:
    """Return remembered copies, or None; a damaged file counts as none."""
    # zipfile raises whatever it likes of what it cannot unpack.
    with contextlib.suppress(Exception):
        with (
            open_regular(_file(name), "copies of a network") as (file, _),
            np.load(file, allow_pickle=False) as archive,
        ):
            counts = archive["counts"]
            parts = {
                field: np.split(archive[field], np.cumsum(archive[f"{field}_size"])[:-1]) for field in _ARRAYS
            }
        return [
            Embedding(int(m), int(k), **{field: parts[field][i].astype(np.int64) for field in _ARRAYS})
            for i, (m, k) in enumerate(counts.tolist())
        ]
    return None


def store(name: str, copies: list[Embedding]) -> None:
    """Remember copies; a cache that cannot be written is no failure."""
    arrays: dict[str, Any] = {"counts": np.array([(copy.outputs, copy.hidden) for copy in copies])}
    for field in _ARRAYS:
        parts = [getattr(copy, field) for copy in copies]
        arrays[field] = np.concatenate(parts).astype(np.int32)
        arrays[f"{field}_size"] = np.array([len(part) for part in parts])
    with contextlib.suppress(QannealError):
        path = _file(name)
        paths.make_folder(path.parent)
        with replacing(path, private=True) as file:
            np.savez(file, **arrays)


def _file(name: str) -> Path:
    return paths.home() / "embeddings" / f"{name}.npz"
