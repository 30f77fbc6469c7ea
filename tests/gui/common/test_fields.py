import re

import pytest

from qanneal_gui import config
from qanneal_gui.config import RunConfig
from qanneal_gui.errors import ConfigError
from qanneal_gui.gui.common import fields


def test_every_key_of_the_model_is_a_field():
    keys = {f"{section}.{name}" for section, keys in config.as_dict(RunConfig()).items() for name in keys}
    assert {spec.key for spec in fields.specs()} == keys


@pytest.mark.parametrize("spec", fields.specs(), ids=lambda spec: spec.key)
def test_every_field_has_a_title_a_sentence_and_a_default_that_can_be_used(spec):
    assert spec.title != spec.name
    assert spec.help.endswith(".")
    assert fields.complaint(spec, spec.default) == ""


def test_kinds_words_and_bounds_come_from_the_model():
    by_key = {spec.key: spec for spec in fields.specs()}
    size = by_key["data.train_size"]
    assert (size.kind, size.word, size.low, size.unit) == ("int", "all", 2, "images")
    assert by_key["sampler.beta_eff"].requirement == "a number above 0 and at most 1,000, or auto"
    assert by_key["training.seed"].requirement == "a whole number from 0 to 4,294,967,295"
    assert by_key["sampler.kind"].choices == ("exact", "gibbs", "neal", "uniform", "simulated-qpu", "qpu")
    assert by_key["training.shadow_mlp"].kind == "flag"


def test_what_the_window_adds_belongs_to_the_field():
    by_key = {spec.key: spec for spec in fields.specs()}
    assert by_key["sampler.h_noise"].advanced
    assert not by_key["sampler.reads"].advanced
    assert by_key["training.method"].words("mlp") == "MLP, backpropagation"
    assert by_key["sampler.solver"].hints.placeholder == "any"
    assert "zephyr:15" in by_key["sampler.topology"].hints.suggestions
    assert by_key["training.gradient"].hints.falls_back
    # Without a word of its own a choice stands for itself.
    assert by_key["training.batches"].words("balanced") == "balanced"


def test_a_sentence_of_the_layers_below_finds_its_field():
    key, sentence = fields.locate("data.train_size (9) is more than there is; take at most 8.")
    assert key == "data.train_size"
    assert sentence == "Training images (9) is more than there is; take at most 8."
    assert fields.locate("It is off: set sampler.calibration to full.") == (
        "sampler.calibration",
        "It is off: set Calibration to Every h and J.",
    )
    assert fields.locate("No mirror delivered it.") == ("", "No mirror delivered it.")


@pytest.mark.parametrize("spec", [spec for spec in fields.specs() if spec.choices], ids=lambda spec: spec.key)
def test_what_may_be_chosen_is_refused_in_the_words_of_the_form(spec):
    with pytest.raises(ConfigError) as refused:
        config.assemble(overrides=[f"{spec.key}=nothing"])
    key, sentence = fields.locate(f"The preset own is left out: {refused.value}")
    assert key == spec.key
    assert sentence.startswith(f"The preset own is left out: {spec.title} cannot be 'nothing': choose ")
    assert all(spec.words(choice) in sentence for choice in spec.choices)
    assert "should" not in sentence
    assert all(choice in str(refused.value) for choice in spec.choices)  # as they are typed in a terminal


@pytest.mark.parametrize(
    "spec", [spec for spec in fields.specs() if spec.low is not None], ids=lambda s: s.key
)
def test_a_number_out_of_bounds_is_refused_as_its_field_does(spec):
    kind = [f"sampler.kind={spec.owner}"] if spec.owner else []
    with pytest.raises(ConfigError) as refused:
        config.assemble(overrides=[*kind, f"{spec.key}=-7"])
    said = fields.locate(str(refused.value))[1]
    assert said.startswith(f"{spec.title} cannot be -7")
    assert said.endswith(f": give {spec.requirement}.")


@pytest.mark.parametrize(
    "overrides",
    [
        ["training.gradient=exact"],
        ["sampler.kind=neal", "sampler.beta_eff=auto"],
        ["sampler.calibration=hubs", "sampler.gauges=4"],
        ["sampler.kind=exact", f"data.classes={list(range(14))}"],
        ["sampler.calibration=full", f"data.classes={list(range(14))}"],
    ],
)
def test_settings_that_contradict_each_other_are_named_as_the_form_does(overrides):
    with pytest.raises(ConfigError) as refused:
        config.assemble(overrides=overrides)
    sentence = fields.in_window(str(refused.value))
    spelled = {choice for spec in fields.specs() for choice in spec.choices}
    assert not re.search(rf'"({"|".join(spelled)})"|[a-z]+\.[a-z]|\b(true|false)\b', sentence), sentence


def test_a_symbol_begins_a_sentence_as_it_is():
    assert fields.in_window("sampler.beta_eff cannot be 0: input should be greater than 0.").startswith(
        "β_eff "
    )


ALWAYS = {
    *("data.dataset", "data.classes", "data.train_size", "data.test_size", "data.seed", "model.hidden"),
    *("training.method", "training.steps", "training.batch_size", "training.batches"),
    *("training.learning_rate", "training.seed", "training.eval_every", "training.stop_on_failure"),
}
FROM_SAMPLES = {
    *ALWAYS,
    "model.init_std",
    "training.shadow_mlp",
    "training.null_twin",
    "sampler.kind",
    "sampler.reads",
    "sampler.gradient_error",
}
ON_A_CHIP = {
    *FROM_SAMPLES,
    *("sampler.beta_eff", "sampler.h_range", "sampler.j_range", "sampler.chain_strength", "sampler.copies"),
    *("sampler.anneal_time_us", "sampler.spin_reversal", "sampler.calibration"),
    *("sampler.gauges", "budget.qpu_seconds", "budget.submissions"),
}
RELEVANT = {
    "exact": {*FROM_SAMPLES, "training.gradient"},
    "gibbs": {*FROM_SAMPLES, "sampler.sweeps"},
    "neal": {*FROM_SAMPLES, "sampler.sweeps", "sampler.beta_eff"},
    "simulated-qpu": {
        *ON_A_CHIP,
        *(f"sampler.{name}" for name in config.FROM_DEVICE),
        *("sampler.device", "sampler.chip_seed", "sampler.missing"),
    },
    "qpu": {*ON_A_CHIP, "sampler.solver"},
}


@pytest.mark.parametrize("method", ["ebm", "mlp"])
@pytest.mark.parametrize("beta", [16.0, "auto"])
@pytest.mark.parametrize("kind", RELEVANT)
def test_only_what_matters_is_shown(kind, beta, method):
    values = config.as_dict(RunConfig())
    values["training"]["method"] = method
    values["sampler"].update(kind=kind, beta_eff=beta)
    expected = RELEVANT[kind] if method == "ebm" else ALWAYS
    if method == "ebm" and beta == "auto" and "qpu" in kind:
        expected = {*expected, "sampler.beta_start"}
    assert {spec.key for spec in fields.specs() if fields.relevant(spec, values)} == expected
