"""The table of runs, used as people do: found, marked, deleted and brought back."""

from dataclasses import replace

import pytest
from helpers.runs_table import select, titles, wait_for
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from qanneal_gui import config
from qanneal_gui.gui.runs.details import reached
from qanneal_gui.gui.runs.model import COLUMNS, CURVE, NAME, STATE, cell_text, state_texts
from qanneal_gui.gui.window import settings
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.training.session import Session


def test_an_empty_library_says_what_to_do(open_page, qtbot):
    page = open_page()
    qtbot.waitUntil(lambda: "Press Start" in page.empty.text())
    assert page.empty.isVisible()
    assert not page.clear_button.isVisible()
    assert not any(action.isEnabled() for action in page.run_actions.actions_by_name.values())


def test_the_table_tells_what_the_runs_are(open_page, qtbot, runs):
    page = open_page()
    wait_for(qtbot, page, [runs[2], "beta", "alpha"])
    row = page.model.row(1)
    texts = [cell_text(row, column) for column in range(len(COLUMNS))]
    assert texts[STATE] == "Finished"
    assert "81.0 %" in texts
    assert "digits 2-3" in texts
    assert "Simulated QPU" in texts
    assert page.filters.count.text() == "3 runs"
    index = page.model.index(1, STATE)
    assert not page.model.data(index, Qt.ItemDataRole.DecorationRole).isNull()
    qtbot.waitUntil(lambda: page.model.row(1).curve is not None)
    assert page.model.row(1).curve.shape == (2, 3)
    assert page.model.data(page.model.index(1, CURVE)) == ""


def test_states_are_whole_before_names_have_more_than_they_need(open_page, qtbot, runs):
    page = open_page()
    wait_for(qtbot, page, [runs[2], "beta", "alpha"])
    table = page.table
    usual = table.columnWidth(STATE)
    page.resize(1260, 640)
    longest = max(map(table.fontMetrics().horizontalAdvance, state_texts()))
    assert table.columnWidth(STATE) > max(longest + 27, usual)
    assert table.columnWidth(NAME) >= COLUMNS[NAME].width
    assert table.horizontalHeader().length() == table.viewport().width()
    table.setColumnWidth(STATE, 60)  # by the mouse
    page.resize(1300, 640)
    assert table.columnWidth(STATE) == 60
    page.resize(900, 640)
    assert table.columnWidth(STATE) == 60


def test_searching_and_sorting(open_page, qtbot, runs):
    page = open_page()
    wait_for(qtbot, page, [runs[2], "beta", "alpha"])
    qtbot.keyClicks(page.filters.search, "alp")
    wait_for(qtbot, page, ["alpha"])
    assert page.filters.count.text() == "1 of 3 runs"
    page.filters.search.setText("nothing like it")
    qtbot.waitUntil(lambda: page.clear_button.isVisible())
    qtbot.mouseClick(page.clear_button, Qt.MouseButton.LeftButton)
    wait_for(qtbot, page, [runs[2], "beta", "alpha"])
    select(page, 1)
    page.table.sortByColumn(NAME, Qt.SortOrder.DescendingOrder)
    wait_for(qtbot, page, ["beta", "alpha", runs[2]])
    assert [row.name for row in page.table.selected_rows()] == ["beta"]  # still the same run


def test_expressions_are_searched_told_and_saved(open_page, qtbot, runs):
    page = open_page()
    wait_for(qtbot, page, [runs[2], "beta", "alpha"])
    search = "acc > 80 and hidden >= 32"
    page.filters.search.setText("acc > 80 and")
    qtbot.waitUntil(lambda: "a field or a word is missing" in page.sign.text)
    assert titles(page) == [runs[2], "beta", "alpha"]  # as before, until it can be read
    page.filters.search.setText(search)
    wait_for(qtbot, page, [runs[2], "beta"])
    assert page.sign.isHidden()
    menu = page.filters.searches_menu
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    assert page.filters.saved == (search,)
    page.filters.clear()
    wait_for(qtbot, page, [runs[2], "beta", "alpha"])
    menu.aboutToShow.emit()
    assert not menu.actions()[0].isEnabled()  # nothing is searched for that could be saved
    menu.actions()[2].trigger()
    wait_for(qtbot, page, [runs[2], "beta"])
    menu.aboutToShow.emit()
    assert menu.actions()[0].text() == "&Remove this search"
    menu.actions()[0].trigger()
    assert page.filters.saved == ()


