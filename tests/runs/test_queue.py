"""The queue: its order, who may take what, and what comes of the entries of a process that has died."""

import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from helpers import warm
from helpers.old_libraries import make_old_library
from hypothesis import given, settings
from hypothesis import strategies as st

from qanneal_gui import config
from qanneal_gui.errors import QannealError
from qanneal_gui.runs import database
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.month_limit import set_month_limit
from qanneal_gui.runs.queue import FOLDER, Queue
from qanneal_gui.runs.queue_bill import bill
from qanneal_gui.runs.queue_entry import Draft

LOCAL = Draft({"training": {"steps": 10}}, seconds=5.0)
PAID = Draft({"training": {"steps": 10}}, billed=True, qpu_seconds=8.0, seconds=20.0)


@pytest.fixture
def library(tmp_path):
    return RunLibrary(tmp_path / "library")


@pytest.fixture
def queue(library):
    return Queue(library)


def ids(queue):
    return [one.id for one in queue.entries()]


def states(queue):
    return [one.state for one in queue.entries()]


def fill(queue, count=4, draft=LOCAL):
    return [queue.add(draft, f"run {i}").id for i in range(count)]


def test_entries_keep_what_was_put_in(queue):
    made = config.as_dict(config.preset("stable"))
    entry = queue.add(Draft(made, True, 3.5, 40.0), "  a\nname ", " two\nlines ")
    assert entry == queue.get(entry.id) == queue.entries()[0]
    assert (entry.name, entry.settings, entry.billed, entry.agreed) == ("a name", made, True, False)
    assert entry.notes == "two\nlines"
    assert (entry.qpu_seconds, entry.seconds, entry.position, entry.state) == (3.5, 40.0, 1, "waiting")
    shown = entry.as_json()
    assert {"type", "id", "position", "state", "run", "name", "qpu_seconds"} <= shown.keys()
    assert (shown["type"], shown["run"]) == ("queue", None)


@settings(max_examples=20)
@given(
    moves=st.lists(st.tuples(st.integers(0, 5), st.integers(1, 9)), max_size=8),
    gone=st.sets(st.integers(0, 5)),
)
def test_moves_and_removals_leave_the_order_of_a_list(queue, moves, gone):
    queue.clear()
    expected = fill(queue, 6)
    numbers = list(expected)
    for which, position in moves:
        queue.move(numbers[which], position)
        expected.remove(numbers[which])
        expected.insert(position - 1, numbers[which])
    assert ids(queue) == expected
    removed = queue.remove([numbers[i] for i in gone])
    assert ids(queue) == [one for one in expected if one not in {numbers[i] for i in gone}]
    assert [one.position for one in queue.entries()] == list(range(1, 7 - len(gone)))
    queue.restore(removed)
    assert ids(queue) == expected


@settings(max_examples=20)
@given(order=st.permutations(range(5)), chosen=st.sets(st.integers(0, 4)))
def test_an_arrangement_moves_only_what_it_names(queue, order, chosen):
    queue.clear()
    numbers = fill(queue, 5)
    queue.arrange([numbers[i] for i in order if i in chosen] + [10**6])
    after = ids(queue)
    assert [one for one in after if numbers.index(one) in chosen] == [
        numbers[i] for i in order if i in chosen
    ]
    assert all(after[i] == numbers[i] for i in range(5) if i not in chosen)


def test_a_number_is_never_used_again(queue):
    first, second = fill(queue, 2)
    queue.remove([second])
    assert queue.add(LOCAL).id > second
    with pytest.raises(QannealError, match=f"no entry {second}; list"):
        queue.move(second, 1)
    queue.remove([first])


def test_what_runs_is_neither_removed_nor_changed(queue):
    first, second = fill(queue, 2)
    with queue.owner() as owner:
        assert queue.claim(owner).entry.id == first
        for attempt in (lambda: queue.remove([second, first]), lambda: queue.change(first, PAID)):
            with pytest.raises(QannealError, match="is running; stop its run first"):
                attempt()
        assert ids(queue) == [first, second]
        assert [one.id for one in queue.clear()] == [second]
        queue.leave(first, owner, "done")
    assert states(queue) == ["done"]


def test_changed_settings_begin_a_run_of_their_own(queue):
    (number,) = fill(queue, 1, PAID)
    queue.agree()
    with queue.owner() as owner:
        queue.claim(owner)
        queue.begin(number, owner, "20261122-181502-k3f9")
        queue.leave(number, owner, "held", "a limit")
    assert queue.get(number).run == "20261122-181502-k3f9"
    entry = queue.change(number, PAID)
    assert (entry.state, entry.run, entry.agreed, entry.message, entry.name) == (
        "waiting",
        "",
        False,
        "",
        "run 0",
    )


