import itertools
import threading
from contextlib import closing, nullcontext
from datetime import UTC, date, datetime, timedelta
from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qanneal_gui.annealing.device import DeviceError, LimitReachedError, Meter
from qanneal_gui.runs import database, submissions
from qanneal_gui.runs.leap_left import set_leap_left
from qanneal_gui.runs.ledger import BudgetLimits, Ledger
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.month_limit import set_month_limit
from qanneal_gui.runs.submissions import Spent
from qanneal_gui.runs.totals import Totals, totals

UNLIMITED = BudgetLimits(None, None)
RUN = "20261122-181502-k3f9"


def seconds_at(*moment: int) -> float:
    return datetime(*moment, tzinfo=UTC).timestamp()


def test_a_submission_goes_from_intention_to_bill(library, start):
    recorder = start()
    times = itertools.count(seconds_at(2026, 11, 22), 10)
    with Ledger(library, recorder.id, "qpu", UNLIMITED, clock=lambda: next(times)) as ledger:
        meter: Meter = ledger
        entry = meter.intend("Advantage2_system1", np.int64(600), np.int64(1000), np.float32(0.25))
        (intended,) = totals(library).entries()
        meter.sent(entry, "a1b2")
        (sent,) = totals(library).entries()
        meter.complete(entry, 0.125)
    (completed,) = totals(library).entries(recorder.id)
    assert (intended.number, intended.run, intended.kind) == (entry, recorder.id, "qpu")
    assert (intended.solver, intended.qubits, intended.reads) == ("Advantage2_system1", 600, 1000)
    assert (intended.state, intended.estimate, intended.billed) == ("intended", 0.25, None)
    assert (intended.sent, intended.completed, intended.problem_id) == (None, None, "")
    assert (sent.state, sent.problem_id, sent.billed) == ("sent", "a1b2", None)
    assert (completed.state, completed.problem_id, completed.billed) == ("completed", "a1b2", 0.125)
    begin = datetime(2026, 11, 22, tzinfo=UTC)
    ten = timedelta(seconds=10)
    assert (completed.created, completed.sent, completed.completed) == (begin, begin + ten, begin + 2 * ten)


def test_open_submissions_count_with_their_estimate_and_void_ones_not(library, start, open_ledger, states):
    recorder = start()
    ledger = open_ledger(run_id=recorder.id)
    entries = [ledger.intend("solver", 10, 100, 0.5) for _ in range(4)]
    assert totals(library).run_totals(recorder.id) == Spent(4, 2.0, 0)
    ledger.sent(entries[0], "a")
    ledger.complete(entries[0], 0.25)
    ledger.void(entries[1])
    ledger.sent(entries[2], "b")
    assert totals(library).run_totals(recorder.id) == Spent(3, 1.25, 0)
    ledger.close()
    assert totals(library).run_totals(recorder.id) == Spent(3, 1.25, 2)
    assert states() == ["completed", "void", "unknown", "unknown"]


def test_what_is_learned_late_counts(library, start, open_ledger, states):
    """An answer may come after the submission was given up."""
    recorder = start()
    ledger = open_ledger(run_id=recorder.id)
    entries = [ledger.intend("solver", 10, 100, 0.5) for _ in range(4)]
    open_ledger(run_id=recorder.id)
    assert states() == ["unknown"] * 4
    ledger.sent(entries[0], "a")
    ledger.complete(entries[1], 0.75)
    ledger.void(entries[2])
    assert states() == ["sent", "completed", "void", "unknown"]
    ledger.complete(entries[2], 0.25)
    ledger.sent(entries[1], "b")
    assert states() == ["sent", "completed", "completed", "unknown"]
    assert totals(library).run_totals(recorder.id) == Spent(4, 2.0, 1)


