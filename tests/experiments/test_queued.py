"""Experiments in the queue: run, stopped, killed, taken up again, held, and never paid for twice."""

import subprocess
import sys
import threading
from contextlib import closing

import pytest
from helpers import warm

from qanneal_gui import config
from qanneal_gui.errors import QannealError
from qanneal_gui.experiments import kept, queued
from qanneal_gui.experiments.beta_search import BetaSearch, BetaSettings
from qanneal_gui.experiments.capacity import CapacityExperiment, CapacitySettings
from qanneal_gui.experiments.queue_processes import Processes
from qanneal_gui.experiments.queued import draft, drive, experiment_of, in_words
from qanneal_gui.experiments.registry import as_values
from qanneal_gui.experiments.sweeps import Sweep, SweepSettings
from qanneal_gui.runs import orders
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.queue import Queue
from qanneal_gui.runs.queue_bill import bill
from qanneal_gui.runs.queue_entry import Draft
from qanneal_gui.support.relay import Relay
from qanneal_gui.training.queue import Worker

QUICK = ('sampler.kind="exact"', "model.hidden=8")


@pytest.fixture
def library(home):
    return RunLibrary(home)


@pytest.fixture
def queue(library):
    return Queue(library)


@pytest.fixture
def noted_at_once(monkeypatch):
    monkeypatch.setattr(queued, "SECONDS_BETWEEN_NOTES", 0.0)


def sweep(*overrides, vary=("model.hidden=4, 5, 6",), **settings):
    base = config.assemble(overrides=[*QUICK, "training.steps=3", *overrides])
    return Sweep(SweepSettings(vary=vary, **settings), base)


def waiting(made):
    """Return an experiment as the queue takes it, without what it is estimated to take."""
    return Draft(as_values(made), kind=made.name)


def work(library, stop=None, notify=None, **options):
    Worker(library, stop or Relay(), Relay(), notify=notify, drive=drive, **options).work()


def steps(library):
    return sorted((one.config["model"]["hidden"], one.steps, one.state) for one in library.runs())


def test_an_entry_holds_the_whole_experiment(library, queue):
    made = sweep(seeds=2, name="sizes")
    entry = queue.add(draft(made, library), "sizes")
    assert (entry.kind, entry.billed, entry.done, entry.left) == ("sweep", False, None, 1)
    assert entry.seconds > 0
    again = experiment_of(entry)
    assert (again.settings, again.config) == (made.settings, made.config)
    assert in_words(entry).startswith("Sweep · model.hidden=4, 5, 6, seeds 2, name sizes · digits 2, 3")
    assert "1 entry waits" in bill(queue.entries(), library).sentence


def test_experiments_run_beside_runs_in_their_order(library, queue):
    told = []
    queue.add(waiting(sweep()))
    queue.add(Draft(config.as_dict(config.assemble(overrides=[*QUICK, "training.steps=1"]))), "run")
    queue.add(draft(CapacityExperiment(CapacitySettings(topologies=("pegasus:2",))), library))
    work(library, told=lambda one: told.append((one.kind, one.state)))
    assert told == [(kind, state) for kind in ("sweep", "run", "capacity") for state in ("running", "done")]
    assert steps(library) == [(4, 3, "finished"), (5, 3, "finished"), (6, 3, "finished"), (8, 1, "finished")]
    first, _, last = queue.entries()
    assert first.message.startswith("Finished: 3 of 3 runs")
    assert (first.done, last.done) == (1, 1)
    assert {one.experiment for one in kept.results(library)} == {"sweep", "capacity"}


def test_stopping_lets_it_wait_and_go_on_with_the_runs_it_has(library, queue, noted_at_once):
    stop = Relay()
    number = queue.add(waiting(sweep("training.steps=40"))).id

    def after_the_first(sentence, _fraction):
        if "1 of 3 runs" in sentence:
            stop.set()

    work(library, stop, after_the_first)
    waits = queue.get(number)
    assert (waits.state, waits.message) == ("waiting", "")
    assert 0 < waits.left < 1
    begun = {one.id for one in library.runs()}
    work(library)
    assert queue.get(number).state == "done"
    assert steps(library) == [(hidden, 40, "finished") for hidden in (4, 5, 6)]
    assert begun <= {one.id for one in library.runs()}


def test_what_cannot_go_on_by_itself_is_held_and_goes_on_when_retried(library, queue):
    number = queue.add(waiting(sweep("training.steps=400", vary=("model.hidden=4, 5",)))).id
    queue.add(waiting(sweep(vary=("model.hidden=6",))))
    given = []

    def order(_sentence, _fraction):
        if not given and library.runs() and library.runs()[0].steps:
            given.append(orders.give(library, "last", "stop"))

    def listen():
        while not given:
            threading.Event().wait(0.02)
            order("", None)

    thread = threading.Thread(target=listen)
    thread.start()
    work(library)
    thread.join()
    assert [one.state for one in queue.entries()] == ["held", "done"]
    assert "1 of 2 runs is not finished" in queue.get(number).message
    queue.retry([number])
    work(library)
    assert queue.get(number).state == "done"
    assert len(library.runs()) == 3


