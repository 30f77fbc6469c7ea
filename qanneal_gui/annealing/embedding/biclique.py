"""Networks with several outputs: bicliques K(hidden, outputs) through Ocean's busclique.

busclique runs native code that cannot be interrupted and holds the interpreter, so it works in a
child process with a time limit.
"""

import json
import subprocess
import sys
from typing import Any

from qanneal_gui.annealing.embedding.embedding import Embedding, from_chains
from qanneal_gui.annealing.embedding.topology import Topology, busgraph
from qanneal_gui.errors import QannealError

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
    return from_chains(topology, [[index[q] for q in chain] for chain in chains], hidden, outputs)


def largest(topology: Topology, outputs: int) -> int:
    """Return the most hidden units of a network with that many outputs."""
    return largest_of_each(topology, [outputs])[0]


def largest_of_each(topology: Topology, outputs: list[int]) -> list[int]:
    """Return the most hidden units for each number of outputs."""
    return [int(hidden) for hidden in _ask(topology, {"outputs": outputs})["largest"]]


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


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    """Do the search; this runs in the child process."""
    cache = busgraph(request["name"], request["qubits"], request["edges"])
    if "hidden" in request:
        hidden, outputs = int(request["hidden"]), int(request["outputs"])
        found = cache.find_biclique_embedding(outputs, hidden)
        return {"chains": [[int(q) for q in found[i]] for i in range(outputs + hidden)] if found else []}
    return {"largest": [_largest(cache, outputs, len(request["qubits"])) for outputs in request["outputs"]]}


def _largest(cache: Any, outputs: int, high: int) -> int:
    low = 0
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if cache.find_biclique_embedding(outputs, middle) else (low, middle - 1)
    return low


if __name__ == "__main__":
    print(json.dumps(_answer(json.load(sys.stdin))))
