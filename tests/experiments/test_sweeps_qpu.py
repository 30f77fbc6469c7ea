"""Sweeps on a real QPU: a loopback SAPI server, the real client, the real ledger."""

import itertools
import threading

import pytest
from helpers.small_qpu_runs import SMALL, STEPS

from qanneal_gui import config
from qanneal_gui.errors import QannealError
from qanneal_gui.experiments.queued import draft, drive
from qanneal_gui.experiments.sweeps import Sweep, SweepSettings
from qanneal_gui.runs.month_limit import set_month_limit
from qanneal_gui.runs.queue import Queue
from qanneal_gui.runs.queue_bill import bill
from qanneal_gui.support.relay import Relay
from qanneal_gui.training.queue import Worker


def sweep(*overrides, vary=("training.learning_rate=0.01, 0.02, 0.03",), **settings):
    return Sweep(SweepSettings(vary=vary, **settings), config.assemble(overrides=[*SMALL, *overrides]))


def follow(made, library, stop=None, look=lambda _: None):
    """Return the trials, the summary, and the sentence with which the sweep ended early."""
    records, error = [], ""
    try:
        for progress in made.run(library, stop or threading.Event()):
            records += progress.records
            look(progress)
    except QannealError as caught:
        error = str(caught)
    _, *trials, summary = records
    return trials, summary, error


def test_runs_on_the_qpu_come_one_after_another_and_local_ones_beside(server, library):
    made = sweep(
        "sampler.topology=pegasus:3", vary=("sampler.kind=qpu, exact", "training.seed=1, 2"), workers=2
    )
    assert len(made.plan().billed) == 2
    trials, summary, error = follow(made, library)
    assert (error, summary["state"], len(trials)) == ("", "finished", 4)
    billed = [one for one in library.runs() if one.config["sampler"]["kind"] == "qpu"]
    billed.sort(key=lambda run: run.created)
    assert all(one.updated <= later.created for one, later in itertools.pairwise(billed))
    assert server.count("submit") == summary["submissions"] == sum(run.submissions for run in billed)
    assert summary["qpu_seconds"] == pytest.approx(sum(run.qpu_seconds for run in billed))


def test_what_is_stored_is_never_paid_for_again(server, library):
    stop = threading.Event()
    made = sweep()
    follow(made, library, stop, lambda one: stop.set() if "1 of 3 runs" in one.sentence else None)
    sent = server.count("submit")
    assert STEPS <= sent < 3 * STEPS
    _, summary, error = follow(made, library)
    assert (error, summary["state"]) == ("", "finished")
    assert server.count("submit") == 3 * STEPS
    follow(made, library)
    assert server.count("submit") == 3 * STEPS
    assert len(library.runs()) == 3


def test_a_month_that_is_spent_halts_the_sweep_and_loses_nothing(server, library):
    made = sweep("training.seed=5")
    one = sweep("training.seed=5", vary=("training.learning_rate=0.01",))
    _, summary, error = follow(one, library)
    assert error == ""
    set_month_limit(library.root, 1.6 * summary["qpu_seconds"])
    more = sweep("training.seed=5", vary=("training.learning_rate=0.01, 0.02, 0.03, 0.04, 0.05",))
    trials, summary, error = follow(more, library)
    states = [trial["state"] for trial in trials]
    assert states[0] == "finished"
    assert set(states[1:]) == {"paused"}
    assert len(states) < 5  # those after them are not begun
    assert "month" in error
    bill = made.bill(library)
    assert (bill.done, bill.billed, bill.fits) == (1, 2, False)
    assert "left of this computer's limit" in bill.shortfall
    sent = server.count("submit")
    set_month_limit(library.root, 1000.0)
    assert made.bill(library).fits
    _, summary, error = follow(more, library)
    assert (error, summary["state"]) == ("", "finished")
    assert server.count("submit") == 5 * STEPS >= sent
    assert len(library.runs()) == 5


def test_the_queue_knows_its_bill(library):
    made = draft(sweep("sampler.topology=pegasus:3", seeds=2), library)
    assert (made.kind, made.billed) == ("sweep", True)
    one = draft(sweep("sampler.topology=pegasus:3", vary=("training.learning_rate=0.01",)), library)
    assert made.qpu_seconds == pytest.approx(6 * one.qpu_seconds)


def test_making_finished_runs_again_is_on_the_bill(server, library):
    _, summary, _ = follow(sweep(), library)
    assert sweep().bill(library).billed == 0
    again = sweep(fresh=True)
    assert again.bill(library).billed == 3
    assert again.bill(library).qpu_seconds > 0.5 * summary["qpu_seconds"]
    assert draft(again, library).billed
    assert draft(again, library).qpu_seconds == again.bill(library).qpu_seconds


def test_what_the_limit_has_held_is_still_on_the_bill_of_the_queue(server, library):
    """Also if some of it was finished before, and if what costs nothing is done first."""
    _, summary, _ = follow(sweep(vary=("training.learning_rate=0.01",)), library)
    vary = ("sampler.kind=qpu, exact", "training.learning_rate=0.01, 0.02, 0.03")
    made = sweep("sampler.topology=pegasus:3", vary=vary)
    follow(sweep("sampler.topology=pegasus:3", vary=("training.learning_rate=0.01",)), library)
    queue, whole = Queue(library), made.bill(library)
    assert whole.billed == 2
    number = queue.add(draft(made, library)).id
    set_month_limit(library.root, 2.9 * summary["qpu_seconds"])
    queue.agree()
    Worker(library, Relay(), Relay(), drive=drive).work()
    held = queue.get(number)
    assert held.state == "held"
    queue.retry([number])
    left = bill(queue.entries(), library)
    assert left.qpu_seconds == pytest.approx(made.bill(library).qpu_seconds)
    assert left.qpu_seconds == pytest.approx(0.75 * whole.qpu_seconds)
    assert not left.fits
