"""A run that was stopped or killed, and is resumed, is the run that never was."""

import contextlib
import json
import os
import random
import sqlite3
import subprocess
import sys
import threading

import numpy as np
import pytest
from helpers import warm
from helpers.resumption import (
    METHODS,
    SMALL,
    assert_same,
    begun,
    forget_checkpoints,
    made,
    numbers,
    resume,
    uninterrupted,
)
from threadpoolctl import threadpool_info, threadpool_limits

from qanneal_gui import config
from qanneal_gui.annealing.device import DeviceError
from qanneal_gui.annealing.simulated import SimulatedDevice
from qanneal_gui.data import load
from qanneal_gui.errors import QannealError
from qanneal_gui.runs.annotations import put_into_bin, restore
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.totals import totals
from qanneal_gui.runs.weights import as_parameters
from qanneal_gui.training.events import RunPaused, StepEvent
from qanneal_gui.training.replay import RecordedSteps, weights_at
from qanneal_gui.training.session import Session


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("replayed", [False, True], ids=["checkpoint", "replay"])
def test_stopped_and_resumed_is_the_uninterrupted_run(method, replayed):
    run = begun(method)
    if replayed:
        forget_checkpoints(run)
    started = resume(run)
    assert (started.run, started.resumed_from, started.steps) == (run, 4, 9)
    assert started.notices == ()
    assert_same(run, uninterrupted(method, 9))
    assert RunLibrary().resumptions(run) == [4]


def test_a_finished_run_is_extended():
    run = uninterrupted("beta-auto", 5)
    with pytest.raises(QannealError, match=r"has already done 5 steps; .*--steps 10"):
        Session.resuming(run, RunLibrary())
    resume(run, steps=9)
    assert RunLibrary().get(run).config["training"]["steps"] == 9
    assert_same(run, uninterrupted("beta-auto", 9))


def test_an_extended_run_has_no_evaluation_at_its_former_end(monkeypatch):
    """Every third step is evaluated, and the last one; step 5 is the last no more."""
    monkeypatch.setitem(METHODS, "sparse", ['sampler.kind="exact"', "training.eval_every=3"])
    run = uninterrupted("sparse", 5)
    library = RunLibrary()
    assert library.get(run).last["step"] == 5
    seconds = library.get(run).seconds
    resume(run, steps=10)
    reference = uninterrupted("sparse", 10)
    assert_same(run, reference)
    assert [step["step"] for step in numbers(run) if step["mlp"]] == [3, 6, 9, 10]
    for name in ("last", "best"):
        assert getattr(library.get(run), name)["step"] == getattr(library.get(reference), name)["step"]
    assert library.get(run).seconds > seconds


KILLS = 3
LINES_AHEAD = 4096
"""How many bytes a process may be ahead of the reader of its lines: a few steps."""


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX")
@pytest.mark.parametrize("method", ["exact", "gibbs", "neal", "several-submissions", "mlp"])
def test_killed_again_and_again_until_it_finishes(method):
    """Real processes, killed with SIGKILL at random moments: while starting, in a step, while saving."""
    steps = 60
    rng = random.Random(method)
    overrides = [*METHODS[method], *SMALL, f"training.steps={steps}"]
    command = ["train", "--json", *(part for text in overrides for part in ("--set", text))]
    run = ""
    for _ in range(KILLS):
        # Neither side reads ahead, so that no process is done before it is killed, however slow we are.
        with warm.Popen(
            [sys.executable, "-m", "qanneal_gui.cli", *command],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            pipesize=LINES_AHEAD,
        ) as process:
            run = json.loads(process.stdout.readline())["run"]
            # A few steps, and then a moment more, so that the signal comes at any place of a step.
            for _ in range(rng.randrange(0, 10)):
                process.stdout.readline()
            threading.Event().wait(rng.random() * 0.02)
            process.kill()
        record = RunLibrary().get(run)
        assert record.state == "interrupted"
        assert record.message.startswith(f"interrupted at step {record.steps}")
        command = ["resume", run, "--json"]
    warm.run([sys.executable, "-m", "qanneal_gui.cli", *command], check=True, capture_output=True)
    assert len(RunLibrary().resumptions(run)) == KILLS
    assert_same(run, uninterrupted(method, steps))
    assert totals(RunLibrary()).run_totals(run).unknown == 0


