"""What the chip's story is about: an image, what it makes of the chip's biases, and samples.

Of a run everything is as it was programmed and read out; before a run the weights are trained for a
moment with exact gradients and the samples come from the simulated device.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from qanneal_gui import data
from qanneal_gui.annealing.device import Submission, SubmissionControl
from qanneal_gui.annealing.embedding.embedding import Embedding
from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.embedding.programming import Layout
from qanneal_gui.annealing.embedding.topology import Topology
from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.samplers import make_sampler
from qanneal_gui.annealing.samplers.factory import simulated_device
from qanneal_gui.annealing.samplers.plan import plan
from qanneal_gui.annealing.snapshot import ChipSnapshot, take_snapshot
from qanneal_gui.config import DataConfig, RunConfig
from qanneal_gui.config.sections import MOST_EXACT_CLASSES
from qanneal_gui.data import Dataset, sources
from qanneal_gui.errors import QannealError
from qanneal_gui.science.arrays import Array
from qanneal_gui.training.batches import batch_indices
from qanneal_gui.training.loop import initial_state, train

TEACHING_STEPS = 50
"""Steps with exact gradients before a story without a run: untrained biases show nothing."""

_OF_SEVERAL = {"steps": 100, "eval_every": 100, "learning_rate": 0.03}
"""The same for several outputs, which learn more slowly: 84 % of ten digits."""


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """A submission of a run: the snapshot it left, its step (counted from 1), and its β_eff."""

    snapshot: ChipSnapshot = field(repr=False)
    step: int
    beta: float


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """One submission, seen from the copy that the story follows.

    Attributes
    ----------
    snapshot : ChipSnapshot
        The whole submission.
    followed : int
        Number of the copy that is followed.
    reads : ndarray of int8, shape (q, r)
        Reads of that copy, −1 or +1: of a run those that its snapshot kept, otherwise all.
    beta : float
        β_eff by which the problem was divided.
    image : ndarray, shape (h, w)
        The image on that copy, grey levels in [0, 1].
    subject : str
        Which image it is, in words.
    weights : str
        Whose weights they are, in words.
    source : str
        Where the reads come from, in words.
    label : int
        The class of the image, counted as the outputs are.
    """

    snapshot: ChipSnapshot
    followed: int
    reads: Array
    beta: float
    image: Array = field(repr=False)
    subject: str
    weights: str
    source: str
    label: int = 0


def gather(placement: Placement, config: RunConfig, moment: Moment | None = None) -> Material:
    """Collect what the story is about; without a moment of a run, make it.

    Parameters
    ----------
    placement : Placement
        Copies of a network; at least one.
    config : RunConfig
        Of the run, or the settings that a run would have.

    Raises
    ------
    QannealError
        If the data cannot be read.
    """
    return _of_run(config, moment) if moment else _made(placement, config)


def _of_run(config: RunConfig, moment: Moment) -> Material:
    snapshot = moment.snapshot
    copies = snapshot.placement.copies
    followed = central(snapshot.placement.topology, copies[: snapshot.copies])
    if sources.find(config.data.dataset) is None:
        raise QannealError(
            f"The run's images ({config.data.dataset}) are no longer on this computer; download them again "
            "to play the story."
        )
    dataset = data.load(config.data)
    chosen = batch_indices(
        moment.step - 1, len(dataset.train_x), config.training.batch_size, config.training.seed
    )
    # Of a batch in several submissions the last is shown: its examples count within the batch.
    example = int(chosen[snapshot.examples[followed]])
    return Material(
        snapshot,
        followed,
        snapshot.reads[part_of(snapshot, followed)],
        moment.beta,
        dataset.train_x[example].reshape(dataset.image_shape),
        _subject(dataset, example),
        f"the weights before step {moment.step:,} of the run",
        "the run's own",
        _label(dataset, example),
    )


def _made(placement: Placement, wanted: RunConfig) -> Material:
    """Teach a network for a moment and sample its first batch on the simulated device."""
    config = _teaching(placement, _at_hand(wanted))
    dataset = data.load(config.data)
    state = initial_state(config, dataset)
    for _ in train(config, dataset, make_sampler(_quick(config)), state):
        pass
    batch = min(config.training.batch_size, len(placement.copies))
    chosen = batch_indices(0, len(dataset.train_x), config.training.batch_size, config.training.seed)[:batch]
    problems = ClampedBatch.clamp(state.parameters, dataset.train_x[chosen])
    settings = config.sampler
    beta = settings.beta_start if settings.beta_eff == "auto" else settings.beta_eff
    schedule = plan(batch, len(placement.copies), settings.reads)
    examples = schedule.examples[-1]
    layout = Layout(list(placement.copies[: len(examples)]))
    strength = -settings.j_range[0] if settings.chain_strength == "auto" else settings.chain_strength
    program = layout.program(problems.ising(beta), examples, strength, settings.h_range, settings.j_range)
    device = simulated_device(settings, placement.topology)
    answer = device.sample(
        Submission(layout, program, schedule.reads, settings.anneal_time_us, config.training.seed),
        SubmissionControl(),
    )
    _, broken = layout.outputs(answer.spins, np.random.default_rng(config.training.seed))
    snapshot = take_snapshot(
        placement,
        layout,
        examples,
        program,
        answer.spins,
        broken,
        settings.h_range,
        settings.j_range,
        device.noise_floor,
    )
    followed = central(placement.topology, placement.copies[: len(examples)])
    example = int(chosen[examples[followed]])
    return Material(
        snapshot,
        followed,
        2 * answer.spins[layout.slices[followed]].view(np.int8) - np.int8(1),
        beta,
        dataset.train_x[example].reshape(dataset.image_shape),
        _subject(dataset, example),
        f"weights after {config.training.steps} training steps",
        "from the simulated device",
        _label(dataset, example),
    )


def central(topology: Topology, copies: Sequence[Embedding]) -> int:
    """Return the number of the copy whose middle is nearest to the chip's."""
    middles = np.array([topology.positions[copy.qubits].mean(axis=0) for copy in copies])
    return int(np.argmin(((middles - 0.5) ** 2).sum(axis=1)))


