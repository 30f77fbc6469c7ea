import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from helpers import warm
from hypothesis import given, settings
from hypothesis import strategies as st

from qanneal_gui.errors import QannealError
from qanneal_gui.runs import database
from qanneal_gui.runs.library import RunLibrary


def test_a_run_is_recorded(library, start, make_step):
    with start("first try") as recorder:
        recorder.step(make_step(1, 0.6))
        recorder.step(make_step(2, 0.9))
        recorder.step(make_step(3, 0.8))
        recorder.finish("finished", {"seconds": 4.5})
    (run,) = library.runs()
    assert run == library.get(recorder.id) == library.get("last")
    assert re.fullmatch(r"\d{8}-\d{6}-[a-z2-9]{4}", run.id)
    assert (run.name, run.state, run.message, run.steps) == ("first try", "finished", "", 3)
    assert (run.config, run.seeds, run.versions) == (
        {"model": {"hidden": 4}},
        {"training": 7},
        {"python": "3.11"},
    )
    assert run.last["step"] == 3
    assert run.best["step"] == 2
    assert run.best["mlp"]["test_accuracy"] == 0.9
    assert (run.seconds, run.qpu_seconds, run.submissions) == (4.5, 0.75, 6)
    assert run.created <= run.updated
    assert abs(datetime.now(UTC) - run.updated) < timedelta(minutes=1)


def test_steps_come_back_as_they_were(library, start, make_step):
    recorder = start()
    steps = [make_step(1), make_step(2, None), make_step(7, 0.25) | {"sampler": None}]
    for step in steps:
        recorder.step(step)
    assert library.steps(recorder.id) == steps
    light = library.steps(recorder.id, samples=False)
    assert light[0]["sampler"] == steps[0]["sampler"] | {"p_exact": None, "p_sampled": None}
    assert light[2] == steps[2]


def test_a_listing_holds_no_values_per_example(library, start, make_step):
    with start() as recorder:
        recorder.step(make_step(1))
        assert library.get("last").last["sampler"]["p_exact"] is None
        recorder.finish("finished", {"last": make_step(1), "best": make_step(1)})
    assert library.get("last").best["sampler"]["p_exact"] is None


def test_the_summary_keeps_the_last_evaluation_and_the_first_best(library, start, make_step):
    recorder = start()
    assert (library.get("last").last, library.get("last").best) == (None, None)
    recorder.step(make_step(1, None))
    assert library.get("last").last["step"] == 1
    assert library.get("last").best is None
    for number, accuracy in [(2, 0.9), (3, 0.8), (4, 0.9), (5, None)]:
        recorder.step(make_step(number, accuracy))
    run = library.get("last")
    assert (run.steps, run.last["step"], run.best["step"]) == (5, 4, 2)


def test_runs_are_listed_newest_first_and_found_by_their_beginnings(library, start):
    runs = [start(str(number)).id for number in range(4)]
    assert [run.id for run in library.runs()] == runs[::-1]
    assert library.get("last").id == runs[-1]
    for run in runs:
        assert library.get(run.upper()).id == run
        assert library.get(run[:-1]).id == run or sum(other.startswith(run[:-1]) for other in runs) > 1
    with pytest.raises(QannealError, match=r"more than one id \(2.*give more of the id"):
        library.get(runs[0][:2])


@pytest.mark.parametrize("run", ["19990101-000000-aaaa", "", "%", "_", "../x"])
def test_an_unknown_run_is_refused(library, start, run):
    start()
    for use in (library.get, library.steps, library.weights, library.delete, library.directory):
        with pytest.raises(QannealError, match="There is no run"):
            use(run)


def test_an_empty_library_has_no_last_run(library):
    assert library.runs() == []
    with pytest.raises(QannealError, match="no runs yet; 'qanneal train' starts one"):
        library.get("last")


