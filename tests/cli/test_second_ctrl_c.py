"""The first Ctrl-C waits for a step that costs something, the second one stops now."""

import json
import os
import signal
import subprocess
import sys

import pytest
from helpers import warm
from helpers.processes import remaining

from qanneal_gui.runs.library import RunLibrary

# Runs the terminal, and says so when the first step samples.
TELLER = """
import sys
from qanneal_gui.config import kinds
if sys.argv.pop(1) == "billed":
    kinds.billed = lambda values: True
from qanneal_gui.annealing.samplers.classical import NealSampler
sample = NealSampler.sample
def telling(*arguments):
    print("sampling", file=sys.stderr, flush=True)
    return sample(*arguments)
NealSampler.sample = telling
from qanneal_gui.cli import main
main()
"""


def sampling(cost):
    """Start a run whose first step, of neal, would take minutes; return it in that step, and the run."""
    settings = ['sampler.kind="neal"', "sampler.reads=10000", "sampler.sweeps=100000"]
    command = [cost, "train", "--json", *(part for text in settings for part in ("--set", text))]
    process = warm.Popen(
        [sys.executable, "-c", TELLER, *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    run = json.loads(process.stdout.readline())["run"]
    assert run in process.stderr.readline()
    assert process.stderr.readline() == "sampling\n"
    return process, run


def assert_stopped(process, run):
    out, err = remaining(process, 60)
    assert process.returncode == 130
    assert json.loads(out.splitlines()[-1])["state"] == "stopped"
    assert f"qanneal resume {run}" in err
    assert RunLibrary().get(run).steps == 0
    return err


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C of a console cannot be sent")
def test_the_second_ctrl_c_stops_now():
    process, run = sampling("billed")
    with process:
        process.send_signal(signal.SIGINT)
        while "after" not in process.stderr.readline():
            assert process.poll() is None
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.3)
        process.send_signal(signal.SIGINT)
        assert "Stopping now" in assert_stopped(process, run)


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C of a console cannot be sent")
def test_the_first_ctrl_c_stops_a_step_that_costs_nothing():
    process, run = sampling("free")
    with process:
        process.send_signal(signal.SIGINT)
        assert "Stopping now" not in assert_stopped(process, run)
