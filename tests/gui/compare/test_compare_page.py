"""The comparison of runs: what is drawn, what it says, and what can be copied."""

from dataclasses import replace

import numpy as np
import pyqtgraph as pg
import pytest
from helpers.mice import hover, pixel, scroll
from helpers.qt_guards import LONGEST_MS
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.palette import style
from qanneal_gui.gui.compare.lines import Line, OverlayLines
from qanneal_gui.gui.compare.page import ComparePage
from qanneal_gui.gui.compare.plot import log_ticks
from qanneal_gui.runs.annotations import annotate
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.overlay import Curve


def record(count, steps=40):
    library = RunLibrary()
    made = []
    for i in range(count):
        values = {"training": {"learning_rate": [0.1, 0.01][i % 2], "seed": i}}
        with library.create(values, {}, {}, f"run {i}") as recorder:
            for step in range(1, steps + 1):
                accuracy = 0.5 + 0.4 * step / steps + 0.01 * i
                recorder.step({"step": step, "mlp": {"test_accuracy": accuracy}, "seconds": 0.5, "gap": 0.0})
            recorder.finish("finished")
        made.append(recorder.id)
    return made


@pytest.fixture
def page(qtbot, look):
    made = ComparePage()
    qtbot.addWidget(made)
    made.resize(900, 640)
    made.show()
    yield made
    made.hide()
    assert made.shut_down(LONGEST_MS)


def compare(qtbot, page, runs):
    page.compare(runs)
    qtbot.waitUntil(lambda: [one.run.id for one in page.measured] == list(runs))


def choose(qtbot, page, box, value):
    page_before = page.plot.lines.lines
    box.setCurrentIndex(box.findData(value))
    qtbot.waitUntil(lambda: page.plot.lines.lines is not page_before)


def test_without_runs_it_says_what_to_do(page):
    assert page.advice.isVisible()


def test_runs_of_one_name_are_told_apart_and_settings_have_the_forms_words(page, qtbot):
    runs = record(3)
    for run in runs[:2]:
        annotate(RunLibrary(), [run], name="stable")
    compare(qtbot, page, runs)
    names = [f"stable ({runs[0]})", f"stable ({runs[1]})", "run 2"]
    assert [line.curve.label for line in page.plot.lines.lines] == names
    assert page.settings.cells.headers == ["Setting", *names]
    cells = page.settings.cells
    assert [cells.data(cells.index(row, 0)) for row in range(2)] == ["Learning rate", "Training seed"]
    assert [page.values.cells.data(page.values.cells.index(row, 0)) for row in range(3)] == names


def test_names_that_begin_alike_are_read_in_the_tables(page, qtbot):
    runs = record(2)
    names = [f"Hidden units = 16, learning rate = 0.01, seed {i}" for i in (2, 3)]
    for run, name in zip(runs, names, strict=True):
        annotate(RunLibrary(), [run], name=name)
    compare(qtbot, page, runs)
    assert page.values.columnWidth(0) > page.values.fontMetrics().horizontalAdvance(names[0])
    header = page.settings.horizontalHeader()
    shown = [
        header.fontMetrics().elidedText(name, header.textElideMode(), header.sectionSize(1)) for name in names
    ]
    assert shown[0] != shown[1]


def test_curves_values_and_settings_of_the_runs(page, qtbot):
    runs = record(3)
    compare(qtbot, page, runs)
    assert [line.curve.label for line in page.plot.lines.lines] == ["run 0", "run 1", "run 2"]
    cells = page.values.cells
    texts = [cells.data(cells.index(1, column)) for column in range(cells.columnCount())]
    assert texts[:5] == ["run 1", "Finished", "91", "91", "40"]
    assert page.settings.cells.rowCount() == 2
    assert page.numbers.cells.rowCount() == 40
    (low, high), (bottom, top) = page.plot.view.viewRange()
    assert (low, high) == pytest.approx((1, 40), abs=0.3)
    assert bottom < 51
    assert top > 92


