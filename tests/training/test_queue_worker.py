"""Entries of the queue as ordinary runs: done, failed, held, stopped, killed, and taken up again."""

import os
import subprocess
import sys
from contextlib import closing

import pytest
from helpers import warm

from qanneal_gui import config
from qanneal_gui.errors import ObstacleError
from qanneal_gui.experiments.queue_processes import Processes
from qanneal_gui.runs import orders
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.queue import Queue
from qanneal_gui.runs.queue_entry import Draft
from qanneal_gui.support.patience import Patience
from qanneal_gui.support.relay import Relay
from qanneal_gui.training.queue import Worker, draft
from qanneal_gui.training.session import Session

QUICK = ('sampler.kind="exact"', "model.hidden=8")


@pytest.fixture
def library(home):
    return RunLibrary(home)


@pytest.fixture
def queue(library):
    return Queue(library)


def entry(*overrides):
    settings = config.assemble(overrides=[*QUICK, *overrides])
    return Draft(config.as_dict(settings), settings.billed)


def work(library, stop=None, **options):
    Worker(library, stop or Relay(), Relay(), **options).work()


def test_a_draft_knows_what_its_run_will_take(library):
    made = draft(config.assemble(overrides=[*QUICK, "training.steps=5"]), library)
    assert made.settings["training"]["steps"] == 5
    assert (made.billed, made.qpu_seconds) == (False, 0.0)
    assert made.seconds > 0


def test_entries_become_runs_in_their_order(library, queue):
    told = []
    for name, steps in (("one", 2), ("two", 3)):
        queue.add(entry(f"training.steps={steps}"), name)
    queue.move(2, 1)
    work(library, told=lambda one: told.append((one.name, one.state)))
    assert told == [("two", "running"), ("two", "done"), ("one", "running"), ("one", "done")]
    runs = {run.name: run for run in library.runs()}
    assert {name: (run.state, run.steps) for name, run in runs.items()} == {
        "one": ("finished", 2),
        "two": ("finished", 3),
    }
    assert [one.run for one in queue.entries()] == [runs["two"].id, runs["one"].id]


def test_a_run_that_fails_or_is_held_does_not_block_the_rest(library, queue):
    queue.add(Draft({"sampler": {"kind": "nothing"}}))
    queue.add(entry('data.dataset="nowhere"'))
    queue.add(Draft({}, kind="compare"))
    limited = 'sampler.kind="simulated-qpu"', "sampler.topology=pegasus:4", "budget.submissions=2"
    queue.add(entry(*limited, "training.steps=4"))
    queue.add(entry("training.steps=1"))
    work(library)
    found = queue.entries()
    assert [one.state for one in found] == ["failed", "failed", "held", "held", "done"]
    assert "sampler.kind" in found[0].message
    assert "nowhere" in found[1].message
    assert "cannot run compare from the queue" in found[2].message
    assert "budget.submissions" in found[3].message
    held = library.get(found[3].run)
    assert (held.state, held.steps) == ("paused", 2)


def test_a_held_run_goes_on_where_it_was(library, queue):
    limited = 'sampler.kind="simulated-qpu"', "sampler.topology=pegasus:4", "budget.submissions=2"
    number = queue.add(entry(*limited, "training.steps=4")).id
    work(library)
    run = queue.get(number).run
    # The user has raised the limit of the run, and brought it to its end.
    settings = config.assemble(overrides=[*QUICK, *limited, "budget.submissions=9"])
    list(Session.resuming(run, library, 4, settings.budget).events())
    queue.retry([number])
    work(library)
    assert queue.get(number).state == "done"
    assert [one.id for one in library.runs()] == [run]


def test_stopping_lets_the_entry_wait_and_go_on_as_if_nothing_had_been(library, queue):
    stop = Relay()
    number = queue.add(entry("training.steps=6")).id

    def after_two(sentence, _fraction):
        if sentence.startswith("Step 2 "):
            stop.set()

    work(library, stop, notify=after_two)
    waits = queue.get(number)
    assert (waits.state, waits.steps, waits.message) == ("waiting", 2, "")
    assert waits.left == pytest.approx(4 / 6)
    work(library)
    (run,) = library.runs()
    assert (queue.get(number).state, run.id, run.steps, run.state) == ("done", waits.run, 6, "finished")
    reference = Session(config.parse(waits.settings))
    expected = [event.as_json() for event in reference.events()][1:-1]
    ours = library.steps(run.id)
    for mine, theirs in zip(ours, expected, strict=True):
        assert mine["loss"] == theirs["loss"]


def test_an_order_to_one_run_is_none_to_the_queue(library, queue):
    first, second = queue.add(entry("training.steps=100000")).id, queue.add(entry("training.steps=2")).id
    given = []

    def stopped(sentence, _fraction):
        if sentence.startswith("Step 2 ") and not given:
            given.append(orders.give(library, queue.get(first).run, "stop"))

    work(library, notify=stopped)
    held = queue.get(first)
    assert [one.state for one in queue.entries()] == ["held", "done"]
    assert given == [held.run]
    assert (library.get(held.run).state, queue.get(second).steps) == ("stopped", 2)
    assert held.message == f"Stopped after step {held.steps:,}."


