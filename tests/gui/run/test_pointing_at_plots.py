"""Pointing, enlarging and pinning: what one plot is told holds for all of a run."""

from dataclasses import replace

import numpy as np
import pytest
from helpers.live_plots import CONFIG, at, box, draw, fed, seen, step
from helpers.mice import drag, hover, scroll
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from qanneal_gui.gui.run import live_plot
from qanneal_gui.training.events import ByClass


def test_pointing_at_one_plot_shows_the_values_of_all_curves_at_that_step_in_all(curves):
    fed(curves)
    loss, accuracy, kl = curves.plots.values()
    hover(loss.widget, at(loss, 40.3))
    assert [plot.widget.place for plot in curves.plots.values()] == [40, 40, 40]
    rows = "step 40 test training ■ EBM 0.037 0.025 ■ MLP 0.037 0.025 ■ Shadow 0.037 0.025"
    assert box(loss) == rows
    assert box(accuracy).startswith("step 40 test training ■ EBM 98.8 % 99.0 %")
    assert box(kl) == "step 40 ■ KL 2.5×10⁻⁵ ■ gap 1.0×10⁻⁵"
    hover(loss.widget, QPoint(2, 2))
    assert not any(plot.widget.box.isVisible() for plot in curves.plots.values())


def test_a_curve_that_was_not_measured_at_the_step_says_where_it_was(curves):
    history = fed(curves, 0)
    history.extend(step(i) if i % 10 == 0 else replace(step(i), evaluation=None) for i in range(1, 101))
    draw(curves, history)
    loss = curves.plots["loss"]
    hover(loss.widget, at(loss, 44))
    assert loss.widget.place == 40  # the nearest evaluation
    loss.show_step(47)
    assert "EBM 0.030 at 50 0.020 at 50" in box(loss)


def test_zoom_and_pan_are_those_of_all_plots_and_home_brings_everything_back(curves, qtbot):
    history = fed(curves)
    loss, accuracy, kl = curves.plots.values()
    whole = [seen(plot) for plot in curves.plots.values()]
    scroll(loss.widget.viewport(), at(loss, 50), 3)
    low, high = seen(loss)[0]
    assert high - low == pytest.approx(0.75**3 * whole[0][0][1])
    qtbot.waitUntil(lambda: {seen(plot)[0] for plot in curves.plots.values()} == {(low, high)})
    # Each plot takes the heights of what it shows.
    shown = [y for line in accuracy.lines for x, y in zip(line.smooth.xData, line.smooth.yData, strict=True)
             if low <= x <= high]  # fmt: skip
    bottom, top = seen(accuracy)[1]
    assert bottom < min(shown) < max(shown) < top
    assert top - bottom < 2 * (max(shown) - min(shown))
    drag(kl.widget, at(kl, 50), at(kl, 40))
    qtbot.waitUntil(lambda: seen(loss)[0] == pytest.approx((low + 10, high + 10), abs=0.7))
    # What comes in does not move what is looked at.
    history.extend([step(101)])
    loss.redraw()
    assert seen(loss)[0] == pytest.approx((low + 10, high + 10), abs=0.7)
    assert curves.tools["loss"].all_button.isVisible()
    accuracy.widget.setFocus()
    qtbot.keyClick(accuracy.widget, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: [seen(plot)[0][0] for plot in curves.plots.values()] == [0, 0, 0])
    assert min(seen(plot)[0][1] for plot in curves.plots.values()) > 101
    assert not curves.tools["loss"].all_button.isVisible()


def test_nothing_is_panned_beyond_the_run_and_ticks_are_always_labelled(curves):
    fed(curves)
    loss = curves.plots["loss"]
    for _ in range(3):
        scroll(loss.widget.viewport(), at(loss, seen(loss)[0][0] + 1), 4)
        drag(loss.widget, at(loss, seen(loss)[0][0]), at(loss, seen(loss)[0][1]))
        for side in ("bottom", "left"):
            ticks = loss.ticks[side]
            low, high = seen(loss)[side == "left"]
            assert sum(low <= place <= high and bool(text) for place, text in ticks) >= 2
    assert seen(loss)[0][0] == 0
    assert seen(loss)[0][1] == pytest.approx(4)  # as close as it goes


