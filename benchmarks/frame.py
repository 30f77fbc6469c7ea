"""What the scripts of this folder share: peer and ours in turn, and the results of a script.

A script has functions that return rows (or curves of growth), and ends in `main` with them:

    def backpropagation():
        return compare("backpropagation, batch 1000", ours, "PyTorch", peer, at_least=1.2, bound="…")

    if __name__ == "__main__":
        main(backpropagation)

Run by itself it prints, and takes names of its functions to do those alone; `--json FILE` keeps the results,
as `make bench` asks (`page.py`). A function whose peer or data is not here (`LeftOutError`, a missing module)
is left out; whatever else goes wrong in a function is told, and the others go on.
"""

import argparse
import contextlib
import importlib.metadata
import os
import platform
import re
import statistics
import sys
import time
import traceback
import warnings
from pathlib import Path

import numpy as np
from results import FORMAT, Curve, Results, Row, told, told_curve, write
from threadpoolctl import ThreadpoolController

from qanneal_gui import data
from qanneal_gui.errors import QannealError
from qanneal_gui.science.images import Images
from qanneal_gui.support import cores

SPIN = 0.05
"""Seconds after a call for which PyTorch's threads may go on spinning, and take a core from what follows."""

VERSIONS = ("numpy", "torch", "dwave-ocean-sdk", "PySide6-Essentials", "pyqtgraph")


class LeftOutError(Exception):
    """What a work needs is not here; the message says what, and how to get it."""


def images(settings):
    """Return the data set of a run, if it is here."""
    try:
        return data.load(settings.data)
    except QannealError:
        remedy = f"`qanneal data download {settings.data.dataset}`, or QANNEAL_DATA_DIR"
        raise LeftOutError(f"{settings.data.dataset} is not here: {remedy}.") from None


def machine():
    """Return what a reader must know of the machine to judge the figures."""
    model = re.search(r"model name\s*:\s*([^\n|<>]+)", _text("/proc/cpuinfo"))
    blas = [one for one in ThreadpoolController().info() if one["user_api"] == "blas"]
    found = {
        "processor": model[1].strip() if model else platform.machine(),
        "cores": str(cores.available()),
        "system": platform.system(),
        "Python": platform.python_version(),
        "BLAS": ", ".join(
            sorted({f"{one['internal_api']} {one['version']} ({one.get('architecture')})" for one in blas})
        ),
    }
    for name in VERSIONS:
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):
            found[name] = importlib.metadata.version(name)
    return found


@contextlib.contextmanager
def threads(count):
    """Have ours, BLAS and PyTorch use so many threads in this block."""
    before = cores.in_use()
    with ThreadpoolController().limit(limits=count, user_api="blas"):
        _use(count)
        try:
            yield
        finally:
            _use(before)


def _use(count):
    cores.use(count)
    if "torch" in sys.modules:
        sys.modules["torch"].set_num_threads(count)


def clock(work):
    """Return seconds that a call takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def processor(work):
    """Return seconds of processor time that a call takes, on all threads."""
    began = time.process_time()
    work()
    return time.process_time() - began


def watch():
    """Return seconds on the clock, and those of them that this thread has waited for a processor so far."""
    waited = _text("/proc/thread-self/schedstat").split()
    return time.perf_counter(), int(waited[1]) / 1e9 if waited else 0.0


def timed():
    """Have the steps of runs in this process timed, each from the end of its first to that of its last.

    Returns
    -------
    dict
        Filled as a run goes on: ``seconds`` on the clock less those that its thread waited for a processor,
        which other programs had; those it ``waited``; and the seconds of each of the ``steps`` but the first.
    """
    from qanneal_gui.training.events import StepEvent
    from qanneal_gui.training.session import Session

    found, events = {"seconds": 0.0, "waited": 0.0, "steps": []}, Session.events

    def watched(session):
        before = None
        found.update(seconds=0.0, waited=0.0, steps=[])
        with contextlib.closing(events(session)) as made:
            for event in made:
                yield event
                if isinstance(event, StepEvent):
                    now = watch()
                    if before is not None:
                        passed, waited = (end - begin for end, begin in zip(now, before, strict=True))
                        found["steps"].append(passed - waited)
                        found["seconds"] += passed - waited
                        found["waited"] += waited
                    before = now

    Session.events = watched
    return found


def medians(*works, runs=5, warm=1, measure=clock, rest=0):
    """Do several works in turn, so that whatever else the machine does hits all alike.

    Parameters
    ----------
    works : callable
    runs : int or sequence of int
        How often, of all or of each.
    warm : int
        How often each is done before, unmeasured.
    measure : callable
        From a work to a number; seconds by default.
    rest : float
        Seconds of rest, and then an unmeasured call, before each measured one.

    Returns
    -------
    list of float
        The median of each.
    """
    wanted = [runs] * len(works) if isinstance(runs, int) else list(runs)
    for work in works:
        for _ in range(warm):
            work()
    found = [[] for _ in works]
    for turn in range(max(wanted)):
        for place, work in enumerate(works):
            # Fewer runs are spread over the turns.
            if (turn + 1) * wanted[place] // max(wanted) > len(found[place]):
                if rest:
                    time.sleep(rest)
                    work()  # what is measured follows its like, as in a training
                found[place].append(measure(work))
    return [statistics.median(one) for one in found]


def compare(work, ours, peer, theirs, *, runs=5, peer_runs=None, warm=1, measure=clock, rest=0, **more):
    """Return the row of a work of ours and a peer's, done in turn; `more` are fields of the row."""
    a, b = medians(ours, theirs, runs=(runs, peer_runs or runs), warm=warm, measure=measure, rest=rest)
    return Row(work=work, ours=a, peer=peer, theirs=b, threads=cores.in_use(), **more)


