"""Gauges and answers: by themselves, and through the device."""

import numpy as np
import pytest
from helpers import sapi
from helpers.flights import submission
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from qanneal_gui.annealing.embedding.programming import Program
from qanneal_gui.annealing.gauges import draw_gauge, reverse, sample_in_gauge
from qanneal_gui.annealing.qpu import QpuDevice
from qanneal_gui.annealing.qpu.answers import read_seconds, read_spins, read_timing
from qanneal_gui.annealing.qpu.faults import UnreadableAnswerError
from qanneal_gui.annealing.timing import Timing


@st.composite
def problems(draw):
    n = draw(st.integers(2, 12))
    pairs = [(i, j) for i in range(n) for j in range(i)]
    edges = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=20))
    values = st.floats(-2, 1)
    J = np.array(draw(st.lists(values, min_size=len(edges), max_size=len(edges))))
    h = np.array(draw(st.lists(st.floats(-4, 4), min_size=n, max_size=n)))
    return Program(h, J, 0, 0), np.array(edges, np.int64).reshape(-1, 2), draw(st.integers(0, 2**32))


def energy(program, edges, spins):
    s = np.where(spins, 1.0, -1.0)
    return program.h @ s + program.J @ (s[edges[:, 0]] * s[edges[:, 1]])


@given(problems())
def test_a_gauge_keeps_every_energy_and_every_range(problem):
    program, edges, seed = problem
    rng = np.random.default_rng(seed)
    flip = draw_gauge(program, edges, 1.0, rng)
    turned = reverse(program, edges, flip)
    spins = rng.random(len(flip)) < 0.5
    assert energy(program, edges, spins) == pytest.approx(energy(turned, edges, spins ^ flip), abs=1e-9)
    assert turned.J.max(initial=0) <= 1.0
    assert np.abs(turned.h) == pytest.approx(np.abs(program.h))


def test_gauges_are_fair_for_single_qubits_and_for_whole_chains():
    edges = np.array([[i, i + 1] for i in range(9)])
    strong = Program(np.zeros(20), np.full(9, -2.0), 0, 0)
    rng = np.random.default_rng(0)
    flips = np.array([draw_gauge(strong, edges, 1.0, rng) for _ in range(2000)])
    assert (flips[:, :10] == flips[:, :1]).all()
    # Five standard deviations of 2,000 fair coins are 0.056.
    assert np.abs(flips.mean(axis=0) - 0.5).max() < 0.056
    assert np.abs(np.corrcoef(flips[:, 9:].T.astype(float)) - np.eye(11)).max() < 5 / np.sqrt(2000)


@given(
    st.dictionaries(
        st.sampled_from(["active_variables", "solutions", "num_occurrences"]),
        st.one_of(
            st.none(),
            st.integers(),
            st.text(max_size=3),
            st.lists(st.integers(-3, 5), max_size=5),
            st.lists(st.lists(st.integers(-2, 2), min_size=3, max_size=3), max_size=4),
            arrays.arrays(st.sampled_from([np.int8, np.float64]), arrays.array_shapes(max_side=4)),
        ),
    )
)
def test_whatever_comes_is_spins_or_an_unreadable_answer(result):
    try:
        spins = read_spins(result, np.array([2, 0]), 5)
    except UnreadableAnswerError:
        return
    assert spins.dtype == bool
    assert spins.shape[0] == 2
    assert 1 <= spins.shape[1] <= 5


def test_spins_are_put_in_the_order_of_the_layout():
    result = {
        "active_variables": np.array([0, 2]),
        "solutions": np.array([[1, 0, -1], [1, 0, 1]], np.int8),
        "num_occurrences": np.array([1, 2]),
    }
    assert read_spins(result, np.array([2, 0]), 3).astype(int).tolist() == [[0, 1, 1], [1, 1, 1]]


@pytest.mark.parametrize(
    ("told", "seconds"),
    [(2e6, 2.0), (0, 0.0), (True, 9.0), (float("nan"), 9.0), (float("inf"), 9.0), (-1, 9.0), ("2", 9.0)],
)
def test_seconds_are_a_number_or_the_estimate(told, seconds):
    assert read_seconds({"timing": {"qpu_access_time": told}}, 9.0) == seconds


WHOLE = {"qpu_programming_time": 1e4, "qpu_sampling_time": 2e5, "qpu_readout_time_per_sample": 150.0}


def test_timing_splits_what_d_wave_calls_sampling_and_adds_up():
    timing = read_timing({"timing": WHOLE}, 1000)
    assert timing == Timing(0.01, pytest.approx(0.05), pytest.approx(0.15), 0.0)
    assert read_timing({"timing": {**WHOLE, "qpu_access_overhead_time": 500}}, 1000).overhead == 5e-4


@pytest.mark.parametrize("name", list(WHOLE))
@pytest.mark.parametrize("told", [None, "2", True, -1, float("nan")])
def test_timing_that_is_not_whole_is_none(name, told):
    assert read_timing({"timing": {**WHOLE, name: told}}, 1000) is None


def test_a_readout_longer_than_all_sampling_is_no_timing():
    assert read_timing({"timing": WHOLE}, 1400) is None
    assert read_timing({}, 1000) is None


def test_what_a_random_gauge_turns_round_comes_back_as_it_was_meant(server, credentials, control):
    """A strong field points every qubit its own way, whatever each was called on the chip."""
    with QpuDevice.open(credentials, options=sapi.OPTIONS) as device:
        for seed in range(4):
            job = submission(device, seed=seed)
            h = np.where(np.random.default_rng(seed).random(len(job.program.h)) < 0.5, -4.0, 4.0)
            job.program.h[:], job.program.J[:] = h, 0.0
            server.beta = 10.0
            answer = sample_in_gauge(device, job, control)
            assert (answer.spins == (h < 0)[:, None]).all()
            sent = server.problems[answer.problem_id]
            order = np.argsort(device.topology.qubits[job.layout.qubits])
            turned = np.sign(sent.h) != np.sign(h[order])
            assert 0 < turned.mean() < 1
