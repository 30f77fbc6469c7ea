"""Training from Python: the same runs as those of the terminal, left, closed and resumed cleanly."""

import gc
import json
import subprocess
import sys
import warnings

import numpy as np
import pytest
from helpers import warm

import qanneal_gui as qanneal
from qanneal_gui import config
from qanneal_gui.errors import ObstacleError
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.recorder import RunRecorder
from qanneal_gui.training import session as sessions
from qanneal_gui.training.events import Trouble
from qanneal_gui.training.telling import Notice, outbox

SHORT = {"training.steps": 4, "sampler.kind": "exact"}


def trained(*args, **options):
    training = qanneal.train(*args, **options)
    return training, list(training)


def test_the_steps_are_those_of_the_terminal():
    _, steps = trained("demo", SHORT)
    command = [sys.executable, "-m", "qanneal_gui.cli", "train", "--preset", "demo", "--json"]
    command += [f"--set={key}={value}" for key, value in SHORT.items()]
    lines = warm.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    printed = [one for one in map(json.loads, lines) if one["type"] == "step"]
    assert [one["loss"] for one in printed] == [step.value("loss") for step in steps]


@pytest.mark.parametrize(
    "described",
    [
        {"training": {"steps": 7}, "sampler": {"kind": "exact"}},
        {"training.steps": 7, "sampler.kind": "exact"},
        {"training": {"steps": np.int64(7)}, "sampler.kind": "exact"},
        config.with_values(config.RunConfig(), {"training.steps": 7, "sampler.kind": "exact"}),
    ],
    ids=["sections", "keys", "numpy", "config"],
)
def test_a_config_is_described_in_several_ways(described):
    made = qanneal.train(described, {"data": {"seed": 3}}).config
    assert (made.training.steps, made.sampler.kind, made.data.seed) == (7, "exact", 3)


def test_a_config_is_read_from_a_file_and_a_preset(tmp_path):
    file = tmp_path / "my.toml"
    file.write_text("[training]\nsteps = 7\n[sampler]\nkind = 'exact'\n", encoding="utf-8")
    assert qanneal.train(file).config == qanneal.train(str(file)).config
    assert qanneal.train(file, {"training.steps": 8}).config.training.steps == 8
    assert qanneal.train("paper-classical-2").config == config.preset("paper-classical-2")
    assert qanneal.train().config == config.RunConfig()


def test_a_device_brings_its_numbers_unless_they_are_set_too():
    device = {"sampler.device": "advantage", "sampler.h_noise": 0.5}
    assert qanneal.train(device).config == config.parse({"sampler": {"device": "advantage", "h_noise": 0.5}})


@pytest.mark.parametrize(
    ("described", "sentence"),
    [
        ("nope", "There is no preset 'nope'; choose one of demo,"),
        ({"training.stepz": 3}, "training.stepz is not a known key"),
        ({"training": 3}, "'training' is no setting; write section.key"),
        ({"training.steps": 3, "training.steps.x": 3}, "'training.steps.x' is no setting"),
        (3, "A run cannot be made of int; give the name of a preset"),
        ("missing.toml", "Cannot read missing.toml"),
        ({"model.hidden": 20_000}, "does not fit on pegasus:16"),
    ],
)
def test_what_cannot_be_trained_is_refused_in_one_sentence_before_anything_happens(described, sentence):
    with pytest.raises(qanneal.QannealError, match=sentence) as refused:
        qanneal.train(described)
    assert "\n" not in str(refused.value)
    assert not qanneal.runs()


def test_a_qpu_is_not_used_unrecorded():
    with pytest.raises(qanneal.QannealError, match="recorded runs only"):
        qanneal.train({"sampler.kind": "qpu"}, record=False)


def test_what_is_not_recorded_leaves_no_run():
    training, steps = trained(SHORT, record=False)
    assert [step.step for step in steps] == [1, 2, 3, 4]
    assert not qanneal.runs()
    with pytest.raises(qanneal.QannealError, match="is not recorded"):
        _ = training.run


def test_nothing_happens_before_the_first_step_is_asked_for():
    training = qanneal.train(SHORT)
    training.close()
    assert list(training) == []
    assert training.outcome is None
    assert not qanneal.runs()


