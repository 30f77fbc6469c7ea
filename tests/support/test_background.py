"""Work that is left behind, and work that is not."""

import sys
import threading

import pytest
from helpers import warm

from qanneal_gui.errors import CancelledError
from qanneal_gui.support.background import Unheard, check, interruptible, stopped


def test_results_and_failures_come_through():
    stop = threading.Event()
    assert interruptible(lambda: 5, stop) == 5
    with pytest.raises(ZeroDivisionError):
        interruptible(lambda: 1 / 0, stop)
    assert not stopped()


def test_work_is_left_behind_and_ends_at_its_next_check():
    stop, inside, ended = threading.Event(), threading.Event(), threading.Event()

    def work():
        inside.set()
        try:
            while True:
                check()
        finally:
            ended.set()

    threading.Thread(target=lambda: (inside.wait(), stop.set())).start()
    with pytest.raises(CancelledError, match="enough"):
        interruptible(work, stop, "Stopped: enough.")
    assert ended.wait(60)


def test_nothing_begins_after_a_stop():
    stop = threading.Event()
    stop.set()
    with pytest.raises(CancelledError):
        interruptible(lambda: pytest.fail("it began"), stop)


def test_work_that_nobody_will_stop_needs_no_thread():
    flag, here = Unheard(), threading.get_ident()
    assert interruptible(lambda: interruptible(threading.get_ident, Unheard()), flag) == here
    # Within work that somebody may stop it is left behind with that.
    within = interruptible(
        lambda: (threading.get_ident(), interruptible(threading.get_ident, flag)), threading.Event()
    )
    assert here not in within
    assert within[0] != within[1]
    with pytest.raises(KeyError):
        interruptible(lambda: {}["missing"], flag)
    flag.set()
    with pytest.raises(CancelledError, match="over"):
        interruptible(threading.get_ident, flag, "over")


def test_work_within_work_is_left_behind_with_it():
    outer, inside, ended = threading.Event(), threading.Event(), threading.Event()

    def inner():
        inside.set()
        try:
            while True:
                check()
        finally:
            ended.set()

    threading.Thread(target=lambda: (inside.wait(), outer.set())).start()
    with pytest.raises(CancelledError):
        interruptible(lambda: interruptible(inner, threading.Event()), outer)
    assert ended.wait(60)


FOREIGN = """
import threading, time
from qanneal_gui.errors import CancelledError
from qanneal_gui.support import background

stop, begun = threading.Event(), threading.Event()

def work():
    with background.in_foreign_code():
        begun.set()
        time.sleep(0.3)
        print("ended", flush=True)

threading.Thread(target=lambda: begun.wait() and stop.set()).start()
try:
    background.interruptible(work, stop)
except CancelledError:
    print("abandoned", flush=True)
"""


def test_the_end_of_the_process_waits_for_foreign_code():
    """Else neal, abandoned by a second Ctrl-C, meets a Python that has ended: one in 25 crashed."""
    ended = warm.run([sys.executable, "-c", FOREIGN], capture_output=True, text=True)
    assert ended.stdout.split() == ["abandoned", "ended"]