def test_the_default_is_the_home_directory(monkeypatch, tmp_path):
    monkeypatch.setenv("QANNEAL_HOME", str(tmp_path / "elsewhere"))
    library = RunLibrary()
    with library.create({}, {}, {}) as recorder:
        assert recorder.directory == tmp_path / "elsewhere" / "runs" / recorder.id


def test_as_json_is_the_run_object_of_the_contract(library, start, make_step):
    recorder = start("x")
    recorder.step(make_step(1))
    run = library.get("last")
    printed = run.as_json()
    assert (printed["type"], printed["run"], printed["state"]) == ("run", recorder.id, "running")
    assert printed["last"] == run.last
    assert datetime.fromisoformat(printed["created"]) == run.created


def test_delete_removes_row_steps_and_files(library, start, make_step, network):
    kept, gone = start(), start()
    for recorder in (kept, gone):
        recorder.step(make_step(1))
        recorder.weights(network)
        recorder.finish("finished")
        recorder.close()
    library.delete(gone.id)
    assert [run.id for run in library.runs()] == [kept.id]
    assert not gone.directory.exists()
    assert library.steps(kept.id) == [make_step(1)]
    with closing(sqlite3.connect(library.root / database.FILE)) as db:
        assert db.execute("SELECT count(*) FROM steps").fetchone() == (1,)


def test_a_run_that_is_recorded_cannot_be_deleted(library, start, make_step):
    recorder = start()
    recorder.step(make_step(1))
    with pytest.raises(QannealError, match="still running; stop it"):
        library.delete(recorder.id)
    recorder.step(make_step(2))
    assert library.get("last").steps == 2


def test_a_run_is_deleted_also_when_its_files_are_gone(library, start):
    recorder = start()
    recorder.close()
    shutil.rmtree(recorder.directory)
    library.delete(recorder.id)
    assert library.runs() == []


def test_a_run_left_open_is_interrupted_and_stays_so(library, start, make_step):
    recorder = start()
    recorder.step(make_step(1))
    recorder.state("paused", "by the user")
    assert (library.get("last").state, library.get("last").message) == ("paused", "by the user")
    recorder.close()
    assert (library.get("last").state, library.get("last").message) == (
        "interrupted",
        "interrupted at step 1",
    )
    with closing(sqlite3.connect(library.root / database.FILE)) as db:
        assert db.execute("SELECT state FROM runs").fetchone() == ("interrupted",)


@pytest.mark.parametrize("state", ["finished", "stopped", "failed", "paused"])
def test_a_run_that_ended_keeps_its_state(library, start, state):
    with start() as recorder:
        recorder.finish(state, {}, "why")
    assert (library.runs()[0].state, library.get("last").message) == (state, "why")


_RECORD_FOREVER = """
import itertools, sys
from pathlib import Path
from qanneal_gui.runs.library import RunLibrary
recorder = RunLibrary(Path(sys.argv[1])).create({}, {}, {})
for step in itertools.count(1):
    recorder.step({"step": step, "mlp": {"test_accuracy": 0.5}, "seconds": 0.5})
    print(step, flush=True)
"""


def test_a_killed_process_leaves_all_its_steps_and_an_interrupted_run(library):
    command = [sys.executable, "-c", _RECORD_FOREVER, str(library.root)]
    with warm.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            for _ in range(12):
                seen = int(process.stdout.readline())
            assert [run.state for run in library.runs()] == ["running"]
            with pytest.raises(QannealError, match="still running"):
                library.delete("last")
        finally:
            process.kill()  # SIGKILL: the process gets no chance to write anything
        rest = process.stdout.read().splitlines()
    recorded = int(rest[-1]) if rest and rest[-1].strip() else seen
    run = library.get("last")
    assert run.state == "interrupted"
    assert run.message == f"interrupted at step {run.steps}"
    # What was printed is recorded; the step after it may be, too.
    assert recorded >= 12
    assert recorded <= run.steps <= recorded + 1
    assert [step["step"] for step in library.steps(run.id)] == list(range(1, run.steps + 1))
    assert run.last["step"] == run.steps
    assert run.seconds == 0.5 * run.steps
    library.delete(run.id)


