"""What of a run and of the queue is told, and in which words; nothing of that disturbs a run."""

import dataclasses
from contextlib import closing
from types import SimpleNamespace

import pytest

from qanneal_gui import config
from qanneal_gui.errors import QannealError
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.month_limit import set_month_limit
from qanneal_gui.runs.queue import QueueSettings
from qanneal_gui.runs.queue_entry import Entry
from qanneal_gui.training import pauses
from qanneal_gui.training.events import RunFinished, RunPaused, RunStarted, StepEvent, Trouble
from qanneal_gui.training.session import Session
from qanneal_gui.training.telling import tell_queue, told

LAST = {"step": 400, "mlp": {"test_accuracy": 0.943}}


class Driven:
    """A session that does what a test says."""

    def __init__(self, *events, ends=None, error=None):
        self._events, self._ends, self._error = events, ends, error
        self.outcome = None
        self.closed = False

    def events(self):
        try:
            yield from self._events
            if self._error:
                raise self._error
        finally:
            self.closed = True
            self.outcome = self._ends


@pytest.fixture
def library(home):
    return RunLibrary()


@pytest.fixture
def billed(library):
    """A recorded run on a QPU that has a name."""
    made = config.parse({"sampler": {"kind": "qpu"}, "budget": {"qpu_seconds": 12.0, "submissions": 10}})
    recorder = library.create(config.as_dict(made), {}, {}, "ten digits")
    recorder.close()
    return recorder.id, RunStarted(recorder.id, config.as_dict(made), 400, {})


def finished(run, state="finished", message="", steps=400, seconds=11.2):
    return RunFinished(run, state, steps, LAST, LAST, 60.0, seconds, 5, message)


def step(number, seconds=0.0, submissions=0):
    report = SimpleNamespace(qpu_seconds=seconds, submissions=submissions)
    return StepEvent(number, None, report, 0.1)


def told_of(library, driven, retries=False):
    said = []
    try:
        list(told(driven, library, retries=retries, tell=said.append))
    except QannealError:
        assert driven.outcome
    assert driven.closed
    return said


def test_the_end_of_a_run_is_one_sentence_with_its_cost(library, billed):
    run, started = billed
    set_month_limit(library.root, 15.3)
    (notice,) = told_of(library, Driven(started, ends=finished(run)))
    assert notice.sentence == (
        "Run 'ten digits' ended after 400 steps: 94.3 % test accuracy, 11.2 s of QPU time, "
        "15.3 s left this month."
    )
    assert (notice.event, notice.run, notice.qpu_seconds) == ("ended", run, 11.2)


@pytest.mark.parametrize(
    ("state", "message", "event", "sentence"),
    [
        ("stopped", "", "ended", "Run 'ten digits' was stopped after 400 steps: 94.3 % test"),
        ("failed", "The chip is gone.", "failed", "Run 'ten digits' failed after 400 steps and 11.2 s of QPU "
         "time: the chip is gone."),
        ("paused", "The disk is full.", "paused", "Run 'ten digits' is paused after 400 steps and 11.2 s of "
         "QPU time: the disk is full."),
        ("finished", "Did not learn: the same.", "ended", "Run 'ten digits' ended after 400 steps without "
         "having learned: 94.3 %"),
    ],
)  # fmt: skip
def test_every_end_has_its_words(library, billed, state, message, event, sentence):
    run, started = billed
    (notice,) = told_of(library, Driven(started, ends=finished(run, state, message)))
    assert notice.event == event
    assert notice.sentence.startswith(sentence)


def test_a_failure_is_told_although_it_is_raised(library, billed):
    run, started = billed
    error = QannealError("No.")
    (notice,) = told_of(library, Driven(started, error=error, ends=finished(run, "failed", "No.")))
    assert notice.event == "failed"


def test_what_failed_before_it_began_is_a_run_without_a_name(library):
    (notice,) = told_of(library, Driven(ends=finished("", "failed", "It does not fit.", 0, 0.0)))
    assert notice.sentence == "A run failed after 0 steps: it does not fit."


def test_a_pause_is_told_once_until_the_run_went_on(library, billed):
    run, started = billed
    limit = RunPaused("The next submission could exceed this run's limit.")
    events = (started, step(1, 1.0), limit, limit, step(2), limit)
    said = told_of(library, Driven(*events, ends=finished(run, "paused", limit.message, 2, 1.0)))
    assert [one.event for one in said] == ["paused", "paused"]
    assert said[0].sentence == (
        "Run 'ten digits' is paused after 1 step and 1 s of QPU time: the next submission could exceed this "
        "run's limit."
    )


def test_an_order_from_elsewhere_and_a_missing_token_have_their_words(library, billed):
    _, started = billed
    order = RunPaused(pauses.ordered("x"), "order")
    token = RunPaused("Paused: needs a token (there is none); enter one.")
    said = told_of(library, Driven(started, step(1), order, step(2), token))
    assert [one.sentence for one in said] == [
        "Run 'ten digits' was paused from elsewhere after 1 step; continue with: qanneal resume x.",
        "Run 'ten digits' is paused after 2 steps: needs a token (there is none); enter one.",
    ]


@pytest.mark.parametrize("retries", [True, False])
def test_a_library_in_the_way_is_told_when_nobody_tries_again(library, billed, retries):
    _, started = billed
    said = told_of(library, Driven(started, RunPaused("It is locked.", "library"), step(1)), retries)
    assert len(said) == (0 if retries else 1)