def single_copy(snapshot: ChipSnapshot, number: int) -> ChipSnapshot:
    """Return what a snapshot says of one of its copies, alone on the chip."""
    copies = snapshot.placement.copies[: snapshot.copies]
    qubits = part_of(snapshot, number)
    chain = _part([len(copy.chain_edges) for copy in copies], number)
    weight = _part([len(copy.weight_edges) for copy in copies], number)
    return ChipSnapshot(
        replace(snapshot.placement, copies=(copies[number],)),
        1,
        (snapshot.examples[number],),
        h=snapshot.h[qubits],
        J_chain=snapshot.J_chain[chain],
        J_weight=snapshot.J_weight[weight],
        mean_spin=snapshot.mean_spin[qubits],
        reads=snapshot.reads[qubits],
        read_count=snapshot.read_count,
        breaks=snapshot.breaks[[number]],
        capped=snapshot.capped[qubits],
        below_noise=snapshot.below_noise[qubits],
        capped_weight=snapshot.capped_weight[weight],
        below_noise_weight=snapshot.below_noise_weight[weight],
        error_h=snapshot.error_h[qubits],
        error_weight=snapshot.error_weight[weight],
    )


def part_of(snapshot: ChipSnapshot, number: int) -> slice:
    """Return where the qubits of one copy are in the arrays of a snapshot."""
    return _part([len(copy.qubits) for copy in snapshot.placement.copies[: snapshot.copies]], number)


def _part(lengths: list[int], number: int) -> slice:
    start = sum(lengths[:number])
    return slice(start, start + lengths[number])


def _at_hand(config: RunConfig) -> RunConfig:
    """Fall back on the embedded images where the chosen ones are not here: a story downloads nothing."""
    if sources.find(config.data.dataset) is not None:
        return config
    return config.model_copy(update={"data": DataConfig()})


def _teaching(placement: Placement, config: RunConfig) -> RunConfig:
    """Return settings whose network is the one on the chip."""
    copy = placement.copies[0]
    if config.outputs != copy.outputs:
        config = config.model_copy(
            update={"data": DataConfig(classes=tuple(range(copy.outputs)) if copy.outputs > 1 else (2, 3))}
        )
    size = config.data.train_size
    batch = config.training.batch_size
    summed = copy.outputs <= MOST_EXACT_CLASSES
    training = config.training.model_copy(
        update={
            "method": "ebm",
            "gradient": "exact" if summed else "sampled",
            "steps": TEACHING_STEPS,
            "eval_every": TEACHING_STEPS,
            "shadow_mlp": False,
            "null_twin": False,
            "batch_size": batch if size == "all" else min(batch, size),
            **(_OF_SEVERAL if copy.outputs > 1 else {}),
        }
    )
    return config.model_copy(
        update={
            "model": config.model.model_copy(update={"hidden": copy.hidden}),
            "training": training,
            "sampler": config.sampler.model_copy(update={"kind": "exact" if summed else "gibbs"}),
        }
    )


def _quick(config: RunConfig) -> RunConfig:
    """Return settings by which is taught in seconds where gradients are not exact."""
    if config.sampler.kind == "exact":
        return config
    few = {"reads": min(100, config.sampler.reads), "sweeps": min(20, config.sampler.sweeps)}
    return config.model_copy(update={"sampler": config.sampler.model_copy(update=few)})


def _label(dataset: Dataset, example: int) -> int:
    y = dataset.train_y[example]
    return int(y[0]) if len(y) == 1 else int(np.argmax(y))


def _subject(dataset: Dataset, example: int) -> str:
    name = dataset.class_names[_label(dataset, example)]
    return f"{dataset.name}, class {name}"
