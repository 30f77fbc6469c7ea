"""How fluid the chip view is: Z15 with as many copies of K(548, 1) as it holds, medians of 50.

Run with QT_QPA_PLATFORM=offscreen for software rendering. What is timed is what a user waits for: from the
call that changes something until the event loop has painted it, chip and network both. Beside the time on
the clock stands the processor time of this thread, which other work on the machine hardly changes; goals are
for a quiet machine. Beside it all, the same embedding drawn by dwave_networkx with matplotlib, and what live
recolouring costs a training on its own thread.
"""

import os
import statistics
import sys
import tempfile
import time
import warnings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QEventLoop, QPointF
from PySide6.QtWidgets import QApplication

from qanneal_gui import config
from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.samplers import annealer, make_sampler
from qanneal_gui.gui.chip.view import ChipView

RUNS = 50
ALTERNATIONS = 6
STEPS = 60


class Times:
    """Times of one kind, in milliseconds."""

    def __init__(self, work, runs=RUNS, before=None):
        work(0)
        self.clock, self.processor = [], []
        for i in range(runs):
            if before is not None:
                before(i)
            clock, processor = time.perf_counter(), time.thread_time()
            work(i)
            self.clock.append(1e3 * (time.perf_counter() - clock))
            self.processor.append(1e3 * (time.thread_time() - processor))

    def tell(self, name, goal):
        median = statistics.median(self.clock)
        print(
            f"{name:40} {median:8.2f} {min(self.clock):8.2f} {statistics.median(self.processor):8.2f}"
            f"   goal {goal:g}",
            flush=True,
        )
        return median


def snapshots(count):
    sampler = make_sampler(config.assemble(overrides=["model.hidden=548", 'sampler.topology="zephyr:15"']))
    rng = np.random.default_rng(0)
    made = []
    for _ in range(count):
        a = rng.standard_normal((5, 548)).astype(np.float32)
        w = (0.1 * rng.standard_normal((1, 548))).astype(np.float32)
        made.append(sampler.sample(ClampedBatch(a, w, np.zeros(1, np.float32)), rng)[1].snapshot)
    return sampler, made


def open_view(app, placement):
    view = ChipView()
    view.resize(1000, 800)
    view.show()
    view.state.show_placement(placement)
    app.processEvents()
    return view


def close_view(view):
    view.shut_down()
    view.close()
    view.deleteLater()


def first_picture(app, made):
    opened = []

    def first(_):
        opened.append(open_view(app, made[0].placement))

    def close(_):
        while opened:
            close_view(opened.pop())
        app.processEvents()

    times = Times(first, before=close)
    close(0)
    return times.tell("first picture, from the placement", 300)


def move_times(app, stage):
    def pan(i):
        stage.box.translateBy(x=0.002 * (-1) ** i, y=0.001 * (-1) ** i)
        app.processEvents()

    def far(i):
        stage.box.translateBy(x=0.05 * (-1) ** i, y=0.03 * (-1) ** i)
        app.processEvents()

    def zoom(i):
        stage.box.scaleBy((0.9, 0.9) if i % 2 else (1 / 0.9, 1 / 0.9))
        app.processEvents()

    def sharpen(_):
        stage.ground.redraw()
        stage.wires.redraw()
        stage.upper_wires.redraw()
        app.processEvents()

    Times(pan).tell("pan", 8)
    Times(far).tell("pan by a 20th of the chip", 8)
    Times(zoom).tell("zoom (lines scaled)", 33)
    stage.fit()
    Times(sharpen).tell("all lines drawn anew, after a zoom", 33)


def hover_times(app, stage, points):
    def hover(i):
        stage.scene().sigMouseMoved.emit(stage.box.mapViewToScene(QPointF(*points[97 * i % len(points)])))

    def hover_and_paint(i):
        hover(i)
        app.processEvents()

    Times(hover).tell("hover", 5)
    Times(hover_and_paint).tell("hover, until line and card are painted", 5)


def view_times(app, made):
    """Return the median times of the first picture and of recolouring."""
    print(f"{'milliseconds':40} {'median':>8} {'least':>8} {'thread':>8}")
    medians = {"first": first_picture(app, made)}
    view = open_view(app, made[0].placement)
    move_times(app, view.board.stage)
    for name in ("role", "copy", "spin", "h", "J", "breaks", "limits", "errors"):
        view.bar.modes.setCurrentIndex(view.bar.modes.findData(name))

        def recolour(i):
            view.state.snapshot = made[i % 2]
            view.board.redraw()
            app.processEvents()

        medians[name] = Times(recolour).tell(f"recolour by {name}", 10)
    hover_times(app, view.board.stage, made[0].placement.topology.positions)
    close_view(view)
    return medians


