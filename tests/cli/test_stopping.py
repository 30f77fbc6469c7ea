"""Orders to stop, at the worst moment."""

import io
import os
import signal
import sys
import threading

import click
import pytest

from qanneal_gui.cli import holding
from qanneal_gui.cli.stopping import graceful_stop
from qanneal_gui.training.events import RunPaused

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")


def test_an_order_that_comes_while_a_line_is_written_is_taken(monkeypatch, capfd):
    class Interrupted(io.RawIOBase):
        def writable(self):
            return True

        def write(self, data):
            if not stop.is_set():
                os.kill(os.getpid(), signal.SIGTERM)
            return len(data)

    stop, abort = threading.Event(), threading.Event()
    with monkeypatch.context() as patch, graceful_stop(stop, abort):
        patch.setattr(sys, "stderr", io.TextIOWrapper(io.BufferedWriter(Interrupted())))
        print("a line", file=sys.stderr, flush=True)
        assert stop.is_set()
        assert not abort.is_set()
    assert "Stopping after the current step" in capfd.readouterr().err


def test_an_order_to_stop_ends_a_question(monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    def asked(*_args, **_options):
        os.kill(os.getpid(), signal.SIGTERM)
        raise AssertionError("an answer was waited for")

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setattr(click, "confirm", asked)
    stop = threading.Event()
    with graceful_stop(stop):
        assert not holding.Hold(None, stop).over(RunPaused("It is offline.", solver="other"))
    assert "paused; to go on with other" in sys.stderr.getvalue()


def test_a_second_order_that_comes_while_the_first_is_heeded_waits_for_it():
    class Flag(threading.Event):
        sets = 0

        def set(self):
            self.sets += 1
            if self.sets == 1:
                os.kill(os.getpid(), signal.SIGINT)  # where an event holds its lock, which is not reentrant
            super().set()

    stop, abort = Flag(), threading.Event()
    with graceful_stop(stop, abort):
        os.kill(os.getpid(), signal.SIGINT)
        assert abort.is_set()
    assert stop.sets == 1
