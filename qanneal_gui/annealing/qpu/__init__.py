"""Real D-Wave annealers: credentials, the list of solvers, and the device itself.

Importing this package is cheap: Ocean is imported when it is first needed.
"""

from qanneal_gui.annealing.qpu.address import check_address
from qanneal_gui.annealing.qpu.credentials import (
    Credentials,
    NeedsTokenError,
    delete_token,
    find_credentials,
    forget_session,
    read_token,
    store_token,
    use_for_session,
)
from qanneal_gui.annealing.qpu.device import QpuDevice, open_qpu
from qanneal_gui.annealing.qpu.dwave_conf import is_profile, profiles
from qanneal_gui.annealing.qpu.failover import other_solver
from qanneal_gui.annealing.qpu.regions import (
    DEFAULT_REGION,
    KNOWN_REGIONS,
    Region,
    effective_address,
    list_regions,
)
from qanneal_gui.annealing.qpu.solvers import SolverInfo, list_solvers, test_connection
from qanneal_gui.support.redaction import redact

__all__ = [
    "DEFAULT_REGION",
    "KNOWN_REGIONS",
    "Credentials",
    "NeedsTokenError",
    "QpuDevice",
    "Region",
    "SolverInfo",
    "check_address",
    "delete_token",
    "effective_address",
    "find_credentials",
    "forget_session",
    "is_profile",
    "list_regions",
    "list_solvers",
    "open_qpu",
    "other_solver",
    "profiles",
    "read_token",
    "redact",
    "store_token",
    "test_connection",
    "use_for_session",
]