def test_runs_that_differ_in_the_sampler_alone_are_held_against_the_coins(page, qtbot):
    library, runs = RunLibrary(), []
    for seed, accuracies in enumerate([{"simulated-qpu": 0.9, "uniform": 0.8}, {"uniform": 0.7, "qpu": 0.9}]):
        for kind, accuracy in accuracies.items():
            values = {"training": {"seed": seed}, "sampler": {"kind": kind, "reads": 10 if seed else 20}}
            with library.create(values, {}, {}, "") as recorder:
                recorder.step({"step": 1, "mlp": {"test_accuracy": accuracy}, "seconds": 0.5})
            runs.append(recorder.id)
    compare(qtbot, page, runs)
    assert page.coin.text == (
        "Less the coin, test accuracy of the MLP / points: Simulated QPU +10 over 1 pair of runs; "
        "D-Wave QPU +20 over 1 pair of runs."
    )
    compare(qtbot, page, runs[:1] + runs[2:3])  # another seed: no pair
    assert page.coin.text == ""


def test_the_crosshair_reads_every_line(page, qtbot):
    compare(qtbot, page, record(2))
    assert page.legend.entries.value(page.plot.lines.lines[0]) == "90"
    page.plot.point_at(20.2)
    assert page.legend.entries.value(page.plot.lines.lines[0]) == "70"
    assert page.legend.entries.heading == "step 20"
    page.plot.widget.setFocus()
    qtbot.keyClick(page.plot.widget, Qt.Key.Key_Right)
    assert page.plot.widget.place == pytest.approx(20.2 + 39 * 1.012 / 100)
    qtbot.keyClick(page.plot.widget, Qt.Key.Key_Escape)
    assert page.legend.entries.heading == "Last"


def test_groups_axes_and_another_metric(page, qtbot):
    compare(qtbot, page, record(4))
    choose(qtbot, page, page.group, "training.learning_rate")
    assert [line.curve.label for line in page.plot.lines.lines] == ["0.01 (2)", "0.1 (2)"]
    assert page.legend.entries.title == "Learning rate (runs)"
    choose(qtbot, page, page.axis, "seconds")
    assert page.plot.view.viewRange()[0] == pytest.approx([0.5, 20], abs=0.2)
    choose(qtbot, page, page.group, "")
    page.log_y.click()
    choose(qtbot, page, page.quantity, "gap")
    assert "160 values are not positive" in page.progress.text


def test_the_axis_keeps_its_unit_where_its_name_has_no_room(page, qtbot):
    compare(qtbot, page, record(1))
    axis = page.plot.item.getAxis("left")
    page.plot.view.resize(400, 300)
    assert axis.labelText == "Test accuracy of the MLP / %"
    page.plot.view.resize(400, 60)
    assert axis.labelText == "%"


def test_a_hidden_line_stays_hidden_when_it_is_drawn_in_another_way(page, qtbot):
    compare(qtbot, page, record(2))
    page.legend.setFocus()
    page.legend.setCurrentIndex(page.legend.entries.index(1, 0))
    qtbot.keyClick(page.legend, Qt.Key.Key_Space)
    assert [line.shown for line in page.plot.lines.lines] == [True, False]
    choose(qtbot, page, page.smoothing, "strong")
    assert [line.shown for line in page.plot.lines.lines] == [True, False]


