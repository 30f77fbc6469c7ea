"""What a run is, in words."""

import pytest

from qanneal_gui import config
from qanneal_gui.runs.in_words import cost_in_words, preset_in_words, run_in_words


def settings(preset, *overrides):
    return config.as_dict(config.assemble(None, preset, overrides))


@pytest.mark.parametrize("name", config.PRESETS)
def test_a_preset_is_known_as_itself(name):
    assert preset_in_words(settings(name)) == f"preset {name}"


def test_what_differs_from_the_nearest_preset_is_told_with_its_unit():
    changed = settings("demo", "training.learning_rate=0.02", "sampler.anneal_time_us=50")
    told = preset_in_words(changed)
    assert told.startswith("preset demo, but ")
    assert "learning rate 0.02" in told
    assert "50 µs" in told


def test_data_method_and_sampler_are_told_before_the_settings():
    told = run_in_words(settings("demo", "data.classes=[3,5]"))
    assert told == "digits 3, 5 (20 images) · EBM, Simulated QPU · preset demo"
    assert "MLP by backpropagation" in run_in_words(settings("demo", "training.method=mlp"))


def test_a_config_of_another_version_is_told_as_far_as_it_goes():
    assert run_in_words({"data": {"dataset": "digits", "classes": [1, 2]}, "sampler": {"kind": "odd"}}) == (
        "digits 1, 2 · EBM, odd"
    )


def test_the_cost_is_told_where_there_is_one():
    assert cost_in_words(75.0, 0.0, 0) == "1 min 15 s"
    assert cost_in_words(75.0, 3.25, 12) == "1 min 15 s, 3.25 s QPU time in 12 submissions"
