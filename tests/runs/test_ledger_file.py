"""The ledger's second home: written beside the database, and the month made from it again."""

import json
import os
import random
import subprocess
import sys
import zlib
from contextlib import closing
from datetime import UTC, datetime

import pytest
from helpers import warm
from hypothesis import given
from hypothesis import strategies as st

from qanneal_gui.annealing.device import LimitReachedError
from qanneal_gui.errors import ObstacleError
from qanneal_gui.runs import database, ledger_file
from qanneal_gui.runs.identity import ReplacedError
from qanneal_gui.runs.ledger import BudgetLimits, Ledger
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.month_limit import set_month_limit
from qanneal_gui.runs.submissions import Spent
from qanneal_gui.runs.totals import totals

UNLIMITED = BudgetLimits(None, None)
RUN = "20261122-181502-k3f9"
NOW = datetime(2026, 11, 22, tzinfo=UTC).timestamp()


def lose_database(home):
    for name in (database.FILE, f"{database.FILE}-wal", f"{database.FILE}-shm"):
        (home / name).unlink(missing_ok=True)


def month(home):
    return totals(RunLibrary(home)).monthly_usage(2026, 11)


def spend(home, kind="qpu"):
    """Two billed, one void, one sent and one only intended."""
    with Ledger(home, RUN, kind, UNLIMITED, clock=lambda: NOW) as ledger:
        for number in range(2):
            entry = ledger.intend("solver", 10, 100, 0.5, f"mark {number}")
            ledger.sent(entry, f"problem-{number}")
            ledger.complete(entry, 0.25)
        ledger.void(ledger.intend("solver", 10, 100, 0.5))
        ledger.sent(ledger.intend("solver", 10, 100, 0.5), "problem-3")
        ledger.intend("solver", 10, 100, 0.5)


def test_the_month_is_made_again_when_the_database_is_gone(tmp_path):
    spend(tmp_path)
    before = month(tmp_path)
    assert before == Spent(4, 1.5, 2)
    lose_database(tmp_path)
    assert month(tmp_path) == before
    names = [entry.problem_id for entry in totals(RunLibrary(tmp_path)).entries(RUN)]
    assert sorted(names) == ["", "", "problem-0", "problem-1", "problem-3"]
    set_month_limit(tmp_path, 1.9)
    with (
        Ledger(tmp_path, "20261122-181502-aaaa", "qpu", UNLIMITED, clock=lambda: NOW) as ledger,
        pytest.raises(LimitReachedError, match=r"1\.5 s are used"),
    ):
        ledger.intend("solver", 10, 100, 0.5)


def test_a_backup_in_the_database_s_place_learns_what_came_after_it(tmp_path):
    with Ledger(tmp_path, RUN, "qpu", UNLIMITED, clock=lambda: NOW) as ledger:
        open_one = ledger.intend("solver", 10, 100, 0.5)
        with closing(database.connect(tmp_path / database.FILE)) as db:
            database.copy_to(db, tmp_path / "backup")
        ledger.complete(open_one, 0.125)
        ledger.complete(ledger.intend("solver", 10, 100, 0.5), 0.25)
    lose_database(tmp_path)
    (tmp_path / "backup").rename(tmp_path / database.FILE)
    assert month(tmp_path) == Spent(2, 0.375)


def test_simulations_are_not_kept_there(tmp_path):
    spend(tmp_path, "simulated-qpu")
    assert not (tmp_path / ledger_file.FILE).exists()


def test_it_is_for_the_user_alone_and_only_added_to(tmp_path):
    spend(tmp_path)
    path = tmp_path / ledger_file.FILE
    before = path.read_bytes()
    if os.name != "nt":
        assert path.stat().st_mode & 0o077 == 0
    spend(tmp_path)
    assert path.read_bytes().startswith(before)


def test_a_lost_file_is_made_again_from_the_database(tmp_path):
    spend(tmp_path)
    (tmp_path / ledger_file.FILE).unlink()
    Ledger(tmp_path, RUN, "qpu", UNLIMITED, clock=lambda: NOW).close()
    lose_database(tmp_path)
    assert month(tmp_path) == Spent(4, 1.5, 2)


@pytest.mark.parametrize("lost", [os.unlink, lambda path: os.truncate(path, 0)], ids=["removed", "emptied"])
def test_a_file_lost_in_the_middle_of_a_run_has_the_earlier_runs_again(tmp_path, lost):
    spend(tmp_path)
    with Ledger(tmp_path, "20261122-181502-aaaa", "qpu", UNLIMITED, clock=lambda: NOW) as ledger:
        for _ in range(2):
            entry = ledger.intend("solver", 10, 100, 0.5)
            ledger.sent(entry, "another")
            ledger.complete(entry, 0.25)
            lost(tmp_path / ledger_file.FILE)
        ledger.intend("solver", 10, 100, 0.5)
    before = month(tmp_path)
    assert before == Spent(7, 2.5, 3)
    lose_database(tmp_path)
    assert month(tmp_path) == before


