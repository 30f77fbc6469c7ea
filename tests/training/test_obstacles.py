"""A run whose library is in the way: it pauses, goes on when that is over, and its last word is true."""

import errno
import json
import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing

import pytest
from helpers import warm
from helpers.processes import remaining

from qanneal_gui import config
from qanneal_gui.runs import database
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.totals import totals
from qanneal_gui.support import files
from qanneal_gui.training.events import RunFinished, RunPaused, RunStarted, StepEvent
from qanneal_gui.training.session import Session

SMALL = ["sampler.reads=20", "model.hidden=8", "training.steps=6"]
SIMULATED = [*SMALL, "sampler.copies=2"]
EXACT = [*SMALL, 'sampler.kind="exact"']
KINDS = pytest.mark.parametrize("settings", [SIMULATED, EXACT], ids=["ledger", "no ledger"])


@pytest.fixture
def locked(monkeypatch):
    """Lock the library as another program would; returns a function that lets it go."""
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.05)
    holders = []

    def lock():
        holder = sqlite3.connect(RunLibrary().root / database.FILE, isolation_level=None)
        holder.execute("BEGIN EXCLUSIVE")
        holders.append(holder)
        return holder.close

    yield lock
    for holder in holders:
        holder.close()


def begun(settings, after=3):
    """A session that has done some steps, and its events."""
    session = Session(config.assemble(overrides=settings), RunLibrary())
    events = session.events()
    for event in events:
        if isinstance(event, StepEvent) and event.step == after:
            return session, events
    raise AssertionError("it ended before")


def assert_whole(run, settings, steps=6):
    """All is as if nothing had been in the way."""
    library = RunLibrary()
    reference = Session(config.assemble(overrides=settings), library)
    list(reference.events())
    other = reference.outcome.run
    record = library.get(run)
    assert (record.state, record.steps) == ("finished", steps)
    for name in ("message", "qpu_seconds", "submissions"):
        assert getattr(record, name) == getattr(library.get(other), name)
    assert [step["loss"] for step in library.steps(run)] == [step["loss"] for step in library.steps(other)]
    for name, array in library.weights(run).items():
        assert array.tobytes() == library.weights(other)[name].tobytes()


@KINDS
def test_a_locked_library_pauses_the_run_and_it_goes_on(locked, settings):
    session, events = begun(settings)
    release = locked()
    for _ in range(3):
        paused = next(events)
        assert isinstance(paused, RunPaused)
        assert paused.cause == "library"
        assert "is in use by another program" in paused.message
    release()
    rest = list(events)
    assert [event.step for event in rest if isinstance(event, StepEvent)] == [4, 5, 6]
    assert rest[-1] is session.outcome
    assert_whole(session.outcome.run, settings)


@KINDS
def test_a_library_locked_to_the_end_leaves_a_true_summary(locked, settings):
    session, events = begun(settings)
    known = RunLibrary().get("last")
    locked()
    assert isinstance(next(events), RunPaused)
    events.close()
    outcome = session.outcome
    assert (outcome.run, outcome.state, outcome.steps) == (known.id, "paused", 3)
    assert (outcome.last["step"], outcome.best["step"]) == (3, known.best["step"])
    assert outcome.qpu_seconds == pytest.approx(known.qpu_seconds)
    assert outcome.submissions == known.submissions
    assert outcome.resume == f"qanneal resume {known.id}"
    assert "in use by another program" in outcome.message


@KINDS
def test_and_can_be_taken_up_when_it_is_free(locked, settings):
    session, events = begun(settings)
    release = locked()
    next(events)
    events.close()
    release()
    run = session.outcome.run
    assert RunLibrary().get(run).state == "interrupted"
    list(Session.resuming(run, RunLibrary()).events())
    assert_whole(run, settings)


def test_a_library_locked_at_the_very_end_pauses_the_run_there(locked):
    _, events = begun(EXACT, after=6)
    release = locked()
    paused = next(events)
    assert isinstance(paused, RunPaused)
    release()
    (finished,) = events
    assert (finished.state, finished.steps) == ("finished", 6)
    assert_whole(finished.run, EXACT)


def test_a_run_closed_while_its_end_cannot_be_recorded_says_how_to_go_on(locked):
    session, events = begun(EXACT, after=6)
    release = locked()
    next(events)
    events.close()
    release()
    outcome = session.outcome
    assert (outcome.state, outcome.steps, outcome.resume) == ("paused", 6, f"qanneal resume {outcome.run}")
    # It is free again, so that only the end is missing.
    list(Session.resuming(outcome.run, RunLibrary()).events())
    assert_whole(outcome.run, EXACT)


@KINDS
def test_a_full_disk_pauses_the_run_and_it_goes_on(monkeypatch, settings):
    monkeypatch.setattr("qanneal_gui.training.recording._SECONDS_BETWEEN_SAVES", 0.0)
    monkeypatch.setattr("qanneal_gui.training.recording._SHARE_OF_SAVES", 1e9)
    session, events = begun(settings)
    with monkeypatch.context() as full:

        def no_space(_):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        full.setattr(files.os, "fsync", no_space)
        paused = next(events)
        assert isinstance(paused, RunPaused)
        assert paused.cause == "library"
        assert "No space left on device" in paused.message
    list(events)
    assert_whole(session.outcome.run, settings)


def remove(path):
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


