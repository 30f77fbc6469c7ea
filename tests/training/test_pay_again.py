"""An answer that cannot be read was paid for: nothing is sent, and paid for, again before the user agrees."""

import pytest
from helpers import sapi
from helpers.sapi_faults import Status

from qanneal_gui import config
from qanneal_gui.annealing.qpu import Credentials, QpuDevice
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.totals import totals
from qanneal_gui.training.events import RunFinished, RunPaused
from qanneal_gui.training.session import Session

SMALL = ["sampler.kind=qpu", "sampler.reads=20", "model.hidden=8", "training.steps=2"]


@pytest.fixture
def server(monkeypatch):
    """A server whose answers cannot be read, and an impatient device."""
    sapi.isolate(monkeypatch)
    with sapi.Sapi([sapi.chip("pegasus", 3)]) as server:
        credentials = Credentials(sapi.TOKEN, server.endpoint)

        def opened(_config, stop, _tell):
            return QpuDevice.open(credentials, backoff=(0.01,) * 2, options=sapi.OPTIONS, stop=stop)

        monkeypatch.setattr("qanneal_gui.training.sampling.open_qpu", opened)
        server.tamper = lambda answer: {**answer, "solutions": "AAAA"}
        yield server


def paused(session):
    """Follow a run until it pauses, and leave it there."""
    events = session.events()
    for event in events:
        if isinstance(event, RunPaused):
            events.close()
            return event
    raise AssertionError("it did not pause")


def readable(answer):
    return answer


def begun(server):
    """A run whose first answer could not be read, twice."""
    session = Session(config.assemble(overrides=SMALL), RunLibrary())
    assert paused(session).cause == "device"
    run = session.outcome.run
    assert paused(Session.resuming(run, RunLibrary())).cause == "pay-again"
    return run


def spent(run):
    return totals(RunLibrary()).run_totals(run).submissions


def test_nothing_is_paid_for_twice_without_a_word(server):
    run = begun(server)
    for _ in range(2):
        held = paused(Session.resuming(run, RunLibrary()))
        assert held.cause == "pay-again"
        assert len(server.problems) == 1
    (problem,) = server.problems
    assert held.message.startswith(
        f"The answer to problem {problem} of step 1 cannot be read, and may have been"
    )
    assert "it has to be sent again and paid for again (about 0.0" in held.message
    asked = server.count("answer")
    events = Session.resuming(run, RunLibrary(), pay_again=True).events()
    # It is looked at once more, cannot be read, and is sent again: what comes then cannot be read either.
    assert next(event for event in events if isinstance(event, RunPaused)).cause == "device"
    events.close()
    assert server.count("answer") > asked
    assert len(server.problems) == spent(run) == 2


@pytest.mark.parametrize("agreed", [False, True])
def test_an_answer_that_can_be_read_by_now_is_not_paid_for_again(server, agreed):
    run = begun(server)
    server.tamper = readable
    *_, finished = Session.resuming(run, RunLibrary(), pay_again=agreed).events()
    assert finished.state == "finished"
    assert len(server.problems) == spent(run) == 2  # one for each step
    assert {entry.state for entry in totals(RunLibrary()).entries(run)} == {"completed"}


def test_a_problem_that_the_server_has_forgotten_since_is_asked_about_too(server):
    run = begun(server)
    server.lasting["answer"] = Status(404)
    held = paused(Session.resuming(run, RunLibrary()))
    assert (held.cause, len(server.problems)) == ("pay-again", 1)
    server.lasting.clear()
    server.tamper = readable
    *_, finished = Session.resuming(run, RunLibrary()).events()
    assert (finished.state, len(server.problems)) == ("finished", 2)


def test_the_agreement_holds_for_what_was_told_and_not_for_the_next_one(server):
    session = Session(config.assemble(overrides=SMALL), RunLibrary())
    events = session.events()

    def causes(count):
        found = []
        while len(found) < count:
            event = next(events)
            if isinstance(event, RunPaused):
                found.append(event.cause)
        return found

    assert causes(3) == ["device", "pay-again", "pay-again"]  # asking again is no agreement
    assert len(server.problems) == 1
    session.pay_again()
    assert causes(2) == ["device", "pay-again"]
    assert len(server.problems) == 2
    session.pay_again()
    assert causes(2) == ["device", "pay-again"]
    assert len(server.problems) == 3
    server.tamper = readable
    session.pay_again()
    assert isinstance(list(events)[-1], RunFinished)
    assert len(server.problems) == 4  # the third could be read in the end
