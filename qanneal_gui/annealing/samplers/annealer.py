"""Sampling through an annealer: pack, program, submit, read out.

The simulated QPU and a real one share this path; they differ in the device that is asked.
"""

import math
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import numpy as np

from qanneal_gui.annealing.beta import BetaTracker, PseudoLikelihood, estimate_beta
from qanneal_gui.annealing.device import (
    Answer,
    Device,
    DeviceError,
    Meter,
    Range,
    Submission,
    SubmissionControl,
)
from qanneal_gui.annealing.embedding.embedding import Embedding
from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.embedding.programming import Layout, Program
from qanneal_gui.annealing.parts import Part, joined
from qanneal_gui.annealing.problems import ClampedBatch, IsingBatch
from qanneal_gui.annealing.samplers.base import Memory, Sampler, SamplerReport, Samples, report
from qanneal_gui.annealing.snapshot import ChipSnapshot, take_snapshot
from qanneal_gui.config import KINDS
from qanneal_gui.errors import CancelledError
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


class AnnealerSampler(Sampler):
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
    control : SubmissionControl, optional
        How the run is stopped, and how it is told what is being waited for.
    """

    submits: ClassVar[bool] = True

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
        control: SubmissionControl | None = None,
    ) -> None:
        self.kind = kind
        self.device = device
        self.copies = copies
        self.reads = reads
        self._beta = beta
        self._h_range = _narrowed(h_range, device.h_range)
        self._j_range = _narrowed(j_range, device.j_range)
        self._chain_strength = -self._j_range[0] if chain_strength is None else chain_strength
        self.anneal_time_us = anneal_time_us
        self._meter: Meter | None = None
        self._control = control or SubmissionControl()
        self._layouts: dict[int, Layout] = {}
        self._placement = Placement(device.topology, tuple(copies))

    @property
    def placement(self) -> Placement:
        """Where the copies lie on the chip."""
        return self._placement

    def qpu_seconds(self, batch: int) -> float:
        """Return the estimated QPU access time of a batch of so many examples."""
        schedule = plan(batch, len(self.copies), self.reads)
        used = (sum(len(copy.qubits) for copy in self.copies[: len(part)]) for part in schedule.examples)
        return sum(self.device.access_seconds(qubits, schedule.reads, self.anneal_time_us) for qubits in used)

    def use_meter(self, meter: Meter) -> None:
        """Tell this meter of every submission before it is sent, and let it keep what each has brought."""
        self._meter = meter

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
        # A step that was broken off continues from there: what was answered is not sent again.
        parts = self._meter.parts() if self._meter else []
        schedule = plan(batch, len(self.copies), self.reads)
        ahead = _without(schedule.examples, parts)
        snapshot = None
        # Each submission has a stream of its own, the same whether or not those before it were repeated.
        streams = rng.spawn(len(parts) + len(ahead))[len(parts) :]
        for examples, stream in zip(ahead, streams, strict=True):
            part, snapshot = self._one_submission(
                ising, examples, schedule.reads, stream, with_snapshot=examples is ahead[-1]
            )
            parts.append(part)
        self.learn(parts)
        samples = Samples(ebm.output_states(outputs), joined(parts, batch, 2**outputs))
        programmed = sum(part.programmed for part in parts)
        return samples, report(
            self.kind,
            began,
            samples,
            problems.log_conditional(),
            beta=beta,
            beta_error=error,
            submissions=len(parts),
            qpu_seconds=sum(part.qpu_seconds for part in parts),
            capped_h=sum(part.capped_h for part in parts),
            capped_j=sum(part.capped_j for part in parts),
            programmed=programmed,
            below_noise=sum(part.below_noise for part in parts) / programmed,
            hub_breaks=sum(part.broken for part in parts) / sum(part.votes for part in parts),
            snapshot=snapshot,
        )

    def learn(self, parts: Iterable[Part]) -> None:
        """Follow β through the samples of one step; also those of a step that is replayed."""
        for part in parts:
            if isinstance(self._beta, BetaTracker) and part.beta is not None and part.beta_error is not None:
                self._beta.update(PseudoLikelihood(part.beta, part.beta_error))

    @property
    def memory(self) -> Memory:
        """What the `BetaTracker` remembers, if there is one."""
        return self._beta.memory if isinstance(self._beta, BetaTracker) else None

    def remember(self, memory: Memory) -> None:
        """Let the `BetaTracker` go on from what was remembered."""
        if isinstance(self._beta, BetaTracker) and memory is not None:
            self._beta.memory = memory

    def _one_submission(
        self,
        ising: IsingBatch,
        examples: list[int],
        reads: int,
        rng: np.random.Generator,
        *,
        with_snapshot: bool,
    ) -> tuple[Part, ChipSnapshot | None]:
        if self._control.stop.is_set():
            raise CancelledError("Stopped between two submissions.")
        layout = self._layout(len(examples))
        program = layout.program(ising, examples, self._chain_strength, self._h_range, self._j_range)
        seed = int(rng.integers(2**63))
        submission = Submission(layout, program, reads, self.anneal_time_us, seed)
        entry, answer = self._submit(submission)
        y, broken = layout.outputs(answer.spins, rng)
        estimate = None
        if isinstance(self._beta, BetaTracker):
            estimate = estimate_beta(answer.spins, program.h, program.J, layout.edges)
        members = sorted(set(examples))
        part = Part(
            examples=tuple(members),
            counts=self._counts(y, examples, members),
            qpu_seconds=answer.qpu_seconds,
            broken=int(broken.sum()),
            votes=broken.size,
            capped_h=program.capped_h,
            capped_j=program.capped_j,
            programmed=len(program.h) + len(program.J) - layout.chain_count,
            below_noise=self._below_noise(layout, program),
            beta=estimate.beta if estimate else None,
            beta_error=estimate.error if estimate else None,
        )
        if self._meter is not None and entry is not None:
            self._meter.complete(entry, answer.qpu_seconds, part)
        if not with_snapshot:
            return part, None
        return part, take_snapshot(
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

    def _submit(self, submission: Submission) -> tuple[int | None, Answer]:
        """Send a submission, written down before, or fetch the answer of one that was sent already."""
        meter = self._meter
        if meter is None:
            return None, self.device.sample(submission, self._control)
        qubits = len(submission.layout.qubits)
        # The simulated QPU keeps no answers.
        fingerprint = submission.fingerprint(self.device.topology) if KINDS[self.kind].billed else ""
        sent = meter.pending(fingerprint)
        if sent is None:
            estimate = self.device.access_seconds(qubits, submission.reads, submission.anneal_time_us)
            entry = meter.intend(self.device.name, qubits, submission.reads, estimate, fingerprint)
            problem_id = ""
        else:
            entry, problem_id = sent
        lookup_first = sent is not None and not problem_id
        submission = replace(
            submission, problem_id=problem_id, label=meter.label(entry), lookup_first=lookup_first
        )
        control = replace(self._control, sent=lambda problem_id: meter.sent(entry, problem_id))
        try:
            return entry, self.device.sample(submission, control)
        except (DeviceError, CancelledError) as error:
            # Of what may have been sent before, this failure says nothing.
            if not (error.billed or lookup_first):
                meter.void(entry)
            elif error.lost:
                meter.forget(entry, ask=isinstance(error, DeviceError) and error.answered)
            raise

    def _counts(self, y: Array, examples: list[int], members: list[int]) -> Array:
        """Count the outputs of every example over its copies, no more than the reads asked for."""
        index = y @ (1 << np.arange(y.shape[2]))
        states = 2 ** y.shape[2]
        drawn = [index[np.array(examples) == example].T.ravel()[: self.reads] for example in members]
        return np.stack([np.bincount(values, minlength=states) for values in drawn])

    def _below_noise(self, layout: Layout, program: Program) -> int:
        h_floor, j_floor = self.device.noise_floor
        small_j = np.abs(program.J[layout.chain_count :]) < j_floor
        return int((np.abs(program.h) < h_floor).sum() + small_j.sum())

    def _layout(self, copies: int) -> Layout:
        if copies not in self._layouts:
            self._layouts[copies] = Layout(self.copies[:copies])
        return self._layouts[copies]


def _narrowed(wanted: Range, device: Range) -> Range:
    return max(wanted[0], device[0]), min(wanted[1], device[1])


def _without(schedule: list[list[int]], parts: list[Part]) -> list[list[int]]:
    """Return what is left of a schedule when some examples have their samples."""
    done = {example for part in parts for example in part.examples}
    rest = ([example for example in examples if example not in done] for examples in schedule)
    return [examples for examples in rest if examples]
