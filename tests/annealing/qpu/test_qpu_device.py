"""The device against the loopback server, as long as all goes well."""

import subprocess
import sys
import threading
import time

import numpy as np
import pytest
from helpers import sapi
from helpers.flights import BACKOFF, LONGEST, Witness, fails, stop_when_asked, submission
from helpers.sapi_faults import Stall

from qanneal_gui.annealing.beta import BetaTracker
from qanneal_gui.annealing.calibration import Calibration
from qanneal_gui.annealing.device import DeviceError
from qanneal_gui.annealing.embedding import search
from qanneal_gui.annealing.gauges import sample_in_gauge
from qanneal_gui.annealing.qpu import Credentials, QpuDevice, open_qpu
from qanneal_gui.annealing.samplers.annealer import AnnealerSampler
from qanneal_gui.annealing.timing import ADVANTAGE
from qanneal_gui.config import parse
from qanneal_gui.errors import CancelledError


def test_importing_the_package_imports_no_ocean():
    code = (
        "import sys, qanneal_gui.annealing.qpu;"
        "print([m for m in sys.modules if m.split('.')[0] in ('dwave', 'dimod', 'keyring', 'requests')])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_a_problem_goes_out_and_its_samples_come_back(server, device, job, control):
    answer = device.sample(job, control)
    (problem,) = server.problems.values()
    assert control.ids == [problem.id] == [answer.problem_id]
    assert problem.params == {
        "num_reads": 100,
        "annealing_time": 20.0,
        "auto_scale": False,
        "answer_mode": "raw",
    }
    sent = device.topology.qubits[job.layout.qubits]
    order = np.argsort(sent)
    assert problem.active.tolist() == sent[order].tolist()
    assert problem.h == pytest.approx(job.program.h[order])
    wanted = {
        tuple(sorted(sent[edge].tolist())): J for edge, J in zip(job.layout.edges, job.program.J, strict=True)
    }
    assert {tuple(sorted(pair)): J for pair, J in problem.J.items()} == pytest.approx(wanted)
    assert answer.spins.shape == (len(sent), 100)
    assert answer.spins.dtype == bool
    assert answer.qpu_seconds == pytest.approx(0.025)
    timing = answer.timing
    assert (timing.programming, timing.sampling, timing.readout, timing.overhead) == pytest.approx(
        (0.015, 0.004, 0.006, 0.0015)
    )


def test_spins_come_back_to_the_qubits_they_belong_to(server, device, control):
    # A strong field points every qubit down where h > 0 and up where h < 0.
    job = submission(device)
    h = np.where(np.random.default_rng(5).random(len(job.program.h)) < 0.5, -4.0, 4.0)
    job.program.h[:] = h
    job.program.J[:] = 0
    server.beta = 10.0
    spins = device.sample(job, control).spins
    assert (spins == (h < 0)[:, None]).all()


def test_what_the_solver_tells_of_itself(small_chip, device):
    properties = small_chip["properties"]
    assert device.name == "Advantage_system3.1"
    assert device.graph_id == "01pe03"
    assert device.topology.name == "pegasus:3"
    assert device.topology.qubits.tolist() == sorted(properties["qubits"])
    assert len(device.topology.edges) == len(properties["couplers"])
    assert (device.topology.positions.min(), device.topology.positions.max()) >= (0, 0)
    assert device.h_range == (-4.0, 4.0)
    assert device.j_range == (-2.0, 1.0)
    assert device.reads_range == (1, 10_000)


def test_cost_is_told_by_the_solver_and_by_the_published_model_without_its_data(credentials, server, device):
    # D-Wave's August 2022 figures and the newer published ones differ by less than a tenth.
    told = device.access_seconds(549, 1000, 20.0)
    assert told == pytest.approx(ADVANTAGE.seconds(549, 1000, 20.0), rel=0.1)
    assert told != ADVANTAGE.seconds(549, 1000, 20.0)
    del server.solvers[device.name]["properties"]["problem_timing_data"]
    try:
        with QpuDevice.open(credentials, options=sapi.OPTIONS) as other:
            assert other.access_seconds(549, 1000, 20.0) == ADVANTAGE.seconds(549, 1000, 20.0)
    finally:
        from dwave.cloud.testing import mocks

        server.solvers[device.name]["properties"]["problem_timing_data"] = mocks.qpu_problem_timing_data()


def test_spin_reversal_changes_what_is_sent_and_not_what_is_meant(server, credentials, control):
    with QpuDevice.open(credentials, options=sapi.OPTIONS) as device:
        job = submission(device, chain=1.0)
        h = np.where(np.random.default_rng(5).random(len(job.program.h)) < 0.5, -4.0, 4.0)
        job.program.h[:] = h
        server.beta = 10.0
        spins = sample_in_gauge(device, job, control).spins
        (problem,) = server.problems.values()
    sent = h[np.argsort(device.topology.qubits[job.layout.qubits])] * np.sign(problem.h)
    assert 0 < (sent < 0).mean() < 1
    assert np.abs(problem.h) == pytest.approx(4.0)
    # The fields of 4 win against couplings of which no hub qubit has more than three chain couplers.
    assert (spins == (h < 0)[:, None]).mean() > 0.99


@pytest.mark.parametrize("spin_reversal", [False, True])
def test_the_whole_way_gives_the_conditional_of_the_model(server, credentials, spin_reversal):
    from qanneal_gui.annealing.problems import ClampedBatch

    rng = np.random.default_rng(0)
    hidden = 10
    problems = ClampedBatch(rng.normal(0, 0.5, (3, hidden)), rng.normal(0, 0.5, (1, hidden)), np.array([0.3]))
    with QpuDevice.open(credentials, options=sapi.OPTIONS) as device:
        copies = search.embed(device.topology, hidden, 1, None)
        sampler = AnnealerSampler(
            "qpu",
            device,
            copies,
            reads=4000,
            calibration=Calibration(
                copies, "off", BetaTracker(server.beta), device.noise_floor, follow=False
            ),
            spin_reversal=spin_reversal,
            chain_strength=2.0,
            h_range=(-4.0, 4.0),
            j_range=(-2.0, 1.0),
            anneal_time_us=20.0,
        )
        samples, report = sampler.sample(problems, rng)
    exact = np.exp(problems.log_conditional())
    drawn = samples.counts / samples.counts.sum(axis=1, keepdims=True)
    # Four standard deviations of 4,000 reads are 0.03, and chains of strength 2 at β = 4 hardly break.
    assert np.abs(drawn - exact).max() < 0.04
    billed = [0.015 + 1e-4 * problem.params["num_reads"] for problem in server.problems.values()]
    assert report.qpu_seconds == pytest.approx(sum(billed))


def test_a_problem_that_waits_is_waited_for(server, device, job, control):
    server.hold = 60

    def poll(handler, work):
        if server.count("poll") == 2:  # the first one has come back with nothing
            server.hold = 0
        work()

    server.lasting["poll"] = poll
    assert device.sample(job, control).spins.shape[1] == 100
    assert server.count("poll") == 2
    assert server.count("submit") == 1


def test_stop_cancels_a_waiting_problem_at_once(server, device, job):
    server.hold = 60
    control = Witness()
    stop_when_asked(server, "poll", control.stop)
    began = time.monotonic()
    error = fails(device, job, control)
    assert time.monotonic() - began < LONGEST
    (problem,) = server.problems.values()
    assert isinstance(error, CancelledError)
    assert error.billed
    assert str(error) == f"Stopped; problem {problem.id} was cancelled but may still be billed."
    assert problem.status == "CANCELLED"
    assert control.ids == [problem.id]


def test_stop_before_sending_sends_nothing(server, device, job, control):
    control.stop.set()
    error = fails(device, job, control)
    assert isinstance(error, CancelledError)
    assert not error.billed
    assert server.count("submit") == 0


def test_the_device_works_after_close_and_closes_again(server, device, job, control):
    device.sample(job, control)
    device.close()
    device.sample(job, control)
    device.close()
    device.close()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"reads": 10_001}, "sampler.reads"),
        ({"reads": 0}, "sampler.reads"),
        ({"anneal_time_us": 0.1}, "sampler.anneal_time_us"),
        ({"reads": 10_000, "anneal_time_us": 2000.0}, "at most 1 s"),
    ],
)
def test_what_the_solver_would_refuse_is_not_sent(server, device, job, control, changes, words):
    from dataclasses import replace

    error = fails(device, replace(job, **changes), control)
    assert words in str(error)
    assert not error.billed
    assert server.count("submit") == 0


