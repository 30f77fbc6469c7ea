"""The sections of a run's config, and the config itself."""

from typing import Annotated, Any, Literal, Self

from pydantic import ConfigDict, Field, field_validator, model_validator

from qanneal_gui.config import kinds
from qanneal_gui.config.kinds import KINDS
from qanneal_gui.config.setting import Section, setting

ClassLabel = int | str
Interval = tuple[float, float]


class DataConfig(Section):
    """Which images are learned."""

    model_config = ConfigDict(title="Data")

    dataset: str = setting(
        "digits",
        "Data set",
        "digits (8×8, embedded), mnist, fashion-mnist, or the path of a folder of IDX files or an .npz file.",
        min_length=1,
        editor="dataset",
        words={"digits": "Digits 8×8", "mnist": "MNIST", "fashion-mnist": "Fashion-MNIST"},
    )
    classes: tuple[ClassLabel, ...] = setting(
        (2, 3),
        "Classes",
        "The classes to tell apart, as numbers or names; two classes make one output, more make one each.",
        min_length=2,
        max_length=10,
        editor="classes",
    )
    train_size: Annotated[int, Field(ge=2, le=1_000_000)] | Literal["all"] = setting(
        20, "Training images", "Size of the random balanced training subset, or all.", unit="images"
    )
    test_size: Annotated[int, Field(ge=2, le=1_000_000)] | Literal["all"] = setting(
        "all",
        "Test images",
        "Size of the random balanced test subset, or all.",
        unit="images",
        advanced=True,
    )
    seed: int = setting(
        0,
        "Subset seed",
        "Seed of the random choice of images.",
        ge=0,
        lt=2**32,
        advanced=True,
    )

    @field_validator("classes", mode="before")
    @classmethod
    def _accept_lists(cls, value: Any) -> Any:
        return tuple(value) if isinstance(value, list) else value

    @field_validator("classes")
    @classmethod
    def _classes_differ(cls, value: tuple[ClassLabel, ...]) -> tuple[ClassLabel, ...]:
        if len({str(label) for label in value}) < len(value):
            raise ValueError("names a class twice; name each class once")
        return value


class ModelConfig(Section):
    """The network: one hidden layer between image and output."""

    model_config = ConfigDict(title="Model")

    hidden: int = setting(64, "Hidden units", "Number K of hidden units.", unit="units", ge=1, le=20_000)
    init_std: float = setting(
        0.01,
        "Initial weights",
        "Standard deviation of the EBM's initial weights.",
        ge=0,
        le=10,
        advanced=True,
        when=kinds.by_samples,
    )


class TrainingConfig(Section):
    """How the network learns."""

    model_config = ConfigDict(title="Training")

    method: Literal["ebm", "mlp"] = setting(
        "ebm",
        "Method",
        "ebm learns from samples of P(y|x) (Classical-2, Quantum-1); mlp by backpropagation (Classical-1).",
        words={"ebm": "EBM, from samples", "mlp": "MLP, backpropagation"},
    )
    gradient: Literal["sampled", "exact"] = setting(
        "sampled",
        "Gradient",
        "sampled uses Γ samples of P(y|x), as in the paper; exact (with the exact sampler) its closed form.",
        advanced=True,
        words={"sampled": "From samples", "exact": "Closed form"},
        when=kinds.closed_form,
        falls_back=True,
    )
    steps: int = setting(
        100, "Steps", "Number of training steps, one batch each.", unit="steps", ge=1, le=1_000_000
    )
    batch_size: int = setting(5, "Batch size", "Training images per step.", unit="images", ge=1, le=100_000)
    batches: Literal["random", "balanced"] = setting(
        "random",
        "Batches",
        "random takes the images in any order; balanced has all classes in every batch alike.",
    )
    learning_rate: float = setting(0.01, "Learning rate", "ADAM's step size.", gt=0, le=10)
    seed: int = setting(
        0,
        "Training seed",
        "Seed of weights, batches and samples.",
        ge=0,
        lt=2**32,
        advanced=True,
    )
    eval_every: int = setting(
        1,
        "Evaluate every",
        "Steps between two evaluations on all images.",
        unit="steps",
        ge=1,
        le=1_000_000,
        advanced=True,
    )
    shadow_mlp: bool = setting(
        True,
        "Shadow MLP",
        "Train an MLP by backpropagation on the same batches, for the paper's symmetrised KL.",
        advanced=True,
        when=kinds.by_samples,
    )
    stop_on_failure: bool = setting(
        False,
        "Stop on failure",
        "End the run when its outputs have become constant: what is left of it would come to nothing.",
    )


