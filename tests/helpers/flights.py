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

IMPATIENT = """
from qanneal_gui.annealing.qpu import QpuDevice
QpuDevice.open.__func__.__kwdefaults__.update(backoff=(0.01,) * 5, settled=0.05)
from qanneal_gui.cli import main
main()
"""
"""The terminal itself; only what it waits between attempts, and for a problem to be listed, is shorter."""

LONGEST = 30.0
"""Seconds after which something hangs; a busy machine is no reason to wait as long."""


def assert_no_threads():
    """No thread of Ocean's or ours outlives its device."""
    until = time.monotonic() + LONGEST
    while time.monotonic() < until:
        names = [t.name for t in threading.enumerate() if "_do_" in t.name or t.name.startswith("qpu-")]
        if not names:
            return
        time.sleep(0.02)
    raise AssertionError(f"threads are left: {names}")


def stop_when_asked(server, operation, stop):
    """Set `stop` as soon as the server was asked for that, and be it in the middle of the answer."""
    before = server.count(operation)

    def watch():
        with server.changed:
            server.changed.wait_for(lambda: server.count(operation) > before, LONGEST)
        stop.set()

    threading.Thread(target=watch, daemon=True).start()


class Witness(SubmissionControl):
    """A control that remembers what it was told, and stops as soon as that has certain words."""

    def __init__(self, stop_at=None, ending=None):
        object.__setattr__(self, "ids", [])
        object.__setattr__(self, "said", [])
        object.__setattr__(self, "connections", [])

        def notify(sentence):
            self.said.append(sentence)
            if stop_at and stop_at in sentence:
                self.ending.set()

        given = {} if ending is None else {"ending": ending}
        super().__init__(threading.Event(), self.ids.append, notify, self.connections.append, **given)


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


def healed(server, device, job):
    """After the fault is gone the same device samples again."""
    server.faults.clear()
    server.lasting.clear()
    server.refuse = server.fail = ""
    server.tamper = lambda answer: answer
    control = Witness()
    assert device.sample(job, control).spins.shape == (len(job.layout.qubits), job.reads)
    return control
