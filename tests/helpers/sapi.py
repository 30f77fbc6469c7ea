"""D-Wave's Solver API (SAPI v3) on 127.0.0.1: real HTTP, real payloads, and faults on demand.

Solvers are described by Ocean's own mock payloads. Problems are decoded from what was really posted
and sampled exactly, if their couplers form a forest. `Sapi.faults` maps an operation (``list``,
``submit``, ``poll``, ``answer``, ``cancel``) to what happens to its next requests instead.
"""

import base64
import os
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from http.server import ThreadingHTTPServer

import numpy as np
from dwave.cloud.testing import mocks
from helpers.sapi_http import Handler

from qanneal_gui.annealing.forest_sampling import Forest

TOKEN = "TEST-0123456789abcdef0123456789abcdef01234567"

PARAMETERS = dict.fromkeys(
    (
        "answer_mode",
        "anneal_offsets",
        "anneal_schedule",
        "annealing_time",
        "auto_scale",
        "flux_biases",
        "flux_drift_compensation",
        "h_gain_schedule",
        "initial_state",
        "max_answers",
        "num_reads",
        "programming_thermalization",
        "readout_thermalization",
        "reduce_intersample_correlation",
        "reinitialize_state",
    ),
    "",
)


def chip(family, size, *, dead=0, **changes):
    """A solver's payload: a chip with every (n/dead)-th qubit and its couplers missing."""
    make = {"pegasus": mocks.qpu_pegasus_solver_data, "zephyr": mocks.qpu_zephyr_solver_data}[family]
    system = {"pegasus": "Advantage_system", "zephyr": "Advantage2_system"}[family]
    solver = make(size, name=f"{system}{size}.1", graph_id=f"01{family[:2]}{size:02d}", avg_load=0.5)
    properties = solver["properties"]
    gone = set(properties["qubits"][:: len(properties["qubits"]) // dead][:dead]) if dead else set()
    properties.update(
        qubits=[q for q in properties["qubits"] if q not in gone],
        couplers=[[u, v] for u, v in properties["couplers"] if u not in gone and v not in gone],
        parameters=dict(PARAMETERS),
        h_range=[-4.0, 4.0],
        j_range=[-1.0, 1.0],
        extended_j_range=[-2.0, 1.0],
        per_qubit_coupling_range=[-18.0, 15.0],
        num_reads_range=[1, 10000],
        annealing_time_range=[0.5, 2000.0],
        problem_run_duration_range=[0.0, 1000000.0],
        default_annealing_time=20.0,
        problem_timing_data=mocks.qpu_problem_timing_data(),
    )
    solver.update({key: changes.pop(key) for key in ("status", "avg_load") if key in changes})
    if "name" in changes:
        solver["identity"]["name"] = changes.pop("name")
    properties.update(changes)
    return solver


@dataclass
class Problem:
    """A problem that was accepted."""

    id: str
    solver: dict
    params: dict
    label: str | None
    active: np.ndarray
    h: np.ndarray
    J: dict
    posted: float = field(default_factory=time.monotonic)
    status: str = "PENDING"
    error: str | None = None

    def public(self):
        status = {
            "id": self.id,
            "type": "ising",
            "solver": self.solver["identity"],
            "label": self.label,
            "status": self.status,
            "submitted_on": "2026-01-01T00:00:00.000000Z",
        }
        if self.status in ("COMPLETED", "CANCELLED", "FAILED"):
            status["solved_on"] = "2026-01-01T00:00:01.000000Z"
        if self.error:
            status["error_message"] = self.error
        return status


class Sapi(ThreadingHTTPServer):
    """The server; used as a context manager.

    Attributes
    ----------
    faults : dict of list
        What happens to the next requests of an operation; each is used once, unless `lasting` has it.
    hold : float
        Seconds that a problem takes.
    refuse, fail : str
        If set: what every new problem is refused with, or fails with after it was accepted.
    beta : float
        Inverse temperature at which problems are sampled.
    tamper : callable
        Changes an answer's payload before it is sent.
    problems : dict
        What was accepted, by id. ``posts`` counts all requests to submit, ``asked`` all operations.
    """

    token = TOKEN
    daemon_threads = True
    block_on_close = False

    def __init__(self, solvers):
        super().__init__(("127.0.0.1", 0), Handler)
        self.solvers = {solver["identity"]["name"]: solver for solver in solvers}
        self.faults = defaultdict(list)
        self.lasting = {}
        self.hold = 0.0
        self.refuse = self.fail = ""
        self.beta = 4.0
        self.tamper = lambda answer: answer
        self.problems = {}
        self.asked = []
        self.foreign = []
        self.changed = threading.Condition()
        self.released = threading.Event()
        self.rng = np.random.default_rng(1)
        self.next_id = lambda: f"{len(self.problems):04d}-{self.rng.integers(1 << 40):010x}"

    @property
    def endpoint(self):
        return f"http://127.0.0.1:{self.server_port}/sapi/v2/"

    def __enter__(self):
        # Looks for shutdown often, so that closing takes no time.
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()
        return self

    def __exit__(self, *_):
        self.released.set()
        with self.changed:
            self.changed.notify_all()
        self.shutdown()
        self._thread.join()
        self.server_close()

    def handle_error(self, *_):
        """Clients that went away are part of the game."""

    def count(self, operation):
        return self.asked.count(operation)

    def advance(self):
        """Let time do its work on the problems."""
        for problem in self.problems.values():
            if problem.status == "PENDING" and time.monotonic() - problem.posted >= self.hold:
                problem.status, problem.error = ("FAILED", self.fail) if self.fail else ("COMPLETED", None)

    def accept(self, job):
        if self.refuse:
            return {"error_code": 400, "error_msg": self.refuse}
        solver = self.solvers[job["solver"]["name"]]
        qubits = np.array(solver["properties"]["qubits"])
        lin = np.frombuffer(base64.b64decode(job["data"]["lin"]), "<f8")
        quad = np.frombuffer(base64.b64decode(job["data"]["quad"]), "<f8")
        assert len(lin) == len(qubits)
        active = qubits[~np.isnan(lin)]
        members = set(active.tolist())
        used = [(u, v) for u, v in solver["properties"]["couplers"] if u in members and v in members]
        assert len(quad) == len(used)
        J = {pair: value for pair, value in zip(used, quad.tolist(), strict=True) if value}
        problem = Problem(
            self.next_id(), solver, job["params"], job.get("label"), active, lin[~np.isnan(lin)], J
        )
        self.problems[problem.id] = problem
        self.advance()
        return problem.public()

    def answer(self, problem):
        reads, n = problem.params["num_reads"], len(problem.active)
        edges = np.searchsorted(problem.active, np.array(list(problem.J), np.int64).reshape(-1, 2))
        try:
            forest = Forest(n, edges)
            J = np.array(list(problem.J.values()))
            spins = forest.sample(problem.h, J, self.beta, reads, self.rng)
        except ValueError:
            spins = self.rng.random((n, reads)) < 0.5
        seconds = 0.015 + reads * 1e-4
        return self.tamper(
            {
                "format": "qp",
                "num_variables": problem.solver["properties"]["num_qubits"],
                "active_variables": encode(problem.active.astype("<i4")),
                "energies": encode(np.zeros(reads)),
                "solutions": encode(np.packbits(spins.T, axis=1)),
                "timing": {
                    "qpu_access_time": seconds * 1e6,
                    "qpu_programming_time": 15_000.0,
                    "qpu_sampling_time": reads * 100,
                    "qpu_anneal_time_per_sample": 20.0,
                    "qpu_readout_time_per_sample": 60.0,
                    "qpu_delay_time_per_sample": 20.0,
                    "qpu_access_overhead_time": 1_500.0,
                },
            }
        )


def encode(array):
    return base64.b64encode(np.ascontiguousarray(array).tobytes()).decode()


def decode(text, kind="<f8"):
    return np.frombuffer(base64.b64decode(text), kind)


OPTIONS = {
    "config_file": False,
    "cache_enabled": False,
    "request_timeout": 5,
    "polling_timeout": 20,
    "http_retry_total": 1,
    "poll_wait_time": 1,
}
"""Settings of Ocean's client for tests."""


def isolate(monkeypatch):
    """Make Ocean see nothing of this machine."""
    for name in list(os.environ):
        if name.startswith("DWAVE_") or name.lower() in ("http_proxy", "https_proxy", "all_proxy"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
