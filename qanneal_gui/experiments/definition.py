"""The interface of an experiment, by which the terminal, the window and tests run it."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Protocol

from pydantic import BaseModel

from qanneal_gui.annealing.device import SubmissionControl
from qanneal_gui.errors import QannealError
from qanneal_gui.figures import Figure, Table
from qanneal_gui.runs.library import RunLibrary


@dataclass(frozen=True, slots=True)
class Cost:
    """What an experiment will cost, before it is started.

    Attributes
    ----------
    seconds : float
        Wall time, estimated on this machine.
    qpu_seconds : float
        QPU access time that will be billed; 0 unless a real QPU is asked for.
    submissions : int
        Problems sent to a real QPU.
    note : str
        A sentence about what limits it; empty without one.
    """

    seconds: float
    qpu_seconds: float = 0.0
    submissions: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Progress:
    """How far an experiment is, and what it shows.

    Attributes
    ----------
    fraction : float
        Done, in [0, 1]; the last one says 1 unless the experiment was stopped.
    sentence : str
        What is being done.
    seconds_left : float or None
    figures : tuple of Figure
        Everything drawn so far, or nothing where there is nothing new.
    tables : tuple of Table
        Likewise.
    records : tuple of dict
        Plain values measured since the last progress, one JSON object or CSV row each, with a "type".
    """

    fraction: float
    sentence: str
    seconds_left: float | None = None
    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()
    records: tuple[dict[str, Any], ...] = ()

    def after(self, earlier: "Progress") -> "Progress":
        """Return this with the figures and tables of before, where it brings none."""
        figures, tables = self.figures or earlier.figures, self.tables or earlier.tables
        return replace(self, figures=figures, tables=tables)

    @property
    def is_last(self) -> bool:
        """Whether the experiment has ended, by itself or stopped: it then summarises what it measured."""
        return any(record["type"] == "summary" for record in self.records)


class HaltedError(QannealError):
    """Part of an experiment is done and kept; the rest can go on another time, but not by itself."""

    page = "troubles#experiment-halted"


class Experiment(Protocol):
    """One experiment with its settings; it knows nothing of who runs it.

    Attributes
    ----------
    name : str
        As on the terminal, ``equivalence``.
    title : str
    sentence : str
        What it shows, in one sentence.
    paper : str
        Where it is in the paper, as in "Sec. 5.1, Figs. 3, 8–13".
    settings : pydantic.BaseModel
        Every field made with `qanneal_gui.config.setting`.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    sentence: ClassVar[str]
    paper: ClassVar[str]

    @property
    def settings(self) -> BaseModel:
        """The settings that were given."""

    def cost(self) -> Cost:
        """Estimate the cost; quick, and without a network."""

    def run(
        self, library: RunLibrary, stop: threading.Event, control: SubmissionControl | None = None
    ) -> Iterator[Progress]:
        """Run it, and yield its progress often enough to be followed; `stop` or closing ends it, saved.

        Parameters
        ----------
        library : RunLibrary
        stop : threading.Event
            Ends it after the step in which it was set.
        control : SubmissionControl, optional
            How a submission is broken off that is being waited for (its ``stop``, set after the other one),
            and who hears how things stand with the QPU.

        Raises
        ------
        QannealError
            With one sentence, if it cannot go on; what was shown before is kept.
        """
