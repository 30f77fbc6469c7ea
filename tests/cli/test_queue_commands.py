"""The queue on the terminal: its commands, JSON lines, exit codes and sentences."""

import json
import signal
import subprocess
import sys

import pytest
from helpers import warm
from helpers.processes import remaining

from qanneal_gui import config
from qanneal_gui.runs.annotations import annotations_of
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.queue import Queue
from qanneal_gui.runs.queue_entry import Draft

COMMAND = [sys.executable, "-m", "qanneal_gui.cli", "queue"]
QUICK = ["--set=sampler.kind=exact", "--set=model.hidden=8"]


def queue(*args, **options):
    return warm.run([*COMMAND, *args], capture_output=True, text=True, timeout=120, **options)


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def waiting(home):
    return Queue(RunLibrary(home))


def add(waiting, count=1, steps=2, **values):
    settings = config.as_dict(config.assemble(overrides=["sampler.kind=exact", f"training.steps={steps}"]))
    return [waiting.add(Draft(settings, **values)).id for _ in range(count)]


def test_a_run_is_added_listed_and_run():
    result = queue("add", *QUICK, "--set=training.steps=2", "--name", "first", "--note", "why", "--json")
    assert result.returncode == 0, result.stderr
    entry, summary = lines(result)
    assert (entry["type"], entry["position"], entry["state"], entry["run"]) == ("queue", 1, "waiting", None)
    assert (entry["name"], entry["qpu_seconds"]) == ("first", 0.0)
    assert (summary["type"], summary["entries"], summary["qpu_seconds"]) == ("summary", 1, 0.0)
    listed = queue("list", "--json")
    assert lines(listed) == [entry, summary]
    people = queue("list")
    assert people.stdout == ""
    assert "first  digits 2, 3 (20 images) · EBM, Exact · preset demo, but hidden units 8" in people.stderr
    assert "1 entry waits: about 1 s, and no QPU time." in people.stderr
    ran = queue("run", "--json")
    assert ran.returncode == 0, ran.stderr
    begun, done, summary = lines(ran)
    assert (begun["state"], done["state"]) == ("running", "done")
    assert summary["ended"] == {"done": 1, "failed": 0, "held": 0}
    run = RunLibrary().get(done["run"])
    assert (run.name, run.state, run.steps) == ("first", "finished", 2)
    assert annotations_of(RunLibrary(), run.id)["notes"] == "why"


def test_what_cannot_fit_is_refused_at_once(waiting):
    result = queue("add", "--set", "model.hidden=6000")
    assert result.returncode == 1
    assert "error: model.hidden = 6000 does not fit" in result.stderr
    assert waiting.entries() == []


def test_entries_are_moved_removed_and_retried(waiting):
    one, two, three = add(waiting, 3)
    moved = queue("move", str(three), "1", "--json")
    assert [o["id"] for o in lines(moved)[:-1]] == [three, one, two]
    assert lines(queue("remove", str(one), "--json"))[-1]["removed"] == [one]
    refused = queue("retry", str(two))
    assert refused.returncode == 1
    assert "is waiting; only one that has failed or is on hold can be retried" in refused.stderr
    unknown = queue("remove", str(one))
    assert (unknown.returncode, len(unknown.stderr.strip().splitlines())) == (1, 1)
    assert "has no entry" in unknown.stderr
    assert queue("remove", "--all").returncode == 0
    assert waiting.entries() == []


@pytest.mark.parametrize(
    "args", [["remove"], ["remove", "1", "--all"], ["move", "1", "0"], ["move", "a", "1"]]
)
def test_wrong_usage_is_told_as_such(args):
    assert queue(*args).returncode == 2


def test_a_bill_over_the_limit_is_refused_unless_wished(waiting):
    (number,) = add(waiting, billed=True, qpu_seconds=70.0)
    refused = queue("run", "--json")
    assert refused.returncode == 1
    assert "takes about 70 s of QPU time, and 60 s are left of this computer's limit" in refused.stderr
    assert "--over-limit" in refused.stderr
    assert (waiting.get(number).state, waiting.get(number).agreed) == ("waiting", False)
    # Its settings are those of a local run, so nothing is sent anywhere.
    wished = queue("run", "--over-limit", "--json")
    assert wished.returncode == 0, wished.stderr
    assert waiting.get(number).state == "done"


def test_a_failure_makes_no_failure_of_the_queue_but_pauses_it_if_wished(waiting):
    waiting.add(Draft({"sampler": {"kind": "nothing"}}))
    add(waiting, 2)
    result = queue("run", "--stop-on-failure", "--json")
    assert result.returncode == 0
    assert [one.state for one in waiting.entries()] == ["failed", "waiting", "waiting"]
    assert lines(result)[-1]["paused"]
    assert "The queue is paused" in result.stderr
    assert queue("run", "--go-on").returncode == 0
    assert [one.state for one in waiting.entries()] == ["failed", "done", "done"]


def test_pause_from_another_terminal_ends_the_queue_after_the_current_run(waiting):
    first, _ = add(waiting, 2, steps=300)
    with warm.Popen(
        [*COMMAND, "run", "--workers=1", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert json.loads(process.stdout.readline())["state"] == "running"
        assert queue("pause").returncode == 0
        out, _ = remaining(process, 120)
    assert process.returncode == 0
    assert json.loads(out.splitlines()[0])["state"] == "done"
    assert [one.state for one in waiting.entries()] == ["done", "waiting"]
    assert waiting.get(first).steps == 300


@pytest.mark.parametrize("workers", [1, 2])
def test_ctrl_c_saves_and_lets_wait(home, waiting, workers):
    add(waiting, 2, steps=100_000)
    with warm.Popen(
        [*COMMAND, "run", f"--workers={workers}", "--json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        while True:
            entry = json.loads(process.stdout.readline())
            if entry["state"] == "running":
                break
        process.send_signal(signal.SIGINT)
        out, err = remaining(process, 120)
    assert process.returncode == 130, f"{err}\n{(home / 'logs' / 'qanneal.log').read_text()}"
    assert "what was running waits again" in err
    assert json.loads(out.splitlines()[-1])["type"] == "summary"
    assert [one.state for one in waiting.entries()] == ["waiting", "waiting"]
    assert all(run.state in ("stopped", "finished") for run in RunLibrary().runs())