_RECORD_MANY = """
import sys
from pathlib import Path
from qanneal_gui.runs.library import RunLibrary
library = RunLibrary(Path(sys.argv[1]))
for _ in range(8):
    with library.create({}, {}, {}) as recorder:
        recorder.step({"step": 1})
        recorder.finish("finished")
"""


def test_listing_never_takes_a_run_that_starts_or_ends_for_a_dead_one(tmp_path):
    """Two processes also make the library at the same time, and list while the runs come and go."""
    home = tmp_path / "home"
    command = [sys.executable, "-c", _RECORD_MANY, str(home)]
    with warm.Popen(command) as first, warm.Popen(command) as second:
        library = RunLibrary(home)
        while first.poll() is None or second.poll() is None:
            assert {run.state for run in library.runs()} <= {"running", "finished"}
    assert (first.returncode, second.returncode) == (0, 0)
    assert [run.state for run in library.runs()] == ["finished"] * 16


def test_many_first_comers_make_one_library(tmp_path):
    errors = []

    def make():
        try:
            RunLibrary(tmp_path / "home").create({}, {}, {}).close()
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=make) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(RunLibrary(tmp_path / "home").runs()) == 8


def test_the_database_is_set_up_as_promised(library):
    with closing(database.connect(library.root / database.FILE)) as db:
        pragmas = ("journal_mode", "synchronous", "foreign_keys", "user_version")
        values = [db.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas]
        timeout = db.execute("PRAGMA busy_timeout").fetchone()[0]
    assert values == ["wal", 1, 1, database.VERSION]
    assert timeout >= 1000


def test_a_listing_does_not_read_the_steps(library, start, make_step):
    recorder = start()
    recorder.step(make_step(1))
    with closing(sqlite3.connect(library.root / database.FILE)) as db:
        db.execute("DROP TABLE steps")
    assert library.runs()[0].steps == library.get("last").steps == 1


def _refused(root: Path) -> str:
    with pytest.raises(QannealError) as caught:
        RunLibrary(root).runs()
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    return sentence


def test_a_newer_library_is_refused(library):
    with closing(sqlite3.connect(library.root / database.FILE)) as db:
        db.execute(f"PRAGMA user_version = {database.VERSION + 1}")
    assert "newer version of qanneal" in _refused(library.root)


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path):
    content = b"Dear diary, " * 500
    (tmp_path / database.FILE).write_bytes(content)
    assert "is damaged" in _refused(tmp_path)
    assert (tmp_path / database.FILE).read_bytes() == content


def test_another_programs_database_is_refused_and_left_alone(tmp_path):
    with closing(sqlite3.connect(tmp_path / database.FILE)) as db:
        db.execute("CREATE TABLE bookmarks (url)")
    before = (tmp_path / database.FILE).read_bytes()
    assert "not a run library" in _refused(tmp_path)
    assert (tmp_path / database.FILE).read_bytes() == before


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE runs SET config = '[1'",
        "UPDATE runs SET seeds = '[]'",
        "UPDATE runs SET last = x'00ff'",
        "UPDATE runs SET created = 'yesterday'",
        "UPDATE runs SET updated = 1e300",
        "UPDATE runs SET steps = 'many'",
        "UPDATE runs SET id = '../../etc'",
        "UPDATE runs SET name = CAST(x'ff' AS TEXT)",
    ],
)
def test_a_damaged_row_is_one_sentence(library, start, change):
    start().close()
    with closing(sqlite3.connect(library.root / database.FILE, isolation_level=None)) as db:
        db.execute(change)
    assert "is damaged" in _refused(library.root)


def test_a_library_without_its_table_lacks_it_and_is_not_called_damaged(library):
    with closing(sqlite3.connect(library.root / database.FILE, isolation_level=None)) as db:
        db.execute("DROP TABLE runs")
    assert "lacks what this version of qanneal expects" in _refused(library.root)


