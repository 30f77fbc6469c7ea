"""Trials on a real QPU: a loopback SAPI server, the real client, the real ledger."""

import dataclasses
import itertools
import sys
import threading

import pytest
from helpers import warm
from helpers.sapi_faults import Status
from helpers.small_qpu_runs import SMALL, STEPS

from qanneal_gui.annealing.device import SubmissionControl
from qanneal_gui.errors import QannealError
from qanneal_gui.experiments.comparison_study import CompareSettings, Comparison
from qanneal_gui.experiments.queued import draft, drive
from qanneal_gui.runs.month_limit import set_month_limit
from qanneal_gui.runs.queue import Queue
from qanneal_gui.support.relay import Relay
from qanneal_gui.training.queue import Worker


def comparison(*overrides, **settings):
    chosen = {"pairs": ("digits:2-3",), "methods": ("quantum-1",), "trials": 3, **settings}
    return Comparison(CompareSettings(overrides=(*SMALL, *overrides), **chosen))


def follow(study, library):
    """Return the trials, the summary, and the sentence with which the study ended early."""
    records, error = [], ""
    try:
        for progress in study.run(library, threading.Event()):
            records += progress.records
    except QannealError as caught:
        error = str(caught)
    *trials, summary = records
    return trials, summary, error


def test_trials_run_one_after_another_and_are_recorded_runs(server, library):
    trials, summary, error = follow(comparison(workers=2, methods=("classical-1", "quantum-1")), library)
    assert (error, summary["state"], len(trials)) == ("", "finished", 6)
    runs = sorted(library.runs(), key=lambda run: run.created)
    assert [run.state for run in runs] == ["finished"] * 3
    assert all(one.updated <= later.created for one, later in itertools.pairwise(runs))
    assert server.count("submit") == summary["submissions"] == sum(run.submissions for run in runs)
    assert summary["qpu_seconds"] == pytest.approx(sum(run.qpu_seconds for run in runs))


def test_the_budget_is_the_whole_study_s_and_it_goes_on_with_a_larger_one(server, library):
    first, summary, error = follow(comparison(trials=1), library)
    per_trial, seconds = summary["submissions"], summary["qpu_seconds"]
    assert (error, len(first)) == ("", 1)
    limit = f"budget.submissions={2 * per_trial}"
    second, summary, error = follow(comparison(limit), library)
    # The trial from before counts: one more fits, and the third is not begun.
    assert [trial["reused"] for trial in second] == [True, False]
    assert "budget" in error
    assert error.endswith(".")
    assert summary["state"] == "failed"
    assert server.count("submit") == 2 * per_trial
    third, summary, error = follow(comparison(), library)
    assert (error, summary["state"]) == ("", "finished")
    assert [trial["reused"] for trial in third] == [True, True, False]
    assert server.count("submit") == 3 * per_trial == summary["submissions"]
    assert summary["qpu_seconds"] == pytest.approx(3 * seconds)


def test_a_limit_within_a_trial_ends_the_study_with_the_ledger_s_sentence(server, library):
    _, summary, _ = follow(comparison(trials=1), library)
    seconds = summary["qpu_seconds"]
    trials, summary, error = follow(comparison(f"budget.qpu_seconds={1.9 * seconds}"), library)
    assert [trial["reused"] for trial in trials] == [True]
    assert "budget.qpu_seconds" in error
    assert summary["message"] == error
    assert library.runs()[0].state == "paused"
    # What was cut short has cost something, too.
    assert summary["submissions"] == server.count("submit") == STEPS + 1
    trials, summary, error = follow(comparison(), library)
    assert (error, summary["trials"], summary["reused"]) == ("", 3, 1)
    assert server.count("submit") == summary["submissions"] == 3 * STEPS
    assert len(library.runs()) == 3


def test_a_month_that_is_spent_is_a_sentence_and_no_submission(server, library):
    set_month_limit(library.root, 0.001)
    trials, summary, error = follow(comparison(), library)
    assert trials == []
    assert "month" in error
    assert summary["trials"] == 0
    assert server.count("submit") == 0


def test_a_stop_leaves_the_other_trials_to_be_done_later(server, library):
    stop = threading.Event()
    study = comparison()
    done = []
    for progress in study.run(library, stop):
        trials = [record for record in progress.records if record["type"] == "trial"]
        done += trials
        if trials:
            stop.set()
    assert len(done) == 1
    assert progress.records[0]["state"] == "stopped"
    trials, summary, error = follow(comparison(), library)
    assert (error, len(trials), summary["reused"]) == ("", 3, 1)


