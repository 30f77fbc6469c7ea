"""What users are told who do not look: one sentence about one event."""

from dataclasses import dataclass
from typing import Any, Literal

from qanneal_gui.support.text import for_terminal

Event = Literal["ended", "paused", "failed", "limit", "trouble", "queue"]

EVENTS: dict[Event, str] = {
    "ended": "A run or an experiment has ended",
    "paused": "A run is paused: by a limit, by trouble with the annealer, or by an order from elsewhere",
    "failed": "A run or an experiment has failed",
    "limit": "90 % of a run's or of the month's QPU time is used",
    "trouble": "A run shows a problem, such as samples that the chip's errors shift",
    "queue": "The queue is empty, or has paused by itself",
}
"""Every kind of event, and what it is."""

_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Notice:
    """One event, in one sentence.

    Attributes
    ----------
    event : str
        One of `EVENTS`.
    sentence : str
        What has happened and what it cost; names in it are users' text, so it is cleaned here.
    run : str
        Identifier of the run, if it is about one.
    qpu_seconds : float
        QPU time used so far, in seconds.
    once : str
        What distinguishes the event from others, if several processes may see it: it is told once.
    """

    event: Event
    sentence: str
    run: str = ""
    qpu_seconds: float = 0.0
    once: str = ""

    def __post_init__(self) -> None:
        text = for_terminal(" ".join(self.sentence.split()))
        object.__setattr__(self, "sentence", text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")

    def as_json(self) -> dict[str, Any]:
        """Return what a webhook receives; the field ``text`` is what chat programs show."""
        return {
            "text": self.sentence,
            "event": self.event,
            "run": self.run or None,
            "qpu_seconds": self.qpu_seconds,
        }


TEST = Notice("ended", "This is a test: qanneal can reach you here.")
"""What is sent to find out whether a channel works."""