def test_a_damaged_step_is_one_sentence(library, start, make_step):
    recorder = start()
    recorder.step(make_step(1))
    with closing(sqlite3.connect(library.root / database.FILE, isolation_level=None)) as db:
        db.execute("UPDATE steps SET metrics = '{}'")
    with pytest.raises(QannealError, match="is damaged"):
        library.steps("last")


@pytest.fixture(scope="module")
def database_bytes(tmp_path_factory) -> bytes:
    library = RunLibrary(tmp_path_factory.mktemp("whole"))
    for _ in range(3):
        with library.create({"model": {"hidden": 4}}, {"a": 1}, {}) as recorder:
            recorder.step({"step": 1, "mlp": {"test_accuracy": 0.5}, "sampler": {"p_exact": [0.5]}})
            recorder.finish("finished")
    return (library.root / database.FILE).read_bytes()


# The header and the schema are where most can go wrong, so half of the changes hit the first bytes.
@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    changes=st.lists(
        st.tuples(st.integers(0, 99) | st.integers(0, 50_000), st.integers(0, 255)), min_size=1, max_size=40
    ),
    kept=st.just(1.0) | st.floats(0, 1),
)
def test_a_mangled_database_works_or_is_refused_in_one_sentence(changes, kept, database_bytes):
    mangled = bytearray(database_bytes)
    for place, value in changes:
        mangled[place % len(mangled)] = value
    sentence = ""
    with tempfile.TemporaryDirectory() as home:
        (Path(home) / database.FILE).write_bytes(mangled[: round(kept * len(mangled))])
        try:
            library = RunLibrary(Path(home))
            for run in library.runs():
                library.steps(run.id)
        except QannealError as error:
            sentence = str(error)
    assert "\n" not in sentence


def test_a_home_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "home").write_text("")
    assert "a file is in its place" in _refused(tmp_path / "home")
    assert "to a writable folder" in _refused(tmp_path / "home" / "below")


def test_a_folder_in_the_databases_place_is_refused(tmp_path):
    (tmp_path / database.FILE).mkdir()
    assert "cannot be opened" in _refused(tmp_path)


@pytest.fixture
def read_only():
    """A directory that this user may read and not write, also when this user is root."""
    if os.name == "nt":
        pytest.skip("Windows has no read-only directories")
    with tempfile.TemporaryDirectory() as name:
        root = os.geteuid() == 0

        def seal() -> Path:
            for path in [*Path(name).rglob("*"), Path(name)]:
                path.chmod(0o555 if path.is_dir() else 0o444)
            if root:
                os.seteuid(65534)
            return Path(name)

        seal.path = Path(name)
        yield seal
        if root:
            os.seteuid(0)
        for path in [Path(name), *Path(name).rglob("*")]:
            path.chmod(0o755)


def test_an_empty_home_that_may_not_be_written_is_refused(read_only, monkeypatch):
    home = read_only()
    assert "or set QANNEAL_HOME to another one" in _refused(home)
    assert "set QANNEAL_HOME to a writable folder" in _refused(home / "below")
    monkeypatch.setenv("QANNEAL_HOME", str(home / "below"))
    with pytest.raises(QannealError, match="set QANNEAL_HOME to a writable folder"):
        RunLibrary()


def test_a_library_that_may_not_be_written_is_one_sentence(read_only):
    with RunLibrary(read_only.path).create({}, {}, {}) as recorder:
        recorder.finish("finished")
    home = read_only()
    with pytest.raises(QannealError, match="or set QANNEAL_HOME to another one"):
        RunLibrary(home).create({}, {}, {})


def test_a_library_that_another_program_has_locked_is_one_sentence(library, start, make_step, monkeypatch):
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.05)
    recorder = start()
    with closing(sqlite3.connect(library.root / database.FILE, isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        with pytest.raises(QannealError, match="in use by another program"):
            start()
        db.execute("ROLLBACK")
    assert [run.id for run in library.runs()] == [recorder.id]
    assert [path.name for path in (library.root / "runs").iterdir()] == [recorder.id]
