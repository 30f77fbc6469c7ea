"""One trial: a pair, a method, a number; its own data and training seeds, and what came of it."""

import contextlib
import threading
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

import numpy as np

from qanneal_gui import config as run_config
from qanneal_gui.annealing.device import SubmissionControl
from qanneal_gui.config import RunConfig
from qanneal_gui.errors import QannealError
from qanneal_gui.experiments.comparison.pairs import Pair
from qanneal_gui.experiments.comparison.success import steps_to_70, successful
from qanneal_gui.experiments.driving import grouped
from qanneal_gui.experiments.driving import session as recorded_session
from qanneal_gui.experiments.trial_runs import is_complete, remember, runs_of
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.training import recorded_steps
from qanneal_gui.training.events import Event, RunFinished, RunPaused, RunStarted, StepEvent
from qanneal_gui.training.session import Session

Method = Literal["classical-1", "classical-2", "quantum-1", "uniform"]
METHODS: tuple[Method, ...] = get_args(Method)
"""MLP by backpropagation, EBM with Gibbs sampling, EBM with quantum sampling (Sec. 5.2); and the null: the
EBM of Quantum-1 with a coin in place of the annealer."""

PAPER_METHODS: tuple[Method, ...] = METHODS[:3]
"""The methods that the paper has numbers for, in the order of its columns."""

METHOD_NAMES: dict[Method, str] = {
    "classical-1": "Classical-1",
    "classical-2": "Classical-2",
    "quantum-1": "Quantum-1",
    "uniform": "Coin",
}


class TrialStoppedError(QannealError):
    """The trial was stopped before its end, and has no result."""

    page = "troubles#experiment-halted"


