"""A library damaged, overwritten or replaced while a run is recorded: the run is whole, its words true."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from helpers import warm
from helpers.processes import remaining

from qanneal_gui import config, paths
from qanneal_gui.runs import database, tidying
from qanneal_gui.runs.identity import is_whole
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.training.events import RunPaused, StepEvent
from qanneal_gui.training.recovery import recover
from qanneal_gui.training.session import Session

SIMULATED = ["sampler.reads=20", "model.hidden=8", "training.steps=6", "sampler.copies=2"]
EXACT = ["sampler.reads=20", "model.hidden=8", "training.steps=6", 'sampler.kind="exact"']
# In a process of their own: whoever opens a file that SQLite has open takes this process's locks from it.
_HARMS = {
    "emptied": "os.truncate(path, 0)",
    "cut": "os.truncate(path, 5000)",
    "overwritten": "open(path, 'r+b').write(b'x' * 30000)",
    "copied over": "open(path, 'wb').write(open(other, 'rb').read())",
    "moved over": "os.replace(other, path)",
    "foreign": "os.replace(foreign, path)",
    "foreign copied over": "open(path, 'wb').write(open(foreign, 'rb').read())",
}
WORDS = {
    "emptied": "was damaged",
    "cut": "was damaged",
    "overwritten": "was damaged",
    "copied over": "was replaced by another file",
    "moved over": "was replaced by another file",
    "foreign": "was replaced by another file",
    "foreign copied over": "was damaged",
}


@pytest.fixture
def harm(tmp_path):
    """Do something to the library, from outside."""
    with RunLibrary(tmp_path / "away").create(
        config.as_dict(config.assemble()), {}, {}, "new one"
    ) as recorder:
        recorder.finish("finished")
    other, foreign = tmp_path / "away" / database.FILE, tmp_path / "foreign"
    with closing(sqlite3.connect(foreign)) as db:
        db.execute("CREATE TABLE bookmarks (url)")

    def harm(name):
        path = paths.home() / database.FILE  # opening it would put the log of a killed process away
        code = f"import os, sys; path, other, foreign = sys.argv[1:]; {_HARMS[name]}"
        warm.run([sys.executable, "-c", code, path, other, foreign], check=True)

    return harm


def begun(settings, after=3):
    """A session that has done some steps, and its events."""
    session = Session(config.assemble(overrides=settings), RunLibrary())
    events = session.events()
    for event in events:
        if isinstance(event, StepEvent) and event.step == after:
            return session, events
    raise AssertionError("it ended before")


def timeless(step):
    """A step without what a clock has measured, and without the values per example."""
    sampler = step["sampler"] and {key: value for key, value in step["sampler"].items() if key != "seconds"}
    return {**step, "seconds": None, "sampler": sampler}


def assert_whole(run, settings, steps=6):
    """All is as if nothing had happened, and the library is sound."""
    library = RunLibrary()
    reference = Session(config.assemble(overrides=settings), RunLibrary(library.root.parent / "reference"))
    list(reference.events())
    there, other = reference._library, reference.outcome.run
    assert library.get(run).steps == steps
    assert [timeless(step) for step in library.steps(run, samples=False)] == [
        timeless(step) for step in there.steps(other, samples=False)
    ]
    for name, array in library.weights(run).items():
        assert array.tobytes() == there.weights(other)[name].tobytes()
    with library.open() as db:
        assert is_whole(db)


def names():
    return sorted(run.name for run in RunLibrary().runs())


@pytest.mark.parametrize(
    ("what", "settings"),
    [*((what, EXACT) for what in _HARMS), *((what, SIMULATED) for what in ("cut", "moved over"))],
)
def test_the_run_goes_on_in_a_library_that_is_sound(harm, settings, what):
    session, events = begun(settings)
    harm(what)
    paused = next(events)
    assert isinstance(paused, RunPaused)
    assert paused.cause == "replaced"
    assert f"{WORDS[what]} while a run was being recorded; nothing of this run is lost" in paused.message
    list(events)
    assert session.outcome.state == "finished"
    assert_whole(session.outcome.run, settings)
    assert names() == (
        ["", "new one"] if "over" in what and "foreign" not in what and what != "overwritten" else [""]
    )


@pytest.mark.parametrize(
    ("what", "settings"),
    [("emptied", SIMULATED), ("copied over", EXACT), ("moved over", SIMULATED), ("foreign", EXACT)],
)
def test_a_run_that_is_left_then_says_what_has_become_of_it(harm, settings, what):
    session, events = begun(settings)
    harm(what)
    next(events)
    events.close()
    outcome, record = session.outcome, RunLibrary().get("last")
    assert (outcome.run, outcome.state, outcome.steps) == (record.id, record.state, record.steps)
    assert (outcome.state, outcome.message) == ("paused", record.message)
    assert f"{WORDS[what]} while a run was being recorded; " in outcome.message
    aside = list(RunLibrary().root.glob("runs-aside-*.sqlite"))
    assert len(aside) == (what not in ("copied over", "moved over"))
    for path in aside:
        assert path.name in outcome.message
    list(Session.resuming(outcome.run, RunLibrary()).events())
    assert_whole(outcome.run, settings)


def qanneal(*args):
    command = [sys.executable, "-m", "qanneal_gui.cli", *args]
    return warm.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def train(until=40):
    """A process that trains, and has done some steps."""
    settings = [*EXACT[:2], EXACT[3], "training.steps=100000"]
    process = qanneal("train", "--json", *(part for text in settings for part in ("--set", text)))
    while f'"step": {until},' not in process.stdout.readline():
        pass
    return process


@pytest.mark.parametrize("what", ["emptied", "copied over"])
def test_the_terminal_says_how_the_run_ended_and_how_to_go_on(harm, what):
    process = train()
    harm(what)
    out, err = remaining(process, 100)
    assert process.returncode == 1
    summary = json.loads(out.splitlines()[-1])
    record = RunLibrary().get(summary["run"])
    assert (summary["state"], summary["steps"]) == (record.state, record.steps) == ("paused", record.steps)
    *_, people, last = err.splitlines()
    assert people.startswith(f"Paused and saved after {record.steps} steps in ")
    assert people.endswith(f"Continue with: qanneal resume {record.id}")
    assert last == f"error: {record.message}"
    assert WORDS[what] in last


@pytest.mark.parametrize("what", ["copied over", "moved over"])
def test_the_log_of_another_file_harms_nothing_at_the_next_start(harm, what):
    process = train()
    process.kill()
    process.communicate()
    harm(what)
    assert (paths.home() / f"{database.FILE}-wal").stat().st_size
    listed = qanneal("runs", "list")
    _, err = listed.communicate()
    assert listed.returncode == 0, err
    assert "'qanneal runs recover' recovers" in err
    assert names() == ["new one"]
    library = RunLibrary()
    (lost,) = tidying.lost_runs(library)
    assert "continue with" in recover(library, lost)
    with library.open() as db:
        assert is_whole(db)
    steps = library.get(lost).steps
    assert steps > 0
    list(Session.resuming(lost, library, steps=steps + 1).events())


def test_the_log_of_another_file_harms_nothing_while_its_process_is_at_it(harm):
    process = train()
    harm("moved over")
    # In this very process, too: whoever opens the library meets the stranger's log.
    assert names() in (["new one"], ["", "new one"])
    process.communicate(timeout=100)
    assert names() == ["", "new one"]
    with RunLibrary().open() as db:
        assert is_whole(db)


_RESTORED = """
import os, shutil, sys
from qanneal_gui.runs import database
from qanneal_gui.runs.library import RunLibrary
library = RunLibrary()
path = library.root / database.FILE
with library.create({}, {}, {}, "one") as recorder:
    recorder.finish("finished")
