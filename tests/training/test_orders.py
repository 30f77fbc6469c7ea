"""Runs that are told what to do from elsewhere, through the library alone."""

import json
import os
import subprocess
import sys
import threading

import pytest
from helpers import warm
from helpers.processes import remaining

from qanneal_gui import config
from qanneal_gui.errors import QannealError
from qanneal_gui.runs import orders
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.training.events import RunPaused, StepEvent
from qanneal_gui.training.session import Session

SETTINGS = ["sampler.kind=exact", "sampler.reads=20", "model.hidden=8"]


def qanneal(*words):
    return warm.run(
        [sys.executable, "-m", "qanneal_gui.cli", *words], capture_output=True, text=True, timeout=120
    )


def started(*settings):
    """Start a run in a process of its own; returns it and the run."""
    words = [word for one in (*SETTINGS, *settings) for word in ("--set", one)]
    process = warm.Popen(
        [sys.executable, "-m", "qanneal_gui.cli", "train", "--json", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    return process, json.loads(process.stdout.readline())["run"]


def until(process, kind):
    while (said := json.loads(process.stdout.readline()))["type"] != kind:
        pass
    return said


def begun(steps=60):
    session = Session(config.assemble(overrides=[*SETTINGS, f"training.steps={steps}"]), RunLibrary())
    events = session.events()
    started = next(events)
    return session, events, started.run


def told(session, run, order):
    """Give an order, and wait until it was heard."""
    heard = threading.Event()
    session.heard = lambda _: heard.set()
    orders.give(RunLibrary(), run, order)
    assert heard.wait(60)


def test_paused_continued_and_stopped_from_another_terminal():
    process, run = started("training.steps=100000")
    until(process, "step")
    told = qanneal("pause", run, "--json")
    assert json.loads(told.stdout) == {"type": "summary", "run": run, "order": "pause"}
    assert f"continue with: qanneal resume {run}" in told.stderr
    paused = until(process, "paused")
    assert paused["cause"] == "order"
    record = RunLibrary().get(run)
    assert record.state == "paused"
    assert record.message == paused["message"]
    went_on = qanneal("resume", run, "--json")
    assert json.loads(went_on.stdout) == {"type": "summary", "run": run, "order": "continue"}
    assert until(process, "step")["step"] == record.steps + 1
    assert RunLibrary().get(run).state == "running"
    assert qanneal("stop", "last").returncode == 0
    out, _ = remaining(process, 100)
    summary = json.loads(out.splitlines()[-1])
    assert process.returncode == 130
    assert (summary["state"], summary["steps"]) == ("stopped", RunLibrary().get(run).steps)


def test_stop_now_ends_a_step_that_would_take_an_hour():
    process, run = started("sampler.kind=neal", "sampler.sweeps=100000", "sampler.reads=10000")
    assert qanneal("stop", run, "--now").returncode == 0
    out, _ = remaining(process, 100)
    assert json.loads(out.splitlines()[-1])["state"] == "stopped"
    assert RunLibrary().get(run).steps == 0


def test_a_paused_run_is_the_run_that_never_was_paused():
    session, events, run = begun(8)
    for event in events:
        if isinstance(event, StepEvent) and event.step == 3:
            break
    told(session, run, "pause")
    pauses = 0
    for event in events:
        if isinstance(event, RunPaused):
            pauses += 1
            assert RunLibrary().get(run).state == "paused"
            session.release()
    assert pauses == 1
    reference, others, other = begun(8)
    list(others)
    assert session.outcome.state == reference.outcome.state == "finished"
    library = RunLibrary()
    for name, array in library.weights(run).items():
        assert array.tobytes() == library.weights(other)[name].tobytes()


def test_whoever_leaves_a_paused_run_leaves_it_paused():
    session, events, run = begun()
    told(session, run, "pause")
    next(event for event in events if isinstance(event, RunPaused))
    events.close()
    assert session.outcome.state == RunLibrary().get(run).state == "paused"
    assert "qanneal resume" in session.outcome.message


def test_orders_to_runs_that_nobody_drives_are_refused():
    _session, events, run = begun()
    next(events)
    events.close()
    for order in ("pause", "stop"):
        said = qanneal(order, run)
        assert said.returncode == 1
        assert f"Run {run} is not running" in said.stderr
    with pytest.raises(QannealError, match="There is no run"):
        orders.give(RunLibrary(), "20200101-000000-aaaa", "stop")


@pytest.mark.parametrize("left", [b"stop", b"pause\n", b"", b"\xff" * 1000, b"rm -rf"])
def test_what_was_left_for_an_earlier_driver_is_not_obeyed(left):
    _, events, run = begun(3)
    next(events)
    events.close()
    (RunLibrary().directory(run) / orders.FILE).write_bytes(left)
    resumed = Session.resuming(run, RunLibrary())
    list(resumed.events())
    assert resumed.outcome.state == "finished"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names here")
def test_a_pipe_is_no_order(tmp_path):
    """It would be waited for without end, and the run with it."""
    os.mkfifo(tmp_path / orders.FILE)
    assert orders.take(tmp_path) is None


@pytest.mark.parametrize("left", [b"pause\n", b"", b"\xff" * 1000, b"rm -rf", b"stopped"])
def test_only_whole_words_are_orders(tmp_path, left):
    (tmp_path / orders.FILE).write_bytes(left)
    assert orders.take(tmp_path) is None
    assert not (tmp_path / orders.FILE).exists()
    assert orders.take(tmp_path) is None
