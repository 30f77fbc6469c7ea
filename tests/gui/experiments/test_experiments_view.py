import json

import numpy as np
import pytest
from helpers.qt_guards import settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from qanneal_gui.experiments.capacity import CapacityExperiment, CapacitySettings
from qanneal_gui.experiments.comparison_study import CompareSettings, Comparison
from qanneal_gui.experiments.equivalence import EquivalenceSettings
from qanneal_gui.experiments.registry import EXPERIMENTS
from qanneal_gui.figures import Figure, Panel, Series, Table
from qanneal_gui.gui.common import fields
from qanneal_gui.gui.common.fields import in_window
from qanneal_gui.gui.common.message_box import MessageBox
from qanneal_gui.gui.experiments.card import cost_words
from qanneal_gui.gui.experiments.figure_view import FigureView
from qanneal_gui.gui.experiments.form import SettingsForm
from qanneal_gui.gui.experiments.results import TableCard

ENDLESS = {"dataset": "digits", "steps": 100_000, "hidden": 8, "batch_size": 100}


@pytest.fixture
def view(open_window, qtbot):
    window = open_window()
    shown = window.experiments
    window.workspace.tabs.setCurrentWidget(shown)
    qtbot.waitUntil(lambda: bool(shown.cards))
    return shown


def enter(page, name, text):
    row = next(row for row in page.form.rows if row.spec.name == name)
    line = row.editor.inputs()[0]
    line.setText(text)
    line.textEdited.emit(text)


def start_endless(view):
    for row in view.pages["equivalence"].form.rows:
        if row.spec.name in ENDLESS:
            row.write(ENDLESS[row.spec.name])
    view.start("equivalence")


def run(qtbot, view, name):
    with qtbot.waitSignal(view.runner.ended) as ended:
        view.start(name)
    return ended.args[0]


def test_every_experiment_has_a_card_with_its_sentence_and_cost(qtbot, view):
    assert {"equivalence", "compare", "beta", "capacity"} <= set(view.cards)
    for card in view.cards.values():
        qtbot.waitUntil(lambda card=card: card.cost.text().startswith("Takes about"))
        assert card.start_button.isEnabled()


def test_capacity_runs_from_its_card_and_shows_figure_and_table(qtbot, view):
    page = view.pages["capacity"]
    enter(page, "topologies", "pegasus:4, zephyr:3")
    ended = run(qtbot, view, "capacity")
    assert not ended.stopped
    assert ended.failure is None
    assert page.status.text == "Finished."
    assert len(page.results.figures) == 1
    assert [row[0] for row in page.results.tables[0].table.rows] == ["pegasus:4", "zephyr:3"]
    assert page.results.isVisible()
    assert view.cards["capacity"].status.text() == "Finished."


def test_equivalence_is_watched_live_and_can_be_stopped(qtbot, view):
    page = view.pages["equivalence"]
    start_endless(view)
    qtbot.waitUntil(lambda: bool(page.results.figures))
    assert page.running
    assert not page.start_button.isEnabled()
    assert not view.cards["capacity"].start_button.isEnabled()
    assert "is running" in view.pages["capacity"].start_button.toolTip()
    with qtbot.waitSignal(view.runner.ended):
        page.stop_button.click()
    assert page.status.text.startswith("Stopped")
    assert page.start_button.isEnabled()
    assert view.pages["capacity"].start_button.isEnabled()
    assert any(record["type"] == "step" for record in page.records)


def test_a_running_experiment_is_stopped_from_its_card_which_shows_how_far_it_is(qtbot, view):
    card, other = view.cards["equivalence"], view.cards["capacity"]
    start_endless(view)
    view.show_overview()
    assert card.start_button.isHidden()
    assert card.stop_button.isVisible()
    assert card.bar.isVisible()
    qtbot.waitUntil(lambda: card.status.text().startswith("Running: "))
    assert other.reason.isVisible()
    assert other.reason.text().endswith("is running; stop it or wait until it has finished.")
    with qtbot.waitSignal(view.runner.ended):
        qtbot.mouseClick(card.stop_button, Qt.MouseButton.LeftButton)
        assert card.stop_button.text() == "Stop now"
        assert view.pages["equivalence"].stop_button.text() == "Stop now"
    assert card.status.text().startswith("Stopped")
    assert card.start_button.isVisible()
    assert card.start_button.isEnabled()
    assert card.bar.isHidden()
    assert other.reason.isHidden()


