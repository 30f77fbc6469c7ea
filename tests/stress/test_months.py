"""Months that two processes spend together, and runs under random budgets: no limit is ever passed."""

import random
import sys
from datetime import UTC, datetime

import pytest
from helpers import warm

from qanneal_gui.annealing.device import LimitReachedError
from qanneal_gui.runs.ledger import BudgetLimits, Ledger
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.month_limit import set_month_limit
from qanneal_gui.runs.totals import totals

MONTHS, BUDGETS = 50, 500

_SPEND = """
import random, sys
from pathlib import Path
from qanneal_gui.annealing.device import LimitReachedError
from qanneal_gui.runs.ledger import BudgetLimits, Ledger
home, run, seed, moments = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4:]
rng = random.Random(seed)
for moment in map(float, moments):
    with Ledger(home, run, "qpu", BudgetLimits(None, None), lambda: moment) as ledger:
        refused = 0
        while refused < 3:
            estimate = rng.randrange(1, 40) / 1000
            try:
                entry = ledger.intend("solver", 10, 100, estimate)
            except LimitReachedError:
                refused += 1
                continue
            fate = rng.random()
            if fate < 0.8:
                ledger.complete(entry, estimate * rng.choice([0.5, 1]))
            elif fate < 0.9:
                ledger.void(entry)
"""


@pytest.mark.timeout(900)
def test_two_processes_never_pass_a_month_s_limit(tmp_path, tell):
    rng = random.Random(5)
    limit = rng.randrange(50, 400) / 1000
    set_month_limit(tmp_path, limit)
    months = [(2020 + number // 12, number % 12 + 1) for number in range(MONTHS)]
    moments = [str(datetime(*month, 15, tzinfo=UTC).timestamp()) for month in months]
    RunLibrary(tmp_path)
    spenders = [
        warm.Popen([sys.executable, "-c", _SPEND, str(tmp_path), run, str(seed), *moments])
        for seed, run in enumerate(("20200101-000000-aaaa", "20200101-000000-bbbb"))
    ]
    for process in spenders:
        assert process.wait() == 0
    spent = [totals(RunLibrary(tmp_path)).monthly_usage(*month) for month in months]
    violations = sum(month.seconds > limit for month in spent)
    submissions = sum(month.submissions for month in spent)
    tell(f"{MONTHS} months of two processes, {submissions} submissions, {violations} violations")
    assert violations == 0
    assert all(month.seconds > limit - 0.04 for month in spent)


@pytest.mark.timeout(900)
def test_random_budgets_are_never_passed(tmp_path, tell):
    rng = random.Random(6)
    library = RunLibrary(tmp_path)
    set_month_limit(tmp_path, 1e6)
    violations = 0
    for number in range(BUDGETS):
        run = f"20200101-{number:06d}-aaaa"
        seconds, submissions = rng.randrange(0, 300) / 1000, rng.randrange(0, 15)
        with Ledger(library, run, "qpu", BudgetLimits(seconds, submissions)) as ledger:
            for _ in range(20):
                try:
                    entry = ledger.intend("solver", 10, 100, rng.randrange(1, 40) / 1000)
                except LimitReachedError:
                    continue
                if rng.random() < 0.2:
                    ledger.void(entry)
        spent = totals(library).run_totals(run)
        violations += spent.seconds > seconds or spent.submissions > submissions
    tell(f"{BUDGETS} random budgets, {violations} violations")
    assert violations == 0
