"""Networks with several outputs: bicliques K(hidden, outputs) through Ocean's busclique.

busclique runs native code that cannot be interrupted and holds the interpreter, so it works in a
child process with a time limit.
"""

import json
import subprocess
import sys
from typing import Any

import numpy as np

from qanneal_gui.annealing.embedding.embedding import Embedding
from qanneal_gui.annealing.embedding.topology import Topology, busgraph
from qanneal_gui.errors import QannealError
from qanneal_gui.science.arrays import Array

_TIMEOUT_SECONDS = 60


def find(topology: Topology, hidden: int, outputs: int) -> Embedding | None:
    """Embed K(hidden, outputs), or return None if it does not fit.

    Raises
    ------
    QannealError
        If the search takes longer than a minute.
    """
    chains = _ask(topology, {"hidden": hidden, "outputs": outputs})["chains"]
    if not chains:
        return None
    index = {int(q): i for i, q in enumerate(topology.qubits)}
    return as_embedding(topology, [[index[q] for q in chain] for chain in chains], hidden, outputs)


def largest(topology: Topology, outputs: int) -> int:
    """Return the most hidden units of a network with that many outputs."""
    return int(_ask(topology, {"outputs": outputs})["largest"])


def _ask(topology: Topology, request: dict[str, Any]) -> dict[str, Any]:
    request |= {
        "name": topology.name,
        "qubits": topology.qubits.tolist(),
        "edges": topology.qubits[topology.edges].tolist(),
    }
    try:
        answer = subprocess.run(
            [sys.executable, "-m", __name__],
            input=json.dumps(request),
            capture_output=True,
            text=True,
            timeout=_TIMEOUT_SECONDS,
            check=True,
        )
    except subprocess.TimeoutExpired:
        raise QannealError(
            f"No embedding was found within {_TIMEOUT_SECONDS} s; use fewer hidden units or fewer classes."
        ) from None
    except subprocess.CalledProcessError as error:
        raise RuntimeError(f"busclique failed: {error.stderr[-500:]}") from error
    result: dict[str, Any] = json.loads(answer.stdout)
    return result


def as_embedding(topology: Topology, chains: list[list[int]], hidden: int, outputs: int) -> Embedding:
    """Span every chain by a tree, and carry each weight on all couplers between its two chains."""
    qubits = np.array([q for chain in chains for q in chain], np.int64)
    variable = np.repeat(np.arange(len(chains)), [len(chain) for chain in chains])
    place = np.full(len(topology), -1)
    place[qubits] = np.arange(len(qubits))
    edges = place[topology.edges]
    edges = edges[(edges >= 0).all(axis=1)]
    ends = variable[edges]
    inner = edges[ends[:, 0] == ends[:, 1]]
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
        chain_edges=_spanning(inner, len(qubits)),
        weight_edges=weight_edges,
        weight_index=weight_ends - np.array([0, outputs]),
    )


def _spanning(edges: Array, count: int) -> Array:
    """Keep the couplers of a spanning forest (union-find)."""
    root = list(range(count))

    def find_root(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    kept = []
    for u, v in edges.tolist():
        a, b = find_root(u), find_root(v)
        if a != b:
            root[a] = b
            kept.append((u, v))
    return np.array(kept, np.int64).reshape(-1, 2)


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    """Do the search; this runs in the child process."""
    cache = busgraph(request["name"], request["qubits"], request["edges"])
    outputs = int(request["outputs"])
    if "hidden" in request:
        hidden = int(request["hidden"])
        found = cache.find_biclique_embedding(outputs, hidden)
        return {"chains": [[int(q) for q in found[i]] for i in range(outputs + hidden)] if found else []}
    low, high = 0, len(request["qubits"])
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if cache.find_biclique_embedding(outputs, middle) else (low, middle - 1)
    return {"largest": low}


if __name__ == "__main__":
    print(json.dumps(_answer(json.load(sys.stdin))))