shutil.copyfile(path, path.with_name("backup"))
recorder = library.create({}, {}, {}, "two")
for step in range(1, 400):
    recorder.step({"step": step, "text": "x" * 1000})
os._exit(9)
"""


def test_the_log_that_is_left_does_not_spoil_a_library_put_back_from_a_backup():
    warm.run([sys.executable, "-c", _RESTORED], check=False)
    path = paths.home() / database.FILE
    assert path.with_name(f"{path.name}-wal").stat().st_size
    subprocess.run(["cp", path.with_name("backup"), path], check=True)
    assert names() == ["one"]
    with RunLibrary().open() as db:
        assert is_whole(db)


@pytest.mark.parametrize("share", [0.0, 0.6, None])
def test_a_damaged_library_is_said_to_be_and_its_runs_are_recovered(share):
    settings = [*EXACT[:2], "training.steps=30", EXACT[3]]
    for _ in range(2):
        list(Session(config.assemble(overrides=settings), RunLibrary()).events())
    library = RunLibrary()
    before = {run.id: library.steps(run.id, samples=False) for run in library.runs()}
    path = library.root / database.FILE
    content = path.read_bytes()
    path.write_bytes(
        b"x" * 20000 + content[20000:] if share is None else content[: int(share * len(content))]
    )
    listed = qanneal("runs", "list")
    _, err = listed.communicate()
    if share == 0.0:
        assert (listed.returncode, "'qanneal runs recover' recovers" in err) == (0, True)
    else:
        assert listed.returncode == 1
        assert "is damaged; restore a backup, or set it aside" in err
    recovered = qanneal("runs", "recover", "--all", "--json")
    out, err = recovered.communicate()
    assert recovered.returncode == 0, err
    assert sorted(json.loads(out)["recovered"]) == sorted(before)
    assert ("The run library was damaged and is runs-aside-" in err) == (share != 0.0)
    library = RunLibrary()
    assert {run.id: library.steps(run.id, samples=False) for run in library.runs()} == before
    assert {run.state for run in library.runs()} == {"finished"}


def test_the_log_that_a_killed_process_left_of_this_library_is_kept():
    process = train()
    process.kill()
    out, _ = process.communicate()
    told = sum('"type": "step"' in line for line in out.splitlines())
    assert RunLibrary().get("last").steps >= 40 + told - 1


def test_a_home_that_was_moved_keeps_its_log(tmp_path, monkeypatch):
    process = train()
    process.kill()
    process.communicate()
    moved = tmp_path / "moved"
    subprocess.run(["cp", "-r", os.environ["QANNEAL_HOME"], moved], check=True)
    monkeypatch.setenv("QANNEAL_HOME", str(moved))
    assert RunLibrary().get("last").steps >= 40