def test_mistakes_are_no_entries(open_ledger):
    ledger, other = open_ledger(), open_ledger(run_id="20261122-181502-aaaa")
    entry = ledger.intend("solver", 10, 100, 0.5)
    ledger.complete(entry, 0.5)
    for mistake in (
        lambda: ledger.void(entry),
        lambda: ledger.complete(entry + 1, 0.5),
        lambda: other.complete(entry, 0.5),
        lambda: other.sent(entry, "x"),
    ):
        with pytest.raises(ValueError, match="has no submission"):
            mistake()
    ledger.close()
    ledger.close()
    with pytest.raises(ValueError, match="is closed"):
        ledger.intend("solver", 10, 100, 0.5)
    with pytest.raises(ValueError, match="is not one of"):
        open_ledger(kind="neal")
    for limit in (-1.0, float("nan")):
        with pytest.raises(ValueError, match="is not a limit"):
            BudgetLimits(limit, 1)


@pytest.mark.parametrize("estimate", [float("nan"), float("inf"), -0.1, 2e6])
def test_an_estimate_that_is_no_time_is_not_sent(library, open_ledger, estimate, states):
    with pytest.raises(DeviceError, match=r"would bill cannot be estimated .*; choose another solver\."):
        open_ledger().intend("solver", 10, 100, estimate)
    assert states() == []


@pytest.mark.parametrize("billed", [float("nan"), float("inf"), -0.1, 2e6])
def test_a_bill_that_is_no_time_leaves_the_estimate(library, open_ledger, billed):
    ledger = open_ledger()
    ledger.complete(ledger.intend("solver", 10, 100, 0.5), billed)
    assert totals(library).run_totals(RUN) == Spent(1, 0.5, 1)


def refused(ledger: Ledger, estimate: float) -> str:
    with pytest.raises(LimitReachedError) as caught:
        ledger.intend("solver", 10, 100, estimate)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def test_the_limit_of_the_run_is_met_to_the_last_digit(library, open_ledger, states):
    """0.1 + 0.1 + 0.1 > 0.3 in floating point."""
    ledger = open_ledger(BudgetLimits(0.3, 100), kind="simulated-qpu")
    for _ in range(3):
        ledger.intend("solver", 10, 100, 0.1)
    assert refused(ledger, 0.1) == (
        "The next submission (about 0.1 s) could exceed this run's limit of 0.3 s of QPU time, "
        "of which 0.3 s are used; raise budget.qpu_seconds to continue."
    )
    assert "1e-06 s" in refused(ledger, 1e-6)
    ledger.intend("solver", 10, 100, 0.0)
    assert states() == ["intended"] * 4


def test_the_limit_of_submissions(open_ledger):
    ledger = open_ledger(BudgetLimits(60.0, 2))
    entries = [ledger.intend("solver", 10, 100, 0.1) for _ in range(2)]
    assert refused(ledger, 0.1) == (
        "This run is limited to 2 submissions and has made 2; raise budget.submissions to continue."
    )
    ledger.void(entries[0])
    ledger.intend("solver", 10, 100, 0.1)
    refused(ledger, 0.1)


def test_the_limit_of_the_month_holds_for_all_runs_on_qpus(library, open_ledger):
    set_month_limit(library.root, 1.0)
    november = {"clock": lambda: seconds_at(2026, 11, 22)}
    simulated = open_ledger(BudgetLimits(60.0, 100), "20261101-000000-bbbb", "simulated-qpu", **november)
    first = open_ledger(BudgetLimits(60.0, 100), "20261101-000000-aaaa", **november)
    second = open_ledger(BudgetLimits(60.0, 100), **november)
    for _ in range(4):
        simulated.intend("simulated-qpu", 10, 100, 5.0)
    first.intend("solver", 10, 100, 0.25)
    first.complete(first.intend("solver", 10, 100, 0.5), 0.375)
    first.close()
    assert refused(second, 0.5) == (
        "The next submission (about 0.5 s) could exceed this computer's limit of 1 s of QPU time in 2026-11 "
        "(UTC), of which 0.625 s are used (1 submission of unknown cost included) by all runs; "
        "raise it (qanneal limit SECONDS), or wait until next month."
    )
    second.intend("solver", 10, 100, 0.375)
    refused(second, 1e-6)