@pytest.mark.parametrize("when", ["in the middle of a run", "before the next one"])
@pytest.mark.parametrize("longer", [False, True])
def test_an_older_copy_in_its_place_is_noticed_whatever_its_size(tmp_path, when, longer):
    spend(tmp_path)
    file = tmp_path / ledger_file.FILE
    older = file.read_bytes()
    if longer:  # than what was written since
        older += b"\n" * 10_000
    with Ledger(tmp_path, "20261123-181502-k3f9", "qpu", UNLIMITED, clock=lambda: NOW) as ledger:
        ledger.complete(ledger.intend("solver", 10, 100, 0.5), 0.25)
        if when == "in the middle of a run":
            file.write_bytes(older)
            ledger.complete(ledger.intend("solver", 10, 100, 0.5), 0.25)
    if when == "before the next one":
        file.write_bytes(older)
        spend(tmp_path)
    before = month(tmp_path)
    lose_database(tmp_path)
    assert month(tmp_path) == before


def test_what_cannot_be_written_there_is_not_sent(tmp_path):
    (tmp_path / ledger_file.FILE).mkdir()
    library = RunLibrary(tmp_path)
    with pytest.raises(ObstacleError, match="which keeps what the QPU has cost"):
        Ledger(library, RUN, "qpu", UNLIMITED, clock=lambda: NOW)
    (tmp_path / ledger_file.FILE).rmdir()
    with Ledger(library, RUN, "qpu", UNLIMITED, clock=lambda: NOW) as ledger:
        (tmp_path / ledger_file.FILE).unlink(missing_ok=True)
        (tmp_path / ledger_file.FILE).mkdir()
        with pytest.raises(ObstacleError, match="which keeps what the QPU has cost"):
            ledger.intend("solver", 10, 100, 0.5)
        assert month(tmp_path) == Spent()
        (tmp_path / ledger_file.FILE).rmdir()
        ledger.intend("solver", 10, 100, 0.5)
    assert month(tmp_path) == Spent(1, 0.5, 1)


def test_a_torn_last_line_costs_nothing_else(tmp_path):
    spend(tmp_path)
    path = tmp_path / ledger_file.FILE
    whole = path.read_bytes()
    last = whole.splitlines(keepends=True)[-1]
    start = len(whole) - len(last)
    for kept in (
        *range(start - 5, start + 5),
        *range(start + 5, len(whole) - 5, 4),
        *range(len(whole) - 5, len(whole)),
    ):
        path.write_bytes(whole[:kept])
        lose_database(tmp_path)
        # Without its end, a line counts as torn; the one before it may be torn, too, and said the same twice.
        assert month(tmp_path) == Spent(3, 1.0, 1)
    path.write_bytes(whole[:-20])
    lose_database(tmp_path)
    with Ledger(tmp_path, RUN, "qpu", UNLIMITED, clock=lambda: NOW) as ledger:
        ledger.complete(ledger.intend("solver", 10, 100, 0.5), 0.5)
    lose_database(tmp_path)
    assert month(tmp_path).submissions == 4  # all but the one that was torn, and the new one


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    home = tmp_path_factory.mktemp("whole")
    spend(home)
    return (home / ledger_file.FILE).read_bytes()


@given(
    changes=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=30),
    kept=st.floats(0, 1),
    tail=st.binary(max_size=200),
)
def test_a_file_from_a_damaged_disk_is_read_as_far_as_it_makes_sense(
    whole, tmp_path_factory, changes, kept, tail
):
    content = bytearray(whole)
    for place, value in changes:
        content[place % len(content)] = value
    home = tmp_path_factory.mktemp("damaged")
    (home / ledger_file.FILE).write_bytes(bytes(content[: round(kept * len(content))]) + tail)
    spent = month(home)
    assert spent.seconds <= 2.0
    assert spent.submissions <= 5


def _line(**changes):
    values = {
        "run": RUN, "entry": "ab", "kind": "qpu", "solver": "s", "state": "completed", "created": NOW,
        "sent": None, "completed": None, "qubits": 1, "reads": 1, "estimate_ns": 10**9, "billed_ns": 10**9,
        "problem": "", "step": 1, "mark": "",
    }  # fmt: skip
    text = json.dumps(values | changes, separators=(",", ":")).encode()
    return text[:-1] + f',"check":"{zlib.crc32(text):08x}"}}\n'.encode()


