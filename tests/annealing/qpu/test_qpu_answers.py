"""Answers that are not what they should be: refused, or taken for what they are."""

import base64

import numpy as np
import pytest
from helpers import sapi
from helpers.flights import (
    fails,
    healed,
)

QUICK = {**sapi.OPTIONS, "request_timeout": 1.0, "http_retry_total": 0}


def decoded(answer, key, kind):
    return np.frombuffer(base64.b64decode(answer[key]), kind)


def spoiled(key, make, kind="<i4"):
    return lambda answer: {**answer, key: sapi.encode(make(decoded(answer, key, kind)))}


HOSTILE = {
    "no answer": lambda _: {},
    "no object": lambda _: [1, 2],
    "another format": lambda answer: {**answer, "format": "xyz"},
    "no base64": lambda answer: {**answer, "solutions": "§§§"},
    "half the samples": spoiled("solutions", lambda a: a[: len(a) // 2], "u1"),
    "no samples": spoiled("solutions", lambda a: a[:0], "u1"),
    "more reads than asked for": lambda answer: {
        **answer,
        "energies": sapi.encode(np.zeros(101)),
        "solutions": sapi.encode(np.tile(decoded(answer, "solutions", "u1"), 2)[: 101 * 13]),
    },
    "no reads": lambda answer: {**answer, "energies": "", "solutions": ""},
    "qubits other": spoiled("active_variables", lambda a: a + 1),
    "one qubit twice": spoiled("active_variables", lambda a: np.r_[a[:-1], a[0]].astype("<i4")),
    "negative qubits": spoiled("active_variables", lambda a: -a),
    "qubits beyond the chip": spoiled("active_variables", lambda a: a + 1_000_000),
    "a smaller chip": lambda answer: {**answer, "num_variables": 3},
    "an impossible chip": lambda answer: {**answer, "num_variables": 1 << 62},
    "counts of nothing": lambda answer: {**answer, "num_occurrences": sapi.encode(np.zeros(100, "<i4"))},
    "counts of too much": lambda answer: {
        **answer,
        "num_occurrences": sapi.encode(np.full(100, 2**31 - 1, "<i4")),
    },
    "words for numbers": lambda answer: {**answer, "num_variables": "many"},
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_answers_are_refused(server, device, job, control, name):
    server.tamper = HOSTILE[name]
    error = fails(device, job, control)
    assert "unreadable answer" in str(error)
    assert error.billed
    assert server.count("submit") == 1
    healed(server, device, job)
    assert server.count("submit") == 1  # its answer was asked for again


def test_an_answer_that_stays_unreadable_does_not_block_the_run_for_ever(server, device, job, control):
    server.tamper = HOSTILE["qubits other"]
    fails(device, job, control)
    fails(device, job, control)
    assert server.count("submit") == 1
    healed(server, device, job)
    assert server.count("submit") == 2


@pytest.mark.parametrize("name", ["../../solvers/remote", "http://127.0.0.1:1/", "a b", "x" * 200, 7, ""])
def test_hostile_problem_ids_go_nowhere(server, device, job, control, name):
    proper = server.next_id
    server.next_id = lambda: name
    error = fails(device, job, control)
    assert error.billed
    assert control.ids == []
    assert server.count("submit") == 1
    server.next_id = proper
    healed(server, device, job)


def test_fewer_reads_than_asked_for_are_taken_and_told(server, device, job, control):
    server.tamper = lambda answer: {
        **answer,
        "energies": sapi.encode(np.zeros(60)),
        "solutions": sapi.encode(
            decoded(answer, "solutions", "u1")[: 60 * (-(-len(job.layout.qubits) // 8))]
        ),
    }
    assert device.sample(job, control).spins.shape[1] == 60
    assert control.said == ["Advantage_system3.1 returned 60 of 100 reads"]


def test_reads_counted_together_are_told_apart(server, device, job, control):
    width = -(-len(job.layout.qubits) // 8)
    server.tamper = lambda answer: {
        **answer,
        "energies": sapi.encode(np.zeros(2)),
        "solutions": sapi.encode(decoded(answer, "solutions", "u1")[: 2 * width]),
        "num_occurrences": sapi.encode(np.array([70, 30], "<i4")),
    }
    spins = device.sample(job, control).spins
    assert (spins[:, :70] == spins[:, :1]).all()
    assert (spins[:, 70:] == spins[:, 70:71]).all()
    assert spins.shape[1] == 100


@pytest.mark.parametrize("timing", [None, {}, {"qpu_access_time": "x"}, {"qpu_access_time": -1}, 7])
def test_time_that_is_not_told_is_estimated(server, device, job, control, timing):
    server.tamper = lambda answer: {**answer, "timing": timing}
    estimate = device.access_seconds(len(job.layout.qubits), 100, 20.0)
    assert device.sample(job, control).qpu_seconds == pytest.approx(estimate)
