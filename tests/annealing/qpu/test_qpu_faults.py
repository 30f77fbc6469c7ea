"""Everything that can go wrong between here and D-Wave, and the state it ends in."""

import contextlib
import json
import threading
import time
from dataclasses import replace

import pytest
from helpers import sapi
from helpers.flights import (
    BACKOFF,
    LONGEST,
    Witness,
    assert_no_threads,
    fails,
    healed,
    stop_when_asked,
    submission,
)
from helpers.sapi_faults import Body, Forward, Reset, Stall, Status, Truncate

from qanneal_gui.annealing.device import DeviceError
from qanneal_gui.annealing.qpu import Credentials, QpuDevice
from qanneal_gui.annealing.qpu.faults import HttpFaultError, StalledError, diagnose, quoted
from qanneal_gui.errors import CancelledError, QannealError

QUICK = {**sapi.OPTIONS, "request_timeout": 1.0, "http_retry_total": 0}


@pytest.fixture
def patient(server, credentials):
    """A device whose requests would wait for a minute."""
    options = {**sapi.OPTIONS, "request_timeout": 60}
    with QpuDevice.open(credentials, backoff=BACKOFF, options=options) as device:
        yield device
        server.released.set()


def test_wrong_token(server, device, job, control):
    stranger = Credentials("WRONG-0123456789abcdef", server.endpoint)
    with pytest.raises(DeviceError, match=r"rejected the API token; enter a valid one") as caught:
        QpuDevice.open(stranger, options=sapi.OPTIONS)
    assert "WRONG" not in str(caught.value)
    server.lasting["submit"] = Status(401)
    error = fails(device, job, control)
    assert str(error) == (
        "D-Wave rejected the API token; enter a valid one under Run → D-Wave connection, or correct it in "
        "DWAVE_API_TOKEN or dwave.conf."
    )
    assert not error.billed
    assert server.count("submit") == 1
    healed(server, device, job)


def test_offline(small_chip, control):
    with sapi.Sapi([small_chip]) as server:
        endpoint = server.endpoint
        device = QpuDevice.open(Credentials(sapi.TOKEN, endpoint), backoff=BACKOFF, options=sapi.OPTIONS)
    job = submission(device)
    error = fails(device, job, control)
    assert str(error) == "D-Wave cannot be reached; check the network connection and the endpoint."
    assert not error.billed
    assert [said.split("; ")[1] for said in control.said] == [
        "trying again in 0.01 s (1 of 3)",
        "trying again in 0.02 s (2 of 3)",
        "trying again in 0.03 s (3 of 3)",
    ]
    device.close()
    with pytest.raises(DeviceError, match="cannot be reached"):
        QpuDevice.open(Credentials(sapi.TOKEN, endpoint), options=sapi.OPTIONS)
    assert_no_threads()


@pytest.mark.parametrize("code", [429, 503])
def test_a_refused_submission_is_sent_again(server, device, job, control, code):
    server.faults["submit"] = [Status(code), Status(code)]
    answer = device.sample(job, control)
    assert server.count("submit") == 3
    assert len(server.problems) == 1
    assert control.said == [
        f"D-Wave answered {code}; trying again in 0.01 s (1 of 3)",
        f"D-Wave answered {code}; trying again in 0.02 s (2 of 3)",
    ]
    assert control.ids == [answer.problem_id]


def test_a_server_that_keeps_refusing_is_given_up(server, device, job, control):
    server.lasting["submit"] = Status(503)
    error = fails(device, job, control)
    assert str(error) == "D-Wave answered 503; try again later."
    assert not error.billed
    assert server.count("submit") == 1 + len(BACKOFF)
    healed(server, device, job)


@pytest.mark.parametrize(
    "fault", [Status(500), Status(502), Reset(), Body(b"<html>"), Body(b"[]"), Body(b"5"), Body(b"[{}, {}]")]
)
def test_a_submission_that_may_have_arrived_is_never_sent_again(server, credentials, control, fault):
    server.faults["submit"] = [fault]
    with QpuDevice.open(credentials, backoff=BACKOFF, patience=0.4, options=sapi.OPTIONS) as device:
        job = submission(device)
        error = fails(device, job, control)
        assert error.billed
        assert "the problem may have been billed" in str(error)
        assert server.count("submit") == 1
        assert control.ids == []
        healed(server, device, job)


