"""The ledger beside other processes, after kills, and in libraries that are damaged or in use."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime

import pytest
from helpers import warm

from qanneal_gui.annealing.device import LimitReachedError
from qanneal_gui.errors import QannealError
from qanneal_gui.runs import database
from qanneal_gui.runs.ledger import BudgetLimits, Ledger
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.month_limit import set_month_limit
from qanneal_gui.runs.submissions import Spent
from qanneal_gui.runs.totals import totals

UNLIMITED = BudgetLimits(None, None)
RUN = "20261122-181502-k3f9"


@pytest.fixture
def change(library):
    """Change the database behind the library's back."""

    def change(statement: str) -> None:
        with closing(sqlite3.connect(library.root / database.FILE, isolation_level=None)) as db:
            db.execute("PRAGMA ignore_check_constraints = ON")
            db.execute(statement)

    return change


_SPEND = """
import sys, time
from pathlib import Path
from qanneal_gui.annealing.device import LimitReachedError
from qanneal_gui.runs.ledger import Ledger, BudgetLimits
home, run, now = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])
with Ledger(home, run, "qpu", BudgetLimits(None, None), lambda: now) as ledger:
    ledger.complete(ledger.intend("solver", 10, 100, 0.02), 0.02)
    print("ready", flush=True)
    sys.stdin.readline()
    made = 1
    try:
        while True:
            entry = ledger.intend("solver", 10, 100, 0.02)
            time.sleep(0.002)
            # Every other one costs less than was estimated, and leaves room again.
            ledger.complete(entry, 0.02 if made % 2 else 0.01)
            made += 1
    except LimitReachedError:
        print(made, flush=True)
"""


