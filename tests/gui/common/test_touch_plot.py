"""Plots that are touched: by a mouse and by keys, as Qt hands them on."""

import pytest
from helpers.mice import drag, hover, middle, pixel, scroll
from PySide6.QtCore import QPoint, Qt

from qanneal_gui.gui.common.touch_plot import TouchPlot


@pytest.fixture
def plot(qtbot, look):
    made = TouchPlot()
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.getPlotItem().getAxis("left").setWidth(40)  # by itself it would follow its ticks
    made.view.setRange(xRange=(0, 100), yRange=(0, 10), padding=0)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def told(plot):
    """What the plot has told, in its order."""
    found = []
    plot.pointed.connect(lambda place: found.append(("pointed", place)))
    plot.held.connect(lambda place: found.append(("held", place)))
    plot.moved.connect(lambda x, y: found.append(("moved", x, y)))
    plot.all_asked.connect(lambda: found.append(("all",)))
    plot.left.connect(lambda: found.append(("left",)))
    return found


def ranges(plot):
    return [tuple(side) for side in plot.view.viewRange()]


def test_the_crosshair_follows_the_mouse_and_leaves_with_it(plot, told):
    for x in (20, 21, 60):
        hover(plot, pixel(plot, x, 5))
        assert plot.place == pytest.approx(x, abs=0.3)
    hover(plot, QPoint(2, 2))  # beside the axes
    assert plot.place is None
    assert [what for what, *_ in told] == ["pointed"] * 4
    assert told[-1] == ("pointed", None)


def test_a_click_holds_the_crosshair_and_another_lets_it_go(plot, told, qtbot):
    where = pixel(plot, 40, 5)
    hover(plot, where)
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert plot.holding
    hover(plot, pixel(plot, 70, 5))
    assert plot.place == pytest.approx(40, abs=0.3)
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=pixel(plot, 70, 5))
    assert not plot.holding
    held = [place for what, place in told if what == "held"]
    assert held == [pytest.approx(40, abs=0.3), None]
    hover(plot, pixel(plot, 71, 5))
    assert plot.place == pytest.approx(71, abs=0.3)


def test_a_drag_pans_and_holds_nothing(plot, told):
    begin = pixel(plot, 50, 5)
    drag(plot, begin, pixel(plot, 30, 6))
    (low, high), (bottom, top) = ranges(plot)
    assert (low, high) == pytest.approx((20, 120), abs=0.7)
    assert (bottom, top) == pytest.approx((-1, 9), abs=0.1)
    assert not plot.holding
    assert ("moved", True, True) in told


def test_the_wheel_zooms_about_the_mouse(plot):
    assert scroll(plot.viewport(), pixel(plot, 20, 5), 1)
    (low, high), (bottom, top) = ranges(plot)
    assert (high - low, top - bottom) == pytest.approx((75, 7.5))
    assert (20 - low) / (high - low) == pytest.approx(0.2, abs=0.01)
    scroll(plot.viewport(), pixel(plot, 20, 5), -1)
    assert ranges(plot)[0] == pytest.approx((0, 100), abs=0.5)


def test_the_crosshair_stays_below_a_mouse_that_rests_while_the_wheel_turns(plot):
    # Curves put it at the step nearest to the mouse, which is another one once the plot is zoomed.
    plot.pointed.connect(lambda place: plot.show_cross(place and 10.0 * round(place / 10)))
    where = pixel(plot, 24, 5)
    hover(plot, where)
    assert plot.place == 20
    plot.view.setXRange(60, 100, padding=0)
    scroll(plot.viewport(), where, -1)
    below = plot.view.mapSceneToView(plot.mapToScene(where)).x()
    assert plot.place == 10 * round(below / 10) != 20


def test_over_an_axis_the_wheel_zooms_this_axis_and_elsewhere_it_is_left_to_others(plot):
    frame = plot.view.sceneBoundingRect()
    beside = QPoint(round(frame.left()) - 8, round(frame.center().y()))
    below = QPoint(round(frame.center().x()), round(frame.bottom()) + 8)
    assert scroll(plot.viewport(), beside, 1)
    assert ranges(plot) == [(0, 100), pytest.approx((1.25, 8.75), abs=0.05)]
    assert scroll(plot.viewport(), below, 1)
    assert ranges(plot)[0] == pytest.approx((12.5, 87.5), abs=0.2)
    before = ranges(plot)
    assert not scroll(plot.viewport(), QPoint(round(frame.right()) + 3, 2), 1)
    assert ranges(plot) == before


def test_sideways_it_keeps_its_heights(plot):
    plot.sideways = True
    scroll(plot.viewport(), middle(plot), 2)
    drag(plot, pixel(plot, 50, 5), pixel(plot, 40, 8))
    assert ranges(plot)[1] == (0, 10)
    assert ranges(plot)[0][1] - ranges(plot)[0][0] == pytest.approx(56.25)


def test_two_clicks_ask_for_everything_and_hold_nothing(plot, told, qtbot):
    where = pixel(plot, 40, 5)
    for already in (False, True):
        told.clear()
        if already:
            qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=where)
        qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=where)
        qtbot.mouseDClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=where)
        assert not plot.holding
        assert told[-1] == ("all",)


def test_keys_do_what_the_mouse_does(plot, told, qtbot):
    plot.setFocus()
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert plot.place == pytest.approx(51)
    qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert plot.holding
    qtbot.keyClick(plot, Qt.Key.Key_Left)  # what is held can be moved
    assert plot.holding
    assert told[-1] == ("held", pytest.approx(50))
    qtbot.keyClick(plot, Qt.Key.Key_Plus)
    assert ranges(plot)[0] == pytest.approx((12.5, 87.5))
    qtbot.keyClick(plot, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert ranges(plot)[0] == pytest.approx((20, 95))
    qtbot.keyClick(plot, Qt.Key.Key_Home)
    assert told[-1] == ("all",)
    qtbot.keyClick(plot, Qt.Key.Key_Escape)
    assert (plot.holding, plot.place) == (False, pytest.approx(50))
    qtbot.keyClick(plot, Qt.Key.Key_Escape)
    assert plot.place is None
    qtbot.keyClick(plot, Qt.Key.Key_Escape)
    assert told[-1] == ("left",)


@pytest.mark.parametrize("x", [3, 97])
def test_the_box_stands_within_the_plot(plot, x):
    hover(plot, pixel(plot, x, 5))
    plot.show_values("step 12<br>EBM 97.3 % and more")
    assert plot.box.isVisible()
    assert plot.rect().contains(plot.box.geometry())
    cross = pixel(plot, x, 5).x()
    assert not plot.box.geometry().left() < cross < plot.box.geometry().right()
    plot.view.setXRange(200, 300, padding=0)
    assert not plot.box.isVisible()  # the crosshair is out of sight
