import gc
import sys
from dataclasses import replace

import numpy as np
import pyqtgraph as pg
import pytest
from helpers.axis_labels import units
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from qanneal_gui.annealing.samplers import SamplerReport
from qanneal_gui.gui.common.ticks import nice_ticks
from qanneal_gui.gui.run.history import History
from qanneal_gui.gui.run.live_plot import spread
from qanneal_gui.gui.run.plots import PLOTS, LivePlots
from qanneal_gui.runs.metrics import METRICS
from qanneal_gui.training.events import ByClass, Evaluation, NetworkMetrics, StepEvent

CONFIG = {"training": {"method": "ebm", "shadow_mlp": True}}


def step(i):
    """A step in which everything falls and every accuracy rises."""
    network = NetworkMetrics(1 / i, -1 / i, 1 - 0.4 / i, 1 - 0.5 / i, 1.5 / i)
    return StepEvent(i, Evaluation(network, network, network, 1e-3 / i, 1e-5), None, 0.1)


@pytest.fixture
def curves(qtbot, look):
    made = LivePlots()
    qtbot.addWidget(made)
    made.resize(700, 640)
    made.show()
    qtbot.waitExposed(made)
    return made


def draw(curves, history):
    curves.begin(CONFIG)
    curves.show_history(history, smoothed=True)
    for plot in curves.plots.values():
        plot.redraw()


def test_the_current_value_stands_at_the_lines_end_and_outside_the_data(curves):
    history = History()
    history.extend(step(i) for i in range(1, 51))
    draw(curves, history)
    plot = curves.plots["accuracy"]
    texts = [line.text.text() for line in plot.lines if line.text.isVisible()]
    assert texts == ["EBM 99.0 %", "MLP 99.0 %", "Shadow 99.0 %"]
    right = plot.item.mapRectFromItem(plot.view, plot.view.boundingRect()).right()
    boxes = [line.text.sceneBoundingRect() for line in plot.lines if line.text.isVisible()]
    assert all(box.left() > right - 8 for box in boxes)
    assert all(box.right() <= plot.widget.width() for box in boxes)
    tops = sorted(box.top() for box in boxes)
    assert min(np.diff(tops)) > 0.8 * boxes[0].height()


def test_every_axis_says_the_unit_in_which_its_curves_are_drawn(curves):
    history = History()
    history.extend([step(2)])
    draw(curves, history)
    labels = [plot.item.getAxis("left").label.toPlainText() for plot in curves.plots.values()]
    assert units(*labels) == [("loss", "nats"), ("accuracy", "%"), ("KL", "nats")]
    drawn = [{f"{line.smooth.yData[-1]:.4g}" for line in plot.lines} for plot in curves.plots.values()]
    # Losses in nats, accuracies in percent, and the common logarithms of divergences in nats.
    assert drawn == [{"0.5", "0.75"}, {"80", "75"}, {"-3.301", "-5"}]
    assert {plot.item.getAxis("bottom").label.toPlainText().strip() for plot in curves.plots.values()} == {
        "step"
    }


def test_a_click_in_the_legend_hides_a_network(curves):
    history = History()
    history.extend(step(i) for i in range(1, 11))
    draw(curves, history)
    curves.plots["loss"].buttons["MLP"].click()
    visible = {line.of.group for line in curves.plots["loss"].lines if line.smooth.isVisible()}
    assert visible == {"EBM", "Shadow"}


def test_inherited_weights_are_dashed(curves):
    draw(curves, History())
    assert {line.of.group for line in curves.plots["loss"].lines if line.dashed} == {"MLP"}
    curves.begin({"training": {"method": "mlp", "shadow_mlp": True}})
    assert {line.of.group for line in curves.plots["loss"].lines if line.dashed} == {"EBM"}
    assert curves.plots["loss"].buttons["Shadow"].isHidden()


def test_accuracies_by_class_are_drawn_on_demand_and_told_apart(curves, qtbot):
    shares = tuple(0.5 + 0.05 * place for place in range(10))

    def of_classes(i):
        evaluation = replace(step(i).evaluation, test_accuracy_by_class=ByClass(shares, shares))
        return replace(step(i), evaluation=evaluation)

    history = History()
    history.extend(of_classes(i) for i in range(1, 31))
    chosen = {"data": {"dataset": "fashion-mnist", "classes": list(range(10))}}
    curves.begin(CONFIG | chosen)
    curves.show_history(history, smoothed=True)
    plot = curves.plots["accuracy"]
    plot.redraw()
    assert [line.of.group for line in plot.drawn if line.of.heavy] == ["EBM", "MLP", "Shadow"]
    qtbot.mouseClick(curves.by_class, Qt.MouseButton.LeftButton)
    split = plot.drawn
    texts = [line.text.text() for line in split if line.text.isVisible()]
    assert texts[0] == "T-shirt/top 50.0 %"
    assert texts[9] == "Ankle boot 95.0 %"
    looks = {(line.smooth.opts["pen"].color().name(), tuple(line.smooth.opts["pen"].dashPattern()))
             for line in plot.drawn}  # fmt: skip
    assert len(looks) == 10
    assert not any(line.smooth.isVisible() or line.raw.isVisible() for line in plot.lines)
    assert all(button.isHidden() for button in plot.buttons.values())
    qtbot.waitUntil(lambda: plot.widget.height() >= plot.widget.minimumHeight())
    tops = sorted(line.text.sceneBoundingRect().top() for line in plot.drawn)
    assert min(np.diff(tops)) > 0.8 * plot.drawn[0].text.boundingRect().height()
    right = [line.text.sceneBoundingRect().right() for line in plot.drawn]
    assert max(right) <= plot.widget.width()
    qtbot.mouseClick(curves.by_class, Qt.MouseButton.LeftButton)
    assert not any(line.text.isVisible() for line in split)
    assert {line.of.group for line in plot.drawn if line.smooth.isVisible()} == {"EBM", "MLP", "Shadow"}