def test_two_processes_never_pass_the_limit_of_the_month_together(library):
    set_month_limit(library.root, 1.0)
    now = datetime(2026, 11, 22, tzinfo=UTC).timestamp()
    spenders = [
        warm.Popen(
            [sys.executable, "-c", _SPEND, str(library.root), run, str(now)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for run in ("20261122-000000-aaaa", "20261122-000000-bbbb")
    ]
    with spenders[0] as first, spenders[1] as second:
        for process in (first, second):
            assert process.stdout.readline() == "ready\n"
        for process in (first, second):
            process.stdin.write("go\n")
            process.stdin.flush()
        highest = 0.0
        while first.poll() is None or second.poll() is None:
            highest = max(highest, totals(library).monthly_usage(2026, 11).seconds)
        made = [int(process.stdout.read()) for process in (first, second)]
    spent = totals(library).monthly_usage(2026, 11)
    assert spent.submissions == sum(made)
    # Neither was refused while there was room for one more.
    assert 0.98 < spent.seconds <= 1.0
    assert highest <= 1.0


_CONTEND = """
import sys, time
from pathlib import Path
from qanneal_gui.annealing.device import LimitReachedError
from qanneal_gui.runs import database
from qanneal_gui.runs.ledger import Ledger, BudgetLimits
from qanneal_gui.runs.totals import totals
from qanneal_gui.runs.library import RunLibrary
connect = database.connect
def slow(path):
    # Time between counting and writing, which the other must not be able to use.
    db = connect(path)
    db.set_trace_callback(lambda sql: time.sleep(0.003) if sql.startswith("INSERT") else None)
    return db
database.connect = slow
library = RunLibrary(Path(sys.argv[1]))
limits = BudgetLimits(None, None)
with Ledger(library, sys.argv[2], "qpu", limits, lambda: float(sys.argv[3])) as ledger:
    print("ready", flush=True)
    sys.stdin.readline()
    highest, held = 0.0, 0
    while held < 25:
        try:
            entry = ledger.intend("solver", 10, 100, 0.02)
        except LimitReachedError:
            time.sleep(0.001)
            continue
        held += 1
        highest = max(highest, totals(library).monthly_usage(2026, 11).seconds)
        time.sleep(0.005)
        ledger.void(entry)
    print(highest, flush=True)
"""


def test_two_processes_at_the_limit_never_both_get_the_last_seconds(library):
    """There is room for one of them at a time, and the room is free again and again."""
    set_month_limit(library.root, 0.03)
    command = [sys.executable, "-c", _CONTEND, str(library.root)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    now = str(datetime(2026, 11, 22, tzinfo=UTC).timestamp())
    with (
        warm.Popen([*command, "20261122-000000-aaaa", now], **pipes) as first,
        warm.Popen([*command, "20261122-000000-bbbb", now], **pipes) as second,
    ):
        for process in (first, second):
            assert process.stdout.readline() == "ready\n"
        for process in (first, second):
            process.stdin.write("go\n")
            process.stdin.flush()
        highest = [float(process.stdout.read()) for process in (first, second)]
    assert highest == [0.02, 0.02]


_LEAVE_OPEN = """
import sys, time
from pathlib import Path
from qanneal_gui.runs.ledger import Ledger, BudgetLimits
from qanneal_gui.runs.library import RunLibrary
library = RunLibrary(Path(sys.argv[1]))
recorder = library.create({}, {}, {})
ledger = Ledger(library, recorder.id, sys.argv[3], BudgetLimits(10.0, 100))
for step in range(1, 13):
    recorder.step({"step": step})
for billed in (3.0, 0.2):
    ledger.complete(ledger.intend("solver", 10, 100, 4.0), billed)
entry = ledger.intend("solver", 10, 100, 0.5)
if sys.argv[2] == "sent":
    ledger.sent(entry, "a1b2")
print(recorder.id, flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize("state", ["intended", "sent"])
@pytest.mark.parametrize(("kind", "word"), [("qpu", "billed"), ("simulated-qpu", "simulated")])
def test_what_a_killed_process_left_open_counts_with_its_estimate(library, state, kind, word, states):
    command = [sys.executable, "-c", _LEAVE_OPEN, str(library.root), state, kind]
    with warm.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            run = process.stdout.readline().strip()
            assert totals(library).run_totals(run) == Spent(3, 3.7, 0)
            assert library.get(run).state == "running"
        finally:
            process.kill()  # SIGKILL
    assert states()[-1] == state
    assert library.get(run).state == "interrupted"
    assert library.get(run).message == f"interrupted at step 12, 3.2 s {word}, 1 submission unknown"
    assert totals(library).run_totals(run) == Spent(3, 3.7, 1)
    (left, *_) = totals(library).entries(run)
    assert (left.state, left.problem_id) == ("unknown", "a1b2" if state == "sent" else "")
    with Ledger(library, run, kind, BudgetLimits(4.0, 100)) as restarted:
        with pytest.raises(
            LimitReachedError, match=r"3\.7 s are used \(1 submission of unknown cost included\)"
        ):
            restarted.intend("solver", 10, 100, 0.301)
        restarted.intend("solver", 10, 100, 0.3)


def test_totals_need_no_listing_to_find_what_a_killed_process_left(library):
    command = [sys.executable, "-c", _LEAVE_OPEN, str(library.root), "sent", "qpu"]
    with warm.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        run = process.stdout.readline().strip()
        process.kill()
    assert totals(library).run_totals(run) == Spent(3, 3.7, 1)
    # A run that recorded its end and was killed before its ledger was closed looks the same here.
    assert library.get(run).message == "interrupted at step 12, 3.2 s billed, 1 submission unknown"


def test_a_run_interrupted_with_all_bills_known_says_what_was_billed(library, start):
    with start() as recorder, Ledger(library, recorder.id, "qpu", UNLIMITED) as ledger:
        ledger.complete(ledger.intend("solver", 10, 100, 0.5), 0.5)
        ledger.void(ledger.intend("solver", 10, 100, 0.5))
    assert library.get("last").message == "interrupted at step 0, 0.5 s billed"


def test_two_unknown_submissions_are_two(library, start):
    with start() as recorder, Ledger(library, recorder.id, "qpu", UNLIMITED) as ledger:
        for _ in range(2):
            ledger.intend("solver", 10, 100, 0.5)
    assert library.get("last").message == "interrupted at step 0, 0 s billed, 2 submissions unknown"


def test_a_library_of_the_first_version_gets_a_ledger(tmp_path, monkeypatch):
    with monkeypatch.context() as old:
        old.setattr(database, "MIGRATIONS", database.MIGRATIONS[:1])
        old.setattr(database, "VERSION", 1)
        with closing(database.connect(tmp_path / database.FILE)) as db:
            db.execute(
                "INSERT INTO runs (id, name, created, updated, state, recording, config, seeds, versions)"
                " VALUES (?, 'old', 0, 0, 'finished', 0, '{}', '{}', '{}')",
                (RUN,),
            )
            assert db.execute("PRAGMA user_version").fetchone()[0] == 1
    with Ledger(tmp_path, RUN, "qpu", UNLIMITED) as ledger:
        ledger.complete(ledger.intend("solver", 10, 100, 0.5), 0.5)
    library = RunLibrary(tmp_path)
    assert library.get(RUN).name == "old"
    assert totals(library).run_totals(RUN) == Spent(1, 0.5)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE submissions SET estimate_ns = 'much', billed_ns = 'more'",
        "UPDATE submissions SET estimate_ns = 0.5, billed_ns = 0.5",
        "UPDATE submissions SET billed_ns = x'00'",
        "DROP TABLE submissions",
    ],
)
def test_sums_of_a_damaged_table_are_one_sentence(library, open_ledger, change, damage):
    ledger = open_ledger(BudgetLimits(10.0, 100))
    ledger.complete(ledger.intend("solver", 10, 100, 0.5), 0.5)
    month = datetime.now(UTC)
    change(damage)
    for use in (
        lambda: ledger.intend("solver", 10, 100, 0.5),
        lambda: totals(library).run_totals(RUN),
        lambda: totals(library).monthly_usage(month.year, month.month),
        lambda: totals(library).day_totals(),
    ):
        with pytest.raises(QannealError, match=r"(is damaged; restore a backup,|lacks what) .*\.$"):
            use()
    change("CREATE TABLE IF NOT EXISTS submissions (run, state)")  # for the ledger to close in


@pytest.mark.parametrize(
    "damage",
    [
        "created = 'yesterday'",
        "sent = 1e300",
        "qubits = 'all'",
        "solver = CAST(x'ff' AS TEXT)",
        "estimate_ns = ''",
    ],
)
def test_a_damaged_entry_is_one_sentence(library, open_ledger, change, damage):
    ledger = open_ledger()
    ledger.complete(ledger.intend("solver", 10, 100, 0.5), 0.5)
    change(f"UPDATE submissions SET {damage}")
    with pytest.raises(QannealError, match="is damaged"):
        totals(library).entries()


def test_a_library_that_is_in_use_sends_nothing(library, open_ledger, monkeypatch, states):
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.05)
    ledger = open_ledger()
    with closing(sqlite3.connect(library.root / database.FILE, isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        with pytest.raises(QannealError, match="in use by another program"):
            ledger.intend("solver", 10, 100, 0.5)
        db.execute("ROLLBACK")
    assert states() == []
    ledger.intend("solver", 10, 100, 0.5)


def test_a_bill_that_cannot_be_written_leaves_the_estimate(library, open_ledger, monkeypatch):
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.05)
    ledger = open_ledger()
    entry = ledger.intend("solver", 10, 100, 0.5)
    with closing(sqlite3.connect(library.root / database.FILE, isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        with pytest.raises(QannealError, match="in use by another program"):
            ledger.complete(entry, 0.25)
        db.execute("ROLLBACK")
    ledger.close()
    assert totals(library).run_totals(RUN) == Spent(1, 0.5, 1)