def test_nine_tenths_of_a_limit_are_told_once(library, billed):
    _, started = billed
    said = told_of(library, Driven(started, step(1, 10.75), step(2, 0.25), step(3, 0.25), step(4, 0.0, 9)))
    assert [one.sentence for one in said] == [
        "Run 'ten digits' nears its limit: 11 s of 12 s of QPU time after 2 steps.",
        "Run 'ten digits' nears its limit: 9 of 10 submissions after 4 steps.",
    ]


def test_what_was_near_before_a_resume_is_no_news(library, billed, monkeypatch):
    run, started = billed
    record = dataclasses.replace(library.get(run), qpu_seconds=11.0, submissions=5)
    monkeypatch.setattr(RunLibrary, "get", lambda *_: record)
    assert told_of(library, Driven(dataclasses.replace(started, resumed_from=3), step(4, 0.1))) == []


def test_the_month_is_told_by_one_run_of_all(library, billed, monkeypatch):
    _, started = billed
    set_month_limit(library.root, 60.0)
    usage = SimpleNamespace(monthly_usage=lambda *_: SimpleNamespace(seconds=54.1))
    monkeypatch.setattr("qanneal_gui.training.telling.totals", lambda _library: usage)
    (notice,) = told_of(library, Driven(started, step(1), step(2)))
    (other,) = told_of(library, Driven(started, step(1)))
    assert notice.sentence == "This month's QPU time is nearly used up: 54.1 s of 60 s, 5.9 s left."
    assert notice.once == other.once != ""


def test_troubles_are_told_when_they_come(library, billed):
    _, started = billed
    trouble = Trouble(3, "flat", "The accuracy is flat: use more.", "failure")
    said = told_of(library, Driven(started, trouble, dataclasses.replace(trouble, over=True)))
    assert [one.sentence for one in said] == ["Run 'ten digits' may fail: the accuracy is flat: use more."]


def test_whoever_closes_the_events_saves_the_run_first(library, billed):
    run, started = billed
    driven, said = Driven(started, step(1), step(2), ends=finished(run, "stopped")), []
    with closing(told(driven, library, retries=False, tell=said.append)) as events:
        assert next(events) is started
    assert driven.closed
    assert [one.event for one in said] == ["ended"]


def test_no_run_fails_because_of_what_is_told(library, caplog):
    def tell(_notice):
        raise ZeroDivisionError("no")

    events = [RunStarted("x", {"nonsense": 1}, 3, {}), RunPaused("No."), step(1)]
    driven = Driven(*events, ends=finished("x"))
    assert list(told(driven, library, retries=False, tell=tell)) == events
    assert "could not be told" in caplog.text


def test_a_real_run_is_told(library, home):
    said = []
    made = config.parse({"training": {"steps": 2}, "model": {"hidden": 8}, "sampler": {"kind": "exact"}})
    session = Session(made, library)
    session.name = "small"
    assert len(list(told(session, library, retries=True, tell=said.append))) >= 4
    assert said[-1].sentence.startswith("Run 'small' ended after 2 steps")
    assert said[-1].sentence.endswith(" % test accuracy.")


# The queue.


def entry(number, state, run="", billed=False):
    return Entry(number, number, state, "", "run", "", {}, run, 3 if run else None, billed, True, 1.0, 2.0)


GOES_ON, STOPS, PAUSED = QueueSettings(False, False), QueueSettings(False, True), QueueSettings(True, True)


def told_of_queue(library, entries, settings=GOES_ON, before=frozenset()):
    said = []
    tell_queue(entries, settings, set(before), library, said.append)
    return [one.sentence for one in said]


def test_an_empty_queue_is_told_with_what_came_of_it(library):
    entries = [entry(1, "done"), entry(2, "failed"), entry(3, "done"), entry(4, "done")]
    assert told_of_queue(library, entries, before={1}) == [
        "The queue is empty: 2 finished, 1 failed, no QPU time billed."
    ]


def test_its_cost_is_that_of_its_runs(library, billed, monkeypatch):
    run, _ = billed
    record = dataclasses.replace(library.get(run), qpu_seconds=3.5)
    monkeypatch.setattr(RunLibrary, "get", lambda *_: record)
    set_month_limit(library.root, 20.0)
    assert told_of_queue(library, [entry(1, "done", run, True)]) == [
        "The queue is empty: 1 finished, 3.5 s of QPU time, 20 s left this month."
    ]


@pytest.mark.parametrize(
    ("entries", "settings", "told"),
    [
        ([], GOES_ON, []),
        ([entry(1, "done"), entry(2, "waiting")], GOES_ON, []),
        ([entry(1, "done"), entry(2, "running")], GOES_ON, []),
        ([entry(1, "done"), entry(2, "waiting")], PAUSED, []),
        ([entry(1, "failed"), entry(2, "waiting")], STOPS, []),
        ([entry(1, "failed"), entry(2, "waiting")], PAUSED, ["The queue has paused after Entry 1, which has "
         "failed, and 1 entry waits: 1 failed, no QPU time billed."]),
        ([entry(1, "held"), entry(2, "waiting"), entry(3, "waiting")], PAUSED, ["The queue has paused after "
         "Entry 1, which is on hold, and 2 entries wait: 1 on hold, no QPU time billed."]),
    ],
    ids=range(7),
)  # fmt: skip
def test_it_is_told_only_what_it_has_done_by_itself(library, entries, settings, told):
    assert told_of_queue(library, entries, settings) == told


def test_who_sees_the_same_end_tells_the_same_event(library):
    def key(*entries):
        said = []
        tell_queue(entries, GOES_ON, set(), library, said.append)
        return said[0].once

    assert key(entry(1, "done")) == key(entry(1, "done")) != key(entry(1, "done"), entry(2, "done"))
