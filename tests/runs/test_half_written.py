"""The library's file read by itself while a checkpoint writes into it: half old, half new, and no damage."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from qanneal_gui.runs import database, identity, write_ahead
from qanneal_gui.runs.identity import ReplacedError
from qanneal_gui.runs.library import RunLibrary

_LEFT = """
import os, sys
from pathlib import Path
from qanneal_gui.runs.library import RunLibrary
recorder = RunLibrary(Path(sys.argv[1])).create({}, {}, {}, "left")
recorder.step({"step": 1, "seconds": 0.5})
os._exit(9)
"""


@pytest.fixture
def path(library):
    return library.root / database.FILE


@pytest.fixture
def readings(monkeypatch, tmp_path, path):
    """Let the next readings of the file alone be of other contents, each made by a function from a copy."""
    opened, waiting = identity.opened_alone, []

    def alone(place):
        if not waiting:
            return opened(place)
        torn = tmp_path / "torn.sqlite"
        shutil.copyfile(path, torn)
        waiting[0](torn)
        if len(waiting) > 1:
            waiting.pop(0)
        return opened(torn)

    monkeypatch.setattr(identity, "opened_alone", alone)
    monkeypatch.setattr(identity, "SECONDS_BETWEEN_LOOKS", 0)
    return waiting


def checkpoint(path):
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def as_it_is(path):
    pass


def garbage(path):
    path.write_bytes(path.read_bytes()[:100] + b"x" * 8192)


def with_steps(steps):
    def change(path):
        with closing(sqlite3.connect(path)) as db:
            db.execute("UPDATE runs SET steps = ?", (steps,))
            db.commit()
            db.execute("PRAGMA journal_mode = DELETE")

    return change


def test_a_page_that_is_half_written_is_no_newer_library(path, start, make_step, readings, tmp_path):
    """Read while SQLite writes into the file, a number may be any; the next reading is right again."""
    recorder = start()
    recorder.step(make_step(1))
    checkpoint(path)
    readings.append(with_steps(32044))
    recorder.check_place()
    readings.clear()
    recorder.step(make_step(2))
    checkpoint(path)
    recorder.check_place()
    recorder.step(make_step(3))
    # An older copy is one nevertheless.
    old = tmp_path / "old.sqlite"
    shutil.copyfile(path, old)
    checkpoint(path)
    recorder.check_place()
    path.write_bytes(old.read_bytes())
    with pytest.raises(ReplacedError, match="older copy"):
        recorder.check_place()


def test_a_number_is_believed_when_two_readings_agree(path, start, make_step, readings):
    """A number that the file could hold, but does not hold yet, would make it an older copy at once."""
    recorder = start()
    recorder.step(make_step(1))
    checkpoint(path)
    recorder.step(make_step(2))
    os.utime(path, ns=(0, 0))
    readings += [with_steps(2), as_it_is]
    recorder.check_place()
    assert readings == [as_it_is]
    os.utime(path, ns=(1, 1))
    looked = []
    readings[:] = [looked.append]
    recorder.check_place()
    assert len(looked) == 1  # in agreement with what was believed before


@pytest.mark.parametrize("content", [garbage, with_steps(0)])
def test_a_checkpoint_that_takes_its_time_is_no_damage(path, start, make_step, readings, content):
    """However long the file alone makes no sense: file and log together do."""
    recorder = start()
    recorder.step(make_step(1))
    checkpoint(path)
    recorder.check_place()
    recorder.step(make_step(2))
    os.utime(path, ns=(0, 0))
    readings.append(content)
    recorder.check_place()
    readings.clear()
    recorder.check_place()
    recorder.step(make_step(3))
    recorder.finish("finished")


def test_a_log_that_is_read_while_somebody_writes_it_is_not_set_aside(home, monkeypatch):
    """Of a process that records nothing: it may have been met between two of its writes."""
    subprocess.run([sys.executable, "-c", _LEFT, str(home)], check=False)
    copied, torn = shutil.copyfile, []

    def copy(source, target):
        copied(source, target)
        if not torn and str(source).endswith(write_ahead.LOG):
            torn.append(target)
            # Frames of another moment: whole each, and nothing together with the file.
            with closing(sqlite3.connect(str(target).removesuffix(write_ahead.LOG))) as db:
                db.execute("PRAGMA writable_schema = ON")
                db.execute("UPDATE sqlite_master SET rootpage = 9999 WHERE name = 'library'")
                db.commit()

    monkeypatch.setattr(write_ahead.shutil, "copyfile", copy)
    assert [run.name for run in RunLibrary(home).runs()] == ["left"]
    assert torn
    assert not list(Path(home).glob("runs-aside-*"))