@KINDS
def test_a_library_that_is_removed_holds_the_run_and_is_written_back(settings):
    session, events = begun(settings)
    library = RunLibrary()
    other = library.create({}, {}, {}, "another")
    other.finish("finished")
    other.close()
    remove(library.root / database.FILE)
    paused = next(events)
    assert isinstance(paused, RunPaused)
    assert paused.cause == "replaced"
    assert "was removed while a run was being recorded; nothing of this run is lost" in paused.message
    assert not (library.root / database.FILE).exists()
    list(events)
    assert {run.name for run in RunLibrary().runs()} == {"another", ""}
    assert_whole(session.outcome.run, settings)


@KINDS
def test_a_library_that_is_replaced_gets_the_run_as_well(settings):
    session, events = begun(settings)
    path = RunLibrary().root / database.FILE
    remove(path)
    with RunLibrary().create({}, {}, {}, "new one") as recorder:
        recorder.finish("finished")
    assert "was replaced by another file" in next(events).message
    spent = totals(RunLibrary()).run_totals("none")
    list(events)
    assert spent.submissions == 0
    assert sorted(run.name for run in RunLibrary().runs()) == ["", "new one"]
    run = session.outcome.run
    if settings is SIMULATED:
        assert totals(RunLibrary()).run_totals(run).submissions == RunLibrary().get(run).submissions == 18
    assert_whole(run, settings)


def test_a_run_that_ends_with_its_library_gone_is_written_back(tmp_path):
    session, events = begun(SIMULATED)
    path = RunLibrary().root / database.FILE
    remove(path)
    next(events)
    events.close()
    outcome = session.outcome
    assert (outcome.state, outcome.steps) == ("paused", 3)
    assert outcome.message.endswith("what was recorded is there again.")
    assert RunLibrary().get(outcome.run).steps == 3
    list(Session.resuming(outcome.run, RunLibrary()).events())
    assert_whole(outcome.run, SIMULATED)


def test_a_raised_budget_is_the_one_under_which_the_run_is_taken_up():
    settings = [*SIMULATED, "budget.submissions=9"]
    session = Session(config.assemble(overrides=settings), RunLibrary())
    events = session.events()
    paused = [next(events) for _ in range(5)][-1]
    assert isinstance(paused, RunPaused)
    assert (paused.cause, session.outcome) == ("device", None)
    session.raise_limits(session.config.budget.model_copy(update={"submissions": 12}))
    assert isinstance(next(events), StepEvent)
    assert isinstance(next(events), RunPaused)
    events.close()
    run = session.outcome.run
    assert RunLibrary().get(run).config["budget"]["submissions"] == 12
    higher = session.config.budget.model_copy(update={"submissions": 18})
    resumed = Session.resuming(run, RunLibrary(), budget=higher)
    assert [type(event) for event in resumed.events()] == [RunStarted, StepEvent, StepEvent, RunFinished]


def test_the_month_s_limit_in_an_old_run_is_ignored_with_a_word():
    session, events = begun(EXACT)
    events.close()
    run = session.outcome.run
    library = RunLibrary()
    made = library.get(run).config
    made["budget"]["month_seconds"] = 1000.0
    with closing(sqlite3.connect(library.root / database.FILE, isolation_level=None)) as db:
        db.execute("UPDATE runs SET config = ?", (json.dumps(made),))
    resumed = Session.resuming(run, library)
    started = next(resumed.events())
    assert started.notices == (
        "Ignored: budget.month_seconds is no longer a setting of a run: the monthly limit belongs to this "
        "computer; see it with 'qanneal limit', and set it with 'qanneal limit SECONDS'.",
    )


def qanneal(*args, **options):
    command = [sys.executable, "-c", IMPATIENT, *args]
    return warm.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)


# The terminal itself; only what a statement waits for another program is shorter.
IMPATIENT = """
from qanneal_gui.runs import database
database._BUSY_SECONDS = 0.05
from qanneal_gui.cli import main
main()
"""
TRAIN = ["train", "--json", *(part for text in EXACT[:2] + EXACT[3:] for part in ("--set", text))]


def test_the_terminal_waits_for_a_locked_library_and_goes_on():
    process = qanneal(*TRAIN, "--set", "training.steps=400")
    while '"step": 5,' not in process.stdout.readline():
        pass
    holder = sqlite3.connect(RunLibrary().root / database.FILE, isolation_level=None, timeout=30)
    holder.execute("BEGIN EXCLUSIVE")
    waited = threading.Timer(8, holder.interrupt)
    while '"type": "paused"' not in (line := process.stdout.readline()):
        assert line
    holder.close()
    waited.cancel()
    out, err = remaining(process, 100)
    assert process.returncode == 0, err
    summary = json.loads(out.splitlines()[-1])
    assert (summary["state"], summary["steps"]) == ("finished", 400)
    assert "paused: The run library" in err
    assert "The run tries again by itself" in err


def test_the_terminal_ends_a_run_whose_library_is_gone_and_it_is_there_again():
    process = qanneal(*TRAIN, "--set", "training.steps=100000")
    while '"step": 5,' not in process.stdout.readline():
        pass
    remove(RunLibrary().root / database.FILE)
    out, err = remaining(process, 100)
    assert process.returncode == 1
    summary = json.loads(out.splitlines()[-1])
    record = RunLibrary().get(summary["run"])
    assert (summary["state"], summary["steps"]) == (record.state, record.steps)
    assert f"qanneal resume {record.id}" in err
    assert "what was recorded is there again" in err