def test_leaving_the_loop_stops_the_run_saved_and_it_goes_on_to_the_same_numbers():
    for step in qanneal.train(SHORT, name="  left   early ", notes="why"):
        if step.step == 2:
            break
    left = qanneal.run("last")
    assert (left.name, left.state, left.steps) == ("left early", "stopped", 2)
    resumed = list(qanneal.resume(left))
    _, whole = trained(SHORT)
    assert [step.step for step in resumed] == [3, 4]
    assert [step.value("loss") for step in resumed] == [step.value("loss") for step in whole[2:]]
    assert qanneal.run(left.id).state == "finished"
    with pytest.raises(qanneal.QannealError, match="has already done 4 steps"):
        qanneal.resume(left.id)


def test_an_iterator_that_is_kept_goes_on_where_the_loop_was_left():
    training = qanneal.train(SHORT)
    assert next(iter(training)).step == 1
    assert training.run.state == "running"
    assert [step.step for step in training] == [2, 3, 4]
    assert list(training) == []


def test_an_iterator_that_nobody_has_any_more_has_ended_its_run():
    training = qanneal.train(SHORT)
    next(training)
    del training
    gc.collect()
    assert qanneal.run("last").state == "stopped"


def test_a_block_ends_its_run_and_an_error_in_it_passes():
    training = qanneal.train(SHORT)
    next(training)
    with pytest.raises(ZeroDivisionError), training:
        _ = 1 / 0
    assert training.run.state == "stopped"
    assert repr(training) == f"<Training: run {training.run.id}, stopped after 1 step>"


def test_ctrl_c_during_a_step_stops_the_run_saved(monkeypatch):
    def pressed(_self, event):
        if event.step == 2:
            raise KeyboardInterrupt
        return []

    monkeypatch.setattr(sessions.Watcher, "feed", pressed)
    training = qanneal.train(SHORT)
    assert [next(training).step, next(training).step] == [1, 2]
    with pytest.raises(KeyboardInterrupt):
        next(training)
    assert (training.run.state, training.run.steps) == ("stopped", 2)
    assert list(training) == []


def test_the_end_of_the_program_ends_its_run(home):
    script = "import qanneal_gui as q; kept = q.train({'sampler.kind': 'exact'}); next(kept)"
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert qanneal.run("last").state == "stopped"


def test_trouble_is_told_as_a_warning_at_the_line_that_asks(monkeypatch):
    told = [Trouble(1, "flat", "The loss is flat; raise training.learning_rate.", "warning")]
    monkeypatch.setattr(sessions.Watcher, "feed", lambda _self, event: told if event.step == 1 else [])
    training = qanneal.train(SHORT)
    next(training)
    with pytest.warns(UserWarning, match="Step 1: the loss is flat; raise") as caught:
        next(training)
    assert caught[0].filename == __file__


def test_a_limit_is_an_error_with_the_run_saved_and_goes_on_when_it_is_raised():
    training = qanneal.train({"training.steps": 3, "budget.submissions": 2})
    assert [next(training).step, next(training).step] == [1, 2]
    with pytest.raises(qanneal.QannealError, match=r"budget\.submissions"):
        next(training)
    paused = training.run
    assert (paused.state, paused.steps) == ("paused", 2)
    with pytest.raises(qanneal.QannealError, match=r"data\.seed cannot be changed in a resumed run"):
        qanneal.resume(paused, limits={"data.seed": 5})
    resumed = qanneal.resume(paused, limits={"budget": {"submissions": 3}})
    assert [step.step for step in resumed] == [3]
    assert training.run.submissions == 3


def test_a_library_that_is_locked_for_a_moment_is_waited_for(monkeypatch):
    record, obstacles = RunRecorder.step, [ObstacleError("The library is locked; close what has it open.")]

    def locked(self, *args, **options):
        if obstacles:
            raise obstacles.pop()
        return record(self, *args, **options)

    monkeypatch.setattr(RunRecorder, "step", locked)
    monkeypatch.setattr("qanneal_gui.support.patience._DELAYS", (0.0,))
    assert [step.step for step in qanneal.train(SHORT)] == [1, 2, 3, 4]
    assert not obstacles


def test_notices_are_told_as_for_any_run(monkeypatch):
    told: list[Notice] = []
    outbox.listen(told.append, lambda _problem: None)
    try:
        trained(SHORT, name="told")
    finally:
        outbox.listen_no_more(told.append)
    assert len(told) == 1
    assert "told" in told[0].sentence


def test_a_run_of_which_nothing_is_wrong_warns_of_nothing():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(trained(SHORT)[1]) == 4


def test_a_notebook_shows_a_run_before_and_after_it_has_begun():
    training = qanneal.train(SHORT)
    assert training._repr_html_() == "<p>a run of 4 steps</p>"
    next(training)
    assert RunLibrary().runs()[0].id in training._repr_html_()
    training.close()
