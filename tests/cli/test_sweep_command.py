"""Sweeps on the terminal: what they print, cost, and ask for."""

import json
import sys

import pytest
from helpers import warm

from qanneal_gui.runs.annotations import annotations_of
from qanneal_gui.runs.library import RunLibrary

QUICK = ("--set", 'sampler.kind="exact"', "--set", "model.hidden=8", "--set", "training.steps=2")
VARIED = ("--vary", "training.learning_rate=log 0.001..0.1 in 3")


def run(*args):
    return warm.run(
        [sys.executable, "-m", "qanneal_gui.cli", *args], capture_output=True, text=True, timeout=120
    )


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


def test_a_sweep_prints_every_run_and_the_best_setting(tmp_path):
    result = run("sweep", *QUICK, *VARIED, "--seeds", "2", "--json", "--out", str(tmp_path / "a.csv"))
    assert result.returncode == 0
    first, *trials, summary = lines(result.stdout)
    assert (first["type"], {one["type"] for one in trials}) == ("sweep", {"trial"})
    assert (summary["state"], summary["of"]) == ("finished", 6)
    (best,) = summary["overrides"]
    assert f"Train with it: --set {best}" in result.stderr
    assert "6 runs, tagged Sweep" in result.stderr
    assert (tmp_path / "a.csv").read_text().startswith("settings.training.learning_rate,")
    assert run("train", *QUICK, "--set", best).returncode == 0
    again = run("sweep", *QUICK, *VARIED, "--seeds", "2", "--json")
    assert lines(again.stdout)[-1]["reused"] == 6
    library = RunLibrary()
    tags = {annotations_of(library, one.id)["tags"] for one in library.runs()}
    assert tags == {summary["group"], ""}


def test_an_estimate_starts_nothing():
    result = run("sweep", *QUICK, *VARIED, "--estimate", "--json")
    (summary,) = lines(result.stdout)
    assert (summary["trials"], summary["billed"], summary["fits"]) == (3, 0, True)
    assert "3 runs: about" in result.stderr
    assert RunLibrary().runs() == []


def test_qpu_time_is_agreed_to_first():
    result = run("sweep", "--set", "sampler.kind=qpu", "--vary", "sampler.reads=10, 20")
    assert result.returncode == 1
    assert "agree to that with --yes" in result.stderr
    assert RunLibrary().runs() == []


@pytest.mark.parametrize(
    ("options", "code", "why"),
    [
        ((), 2, "--vary"),
        (("--vary", "training.stepz=1"), 2, "Error: vary: training.stepz is not a setting"),
        (("--vary", "training.steps=1, 2", "--metric", "beauty"), 2, "metric"),
        (("--vary", "training.steps=1, 2", "--seeds", "0"), 2, "seeds"),
        (("--vary", "training.batch_size=5, 50"), 1, "cannot be run"),
        (("--vary", "training.steps=1, 2", "--workers", "2", "--dask", "tcp://127.0.0.1:1"), 1, "not both"),
    ],
)
def test_wrong_usage_is_one_sentence(options, code, why):
    result = run("sweep", *QUICK, *options)
    assert (result.returncode, why in result.stderr) == (code, True), result.stderr


def test_experiments_wait_in_the_queue_and_are_run_from_it():
    added = run("sweep", *QUICK, *VARIED, "--name", "rates", "--queue", "--json")
    entry, bill = lines(added.stdout)
    assert (entry["kind"], entry["name"], entry["state"]) == ("sweep", "rates", "waiting")
    assert entry["done"] is None
    assert (bill["waiting"], bill["qpu_seconds"]) == (1, 0)
    assert run("capacity", "--topology", "pegasus:2", "--queue").returncode == 0
    listed = run("queue", "list")
    assert "rates  Sweep · training.learning_rate=log 0.001..0.1 in 3, name rates · digits" in listed.stderr
    assert "Capacity of a chip · topologies pegasus:2" in listed.stderr
    ran = run("queue", "run", "--workers", "1", "--json")
    assert ran.returncode == 0, ran.stderr
    *_, summary = lines(ran.stdout)
    assert summary["ended"] == {"done": 2, "failed": 0, "held": 0}
    assert "Entry 1 (rates) has finished: 3 of 3 runs" in ran.stderr
    assert len(RunLibrary().runs()) == 3
    kept = run("results", "list", "--json")
    assert [one["experiment"] for one in lines(kept.stdout)[:-1]] == ["capacity", "sweep"]


def test_files_are_written_of_results_not_of_what_waits(tmp_path):
    result = run("sweep", *QUICK, *VARIED, "--queue", "--out", str(tmp_path / "a.csv"))
    assert (result.returncode, "qanneal results export" in result.stderr) == (2, True)


@pytest.mark.parametrize("more", [(), ("--estimate",), ("--queue",)])
@pytest.mark.parametrize(
    ("kind", "why"), [("qpu", "any D-Wave chip that qanneal knows"), ("simulated-qpu", "pegasus:3;")]
)
def test_a_sweep_with_a_run_that_fits_nowhere_is_refused(more, kind, why):
    small = "--set", "sampler.topology=pegasus:3", "--set", f"sampler.kind={kind}"
    result = run("sweep", *small, "--vary", "model.hidden=4, 9000", *more)
    assert result.returncode == 1
    assert f"model.hidden = 9000 does not fit on {why}" in result.stderr
    assert RunLibrary().runs() == []