def test_settings_have_the_words_of_the_form(qtbot):
    known = {}
    for spec in fields.specs():
        known.setdefault(spec.name, set()).add((spec.title, spec.unit))
    for kind in EXPERIMENTS.values():
        name = kind().name
        for spec in fields.specs_of(type(kind().settings), name):
            # Two seeds of a run are one here, and the chains of CD are no reads of an annealer.
            if spec.name in known and spec.name != "seed" and spec.title != "Chains":
                assert (spec.title, spec.unit) in known[spec.name], (name, spec.name)
            for choice in spec.choices:
                assert spec.words(choice)[:1].isupper(), (name, spec.name, choice)
                assert choice not in spec.help.split(), (name, spec.name, choice)


def test_closing_the_window_asks_while_an_experiment_runs(qtbot, view):
    start_endless(view)
    window = view.window()
    # The estimates of the cards take their time on a busy machine; what closes here is the experiment.
    settle(qtbot, window)
    window.close()
    assert window.isVisible()
    box = window.findChild(MessageBox)
    assert box.sentence.text() == "An experiment is still running."
    box.default_button.click()
    assert not window.isVisible()
    assert window.shut_down()


def test_a_wrong_setting_is_refused_where_it_is_typed(qtbot, view):
    view.open("equivalence")
    page = view.pages["equivalence"]
    enter(page, "steps", "0")
    assert not page.start_button.isEnabled()
    assert page.form.problem == "Steps must be a whole number from 1 to 1,000,000."
    enter(page, "steps", "7")
    assert page.start_button.isEnabled()
    assert page.form.settings().steps == 7


def test_a_failure_is_one_sentence_and_the_page_stays(qtbot, view):
    page = view.pages["equivalence"]
    for name, value in (("dataset", "digits"), ("classes", (0, 77))):
        next(row for row in page.form.rows if row.spec.name == name).write(value)
    ended = run(qtbot, view, "equivalence")
    assert ended.failure is not None
    assert page.status.text == in_window(ended.failure.sentence)  # by the titles of the settings
    assert "77" in page.status.text
    assert page.start_button.isEnabled()


def test_what_was_shown_is_exported(qtbot, view, tmp_path, monkeypatch):
    page = view.pages["capacity"]
    enter(page, "topologies", "pegasus:4")
    run(qtbot, view, "capacity")
    view.open("capacity")
    for suffix in ("html", "csv", "svg", "png", "json"):
        path = tmp_path / f"capacity.{suffix}"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, path=path: (str(path), ""))
        with qtbot.waitSignal(view.saver.said, check_params_cb=lambda text: text.startswith("Exported")):
            page.export_button.click()
    assert QImage(str(tmp_path / "capacity.png")).width() == 1920
    last = (tmp_path / "capacity.json").read_text().splitlines()[-1]
    assert json.loads(last)["type"] == "summary"
    for suffix in ("html", "csv", "svg"):
        assert "pegasus:4" in (tmp_path / f"capacity.{suffix}").read_text()


def test_published_values_can_be_switched_off(qtbot, view):
    run(qtbot, view, "capacity")
    page = view.pages["capacity"]
    view = page.results.figures[0]
    before = view.grab().toImage()
    page.published.setChecked(False)
    assert view.published is False
    assert view.grab().toImage() != before
    grid = page.results.tables[0].grid
    shown = [grid.horizontalHeaderItem(i).text() for i in range(grid.columnCount())]
    assert not any("paper" in text for text in shown)
    page.published.setChecked(True)
    assert grid.columnCount() == len(shown) + 1


def test_a_wide_table_scrolls_and_shows_all_of_its_rows(qtbot, look):
    columns = tuple(f"a wide column {i}" for i in range(12))
    card = TableCard(Table("Wide", columns, (tuple("0" * 12),) * 3))
    qtbot.addWidget(card)
    card.resize(500, 300)
    card.show()
    qtbot.waitUntil(lambda: card.grid.horizontalScrollBar().maximum() > 0)
    last = card.grid.visualItemRect(card.grid.item(2, 0))
    qtbot.waitUntil(lambda: card.grid.viewport().height() >= last.bottom())


def test_a_form_reads_back_every_setting_it_shows(qtbot, look):
    for shown in (EquivalenceSettings(steps=3, classes=(2, 3)), CapacitySettings(topologies=("pegasus:4",))):
        form = SettingsForm("test", shown)
        qtbot.addWidget(form)
        assert form.settings() == shown


