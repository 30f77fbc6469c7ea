"""What a solver takes, up to its limits and not beyond."""

import numpy as np
import pytest

from qanneal_gui.annealing.device import DeviceError, Submission
from qanneal_gui.annealing.embedding.packing import pack_stars
from qanneal_gui.annealing.embedding.programming import Layout, Program
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.annealing.qpu.limits import SolverLimits

LIMITS = SolverLimits.of(
    "solver",
    {
        "h_range": [-4.0, 4.0],
        "j_range": [-1.0, 1.0],
        "extended_j_range": [-2.0, 1.0],
        "num_reads_range": [1, 10_000],
        "annealing_time_range": [0.5, 2000.0],
        "problem_run_duration_range": [0.0, 1_000_000.0],
        "per_qubit_coupling_range": [-18.0, 15.0],
    },
)


@pytest.fixture(scope="module")
def layout():
    return Layout(pack_stars(load_topology("pegasus:3"), 20, 1))


def submission(layout, *, h=0.0, J=0.0, reads=100, anneal=20.0):
    program = Program(np.full(len(layout.qubits), h), np.full(len(layout.edges), J), 0, 0)
    return Submission(layout, program, reads, anneal, 0)


@pytest.mark.parametrize(
    ("within", "beyond", "words"),
    [
        ({"reads": 10_000}, {"reads": 10_001}, "sampler.reads"),
        ({"reads": 1}, {"reads": 0}, "sampler.reads"),
        ({"anneal": 0.5}, {"anneal": 0.49}, "sampler.anneal_time_us"),
        ({"anneal": 2000.0}, {"anneal": 2000.1}, "sampler.anneal_time_us"),
        ({"reads": 10_000, "anneal": 100.0}, {"reads": 10_000, "anneal": 100.1}, "at most 1 s"),
        ({"h": 4.0}, {"h": 4.001}, "from -4 to 4; narrow sampler.h_range"),
        ({"h": -4.0}, {"h": -4.001}, "from -4 to 4; narrow sampler.h_range"),
        ({"J": 1.0}, {"J": 1.001}, "from -2 to 1; narrow sampler.j_range"),
        ({"J": -1.0}, {"J": -2.001}, "from -2 to 1; narrow sampler.j_range"),
        # The hub's qubits have up to 15 couplers.
        ({"J": -1.0}, {"J": -2.0}, "add up to -18 to 15"),
    ],
)
def test_up_to_the_limits_and_not_beyond(layout, within, beyond, words):
    LIMITS.check(submission(layout, **within))
    with pytest.raises(DeviceError, match=words):
        LIMITS.check(submission(layout, **beyond))


@pytest.mark.parametrize(
    ("told", "taken"),
    [([10, 500], (10, 500)), ([0, 500], (1, 500)), ([9.5, 500.5], (10, 500)), ([-9, 0], (1, 1000)),
     ([0.2, 0.8], (1, 1000)),
     ([5, 4], (1, 1000)), (None, (1, 1000))],
)  # fmt: skip
def test_the_fewest_reads_are_the_solver_s_own(layout, told, taken):
    limits = SolverLimits.of("solver", {"num_reads_range": told})
    assert limits.reads == taken
    for reads in taken:
        limits.check(submission(layout, reads=reads))
    for reads in (taken[0] - 1, taken[1] + 1):
        with pytest.raises(DeviceError, match=f"accepts {taken[0]} to {taken[1]} reads, not {reads};"):
            limits.check(submission(layout, reads=reads))


def test_the_narrowest_usual_ranges_stand_in_for_those_not_told(layout):
    unknown = SolverLimits.of("solver", {"h_range": "wide", "num_reads_range": [10, 1]})
    unknown.check(submission(layout, h=1.0, J=-1.0, reads=1000))
    for beyond in ({"h": 1.1}, {"J": -1.1}, {"reads": 1001}):
        with pytest.raises(DeviceError):
            unknown.check(submission(layout, **beyond))