def cost_of_snapshots(sampler):
    rng = np.random.default_rng(0)
    a = rng.standard_normal((5, 548)).astype(np.float32)
    batch = ClampedBatch(a, np.full((1, 548), 0.1, np.float32), np.zeros(1, np.float32))
    spent = []
    make = annealer.take_snapshot

    def timed(*arguments, **named):
        began = time.perf_counter()
        snapshot = make(*arguments, **named)
        spent.append(time.perf_counter() - began)
        return snapshot

    annealer.take_snapshot = timed
    whole = statistics.median(Times(lambda _: sampler.sample(batch, rng)).clock)
    annealer.take_snapshot = make
    share = 100e3 * statistics.median(spent) / whole
    print(f"{'snapshots, share of the sampling alone':44} {share:8.2f} %    goal 5 %")


def peer(placement, ours):
    try:
        import matplotlib
    except ImportError:
        print("dwave_networkx with matplotlib: not measured, because matplotlib is not installed")
        return
    matplotlib.use("Agg")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import dwave_networkx as dnx
        import matplotlib.pyplot as plt

        graph = dnx.zephyr_graph(15)
        chains = {}
        for number, copy in enumerate(placement.copies):
            chains |= {f"{number}{k}": v for k, v in copy.chains(placement.topology).items()}
        times = []
        for _ in range(3):
            began = time.perf_counter()
            figure = plt.figure(figsize=(10, 8))
            dnx.draw_zephyr_embedding(graph, chains, node_size=8, width=0.3)
            figure.canvas.draw()
            plt.close(figure)
            times.append(1e3 * (time.perf_counter() - began))
    theirs = statistics.median(times)
    print(f"{'dwave_networkx with matplotlib, a picture':40} {theirs:8.0f} {min(times):8.0f}")
    print(f"{'  as a multiple of our first picture':40} {theirs / ours['first']:8.1f} ×")
    print(f"{'  as a multiple of our recolouring by ⟨s⟩':40} {theirs / ours['spin']:8.1f} ×")


def cost_of_looking(app):
    """Train in the window, with the chip coloured live, shown but still, and behind the curves."""
    from qanneal_gui.gui.common import theme
    from qanneal_gui.gui.window import settings
    from qanneal_gui.gui.window.main_window import MainWindow

    overrides = ["model.hidden=548", 'sampler.topology="zephyr:15"', f"training.steps={STEPS}"]
    shown = config.assemble(None, "demo", overrides)
    window = MainWindow(theme.install(app, "dark"), settings.WindowSettings(run=shown))
    window.resize(1280, 800)
    window.show()
    chip, live = window.workspace.chip, window.workspace.chip.show_step
    steps = []
    window.control.stepped.connect(steps.extend)

    def ignore(_):
        pass

    def run(kind):
        window.workspace.tabs.setCurrentIndex(0 if kind == "curves" else 1)
        chip.show_step = live if kind == "live" else ignore
        if kind == "live":
            chip.bar.modes.setCurrentIndex(chip.bar.modes.findData("spin"))
        steps.clear()
        began, spent = time.perf_counter(), time.thread_time()
        loop = QEventLoop()
        window.control.idle.connect(loop.quit)
        window.start()
        loop.exec()
        window.control.idle.disconnect(loop.quit)
        shares[kind].append((time.thread_time() - spent) / (time.perf_counter() - began))
        # The first steps warm up.
        return statistics.fmean(step.seconds for step in steps[5:])

    shares = {"still": [], "live": [], "curves": []}
    run("live")
    found = {"still": [], "live": [], "curves": []}
    for _ in range(ALTERNATIONS):
        for kind, seconds in found.items():
            seconds.append(run(kind))
    for kind, seconds in found.items():
        print(
            f"training step, {kind:24} {1e3 * statistics.median(seconds):8.2f} {1e3 * min(seconds):8.2f} ms; "
            f"the window's thread busy {100 * statistics.median(shares[kind]):.1f} % of the time"
        )
    for other in ("still", "curves"):
        ratios = [a / b for a, b in zip(found["live"], found[other], strict=True)]
        least = min(found["live"]) / min(found[other])
        print(
            f"  live beside {other:27} {100 * (statistics.median(ratios) - 1):+7.1f} % median of "
            f"{ALTERNATIONS} pairs, {100 * (least - 1):+.1f} % of the least times   goal below 5 %"
        )
    window.close()


def load():
    return "load " + " ".join(f"{one:.2f}" for one in os.getloadavg())


def main():
    with tempfile.TemporaryDirectory() as home:
        os.environ["QANNEAL_HOME"] = home
        app = QApplication(sys.argv[:1])
        sampler, made = snapshots(2)
        placement = made[0].placement
        print(f"{placement.topology.name}, {len(placement.copies)} × K(548, 1), 1000 × 800; {load()}")
        ours = view_times(app, made)
        cost_of_snapshots(sampler)
        peer(placement, ours)
        print(load())
        cost_of_looking(app)
        print(load())


if __name__ == "__main__":
    main()
