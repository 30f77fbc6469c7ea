"""Submissions for the loopback server, and what tests of the device share."""

import threading
import time
import traceback

import numpy as np
import pytest
from helpers import sapi

from qanneal_gui.annealing.device import DeviceError, Submission, SubmissionControl
from qanneal_gui.annealing.embedding.packing import pack_stars
from qanneal_gui.annealing.embedding.programming import Layout, Program
from qanneal_gui.errors import CancelledError

BACKOFF = (0.01, 0.02, 0.03)


def assert_no_threads():
    """No thread of Ocean's or ours outlives its device by more than a moment."""
    until = time.monotonic() + 6
    while time.monotonic() < until:
        names = [t.name for t in threading.enumerate() if "_do_" in t.name or t.name.startswith("qpu-")]
        if not names:
            return
        time.sleep(0.02)
    raise AssertionError(f"threads are left: {names}")


class Witness(SubmissionControl):
    """A control that remembers what it was told."""

    def __init__(self, stop=None):
        object.__setattr__(self, "ids", [])
        object.__setattr__(self, "said", [])
        super().__init__(stop or threading.Event(), self.ids.append, self.said.append)


def submission(device, *, hidden=20, reads=100, seed=7, chain=1.0, h=None, copies=1):
    """Stars on the device's chip, with moderate random values."""
    layout = Layout(pack_stars(device.topology, hidden, copies))
    rng = np.random.default_rng(3)
    values = rng.normal(0, 0.2, len(layout.qubits)) if h is None else np.full(len(layout.qubits), h)
    weights = rng.normal(0, 0.2, len(layout.edges) - layout.chain_count)
    J = np.concatenate([np.full(layout.chain_count, -chain), weights])
    return Submission(layout, Program(values, J, 0, 0), reads, 20.0, seed)


def fails(device, job, control):
    """Sample, and return the failure after looking for the token in all that it tells."""
    with pytest.raises((DeviceError, CancelledError)) as caught:
        device.sample(job, control)
    told = "".join(traceback.format_exception(caught.value)) + repr(caught.value) + " ".join(control.said)
    assert sapi.TOKEN not in told
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)
    return caught.value