def test_a_submission_that_gets_no_answer_is_never_sent_again(server, credentials, control):
    def accept_in_silence(handler, work):
        handler.send = lambda *_: handler.server.released.wait(60)
        work()
        handler.close_connection = True

    server.faults["submit"] = [accept_in_silence]
    with QpuDevice.open(credentials, backoff=BACKOFF, options=QUICK) as device:
        job = submission(device)
        error = fails(device, job, control)
        assert str(error) == (
            "D-Wave did not answer in time, and the problem may have been billed; "
            "check the network connection and resume."
        )
        assert error.billed
        assert len(server.problems) == server.count("submit") == 1
        healed(server, device, job)


@pytest.mark.parametrize(
    "fault", [Status(429), Status(500), Status(502), Status(503), Status(504), Reset(), Truncate()]
)
@pytest.mark.parametrize("operation", ["poll", "answer"])
def test_faults_while_waiting_are_retried_without_sending_again(
    server, device, job, control, operation, fault
):
    server.hold = 0.1
    server.faults[operation] = [fault, fault]
    answer = device.sample(job, control)
    assert answer.spins.shape[1] == 100
    assert server.count("submit") == 1
    assert control.ids == [answer.problem_id]
    assert 1 <= len(control.said) <= 2
    assert "; trying again in 0.01 s (1 of 3)" in control.said[0]


def test_a_stalled_poll_is_retried_without_sending_again(server, credentials, control):
    server.hold = 0.1
    server.faults["poll"] = [Stall()]
    with QpuDevice.open(credentials, backoff=BACKOFF, options=QUICK) as device:
        answer = device.sample(submission(device), control)
    assert server.count("submit") == 1
    assert control.ids == [answer.problem_id]
    assert control.said == ["D-Wave did not answer in time; trying again in 0.01 s (1 of 3)"]


@pytest.mark.parametrize(
    "body", [b"[]", b"[5]", b"7", b"{}", b"[{}, {}]", b'[{"id": "other", "status": "PENDING"}]', b"<html>"]
)
def test_a_server_that_talks_of_something_else_is_asked_again(server, device, job, control, body):
    """Left alone, Ocean's threads would die of some of these, or wait for ever."""
    server.hold = 0.1
    server.faults["poll"] = [Body(body)]
    answer = device.sample(job, control)
    assert server.count("submit") == 1
    assert answer.spins.shape[1] == 100
    assert control.said == ["D-Wave sent an unreadable answer; trying again in 0.01 s (1 of 3)"]


def test_a_server_that_drips_is_left(server, credentials, control):
    """Every byte in time, and never an end: no time limit of HTTP notices."""

    def drip(handler, _work):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
        with contextlib.suppress(OSError):
            while not handler.server.released.wait(0.05):
                handler.wfile.write(b" ")
        handler.close_connection = True

    server.hold = 0.1
    server.faults["poll"] = [drip]
    with QpuDevice.open(credentials, backoff=BACKOFF, patience=1.0, options=QUICK) as device:
        answer = device.sample(submission(device), control)
    server.released.set()
    assert server.count("submit") == 1
    assert answer.spins.shape[1] == 100
    assert control.said == ["D-Wave did not answer in time; trying again in 0.01 s (1 of 3)"]


def test_giving_up_on_a_waiting_problem_and_asking_for_it_again(server, device, job, control):
    server.hold = 0.1
    server.lasting["poll"] = server.lasting["answer"] = Status(503)
    error = fails(device, job, control)
    (problem,) = server.problems.values()
    assert str(error) == (
        f"D-Wave answered 503, and problem {problem.id} may have been billed; try again later."
    )
    assert error.billed
    assert control.ids == [problem.id]
    later = healed(server, device, job)
    assert server.count("submit") == 1
    assert later.ids == [problem.id]
    device.sample(job, control)
    assert server.count("submit") == 2


def test_another_submission_does_not_get_the_lost_answer(server, device, job, control):
    server.hold = 0.1
    server.lasting["poll"] = server.lasting["answer"] = Status(503)
    fails(device, job, control)
    healed(server, device, submission(device, seed=8))
    assert server.count("submit") == 2


def test_retry_after_is_heeded(server, device, job, control):
    server.faults["submit"] = [Status(429, retry_after="0.3")]
    began = time.monotonic()
    device.sample(job, control)
    assert time.monotonic() - began >= 0.3  # busy or not
    assert control.said == ["D-Wave answered 429; trying again in 0.3 s (1 of 3)"]


