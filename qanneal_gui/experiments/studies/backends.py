"""Where trials run: one way through joblib for this process, local processes and a Dask cluster."""

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import resource_tracker
from typing import TYPE_CHECKING, Any

import joblib
from joblib.externals.loky import get_reusable_executor
from joblib.externals.loky.backend import resource_tracker as loky_tracker

from qanneal_gui import __version__
from qanneal_gui.errors import QannealError
from qanneal_gui.experiments.studies.study import Function, Task
from qanneal_gui.experiments.studies.workers import TaskOutcome, start_process, work

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

AskStopped = Callable[[], bool]

# A worker that goes away by itself just as work is handed to it can leave joblib waiting for ever: local
# workers wait for longer than any study has nothing to do, and are ended with it.
_IDLE_SECONDS = 7 * 24 * 3600
_POLL_SECONDS = 0.05
_NOW = 1e-9
_MASKS = hasattr(signal, "pthread_sigmask")  # not on Windows
_GAVE_UP = (TimeoutError, multiprocessing.TimeoutError)


class Backend:
    """Trials in this process, one after another; the other backends say what differs.

    Attributes
    ----------
    name : str
        Where the trials run, in words.
    """

    name = "in this process"
    _options: dict[str, Any] = {"backend": "sequential"}  # noqa: RUF012
    _jobs = 1
    _pre_dispatch = "2 * n_jobs"
    _dedicated = False
    _restarts = 5
    _broken: tuple[type[Exception], ...] = ()
    _broken_sentence = ""

    def outcomes(
        self,
        function: Function,
        tasks: Sequence[Task],
        stopped: AskStopped,
        given_up: AskStopped | None = None,
    ) -> Iterator[TaskOutcome]:
        """Do the tasks, and yield what comes of each as soon as it is there.

        A worker that is gone costs nothing but time: its tasks are done by another one. Once
        `stopped()` is true, no task is begun; once `given_up()` is, by default likewise, tasks on workers
        are given up. Both are asked from several threads.

        Raises
        ------
        QannealError
            The workers cannot be reached, or go away repeatedly.
        """
        left = {task.key: task for task in tasks}
        if not left:
            return
        with self._opened():
            for attempt in range(self._restarts + 1):
                try:
                    for outcome in self._round(function, list(left.values()), stopped, given_up or stopped):
                        del left[outcome.key]
                        yield outcome
                    return
                except self._broken as error:
                    if attempt == self._restarts:
                        raise QannealError(self._broken_sentence) from error

    def _round(
        self, function: Function, tasks: Sequence[Task], stopped: AskStopped, given_up: AskStopped
    ) -> Iterator[TaskOutcome]:
        calls = (
            joblib.delayed(work)(function, task.key, task.config, __version__, self._dedicated)
            for task in tasks
            if not stopped()
        )
        with joblib.parallel_config(**self._options):
            parallel = joblib.Parallel(
                n_jobs=self._jobs,
                return_as="generator_unordered",
                batch_size=1,
                pre_dispatch=self._pre_dispatch,
            )
            with _Supervisor(self, parallel, given_up) as supervisor:
                outcomes = parallel(calls)
                try:
                    yield from outcomes
                except _GAVE_UP:
                    if supervisor.trouble:
                        raise QannealError(supervisor.trouble) from None
                    if not given_up():
                        raise

    def _opened(self) -> "AbstractContextManager[None]":
        """Hold on to the workers for the block."""
        return contextlib.nullcontext()

    def _trouble(self) -> str:
        """Say why no answer will come any more; asked about once a second, from another thread."""
        return ""


class Processes(Backend):
    """Trials over local processes, each with one BLAS thread.

    Parameters
    ----------
    workers : int
    """

    _dedicated = True
    _broken = (BrokenProcessPool,)
    _broken_sentence = (
        "The worker processes were killed repeatedly, perhaps because memory ran out; use fewer workers "
        "and run the same command again to continue."
    )

    def __init__(self, workers: int) -> None:
        self.name = f"over {workers} local processes"
        self._jobs = workers
        self._options = {
            "backend": "loky",
            "inner_max_num_threads": 1,
            "idle_worker_timeout": _IDLE_SECONDS,
            "initializer": start_process,
            "initargs": (os.getpid(),),
        }

    @contextlib.contextmanager
    def _opened(self) -> Iterator[None]:
        try:
            # A worker that is still starting would end with a traceback; it inherits what is blocked here.
            # Trackers of resources let Ctrl-C in when they start, so they start before.
            for tracker in (resource_tracker, loky_tracker) if _MASKS else ():
                tracker.ensure_running()
            with _ctrl_c(blocked=True):
                yield
        finally:
            get_reusable_executor(reuse=True).shutdown(wait=True)


class _Supervisor:
    """Ends joblib's waiting when the study is stopped, or when no answer can come any more.

    joblib waits for the next result without an end, but looks at its timeout all the while.
    """

    def __init__(self, backend: Backend, parallel: joblib.Parallel, stopped: AskStopped) -> None:
        self.trouble = ""
        self._backend = backend
        self._parallel = parallel
        self._stopped = stopped
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._supervise, name="study-supervisor", daemon=True)

    def __enter__(self) -> "_Supervisor":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _supervise(self) -> None:
        # Ctrl-C comes in by this thread where that of the study has it blocked.
        with _ctrl_c(blocked=False):
            polls = 0
            while not self._over.wait(_POLL_SECONDS):
                polls += 1
                if not self._stopped() and polls % round(1 / _POLL_SECONDS) == 0:
                    self.trouble = self._backend._trouble()
                if self._stopped() or self.trouble:
                    self._parallel.timeout = _NOW
                    return


@contextlib.contextmanager
def _ctrl_c(*, blocked: bool) -> Iterator[None]:
    """Block Ctrl-C in this thread, or let it in, for as long as the block takes."""
    if not _MASKS:
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK if blocked else signal.SIG_UNBLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
