"""A server of D-Wave's on this machine, and nothing of this machine's own D-Wave settings."""

import os

import pytest


@pytest.fixture(scope="session")
def chips():
    from helpers import sapi

    return [sapi.chip("pegasus", 3, dead=4), sapi.chip("zephyr", 2, status="OFFLINE")]


@pytest.fixture
def server(chips):
    from helpers import sapi

    with sapi.Sapi(chips) as server:
        yield server


@pytest.fixture
def isolated(monkeypatch, tmp_path):
    """No dwave.conf, no token, a keyring of the test's own."""
    import keyring
    from helpers import sapi
    from helpers.keyrings import FileKeyring

    from qanneal_gui.annealing import qpu

    for name in ("DWAVE_API_ENDPOINT", "DWAVE_API_REGION"):
        monkeypatch.setenv(name, "")  # so that what the dialog sets is taken back
    sapi.isolate(monkeypatch)
    monkeypatch.setenv("DWAVE_CONFIG_FILE", os.devnull)
    before = keyring.get_keyring()
    keyring.set_keyring(FileKeyring(tmp_path / "keyring.json"))
    qpu.forget_session()
    yield
    qpu.forget_session()
    keyring.set_keyring(before)


@pytest.fixture
def token(isolated):
    """A token for this session, with which nothing is reached."""
    from helpers import sapi

    from qanneal_gui.annealing import qpu

    qpu.use_for_session(sapi.TOKEN)
