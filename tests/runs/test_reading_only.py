"""Listing and exporting never need to write: homes that may only be read, and libraries that are locked."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from qanneal_gui.errors import ObstacleError, QannealError
from qanneal_gui.runs import annotations, database, listing
from qanneal_gui.runs.identity import is_whole
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.listing import Filter
from qanneal_gui.runs.totals import totals
from qanneal_gui.sharing.archive import pack, unpack
from qanneal_gui.sharing.formats import share

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no read-only directories")

_LEFT_RUNNING = """
import os, sys
from pathlib import Path
from qanneal_gui.runs.library import RunLibrary
library = RunLibrary(Path(sys.argv[1]))
recorder = library.create({"data": {"dataset": "digits"}}, {}, {}, "left")
recorder.step({"step": 1, "seconds": 0.5})
os._exit(9)
"""


@contextmanager
def sealed(home):
    """Let a folder, as this user sees it, be read and not written."""
    paths = [home, *home.rglob("*")]
    modes = {path: path.stat().st_mode for path in paths}
    root = os.geteuid() == 0
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        for path, mode in modes.items():
            if path.exists():
                path.chmod(mode & 0o7777)


@pytest.fixture
def tmp_path():
    """A folder that other users reach; those of pytest are closed, and other runs of it close them again."""
    with tempfile.TemporaryDirectory(prefix="qanneal-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture
def home(tmp_path, make_step):
    """A home with a run that ended and one whose process was killed."""
    home = tmp_path / "kept"
    with RunLibrary(home).create({"data": {"dataset": "digits"}}, {}, {}, "ended") as recorder:
        recorder.step(make_step(1))
        recorder.finish("finished")
    subprocess.run([sys.executable, "-c", _LEFT_RUNNING, str(home)], check=False)
    return home


def assert_reads(home, out):
    library = RunLibrary(home)
    assert [(run.name, run.state) for run in library.runs()] == [
        ("left", "interrupted"),
        ("ended", "finished"),
    ]
    assert [run.name for run in listing.found(library, Filter("ended"))] == ["ended"]
    assert [step["step"] for step in library.steps("last")] == [1]
    assert totals(library).monthly_usage(2026, 11).submissions == 0
    names = [run.id for run in library.runs()]
    pack(library, names, out / "runs.qanneal")
    share(library, names[1:], None, out / "run.csv")
    share(library, names, None, out / "runs.html")
    return names


@pytest.mark.parametrize("log", ["whole", "checkpointed", "without its index"])
def test_a_home_that_may_only_be_read(home, tmp_path, log):
    names = assert_reads(home, tmp_path)  # what is imported on the way may not be read later
    if log == "checkpointed":
        with closing(sqlite3.connect(home / database.FILE)) as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    elif log == "without its index":
        # As when the process and the machine died: what was recorded last is in the log alone.
        subprocess.run([sys.executable, "-c", _LEFT_RUNNING, str(home)], check=False)
        (home / f"{database.FILE}-shm").unlink()
    out = tmp_path / "out"
    out.mkdir()
    out.chmod(0o777)
    with sealed(home):
        if log == "without its index":
            library = RunLibrary(home)
            assert [run.name for run in library.runs()] == ["left", "left", "ended"]
        else:
            assert assert_reads(home, out) == names
        with pytest.raises(QannealError, match=r"cannot be written|Cannot write"):
            annotations.annotate(RunLibrary(home), [names[1]], starred=True)
    if log != "without its index":
        other = RunLibrary(tmp_path / "other")
        assert sorted(unpack(other, out / "runs.qanneal")) == sorted(names)


def test_a_library_of_an_older_version_in_a_home_that_may_only_be_read(home, tmp_path, monkeypatch):
    old = tmp_path / "old"
    old.mkdir()
    with monkeypatch.context() as before:
        before.setattr(database, "MIGRATIONS", database.MIGRATIONS[:5])
        before.setattr(database, "VERSION", 5)
        with closing(database.connect(old / database.FILE)) as db:
            db.execute(
                "INSERT INTO runs (id, name, created, updated, state, recording, config, seeds, versions)"
                " VALUES ('20261122-181502-k3f9', 'old', 0, 0, 'finished', 0, '{}', '{}', '{}')"
            )
    with sealed(old):
        assert [run.name for run in RunLibrary(old).runs()] == ["old"]
    assert not list(old.glob(database.BACKUPS))
    assert [run.name for run in RunLibrary(old).runs()] == ["old"]


def test_a_copy_that_was_made_while_somebody_wrote_is_made_again(home, monkeypatch):
    """The log's index is gone, so that SQLite cannot read it where it lies; its owner writes nevertheless."""
    (home / f"{database.FILE}-shm").unlink()
    copied, torn = shutil.copyfile, []

    def copy(source, target):
        copied(source, target)
        if not torn and Path(source).name == database.FILE:
            torn.append(target)
            content = Path(target).read_bytes()
            Path(target).write_bytes(content[:8192] + b"x" * (len(content) - 8192))

    RunLibrary(home)  # what looks at the log that was left behind has done so
    subprocess.run([sys.executable, "-c", _LEFT_RUNNING, str(home)], check=False)
    (home / f"{database.FILE}-shm").unlink()
    with sealed(home), monkeypatch.context() as patched:
        patched.setattr(database.shutil, "copyfile", copy)
        assert [run.name for run in RunLibrary(home).runs()] == ["left", "left", "ended"]
    assert torn


