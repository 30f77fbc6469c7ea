"""Blocks of columns hold what the rows hold, whatever happens between the two."""

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing

import numpy as np
import pytest
from helpers.old_libraries import make_old_library

from qanneal_gui.runs import columns, database
from qanneal_gui.runs.history import Measured, read
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.metrics import METRICS, recorded

PATHS = [metric.path for metric in METRICS.values()] + ["test_accuracy_by_class.mlp.1", "sampler.deep.er"]


@pytest.fixture(autouse=True)
def short_blocks(monkeypatch):
    monkeypatch.setattr(columns, "STEPS", 4)


@pytest.fixture(params=[1, 3])
def together(request, monkeypatch):
    monkeypatch.setattr(columns, "_TOGETHER", request.param)


@pytest.fixture
def recorded_run(start, make_step):
    """A run of eleven steps with all that a step may hold, two blocks and three steps more."""
    recorder = start()
    for step in range(1, 12):
        values = make_step(step, None if step % 3 == 0 else 0.5 + step / 100)
        if step == 5:
            values |= {"gap": float("nan"), "loss": float("inf"), "majority": "much", "spread": 10**400}
        if step > 6:
            values["test_accuracy_by_class"] = {"ebm": [0.5, 1], "mlp": [1, step / 16]}
            values["sampler"] |= {"converged": step % 2 == 0, "deep": {"er": step}, "reads": 100}
        recorder.step(values)
    return recorder


def blocks(library, key="step"):
    with closing(sqlite3.connect(library.root / database.FILE)) as db:
        query = "SELECT last, length(points) / 8 FROM blocks WHERE key = ? ORDER BY last"
        return db.execute(query, (key,)).fetchall()


def of_rows(library, run, path):
    found = [recorded(step, path) for step in library.steps(run)]
    fitting = [value if isinstance(value, int | float) and abs(value) < 1e300 else None for value in found]
    return np.array(fitting, float)


def assert_equal_to_rows(library, run):
    found = Measured(library, run).numbers(PATHS)
    np.testing.assert_array_equal(found["step"], of_rows(library, run, "step"))
    for path in PATHS:
        values = np.where(np.isinf(found[path]), np.nan, found[path])
        np.testing.assert_array_equal(values, of_rows(library, run, path), err_msg=path)


def test_columns_are_equal_to_the_rows_under_way_and_afterwards(library, recorded_run):
    assert blocks(library) == [(4, 4), (8, 4)]
    assert blocks(library, "sampler.deep.er") == [(8, 4)]
    assert blocks(library, "shadow.loss") == []  # nowhere measured
    assert_equal_to_rows(library, recorded_run.id)
    assert blocks(library) == [(4, 4), (8, 4)]
    recorded_run.finish("finished")
    recorded_run.close()
    assert_equal_to_rows(library, recorded_run.id)
    assert blocks(library) == [(4, 4), (8, 4), (11, 3)]
    assert_equal_to_rows(library, recorded_run.id)


def test_pieces_are_parts_of_the_whole(library, recorded_run, together):
    measured = Measured(library, recorded_run.id)
    for path, steps, found in measured.each(PATHS):
        parts = [piece[1:] for piece in measured.pieces(PATHS) if piece[0] == path]
        assert len(parts) > 1
        np.testing.assert_array_equal(np.concatenate([part[0] for part in parts]), steps)
        np.testing.assert_array_equal(np.concatenate([part[1] for part in parts]), found)


def test_blocks_written_while_recording_are_those_made_of_the_rows(library, recorded_run):
    with closing(sqlite3.connect(library.root / database.FILE)) as db:
        query = "SELECT key, last, points FROM blocks ORDER BY key, last"
        written = db.execute(query).fetchall()
        with db:
            db.execute("DELETE FROM blocks")
    Measured(library, recorded_run.id)
    with closing(sqlite3.connect(library.root / database.FILE)) as db:
        assert db.execute(query).fetchall() == written


def test_numbers_of_all_kinds_are_read_from_blocks(library, recorded_run):
    paths = ["sampler.converged", "loss", "test_accuracy_by_class.mlp.1"]
    found = Measured(library, recorded_run.id).numbers(paths)
    np.testing.assert_array_equal(found["sampler.converged"][6:], [0, 1, 0, 1, 0])
    assert np.isinf(found["loss"][4])
    np.testing.assert_array_equal(found["test_accuracy_by_class.mlp.1"][6:8], [7 / 16, 8 / 16])