def test_out_of_quota(server, device, job, control):
    server.refuse = "Insufficient remaining solver access time in project ABC"
    error = fails(device, job, control)
    assert str(error) == (
        "Your D-Wave quota is used up; wait until it is renewed, or choose the simulated QPU."
    )
    assert not error.billed
    server.refuse, server.fail = "", server.refuse
    error = fails(device, job, control)
    assert "quota" in str(error)
    assert not error.billed
    healed(server, device, job)


def test_a_failed_problem(server, device, job, control):
    server.fail = f"Parameter value out of range; token was {sapi.TOKEN}\nline two"
    error = fails(device, job, control)
    assert "could not solve the problem (Parameter value out of range; token was *** line two)" in str(error)
    assert error.billed
    assert server.count("submit") == 1
    healed(server, device, job)
    assert server.count("submit") == 2


def test_a_refused_problem(server, device, job, control):
    server.refuse = "Invalid graph id"
    error = fails(device, job, control)
    assert "Invalid graph id" in str(error)
    assert not error.billed
    healed(server, device, job)


def test_a_solver_gone_offline(server, device, job, control):
    server.fail = "Solver is offline"
    error = fails(device, job, control)
    assert str(error) == "The solver is offline; choose another solver or resume later."
    assert not error.billed
    healed(server, device, job)


def test_a_problem_cancelled_elsewhere(server, device, job, control):
    server.hold = 60

    def cancel():
        with server.changed:
            server.changed.wait_for(lambda: server.problems)
            next(iter(server.problems.values())).status = "CANCELLED"

    threading.Thread(target=cancel).start()
    error = fails(device, job, control)
    assert "was cancelled" in str(error)
    assert error.billed
    server.hold = 0
    healed(server, device, job)


def test_a_redirect_does_not_carry_the_token_elsewhere(server, small_chip, credentials, device, job, control):
    with sapi.Sapi([small_chip]) as other:
        away = Forward(other.endpoint.replace("sapi", "evil"))
        for operation in ("submit", "list"):
            server.lasting[operation] = away
        assert "redirects elsewhere" in str(fails(device, job, control))
        with pytest.raises(DeviceError, match="redirects elsewhere"):
            QpuDevice.open(credentials, options=sapi.OPTIONS)
        assert other.asked == []
    healed(server, device, job)


def test_stop_while_the_server_says_nothing(server, patient):
    server.lasting["submit"] = Stall()
    control = Witness()
    stop_when_asked(server, "submit", control.stop)
    began = time.monotonic()
    error = fails(patient, submission(patient), control)
    assert time.monotonic() - began < LONGEST
    assert isinstance(error, CancelledError)
    assert str(error) == "Stopped while the problem was being sent; it may be billed."
    assert error.billed
    server.released.set()
    healed(server, patient, submission(patient))


def test_stop_while_cancelling_gets_no_answer(server, patient):
    server.hold = 60
    server.lasting["cancel"] = Stall()
    control = Witness()
    stop_when_asked(server, "poll", control.stop)
    began = time.monotonic()
    error = fails(patient, submission(patient), control)
    # The server would say nothing for a minute.
    assert time.monotonic() - began < LONGEST
    assert server.count("cancel") == 1
    assert "could not be cancelled in time and may still be billed" in str(error)
    server.released.set()
    server.hold = 0
    healed(server, patient, submission(patient))


def test_stop_between_two_attempts(server, credentials):
    server.lasting["submit"] = Status(503)
    control = Witness(stop_at="trying again")
    with QpuDevice.open(credentials, backoff=(60.0,), options=sapi.OPTIONS) as device:
        began = time.monotonic()
        error = fails(device, submission(device), control)
    assert time.monotonic() - began < LONGEST
    assert isinstance(error, CancelledError)
    assert not error.billed


def test_stop_between_two_polls_cancels(server, credentials):
    server.hold = 60
    server.lasting["poll"] = Status(503)
    control = Witness(stop_at="trying again")
    with QpuDevice.open(credentials, backoff=(60.0,), options=sapi.OPTIONS) as device:
        error = fails(device, submission(device), control)
    (problem,) = server.problems.values()
    assert problem.status == "CANCELLED"
    assert isinstance(error, CancelledError)
    assert error.billed


HOURS = (7200.0,) * 5
TROUBLE = [Status(503), Status(429, retry_after="3600"), Status(500), Reset()]


