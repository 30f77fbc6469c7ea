import csv
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import pytest
from helpers import warm
from helpers.processes import remaining

COMMAND = [sys.executable, "-m", "qanneal_gui.cli", "compare"]
SMALL = ["--set", "training.steps=3", "--set", "model.hidden=16", "--set", "sampler.topology=pegasus:4"]
STUDY = ["--pairs", "digits:2-3,digits:4-8", "--trials", "2", *SMALL]
ROW = {
    "pair",
    "method",
    "trials",
    "success_rate",
    "test_accuracy",
    "std",
    "steps_to_70",
    "test_loss",
    "test_loss_std",
    "against_uniform",
}
LONGEST = 100

pytestmark = pytest.mark.timeout(240)


def compare(*arguments):
    return warm.run([*COMMAND, *arguments], capture_output=True, text=True, timeout=LONGEST)


def objects(text):
    return [json.loads(line) for line in text.splitlines()]


def finished(home):
    with sqlite3.connect(home / "runs.sqlite") as db:
        (count,) = db.execute("SELECT count(*) FROM trials").fetchone()
    db.close()
    return count


def test_trials_and_then_a_row_for_every_pair_and_method(home):
    result = compare(*STUDY, "--json")
    assert result.returncode == 0, result.stderr
    *trials, summary = objects(result.stdout)
    assert [trial["type"] for trial in trials] == ["trial"] * 16
    assert summary["type"] == "summary"
    assert summary["state"] == "finished"
    assert all(set(row) >= ROW for row in summary["rows"])
    assert {(row["pair"], row["method"]) for row in summary["rows"]} == {
        (pair, method)
        for pair in ("2-3", "4-8")
        for method in ("classical-1", "classical-2", "quantum-1", "uniform")
    }
    assert [row["trials"] for row in summary["rows"]] == [2] * 8
    assert all(0 <= value <= 1 for trial in trials for value in trial["test_accuracy"])
    for row in summary["rows"]:
        if row["method"] == "uniform":
            assert row["against_uniform"] is None
        else:
            intervals = row["against_uniform"]
            assert set(intervals) == {"accuracy", "loss"}
            assert all(each["low"] <= each["mean"] <= each["high"] for each in intervals.values())
    assert "Compared with a coin" in result.stderr
    assert finished(home) == 16
    # The trials of one pair and number have the same images with every method.
    seeds = {(t["pair"], t["trial"], t["data_seed"], t["training_seed"]) for t in trials}
    assert len(seeds) == 4


def test_processes_give_the_same_rows_as_this_one(home, monkeypatch, tmp_path):
    alone = objects(compare(*STUDY, "--json").stdout)
    monkeypatch.setenv("QANNEAL_HOME", str(tmp_path / "second"))
    together = objects(compare(*STUDY, "--json", "--workers", "2").stdout)
    assert together[-1]["reused"] == 0
    assert together[-1]["rows"] == alone[-1]["rows"]


def test_results_are_written_and_read_back(home, tmp_path):
    files = {ending: tmp_path / f"results.{ending}" for ending in ("csv", "json", "svg", "html")}
    outs = [part for file in files.values() for part in ("--out", str(file))]
    result = compare(*STUDY, "--methods", "classical-1", *outs)
    assert result.returncode == 0, result.stderr
    assert result.stdout == ""
    assert "classical-1" in result.stderr
    with files["csv"].open() as lines:
        rows = list(csv.DictReader(lines))
    assert [(row["dataset"], row["pair"], row["method"]) for row in rows] == [
        ("digits", "2-3", "classical-1"),
        ("digits", "4-8", "classical-1"),
    ]
    *trials, summary = objects(files["json"].read_text())
    assert len(trials) == 4
    assert [row["pair"] for row in summary["rows"]] == ["2-3", "4-8"]
    for row in summary["rows"]:  # each is told with one format for all percentages
        assert f"{100 * row['success_rate']:.1f} % successful" in result.stderr
    assert not re.search(r"\d%", result.stderr)
    assert ElementTree.parse(files["svg"]).getroot().tag.endswith("svg")
    assert "Table 1" in files["html"].read_text()


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_killed_study_goes_on_and_repeats_nothing(home, workers):
    study = ["--pairs", "digits:2-3,digits:4-8", "--trials", "6", *SMALL, "--json"]
    command = [*COMMAND, *study, "--workers", workers]
    with warm.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        told = [process.stdout.readline() for _ in range(3)]
        process.kill()
        # Its worker processes have the same output: this comes to an end when they do.
        told += process.stdout.readlines()
    before = finished(home)
    assert 3 <= before < 48
    # A trial is stored before it is told.
    assert sum(line.endswith("\n") for line in told) <= before
    *trials, summary = objects(compare(*study).stdout)
    assert sum(trial["reused"] for trial in trials) == summary["reused"] == before
    assert sum(not trial["reused"] for trial in trials) == 48 - before
    assert finished(home) == summary["trials"] == 48