def test_a_figure_fits_the_width_it_is_given(qtbot, look):
    x = np.arange(5.0)
    panels = tuple(Panel(f"{i}", "x / 1", "y / 1", (Series("s", x, x),)) for i in range(4))
    view = FigureView(Figure("A figure", panels), published=True)
    qtbot.addWidget(view)
    view.show()
    heights = []
    for width in (400, 1200):
        view.resize(width, view.height())
        heights.append(view.height())
        # Every view fills the width: something is drawn in the right quarter.
        image = view.grab().toImage()
        right = {
            image.pixel(x, y)
            for x in range(image.width() * 3 // 4, image.width() - 4, 3)
            for y in range(0, image.height(), 3)
        }
        assert len(right) > 1
    assert heights[0] > heights[1] / 2


def test_a_figure_is_no_higher_than_what_is_seen_at_once(qtbot, look):
    x = np.arange(5.0)
    panel = Panel("Accuracy", "x / 1", "y / 1", (Series("s", x, x),))
    view = FigureView(Figure("One", (panel,)), published=True)
    qtbot.addWidget(view)
    view.resize(700, 400)
    view.show()
    whole = view.height()
    view.fit_into(300)
    assert whole > 301 >= view.height()
    view.fit_into(2000)
    assert view.height() == whole


def test_a_cost_names_the_qpu_time():
    cost = CapacityExperiment().cost()
    assert cost_words(cost).endswith("uses no QPU time.")


def test_a_comparison_beyond_its_budget_says_so_before_it_starts():
    real = ("sampler.kind=qpu", "budget.qpu_seconds=1")
    words = cost_words(Comparison(CompareSettings(overrides=real)).cost())
    assert "s of QPU time in" in words
    assert "exceeds the budget of 1 s" in words
    few = CompareSettings(trials=1, overrides=("sampler.kind=qpu", "budget.qpu_seconds=1e5"))
    assert "budget" not in cost_words(Comparison(few).cost())


def reopened(open_window, qtbot):
    shown = open_window().experiments
    shown.window().workspace.tabs.setCurrentWidget(shown)
    qtbot.waitUntil(lambda: bool(shown.cards))
    return shown


def test_results_are_there_after_a_restart_with_their_settings(qtbot, view, open_window):
    page = view.pages["capacity"]
    assert page.earlier.isHidden()
    assert view.cards["capacity"].picture.isHidden()
    enter(page, "topologies", "pegasus:4")
    run(qtbot, view, "capacity")
    enter(page, "topologies", "pegasus:3")
    run(qtbot, view, "capacity")
    qtbot.waitUntil(lambda: page.earlier.combo.count() == 2)
    again = reopened(open_window, qtbot)
    page = again.pages["capacity"]
    qtbot.waitUntil(lambda: page.progress is not None)
    assert [row[0] for row in page.results.tables[0].table.rows] == ["pegasus:3"]
    assert page.experiment().settings.topologies == ("pegasus:3",)
    assert page.status.text.startswith("Result of ")
    assert page.export_button.isEnabled()
    assert not again.cards["capacity"].picture.isHidden()
    again.open("capacity")
    page.earlier.combo.setCurrentIndex(1)
    page.earlier.combo.activated.emit(1)
    qtbot.waitUntil(lambda: [row[0] for row in page.results.tables[0].table.rows] == ["pegasus:4"])
    assert page.experiment().settings.topologies == ("pegasus:4",)
    page.earlier.delete.click()
    qtbot.waitUntil(lambda: page.earlier.combo.count() == 1)
    assert [row[0] for row in page.results.tables[0].table.rows] == ["pegasus:3"]
    page.earlier.delete.click()
    qtbot.waitUntil(page.earlier.isHidden)
    assert page.progress is None
    assert again.cards["capacity"].picture.isHidden()


def test_other_settings_are_completed_typed_and_shown_by_the_names_of_the_form(qtbot, view):
    view.open("compare")
    page = view.pages["compare"]
    row = next(row for row in page.form.rows if row.spec.name == "overrides")
    line = row.editor.line
    line.setFocus()
    qtbot.keyClicks(line, "Steps = 40, ing ra")
    popup = row.editor.completer.popup()
    qtbot.waitUntil(popup.isVisible)
    long = popup.fontMetrics().horizontalAdvance("Sampler = Simulated annealing (neal)")
    assert popup.viewport().width() > long > line.width()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert line.text() == "Steps = 40, Learning rate = "
    qtbot.keyClicks(line, "0.01")
    settings = page.form.settings()
    assert settings.overrides == ("training.steps=40", "training.learning_rate=0.01")
    page.form.show_settings(settings)
    assert line.text() == "Steps = 40, Learning rate = 0.01"
    enter(page, "overrides", "training.steps=50")
    assert page.form.settings().overrides == ("training.steps=50",)
    enter(page, "overrides", "Learning speed = 1")
    assert page.form.settings() is None
    assert "for example Steps = 40" in row.sign.text
