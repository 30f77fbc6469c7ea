"""The sections of a run's config, and the config itself."""

from typing import Annotated, Any, Literal, Self

from pydantic import ConfigDict, Field, field_validator, model_validator

from qanneal_gui.config import kinds
from qanneal_gui.config.sampler import SamplerConfig
from qanneal_gui.config.setting import Section, setting

ClassLabel = int | str

MOST_CLASSES = 32
"""Outputs of which a state is still a small whole number, and of which samples tell something."""

MOST_EXACT_CLASSES = 12
"""Of which the exact P(y|x), a sum over 2^12 states, is still quick; of more it is estimated by sampling."""

ESTIMATED = (
    f"Above {MOST_EXACT_CLASSES} outputs the exact P(y|x) is out of reach; it is estimated by sampling."
)
"""What is said wherever such a figure is shown."""

_MOST_COUNTS = 2 * 10**7
"""Counts of a batch's outputs that are held at once: 160 MB."""


class DataConfig(Section):
    """Which images are learned."""

    model_config = ConfigDict(title="Data")

    dataset: str = setting(
        "digits",
        "Data set",
        "digits (8×8, embedded), mnist, fashion-mnist, or the path of a folder of IDX files or an .npz file.",
        min_length=1,
        editor="dataset",
    )
    classes: tuple[ClassLabel, ...] = setting(
        (2, 3),
        "Classes",
        "Classes to distinguish, as numbers or names; two classes share one output, more have one output "
        "each.",
        editor="classes",
    )
    train_size: Annotated[int, Field(ge=2, le=1_000_000)] | Literal["all"] = setting(
        20, "Training images", "Size of the random, balanced training subset, or all images.", unit="images"
    )
    test_size: Annotated[int, Field(ge=2, le=1_000_000)] | Literal["all"] = setting(
        "all",
        "Test images",
        "Size of the random, balanced test subset, or all images.",
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
        if len(value) < 2:
            raise ValueError(f"must name 2 to {MOST_CLASSES} classes, not {len(value)}")
        if len(value) > MOST_CLASSES:
            raise ValueError(
                f"must name at most {MOST_CLASSES} classes, not {len(value)}, as samples of more outputs "
                "would hardly be alike"
            )
        if len({str(label) for label in value}) < len(value):
            raise ValueError("must name each class once")
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
        "ebm learns from samples of P(y|x) (Classical-2, Quantum-1); mlp uses backpropagation (Classical-1).",
        words={"ebm": "EBM, from samples", "mlp": "MLP, backpropagation"},
    )
    gradient: Literal["sampled", "exact"] = setting(
        "sampled",
        "Gradient",
        "sampled uses Γ samples of P(y|x), as in the paper; exact uses its closed form and needs the exact "
        "sampler.",
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
        "random shuffles all images; balanced puts equally many images of each class into every batch.",
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
    null_twin: bool = setting(
        True,
        "Coin-trained twin",
        "Train a second EBM on the same batches with a coin (P(y) = ½) in place of samples, to see live what "
        "the samples add; it takes no QPU time.",
        advanced=True,
        when=kinds.by_samples,
    )
    stop_on_failure: bool = setting(
        False,
        "Stop on failure",
        "End the run when its outputs have become constant: further steps will not recover it.",
    )


class BudgetConfig(Section):
    """What a run may cost; a submission that could pass a limit is not sent."""

    model_config = ConfigDict(title="Budget")

    qpu_seconds: float = setting(
        60.0,
        "QPU time",
        "Limit on the QPU access time of this run.",
        unit="s",
        gt=0,
        le=1e6,
        when=kinds.on_chip,
    )
    submissions: int = setting(
        1000,
        "Submissions",
        "Limit on the submissions of this run.",
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
                f"training.batch_size = {batch} is larger than data.train_size = {size}; lower the batch "
                "size or use more training images"
            )
        if size != "all" and size < classes:
            raise ValueError(
                f"data.train_size = {size} is smaller than the number of classes ({classes}); use at least "
                "one image per class"
            )
        return self

    @model_validator(mode="after")
    def _sampler_fits(self) -> Self:
        if self.training.method != "ebm":
            return self
        kind = self.sampler.about
        name = kind.name
        if self.training.gradient == "exact" and not kind.closed_form:
            raise ValueError(
                f'training.gradient = "exact" needs sampler.kind = "exact", not "{name}"; change one of the '
                "two"
            )
        if self.sampler.beta_eff == "auto" and "beta_eff" in kind.uses and not kind.on_chip:
            raise ValueError(
                f'sampler.beta_eff = "auto" needs an annealer, not sampler.kind = "{name}"; give a number '
                "such as 16"
            )
        return self

    @model_validator(mode="after")
    def _sums_are_possible(self) -> Self:
        classes, batch = len(self.data.classes), self.training.batch_size
        if self.training.method != "ebm" or classes <= MOST_EXACT_CLASSES:
            return self
        kind, beyond = self.sampler.about, f"more than {MOST_EXACT_CLASSES} classes"
        name = kind.name
        if not kind.many_outputs:
            raise ValueError(
                f'sampler.kind = "{name}" cannot take {beyond}, as it sums over all 2^M states of the '
                'outputs; choose "gibbs"'
            )
        name = self.sampler.calibration
        if kind.on_chip and name != "off":
            raise ValueError(
                f'sampler.calibration = "{name}" cannot take {beyond}, as it sums over '
                'all 2^M states of the outputs; choose "off"'
            )
        states = min(2**classes, batch * self.sampler.reads)
        if batch * states > _MOST_COUNTS:
            raise ValueError(
                f"training.batch_size = {batch} times the states that its samples may take ({states:,}) is "
                f"more than {_MOST_COUNTS:,} with {classes} classes; lower the batch size or sampler.reads"
            )
        return self

    @property
    def on_chip(self) -> bool:
        """Whether the run programs an annealer, real or simulated."""
        return self.training.method == "ebm" and self.sampler.about.on_chip

    @property
    def billed(self) -> bool:
        """Whether the run costs QPU time."""
        return self.training.method == "ebm" and self.sampler.about.billed

    @property
    def outputs(self) -> int:
        """Number M of output units: one for two classes, one for each class beyond that."""
        return 1 if len(self.data.classes) == 2 else len(self.data.classes)
