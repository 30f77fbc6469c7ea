"""What an extended run would be short of, and which setting to change."""

from qanneal_gui.config import BudgetConfig
from qanneal_gui.runs.shortfalls import extension_shortfall
from qanneal_gui.runs.totals import LEFT_HERE, TimeLeft


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
    left = TimeLeft(0.9, LEFT_HERE)
    assert field(8) == "month"
    sentence = extension_shortfall(record, 8, BudgetConfig(qpu_seconds=1.5), left).sentence
    assert sentence == (
        "Steps 5 to 8 take about 1 s of QPU time, and 0.5 s are left of this run's limit of 1.5 s; "
        "raise budget.qpu_seconds to 2.2."
    )
