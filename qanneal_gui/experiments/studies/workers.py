"""What runs on a worker, here or on another machine: one trial, with its failures returned as values."""

import functools
import os
import signal
import threading
import time
import traceback
from dataclasses import dataclass

from threadpoolctl import ThreadpoolController

from qanneal_gui import __version__
from qanneal_gui.errors import QannealError
from qanneal_gui.experiments.studies.study import Config, Function, Result
from qanneal_gui.support import cores
from qanneal_gui.support.memory import use_one_heap


@dataclass(frozen=True, slots=True)
class TaskOutcome:
    """What a worker says about one task.

    Attributes
    ----------
    key : str
        The task's.
    result : dict or None
    seconds : float
    error : str
        Why there is no result, in one sentence.
    details : str
        Traceback of an error that nobody expected.
    """

    key: str
    result: Result | None
    seconds: float
    error: str = ""
    details: str = ""


def work(function: Function, key: str, config: Config, version: str, dedicated: bool) -> TaskOutcome:
    """Do one task.

    Parameters
    ----------
    version : str
        Version of the program that asks.
    dedicated : bool
        The process does nothing but such tasks.
    """
    began = time.perf_counter()
    if version != __version__:
        return TaskOutcome(key, None, 0.0, version_sentence(__version__, version))
    if dedicated:
        _one_core()
    try:
        result = function(config)
    except QannealError as error:
        return TaskOutcome(key, None, time.perf_counter() - began, str(error))
    except Exception as error:
        sentence = f"A trial failed unexpectedly ({type(error).__name__}); the log file has the details."
        return TaskOutcome(key, None, time.perf_counter() - began, sentence, traceback.format_exc())
    return TaskOutcome(key, result, time.perf_counter() - began)


def start_process(parent: int) -> None:
    """Prepare a local worker process.

    Parameters
    ----------
    parent : int
        The process that runs the study: Ctrl-C is for that one alone, and its end is the worker's.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    use_one_heap()
    threading.Thread(target=_end_with, args=(parent,), name="parent-check", daemon=True).start()


def version() -> str:
    """Tell the worker's version of the program."""
    return __version__


def version_sentence(theirs: str, ours: str) -> str:
    """Say that a worker has another version of the program."""
    return (
        f"A cluster worker has qanneal-gui {theirs} and this is {ours}; "
        "install the same version everywhere and restart the workers."
    )


def _end_with(parent: int) -> None:
    # A killed study would leave its workers busy with trials that nobody waits for.
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


@functools.cache
def _one_core() -> None:
    cores.use(1)
    # For good: worker threads that each set and restored the limit would undo one another's.
    ThreadpoolController().limit(limits=1, user_api="blas")
