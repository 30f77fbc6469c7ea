"""How long steps take here: measured, remembered, and used for what is like it."""

import pytest

from qanneal_gui import config
from qanneal_gui.runs import step_times
from qanneal_gui.runs.estimates import estimate_run
from qanneal_gui.training.events import StepEvent
from qanneal_gui.training.session import Session

DEMO = config.RunConfig()
OTHER_SEED = config.assemble(overrides=["training.seed=7", "training.steps=9", "budget.qpu_seconds=2.0"])
LARGER = config.assemble(overrides=["model.hidden=128"])
SEVERAL = config.assemble(overrides=["data.classes=[1,2,3]"])


def test_nothing_remembered_is_the_guess(tmp_path):
    assert step_times.expected(tmp_path, DEMO, 0.25) == 0.25


def test_the_same_settings_take_what_they_took(tmp_path):
    step_times.remember(tmp_path, DEMO, 10, 5.0, 0.1)
    assert step_times.expected(tmp_path, DEMO, 0.1) == 0.5
    assert step_times.expected(tmp_path, OTHER_SEED, 0.1) == 0.5


def test_other_settings_of_the_kind_take_its_factor(tmp_path):
    for took in (0.2, 0.3, 40.0):
        step_times.remember(tmp_path, DEMO, 1, took, 0.1)
    assert step_times.expected(tmp_path, LARGER, 0.2) == pytest.approx(0.6)
    assert step_times.expected(tmp_path, SEVERAL, 0.2) == 0.2


def test_runs_without_steps_leave_nothing(tmp_path):
    step_times.remember(tmp_path, DEMO, 0, 0.0, 0.1)
    assert not (tmp_path / step_times.FILE).exists()


@pytest.mark.parametrize(
    "content", ["", "[]", '{"settings": {"a": "b"}}', '{"factors": {"mlp": [-1]}}', "{" * 9999]
)
def test_a_damaged_file_is_no_obstacle(tmp_path, content):
    (tmp_path / step_times.FILE).write_text(content)
    assert step_times.expected(tmp_path, DEMO, 0.25) == 0.25
    step_times.remember(tmp_path, DEMO, 1, 1.0, 0.25)
    assert step_times.expected(tmp_path, DEMO, 0.25) == 1.0


def test_the_file_does_not_grow_without_end(tmp_path):
    for hidden in range(1, 520):
        step_times.remember(tmp_path, config.assemble(overrides=[f"model.hidden={hidden}"]), 1, 1.0, 1.0)
    assert (tmp_path / step_times.FILE).stat().st_size < 1 << 20


def test_an_estimate_is_what_the_run_before_took(library):
    """To the last bit, so within any factor; the guess before it may be off by what it likes."""
    made = config.assemble(overrides=["training.steps=6", "data.test_size=20", "sampler.topology=pegasus:4"])
    before = estimate_run(made, library).seconds
    session = Session(made, library)
    for _ in session.events():
        pass
    longer = config.changed(made, ["training.steps=600", "training.seed=3"])
    assert estimate_run(longer, library).seconds == pytest.approx(100 * session.outcome.seconds)
    assert before > 0


def test_a_resumed_run_remembers_only_what_it_did_here(library):
    made = config.assemble(overrides=["training.steps=6", "data.test_size=20", "sampler.kind=exact"])
    session = Session(made, library)
    events = session.events()
    for event in events:
        if getattr(event, "step", 0) == 3:
            break
    events.close()
    (library.root / step_times.FILE).unlink()
    resumed = Session.resuming(session.outcome.run, library)
    here = [event.seconds for event in resumed.events() if isinstance(event, StepEvent)]
    assert len(here) == 3
    assert estimate_run(made, library).seconds == pytest.approx(6 * sum(here) / 3)
