"""The frozen events of a run: what the terminal prints, the window draws and the library records.

Events stay what they are within the program. Every event has ``as_json``, the object of the command-line
contract, for what leaves it; `recorded_steps` brings recorded steps back. Arrays in events are never
written again after the event was made.
"""

import dataclasses
from dataclasses import dataclass, field
from typing import Any, Literal, Self

from qanneal_gui.annealing.samplers.base import SamplerReport
from qanneal_gui.annealing.snapshot import Frame
from qanneal_gui.runs.records import Summary
from qanneal_gui.science.arrays import Array


@dataclass(frozen=True, slots=True)
class NetworkMetrics:
    """Quality of one network.

    Losses are means over the training images in nats, accuracies lie in [0, 1]. What a recorded step
    does not have is NaN.
    """

    loss: float
    log_likelihood: float
    train_accuracy: float
    test_accuracy: float
    test_loss: float


@dataclass(frozen=True, slots=True)
class ByClass:
    """Test accuracy of each class, in [0, 1], in the order in which the classes were chosen."""

    ebm: tuple[float, ...]
    mlp: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was measured on all images after a step.

    Attributes
    ----------
    ebm, mlp : NetworkMetrics
        The EBM, and the MLP that has the same weights.
    shadow : NetworkMetrics or None
        The MLP trained by backpropagation on the same batches.
    symmetrised_kl : float or None
        Between the outputs of the shadow and of ``mlp`` on the test images, in nats (Sec. 5.1).
    gap : float
        The same divergence between the EBM's exact P(y|x) and ``mlp``.
    shadow_ebm : NetworkMetrics or None
        The EBM that inherits the shadow's weights.
    majority : float or None
        Share of all images that ``mlp`` puts into the class it names most often: 1 where it says the
        same of every image.
    spread : float or None
        Standard deviation of the outputs of ``mlp`` over all images: 0 where they do not depend on
        the image; the mean over several outputs.
    null_twin : NetworkMetrics or None
        The EBM trained on the same batches with a coin in place of samples.
    train_accuracy_one_hot, test_accuracy_one_hot : float or None
        Accuracies of the EBM if only the one-hot states are compared; None for one output.
    test_accuracy_by_class : ByClass or None
    sums_error : float or None
        Standard error of the EBM's loss, in nats, as sums over 2^M outputs are sampled above 12 of them; so
        are its accuracies and `gap`. None where they are exact.
    """

    ebm: NetworkMetrics
    mlp: NetworkMetrics
    shadow: NetworkMetrics | None
    symmetrised_kl: float | None
    gap: float
    shadow_ebm: NetworkMetrics | None = None
    majority: float | None = None
    spread: float | None = None
    null_twin: NetworkMetrics | None = None
    train_accuracy_one_hot: float | None = None
    test_accuracy_one_hot: float | None = None
    test_accuracy_by_class: ByClass | None = None
    sums_error: float | None = None

    @property
    def train_gain(self) -> float | None:
        """Log-likelihood of the training images' labels less the twin's, mean in nats: what samples added."""
        return None if self.null_twin is None else self.null_twin.loss - self.ebm.loss

    @property
    def test_gain(self) -> float | None:
        """The same of the test images."""
        return None if self.null_twin is None else self.null_twin.test_loss - self.ebm.test_loss


@dataclass(frozen=True, slots=True)
class RunStarted:
    """The first event: what is about to happen.

    Attributes
    ----------
    config : dict
        The run's config as plain values.
    run : str
        Identifier in the run library; empty when nothing is recorded.
    steps : int
        Number of steps of the whole run.
    about : dict
        Facts worth showing: data set, sizes, license of the data, embedding.
    resumed_from : int or None
        Steps that a run which is resumed has done already; the next event is the step after.
    notices : tuple of str
        Sentences that the user should read before going on.
    """

    run: str
    config: dict[str, Any]
    steps: int
    about: dict[str, Any]
    resumed_from: int | None = None
    notices: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the ``run`` object of the contract."""
        return {
            "type": "run",
            "run": self.run,
            "config": self.config,
            "steps": self.steps,
            "about": self.about,
            "resumed_from": self.resumed_from,
            "notices": list(self.notices),
        }