@pytest.mark.parametrize(
    "changes",
    [
        {"estimate_ns": -1},
        {"billed_ns": 10**400},
        {"billed_ns": 2**60},
        {"billed_ns": None},
        {"billed_ns": "1"},
        {"created": 1e300},
        {"created": float("nan")},
        {"kind": "simulated-qpu"},
        {"state": "free"},
        {"entry": "x" * 5000},
        {"entry": "'; DROP TABLE runs; --"},
        {"run": ""},
        {"solver": "x" * 201},
        {"step": [[[[]]]]},
    ],
)
def test_a_line_that_makes_no_sense_is_left_out(tmp_path, changes):
    (tmp_path / ledger_file.FILE).write_bytes(_line() + _line(entry="cd", **changes) if "entry" not in changes
                                              else _line() + _line(**changes))  # fmt: skip
    assert month(tmp_path) == Spent(1, 1.0)


def test_long_lines_deep_ones_and_other_files_take_no_time(tmp_path):
    path = tmp_path / ledger_file.FILE
    path.write_bytes(b"[" * 20_000_000 + b"\n" + _line() + b'{"a":' * 700 + b"\n" + b"\0" * 10_000_000)
    assert month(tmp_path) == Spent(1, 1.0)
    path.unlink()
    lose_database(tmp_path)
    if hasattr(os, "mkfifo"):
        os.mkfifo(path)
        assert month(tmp_path) == Spent()
        with pytest.raises(ObstacleError):
            Ledger(tmp_path, RUN, "qpu", UNLIMITED)


def test_the_database_removed_or_replaced_is_noticed_before_the_next_submission(
    library, open_ledger, tmp_path
):
    ledger = open_ledger(clock=lambda: NOW)
    ledger.intend("solver", 10, 100, 0.5)
    path = library.root / database.FILE
    path.rename(tmp_path / "elsewhere")
    with pytest.raises(ReplacedError, match="was removed while a run was being recorded"):
        ledger.intend("solver", 10, 100, 0.5)
    path.write_bytes(b"")
    with pytest.raises(ReplacedError, match="was removed"):
        ledger.intend("solver", 10, 100, 0.5)
    path.write_bytes((tmp_path / "elsewhere").read_bytes())
    with pytest.raises(ReplacedError, match="was replaced by another file"):
        ledger.intend("solver", 10, 100, 0.5)
    (tmp_path / "elsewhere").replace(path)
    ledger.intend("solver", 10, 100, 0.5)
    assert month(library.root).seconds == 1.0


@pytest.mark.parametrize("what", ["another", "an older copy", "damaged"])
def test_a_library_written_over_in_the_same_file_is_noticed(library, open_ledger, tmp_path, what):
    path, other = library.root / database.FILE, tmp_path / "other"
    if what == "an older copy":
        other.write_bytes(path.read_bytes())
    elif what == "another":
        RunLibrary(tmp_path / "away")
        other.write_bytes((tmp_path / "away" / database.FILE).read_bytes())
    else:
        other.write_bytes(path.read_bytes()[:5000])
    with library.create({}, {}, {}) as recorder:
        pass  # closed, it is in the file itself
    ledger = open_ledger(run_id=recorder.id, clock=lambda: NOW)
    ledger.intend("solver", 10, 100, 0.5)
    subprocess.run(["cp", other, path], check=True)
    with pytest.raises(ReplacedError, match=f"was (replaced by )?{what}"):
        ledger.intend("solver", 10, 100, 0.5)


_SPEND_FOREVER = """
import sys
from pathlib import Path
from qanneal_gui.runs.ledger import BudgetLimits, Ledger
home, run, now = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])
with Ledger(home, run, "qpu", BudgetLimits(None, None), lambda: now) as ledger:
    while True:
        print("intend", flush=True)
        entry = ledger.intend("solver", 10, 100, 0.001)
        print("intended", flush=True)
        ledger.sent(entry, "p")
        ledger.complete(entry, 0.0005)
        print("billed", flush=True)
"""


def test_killed_at_any_moment_and_the_database_lost_nothing_that_was_sent_is_forgotten(tmp_path):
    """Two processes at a time spend until they are killed; what they were told is in the file."""
    rng = random.Random(1)
    billed = intended = 0
    for round_ in range(4):
        runs = [f"20261122-00000{round_}-{name}" for name in ("aaaa", "bbbb")]
        command = [sys.executable, "-c", _SPEND_FOREVER, str(tmp_path)]
        spenders = [warm.Popen([*command, run, str(NOW)], stdout=subprocess.PIPE, text=True) for run in runs]
        for process in spenders:
            for _ in range(rng.randrange(3, 60)):
                process.stdout.readline()
        for process in spenders:
            process.kill()
        for process in spenders:
            process.communicate()
        # All that they said has happened; of what they did since then nobody was told.
        known = month(tmp_path)
        lose_database(tmp_path)
        again = month(tmp_path)
        # The last one of each may have been written into the database alone: it was not sent yet.
        assert known.submissions - 2 <= again.submissions <= known.submissions
        assert abs(known.seconds - again.seconds) <= 2 * 0.001 + 1e-9
        assert again.submissions > billed + intended
        billed = again.submissions
