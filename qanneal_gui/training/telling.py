"""What of a run, or of the queue, is worth telling those who do not look, and in which words.

Whoever drives a run takes its events from `told`. The trials of studies and the runs of experiments are
not told one by one: what belongs to more is told when all of it has ended.
"""

import contextlib
import hashlib
import logging
from collections import Counter
from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from datetime import UTC, datetime
from typing import Protocol

from qanneal_gui import config as run_config
from qanneal_gui.errors import QannealError
from qanneal_gui.notices.notice import Notice
from qanneal_gui.notices.outbox import outbox
from qanneal_gui.runs import state_words
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.month_limit import month_limit
from qanneal_gui.runs.queue import QueueSettings
from qanneal_gui.runs.queue_entry import ENDED, Entry
from qanneal_gui.runs.records import has_not_learned
from qanneal_gui.runs.totals import month_left, totals
from qanneal_gui.support.formatting import write_count, write_percent, write_seconds
from qanneal_gui.support.text import after_colon
from qanneal_gui.training import pauses
from qanneal_gui.training.events import Event, RunFinished, RunPaused, RunStarted, StepEvent, Trouble

_log = logging.getLogger(__name__)

NEAR = 0.9
"""The part of a limit from which on it is told of."""

Tell = Callable[[Notice], None]


class Driven(Protocol):
    """What is needed of a session."""

    outcome: RunFinished | None

    def events(self) -> Iterator[Event]:
        """Yield the events of the run."""
        ...


def told(
    session: Driven, library: RunLibrary, *, retries: bool, tell: Tell = outbox.tell
) -> Generator[Event, None, None]:
    """Yield the events of a run, and tell of those that are worth it; closing it closes the session's.

    Parameters
    ----------
    session : Session
    library : RunLibrary
        Of the run.
    retries : bool
        Whether the driver tries again by itself where the library is in the way: that is told only when it
        has been given up.
    tell : callable
    """
    watch = _Watch(library, retries, tell)
    events = session.events()
    try:
        for event in events:
            with _nothing_breaks():
                watch.take(event)
            yield event
    finally:
        close = getattr(events, "close", None)
        if close is not None:
            close()
        if session.outcome is not None:
            with _nothing_breaks():
                watch.end(session.outcome)


def tell_queue(
    entries: Iterable[Entry],
    settings: QueueSettings,
    ended_before: Collection[int],
    library: RunLibrary,
    tell: Tell = outbox.tell,
) -> None:
    """Tell that the queue is empty, or has paused by itself, if it is so.

    Parameters
    ----------
    entries, settings
        The queue as it is now.
    ended_before : collection of int
        Entries that had ended when it was begun to be run.
    library : RunLibrary
    tell : callable
    """
    entries = list(entries)
    here = [one for one in entries if one.state in ENDED and one.id not in ended_before]
    left = [one for one in entries if one.state in ("waiting", "running")]
    badly = [one for one in here if one.state != "done"]
    if not here or (left and not (settings.paused and settings.stops_on_failure and badly)):
        return
    with _nothing_breaks():
        counts = Counter(one.state for one in here)
        done = state_words.of_ended(counts)
        spent, when = _spent(here, library)
        billed = any(one.billed for one in here)
        rest = [f"{write_seconds(spent)} of QPU time" if spent else "no QPU time billed"]
        rest += _left(library) if billed else []
        what = "The queue is empty"
        if left:
            waiting = "1 entry waits" if len(left) == 1 else f"{len(left):,} entries wait"
            what = f"The queue has paused after {badly[-1].title}, which {_fate(badly[-1])}, and {waiting}"
        state = "\n".join(f"{one.id} {one.state} {one.steps}" for one in entries)
        key = hashlib.sha256(f"{library.root}\n{state}\n{when}".encode()).hexdigest()
        sentence = f"{what}: {', '.join([done, *rest])}."
        tell(Notice("queue", sentence, qpu_seconds=spent, once=f"queue {key}"))


def _fate(entry: Entry) -> str:
    return "has failed" if entry.state == "failed" else "is on hold"


def _spent(entries: Iterable[Entry], library: RunLibrary) -> tuple[float, str]:
    """Return what the runs of some entries have cost on a QPU, and when the last of them has changed."""
    seconds, when = 0.0, ""
    for entry in entries:
        with contextlib.suppress(QannealError):
            record = library.get(entry.run)
            seconds += record.qpu_seconds if entry.billed else 0.0
            when = max(when, record.updated.isoformat())
    return seconds, when


