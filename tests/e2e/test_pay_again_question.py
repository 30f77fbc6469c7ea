"""The question whether to pay again, on a real terminal (a pty): No, Yes, and not asked without need."""

import os
import sys

import pytest
from helpers import sapi, warm
from helpers.flights import IMPATIENT

from qanneal_gui import config
from qanneal_gui.annealing.qpu import Credentials, QpuDevice
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.training.events import RunPaused
from qanneal_gui.training.session import Session

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no pty")

SMALL = ["sampler.kind=qpu", "sampler.reads=20", "model.hidden=8", "training.steps=1"]


@pytest.fixture
def server(monkeypatch):
    sapi.isolate(monkeypatch)
    with sapi.Sapi([sapi.chip("pegasus", 3)]) as server:
        server.tamper = lambda answer: {**answer, "solutions": "AAAA"}
        yield server


@pytest.fixture
def run(server, monkeypatch):
    """A run whose first answer could not be read."""
    credentials = Credentials(sapi.TOKEN, server.endpoint)

    def opened(_config, stop, _tell):
        return QpuDevice.open(credentials, backoff=(0.01,), options=sapi.OPTIONS, stop=stop)

    monkeypatch.setattr("qanneal_gui.training.sampling.open_qpu", opened)
    session = Session(config.assemble(overrides=SMALL), RunLibrary())
    events = session.events()
    assert any(isinstance(event, RunPaused) for event in events)
    events.close()
    return session.outcome.run


def on_a_terminal(server, *args, answer=""):
    """Type an answer to the question of a command; returns its exit code and all that the terminal shows."""
    master, slave = os.openpty()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DWAVE_")}
    environment |= {
        "DWAVE_API_TOKEN": sapi.TOKEN,
        "DWAVE_API_ENDPOINT": server.endpoint,
        "NO_PROXY": "127.0.0.1",
        "XDG_CACHE_HOME": environment["QANNEAL_HOME"] + "-cache",
    }
    process = warm.Popen(
        [sys.executable, "-c", IMPATIENT, *args],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=environment,
        start_new_session=True,
    )
    os.close(slave)
    shown, typed = b"", not answer
    try:
        while chunk := _read(master):
            shown += chunk
            if not typed and b"[y/N]" in shown:
                os.write(master, answer.encode() + b"\n")
                typed = True
    finally:
        os.close(master)
    return process.wait(), shown.decode()


def _read(master):
    try:
        return os.read(master, 4096)
    except OSError:  # nobody has the other side open any more
        return b""


def test_no_leaves_the_run_paused_and_yes_sends_the_problem_again_once(server, run):
    code, shown = on_a_terminal(server, "resume", run, answer="n")
    assert (code, len(server.problems)) == (1, 1)
    (problem,) = server.problems
    assert f"paused: The answer to problem {problem} of step 1 cannot be read" in shown
    assert "Send it again, and pay for it again? [y/N]: n" in shown
    assert f"Continue with: qanneal resume {run}" in shown
    assert RunLibrary().get(run).state == "paused"
    code, shown = on_a_terminal(server, "resume", run, answer="y")
    assert (code, len(server.problems)) == (1, 2)  # what came then cannot be read either
    assert "[y/N]: y" in shown


def test_nothing_is_asked_once_the_answer_can_be_read(server, run):
    code, _ = on_a_terminal(server, "resume", run, answer="n")
    assert code == 1
    server.tamper = lambda answer: answer
    code, shown = on_a_terminal(server, "resume", run, answer="n")
    assert (code, len(server.problems)) == (0, 1), shown
    assert "[y/N]" not in shown
    assert RunLibrary().get(run).state == "finished"
