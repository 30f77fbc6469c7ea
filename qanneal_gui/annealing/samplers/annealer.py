"""Sampling through an annealer: pack, program, submit, read out.

The simulated QPU and a real one share this path; they differ in the device that is asked.
"""

import hashlib
import math
import time
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar

import numpy as np

from qanneal_gui.annealing.beta import LARGEST_FIELD, PseudoLikelihood, beta_of_outputs
from qanneal_gui.annealing.counting import counted, numbered
from qanneal_gui.annealing.device import (
    Answer,
    Device,
    Meter,
    Range,
    Submission,
    SubmissionControl,
)
from qanneal_gui.annealing.embedding.embedding import Embedding
from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.embedding.programming import Layout, Program
from qanneal_gui.annealing.following import Following
from qanneal_gui.annealing.gauges import sample_in_gauge
from qanneal_gui.annealing.noise_budget import Belief, Shift, Wanted, noise_budget
from qanneal_gui.annealing.parts import Part, drawn_in
from qanneal_gui.annealing.problems import ClampedBatch, IsingBatch
from qanneal_gui.annealing.samplers.base import Memory, Sampler, SamplerReport, Samples, report
from qanneal_gui.annealing.samplers.plan import Plan, left_of, plan
from qanneal_gui.annealing.samplers.submitting import Submitter
from qanneal_gui.annealing.shifts import Broken
from qanneal_gui.annealing.snapshot import ChipSnapshot, take_snapshot
from qanneal_gui.annealing.timing import Timing
from qanneal_gui.config import KINDS
from qanneal_gui.errors import CancelledError
from qanneal_gui.science import ebm
from qanneal_gui.science.arrays import Array
from qanneal_gui.science.sampled_sums import SampledSums

