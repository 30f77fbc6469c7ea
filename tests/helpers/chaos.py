"""A server that fails at random: requests that do not arrive, and answers that do not come back."""

import random
from dataclasses import replace

from helpers.flights import Witness, submission
from helpers.sapi_faults import Body, Reset, Status, Truncate

from qanneal_gui.annealing.device import DeviceError

OPERATIONS = ("submit", "poll", "answer", "mine")


def unsettle(server, share, seed=0):
    """Let that share of all requests fail, some before and some after the server has done its work."""
    rng = random.Random(seed)
    faults = []

    def fault(handler, work):
        if rng.random() >= share:
            return work()
        kind = rng.choice(
            [
                Status(429),
                Status(500),
                Status(502),
                Status(503),
                Status(504),
                Reset(),
                Truncate(),
                Body(b"<html>"),
            ]
        )
        refused = isinstance(kind, Status) and kind.code in (429, 503)
        faults.append(kind)
        if not refused and not isinstance(kind, Truncate) and rng.random() < 0.5:
            # The work is done, and its answer is lost.
            handler.send, send = lambda *_: None, handler.send
            work()
            handler.send = send
        return handler.misbehave(kind, work)

    server.lasting.update(dict.fromkeys(OPERATIONS, fault))
    return faults


def run_through(device, server, submissions):
    """Bring so many submissions to their answers; return how often that paused, and the seconds billed."""
    pauses, seconds = 0, 0.0
    for number in range(submissions):
        job = replace(submission(device, seed=number, reads=10), label=f"chaos {number}")
        control = Witness()
        while True:
            try:
                answer = device.sample(job, control)
                break
            except DeviceError as error:
                pauses += 1
                known = control.ids[-1] if control.ids else ""
                job = replace(job, problem_id=known, lookup_first=error.billed and not known)
        seconds += answer.qpu_seconds
    return pauses, seconds