def test_what_leap_had_left_holds_for_all_runs_on_qpus_since_it_was_entered(library, open_ledger):
    now = seconds_at(2026, 11, 30)
    set_month_limit(library.root, 100.0)
    ledger = open_ledger(BudgetLimits(60.0, 100), clock=lambda: now)
    simulated = open_ledger(
        BudgetLimits(60.0, 100), "20261101-000000-bbbb", "simulated-qpu", clock=lambda: now
    )
    ledger.complete(ledger.intend("solver", 10, 100, 0.5), 0.5)
    now += 1
    set_leap_left(library.root, 1.0, now)
    simulated.intend("simulated-qpu", 10, 100, 5.0)
    ledger.complete(ledger.intend("solver", 10, 100, 0.5), 0.25)
    # Whenever it is renewed, the user knows; the program does not.
    now = seconds_at(2026, 12, 2)
    ledger.intend("solver", 10, 100, 0.5)
    assert refused(ledger, 0.5) == (
        "The next submission (about 0.5 s) could exceed the 1 s that Leap had left, of which 0.75 s are used "
        "by now; enter what Leap says now (qanneal limit --leap SECONDS)."
    )
    ledger.intend("solver", 10, 100, 0.25)
    refused(ledger, 1e-6)
    now += 1
    set_leap_left(library.root, 60.0, now)
    ledger.intend("solver", 10, 100, 0.5)
    set_leap_left(library.root, None)
    ledger.intend("solver", 10, 100, 50.0)


def test_a_month_ends_at_midnight_utc(library, open_ledger):
    moments = [
        (seconds_at(2026, 11, 1) - 1e-3, (2026, 10)),
        (seconds_at(2026, 11, 1), (2026, 11)),
        (seconds_at(2026, 12, 1) - 1e-3, (2026, 11)),
        (seconds_at(2026, 12, 31, 23, 59, 59), (2026, 12)),
        (seconds_at(2027, 1, 1), (2027, 1)),
        (seconds_at(2028, 2, 29, 23, 59, 59), (2028, 2)),
        (seconds_at(2028, 3, 1), (2028, 3)),
    ]
    now = 0.0
    set_month_limit(library.root, 0.5)
    ledger = open_ledger(clock=lambda: now)
    spent: dict[tuple[int, int], float] = {}
    for moment, month in moments:
        now = moment
        ledger.complete(ledger.intend("solver", 10, 100, 0.25), 0.25)
        spent[month] = spent.get(month, 0.0) + 0.25
        if spent[month] == 0.5:
            refused(ledger, 0.25)
    assert spent == {month: totals(library).monthly_usage(*month).seconds for _, month in moments}
    assert totals(library).monthly_usage(2026, 9) == Spent()


def test_a_submission_belongs_to_the_month_in_which_it_was_intended(library, open_ledger):
    now = seconds_at(2026, 12, 1) - 1
    set_month_limit(library.root, 1.0)
    ledger = open_ledger(clock=lambda: now)
    entry = ledger.intend("solver", 10, 100, 1.0)
    now += 2
    ledger.complete(entry, 0.75)
    assert totals(library).monthly_usage(2026, 11) == Spent(1, 0.75)
    ledger.intend("solver", 10, 100, 1.0)


def test_the_totals_of_days(library, open_ledger):
    now = seconds_at(2026, 11, 1, 23, 59, 59)

    def clock() -> float:
        return now

    ledger, simulated = open_ledger(clock=clock), open_ledger(kind="simulated-qpu", clock=clock)
    for hours, seconds in [(0, 0.25), (24, 0.5), (1, 1.0), (240, 2.0)]:
        now += 3600 * hours
        ledger.complete(ledger.intend("solver", 10, 100, seconds), seconds)
        simulated.complete(simulated.intend("simulated-qpu", 10, 100, 9.0), 9.0)
    days = Totals(library, clock).day_totals()
    assert list(days.items()) == [
        (date(2026, 11, 1), Spent(1, 0.25)),
        (date(2026, 11, 2), Spent(1, 0.5)),
        (date(2026, 11, 3), Spent(1, 1.0)),
        (date(2026, 11, 13), Spent(1, 2.0)),
    ]
    assert list(Totals(library, clock).day_totals(days=11)) == [date(2026, 11, 3), date(2026, 11, 13)]
    assert sum(day.seconds for day in Totals(library, clock).day_totals("simulated-qpu").values()) == 36.0