_RUN = """
import sys
from pathlib import Path
from qanneal_gui.experiments.queued import drive
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.support.relay import Relay
from qanneal_gui.training.queue import Worker
Worker(RunLibrary(Path(sys.argv[1])), Relay(), Relay(), drive=drive).work()
"""


@pytest.mark.parametrize("workers", [1, 2])
def test_a_killed_sweep_goes_on_where_each_of_its_runs_was(library, queue, workers):
    made = sweep("training.steps=150", vary=("model.hidden=4, 5, 6",), workers=workers)
    number = queue.add(waiting(made)).id
    process = warm.Popen([sys.executable, "-c", _RUN, str(library.root)], stderr=subprocess.PIPE)
    with process:
        while len([one for one in library.runs() if one.steps > 2]) < 2:
            assert process.poll() is None
        assert queue.get(number).state == "running"
        process.kill()
    waits = queue.get(number)
    (waits,) = [one for one in queue.entries() if one.id == number]
    assert (waits.state, waits.message) == ("waiting", "")
    assert waits.done is not None
    begun = {one.id for one in library.runs()}
    work(library)
    assert queue.get(number).state == "done"
    assert steps(library) == [(hidden, 150, "finished") for hidden in (4, 5, 6)]
    assert begun <= {one.id for one in library.runs()}


def test_finished_runs_are_discarded_once_and_not_again_after_a_stop(library, queue, noted_at_once):
    made = sweep(vary=("model.hidden=4, 5",))
    for _ in made.run(library, threading.Event()):
        pass
    number = queue.add(waiting(sweep(vary=("model.hidden=4, 5",), fresh=True))).id
    stop = Relay()
    work(library, stop, lambda sentence, _: stop.set() if "1 of 2 runs" in sentence else None)
    assert queue.get(number).state == "waiting"
    assert queue.get(number).settings["settings"]["fresh"] is False
    work(library)
    assert queue.get(number).state == "done"
    assert len(library.runs()) == 4


def test_what_would_begin_anew_and_cost_again_is_held_once(library, queue):
    base = config.assemble(overrides=["sampler.topology=pegasus:4", "training.steps=1", "sampler.reads=10"])
    made = BetaSearch(BetaSettings(betas=(8.0,), trials=1, automatic=False), base)
    free = draft(made, library)
    assert (free.billed, free.kind) == (False, "beta")
    number = queue.add(free._replace(billed=True, qpu_seconds=1.0)).id
    queue.agree()
    with queue.owner() as owner:  # its process was killed in the middle
        assert queue.claim(owner).entry.id == number
        queue.advance(number, owner, 0.5, "Training.")
    assert queue.entries()[0].left == 0.5
    queue.agree()
    work(library)
    held = queue.get(number)
    assert (held.state, held.done) == ("held", None)
    assert "begin anew" in held.message
    assert library.runs() == []
    queue.retry([number])
    work(library)
    assert queue.get(number).state == "waiting"  # retrying is no word on the cost
    queue.agree()
    work(library)
    assert queue.get(number).state == "done"
    assert len(library.runs()) == 1


def test_what_cannot_be_run_fails_or_fits_no_version(library, queue):
    numbers = [
        queue.add(Draft({"settings": {}, "run": None}, kind="astrology")).id,
        queue.add(Draft({"settings": {"seeds": 0}, "run": None}, kind="sweep")).id,
        queue.add(Draft({}, kind="compare")).id,
        queue.add(Draft({"settings": {}, "run": {"sampler": {"kind": "nothing"}}}, kind="sweep")).id,
        queue.add(waiting(sweep())).id,
    ]
    work(library)
    found = [queue.get(number) for number in numbers]
    assert [one.state for one in found] == ["failed"] * 4 + ["done"]
    assert "cannot run astrology" in found[0].message
    assert "seeds" in found[1].message
    assert "sampler.kind" in found[3].message
    assert [in_words(one) for one in found[:1]] == ["astrology"]


def test_a_combination_that_cannot_be_run_is_refused_before_it_waits(library, queue):
    with pytest.raises(QannealError, match=r"training\.batch_size = 50"):
        draft(sweep(vary=("training.batch_size=5, 50",)), library)


def test_processes_run_experiments_and_end_at_an_order(library, queue):
    number = queue.add(waiting(sweep("training.steps=100000"))).id
    with closing(Processes(library.root)) as processes:
        processes.start(1)
        while not any(one.steps > 1 for one in library.runs()):
            assert not processes.wait(0.1), processes.failed
        while not queue.get(number).message:
            assert not processes.wait(0.1), processes.failed
        assert "step" in queue.get(number).message or "runs" in queue.get(number).message
        processes.stop()
        assert processes.wait(60)
        assert not processes.failed
    assert queue.get(number).state == "waiting"
    assert {one.state for one in library.runs()} == {"stopped"}