@pytest.mark.parametrize("width", [980, 1260])
def test_why_a_search_cannot_be_read_has_room(open_page, qtbot, runs, width):
    page = open_page()
    page.resize(width, 640)
    wait_for(qtbot, page, [runs[2], "beta", "alpha"])
    page.filters.search.setText("abc >")
    qtbot.waitUntil(lambda: page.sign.isVisible() and page.sign.width() > 200)
    icon, sentence = page.sign.findChildren(QLabel)
    assert len(sentence.text()) > 30
    assert abs(icon.geometry().center().y() - sentence.geometry().center().y()) <= 1
    page.filters.search.setText("alpha")
    wait_for(qtbot, page, ["alpha"])


def test_settings_have_columns_on_demand_and_runs_are_sorted_by_them(open_page, qtbot, runs):
    page = open_page()
    wait_for(qtbot, page, [runs[2], "beta", "alpha"])
    (place,) = [i for i, column in enumerate(COLUMNS) if column.key == "model.hidden"]
    (action,) = [one for one in page.table.column_actions if one.data() == place]
    assert page.table.isColumnHidden(place)
    assert action.text() == "Hidden units"
    action.trigger()
    assert page.table.settings_shown == ("model.hidden",)
    assert not page.table.isColumnHidden(place)
    assert [page.model.data(page.model.index(row, place)) for row in range(3)] == ["48", "32", "16"]
    page.table.sortByColumn(place, Qt.SortOrder.AscendingOrder)
    wait_for(qtbot, page, ["alpha", "beta", runs[2]])
    page.table.show_settings(["sampler.reads", "no.setting"])
    assert page.table.settings_shown == ("sampler.reads",)


def test_the_window_remembers_searches_and_columns(open_window, qtbot):
    window = open_window()
    window.runs.filters.show_saved(["acc > 94", "sampler = qpu"])
    window.runs.table.show_settings(["training.learning_rate"])
    window.close()
    remembered = settings.load()
    assert remembered.searches == ("acc > 94", "sampler = qpu")
    assert remembered.setting_columns == ("training.learning_rate",)


def test_several_runs_are_told_apart_by_their_settings(open_page, qtbot, runs):
    page = open_page()
    wait_for(qtbot, page, [runs[2], "beta", "alpha"])
    flags = QItemSelectionModel.SelectionFlag
    for place in (1, 2):
        page.table.selectionModel().select(page.model.index(place, 0), flags.Select | flags.Rows)
    cells = page.details.table.cells
    qtbot.waitUntil(lambda: cells.rowCount() == 1)
    assert cells.headers == ["Setting", "beta", "alpha"]
    assert [cells.data(cells.index(0, i)) for i in range(3)] == ["Hidden units", "32", "16"]
    page.details.table.copy_all()
    assert QGuiApplication.clipboard().text() == "Setting,beta,alpha\nHidden units,32,16\n"
    assert not page.run_actions.actions_by_name["open"].isEnabled()
    with qtbot.waitSignal(page.compare_asked) as asked:
        page.compare()
    assert asked.args == [[runs[1], runs[0]]]


def test_a_run_of_several_classes_tells_what_each_has_reached(open_page, qtbot):
    made = config.assemble(
        overrides=["data.classes=[1,4,7]", "training.steps=2", "model.hidden=8", "sampler.kind=exact"]
    )
    for _ in Session(made, RunLibrary()).events():
        pass
    last = RunLibrary().get("last").last
    page = open_page()
    wait_for(qtbot, page, [RunLibrary().get("last").id])
    select(page, 0)
    qtbot.waitUntil(lambda: page.details.accuracies.text() != "")
    text = page.details.accuracies.text().replace("\N{NO-BREAK SPACE}", " ")
    assert f"EBM {100 * last['test_accuracy']:.1f} %" in text
    assert f"EBM over one-hot states {100 * last['test_accuracy_one_hot']:.1f} %" in text
    for name, share in zip("147", last["test_accuracy_by_class"]["mlp"], strict=True):
        assert f"{name}: {100 * share:.1f} %" in text


