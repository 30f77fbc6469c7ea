"""One submission of a sampler, written down before it is sent; what was paid for is fetched instead."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from qanneal_gui.annealing.device import (
    Answer,
    Device,
    DeviceError,
    Meter,
    Submission,
    SubmissionControl,
)
from qanneal_gui.errors import CancelledError

Sample = Callable[[Submission, SubmissionControl], Answer]


@dataclass(frozen=True, slots=True)
class Submitter:
    """Sends submissions to a device, and keeps the meter informed.

    Parameters
    ----------
    device : Device
    meter : Meter
    control : SubmissionControl
    sample : callable
        Has a submission sampled by the device.
    billed : bool
        Whether the device bills what it is sent, and keeps the answers.
    """

    device: Device
    meter: Meter
    control: SubmissionControl
    sample: Sample
    billed: bool

    def submit(self, submission: Submission) -> tuple[int, Answer]:
        """Send a submission, or fetch the answer of one that was sent already; return its number, too.

        An answer that could not be read is asked for again first: only if it still cannot be read, the
        problem is sent once more, and that only if the user has agreed to pay for it again.

        Raises
        ------
        PayAgainError
            Nobody has agreed yet.
        DeviceError, CancelledError
            It was not sampled.
        """
        fingerprint = submission.fingerprint(self.device.topology) if self.billed else ""
        sent = self.meter.pending(fingerprint)
        if sent is not None:
            try:
                return self._sampled(submission, *sent, lookup_first=not sent[1])
            except _LostError as lost:
                if not lost.asked:
                    raise lost.error from None
        qubits = len(submission.layout.qubits)
        estimate = self.device.access_seconds(qubits, submission.reads, submission.anneal_time_us)
        entry = self.meter.intend(self.device.name, qubits, submission.reads, estimate, fingerprint)
        try:
            return self._sampled(submission, entry, "", lookup_first=False)
        except _LostError as lost:
            raise lost.error from None

    def _sampled(
        self, submission: Submission, entry: int, problem_id: str, *, lookup_first: bool
    ) -> tuple[int, Answer]:
        meter = self.meter
        submission = replace(
            submission, problem_id=problem_id, label=meter.label(entry), lookup_first=lookup_first
        )
        control = replace(self.control, sent=lambda problem_id: meter.sent(entry, problem_id))
        try:
            return entry, self.sample(submission, control)
        except (DeviceError, CancelledError) as error:
            # Of what may have been sent before, this failure says nothing.
            if not (error.billed or lookup_first):
                meter.void(entry)
            elif error.lost:
                asked = meter.forget(entry, ask=isinstance(error, DeviceError) and error.answered)
                raise _LostError(error, asked) from None
            raise


class _LostError(Exception):
    """The answer of a problem that was paid for is lost.

    Attributes
    ----------
    error : QannealError
        What to tell of it.
    asked : bool
        Whether the meter decides on sending it again, because its answer came and could not be read.
    """

    def __init__(self, error: DeviceError | CancelledError, asked: bool) -> None:
        super().__init__(str(error))
        self.error = error
        self.asked = asked