def test_entries_are_the_newest_first_and_limited(library, open_ledger):
    for run_id in ("20261101-000000-aaaa", RUN):
        ledger = open_ledger(run_id=run_id)
        for _ in range(3):
            ledger.void(ledger.intend("solver", 10, 100, 0.25))
    assert [entry.number for entry in totals(library).entries()] == [6, 5, 4, 3, 2, 1]
    assert [entry.number for entry in totals(library).entries(limit=2)] == [6, 5]
    assert [entry.number for entry in totals(library).entries("20261101-000000-aaaa", 2)] == [3, 2]


def test_sums_and_the_table_use_indexes(library):
    """None of the frequent questions may read the whole table, which grows for years."""
    questions = []
    with closing(database.connect(library.root / database.FILE)) as db:
        db.set_trace_callback(questions.append)
        submissions.run_sums(db, RUN)
        submissions.sums_between(db, 0.0, 1.0)
        submissions.day_sums(db, "qpu", 0.0)
        submissions.open_runs(db)
        submissions.abandon(db, RUN)
        db.set_trace_callback(None)
        asked = [question for question in questions if "submissions" in question]
        plans = [
            " ".join(row["detail"] for row in db.execute(f"EXPLAIN QUERY PLAN {question}"))
            for question in asked
        ]
    run, month, days, waiting, abandoned = plans
    assert run == "SEARCH submissions USING COVERING INDEX submissions_by_run (run=?)"
    assert (
        month
        == "SEARCH submissions USING COVERING INDEX submissions_by_time (kind=? AND created>? AND created<?)"
    )
    assert days.startswith(
        "SEARCH submissions USING COVERING INDEX submissions_by_time (kind=? AND created>?)"
    )
    assert waiting == "SCAN submissions USING INDEX submissions_open"  # which holds the few open rows alone
    assert abandoned.startswith("SEARCH submissions USING")


def test_a_raised_limit_lets_a_paused_run_go_on(library, start, open_ledger):
    recorder = start()
    ledger = open_ledger(BudgetLimits(1.0, 100), recorder.id)
    ledger.complete(ledger.intend("solver", 10, 100, 1.0), 1.0)
    recorder.finish("paused", message=refused(ledger, 0.5))
    assert library.get("last").message.endswith("raise budget.qpu_seconds to continue.")
    ledger.raise_limits(BudgetLimits(2.0, 100))
    recorder.state("running")
    assert (library.get("last").state, library.get("last").message) == ("running", "")
    ledger.intend("solver", 10, 100, 0.5)
    refused(ledger, 0.6)
    ledger.close()
    recorder.close()
    assert library.get("last").state == "interrupted"


def test_a_ledger_works_in_the_thread_that_created_it(library):
    def work():
        with Ledger(library.root, RUN, "qpu", UNLIMITED) as ledger:
            ledger.complete(ledger.intend("solver", 10, 100, 0.5), 0.5)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert totals(library).run_totals(RUN) == Spent(1, 0.5)


def test_rows_are_on_the_disk_before_the_submission_is_sent(open_ledger, connections):
    open_ledger()
    (db,) = connections
    values = [db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("synchronous", "fullfsync")]
    assert values == [2, 1]  # FULL


def test_deleting_a_run_keeps_what_it_spent(library, start):
    recorder = start()
    ledger = Ledger(library, recorder.id, "qpu", UNLIMITED, clock=lambda: seconds_at(2026, 11, 22))
    ledger.complete(ledger.intend("solver", 10, 100, 0.5), 0.5)
    ledger.intend("solver", 10, 100, 0.25)
    recorder.finish("finished")
    recorder.close()
    library.delete(recorder.id)
    assert library.runs() == []
    # The ledger is open still, but no run goes on without its recorder.
    assert totals(library).run_totals(recorder.id) == Spent(2, 0.75, 1)
    ledger.close()
    assert totals(library).monthly_usage(2026, 11) == Spent(2, 0.75, 1)
    assert [entry.run for entry in totals(library).entries(recorder.id)] == [recorder.id] * 2


