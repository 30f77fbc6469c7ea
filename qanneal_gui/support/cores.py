"""The cores of this computer: how many a process uses, and independent parts of a computation on them."""

import os
from collections import deque
from collections.abc import Callable, Iterable

from qanneal_gui.support.background import begin, check

_LIMIT = "OMP_NUM_THREADS"
"""What limits the threads of numerical libraries limits these, too."""

WORTH_A_THREAD = 3e7
"""Multiplications and additions of a product from which on threads gain time: about a millisecond."""

_in_use: list[int] = []


def available() -> int:
    """Return how many cores this process may run on."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def use(cores: int) -> None:
    """Have `at_once` use so many cores from now on; 1 for a process that is one of several."""
    _in_use[:] = [max(1, cores)]


def in_use() -> int:
    """Return how many cores `at_once` uses: all, unless there is a limit."""
    if _in_use:
        return _in_use[0]
    limit = os.environ.get(_LIMIT, "")
    return max(1, min(available(), int(limit))) if limit.isdecimal() else available()


def at_once(parts: Iterable[Callable[[], object]], *, worth_it: bool = True) -> None:
    """Do parts of a computation that know nothing of each other, on all cores; first come, first done.

    What they compute must not depend on which thread does which: then it is the same, to the bit, on any
    number of cores. The first part is done by the thread that asks.

    Parameters
    ----------
    parts : iterable of callable
    worth_it : bool
        Whether they take long enough, a millisecond each or so, for threads to gain anything.

    Raises
    ------
    CancelledError
        This thread does work that was abandoned; parts that have not been begun are left out, and those
        that call `check` end.
    Exception
        What the first of them has raised.
    """
    waiting, failures = deque(parts), deque[BaseException]()
    helpers = min(in_use(), len(waiting)) - 1 if worth_it else 0

    def next_part() -> Callable[[], object] | None:
        try:
            return waiting.popleft()
        except IndexError:
            return None

    def help_out() -> None:
        while part := next_part():
            try:
                part()
            except BaseException as error:
                failures.append(error)
                waiting.clear()

    check()
    part = next_part()
    helped = [begin(help_out, "part") for _ in range(helpers)]
    try:
        while part:
            part()
            check()
            part = next_part()
    finally:
        waiting.clear()
        for done in helped:
            done.wait()
    if failures:
        raise failures[0]
