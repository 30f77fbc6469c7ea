"""Live plots with steps in them, and what they show."""

from helpers.mice import pixel
from PySide6.QtGui import QTextDocument

from qanneal_gui.gui.run.history import History
from qanneal_gui.training.events import Evaluation, NetworkMetrics, StepEvent

CONFIG = {"training": {"method": "ebm", "shadow_mlp": True}}


def step(i):
    """A step in which everything falls and every accuracy rises."""
    network = NetworkMetrics(1 / i, -1 / i, 1 - 0.4 / i, 1 - 0.5 / i, 1.5 / i)
    return StepEvent(i, Evaluation(network, network, network, 1e-3 / i, 1e-5), None, 0.1)


def draw(curves, history):
    curves.begin(CONFIG)
    curves.show_history(history, smoothed=True)
    for plot in curves.plots.values():
        plot.redraw()


def fed(curves, count=100, log=False):
    history = History()
    history.extend(step(i) for i in range(1, count + 1))
    draw(curves, history)
    return history


def seen(plot):
    return [tuple(side) for side in plot.view.viewRange()]


def box(plot):
    """What the box beside the crosshair says, as plain words."""
    text = QTextDocument()
    text.setHtml(plot.widget.box.text())
    return " ".join(text.toPlainText().split())


def at(plot, x):
    """A pixel at a step, in the middle of a plot."""
    (_, _), (bottom, top) = plot.view.viewRange()
    return pixel(plot.widget, x, (bottom + top) / 2)