def test_an_edit_that_comes_too_late_runs_nothing_twice(queue):
    (number,) = fill(queue, 1, PAID)
    queue.agree()
    seen = queue.get(number)
    with queue.owner() as owner:
        queue.claim(owner)
        queue.begin(number, owner, "20261122-181502-k3f9")
        queue.leave(number, owner, "done")
    with pytest.raises(QannealError, match="was run or changed while it was edited"):
        queue.change(number, PAID, seen=seen)
    assert states(queue) == ["done"]
    assert queue.change(number, PAID, seen=queue.get(number)).state == "waiting"


def test_of_two_edits_at_a_time_the_later_one_is_refused(queue):
    (number,) = fill(queue, 1)
    seen = queue.get(number)
    changed = queue.change(number, PAID._replace(settings={**PAID.settings, "name": "first"}), seen=seen)
    with pytest.raises(QannealError, match="was run or changed while it was edited"):
        queue.change(number, PAID, seen=seen)
    assert queue.get(number).settings == changed.settings


def test_a_running_entry_says_that_its_run_is_paused(library, queue):
    (number,) = fill(queue, 1)
    with queue.owner() as owner, library.create({}, {}, {}, "run 0") as recorder:
        queue.claim(owner)
        queue.begin(number, owner, recorder.id)
        assert not queue.get(number).paused
        recorder.state("paused", "Paused from elsewhere")
        assert queue.get(number).paused
        recorder.finish("stopped")
        queue.leave(number, owner, "waiting")
    assert not queue.get(number).paused


def test_only_what_has_failed_or_is_held_is_retried(queue):
    first, second = fill(queue, 2)
    with queue.owner() as owner:
        queue.claim(owner)
        queue.leave(first, owner, "failed", "no data")
    with pytest.raises(QannealError, match="is waiting; only one that has failed"):
        queue.retry([first, second])
    assert states(queue) == ["failed", "waiting"]
    queue.retry([first])
    assert (queue.get(first).state, queue.get(first).message) == ("waiting", "")


def test_what_costs_waits_for_the_users_word(queue):
    paid, local = queue.add(PAID).id, queue.add(LOCAL).id
    with queue.owner() as owner:
        assert queue.claim(owner).entry.id == local
        assert queue.claim(owner) == (None, False)
        queue.agree()
        later = queue.add(PAID).id
        assert queue.claim(owner).entry.id == paid
        queue.leave(paid, owner, "done")
        assert queue.claim(owner) == (None, False)
        assert queue.get(later).state == "waiting"


def test_the_qpu_has_one_entry_at_a_time(queue):
    first, second = fill(queue, 2, PAID)
    local = queue.add(LOCAL).id
    queue.agree()
    with queue.owner() as one, queue.owner() as other:
        assert queue.claim(one).entry.id == first
        assert queue.claim(other).entry.id == local  # overtakes what has to wait for the QPU
        assert queue.claim(other) == (None, True)
        queue.leave(first, one, "failed")
        assert queue.claim(other).entry.id == second


def test_a_pause_lets_nothing_begin(queue):
    fill(queue, 2)
    with queue.owner() as owner:
        running = queue.claim(owner).entry
        queue.pause()
        assert queue.claim(owner) == (None, False)
        assert queue.get(running.id).state == "running"
        queue.pause(False)
        assert queue.claim(owner).entry is not None


@pytest.mark.parametrize(("wanted", "state"), [(False, "held"), (True, "done"), (True, "waiting")])
def test_a_bad_end_blocks_nothing_unless_wished(queue, wanted, state):
    first, _ = fill(queue, 2)
    queue.stop_on_failure(wanted)
    with queue.owner() as owner:
        queue.claim(owner)
        queue.leave(first, owner, state)
        assert queue.claim(owner).entry is not None
    assert not queue.settings.paused


@pytest.mark.parametrize("state", ["failed", "held"])
def test_a_bad_end_pauses_the_queue_if_wished(queue, state):
    first, _ = fill(queue, 2)
    queue.stop_on_failure(True)
    with queue.owner() as owner:
        queue.claim(owner)
        queue.leave(first, owner, state)
        assert queue.claim(owner).entry is None
    assert queue.settings == (True, True)


_TAKE = """
import sys
from pathlib import Path
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.queue import Queue
queue = Queue(RunLibrary(Path(sys.argv[1])))
with queue.owner() as owner:
    print("ready", flush=True)
    sys.stdin.readline()
    taken = []
    while entry := queue.claim(owner).entry:
        taken.append(entry.id)
    print(*taken, flush=True)
    sys.stdin.readline()
"""


