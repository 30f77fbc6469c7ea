"""The paper's experiments on the terminal: real processes, JSON lines, files, exit codes."""

import csv
import json
import signal
import subprocess
import sys
import time

import pytest
from helpers import warm

COMMAND = [sys.executable, "-m", "qanneal_gui.cli"]
SMALL = ["--dataset", "digits", "--classes", "0,1", "--hidden", "16", "--batch-size", "50"]


def qanneal(*args):
    return warm.run([*COMMAND, *args], capture_output=True, text=True, timeout=120)


def lines(result):
    assert result.returncode == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_equivalence_prints_the_contracts_objects_and_writes_files(tmp_path):
    outs = [tmp_path / f"result.{suffix}" for suffix in ("csv", "svg", "html", "json")]
    options = [part for out in outs for part in ("--out", str(out))]
    run, *steps, summary = lines(qanneal("equivalence", *SMALL, "--steps", "4", "--json", *options))
    assert run["config"]["data"]["classes"] == [0, 1]
    assert [step["step"] for step in steps] == [1, 2, 3, 4]
    networks = ("mlp", "mlp_from_ebm", "ebm", "ebm_from_mlp")
    for step in steps:
        for network in networks:
            assert set(step[network]) >= {"loss", "train_accuracy", "test_accuracy"}
    assert summary["type"] == "summary"
    assert summary["steps_per_second"] > 0
    table, picture, page, values = (out.read_text() for out in outs)
    loss = [row for row in csv.DictReader(table.splitlines()) if row["series"] == "MLP"][3]
    assert float(loss["y"]) == steps[3]["mlp"]["loss"]
    assert picture.startswith("<svg")
    assert page.count("<svg") == 2
    assert json.loads(values.splitlines()[-1])["type"] == "summary"


@pytest.mark.parametrize(
    "wrong",
    [["--steps", "0"], ["--classes", "0"], ["--gradient", "true"], ["--out", "figure.pdf"], ["--runs", "3"]],
)
def test_wrong_usage_is_told_before_anything_runs(wrong):
    result = qanneal("equivalence", *SMALL, *wrong)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr


def test_a_stopped_experiment_says_130_and_keeps_its_files(tmp_path):
    out = tmp_path / "stopped.json"
    command = [*COMMAND, "equivalence", *SMALL, "--steps", "1000000", "--json", "--out", str(out)]
    with warm.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            if json.loads(line)["type"] == "step":
                break
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        last = process.stdout.readlines()[-1]
        assert process.wait(60) == 130
    assert json.loads(last)["state"] == "stopped"
    assert json.loads(out.read_text().splitlines()[-1])["type"] == "summary"


def test_runtime_tells_where_the_qpu_becomes_faster():
    small = ["--topology", "zephyr:2", "--sizes", "4", "--repeats", "3", "--reads", "20", "--sweeps", "2"]
    *sizes, summary = lines(qanneal("runtime", *small, "--json"))
    assert [record["type"] for record in sizes] == ["size"] * 4
    assert summary["type"] == "summary"
    assert set(summary["crossings"]) == {"mlp", "exact", "gibbs"}
    assert summary["qpu"] == "timing-model"


def test_capacity_of_several_chips():
    *others, summary = lines(
        qanneal("capacity", "--topology", "pegasus:4", "--topology", "zephyr:3", "--json")
    )
    assert summary["topology"] == "pegasus:4"
    assert [other["topology"] for other in others] == ["zephyr:3"]


def test_beta_tells_the_automatic_estimate_beside_the_chosen_value():
    settings = ["--set", "training.steps=3", "--set", "model.hidden=16", "--set", "sampler.reads=100"]
    *points, summary = lines(qanneal("beta", "--betas", "16,64", *settings, "--json"))
    assert [point["beta"] for point in points] == [16, 64]
    assert summary["beta"] in (16, 64)
    assert summary["automatic"]["beta"] > 0
    *_, summary = lines(qanneal("beta", "--betas", "16", "--no-automatic", *settings, "--json"))
    assert summary["automatic"] is None


def test_results_are_listed_exported_again_and_deleted(tmp_path):
    qanneal("capacity", "--topology", "pegasus:3", "--json")
    result, summary = lines(qanneal("results", "list", "--json"))
    assert (result["experiment"], result["state"], summary["results"]) == ("capacity", "finished", 1)
    assert "  Capacity of a chip  " in qanneal("results", "list").stderr
    written = tmp_path / "again.html"
    qanneal("results", "export", "last", "-o", str(written))
    assert "Capacity of a chip" in written.read_text("utf-8")
    assert lines(qanneal("results", "delete", result["result"], "--json"))[-1]["deleted"] is True
    assert lines(qanneal("results", "list", "--json"))[-1]["results"] == 0