def test_a_run_deleted_meanwhile_begins_anew(library, queue):
    stop = Relay()
    number = queue.add(entry("training.steps=3")).id
    work(library, stop, notify=lambda sentence, _: stop.set() if sentence.startswith("Step 1 ") else None)
    former = queue.get(number).run
    library.delete(former)
    assert queue.get(number).left == 1
    work(library)
    (run,) = library.runs()
    assert run.id == queue.get(number).run != former


def test_a_library_that_is_busy_is_waited_for(library, queue, monkeypatch):
    number = queue.add(entry("training.steps=1")).id
    waited, busy = [], ["claim", "leave"]

    def busy_once(name):
        asked = getattr(Queue, name)

        def ask(*args):
            if name in busy:
                busy.remove(name)
                raise ObstacleError("The run library is in use by another program.")
            return asked(*args)

        return ask

    monkeypatch.setattr(Patience, "wait", lambda _: waited.append(1) or True)
    for name in ("claim", "leave"):
        monkeypatch.setattr(Queue, name, busy_once(name))
    work(library)
    assert (queue.get(number).state, len(waited), busy) == ("done", 2, [])


_RUN = """
import sys
from pathlib import Path
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.support.relay import Relay
from qanneal_gui.training.queue import Worker
def told(sentence, fraction):
    print(sentence, flush=True)
Worker(RunLibrary(Path(sys.argv[1])), Relay(), Relay(), notify=told).work()
"""


def start(library):
    return warm.Popen([sys.executable, "-c", _RUN, str(library.root)], stdout=subprocess.PIPE, text=True)


def test_a_killed_queue_goes_on_with_the_run_it_had(library, queue):
    number = queue.add(entry("training.steps=400")).id
    queue.add(entry("training.steps=1"))
    with start(library) as process:
        while not process.stdout.readline().startswith("Step 3 "):
            pass
        assert queue.get(number).state == "running"
        process.kill()
    assert [one.state for one in queue.entries()] == ["waiting", "waiting"]
    begun = queue.get(number)
    assert begun.run == library.runs()[0].id
    assert begun.steps >= 3
    work(library)
    assert [one.state for one in queue.entries()] == ["done", "done"]
    assert {run.id: (run.steps, run.state) for run in library.runs()} == {
        begun.run: (400, "finished"),
        queue.entries()[1].run: (1, "finished"),
    }


def test_a_kill_between_name_and_run_leaves_no_second_run(library, queue, monkeypatch):
    number = queue.add(entry("training.steps=2")).id

    class Killed(BaseException):
        pass

    def killed(*_):
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr("qanneal_gui.runs.library.RunRecorder", killed)
        with pytest.raises(Killed):
            work(library)
    named = queue.get(number)
    assert (named.state, named.steps) == ("waiting", None)
    assert named.run
    work(library)
    (run,) = library.runs()
    assert queue.get(number).run == run.id


def test_two_processes_share_the_queue_without_doing_anything_twice(library, queue):
    for steps in (3, 4, 5, 6, 7, 8):
        queue.add(entry(f"training.steps={steps}"))
    with start(library) as one, start(library) as other:
        for process in (one, other):
            process.stdout.read()
    assert (one.returncode, other.returncode) == (0, 0)
    assert [one.state for one in queue.entries()] == ["done"] * 6
    assert sorted(run.steps for run in library.runs()) == [3, 4, 5, 6, 7, 8]
    assert {run.id for run in library.runs()} == {one.run for one in queue.entries()}


def test_processes_end_with_the_queue_and_at_an_order(library, queue):
    for steps in (2, 100_000):
        queue.add(entry(f"training.steps={steps}"))
    with closing(Processes(library.root)) as processes:
        processes.start(2)
        while [one.state for one in queue.entries()] != ["done", "running"] or not queue.entries()[1].steps:
            assert not processes.wait(0.1), processes.failed
        processes.stop()
        assert processes.wait(60)
        assert not processes.failed
    first, second = queue.entries()
    assert (first.state, second.state) == ("done", "waiting")
    run = library.get(second.run)
    assert (run.state, run.steps) == ("stopped", second.steps)


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX")
def test_the_log_has_how_a_process_has_ended(library, queue, caplog):
    queue.add(entry("training.steps=100000"))
    with closing(Processes(library.root)) as processes:
        processes.start(1)
        while not queue.entries()[0].steps:
            assert not processes.wait(0.1), processes.failed
        processes._children[0].kill()
        assert processes.wait(60)
        assert processes.failed
    assert "A process of the queue has ended with exit code -9." in caplog.messages


def test_processes_end_when_whoever_has_started_them_is_gone(library, queue):
    queue.add(entry("training.steps=100000"))
    processes = Processes(library.root)
    processes.start(1)
    while not queue.entries()[0].steps:
        assert not processes.wait(0.1), processes.failed
    processes.close()  # as the system does for a process that was killed
    assert processes.wait(60)
    assert queue.entries()[0].state == "waiting"
