"""How the window keeps up: with a run that trains in it, with Stop, and with a run of a million steps.

Each measurement is a process of its own with a window of its own, drawn offscreen. What is compared with
`qanneal train` are the steps of a run in a window that has started up, on the thread of the run. The window
leaves itself one core; it is compared with the terminal on as many as its training has.
"""

import contextlib
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from frame import images, main, timed
from PySide6.QtCore import QEventLoop, Qt, QTimer
from results import Row

from qanneal_gui import config
from qanneal_gui.support import cores
from qanneal_gui.support.memory import use_one_heap

DIGITS = ["model.hidden=548", "budget.qpu_seconds=1e6", "budget.submissions=1000000"]
MNIST = [*DIGITS, "data.dataset=mnist", "data.classes=[0,1]"]
WATCHED = [*DIGITS, "training.steps=200"]
COMPARED = {
    "digits, simulated QPU": [*DIGITS, "training.steps=150"],
    "MNIST 0-1, exact, all images evaluated": [*MNIST, "sampler.kind=exact", "training.steps=40"],
}
STOPPED = {
    "simulated QPU": DIGITS,
    "gibbs": [*DIGITS, "sampler.kind=gibbs"],
    "exact, MNIST 0-1 evaluated": [*MNIST, "sampler.kind=exact"],
    "gibbs, MNIST 0-1, batch 100": [
        *MNIST,
        "sampler.kind=gibbs",
        "training.batch_size=100",
        "data.train_size=100",
    ],
}
_PAIRS = 6
_STOPS = 10


class Pulse:
    """Milliseconds between the ticks of a timer of the window's thread, and what the thread did meanwhile.

    What it has computed between two ticks is left of a measurement on a machine that does other things.
    """

    def __init__(self, interval=10):
        self.gaps, self._last = [], (time.perf_counter(), time.thread_time())
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(interval)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self._began = self._last

    def _tick(self):
        now = time.perf_counter(), time.thread_time()
        self.gaps.append([1e3 * (a - b) for a, b in zip(now, self._last, strict=True)])
        self._last = now

    def stop(self):
        """Return the 95th percentile, the longest, and the share of the time the thread was busy."""
        self._timer.stop()
        spent = [now - then for now, then in zip(self._last, self._began, strict=True)]
        gaps, work = (sorted(one) for one in zip(*self.gaps, strict=True))
        late = round(0.95 * len(gaps)) - 1
        return {"p95": gaps[late], "longest": gaps[-1], "work": work[-1], "busy": spent[1] / spent[0]}


def window(shown=None, width=1280, height=800):
    """Return a window as ``qanneal-gui`` makes it, with a run in its form."""
    from PySide6.QtWidgets import QApplication

    from qanneal_gui.gui.common import theme
    from qanneal_gui.gui.window import settings
    from qanneal_gui.gui.window.main_window import MainWindow

    cores.use(cores.available() - 1)
    use_one_heap()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    made = MainWindow(
        theme.install(app, "light"), settings.WindowSettings(**({"run": shown} if shown else {}))
    )
    made.resize(width, height)
    made.show()
    spin(1.0)
    return made


def started(shown=None):
    """Return a window that has done what follows its first picture: its start has rows of its own."""
    made = window(shown)
    while not made.afterwards.over:
        spin(0.1)
    spin(1.0)
    return made


def spin(seconds):
    """Let the window live for some time."""
    loop = QEventLoop()
    QTimer.singleShot(round(1e3 * seconds), loop.quit)
    loop.exec()


def until(signal, begin):
    """Begin something, and wait for a signal."""
    loop = QEventLoop()

    def end(*_):
        loop.quit()

    signal.connect(end)
    begin()
    loop.exec()
    signal.disconnect(end)


def watched():
    """Watch a 10 ms timer while a run of 548 hidden units trains with its curves shown."""
    shown = window(config.assemble(None, "demo", WATCHED))
    until(shown.control.stepped, shown.start)
    pulse = Pulse()
    until(shown.control.idle, lambda: None)
    return pulse.stop()


def trained(name):
    """Train in a window; return what its steps took, as `timed` does."""
    found = timed()
    shown = started(config.assemble(None, "demo", COMPARED[name]))
    until(shown.control.idle, shown.start)
    return {"seconds": found["seconds"]}


def in_terminal(name):
    """Train in the terminal; return what its steps took, as `timed` does."""
    from qanneal_gui.cli import cli

    found = timed()
    sets = [part for one in COMPARED[name] for part in ("--set", one)]
    with (
        open(os.devnull, "w", encoding="utf-8") as nowhere,
        contextlib.redirect_stdout(nowhere),
        contextlib.redirect_stderr(nowhere),
    ):
        cli.main(["train", "--preset", "demo", "--json", *sets], standalone_mode=False)
    return {"seconds": found["seconds"]}


def stopped(name):
    """Press Stop in the middle of steps; return the milliseconds until the run shows as stopped."""
    shown = window(config.assemble(None, "demo", [*STOPPED[name], "training.steps=100000"]))
    found = []
    for turn in range(_STOPS):
        until(shown.control.stepped, shown.start)
        spin(0.5 + 0.037 * turn)
        began = time.perf_counter()
        until(shown.control.idle, shown.control.stop)
        found.append(1e3 * (time.perf_counter() - began))
    return {"median": statistics.median(found), "worst": max(found), "all": found}


