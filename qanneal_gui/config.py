"""One pydantic model of a run.

The window's form, the TOML file, the terminal's ``--set`` and the documentation are all generated
from it: every field has a title, a unit where it has one, bounds, a default (the demo) and a
sentence of explanation.
"""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self

import tomli_w
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    JsonValue,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_core import ErrorDetails

from qanneal_gui.errors import ConfigError
from qanneal_gui.paths import resource

PRESETS = (
    "demo",
    "paper-classical-1",
    "paper-classical-2",
    "paper-quantum-1",
    "paper-equivalence",
    "stable",
)
"""Names of the shipped presets, in the order in which they are offered."""

ClassLabel = int | str
Interval = tuple[float, float]


def _field(default: Any, title: str, sentence: str, *, unit: str | None = None, **bounds: Any) -> Any:
    extra: dict[str, JsonValue] = {"unit": unit} if unit else {}
    return Field(default=default, title=title, description=sentence, json_schema_extra=extra, **bounds)


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False)


class DataConfig(_Section):
    """Which images are learned."""

    model_config = ConfigDict(title="Data")

    dataset: str = _field(
        "digits",
        "Data set",
        "digits (8×8, embedded), mnist, fashion-mnist, or the path of a folder of IDX files or an .npz file.",
        min_length=1,
    )
    classes: tuple[ClassLabel, ...] = _field(
        (2, 3),
        "Classes",
        "The classes to tell apart, as numbers or names; two classes make one output, more make one each.",
        min_length=2,
        max_length=10,
    )
    train_size: Annotated[int, Field(ge=2, le=1_000_000)] | Literal["all"] = _field(
        20, "Training images", "Size of the random balanced training subset, or all.", unit="images"
    )
    test_size: Annotated[int, Field(ge=2, le=1_000_000)] | Literal["all"] = _field(
        "all", "Test images", "Size of the random balanced test subset, or all.", unit="images"
    )
    seed: int = _field(0, "Subset seed", "Seed of the random choice of images.", ge=0, lt=2**32)

    @field_validator("classes", mode="before")
    @classmethod
    def _accept_lists(cls, value: Any) -> Any:
        return tuple(value) if isinstance(value, list) else value

    @field_validator("classes")
    @classmethod
    def _classes_differ(cls, value: tuple[ClassLabel, ...]) -> tuple[ClassLabel, ...]:
        if len({str(label) for label in value}) < len(value):
            raise ValueError("names a class twice; name each class once")
        if any(isinstance(label, int) and label < 0 for label in value):
            raise ValueError("holds a negative number; class numbers start at 0")
        return value


class ModelConfig(_Section):
    """The network: one hidden layer between image and output."""

    model_config = ConfigDict(title="Model")

    hidden: int = _field(64, "Hidden units", "Number K of hidden units.", unit="units", ge=1, le=20_000)
    init_std: float = _field(
        0.01, "Initial weights", "Standard deviation of the EBM's initial weights.", ge=0, le=10
    )


class TrainingConfig(_Section):
    """How the network learns."""

    model_config = ConfigDict(title="Training")

    method: Literal["ebm", "mlp"] = _field(
        "ebm",
        "Method",
        "ebm learns from samples of P(y|x) (Classical-2, Quantum-1); mlp by backpropagation (Classical-1).",
    )
    gradient: Literal["sampled", "exact"] = _field(
        "sampled",
        "Gradient",
        "sampled uses Γ samples of P(y|x), as in the paper; exact (with the exact sampler) its closed form.",
    )
    steps: int = _field(
        100, "Steps", "Number of training steps, one batch each.", unit="steps", ge=1, le=1_000_000
    )
    batch_size: int = _field(5, "Batch size", "Training images per step.", unit="images", ge=1, le=100_000)
    batches: Literal["random", "balanced"] = _field(
        "random",
        "Batches",
        "random takes the images in any order; balanced has all classes in every batch alike.",
    )
    learning_rate: float = _field(0.01, "Learning rate", "ADAM's step size.", gt=0, le=10)
    seed: int = _field(0, "Training seed", "Seed of weights, batches and samples.", ge=0, lt=2**32)
    eval_every: int = _field(
        1, "Evaluate every", "Steps between two evaluations on all images.", unit="steps", ge=1, le=1_000_000
    )
    shadow_mlp: bool = _field(
        True,
        "Shadow MLP",
        "Train an MLP by backpropagation on the same batches, for the paper's symmetrised KL.",
    )
    stop_on_failure: bool = _field(
        False,
        "Stop on failure",
        "End the run when its outputs have become constant: what is left of it would come to nothing.",
    )