# Milliseconds, so that the model counts in whole numbers.
_ESTIMATES = st.integers(0, 400)
_OPERATIONS = st.lists(
    st.one_of(
        st.tuples(st.just("intend"), st.integers(0, 1), _ESTIMATES),
        st.tuples(st.just("complete"), st.integers(0, 20), st.integers(0, 600)),
        st.tuples(st.sampled_from(["void", "sent"]), st.integers(0, 20), st.just(0)),
        st.tuples(st.just("restart"), st.integers(0, 1), st.just(0)),
    ),
    max_size=25,
)


class _Run:
    """A run and its ledger, and its submissions counted by hand in milliseconds."""

    def __init__(self, open_ledger):
        self._open = open_ledger
        self.ledger = open_ledger()
        self.costs: dict[int, int | None] = {}  # None is the cost of a void one
        self.billed: set[int] = set()
        self.surprise = 0

    @property
    def seconds(self) -> int:
        return sum(cost or 0 for cost in self.costs.values())

    @property
    def submissions(self) -> int:
        return sum(cost is not None for cost in self.costs.values())

    def restart(self) -> None:
        self.ledger.close()
        self.ledger = self._open()

    def note(self, operation: str, number: int, value: int) -> None:
        if operation == "sent":
            self.ledger.sent(number, "id")
        elif operation == "complete":
            self.ledger.complete(number, value / 1000)
            self.billed.add(number)
            # What is billed above what was reserved could not be foreseen.
            self.surprise += max(0, value - (self.costs[number] or 0))
            self.costs[number] = value
        elif number not in self.billed:
            self.ledger.void(number)
            self.costs[number] = None


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    return RunLibrary(tmp_path_factory.mktemp("shared")), itertools.count(1)


@settings(max_examples=80)
@given(_OPERATIONS, st.integers(0, 900), st.integers(0, 8), st.integers(0, 1300))
def test_no_sequence_passes_a_limit_but_by_what_was_billed_above_the_estimate(
    shared, operations, run_limit, run_submissions, month_limit
):
    """Two runs that spend from one month; each example has a month of its own."""
    library, examples = shared
    example = next(examples)
    year, month = 2000 + example // 12, example % 12 + 1
    limits = BudgetLimits(run_limit / 1000, run_submissions)
    set_month_limit(library.root, month_limit / 1000)
    now = seconds_at(year, month, 7)
    names = [f"{example:08d}-000000-{suffix}" for suffix in ("aaaa", "bbbb")]
    runs = [_Run(partial(Ledger, library, name, "qpu", limits, lambda: now)) for name in names]
    sent: list[tuple[_Run, int]] = []
    for operation, which, value in operations:
        if operation == "intend":
            run = runs[which]
            fits = (
                run.submissions < run_submissions
                and run.seconds + value <= run_limit
                and runs[0].seconds + runs[1].seconds + value <= month_limit
            )
            with nullcontext() if fits else pytest.raises(LimitReachedError):
                number = run.ledger.intend("solver", 10, 100, value / 1000)
                run.costs[number] = value
                sent.append((run, number))
        elif operation == "restart":
            runs[which].restart()
        elif sent:
            run, number = sent[which % len(sent)]
            run.note(operation, number, value)
        assert all(run.seconds <= run_limit + run.surprise for run in runs)
        assert sum(run.seconds for run in runs) <= month_limit + sum(run.surprise for run in runs)
    for name, run in zip(names, runs, strict=True):
        run.ledger.close()
        spent = totals(library).run_totals(name)
        assert (spent.submissions, spent.seconds) == (run.submissions, run.seconds / 1000)
    assert totals(library).monthly_usage(year, month).seconds == sum(run.seconds for run in runs) / 1000


def test_a_bill_above_the_estimate_passes_the_limit_by_the_excess_and_then_blocks(library, open_ledger):
    ledger = open_ledger(BudgetLimits(1.0, 100))
    entry = ledger.intend("solver", 10, 100, 1.0)
    ledger.complete(entry, 1.25)
    assert totals(library).run_totals(RUN) == Spent(1, 1.25)
    assert "of which 1.25 s are used" in refused(ledger, 1e-6)
    assert "of which 1.25 s are used" in refused(ledger, 0.0)
