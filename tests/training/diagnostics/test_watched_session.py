"""A real run that fails: what its session tells, and where it ends."""

import json
import sys

import pytest
from helpers import warm

from qanneal_gui import config
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.training.events import RunFinished, StepEvent, Trouble
from qanneal_gui.training.session import Session

FAILING = [
    "data.classes=[3,8]",
    "sampler.kind=exact",
    "model.hidden=256",
    "training.steps=20",
    "training.learning_rate=0.1",
    "training.shadow_mlp=false",
]
"""The outputs of this run collapse, as those of the paper's failed trials do."""


def failing(*more):
    return config.assemble(None, "demo", [*FAILING, *more])


def told(events):
    return [event for event in events if isinstance(event, Trouble)]


def test_a_failed_run_is_told_and_goes_on():
    events = list(Session(failing()).events())
    (trouble, *_) = told(events)
    assert (trouble.kind, trouble.severity, trouble.over) == ("constant", "failure", False)
    before = events[events.index(trouble) - 1]
    assert isinstance(before, StepEvent)
    assert before.step == trouble.step
    assert events[-1].state == "finished"
    assert events[-1].steps == 20


def test_stop_on_failure_ends_the_run_there_and_says_why():
    session = Session(failing("training.stop_on_failure=true"), RunLibrary())
    events = list(session.events())
    (trouble,) = told(events)
    assert isinstance(events[-1], RunFinished)
    assert (events[-1].state, events[-1].steps) == ("stopped", trouble.step)
    assert trouble.step < 15
    why = trouble.sentence[0].lower() + trouble.sentence[1:]
    assert events[-1].message == f"Stopped on failure after step {trouble.step}: {why}"
    record = RunLibrary().get(events[0].run)
    assert (record.state, record.steps, record.message) == ("stopped", trouble.step, events[-1].message)


@pytest.mark.parametrize("after", [1, 6])
def test_a_resumed_run_stops_where_it_would_have_stopped(after):
    wanted = failing("training.stop_on_failure=true")
    (whole,) = told(Session(wanted).events())
    library = RunLibrary()
    events = Session(wanted, library).events()
    run = next(events).run
    while next(events).step < after:
        pass
    events.close()
    rest = list(Session.resuming(run, library).events())
    assert told(rest) == [whole]
    assert rest[-1].steps == whole.step


def test_a_run_that_is_taken_up_after_it_had_failed_is_told_so_and_goes_on():
    library = RunLibrary()
    first = list(Session(failing("training.stop_on_failure=true"), library).events())
    again = list(Session.resuming(first[0].run, library).events())
    assert again[1] == told(first)[0]
    assert again[-1].state == "finished"


def test_the_demo_is_left_in_peace():
    assert told(Session(config.preset("demo")).events()) == []


def test_the_stable_settings_are_mostly_left_in_peace():
    # The data of the preset are not embedded: digits stand for them. They have fewer lit pixels, so
    # that more of what is programmed really lies under the noise floor. One trial in four is volatile.
    settings = [
        config.assemble(None, "stable", ["data.dataset=digits", f"training.seed={seed}"]) for seed in range(6)
    ]
    kinds = [{trouble.kind for trouble in told(Session(one).events())} for one in settings]
    assert sum(found <= {"noise"} for found in kinds) >= 4


def test_the_terminal_says_it_and_json_keeps_its_order():
    settings = [f"--set={setting}" for setting in [*FAILING, "training.stop_on_failure=true"]]
    command = [sys.executable, "-m", "qanneal_gui.cli", "train", "--json", *settings]
    result = warm.run(command, capture_output=True, text=True, timeout=120)
    assert result.returncode == 130
    objects = [json.loads(line) for line in result.stdout.splitlines()]
    kinds = [each["type"] for each in objects]
    assert kinds == ["run", *["step"] * (len(kinds) - 3), "trouble", "summary"]
    assert objects[-2]["step"] == objects[-3]["step"]
    assert "have become the same for every image" in result.stderr
    assert objects[-1]["message"] in result.stderr
