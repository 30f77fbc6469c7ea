"""What a run costs and takes, before it starts: held against its budget, the month, and steps made here."""

import time

import pytest

from qanneal_gui import config
from qanneal_gui.annealing import cost
from qanneal_gui.annealing.simulated import SimulatedDevice
from qanneal_gui.errors import ConfigError, ObstacleError
from qanneal_gui.runs import step_times
from qanneal_gui.runs.leap_left import FILE as LEAP_FILE
from qanneal_gui.runs.leap_left import set_leap_left
from qanneal_gui.runs.ledger import BudgetLimits, Ledger
from qanneal_gui.runs.month_limit import DEFAULT, FILE, month_limit, set_month_limit
from qanneal_gui.runs.totals import month_left
from qanneal_gui.training.estimates import estimate_run, estimate_unrecorded
from qanneal_gui.training.events import StepEvent
from qanneal_gui.training.session import Session

SMALL = ["sampler.reads=50", "model.hidden=8", "training.steps=10"]


def spend(library, seconds):
    with Ledger(library, "20261122-181502-k3f9", "qpu", BudgetLimits(None, None), time.time) as ledger:
        ledger.complete(ledger.intend("solver", 10, 100, seconds), seconds)


def test_the_limit_is_this_machine_s_and_a_usual_quota_at_first(library):
    assert month_limit(library.root) == DEFAULT == 60
    set_month_limit(library.root, 12.5)
    assert (month_limit(library.root), month_left(library)) == (12.5, 12.5)
    spend(library, 12.49)
    assert month_left(library) == pytest.approx(0.01)
    set_month_limit(library.root, 0)
    assert month_left(library) == 0
    for seconds in (-1, float("nan"), float("inf"), 2e6):
        with pytest.raises(ConfigError, match="must be a number of seconds"):
            set_month_limit(library.root, seconds)


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", '{"month_seconds": "all"}', '{"month_seconds": true}', '{"month_seconds": NaN}',
     '{"month_seconds": -1}', '{"month_seconds": 1e999}', "[" * 60_000, "9" * 5000],
)  # fmt: skip
def test_a_damaged_limit_spends_nothing(library, content):
    (library.root / FILE).write_text(content)
    with pytest.raises(ObstacleError, match="set it again with: qanneal limit SECONDS"):
        month_limit(library.root)
    with pytest.raises(ObstacleError, match="cannot be read"):
        spend(library, 0.1)
    real = config.assemble(overrides=[*SMALL, "sampler.kind=qpu"])
    assert not estimate_run(real, library, simulated()).fits
    assert estimate_run(config.assemble(overrides=SMALL), library).fits


def test_what_leap_has_left_enters_what_is_left_this_month(library):
    spend(library, 1.0)
    set_leap_left(library.root, 0.03)
    assert month_left(library) == pytest.approx(0.03)
    spend(library, 0.02)
    assert month_left(library) == pytest.approx(0.01)
    real = config.assemble(overrides=[*SMALL, "sampler.kind=qpu"])
    found = estimate_run(real, library, simulated())
    assert found.month_left_seconds == pytest.approx(0.01)
    assert "0.01 s are left at Leap, by what was entered and spent since" in found.reasons[0]
    set_month_limit(library.root, 1.0)
    assert month_left(library) == 0.0
    set_leap_left(library.root, None)
    set_month_limit(library.root, 3.0)
    assert month_left(library) == pytest.approx(1.98)
    for seconds in (-1, float("nan"), 2e6):
        with pytest.raises(ConfigError, match="must be a number of seconds"):
            set_leap_left(library.root, seconds)


@pytest.mark.parametrize(
    "content",
    ["", "[]", '{"left_seconds": 1}', '{"left_seconds": "1", "entered": 1}',
     '{"left_seconds": NaN, "entered": 1}',
     '{"left_seconds": true, "entered": 1}', '{"left_seconds": 1, "entered": -1}'],
)  # fmt: skip
def test_what_leap_has_left_and_cannot_be_read_spends_nothing(library, content):
    (library.root / LEAP_FILE).write_text(content)
    for action in (lambda: month_left(library), lambda: spend(library, 0.1)):
        with pytest.raises(ObstacleError, match="enter it again with: qanneal limit --leap SECONDS"):
            action()


