"""A process that runs entries of the queue beside others, at the orders of the one that has started it.

An order is a line on its standard input: ``stop`` ends it after the current step, ``now`` without it. Where
the input ends, as when whoever started it was killed, that means ``now``.
"""

import logging
import os
import signal
import threading

from qanneal_gui import logs
from qanneal_gui.errors import QannealError
from qanneal_gui.experiments.queue_processes import NOW, STOP
from qanneal_gui.experiments.queued import drive
from qanneal_gui.notices.outbox import outbox
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.support import background
from qanneal_gui.support.relay import Relay
from qanneal_gui.training.queue import Worker

_log = logging.getLogger(__name__)


def main() -> int:
    """Run entries until there are no more, or an order to stop comes; return the exit code."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever has started this
    logs.start()
    stop, abort = Relay(), Relay()
    threading.Thread(target=_obey, args=(stop, abort), name="orders", daemon=True).start()
    try:
        Worker(RunLibrary(), stop, abort, drive=drive).work()
    except QannealError as error:
        _log.error("%s", error)
        return 1
    except Exception:
        _log.exception("unexpected error")
        return 1
    finally:
        outbox.flush()
    return 0


def _obey(stop: threading.Event, abort: threading.Event) -> None:
    # Not through sys.stdin, whose lock the end of the interpreter could not get.
    told = b""
    while read := os.read(0, 64):
        told += read
        if STOP in told or NOW in told:
            stop.set()
        if NOW in told:
            abort.set()
    stop.set()
    abort.set()


if __name__ == "__main__":
    background.leave(main())