def opened(run):
    """Open a long run as a user does, look closely, smooth otherwise; return seconds, pauses and memory."""
    shown = started()
    before = peak()
    curves, display = shown.workspace.curves, shown.display
    found = {}

    def drawn():
        line = curves.plots["loss"].drawn[0].smooth
        return display.run == run and line.isVisible() and line.xData is not None and len(line.xData) > 500

    def go(name, begin, done, most=30.0):
        pulse, began = Pulse(5), time.perf_counter()
        begin()
        while not done():
            spin(0.005)
            if time.perf_counter() - began > most:
                raise TimeoutError(name)
        seconds = time.perf_counter() - began
        spin(1.5)
        found[name] = {"seconds": seconds, **pulse.stop()}

    go("opened", lambda: shown.opening.show_run(run), drawn)
    for smoothing in ("strong", "off", "light"):
        go(f"smoothing {smoothing}", lambda to=smoothing: display.set_smoothing(to), lambda: True)
    for place in (0.5, 0.1, 0.9):
        for width in (0.3, 0.01, 0.0002):
            whole = curves.plots["loss"].whole[1]
            part = place * whole, (place + width) * whole
            go(
                f"looked at {width:g} of it",
                lambda to=part: curves.plots["loss"].looked.emit(to),
                lambda: True,
            )
    go("all again", curves.tools["loss"].all_asked.emit, lambda: True)
    spin(15.0)
    return {"work": found, "peak_mb": peak(), "window_mb": before}


def peak():
    """Return the peak memory of this process in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


MEASURED = {f.__name__: f for f in (watched, trained, in_terminal, stopped, opened)}


def measure(name, *arguments, home=None, threads=None):
    """Measure something in a process of its own, and in a home of its own unless one is given."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        environment = os.environ | {"QANNEAL_HOME": str(home or folder)}
        if threads:
            environment["OMP_NUM_THREADS"] = str(threads)
        command = [sys.executable, __file__, "--measure", name, *arguments]
        output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environment)
        return json.loads(output.stdout)


def timer():
    found = measure("watched")
    return Row(
        work="95th percentile of a 10 ms timer while 548 hidden units train with curves",
        ours=found["p95"],
        unit="ms",
        at_most=16,
        bound=f"the longest wait is {found['longest']:.0f} ms; the thread of the window is busy for "
        f"{found['busy']:.0%} of the time, and shares the interpreter with the training",
    )


def beside_terminal():
    for name in COMPARED:
        yield compared(name)


def compared(name):
    """Return the row of a run in the window and in the terminal on as many cores, in turn."""
    images(config.assemble(None, "demo", COMPARED[name]))
    own, everything = max(1, cores.available() - 1), cores.available()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        pairs = [
            [
                measure("trained", name, home=home)["seconds"],
                measure("in_terminal", name, home=home, threads=own)["seconds"],
            ]
            for _ in range(_PAIRS)
        ]
        whole = measure("in_terminal", name, home=home, threads=everything)["seconds"]
    ratios = sorted(ours / theirs for ours, theirs in pairs)
    ours, same = (statistics.median(one) for one in zip(*pairs, strict=True))
    return Row(
        work=f"training with the window open: {name}",
        ours=ours,
        peer="in the terminal, on as many cores",
        theirs=same,
        at_most=1.1,
        threads=own,
        bound=f"from the first step to the last, less what the thread waited for a processor; ratios of "
        f"{_PAIRS} pairs {ratios[0]:.2f} to {ratios[-1]:.2f}; one of {everything} cores is the window's; the "
        f"terminal on all takes {whole:.2f} s",
    )


def stop():
    for name, settings in STOPPED.items():
        images(config.assemble(None, "demo", settings))
        found = measure("stopped", name)
        yield Row(
            work=f"Stop to stopped, 548 hidden units: {name}",
            ours=found["median"],
            unit="ms",
            at_most=100,
            bound=f"median of {_STOPS}, the worst {found['worst']:.0f} ms; until all is written",
        )


def million():
    """Open a run of a million steps in the window, and look closely at parts of it."""
    from growth import RUN, fill_long

    from qanneal_gui.runs.history import Measured
    from qanneal_gui.runs.library import RunLibrary

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        fill_long(home, 1_000_000)
        Measured(RunLibrary(home), RUN)
        found = measure("opened", RUN, home=home)
    work = found["work"]
    pause, own, name = max((one["longest"], one["work"], name) for name, one in work.items())
    yield Row(
        work="a run of 1,000,000 steps opened in the window",
        ours=work["opened"]["seconds"],
        at_most=1,
        bound="reading 14 curves, of which the lowest and highest values of some steps each are kept",
    )
    yield Row(
        work="longest pause of the window meanwhile, while enlarging and smoothing it",
        ours=pause,
        unit="ms",
        at_most=50,
        bound=f"on: {name}; its own work in it is {own:.0f} ms",
    )
    yield Row(
        work="peak memory of that window",
        ours=found["peak_mb"],
        unit="MB",
        at_most=300,
        bound=f"an empty window takes {found['window_mb']:.0f} MB",
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(MEASURED[sys.argv[2]](*sys.argv[3:])), flush=True)
        os._exit(0)
    main(timer, beside_terminal, stop, by_hand=(million,))