@dataclass(frozen=True, slots=True)
class StepEvent:
    """One training step, finished.

    Attributes
    ----------
    step : int
        Number of the step, from 1.
    evaluation : Evaluation or None
        None on the steps between two evaluations (``training.eval_every``).
    sampler : SamplerReport or None
        None for method ``mlp``, which takes no samples.
    seconds : float
        Wall time of the whole step.
    counts : ndarray or None
        How often each output was drawn for each example, shape (B, 2^M) or (B, S); not part of the JSON
        object.
    outputs : ndarray or None
        The S outputs that were drawn, as numbers, where not all 2^M are counted; not part of it either.
    """

    step: int
    evaluation: Evaluation | None
    sampler: SamplerReport | None
    seconds: float
    counts: Array | None = field(default=None, compare=False, repr=False)
    outputs: Array | None = field(default=None, compare=False, repr=False)

    def as_json(self) -> dict[str, Any]:
        """Return the ``step`` object of the contract; unmeasured values are null."""
        evaluation = self.evaluation
        ebm = dataclasses.asdict(evaluation.ebm) if evaluation else dict.fromkeys(NETWORK_FIELDS)
        by_class = evaluation.test_accuracy_by_class if evaluation else None
        return {
            "type": "step",
            "step": self.step,
            **ebm,
            "train_accuracy_one_hot": evaluation.train_accuracy_one_hot if evaluation else None,
            "test_accuracy_one_hot": evaluation.test_accuracy_one_hot if evaluation else None,
            "test_accuracy_by_class": (
                {"ebm": list(by_class.ebm), "mlp": list(by_class.mlp)} if by_class else None
            ),
            "mlp": dataclasses.asdict(evaluation.mlp) if evaluation else None,
            "shadow": dataclasses.asdict(evaluation.shadow) if evaluation and evaluation.shadow else None,
            "null_twin": (
                dataclasses.asdict(evaluation.null_twin) if evaluation and evaluation.null_twin else None
            ),
            "train_gain": evaluation.train_gain if evaluation else None,
            "test_gain": evaluation.test_gain if evaluation else None,
            "symmetrised_kl": evaluation.symmetrised_kl if evaluation else None,
            "gap": evaluation.gap if evaluation else None,
            "majority": evaluation.majority if evaluation else None,
            "spread": evaluation.spread if evaluation else None,
            "sums_error": evaluation.sums_error if evaluation else None,
            "seconds": self.seconds,
            "sampler": self.sampler.as_json() if self.sampler else None,
        }

    @property
    def frame(self) -> Frame | None:
        """The chip as it was at this step, if it was sampled there and is still known."""
        if self.sampler is None or self.sampler.snapshot is None:
            return None
        return Frame(self.step, self.sampler.beta, self.sampler.snapshot)

    def value(self, path: str) -> float | None:
        """Return a number by its place in the ``step`` object, such as ``mlp.test_accuracy``.

        None where it was not measured. A class counts by its place: ``test_accuracy_by_class.mlp.0``.
        """
        section, _, name = path.rpartition(".")
        if section.startswith("test_accuracy_by_class."):
            by_class = self.evaluation and self.evaluation.test_accuracy_by_class
            shares = getattr(by_class, section.rpartition(".")[2], ())
            return shares[int(name)] if int(name) < len(shares) else None
        place: object
        if section == "sampler":
            place = self.sampler
        elif section.startswith("sampler."):
            place = getattr(self.sampler, section.removeprefix("sampler."), None)
        elif section:
            place = getattr(self.evaluation, section, None)
        elif name in NETWORK_FIELDS:
            place = self.evaluation and self.evaluation.ebm
        else:
            place = self if name in ("step", "seconds") else self.evaluation
        value = getattr(place, name, None)
        return None if value is None else float(value)

    def unevaluated(self) -> Self:
        """Return the step without what an evaluation has measured."""
        return dataclasses.replace(self, evaluation=None)


@dataclass(frozen=True, slots=True)
class RunPaused:
    """The run cannot go on for now; asking for the next event tries again.

    Attributes
    ----------
    message : str
        Why, and what to do: a limit was reached, the solver is offline, the token was refused.
    cause : str
        ``device`` (the annealer, or a limit), ``library`` (it is locked, or the disk is full: whoever asks
        again finds out whether that is over), ``replaced`` (the library is not in its place any more),
        ``pay-again`` (an answer could not be read; see `Session.pay_again`) or ``order`` (others wanted it,
        and whoever asks for the next event waits until they, or `Session.release`, end it).
    solver : str
        Another solver that the run may go on with, as its own is offline (see `Session.change_solver`).
    """

    message: str
    cause: str = "device"
    solver: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return a ``paused`` object."""
        offer = {"solver": self.solver} if self.solver else {}
        return {"type": "paused", "message": self.message, "cause": self.cause, **offer}


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something is wrong with the run, or is so no longer; it comes after the step that showed it.

    Attributes
    ----------
    step : int
        After which it was seen.
    kind : str
        One of `qanneal_gui.training.diagnostics.watcher.TROUBLE_KINDS`.
    sentence : str
        What it means, and the remedy.
    severity : str
        ``failure`` if the run will probably fail, ``warning`` otherwise.
    over : bool
        Whether it has gone away.
    """

    step: int
    kind: str
    sentence: str
    severity: Literal["warning", "failure"]
    over: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return a ``trouble`` object."""
        return {"type": "trouble", **dataclasses.asdict(self)}


@dataclass(frozen=True, slots=True)
class RunFinished:
    """The last event: what came of it.

    Attributes
    ----------
    state : str
        ``finished``, ``stopped``, ``paused`` (left while it could not go on) or ``failed``.
    last, best : dict or None
        The metrics of the last and of the best evaluated step (highest test accuracy of the MLP).
    message : str
        Why, when the run did not simply finish.
    resume : str
        The command that goes on; empty where nothing is left to do.
    """

    run: str
    state: str
    steps: int
    last: dict[str, Any] | None
    best: dict[str, Any] | None
    seconds: float
    qpu_seconds: float
    submissions: int
    message: str = ""
    resume: str = ""

    @classmethod
    def of(cls, run: str, state: str, summary: Summary, cost: tuple[float, int], message: str) -> Self:
        """Return the end of a run, with the QPU seconds and submissions billed; unrecorded without a name."""
        return cls(
            run,
            state,
            summary.steps,
            summary.last,
            summary.best,
            summary.seconds,
            *cost,
            message=message,
            resume=f"qanneal resume {run}" if run and state != "finished" else "",
        )

    def as_json(self) -> dict[str, Any]:
        """Return the ``summary`` object of the contract."""
        return {"type": "summary", **dataclasses.asdict(self)}


Event = RunStarted | StepEvent | Trouble | RunPaused | RunFinished

NETWORK_FIELDS = [field.name for field in dataclasses.fields(NetworkMetrics)]
