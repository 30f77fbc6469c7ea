"""What a run will cost, estimated before it starts."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from qanneal_gui.annealing.device import Device
from qanneal_gui.annealing.embedding import search
from qanneal_gui.annealing.samplers.annealer import plan
from qanneal_gui.annealing.samplers.factory import simulated_device
from qanneal_gui.config import RunConfig
from qanneal_gui.support.formatting import write_seconds

_LATENCY_SECONDS = 1.0  # a submission's way to a remote QPU and back, without the queue


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a run will take.

    Attributes
    ----------
    submissions : int
        Problems sent to the QPU.
    qpu_seconds : float
        QPU access time, in seconds.
    qpu_seconds_unpacked : float
        What it would be with one submission per example, as in the paper.
    seconds : float
        Wall time, without queues.
    copies, qubits : int
        Copies of the network on the chip in one submission, and their qubits.
    fits : bool
        Whether the run stays within its budget, and within what is left this month.
    sentence : str
        The same for people.
    month_left_seconds : float or None
        QPU access time that is left in this month, by the machine's limit and what Leap had left;
        None where nobody has looked.
    reasons : tuple of str
        Why it does not fit, each a sentence with a way out.
    """

    submissions: int
    qpu_seconds: float
    qpu_seconds_unpacked: float
    seconds: float
    copies: int
    qubits: int
    fits: bool
    sentence: str
    month_left_seconds: float | None = None
    reasons: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the ``summary`` object of ``qanneal estimate``."""
        return {"type": "summary", **asdict(self)}


def estimate(
    config: RunConfig,
    device: Device | None = None,
    month_left: float | None = None,
    step_seconds: float = 0.0,
    left_of: str = "in this month",
) -> Estimate:
    """Estimate a run's cost; embeds the network, so call it off the window's thread.

    Parameters
    ----------
    device : Device, optional
        The annealer that will be used, for its own working graph and its own estimate of access time;
        an Advantage system with the config's topology without one.
    month_left : float, optional
        QPU access time that is left in this month, in seconds.
    step_seconds : float
        What this computer needs for a step, in seconds.
    left_of : str
        What that is left of, and how to have more.
    """
    steps, sampler = config.training.steps, config.sampler
    seconds = steps * step_seconds
    if not config.on_chip:
        calm = "No QPU time; everything runs on this computer."
        return Estimate(0, 0.0, 0.0, seconds, 0, 0, True, calm, month_left)
    chip = device or simulated_device(sampler)
    copies = search.place(config, chip.topology)
    schedule = plan(
        config.training.batch_size, len(copies), sampler.reads, sampler.gauges, chip.reads_range[0]
    )
    used = [sum(len(copy.qubits) for copy in copies[: len(examples)]) for examples in schedule.examples]
    packed = steps * sum(
        chip.access_seconds(qubits, schedule.reads, sampler.anneal_time_us) for qubits in used
    )
    single = chip.access_seconds(len(copies[0].qubits), sampler.reads, sampler.anneal_time_us)
    unpacked = steps * config.training.batch_size * single
    submissions = steps * schedule.submissions
    reasons = tuple(_reasons(config, packed, submissions, month_left, left_of))
    if config.billed:
        seconds += packed + submissions * _LATENCY_SECONDS
    share = packed / config.budget.qpu_seconds
    sentence = (
        f"{submissions:,} submissions, {write_seconds(packed)} of QPU time ({100 * share:.0f} % of the "
        f"budget); without packing: {write_seconds(unpacked)} ({unpacked / packed:.1f} times as much)."
    )
    return Estimate(
        submissions=submissions,
        qpu_seconds=packed,
        qpu_seconds_unpacked=unpacked,
        seconds=seconds,
        copies=len(schedule.examples[0]),
        qubits=max(used),
        fits=not reasons,
        sentence=sentence,
        month_left_seconds=month_left,
        reasons=reasons,
    )


def _reasons(
    config: RunConfig, qpu_seconds: float, submissions: int, month_left: float | None, left_of: str
) -> Iterator[str]:
    """Yield why a run would pause at a limit, each a sentence that names what to change."""
    budget = config.budget
    if qpu_seconds > budget.qpu_seconds:
        yield (
            f"The run takes {write_seconds(qpu_seconds)} of QPU time, and its limit is "
            f"{write_seconds(budget.qpu_seconds)}; raise budget.qpu_seconds, or use fewer steps or reads."
        )
    if submissions > budget.submissions:
        yield (
            f"The run makes {submissions:,} submissions, and its limit is {budget.submissions:,}; raise "
            "budget.submissions, or use fewer steps."
        )
    if config.billed and month_left is not None and qpu_seconds > month_left:
        yield (
            f"The run takes about {write_seconds(qpu_seconds)} of QPU time, and {write_seconds(month_left)} "
            f"are left {left_of}."
        )
