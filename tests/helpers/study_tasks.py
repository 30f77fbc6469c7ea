"""Functions for tests of studies: top-level, so that workers can import them."""

import os
import signal
import time
from pathlib import Path

from qanneal_gui.errors import QannealError
from qanneal_gui.experiments.studies import Study, make_task

LONGEST = 100.0


def square(config):
    """Square a number; tell the process, and leave a note each time it is done."""
    if "notes" in config:
        with Path(config["notes"], str(config["number"])).open("a") as notes:
            notes.write(f"{os.getpid()}\n")
    return {"square": config["number"] ** 2, "pid": os.getpid()}


def blocked_square(config):
    """As `square`, but number 0 tells its process and waits at the gate, and the others wait for that."""
    gate = Path(config["gate"])
    if config["number"] == 0:
        gate.with_name(f"waiting-{os.getpid()}").touch()
        _until(gate.exists)
    else:
        _until(lambda: waiting(gate))
    return square(config)


def _until(condition):
    until = time.monotonic() + LONGEST
    while not condition() and time.monotonic() < until:
        time.sleep(0.01)


def waiting(gate):
    """Return the processes that wait before the gate."""
    return [int(path.name.partition("-")[2]) for path in gate.parent.glob("waiting-*")]


def kill_self(config):
    os._exit(9)


def refuse_odd(config):
    if config["number"] % 2:
        raise QannealError(f"Number {config['number']} is odd.")
    return square(config)


def divide_by_zero(config):
    return {"never": 1 // (config["number"] * 0)}


def study(function, count, **config):
    return Study(
        "squares", tuple(make_task("squares", {"number": i, **config}) for i in range(count)), function
    )


def squares(trials):
    return sorted((trial.task.config["number"], trial.result["square"]) for trial in trials)


def expected(count):
    return [(i, i * i) for i in range(count)]


def deaf(config):
    """Tell whether Ctrl-C cannot reach this process, and could not even while it was starting."""
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, [])
    return {"deaf": [signal.SIGINT in blocked, signal.getsignal(signal.SIGINT) == signal.SIG_IGN]}
