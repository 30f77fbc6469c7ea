"""The bin, recovery and the monthly limit on the terminal."""

import json
import sys

import pytest
from helpers import warm
from helpers.old_libraries import make_old_library

from qanneal_gui import config
from qanneal_gui.runs.ledger import BudgetLimits, Ledger
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.sharing.archive import pack
from qanneal_gui.training.session import Session

SETTINGS = ['sampler.kind="exact"', "model.hidden=8", "training.steps=2"]


def qanneal(*args, code=0):
    command = [sys.executable, "-m", "qanneal_gui.cli", *map(str, args), "--json"]
    result = warm.run(command, capture_output=True, text=True, timeout=100)
    assert result.returncode == code, result.stderr
    lines = result.stdout.splitlines()
    return (json.loads(lines[-1]) if lines else {}), result.stderr


def test_a_run_of_an_early_version_whose_settings_are_gone_is_listed(home):
    home.mkdir(exist_ok=True)
    make_old_library(home / "runs.sqlite")
    listed = warm.run(
        [sys.executable, "-m", "qanneal_gui.cli", "runs", "list"], capture_output=True, text=True
    )
    *_, data, method, sampler, name = listed.stderr.splitlines()[0].split()
    assert (data, method, sampler, name) == ("–", "–", "–", "old")


@pytest.fixture
def run():
    session = Session(config.assemble(overrides=SETTINGS), RunLibrary())
    list(session.events())
    return session.outcome.run


def test_a_deleted_run_waits_in_the_bin_and_the_advice_at_an_import_works(run, tmp_path):
    archive = pack(RunLibrary(), [run], tmp_path / "run.qanneal")
    summary, err = qanneal("runs", "delete", run[:-2])
    assert (summary["run"], summary["deleted"]) == (run, True)
    assert f"qanneal runs restore {run}" in err
    assert RunLibrary().runs() == []
    assert qanneal("runs", "bin")[0]["runs"] == 1
    _, err = qanneal("import", archive, code=1)
    assert f"is in this library's bin; restore it with 'qanneal runs restore {run}'" in err
    assert qanneal("runs", "restore", run)[0]["restored"]
    assert RunLibrary().get("last").id == run
    _, err = qanneal("import", archive, code=1)
    assert "is already in this library" in err
    qanneal("runs", "delete", "last")
    assert qanneal("runs", "purge", run)[0]["runs"] == [run]
    assert qanneal("import", archive)[0]["runs"] == [run]
    assert RunLibrary().weights(run)
    qanneal("runs", "delete", run)
    assert qanneal("runs", "purge", "--all")[0]["runs"] == [run]
    qanneal("runs", "purge", code=2)
    assert list((RunLibrary().root / "runs").iterdir()) == []


def test_runs_whose_rows_were_lost_are_recovered(run):
    root = RunLibrary().root
    for path in root.glob("runs.sqlite*"):
        path.unlink()
    _, err = qanneal("runs", "list")
    assert f"note: The files of run {run} are here, but not in the run library" in err
    assert qanneal("runs", "recover")[0] == {"type": "summary", "lost": [run], "recovered": []}
    summary, err = qanneal("runs", "recover", "--all")
    assert summary["recovered"] == [run]
    assert f"Recovered run {run} after step 2 (" in err
    assert "No runs are missing from the run library." in qanneal("runs", "recover")[1]
    _, err = qanneal("runs", "recover", run, code=1)
    assert "There is no lost run" in err


def test_the_month_s_limit_is_this_machine_s(tmp_path):
    assert qanneal("limit")[0] == {"type": "summary", "month_seconds": 60.0, "month_left_seconds": 60.0}
    with Ledger(RunLibrary(), "20261122-181502-k3f9", "qpu", BudgetLimits(None, None)) as ledger:
        ledger.complete(ledger.intend("solver", 10, 100, 0.5), 0.5)
    assert qanneal("limit", "12.5")[0]["month_left_seconds"] == 12.0
    qanneal("limit", "1e9", code=1)
    summary, err = qanneal("limit", "--leap", "3.5")
    assert (summary["month_left_seconds"], summary["leap_left_seconds"]) == (3.5, 3.5)
    assert "Leap has 3.5 s left" in err
    qanneal("limit", "--leap", "much", code=2)
    assert "leap_left_seconds" not in qanneal("limit", "--leap", "none")[0]
    summary, _ = qanneal("estimate")
    assert (summary["fits"], summary["reasons"], summary["month_left_seconds"]) == (True, [], 12.0)
    old = tmp_path / "old.toml"
    old.write_text("[budget]\nmonth_seconds = 1000.0\nqpu_seconds = 0.01\n")
    summary, err = qanneal("estimate", old)
    assert "note: Ignored: budget.month_seconds is no longer a setting of a run" in err
    assert not summary["fits"]
    assert len(summary["reasons"]) == 1
    assert summary["reasons"][0] in err
    _, err = qanneal("estimate", "--set", "budget.month_seconds=5", code=1)
    assert "'qanneal limit SECONDS'" in err
    assert qanneal("limit")[0]["month_seconds"] == 12.5


def test_an_extension_beyond_a_limit_is_said_when_it_is_typed():
    small = ["model.hidden=8", "sampler.reads=20", "training.steps=4", "budget.submissions=5"]
    small.append("sampler.topology=pegasus:4")
    session = Session(config.assemble(overrides=small), RunLibrary())
    list(session.events())
    _, err = qanneal("resume", "last", "--steps", 8, code=1)
    assert "note: Steps 5 to 8 take about 4 submissions, and 1 are left of this run's limit of 5; " in err
    assert "raise budget.submissions to 8." in err
    summary, err = qanneal("resume", "last", "--steps", 8, "--set", "budget.submissions=8")
    assert (summary["state"], summary["steps"]) == ("finished", 8)
    assert "note: Steps" not in err


def test_the_data_folder_is_chosen_shown_and_taken_back(tmp_path, home, monkeypatch):
    monkeypatch.delenv("QANNEAL_DATA_DIR", raising=False)
    own, place = str(home / "data"), tmp_path / "sets"
    assert qanneal("data", "folder")[0] == {
        "type": "summary", "folder": None, "downloads": own, "places": [own],
    }  # fmt: skip
    _, err = qanneal("data", "folder", place, code=1)
    assert f"The data folder {place} is not a folder" in err
    place.mkdir()
    monkeypatch.setenv("QANNEAL_DATA_DIR", str(tmp_path))
    summary, err = qanneal("data", "folder", place)
    assert (summary["downloads"], summary["places"]) == (str(place), [str(tmp_path), str(place), own])
    assert f"Downloads go to {place}." in err
    qanneal("data", "folder", place, "--default", code=2)
    assert qanneal("data", "folder", "--default")[0]["folder"] is None
