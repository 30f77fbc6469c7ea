"""The QPUs that this process has been shown: a run is held against their own working graphs from then on."""

import threading
from collections.abc import Callable, Mapping

from qanneal_gui.annealing.embedding.topology import Topology
from qanneal_gui.errors import QannealError

FAMILIES = ("pegasus", "zephyr")
"""What a run may name in place of a solver: any of that topology."""

_lock = threading.Lock()
_listed: dict[str, Callable[[], Topology]] | None = None
_opened: dict[str, Topology] = {}


def note_list(solvers: Mapping[str, Callable[[], Topology]]) -> None:
    """Take note of all QPUs of an account, by name, with what makes their working graphs."""
    global _listed
    with _lock:
        _listed = dict(solvers)


def note(name: str, topology: Topology) -> None:
    """Take note of one QPU, which says nothing of the account's others."""
    with _lock:
        _opened[name] = topology


def forget() -> None:
    """Know no QPU any more: another account has others."""
    global _listed
    with _lock:
        _listed = None
        _opened.clear()


def all_known(solver: str) -> bool:
    """Whether every QPU is known that a run with this setting of `sampler.solver` may get."""
    with _lock:
        if solver and solver not in FAMILIES:
            return solver in _opened or solver in (_listed or ())
        return bool(_listed)


def chips(solver: str) -> dict[str, Topology]:
    """Return the working graphs, by the names of their QPUs, that such a run may get, as far as is known."""
    with _lock:
        made = {**(_listed or {}), **{name: _constant(graph) for name, graph in _opened.items()}}
    if solver and solver not in FAMILIES:
        made = {name: make for name, make in made.items() if name == solver}
    found = {}
    for name, make in made.items():
        try:
            topology = make()
        except QannealError:  # a graph that cannot be read: the run itself will say so
            continue
        if solver not in FAMILIES or topology.name.startswith(solver):
            found[name] = topology
    return found


def _constant(topology: Topology) -> Callable[[], Topology]:
    return lambda: topology
