"""Export figure… on every page of the window, by its key, its buttons and its menus."""

import numpy as np
import pytest
from helpers.mice import pixel
from PySide6.QtCore import Qt

from qanneal_gui import config
from qanneal_gui.experiments.definition import Progress
from qanneal_gui.figures import Figure, Panel, Series
from qanneal_gui.gui.window import settings

QUICK = ["sampler.kind=exact", "model.hidden=16", "training.steps=30"]
STEPS = np.arange(1.0, 5.0)
KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(open_window, qtbot):
    made = open_window(config.assemble(None, "demo", QUICK))
    with qtbot.waitSignal(made.control.idle):
        made.start()
    curves = made.workspace.curves
    qtbot.waitUntil(lambda: curves.plots["loss"].view.viewRange()[0][1] > 30)
    return made


def ask(window, qtbot):
    """Press the key; the dialog that came before is the active window until then."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_E, KEYS)


def panels(window):
    dialog = window.figures.dialog
    return dialog.drawn.panels


def test_curves_are_drawn_as_the_screen_has_them(window, qtbot):
    ask(window, qtbot)
    dialog = window.figures.dialog
    qtbot.waitUntil(lambda: dialog.preview.sheet is not None)
    assert [dialog.choice.itemText(i) for i in range(dialog.choice.count())] == [
        "All plots",
        "Loss",
        "Accuracy",
        "Symmetrised KL",
    ]
    loss, accuracy, kl = panels(window)
    assert [panel.y_label for panel in (loss, accuracy, kl)] == ["loss / nats", "accuracy / %", "KL / nats"]
    assert kl.y_log
    names = {series.name for series in accuracy.series}
    assert names == {f"{who}, {what}" for who in ("EBM", "MLP", "Shadow") for what in ("test", "training")}
    assert {series.name for series in kl.series} == {"KL (Shadow ↔ MLP)", "gap (EBM ↔ MLP)"}
    plot = window.workspace.curves.plots["accuracy"]
    assert accuracy.x_range == tuple(plot.view.viewRange()[0])
    curve = plot.history.curve("mlp_test")
    smooth, raw = (
        next(s for s in accuracy.series if s.name == "MLP, test" and s.faint is f) for f in (False, True)
    )
    assert smooth.y.tolist() == pytest.approx((100 * curve.smooth).tolist())
    assert raw.y.tolist() == pytest.approx((100 * curve.raw).tolist())
    assert raw.band == "as measured (lines: light smoothing)"


def test_a_hidden_network_is_left_out_and_one_plot_is_asked_for_by_its_button(window, qtbot):
    curves = window.workspace.curves
    qtbot.mouseClick(curves.plots["accuracy"].buttons["Shadow"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(curves.tools["accuracy"].figure_button, Qt.MouseButton.LeftButton)
    assert window.figures.dialog.choice.currentText() == "Accuracy"
    (panel,) = panels(window)
    assert not any("Shadow" in series.name for series in panel.series)


def test_the_plot_that_was_clicked_is_meant_by_the_key(window, qtbot):
    plot = window.workspace.curves.plots["divergence"]
    (_, _), (bottom, top) = plot.view.viewRange()
    where = pixel(plot.widget, 10, (bottom + top) / 2)
    qtbot.mouseClick(plot.widget.viewport(), Qt.MouseButton.LeftButton, pos=where)
    ask(window, qtbot)
    assert window.figures.dialog.choice.currentText() == "Symmetrised KL"


def test_a_comparison_and_an_experiment_are_exported_by_the_same_dialog(window, qtbot):
    window.compare.compare([window.display.run])
    window.workspace.tabs.setCurrentWidget(window.compare)
    qtbot.waitUntil(lambda: bool(window.compare.plot.lines.lines))
    qtbot.mouseClick(window.compare.figure_button, Qt.MouseButton.LeftButton)
    dialog = window.figures.dialog
    assert panels(window)[0].y_label == "Test accuracy of the MLP / %"
    assert not dialog.choice.isVisible()
    window.workspace.tabs.setCurrentWidget(window.experiments)
    qtbot.waitUntil(lambda: "capacity" in window.experiments.pages)
    page = window.experiments.pages["capacity"]
    window.experiments.open("capacity")
    ask(window, qtbot)
    assert "no figure" in window.status.text
    figures = tuple(
        Figure(f"Number {i}", (Panel("", "x", "y", (Series("a", STEPS, STEPS),)),)) for i in (1, 2)
    )
    page.show_progress(Progress(1.0, "Done.", figures=figures), [])
    page.results.figures[1].setFocus()
    ask(window, qtbot)
    assert dialog.choice.currentText() == "Number 2"


def test_the_chip_has_its_own_dialog_and_other_pages_say_where_figures_are(window, qtbot):
    window.workspace.tabs.setCurrentWidget(window.workspace.chip)
    ask(window, qtbot)
    assert window.workspace.chip.dialog.isVisible()
    assert window.figures.dialog is None
    window.workspace.tabs.setCurrentWidget(window.runs)
    ask(window, qtbot)
    assert "no figure on this page" in window.status.text


def test_what_was_entered_is_remembered_by_the_next_window(window, qtbot):
    ask(window, qtbot)
    form = window.figures.dialog.form
    form.font_pt.selectAll()
    qtbot.keyClicks(form.font_pt, "10")
    qtbot.keyClick(form.ends, Qt.Key.Key_Down)
    window.close()
    kept = settings.load().figure
    assert (kept.font_pt, kept.ends, kept.width_cm) == (10, True, 8.5)
