"""A run on a QPU in trouble: what its session says, and how it goes on."""

import threading
import time

import keyring
import numpy as np
import pytest
from helpers import sapi
from helpers.keyrings import FileKeyring
from helpers.sapi_faults import Reset, Status

from qanneal_gui.annealing import qpu
from qanneal_gui.annealing.qpu import NeedsTokenError
from qanneal_gui.config import parse
from qanneal_gui.errors import ConfigError, QannealError
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.recorder import CHECKPOINT_FILES
from qanneal_gui.training import checkpoint, kept_calibration
from qanneal_gui.training.events import RunFinished, RunPaused, RunStarted, StepEvent
from qanneal_gui.training.session import Session

SETTINGS = {
    "model": {"hidden": 8},
    "training": {"steps": 3},
    "sampler": {"kind": "qpu", "reads": 20, "copies": 2},
}


@pytest.fixture
def server():
    with sapi.Sapi([sapi.chip("pegasus", 3, dead=4)]) as server:
        yield server


@pytest.fixture(autouse=True)
def account(monkeypatch, tmp_path, server):
    sapi.isolate(monkeypatch)
    monkeypatch.setenv("DWAVE_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("DWAVE_API_ENDPOINT", server.endpoint)
    monkeypatch.setenv("DWAVE_API_TOKEN", sapi.TOKEN)
    before = keyring.get_keyring()
    keyring.set_keyring(FileKeyring(tmp_path / "keyring.json"))
    yield
    keyring.set_keyring(before)
    qpu.forget_session()


def session(**changes):
    return Session(parse({**SETTINGS, **changes}), RunLibrary())


def paused_run(server):
    """A run that was left paused after its first step."""
    made = session()
    events = made.events()
    next(event for event in events if isinstance(event, StepEvent))
    server.refuse = "Insufficient remaining solver access time"
    next(event for event in events if isinstance(event, RunPaused))
    events.close()
    server.refuse = ""
    return made.outcome.run


def test_trouble_is_told_while_it_lasts_and_when_it_is_over(server, monkeypatch):
    waits = {"backoff": (0.01,) * 5, "settled": 0.05}
    monkeypatch.setattr(
        qpu.QpuDevice.open.__func__, "__kwdefaults__", qpu.QpuDevice.open.__kwdefaults__ | waits
    )
    made, told = session(), []
    made.connection = told.append
    server.faults["submit"] = [Status(429, retry_after="0.01"), Reset()]
    kinds = [type(event) for event in made.events()]
    assert kinds == [RunStarted, *[StepEvent] * 3, RunFinished]
    assert [connection.state for connection in told] == ["retrying", "offline", "ok"]
    assert (told[0].attempt, told[0].of, told[1].attempt) == (1, 5, 2)
    assert len(server.problems) == made.outcome.submissions


@pytest.mark.parametrize(
    ("operation", "fault", "words"),
    [
        ("submit", Status(503), "Stopped before the problem was sent."),
        ("submit", Reset(), "Stopped while the problem was being sent; it may be billed."),
        ("answer", Status(429, retry_after="3600"), "its answer is fetched when the run is resumed."),
    ],
)
def test_stop_ends_the_wait_for_the_next_attempt_and_the_run_goes_on_later(
    server, monkeypatch, operation, fault, words
):
    waits = {"backoff": (7200.0,) * 5, "settled": 0.05}
    monkeypatch.setattr(
        qpu.QpuDevice.open.__func__, "__kwdefaults__", qpu.QpuDevice.open.__kwdefaults__ | waits
    )
    stop = threading.Event()
    made = Session(parse(SETTINGS), RunLibrary(), stop=stop)
    made.connection = lambda connection: stop.set() if connection.trouble else None
    events = made.events()
    next(event for event in events if isinstance(event, StepEvent))
    server.lasting[operation] = fault
    (last,) = events
    assert (last.state, last.steps) == ("stopped", 1)
    assert last.message.endswith(words)
    assert RunLibrary().get(last.run).state == "stopped"
    server.lasting.clear()
    *_, last = Session.resuming(last.run, RunLibrary()).events()
    assert (last.state, last.steps) == ("finished", 3)
    assert len(server.problems) == last.submissions == 9  # three to a step: nothing was paid twice


def test_a_run_that_is_taken_up_without_a_token_needs_one_and_has_not_failed(server, monkeypatch):
    run = paused_run(server)
    monkeypatch.delenv("DWAVE_API_TOKEN")
    again = Session.resuming(run, RunLibrary())
    (last,) = again.events()
    assert last.state == "paused"
    assert last.run == run
    assert last.steps == 1
    assert last.message.startswith("Paused: needs a token (there is no D-Wave API token); enter one")
    assert RunLibrary().get(run).state == "paused"
    monkeypatch.setenv("DWAVE_API_TOKEN", "refused-token-42")
    *_, last = Session.resuming(run, RunLibrary()).events()
    assert last.message.startswith("Paused: needs a token (D-Wave rejected the API token);")
    monkeypatch.setenv("DWAVE_API_TOKEN", sapi.TOKEN)
    *_, last = Session.resuming(run, RunLibrary()).events()
    assert (last.state, last.steps) == ("finished", 3)


def test_a_run_that_never_began_for_want_of_a_token_is_not_called_paused(server, monkeypatch):
    monkeypatch.delenv("DWAVE_API_TOKEN")
    made = session()
    with pytest.raises(NeedsTokenError):
        list(made.events())
    assert (made.outcome.state, made.outcome.run) == ("failed", "")
    assert made.outcome.message.startswith("There is no D-Wave API token; enter one")


def test_a_chip_that_changes_in_mid_run_is_said_and_embedded_anew_on_resume(server):
    made = session()
    events = made.events()
    next(event for event in events if isinstance(event, StepEvent))
    changed = sapi.chip("pegasus", 3, dead=9)
    changed["identity"]["version"] = {"graph_id": "another"}
    server.solvers = {changed["identity"]["name"]: changed}
    server.refuse = "The working graph has changed"
    held = next(event for event in events if isinstance(event, RunPaused))
    assert held.message == (
        "The working graph of Advantage_system3.1 has changed; resume to re-embed the network."
    )
    server.refuse = ""
    alive = set(changed["properties"]["qubits"])
    before = set(server.problems)
    *_, last = events
    assert (last.state, last.steps) == ("finished", 3)
    new = [problem for name, problem in server.problems.items() if name not in before]
    assert new
    assert all(set(problem.active.tolist()) <= alive for problem in new)


def gone_offline(server):
    """A run of which the solver went offline after its first step, while two others are online."""
    made = session()
    events = made.events()
    next(event for event in events if isinstance(event, StepEvent))
    server.fail = "Solver is offline"
    (chip,) = server.solvers.values()
    chip["status"] = "OFFLINE"
    for other in (
        sapi.chip("zephyr", 2, avg_load=0.1, num_reads_range=[1, 5]),  # too few reads
        sapi.chip("zephyr", 3, avg_load=0.2),
        sapi.chip("pegasus", 4, avg_load=0.3),
    ):
        server.solvers[other["identity"]["name"]] = other
    held = next(event for event in events if isinstance(event, RunPaused))
    server.fail = ""
    return made, events, held


def test_a_run_whose_solver_goes_offline_is_offered_another_and_goes_on_there(server):
    made, events, held = gone_offline(server)
    assert held.solver == "Advantage2_system3.1"
    assert held.message == (
        "The solver is offline; choose another solver or resume later. Advantage2_system3.1 is online and "
        "fits: the run may go on there, re-embedded."
    )
    assert held.as_json()["solver"] == "Advantage2_system3.1"
    before = set(server.problems)
    made.change_solver()
    *_, last = events
    assert (last.state, last.steps) == ("finished", 3)
    new = {p.solver["identity"]["name"] for name, p in server.problems.items() if name not in before}
    assert new == {"Advantage2_system3.1"}
    # It is on record, and taken up there again: from a checkpoint, without a word of one that does not fit.
    assert RunLibrary().get(last.run).config["sampler"]["solver"] == "Advantage2_system3.1"
    again = Session.resuming(last.run, RunLibrary(), 4)
    began, *_, last = again.events()
    assert not [notice for notice in began.notices if "checkpoint" in notice]
    assert (last.state, last.steps) == ("finished", 4)


def test_without_agreement_no_other_solver_is_used(server):
    made, events, held = gone_offline(server)
    assert held.solver
    server.fail = "Solver is offline"
    held = next(event for event in events if isinstance(event, RunPaused))
    assert held.solver
    names = {problem.solver["identity"]["name"] for problem in server.problems.values()}
    assert names == {"Advantage_system3.1"}
    events.close()
    run = made.outcome.run
    assert RunLibrary().get(run).config["sampler"]["solver"] == ""
    # Later, by name.
    server.fail = ""
    *_, last = Session.resuming(run, RunLibrary(), solver="Advantage_system4.1").events()
    assert (last.state, last.steps) == ("finished", 3)
    assert RunLibrary().get(run).config["sampler"]["solver"] == "Advantage_system4.1"


def test_where_no_other_solver_fits_none_is_offered(server):
    made = session()
    events = made.events()
    next(event for event in events if isinstance(event, StepEvent))
    server.fail = "Solver is offline"
    held = next(event for event in events if isinstance(event, RunPaused))
    assert held == RunPaused("The solver is offline; choose another solver or resume later.")
    events.close()


def test_a_run_without_a_qpu_has_no_solver_to_change():
    made = session(sampler={"kind": "exact"})
    list(made.events())
    with pytest.raises(QannealError, match="has no solver to change"):
        Session.resuming(made.outcome.run, RunLibrary(), 4, solver="Advantage_system4.1")


@pytest.mark.parametrize(
    ("sampler", "words"),
    [
        (
            {"anneal_time_us": 900.0},
            "sampler.anneal_time_us: Advantage_system3.1 accepts anneal times of 0.5 to 500",
        ),
        ({"reads": 9_000}, "sampler.reads: Advantage_system3.1 accepts 7 to 3,000 reads here, not 9,000"),
        ({"reads": 6}, "sampler.reads: Advantage_system3.1 accepts 7 to 3,000 reads here, not 6"),
        ({"reads": 2_900, "anneal_time_us": 400.0}, "sampler.reads: Advantage_system3.1 spends at most 1 s"),
        ({"chain_strength": 2.5}, "sampler.chain_strength: Advantage_system3.1 accepts at most 2, not 2.5"),
    ],
)
def test_what_the_solver_does_not_take_is_said_before_anything_is_embedded(server, sampler, words):
    told = []
    server.solvers["Advantage_system3.1"]["properties"].update(
        num_reads_range=[7, 3000], annealing_time_range=[0.5, 500.0]
    )
    made = Session(
        parse({**SETTINGS, "sampler": {**SETTINGS["sampler"], **sampler}}),
        RunLibrary(),
        lambda sentence, _fraction: told.append(sentence),
    )
    with pytest.raises(ConfigError) as caught:
        list(made.events())
    assert str(caught.value).startswith(words)
    assert told[-1] == "Connecting to D-Wave"
    assert RunLibrary().runs() == []


def test_a_keyring_that_waits_does_not_hold_up_stop(monkeypatch, tmp_path):
    asked, answered, stop = threading.Event(), threading.Event(), threading.Event()

    class Waiting(FileKeyring):
        def get_password(self, service, username):
            asked.set()
            answered.wait(30)

    monkeypatch.delenv("DWAVE_API_TOKEN")
    keyring.set_keyring(Waiting(tmp_path / "k"))
    threading.Thread(target=lambda: asked.wait(30) and stop.set()).start()
    made = Session(parse(SETTINGS), RunLibrary(), stop=stop)
    (last,) = made.events()
    assert last.state == "stopped"
    answered.set()


def test_what_a_run_learns_of_a_chip_is_where_the_next_one_begins(server, monkeypatch):
    """Kept by chip, with its age, and part of the second run: that one is resumed to the bit without it."""
    # Few reads of such small weights hardly tell a β of 4 from one of 16.
    calibrated = {
        "sampler": {**SETTINGS["sampler"], "reads": 1000, "calibration": "hubs", "beta_eff": "auto"}
    }
    first = session(**calibrated)
    list(first.events())
    (file,) = (RunLibrary().root / kept_calibration.FOLDER).iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    (kept, _) = kept_calibration.kept(RunLibrary().root, file.stem)
    second = session(**calibrated)
    began, step, *_ = second.events()
    assert "calibration of" in " ".join(began.notices)
    # The second begins where the first one ended, not at the setting of 16.
    assert np.log(step.sampler.beta) == pytest.approx(kept["beta"][0], abs=0.3)
    assert abs(kept["beta"][0] - np.log(16)) > 0.3
    # It is part of that run: its own first checkpoint has it, whatever becomes of the file.
    directory = RunLibrary().directory(second.outcome.run)
    steps = [checkpoint.step_of(directory / name, second.outcome.run) for name in CHECKPOINT_FILES]
    assert 0 in steps


def test_a_calibration_that_is_old_or_damaged_is_left_alone(tmp_path, monkeypatch):
    memory = {"beta": np.array([1.5, 0.1]), "past.clock": np.array([3.0, -np.inf]), "submitted": np.ones(1)}
    memory |= {"age": np.zeros(1)}
    kept_calibration.keep(tmp_path, "chip", memory)
    found, sentence = kept_calibration.kept(tmp_path, "chip")
    assert found.keys() == {"beta", "past.clock", "age"}
    assert sentence.endswith("ago.")
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 6000)
    found, sentence = kept_calibration.kept(tmp_path, "chip")
    assert found["past.clock"][0] == pytest.approx(3 - 100, abs=0.5)
    assert found["age"][0] == pytest.approx(100, abs=0.5)
    assert "1 h 40 min" in sentence
    monkeypatch.setattr(time, "time", lambda: now + 8 * 86_400)
    assert kept_calibration.kept(tmp_path, "chip") is None
    monkeypatch.undo()
    (tmp_path / kept_calibration.FOLDER / "chip.safetensors").write_bytes(b"\xff" * 100)
    assert kept_calibration.kept(tmp_path, "chip") is None
    assert kept_calibration.kept(tmp_path, "other") is None
