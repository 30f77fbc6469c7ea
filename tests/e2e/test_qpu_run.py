"""Whole runs on a QPU: the real terminal, the real Ocean client, a loopback SAPI server."""

import json
import os
import signal
import subprocess
import sys

import pytest
from helpers import sapi, warm
from helpers.flights import IMPATIENT
from helpers.sapi_faults import Status

COMMAND = [sys.executable, "-m", "qanneal_gui.cli"]
RUN = [
    "train",
    "--json",
    "--set",
    "sampler.kind=qpu",
    "--set",
    "model.hidden=64",
    "--set",
    "training.steps=3",
]


CHIPS = {"P16": ("pegasus", 16), "Z12": ("zephyr", 12), "P6": ("pegasus", 6)}


@pytest.fixture(scope="module", params=["P16", "Z12"])
def chip(request):
    return sapi.chip(*CHIPS[request.param], dead=40)


on_a_small_chip = pytest.mark.parametrize("chip", ["P6"], indirect=True)


@pytest.fixture
def server(chip):
    with sapi.Sapi([chip]) as server:
        yield server


def environment_of(server, token=sapi.TOKEN):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DWAVE_")}
    environment |= {
        "DWAVE_API_TOKEN": token,
        "DWAVE_API_ENDPOINT": server.endpoint,
        "NO_PROXY": "127.0.0.1",
        "XDG_CACHE_HOME": environment["QANNEAL_HOME"] + "-cache",
    }
    return environment


def qanneal(server, *args, token=sapi.TOKEN):
    environment = environment_of(server, token)
    return warm.run([*COMMAND, *args], capture_output=True, text=True, timeout=110, env=environment)


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def assert_secret_nowhere(home, result):
    """Neither what was printed nor any file of the run holds the token."""
    assert sapi.TOKEN not in result.stdout + result.stderr
    files = [path for path in home.parent.rglob("*") if path.is_file()]
    assert any(path.name == "runs.sqlite" for path in files)
    assert any(path.suffix == ".log" for path in files)
    for path in files:
        assert sapi.TOKEN.encode() not in path.read_bytes(), path


def test_a_run_trains_through_packed_submissions(server, home):
    result = qanneal(server, *RUN)
    assert result.returncode == 0, result.stderr
    run, *steps, summary = lines(result)
    assert [step["type"] for step in steps] == ["step"] * 3
    assert server.count("submit") == summary["submissions"] == 3
    about = run["about"]["sampler"]
    assert about["copies"] >= 50
    problem = next(iter(server.problems.values()))
    assert problem.params["auto_scale"] is False
    assert problem.params["annealing_time"] == 20.0
    dead_or_alive = set(problem.solver["properties"]["qubits"])
    assert set(problem.active.tolist()) <= dead_or_alive
    # The server bills 15 ms and 0.1 ms a read; the figures are the billed ones, not the estimate.
    reads = problem.params["num_reads"]
    assert summary["qpu_seconds"] == pytest.approx(3 * (0.015 + reads * 1e-4))
    exported = qanneal(server, "export", run["run"], "-o", str(home / "weights.safetensors"))
    assert exported.returncode == 0
    assert_secret_nowhere(home, result)


@on_a_small_chip
def test_out_of_quota_pauses_the_run_saved(server, home):
    server.refuse = "insufficient remaining solver access time"
    result = qanneal(server, *RUN)
    assert result.returncode == 1
    objects = lines(result)
    assert [o["type"] for o in objects] == ["run", "paused", "summary"]
    assert objects[-1]["state"] == "paused"
    assert len([line for line in result.stderr.splitlines() if line.startswith("error: ")]) == 1
    assert_secret_nowhere(home, result)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("order", [signal.SIGINT, signal.SIGTERM])
@on_a_small_chip
def test_an_order_to_stop_ends_the_wait_for_the_next_attempt(server, order):
    server.lasting["submit"] = Status(503)
    patient = IMPATIENT.replace("(0.01,)", "(7200.0,)")
    with warm.Popen(
        [sys.executable, "-c", patient, *RUN],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment_of(server),
    ) as process:
        while "trying again in 7200 s" not in process.stderr.readline():
            assert process.poll() is None
        process.send_signal(order)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    summary = json.loads(out.splitlines()[-1])
    assert (summary["state"], summary["steps"]) == ("stopped", 0)
    assert summary["message"] == "Stopped before the problem was sent."
    assert f"qanneal resume {summary['run']}" in err
    assert server.count("submit") == 1


@on_a_small_chip
def test_a_wrong_token_is_refused_before_the_run(server, home):
    result = qanneal(server, *RUN, token="WRONG-0000000000000000000000000000000000")
    assert result.returncode == 1
    assert "token" in result.stderr
    assert "WRONG-" not in result.stdout + result.stderr
    assert lines(qanneal(server, "runs", "list", "--json"))[-1]["runs"] == 0


def test_solvers_and_the_solvers_own_estimate(server):
    *solvers, summary = lines(qanneal(server, "solvers", "--json"))
    assert summary["solvers"] == len(solvers) == 1
    assert solvers[0]["qubits"] > 4000
    (bill,) = lines(qanneal(server, "estimate", *RUN[1:]))
    assert bill["submissions"] == 3
    assert bill["qpu_seconds_unpacked"] > 20 * bill["qpu_seconds"]
    assert server.count("submit") == 0


def test_a_solver_is_chosen_by_its_topology(server, chip):
    family = chip["properties"]["topology"]["type"]
    (bill,) = lines(qanneal(server, "estimate", *RUN[1:], "--set", f"sampler.solver={family}"))
    assert bill["fits"]
    other = {"pegasus": "zephyr", "zephyr": "pegasus"}[family]
    result = qanneal(server, "estimate", *RUN[1:], "--set", f"sampler.solver={other}")
    assert result.returncode == 1
    assert result.stderr.startswith("error: ")
