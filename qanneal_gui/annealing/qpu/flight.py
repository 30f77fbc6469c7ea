"""One submission on its way: what is known of it, and what is told of it."""

import logging
import re
import time
from dataclasses import dataclass
from typing import Any, Literal

from qanneal_gui.annealing.device import (
    Connection,
    DeviceError,
    SolverGoneError,
    Submission,
    SubmissionControl,
)
from qanneal_gui.annealing.qpu.credentials import NeedsTokenError
from qanneal_gui.annealing.qpu.faults import Fault
from qanneal_gui.errors import CancelledError

NOTICE_SECONDS = 5.0
"""After so many seconds of waiting it is told, and from then on as often."""

SILENCE_SECONDS = 30.0
"""No long poll is held for so long: a server that says nothing has not simply nothing to say."""

_ID = re.compile(r"[\w.-]{1,100}", re.ASCII)
_log = logging.getLogger(__name__)


def is_id(text: object) -> bool:
    """Return whether a text of the server's may be taken as a name of something."""
    return isinstance(text, str) and _ID.fullmatch(text) is not None


@dataclass(slots=True)
class Flight:
    """A submission on its way: what Ocean promised, and what is known of it.

    Attributes
    ----------
    unsure : bool
        Whether a problem was sent of which nobody knows whether it arrived.
    failed_at : float
        When that was, as `time.monotonic` counts.
    repeated : bool
        Whether it was sent again, after it was not found by its label.
    sent : int
        How often it was sent.
    """

    submission: Submission
    control: SubmissionControl
    problem_id: str = ""
    future: Any = None
    reported_id: str = ""
    posting: bool = False
    unsure: bool = False
    failed_at: float = 0.0
    repeated: bool = False
    sent: int = 0

    def posts(self) -> None:
        """Take note that it is being sent."""
        self.posting = True
        self.sent += 1

    def note(self, future: Any) -> bool:
        """Take note of the id once it is known, and pass it on once; False if it is no id."""
        known = self.problem_id or future.id
        if known is None:
            return True
        if not is_id(known):
            return False
        self.found(known)
        return True

    def found(self, problem_id: str) -> None:
        """Take note of the id, and pass it on once."""
        self.problem_id, self.unsure = problem_id, False
        if self.reported_id != problem_id:
            self.reported_id = problem_id
            self.control.sent(problem_id)

    def failed(self, fault: Fault) -> None:
        """Take note that a request failed, and whether it left a problem nobody knows of."""
        self.failed_at = time.monotonic()
        if self.posting and not self.problem_id and not fault.refused:
            self.unsure = True
        self.posting = False

    def may_repeat(self, fault: Fault, times: int) -> bool:
        """Return whether trying again can send nothing twice; what can be looked up is sent only so often."""
        if self.problem_id or fault.refused:
            return True
        return bool(self.submission.label) and self.sent <= times

    def given_up(self, fault: Fault, lost: bool) -> DeviceError:
        """Return what the run pauses with."""
        if fault.unbilled or (fault.refused and not self.problem_id and not self.unsure):
            kind = NeedsTokenError if fault.token else SolverGoneError if fault.gone else DeviceError
            return kind(fault.sentence())
        what = f"problem {self.problem_id}" if self.problem_id else "the problem"
        sentence = fault.sentence(f", and {what} may have been billed")
        return DeviceError(sentence, billed=True, lost=lost, answered=fault.unreadable)

    def left(self) -> CancelledError:
        """Return what a run ends with that does not wait for its answer."""
        return CancelledError(
            f"Stopped while problem {self.problem_id} was waited for; it may be billed, and its answer is "
            "fetched when the run is resumed.",
            billed=True,
        )


class ConnectionReporter:
    """The line to D-Wave: tells how it stands, when that changes.

    Trouble stands from its beginning until an answer comes, over as many submissions as that takes.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._since = 0.0
        self._state = "ok"
        self._last = ""

    def retrying(self, flight: Flight, fault: Fault, attempt: int, of: int, seconds: float) -> None:
        """Tell that something failed and is tried again."""
        state: Literal["offline", "retrying"] = "offline" if fault.offline else "retrying"
        if self._state not in ("offline", "retrying"):
            self._since = time.time()
        what = "sending it again in" if flight.unsure else "trying again in"
        unless = ", unless it has arrived" if flight.unsure else ""
        sentence = f"{fault.cause}; {what} {seconds:g} s{unless} ({attempt} of {of})"
        flight.control.notify(sentence)
        self._tell(flight, Connection(state, sentence, self._since, attempt, of, time.time() + seconds))

    def waiting(self, flight: Flight, since: float, silent_for: float) -> None:
        """Tell that the answer is waited for."""
        flight.control.notify(f"Waiting for {self._name}, {time.time() - since:.0f} s so far")
        if silent_for > SILENCE_SECONDS:
            since = time.time() - silent_for
            self._change(flight, Connection("silent", "No answer from D-Wave", since))
        else:
            self._change(flight, Connection("waiting", f"Waiting for {self._name}", since))

    def short(self, flight: Flight, came: int, asked: int) -> None:
        """Tell that fewer reads came than were asked for."""
        sentence = f"{self._name} returned {came} of {asked} reads"
        flight.control.notify(sentence)
        if (self._state, self._last) != ("short", sentence):
            self._tell(flight, Connection("short", sentence, time.time()))

    def good(self, flight: Flight) -> None:
        """Tell that all is well, if it was not."""
        if self._state != "ok":
            lasted = max(0.0, time.time() - self._since)
            self._change(flight, Connection("ok", f"{self._name} answers, after {lasted:.0f} s", time.time()))

    def _change(self, flight: Flight, connection: Connection) -> None:
        """Tell it if it is another state."""
        if connection.state != self._state:
            self._tell(flight, connection)

    def _tell(self, flight: Flight, connection: Connection) -> None:
        """Tell it in any case: an attempt is news, though the state is the same."""
        self._state, self._since, self._last = connection.state, connection.since, connection.sentence
        _log.log(logging.WARNING if connection.trouble else logging.INFO, "%s", connection.sentence)
        flight.control.connection(connection)
