"""Another solver for a run whose own has gone offline: found here, offered by others, never taken unasked."""

import logging
import threading
from typing import Any

from qanneal_gui.annealing.embedding import search
from qanneal_gui.annealing.embedding.topology import from_working_graph
from qanneal_gui.annealing.qpu import ocean
from qanneal_gui.annealing.qpu.credentials import Credentials, find_credentials
from qanneal_gui.annealing.qpu.limits import SolverLimits
from qanneal_gui.annealing.qpu.solvers import fitting, topology_name
from qanneal_gui.config import RunConfig
from qanneal_gui.errors import QannealError
from qanneal_gui.support.background import interruptible

_log = logging.getLogger(__name__)


def other_solver(config: RunConfig, besides: str, stop: threading.Event) -> str:
    """Return the least loaded solver online that takes a run's settings and holds its network, or nothing.

    Parameters
    ----------
    config : RunConfig
    besides : str
        The solver that is offline.
    stop : threading.Event
        Set to give up looking.

    Raises
    ------
    CancelledError
        If `stop` was set.
    """
    credentials = find_credentials(stop=stop)
    return interruptible(lambda: _look(config, besides, credentials), stop, name="qpu-connect")


def _look(config: RunConfig, besides: str, credentials: Credentials) -> str:
    wanted = config.sampler.solver
    family = wanted if wanted in ("pegasus", "zephyr") else ""
    try:
        with ocean.connected(credentials, {}) as client:
            for solver in fitting(client, family, config.model.hidden + config.outputs):
                if solver.name != besides and _takes(config, solver):
                    return str(solver.name)
    except Exception as error:  # the run has paused already, and says why
        _log.info("No other solver was found: %s", type(error).__name__)
    return ""


def _takes(config: RunConfig, solver: Any) -> bool:
    """Whether a run's settings are within a solver's limits, and its network can be embedded there."""
    try:
        topology = from_working_graph(topology_name(solver), solver.nodes, solver.undirected_edges)
        SolverLimits.of(str(solver.name), solver.properties).check_settings(config, len(topology.qubits))
        search.place(config, topology)
    except QannealError:
        return False
    return True
