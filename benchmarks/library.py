"""The table of runs and the comparison: 2,000 runs of 20 steps, 100 of 1,000; by hand more of both.

    python benchmarks/library.py large --json benchmarks/results/large_library.json   # 5,000 × 1,000 steps

Libraries are made in a temporary folder (those by hand take gigabytes), through the program's own schema and
metrics. Processor time is what is left of a measurement on a machine that does other things as well.
"""

import os
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from functools import cache
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from frame import Row, main
from PySide6.QtWidgets import QApplication

from qanneal_gui import config
from qanneal_gui.annealing.samplers.base import SamplerReport
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.compare.page import ComparePage
from qanneal_gui.gui.window import settings
from qanneal_gui.gui.window.main_window import MainWindow
from qanneal_gui.runs import database, listing, overlay
from qanneal_gui.runs.history import read
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.records import Summary, dumps, split
from qanneal_gui.training.events import Evaluation, NetworkMetrics, StepEvent

VERSIONS = {"python": "3.11", "numpy": "2.4", "qanneal": "0.1.0"}
STATES = ("finished", "finished", "finished", "stopped", "failed", "interrupted")


def metrics(step, rng, rate, top):
    """The object of one step, as large as a real one."""
    rise = top - (top - 0.5) * np.exp(-step * rate)
    test = float(np.clip(rise + 0.02 * rng.standard_normal(), 0, 1))
    loss = float(0.7 * np.exp(-step * rate) + 0.02 * rng.random() + 1e-3)
    network = NetworkMetrics(loss, -loss, min(test + 0.02, 1.0), test, 1.1 * loss)
    examples = rng.random(5).tolist()
    report = SamplerReport(
        "simulated-qpu", 0.012, 1, 0.031, 16.0 + float(rng.standard_normal()), examples, examples,
        0.01 * float(rng.random()), 0, 3, 640, 0.12, 0.004, 0.3,
    )  # fmt: skip
    evaluation = Evaluation(network, network, network, 8e-4 * float(rng.random()) + 1e-5, 2e-4)
    return StepEvent(int(step), evaluation, report, 0.04 + 0.01 * float(rng.random())).as_json()


def fill(home, runs, steps, seed=0):
    """Insert runs with all their steps; every run takes its steps from one of 20 originals."""
    rng = np.random.default_rng(seed)
    library = RunLibrary(home)
    originals = []
    for _ in range(20):
        rate, top = rng.uniform(0.5, 8) / steps, rng.uniform(0.6, 1)
        summary, rows = Summary(), []
        for step in range(1, steps + 1):
            plain, samples = split(metrics(step, rng, rate, top))
            summary = summary.after(plain)
            rows.append((step, dumps(plain), dumps(samples)))
        originals.append((summary, rows))
    with library.open() as db:
        db.execute("PRAGMA synchronous = OFF")
        for begin in range(0, runs, 100):
            with database.transaction(db):
                for i in range(begin, min(begin + 100, runs)):
                    insert(db, library, i, originals[i % 20], rng)


def insert(db, library, i, original, rng):
    summary, rows = original
    shown = config.assemble(
        overrides=[
            f"training.steps={len(rows)}",
            f"training.seed={i}",
            f"training.learning_rate={[0.1, 0.03, 0.01][i % 3]}",
            f"model.hidden={[16, 64, 256][i // 3 % 3]}",
            f"training.method={'mlp' if i % 7 == 0 else 'ebm'}",
            f"sampler.kind={['simulated-qpu', 'exact', 'gibbs'][i % 3]}",
        ]
    )
    created = time.time() - 60.0 * (6000 - i)
    values = {
        "id": f"{time.strftime('%Y%m%d-%H%M%S', time.gmtime(created))}-{i:04d}",
        "name": f"trial {i}" if i % 4 == 0 else "",
        "created": created,
        "updated": created + 50,
        "state": STATES[i % len(STATES)],
        "recording": 0,
        "config": dumps(config.as_dict(shown)),
        "seeds": dumps({"training": i}),
        "versions": dumps(VERSIONS),
        **summary.columns(),
    }
    (library.root / "runs" / values["id"]).mkdir(parents=True, exist_ok=True)
    number = db.execute(
        f"INSERT INTO runs ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})",
        tuple(values.values()),
    ).lastrowid
    db.executemany(f"INSERT INTO steps (run, step, metrics, samples) VALUES ({number}, ?, ?, ?)", rows)


@cache
def application():
    app = QApplication(sys.argv[:1])
    return app, theme.install(app, "light")


def filled(measure, runs, steps):
    """Yield what is measured in a library of so many runs of so many steps."""
    with tempfile.TemporaryDirectory() as home:
        fill(Path(home), runs, steps)
        os.environ["QANNEAL_HOME"] = home
        for row in measure(*application()):
            yield replace(row, work=f"{row.work}; {runs:,} runs of {steps:,} steps")


