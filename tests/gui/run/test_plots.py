from dataclasses import replace

import numpy as np
import pytest
from helpers.axis_labels import units
from helpers.clipped import clipped
from helpers.live_plots import CONFIG, at, box, draw, fed, seen, step
from helpers.mice import hover, scroll
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QScrollArea

from qanneal_gui.annealing.samplers import SamplerReport
from qanneal_gui.gui.run.history import History
from qanneal_gui.gui.run.plots import LivePlots
from qanneal_gui.gui.run.shown import PLOTS
from qanneal_gui.runs.metrics import METRICS
from qanneal_gui.training.events import ByClass


class Watch(QObject):
    """Notes what is shown and hidden."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def eventFilter(self, watched, event):
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self.seen.append((watched, event.type()))
        return False


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


def test_in_a_low_plot_the_unit_stands_at_the_axis_and_leaves_room(curves, qtbot):
    history = History()
    history.extend([step(2)])
    draw(curves, history)
    curves.resize(350, 330)
    axes = [plot.item.getAxis("left") for plot in curves.plots.values()]
    qtbot.waitUntil(lambda: [axis.labelText for axis in axes] == ["nats", "%", "nats"])
    for axis in axes:
        assert axis.label.boundingRect().width() < axis.boundingRect().height()
    curves.resize(700, 640)
    qtbot.waitUntil(lambda: [axis.labelText for axis in axes] == ["loss / nats", "accuracy / %", "KL / nats"])


def test_a_click_in_the_legend_hides_a_network(curves):
    history = History()
    history.extend(step(i) for i in range(1, 11))
    draw(curves, history)
    buttons = curves.plots["loss"].buttons
    buttons["MLP"].click()
    visible = {line.of.group for line in curves.plots["loss"].lines if line.smooth.isVisible()}
    assert visible == {"EBM", "Shadow"}
    assert [name for name, button in buttons.items() if button.property("off")] == ["MLP"]
    buttons["MLP"].click()
    assert not buttons["MLP"].property("off")


@pytest.mark.parametrize("title", ["Accuracy", "Accuracy of networks"])
@pytest.mark.parametrize("width", [360, 380, 400, 480, 700])
def test_words_beside_a_title_give_way_to_it_and_in_the_end_the_legend(qtbot, look, title, width):
    area, curves = QScrollArea(), LivePlots()
    plot = curves.plots["accuracy"]
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(curves)
    qtbot.addWidget(area)
    draw(curves, History())
    (words,) = [one for one in plot.findChildren(QLabel) if one.text() == "Accuracy"]
    words.setText(title)
    area.resize(width, 640)
    area.show()
    qtbot.waitUntil(lambda: clipped(plot) == [])
    usual = [button for button in plot.buttons.values() if not button.isHidden()]
    assert len(usual) == 3 or (title != "Accuracy" and width < 400)
    plot.look_at((20.0, 60.0))  # which offers "All", too
    qtbot.waitUntil(lambda: clipped(plot) == [])
    plot.look_at(None)
    qtbot.waitUntil(lambda: clipped(plot) == [])
    assert [button for button in plot.buttons.values() if not button.isHidden()] == usual
    # Whether there is room is found without showing anything: a focus would be lost with what is hidden.
    watch = Watch()
    for button in plot.buttons.values():
        button.installEventFilter(watch)
    words.setText(title + width // 8 * "w")
    plot.fit_title()
    assert not any(button.isVisible() for button in plot.buttons.values())
    watch.seen.clear()
    plot.fit_title()
    assert watch.seen == []


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


def test_marks_and_figures_stand_on_the_ends_of_the_curves_that_are_seen(curves):
    fed(curves)
    loss = curves.plots["loss"]
    scroll(loss.widget.viewport(), at(loss, 20), 4)
    high = seen(loss)[0][1]
    for line in loss.lines:
        if line.of.heavy:
            place = int(np.searchsorted(line.smooth.xData, high, "right")) - 1
            assert line.end == (line.smooth.xData[place], line.smooth.yData[place])
            scene = loss.view.mapViewToScene(
                loss.view.mapToView(loss.view.mapFromItem(loss.item, line.tip.pos()))
            )
            assert line.tip.scenePos().y() == pytest.approx(scene.y(), abs=1)
            step_there = round(line.end[0])
            assert line.text.text().endswith(f" {1.5 / step_there:.3f}")


def test_axes_become_logarithmic_and_steps_do_so_in_all_plots(curves):
    fed(curves, 1000)
    loss = curves.plots["loss"]
    tools = curves.tools["loss"]
    tools.menu_log_y.trigger()
    assert seen(loss)[1] == pytest.approx((-4, 1))  # from 0.001 nats, and a margin
    tools.menu_log_x.trigger()
    assert all(seen(plot)[0] == pytest.approx((0, 3), abs=0.1) for plot in curves.plots.values())
    hover(loss.widget, at(loss, 2))
    assert box(loss).startswith("step 100 ")
    assert [text for _, text in loss.ticks["bottom"]] == ["1", "10", "100", "1,000"]
    tools.menu_log_x.trigger()
    assert seen(curves.plots["divergence"])[0] == pytest.approx((0, 1008))


def test_one_plot_takes_all_the_room_and_gives_it_back(curves, qtbot):
    fed(curves)
    with qtbot.waitSignal(curves.maximised):
        curves.tools["accuracy"].maximise_button.click()
    assert [plot.isVisible() for plot in curves.plots.values()] == [False, True, False]
    curves.plots["accuracy"].widget.setFocus()
    qtbot.keyClick(curves.plots["accuracy"].widget, Qt.Key.Key_Escape)
    assert all(plot.isVisible() for plot in curves.plots.values())
    qtbot.keyClick(curves.plots["loss"].widget, Qt.Key.Key_M)
    assert not curves.plots["accuracy"].isVisible()


def test_an_axis_is_laid_out_anew_only_where_its_ticks_change(curves, monkeypatch):
    history = History()
    history.extend(step(i) for i in range(1, 41))
    draw(curves, history)
    plot = curves.plots["accuracy"]
    before, written = dict(plot.ticks), []
    for side in before:
        monkeypatch.setattr(plot.item.getAxis(side), "setTicks", lambda _, side=side: written.append(side))
    history.extend(step(i) for i in range(41, 81))
    plot.redraw()
    assert plot.ticks["left"] == before["left"]
    assert plot.ticks["bottom"] != before["bottom"]
    assert written == ["bottom"]


def test_what_a_run_has_like_the_one_before_is_not_prepared_again(curves, monkeypatch):
    curves.begin(CONFIG)
    fresh = []
    for plot in curves.plots.values():
        for line in plot.lines:
            monkeypatch.setattr(line, "recolor", lambda _, line=line: fresh.append(line.of.group))
    curves.begin(CONFIG)
    assert fresh == []
    curves.begin({"training": {"method": "mlp", "shadow_mlp": True}})
    assert set(fresh) == {"EBM", "MLP"}  # the other of them inherits


def test_a_curve_that_is_drawn_anew_stays_in_sight(curves, monkeypatch):
    history = History()
    history.extend(step(i) for i in range(1, 41))
    draw(curves, history)
    line = curves.plots["accuracy"].drawn[1]
    hidden = []
    for part in (line.smooth, line.tip, line.text):
        monkeypatch.setattr(part, "setVisible", lambda seen: hidden.append(seen))
    history.extend([step(41)])
    curves.plots["accuracy"].redraw()
    assert hidden
    assert all(hidden)


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


def test_a_plot_holds_metrics_of_one_quantity():
    for title, names in PLOTS.values():
        assert len({METRICS[name].quantity for name in names}) == 1, title


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


def test_a_line_that_is_a_band_is_drawn_in_pieces_and_dashed_again_where_it_is_a_line(curves):
    curves.plots["loss"].set_inherited("MLP")
    history = History("off")
    calm, wild = np.linspace(0.9, 0.1, 400), np.where(np.arange(400) % 2, 0.9, 0.1)
    for values in (calm, wild, calm):
        history = History("off")
        history.add("mlp_test_loss", np.arange(1.0, 401), values)
        draw(curves, history)
        (line,) = (one for one in curves.plots["loss"].lines if one.of.metric == "mlp_test_loss")
        drawn = line.smooth.opts["pen"].style()
        assert drawn == (Qt.PenStyle.SolidLine if values is wild else Qt.PenStyle.DashLine)
        assert line.smooth.opts["segmentedLineMode"] == ("on" if values is wild else "auto")
        assert line.pen.style() == Qt.PenStyle.DashLine