def test_a_last_step_that_is_recorded_anew_is_read_anew(library, start, make_step):
    with start() as recorder:
        for step in range(1, 9):
            recorder.step(make_step(step, 0.9 if step == 8 else 0.5 + step / 100))
        recorder.finish("stopped")
    assert blocks(library) == [(4, 4), (8, 4)]
    with library.reopen(recorder.id) as again:
        again.resume({}, make_step(8, None))
        assert blocks(library) == [(4, 4)]
        assert_equal_to_rows(library, recorder.id)
        assert (again.summary.last["step"], again.summary.best["step"]) == (7, 7)
        again.step(make_step(9, 0.9))
        assert_equal_to_rows(library, recorder.id)


def test_a_block_of_steps_that_were_changed_meanwhile_is_not_written(library, start, make_step, monkeypatch):
    recorder = start()
    for step in range(1, 4):
        recorder.step(make_step(step, 0.5))
    parse = columns._parsed

    def resumed_meanwhile(rows):
        recorder.resume({}, make_step(3, None))
        return parse(rows)

    with library.open() as db:
        monkeypatch.setattr(columns, "_parsed", resumed_meanwhile)
        columns.pack(db, 1, all_of_it=True)
    assert blocks(library) == []


def test_a_locked_library_costs_the_block_and_nothing_else(library, start, make_step, monkeypatch):
    recorder = start()

    def locked(*_, **__):
        raise sqlite3.OperationalError("database is locked")

    with monkeypatch.context() as busy:
        busy.setattr(columns.Gathered, "pack", locked)
        for step in range(1, 6):
            recorder.step(make_step(step, 0.5))
    assert blocks(library) == []
    for step in range(6, 9):
        recorder.step(make_step(step, 0.5))
    assert blocks(library) == [(4, 4)]  # one at a time: a step does not wait for more
    assert_equal_to_rows(library, recorder.id)
    assert blocks(library) == [(4, 4), (8, 4)]


_KILLED = """
import os, signal, sys
from pathlib import Path
from qanneal_gui.runs import columns
from qanneal_gui.runs.library import RunLibrary
columns.STEPS = 4
die = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
if sys.argv[2] == "before":
    columns.Gathered.arrays = die
else:
    class Dying(dict):
        def items(self):
            for item in list(super().items())[:2]:
                yield item
            die()
    arrays = columns.Gathered.arrays
    columns.Gathered.arrays = lambda self: Dying(arrays(self))
recorder = RunLibrary(Path(sys.argv[1])).create({}, {}, {})
for step in range(1, 9):
    recorder.step({"step": step, "loss": step / 8, "seconds": 0.5})
"""


@pytest.mark.parametrize("moment", ["before", "within"])
def test_a_process_killed_between_row_and_block_loses_neither(library, moment):
    died = subprocess.run([sys.executable, "-c", _KILLED, str(library.root), moment], check=False)
    assert died.returncode == -signal.SIGKILL
    run = library.get("last")
    assert (run.state, run.steps) == ("interrupted", 4)
    assert blocks(library) == []
    found = Measured(library, run.id).numbers(["loss"])
    np.testing.assert_array_equal(found["loss"], [1 / 8, 2 / 8, 3 / 8, 4 / 8])
    assert blocks(library) == [(4, 4)]


def test_a_library_of_the_version_before_has_its_columns_after_a_backup(tmp_path):
    home = tmp_path / "old"
    home.mkdir()
    make_old_library(home / database.FILE, 9)
    with closing(sqlite3.connect(home / database.FILE)) as db, db:
        db.execute("DELETE FROM runs")
        db.execute(
            "INSERT INTO runs (number, id, name, created, updated, state, recording, config, seeds, versions,"
            " steps) VALUES (1, '20260101-000000-aaaa', '', 1, 1, 'finished', 0, '{}', '{}', '{}', 5)"
        )
        steps = [(step, f'{{"step":{step},"gap":{step / 4}}}') for step in range(1, 6)]
        db.executemany("INSERT INTO steps (run, step, metrics) VALUES (1, ?, ?)", steps)
        db.execute("INSERT INTO series (run, key, stamp, points) VALUES (1, 'gap', 'x', x'00')")
    library = RunLibrary(home)
    (one,) = read(library, ["20260101-000000-aaaa"], "gap")
    np.testing.assert_array_equal(one.values, np.arange(1, 6) / 4)
    assert blocks(library) == [(4, 4), (5, 1)]
    (backup,) = home.glob(database.BACKUPS)
    with closing(sqlite3.connect(backup)) as db:
        assert db.execute("SELECT count(*) FROM steps").fetchone() == (5,)
        assert db.execute("SELECT count(*) FROM series").fetchone() == (1,)