def test_a_run_of_an_earlier_version_tells_what_it_has(runs):
    record = replace(RunLibrary().get(runs[0]), config={})
    step = {"step": 1, "mlp": {"test_accuracy": 0.5}, "test_accuracy": 0.25}
    assert reached(replace(record, last=step)) == "Test accuracy: MLP 50.0 %, EBM 25.0 %."
    assert reached(replace(record, last=None)) == ""


def test_what_others_record_appears_by_itself(open_page, qtbot, runs, monkeypatch):
    monkeypatch.setattr("qanneal_gui.gui.runs.page._LOOK_MS", 50)
    page = open_page()
    wait_for(qtbot, page, [runs[2], "beta", "alpha"])
    with RunLibrary().create({}, {}, {}, "from elsewhere") as recorder:
        wait_for(qtbot, page, ["from elsewhere", runs[2], "beta", "alpha"])
        assert page.model.row(0).state == "running"
        select(page, 0)
        with qtbot.waitSignal(page.failed) as failed:
            page.delete()
        assert "still running; stop it" in failed.args[0].sentence
        recorder.finish("stopped")
    qtbot.waitUntil(lambda: page.model.row(0).state == "stopped")


def test_the_settings_of_a_run_fill_the_form_of_the_window(open_window, qtbot, runs):
    window = open_window()
    window.workspace.tabs.setCurrentWidget(window.runs)
    wait_for(qtbot, window.runs, [runs[2], "beta", "alpha"])
    select(window.runs, 1)
    window.runs.use_settings()
    qtbot.waitUntil(lambda: window.form.config().model.hidden == 32)
    assert "settings of that run" in window.status.text
    window.runs.table.selectAll()
    window.runs.compare()
    assert window.workspace.tabs.currentWidget() is window.compare
    qtbot.waitUntil(lambda: len(window.compare.measured) == 3)


@pytest.mark.parametrize(
    ("state", "wanted"),
    [
        ("finished", "Finished all 3 steps."),
        ("stopped", "Stopped after step 3 of 9."),
        ("paused", "Paused after step 3 of 9."),
        ("failed", "Failed after step 3 of 9."),
        ("interrupted", "Interrupted after step 3 of 9."),
    ],
)
def test_resume_or_extend_opens_the_run_and_asks_for_the_steps(open_window, qtbot, state, wanted):
    steps = 3 if state == "finished" else 9
    values = config.as_dict(config.assemble(overrides=[f"training.steps={steps}"]))
    with RunLibrary().create(values, {}, {}, "gamma") as recorder:
        for step in range(1, 4):
            recorder.step({"step": step, "mlp": {"test_accuracy": 0.5}, "seconds": 1.0})
        if state != "interrupted":  # nobody says how a killed run ended
            recorder.finish(state)
    window = open_window()
    window.workspace.tabs.setCurrentWidget(window.runs)
    wait_for(qtbot, window.runs, ["gamma"])
    select(window.runs, 0)
    told = "Interrupted at step 3" if state == "interrupted" else state.capitalize()
    assert window.runs.details.state.text == told
    window.runs.run_actions.actions_by_name["resume"].trigger()
    qtbot.waitUntil(window.resume_bar.isVisible)
    assert window.resume_bar.sentence.whole == wanted
    assert window.resume_bar.button.text() == ("Extend" if state == "finished" else "Resume")
    assert window.resume_bar.steps.text() == ("6" if state == "finished" else "9")
    assert window.resume_bar.ready
    assert window.focusWidget() is window.resume_bar.steps
    assert window.display.history.last_step == 3


def test_a_run_that_is_active_elsewhere_is_not_offered(open_window, qtbot):
    with RunLibrary().create(config.as_dict(config.assemble()), {}, {}, "gamma") as recorder:
        recorder.step({"step": 1, "mlp": {"test_accuracy": 0.5}, "seconds": 1.0})
        window = open_window()
        window.workspace.tabs.setCurrentWidget(window.runs)
        wait_for(qtbot, window.runs, ["gamma"])
        select(window.runs, 0)
        window.runs.resume()
        qtbot.waitUntil(lambda: "active elsewhere" in window.status.text)
        assert not window.resume_bar.isVisible()