class SamplerConfig(_Section):
    """Who delivers the samples of P(y|x)."""

    model_config = ConfigDict(title="Sampler")

    kind: Literal["exact", "gibbs", "neal", "simulated-qpu", "qpu"] = _field(
        "simulated-qpu",
        "Sampler",
        "exact draws from the closed form, gibbs and neal are classical, qpu is a D-Wave annealer.",
    )
    reads: int = _field(1000, "Reads Γ", "Samples of y for every example.", unit="reads", ge=1, le=10_000)
    beta_eff: Annotated[float, Field(gt=0, le=1000)] | Literal["auto"] = _field(
        16.0, "β_eff", "Effective inverse temperature by which the problem is divided, or auto."
    )
    beta_start: float = _field(
        16.0, "β at the start", "With β_eff = auto: where the estimate starts.", gt=0, le=1000
    )
    h_range: Interval = _field((-2.0, 2.0), "h range", "Caps on the programmed qubit biases h.")
    j_range: Interval = _field((-1.0, 1.0), "J range", "Caps on the programmed couplings J.")
    chain_strength: Annotated[float, Field(gt=0, le=10)] | Literal["auto"] = _field(
        "auto",
        "Chain strength",
        "Coupling that holds a chain together; auto is the strongest within the J range.",
    )
    copies: Annotated[int, Field(ge=1, le=10_000)] | Literal["auto"] = _field(
        "auto",
        "Copies",
        "Copies of the network packed on one chip; auto packs as many as fit.",
        unit="copies",
    )
    topology: str = _field(
        "pegasus:16",
        "Topology",
        "Chip of the simulated QPU: pegasus:m or zephyr:m or zephyr:m,t.",
        pattern=r"^(pegasus:\d{1,2}|zephyr:\d{1,2}(,\d{1,2})?)$",
    )
    anneal_time_us: float = _field(20.0, "Anneal time", "Duration of one anneal.", unit="µs", ge=0.5, le=2000)
    sweeps: int = _field(
        20,
        "Sweeps",
        "gibbs and neal only: updates of every variable in each read.",
        unit="sweeps",
        ge=2,
        le=100_000,
    )
    device_beta: float = _field(
        16.0,
        "Device β",
        "Simulated QPU only: the inverse temperature at which the device really samples.",
        gt=0,
        le=1000,
    )
    h_noise: float = _field(
        0.002, "Noise on h", "Simulated QPU only: standard deviation of the error of every h.", ge=0, le=1
    )
    j_noise: float = _field(
        0.002, "Noise on J", "Simulated QPU only: standard deviation of the error of every J.", ge=0, le=1
    )
    quantisation: float = _field(
        0.0,
        "Quantisation",
        "Simulated QPU only: step to which programmed h and J are rounded; 0 for none.",
        ge=0,
        le=1,
    )
    missing: str = _field(
        "", "Dead qubits", "Simulated QPU only: JSON file with the dead nodes and edges of the chip."
    )
    spin_reversal: bool = _field(
        False,
        "Spin reversal",
        "Flip a random half of all spins in every submission, to average device errors.",
    )
    solver: str = _field(
        "",
        "Solver",
        "D-Wave solver: its name, or pegasus or zephyr for any such; empty takes the least loaded that fits.",
    )

    @field_validator("h_range", "j_range", mode="before")
    @classmethod
    def _accept_lists(cls, value: Any) -> Any:
        if not isinstance(value, list | tuple):
            return value
        return tuple(float(v) if type(v) is int else v for v in value)

    @field_validator("h_range", "j_range")
    @classmethod
    def _contains_zero(cls, value: Interval) -> Interval:
        if not value[0] < 0 < value[1]:
            raise ValueError("must run from a negative to a positive number")
        return value

    @field_validator("topology")
    @classmethod
    def _size_is_sane(cls, value: str) -> str:
        family, _, numbers = value.partition(":")
        sizes = [int(n) for n in numbers.split(",")]
        largest = {"pegasus": (2, 24, 0), "zephyr": (1, 24, 8)}[family]
        if not largest[0] <= sizes[0] <= largest[1] or (len(sizes) > 1 and not 1 <= sizes[1] <= largest[2]):
            raise ValueError("is outside what is built; use pegasus:2 to pegasus:24 or zephyr:1 to zephyr:24")
        return value


