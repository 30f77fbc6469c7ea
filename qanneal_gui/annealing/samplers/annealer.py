"""Sampling through an annealer: pack, program, submit, read out.

The simulated QPU and a real one share this path; they differ in the device that is asked.
"""

import math
import time
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from qanneal_gui.annealing.beta import BetaTracker, estimate_beta
from qanneal_gui.annealing.device import Answer, Device, DeviceError, Meter, Range, Submission, Watch
from qanneal_gui.annealing.embedding import Embedding
from qanneal_gui.annealing.frames import ChipFrame, Placement, make_frame
from qanneal_gui.annealing.problems import ClampedBatch, IsingBatch
from qanneal_gui.annealing.programming import Layout, Program
from qanneal_gui.annealing.samplers.base import SamplerReport, Samples, report
from qanneal_gui.science import ebm
from qanneal_gui.science.arrays import Array


@dataclass(frozen=True, slots=True)
class Plan:
    """How a batch is spread over submissions and copies.

    Attributes
    ----------
    examples : list of list of int
        For each submission, the example on each of its copies.
    reads : int
        Reads of every submission.
    """

    examples: list[list[int]]
    reads: int

    @property
    def submissions(self) -> int:
        """Number of submissions."""
        return len(self.examples)


def plan(batch: int, copies: int, reads: int) -> Plan:
    """Spread a batch so that every example gets at least ``reads`` samples in all.

    With more copies than examples the reads of an example divide among its copies; with fewer, the
    batch is divided evenly over several submissions.
    """
    if copies >= batch:
        each = min(copies // batch, reads)
        return Plan([[i for i in range(batch) for _ in range(each)]], math.ceil(reads / each))
    submissions = math.ceil(batch / copies)
    parts = np.array_split(np.arange(batch), submissions)
    return Plan([part.tolist() for part in parts], reads)


@dataclass(slots=True)
class _Tally:
    """What adds up over the submissions of one batch."""

    counts: Array
    qpu_seconds: float = 0.0
    submissions: int = 0
    capped_h: int = 0
    capped_j: int = 0
    programmed: int = 0
    quiet: int = 0
    broken: list[Array] = field(default_factory=list)
    frame: ChipFrame | None = None


class AnnealerSampler:
    """Samples a batch on (simulated) quantum hardware.

    Parameters
    ----------
    kind : str
        As in ``sampler.kind``.
    device : Device
    copies : list of Embedding
        Disjoint copies of the network on the chip.
    reads : int
        Samples per example.
    beta : float or BetaTracker
        β_eff: a setting, or followed from the samples.
    chain_strength : float or None
        None for the strongest coupling within the caps. Nothing is scaled down to make room for it: the
        problem keeps its β_eff, and a star's weights are small beside it.
    h_range, j_range : tuple of float
        Caps on programmed values, narrowed to what the device accepts.
    anneal_time_us : float
    meter : Meter, optional
        Told of every submission before it is sent.
    watch : Watch, optional
        How the run is stopped, and how it is told what is being waited for.
    """

    def __init__(
        self,
        kind: str,
        device: Device,
        copies: list[Embedding],
        *,
        reads: int,
        beta: float | BetaTracker,
        chain_strength: float | None,
        h_range: Range,
        j_range: Range,
        anneal_time_us: float,
        meter: Meter | None = None,
        watch: Watch | None = None,
    ) -> None:
        self.kind = kind
        self.device = device
        self.copies = copies
        self.reads = reads
        self._beta = beta
        self._h_range = _narrowed(h_range, device.h_range)
        self._j_range = _narrowed(j_range, device.j_range)
        self._chain_strength = -self._j_range[0] if chain_strength is None else chain_strength
        self._anneal_time_us = anneal_time_us
        self.meter = meter
        self._watch = watch or Watch()
        self._layouts: dict[int, Layout] = {}
        self._placement = Placement(device.topology, tuple(copies))

    @property
    def beta_eff(self) -> float:
        """The β by which the next problems are divided."""
        return self._beta.beta if isinstance(self._beta, BetaTracker) else self._beta

    def about(self) -> dict[str, Any]:
        """Return where the network lives on the chip."""
        return {
            "solver": self.device.name,
            "topology": self.device.topology.name,
            "copies": len(self.copies),
            "hub_qubits": [copy.hub_qubits for copy in self.copies],
            "hub_diameter": [copy.hub_diameter() for copy in self.copies],
            "qubits": sum(len(copy.qubits) for copy in self.copies),
        }

    def sample(self, problems: ClampedBatch, rng: np.random.Generator) -> tuple[Samples, SamplerReport]:
        """Send the batch in as few submissions as the chip allows.

        Raises
        ------
        DeviceError
            If the device cannot sample, or a limit of the budget would be passed.
        """
        began = time.perf_counter()
        beta = self.beta_eff
        error = self._beta.error if isinstance(self._beta, BetaTracker) else None
        ising = problems.ising(beta)
        batch, outputs = len(problems.a), len(problems.c)
        schedule = plan(batch, len(self.copies), self.reads)
        tally = _Tally(np.zeros((batch, 2**outputs), np.int64))
        for examples in schedule.examples:
            last = examples is schedule.examples[-1]
            self._one_submission(ising, examples, schedule.reads, tally, rng, framed=last)
        samples = Samples(ebm.output_states(outputs), tally.counts)
        return samples, report(
            self.kind,
            began,
            samples,
            problems.log_conditional(),
            beta=beta,
            beta_error=error,
            submissions=tally.submissions,
            qpu_seconds=tally.qpu_seconds,
            capped_h=tally.capped_h,
            capped_j=tally.capped_j,
            programmed=tally.programmed,
            below_noise=tally.quiet / tally.programmed,
            hub_breaks=float(np.concatenate(tally.broken).mean()),
            frame=tally.frame,
        )

    def _one_submission(
        self,
        ising: IsingBatch,
        examples: list[int],
        reads: int,
        tally: _Tally,
        rng: np.random.Generator,
        *,
        framed: bool,
    ) -> None:
        layout = self._layout(len(examples))
        program = layout.program(ising, examples, self._chain_strength, self._h_range, self._j_range)
        seed = int(rng.integers(2**63))
        answer = self._submit(Submission(layout, program, reads, self._anneal_time_us, seed))
        y, broken = layout.outputs(answer.spins, rng)
        self._count(y, examples, tally)
        tally.submissions += 1
        tally.qpu_seconds += answer.qpu_seconds
        tally.capped_h += program.capped_h
        tally.capped_j += program.capped_j
        tally.programmed += len(program.h) + len(program.J) - layout.chain_count
        tally.quiet += self._below_noise(layout, program)
        tally.broken.append(broken.ravel())
        if framed:
            tally.frame = make_frame(
                self._placement,
                layout,
                examples,
                program,
                answer.spins,
                broken,
                self._h_range,
                self._j_range,
                self.device.noise_floor,
            )
        if isinstance(self._beta, BetaTracker):
            self._beta.update(estimate_beta(answer.spins, program.h, program.J, layout.edges))

    def _submit(self, submission: Submission) -> Answer:
        """Send a submission, written down before and settled after."""
        qubits = len(submission.layout.qubits)
        bill = self.device.access_seconds(qubits, submission.reads, submission.anneal_time_us)
        meter = self.meter
        if meter is None:
            return self.device.sample(submission, self._watch)
        entry = meter.intend(self.device.name, qubits, submission.reads, bill)
        watch = replace(self._watch, sent=lambda problem_id: meter.sent(entry, problem_id))
        try:
            answer = self.device.sample(submission, watch)
        except DeviceError as error:
            if not error.billed:
                meter.void(entry)
            raise
        meter.complete(entry, answer.qpu_seconds)
        return answer

    def _count(self, y: Array, examples: list[int], tally: _Tally) -> None:
        """Add the outputs of every copy to its example, no more than the reads asked for."""
        index = y @ (1 << np.arange(y.shape[2]))
        for example in sorted(set(examples)):
            drawn = index[np.array(examples) == example].T.ravel()[: self.reads]
            tally.counts[example] += np.bincount(drawn, minlength=tally.counts.shape[1])

    def _below_noise(self, layout: Layout, program: Program) -> int:
        h_floor, j_floor = self.device.noise_floor
        quiet_j = np.abs(program.J[layout.chain_count :]) < j_floor
        return int((np.abs(program.h) < h_floor).sum() + quiet_j.sum())

    def _layout(self, copies: int) -> Layout:
        if copies not in self._layouts:
            self._layouts[copies] = Layout(self.copies[:copies])
        return self._layouts[copies]


def _narrowed(wanted: Range, device: Range) -> Range:
    return max(wanted[0], device[0]), min(wanted[1], device[1])
