"""The first Ctrl-C waits for the step, the second one stops now."""

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
from qanneal_gui.annealing.samplers.classical import NealSampler
sample = NealSampler.sample
def telling(*arguments):
    print("sampling", file=sys.stderr, flush=True)
    return sample(*arguments)
NealSampler.sample = telling
from qanneal_gui.cli import main
main()
"""


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C of a console cannot be sent")
def test_the_second_ctrl_c_stops_now():
    """A step of neal that would take minutes: the first Ctrl-C waits for it, the second does not."""
    settings = ['sampler.kind="neal"', "sampler.reads=10000", "sampler.sweeps=100000"]
    command = ["train", "--json", *(part for text in settings for part in ("--set", text))]
    with warm.Popen(
        [sys.executable, "-c", TELLER, *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        run = json.loads(process.stdout.readline())["run"]
        assert run in process.stderr.readline()
        assert process.stderr.readline() == "sampling\n"
        process.send_signal(signal.SIGINT)
        while "after" not in process.stderr.readline():
            assert process.poll() is None
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.3)
        process.send_signal(signal.SIGINT)
        out, err = remaining(process, 60)
    assert process.returncode == 130
    assert json.loads(out.splitlines()[-1])["state"] == "stopped"
    assert "Stopping now" in err
    assert f"qanneal resume {run}" in err
    assert RunLibrary().get(run).steps == 0
