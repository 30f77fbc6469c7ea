import logging

import pytest
from helpers import sapi
from helpers.flights import BACKOFF, Witness, assert_no_threads, submission

from qanneal_gui.annealing.qpu import Credentials, QpuDevice


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


@pytest.fixture
def credentials(server):
    return Credentials(sapi.TOKEN, server.endpoint)


@pytest.fixture
def device(server, credentials):
    with QpuDevice.open(credentials, backoff=BACKOFF, options=sapi.OPTIONS) as device:
        yield device


@pytest.fixture
def control():
    return Witness()


@pytest.fixture
def job(device):
    return submission(device)


@pytest.fixture(autouse=True)
def keeps_the_token_secret(request):
    """Nothing that is raised, reported or written to the log file may tell the token."""
    records = []
    handler = logging.Handler()
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