def test_a_click_pins_a_step_until_another_or_the_button_lets_it_go(curves, qtbot):
    fed(curves)
    loss, _, kl = curves.plots.values()
    where = at(loss, 30)
    with qtbot.waitSignal(curves.pinned) as told:
        qtbot.mouseClick(loss.widget.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert told.args == [30]
    assert curves.run_line.words.whole.startswith("Step 30 is pinned: ")
    hover(kl.widget, at(kl, 70))
    assert [plot.widget.place for plot in curves.plots.values()] == [30, 30, 30]
    with qtbot.waitSignal(curves.pinned) as told:
        qtbot.mouseClick(kl.widget.viewport(), Qt.MouseButton.LeftButton, pos=at(kl, 70))
    assert told.args == [None]
    qtbot.mouseClick(kl.widget.viewport(), Qt.MouseButton.LeftButton, pos=at(kl, 70))
    assert curves.pin == 70
    kl.widget.setFocus()
    qtbot.keyClick(kl.widget, Qt.Key.Key_Left)
    assert curves.pin == 69
    curves.run_line.button.click()
    assert (curves.pin, loss.widget.place) == (None, None)


def test_what_is_pinned_is_shown_as_the_curves_are_drawn_now(curves, qtbot, look):
    history = fed(curves, 0)
    share = (0.25, 0.75)
    for i in range(1, 51):
        evaluation = replace(step(i).evaluation, test_accuracy_by_class=ByClass(share, share))
        history.extend([replace(step(i), evaluation=evaluation)])
    curves.begin(CONFIG | {"data": {"dataset": "digits", "classes": [2, 3]}})
    curves.show_all()
    accuracy = curves.plots["accuracy"]
    qtbot.mouseClick(accuracy.widget.viewport(), Qt.MouseButton.LeftButton, pos=at(accuracy, 20))
    assert box(accuracy).startswith("step 20 test training ■ EBM")
    curves.by_class.click()
    assert box(accuracy) == "step 20 ■ 2 25.0 % ■ 3 75.0 %"
    look.set_mode("dark")
    curves.recolor()
    assert accuracy.drawn[0].color.name() in accuracy.widget.box.text()
    curves.tools["loss"].menu_log_x.trigger()
    assert accuracy.widget.place == pytest.approx(np.log10(20))
    assert accuracy.widget.holding


def test_a_hostile_name_or_note_is_text_beside_the_crosshair(curves):
    hostile = "<img src=x>\x1b]0;a\u202egnp"
    history = fed(curves, 20)
    history.show_notes([(5, hostile)])
    draw(curves, history)
    hover(curves.plots["loss"].widget, at(curves.plots["loss"], 5))
    said = curves.plots["loss"].widget.box.text()
    assert "<img" not in said
    assert "&lt;img" in said
    assert not set("\x1b\u202e") & set(said)


def test_a_right_click_or_the_menu_key_opens_the_menu_of_a_plot(curves):
    fed(curves)
    loss, tools = curves.plots["loss"], curves.tools["loss"]
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        place = at(loss, 20)
        event = QContextMenuEvent(reason, place, loss.widget.mapToGlobal(place))
        QApplication.sendEvent(loss.widget.viewport(), event)
        assert tools.menu.isVisible()
        assert not tools.menu_all.isEnabled()  # all of it is shown
        tools.menu.close()


def test_while_the_mouse_is_elsewhere_nothing_is_written_beside_the_curves(curves, monkeypatch):
    history = fed(curves)
    monkeypatch.setattr(live_plot, "values_at", None)  # calling it would fail
    history.extend([step(101)])
    for plot in curves.plots.values():
        plot.redraw()
