"""What the chip view is given: the submission as it was programmed and as it came back."""

import json

import numpy as np
import pytest

from qanneal_gui import config
from qanneal_gui.annealing.embedding import search
from qanneal_gui.annealing.embedding.placement import Placement, coordinates
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.samplers import make_sampler
from qanneal_gui.annealing.simulated import SimulatedDevice
from qanneal_gui.annealing.snapshot import KEPT_READS, counts_up

pytestmark = pytest.mark.usefixtures("known_embeddings")


def sampled(*settings, count=3, hidden=24, w=0.1):
    rng = np.random.default_rng(0)
    problems = ClampedBatch(
        rng.standard_normal((count, hidden)).astype(np.float32),
        np.full((1, hidden), w, np.float32),
        np.zeros(1, np.float32),
    )
    draw = make_sampler(
        config.assemble(overrides=[f"model.hidden={hidden}", 'sampler.topology="pegasus:4"', *settings])
    )
    return problems, draw.sample(problems, np.random.default_rng(1))


def test_a_snapshot_carries_what_was_programmed_and_read():
    problems, (samples, report) = sampled("sampler.copies=3", "sampler.reads=500")
    snapshot = report.snapshot
    placement = snapshot.placement
    assert len(placement.copies) == snapshot.copies == 3
    assert snapshot.examples == (0, 1, 2)
    hub = placement.is_output
    assert hub.sum() == sum(copy.hub_qubits for copy in placement.copies)
    ising = problems.ising(report.beta)
    for copy in range(3):
        units = (placement.copy_of == copy) & ~hub
        np.testing.assert_allclose(snapshot.h[units], ising.h_hidden[copy][placement.variable[units] - 1])
    # an unbroken hub's mean spin is 2·P(y=1) − 1; 3 hub qubits or more agree up to the breaks
    for copy in range(3):
        spin = snapshot.mean_spin[(placement.copy_of == copy) & hub].mean()
        slack = 2 * snapshot.breaks[copy, 0] + 1e-6
        assert abs(spin - (2 * samples.mean_outputs[copy, 0] - 1)) <= slack
    assert len(snapshot.J_weight) == 3 * 24
    assert snapshot.read_count == 500
    assert snapshot.breaks.shape == (3, 1)


def test_a_snapshot_keeps_the_first_reads_as_they_came_back(monkeypatch):
    answers = []
    ask = SimulatedDevice.sample

    def listen(*arguments):
        answers.append(ask(*arguments))
        return answers[-1]

    monkeypatch.setattr(SimulatedDevice, "sample", listen)
    for reads, kept in ((500, KEPT_READS), (7, 7)):
        _, (_, report) = sampled("sampler.copies=3", f"sampler.reads={reads}")
        snapshot = report.snapshot
        assert snapshot.read_count == reads
        assert snapshot.reads.dtype == np.int8
        np.testing.assert_array_equal(snapshot.reads, np.where(answers[-1].spins[:, :kept], 1, -1))
    # of few reads all are kept, and their mean is the snapshot's; float32
    np.testing.assert_allclose(snapshot.reads.mean(axis=1), snapshot.mean_spin, atol=1e-6)


@pytest.mark.parametrize("reads", [0, 1, 6, 12, 255, 256, 510, 997, 1000, 4096])
def test_reads_are_counted_one_by_one(reads):
    spins = np.random.default_rng(reads).random((19, reads)) < 0.5
    for some in (spins, np.ones_like(spins), np.asfortranarray(spins)):
        assert counts_up(some).tolist() == [sum(map(bool, row)) for row in some]


def test_snapshots_stay_out_of_the_record():
    _, (_, report) = sampled()
    assert "snapshot" not in report.as_json()
    json.dumps(report.as_json())


def test_capped_and_quiet_values_are_counted_as_in_the_report():
    _, (_, report) = sampled(
        "sampler.copies=3", "sampler.beta_eff=0.2", "sampler.h_noise=0.05", "sampler.j_noise=0.05", w=1.0
    )
    snapshot = report.snapshot
    assert report.capped_h > 0
    assert report.capped_j > 0
    assert snapshot.capped.sum() == report.capped_h
    assert snapshot.capped_weight.sum() == report.capped_j
    quiet = (snapshot.below_noise.sum() + snapshot.below_noise_weight.sum()) / report.programmed
    assert quiet == pytest.approx(report.below_noise)


def test_a_placement_without_copies_is_the_bare_chip():
    placement = Placement(load_topology("zephyr:2"), ())
    assert len(placement.layout.qubits) == len(placement.copy_of) == len(placement.is_output) == 0


def test_dead_qubits_have_a_place():
    ideal = load_topology("pegasus:4")
    gone = ideal.qubits[[5, 40]]
    working = ideal.without(gone.tolist(), [])
    placement = Placement(working, tuple(search.embed(working, 24, 1, 1)))
    np.testing.assert_array_equal(placement.dead, gone)
    np.testing.assert_array_equal(placement.dead_positions, ideal.positions[[5, 40]])


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("name", ["pegasus:4", "zephyr:3", "zephyr:3,2"])
def test_cell_coordinates_are_oceans(name):
    import dwave_networkx as dnx

    m, t = (int(part) for part in ([*name.split(":")[1].split(","), "4"])[:2])
    if name.startswith("pegasus"):
        theirs = dnx.pegasus_coordinates(m).linear_to_pegasus
    else:
        theirs = dnx.zephyr_coordinates(m, t).linear_to_zephyr
    for qubit in load_topology(name).qubits[::7].tolist():
        assert tuple(coordinates(name, qubit).values()) == theirs(qubit)


def test_unknown_topologies_have_no_coordinates():
    assert coordinates("ring", 3) == {}


def test_qubits_and_variables_are_found_by_number_and_name():
    chip = load_topology("pegasus:4")
    placement = Placement(chip, tuple(search.embed(chip, 24, 1, 2)))
    qubit = int(chip.qubits[17])
    assert placement.find(f" {qubit} ") == ("qubit", 17)
    assert placement.find("Y0") == ("variable", 0)
    assert placement.find("k23") == ("variable", 24)
    for nothing in ("", "k24", "y1", "k", "-3", "k-1", "²", "k²", "999999", "12345678901234567890", "x3"):
        assert placement.find(nothing) is None
    assert Placement(chip, ()).find("k0") is None
