"""The training loop: a generator of frozen events that knows nobody who watches.

Pause is not asking for the next event, stop is closing the generator.
"""

import math
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Self

import numpy as np
from threadpoolctl import ThreadpoolController

from qanneal_gui.annealing.counting import numbers_of
from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.samplers import Sampler, SamplerReport, Samples
from qanneal_gui.annealing.samplers.classical import toss
from qanneal_gui.config import RunConfig
from qanneal_gui.data import Dataset
from qanneal_gui.errors import QannealError
from qanneal_gui.science import ebm, mlp
from qanneal_gui.science.adam import Adam
from qanneal_gui.science.agreement import agreement
from qanneal_gui.science.arrays import Array
from qanneal_gui.science.images import Images
from qanneal_gui.science.parameters import Parameters, init_ebm, init_mlp
from qanneal_gui.science.shot_noise import gradient_variance, squared_length
from qanneal_gui.support import cores
from qanneal_gui.support.background import interruptible
from qanneal_gui.training.batches import batch
from qanneal_gui.training.evaluation import evaluate, finite
from qanneal_gui.training.events import Evaluation, StepEvent
from qanneal_gui.training.reads_by_need import ReadsNeeded
from qanneal_gui.training.seeds import Stream, generator

_Done = tuple[Evaluation | None, Samples | None, SamplerReport | None]
"""What comes of a step beside the new weights."""

_Drawn = tuple[ClampedBatch, Samples, SamplerReport]

_SAME = 1e-12
"""Frequencies so near to P(y|x) are P(y|x): Γ reads are off by 1/Γ."""

STOPPED_WITHIN = "Stopped in the middle of a step."
"""Of the `CancelledError` with which a step ends that was broken off."""

_MANY_WEIGHTS = 100_000
"""Weights from which on comparing gradients takes as long, however few images they are of."""


@dataclass(slots=True)
class TrainingState:
    """Everything that changes from step to step.

    Attributes
    ----------
    step : int
        Steps finished.
    parameters : Parameters
        The network in training; replaced, never written, by every step.
    adam : Adam
    shadow : Parameters or None
        The MLP trained beside an EBM.
    shadow_adam : Adam
    twin : Parameters or None
        The EBM trained beside an EBM with a coin in place of samples: the network of the same run with
        sampler `uniform`.
    twin_adam : Adam
    needed : ReadsNeeded or None
        How many reads the next step needs; None while that is no question, or nothing tells.
    """

    step: int
    parameters: Parameters
    adam: Adam
    shadow: Parameters | None
    shadow_adam: Adam
    twin: Parameters | None
    twin_adam: Adam
    needed: ReadsNeeded | None = None

    def draft(self) -> Self:
        """Return a state to work on: whoever gives it up half-way has changed nothing here."""
        return replace(
            self,
            adam=replace(self.adam),
            shadow_adam=replace(self.shadow_adam),
            twin_adam=replace(self.twin_adam),
        )

    def take(self, other: Self) -> None:
        """Become what the other state is."""
        self.step = other.step
        self.parameters, self.adam = other.parameters, other.adam
        self.shadow, self.shadow_adam = other.shadow, other.shadow_adam
        self.twin, self.twin_adam = other.twin, other.twin_adam
        self.needed = other.needed

    def clamp(self, config: RunConfig, x: Array | Images) -> ClampedBatch:
        """Clamp the images of a step, and say how many samples of each are wanted."""
        error, most = config.sampler.gradient_error, config.sampler.reads
        reads = self.needed.reads(error, most) if error and self.needed else None
        return ClampedBatch.clamp(self.parameters, x, reads)


@dataclass(frozen=True, slots=True)
class Learned:
    """What samples have given for a step.

    Attributes
    ----------
    gradient : Parameters
    shot_noise : float or None
        √E‖ĝ − g‖² of as many exact samples; None where expectations are in their place.
    """

    gradient: Parameters
    shot_noise: float | None