@pytest.mark.parametrize(
    ("h", "chain", "words"),
    [(5.0, 1.0, "sampler.h_range"), (np.nan, 1.0, "sampler.h_range"), (0.0, 2.5, "sampler.j_range")],
)
def test_values_beyond_the_ranges_are_not_sent(server, device, control, h, chain, words):
    error = fails(device, submission(device, h=h, chain=chain), control)
    assert words in str(error)
    assert server.count("submit") == 0


def test_couplings_that_add_up_to_too_much_are_not_sent(server, device, control):
    job = submission(device, hidden=30, chain=2.0)
    job.program.J[job.layout.chain_count :] = -2.0
    assert "sampler.chain_strength" in str(fails(device, job, control))
    assert server.count("submit") == 0


def test_a_solver_that_would_scale_the_problem_is_refused(server, small_chip, credentials, control):
    odd = {**small_chip, "properties": {**small_chip["properties"], "parameters": {"num_reads": ""}}}
    server.solvers = {odd["identity"]["name"]: odd}
    with QpuDevice.open(credentials, options=sapi.OPTIONS) as device:
        assert "scales" in str(fails(device, submission(device), control))


def test_a_run_config_opens_the_solver_it_names(server, monkeypatch):
    monkeypatch.setenv("DWAVE_API_TOKEN", sapi.TOKEN)
    monkeypatch.setenv("DWAVE_API_ENDPOINT", server.endpoint)
    monkeypatch.setenv("DWAVE_CONFIG_FILE", "/dev/null")
    config = parse({"sampler": {"kind": "qpu", "solver": "Advantage_system3.1"}})
    with open_qpu(config) as device:
        assert device.name == "Advantage_system3.1"
    big = parse({"sampler": {"kind": "qpu"}, "model": {"hidden": 5000}})
    with pytest.raises(DeviceError, match="No online QPU has 5001 working qubits"):
        open_qpu(big)


def test_stop_ends_a_connection_that_does_not_come_about(server, credentials):
    server.lasting["list"] = Stall()
    stop = threading.Event()
    stop_when_asked(server, "list", stop)
    began = time.monotonic()
    with pytest.raises(CancelledError):
        QpuDevice.open(credentials, options={**sapi.OPTIONS, "request_timeout": 60}, stop=stop)
    assert time.monotonic() - began < LONGEST
    server.released.set()


def test_a_closed_device_leaves_no_thread(server, credentials, control):
    before = threading.active_count()
    with QpuDevice.open(credentials, backoff=BACKOFF, options=sapi.OPTIONS) as device:
        device.sample(submission(device), control)
        assert threading.active_count() > before
    assert not [t for t in threading.enumerate() if "_do_" in t.name]


def test_what_a_device_tells_of_itself_holds_no_token(device):
    assert sapi.TOKEN not in repr(device)
    assert sapi.TOKEN not in repr(Credentials(sapi.TOKEN))
