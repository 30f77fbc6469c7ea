"""Runs whose library was lost come back from their own files, with all that they measured."""

import sys

import pytest
from helpers import warm

from qanneal_gui import config
from qanneal_gui.errors import QannealError
from qanneal_gui.runs import database, steps_file, tidying
from qanneal_gui.runs.annotations import annotate, annotations_of
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.sharing.archive import pack, unpack
from qanneal_gui.training.events import StepEvent
from qanneal_gui.training.recovery import recover
from qanneal_gui.training.session import Session

SMALL = ["sampler.reads=20", "model.hidden=8", "training.steps=6"]
SIMULATED = [*SMALL, "sampler.copies=2"]
EXACT = [*SMALL, 'sampler.kind="exact"']

_KILLED_WITHOUT_LIBRARY = """
import os, sys
from qanneal_gui import config
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.training.events import StepEvent
from qanneal_gui.training.session import Session
library = RunLibrary()
session = Session(config.assemble(overrides=sys.argv[1:]), library)
for event in session.events():
    if isinstance(event, StepEvent) and event.step == 4:
        session.pause()
    if isinstance(event, StepEvent) and event.step == 5:
        for ending in ("", "-wal", "-shm"):
            (library.root / f"runs.sqlite{ending}").unlink(missing_ok=True)
        os._exit(9)
"""


def trained(settings=EXACT):
    session = Session(config.assemble(overrides=settings), RunLibrary())
    list(session.events())
    return session.outcome.run


def lose_library():
    """Remove the database; returns what it held."""
    library = RunLibrary()
    known = {run.id: (run, library.steps(run.id, samples=False)) for run in library.runs()}
    for ending in ("", "-wal", "-shm"):
        (library.root / f"{database.FILE}{ending}").unlink(missing_ok=True)
    return known


def timeless(step):
    """A step without what a clock has measured."""
    sampler = step["sampler"] and {key: value for key, value in step["sampler"].items() if key != "seconds"}
    return {**step, "seconds": None, "sampler": sampler}


def test_a_run_killed_after_its_library_was_removed_is_found_and_recovered():
    warm.run([sys.executable, "-c", _KILLED_WITHOUT_LIBRARY, *SIMULATED], check=False)
    library = RunLibrary()
    assert library.runs() == []
    found = tidying.tidy(library)
    (run,) = found.lost
    assert "'qanneal runs recover'" in found.sentence
    assert tidying.tidy(library).lost == (run,)  # it is never removed
    assert recover(library, run) == (
        f"Recovered run {run} after step 4 (the probabilities of single examples were lost with the run "
        f"library); continue with: qanneal resume {run}"
    )
    record = library.get(run)
    assert (record.state, record.steps, record.config["model"]["hidden"]) == ("interrupted", 4, 8)
    assert (record.submissions, record.last["step"]) == (12, 4)
    assert record.message == (
        "recovered after step 4; the probabilities of single examples were lost with the run library"
    )
    assert library.weights(run)
    assert tidying.tidy(library).lost == ()
    with pytest.raises(QannealError, match="no lost run"):
        recover(library, run)
    list(Session.resuming(run, RunLibrary()).events())
    other = trained(SIMULATED)
    for name, array in library.weights(run).items():
        assert array.tobytes() == library.weights(other)[name].tobytes()
    resumed, reference = (library.steps(one, samples=False) for one in (run, other))
    assert list(map(timeless, resumed)) == list(map(timeless, reference))


def test_a_run_that_had_ended_comes_back_as_it_was():
    run = trained()
    library = RunLibrary()
    annotate(library, [run], name="first", tags="a, b", notes="why", starred=True)
    (before, steps) = lose_library()[run]
    library = RunLibrary()
    assert recover(library, run).endswith("; which was finished")
    after = library.get(run)
    for name in ("name", "state", "created", "config", "seeds", "steps", "last", "best", "seconds"):
        assert getattr(after, name) == getattr(before, name), name
    assert library.steps(run, samples=False) == steps
    assert annotations_of(library, run) == {"tags": "a, b", "notes": "why", "starred": True}


def test_a_run_of_an_older_version_says_what_is_missing():
    run = trained()
    lose_library()
    library = RunLibrary()
    (library.root / "runs" / run / steps_file.FILE).unlink()
    assert "(what was measured at steps 1 to 6 was lost with the run library)" in recover(library, run)
    assert [step["loss"] for step in library.steps(run)] == [None] * 6
    list(Session.resuming(run, library, steps=8).events())
    reference = trained([*EXACT[:2], "training.steps=8", EXACT[3]])
    assert [timeless(step) for step in library.steps(run, samples=False)[6:]] == [
        timeless(step) for step in library.steps(reference, samples=False)[6:]
    ]


def test_steps_of_a_run_that_an_older_version_began_are_there_from_its_next_save_on():
    run = trained()
    (RunLibrary().directory(run) / steps_file.FILE).unlink()
    list(Session.resuming(run, RunLibrary(), steps=8).events())
    _, steps = lose_library()[run]
    recover(RunLibrary(), run)
    assert RunLibrary().steps(run, samples=False) == steps


def test_a_step_that_is_evaluated_otherwise_when_the_run_goes_on_is_recovered_so():
    settings = [*EXACT[:2], "training.steps=5", "training.eval_every=3", EXACT[3]]
    run = trained(settings)
    list(Session.resuming(run, RunLibrary(), steps=7).events())
    _, steps = lose_library()[run]
    recover(RunLibrary(), run)
    assert [step["loss"] is None for step in steps] == [True, True, False, True, True, False, False]
    assert RunLibrary().steps(run, samples=False) == steps


def test_an_imported_run_is_recovered_too(tmp_path):
    run = trained()
    away = RunLibrary(tmp_path / "away")
    pack(RunLibrary(), [run], tmp_path / "run.qanneal")
    unpack(away, tmp_path / "run.qanneal")
    before = away.steps(run, samples=False)
    (away.root / database.FILE).unlink()
    away = RunLibrary(away.root)
    recover(away, run)
    assert away.steps(run, samples=False) == before
    assert away.get(run).state == "finished"


@pytest.mark.parametrize("content", [b"", b"{}", b"[" * 10**5, b'{"id": "x"}', b"\xff", None])
def test_what_a_damaged_disk_left_is_not_recovered_but_kept(content):
    run = "20261122-181502-k3f9"
    library = RunLibrary()
    directory = library.root / "runs" / run
    directory.mkdir(parents=True)
    (directory / "weights.safetensors").write_bytes(b"x")
    if content is not None:
        (directory / "run.json").write_bytes(content)
    assert tidying.tidy(library).lost == (run,)
    with pytest.raises(QannealError, match=f"Run {run} cannot be recovered: .*its weights are in"):
        recover(library, run)
    assert (directory / "weights.safetensors").exists()


def test_steps_that_were_not_saved_are_no_part_of_a_recovered_run(monkeypatch):
    monkeypatch.setattr("qanneal_gui.training.recording._SECONDS_BETWEEN_SAVES", 1e9)
    events = Session(config.assemble(overrides=EXACT), RunLibrary()).events()
    for event in events:
        if isinstance(event, StepEvent) and event.step == 3:
            break
    (run,) = lose_library()
    # Its process is gone by now, as far as its files tell.
    (RunLibrary().root / "runs" / run / "run.lock").unlink()
    assert "after step 1 (" in recover(RunLibrary(), run)
