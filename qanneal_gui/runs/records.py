"""What the library says about a run, and how it is put into the database's columns."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any, Self

import numpy as np
from pydantic_core import from_json

from qanneal_gui.runs.metrics import DECISIVE, METRICS

STATES = ("running", "paused", "stopped", "finished", "failed", "interrupted")
"""What a run may be; ``interrupted`` is found out later, about a run whose process was killed."""

NOT_LEARNED = "Did not learn"
"""With this begins the message of a finished run that is no better than guessing, or not to be relied on."""

PER_EXAMPLE = ("p_exact", "p_sampled")
"""Entries of a sampler's report that have one value per example; they are stored apart."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What is known of a run's steps without reading them.

    Attributes
    ----------
    steps : int
        Number of steps recorded.
    last, best : dict or None
        Metrics of the last evaluated step, and of the evaluated step with the highest test accuracy
        of the MLP (the first of equals), without the values per example. Until a step was evaluated,
        `last` is the last step.
    seconds, qpu_seconds : float
        Wall time and QPU access time, in seconds.
    submissions : int
        Number of problems sent to a QPU.
    """

    steps: int = 0
    last: dict[str, Any] | None = None
    best: dict[str, Any] | None = None
    seconds: float = 0.0
    qpu_seconds: float = 0.0
    submissions: int = 0

    def after(self, metrics: dict[str, Any]) -> Self:
        """Return the summary with one more step in it."""
        sampler = metrics.get("sampler") or {}
        accuracy, highest = _accuracy(metrics), _accuracy(self.best)
        return replace(
            self,
            steps=self.steps + 1,
            last=self.last if accuracy is None and _accuracy(self.last) is not None else metrics,
            best=metrics if accuracy is not None and (highest is None or accuracy > highest) else self.best,
            seconds=self.seconds + (metrics.get("seconds") or 0.0),
            qpu_seconds=self.qpu_seconds + (sampler.get("qpu_seconds") or 0.0),
            submissions=self.submissions + (sampler.get("submissions") or 0),
        )

    def replaced_by(self, totals: Mapping[str, Any]) -> Self:
        """Return the summary with the given totals in place of those added up; None changes nothing."""
        names = {"seconds", "qpu_seconds", "submissions"}
        given = {name: totals[name] for name in names if totals.get(name) is not None}
        given |= {name: split(totals[name])[0] for name in ("last", "best") if totals.get(name) is not None}
        return replace(self, **given)

    def columns(self) -> dict[str, Any]:
        """Return the columns of the run's row that hold the summary."""
        told = {"last": self.last, "best": self.best}
        return self.totals() | {name: dumps(step) if step else None for name, step in told.items()}

    def totals(self) -> dict[str, Any]:
        """Return those of the columns that hold a number."""
        return {name: getattr(self, name) for name in ("steps", "seconds", "qpu_seconds", "submissions")}


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One run of the library, as it was when it was read.

    Attributes
    ----------
    id : str
        Identifier: date and time of the start (UTC) and four characters, as in ``20261122-181502-k3f9``.
    name : str
        The user's name for it; may be empty.
    created, updated : datetime
        When the run was created, and when its row last changed (UTC).
    state, message : str
        One of `STATES`, and why.
    config, seeds, versions : dict
        Everything needed to make the run again.
    steps, last, best, seconds, qpu_seconds, submissions
        As in `Summary`.
    """

    id: str
    name: str
    created: datetime
    updated: datetime
    state: str
    message: str
    config: dict[str, Any]
    seeds: dict[str, Any]
    versions: dict[str, Any]
    steps: int
    last: dict[str, Any] | None
    best: dict[str, Any] | None
    seconds: float
    qpu_seconds: float
    submissions: int

    def as_json(self) -> dict[str, Any]:
        """Return the ``run`` object that ``qanneal runs list`` prints."""
        # Its values are handed on as they are: copies of all settings took longer than the rest of a listing.
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        run = {"type": "run", "run": values.pop("id"), **values}
        return run | {"created": self.created.isoformat(), "updated": self.updated.isoformat()}


def told_apart(records: Sequence[RunRecord]) -> list[str]:
    """Return what runs are called beside each other: names, with identifiers where they are the same."""
    alike = Counter(one.name for one in records)
    return [
        one.id if not one.name else one.name if alike[one.name] == 1 else f"{one.name} ({one.id})"
        for one in records
    ]


def has_not_learned(state: str, message: str) -> bool:
    """Whether a run did all of its steps, and yet came to nothing."""
    return state == "finished" and message.startswith(NOT_LEARNED)


def storable(text: str) -> str:
    """Return the text as UTF-8 can hold it; the name of a file may contain characters that it cannot."""
    return text.encode(errors="replace").decode()


def dumps(value: Any) -> str:
    """Return compact JSON, in which NumPy's numbers and arrays are plain ones."""
    return storable(json.dumps(value, separators=(",", ":"), ensure_ascii=False, default=_plain))


def loads(text: str) -> dict[str, Any]:
    """Return the object that `dumps` wrote.

    Raises
    ------
    ValueError
        The text is not a JSON object.
    """
    try:
        # A third of the time that the standard library takes, which is most of the time of a listing.
        value = from_json(text)
    except TypeError as error:
        raise ValueError("not a text") from error
    if not isinstance(value, dict):
        raise ValueError("not a JSON object")
    return value


def split(metrics: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return a step's metrics with None for the values per example, and those values."""
    sampler = metrics.get("sampler")
    if not sampler:
        return dict(metrics), {}
    samples = {name: sampler[name] for name in PER_EXAMPLE if sampler.get(name) is not None}
    return {**metrics, "sampler": {**sampler, **dict.fromkeys(samples)}}, samples


def join(metrics: dict[str, Any], samples: dict[str, Any]) -> dict[str, Any]:
    """Return the metrics of which `split` made two."""
    return {**metrics, "sampler": {**metrics["sampler"], **samples}} if samples else metrics


def _accuracy(metrics: Mapping[str, Any] | None) -> float | None:
    accuracy: float | None = METRICS[DECISIVE].of(metrics)
    return accuracy


def _plain(value: Any) -> Any:
    if isinstance(value, np.generic | np.ndarray):
        return value.tolist()
    raise TypeError(f"{type(value).__name__} cannot be stored")
