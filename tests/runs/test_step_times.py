"""How long steps take here: measured, and remembered by the settings that decide it."""

import pytest

from qanneal_gui import config
from qanneal_gui.runs import step_times

DEMO = config.RunConfig()
OTHER_SEED = config.assemble(overrides=["training.seed=7", "training.steps=9", "budget.qpu_seconds=2.0"])
LARGER = config.assemble(overrides=["model.hidden=128"])


def test_the_same_settings_take_what_they_took(tmp_path):
    assert step_times.remembered(tmp_path, DEMO) is None
    step_times.remember(tmp_path, DEMO, 10, 5.0)
    assert step_times.remembered(tmp_path, DEMO) == step_times.remembered(tmp_path, OTHER_SEED) == 0.5
    assert step_times.remembered(tmp_path, LARGER) is None
    step_times.remember(tmp_path, OTHER_SEED, 10, 8.0)
    assert step_times.remembered(tmp_path, DEMO) == 0.8


def test_runs_without_steps_leave_nothing(tmp_path):
    step_times.remember(tmp_path, DEMO, 0, 0.0)
    assert not (tmp_path / step_times.FILE).exists()


def test_a_file_of_a_former_version_is_read(tmp_path):
    """It had factors by kinds of runs, too."""
    step_times.remember(tmp_path, DEMO, 1, 2.0)
    path = tmp_path / step_times.FILE
    path.write_text(path.read_text().replace("{", '{"factors": {"mlp": [1.5]}, ', 1))
    assert step_times.remembered(tmp_path, DEMO) == 2.0


@pytest.mark.parametrize(
    "content", ["", "[]", '{"settings": {"a": "b"}}', '{"settings": {"a": -1}}', "{" * 9999]
)
def test_a_damaged_file_is_no_obstacle(tmp_path, content):
    (tmp_path / step_times.FILE).write_text(content)
    assert step_times.remembered(tmp_path, DEMO) is None
    step_times.remember(tmp_path, DEMO, 1, 1.0)
    assert step_times.remembered(tmp_path, DEMO) == 1.0


def test_the_file_does_not_grow_without_end(tmp_path):
    for hidden in range(1, 520):
        step_times.remember(tmp_path, config.assemble(overrides=[f"model.hidden={hidden}"]), 1, 1.0)
    assert (tmp_path / step_times.FILE).stat().st_size < 1 << 20