class BudgetConfig(_Section):
    """What a run may cost; a submission that could pass a limit is not sent."""

    model_config = ConfigDict(title="Budget")

    qpu_seconds: float = _field(
        60.0, "QPU time", "Limit of QPU access time of this run.", unit="s", gt=0, le=1e6
    )
    month_seconds: float = _field(
        60.0,
        "QPU time a month",
        "Limit of QPU access time of all runs in a calendar month.",
        unit="s",
        gt=0,
        le=1e6,
    )
    submissions: int = _field(
        1000, "Submissions", "Limit of problems sent by this run.", unit="submissions", ge=1, le=10**9
    )


class RunConfig(_Section):
    """Everything that decides a run; its defaults are the demo."""

    model_config = ConfigDict(title="Run")

    data: DataConfig = Field(default_factory=DataConfig)
    model: ModelConfig = Field(default_factory=ModelConfig)
    sampler: SamplerConfig = Field(default_factory=SamplerConfig)
    training: TrainingConfig = Field(default_factory=TrainingConfig)
    budget: BudgetConfig = Field(default_factory=BudgetConfig)

    @model_validator(mode="after")
    def _batch_fits(self) -> Self:
        size, batch, classes = self.data.train_size, self.training.batch_size, len(self.data.classes)
        if size != "all" and batch > size:
            raise ValueError(
                f"training.batch_size ({batch}) is larger than data.train_size ({size}); "
                "lower the batch size or take more training images"
            )
        if size != "all" and size < classes:
            raise ValueError(
                f"data.train_size ({size}) is smaller than the number of classes ({classes}); "
                "take at least one image of each class"
            )
        return self

    @model_validator(mode="after")
    def _sampler_fits(self) -> Self:
        if self.training.method != "ebm":
            return self
        kind = self.sampler.kind
        if self.training.gradient == "exact" and kind != "exact":
            raise ValueError(
                f'training.gradient = "exact" takes no samples from {kind}; '
                "set it to sampled, or sampler.kind to exact"
            )
        if self.sampler.beta_eff == "auto" and kind == "neal":
            raise ValueError('sampler.beta_eff = "auto" is for annealers; give neal a number such as 16')
        return self

    @property
    def outputs(self) -> int:
        """Number M of output units: one for two classes, one for each class beyond that."""
        return 1 if len(self.data.classes) == 2 else len(self.data.classes)


def parse(values: Mapping[str, Any]) -> RunConfig:
    """Build a config from nested mappings (sections of keys).

    Raises
    ------
    ConfigError
        One sentence that names the first key that cannot be used.
    """
    try:
        return RunConfig.model_validate(_widen_ints(values))
    except ValidationError as error:
        raise ConfigError(_sentence(error.errors())) from None


def load(path: str | Path) -> RunConfig:
    """Read a run's config from a TOML file; missing keys take their defaults."""
    return parse(_read_toml(Path(path)))


def dumps(config: RunConfig) -> str:
    """Return the config as TOML, every key written out."""
    return tomli_w.dumps(as_dict(config))


def as_dict(config: RunConfig) -> dict[str, Any]:
    """Return the config as nested dicts and lists that JSON and TOML can hold."""
    return config.model_dump(mode="json")


def preset(name: str) -> RunConfig:
    """Return a shipped preset by its name."""
    return parse(preset_values(name))


def preset_values(name: str) -> dict[str, Any]:
    """Return the keys a preset sets, as nested dicts."""
    if name not in PRESETS:
        raise ConfigError(f"There is no preset {name!r}; choose one of {', '.join(PRESETS)}.")
    return tomllib.loads(resource("presets", f"{name}.toml").read_text(encoding="utf-8"))