def lit_pixels(batch):
    """Return how many pixels of an image take part in products, in the mean over a batch."""
    if isinstance(batch, Images):
        return round(sum(levels.size for _, _, levels in batch.parts) / len(batch))
    return batch.shape[1]


def products(*shapes, runs=15, measure=clock):
    """Return the seconds that matrix products (m, k, n) alone take in single precision: a limit."""
    rng = np.random.default_rng(0)
    made = [(rng.random((m, k), np.float32), rng.random((k, n), np.float32)) for m, k, n in shapes]
    space = [np.empty((a.shape[0], b.shape[1]), np.float32) for a, b in made]

    def work():
        for (a, b), out in zip(made, space, strict=True):
            np.matmul(a, b, out=out)

    work()
    return min(measure(work) for _ in range(runs))


def main(*functions, by_hand=()):
    """Do the functions of a script, those for special occasions when named, and print what they return."""
    script = Path(sys.argv[0]).stem
    names = ", ".join(f.__name__ for f in (*functions, *by_hand))
    parser = argparse.ArgumentParser(description=sys.modules["__main__"].__doc__.splitlines()[0])
    parser.add_argument("only", nargs="*", metavar="FUNCTION", help=names)
    parser.add_argument("--json", type=Path, help="keep the results in this file")
    options = parser.parse_args()
    warnings.simplefilter("ignore", DeprecationWarning)
    chosen = [f for f in (*functions, *by_hand) if f.__name__ in options.only] if options.only else functions
    results = measured(script, chosen)
    if options.json:
        write(options.json, results)
    sys.exit(bool(results.failed))


def measured(script, functions):
    """Return the results of the functions of a script."""
    began, load, busy = time.time(), _load(), _busy()
    rows, curves, left_out, failed = [], [], {}, []
    for function in functions:
        try:
            with threads(cores.available()):
                found = function()
                for one in [found] if isinstance(found, Row | Curve) else found:
                    (curves if isinstance(one, Curve) else rows).append(one)
                    print(told_curve(one) if isinstance(one, Curve) else told(one), flush=True)
        except (LeftOutError, ModuleNotFoundError) as error:
            # Other messages could name folders of this machine.
            why = str(error) if isinstance(error, LeftOutError) else f"{error.name} is not installed."
            left_out[function.__name__] = why
            print(f"{function.__name__}: left out. {why}", flush=True)
        except Exception:
            failed.append(function.__name__)
            traceback.print_exc()
    seconds = time.time() - began
    others = None if busy is None else max(0.0, (_busy() - busy) / seconds)
    date = time.strftime("%Y-%m-%d %H:%M", time.gmtime(began))
    return Results(
        format=FORMAT, script=script, began=date, seconds=seconds, load=load, others=others,
        machine=machine(), rows=tuple(rows), curves=tuple(curves), left_out=left_out, failed=tuple(failed),
    )  # fmt: skip


def _load():
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


def _busy():
    """Return seconds of all cores so far that went to programs other than this and its children."""
    fields = _text("/proc/stat").partition("\n")[0].split()[1:]
    if not fields:
        return None
    user, nice, system, _, _, irq, soft, *_ = map(int, fields)
    all_of_them = (user + nice + system + irq + soft) / os.sysconf("SC_CLK_TCK")
    return all_of_them - sum(os.times()[:4])


def _text(path):
    with contextlib.suppress(OSError):
        return Path(path).read_text(encoding="utf-8")
    return ""
