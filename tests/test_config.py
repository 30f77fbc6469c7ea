"""The config model: what it promises the form and the terminal, and what it refuses."""

import tomllib
from typing import Annotated, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, Field, field_validator

from qanneal_gui import config
from qanneal_gui.config import RunConfig, SamplerKind, SamplerOptions, setting
from qanneal_gui.config.sections import MOST_EXACT_CLASSES
from qanneal_gui.errors import ConfigError
from qanneal_gui.science.ebm import MAX_EXACT_OUTPUTS


def all_fields():
    for section, field in RunConfig.model_fields.items():
        for name, inner in config.keys_of(field.annotation).items():
            yield section, name, inner


@pytest.mark.parametrize(("section", "name", "field"), list(all_fields()))
def test_every_field_explains_itself(section, name, field):
    assert field.title
    assert field.description.endswith(".")
    assert not field.is_required()


def test_defaults_are_the_demo():
    assert config.preset("demo") == RunConfig()
    assert RunConfig().data.classes == (2, 3)
    assert RunConfig().sampler.kind == "simulated-qpu"


@pytest.mark.parametrize("name", config.PRESETS)
def test_presets_load_and_survive_toml(name):
    preset = config.preset(name)
    assert config.parse(tomllib.loads(config.dumps(preset))) == preset


def test_the_papers_settings_to_the_letter():
    for name in ("paper-classical-1", "paper-classical-2", "paper-quantum-1"):
        preset = config.preset(name)
        assert (preset.model.hidden, preset.data.train_size) == (548, 20)
        assert (preset.training.batch_size, preset.training.learning_rate) == (5, 0.1)
    quantum = config.preset("paper-quantum-1").sampler
    assert (quantum.reads, quantum.beta_eff, quantum.anneal_time_us) == (1000, 16.0, 20.0)
    assert (quantum.h_range, quantum.j_range) == ((-2.0, 2.0), (-1.0, 1.0))


@pytest.mark.parametrize(
    ("setting", "key"),
    [
        ("sampler.reads=0", "sampler.reads cannot be 0"),
        ("sampler.beta_eff=0", "sampler.beta_eff cannot be 0"),
        ("sampler.beta_eff=-4", "sampler.beta_eff cannot be -4.0"),
        ("sampler.beta_eff=nan", "sampler.beta_eff cannot be nan"),
        ("sampler.beta_eff=warm", "sampler.beta_eff cannot be 'warm'.* or 'auto'"),
        ("training.batch_size=21", "training.batch_size = 21 is larger than data.train_size"),
        ("training.steps=1.5", "training.steps cannot be 1.5"),
        ("training.learning_rate=true", "training.learning_rate cannot be True"),
        ("training.colour=1", "training.colour is not a known key; the known ones are method"),
        ("colour.of=1", "colour is not a known key; the known ones are data"),
        ("data.classes=[2,2]", "data.classes must name each class once"),
        ("data.classes=[2]", "data.classes must name 2 to 32 classes, not 1"),
        ("data.classes=2", "data.classes cannot be 2"),
        ("data.train_size=some", "data.train_size cannot be 'some'.* or 'all'"),
        ("sampler.h_range=[1,2]", "sampler.h_range must range from a negative"),
        ("sampler.topology=pegasus:99", "sampler.topology is not available"),
        ("sampler.topology=torus:3", "sampler.topology cannot be"),
        ("training.steps", "--set training.steps is not of the form"),
    ],
)
def test_refusals_are_one_sentence_that_names_the_key(setting, key):
    with pytest.raises(ConfigError, match=key) as refused:
        config.assemble(overrides=[setting])
    assert "\n" not in str(refused.value)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        (["training.gradient=exact"], 'training.gradient = "exact" needs sampler.kind = "exact", not "sim'),
        (["training.gradient=exact", "sampler.kind=gibbs"], 'needs sampler.kind = "exact", not "gibbs"'),
        (["sampler.kind=neal", "sampler.beta_eff=auto"], 'sampler.beta_eff = "auto" needs an annealer'),
    ],
)
def test_settings_that_contradict_each_other_are_refused(settings, sentence):
    with pytest.raises(ConfigError, match=sentence):
        config.assemble(overrides=settings)
    # Backpropagation takes no samples, so nothing contradicts it.
    config.assemble(overrides=[*settings, "training.method=mlp"])


def test_a_sentence_that_names_its_settings_itself_names_their_section_no_more():
    with pytest.raises(ConfigError, match=r'^sampler\.calibration = "hubs" needs the same gauge'):
        config.assemble(overrides=["sampler.calibration=hubs", "sampler.gauges=4"])


