"""The section of the sampler, with the own settings of its kind."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import (
    ConfigDict,
    Field,
    SerializationInfo,
    SerializerFunctionWrapHandler,
    ValidationError,
    field_validator,
    model_serializer,
    model_validator,
)
from pydantic_core import InitErrorDetails

from qanneal_gui.config import kinds
from qanneal_gui.config.devices import DEVICES, filled
from qanneal_gui.config.kinds import KINDS, SamplerKind, SamplerOptions
from qanneal_gui.config.setting import Section, keys_of, setting, widened

Interval = tuple[float, float]
Options = TypeVar("Options", bound=SamplerOptions)


class SamplerConfig(Section):
    """Who delivers the samples of P(y|x)."""

    model_config = ConfigDict(title="Sampler")

    kind: str = setting(
        "simulated-qpu",
        "Sampler",
        "exact draws from the closed form, gibbs and neal are classical, uniform is a coin, qpu is a D-Wave "
        "annealer.",
        choices=KINDS,
        when=kinds.by_samples,
    )
    reads: int = setting(
        1000,
        "Reads Γ",
        "Samples of y per example.",
        unit="reads",
        ge=1,
        le=10_000,
        when=kinds.by_samples,
    )
    gradient_error: float = setting(
        0.0,
        "Gradient error",
        "At each step only as many reads, up to Γ, as bring the shot noise of the gradient to this part of "
        "its length, on average over steps; 0 always takes Γ.",
        ge=0,
        le=1,
        advanced=True,
        when=kinds.has_shot_noise,
    )
    beta_eff: Annotated[float, Field(gt=0, le=1000)] | Literal["auto"] = setting(
        16.0,
        "β_eff",
        "Effective inverse temperature by which the problem is divided, or auto to estimate it while "
        "training.",
        when=kinds.uses_beta,
    )
    beta_start: float = setting(
        16.0,
        "Initial β",
        "With β_eff = auto: the initial estimate.",
        gt=0,
        le=1000,
        advanced=True,
        when=kinds.estimates_beta,
    )
    h_range: Interval = setting(
        (-2.0, 2.0),
        "h range",
        "Caps on the programmed qubit biases h.",
        advanced=True,
        when=kinds.on_chip,
    )
    j_range: Interval = setting(
        (-1.0, 1.0),
        "J range",
        "Caps on the programmed couplings J.",
        advanced=True,
        when=kinds.on_chip,
    )
    chain_strength: Annotated[float, Field(gt=0, le=10)] | Literal["auto"] = setting(
        "auto",
        "Chain strength",
        "Coupling that holds a chain together; auto uses the strongest in the J range.",
        advanced=True,
        when=kinds.on_chip,
    )
    copies: Annotated[int, Field(ge=1, le=10_000)] | Literal["auto"] = setting(
        "auto",
        "Copies",
        "Copies of the network packed on one chip; auto packs as many as fit.",
        unit="copies",
        advanced=True,
        when=kinds.on_chip,
    )
    topology: str = setting(
        "pegasus:16",
        "Topology",
        "Chip of the simulated QPU: pegasus:m, zephyr:m or zephyr:m,t.",
        pattern=r"^(pegasus:\d{1,2}|zephyr:\d{1,2}(,\d{1,2})?)$",
        editor="topology",
        suggestions=("pegasus:16", "zephyr:12", "zephyr:15"),
        when=kinds.on_simulated_chip,
    )
    anneal_time_us: float = setting(
        20.0,
        "Anneal time",
        "Duration of one anneal.",
        unit="µs",
        ge=0.5,
        le=2000,
        advanced=True,
        when=kinds.on_chip,
    )
    sweeps: int = setting(
        20,
        "Sweeps",
        "gibbs and neal only: updates of each variable per read.",
        unit="sweeps",
        ge=2,
        le=100_000,
        advanced=True,
        when=kinds.uses_sweeps,
    )
    device: Literal["ideal", "low-noise", "advantage", "advantage2"] = setting(
        "low-noise",
        "Device",
        "Simulated QPU only: which device is simulated; it brings its topology and numbers, each of which "
        "can be changed alone.",
        words={
            "ideal": "Ideal",
            "low-noise": "Low noise",
            "advantage": "Advantage",
            "advantage2": "Advantage2",
        },
        brings=DEVICES,
        when=kinds.on_simulated_chip,
    )
    device_beta: float = setting(
        16.0,
        "Device β",
        "Simulated QPU only: the device's true inverse temperature.",
        gt=0,
        le=1000,
        advanced=True,
        when=kinds.on_simulated_chip,
    )
    device_chain_ratio: float = setting(
        1.0,
        "β ratio of chains",
        "Simulated QPU only: inverse temperature at which chains, and so the outputs, freeze, over that of "
        "single qubits.",
        gt=0,
        le=1,
        advanced=True,
        when=kinds.on_simulated_chip,
    )
    h_noise: float = setting(
        0.002,
        "Noise on h",
        "Simulated QPU only: standard deviation of the error on each h.",
        ge=0,
        le=1,
        advanced=True,
        when=kinds.on_simulated_chip,
    )
    j_noise: float = setting(
        0.002,
        "Noise on J",
        "Simulated QPU only: standard deviation of the error on each J.",
        ge=0,
        le=1,
        advanced=True,
        when=kinds.on_simulated_chip,
    )
    h_mean: float = setting(
        0.0,
        "Mean error of h",
        "Simulated QPU only: systematic error of every h.",
        ge=-1,
        le=1,
        advanced=True,
        when=kinds.on_simulated_chip,
    )
    j_mean: float = setting(
        0.0,
        "Mean error of J",
        "Simulated QPU only: systematic error of every J.",
        ge=-1,
        le=1,
        advanced=True,
        when=kinds.on_simulated_chip,
    )
    static_share: float = setting(
        0.0,
        "Static share",
        "Simulated QPU only: share of the noise's variance that never changes on a chip.",
        ge=0,
        le=1,
        advanced=True,
        when=kinds.on_simulated_chip,
    )
    drift_share: float = setting(
        0.0,
        "Drifting share",
        "Simulated QPU only: share of the noise's variance that drifts over hundreds of submissions; what is "
        "neither static nor drifts is drawn anew at each programming.",
        ge=0,
        le=1,
        advanced=True,
        when=kinds.on_simulated_chip,
    )
    susceptibility: float = setting(
        0.0,
        "Susceptibility χ",
        "Simulated QPU only: background susceptibility, by which h and J leak to neighbours.",
        ge=-0.2,
        le=0.2,
        advanced=True,
        when=kinds.on_simulated_chip,
    )
    quantisation: float = setting(
        0.0,
        "Quantisation",
        "Simulated QPU only: step to which programmed h and J are rounded; 0 for none.",
        ge=0,
        le=1,
        advanced=True,
        when=kinds.on_simulated_chip,
    )
    readout_error: float = setting(
        0.0,
        "Readout error",
        "Simulated QPU only: probability with which a spin is read wrongly.",
        ge=0,
        lt=0.5,
        advanced=True,
        when=kinds.on_simulated_chip,
    )
    chip_seed: int = setting(
        0,
        "Chip seed",
        "Simulated QPU only: seed of the errors that belong to the chip.",
        ge=0,
        lt=2**32,
        advanced=True,
        when=kinds.on_simulated_chip,
    )
    missing: str = setting(
        "",
        "Dead qubits",
        "Simulated QPU only: JSON file with the chip's dead qubits and couplers.",
        advanced=True,
        editor="file",
        placeholder="none",
        when=kinds.on_simulated_chip,
    )
    spin_reversal: bool = setting(
        False,
        "Spin reversal",
        "Flip a random half of all spins in every submission, to average out device errors.",
        advanced=True,
        when=kinds.on_chip,
    )
    calibration: Literal["off", "hubs", "full"] = setting(
        "off",
        "Calibration",
        "Make up for the device's errors as past samples show them: hubs by an offset on each copy's "
        "outputs, full by the errors of every h and J, too.",
        words={"off": "Off", "hubs": "Hub offsets", "full": "Every h and J"},
        when=kinds.on_chip,
    )
    gauges: int = setting(
        1,
        "Gauges",
        "Spin-reversal transforms over which the reads of a batch are spread: device errors average out, and "
        "each is a submission of its own.",
        unit="gauges",
        ge=1,
        le=64,
        advanced=True,
        when=kinds.on_chip,
    )
    solver: str = setting(
        "",
        "Solver",
        "Name of a D-Wave solver, or pegasus or zephyr for any of that topology; empty picks the least "
        "loaded one that fits.",
        editor="solver",
        placeholder="any",
        when=kinds.billed,
    )

    options: SamplerOptions = Field(
        default_factory=SamplerOptions,
        exclude=True,
        title="Own settings",
        description="Settings of this kind of sampler alone, in a table of its name.",
    )

    @model_validator(mode="before")
    @classmethod
    def _take_own_settings(cls, values: Any) -> Any:
        """Read the table of the kind's own settings; those of kinds that are not chosen are let go."""
        if not isinstance(values, Mapping) or isinstance(values.get("options"), SamplerOptions):
            return values
        values = filled(values)
        if "options" in values:  # the name of the attribute, which is no key
            raise _refusal(
                InitErrorDetails(type="extra_forbidden", loc=("options",), input=values["options"])
            )
        name = values.get("kind", cls.model_fields["kind"].default)
        kind = KINDS.get(name) if isinstance(name, str) else None
        if kind is None:
            return values
        others = {key: value for key, value in values.items() if key in cls.model_fields or key not in KINDS}
        return {**others, "options": _own_settings(kind, values.get(kind.name, {}))}

    @model_serializer(mode="wrap")
    def _with_own_settings(
        self, handler: SerializerFunctionWrapHandler, info: SerializationInfo
    ) -> dict[str, Any]:
        values: dict[str, Any] = handler(self)
        own = self.own(SamplerOptions)
        return values | {self.kind: own.model_dump(mode=info.mode)} if keys_of(type(own)) else values

    @field_validator("kind")
    @classmethod
    def _kind_is_known(cls, value: str) -> str:
        if value not in KINDS:
            raise ValueError(f"cannot be {value!r}: {KINDS.choices}")
        return value

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
            raise ValueError("must range from a negative to a positive number")
        return value

    @model_validator(mode="after")
    def _device_is_possible(self) -> Self:
        name = self.calibration
        if name != "off" and (self.gauges > 1 or self.spin_reversal):
            raise ValueError(
                f'sampler.calibration = "{name}" needs the same gauge in every submission; set '
                "sampler.gauges to 1 and sampler.spin_reversal to false, or sampler.calibration to off"
            )
        if self.static_share + self.drift_share > 1:
            raise ValueError(
                "sampler.static_share and sampler.drift_share add up to more than 1; lower one of them"
            )
        return self

    @field_validator("topology")
    @classmethod
    def _size_is_sane(cls, value: str) -> str:
        family, _, numbers = value.partition(":")
        sizes = [int(n) for n in numbers.split(",")]
        largest = {"pegasus": (2, 24, 0), "zephyr": (1, 24, 8)}[family]
        if not largest[0] <= sizes[0] <= largest[1] or (len(sizes) > 1 and not 1 <= sizes[1] <= largest[2]):
            raise ValueError("is not available; use pegasus:2 to pegasus:24 or zephyr:1 to zephyr:24")
        return value

    @property
    def about(self) -> SamplerKind:
        """What the kind is."""
        return KINDS[self.kind]

    def own(self, model: type[Options]) -> Options:
        """Return the kind's own settings."""
        kind = self.about
        # Another kind may have been put into a copy.
        options = self.options if type(self.options) is kind.options else kind.options()
        assert isinstance(options, model)
        return options


def _own_settings(kind: SamplerKind, values: Any) -> SamplerOptions:
    """Read a kind's own settings; a complaint names their table, which pydantic knows nothing of."""
    try:
        keys = widened(kind.options, values) if isinstance(values, Mapping) else values
        return kind.options.model_validate(keys)
    except ValidationError as error:
        found = [
            InitErrorDetails(
                type=one["type"], loc=(kind.name, *one["loc"]), input=one["input"], ctx=one.get("ctx", {})
            )
            for one in error.errors()
        ]
        raise _refusal(*found) from None


def _refusal(*errors: InitErrorDetails) -> ValidationError:
    return ValidationError.from_exception_data("Sampler", list(errors))