class SamplerConfig(Section):
    """Who delivers the samples of P(y|x)."""

    model_config = ConfigDict(title="Sampler")

    kind: Literal["exact", "gibbs", "neal", "simulated-qpu", "qpu"] = setting(
        "simulated-qpu",
        "Sampler",
        "exact draws from the closed form, gibbs and neal are classical, qpu is a D-Wave annealer.",
        words={kind.name: kind.title for kind in KINDS.values()},
        when=kinds.by_samples,
    )
    reads: int = setting(
        1000,
        "Reads Γ",
        "Samples of y for every example.",
        unit="reads",
        ge=1,
        le=10_000,
        when=kinds.by_samples,
    )
    beta_eff: Annotated[float, Field(gt=0, le=1000)] | Literal["auto"] = setting(
        16.0,
        "β_eff",
        "Effective inverse temperature by which the problem is divided, or auto.",
        when=kinds.uses_beta,
    )
    beta_start: float = setting(
        16.0,
        "β at the start",
        "With β_eff = auto: where the estimate starts.",
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
        "Coupling that holds a chain together; auto is the strongest within the J range.",
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
        "Chip of the simulated QPU: pegasus:m or zephyr:m or zephyr:m,t.",
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
        "gibbs and neal only: updates of every variable in each read.",
        unit="sweeps",
        ge=2,
        le=100_000,
        advanced=True,
        when=kinds.uses_sweeps,
    )
    device_beta: float = setting(
        16.0,
        "Device β",
        "Simulated QPU only: the inverse temperature at which the device really samples.",
        gt=0,
        le=1000,
        advanced=True,
        when=kinds.on_simulated_chip,
    )
    h_noise: float = setting(
        0.002,
        "Noise on h",
        "Simulated QPU only: standard deviation of the error of every h.",
        ge=0,
        le=1,
        advanced=True,
        when=kinds.on_simulated_chip,
    )
    j_noise: float = setting(
        0.002,
        "Noise on J",
        "Simulated QPU only: standard deviation of the error of every J.",
        ge=0,
        le=1,
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
    missing: str = setting(
        "",
        "Dead qubits",
        "Simulated QPU only: JSON file with the dead nodes and edges of the chip.",
        advanced=True,
        editor="file",
        placeholder="none",
        when=kinds.on_simulated_chip,
    )
    spin_reversal: bool = setting(
        False,
        "Spin reversal",
        "Flip a random half of all spins in every submission, to average device errors.",
        advanced=True,
        when=kinds.on_chip,
    )
    solver: str = setting(
        "",
        "Solver",
        "D-Wave solver: its name, or pegasus or zephyr for any such; empty takes the least loaded that fits.",
        editor="solver",
        placeholder="any",
        when=kinds.billed,
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


class BudgetConfig(Section):
    """What a run may cost; a submission that could pass a limit is not sent."""

    model_config = ConfigDict(title="Budget")

    qpu_seconds: float = setting(
        60.0,
        "QPU time",
        "Limit of QPU access time of this run.",
        unit="s",
        gt=0,
        le=1e6,
        when=kinds.on_chip,
    )
    month_seconds: float = setting(
        60.0,
        "QPU time a month",
        "Limit of QPU access time of all runs in a calendar month.",
        unit="s",
        gt=0,
        le=1e6,
        when=kinds.billed,
    )
    submissions: int = setting(
        1000,
        "Submissions",
        "Limit of problems sent by this run.",
        unit="submissions",
        ge=1,
        le=10**9,
        advanced=True,
        when=kinds.on_chip,
    )


class RunConfig(Section):
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
