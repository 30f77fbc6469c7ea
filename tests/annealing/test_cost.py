"""The timing model beside Ocean's own, and the bill of the paper's run and of the demo."""

import math
from dataclasses import astuple

import pytest

from qanneal_gui import config
from qanneal_gui.annealing.cost import estimate
from qanneal_gui.annealing.embedding import search
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.annealing.timing import ADVANTAGE, ADVANTAGE2, Timing

pytestmark = pytest.mark.usefixtures("known_embeddings")


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


STAR = ["sampler.device=advantage", "sampler.topology=pegasus:4", "model.hidden=100", "sampler.beta_eff=4.5"]
PROGRAMMING = 15.073e-3
"""Of one submission to an Advantage system, in seconds; D-Wave's published timing model."""


def test_what_gauges_cost_is_a_programming_each():
    """By hand, from the published timing: the reads are the same, so all else is, too."""
    one, four = (estimate(config.assemble(overrides=[*STAR, f"sampler.gauges={n}"])) for n in (1, 4))
    steps, per_step = 100, one.submissions // 100
    assert four.submissions == 4 * one.submissions
    assert four.gauge_seconds == pytest.approx(3 * per_step * steps * PROGRAMMING, rel=1e-9)
    assert four.qpu_seconds - one.qpu_seconds == pytest.approx(four.gauge_seconds)
    assert one.gauge_seconds == 0.0
    assert f" 4 gauges take {four.gauge_seconds:.3f} s of it to program." in four.sentence
    assert four.as_json()["gauge_seconds"] == four.gauge_seconds


@pytest.mark.parametrize("seconds", [1000.0, 90.0, 60.0, 50.0, 45.0, 40.0])
@pytest.mark.parametrize("submissions", [100_000, 800])
def test_the_recommended_gauges_are_the_most_that_help_within_the_budget(seconds, submissions):
    """All powers of two are tried; errors shift by 2β√(σ_J² K + σ_h² hub), reads by 2/√reads at P = ½."""
    limits = [f"budget.qpu_seconds={seconds}", f"budget.submissions={submissions}"]
    made = config.assemble(overrides=[*STAR, *limits])
    bill = estimate(made)
    copies = search.place(made, load_topology("pegasus:4"))
    assert len(copies) < 2 * made.training.batch_size
    shift = 2 * 4.5 * math.sqrt(0.01**2 * (100 + copies[0].hub_qubits))
    best = 1
    for n in (2, 4, 8, 16, 32, 64):
        fits = (
            bill.qpu_seconds + (n - 1) * bill.submissions * PROGRAMMING <= seconds
            and n * bill.submissions <= submissions
        )
        helps = shift / math.sqrt(n // 2) > 2 / math.sqrt(1000)
        if fits and helps:
            best = n
    assert bill.recommended_gauges == bill.as_json()["recommended_gauges"] == (best if best >= 4 else 1)
    more = f" {best} gauges would lower what errors of h and J shift, for "
    assert (more in bill.sentence) is (best >= 4)


@pytest.mark.parametrize(
    "settings",
    [["sampler.device=ideal"], ["sampler.calibration=full"], ["sampler.device=low-noise", "model.hidden=16"]],
)
def test_gauges_are_not_recommended_where_there_is_nothing_to_average_out(settings):
    rich = ["budget.qpu_seconds=1000", "sampler.topology=pegasus:4"]
    bill = estimate(config.assemble(overrides=[*STAR, *settings, *rich]))
    assert bill.recommended_gauges == 1
    assert "gauges" not in bill.sentence


def test_a_run_that_gauges_make_too_expensive_may_have_fewer():
    bill = estimate(config.assemble(overrides=[*STAR, "sampler.gauges=64"]))
    assert not bill.fits
    assert all("gauges" in reason for reason in bill.reasons)
