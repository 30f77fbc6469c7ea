"""What an entry of the queue is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

STATES = ("waiting", "running", "done", "failed", "held")
"""What an entry may be; one is held when its run can go on, but not without the user."""

ENDED = ("done", "failed", "held")
"""Of these, those that nobody brings further without the user."""

RUN = "run"
"""The kind of an entry that is a training run; its settings are those of `qanneal_gui.config`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the queue, as it was when it was read.

    Attributes
    ----------
    id : int
        By which it is named; never used for another one.
    position : int
        Its place in the queue, the first one being 1.
    state, message : str
        One of `STATES`, and why; of an experiment that is running, what it is doing.
    kind : str
        `RUN`, or the name of an experiment.
    name, notes : str
        The user's name for it, and for its run, and notes on that; may be empty.
    settings : dict
        Plain values: a run's config; of an experiment its ``settings``, and the ``run`` it was given or None.
    run : str
        Identifier of its run, once it was begun.
    steps : int or None
        How many steps that run has done; None if the library has no such run.
    done : float or None
        Which fraction of an experiment is done, in [0, 1]; None if it was not begun.
    billed, agreed : bool
        Whether it costs QPU time, and whether the user has agreed to that.
    qpu_seconds : float
        QPU time that all of it will be billed, estimated, in seconds.
    seconds : float
        Its wall time, estimated, in seconds.
    paused : bool
        Whether its run is paused, and whoever runs the entry waits until it goes on.
    """

    id: int
    position: int
    state: str
    message: str
    kind: str
    name: str
    settings: dict[str, Any]
    run: str
    steps: int | None
    billed: bool
    agreed: bool
    qpu_seconds: float
    seconds: float
    notes: str = ""
    done: float | None = None
    paused: bool = False

    @property
    def left(self) -> float:
        """The fraction of it that is still to be done, in [0, 1]."""
        if self.state == "done":
            return 0.0
        if self.kind != RUN:
            return min(1.0, max(0.0, 1 - (self.done or 0.0)))
        steps = (self.settings.get("training") or {}).get("steps")
        if not self.steps or not isinstance(steps, int) or steps < 1:
            return 1.0
        return max(0.0, 1 - self.steps / steps)

    @property
    def title(self) -> str:
        """Its name, or what it is called without one."""
        return self.name or f"Entry {self.id}"

    def as_json(self) -> dict[str, Any]:
        """Return the ``queue`` object that ``qanneal queue`` prints."""
        return {
            "type": "queue",
            "id": self.id,
            "position": self.position,
            "state": self.state,
            "message": self.message,
            "kind": self.kind,
            "run": self.run or None,
            "name": self.name,
            "notes": self.notes,
            "done": self.done,
            "billed": self.billed,
            "qpu_seconds": self.qpu_seconds,
            "seconds": self.seconds,
        }


class Draft(NamedTuple):
    """What is put into the queue: what it is, and what it is estimated to take, as in `Entry`."""

    settings: Mapping[str, Any]
    billed: bool = False
    qpu_seconds: float = 0.0
    seconds: float = 0.0
    kind: str = RUN
