"""Deleted runs can be seen, restored, and deleted permanently."""

import pytest
from PySide6.QtCore import Qt

from qanneal_gui import config
from qanneal_gui.runs.annotations import in_bin, put_into_bin
from qanneal_gui.runs.library import RunLibrary


@pytest.fixture
def deleted(open_window, qtbot):
    """Return the dialog with two deleted runs in it."""
    library = RunLibrary()
    for name in ("alpha", "<b>beta</b>"):
        with library.create(config.as_dict(config.assemble()), {}, {}, name) as recorder:
            recorder.step({"step": 1, "mlp": {"test_accuracy": 0.5}, "seconds": 1.0})
            recorder.finish("stopped")
        put_into_bin(library, [recorder.id])
    window = open_window()
    window.workspace.tabs.setCurrentWidget(window.runs)
    window.runs.filters.bin.click()
    qtbot.waitUntil(lambda: len(window.runs.bin.runs) == 2)
    return window.runs.bin


def test_a_deleted_run_is_restored(qtbot, deleted):
    assert not deleted.restore_button.isEnabled()
    deleted.table.selectRow(0)
    run = deleted.runs[0]
    assert run.name == "<b>beta</b>"
    qtbot.keyClick(deleted.restore_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(deleted.runs) == 1)
    assert [one.id for one in RunLibrary().runs()] == [run.run]


def test_a_run_is_removed_for_good_after_a_question_whose_default_keeps_it(qtbot, deleted):
    deleted.table.selectAll()
    deleted.remove_button.click()
    assert "these 2 runs" in deleted.question.sentence.text()
    qtbot.keyClick(deleted.question, Qt.Key.Key_Return)
    assert deleted.question is None
    assert len(in_bin(RunLibrary())) == 2
    deleted.table.selectRow(1)
    deleted.remove_button.click()
    deleted.question.accept()
    qtbot.waitUntil(lambda: len(deleted.runs) == 1)
    assert [one.name for one in in_bin(RunLibrary())] == ["<b>beta</b>"]
