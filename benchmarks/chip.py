"""How fluid the chip view is: Z15 with as many copies of K(548, 1) as it holds, medians of 50.

What is timed is what a user waits for: from the call that changes something until the event loop has
painted it, chip and network both. Beside the time on the clock stands the processor time of this thread,
which other work on the machine hardly changes; goals are for a quiet machine. Beside it all, the same
embedding drawn by dwave_networkx with matplotlib, and what live recolouring costs a training on its own
thread.
"""

import os
import statistics
import sys
import tempfile
import time
import warnings
from functools import cache
from itertools import count, pairwise

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from frame import Row, clock, main, medians, timed
from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import QEventLoop, QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication

from qanneal_gui import config
from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.samplers import annealer, make_sampler
from qanneal_gui.chip.qubit_lines import qubit_lines
from qanneal_gui.gui.chip.view import ChipView
from qanneal_gui.support import cores
from qanneal_gui.support.memory import use_one_heap

RUNS = 50
ALTERNATIONS = 20
BLOCK, SETTLED = 25, 5
"""Steps between two things that are looked at, at least, and those of them after which it counts."""
KINDS = ("still", "live", "curves", "again")


class Times:
    """Times of one kind, in milliseconds."""

    def __init__(self, work, runs=RUNS):
        work(0)
        self.clock, self.processor = [], []
        for i in range(runs):
            clock, processor = time.perf_counter(), time.thread_time()
            work(i)
            self.clock.append(1e3 * (time.perf_counter() - clock))
            self.processor.append(1e3 * (time.thread_time() - processor))

    def row(self, name, goal):
        """Return the row of it; `goal` is in milliseconds."""
        processor = f"{statistics.median(self.processor):.3g} ms of it on the window's processor"
        median = statistics.median(self.clock)
        return Row(work=f"chip: {name}", ours=median / 1e3, at_most=goal / 1e3, bound=f"{processor}.")


@cache
def opened():
    """Return the application, a sampler of K(548, 1) on Z15, and two of its snapshots."""
    app = QApplication(sys.argv[:1])
    sampler = make_sampler(config.assemble(overrides=["model.hidden=548", 'sampler.topology="zephyr:15"']))
    rng = np.random.default_rng(0)
    made = []
    for _ in range(2):
        a = rng.standard_normal((5, 548)).astype(np.float32)
        w = (0.1 * rng.standard_normal((1, 548))).astype(np.float32)
        made.append(sampler.sample(ClampedBatch(a, w, np.zeros(1, np.float32)), rng)[1].snapshot)
    return app, sampler, made


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


def pictures():
    """Our first picture and recolouring, in turn with the same embedding drawn by dwave_networkx."""
    app, _, made = opened()
    shown = []

    def first():
        shown.append(open_view(app, made[0].placement))

    def close():
        while shown:
            close_view(shown.pop())
        app.processEvents()

    def measure(work):
        seconds = clock(work)
        close()
        return seconds

    theirs = drawn_by_matplotlib(made[0].placement)
    ours, peer = medians(first, theirs, runs=(20, 3), measure=measure)
    close()
    view = open_view(app, made[0].placement)
    view.bar.modes.setCurrentIndex(view.bar.modes.findData("spin"))
    turn = count()

    def recolour():
        view.state.snapshot = made[next(turn) % 2]
        view.board.redraw()
        app.processEvents()

    (again,) = medians(recolour, runs=RUNS)
    stage = view.board.stage
    coloured = drawn_alone(stage, stage.upper_wires.lines)
    pixels = stage.width() * stage.height()
    view.bar.modes.setCurrentIndex(view.bar.modes.findData("role"))
    app.processEvents()
    whole = drawn_alone(stage, [*stage.ground.lines, *stage.picture.lines])
    close_view(view)
    peer = {"peer": "dwave_networkx, matplotlib", "theirs": peer}
    return [
        Row(
            work="chip: first picture, from the placement",
            ours=ours,
            at_least=18,
            limit=whole,
            bound="Its lines drawn by QPainter alone, on an image; half of it the glow around the hubs.",
            **peer,
        ),
        Row(
            work="chip: recolouring by the spins",
            ours=again,
            at_least=215,
            limit=copied(pixels),
            bound=f"The stage's {pixels:,} pixels copied once. QPainter alone takes {1e3 * coloured:.3g} ms "
            "to draw the coloured lines anew, which are looked up instead.",
            **peer,
        ),
    ]


def drawn_alone(stage, lines):
    """Return the seconds that QPainter takes to draw lines as they are on a stage, and nothing else."""
    seen, area = stage.box.viewRect(), stage.box.sceneBoundingRect()
    scale = area.width() / seen.width()
    weight = qubit_lines(stage.placement.topology).weight(scale)
    image = QImage(stage.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    ready = []
    for one in lines:
        color = QColor(one.color)
        color.setAlphaF(one.opacity)
        pen = QPen(color, max(1.0, one.width * weight) if one.width > 1 else 1.0)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if pen.widthF() > 2 else Qt.PenCapStyle.FlatCap)
        ends = PrimitiveArray(QLineF, 4)
        ends.resize(len(one.segments))
        corner = seen.left(), seen.bottom()
        placed = (one.segments - corner) * (scale, -scale) + (area.left(), area.top())
        ends.ndarray()[:] = placed.reshape(-1, 4)
        ready.append((pen, ends))

    def work():
        painter = QPainter(image)
        for pen, ends in ready:
            painter.setPen(pen)
            painter.drawLines(*ends.drawargs())
        painter.end()

    return medians(work, runs=RUNS)[0]


