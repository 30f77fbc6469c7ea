"""Runs a study: what is finished is taken from the library, the rest is done and stored at once."""

import contextlib
import logging
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

from qanneal_gui.errors import QannealError
from qanneal_gui.experiments.studies.backends import Backend
from qanneal_gui.experiments.studies.study import Result, Study, Task
from qanneal_gui.experiments.studies.workers import TaskOutcome
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.trials import TrialStore

_log = logging.getLogger(__name__)

_MOST_FAILURES = 3


@dataclass(frozen=True, slots=True)
class Trial:
    """A finished trial.

    Attributes
    ----------
    task : Task
    result : dict
    seconds : float
        Wall time it took when it was done.
    reused : bool
        It was finished before the study was started.
    """

    task: Task
    result: Result
    seconds: float
    reused: bool = False


def run_study(
    study: Study,
    library: RunLibrary,
    stop: threading.Event,
    backend: Backend | None = None,
) -> Iterator[Trial]:
    """Run what is left of a study; yield every trial of it, the finished ones first.

    Setting `stop` or closing the generator ends it; every trial that was finished is kept.

    Parameters
    ----------
    backend : Backend, optional
        In this process by default.

    Raises
    ------
    QannealError
        Trials could not be done, or the workers cannot be reached. The others are kept, and the same
        study continues where it stopped.
    """
    with TrialStore(library) as store:
        known = store.finished(task.key for task in study.tasks)
        for task in study.tasks:
            if task.key in known:
                yield Trial(task, known[task.key].result, known[task.key].seconds, reused=True)
        left = [task for task in study.tasks if task.key not in known]
        yield from _spread(study, left, store, stop, backend or Backend())
        for task in left:
            if task.local and not stop.is_set():
                yield from _run_here(study, task, store, library, stop)


def _spread(
    study: Study, left: list[Task], store: TrialStore, stop: threading.Event, backend: Backend
) -> Iterator[Trial]:
    """Have the backend do what need not be done here."""
    tasks = {task.key: task for task in left if not task.local}
    closed = threading.Event()
    outcomes = backend.outcomes(
        study.function, list(tasks.values()), lambda: stop.is_set() or closed.is_set()
    )
    failures: list[TaskOutcome] = []
    done = 0

    def trial(outcome: TaskOutcome) -> Trial | None:
        task = tasks[outcome.key]
        if outcome.result is None:
            _log.warning("trial %s failed: %s %s", task.key[:12], outcome.error, outcome.details)
            failures.append(outcome)
            return None
        store.add(task.key, study.kind, task.config, outcome.result, outcome.seconds)
        return Trial(task, outcome.result, outcome.seconds)

    try:
        for outcome in outcomes:
            if made := trial(outcome):
                done += 1
                yield made
            if len(failures) == _MOST_FAILURES:
                break
    finally:
        # Whatever was finished meanwhile is kept, too; that the workers are gone matters no more.
        closed.set()
        with contextlib.suppress(QannealError):
            for outcome in outcomes:
                done += trial(outcome) is not None
    if failures:
        raise QannealError(_failure_sentence(failures, done))


def _run_here(
    study: Study, task: Task, store: TrialStore, library: RunLibrary, stop: threading.Event
) -> Iterator[Trial]:
    assert study.local_function is not None
    began = time.perf_counter()
    result = study.local_function(task, library, stop)
    if result is not None:
        seconds = time.perf_counter() - began
        store.add(task.key, study.kind, task.config, result, seconds)
        yield Trial(task, result, seconds)


def _failure_sentence(failures: list[TaskOutcome], done: int) -> str:
    count = "A trial" if len(failures) == 1 else f"{len(failures)} trials"
    kept = f" ({done} others are finished and kept)" if done else ""
    return f"{count} failed{kept}: {failures[0].error}"
