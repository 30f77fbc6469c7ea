"""The timing model beside Ocean's own, and the bill of the paper's run and of the demo."""

from dataclasses import astuple

import pytest

from qanneal_gui import config
from qanneal_gui.annealing.cost import estimate
from qanneal_gui.annealing.timing import ADVANTAGE, ADVANTAGE2, Timing


def solver_data(timing):
    properties = {
        "supported_problem_types": ["ising"],
        "qubits": [0, 1],
        "couplers": [[0, 1]],
        "num_qubits": 2,
        "parameters": {"num_reads": "reads"},
        "problem_timing_data": timing,
    }
    return {
        "id": "chip",
        "identity": {"name": "chip"},
        "status": "online",
        "avg_load": 0.0,
        "properties": properties,
    }


@pytest.mark.parametrize("qubits", [1, 8, 70, 592, 3000, 5640])
@pytest.mark.parametrize("reads", [1, 1000])
def test_timing_is_oceans_own(qubits, reads):
    """Our table is rounded to four digits."""
    from dwave.cloud.solver import StructuredSolver
    from dwave.cloud.testing.mocks import qpu_problem_timing_data

    solver = StructuredSolver(None, solver_data(qpu_problem_timing_data()))
    wanted = solver.estimate_qpu_access_time(qubits, num_reads=reads, annealing_time=20.0) * 1e-6
    assert ADVANTAGE.seconds(qubits, reads, 20.0) == pytest.approx(wanted, rel=2e-3)


@pytest.mark.parametrize("model", [ADVANTAGE, ADVANTAGE2])
def test_the_parts_of_access_time_add_up_to_it(model):
    spent = model.breakdown(549, 1000, 20.0)
    # Summed in another order: a few roundings.
    assert sum(astuple(spent)) == pytest.approx(model.seconds(549, 1000, 20.0), rel=1e-12)
    assert spent.sampling == pytest.approx(1000 * (20.0 + 20.54) * 1e-6)


def test_timings_add_up_as_long_as_all_are_known():
    one, two = ADVANTAGE.breakdown(10, 100, 20.0), ADVANTAGE.breakdown(20, 100, 20.0)
    assert Timing.total([one, two]).readout == pytest.approx(one.readout + two.readout)
    assert Timing.total([one, None]) is None
    assert Timing.total([]) is None


@pytest.mark.parametrize(("preset", "ratio"), [("paper-quantum-1", 4.5), ("demo", 25)])
def test_packing_pays(preset, ratio):
    bill = estimate(config.preset(preset))
    assert bill.qpu_seconds_unpacked / bill.qpu_seconds >= ratio
    assert bill.submissions == config.preset(preset).training.steps
    assert bill.fits


def test_a_run_beyond_its_budget_does_not_fit():
    assert not estimate(config.assemble(overrides=["budget.qpu_seconds=1"])).fits
    assert not estimate(config.assemble(overrides=["budget.submissions=99"])).fits


def test_a_run_fits_up_to_its_budget_and_not_beyond():
    demo = ["sampler.topology=pegasus:4", "model.hidden=16"]
    bill = estimate(config.assemble(overrides=demo))
    budgets = {
        (bill.qpu_seconds, bill.submissions): True,
        (bill.qpu_seconds * 0.999, bill.submissions): False,
        (bill.qpu_seconds, bill.submissions - 1): False,
    }
    for (seconds, submissions), fits in budgets.items():
        limits = [f"budget.qpu_seconds={seconds}", f"budget.submissions={submissions}"]
        assert estimate(config.assemble(overrides=[*demo, *limits])).fits is fits


def test_local_samplers_cost_nothing():
    bill = estimate(config.preset("paper-classical-2"))
    assert (bill.submissions, bill.qpu_seconds, bill.fits) == (0, 0.0, True)


def test_seconds_are_those_of_the_steps():
    made = config.assemble(overrides=["sampler.kind=exact", "training.steps=40"])
    assert estimate(made, step_seconds=0.5).seconds == 20