@pytest.mark.skipif(sys.platform == "win32", reason="process groups of POSIX")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_saves_and_says_how_to_go_on(home, workers):
    study = [*COMMAND, "--pairs", "digits:2-3", "--trials", "60", *SMALL, "--json", "--workers", workers]
    with warm.Popen(
        study, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        told = [process.stdout.readline() for _ in range(2)]
        # As a terminal does it: every process of the group is told.
        os.killpg(process.pid, signal.SIGINT)
        rest, words = remaining(process, LONGEST)
    assert process.returncode == 130, words
    assert "Run the same command again to continue." in words
    assert "Traceback" not in words
    *trials, summary = objects("".join(told) + rest)
    assert summary["state"] == "stopped"
    assert 2 <= summary["trials"] == len(trials) < 240
    assert finished(home) == len(trials)


def test_fresh_repeats_everything(home):
    study = ["--pairs", "digits:2-3", "--trials", "2", "--methods", "classical-1", *SMALL, "--json"]
    compare(*study)
    *trials, summary = objects(compare(*study, "--fresh").stdout)
    assert [trial["reused"] for trial in trials] == [False, False]
    assert summary["reused"] == 0


def test_a_diverged_training_is_a_result(home):
    *trials, summary = objects(
        compare(
            "--pairs", "digits:2-3", "--trials", "1", "--methods", "classical-2", "--json",
            "--set", "training.learning_rate=10", "--set", "model.init_std=10", "--set", "training.steps=3",
        ).stdout
    )  # fmt: skip
    assert [trial["successful"] for trial in trials] == [False]
    assert summary["state"] == "finished"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--pairs", "2"], "not a pair"),
        (["--pairs", ""], "pairs"),
        (["--pairs", "digits:all"], "no pairs of digits"),
        (["--methods", "classical-3"], "methods"),
        (["--trials", "0"], "trials"),
        (["--workers", "0"], "workers"),
        (["--set", "training.rate=1"], "training.rate"),
        (["--set", "nonsense"], "nonsense"),
        (["--out", "results.pdf"], "results.pdf"),
        (["--preset", "best"], "best"),
    ],
)
def test_wrong_usage_is_refused_before_anything_runs(home, arguments, words):
    result = compare(*arguments)
    assert result.returncode == 2
    assert words in result.stderr
    assert "Traceback" not in result.stderr
    assert not (home / "runs.sqlite").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--dask", "tcp://127.0.0.1:1"],
        ["--dask", "nonsense"],
        ["--dask", "tcp://127.0.0.1:1", "--workers", "2"],
    ],
)
def test_a_cluster_that_is_not_there_is_one_sentence(home, arguments):
    pytest.importorskip("distributed")
    impatient = (
        "from qanneal_gui.experiments.studies import cluster; cluster._CONNECT_SECONDS = 0.3; "
        "from qanneal_gui.cli import main; main()"
    )
    result = warm.run(
        [sys.executable, "-c", impatient, "compare", *STUDY, *arguments], capture_output=True, text=True
    )
    assert result.returncode == 1
    assert result.stderr.count("error: ") == 1
    assert "Traceback" not in result.stderr


def test_pairs_of_the_paper():
    from qanneal_gui.experiments.comparison import PAIRS
    from qanneal_gui.experiments.comparison_study import expand_pairs

    assert expand_pairs(["all"]) == PAIRS
    assert {pair.dataset for pair in expand_pairs(["fashion-mnist:all"])} == {"fashion-mnist"}
    assert len(expand_pairs(["mnist:all", "2-3", "Coat-Bag"])) == 12
