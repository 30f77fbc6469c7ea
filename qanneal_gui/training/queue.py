"""Running the queue: the next entry, as an ordinary run, until nothing is left that may be run."""

import contextlib
import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from qanneal_gui import config as run_config
from qanneal_gui.annealing.device import Connection
from qanneal_gui.config import RunConfig
from qanneal_gui.errors import ObstacleError, QannealError
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.queue import Queue
from qanneal_gui.runs.queue_entry import RUN, Draft, Entry
from qanneal_gui.support.patience import Patience
from qanneal_gui.support.progress import ReportProgress
from qanneal_gui.support.relay import Relay
from qanneal_gui.training.estimates import estimate_run
from qanneal_gui.training.events import RunFinished, RunPaused
from qanneal_gui.training.feasibility import check_run
from qanneal_gui.training.session import Session
from qanneal_gui.training.telling import told

_log = logging.getLogger(__name__)

_LOOK_SECONDS = 0.5
"""How often is looked whether the QPU is free, which another process uses."""


def draft(config: RunConfig, library: RunLibrary) -> Draft:
    """Return a run as the queue takes it, with what it is estimated to take; off the window's thread.

    Raises
    ------
    CannotRunError
        The run could not make a single step.
    """
    check_run(config, library)
    estimate = estimate_run(config, library)
    billed = config.billed
    return Draft(
        run_config.as_dict(config), billed, estimate.qpu_seconds if billed else 0.0, estimate.seconds
    )


@dataclass(frozen=True, slots=True)
class Errand:
    """An entry that is no run, as whoever drives it is handed it.

    Attributes
    ----------
    entry : Entry
    library : RunLibrary
    stop, abort : threading.Event
        As those of `Session`.
    advance : callable
        To be told the fraction done, in [0, 1], a sentence, and where these change the settings.
    connection : callable
        To be told how things stand with the QPU.
    """

    entry: Entry
    library: RunLibrary
    stop: threading.Event
    abort: threading.Event
    advance: Callable[[float | None, str, Mapping[str, Any] | None], None]
    connection: Callable[[Connection], None]


Drive = Callable[[Errand], tuple[str, str]]
"""Does an errand; returns the state in which its entry is left, and why. What it raises has failed."""


