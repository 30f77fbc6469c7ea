"""Experiments on a QPU: the real terminal, the real Ocean client, a loopback SAPI server."""

import json
import os
import sys

import pytest
from helpers import sapi, warm
from helpers.flights import IMPATIENT
from helpers.sapi_faults import Status

COMMAND = [sys.executable, "-c", IMPATIENT]


@pytest.fixture(scope="module")
def chip():
    return sapi.chip("pegasus", 4, dead=6)


@pytest.fixture
def server(chip):
    with sapi.Sapi([chip]) as server:
        yield server


def qanneal(server, *args):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DWAVE_")}
    environment |= {
        "DWAVE_API_TOKEN": sapi.TOKEN,
        "DWAVE_API_ENDPOINT": server.endpoint,
        "NO_PROXY": "127.0.0.1",
        "XDG_CACHE_HOME": environment["QANNEAL_HOME"] + "-cache",
    }
    return warm.run([*COMMAND, *args], capture_output=True, text=True, timeout=110, env=environment)


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


RUNTIME = [
    "runtime", "--json", "--qpu", "qpu", "--topology", "pegasus:4", "--sizes", "4", "--repeats", "3",
    "--reads", "20", "--sweeps", "2",
]  # fmt: skip


def test_runtime_measured_on_the_qpu(server):
    """The largest size is the ideal chip's capacity, which this chip with its dead qubits cannot hold."""
    result = qanneal(server, *RUNTIME)
    assert result.returncode == 0, result.stderr
    *sizes, summary = [record for record in lines(result) if record["type"] != "connection"]
    assert summary["qpu"] == "qpu"
    assert [record["qpu_seconds"] is not None for record in sizes] == [True, True, True, False]
    assert all(record["qpu_seconds"] > 0 for record in sizes[:3])


def test_runtime_never_passes_its_limit(server):
    result = qanneal(server, *RUNTIME, "--qpu-seconds", "0.02")
    assert result.returncode == 1
    assert "qpu_seconds" in result.stderr
    assert "Traceback" not in result.stderr


def test_the_beta_search_has_one_budget_for_all_its_runs(server):
    settings = ["sampler.kind=qpu", "model.hidden=16", "sampler.reads=20", "training.steps=2"]
    options = [part for setting in [*settings, "budget.submissions=3"] for part in ("--set", setting)]
    result = qanneal(server, "beta", "--json", "--betas", "8,16", *options)
    assert result.returncode == 1
    assert [record["beta"] for record in lines(result)] == [8]
    assert "budget.submissions" in result.stderr


def test_trouble_with_the_connection_is_said_and_in_the_json(server):
    server.faults["submit"] = [Status(429, retry_after="0.01")]
    result = qanneal(server, *RUNTIME)
    assert result.returncode == 0, result.stderr
    told = [record for record in lines(result) if record["type"] == "connection"]
    assert [record["state"] for record in told] == ["retrying", "ok"]
    assert told[0]["sentence"] in result.stderr