def simulated():
    from qanneal_gui.annealing.samplers.factory import simulated_device

    device = simulated_device(config.assemble(overrides=SMALL).sampler)
    assert isinstance(device, SimulatedDevice)
    return device


def test_what_is_left_this_month_is_in_every_estimate(library):
    set_month_limit(library.root, 1.0)
    spend(library, 0.99)
    real, not_real = (
        config.assemble(overrides=[*SMALL, f"sampler.kind={kind}"]) for kind in ("qpu", "exact")
    )
    found = estimate_run(real, library, simulated())
    assert found.qpu_seconds > 0.01
    assert found.month_left_seconds == pytest.approx(0.01)
    assert not found.fits
    (reason,) = found.reasons
    assert "0.01 s are left of this computer's limit for this month" in reason
    assert found.as_json()["reasons"] == (reason,)
    other = estimate_run(not_real, library)
    assert (other.fits, other.reasons) == (True, ())
    assert other.month_left_seconds == pytest.approx(0.01)


def test_each_limit_has_a_reason_that_names_the_setting():
    tight = config.assemble(overrides=[*SMALL, "budget.qpu_seconds=0.01", "budget.submissions=5"])
    found = cost.estimate(tight)
    assert not found.fits
    assert [
        next(word for word in reason.split() if word.startswith("budget.")).rstrip(",")
        for reason in found.reasons
    ] == [
        "budget.qpu_seconds",
        "budget.submissions",
    ]


SHORT = ["training.steps=6", "data.test_size=20", "sampler.kind=exact"]


def steps_of(session, count=None):
    """Run a session, to its end or for so many steps, and return their seconds."""
    events, seconds = session.events(), []
    for event in events:
        if isinstance(event, StepEvent):
            seconds.append(event.seconds)
        if len(seconds) == count:
            break
    events.close()
    return seconds


def test_an_estimate_is_what_the_run_before_took(library):
    """To the last bit, so within any factor; but for the first step, which prepares what others use."""
    made = config.assemble(overrides=SHORT)
    took = steps_of(Session(made, library))
    longer = config.changed(made, ["training.steps=600", "training.seed=3"])
    assert estimate_run(longer, library).seconds == pytest.approx(600 * sum(took[1:]) / 5)


def test_ten_classes_cost_what_was_estimated(library):
    made = config.assemble(
        None,
        "ten-digits",
        ["sampler.topology=pegasus:6", "model.hidden=16", "training.steps=3", "data.train_size=100"],
    )
    # Several copies of combs, but not one for each image of a batch.
    expected = estimate_unrecorded(made)
    list(Session(made, library).events())
    run = library.get("last")
    assert 3 < run.submissions < 3 * 20
    assert (run.submissions, run.qpu_seconds) == (expected.submissions, pytest.approx(expected.qpu_seconds))


def test_a_resumed_run_remembers_only_what_it_did_here(library):
    made = config.assemble(overrides=SHORT)
    session = Session(made, library)
    steps_of(session, 3)
    (library.root / step_times.FILE).unlink()
    here = steps_of(Session.resuming(session.outcome.run, library))
    assert len(here) == 3
    assert estimate_run(made, library).seconds == pytest.approx(6 * sum(here[1:]) / 2)


def test_without_a_run_before_steps_are_tried(library, monkeypatch):
    monkeypatch.setattr("qanneal_gui.training.estimates.step_seconds", lambda _config, _device=None: 0.25)
    local, real = (config.assemble(overrides=[*SMALL, f"sampler.kind={kind}"]) for kind in ("exact", "qpu"))
    assert estimate_run(local, library).seconds == estimate_unrecorded(local).seconds == 10 * 0.25
    found = estimate_run(real, library, simulated())
    # A second for each submission's way to D-Wave and back.
    assert found.seconds == pytest.approx(10 * 0.25 + found.qpu_seconds + found.submissions)
