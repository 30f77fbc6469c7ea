"""What a run will cost, estimated before it starts."""

import math
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from qanneal_gui.annealing import gauges
from qanneal_gui.annealing.device import Device
from qanneal_gui.annealing.embedding import search
from qanneal_gui.annealing.embedding.embedding import Embedding
from qanneal_gui.annealing.qpu_chips import chip_of
from qanneal_gui.annealing.samplers.plan import Plan, plan
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
    gauge_seconds : float
        What of `qpu_seconds` more than one gauge adds: a programming each, and reads that are rounded up.
    recommended_gauges : int
        How many gauges would bring the device's errors down to the shot noise, as far as the budget allows.
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
    gauge_seconds: float = 0.0
    recommended_gauges: int = 1

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
        without one, the simulated chip, or the first that is known to hold the network (`chip_of`).
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
    chip = device or chip_of(config)
    copies = search.place(config, chip.topology)
    bill = _Bill(config, chip, copies)
    schedule, used = bill.schedule(sampler.gauges)
    packed = bill.seconds(sampler.gauges)
    single = chip.access_seconds(len(copies[0].qubits), sampler.reads, sampler.anneal_time_us)
    unpacked = steps * config.training.batch_size * single
    submissions = steps * schedule.submissions
    reasons = tuple(_reasons(config, packed, submissions, month_left, left_of))
    if config.billed:
        seconds += packed + submissions * _LATENCY_SECONDS
    share = packed / config.budget.qpu_seconds
    most = "at most " if sampler.gradient_error else ""
    sentence = (
        f"{submissions:,} submissions, {most}{write_seconds(packed)} of QPU time ({100 * share:.0f} % of the "
        f"budget); without packing: {write_seconds(unpacked)} ({unpacked / packed:.1f} times as much)."
    )
    gauge_seconds = packed - bill.seconds(1)
    if schedule.gauges > 1:
        sentence += f" {schedule.gauges} gauges take {write_seconds(gauge_seconds)} of it to program."
    recommended = bill.recommended_gauges(month_left)
    if recommended >= gauges.MANY * schedule.gauges:
        sentence += (
            f" {recommended} gauges would lower what errors of h and J shift, for "
            f"{write_seconds(bill.seconds(recommended) - packed)} more to program them."
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
        gauge_seconds=gauge_seconds,
        recommended_gauges=recommended,
    )


class _Bill:
    """What a run costs with so many gauges.

    Parameters
    ----------
    copies : list of Embedding
        All copies on the chip.
    """

    def __init__(self, config: RunConfig, chip: Device, copies: list[Embedding]) -> None:
        self._config, self._chip, self._copies = config, chip, copies

    def schedule(self, gauges: int) -> tuple[Plan, list[int]]:
        """Return how a batch is spread, and the qubits of each submission."""
        batch, reads = self._config.training.batch_size, self._config.sampler.reads
        found = plan(batch, len(self._copies), reads, gauges, self._chip.reads_range[0])
        return found, [sum(len(copy.qubits) for copy in self._copies[: len(each)]) for each in found.examples]

    def seconds(self, gauges: int) -> float:
        """QPU access time of the run."""
        schedule, used = self.schedule(gauges)
        time = self._config.sampler.anneal_time_us
        batch = sum(self._chip.access_seconds(qubits, schedule.reads, time) for qubits in used)
        return self._config.training.steps * batch

    def recommended_gauges(self, month_left: float | None) -> int:
        """Return how many gauges are worth their time, and within all limits; 1 for none.

        What errors of h and J shift is not known before the run: it is taken for what it is at most, with all
        hidden units saturated.
        """
        sampler, budget = self._config.sampler, self._config.budget
        if sampler.calibration != "off":
            # It makes up for the same errors, and needs them in one gauge.
            return 1
        left = budget.qpu_seconds
        if self._config.billed and month_left is not None:
            left = min(left, month_left)

        def affordable(number: int) -> bool:
            submissions = self._config.training.steps * self.schedule(number)[0].submissions
            return submissions <= budget.submissions and self.seconds(number) <= left

        each = max(1, len(self._copies) // self._config.training.batch_size)
        errors = self._largest_shift() / math.sqrt(each)
        if errors < gauges.WORTHWHILE:
            return 1
        return gauges.recommended(errors, 2 / math.sqrt(sampler.reads), affordable)

    def _largest_shift(self) -> float:
        """Return the standard deviation of the log-odds of an output by errors of h and J, at most."""
        known, copy, sampler = self._chip.known, self._copies[0], self._config.sampler
        set_to = sampler.beta_start if sampler.beta_eff == "auto" else sampler.beta_eff
        beta = set_to if known.beta is None else known.beta[1]
        of_h, of_J = known.noise
        return 2 * beta * math.sqrt(of_h**2 * copy.hub_qubits + of_J**2 * copy.hidden)


def _reasons(
    config: RunConfig, qpu_seconds: float, submissions: int, month_left: float | None, left_of: str
) -> Iterator[str]:
    """Yield why a run would pause at a limit, each a sentence that names what to change."""
    budget = config.budget
    gauged = config.sampler.gauges > 1
    fewer, fewest = ("steps, reads or gauges", "steps or gauges") if gauged else ("steps or reads", "steps")
    if qpu_seconds > budget.qpu_seconds:
        yield (
            f"The run takes {write_seconds(qpu_seconds)} of QPU time, and its limit is "
            f"{write_seconds(budget.qpu_seconds)}; raise budget.qpu_seconds, or use fewer {fewer}."
        )
    if submissions > budget.submissions:
        yield (
            f"The run makes {submissions:,} submissions, and its limit is {budget.submissions:,}; raise "
            f"budget.submissions, or use fewer {fewest}."
        )
    if config.billed and month_left is not None and qpu_seconds > month_left:
        yield (
            f"The run takes about {write_seconds(qpu_seconds)} of QPU time, and {write_seconds(month_left)} "
            f"are left {left_of}."
        )