def test_a_library_that_is_in_use_is_not_read_without_its_locks(home, monkeypatch):
    """That another program does not let go of it is no sign that it may not be written."""

    def locked(_path):
        raise TimeoutError

    monkeypatch.setattr(database.write_ahead, "set_foreign_aside", locked)
    with pytest.raises(ObstacleError, match="is in use by another program"):
        RunLibrary(home)


def test_what_is_in_the_way_of_reading_is_no_damage(tmp_path):
    path = tmp_path / "some.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("CREATE TABLE things (name)")
        with closing(sqlite3.connect(path, timeout=0)) as other:
            db.execute("BEGIN EXCLUSIVE")
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                is_whole(other)
            db.execute("ROLLBACK")
            assert is_whole(other)


def test_a_library_that_another_program_has_locked(home, tmp_path, monkeypatch):
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(home / database.FILE, isolation_level=None)) as db:
        db.execute("BEGIN EXCLUSIVE")
        assert_reads(home, tmp_path)
    assert [run.state for run in RunLibrary(home).runs()] == ["interrupted", "finished"]


def test_a_migration_makes_a_backup_first_and_keeps_two(tmp_path, monkeypatch):
    path = tmp_path / database.FILE
    versions = range(2, database.VERSION + 1)
    for version in versions:
        with monkeypatch.context() as before:
            before.setattr(database, "MIGRATIONS", database.MIGRATIONS[:version])
            before.setattr(database, "VERSION", version)
            database.connect(path).close()
    backups = sorted(tmp_path.glob(database.BACKUPS), key=lambda backup: backup.name[-9:])
    assert [backup.stem[-2:] for backup in backups] == [f"v{v}" for v in versions][-3:-1]
    for backup in backups:
        assert backup.stat().st_mode & 0o077 == 0
        with closing(sqlite3.connect(backup)) as db:
            assert db.execute("PRAGMA user_version").fetchone()[0] == int(backup.stem[-1])
    assert not list(tmp_path.glob(".qanneal-*"))
    # A backup in the library's place is a library.
    for name in (database.FILE, f"{database.FILE}-wal", f"{database.FILE}-shm"):
        (tmp_path / name).unlink(missing_ok=True)
    shutil.copy(backups[-1], path)
    assert RunLibrary(tmp_path).runs() == []