class _Watch:
    """Looks at the events of one run."""

    def __init__(self, library: RunLibrary, retries: bool, tell: Tell) -> None:
        self._library, self._retries, self._tell = library, retries, tell
        self.run = self._name = ""
        self._steps = self._submissions = 0
        self._seconds = 0.0
        self._limits: tuple[float, float] = (0.0, 0.0)
        self._billed = self._simulated = False
        self._pause_told = False
        self._near: set[str] = set()

    def take(self, event: Event) -> None:
        """Tell of an event, if it is worth it."""
        match event:
            case RunStarted():
                self._begin(event)
            case StepEvent():
                self._steps, self._pause_told = event.step, False
                if event.sampler is not None:
                    self._seconds += event.sampler.qpu_seconds
                    self._submissions += event.sampler.submissions
                self._look_at_limits()
            case Trouble() if not event.over:
                may = "may fail" if event.severity == "failure" else "has a problem"
                self._say("trouble", f"{self._what} {may}: {after_colon(event.sentence)}")
            case RunPaused() if not self._pause_told and not (self._retries and event.cause == "library"):
                self._pause(event.message)

    def end(self, outcome: RunFinished) -> None:
        """Tell how the run has ended."""
        self.run = outcome.run or self.run
        if outcome.run and not self._name:
            self._name = self._library.get(outcome.run).name
        self._steps, self._seconds = outcome.steps, outcome.qpu_seconds
        why = f": {after_colon(outcome.message)}" if outcome.message else "."
        if outcome.state == "failed":
            self._say("failed", f"{self._what} failed {self._so_far()}{why}")
        elif outcome.state == "paused":
            if not self._pause_told:
                self._pause(outcome.message)
        elif outcome.run:
            learned = " without having learned" if has_not_learned(outcome.state, outcome.message) else ""
            verb = "ended" if outcome.state == "finished" else "was stopped"
            after = f"after {write_count(self._steps, 'step')}{learned}"
            figures = self._figures(outcome)
            self._say("ended", f"{self._what} {verb} {after}{': ' if figures else ''}{', '.join(figures)}.")

    def _pause(self, message: str) -> None:
        self._pause_told = True
        ordered = message.startswith(pauses.FROM_ELSEWHERE)
        verb = "was paused from elsewhere" if ordered else "is paused"
        rest = message.removeprefix(pauses.FROM_ELSEWHERE).removeprefix("Paused: ")
        sign = "" if ordered else ": "
        self._say("paused", f"{self._what} {verb} {self._so_far()}{sign}{after_colon(rest)}")

    @property
    def _what(self) -> str:
        return f"Run '{self._name}'" if self._name else f"Run {self.run}" if self.run else "A run"

    def _begin(self, event: RunStarted) -> None:
        config = run_config.parse(event.config)
        self.run, self._steps = event.run, event.resumed_from or 0
        self._billed = config.billed
        self._simulated = config.training.method == "ebm" and config.sampler.kind == "simulated-qpu"
        self._limits = (config.budget.qpu_seconds, float(config.budget.submissions))
        if event.run:
            record = self._library.get(event.run)
            self._name = record.name
            self._seconds, self._submissions = record.qpu_seconds, record.submissions
        # What was near before is no news.
        self._near = {what for what, used, limit in self._used() if used >= NEAR * limit}

    def _used(self) -> list[tuple[str, float, float]]:
        """Return what is used of each limit of the run."""
        if not (self._billed or self._simulated):
            return []
        return [
            ("QPU time", self._seconds, self._limits[0]),
            ("submissions", float(self._submissions), self._limits[1]),
        ]

    def _look_at_limits(self) -> None:
        for what, used, limit in self._used():
            if what not in self._near and used >= NEAR * limit:
                self._near.add(what)
                amounts = (
                    f"{write_seconds(used)} of {write_seconds(limit)} of QPU time"
                    if what == "QPU time"
                    else f"{used:,.0f} of {write_count(int(limit), 'submission')}"
                )
                after = f"after {write_count(self._steps, 'step')}"
                self._say("limit", f"{self._what} nears its limit: {amounts} {after}.")
        if self._billed:
            self._look_at_month()

    def _look_at_month(self) -> None:
        today, limit = datetime.now(UTC), month_limit(self._library.root)
        used = totals(self._library).monthly_usage(today.year, today.month).seconds
        if "month" not in self._near and limit > 0 and used >= NEAR * limit:
            self._near.add("month")
            left = write_seconds(max(0.0, limit - used))
            self._say(
                "limit",
                f"This month's QPU time is nearly used up: {write_seconds(used)} of {write_seconds(limit)}, "
                f"{left} left.",
                f"month {today:%Y-%m} {limit} {self._library.root}",
            )

    def _figures(self, outcome: RunFinished) -> list[str]:
        mlp = (outcome.last or {}).get("mlp") or {}
        accuracy = mlp.get("test_accuracy")
        figures = [] if accuracy is None else [f"{write_percent(100 * accuracy)} test accuracy"]
        return figures + self._cost() + (_left(self._library) if self._billed else [])

    def _cost(self) -> list[str]:
        if not self._seconds:
            return []
        return [f"{write_seconds(self._seconds)} of {'' if self._billed else 'simulated '}QPU time"]

    def _so_far(self) -> str:
        """Return how far it is, and what that has cost."""
        return " and ".join([f"after {write_count(self._steps, 'step')}", *self._cost()])

    def _say(self, event: str, sentence: str, once: str = "") -> None:
        sentence = sentence if sentence.endswith(".") else f"{sentence}."
        seconds = self._seconds if self._billed else 0.0
        self._tell(Notice(event, sentence, self.run, seconds, once))  # type: ignore[arg-type]


def _left(library: RunLibrary) -> list[str]:
    try:
        return [f"{write_seconds(month_left(library))} left this month"]
    except QannealError:
        return []  # what is spent is told all the same


@contextlib.contextmanager
def _nothing_breaks() -> Iterator[None]:
    """Let no run fail because of what is told of it."""
    try:
        yield
    except Exception as error:
        _log.warning("An event could not be told: %s", error)