def copied(pixels):
    """Return the seconds in which so many pixels are copied."""
    here, there = np.ones((2, pixels), np.uint32)
    return medians(lambda: np.copyto(there, here), runs=RUNS)[0]


def drawn_by_matplotlib(placement):
    import matplotlib

    matplotlib.use("Agg")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import dwave_networkx as dnx
        import matplotlib.pyplot as plt

        graph = dnx.zephyr_graph(15)
    chains = {}
    for number, copy in enumerate(placement.copies):
        chains |= {f"{number}{k}": v for k, v in copy.chains(placement.topology).items()}

    def work():
        figure = plt.figure(figsize=(10, 8))
        dnx.draw_zephyr_embedding(graph, chains, node_size=8, width=0.3)
        figure.canvas.draw()
        plt.close(figure)

    return work


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

    yield Times(pan).row("pan", 8)
    yield Times(far).row("pan by a 20th of the chip", 8)
    yield Times(zoom).row("zoom (lines scaled)", 33)
    stage.fit()
    yield Times(sharpen).row("all lines drawn anew, after a zoom", 33)


def hover_times(app, stage, points):
    def hover(i):
        stage.scene().sigMouseMoved.emit(stage.box.mapViewToScene(QPointF(*points[97 * i % len(points)])))

    def hover_and_paint(i):
        hover(i)
        app.processEvents()

    yield Times(hover).row("hover", 5)
    yield Times(hover_and_paint).row("hover, until line and card are painted", 5)


def fluency():
    app, _, made = opened()
    view = open_view(app, made[0].placement)
    yield from move_times(app, view.board.stage)
    for name in ("role", "copy", "spin", "h", "J", "breaks", "limits", "errors"):
        view.bar.modes.setCurrentIndex(view.bar.modes.findData(name))

        def recolour(i):
            view.state.snapshot = made[i % 2]
            view.board.redraw()
            app.processEvents()

        yield Times(recolour).row(f"recolour by {name}", 10)
    yield from hover_times(app, view.board.stage, made[0].placement.topology.positions)
    close_view(view)


def snapshots():
    _, sampler, _ = opened()
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
    return Row(
        work="chip: snapshots, share of the sampling alone",
        ours=share,
        unit="%",
        at_most=5,
        bound=f"{1e3 * statistics.median(spent):.2g} ms of {whole:.2g}. More than half of it is to read the "
        "3 MB of spins once more, for the mean of each qubit; the rest copies the first reads, and marks "
        "what is capped or below the noise.",
    )


def looking():
    """Train in the window, in turn with the chip coloured live, shown but still, and behind the curves."""
    from qanneal_gui.gui.common import theme
    from qanneal_gui.gui.window import settings
    from qanneal_gui.gui.window.main_window import MainWindow

    cores.use(cores.available() - 1)
    use_one_heap()  # both as the program does
    app, *_ = opened()
    limits = [f"{one}=1000000" for one in ("training.steps", "budget.qpu_seconds", "budget.submissions")]
    shown = config.assemble(None, "demo", ["model.hidden=548", 'sampler.topology="zephyr:15"', *limits])
    window = MainWindow(theme.install(app, "dark"), settings.WindowSettings(run=shown))
    window.resize(1280, 800)
    window.show()
    chip, live = window.workspace.chip, window.workspace.chip.show_step
    timing, loop = timed(), QEventLoop()
    chip.bar.modes.setCurrentIndex(chip.bar.modes.findData("spin"))
    blocks = []

    def turn(_):
        """Look at something else, if this was looked at for long enough."""
        done = len(timing["steps"])
        if blocks and done < blocks[-1][1] + BLOCK:
            return
        kind = KINDS[len(blocks) % len(KINDS)]
        blocks.append((kind, done))
        window.workspace.tabs.setCurrentIndex(0 if kind == "curves" else 1)
        chip.show_step = live if kind == "live" else lambda _: None
        if len(blocks) > len(KINDS) * (ALTERNATIONS + 1):
            window.control.stop()

    window.control.stepped.connect(turn)
    window.control.idle.connect(loop.quit)
    window.start()
    loop.exec()
    window.close()
    found = {kind: [] for kind in KINDS}
    for (kind, first), (_, after) in pairwise(blocks):
        found[kind].append(statistics.fmean(timing["steps"][first + SETTLED : after]))
    found = {kind: seconds[1:] for kind, seconds in found.items()}  # all is warm by then
    null = _spread(found["again"], found["still"])
    found["still"] = np.mean([found["still"], found["again"]], axis=0).tolist()
    for other, words in (("still", "the page standing still"), ("curves", "curves shown instead")):
        yield Row(
            work=f"a training step while the chip is coloured live, beside {words}",
            ours=statistics.median(found["live"]),
            peer="ours",
            theirs=statistics.median(found[other]),
            at_most=1.03,
            bound=f"In turn within a run, {ALTERNATIONS} times {BLOCK} steps and a few each, less what they "
            f"waited for a processor. Ratios by turn {_spread(found['live'], found[other])}; of the page "
            f"standing still to itself {null}.",
        )


def _spread(ours, theirs):
    """Return the median of the ratios of pairs, and its standard error, in words."""
    ratios = np.divide(ours, theirs)
    error = np.std(np.median(np.random.default_rng(0).choice(ratios, (2000, len(ratios))), axis=1))
    return f"{np.median(ratios):.3f} ± {error:.3f}"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ["QANNEAL_HOME"] = home
        main(pictures, fluency, snapshots, looking)