def test_later_settings_win(tmp_path):
    file = tmp_path / "run.toml"
    file.write_text("[training]\nsteps = 7\nseed = 3\n[budget]\nqpu_seconds = 5\n")
    made = config.assemble(file, "paper-quantum-1", ["training.seed=4", "data.classes=[Pullover, Dress]"])
    assert (made.model.hidden, made.training.steps, made.training.seed) == (548, 7, 4)
    assert made.data.classes == ("Pullover", "Dress")
    assert made.budget.qpu_seconds == 5.0


def test_a_date_in_place_of_a_number_is_shown_as_it_was_written(tmp_path):
    file = tmp_path / "run.toml"
    file.write_text("[training]\nsteps = 1979-05-27\n")
    with pytest.raises(
        ConfigError, match=r"training\.steps cannot be 1979-05-27: input should be a valid integer"
    ):
        config.load(file)


def test_files_that_cannot_be_read_are_named(tmp_path):
    with pytest.raises(ConfigError, match=r"absent\.toml"):
        config.load(tmp_path / "absent.toml")
    broken = tmp_path / "broken.toml"
    broken.write_bytes(b"\xff = [")
    with pytest.raises(ConfigError, match=r"broken\.toml is not in UTF-8"):
        config.load(broken)


values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=5),
    st.lists(st.integers(), max_size=3),
)
keys = st.sampled_from(sorted({name for _, name, _ in all_fields()}))
sections = st.sampled_from([*RunConfig.model_fields, "other"])


@given(st.dictionaries(sections, values | st.dictionaries(keys, values, max_size=3), max_size=3))
def test_anything_is_parsed_or_refused(content):
    try:
        made = config.parse(content)
    except ConfigError as error:
        sentence = str(error)
    else:
        assert isinstance(made, BaseModel)
        return
    assert sentence.endswith(".")


class ProbeOptions(SamplerOptions):
    warmth: float = setting(1.5, "Warmth", "How warm.", gt=0, le=9)
    mode: Annotated[int, Field(ge=1)] | Literal["auto"] = setting("auto", "Mode", "Which, or auto.")

    @field_validator("warmth")
    @classmethod
    def _no_seven(cls, value: float) -> float:
        if value == 7:
            raise ValueError("must not be seven")
        return value


@pytest.fixture
def probe(monkeypatch):
    """A kind of sampler that has settings of its own."""
    kind = SamplerKind("probe", "Probe", "Does nothing.", options=ProbeOptions)
    monkeypatch.setitem(config.KINDS, "probe", kind)
    return kind


@pytest.mark.parametrize("kind", ["exact", "gibbs", "neal", "simulated-qpu", "qpu"])
def test_the_kinds_of_the_program_keep_their_toml(kind):
    names = (
        "kind reads gradient_error beta_eff beta_start h_range j_range chain_strength copies topology"
        " anneal_time_us sweeps"
        " device device_beta device_chain_ratio h_noise j_noise h_mean j_mean static_share drift_share"
        " susceptibility quantisation readout_error chip_seed missing spin_reversal calibration"
        " gauges solver"
    )
    made = config.assemble(overrides=[f"sampler.kind={kind}"])
    assert list(config.as_dict(made)["sampler"]) == names.split()
    assert list(tomllib.loads(config.dumps(made))["sampler"]) == names.split()


def test_a_samplers_own_settings_stand_in_a_table_of_its_name(probe, tmp_path):
    file = tmp_path / "run.toml"
    file.write_text('[sampler]\nkind = "probe"\nreads = 5\n[sampler.probe]\nwarmth = 2\n')
    made = config.assemble(file, overrides=["sampler.probe.mode=3"])
    assert made.sampler.own(ProbeOptions) == ProbeOptions(warmth=2.0, mode=3)
    assert config.as_dict(made)["sampler"]["probe"] == {"warmth": 2.0, "mode": 3}
    assert config.parse(tomllib.loads(config.dumps(made))) == made
    assert config.flat(config.as_dict(made))["sampler.probe.warmth"] == 2.0
    assert dict(config.described(made))["sampler.probe.warmth"].title == "Warmth"
    assert hash(made) != hash(config.changed(made, ["sampler.probe.mode=4"]))