def test_a_mean_over_fewer_runs_is_marked(page, qtbot):
    runs = [*record(3), *record(1, steps=20)]
    compare(qtbot, page, runs)
    choose(qtbot, page, page.group, "training.learning_rate")
    (line,) = [one for one in page.plot.lines.lines if one.curve.counts is not None]
    assert line.curve.label == "0.1 (3)"
    page.plot.point_at(10.0)
    assert page.legend.entries.value(line).count("of") == 0
    page.plot.point_at(35.0)
    assert page.legend.entries.value(line).endswith(" (2 of 3)")
    assert "means over fewer runs" in page.progress.text
    flat = replace(line.curve, x=250 * line.curve.x, y=0 * line.curve.y + 0.5, raw=None, spread=None)
    columns = drawn(qtbot, [Line(flat, style(0))]).max(axis=0)
    # Up to step 20 of 40 it is over all of them, and fainter from there.
    width = len(columns)
    over_all, over_some = columns[width // 10 : width * 4 // 10], columns[width * 6 // 10 : width * 9 // 10]
    assert np.median(over_all) > 1.5 * np.median(over_some) > 0


def test_the_mouse_reads_and_holds_the_crosshair(page, qtbot):
    compare(qtbot, page, record(2))
    (_, _), (bottom, top) = page.plot.view.viewRange()
    where = pixel(page.plot.widget, 20, (bottom + top) / 2)
    hover(page.plot.widget, where)
    assert page.legend.entries.heading == "step 20"
    qtbot.mouseClick(page.plot.widget.viewport(), Qt.MouseButton.LeftButton, pos=where)
    hover(page.plot.widget, where * 2 / 3)
    assert page.legend.entries.heading == "step 20"
    scroll(page.plot.widget.viewport(), where, 3)
    (low, high), _ = page.plot.view.viewRange()
    assert high - low < 20
    qtbot.mouseDClick(page.plot.widget.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert page.plot.view.viewRange()[0] == pytest.approx((1, 40), abs=0.3)


def test_a_table_is_copied_as_csv(page, qtbot):
    compare(qtbot, page, record(1, steps=2))
    page.tables.setCurrentWidget(page.numbers)
    with qtbot.waitSignal(page.said) as said:
        page.copy_button.click()
    assert said.args == ["Copied 2 rows as CSV."]
    assert QGuiApplication.clipboard().text() == "Step,run 0 / %\n1,70\n2,90\n"


def test_the_theme_reaches_the_lines(page, qtbot, look):
    compare(qtbot, page, record(2))
    look.set_mode("dark")
    page.recolor()
    assert page.plot.lines.lines[0].style == style(0)
    assert page.plot.widget.backgroundBrush().color() == theme.current().role("card")


def test_runs_are_told_apart_by_colour_and_dash(look):
    looks = [(one.color.name(), one.dash) for one in map(style, range(32))]
    assert len(set(looks)) == 32
    assert all(style(i).color != style(i + 1).color for i in range(40))
    assert all(style(i).dash != style(i + 1).dash for i in range(7))


def drawn(qtbot, lines):
    widget = pg.PlotWidget()
    qtbot.addWidget(widget)
    widget.resize(400, 300)
    for axis in ("left", "bottom"):
        widget.hideAxis(axis)
    item = OverlayLines()
    widget.addItem(item, ignoreBounds=True)
    item.show(lines)
    widget.getPlotItem().getViewBox().setRange(xRange=(0, 10_000), yRange=(0, 1), padding=0)
    widget.show()
    qtbot.waitExposed(widget)
    widget.grab()  # lays everything out
    # The lines alone, on nothing: what they leave free is transparent.
    image = QImage(widget.size(), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setWorldTransform(item.sceneTransform())
    item.paint(painter)
    painter.end()
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width())
    left, top, right, bottom = item.getViewBox().sceneBoundingRect().toRect().getCoords()
    return (pixels >> 24)[top : bottom + 1, left : right + 1]


@pytest.mark.parametrize("count", [1, 20])
def test_a_spike_of_one_step_is_drawn_and_so_are_the_raw_values(qtbot, look, count):
    x = np.arange(10_000.0)
    y = np.full(10_000, 0.1)
    y[5_000] = 0.9
    raw = np.full(10_000, 0.3)
    raw[2_500] = 0.7
    curve = Curve("x", ("x",), x, y, raw=(x, raw))
    alpha = drawn(qtbot, [Line(curve, style(0)) for _ in range(count)])
    height, width = alpha.shape
    middle = alpha[:, width // 2 - 3 : width // 2 + 4]
    assert middle[round(0.12 * height) : round(0.85 * height)].max(axis=1).all()
    quarter = alpha[:, width // 4 - 3 : width // 4 + 4]
    assert quarter[round(0.35 * height) : round(0.65 * height)].max(axis=1).all()
    assert (
        alpha[round(0.69 * height) : round(0.71 * height) + 1, 10 : width - 10].max(axis=0) > 30
    ).all()  # the raw line is there


def test_dashes_leave_gaps(qtbot, look):
    x = np.arange(10_000.0)
    curve = Curve("x", ("x",), x, np.full(10_000, 0.5))
    solid, dashed = (drawn(qtbot, [Line(curve, style(i))]).any(axis=0).mean() for i in (0, 1))
    assert solid > 0.98
    assert 0.6 < dashed < 0.85  # 10 of 14 pixels


@given(st.floats(-290, 290), st.floats(0.01, 20), st.integers(2, 8))
def test_ticks_of_logarithms_are_few_and_within_the_range(low, decades, count):
    ticks = log_ticks(low, min(low + decades, 299), count)
    assert len(ticks) <= 3 * count + 3
    assert all(low - 1e-6 <= place <= low + decades + 1e-6 for place, _ in ticks)
    assert len({text for _, text in ticks}) == len(ticks)
