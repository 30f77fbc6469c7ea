"""The training loop: a generator of frozen events that knows nobody who watches.

Pause is not asking for the next event, stop is closing the generator.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from threadpoolctl import ThreadpoolController

from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.samplers import Sampler, SamplerReport
from qanneal_gui.config import RunConfig
from qanneal_gui.data import Dataset
from qanneal_gui.errors import QannealError
from qanneal_gui.science import ebm, mlp
from qanneal_gui.science.adam import Adam
from qanneal_gui.science.arrays import Array
from qanneal_gui.science.parameters import Parameters, init_ebm, init_mlp
from qanneal_gui.training.batches import balanced_indices, batch_indices
from qanneal_gui.training.evaluation import evaluate, finite
from qanneal_gui.training.events import StepEvent
from qanneal_gui.training.seeds import Stream, generator


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
    """

    step: int
    parameters: Parameters
    adam: Adam
    shadow: Parameters | None
    shadow_adam: Adam


def initial_state(config: RunConfig, dataset: Dataset) -> TrainingState:
    """Draw the initial weights: the EBM's own way for ``ebm``, PyTorch's for ``mlp`` and shadow."""
    inputs, outputs = dataset.train_x.shape[1], dataset.train_y.shape[1]
    hidden, seed, rate = config.model.hidden, config.training.seed, config.training.learning_rate
    weights = generator(seed, Stream.WEIGHTS)
    if config.training.method == "mlp":
        return TrainingState(0, init_mlp(inputs, hidden, outputs, weights), Adam(rate), None, Adam(rate))
    shadow = (
        init_mlp(inputs, hidden, outputs, generator(seed, Stream.SHADOW))
        if config.training.shadow_mlp
        else None
    )
    parameters = init_ebm(inputs, hidden, outputs, config.model.init_std, weights)
    return TrainingState(0, parameters, Adam(rate), shadow, Adam(rate))


def train(
    config: RunConfig, dataset: Dataset, sampler: Sampler | None, state: TrainingState
) -> Iterator[StepEvent]:
    """Train until ``training.steps`` steps are done, one event each.

    Parameters
    ----------
    sampler : Sampler or None
        None for method ``mlp``.
    state : TrainingState
        Brought forward in place, so that whoever drives the loop can save it.

    Raises
    ------
    QannealError
        If the weights diverge.
    """
    while state.step < config.training.steps:
        # One BLAS thread: the same bits on every machine, and a window beside it stays responsive.
        with _blas().limit(limits=1, user_api="blas"):
            event = _step(config, dataset, sampler, state)
        yield event


def _step(config: RunConfig, dataset: Dataset, sampler: Sampler | None, state: TrainingState) -> StepEvent:
    began = time.perf_counter()
    settings = config.training
    chosen = (
        balanced_indices(state.step, dataset.train_y, settings.batch_size, settings.seed)
        if settings.batches == "balanced"
        else batch_indices(state.step, len(dataset.train_x), settings.batch_size, settings.seed)
    )
    x, y = dataset.train_x[chosen], dataset.train_y[chosen]
    report = None
    if sampler is None:
        state.parameters = _backpropagate(state.parameters, state.adam, x, y)
    else:
        report = _learn_from_samples(
            state, sampler, x, y, generator(settings.seed, Stream.SAMPLER, state.step)
        )
    if state.shadow is not None:
        state.shadow = _backpropagate(state.shadow, state.shadow_adam, x, y)
    state.step += 1
    if not finite(state.parameters):
        raise QannealError(
            f"The weights are no longer finite after step {state.step}; lower training.learning_rate."
        )
    due = state.step % settings.eval_every == 0 or state.step == settings.steps
    evaluation = evaluate(state.parameters, state.shadow, dataset) if due else None
    return StepEvent(state.step, evaluation, report, time.perf_counter() - began)


def _learn_from_samples(
    state: TrainingState, sampler: Sampler, x: Array, y: Array, rng: np.random.Generator
) -> SamplerReport:
    """One step of the paper's algorithm (Sec. 4.3); the exact sampler gives the exact gradient."""
    problems = ClampedBatch.clamp(state.parameters, x)
    samples, report = sampler.sample(problems, rng)
    gradient = ebm.gradient(state.parameters, x, problems.a, y, samples.states, samples.frequencies)
    state.parameters = state.adam.maximise(state.parameters, gradient)
    return report


def _backpropagate(parameters: Parameters, adam: Adam, x: Array, y: Array) -> Parameters:
    gradient = mlp.gradient(parameters, x, parameters.preactivation(x), y)
    return adam.minimise(parameters, gradient)


@lru_cache(maxsize=1)
def _blas() -> ThreadpoolController:
    return ThreadpoolController()
