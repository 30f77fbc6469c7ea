"""A long run of an earlier version is opened in the window: prepared once, bit by bit."""

import sqlite3
from contextlib import closing

import pytest

from qanneal_gui import config
from qanneal_gui.gui.window import seen
from qanneal_gui.runs import columns, database
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.training.session import Session

RUN = ["sampler.kind=exact", "model.hidden=4", "training.steps=18", "training.shadow_mlp=false"]


def blocks():
    with closing(sqlite3.connect(RunLibrary().root / database.FILE)) as db:
        return db.execute("SELECT run, last FROM blocks WHERE key = 'step' ORDER BY run, last").fetchall()


@pytest.fixture
def runs(monkeypatch):
    """Two runs without columns, as earlier versions recorded them."""
    monkeypatch.setattr(columns, "STEPS", 4)
    monkeypatch.setattr(seen, "_BLOCKS", 1)
    found = []
    for _ in range(2):
        session = Session(config.assemble(None, "demo", RUN), RunLibrary())
        list(session.events())
        found.append(session.outcome.run)
    with closing(sqlite3.connect(RunLibrary().root / database.FILE)) as db, db:
        db.execute("DELETE FROM blocks")
    return found


def test_how_far_it_is_is_told_and_whoever_turns_away_goes_on_there_later(open_window, runs, qtbot):
    window = open_window()
    told = []

    def hear(sentence):
        told.append(sentence)
        if len(told) == 2:  # another run is wanted in the middle of it
            window.opening.show_run(runs[1])

    window.opening.said.connect(hear)
    window.opening.show_run(runs[0])
    qtbot.waitUntil(lambda: window.display.run == runs[1])
    shares = ["22%", "44%", "22%", "44%", "67%", "89%", "100%"]
    assert told == [f"Preparing the curves of this long run, once: {share}." for share in shares]
    # The piece that was begun already may still be made.
    left = [last for run, last in blocks() if run == 1]
    assert left in ([4, 8], [4, 8, 12])
    assert [last for run, last in blocks() if run == 2] == [4, 8, 12, 16, 18]
    window.opening.show_run(runs[0])
    qtbot.waitUntil(lambda: window.display.run == runs[0])
    assert len(told) - len(shares) == 5 - len(left)
    assert [last for run, last in blocks() if run == 1] == [4, 8, 12, 16, 18]
    assert window.display.history.curve("mlp_loss").steps[-1] == 18


def test_what_changes_when_a_run_is_opened_is_painted_in_a_turn_of_its_own(open_window, runs, qtbot):
    window = open_window()
    painted, changing = window.updatesEnabled, []
    window.display.named.connect(lambda _: changing.append(painted()))
    window.opening.show_run(runs[0])
    qtbot.waitUntil(lambda: window.display.run == runs[0] and painted())
    assert changing
    assert not any(changing)


def test_a_run_that_cannot_be_shown_leaves_the_page_painted(open_window, runs, qtbot):
    with closing(sqlite3.connect(RunLibrary().root / database.FILE)) as db, db:
        db.execute("UPDATE runs SET config = '{}'")
    window = open_window()
    with qtbot.waitSignal(window.opening.failed):
        window.opening.show_run(runs[0])
    qtbot.waitUntil(window.updatesEnabled)