@dataclass(frozen=True, slots=True)
class TrialResult:
    """What came of a trial.

    Attributes
    ----------
    dataset, pair : str
        The pair's data set and name.
    method : str
        One of `METHODS`.
    data_seed, training_seed : int
    test_accuracy : tuple of float
        After every step, in [0, 1], of the network that counts: for EBMs it is the MLP to which the
        weights are transferred, as in the paper.
    steps_to_70 : int or None
        First step after which it surpasses 70 %.
    successful : bool
        As `qanneal_gui.experiments.comparison.success` says.
    seconds, qpu_seconds : float
        Wall time of the steps, and QPU access time (simulated by the timing model, or billed).
    submissions : int
    message : str
        Why the trial ended early: its weights diverged. Empty otherwise.
    test_loss : tuple of float
        Of the same network on the same images as `test_accuracy`, in nats; empty where an earlier version
        ran the trial and did not record it.
    """

    dataset: str
    pair: str
    method: Method
    data_seed: int
    training_seed: int
    test_accuracy: tuple[float, ...]
    steps_to_70: int | None
    successful: bool
    seconds: float
    qpu_seconds: float
    submissions: int
    message: str = ""
    test_loss: tuple[float, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return a ``trial`` object of plain values."""
        curves = {name: list(getattr(self, name)) for name in _CURVES}
        return {"type": "trial", **asdict(self), **curves}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "TrialResult":
        """Return the result that `as_json` wrote.

        Raises
        ------
        KeyError
            If a value is missing.
        """
        fields = {name: values[name] for name in cls.__slots__ if name != "test_loss"}
        curves = {name: tuple(values.get(name, ())) for name in _CURVES}
        return cls(**{**fields, **curves})


_CURVES = ("test_accuracy", "test_loss")


def trial_config(pair: Pair, method: Method, trial: int, settings: RunConfig) -> RunConfig:
    """Return the config of a trial.

    The same trial of the same pair has the same images, batches and (for EBMs) initial weights with
    every method; another trial or pair has others.

    Parameters
    ----------
    pair : Pair
    method : str
        Decides ``training.method`` and ``sampler.kind``. Quantum-1 keeps a kind of ``simulated-qpu`` or
        ``qpu``, and takes the simulated one otherwise; the coin takes all of Quantum-1's settings.
    trial : int
        From 0.
    settings : RunConfig
        Everything else, as the preset ``stable`` or ``paper-quantum-1``; ``data.seed`` and
        ``training.seed`` are the roots of all trials' seeds.
    """
    values = run_config.as_dict(settings)
    where = (trial, *f"{pair.dataset}:{pair.name}".encode())
    values["data"] |= {
        "dataset": pair.dataset,
        "classes": list(pair.classes),
        "seed": _seed(settings.data.seed, 0, where),
    }
    values["training"] |= {
        "method": "mlp" if method == "classical-1" else "ebm",
        "gradient": "sampled",
        "seed": _seed(settings.training.seed, 1, where),
        "eval_every": 1,
        "shadow_mlp": False,
        "null_twin": False,
        "stop_on_failure": False,
    }
    if method == "classical-2":
        values["sampler"]["kind"] = "gibbs"
    elif method == "uniform":
        values["sampler"]["kind"] = "uniform"
    elif method == "quantum-1" and not settings.sampler.about.on_chip:
        values["sampler"]["kind"] = "simulated-qpu"
    return run_config.parse(values)


def _seed(root: int, purpose: int, where: tuple[int, ...]) -> int:
    return int(np.random.SeedSequence([root, purpose, *where]).generate_state(1)[0])


def method_of(config: RunConfig) -> Method:
    """Return the method that a trial's config runs.

    Raises
    ------
    ValueError
        If it is none of `METHODS`.
    """
    if config.training.method == "mlp":
        return "classical-1"
    if config.sampler.kind == "gibbs":
        return "classical-2"
    if config.sampler.kind == "uniform":
        return "uniform"
    if config.on_chip:
        return "quantum-1"
    raise ValueError(f"a trial with sampler.kind {config.sampler.kind!r} is none of the methods")


def run_trial(
    config: RunConfig,
    library: RunLibrary | None = None,
    stop: threading.Event | None = None,
    control: SubmissionControl | None = None,
    key: str = "",
) -> TrialResult:
    """Run a trial to its end.

    Parameters
    ----------
    config : RunConfig
        From `trial_config`.
    library : RunLibrary, optional
        Records the run, and holds it to the ledger: without one nothing is recorded, so a real QPU
        needs one.
    stop : threading.Event, optional
        Ends the trial after the step in which it was set.
    control : SubmissionControl, optional
        How a submission that is being waited for is broken off, and who hears how things stand with the QPU.
    key : str
        By which the library knows the run of this trial: one that was cut short goes on. Empty begins anew.

    Raises
    ------
    TrialStoppedError
        If it was stopped.
    QannealError
        If it cannot start, or cannot go on for now because a limit was reached or the QPU cannot be
        used: such a trial has no result, and is to be run again.
    """
    method = method_of(config)
    if library is None and config.billed:
        raise ValueError("trials on a real QPU need a library, whose ledger keeps the limits")
    begun = runs_of(library, [key]).get(key) if library is not None and key else None
    if library is None or begun is None:
        return _driven(config, method, library, _new(config, method, library, stop, control, key), [])
    before = recorded_steps.read(library.steps(begun.id, samples=False))
    if is_complete(begun.state, begun.message):  # and its process was killed before that could be stored
        return _result(config, method, before, "", (begun.qpu_seconds, begun.submissions))
    session = recorded_session(config, library, stop, control, begun.id)
    return _driven(config, method, library, session, before)


def _new(
    config: RunConfig,
    method: Method,
    library: RunLibrary | None,
    stop: threading.Event | None,
    control: SubmissionControl | None,
    key: str,
) -> Session:
    """Return the session of a trial that begins; which run it has is noted under its key, if it has one."""
    session = recorded_session(config, library, stop, control)
    session.name = _name(config, method)
    if library is not None and key:
        about = {"run": run_config.as_dict(config), "name": session.name}
        steps = config.training.steps
        session.announce = lambda run: remember(library, key, "compare-run", about, run, steps)
    return session


def _driven(
    config: RunConfig, method: Method, library: RunLibrary | None, session: Session, before: list[StepEvent]
) -> TrialResult:
    """Bring a session to its end; `before` are the steps that its run has already."""
    steps = {step.step: step for step in before}
    message = ""
    with contextlib.closing(session.events()) as events:
        started = False
        try:
            for event in _until_paused(events):
                if isinstance(event, RunStarted):
                    started = True
                    if not before:
                        grouped(library, event.run, "Comparison of the methods")
                if isinstance(event, StepEvent):
                    steps[event.step] = event
        except _PausedError as paused:
            raise QannealError(str(paused)) from None
        except TrialStoppedError:
            raise
        except QannealError as error:
            if not started:
                raise
            message = str(error)
    outcome = session.outcome
    cost = (outcome.qpu_seconds, outcome.submissions) if config.billed and outcome is not None else None
    return _result(config, method, [steps[number] for number in sorted(steps)], message, cost)


def _name(config: RunConfig, method: Method) -> str:
    """Return what the table of runs calls a trial."""
    pair = Pair(config.data.dataset, config.data.classes)
    return f"{METHOD_NAMES[method]}, {pair.name}, seed {config.training.seed}"


class _PausedError(Exception):
    """The run paused: it waits until somebody removes the cause."""


def _until_paused(events: Iterator[Event]) -> Iterator[Event]:
    for event in events:
        if isinstance(event, RunPaused) and event.cause != "order":
            raise _PausedError(event.message)
        if isinstance(event, RunFinished) and event.state == "stopped":
            raise TrialStoppedError(event.message or "The trial was stopped.")
        yield event


def _result(
    config: RunConfig,
    method: Method,
    steps: list[StepEvent],
    message: str,
    cost: tuple[float, int] | None = None,
) -> TrialResult:
    """Sum a trial up; `cost` is its QPU time and submissions where more was billed than its steps show."""
    measured = [step.evaluation.mlp for step in steps if step.evaluation]
    curve = tuple(network.test_accuracy for network in measured)
    reports = [step.sampler for step in steps if step.sampler]
    pair = Pair(config.data.dataset, config.data.classes)
    if cost is None:
        cost = sum(report.qpu_seconds for report in reports), sum(report.submissions for report in reports)
    return TrialResult(
        dataset=pair.dataset,
        pair=pair.name,
        method=method,
        data_seed=config.data.seed,
        training_seed=config.training.seed,
        test_accuracy=curve,
        steps_to_70=steps_to_70(curve),
        successful=not message and successful(curve, 1 / len(pair.classes)),
        seconds=sum(step.seconds for step in steps),
        qpu_seconds=cost[0],
        submissions=cost[1],
        message=message,
        test_loss=tuple(network.test_loss for network in measured),
    )