_UNLIMITED = -math.inf, math.inf


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
    calibration : Following
        Which knows β_eff, a setting or followed from the samples, and makes up for the device's errors.
    gauges : int
        Spin-reversal transforms over which the reads of a batch are spread; with one, `spin_reversal` decides
        whether it is used at all.
    chain_strength : float or None
        None for the strongest coupling within the caps. Nothing is scaled down to make room for it: the
        problem keeps its β_eff, and a star's weights are small beside it.
    h_range, j_range : tuple of float
        Caps on programmed values, narrowed to what the device accepts.
    anneal_time_us : float
    control : SubmissionControl, optional
        How the run is stopped, and how it is told what is being waited for.
    classes : tuple of str
        What each of several outputs stands for, to be shown.
    """

    submits: ClassVar[bool] = True

    def __init__(
        self,
        kind: str,
        device: Device,
        copies: list[Embedding],
        *,
        reads: int,
        calibration: Following,
        gauges: int = 1,
        spin_reversal: bool = False,
        chain_strength: float | None,
        h_range: Range,
        j_range: Range,
        anneal_time_us: float,
        control: SubmissionControl | None = None,
        classes: tuple[str, ...] = (),
    ) -> None:
        self.kind = kind
        self.device = device
        self.copies = copies
        self.reads = reads
        self._calibration = calibration
        self.gauges = gauges
        self._reversed = spin_reversal or gauges > 1
        self._h_range = _narrowed(h_range, device.h_range)
        self._j_range = _narrowed(j_range, device.j_range)
        self._chain_strength = -self._j_range[0] if chain_strength is None else chain_strength
        self.anneal_time_us = anneal_time_us
        self._meter: Meter | None = None
        self._control = control or SubmissionControl()
        self._submitted = 0
        self._layouts: dict[int, Layout] = {}
        self._made_for: IsingBatch | None = None
        self._made: dict[tuple[Layout, tuple[int, ...]], Program] = {}
        self._placement = Placement(device.topology, tuple(copies), classes)

    @property
    def placement(self) -> Placement:
        """Where the copies lie on the chip."""
        return self._placement

    def qpu_seconds(self, batch: int) -> float:
        """Return the estimated QPU access time of a batch of so many examples, at most."""
        schedule = self._plan(batch, self.reads)
        used = (sum(len(copy.qubits) for copy in self.copies[: len(part)]) for part in schedule.examples)
        return sum(self.device.access_seconds(qubits, schedule.reads, self.anneal_time_us) for qubits in used)

    def _plan(self, batch: int, reads: int) -> Plan:
        return plan(batch, len(self.copies), reads, self.gauges, self.device.reads_range[0])

    def use_meter(self, meter: Meter) -> None:
        """Tell this meter of every submission before it is sent, and let it keep what each has brought."""
        self._meter = meter

    @property
    def beta_eff(self) -> float:
        """The β by which the next problems are divided."""
        return self._calibration.beta

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
        beta, error = self._calibration.beta, self._calibration.error
        ising = problems.ising(beta)
        batch, outputs = len(problems.a), len(problems.c)
        # A step that was broken off continues from there: what was answered is not sent again.
        parts = self._meter.parts() if self._meter else []
        reads = problems.reads or self.reads
        schedule = self._plan(batch, reads)
        ahead = left_of(schedule, parts)
        snapshot = None
        # Each submission has a stream of its own, the same whether or not those before it were repeated.
        streams = rng.spawn(len(parts) + len(ahead))[len(parts) :]
        quota = np.full(schedule.gauges, reads // schedule.gauges)
        quota[: reads % schedule.gauges] += 1
        for number, ((gauge, examples), stream) in enumerate(zip(ahead, streams, strict=True), 1):
            part, snapshot = self._one_submission(
                ising,
                examples,
                schedule.reads,
                stream,
                keep=int(quota[gauge]),
                clock=self._submitted + len(parts),
                with_snapshot=number == len(ahead),
            )
            parts.append(part)
        samples = Samples(*drawn_in(parts, batch, outputs))
        known = problems.known()
        broken = Broken.in_all(parts, batch, outputs)
        logits = known.logits() if isinstance(known, SampledSums) else ebm.output_logits(known)
        shift = self._shift(ising, schedule, logits, samples, broken)
        self.learn(problems, parts)
        programmed = sum(part.programmed for part in parts)
        return samples, report(
            self.kind,
            began,
            samples,
            known,
            beta=beta,
            beta_error=error,
            submissions=len(parts),
            qpu_seconds=sum(part.qpu_seconds for part in parts),
            timing=Timing.total(part.timing for part in parts),
            capped_h=sum(part.capped_h for part in parts),
            capped_j=sum(part.capped_j for part in parts),
            programmed=programmed,
            below_noise=sum(part.below_noise for part in parts) / programmed,
            hub_breaks=sum(part.broken for part in parts) / sum(part.votes for part in parts),
            converged=_in_all([part.converged for part in parts]),
            expected_shift=shift.expected,
            measured_shift=shift.measured,
            shift_parts=shift.parts,
            saturation=shift.saturation,
            snapshot=snapshot and replace(snapshot, problems=problems),
        )

    def _shift(
        self, ising: IsingBatch, schedule: Plan, exact: Array, samples: Samples, broken: Broken
    ) -> Shift:
        """Return how far the samples of a step are expected to be off, and how far they are."""
        wanted = []
        for examples in schedule.examples[: schedule.submissions // schedule.gauges]:
            layout = self._layout(len(examples))
            program = free = self._wanted(layout, ising, examples)
            if program.capped_h or program.capped_j:
                free = layout.program(ising, examples, self._chain_strength, _UNLIMITED, _UNLIMITED)
            wanted.append(Wanted(layout, examples, program, free))
        reads = samples.counts.sum(axis=1)
        up = np.rint(samples.mean_outputs * reads[:, None])
        belief = Belief(self.device.known, self._calibration, schedule.gauges, self._reversed)
        return noise_budget(wanted, belief, exact, up, reads, broken)

    def learn(self, problems: ClampedBatch, parts: Iterable[Part]) -> None:
        """Follow the device through the samples of one step; also those of a step that is replayed."""
        parts = list(parts)
        ising = problems.ising(self.beta_eff) if any(part.tallies for part in parts) else None
        seen = []
        for part in parts:
            if ising is None or part.tallies is None or len(part.tallies.examples) > len(self.copies):
                continue
            examples = list(part.tallies.examples)
            layout = self._layout(len(examples))
            seen.append((layout, self._program(layout, ising, examples), part.tallies))
        for part in parts:
            if part.beta is not None and part.beta_error is not None:
                self._calibration.learn_beta(PseudoLikelihood(part.beta, part.beta_error))
        for layout, program, tallies in seen:
            self._calibration.learn(layout, program, tallies)
        self._submitted += len(parts)

    @property
    def calibrated_for(self) -> str:
        """The working graph and the copies on it; a simulated chip is not worth a memory."""
        if not KINDS[self.kind].billed or self._calibration.mode == "off":
            return ""
        digest = hashlib.sha256(f"{self._calibration.mode} {self._chain_strength}".encode())
        qubits = self.device.topology.qubits
        digest.update(qubits.tobytes() + self.device.topology.edges.tobytes())
        for copy in self.copies:
            digest.update(qubits[copy.qubits].tobytes() + copy.weight_edges.tobytes())
        return digest.hexdigest()[:32]

    @property
    def memory(self) -> Memory:
        """What is known of the device, and how many submissions it has taken."""
        submitted = {"submitted": np.array([float(self._submitted)])}
        return submitted | (self._calibration.memory if self._learns else {})

    def remember(self, memory: Memory) -> None:
        """Go on from what was remembered."""
        if memory is None:
            return
        self._submitted = int(memory.get("submitted", np.zeros(1))[0])
        if self._learns:
            self._calibration.remember(memory)

    @property
    def _learns(self) -> bool:
        """Whether the device is followed: for its β or its errors, or to know of a β that is set wrongly."""
        calibration = self._calibration
        return calibration.follow or calibration.mode != "off" or self.device.known.beta is None

    def _program(self, layout: Layout, ising: IsingBatch, examples: list[int]) -> Program:
        program = self._wanted(layout, ising, examples)
        return self._calibration.compensated(layout, program, self._h_range, self._j_range)

    def _wanted(self, layout: Layout, ising: IsingBatch, examples: list[int]) -> Program:
        """Return what is wanted of a submission; it is asked for several times in a step."""
        if ising is not self._made_for:
            self._made_for, self._made = ising, {}
        key, caps = (layout, tuple(examples)), (self._h_range, self._j_range)
        if key not in self._made:
            self._made[key] = layout.program(ising, examples, self._chain_strength, *caps)
        return self._made[key]

    def _one_submission(
        self,
        ising: IsingBatch,
        examples: list[int],
        reads: int,
        rng: np.random.Generator,
        *,
        keep: int,
        clock: int,
        with_snapshot: bool,
    ) -> tuple[Part, ChipSnapshot | None]:
        if self._control.stop.is_set():
            raise CancelledError("Stopped between two submissions.")
        layout = self._layout(len(examples))
        program = self._program(layout, ising, examples)
        seed = int(rng.integers(2**63))
        submission = Submission(layout, program, reads, self.anneal_time_us, seed, clock=clock)
        entry, answer = self._submit(submission)
        y, broken = layout.outputs(answer.spins, rng)
        chains = Broken.none_of(max(examples) + 1, y.shape[2])
        chains.add(examples, y, broken)
        estimate, learns = None, self._learns
        if learns:
            # Where errors are made up for, what was wanted is nearer to what was sampled than what was sent.
            estimate = beta_of_outputs(
                layout,
                self._wanted(layout, ising, examples),
                answer.spins,
                largest_field=LARGEST_FIELD / self._calibration.tracker.beta,
                noise=self.device.noise_floor,
            )
        members = sorted(set(examples))
        numbers, counts = self._counts(y, examples, members, keep)
        part = Part(
            examples=tuple(members),
            counts=counts,
            qpu_seconds=answer.qpu_seconds,
            broken=int(broken.sum()),
            votes=broken.size,
            capped_h=program.capped_h,
            capped_j=program.capped_j,
            programmed=len(program.h) + len(program.J) - layout.chain_count,
            below_noise=self._below_noise(layout, program),
            beta=estimate.beta if estimate else None,
            beta_error=estimate.error if estimate else None,
            tallies=self._calibration.tally(layout, answer.spins, y, examples) if learns else None,
            timing=answer.timing,
            chains=chains.counts[:, :, members],
            converged=answer.converged,
            outputs=numbers,
        )
        if self._meter is not None and entry is not None:
            self._meter.complete(entry, answer.qpu_seconds, part)
        if not with_snapshot:
            return part, None
        snapshot = take_snapshot(
            self._placement,
            layout,
            examples,
            program,
            answer.spins,
            broken,
            self._h_range,
            self._j_range,
            self.device.noise_floor,
            wanted=self._wanted(layout, ising, examples) if self._calibration.mode != "off" else None,
        )
        return part, snapshot

    def _submit(self, submission: Submission) -> tuple[int | None, Answer]:
        """Send a submission, written down before, or fetch the answer of one that was sent already."""
        meter = self._meter
        if meter is None:
            return None, self._sample(submission, self._control)
        submitter = Submitter(self.device, meter, self._control, self._sample, KINDS[self.kind].billed)
        return submitter.submit(submission)

    def _sample(self, submission: Submission, control: SubmissionControl) -> Answer:
        """Have a submission sampled, in a gauge of its own if one is wanted."""
        if self._reversed:
            return sample_in_gauge(self.device, submission, control)
        return self.device.sample(submission, control)

    def _counts(
        self, y: Array, examples: list[int], members: list[int], keep: int
    ) -> tuple[Array | None, Array]:
        """Count the outputs of every example over its copies, no more than are wanted of each."""
        index, carried = numbered(y), np.array(examples)
        drawn = [index[carried == example].T.ravel()[:keep] for example in members]
        return counted(drawn, y.shape[2])

    def _below_noise(self, layout: Layout, program: Program) -> int:
        h_floor, j_floor = self.device.noise_floor
        small_h, small_j = np.abs(program.h) < h_floor, np.abs(program.J[layout.chain_count :]) < j_floor
        return int(np.count_nonzero(small_h) + np.count_nonzero(small_j))

    def _layout(self, copies: int) -> Layout:
        if copies not in self._layouts:
            self._layouts[copies] = Layout(self.copies[:copies])
        return self._layouts[copies]


def _narrowed(wanted: Range, device: Range) -> Range:
    return max(wanted[0], device[0]), min(wanted[1], device[1])


def _in_all(converged: list[bool | None]) -> bool | None:
    """Return False if one is, None if one is not known or there is none."""
    if False in converged:
        return False
    return None if None in converged or not converged else True