def initial_state(config: RunConfig, dataset: Dataset) -> TrainingState:
    """Draw the initial weights: the EBM's own way for ``ebm``, PyTorch's for ``mlp`` and shadow.

    The coin-trained twin begins where the EBM does.
    """
    inputs, outputs = dataset.train_x.shape[1], dataset.train_y.shape[1]
    hidden, seed, rate = config.model.hidden, config.training.seed, config.training.learning_rate
    weights = generator(seed, Stream.WEIGHTS)
    if config.training.method == "mlp":
        network = init_mlp(inputs, hidden, outputs, weights)
        return TrainingState(0, network, Adam(rate), None, Adam(rate), None, Adam(rate))
    shadow = (
        init_mlp(inputs, hidden, outputs, generator(seed, Stream.SHADOW))
        if config.training.shadow_mlp
        else None
    )
    parameters = init_ebm(inputs, hidden, outputs, config.model.init_std, weights)
    twin = parameters if config.training.null_twin else None
    return TrainingState(0, parameters, Adam(rate), shadow, Adam(rate), twin, Adam(rate))


def train(
    config: RunConfig,
    dataset: Dataset,
    sampler: Sampler | None,
    state: TrainingState,
    stop: threading.Event | None = None,
) -> Iterator[StepEvent]:
    """Train until ``training.steps`` steps are done, one event each.

    Parameters
    ----------
    sampler : Sampler or None
        None for method ``mlp``.
    state : TrainingState
        Brought forward in place, whole steps only, so that whoever drives the loop can save it.
    stop : threading.Event, optional
        Breaks off the current step; `state`, and what the sampler remembers, are then as before it.

    Raises
    ------
    QannealError
        If the weights diverge.
    CancelledError
        If `stop` was set.
    """
    while state.step < config.training.steps:
        yield _step(config, dataset, sampler, state, stop or threading.Event())


def learn(
    config: RunConfig,
    state: TrainingState,
    x: Array | Images,
    y: Array,
    draw: Callable[[], tuple[ClampedBatch, Samples]] | None,
) -> Learned | None:
    """Bring a state forward by one step (Sec. 4.3); the exact sampler's samples give the exact gradient.

    Parameters
    ----------
    draw : callable or None
        Returns the images `x`, clamped in the network as it is now, and their samples, while the others
        learn; None for method ``mlp``.

    Returns
    -------
    Learned or None
        What the samples gave; None without samples.
    """
    learned = None

    def network() -> None:
        nonlocal learned
        if draw is None:
            state.parameters = _backpropagate(state.parameters, state.adam, x, y)
            return
        problems, samples = draw()
        gradient = ebm.gradient(state.parameters, x, problems.a, y, samples.states, samples.frequencies)
        learned = _learned(state, x, problems, samples, gradient)
        state.parameters = state.adam.maximise(state.parameters, gradient)

    def shadow() -> None:
        if state.shadow is not None:
            state.shadow = _backpropagate(state.shadow, state.shadow_adam, x, y)

    def twin() -> None:
        if state.twin is not None:
            gradient = _coin_gradient(config, state.twin, state.step, x, y)
            state.twin = state.twin_adam.maximise(state.twin, gradient)

    # None of them knows the others.
    cores.at_once([network, shadow, twin], worth_it=x.size * len(state.parameters.b) > cores.WORTH_A_THREAD)
    state.step += 1
    return learned


def one_blas_thread() -> None:
    """Give the same bits on every machine, and a window beside it time to respond.

    It is never taken back: a step that was left behind must not change it for the run that follows.
    """
    _blas().limit(limits=1, user_api="blas")


def _step(
    config: RunConfig,
    dataset: Dataset,
    sampler: Sampler | None,
    state: TrainingState,
    stop: threading.Event,
) -> StepEvent:
    began = time.perf_counter()
    one_blas_thread()
    settings = config.training
    x, y = batch(config, dataset, state.step)
    rng = generator(settings.seed, Stream.SAMPLER, state.step)
    draft = state.draft()

    def draw(sampler: Sampler) -> _Drawn:
        problems = draft.clamp(config, x)
        return (problems, *sampler.sample(problems, rng))

    def rest(drawing: Callable[[], _Drawn] | None) -> _Done:
        return _rest(config, dataset, draft, x, y, drawing)

    def whole() -> _Done:
        return rest(partial(draw, sampler) if sampler is not None else None)

    def submitted(sampler: Sampler) -> _Done:
        # It looks at the flag itself: what was sent has to be cancelled and written down, not left behind.
        drawn = draw(sampler)
        return interruptible(
            lambda: rest(lambda: drawn), stop, STOPPED_WITHIN, brief=_brief(dataset, draft.parameters)
        )

    remembered = sampler.memory if sampler is not None else None
    try:
        if sampler is not None and sampler.submits:
            evaluation, samples, report = submitted(sampler)
        else:
            evaluation, samples, report = interruptible(whole, stop, STOPPED_WITHIN)
    except BaseException:
        if sampler is not None:
            sampler.remember(remembered)
        raise
    state.take(draft)
    event = StepEvent(state.step, evaluation, report, time.perf_counter() - began)
    return _with_samples(event, samples)


