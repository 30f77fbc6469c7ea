"""A QPU run killed at every stage of a submission: real processes, a loopback SAPI server, its count."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest
from helpers import sapi, warm

from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.totals import totals

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX")

STEPS, SUBMISSIONS = 3, 3
KILLED_AT = 5
"""The submission that the process does not survive: the second one of the second step."""

# Runs the terminal, and kills it with SIGKILL in the n-th call of a method: before or after its work.
KILLER = """
import os, signal, sys
from qanneal_gui.runs.ledger import Ledger
from qanneal_gui.runs.recorder import RunRecorder
owner, name, when, n, *sys.argv[1:] = sys.argv[1:]
owner = {"Ledger": Ledger, "RunRecorder": RunRecorder}[owner]
work, calls = getattr(owner, name), []
def killing(*arguments, **options):
    calls.append(1)
    if when == "before" and len(calls) == int(n):
        os.kill(os.getpid(), signal.SIGKILL)
    result = work(*arguments, **options)
    if when == "after" and len(calls) == int(n):
        os.kill(os.getpid(), signal.SIGKILL)
    return result
setattr(owner, name, killing)
from qanneal_gui.cli import main
main()
"""
TRAIN = ["train", "--json"] + [
    part
    for setting in (
        "sampler.kind=qpu",
        "sampler.copies=2",
        "sampler.reads=20",
        'sampler.beta_eff="auto"',
        "model.hidden=8",
        f"training.steps={STEPS}",
    )
    for part in ("--set", setting)
]


@pytest.fixture
def server():
    with sapi.Sapi([sapi.chip("pegasus", 3)]) as server:
        yield server


def start(server, command):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DWAVE_")}
    environment |= {
        "DWAVE_API_TOKEN": sapi.TOKEN,
        "DWAVE_API_ENDPOINT": server.endpoint,
        "NO_PROXY": "127.0.0.1",
        "XDG_CACHE_HOME": environment["QANNEAL_HOME"] + "-cache",
    }
    return warm.Popen(
        [sys.executable, *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )


def ended(process):
    out, err = process.communicate(timeout=100)
    return process.returncode, [json.loads(line) for line in out.splitlines() if line.endswith("}")], err


def qanneal(server, *args):
    return ended(start(server, ["-m", "qanneal_gui.cli", *args]))


def assert_finished(server, run, problems):
    record = RunLibrary().get(run)
    assert (record.state, record.steps, record.submissions) == ("finished", STEPS, STEPS * SUBMISSIONS)
    assert [step["step"] for step in RunLibrary().steps(run)] == list(range(1, STEPS + 1))
    assert len(server.problems) == problems
    ledger = totals(RunLibrary()).entries(run)
    assert sum(entry.state == "completed" for entry in ledger) == STEPS * SUBMISSIONS
    names = [entry.problem_id for entry in ledger if entry.problem_id]
    assert len(set(names)) == len(names)  # none counts twice
    # 15 ms and 0.1 ms a read
    assert record.qpu_seconds == pytest.approx(STEPS * SUBMISSIONS * (0.015 + 20 * 1e-4))


@pytest.mark.parametrize(
    ("owner", "name", "when", "call"),
    [
        ("Ledger", "intend", "before", KILLED_AT),
        ("Ledger", "sent", "after", KILLED_AT),
        ("Ledger", "complete", "before", KILLED_AT),
        ("Ledger", "complete", "after", KILLED_AT),
        ("RunRecorder", "step", "before", 2),
        ("RunRecorder", "step", "after", 2),
        ("RunRecorder", "checkpoint", "after", 1),
    ],
    ids=lambda value: str(value),
)
def test_no_step_is_paid_for_twice(server, owner, name, when, call):
    code, seen, _ = ended(start(server, ["-c", KILLER, owner, name, when, str(call), *TRAIN]))
    assert code == -signal.SIGKILL
    run = seen[0]["run"]
    record = RunLibrary().get(run)
    assert record.state == "interrupted"
    billed = [entry for entry in totals(RunLibrary()).entries(run) if entry.state == "completed"]
    assert record.message.startswith(
        f"interrupted at step {record.steps}, {sum(e.billed for e in billed):.3g} s"
    )
    code, (first, *_), err = qanneal(server, "resume", run, "--json")
    assert code == 0, err
    assert first["notices"] == []
    assert_finished(server, run, STEPS * SUBMISSIONS)


def test_the_intention_alone_may_have_been_sent_and_the_user_is_told(server):
    code, seen, _ = ended(start(server, ["-c", KILLER, "Ledger", "intend", "after", str(KILLED_AT), *TRAIN]))
    assert code == -signal.SIGKILL
    run = seen[0]["run"]
    assert RunLibrary().get(run).message.endswith(" s billed, 1 submission unknown")
    code, (first, *_), err = qanneal(server, "resume", run, "--json")
    assert code == 0
    (notice,) = first["notices"]
    assert notice.startswith("1 submission of step 2 may have been sent before the interruption")
    assert f"note: {notice}" in err
    # It was not, which the server's list tells.
    assert server.count("mine") == 1
    assert_finished(server, run, STEPS * SUBMISSIONS)
    assert totals(RunLibrary()).run_totals(run).unknown == 0


def noted(server):
    """Wait until the ledger knows all problems by their ids."""
    until = time.monotonic() + 60
    while {entry.problem_id for entry in totals(RunLibrary()).entries()} != set(server.problems):
        assert time.monotonic() < until
        time.sleep(0.01)


@pytest.mark.parametrize("operation", ["submit", "poll", "answer"])
def test_killed_by_what_the_server_sees(server, operation):
    """At the server's end: the problem is taken but no id returned, it is asked for, its answer is sent."""
    server.hold = 0.1 if operation == "poll" else 0.0
    seen = []

    def kill(handler, work):
        seen.append(operation)
        if len(seen) == KILLED_AT:
            if operation != "submit":
                noted(server)
            process.kill()
            process.wait()
        work()

    server.lasting[operation] = kill
    process = start(server, ["-m", "qanneal_gui.cli", *TRAIN])
    code, objects, _ = ended(process)
    assert code == -signal.SIGKILL
    server.lasting.clear()
    run = objects[0]["run"]
    code, (first, *_), err = qanneal(server, "resume", run, "--json")
    assert code == 0, err
    # A problem whose id never came back is found by its label.
    assert len(first["notices"]) == server.count("mine") == (1 if operation == "submit" else 0)
    assert_finished(server, run, STEPS * SUBMISSIONS)


def test_a_cancelled_problem_is_sent_again_and_a_failed_one_said(server):
    """What is over without samples is not asked for again for ever."""
    server.fail = "the chip was warm"
    code, objects, _ = qanneal(server, *TRAIN)
    assert code == 1
    run = objects[0]["run"]
    assert objects[-1]["state"] == "paused"
    assert len(server.problems) == 1
    server.fail = ""
    for problem in server.problems.values():
        problem.status = "FAILED"
    code, _, err = qanneal(server, "resume", run, "--json")
    assert code == 0, err
    assert_finished(server, run, STEPS * SUBMISSIONS + 1)
