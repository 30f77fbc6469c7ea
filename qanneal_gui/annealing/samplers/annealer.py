"""Sampling through an annealer: pack, program, submit, read out.

The simulated QPU and a real one share this path; they differ in the device that is asked.
"""

import math
import time
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from qanneal_gui.annealing.device import SimulatedDevice
from qanneal_gui.annealing.embedding import Embedding
from qanneal_gui.annealing.forest import Forest
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
    seconds: float = 0.0
    capped_h: int = 0
    capped_j: int = 0
    programmed: int = 0
    quiet: int = 0
    broken: list[Array] = field(default_factory=list)


@dataclass
class AnnealerSampler:
    """Samples a batch on (simulated) quantum hardware.

    Attributes
    ----------
    kind : str
        As in ``sampler.kind``.
    device : SimulatedDevice
    copies : list of Embedding
        Disjoint copies of the network on the chip.
    reads : int
        Samples per example.
    beta_eff : float
    chain_strength : float
    h_range, j_range : tuple of float
        Caps on programmed values.
    anneal_time_us : float
    """

    kind: str
    device: SimulatedDevice
    copies: list[Embedding]
    reads: int
    beta_eff: float
    chain_strength: float
    h_range: tuple[float, float]
    j_range: tuple[float, float]
    anneal_time_us: float

    @cached_property
    def _layouts(self) -> dict[int, tuple[Layout, Forest]]:
        return {}

    def about(self) -> dict[str, Any]:
        """Return where the network lives on the chip."""
        return {
            "copies": len(self.copies),
            "hub_qubits": [copy.hub_qubits for copy in self.copies],
            "hub_diameter": [copy.hub_diameter() for copy in self.copies],
            "qubits": sum(len(copy.qubits) for copy in self.copies),
        }

    def sample(self, problems: ClampedBatch, rng: np.random.Generator) -> tuple[Samples, SamplerReport]:
        """Send the batch in as few submissions as the chip allows."""
        began = time.perf_counter()
        ising = problems.ising(self.beta_eff)
        batch, outputs = len(problems.a), len(problems.c)
        schedule = plan(batch, len(self.copies), self.reads)
        tally = _Tally(np.zeros((batch, 2**outputs), np.int64))
        for examples in schedule.examples:
            self._submit(ising, examples, schedule.reads, tally, rng)
        samples = Samples(ebm.output_states(outputs), tally.counts)
        return samples, report(
            self.kind,
            began,
            samples,
            problems.log_conditional(),
            beta=self.beta_eff,
            submissions=schedule.submissions,
            qpu_seconds=tally.seconds,
            capped_h=tally.capped_h,
            capped_j=tally.capped_j,
            programmed=tally.programmed,
            below_noise=tally.quiet / tally.programmed,
            hub_breaks=float(np.concatenate(tally.broken).mean()),
        )

    def _submit(
        self, ising: IsingBatch, examples: list[int], reads: int, tally: _Tally, rng: np.random.Generator
    ) -> None:
        layout, forest = self._layout(len(examples))
        program = layout.program(ising, examples, self.chain_strength, self.h_range, self.j_range)
        spins = self.device.sample(layout, forest, program, reads, rng)
        y, broken = layout.outputs(spins, rng)
        self._count(y, examples, tally)
        tally.seconds += self.device.timing.seconds(len(layout.qubits), reads, self.anneal_time_us)
        tally.capped_h += program.capped_h
        tally.capped_j += program.capped_j
        tally.programmed += len(program.h) + len(program.J) - layout.chain_count
        tally.quiet += self._below_noise(layout, program)
        tally.broken.append(broken.ravel())

    def _count(self, y: Array, examples: list[int], tally: _Tally) -> None:
        """Add the outputs of every copy to its example, no more than the reads asked for."""
        index = y @ (1 << np.arange(y.shape[2]))
        for example in sorted(set(examples)):
            drawn = index[np.array(examples) == example].T.ravel()[: self.reads]
            tally.counts[example] += np.bincount(drawn, minlength=tally.counts.shape[1])

    def _below_noise(self, layout: Layout, program: Program) -> int:
        quiet_h = np.abs(program.h) < self.device.h_noise
        quiet_j = np.abs(program.J[layout.chain_count :]) < self.device.j_noise
        return int(quiet_h.sum() + quiet_j.sum())

    def _layout(self, copies: int) -> tuple[Layout, Forest]:
        if copies not in self._layouts:
            layout = Layout(self.copies[:copies])
            self._layouts[copies] = layout, Forest(len(layout.qubits), layout.edges)
        return self._layouts[copies]
