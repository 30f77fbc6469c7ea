"""What a run is doing is told as often as it can be read, and what it waits for at once."""

import pytest

from qanneal_gui.gui.run.control import State
from qanneal_gui.gui.run.worker import Note


@pytest.fixture
def told(open_window):
    """Return the control of a window, and all that its run is said to do."""
    window = open_window()
    said = []
    window.display.said.connect(said.append)
    yield window.control, said
    window.control.state = State.READY


def test_while_it_runs_the_newest_of_many_notes_is_told(told, qtbot):
    control, said = told
    control.state = State.RUNNING
    for step in range(1, 21):
        control.noted.emit(Note(f"Step {step} of 20", None))
    assert said == ["Step 1 of 20"]
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said[-1] == "Step 20 of 20"


def test_before_it_runs_and_when_it_waits_each_note_is_told_at_once(told):
    control, said = told
    for state, note in ((State.STARTING, "Loading"), (State.STARTING, "Embedding"), (State.PAUSED, "Paused")):
        control.state = state
        control.noted.emit(Note(note, None))
    assert said == ["Loading", "Embedding", "Paused"]