@pytest.mark.parametrize(("count", "end"), [(4, 90.0), (200, 42.0)])
def test_few_accuracies_of_a_class_are_not_smoothed(curves, count, end):
    """A mark that lags behind its figure would stand in another order than the figures do."""
    history = History()
    for i in range(1, count + 1):
        share = (0.9 if i == count else 0.1,) * 2
        evaluation = replace(step(i).evaluation, test_accuracy_by_class=ByClass(share, share))
        history.extend([replace(step(i), evaluation=evaluation)])
    curves.begin(CONFIG | {"data": {"dataset": "digits", "classes": [2, 3]}})
    curves.show_history(history, smoothed=True)
    curves.by_class.click()
    lines = curves.plots["accuracy"].drawn
    assert [line.text.text().split(" ", 1)[1] for line in lines] == ["90.0 %"] * 2
    assert [line.end[1] for line in lines] == pytest.approx([end] * 2, abs=1)
    assert [line.smooth.yData[-1] for line in lines] == pytest.approx([end] * 2, abs=1)


def test_a_run_without_figures_by_class_shows_none(curves):
    history = History()
    history.extend(step(i) for i in range(1, 11))
    curves.begin(CONFIG | {"data": {"dataset": "digits", "classes": [2, 3]}})
    curves.show_history(history, smoothed=True)
    curves.by_class.click()
    assert not any(line.smooth.isVisible() for line in curves.plots["accuracy"].drawn)


def test_long_runs_are_drawn_with_few_points(curves):
    history = History()
    history.extend(step(i) for i in range(1, 20_001))
    draw(curves, history)
    drawn = [len(line.smooth.yData) for line in curves.plots["loss"].lines]
    assert 0 < max(drawn) <= 1200


def test_the_theme_reaches_the_plots(curves, look):
    for mode in ("dark", "light"):
        look.set_mode(mode)
        curves.recolor()
        assert curves.plots["loss"].widget.backgroundBrush().color() == look.colors.role("card")
        assert curves.plots["loss"].lines[1].smooth.opts["pen"].color() == look.colors.role("ebm")


@given(st.lists(st.floats(0, 200), max_size=8))
def test_labels_are_spread_in_their_order_and_within_bounds(centers):
    placed = spread(centers, 14, 0, 200)
    order = sorted(range(len(centers)), key=lambda i: centers[i])
    gaps = np.diff([placed[i] for i in order])
    assert (gaps >= 14 - 1e-9).all()
    assert all(7 - 1e-9 <= y <= 193 + 1e-9 for y in placed)


@given(st.floats(-1e6, 1e6), st.floats(1e-6, 1e6))
def test_ticks_are_few_and_within_the_range(low, width):
    ticks = nice_ticks(low, low + width, 4)
    assert len(ticks) <= 6
    assert all(
        low - 1e-6 * width <= tick <= low + width * (1 + 1e-6) for tick in ticks if width > 1e-3 * abs(low)
    )


def test_a_plot_holds_metrics_of_one_quantity():
    for title, names in PLOTS.values():
        assert len({METRICS[name].quantity for name in names}) == 1, title


def test_ten_thousand_repaints_lose_no_reference(qtbot, look):
    """PySide6 6.12.0 drops a reference to None with every repaint, and dies when they are used up."""
    widget = pg.PlotWidget()
    qtbot.addWidget(widget)
    widget.resize(160, 120)
    widget.plot([0, 1, 2], [0, 1, 0])
    widget.show()
    qtbot.waitExposed(widget)
    view = widget.viewport()
    for _ in range(100):
        view.repaint()
    gc.collect()
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(10_000):
        view.repaint()
    gc.collect()
    drift = [
        after - count
        for after, count in zip((sys.getrefcount(None), sys.getrefcount(True)), before, strict=True)
    ]
    # One reference per repaint would be 10,000; caches that fill up take a few.
    assert max(abs(d) for d in drift) < 200


def test_a_new_plot_is_one_entry(qtbot, look, monkeypatch):
    monkeypatch.setitem(PLOTS, "breaks", ("Chains", ["hub_breaks"]))
    made = LivePlots()
    qtbot.addWidget(made)
    history = History()
    report = SamplerReport("qpu", 0.1, 1, 0.1, 16.0, [], [], 0.01, hub_breaks=0.025)
    history.extend([replace(step(i), sampler=report) for i in range(1, 4)])
    draw(made, history)
    plot = made.plots["breaks"]
    assert plot.item.getAxis("left").labelText == "output chain breaks / % of reads"
    assert [line.text.text() for line in plot.lines] == ["breaks 2.5 %"]
    assert list(plot.buttons) == ["Output chain breaks"]
