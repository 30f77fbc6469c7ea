"""A session records what it does, whatever ends it."""

import json
import threading

import pytest

from qanneal_gui import config
from qanneal_gui.annealing.device import DeviceError
from qanneal_gui.annealing.simulated import SimulatedDevice
from qanneal_gui.errors import CancelledError, ConfigError
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.totals import totals
from qanneal_gui.training import loop
from qanneal_gui.training.events import RunFinished, RunPaused, RunStarted, StepEvent
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


@pytest.mark.parametrize("kind", ["exact", "simulated-qpu"])
def test_a_step_that_costs_nothing_is_not_waited_for_and_made_again_when_the_run_goes_on(kind, monkeypatch):
    def unstopped(values):
        return {name: value for name, value in values.items() if name not in ("seconds", "sampler")}

    whole = session(f"sampler.kind={kind}")
    list(whole.events())
    stop, over = threading.Event(), threading.Event()
    run = session(f"sampler.kind={kind}", stop=stop)
    evaluate = loop.evaluate

    def held(*networks):
        if RunLibrary().get("last").steps == 2:
            stop.set()
            over.wait()
        return evaluate(*networks)

    with monkeypatch.context() as holding:
        holding.setattr(loop, "evaluate", held)
        holding.setattr(loop, "_brief", lambda *_: False)  # as with larger networks
        steps = [event for event in run.events() if isinstance(event, StepEvent)]
    over.set()
    assert (len(steps), run.outcome.state, run.outcome.message) == (2, "stopped", "")
    again = Session.resuming(run.outcome.run, RunLibrary())
    list(again.events())
    assert (again.outcome.state, again.outcome.steps) == ("finished", 5)
    assert unstopped(again.outcome.last) == unstopped(whole.outcome.last)


def test_a_stop_after_the_last_step_finds_the_run_finished():
    stop = threading.Event()
    run = session(stop=stop)
    for event in run.events():
        if isinstance(event, StepEvent) and event.step == 5:
            stop.set()
    assert run.outcome.state == "finished"


def test_pause_and_resume_are_recorded():
    run = session()
    events = run.events()
    started = next(events)
    run.pause()
    assert RunLibrary().get(started.run).state == "paused"
    run.resume()
    assert RunLibrary().get(started.run).state == "running"
    events.close()


def until_paused(events):
    seen = []
    for event in events:
        seen.append(event)
        if isinstance(event, RunPaused):
            break
    return seen


@pytest.mark.parametrize("limit", ["budget.submissions=3", "budget.qpu_seconds=0.07"])
def test_a_limit_is_never_passed(limit):
    run = session(limit)
    events = run.events()
    seen = until_paused(events)
    assert isinstance(seen[-1], RunPaused)
    assert "budget" in seen[-1].message
    assert RunLibrary().get(seen[0].run).state == "paused"
    events.close()
    outcome = run.outcome
    assert (outcome.state, outcome.message) == ("paused", seen[-1].message)
    assert 1 <= outcome.submissions <= run.config.budget.submissions
    assert outcome.qpu_seconds <= run.config.budget.qpu_seconds
    assert outcome.steps < 5
    record = RunLibrary().get(outcome.run)
    assert (record.state, record.message) == ("paused", outcome.message)


def test_a_paused_run_goes_on_with_a_larger_budget():
    run = session("budget.submissions=3")
    events = run.events()
    until_paused(events)
    assert isinstance(next(events), RunPaused)  # nothing has changed
    run.raise_limits(config.RunConfig().budget)
    rest = list(events)
    assert isinstance(rest[-1], RunFinished)
    assert (run.outcome.state, run.outcome.steps, run.outcome.submissions) == ("finished", 5, 5)
    unlimited = session()
    list(unlimited.events())
    assert without_times(run.outcome.last) == without_times(unlimited.outcome.last)


def without_times(metrics):
    return {**metrics, "seconds": 0, "sampler": {**metrics["sampler"], "seconds": 0}}


def test_a_fault_of_the_device_pauses_until_it_is_gone(monkeypatch):
    run = session()
    events = run.events()
    started = next(events)
    next(events)
    sample = SimulatedDevice.sample

    def offline(self, submission, control):
        raise DeviceError("The solver is offline; try again later.")

    monkeypatch.setattr(SimulatedDevice, "sample", offline)
    assert next(events) == RunPaused("The solver is offline; try again later.")
    assert RunLibrary().get(started.run).message == "The solver is offline; try again later."
    monkeypatch.setattr(SimulatedDevice, "sample", sample)
    assert [event.step for event in events if isinstance(event, StepEvent)] == [2, 3, 4, 5]
    spent = totals(RunLibrary()).run_totals(started.run)
    assert (spent.submissions, spent.unknown) == (5, 0)


def test_a_cancelled_submission_stops_the_run_and_stays_on_the_bill(monkeypatch):
    run = session()
    events = run.events()
    started = next(events)

    def cancelled(self, submission, control):
        raise CancelledError("Stopped; the submission may still be billed.", billed=True)

    monkeypatch.setattr(SimulatedDevice, "sample", cancelled)
    assert [type(event) for event in events] == [RunFinished]
    assert run.outcome.state == "stopped"
    assert run.outcome.message == "Stopped; the submission may still be billed."
    assert totals(RunLibrary()).run_totals(started.run).unknown == 1


def test_a_stop_while_connecting_is_a_stop(monkeypatch):
    def cancelled(config, stop, tell):
        raise CancelledError("Stopped while connecting to D-Wave.")

    monkeypatch.setattr("qanneal_gui.training.sampling.open_qpu", cancelled)
    run = session('sampler.kind="qpu"')
    assert [type(event) for event in run.events()] == [RunFinished]
    assert (run.outcome.state, run.outcome.message) == (
        "stopped",
        "Stopped while connecting to D-Wave; no run was begun.",
    )
    assert RunLibrary().runs() == []


def test_a_stop_during_preparation_says_what_there_is():
    stop = threading.Event()
    stop.set()
    run = session(stop=stop)
    assert [type(event) for event in run.events()] == [RunFinished]
    assert (run.outcome.run, run.outcome.message) == ("", "Stopped during preparation; no run was begun.")
    whole = session("training.steps=2")
    list(whole.events())
    resumed = Session.resuming(whole.outcome.run, RunLibrary(), steps=4, stop=stop)
    list(resumed.events())
    assert (resumed.outcome.state, resumed.outcome.steps) == ("stopped", 2)
    assert resumed.outcome.message == "Stopped during preparation; the run is as it was."
    assert resumed.outcome.last == whole.outcome.last
    assert RunLibrary().get(whole.outcome.run).state == "finished"


def test_a_stop_before_the_first_step_says_so(monkeypatch):
    stop = threading.Event()
    run = session(stop=stop)
    events = run.events()
    next(events)
    stop.set()
    list(events)
    assert (run.outcome.state, run.outcome.steps) == ("stopped", 0)
    assert run.outcome.message == "Stopped before the first step."


def test_the_embedding_is_saved_with_the_run():
    run = session("sampler.copies=2")
    list(run.events())
    file = RunLibrary().directory(run.outcome.run) / "embedding.json"
    assert len(json.loads(file.read_text())["embeddings"]) == 2


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
