"""A problem that was sent, and of which no id came back: found by its label, or sent again, and paid once."""

from dataclasses import replace

import pytest
from helpers import sapi
from helpers.chaos import run_through, unsettle
from helpers.flights import BACKOFF, Witness, assert_no_threads, fails, submission
from helpers.sapi_faults import Body, Reset, Status

from qanneal_gui.annealing.device import DeviceError, GraphChangedError
from qanneal_gui.annealing.qpu import Credentials, QpuDevice
from qanneal_gui.errors import CancelledError

LOST = [Status(500), Status(502), Status(504), Reset(), Body(b"<html>"), Body(b"[]"), Body(b"[{}, {}]")]


@pytest.fixture
def device(credentials):
    with QpuDevice.open(
        credentials, backoff=BACKOFF, patience=1.0, settled=0.1, options=sapi.OPTIONS
    ) as device:
        yield device


@pytest.fixture
def job(device):
    return replace(submission(device), label="qanneal test 1")


def accepted(fault):
    """Accept the problem, and let its answer go as the fault has it."""

    def swallow(handler, work):
        handler.send, send = lambda *_: None, handler.send
        work()
        handler.send = send
        handler.misbehave(fault, None)

    return swallow


@pytest.mark.parametrize("fault", LOST)
def test_one_that_did_not_arrive_is_sent_again(server, device, job, control, fault):
    server.faults["submit"] = [fault]
    answer = device.sample(job, control)
    assert list(server.problems) == [answer.problem_id] == control.ids
    assert server.count("submit") == 2
    assert server.count("mine") >= 2  # at once, when it was settled, and whether there are two
    assert answer.qpu_seconds == pytest.approx(0.025)
    assert [connection.state for connection in control.connections][-1] == "ok"


@pytest.mark.parametrize("fault", LOST)
def test_one_that_did_arrive_is_found_and_not_sent_again(server, device, job, control, fault):
    server.faults["submit"] = [accepted(fault)]
    answer = device.sample(job, control)
    assert list(server.problems) == [answer.problem_id] == control.ids
    assert server.count("submit") == 1


def test_one_that_appears_late_is_found(server, device, job, control):
    """The list is a moment behind."""
    server.faults["submit"] = [accepted(Reset())]
    server.faults["mine"] = [lambda handler, _work: handler.reply("problems", [])]
    device.sample(job, control)
    assert server.count("submit") == len(server.problems) == 1


def test_one_that_appears_after_it_was_sent_again_is_counted_too(server, device, job, control):
    listed = []

    def hide(handler, work):
        listed.append(1)
        if server.count("submit") > 1:
            return work()
        return handler.reply("problems", [])

    server.faults["submit"] = [accepted(Reset())]
    server.lasting["mine"] = hide
    answer = device.sample(job, control)
    assert len(server.problems) == 2
    assert len(listed) == 3
    assert answer.qpu_seconds == pytest.approx(2 * 0.025)
    assert control.said[-1].endswith("2 times; all are counted")


def test_tries_are_bounded_and_the_run_pauses_last(server, device, job, control):
    server.lasting["submit"] = Reset()
    error = fails(device, job, control)
    assert str(error).startswith("The connection to D-Wave was lost, and the problem may have been billed")
    assert error.billed
    assert server.count("submit") == 1 + len(BACKOFF)
    server.lasting.clear()
    device.sample(replace(job, lookup_first=True), control)
    assert len(server.problems) == 1


def test_a_server_gone_after_a_submission_is_told_as_offline(small_chip):
    with sapi.Sapi([small_chip]) as server:
        device = QpuDevice.open(
            Credentials(sapi.TOKEN, server.endpoint), backoff=BACKOFF, settled=0.1, options=sapi.OPTIONS
        )
        job, control = replace(submission(device), label="a label"), Witness()
    error = fails(device, job, control)
    assert not error.billed
    assert [c.state for c in control.connections] == ["offline"] * len(BACKOFF)
    assert [(c.attempt, c.of) for c in control.connections] == [(1, 3), (2, 3), (3, 3)]
    assert len({c.since for c in control.connections}) == 1
    device.close()
    assert_no_threads()


def test_a_problem_without_a_label_of_its_own_is_not_sent_again(server, device, job, control):
    server.faults["submit"] = [Reset()]
    assert fails(device, replace(job, label=""), control).billed
    assert server.count("submit") == 1


def test_a_found_problem_with_a_name_that_is_none_is_not_sent_again(server, device, job, control):
    server.next_id = lambda: "../../evil"
    server.faults["submit"] = [accepted(Reset())]
    assert fails(device, job, control).billed
    assert server.count("submit") == 1
    assert control.ids == []


def test_stop_while_it_is_looked_for_says_that_it_may_be_billed(server, credentials, control):
    server.faults["submit"] = [Reset()]
    with QpuDevice.open(credentials, backoff=(0.01,), settled=60.0, options=sapi.OPTIONS) as device:
        job = replace(submission(device), label="a label")
        server.lasting["mine"] = lambda _handler, work: (control.stop.set(), work())
        error = fails(device, job, control)
    assert isinstance(error, CancelledError)
    assert error.billed


def test_fewer_reads_are_a_state_that_ends_with_the_next_full_answer(server, device, job, control):
    width = -(-len(job.layout.qubits) // 8)
    whole = server.tamper
    server.tamper = lambda answer: {
        **answer,
        "energies": sapi.encode(sapi.decode(answer["energies"])[:50]),
        "solutions": sapi.encode(sapi.decode(answer["solutions"], "u1")[: 50 * width]),
    }
    device.sample(job, control)
    server.tamper = whole
    device.sample(replace(job, seed=8), control)
    assert [c.state for c in control.connections] == ["short", "ok"]
    assert control.connections[0].sentence == "Advantage_system3.1 returned 50 of 100 reads"


def test_a_chip_that_has_changed_is_told(server, device, job, control):
    changed = sapi.chip("pegasus", 3, dead=9)
    changed["identity"]["version"] = {"graph_id": "other"}
    server.solvers = {changed["identity"]["name"]: changed}
    server.refuse = "Solver does not have that qubit"
    with pytest.raises(DeviceError) as caught:
        device.sample(job, control)
    assert isinstance(caught.value, GraphChangedError)
    assert "working graph of Advantage_system3.1 has changed; resume to re-embed" in str(caught.value)
    assert not caught.value.billed


def test_forty_submissions_at_thirty_percent_faults_are_paid_once(server, credentials):
    """The long form is in tests/stress."""
    with QpuDevice.open(
        credentials, backoff=(0.01,) * 5, patience=2.0, settled=0.05, options=sapi.OPTIONS
    ) as device:
        faults = unsettle(server, 0.3, seed=1)
        _, seconds = run_through(device, server, 40)
        server.lasting.clear()
    assert len(faults) > 15
    assert len(server.problems) == 40
    assert seconds == pytest.approx(40 * 0.016)
