import pytest

from qanneal_gui import config
from qanneal_gui.config import RunConfig
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
    assert by_key["sampler.kind"].choices == ("exact", "gibbs", "neal", "simulated-qpu", "qpu")
    assert by_key["training.shadow_mlp"].kind == "flag"


def test_advanced_fields_and_rules_name_real_keys():
    keys = {spec.key for spec in fields.specs()}
    assert keys >= fields.ADVANCED
    assert set(fields.WORDS) <= keys
    assert set(fields.SUGGESTIONS) <= keys


def test_a_sentence_of_the_layers_below_finds_its_field():
    key, sentence = fields.locate("data.train_size (9) is more than there is; take at most 8.")
    assert key == "data.train_size"
    assert sentence == "Training images (9) is more than there is; take at most 8."
    assert fields.locate("No mirror delivered it.") == ("", "No mirror delivered it.")


@pytest.mark.parametrize(
    ("overrides", "shown", "hidden"),
    [
        (
            ["sampler.kind=simulated-qpu"],
            ["sampler.topology", "sampler.j_noise", "sampler.missing", "budget.qpu_seconds"],
            ["sampler.solver", "budget.month_seconds", "sampler.beta_start", "training.gradient"],
        ),
        (
            ["sampler.kind=qpu", "sampler.beta_eff=auto"],
            ["sampler.solver", "sampler.copies", "sampler.beta_start", "budget.month_seconds"],
            ["sampler.topology", "sampler.device_beta"],
        ),
        (
            ["sampler.kind=exact"],
            ["sampler.reads"],
            ["sampler.beta_eff", "sampler.copies", "budget.qpu_seconds"],
        ),
        (
            ["training.method=mlp"],
            ["training.steps"],
            ["sampler.kind", "model.init_std", "training.shadow_mlp"],
        ),
    ],
)
def test_only_what_matters_is_shown(overrides, shown, hidden):
    values = config.as_dict(config.assemble(overrides=overrides))
    by_key = {spec.key: spec for spec in fields.specs()}
    assert all(fields.relevant(by_key[key], values) for key in shown)
    assert not any(fields.relevant(by_key[key], values) for key in hidden)
