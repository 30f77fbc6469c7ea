"""Runs without a row are offered for recovery in the window."""

import pytest
from PySide6.QtCore import Qt

from qanneal_gui import config
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.training.session import Session

QUICK = ["training.steps=3", "sampler.kind=exact", "model.hidden=4"]


@pytest.fixture
def lost():
    """Two runs of which the library was removed; the file of one of them is damaged."""
    runs = []
    for _ in range(2):
        session = Session(config.assemble(None, "demo", QUICK), RunLibrary())
        list(session.events())
        runs.append(session.outcome.run)
    root = RunLibrary().root
    for path in root.glob("runs.sqlite*"):
        path.unlink()
    (root / "runs" / runs[1] / "run.json").write_text("nothing")
    return runs


def test_lost_runs_are_recovered_by_a_click(lost, open_window, qtbot):
    window = open_window()
    window.workspace.tabs.setCurrentWidget(window.runs)
    line = window.runs.lost_line
    qtbot.waitUntil(line.isVisible)
    assert sorted(line.runs) == sorted(lost)
    assert line.sign.text == "The files of 2 runs are here, but not in the run library."
    assert "qanneal runs" not in window.status.text
    qtbot.mouseClick(line.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: line.runs == (lost[1],))
    (run,) = RunLibrary().runs()
    assert (run.id, run.steps) == (lost[0], 3)
    qtbot.waitUntil(lambda: window.runs.model.rowCount() == 1)
    assert window.status.text.startswith(f"Recovered run {lost[0]} after step 3")
    assert line.isVisible()
    assert line.sign.text.startswith(f"Run {lost[1]} cannot be recovered: ")