def table():
    yield from filled(measure_table, 2000, 20)


def comparison():
    yield from filled(measure_comparison, 100, 1000)


def large():
    yield from filled(measure_table, 5000, 1000)
    yield from filled(measure_comparison, 100, 10_000)


def measure_table(app, look):
    library = RunLibrary()
    with library.open() as db:
        db.execute("DELETE FROM listing")
        db.execute("DELETE FROM thumbnails")
    yield row("listing of all runs, made for the first time", timed(lambda: listing.refresh(library)))
    yield row("listing brought up to date, nothing new", timed(lambda: listing.refresh(library)))
    yield row("sorted by best accuracy", timed(lambda: listing.numbers(library, sort="best")))
    yield row("searched", timed(lambda: listing.numbers(library, listing.Filter("trial 49"))))
    window = MainWindow(look, settings.WindowSettings())
    window.resize(1280, 800)
    window.show()
    wait(app, 3)
    page = window.runs

    def open_table():
        window.workspace.tabs.setCurrentWidget(page)
        while not page.model.numbers:
            app.processEvents()
        page.table.viewport().repaint()

    yield row("table opened, until its rows are painted", timed(open_table), 500)
    wait(app, 2)
    bar = page.table.verticalScrollBar()
    for name, stride in (("a row", 40), ("a page", 400), ("to anywhere", 0)):
        rng = np.random.default_rng(0)
        frames = []
        for i in range(200):
            place = int(rng.integers(bar.maximum())) if not stride else (i * stride) % bar.maximum()

            def frame(place=place):
                bar.setValue(place)
                app.processEvents()  # paints once, as the running window does

            frames.append(timed(frame))
        yield frames_row(f"scrolled by {name}" if stride else "scrolled to anywhere", frames, 16.7)
    window.close()


def measure_comparison(app, look):
    library = RunLibrary()
    runs = [run.id for run in library.runs()]
    with library.open() as db:
        db.execute("DELETE FROM blocks")
    yield row("values of all read from the steps", timed(lambda: read(library, runs, "mlp_test")))
    yield row("... read again", timed(lambda: read(library, runs, "mlp_test")))
    series = read(library, runs, "mlp_test")
    yield row("smoothed", timed(lambda: overlay.curves(series, overlay.Options(past=0.9))))
    grouped = overlay.Options(past=0.9, group="training.learning_rate")
    yield row("grouped", timed(lambda: overlay.curves(series, grouped)))
    page = ComparePage()
    page.resize(900, 640)
    page.show()
    for smoothing in ("off", "strong"):
        page.smoothing.setCurrentIndex(page.smoothing.findData(smoothing))
        page.compare(runs)
        while len(page.measured) < len(runs):
            app.processEvents()
        wait(app, 1)
        yield from measure_frames(app, page.plot, f"all points, smoothing {smoothing}")
    page.hide()
    page.shut_down()


def measure_frames(app, plot, name):
    view = plot.view

    def frame(move):
        def work():
            move()
            app.processEvents()  # paints once, as the running window does

        return timed(work)

    pans = [frame(lambda i=i: view.translateBy(x=40 * (-1) ** (i // 20))) for i in range(100)]
    yield frames_row(f"{name}: moved", pans, 33.3)
    zooms = [frame(lambda i=i: view.scaleBy((0.9, 0.9) if i < 30 else (1 / 0.9, 1 / 0.9))) for i in range(60)]
    yield frames_row(f"{name}: enlarged and back", zooms, 33.3)
    hovers = [frame(lambda i=i: plot.point_at(100.0 * i)) for i in range(60)]
    yield frames_row(f"{name}: crosshair", hovers, 33.3)


def timed(work):
    """Wall and processor time of a call, in milliseconds."""
    wall, processor = time.perf_counter(), time.thread_time()
    work()
    return 1e3 * (time.perf_counter() - wall), 1e3 * (time.thread_time() - processor)


def row(name, times, goal=None):
    bound = f"{times[1]:.3g} ms of it on this thread's processor."
    return Row(work=f"library: {name}", ours=times[0] / 1e3, at_most=goal and goal / 1e3, bound=bound)


def frames_row(name, frames, goal):
    """Return the row of the 95th percentile of some frames."""
    wall, processor = (sorted(one[i] for one in frames) for i in (0, 1))
    late = round(0.95 * len(frames)) - 1
    bound = f"Median {statistics.median(wall):.3g} ms; processor {processor[late]:.3g} ms."
    return Row(work=f"library: {name}, p95", ours=wall[late] / 1e3, at_most=goal / 1e3, bound=bound)


def wait(app, seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        app.processEvents()
        time.sleep(0.005)


if __name__ == "__main__":
    main(table, comparison, by_hand=(large,))