def assemble(
    file: str | Path | None = None, preset_name: str | None = None, overrides: Iterable[str] = ()
) -> RunConfig:
    """Combine a preset, a TOML file and ``section.key=value`` settings; the later ones win."""
    values: dict[str, Any] = {}
    if preset_name:
        _merge(values, preset_values(preset_name))
    if file:
        _merge(values, _read_toml(Path(file)))
    for override in overrides:
        _merge(values, _parse_override(override))
    return parse(values)


def changed(config: RunConfig, overrides: Iterable[str]) -> RunConfig:
    """Return a config with ``section.key=value`` settings changed; raises `ConfigError` as `parse` does."""
    values = as_dict(config)
    for override in overrides:
        _merge(values, _parse_override(override))
    return parse(values)


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"Cannot read {path}: {error.strerror}; give the path of a TOML file.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} is not valid TOML: {error}; correct it and try again.") from None


def _parse_override(text: str) -> dict[str, Any]:
    key, equals, raw = text.partition("=")
    section, dot, name = key.strip().partition(".")
    if not (equals and dot and section and name):
        raise ConfigError(f"--set {text} is not of the form section.key=value, as in training.steps=20.")
    return {section: {name: _toml_value(raw.strip())}}


def _toml_value(raw: str) -> Any:
    """Read a TOML value; bare words are strings, also inside a list (``[Pullover,Dress]``)."""
    try:
        return tomllib.loads(f"value = {raw}")["value"]
    except tomllib.TOMLDecodeError:
        if raw.startswith("[") and raw.endswith("]"):
            return [_toml_value(item.strip()) for item in raw[1:-1].split(",") if item.strip()]
        return raw


def _merge(into: dict[str, Any], values: Mapping[str, Any]) -> None:
    for section, keys in values.items():
        if isinstance(keys, Mapping) and isinstance(into.get(section), dict):
            into[section].update(keys)
        else:
            into[section] = dict(keys) if isinstance(keys, Mapping) else keys


def _widen_ints(values: Mapping[str, Any]) -> dict[str, Any]:
    """Let ``qpu_seconds = 60`` stand for 60.0: TOML tells integers from floats, users do not."""
    widened: dict[str, Any] = {}
    for section, keys in values.items():
        field = RunConfig.model_fields.get(section)
        model = field.annotation if field else None
        if isinstance(keys, Mapping) and isinstance(model, type) and issubclass(model, BaseModel):
            floats = {k for k, f in model.model_fields.items() if _takes_float(f.annotation)}
            keys = {k: float(v) if k in floats and type(v) is int else v for k, v in keys.items()}
        widened[section] = keys
    return widened


def _takes_float(annotation: Any) -> bool:
    return annotation is float or ("float" in str(annotation) and "tuple" not in str(annotation))


def _sentence(errors: list[ErrorDetails]) -> str:
    """Turn pydantic's complaints about the first refused key into one sentence that names it."""
    error = errors[0]
    location = [part for part in error["loc"] if isinstance(part, str)]
    key = ".".join(location[:2]) or "config"
    kind, message, context = error["type"], error["msg"], error.get("ctx", {})
    if kind == "extra_forbidden":
        section = RunConfig.model_fields.get(location[0])
        known = section.annotation if len(location) > 1 and section else RunConfig
        names = ", ".join(getattr(known, "model_fields", {}))
        return f"{key} is not a known key; known are {names}."
    if kind == "value_error":
        reason = str(context.get("error", message))
        return f"{reason}." if not location else f"{key} {reason}."
    # A key that takes "a number or a word" is refused once for each; the sentence offers both.
    same = [other["msg"] for other in errors if other["loc"][:2] == error["loc"][:2]]
    detail = same[0][0].lower() + same[0][1:]
    words = [
        text.removeprefix("Input should be ") for text in same[1:] if text.startswith("Input should be '")
    ]
    value = list(error["input"]) if isinstance(error["input"], tuple) else error["input"]
    return f"{key} cannot be {value!r}: {' or '.join([detail, *words])}."
