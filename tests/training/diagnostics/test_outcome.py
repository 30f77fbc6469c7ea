"""A run that did all of its steps and learned nothing is finished with a mark and a sentence."""

import contextlib
import json
from dataclasses import replace

import numpy as np
import pytest
from click.testing import CliRunner

from qanneal_gui import config, data
from qanneal_gui.cli import cli
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.records import has_not_learned
from qanneal_gui.sharing.report import run_report
from qanneal_gui.training import recorded_steps
from qanneal_gui.training.diagnostics.outcome import guessing, judged, not_learned
from qanneal_gui.training.events import Trouble
from qanneal_gui.training.session import Session

GOOD = ["sampler.kind=exact", "training.shadow_mlp=false", "training.steps=40"]
FLAT = [*GOOD, "training.learning_rate=1e-9"]
ASLEEP = [*FLAT, "training.steps=5"]
THROWN = [*GOOD, "data.classes=[3,8]", "model.hidden=256", "training.steps=20", "training.learning_rate=0.1"]


def run(library, overrides):
    session = Session(config.assemble(None, "demo", overrides), library)
    with contextlib.closing(session.events()) as events:
        for _ in events:
            pass
    return library.get(session.outcome.run)


@pytest.mark.parametrize(
    ("overrides", "told"),
    [
        (GOOD, ""),
        (ASLEEP, "no better than guessing"),
        (FLAT, "has stayed at"),
        (THROWN, "have become the same for every image"),
    ],
)
def test_a_finished_run_says_whether_it_learned(tmp_path, overrides, told):
    library = RunLibrary(tmp_path)
    record = run(library, overrides)
    assert record.state == "finished"
    assert told in record.message
    assert has_not_learned(record.state, record.message) == bool(told)
    page = run_report(library, [record.id])
    assert ("⚠ finished; did not learn: " in page) == bool(told)
    # Recorded before that was judged, it is judged from its steps.
    steps = recorded_steps.read(library.steps(record.id))
    again = judged(replace(record, message=""), lambda: steps)
    assert bool(again.message) == bool(told)


def test_guessing_is_the_commonest_class_within_its_standard_error():
    found = data.load(config.assemble().data)
    lopsided = replace(found, test_y=np.array([[1.0]] * 75 + [[0.0]] * 25, np.float32))
    share, error = guessing(lopsided)
    assert (share, error) == pytest.approx((0.75, np.sqrt(0.75 * 0.25 / 100)))
    last = {"mlp": {"test_accuracy": 0.79}}
    assert "75.0 % ± 4.3 %" in not_learned(last, [], share, error)
    assert not_learned({"mlp": {"test_accuracy": 0.80}}, [], share, error) == ""
    three = replace(found, test_y=np.eye(3, dtype=np.float32)[[0, 0, 1, 2]])
    assert guessing(three)[0] == 0.5


def test_a_volatile_end_is_told_and_the_worst_comes_first():
    def standing(*kinds):
        return [Trouble(9, kind, f"It is {kind}.", "warning") for kind in kinds]

    good = {"mlp": {"test_accuracy": 0.9}}
    assert not_learned(good, standing("volatile", "capped"), 0.5) == "Did not learn: it is volatile."
    assert not_learned(good, standing("volatile", "constant"), 0.5) == "Did not learn: it is constant."
    assert not_learned(good, standing("capped"), 0.5) == ""
    assert not_learned(None, [], 0.5) == ""


def test_the_terminal_says_it_at_the_end_and_in_the_list():
    overrides = [part for one in ASLEEP for part in ("--set", one)]
    result = CliRunner().invoke(cli, ["train", *overrides, "--json"])
    assert result.exit_code == 0, result.stderr
    summary = json.loads(result.stdout.splitlines()[-1])
    assert summary["state"] == "finished"
    assert summary["message"].startswith("Did not learn: ")
    assert "Did not learn: the test accuracy at the end is" in result.stderr.splitlines()[-1]
    listed = CliRunner().invoke(cli, ["runs", "list"]).stderr
    assert "  finished !  " in listed
    assert "Did not learn: " in listed