def test_settings_of_a_kind_that_is_not_chosen_are_let_go(probe):
    chosen = config.assemble(overrides=["sampler.kind=probe", "sampler.probe.warmth=3"])
    other = config.changed(chosen, ["sampler.kind=gibbs"])
    assert other == config.assemble(overrides=["sampler.kind=gibbs"])
    copied = chosen.model_copy(update={"sampler": chosen.sampler.model_copy(update={"kind": "exact"})})
    assert config.as_dict(copied) == config.as_dict(config.assemble(overrides=["sampler.kind=exact"]))
    assert config.assemble(overrides=["sampler.kind=probe"]).sampler.own(ProbeOptions) == ProbeOptions()


@pytest.mark.parametrize(
    ("own", "sentence"),
    [
        ("probe.warmth=0", "sampler.probe.warmth cannot be 0.0: input should be greater than 0."),
        ("probe.warmth=7", "sampler.probe.warmth must not be seven."),
        ("probe.mode=some", "sampler.probe.mode cannot be 'some': .* or 'auto'"),
        ("probe.x=1", "sampler.probe.x is not a known key; the known ones are warmth, mode."),
        ("probe=1", "sampler.probe cannot be 1: give a table of settings."),
        ("probe.a.b=1", "--set sampler.probe.a.b=1 is not of the form"),
        ("options.warmth=1", "sampler.options is not a known key; the known ones are kind, reads"),
        (
            "kind=prob",
            "sampler.kind cannot be 'prob': choose one of exact, gibbs, neal, uniform, simulated-qpu, qpu",
        ),
        ("kind=3", "sampler.kind cannot be 3"),
    ],
)
def test_a_samplers_own_settings_are_refused_with_their_key(probe, own, sentence):
    with pytest.raises(ConfigError, match=sentence):
        config.assemble(overrides=["sampler.kind=probe", f"sampler.{own}"])


def test_a_kind_must_have_a_name_that_toml_and_the_terminal_take():
    with pytest.raises(ValueError, match="cannot be the name of a sampler"):
        SamplerKind("My sampler", "Mine", "Does nothing.")


def test_what_programs_a_chip_and_what_is_billed():
    made = {kind: config.assemble(overrides=[f"sampler.kind={kind}"]) for kind in config.KINDS}
    assert [kind for kind, run in made.items() if run.on_chip] == ["simulated-qpu", "qpu"]
    assert [kind for kind, run in made.items() if run.billed] == ["qpu"]
    assert not config.changed(made["qpu"], ["training.method=mlp"]).billed


def test_a_device_brings_its_numbers_and_each_can_be_changed_alone(tmp_path):
    made = config.assemble(overrides=["sampler.device=advantage2"])
    brought = {name: getattr(made.sampler, name) for name in config.FROM_DEVICE}
    assert brought == config.DEVICES["advantage2"]
    assert made.sampler.topology == "zephyr:12"
    other = config.changed(made, ["sampler.h_noise=0.02", "sampler.topology=pegasus:4"])
    assert (other.sampler.h_noise, other.sampler.topology, other.sampler.device_beta) == (
        0.02,
        "pegasus:4",
        8.5,
    )
    back = config.changed(other, ["sampler.device=low-noise"])
    assert back == config.RunConfig()
    file = tmp_path / "run.toml"
    file.write_text(config.dumps(other))
    assert config.load(file) == other


def test_the_default_settings_are_those_of_the_default_device():
    made = config.RunConfig().sampler
    assert {name: getattr(made, name) for name in config.FROM_DEVICE} == config.DEVICES[made.device]


def test_shares_of_the_noise_are_no_more_than_all_of_it():
    with pytest.raises(ConfigError, match="add up to more than 1"):
        config.assemble(overrides=["sampler.static_share=0.7", "sampler.drift_share=0.4"])


def test_classes_are_no_more_than_samples_tell_apart():
    assert MOST_EXACT_CLASSES == MAX_EXACT_OUTPUTS
    with pytest.raises(ConfigError, match=r"data.classes must name 2 to 32 classes, not"):
        config.assemble(overrides=["data.classes=[3]"])
    with pytest.raises(ConfigError, match=r"data.classes must name at most 32 classes, not 33, as"):
        config.assemble(overrides=[f"data.classes={list(range(33))}"])


def test_settings_that_stand_beside_a_device_are_kept_in_any_order():
    beside = ["sampler.topology=zephyr:4", "sampler.device=advantage", "sampler.h_noise=0.5"]
    made = [config.assemble(overrides=order).sampler for order in (beside, beside[::-1])]
    assert made[0] == made[1]
    assert (made[0].topology, made[0].h_noise, made[0].device_beta) == ("zephyr:4", 0.5, 5.0)
    assert config.changed(config.RunConfig(sampler=made[0]), ["sampler.device=ideal"]).sampler.h_noise == 0
