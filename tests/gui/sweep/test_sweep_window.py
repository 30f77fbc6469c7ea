"""A sweep in the window: described in the form, run, looked at, and its best setting used."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from qanneal_gui import config
from qanneal_gui.experiments.sweeps import parse_axis
from qanneal_gui.gui.run.control import State
from qanneal_gui.gui.window import settings
from qanneal_gui.runs.library import RunLibrary

LEFT = Qt.MouseButton.LeftButton
RATES, HIDDEN = "training.learning_rate=0.001, 0.1", "model.hidden=4, 8"
TINY = ["sampler.kind=exact", "training.steps=2", "training.shadow_mlp=false", "training.null_twin=false"]


def varied(open_window, qtbot, *axes):
    """Return a window whose form describes a sweep that is planned."""
    window = open_window(config.assemble(overrides=TINY))
    for text in axes:
        axis = parse_axis(text)
        window.sweeping.varying.vary(axis.setting, axis)
    qtbot.waitUntil(lambda: window.sweeping.card.planned is not None)
    return window


@pytest.fixture
def window(open_window, qtbot):
    return varied(open_window, qtbot, RATES, HIDDEN)


def run(qtbot, window):
    """Start the sweep by the mouse and wait for its end; return its page."""
    with qtbot.waitSignal(window.experiments.runner.ended) as ended:
        qtbot.mouseClick(window.header.start_button, LEFT)
    assert ended.args[0].failure is None
    return window.experiments.pages["sweep"]


def choose(combo, value):
    combo.setCurrentIndex(combo.findData(value))
    combo.activated.emit(combo.currentIndex())


def test_start_and_queue_say_that_they_mean_the_sweep(qtbot, window):
    card = window.sweeping.card
    assert window.header.start_button.text() == "&Start sweep"
    assert window.header.queue_button.accessibleName() == "Queue sweep"
    assert card.count.text().endswith("4 runs.")
    assert card.bill.text.startswith("4 runs: about")
    assert "4 runs" in window.workspace.empty.summary.text()
    qtbot.mouseClick(card.clear_button, LEFT)
    assert window.header.start_button.text() == "&Start"
    assert window.workspace.empty.summary.text().startswith("Start will train")
    assert not card.details.isVisible()


def test_the_plan_follows_the_form_and_the_seeds(qtbot, window):
    card = window.sweeping.card
    seeds = next(row for row in card.form.rows if row.spec.name == "seeds").editor.line
    seeds.selectAll()
    qtbot.keyClicks(seeds, "3")
    qtbot.waitUntil(lambda: card.planned is not None and card.count.text().endswith("12 runs."))
    seeds.selectAll()
    qtbot.keyClicks(seeds, "none")
    assert card.problem == "Seeds must be a whole number from 1 to 1,000."
    assert not window.header.start_button.isEnabled()


def test_a_combination_that_cannot_be_run_is_refused_before_start(qtbot, open_window):
    window = open_window(config.assemble(overrides=TINY))
    axis = parse_axis("training.batch_size=5, 400")
    window.sweeping.varying.vary(axis.setting, axis)
    qtbot.waitUntil(lambda: not window.header.start_button.isEnabled())
    assert "Batch size" in window.sweeping.card.bill.text


def test_the_card_offers_every_field_that_can_be_varied(window):
    menu = window.sweeping.card.vary_button.menu()
    menu.aboutToShow.emit()
    parts = {action.text(): [one.text() for one in action.menu().actions()] for action in menu.actions()}
    assert list(parts) == ["Data", "Model", "Sampler", "Training"]
    assert "Learning rate…" in parts["Training"]


def test_a_sweep_is_run_looked_at_and_its_runs_are_found(qtbot, window):
    page = run(qtbot, window)
    assert page.status.text == "Finished."
    combinations, runs = (card.table for card in page.results.tables)
    assert len(combinations.rows) == len(runs.rows) == 4
    names = {one.id: one.name for one in RunLibrary().runs()}
    assert sorted(names.values()) == sorted(row[0] for row in runs.rows)

    # One line above them, however narrow the window: what is lower is the figure's.
    window.resize(window.minimumSize())
    qtbot.waitUntil(lambda: page.results.y() < 2 * page.metrics.height())
    first = page.results.figures[0].figure
    assert first.panels[0].x_label == "Learning rate"
    choose(page.along, "model.hidden")
    choose(page.metrics, "mlp_test_loss")
    second = page.results.figures[0].figure
    assert second.panels[0].x_label.startswith("Hidden units")
    assert page.results.tables[1].table.columns[2] == "Test loss of the MLP / nats"
    assert page.progress.figures == (second,)  # which is what is exported

    qtbot.mouseClick(page.runs_button, LEFT)
    assert window.workspace.tabs.currentWidget() is window.runs
    qtbot.waitUntil(lambda: window.runs.filters.count.text().startswith("4"))

    window.workspace.tabs.setCurrentWidget(window.experiments)
    grid = page.results.tables[1].grid
    page.results.ensureWidgetVisible(grid)
    place = grid.visualItemRect(grid.item(2, 0)).center()
    qtbot.mouseClick(grid.viewport(), LEFT, pos=place)
    qtbot.mouseDClick(grid.viewport(), LEFT, pos=place)
    qtbot.waitUntil(lambda: bool(window.display.run))
    assert names[window.display.run] == runs.rows[2][0]


def test_the_results_are_never_wider_than_the_window(qtbot, window):
    """Neither by what is done with them nor by the header, whose Start says that it starts a sweep."""
    page = run(qtbot, window)
    qtbot.waitUntil(page.earlier.isVisible)
    window.resize(1000, 640)
    longest = page.earlier.combo.currentText() + ", stopped by hand"
    page.earlier.combo.setItemText(0, longest)
    window.header.show_progress(10_000, 10_000, None)
    window.header.show_state(State.UNLEARNED)
    window.header.show_qpu(3600.0, 7200.0)
    QApplication.processEvents()
    assert window.centralWidget().horizontalScrollBar().maximum() == 0
    right = page.mapTo(window, page.rect().bottomRight()).x()
    for button in (page.best_button, page.runs_button, page.earlier, page.figure_button, page.export_button):
        assert button.mapTo(window, button.rect().bottomRight()).x() <= right <= window.width()


def test_a_kept_sweep_reopens_and_goes_into_the_form(qtbot, open_window, window):
    run(qtbot, window)
    again = open_window(config.RunConfig())
    again.workspace.tabs.setCurrentWidget(again.experiments)
    qtbot.waitUntil(lambda: "sweep" in again.experiments.pages)
    shown = again.experiments.pages["sweep"]
    qtbot.waitUntil(lambda: shown.progress is not None)
    assert again.experiments.cards["sweep"].picture.isVisibleTo(again.experiments.cards["sweep"])
    again.experiments.open("sweep")
    choose(shown.metrics, "ebm_test_loss")
    assert shown.results.tables[1].table.columns[2] == "Test loss of the EBM / nats"
    qtbot.mouseClick(shown.form_button, LEFT)
    assert again.form.config() == window.form.config()
    assert [axis.values for axis in again.sweeping.varying.axes] == [(0.001, 0.1), (4, 8)]
    again.workspace.tabs.setCurrentWidget(again.experiments)
    qtbot.mouseClick(shown.best_button, LEFT)
    assert not again.sweeping.active
    best, summary = again.form.config(), shown.records[-1]
    losses = {tuple(row["settings"].values()): row["ebm_test_loss"] for row in summary["rows"]}
    assert losses[best.training.learning_rate, best.model.hidden] == min(losses.values())
    # It is undone at once by the keys, and what was varied comes back with it.
    again.activateWindow()
    qtbot.waitUntil(again.isActiveWindow)
    qtbot.keyClick(again.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert again.form.config() == window.form.config()
    assert [axis.values for axis in again.sweeping.varying.axes] == [(0.001, 0.1), (4, 8)]


def test_what_is_varied_is_varied_again_after_a_restart(qtbot, open_window, window, monkeypatch):
    next(row for row in window.sweeping.card.form.rows if row.spec.name == "seeds").write(3)
    window.sweeping.card.form.changed.emit()
    window.close()
    kept = settings.load()
    monkeypatch.setattr(settings, "WindowSettings", lambda **_: kept)
    again = open_window()
    qtbot.waitUntil(lambda: again.sweeping.card.planned is not None)
    assert [axis.values for axis in again.sweeping.varying.axes] == [(0.001, 0.1), (4, 8)]
    assert again.sweeping.card.count.text().endswith("12 runs.")
    again.sweeping.card.clear()
    assert again.remembering.now.sweep == {}


def test_what_was_varied_and_can_be_read_no_more_is_told(qtbot, open_window):
    window = open_window(config.assemble(overrides=TINY))
    window.sweeping.restore({"vary": 3})
    qtbot.waitUntil(lambda: window.status.text == "What was varied last cannot be read any more.")
    assert not window.sweeping.active


def test_a_key_asks_before_a_sweep_that_is_billed(qtbot, window, token):
    window.form.enter("sampler.kind", "qpu")
    qtbot.waitUntil(lambda: window.header.start_button.isEnabled())
    window.start_by_key()
    question = window.experiments.question
    qtbot.waitUntil(lambda: question.box is not None)
    assert question.box.sentence.text() == "Start Sweep on the D-Wave QPU?"
    qtbot.keyClick(QApplication.focusWidget() or question.box, Qt.Key.Key_Escape)
    assert not window.experiments.runner.active