def _brief(dataset: Dataset, parameters: Parameters) -> bool:
    """Whether all that a step does beside sampling takes milliseconds, on all images."""
    pixels = dataset.train_x.size + dataset.test_x.size
    return len(parameters.c) == 1 and pixels * len(parameters.b) <= cores.WORTH_A_THREAD


def _rest(
    config: RunConfig,
    dataset: Dataset,
    draft: TrainingState,
    x: Array | Images,
    y: Array,
    drawing: Callable[[], _Drawn] | None,
) -> _Done:
    """Do what a step consists of, with samples that `drawing` returns."""
    before, drawn = draft.parameters, list[_Drawn]()
    worth_it = before.W1.size > _MANY_WEIGHTS or x.size * len(before.b) > cores.WORTH_A_THREAD

    def draw() -> tuple[ClampedBatch, Samples]:
        if drawing is not None:
            drawn.append(drawing())
        return drawn[0][:2]

    learned = learn(config, draft, x, y, draw if drawing is not None else None)
    if not finite(draft.parameters):
        raise QannealError(
            f"The weights are no longer finite after step {draft.step}; lower training.learning_rate."
        )
    due = draft.step % config.training.eval_every == 0 or draft.step == config.training.steps
    evaluation = facts = None

    def measure() -> None:
        nonlocal evaluation
        evaluation = evaluate(draft.parameters, draft.shadow, dataset, draft.twin) if due else None

    def compare() -> None:
        nonlocal facts
        if learned is not None:
            facts = _facts(learned, before, x, y, *drawn[0])

    cores.at_once([measure, compare], worth_it=worth_it)
    return evaluation, drawn[0][1] if drawn else None, facts


def _facts(
    learned: Learned,
    before: Parameters,
    x: Array | Images,
    y: Array,
    problems: ClampedBatch,
    samples: Samples,
    report: SamplerReport,
) -> SamplerReport:
    """Add to a report how far what was learned is from the exact gradient."""
    known = problems.known()
    expected = (
        isinstance(known, np.ndarray)
        and samples.frequencies.shape == known.shape
        and bool((np.abs(samples.frequencies - np.exp(known)) <= _SAME).all())
    )
    found = agreement(learned.gradient, before, x, problems.a, y, known, expected=expected)
    return replace(
        report,
        gradient_cosine=found.sampled,
        coin_cosine=found.coin,
        gradient_error=found.error,
        shot_error=found.share(learned.shot_noise),
        reference_error=found.reference_error,
    )


def _with_samples(event: StepEvent, samples: Samples | None) -> StepEvent:
    if samples is None:
        return event
    return replace(event, counts=samples.counts, outputs=numbers_of(samples.states))


def _learned(
    state: TrainingState, x: Array | Images, problems: ClampedBatch, samples: Samples, gradient: Parameters
) -> Learned:
    """Say how exact a gradient is, and remember how many reads the next one needs."""
    counts = samples.counts
    if (counts != np.rint(counts)).any():
        return Learned(gradient, None)
    reads = float(counts.sum(axis=1).mean())
    one_read = gradient_variance(
        state.parameters, np.asarray(x), problems.a, samples.states, samples.frequencies
    )
    one_read *= reads / max(1.0, reads - 1)
    squared = squared_length(gradient) - one_read / reads
    state.needed = ReadsNeeded.after(state.needed, one_read, squared)
    return Learned(gradient, math.sqrt(one_read / reads))


def _coin_gradient(config: RunConfig, twin: Parameters, step: int, x: Array | Images, y: Array) -> Parameters:
    """Return the gradient by which a run with sampler `uniform` learns at this step, to the bit."""
    problems = ClampedBatch.clamp(twin, x)
    tossed = toss(problems, config.sampler.reads, generator(config.training.seed, Stream.SAMPLER, step))
    return ebm.gradient(twin, x, problems.a, y, tossed.states, tossed.frequencies)


def _backpropagate(parameters: Parameters, adam: Adam, x: Array | Images, y: Array) -> Parameters:
    gradient = mlp.gradient(parameters, x, y)
    return adam.minimise(parameters, gradient)


@lru_cache(maxsize=1)
def _blas() -> ThreadpoolController:
    return ThreadpoolController()
