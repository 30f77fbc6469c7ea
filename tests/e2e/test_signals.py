"""Orders to stop that are no keys: TERM, HUP and Ctrl-C, for terminal and window; and lost streams."""

import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from helpers import warm
from helpers.processes import remaining

from qanneal_gui.runs.library import RunLibrary

SETTINGS = ["--set", "training.steps=100000", "--set", "sampler.kind=exact"]
TRAIN = [sys.executable, "-m", "qanneal_gui.cli", "train", "--json", *SETTINGS]
WINDOW = [sys.executable, "-m", "qanneal_gui.gui.app", "--preset", "demo", "--start"]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")


def started(*, nohup=False):
    """Start a run, and wait for its first step."""
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    if nohup:
        ignore = partial(signal.signal, signal.SIGHUP, signal.SIG_IGN)
        process = subprocess.Popen(TRAIN, preexec_fn=ignore, **options)
    else:
        process = warm.Popen(TRAIN, **options)
    lines = []
    while not lines or lines[-1]["type"] != "step":
        lines.append(json.loads(process.stdout.readline()))
    return process


def summary_of(process):
    out, _ = remaining(process, 60)
    return json.loads(out.splitlines()[-1])


@pytest.mark.parametrize("order", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_every_order_to_end_is_a_stop(order):
    process = started()
    process.send_signal(order)
    summary = summary_of(process)
    assert process.returncode == 130
    assert summary["state"] == "stopped"
    record = RunLibrary().get(summary["run"])
    assert record.state == "stopped"
    assert record.steps == summary["steps"] > 0


def test_under_nohup_the_end_of_the_terminal_is_nothing():
    process = started(nohup=True)
    process.send_signal(signal.SIGHUP)
    for _ in range(20):
        assert json.loads(process.stdout.readline())["type"] == "step"
    process.send_signal(signal.SIGTERM)
    assert summary_of(process)["state"] == "stopped"


@pytest.mark.parametrize("order", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_the_window_saves_and_closes(home, order):
    process = subprocess.Popen(
        WINDOW,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    library = RunLibrary()
    until = time.monotonic() + 60
    while not any(record.steps for record in library.runs()):
        assert process.poll() is None
        assert time.monotonic() < until
        time.sleep(0.02)
    process.send_signal(order)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130, errors
    (record,) = library.runs()
    assert record.state in ("stopped", "finished")


@pytest.mark.parametrize(
    ("redirection", "code", "words"),
    [
        ("2>&-", 0, None),
        (">&-", 0, None),
        ("<&-", 0, None),
        (">&- 2>&- <&-", 0, None),
        ("2>/dev/full", 0, None),
        (">/dev/full", 1, "Standard output cannot be written (No space left on device)"),
    ],
)
def test_streams_that_are_closed_or_full(redirection, code, words):
    command = f"{sys.executable} -m qanneal_gui.cli train --json --set training.steps=3 {redirection}"
    ended = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=120)
    assert ended.returncode == code, ended.stderr
    (record,) = RunLibrary().runs()
    assert record.state == ("finished" if code == 0 else "stopped")
    assert "Traceback" not in ended.stderr
    if words:
        assert words in ended.stderr


@pytest.mark.parametrize("display", ["", ":7654", "nonsense", "localhost:54321"])
def test_without_a_display_one_line_names_the_terminal(display):
    environment = os.environ | {"QT_QPA_PLATFORM": "", "WAYLAND_DISPLAY": "", "DISPLAY": display}
    ended = subprocess.run(WINDOW, env=environment, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 1
    assert (
        ended.stderr == "error: There is no display for a window; train in the terminal with: qanneal train\n"
    )


@pytest.mark.parametrize(
    "command",
    [["train", "--set", "sampler.kind=qpu"], ["estimate", "--set", "sampler.kind=qpu"], ["solvers"]],
)
def test_waiting_for_the_keyring_is_said_and_ended_by_ctrl_c(command):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DWAVE_")}
    environment |= {
        "PYTHON_KEYRING_BACKEND": "helpers.keyrings.SilentKeyring",
        "PYTHONPATH": str(Path(__file__).parents[1]),
    }
    process = warm.Popen(
        [sys.executable, "-m", "qanneal_gui.cli", *command],
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )
    assert process.stderr.readline().startswith("Waiting for the system keyring to be unlocked since ")
    process.send_signal(signal.SIGINT)
    _, said = remaining(process, 60)
    assert process.returncode == 130
    assert "Traceback" not in said
