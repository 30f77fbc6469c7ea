"""One trial of a sweep, brought to its end: as a new run, or by going on with the one that it has."""

import contextlib
import threading
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from qanneal_gui import config as run_config
from qanneal_gui.annealing.device import Connection
from qanneal_gui.config import RunConfig
from qanneal_gui.errors import QannealError
from qanneal_gui.experiments.sweeps.plan import KIND
from qanneal_gui.experiments.trial_runs import is_complete, remember, runs_of
from qanneal_gui.runs import orders
from qanneal_gui.runs.annotations import annotate, annotations_of, tags_of
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.records import RunRecord
from qanneal_gui.support.patience import Patience
from qanneal_gui.training.events import RunPaused, RunStarted, StepEvent
from qanneal_gui.training.session import Session

Word = Literal["go", "stop", "now"]
"""On; to the end after the current step; without it."""

_LOOK_SECONDS = 0.1
_ELSEWHERE_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Ended:
    """How a trial has ended.

    Attributes
    ----------
    run : str
        Identifier of its run; empty if it has none.
    state, message : str
        As those of a run: ``finished``, ``stopped``, ``paused`` or ``failed``.
    reused : bool
        Its run was there already, finished.
    """

    run: str
    state: str
    message: str = ""
    reused: bool = False

    @property
    def complete(self) -> bool:
        """Whether nothing is left to be done of it."""
        return is_complete(self.state, self.message)

    def as_dict(self) -> dict[str, Any]:
        """Return plain values."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A trial as whoever does it must know it.

    Attributes
    ----------
    key, name, group : str
        As those of `Trial` and `Plan`.
    config : RunConfig
    """

    key: str
    name: str
    group: str
    config: RunConfig


def attempt(
    wanted: Wanted,
    library: RunLibrary,
    word: Callable[[], Word],
    connection: Callable[[Connection], None] = lambda _connection: None,
) -> Generator[StepEvent, None, Ended]:
    """Bring a trial to its end, and yield its steps; the value is how it has ended. Nothing is raised.

    Parameters
    ----------
    word : callable
        Asked several times a second what is wanted, from another thread.
    connection : callable
        Told how things stand with the QPU.
    """
    try:
        record = _found(wanted, library, word)
        if record is not None and is_complete(record.state, record.message):
            tag(library, record.id, wanted.group)
            return Ended(record.id, record.state, record.message, reused=True)
        if word() != "go":
            return Ended(record.id if record else "", "stopped")
        ended = yield from _driven(wanted, library, word, connection, record)
        return ended
    except QannealError as error:
        return Ended("", "failed", str(error))


def tag(library: RunLibrary, run: str, group: str) -> None:
    """Give a run a tag beside those that it has."""
    tags = tags_of(annotations_of(library, run)["tags"])
    if group not in tags:
        annotate(library, [run], tags=", ".join([*tags, group]))


def _found(wanted: Wanted, library: RunLibrary, word: Callable[[], Word]) -> RunRecord | None:
    """Return the run that a trial has, once nobody else drives it."""
    waiting = threading.Event()
    while True:
        record = runs_of(library, [wanted.key]).get(wanted.key)
        if record is None or word() != "go" or not orders.is_driven(library, record.id):
            return record
        waiting.wait(_ELSEWHERE_SECONDS)


def _driven(
    wanted: Wanted,
    library: RunLibrary,
    word: Callable[[], Word],
    connection: Callable[[Connection], None],
    record: RunRecord | None,
) -> Generator[StepEvent, None, Ended]:
    with _heard(word) as (stop, abort):
        if record is None:
            session = Session(wanted.config, library, stop=stop, abort=abort)
            session.name = wanted.name
            session.announce = lambda run: _remember(library, wanted, run)
        else:
            budget = wanted.config.budget
            session = Session.resuming(record.id, library, budget=budget, stop=stop, abort=abort)
        session.connection = connection
        for step in _steps(session, library, wanted.group, Patience(stop)):
            yield step
            if word() != "go":
                stop.set()
    outcome = session.outcome
    if outcome is None:
        return Ended(record.id if record else "", "stopped")
    return Ended(outcome.run, outcome.state, outcome.message)


def _steps(session: Session, library: RunLibrary, group: str, patience: Patience) -> Iterator[StepEvent]:
    try:
        with contextlib.closing(session.events()) as events:
            for event in events:
                if isinstance(event, RunStarted):
                    tag(library, event.run, group)
                elif isinstance(event, StepEvent):
                    yield event
                elif isinstance(event, RunPaused) and not _waited(event, patience):
                    return
    except QannealError:
        if session.outcome is None:
            raise


def _waited(pause: RunPaused, patience: Patience) -> bool:
    """Whether to try again: at a limit, or without an annealer, the other trials go on instead."""
    return pause.cause == "order" or (pause.cause == "library" and patience.wait())


def _remember(library: RunLibrary, wanted: Wanted, run: str) -> None:
    remember(library, wanted.key, KIND, _plain(wanted), run, wanted.config.training.steps)


def _plain(wanted: Wanted) -> Mapping[str, Any]:
    return {"run": run_config.as_dict(wanted.config), "name": wanted.name, "group": wanted.group}


@contextlib.contextmanager
def _heard(word: Callable[[], Word]) -> Iterator[tuple[threading.Event, threading.Event]]:
    """Yield events that are set when that is the word; an order to one run alone sets no other's."""
    stop, abort, over = threading.Event(), threading.Event(), threading.Event()

    def listen() -> None:
        while not over.wait(_LOOK_SECONDS):
            said = word()
            if said != "go":
                stop.set()
            if said == "now":
                abort.set()
                return

    thread = threading.Thread(target=listen, name="sweep-word", daemon=True)
    thread.start()
    try:
        yield stop, abort
    finally:
        over.set()
        thread.join()
