"""What one more run of a study asks of the library, which may hold any number of runs."""

import sqlite3
import threading

import pytest

from qanneal_gui.experiments.sweeps import Sweep, SweepSettings
from qanneal_gui.runs.annotations import put_into_bin
from qanneal_gui.runs.library import RunLibrary

QUICK = ("training.steps=1", "training.method=mlp", "training.shadow_mlp=false", "model.hidden=2")


def sweep(rates, library):
    settings = SweepSettings(vary=(f"training.learning_rate={rates}",), overrides=QUICK)
    shown = list(Sweep(settings).run(library, threading.Event()))
    return [record for one in shown for record in one.records if record["type"] == "trial"]


@pytest.fixture
def asked(monkeypatch):
    """The statements that SQLite is given, whoever gives them."""
    statements = set()
    connect = sqlite3.connect

    def traced(*arguments, **options):
        db = connect(*arguments, **options)
        db.set_trace_callback(statements.add)
        return db

    monkeypatch.setattr(sqlite3, "connect", traced)
    return statements


def test_a_run_of_a_sweep_looks_through_no_table_that_grows_with_the_runs(library, asked):
    sweep("0.1", library)
    asked.clear()
    sweep("0.2", library)
    plain = [text for text in asked if text.startswith(("SELECT", "INSERT", "UPDATE", "DELETE"))]
    with library.open() as db:
        plans = {
            text: [step["detail"] for step in db.execute(f"EXPLAIN QUERY PLAN {text}")] for text in plain
        }
    assert any("runs" in text for text in plans)
    growing = ("runs", "annotations", "trials", "steps", "listing", "submissions")
    scans = {f"SCAN {table}" for table in growing}
    assert not [
        text for text, plan in plans.items() if any(" ".join(step.split()[:2]) in scans for step in plan)
    ]


def test_finished_runs_are_taken_as_they_are_and_those_in_the_bin_are_made_again(library):
    first = sweep("0.1, 0.2, 0.3", library)
    put_into_bin(library, [first[1]["run"]])
    again = sweep("0.1, 0.2, 0.3", library)
    assert sorted(one["reused"] for one in again) == [False, True, True]
    same = {one["name"]: one for one in again}
    assert same[first[0]["name"]] == first[0] | {"reused": True}
    assert same[first[1]["name"]]["run"] != first[1]["run"]
    assert all(library.get(one["run"]).state == "finished" for one in again)


def test_runs_are_found_among_others_by_whole_identifiers_only(library):
    runs = [one["run"] for one in sweep("0.1, 0.2, 0.3", library)]
    put_into_bin(library, runs[:1])
    found = library.among([*runs, runs[1][:-1], "last", ""])
    assert found == {run: RunLibrary(library.root).get(run) for run in runs[1:]}
