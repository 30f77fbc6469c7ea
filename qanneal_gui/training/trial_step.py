"""How long a step will take on this computer, found by making one.

No formula knows the machine, and each kind of sampler follows one of its own: so steps are really made, on
the run's own images. Where one would take long it is made with fewer reads, examples or images, and what is
left out is extrapolated, for a step is linear in each of them. Nothing is sent to a QPU.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from time import perf_counter, process_time

import numpy as np

from qanneal_gui import data
from qanneal_gui.annealing.device import Answer, Device, Range, Submission, SubmissionControl
from qanneal_gui.annealing.embedding.topology import Topology
from qanneal_gui.annealing.noise_budget import Known
from qanneal_gui.annealing.qpu_chips import chip_of
from qanneal_gui.annealing.samplers import Sampler, make_sampler
from qanneal_gui.annealing.samplers.annealer import AnnealerSampler
from qanneal_gui.config import KINDS, RunConfig
from qanneal_gui.config.sections import MOST_EXACT_CLASSES
from qanneal_gui.data import Dataset
from qanneal_gui.data.sources import published
from qanneal_gui.errors import QannealError
from qanneal_gui.runs import step_times
from qanneal_gui.training.evaluation import evaluate
from qanneal_gui.training.loop import initial_state, train

_AIM = 0.1
"""Seconds that the largest of the steps made should take."""

_PATIENCE = 0.5
"""Seconds after which no larger step is tried."""

_MOST_CALLS = 20
_NEVER = 10**9
_FEWEST_READS = 8
_FEWEST_IMAGES = 128
_MOST_IMAGES = 2048
_MOST_REMEMBERED = 200

_UNKNOWN_SHAPE = 28, 28
_UNKNOWN_COUNTS = 20, 2000
"""Of images that cannot be read: two classes of MNIST."""

_remembered: dict[str, float] = {}
"""Seconds of a step, by the settings that decide it: a form asks again and again."""


def step_seconds(config: RunConfig, device: Device | None = None) -> float:
    """Return the wall time of a step of a run, in seconds, less what a QPU takes; found in about a second.

    Parameters
    ----------
    device : Device, optional
        The annealer that will be used, for its working graph.

    Raises
    ------
    QannealError
        The network does not fit on its chip.
    """
    key = step_times.key(config)
    if key not in _remembered:
        if len(_remembered) >= _MOST_REMEMBERED:
            _remembered.clear()
        trial = _TrialSteps(_harmless(config), device)
        _remembered[key] = trial.step() + trial.evaluation() / config.training.eval_every
    return _remembered[key]


def _harmless(config: RunConfig) -> RunConfig:
    """Return the config whose steps are made: never ending, evaluated apart, and without diverging.

    A sampler of a package may do anything, even cost money, so it is not asked; nor is a QPU.
    """
    rest = {"learning_rate": 0.001, "steps": _NEVER, "eval_every": _NEVER}
    instead = "exact" if config.outputs <= MOST_EXACT_CLASSES else "gibbs"
    kind = instead if KINDS.package(config.sampler.kind) else config.sampler.kind
    return config.model_copy(
        update={
            "training": config.training.model_copy(update=rest),
            "sampler": config.sampler.model_copy(update={"kind": kind}),
        }
    )


class _TrialSteps:
    """Steps of a run that has not begun, of several sizes.

    A step of b examples with r reads each takes α + β b + γ b r, and the evaluation of n images α' + β' n.
    """

    def __init__(self, config: RunConfig, device: Device | None) -> None:
        self._config = config
        self._dataset, self._images = images_of(config)
        self._batch = min(config.training.batch_size, len(self._dataset.train_x))
        self._state = initial_state(config, self._dataset)
        self._device = _InstantDevice(device or chip_of(config)) if config.billed else None
        self._samplers: dict[int, Sampler] = {}
        self._taken: dict[tuple[int, int], float] = {}

    def step(self) -> float:
        """Return what a step takes without its evaluation, in seconds."""
        reads = self._config.sampler.reads
        fewest_examples, fewest_reads = self._fewest()
        by_reads = _grown(lambda r: self._timed_step(fewest_examples, r), fewest_reads, reads)
        by_examples = _grown(lambda b: self._timed_step(b, by_reads.size), fewest_examples, self._batch)
        left_out = self._batch * (reads - by_reads.size)
        return by_examples.at(self._batch) + left_out * by_reads.slope / fewest_examples

    def evaluation(self) -> float:
        """Return what an evaluation takes, in seconds."""
        here = len(self._dataset.train_x) + len(self._dataset.test_x)
        return _grown(self._timed_evaluation, min(_FEWEST_IMAGES, here), here).at(self._images)

    def _fewest(self) -> tuple[int, int]:
        """Return the smallest numbers of examples and reads from which larger ones can be told.

        A whole submission of an annealer: with less, it would be another one.
        """
        examples, reads = 1, _FEWEST_READS
        if self._config.training.method == "mlp":
            reads = self._config.sampler.reads
        elif isinstance(sampler := self._sampler(self._config.sampler.reads), AnnealerSampler):
            examples = min(self._batch, len(sampler.copies))
            reads *= max(1, len(sampler.copies) // self._batch)
        return examples, min(reads, self._config.sampler.reads)

    def _timed_step(self, examples: int, reads: int) -> float:
        if (examples, reads) not in self._taken:
            size = {"training": self._config.training.model_copy(update={"batch_size": examples})}
            config = self._config.model_copy(update=size)
            sampler = None if config.training.method == "mlp" else self._sampler(reads)
            steps = train(config, self._dataset, sampler, self._state)
            self._taken[examples, reads] = _timed(lambda: next(steps))
        return self._taken[examples, reads]

    def _timed_evaluation(self, images: int) -> float:
        whole = self._dataset
        train = max(images - len(whole.test_x), min(max(1, images // 2), len(whole.train_x)))
        test = images - train
        some = replace(
            whole,
            train_x=whole.train_x[:train],
            train_y=whole.train_y[:train],
            test_x=whole.test_x[:test],
            test_y=whole.test_y[:test],
        )
        return _timed(lambda: evaluate(self._state.parameters, self._state.shadow, some, self._state.twin))

    def _sampler(self, reads: int) -> Sampler:
        if reads not in self._samplers:
            settings = self._config.sampler.model_copy(update={"reads": reads})
            config = self._config.model_copy(update={"sampler": settings})
            self._samplers[reads] = make_sampler(config, device=self._device)
        return self._samplers[reads]


@dataclass(frozen=True, slots=True)
class _Growth:
    """Seconds at the largest size that was tried, and what one more takes."""

    size: int
    seconds: float
    slope: float

    def at(self, size: int) -> float:
        """Return the seconds expected at a size."""
        return self.seconds + (size - self.size) * self.slope


def _grown(measure: Callable[[int], float], smallest: int, largest: int) -> _Growth:
    """Measure larger and larger sizes, until they tell what is left out or take too long."""
    began = perf_counter()
    size, first = smallest, measure(smallest)
    seconds, slope = first, first / smallest
    while size < largest and (size == smallest or perf_counter() - began < _PATIENCE):
        if seconds > max(_AIM / 2, 1.5 * first):
            break
        affordable = size + (_AIM - seconds) / slope if slope else largest
        size = min(largest, max(2 * size, int(affordable)))
        seconds = measure(size)
        slope = max(0.0, seconds - first) / (size - smallest)
    return _Growth(size, seconds, slope)


def _timed(work: Callable[[], object]) -> float:
    """Return the mean time of some calls as it would be if this computer had nothing else to do.

    The first call is left out, for it prepares what the others use. The clock on the wall goes on while
    other programs compute, and this process's own time while its other threads do: the shorter one is nearer.
    """
    work()
    calls, wall, own = 0, perf_counter(), process_time()
    while True:
        work()
        calls += 1
        on_the_wall, spent = perf_counter() - wall, process_time() - own
        if calls == _MOST_CALLS or on_the_wall > _AIM / 2:
            break
    # Some systems count a process's own time in ticks of 16 ms.
    return min(on_the_wall, spent or on_the_wall) / calls


def images_of(config: RunConfig) -> tuple[Dataset, int]:
    """Return images to try steps on, and how many the run evaluates.

    What is not on this machine, or cannot be read, is stood in for; the run itself will say what is wrong.
    """
    try:
        found = data.load_some(config.data, max(config.training.batch_size, _MOST_IMAGES))
    except QannealError:
        found = None
    return found or _stand_in(config)


def _stand_in(config: RunConfig) -> tuple[Dataset, int]:
    """Return random images, half of their pixels dark, of the size that the data set is known to have."""
    known = published(config.data.dataset)
    share = len(config.data.classes) / len(known.class_names) if known else 0
    height, width = known.image_shape if known else _UNKNOWN_SHAPE
    every = (share * known.train_images, share * known.test_images) if known else _UNKNOWN_COUNTS
    asked = config.data.train_size, config.data.test_size
    counts = [size if isinstance(size, int) else round(all_) for size, all_ in zip(asked, every, strict=True)]
    made = (
        max(config.training.batch_size, min(counts[0], _MOST_IMAGES)),
        min(counts[1], _MOST_IMAGES),
    )
    rng = np.random.default_rng(0)
    x = rng.random((sum(made), height * width), np.float32)
    x[:, ::2] = 0
    y = rng.integers(0, 2, (sum(made), config.outputs)).astype(np.float32)
    parts = x[: made[0]], y[: made[0]], x[made[0] :], y[made[0] :]
    names = tuple(str(name) for name in config.data.classes)
    return Dataset(*parts, names, (height, width), config.data.dataset, ""), sum(counts)


@dataclass(frozen=True, slots=True)
class _InstantDevice:
    """Stands for a QPU: the same chip, answers of noise at once, and nothing sent or billed."""

    _device: Device

    @property
    def name(self) -> str:
        return self._device.name

    @property
    def topology(self) -> Topology:
        return self._device.topology

    @property
    def h_range(self) -> Range:
        return self._device.h_range

    @property
    def j_range(self) -> Range:
        return self._device.j_range

    @property
    def noise_floor(self) -> tuple[float, float]:
        return self._device.noise_floor

    @property
    def known(self) -> Known:
        return self._device.known

    @property
    def reads_range(self) -> tuple[int, int]:
        return self._device.reads_range

    def access_seconds(self, qubits: int, reads: int, anneal_time_us: float) -> float:
        return self._device.access_seconds(qubits, reads, anneal_time_us)

    def sample(self, submission: Submission, _: SubmissionControl) -> Answer:
        spins = np.random.default_rng(submission.seed).random(
            (len(submission.layout.qubits), submission.reads), np.float32
        )
        return Answer(spins < 0.5, 0.0)
