"""A session records what it does, whatever ends it."""

import threading

import pytest

from qanneal_gui import config
from qanneal_gui.errors import ConfigError
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.training.events import RunFinished, RunStarted
from qanneal_gui.training.session import Session


def session(*settings, **options):
    made = config.assemble(overrides=["training.steps=5", "sampler.reads=50", "model.hidden=16", *settings])
    return Session(made, RunLibrary(), **options)


def test_a_finished_run_is_in_the_library():
    run = session()
    events = list(run.events())
    assert isinstance(events[0], RunStarted)
    assert isinstance(events[-1], RunFinished)
    assert run.outcome is events[-1]
    record = RunLibrary().get(events[0].run)
    assert (record.state, record.steps) == ("finished", 5)
    assert record.config == config.as_dict(run.config)
    assert record.seeds == {"data": 0, "training": 0}
    assert "numpy" in record.versions
    recorded = RunLibrary().steps(record.id)
    assert recorded == [event.as_json() for event in events[1:-1]]
    assert record.qpu_seconds == pytest.approx(sum(step["sampler"]["qpu_seconds"] for step in recorded))
    assert RunLibrary().weights(record.id)["0.weight"].shape == (16, 64)


def test_closing_the_generator_stops_and_saves():
    run = session()
    events = run.events()
    started = next(events)
    next(events)
    events.close()
    assert run.outcome.state == "stopped"
    record = RunLibrary().get(started.run)
    assert (record.state, record.steps) == ("stopped", 1)
    assert "0.weight" in RunLibrary().weights(record.id)


def test_the_stop_event_ends_the_run_after_the_step():
    stop = threading.Event()
    run = session(stop=stop)
    events = run.events()
    next(events)
    next(events)
    stop.set()
    assert [type(event) for event in events] == [RunFinished]
    assert run.outcome.state == "stopped"


def test_pause_and_resume_are_recorded():
    run = session()
    events = run.events()
    started = next(events)
    run.pause()
    assert RunLibrary().get(started.run).state == "paused"
    run.resume()
    assert RunLibrary().get(started.run).state == "running"
    events.close()


@pytest.mark.parametrize("limit", ["budget.submissions=3", "budget.qpu_seconds=0.07"])
def test_a_limit_is_never_passed(limit):
    run = session(limit)
    list(run.events())
    outcome = run.outcome
    assert outcome.state == "paused"
    assert "budget" in outcome.message
    assert 1 <= outcome.submissions <= run.config.budget.submissions
    assert outcome.qpu_seconds <= run.config.budget.qpu_seconds
    assert outcome.steps < 5
    assert RunLibrary().get(outcome.run).state == "paused"


def test_what_cannot_start_leaves_no_run():
    with pytest.raises(ConfigError, match="does not fit"):
        list(session("model.hidden=6000").events())
    with pytest.raises(ConfigError, match=r"data\.classes"):
        list(session("data.classes=[2,77]").events())
    with pytest.raises(ConfigError, match="larger than the training set"):
        list(session("data.train_size=all", "training.batch_size=90000").events())
    assert RunLibrary().runs() == []


def test_a_failure_is_recorded_with_its_sentence(monkeypatch):
    run = session()
    events = run.events()
    started = next(events)
    monkeypatch.setattr("qanneal_gui.training.session.StepEvent.as_json", lambda self: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        next(events)
    record = RunLibrary().get(started.run)
    assert (record.state, record.message) == ("failed", "division by zero")
    assert run.outcome.state == "failed"


def test_progress_is_told_in_words():
    told = []
    list(session(notify=lambda sentence, fraction: told.append((sentence, fraction))).events())
    assert told[0][0] == "Loading digits"
    assert told[1][0] == "Embedding 16 hidden units"
    assert told[-1] == ("Step 5 of 5", 1.0)
