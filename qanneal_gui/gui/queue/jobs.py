"""What the page of the queue has done off the window's thread."""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from qanneal_gui import config as run_config
from qanneal_gui.config import RunConfig
from qanneal_gui.errors import CancelledError, QannealError
from qanneal_gui.experiments.definition import Experiment
from qanneal_gui.gui.common.gate import find_token
from qanneal_gui.gui.common.jobs import Job, Report
from qanneal_gui.gui.queue import words
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.queue import Queue, QueueSettings
from qanneal_gui.runs.queue_bill import Bill, bill
from qanneal_gui.runs.queue_entry import RUN, Draft, Entry
from qanneal_gui.support.background import interruptible


class Listed(NamedTuple):
    """The queue as it is: its entries, how it is run, its bill, or why that is not known.

    Attributes
    ----------
    words : mapping of int to str
        What entries are that are no runs, by their numbers.
    """

    entries: list[Entry]
    settings: QueueSettings
    bill: Bill | None
    problem: str
    words: Mapping[int, str] = MappingProxyType({})


def read() -> Job[Listed]:
    """Return a job that reads the queue."""

    def job(_: Report) -> Listed:
        library = RunLibrary()
        queue = Queue(library)
        entries = queue.entries()
        try:
            found, problem = bill(entries, library), ""
        except QannealError as error:
            found, problem = None, str(error)
        return Listed(entries, queue.settings, found, problem, _in_words(entries))

    return job


def read_to_run() -> Job[Listed]:
    """Return a job that reads the queue before it is run; it raises where a token is needed and missing."""

    def job(report: Report) -> Listed:
        listed = read()(report)
        if any(one.billed and one.state == "waiting" for one in listed.entries):
            find_token(report)
        return listed

    return job


def _in_words(entries: Sequence[Entry]) -> dict[int, str]:
    studies = [one for one in entries if one.kind != RUN]
    if not studies:
        return {}
    return {one.id: _study_in_words(one.kind, json.dumps(one.settings)) for one in studies}


@lru_cache(maxsize=1000)
def _study_in_words(kind: str, settings: str) -> str:
    """Say what an experiment is; read every second, so that it is remembered."""
    # Imported here, on the jobs' thread: it brings Ocean along.
    from qanneal_gui.experiments.registry import of_values

    try:
        experiment = of_values(kind, json.loads(settings))
    except (QannealError, ValueError, KeyError, TypeError):  # of another version
        return kind
    return words.experiment_in_words(experiment)


def put_experiment(experiment: Experiment, edited: Entry | None, notes: str = "") -> Job[Entry]:
    """Return a job that puts an experiment at the end of the queue, or in the place of an entry, as `put`."""

    def job(_: Report) -> Entry:
        from qanneal_gui.experiments.queued import draft

        library = RunLibrary()
        made = draft(experiment, library)
        queue = Queue(library)
        name = str(getattr(experiment.settings, "name", ""))
        if edited is None:
            return queue.add(made, name, notes)
        return queue.change(edited.id, made, name or None, notes or None, seen=edited)

    return job


def experiment_of(entry: Entry) -> Job[Experiment]:
    """Return a job that makes the experiment of an entry."""

    def job(_: Report) -> Experiment:
        from qanneal_gui.experiments.queued import experiment_of as made

        return made(entry)

    return job


def end(ended_before: Collection[int]) -> Job[Listed]:
    """Return a job that reads the queue as its processes have left it, and tells those who do not look."""

    def job(report: Report) -> Listed:
        # Imported here, on the jobs' thread: it brings Ocean along.
        from qanneal_gui.training.telling import tell_queue

        listed = read()(report)
        tell_queue(listed.entries, listed.settings, ended_before, RunLibrary())
        return listed

    return job


def put(config: RunConfig, edited: Entry | None, name: str = "", notes: str = "") -> Job[Entry]:
    """Return a job that puts a run at the end of the queue, or in the place of an entry's settings.

    An entry keeps its name and its notes, where it is not given others. One that was run or changed since
    it was as `edited` says stays as it is: nothing is run, and paid for, twice by an edit that came too late.
    """

    def job(report: Report) -> Entry:
        library = RunLibrary()
        made = _draft(config, library, report)
        queue = Queue(library)
        if edited is None:
            return queue.add(made, name, notes)
        return queue.change(edited.id, made, name or None, notes or None, seen=edited)

    return job


def _draft(config: RunConfig, library: RunLibrary, report: Report) -> Draft:
    # Imported here, on the jobs' thread: it brings Ocean along.
    from qanneal_gui.training.queue import draft

    try:
        return interruptible(lambda: draft(config, library), report.unwanted)
    except CancelledError:
        # The window closes: what was put into the queue is not lost, and it costs what it may at most.
        most = config.budget.qpu_seconds if config.billed else 0.0
        return Draft(run_config.as_dict(config), config.billed, most)


def change(what: Callable[[Queue], Any]) -> Job[Any]:
    """Return a job that changes the queue."""
    return lambda _: what(Queue(RunLibrary()))


def agree() -> Job[int]:
    """Return a job that lets all that waits be run; it returns how much that is."""

    def job(_: Report) -> int:
        queue = Queue(RunLibrary())
        queue.agree()
        queue.pause(False)
        return sum(entry.state == "waiting" for entry in queue.entries())

    return job


def arrange(order: Sequence[int]) -> Job[None]:
    """Return a job that puts entries into an order."""
    return lambda _: Queue(RunLibrary()).arrange(order)