@pytest.mark.parametrize("method", ["exact", "several-submissions", "mlp"])
def test_a_run_that_ended_between_its_last_step_and_its_last_words_is_finished(method, monkeypatch):
    """All steps are recorded, but neither the weights after the last one nor the end."""
    monkeypatch.setitem(METHODS, "sparse", [*METHODS[method], "training.eval_every=4"])
    session = Session(made("sparse", 9), RunLibrary())
    with monkeypatch.context() as patch:
        patch.setattr("qanneal_gui.runs.recorder.RunRecorder.finish", lambda *_, **__: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            list(session.events())
    run = RunLibrary().runs()[0].id
    record = RunLibrary().get(run)
    assert (record.state, record.steps) == ("interrupted", 9)
    with pytest.raises(QannealError, match="has already done 9 steps"):
        Session.resuming(run, RunLibrary(), steps=8)
    started = resume(run)
    assert (started.resumed_from, started.steps) == (9, 9)
    assert_same(run, uninterrupted("sparse", 9))
    with pytest.raises(QannealError, match=r"has already done 9 steps; .*--steps 18"):
        Session.resuming(run, RunLibrary())


def test_an_answered_submission_of_a_broken_step_is_not_repeated(monkeypatch):
    """Three submissions a step: the third fails, and the first two are not sent again."""
    sample, sent = SimulatedDevice.sample, []

    def failing(self, submission, control):
        sent.append(submission.seed)
        if len(sent) == 6:
            raise DeviceError("The solver is offline; try again later.")
        return sample(self, submission, control)

    session = Session(made("several-submissions", 4), RunLibrary())
    with monkeypatch.context() as patch:
        patch.setattr(SimulatedDevice, "sample", failing)
        events = session.events()
        while not isinstance(next(events), RunPaused):
            pass
        events.close()
        run = session.outcome.run
        assert session.outcome.steps == 1
        resume(run)
    assert len(sent) == 4 * 3 + 1
    assert sent[5] == sent[6]  # the same submission, with the same random stream
    assert_same(run, uninterrupted("several-submissions", 4))


@pytest.mark.parametrize("method", ["several-submissions", "gibbs"])
def test_a_step_broken_off_changes_nothing(method):
    """Stop now in the middle of a step: the weights saved are those after the last finished step."""
    stop, abort = threading.Event(), threading.Event()
    session = Session(made(method, 9), RunLibrary(), stop=stop, abort=abort)
    events = session.events()
    for event in events:
        if isinstance(event, StepEvent) and event.step == 4:
            stop.set()
            abort.set()
            break
    list(events)
    run = session.outcome.run
    assert (session.outcome.state, session.outcome.steps) == ("stopped", 4)
    assert_same(run, begun(method, 9, 4))
    resume(run)
    assert_same(run, uninterrupted(method, 9))


def test_an_active_run_cannot_be_taken_up():
    session = Session(made("exact", 9), RunLibrary())
    events = session.events()
    run = next(events).run
    next(events)
    with pytest.raises(QannealError, match="is active in another window or terminal"):
        list(Session.resuming(run, RunLibrary()).events())
    next(events)  # nothing has happened to it
    events.close()
    assert RunLibrary().get(run).steps == 2


def test_what_cannot_be_prepared_leaves_the_run_as_it_was(monkeypatch):
    run = begun("exact")
    before = RunLibrary().get(run)

    def offline(*_):
        raise QannealError("The network is down; try again later.")

    monkeypatch.setattr("qanneal_gui.training.loading.data.load", offline)
    session = Session.resuming(run, RunLibrary(), steps=20)
    with pytest.raises(QannealError, match="network is down"):
        list(session.events())
    assert RunLibrary().get(run) == before
    assert RunLibrary().resumptions(run) == []


def test_a_run_without_recorded_samples_is_refused():
    run = begun("exact")
    forget_checkpoints(run)
    with contextlib.closing(sqlite3.connect(RunLibrary().root / "runs.sqlite")) as db:
        db.execute("DELETE FROM samples WHERE step = 3")
        db.commit()
    with pytest.raises(QannealError, match=r"The samples of step 3 of run .* start a new run"):
        list(Session.resuming(run, RunLibrary()).events())


def test_the_terminal_takes_runs_up():
    run = begun("exact")

    def qanneal(*args):
        command = [sys.executable, "-m", "qanneal_gui.cli", "resume", *args]
        return warm.run(command, capture_output=True, text=True, timeout=60)

    refused = qanneal(run, "--set", "model.hidden=20")
    assert refused.returncode == 1
    assert "error: model.hidden cannot be changed in a resumed run (it is 16)" in refused.stderr
    result = qanneal("last", "--steps", "7", "--set", "budget.submissions=77", "--json")
    assert result.returncode == 0, result.stderr
    first, *steps, summary = [json.loads(line) for line in result.stdout.splitlines()]
    assert (first["type"], first["resumed_from"]) == ("run", 4)
    assert first["config"]["budget"]["submissions"] == 77
    assert [step["step"] for step in steps] == [5, 6, 7]
    assert (summary["run"], summary["state"], summary["steps"]) == (run, "finished", 7)
    again = qanneal(run)
    assert again.returncode == 1
    assert "has already done 7 steps" in again.stderr


@pytest.mark.parametrize("method", ["exact", "simulated-qpu", "mlp"])
def test_the_weights_after_any_step_are_learned_again(method):
    """Those of a run that ended there, whether a checkpoint lies before the step or not."""
    library, made = RunLibrary(), {}
    for steps in (3, 7):
        session = Session(
            config.assemble(None, "demo", [*METHODS[method], *SMALL, f"training.steps={steps}"]), library
        )
        for _ in session.events():
            pass
        made[steps] = session.outcome.run
    wanted = as_parameters(library.weights(made[3]))
    longer = config.parse(library.get(made[7]).config)
    recorded = RecordedSteps(library, made[7], 3)
    found = weights_at(longer, load(longer.data), recorded, threading.Event(), lambda *_: None)
    for one, other in zip(found.arrays(), wanted.arrays(), strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-6)  # float32, in whatever order BLAS adds


def test_weights_are_learned_again_on_one_blas_thread():
    """On more, sums of large batches are in another order, and the weights others in the last digits."""
    library, run = RunLibrary(), uninterrupted("exact", 3)
    settings = config.parse(library.get(run).config)
    recorded = RecordedSteps(library, run, 3)
    with threadpool_limits(2, user_api="blas"):
        weights_at(settings, load(settings.data), recorded, threading.Event(), lambda *_: None)
        found = [one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"]
    assert set(found) == {1}


def test_a_run_in_the_bin_is_not_resumed_before_it_is_restored():
    library, run = RunLibrary(), begun()
    put_into_bin(library, [run])
    with pytest.raises(QannealError, match=f"{run} is in the bin; restore it first"):
        resume(run)
    restore(library, [run])
    assert library.get(run).steps == 4
    assert resume(run).resumed_from == 4
