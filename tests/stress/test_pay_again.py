"""The terminal, with an answer that cannot be read: it is not paid for again before the user agrees."""

import json
import os
import subprocess
import sys

import pytest
from helpers import sapi, warm

from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.totals import totals

TRAIN = [
    "train",
    "--json",
    *(
        part
        for setting in ("sampler.kind=qpu", "sampler.reads=20", "model.hidden=8", "training.steps=2")
        for part in ("--set", setting)
    ),
]


@pytest.fixture
def server():
    with sapi.Sapi([sapi.chip("pegasus", 3)]) as server:
        yield server


def qanneal(server, *args):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DWAVE_")}
    environment |= {
        "DWAVE_API_TOKEN": sapi.TOKEN,
        "DWAVE_API_ENDPOINT": server.endpoint,
        "NO_PROXY": "127.0.0.1",
        "XDG_CACHE_HOME": environment["QANNEAL_HOME"] + "-cache",
    }
    process = warm.run(
        [sys.executable, "-m", "qanneal_gui.cli", *args],
        capture_output=True,
        text=True,
        env=environment,
        timeout=110,
        stdin=subprocess.DEVNULL,
    )
    return process.returncode, [json.loads(line) for line in process.stdout.splitlines()], process.stderr


def unreadable(answer):
    return {**answer, "solutions": "AAAA"}


@pytest.mark.timeout(400)
def test_nothing_is_paid_for_twice_without_a_word(server):
    server.tamper = unreadable
    code, objects, _ = qanneal(server, *TRAIN)
    assert code == 1
    run = objects[0]["run"]
    for resumed in range(3):
        code, objects, err = qanneal(server, "resume", run, "--json")
        assert code == 1
        assert len(server.problems) == 1, f"paid again after {resumed + 1} times"
    paused = next(one for one in objects if one["type"] == "paused")
    (problem,) = server.problems
    assert paused["cause"] == "pay-again"
    assert f"problem {problem} of step 1 cannot be read, and may have been billed" in paused["message"]
    assert "paid for again (about 0.0" in paused["message"]
    assert "--pay-again" in err
    assert objects[-1]["state"] == "paused"
    server.tamper = lambda answer: answer
    code, objects, err = qanneal(server, "resume", run, "--json")
    assert code == 0, err
    assert objects[-1]["state"] == "finished"
    assert len(server.problems) == 2
    assert totals(RunLibrary()).run_totals(run).submissions == 2


@pytest.mark.timeout(400)
def test_what_stays_unreadable_is_paid_for_again_on_request(server):
    server.tamper = unreadable
    _, objects, _ = qanneal(server, *TRAIN)
    run = objects[0]["run"]
    code, _, _ = qanneal(server, "resume", run, "--json")
    code, _, _ = qanneal(server, "resume", run, "--json", "--pay-again")
    assert (code, len(server.problems)) == (1, 2)
    server.tamper = lambda answer: answer
    code, objects, err = qanneal(server, "resume", run, "--json")
    assert code == 0, err
    assert len(server.problems) == 3
    assert totals(RunLibrary()).run_totals(run).submissions == 3
