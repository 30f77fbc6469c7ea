"""Looking for a problem by its label: what was sent may have arrived although no id came back."""

import threading
import time
from dataclasses import replace
from typing import Any

from qanneal_gui.annealing.device import Answer
from qanneal_gui.annealing.qpu import ocean
from qanneal_gui.annealing.qpu.faults import UnreadableAnswerError
from qanneal_gui.annealing.qpu.flight import Flight, is_id
from qanneal_gui.errors import CancelledError
from qanneal_gui.support.background import interruptible


def look_up(flight: Flight, client: Any, settled: float) -> None:
    """Look for a problem that may have been sent before, until it is found or was surely not accepted.

    Parameters
    ----------
    settled : float
        Seconds after a request has ended in which its problem is listed, if it was accepted.

    Raises
    ------
    CancelledError
        The run was stopped meanwhile.
    """
    flight.control.notify("Looking for a problem that may already have been sent to D-Wave")
    names: list[str] = []
    left = 1.0
    while left > 0 and not names:
        # A look that begins after that time is the last one.
        left = flight.failed_at + settled - time.monotonic() if flight.unsure else 0.0
        found = _find(flight, client, flight.control.ending)
        if found is None or (not found and left > 0 and flight.control.ending.wait(left)):
            raise CancelledError(
                "Stopped while looking for a problem that may already have been sent; it may be billed.",
                billed=True,
            )
        names = found
    if names and not is_id(names[0]):
        raise UnreadableAnswerError("an invalid problem id")
    flight.submission = replace(flight.submission, lookup_first=False)
    if names:
        flight.found(names[0])
    else:
        flight.repeated, flight.unsure = flight.sent > 0, False


def count_twins(flight: Flight, client: Any, answer: Answer) -> Answer:
    """Count what was billed twice, if a problem that was sent again has appeared after all."""
    twins = [name for name in _find(flight, client, flight.control.stop) or [] if name != flight.problem_id]
    if not twins:
        return answer
    for name in filter(is_id, twins):
        ocean.cancel_quietly(client, name)
    times = len(twins) + 1
    flight.control.notify(f"D-Wave has accepted problem {answer.problem_id} {times} times; all are counted")
    timing = answer.timing.times(times) if answer.timing else None
    return replace(answer, qpu_seconds=answer.qpu_seconds * times, timing=timing)


def _find(flight: Flight, client: Any, stop: threading.Event) -> list[str] | None:
    """Return the ids of the problems with its label; None if the run was stopped."""
    label = flight.submission.label
    try:
        return interruptible(lambda: ocean.find_problems(client, label), stop, name="qpu-connect")
    except CancelledError:
        return None