def taker(library):
    return warm.Popen(
        [sys.executable, "-c", _TAKE, str(library.root)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def go(process):
    process.stdin.write("\n")
    process.stdin.flush()


def test_no_two_processes_take_the_same_entry(library, queue):
    numbers = fill(queue, 30)
    with taker(library) as one, taker(library) as other:
        for process in (one, other):
            assert process.stdout.readline() == "ready\n"
        for process in (one, other):
            go(process)
        taken = [[int(n) for n in process.stdout.readline().split()] for process in (one, other)]
        assert sorted(taken[0] + taken[1]) == numbers
        assert taken[0] == sorted(taken[0])
        go(one)
        go(other)


def test_what_a_killed_process_had_taken_waits_again_with_its_run(library, queue):
    numbers = fill(queue, 2)
    with taker(library) as process:
        process.stdout.readline()
        go(process)
        process.stdout.readline()
        assert states(queue) == ["running", "running"]
        process.send_signal(signal.SIGKILL)
    assert states(queue) == ["waiting", "waiting"]
    assert list((library.root / FOLDER).iterdir()) == []
    with queue.owner() as owner:
        assert queue.claim(owner).entry.id == numbers[0]


def test_an_entry_that_is_not_ones_own_is_left_alone(queue):
    (number,) = fill(queue, 1)
    with queue.owner() as owner, queue.owner() as other:
        queue.claim(owner)
        queue.begin(number, other, "20261122-181502-k3f9")
        assert queue.leave(number, other, "done") is None
        assert (queue.get(number).state, queue.get(number).run) == ("running", "")


def test_a_library_from_elsewhere_leads_to_no_other_path(library, queue):
    fill(queue, 1)
    with closing(sqlite3.connect(library.root / database.FILE)) as db, db:
        db.execute("UPDATE queue SET state = 'running', owner = '../../1-00000000'")
    with pytest.raises(QannealError, match="damaged"):
        queue.entries()


def test_an_older_library_gets_an_empty_queue(tmp_path):
    make_old_library(tmp_path / database.FILE, 6)
    library = RunLibrary(tmp_path)
    assert [run.name for run in library.runs()] == ["old"]
    assert Queue(library).entries() == []
    assert Queue(library).settings == (False, False)


def test_the_bill_of_what_runs_while_nothing_else_waits(library, queue):
    fill(queue, 1, PAID)
    queue.agree()
    with queue.owner() as owner:
        queue.claim(owner)
        found = bill(queue.entries(), library)
    assert found.sentence == (
        "Nothing else waits; what runs takes about 8 s of QPU time; 60 s are left this month."
    )


def test_the_bill_counts_what_is_still_to_come(library, queue):
    assert bill(queue.entries(), library).sentence == "Nothing waits."
    queue.add(LOCAL)
    free = bill(queue.entries(), library)
    assert (free.qpu_seconds, free.left, free.fits) == (0.0, None, True)
    assert free.sentence == "1 entry waits: about 5 s, and no QPU time."
    begun, _, over = fill(queue, 3, PAID)
    values = config.as_dict(config.assemble(overrides=["training.steps=10"]))
    with library.create(values, {}, {}) as recorder, queue.owner() as owner:
        for step in (1, 2):
            recorder.step({"step": step, "seconds": 1.0})
        recorder.finish("stopped")
        queue.agree()
        queue.move(begun, 1)
        assert queue.claim(owner).entry.id == begun
        queue.begin(begun, owner, recorder.id)
        queue.leave(begun, owner, "waiting")
        queue.move(over, 1)
        assert queue.claim(owner).entry.id == over
        queue.leave(over, owner, "done")
    found = bill(queue.entries(), library)
    # 8 of 10 steps of one, all of another, and nothing of the one that is done: 8 s each.
    assert found.qpu_seconds == pytest.approx(0.8 * 8 + 8)
    assert found.seconds == pytest.approx(5 + 0.8 * 20 + 20)
    assert (found.waiting, found.billed, found.fits, found.shortfall) == (3, 2, True, "")
    assert "14.4 s of QPU time for 2 runs; 60 s are left this month" in found.sentence
    set_month_limit(library.root, 14.0)
    short = bill(queue.entries(), library)
    assert not short.fits
    assert "14.4 s of QPU time, and 14 s are left of this computer's limit" in short.shortfall


def test_positions_survive_random_traffic(queue):
    rng = random.Random(5)
    numbers = fill(queue, 8)
    for _ in range(30):
        queue.move(rng.choice(numbers), rng.randint(1, 9))
        assert [one.position for one in queue.entries()] == list(range(1, 9))
