"""What a server says that is not D-Wave's, or not itself."""

import json
from pathlib import Path

import numpy as np
from fuzz.parser import Parser

from qanneal_gui.annealing.embedding.topology import from_working_graph
from qanneal_gui.annealing.qpu.answers import read_seconds, read_spins, read_timing
from qanneal_gui.annealing.qpu.faults import HttpFaultError, UnreadableAnswerError, diagnose
from qanneal_gui.annealing.qpu.limits import SolverLimits
from qanneal_gui.errors import QannealError

_QUBITS = np.array([1, 3, 4])
_ANSWER = {
    "active_variables": [1, 3, 4],
    "solutions": [[3, 1, 3, -1, 1, 3], [3, -1, 3, -1, 1, 3]],
    "num_occurrences": [2, 1],
    "timing": {
        "qpu_access_time": 16016,
        "qpu_programming_time": 15000,
        "qpu_sampling_time": 1000,
        "qpu_readout_time_per_sample": 200,
        "qpu_access_overhead_time": 16,
    },
}
_PROPERTIES = {
    "h_range": [-4.0, 4.0],
    "j_range": [-1.0, 1.0],
    "extended_j_range": [-2.0, 1.0],
    "num_reads_range": [1, 10000],
    "annealing_time_range": [0.5, 2000.0],
    "problem_run_duration_range": [0.0, 1000000.0],
    "per_qubit_coupling_range": [-18.0, 15.0],
    "topology": {"type": "pegasus", "shape": [2]},
}


def answer(folder: Path) -> Parser:
    def read(content: bytes) -> object:
        result = _object(content)
        return read_seconds(result, 0.1), read_timing(result, 3), read_spins(result, _QUBITS, 3)

    return Parser(read, [json.dumps(_ANSWER).encode()], (UnreadableAnswerError, ValueError, RecursionError))


def properties(folder: Path) -> Parser:
    return Parser(
        lambda content: SolverLimits.of("solver", _object(content)),
        [json.dumps(_PROPERTIES).encode()],
        (ValueError, RecursionError),
    )


def graph(folder: Path) -> Parser:
    """Working qubits and couplers, as the list of solvers names them."""
    seed = json.dumps({"qubits": [2, 3, 4, 5], "couplers": [[2, 3], [4, 5]]}).encode()

    def read(content: bytes) -> object:
        told = _object(content)
        return from_working_graph("pegasus:2", told.get("qubits"), told.get("couplers"))

    return Parser(read, [seed], (QannealError, ValueError, RecursionError))


def fault(folder: Path) -> Parser:
    """The body of an error, and what is made of it for the user."""

    def read(content: bytes) -> object:
        status, _, body = content.partition(b"\n")
        number = int(status) if status.isdigit() and len(status) == 3 else 500
        return diagnose(HttpFaultError.from_answer(number, body, status.decode(errors="replace"))).sentence()

    return Parser(read, [b'429\n{"error_code": 429, "error_msg": "slow down"}', b"500\n<html></html>"], ())


QPU_ANSWERS = {
    "answer of a QPU": answer,
    "properties of a solver": properties,
    "graph of a solver": graph,
    "fault of a server": fault,
}


def _object(content: bytes) -> dict:
    """Return what JSON holds; the client refuses everything else."""
    found = json.loads(content)
    if not isinstance(found, dict):
        raise ValueError("no object")
    return found