_KILLED = """
import os, sys, threading
from qanneal_gui.experiments.comparison_study import CompareSettings, Comparison
from qanneal_gui.runs import recorder, trials
from qanneal_gui.runs.library import RunLibrary

where, *overrides = sys.argv[1:]
step, add = recorder.RunRecorder.step, trials.TrialStore.add

def killed_after_step(self, *rest):
    step(self, *rest)
    os._exit(9)

def killed_before_result(self, key, kind, *rest):
    if kind == "compare":
        os._exit(9)
    add(self, key, kind, *rest)

if where == "step":
    recorder.RunRecorder.step = killed_after_step
else:
    trials.TrialStore.add = killed_before_result
settings = CompareSettings(pairs=("digits:2-3",), methods=("quantum-1",), trials=1, overrides=overrides)
for _ in Comparison(settings).run(RunLibrary(), threading.Event()):
    pass
"""


@pytest.mark.parametrize(("where", "sent"), [("step", 1), ("result", STEPS)])
def test_a_trial_whose_process_was_killed_goes_on_and_is_not_paid_for_twice(server, library, where, sent):
    ended = warm.run([sys.executable, "-c", _KILLED, where, *SMALL], check=False)
    assert ended.returncode == 9
    assert server.count("submit") == sent
    assert comparison(trials=1).billed_work_left(library) == pytest.approx(1 - sent / STEPS)
    (trial,), summary, error = follow(comparison(trials=1), library)
    assert (error, summary["state"]) == ("", "finished")
    assert server.count("submit") == STEPS == summary["submissions"] == trial["submissions"]
    (run,) = library.runs()
    assert summary["qpu_seconds"] == trial["qpu_seconds"] == pytest.approx(run.qpu_seconds)
    # As if nothing had happened.
    steps = library.steps(run.id, samples=False)
    assert trial["test_accuracy"] == [step["mlp"]["test_accuracy"] for step in steps]
    assert len(steps) == STEPS
    # All over again only at the user's wish.
    (trial,), summary, error = follow(comparison(trials=1, fresh=True), library)
    assert (error, trial["reused"], len(library.runs())) == ("", False, 2)
    assert server.count("submit") == 2 * STEPS


def test_the_queue_is_told_what_is_left_of_a_comparison(server, library):
    follow(comparison(trials=1), library)
    left = draft(comparison(methods=("classical-1", "quantum-1")), library)
    again = draft(comparison(methods=("classical-1", "quantum-1"), fresh=True), library)
    assert (left.billed, again.billed) == (True, True)
    assert left.qpu_seconds == pytest.approx(2 / 3 * again.qpu_seconds)


def test_what_the_limit_has_held_is_on_the_bill_of_the_queue(server, library):
    """Also where trials that cost nothing were done first."""
    _, summary, _ = follow(comparison(trials=1), library)
    made = comparison("training.seed=7", methods=("classical-1", "classical-2", "quantum-1"))
    # Enough for one more trial, and a step of the next one.
    set_month_limit(library.root, 2.9 * summary["qpu_seconds"])
    queue = Queue(library)
    number = queue.add(draft(made, library)).id
    queue.agree()
    Worker(library, Relay(), Relay(), drive=drive).work()
    assert "month" in queue.get(number).message
    assert queue.get(number).done == pytest.approx((STEPS + 1) / (3 * STEPS))


def test_how_things_stand_with_the_qpu_is_told(server, library):
    server.faults["submit"] = [Status(429, retry_after="0.01")]
    told = []
    list(comparison(trials=1).run(library, threading.Event(), SubmissionControl(connection=told.append)))
    assert [connection.state for connection in told] == ["retrying", "ok"]


def test_the_cost_is_told_before(library):
    study = comparison()
    one = dataclasses.asdict(comparison(trials=1).cost())
    assert one["qpu_seconds"] > 0
    assert dataclasses.asdict(study.cost()) == pytest.approx({name: 3 * value for name, value in one.items()})
    simulated = Comparison(CompareSettings(pairs=("digits:2-3",), overrides=("model.hidden=12",)))
    assert (simulated.cost().qpu_seconds, simulated.cost().submissions) == (0, 0)
