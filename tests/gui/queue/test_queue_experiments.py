"""Experiments and sweeps wait in the queue: put there, told in words, opened, edited, run."""

import pytest
from PySide6.QtCore import QPoint, Qt

from qanneal_gui import config
from qanneal_gui.experiments.capacity import CapacityExperiment, CapacitySettings
from qanneal_gui.experiments.queued import draft, experiment_of
from qanneal_gui.experiments.sweeps import Sweep, SweepSettings, parse_axis
from qanneal_gui.gui.queue.model import SETTINGS, STATE
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.queue import Queue

LEFT = Qt.MouseButton.LeftButton
TINY = ["sampler.kind=exact", "training.steps=2", "model.hidden=4"]
TINY += ["training.shadow_mlp=false", "training.null_twin=false"]
SWEEP = Sweep(
    SweepSettings(vary=("training.learning_rate=0.001, 0.1",), seeds=2), config.assemble(overrides=TINY)
)
KIND = 2


@pytest.fixture
def window(open_window, home):
    library = RunLibrary(home)
    queue = Queue(library)
    queue.add(draft(CapacityExperiment(CapacitySettings(topologies=("pegasus:4",))), library))
    queue.add(draft(SWEEP, library), "rates")
    window = open_window(config.assemble(overrides=TINY))
    window.workspace.tabs.setCurrentWidget(window.queue)
    return window


def entries():
    return Queue(RunLibrary()).entries()


def texts(window, column):
    model = window.queue.table.queue
    return [model.index(row, column).data() for row in range(model.rowCount())]


def press(qtbot, window, row, name):
    """Select a row by the mouse and do what an action below the table does."""
    table = window.queue.table
    qtbot.waitUntil(lambda: table.queue.rowCount() > row)
    height = table.rowHeight(row) // 2
    qtbot.mouseClick(table.viewport(), LEFT, pos=QPoint(20, table.rowViewportPosition(row) + height))
    assert window.queue.actions_by_name[name].isEnabled()
    window.queue.actions_by_name[name].trigger()


def test_entries_are_told_in_words(qtbot, window):
    qtbot.waitUntil(lambda: len(texts(window, KIND)) == 2)
    assert texts(window, KIND) == ["experiment", "sweep"]
    capacity, sweep = texts(window, SETTINGS)
    assert capacity.startswith("Capacity of a chip · ")
    assert "pegasus:4" in capacity
    assert sweep.startswith("Sweep · Learning rate 0.001, 0.1 · Seeds 2 runs · digits 2, 3 (20 images)")


def test_a_sweep_is_edited_in_the_form_and_saved_in_its_place(qtbot, window):
    press(qtbot, window, 1, "edit")
    qtbot.waitUntil(lambda: window.sweeping.active)
    assert window.form.config() == SWEEP.config
    assert window.header.queue_button.accessibleName() == "Save entry"
    window.sweeping.varying.vary("model.hidden", parse_axis("model.hidden=4, 8"))
    qtbot.mouseClick(window.header.queue_button, LEFT)
    qtbot.waitUntil(lambda: len(entries()[1].settings["settings"]["vary"]) == 2)
    assert [(one.id, one.kind, one.name) for one in entries()] == [(1, "capacity", ""), (2, "sweep", "rates")]
    assert experiment_of(entries()[1]).settings.seeds == 2


def test_an_experiment_is_edited_on_its_page_and_put_into_the_queue_there(qtbot, window):
    press(qtbot, window, 0, "edit")
    qtbot.waitUntil(
        lambda: window.experiments.stack.currentWidget() is window.experiments.pages.get("capacity")
    )
    page = window.experiments.pages["capacity"]
    qtbot.waitUntil(lambda: page.form.settings().topologies == ("pegasus:4",))
    assert page.queue_button.text() == "Save entry"
    line = next(row for row in page.form.rows if row.spec.name == "topologies").editor.inputs()[0]
    line.selectAll()
    qtbot.keyClicks(line, "zephyr:3")
    qtbot.mouseClick(page.queue_button, LEFT)
    qtbot.waitUntil(lambda: entries()[0].settings["settings"]["topologies"] == ["zephyr:3"])
    assert page.queue_button.text() == "Queue"
    qtbot.mouseClick(page.queue_button, LEFT)
    qtbot.waitUntil(lambda: [one.kind for one in entries()] == ["capacity", "sweep", "capacity"])


def test_a_sweep_is_queued_from_the_form_run_and_its_result_opened(qtbot, window):
    Queue(RunLibrary()).remove([1, 2])
    window.sweeping.varying.vary("model.hidden", parse_axis("model.hidden=2, 4"))
    window.naming.name.setText("sizes")
    qtbot.mouseClick(window.header.queue_button, LEFT)
    qtbot.waitUntil(lambda: [one.name for one in entries()] == ["sizes"])
    qtbot.waitUntil(window.queue.run_button.isEnabled)
    qtbot.mouseClick(window.queue.run_button, LEFT)
    qtbot.waitUntil(lambda: texts(window, STATE) == ["finished"])
    qtbot.waitUntil(lambda: not window.queue.processes.active)
    press(qtbot, window, 0, "open")
    assert window.workspace.tabs.currentWidget() is window.experiments
    qtbot.waitUntil(lambda: "sweep" in window.experiments.pages)
    page = window.experiments.pages["sweep"]
    qtbot.waitUntil(lambda: page.progress is not None)
    assert len(page.results.tables[1].table.rows) == 2