class Worker:
    """Runs entries of the queue, one after another; any number of them may, in any processes.

    Parameters
    ----------
    library : RunLibrary
    stop, abort : Relay
        As those of `Session`. The entry that is being run waits again, and goes on another time. Somebody
        else's order to the run alone sets neither.
    told : callable
        Told of each entry when it begins and when it is left.
    notify : callable, optional
        Told what is being done, as a sentence and the fraction of the run that is done.
    connection : callable
        Told how things stand with the QPU.
    drive : callable, optional
        Runs what is no run: experiments, of which nothing is known here. They are held without it.
    """

    def __init__(
        self,
        library: RunLibrary,
        stop: Relay,
        abort: Relay,
        told: Callable[[Entry], None] = lambda _entry: None,
        notify: ReportProgress | None = None,
        connection: Callable[[Connection], None] = lambda _connection: None,
        drive: Drive | None = None,
    ) -> None:
        self._drive_others = drive
        self._library, self._queue = library, Queue(library)
        self._stop, self._abort = stop, abort
        self._told, self._notify, self._connection = told, notify, connection

    def work(self) -> None:
        """Run entries until none is left that may be run, the queue is paused, or ``stop`` is set.

        Raises
        ------
        QannealError
            The library cannot be used.
        """
        with self._queue.owner() as owner:
            patience = Patience(self._stop)
            while not self._stop.is_set():
                try:
                    entry, wait = self._queue.claim(owner)
                except ObstacleError:
                    if not patience.wait():
                        raise
                    continue
                if entry is not None:
                    self._told(entry)
                    self._run(entry, owner)
                elif not wait:
                    return
                else:
                    self._stop.wait(_LOOK_SECONDS)

    def _run(self, entry: Entry, owner: str) -> None:
        """Run an entry, and note how it is left, whatever happens."""
        state, message = "waiting", ""
        try:
            state, message = self._drive(entry, owner)
        except QannealError as error:
            state, message = "failed", str(error)
        except Exception as error:
            _log.exception("unexpected error in entry %d of the queue", entry.id)
            state = "failed"
            message = (
                f"Something unexpected went wrong ({type(error).__name__}); the log file has the details."
            )
        finally:
            self._leave(entry, owner, state, message)

    def _drive(self, entry: Entry, owner: str) -> tuple[str, str]:
        """Run an entry to its end; return the state in which it is left, and why."""
        if entry.kind != RUN:
            return self._run_errand(entry, owner)
        settings = run_config.parse(entry.settings)
        if entry.steps is not None and self._is_over(entry):
            return "done", ""
        with self._stop.passed_on() as stop, self._abort.passed_on() as abort:
            session = self._session(entry, settings, stop, abort)
            session.name, session.notes = entry.name, entry.notes
            session.announce = partial(self._queue.begin, entry.id, owner)
            session.connection = self._connection
            # What fails before there is a run of its own raises; else the outcome has it.
            try:
                self._follow(session, Patience(stop))
            except QannealError:
                if session.outcome is None:
                    raise
        return self._left(session.outcome)

    def _run_errand(self, entry: Entry, owner: str) -> tuple[str, str]:
        """Have something else than a run done; return the state in which it is left, and why."""
        if self._drive_others is None:
            return "held", f"This version of qanneal cannot run {entry.kind} from the queue; update qanneal."
        with self._stop.passed_on() as stop, self._abort.passed_on() as abort:
            advance = partial(self._advance, entry.id, owner)
            errand = Errand(entry, self._library, stop, abort, advance, self._connection)
            state, message = self._drive_others(errand)
        if self._stop.is_set() and state in ("waiting", "held"):
            return "waiting", ""
        return state, message

    def _advance(
        self, number: int, owner: str, done: float | None, message: str, settings: Mapping[str, Any] | None
    ) -> None:
        if self._notify is not None:
            self._notify(message, done)
        # Nobody has to know at once how far it is; but what it goes on from has to be written.
        with contextlib.suppress(ObstacleError) if settings is None else contextlib.nullcontext():
            self._queue.advance(number, owner, done, message, settings)

    def _session(
        self, entry: Entry, settings: RunConfig, stop: threading.Event, abort: threading.Event
    ) -> Session:
        """Return the run of an entry: from its beginning, or from where it has come to."""
        if entry.steps is None:
            return Session(settings, self._library, self._notify, stop, abort)
        steps = settings.training.steps
        return Session.resuming(entry.run, self._library, steps, notify=self._notify, stop=stop, abort=abort)

    def _follow(self, session: Session, patience: Patience) -> None:
        """Bring a run to its end, or to where it cannot go on by itself."""
        with contextlib.closing(told(session, self._library, retries=True)) as events:
            for event in events:
                if not isinstance(event, RunPaused) or event.cause == "order":
                    continue
                if event.cause != "library" or not patience.wait():
                    return

    def _is_over(self, entry: Entry) -> bool:
        """Whether somebody else has brought the entry's run to its end."""
        return self._library.get(entry.run).state == "finished"

    def _left(self, outcome: RunFinished | None) -> tuple[str, str]:
        if outcome is None:
            return "waiting", ""
        if outcome.state == "finished":
            return "done", outcome.message
        if outcome.state == "failed":
            return "failed", outcome.message
        if self._stop.is_set():
            return "waiting", ""
        return "held", outcome.message or f"Stopped after step {outcome.steps:,}."

    def _leave(self, entry: Entry, owner: str, state: str, message: str) -> None:
        patience = Patience(self._abort)
        while True:
            try:
                left = self._queue.leave(entry.id, owner, state, message)
            except ObstacleError as error:
                if not patience.wait():
                    # It is offered again once this process has ended, and found to be done if it is.
                    _log.warning("entry %d of the queue cannot be left as %s: %s", entry.id, state, error)
                    return
            else:
                if left is not None:
                    self._told(left)
                return
