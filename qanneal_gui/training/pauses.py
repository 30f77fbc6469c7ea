"""Why a run pauses, or ends within a step: in words, and as the kind of thing that is in the way."""

from qanneal_gui.annealing.device import PayAgainError
from qanneal_gui.annealing.qpu import NeedsTokenError
from qanneal_gui.errors import CancelledError, ObstacleError, QannealError
from qanneal_gui.runs.identity import ReplacedError
from qanneal_gui.training.loop import STOPPED_WITHIN

FROM_ELSEWHERE = "Paused from elsewhere"
"""How the words begin in which a pause is told that others wanted."""

GIVEN_UP = "Stopped on failure"
"""With this begins the message of a run that ended early because it had failed, as its settings wanted."""


def words(error: QannealError) -> str:
    """Return why a run pauses; what it needs comes first."""
    if not isinstance(error, NeedsTokenError):
        return str(error)
    cause, _, advice = str(error).partition(";")
    return f"Paused: needs a token ({cause.replace('There', 'there', 1)});{advice}"


def with_offer(sentence: str, solver: str) -> str:
    """Return why a run pauses, and which other solver it may go on with, if there is one."""
    if not solver:
        return sentence
    return f"{sentence} {solver} is online and fits: the run may go on there, re-embedded."


def last_words(error: CancelledError, *, at_once: bool) -> str:
    """Return what is said of a step that was broken off; nothing of one that was just not waited for.

    Parameters
    ----------
    error : CancelledError
    at_once : bool
        Whether it was ordered that the step be broken off, whatever it costs.
    """
    return "" if str(error) == STOPPED_WITHIN and not at_once else str(error)


def ordered(run: str) -> str:
    """Return why a run pauses that others told to."""
    return f"{FROM_ELSEWHERE}; continue with: qanneal resume {run}"


def kind(error: QannealError) -> str:
    """Return which kind of thing is in the way, as `RunPaused` tells it."""
    match error:
        case PayAgainError():
            return "pay-again"
        case ReplacedError():
            return "replaced"
        case ObstacleError():
            return "library"
    return "device"
