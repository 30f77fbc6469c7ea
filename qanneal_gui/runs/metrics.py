"""The catalogue of metrics: what is measured at the steps of a run, what it is called, and in which unit.

Titles, units and the way in which values are written stand here and nowhere else. Live plots, Compare,
the run table, figures, reports and headings take them from here, and `labelled` is the one way in which
a quantity and its unit are written together. CSV columns and TensorBoard tags are the metrics' paths.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from qanneal_gui.config.sections import ESTIMATED
from qanneal_gui.support.formatting import write_percent, write_small

Network = Literal["ebm", "mlp", "shadow", "twin"]
Split = Literal["train", "test"]


def labelled(name: str, unit: str) -> str:
    """Write a quantity with its unit, for axes and headings: "loss / nats"."""
    return f"{name} / {unit}" if unit else name


@dataclass(frozen=True, slots=True)
class Quantity:
    """What kind of thing is measured, and how its values are shown.

    Attributes
    ----------
    name, unit : str
        As they stand at an axis; no unit for pure numbers.
    better : str
        Whether a high or a low value is the better one; empty if neither.
    factor : float
        By which it is shown: 100 for what is stored in [0, 1] and shown in per cent.
    write : callable
        Writes a value that is shown.
    low, high : float or None
        Where an axis begins and ends that shows nothing yet; `high` is also the highest value there is.
    least, most : float or None
        The lowest and the highest value there is, as it is shown: bands end there.
    logarithmic : bool
        Whether its values span many orders of magnitude.
    """

    name: str
    unit: str = ""
    better: Literal["high", "low", ""] = ""
    factor: float = 1.0
    write: Callable[[float], str] = "{:.4g}".format
    low: float | None = None
    high: float | None = None
    logarithmic: bool = False
    least: float | None = None
    most: float | None = None

    @property
    def label(self) -> str:
        """Name and unit."""
        return self.called(self.name)

    def called(self, name: str) -> str:
        """Return a more precise name, or another heading, with the unit."""
        return labelled(name, self.unit)

    def text(self, value: float) -> str:
        """Write a value as it is stored."""
        return self.write(self.factor * value)


ACCURACY = Quantity("accuracy", "%", "high", 100, write_percent, low=50, high=100, least=0, most=100)
LOSS = Quantity("loss", "nats", "low", write=write_small, low=0, least=0)
GAIN = Quantity("gain", "nats", "high", write=lambda value: f"{value:.{3 if abs(value) < 9.9995 else 1}f}")
DIVERGENCE = Quantity("KL", "nats", "low", write=write_small, logarithmic=True, least=0)
BETA = Quantity("β_eff")
VARIATION = Quantity("total variation", "", "low", write="{:.3f}".format, low=0, high=1, least=0, most=1)
COSINE = Quantity("cosine", "", "high", write="{:.2f}".format, high=1, least=-1, most=1)
LENGTH = Quantity("part of its length", "%", "low", 100, write_percent, low=0, least=0)
READS = Quantity("reads", low=0, least=0)
SHIFT = Quantity("shift of log-odds", "", "low", write="{:.2f}".format, low=0, least=0)
HUB_BREAKS = Quantity(
    "output chain breaks", "% of reads", "low", 100, write_percent, low=0, least=0, most=100
)
BELOW_NOISE = Quantity(
    "below noise floor", "% of values", "low", 100, write_percent, low=0, least=0, most=100
)
QPU_TIME = Quantity("QPU time", "s", low=0, least=0)
WALL_TIME = Quantity("wall time", "s", low=0, least=0)
STEP = Quantity("step")

AXES = {"step": STEP, "seconds": WALL_TIME, "qpu_seconds": QPU_TIME}
"""Against what metrics can be shown."""


@dataclass(frozen=True, slots=True)
class Description:
    """What something is called, and what that means."""

    title: str
    about: str


NETWORKS: dict[Network, Description] = {
    "ebm": Description("EBM", f"The energy-based model, evaluated by its exact P(y|x). {ESTIMATED}"),
    "mlp": Description("MLP", "The ordinary network with the same weights; this is what is exported."),
    "shadow": Description("Shadow", "A second MLP, trained by backpropagation on the same batches."),
    "twin": Description("Twin", "A second EBM, trained on the same batches with a coin in place of samples."),
}

_SPLITS: dict[Split, str] = {"train": "Training", "test": "Test"}


@dataclass(frozen=True, slots=True)
class Metric:
    """A quantity that is measured at every step, or at some.

    Attributes
    ----------
    title : str
        Its name, which says which network and which images are meant.
    quantity : Quantity
    path : str
        Where the ``step`` object holds it, as ``mlp.test_accuracy``.
    about : str
        What it means, in a sentence.
    networks : tuple of str
        The networks without which there is none of it.
    split : str
        The images on which it is measured; empty if that is no question.
    short : str
        A name for places without room.
    total : bool
        Whether the values of the steps are added up.
    """

    title: str
    quantity: Quantity
    path: str
    about: str = ""
    networks: tuple[Network, ...] = ()
    split: Split | Literal[""] = ""
    short: str = ""
    total: bool = False

    @property
    def label(self) -> str:
        """Title and unit."""
        return self.quantity.called(self.title)

    def of(self, step: Mapping[str, Any] | None) -> Any:
        """Return what a ``step`` object holds, which may be anything; None if it is not there."""
        return recorded(step, self.path)


def recorded(step: object, path: str) -> Any:
    """Return what a ``step`` object holds at a path, which may be anything; None if it is not there."""
    found: Any = step
    for name in path.split("."):
        if isinstance(found, list):
            found = found[int(name)] if name.isdecimal() and int(name) < len(found) else None
        else:
            found = found.get(name) if isinstance(found, Mapping) else None
    return found


def _of(network: Network, split: Split, quantity: Quantity, name: str) -> Metric:
    title, about = NETWORKS[network].title, NETWORKS[network].about
    called = title if title.isupper() else title.lower()
    return Metric(
        f"{_SPLITS[split]} {quantity.name} of the {called}",
        quantity,
        name if network == "ebm" else f"{network}.{name}",
        about,
        (network,),
        split,
        title,
    )


def curve_name(metric: Metric) -> str:
    """Return what a curve is called among others of its quantity: its network, or both of them.

    Which images are meant is told by other means, as by `split_name`.
    """
    networks = " ↔ ".join(NETWORKS[network].title for network in metric.networks)
    return f"{metric.short} ({networks})" if len(metric.networks) > 1 else networks or metric.title


def split_name(metric: Metric) -> str:
    """Return what a curve is called where training and test images are beside each other."""
    return f"{curve_name(metric)}, {_SPLITS[metric.split].lower()}" if metric.split else curve_name(metric)


BY_CLASS = "test_accuracy_by_class"
"""Where the ``step`` object holds the test accuracy of each class, as ``ebm`` and as ``mlp``."""


def by_class(place: int, name: str, network: Network = "mlp") -> Metric:
    """Return the test accuracy of one class, which is no part of the catalogue: runs differ in their classes.

    Parameters
    ----------
    place : int
        The class's position among those chosen, from 0.
    name : str
    """
    return Metric(
        f"Test accuracy of the {NETWORKS[network].title} on {name}",
        ACCURACY,
        f"{BY_CLASS}.{network}.{place}",
        f"Share of the test images of {name} that are classified as such.",
        (network,),
        "test",
        name,
    )


METRICS = {
    "mlp_test": _of("mlp", "test", ACCURACY, "test_accuracy"),
    "ebm_test": _of("ebm", "test", ACCURACY, "test_accuracy"),
    "shadow_test": _of("shadow", "test", ACCURACY, "test_accuracy"),
    "mlp_train": _of("mlp", "train", ACCURACY, "train_accuracy"),
    "ebm_train": _of("ebm", "train", ACCURACY, "train_accuracy"),
    "shadow_train": _of("shadow", "train", ACCURACY, "train_accuracy"),
    "mlp_loss": _of("mlp", "train", LOSS, "loss"),
    "ebm_loss": _of("ebm", "train", LOSS, "loss"),
    "shadow_loss": _of("shadow", "train", LOSS, "loss"),
    "mlp_test_loss": _of("mlp", "test", LOSS, "test_loss"),
    "ebm_test_loss": _of("ebm", "test", LOSS, "test_loss"),
    "shadow_test_loss": _of("shadow", "test", LOSS, "test_loss"),
    "ebm_test_one_hot": Metric(
        "Test accuracy of the EBM over one-hot states",
        ACCURACY,
        "test_accuracy_one_hot",
        "The EBM with three classes or more, if only the one-hot states of its outputs are compared.",
        ("ebm",),
        "test",
        "one-hot",
    ),
    "symmetrised_kl": Metric(
        "Symmetrised KL, shadow ↔ MLP",
        DIVERGENCE,
        "symmetrised_kl",
        "KL between the outputs of the shadow MLP and of the MLP with the EBM's weights.",
        ("shadow", "mlp"),
        short="KL",
    ),
    "gap": Metric(
        "Gap, EBM ↔ MLP",
        DIVERGENCE,
        "gap",
        f"Gap: KL between the EBM's exact P(y|x) and the MLP with its weights. {ESTIMATED}",
        ("ebm", "mlp"),
        short="gap",
    ),
    "test_gain": Metric(
        "Test gain over the coin-trained twin",
        GAIN,
        "test_gain",
        "Log-likelihood of the EBM less that of its twin, which learns the same batches with a coin.",
        ("ebm", "twin"),
        "test",
        short="gain",
    ),
    "train_gain": Metric(
        "Training gain over the coin-trained twin",
        GAIN,
        "train_gain",
        "Log-likelihood of the EBM less that of its twin, which learns the same batches with a coin.",
        ("ebm", "twin"),
        "train",
        short="gain",
    ),
    "sampler_kl": Metric(
        "KL(sampled ‖ exact)",
        DIVERGENCE,
        "sampler.kl",
        "Mean divergence of the samples from the closed form, over the batch; exact samples show their shot "
        f"noise, which for many outputs is most of it. {ESTIMATED}",
        short="KL",
    ),
    "sampler_kl_corrected": Metric(
        "KL(sampled ‖ exact) less shot noise",
        DIVERGENCE,
        "sampler.kl_corrected",
        "The same less what as many exact samples would show: 0 on average if the samples are exact.",
        short="KL",
    ),
    "sampler_tv": Metric(
        "Total variation, sampled ↔ exact",
        VARIATION,
        "sampler.tv",
        "Half the sum of |frequency − probability| over all outputs, the mean over the batch; exact samples "
        "show their shot noise, sampler.tv_expected.",
        short="TV",
    ),
    "gradient_cosine": Metric(
        "Cosine of the sampled gradient",
        COSINE,
        "sampler.gradient_cosine",
        "Cosine between the gradient from samples and the exact one of the same batch, over all weights.",
        short="samples",
    ),
    "coin_cosine": Metric(
        "Cosine of a coin's gradient",
        COSINE,
        "sampler.coin_cosine",
        "The same cosine with P(y) = ½ in place of the samples: what the labels give by themselves.",
        short="coin",
    ),
    "gradient_error": Metric(
        "Error of the sampled gradient",
        LENGTH,
        "sampler.gradient_error",
        "‖sampled − exact‖ / ‖exact‖ of the gradient of the batch, over all weights.",
        short="error",
    ),
    "shot_error": Metric(
        "Shot noise of the gradient",
        LENGTH,
        "sampler.shot_error",
        "What the same error would be on average with as many exact samples.",
        short="shot noise",
    ),
    "reads": Metric(
        "Reads Γ",
        READS,
        "sampler.reads",
        "Samples of y per example at this step.",
        short="Γ",
    ),
    "measured_shift": Metric(
        "Shift of the log-odds",
        SHIFT,
        "sampler.measured_shift",
        "Root mean square difference between sampled and exact log-odds of y, where the reads can tell.",
        short="measured",
    ),
    "expected_shift": Metric(
        "Expected shift of the log-odds",
        SHIFT,
        "sampler.expected_shift",
        "The shift that the known errors of the device and the shot noise are expected to cause.",
        short="expected",
    ),
    "beta": Metric(
        "β_eff",
        BETA,
        "sampler.beta",
        "The effective inverse temperature by which the problem was divided.",
        short="β_eff",
    ),
    "hub_breaks": Metric(
        "Output chain breaks",
        HUB_BREAKS,
        "sampler.hub_breaks",
        "Fraction of the reads in which the qubits of an output's chain disagree.",
        short="breaks",
    ),
    "below_noise": Metric(
        "Below noise floor",
        BELOW_NOISE,
        "sampler.below_noise",
        "Fraction of the programmed values that are smaller than the device's errors. They are not lost: "
        "over K hidden units signals add up as K, errors as √K.",
        short="noise",
    ),
    "qpu_seconds": Metric(
        "QPU time", QPU_TIME, "sampler.qpu_seconds", "QPU access time so far.", short="QPU", total=True
    ),
    "seconds": Metric("Wall time", WALL_TIME, "seconds", "Wall time so far.", short="time", total=True),
}
"""All metrics by short names, in the order in which they are offered."""

DECISIVE = "mlp_test"
"""The metric by which runs are judged: their best step, their thumbnail and their place in the table."""
