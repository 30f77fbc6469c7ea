"""The QPUs that an account can reach, and the choice of one."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from qanneal_gui.annealing.device import DeviceError
from qanneal_gui.annealing.embedding.topology import Topology, from_working_graph
from qanneal_gui.annealing.qpu import ocean, seen
from qanneal_gui.annealing.qpu.credentials import Credentials, NeedsTokenError
from qanneal_gui.annealing.qpu.faults import HttpFaultError, diagnose, quoted
from qanneal_gui.support.numbers import finite

_QUEUE_SECONDS = 5.0
_FAMILIES = {"pegasus": (1, 2, 24), "zephyr": (2, 1, 24)}
"""Length of the shape, smallest and largest size."""


class _Either:
    """Equal to True and to False: Ocean's filter by ``online`` can be changed, but not left out."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, bool)

    __hash__ = None  # type: ignore[assignment]


_EITHER = _Either()


@dataclass(frozen=True, slots=True)
class SolverInfo:
    """A QPU as its account sees it.

    Attributes
    ----------
    name : str
    status : str
        ``online`` or ``offline``.
    qubits : int
        Working qubits.
    topology : str
        ``pegasus:16`` and the like, or the family's name alone.
    queue : int or None
        Problems of this account that wait there; None if the server does not tell.
    avg_load : float or None
        The solver's average load, as of a Unix machine: above 1, problems wait.
    description : str
    """

    name: str
    status: str
    qubits: int
    topology: str
    queue: int | None
    avg_load: float | None
    description: str


def list_solvers(credentials: Credentials, *, options: ocean.Options | None = None) -> list[SolverInfo]:
    """Return the QPUs that can be reached, those online first, the least loaded before the others.

    Raises
    ------
    NeedsTokenError
        If D-Wave refuses the token.
    DeviceError
        If it cannot be reached.
    """
    try:
        with ocean.connected(credentials, options or {}) as client:
            found = client.get_solvers(refresh=True, online=_EITHER)
            waiting = _waiting(client)
        infos = [_info(solver, waiting) for solver in found]
        seen.note_list({info.name: _graph_of(solver) for info, solver in zip(infos, found, strict=True)})
    except Exception as error:
        fault = diagnose(error)
        raise (NeedsTokenError if fault.token else DeviceError)(fault.sentence()) from None
    return sorted(infos, key=lambda info: (info.status != "online", info.avg_load or 0.0, info.name))


def test_connection(
    credentials: Credentials,
    *,
    options: ocean.Options | None = None,  # noqa: PT028
) -> list[SolverInfo]:
    """Ask D-Wave whether it accepts the token; raises as `list_solvers` does."""
    return list_solvers(credentials, options=options)


test_connection.__test__ = False  # type: ignore[attr-defined]  # not for pytest


def choose(client: Any, name: str, family: str, qubits: int) -> Any:
    """Return the solver of that name, or, without one, the least loaded that fits.

    Parameters
    ----------
    name : str
        Empty for any; then the solver features of dwave.conf apply, if there are some.
    family : str
        ``pegasus`` or ``zephyr``; empty for any.
    qubits : int
        Least number of working qubits.

    Raises
    ------
    DeviceError
        If there is none, it is offline, or does not fit.
    """
    if name:
        return _named(client, name, family, qubits)
    found = _online(client)
    suitable = [solver for solver in found if _fits(solver, family, qubits)]
    if suitable:
        return suitable[0]
    if not found:
        raise DeviceError("None of your QPUs is online; resume later, or choose the simulated QPU.")
    kind = f"{family.capitalize()} QPU" if family else "QPU"
    raise DeviceError(
        f"No online {kind} has {qubits} working qubits; use fewer hidden units or another solver."
    )


def fitting(client: Any, family: str, qubits: int) -> list[Any]:
    """Return the solvers that are online and fit, the least loaded first; parameters as of `choose`."""
    return [solver for solver in _online(client) if _fits(solver, family, qubits)]


def _online(client: Any) -> list[Any]:
    features = dict(client.config.solver or {})
    order = features.pop("order_by", "avg_load")
    return list(client.get_solvers(refresh=True, order_by=order, **features))


def look_again(client: Any, name: str) -> Any:
    """Return a solver as it is now, or None if it is gone."""
    found = client.get_solvers(refresh=True, name=name, online=_EITHER)
    return found[0] if found else None


def topology_name(solver: Any) -> str:
    """Return the name of a solver's graph as in ``sampler.topology``, or what the server calls it."""
    topology = solver.properties.get("topology")
    topology = topology if isinstance(topology, dict) else {}
    family, shape = str(topology.get("type", "unknown")), topology.get("shape")
    if family in _FAMILIES and isinstance(shape, list) and all(type(n) is int for n in shape):
        length, least, most = _FAMILIES[family]
        if 1 <= len(shape) <= length and least <= shape[0] <= most:
            tile = shape[1] if len(shape) > 1 else 4
            if 1 <= tile <= 8:
                return f"{family}:{shape[0]}" + (f",{tile}" if tile != 4 else "")
    return re.sub(r"[^\w-]", "_", family)[:40]


def _named(client: Any, name: str, family: str, qubits: int) -> Any:
    from dwave.cloud.exceptions import SolverNotFoundError

    try:
        found = client.get_solvers(refresh=True, name=name, online=_EITHER)
    except SolverNotFoundError:
        found = []
    except HttpFaultError as fault:
        if fault.status != 404:
            raise
        found = []
    if not found:
        others = client.get_solvers(refresh=True)
        offer = ", ".join(quoted(solver.name) for solver in others) or "none"
        raise DeviceError(f"There is no QPU {quoted(name)}; your account offers {offer}.")
    solver = found[0]
    if not solver.online:
        raise DeviceError(f"{quoted(name)} is offline; resume later, or choose another solver.")
    if not _fits(solver, family, qubits):
        raise DeviceError(
            f"{quoted(name)} ({topology_name(solver)}, {len(solver.nodes)} qubits) is too small or has "
            "another topology; choose another solver."
        )
    return solver


def _fits(solver: Any, family: str, qubits: int) -> bool:
    return len(solver.nodes) >= qubits and (not family or topology_name(solver).partition(":")[0] == family)


def _info(solver: Any, waiting: dict[str, int] | None) -> SolverInfo:
    return SolverInfo(
        name=quoted(str(solver.name)),
        status="online" if solver.online else "offline",
        qubits=len(solver.nodes),
        topology=topology_name(solver),
        queue=None if waiting is None else waiting.get(solver.name, 0),
        avg_load=finite(solver.avg_load),
        description=quoted(str(solver.data.get("description") or "")),
    )


def _graph_of(solver: Any) -> Callable[[], Topology]:
    """Return what makes a solver's working graph, when somebody needs it: that takes a while."""
    return partial(from_working_graph, topology_name(solver), solver.nodes, solver.undirected_edges)


def _waiting(client: Any) -> dict[str, int] | None:
    """Count this account's waiting problems by solver; the list of solvers is worth showing without."""
    try:
        with ocean.problems(client, _QUEUE_SECONDS) as resource:
            pending = resource.list_problems(status="PENDING", max_results=1000)
    except Exception:
        return None
    counts: dict[str, int] = {}
    for problem in pending:
        counts[problem.solver.name] = counts.get(problem.solver.name, 0) + 1
    return counts