@pytest.mark.parametrize("fault", TROUBLE, ids=["503", "429", "500", "reset"])
@pytest.mark.parametrize("operation", ["submit", "poll", "answer"])
def test_the_end_of_a_run_ends_the_wait_for_the_next_attempt(server, credentials, operation, fault):
    """Nothing is cancelled that is paid for: the same submission fetches it later."""
    server.lasting[operation] = fault
    server.hold = 7200.0 if operation == "poll" else 0.0
    control = Witness(stop_at="again in", ending=threading.Event())
    options = {**sapi.OPTIONS, "http_retry_total": 0}
    with QpuDevice.open(credentials, backoff=HOURS, settled=0.05, options=options) as device:
        job = replace(submission(device), label="qanneal test")
        error = fails(device, job, control)
        assert isinstance(error, CancelledError)
        assert server.count(operation) == 1
        assert server.count("cancel") == 0
        assert error.billed == (operation != "submit" or isinstance(fault, Reset) or fault.code == 500)
        sent = len(server.problems)
        server.hold = 0.0
        healed(server, device, job)
    assert len(server.problems) == max(1, sent)
    assert server.count("submit") == 2 - sent


def test_the_end_of_a_run_ends_the_wait_of_a_lookup(server, credentials):
    server.faults["submit"] = [Reset()]
    control = Witness(ending=threading.Event())
    with QpuDevice.open(credentials, backoff=(0.01,), settled=7200.0, options=sapi.OPTIONS) as device:
        server.lasting["mine"] = lambda _handler, work: (work(), control.ending.set())
        error = fails(device, replace(submission(device), label="a label"), control)
    assert isinstance(error, CancelledError)
    assert error.billed
    assert server.count("mine") == server.count("submit") == 1


def test_when_a_problem_that_may_have_arrived_is_sent_again_is_said(server, credentials):
    server.faults["submit"] = [Reset()]
    control = Witness()
    with QpuDevice.open(credentials, backoff=(0.01,), settled=0.25, options=sapi.OPTIONS) as device:
        device.sample(replace(submission(device), label="a label"), control)
    assert control.said[0] == (
        "The connection to D-Wave was lost; sending it again in 0.25 s, unless it has arrived (1 of 1)"
    )
    trouble, well = control.connections
    # The clock of the wall, and what is waited by the other clock, agree to a fiftieth of a second.
    assert well.since >= trouble.next_try - 0.02


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Status(403, "no access to this solver"), "no access to this solver"),
        (Status(404), "could not find the requested resource"),
        (Status(400, "Bad things"), "Bad things"),
        (Status(500), "answered 500"),
        (Status(429), "answered 429"),
        (Body(b"{}"), "unreadable answer"),
        (Body(b"no JSON"), "unreadable answer"),
        (Body(b"[]", "text/html"), "unreadable answer"),
        (Body(b'[{"identity": 5}]'), "unreadable answer"),
        (Truncate(), "was lost"),
        (Reset(), "was lost"),
        (Stall(), "did not answer in time"),
    ],
)
def test_faults_while_connecting(server, credentials, fault, words):
    server.lasting["list"] = fault
    options = QUICK if isinstance(fault, Stall) else {**sapi.OPTIONS, "http_retry_total": 0}
    with pytest.raises(DeviceError) as caught:
        QpuDevice.open(credentials, options=options)
    assert words in str(caught.value)
    assert sapi.TOKEN not in str(caught.value)
    server.lasting.clear()
    QpuDevice.open(credentials, options=sapi.OPTIONS).close()


def test_an_address_that_is_none():
    with pytest.raises(QannealError, match="must be an https address"):
        Credentials(sapi.TOKEN, "nonsense")


def test_words_of_the_server_are_cut_and_cleaned():
    Credentials(sapi.TOKEN)
    assert quoted(f"a\x00b\n{sapi.TOKEN} c.") == "a b *** c"
    assert len(quoted("x" * 1000)) < 200


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"<html>", b"[" * 5000, b'{"error_msg": 3}', b'{"a": 1}'])
def test_any_body_of_an_error_is_survived(body):
    fault = HttpFaultError.from_answer(418, body, "Wed, 21 Oct 2026 07:28:00 GMT")
    assert fault.retry_after == 0
    assert "418" in diagnose(fault).sentence()


def test_unknown_exceptions_are_called_unreadable_answers():
    assert diagnose(RuntimeError("?")).unreadable
    assert diagnose(StalledError()).transient
    assert json.dumps(diagnose(ValueError()).sentence())
