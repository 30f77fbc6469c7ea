"""Name and notes given before a run: where they go, and what the next run is offered."""

import pytest
from PySide6.QtCore import Qt

from qanneal_gui import config
from qanneal_gui.gui.setup.naming import following
from qanneal_gui.runs.annotations import annotations_of
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.queue import Queue

SHORT = config.assemble(None, "demo", ["training.steps=2", "sampler.kind=exact"])


@pytest.mark.parametrize(
    ("name", "after"),
    [
        ("", ""),
        ("trial", "trial 2"),
        ("trial 2", "trial 3"),
        ("seed-09", "seed-10"),
        ("β 4.5", "β 4.6"),
        ("42", "42 2"),
        ("run 99", "run 100"),
    ],
)
def test_the_next_run_gets_the_next_number(name, after):
    assert following(name) == after


def type_into(qtbot, naming, name, notes):
    qtbot.mouseClick(naming.name, Qt.MouseButton.LeftButton)
    naming.name.selectAll()
    qtbot.keyClicks(naming.name, name)
    qtbot.mouseClick(naming.toggle, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(naming.notes.hasFocus)
    qtbot.keyClicks(naming.notes, notes)


def test_they_go_to_the_run_and_the_name_goes_on(qtbot, open_window):
    window = open_window(SHORT)
    type_into(qtbot, window.naming, "first", "new regulator")
    for _ in range(2):
        with qtbot.waitSignal(window.control.idle):
            qtbot.mouseClick(window.header.start_button, Qt.MouseButton.LeftButton)
    second, first = RunLibrary().runs()
    assert (first.name, second.name) == ("first", "first 2")
    assert annotations_of(RunLibrary(), first.id)["notes"] == "new regulator"
    assert annotations_of(RunLibrary(), second.id)["notes"] == ""
    assert window.naming.value() == ("first 3", "")


def test_they_go_to_an_entry_of_the_queue_and_are_laid_aside_while_one_is_edited(qtbot, open_window):
    window = open_window(SHORT)
    queue = Queue(RunLibrary())
    type_into(qtbot, window.naming, "waits", "for later")
    qtbot.mouseClick(window.header.queue_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(queue.entries()) == 1)
    (entry,) = queue.entries()
    assert (entry.name, entry.notes) == ("waits", "for later")
    assert window.naming.value() == ("waits 2", "")
    window.workspace.tabs.setCurrentWidget(window.queue)
    qtbot.waitUntil(lambda: window.queue.table.model().rowCount() == 1)
    window.queue.table.selectRow(0)
    window.queue.edit()
    assert window.naming.name.text() == ""
    with qtbot.waitSignal(window.queue.said):
        qtbot.mouseClick(window.header.queue_button, Qt.MouseButton.LeftButton)
    (entry,) = queue.entries()
    assert (entry.name, entry.notes) == ("waits", "for later")
    assert window.naming.value() == ("waits 2", "")
