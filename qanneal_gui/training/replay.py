"""From the last checkpoint to the last recorded step, by the samples that were recorded."""

import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from qanneal_gui.annealing.parts import Part, drawn_in
from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.samplers import Sampler, Samples
from qanneal_gui.config import RunConfig
from qanneal_gui.data import Dataset
from qanneal_gui.errors import QannealError
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.recorder import CHECKPOINT_FILES
from qanneal_gui.science.parameters import Parameters
from qanneal_gui.support.background import interruptible
from qanneal_gui.support.progress import ReportProgress
from qanneal_gui.training import checkpoint
from qanneal_gui.training.batches import batch
from qanneal_gui.training.loop import TrainingState, initial_state, learn, one_blas_thread

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RecordedSteps:
    """A run of which some steps are recorded.

    Attributes
    ----------
    library : RunLibrary
    run : str
        Its whole identifier.
    steps : int
        How many of its steps are recorded.
    """

    library: RunLibrary
    run: str
    steps: int


def restore(
    config: RunConfig,
    dataset: Dataset,
    sampler: Sampler | None,
    recorded: RecordedSteps,
    stop: threading.Event,
    notify: ReportProgress,
) -> tuple[TrainingState, list[str]]:
    """Return the state of a run after its last recorded step, and what the user should know about it.

    The newest checkpoint that can be used is taken, and the steps after it are learned from their
    recorded samples. What the sampler remembers is brought forward, too.

    Raises
    ------
    QannealError
        Samples are missing or damaged.
    CancelledError
        If `stop` was set.
    """
    one_blas_thread()
    state, notices = _newest(config, dataset, sampler, recorded)
    _replay(state, config, dataset, sampler, recorded, stop, notify)
    return state, notices


def weights_at(
    config: RunConfig,
    dataset: Dataset,
    recorded: RecordedSteps,
    stop: threading.Event,
    notify: ReportProgress,
) -> Parameters:
    """Return the weights that a run had after one of its recorded steps, which is its last one here.

    Raises
    ------
    QannealError
        Samples are missing or damaged.
    CancelledError
        If `stop` was set.
    """
    one_blas_thread()
    state, _ = _newest(config, dataset, None, recorded, tell=_log.debug)  # most checkpoints are later
    state.shadow = state.twin = None  # nobody asks for them
    _replay(state, config, dataset, None, recorded, stop, notify)
    return state.parameters


def _replay(
    state: TrainingState,
    config: RunConfig,
    dataset: Dataset,
    sampler: Sampler | None,
    recorded: RecordedSteps,
    stop: threading.Event,
    notify: ReportProgress,
) -> None:
    """Bring a state forward to the last recorded step."""
    behind = recorded.steps - state.step
    for step, parts in _samples(recorded, state.step, taken=config.training.method != "mlp"):
        notify(f"Replaying step {step} of {recorded.steps}", 1 - (recorded.steps - step) / behind)
        work = partial(_relearn, state, config, dataset, sampler, parts)
        try:
            interruptible(work, stop, "Stopped while replaying the recorded steps.")
        except ValueError as error:
            raise _lost(recorded, step) from error


def _newest(
    config: RunConfig,
    dataset: Dataset,
    sampler: Sampler | None,
    recorded: RecordedSteps,
    tell: Callable[[str], object] = _log.warning,
) -> tuple[TrainingState, list[str]]:
    """Return the newest state that is saved, and why newer ones cannot be used."""
    initial = initial_state(config, dataset)
    provenance = checkpoint.Provenance.of(recorded.run, config, dataset)
    directory = recorded.library.directory(recorded.run)
    notices: list[str] = []
    for name, instead in zip(
        CHECKPOINT_FILES, ("the one before it was", "the recorded samples were"), strict=True
    ):
        try:
            state, memory = checkpoint.load(directory / name, initial, provenance, recorded.steps)
        except FileNotFoundError:
            continue
        except ValueError as error:
            notices.append(f"The checkpoint {name} cannot be used: {error}; {instead} used instead.")
            tell(notices[-1].replace("%", "%%"))
            continue
        if sampler is not None:
            sampler.remember(memory)
        return state, notices
    return initial, notices


def _samples(recorded: RecordedSteps, after: int, *, taken: bool) -> Iterator[tuple[int, list[Part]]]:
    """Yield each step that is to be replayed, and its samples, if steps take any."""
    found = recorded.library.samples(recorded.run, after, recorded.steps) if taken else iter(())
    for step in range(after + 1, recorded.steps + 1):
        number, parts = next(found, (0, [])) if taken else (step, [])
        if number != step:
            raise _lost(recorded, step)
        yield step, parts


def _relearn(
    state: TrainingState, config: RunConfig, dataset: Dataset, sampler: Sampler | None, parts: list[Part]
) -> None:
    """Do a step again, from its recorded samples."""
    x, y = batch(config, dataset, state.step)
    if config.training.method == "mlp":
        learn(config, state, x, y, None)
        return
    problems = ClampedBatch.clamp(state.parameters, x)
    samples = Samples(*drawn_in(parts, len(x), len(problems.c)))
    learn(config, state, x, y, lambda: (problems, samples))
    if sampler is not None:
        sampler.learn(problems, parts)


def _lost(recorded: RecordedSteps, step: int) -> QannealError:
    return QannealError(
        f"The samples of step {step} of run {recorded.run} are missing, so it cannot be resumed; start a "
        "new run with its settings."
    )
