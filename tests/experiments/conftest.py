import pytest
from helpers import sapi

from qanneal_gui.runs.library import RunLibrary


@pytest.fixture(autouse=True)
def quick(known_embeddings):
    """Embed each network once."""


@pytest.fixture(scope="session")
def chip():
    return sapi.chip("pegasus", 3, dead=4)


@pytest.fixture
def server(chip, monkeypatch, tmp_path):
    """A QPU on this computer, and the account with which the client finds it."""
    sapi.isolate(monkeypatch)
    with sapi.Sapi([chip]) as server:
        monkeypatch.setenv("DWAVE_API_TOKEN", sapi.TOKEN)
        monkeypatch.setenv("DWAVE_API_ENDPOINT", server.endpoint)
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        yield server


@pytest.fixture
def library():
    return RunLibrary()
