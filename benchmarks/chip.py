"""How fluid the chip view is: Z15 with as many copies of K(548, 1) as it holds, medians of 50.

Run with QT_QPA_PLATFORM=offscreen for software rendering. Beside it, the same embedding drawn by
dwave_networkx with matplotlib, where matplotlib is installed.
"""

import os
import statistics
import sys
import time
import warnings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from qanneal_gui import config
from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.samplers import annealer, make_sampler
from qanneal_gui.gui.chip.view import ChipView

RUNS = 50


def median(work):
    work(0)
    times = []
    for i in range(RUNS):
        began = time.perf_counter()
        work(i)
        times.append(time.perf_counter() - began)
    return 1e3 * statistics.median(times)


def tell(name, milliseconds, goal):
    print(f"{name:44} {milliseconds:8.2f} ms   goal {goal:g} ms")


def frames(count):
    sampler = make_sampler(config.assemble(overrides=["model.hidden=548", 'sampler.topology="zephyr:15"']))
    rng = np.random.default_rng(0)
    made = []
    for _ in range(count):
        a = rng.standard_normal((5, 548)).astype(np.float32)
        w = (0.1 * rng.standard_normal((1, 548))).astype(np.float32)
        made.append(sampler.sample(ClampedBatch(a, w, np.zeros(1, np.float32)), rng)[1].frame)
    return sampler, made


def view_times(app, made):
    def first(_):
        view = ChipView()
        view.resize(1000, 800)
        view.show()
        view.show_placement(made[0].placement)
        app.processEvents()
        view.grab()
        view.halt()
        view.close()

    tell("first picture, from the placement", median(first), 600)
    view = ChipView()
    view.resize(1000, 800)
    view.show()
    view.show_placement(made[0].placement)
    app.processEvents()
    stage = view.stage

    def paint():
        app.processEvents()
        stage.viewport().repaint()

    def pan(i):
        stage.box.translateBy(x=0.002 * (-1) ** i, y=0.001 * (-1) ** i)
        paint()

    def zoom(i):
        stage.box.scaleBy((0.9, 0.9) if i % 2 else (1 / 0.9, 1 / 0.9))
        paint()

    tell("pan and paint", median(pan), 8)
    tell("zoom and paint", median(zoom), 33)
    stage.fit()
    for name in ("spin", "h", "J", "limits"):
        view.modes.setCurrentIndex(view.modes.findData(name))

        def recolour(i):
            view.frame = made[i % 2]
            view.redraw()

        def recolour_and_paint(i):
            recolour(i)
            paint()

        tell(f"recolour by {name}", median(recolour), 10)
        tell(f"recolour by {name}, and paint", median(recolour_and_paint), 10)
    points = made[0].placement.topology.positions

    def hover(i):
        stage._on_moved(stage.box.mapViewToScene(QPointF(*points[97 * i % len(points)])))

    tell("hover", median(hover), 2)
    view.halt()


def cost_of_frames(sampler):
    rng = np.random.default_rng(0)
    a = rng.standard_normal((5, 548)).astype(np.float32)
    batch = ClampedBatch(a, np.full((1, 548), 0.1, np.float32), np.zeros(1, np.float32))
    spent = []
    make = annealer.make_frame

    def timed(*arguments):
        began = time.perf_counter()
        frame = make(*arguments)
        spent.append(time.perf_counter() - began)
        return frame

    annealer.make_frame = timed
    whole = median(lambda _: sampler.sample(batch, rng))
    annealer.make_frame = make
    share = 100e3 * statistics.median(spent) / whole
    print(f"{'frames, share of the sampling alone':44} {share:8.2f} %    goal 5 %")


def peer(placement):
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
            times.append(time.perf_counter() - began)
    print(f"{'dwave_networkx with matplotlib, one picture':44} {1e3 * statistics.median(times):8.0f} ms")


def main():
    app = QApplication(sys.argv[:1])
    sampler, made = frames(2)
    placement = made[0].placement
    print(f"{placement.topology.name}, {len(placement.copies)} × K(548, 1), 1000 × 800")
    view_times(app, made)
    cost_of_frames(sampler)
    peer(placement)


if __name__ == "__main__":
    main()
