"""Work that blocks, on its own thread: a user can stop waiting for it, although nothing can end it."""

import atexit
import contextlib
import logging
import os
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, NoReturn, TypeVar

from typing_extensions import override

from qanneal_gui.errors import CancelledError

T = TypeVar("T")

SLICE = 0.02
"""Longest time, in seconds, between two looks at the flag."""

_LAST_WAIT = 5.0
"""Seconds that Python's end waits for abandoned work; it asks whether it is still wanted far more often."""

_work = threading.local()
_under_way: set[threading.Event] = set()


def interruptible(
    work: Callable[[], T],
    stop: threading.Event,
    message: str = "Stopped.",
    name: str = "interruptible",
    brief: bool = False,
) -> T:
    """Return what `work` returns, or abandon it as soon as `stop` is set.

    The work runs on its own thread: a call into a library's C code cannot be ended, only abandoned.
    So it must write nothing that anybody else reads: what it computes after that is dropped. Loops in it
    call `check`, so that abandoned work ends soon and does not slow down what follows. Work within work that
    is abandoned is abandoned, too.

    Parameters
    ----------
    work : callable
    stop : threading.Event
        If it is `Unheard`, the work is done on this thread.
    message : str
        Of the `CancelledError`.
    name : str
        The thread's.
    brief : bool
        The work is over before anybody could look at the flag: it is done on this thread, too.

    Raises
    ------
    CancelledError
        If `stop` was set first; whatever `work` raises otherwise.
    """
    flags = (*_flags(), stop)
    if _any_set(flags):
        raise CancelledError(message)
    if brief or all(isinstance(flag, Unheard) for flag in flags):
        return work()
    outcome: list[tuple[bool, Any]] = []

    def run() -> None:
        try:
            outcome.append((True, work()))
        except BaseException as error:
            outcome.append((False, error))

    done = begin(run, name, flags)
    while not done.wait(SLICE):
        if _any_set(flags):
            raise CancelledError(message)
    succeeded, value = outcome[0]
    if isinstance(value, CancelledError) and _any_set(flags):
        raise CancelledError(message)  # it has seen the flag by itself
    if not succeeded:
        raise value
    result: T = value
    return result


def begin(
    work: Callable[[], None], name: str, flags: tuple[threading.Event, ...] | None = None
) -> threading.Event:
    """Have another thread do a work that raises nothing.

    Parameters
    ----------
    work : callable
    name : str
        The thread's meanwhile.
    flags : tuple of threading.Event, optional
        What abandons the work, so that `check` there ends it; that of the work of this thread by default.

    Returns
    -------
    threading.Event
        Set when it is done.
    """
    done, thread = threading.Event(), _idle_or_new()
    flags = _flags() if flags is None else flags

    def run() -> None:
        _work.flags = flags
        threading.current_thread().name = name
        try:
            work()
        finally:
            threading.current_thread().name = "idle"
            _idle.append(thread)
            _under_way.discard(done)
            done.set()

    _under_way.add(done)
    thread.do(run)
    return done


class _Reused:
    """A thread that does one work after another: a new one takes longer to start than to be asked."""

    def __init__(self) -> None:
        self._waiting: SimpleQueue[Callable[[], None]] = SimpleQueue()
        threading.Thread(target=self._run, name="idle", daemon=True).start()

    def do(self, work: Callable[[], None]) -> None:
        """Do this, once what is being done is done."""
        self._waiting.put(work)

    def _run(self) -> None:
        while True:
            work = self._waiting.get()
            work()
            del work  # lest it be kept until the next one


_idle = deque[_Reused]()
"""Threads that wait for work."""
if hasattr(os, "register_at_fork"):
    # They are threads of the parent, and so is what they do.
    os.register_at_fork(after_in_child=_idle.clear)
    os.register_at_fork(after_in_child=_under_way.clear)


def _idle_or_new() -> _Reused:
    with contextlib.suppress(IndexError):
        return _idle.pop()
    return _Reused()


def leave(code: int) -> NoReturn:
    """End the process; at once if a thread still does work that was abandoned.

    Libraries written in C take themselves apart at the orderly end. If a thread is within them, they wait
    for it for ever (OpenBLAS does), or the process crashes.

    Parameters
    ----------
    code : int
        The exit code.
    """
    if _under_way:
        leave_at_once(code)
    sys.exit(code)


def leave_at_once(code: int) -> NoReturn:
    """End the process without taking anything apart; what was to be kept is on the disk by then.

    Parameters
    ----------
    code : int
        The exit code.
    """
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):  # closed, or there is none
            stream.flush()
    os._exit(code)


@atexit.register
def _await_abandoned_work() -> None:
    """For programs that are not ours, which end without `leave`."""
    until = time.monotonic() + _LAST_WAIT
    with contextlib.suppress(KeyboardInterrupt):
        for done in list(_under_way):
            done.wait(max(0.0, until - time.monotonic()))


def stopped() -> bool:
    """Return whether the work that this thread does was abandoned."""
    return _any_set(_flags())


def check() -> None:
    """End the work that this thread does if it was abandoned.

    Raises
    ------
    CancelledError
        It was.
    """
    if stopped():
        raise CancelledError("Stopped.")


class Unheard(threading.Event):
    """A flag that nobody sets while work is being done: it is done where it is asked for, without a thread.

    To hand it to another thread and back takes a tenth of a millisecond, a tenth of the smallest steps.
    """


class Deadline(threading.Event):
    """A flag that another one sets, or the time.

    Parameters
    ----------
    seconds : float
        After which it is set.
    stop : threading.Event, optional
        The other one.
    """

    def __init__(self, seconds: float, stop: threading.Event | None = None) -> None:
        super().__init__()
        self._until, self._stop = time.monotonic() + seconds, stop

    @override
    def is_set(self) -> bool:
        """Whether it is set, the other flag is, or the time is up."""
        stopped = self._stop is not None and self._stop.is_set()
        return super().is_set() or stopped or time.monotonic() > self._until


def _flags() -> tuple[threading.Event, ...]:
    """Return what may end the work of this thread: its own flag, and that of the work it belongs to."""
    return getattr(_work, "flags", ())


def _any_set(flags: tuple[threading.Event, ...]) -> bool:
    return any(flag.is_set() for flag in flags)
