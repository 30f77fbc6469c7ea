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
