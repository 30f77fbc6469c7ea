import logging
import threading
import time
import traceback

import numpy as np
import pytest
import sapi

from qanneal_gui.annealing.device import DeviceError, Submission, Watch
from qanneal_gui.annealing.packing import pack_stars
from qanneal_gui.annealing.programming import Layout, Program
from qanneal_gui.annealing.qpu import Credentials, QpuDevice

BACKOFF = (0.01, 0.02, 0.03)


@pytest.fixture(autouse=True)
def isolated(monkeypatch):
    sapi.isolate(monkeypatch)


@pytest.fixture(scope="session")
def small_chip():
    return sapi.chip("pegasus", 3, dead=4)


@pytest.fixture
def server(small_chip):
    with sapi.Sapi([small_chip]) as server:
        yield server
    assert_no_threads()


def assert_no_threads():
    """No thread of Ocean's or ours outlives its device by more than a moment."""
    until = time.monotonic() + 6
    while time.monotonic() < until:
        names = [t.name for t in threading.enumerate() if "_do_" in t.name or t.name.startswith("qpu-")]
        if not names:
            return
        time.sleep(0.02)
    raise AssertionError(f"threads are left: {names}")


@pytest.fixture
def credentials(server):
    return Credentials(sapi.TOKEN, server.endpoint)


@pytest.fixture
def device(server, credentials):
    with QpuDevice.open(credentials, backoff=BACKOFF, options=sapi.OPTIONS) as device:
        yield device


class Witness(Watch):
    """A watch that remembers what it was told."""

    def __init__(self, stop=None):
        object.__setattr__(self, "ids", [])
        object.__setattr__(self, "said", [])
        super().__init__(stop or threading.Event(), self.ids.append, self.said.append)


@pytest.fixture
def watch():
    return Witness()


@pytest.fixture
def job(device):
    return submission(device)


def submission(device, *, hidden=20, reads=100, seed=7, chain=1.0, h=None, copies=1):
    """Stars on the device's chip, with moderate random values."""
    layout = Layout(pack_stars(device.topology, hidden, copies))
    rng = np.random.default_rng(3)
    values = rng.normal(0, 0.2, len(layout.qubits)) if h is None else np.full(len(layout.qubits), h)
    weights = rng.normal(0, 0.2, len(layout.edges) - layout.chain_count)
    J = np.concatenate([np.full(layout.chain_count, -chain), weights])
    return Submission(layout, Program(values, J, 0, 0), reads, 20.0, seed)


@pytest.fixture(autouse=True)
def keeps_the_token_secret(request):
    """Nothing that is raised, reported or written to the log file may tell the token."""
    from qanneal_gui.annealing.qpu import RedactToken

    records = []
    handler = logging.Handler()
    handler.addFilter(RedactToken())
    handler.emit = lambda record: records.append(logging.Formatter().format(record))
    root, ocean = logging.getLogger(), logging.getLogger("dwave.cloud")
    before = root.level, ocean.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    ocean.setLevel(logging.DEBUG)
    yield
    root.removeHandler(handler)
    root.setLevel(before[0])
    ocean.setLevel(before[1])
    assert not [line for line in records if sapi.TOKEN in line]


def fails(device, job, watch):
    """Sample, and return the failure after looking for the token in all that it tells."""
    with pytest.raises(DeviceError) as caught:
        device.sample(job, watch)
    told = "".join(traceback.format_exception(caught.value)) + repr(caught.value) + " ".join(watch.said)
    assert sapi.TOKEN not in told
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)
    return caught.value
