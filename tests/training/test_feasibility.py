"""A run that cannot make its first step is refused before anything is sampled."""

import json
import tracemalloc

import pytest

from qanneal_gui import config
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.annealing.qpu import seen
from qanneal_gui.annealing.samplers import make_sampler
from qanneal_gui.data import load
from qanneal_gui.runs.month_limit import set_month_limit
from qanneal_gui.support import memory
from qanneal_gui.training.feasibility import CannotRunError, check_run, memory_needed
from qanneal_gui.training.loop import initial_state, train

SMALL = ["sampler.kind=simulated-qpu", "sampler.topology=pegasus:3", "model.hidden=4", "sampler.reads=20"]
REAL = [*SMALL, "sampler.kind=qpu"]


pytestmark = pytest.mark.usefixtures("known_embeddings")


def made(*overrides):
    return config.assemble(overrides=list(overrides))


def why_not(library, *overrides):
    with pytest.raises(CannotRunError) as caught:
        check_run(made(*overrides), library)
    return str(caught.value)


@pytest.mark.parametrize("kind", ["exact", "gibbs", "simulated-qpu", "qpu"])
def test_what_can_run_is_not_refused(library, kind):
    check_run(made(*SMALL, f"sampler.kind={kind}"), library)


def test_a_network_that_does_not_fit_is_refused_on_its_chip_alone(library):
    assert why_not(library, *SMALL, "model.hidden=500").startswith("model.hidden = 500 does not fit on")
    assert why_not(library, *SMALL, "sampler.copies=99").startswith("sampler.copies = 99 does not fit")
    # That chip is no QPU's.
    check_run(made(*REAL, "model.hidden=500"), library)
    check_run(made("sampler.kind=exact", "model.hidden=500"), library)


def test_what_no_chip_of_d_wave_holds_is_refused_before_one_is_asked(library):
    check_run(made("sampler.kind=qpu", "model.hidden=6000"), library)
    told = why_not(library, "sampler.kind=qpu", "model.hidden=9000")
    assert told.startswith(
        "model.hidden = 9000 does not fit on any D-Wave chip that qanneal knows (pegasus:16"
    )
    assert told.endswith("that fits has 6960 hidden units, on zephyr:15.")
    told = why_not(library, "sampler.kind=qpu", "model.hidden=6000", "sampler.solver=pegasus")
    assert told.startswith("model.hidden = 6000 does not fit on pegasus:16; the largest network")
    # A simulated chip of any size is no QPU.
    large = "sampler.topology=zephyr:24"
    assert "zephyr:24" not in why_not(library, "sampler.kind=qpu", "model.hidden=9000", large)
    many = "data.classes=[0, 1, 2, 3, 4]", "model.hidden=3500"
    assert "largest network with 5 outputs" in why_not(library, "sampler.kind=qpu", *many)


def test_a_qpu_that_is_known_counts_itself(library):
    small, large = load_topology("zephyr:2"), load_topology("zephyr:20")
    told = made("sampler.kind=qpu", "model.hidden=9000", "sampler.copies=1")
    seen.note("Advantage9", large)
    check_run(told, library)
    seen.forget()
    seen.note_list({"Advantage2_a": lambda: small, "Advantage2_b": lambda: small})
    refused = why_not(library, "sampler.kind=qpu", "model.hidden=200")
    assert refused.startswith(
        "model.hidden = 200 does not fit on any QPU of your account (Advantage2_a, Advantage2_b); the largest"
    )
    named = "sampler.solver=Advantage2_a"
    assert "does not fit on Advantage2_a; the" in why_not(
        library, "sampler.kind=qpu", "model.hidden=200", named
    )
    assert "no QPU with the topology pegasus" in why_not(
        library, "sampler.kind=qpu", "sampler.solver=pegasus"
    )
    assert why_not(library, "sampler.kind=qpu", "model.hidden=4", "sampler.copies=99").startswith(
        "sampler.copies = 99 does not fit on Advantage2_"
    )
    # Of another account's QPUs nothing is known.
    check_run(made("sampler.kind=qpu", "model.hidden=200", "sampler.solver=other"), library)


def test_dead_qubits_count(library, tmp_path):
    dead = tmp_path / "dead.txt"
    dead.write_text("{")
    assert why_not(library, *SMALL, f"sampler.missing={dead}").startswith(f"sampler.missing: {dead}: it is ")
    dead.write_text(json.dumps({"nodes": list(range(100)), "edges": []}))
    check_run(made(*SMALL, "model.hidden=12"), library)
    assert "does not fit" in why_not(library, *SMALL, "model.hidden=12", f"sampler.missing={dead}")


def test_limits_below_a_step_are_refused(library):
    assert why_not(library, *SMALL, "budget.qpu_seconds=0.001").startswith("budget.qpu_seconds = ")
    gauges = "sampler.gauges=4"
    told = why_not(library, *SMALL, gauges, "budget.submissions=3")
    assert told.startswith("budget.submissions = 3 is less than a step takes (4")
    check_run(made(*SMALL, gauges, "budget.submissions=4"), library)


def test_a_month_that_is_used_up_is_refused(library):
    set_month_limit(library.root, 0)
    assert "qanneal limit SECONDS" in why_not(library, *REAL)
    check_run(made(*SMALL), library)


def test_limits_of_a_qpu_are_held_against_the_least_of_a_submission(library):
    assert why_not(library, *REAL, "budget.qpu_seconds=0.001").startswith("budget.qpu_seconds = ")
    check_run(made(*REAL, "sampler.gauges=4", "budget.submissions=1"), library)


def test_arrays_larger_than_the_memory_are_refused_at_what_makes_them_large(library, monkeypatch):
    monkeypatch.setattr(memory, "installed", lambda: 2 * 10**9)
    wide = "sampler.kind=exact", "model.hidden=20000", "data.train_size=all"
    assert "lower training.batch_size" in why_not(library, *wide, "training.batch_size=100000")
    monkeypatch.setattr(memory, "installed", lambda: 10**7)
    assert "at least 0.1 GB of memory, and this computer has 0.0 GB; lower model.hidden" in why_not(
        library, *wide
    )
    monkeypatch.setattr(memory, "installed", lambda: None)
    check_run(made(*wide), library)


def test_no_more_memory_is_asked_for_than_a_step_takes():
    large = made("sampler.kind=exact", "model.hidden=4000", "data.train_size=100", "training.batch_size=100")
    dataset = load(large.data)
    sampler = make_sampler(large)
    tracemalloc.start()
    try:
        next(iter(train(large, dataset, sampler, initial_state(large, dataset))))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    needed = memory_needed(large)
    arrays = needed["training.batch_size"] + needed["model.hidden"]
    assert arrays < peak < 20 * arrays
    assert memory.installed() is None or memory.installed() > 10**8
