"""Work that is left behind, and work that is not."""

import os
import subprocess
import sys
import threading
import weakref
from functools import partial

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


def test_a_thread_is_used_again_and_keeps_nothing():
    class Thing:
        pass

    thing = Thing()
    kept = weakref.ref(thing)
    first = interruptible(partial(lambda _: threading.get_ident(), thing), threading.Event())
    del thing
    again = interruptible(lambda: (threading.get_ident(), threading.current_thread().name), threading.Event())
    assert again == (first, "interruptible")
    assert kept() is None


FORKED = """
import os, signal, threading
from qanneal_gui.support.background import interruptible

interruptible(lambda: 5, threading.Event())
if not os.fork():
    signal.alarm(20)
    print(interruptible(lambda: 6, threading.Event()), flush=True)
    os._exit(0)
os.wait()
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="This system has no fork.")
def test_a_forked_process_does_not_wait_for_threads_of_its_parent():
    ended = warm.run([sys.executable, "-c", FORKED], capture_output=True, text=True)
    assert ended.stdout.split() == ["6"]


ABANDONED = """
import sys, threading, time
from qanneal_gui.errors import CancelledError
from qanneal_gui.support import background, cores

stop, begun = threading.Event(), threading.Event()

def work():
    begun.set()
    time.sleep(0.3)
    print("ended", flush=True)

def abandon(work):
    threading.Thread(target=lambda: begun.wait() and stop.set()).start()
    try:
        background.interruptible(work, stop)
    except CancelledError:
        print("abandoned", flush=True)
"""


def test_the_end_of_a_program_waits_for_abandoned_work():
    """Else neal, abandoned by a second Ctrl-C, meets a Python that has ended: one in 25 crashed."""
    code = f"{ABANDONED}\nabandon(work)"
    ended = warm.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert ended.stdout.split() == ["abandoned", "ended"]


PRODUCTS = """
import numpy as np
cores.use(2)
matrix = np.ones((1500, 1500))  # so many that OpenBLAS has threads of its own

def multiply(_=None):
    begun.set()
    while True:
        matrix @ matrix
"""


@pytest.mark.parametrize("work", ["multiply", "lambda: cores.at_once([begun.wait, multiply])"])
def test_a_process_leaves_whatever_work_it_has_abandoned(work):
    """At its orderly end, OpenBLAS would wait for ever for the thread that multiplies."""
    code = f"{ABANDONED}\n{PRODUCTS}\nabandon({work})\nsys.stdout.write('left')\nbackground.leave(7)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300)
    assert (ended.returncode, ended.stdout.split(), ended.stderr) == (7, ["abandoned", "left"], "")


def test_a_process_with_nothing_under_way_ends_in_order():
    code = "import atexit; from qanneal_gui.support.background import leave"
    code += "; atexit.register(print, 'in order'); leave(3)"
    ended = warm.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (ended.returncode, ended.stdout) == (3, "in order\n")


def test_brief_work_is_done_on_the_thread_that_asks():
    stop = threading.Event()
    assert interruptible(threading.get_ident, stop, brief=True) == threading.get_ident()
    assert interruptible(threading.get_ident, stop) != threading.get_ident()
    stop.set()
    with pytest.raises(CancelledError, match="before it began"):
        interruptible(threading.get_ident, stop, "Stopped before it began.", brief=True)
