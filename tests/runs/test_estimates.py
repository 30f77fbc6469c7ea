"""What a run costs held against its budget and against what is left this month on this machine."""

import time

import pytest

from qanneal_gui import config
from qanneal_gui.annealing import cost
from qanneal_gui.annealing.simulated import SimulatedDevice
from qanneal_gui.config import BudgetConfig
from qanneal_gui.errors import ConfigError, ObstacleError
from qanneal_gui.runs.estimates import estimate_run, extension_shortfall
from qanneal_gui.runs.ledger import BudgetLimits, Ledger
from qanneal_gui.runs.month_limit import DEFAULT, FILE, month_limit, set_month_limit
from qanneal_gui.runs.totals import month_left

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


def test_an_extension_beyond_a_limit_is_said_with_its_field(library, start, make_step):
    with start() as recorder:
        for step in range(1, 5):
            recorder.step(make_step(step))  # 2 submissions and 0.25 s each
        recorder.finish("finished")
    record = library.get("last")

    def field(steps, **budget):
        found = extension_shortfall(record, steps, BudgetConfig(**budget), left)
        return found and found.field

    left = None
    assert field(8) is None
    assert field(4, qpu_seconds=0.1) is None
    assert field(8, qpu_seconds=1.9) == "budget.qpu_seconds"
    assert field(8, qpu_seconds=2.0, submissions=16) is None
    assert field(8, submissions=15) == "budget.submissions"
    left = 0.9
    assert field(8) == "month"
    sentence = extension_shortfall(record, 8, BudgetConfig(qpu_seconds=1.5), left).sentence
    assert sentence == (
        "Steps 5 to 8 take about 1 s of QPU time, and 0.5 s are left of this run's limit of 1.5 s; "
        "raise budget.qpu_seconds to 2.2."
    )
