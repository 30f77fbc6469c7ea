"""The simulated QPU: samples of the physical problem, as a real device disturbs it."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from qanneal_gui.annealing.chain_sampling import ChainBlocks, ChainElimination
from qanneal_gui.annealing.device import Answer, Range, Submission, SubmissionControl
from qanneal_gui.annealing.device_errors import ChipErrors, ErrorModel
from qanneal_gui.annealing.elimination import TooManyEntriesError
from qanneal_gui.annealing.embedding.programming import Layout
from qanneal_gui.annealing.embedding.topology import Topology
from qanneal_gui.annealing.forest_sampling import Forest
from qanneal_gui.annealing.noise_budget import Known
from qanneal_gui.annealing.timing import ADVANTAGE, TimingModel
from qanneal_gui.annealing.whole_chains import WholeChains
from qanneal_gui.science.arrays import Array
from qanneal_gui.support.background import interruptible

_FEW_SPINS = 4_000_000
"""So many are drawn in 7 ms, if they are those of a forest."""


@dataclass
class SimulatedDevice:
    """Samples what was programmed at its own inverse temperatures, after disturbing it.

    Chains freeze earlier in the anneal than single qubits do: outputs, whose chains are long, are sampled at
    the β of chains, and then single qubits, given the chains, at their own.

    Attributes
    ----------
    topology : Topology
        The chip's working graph.
    beta : float
        Inverse temperature of single qubits in units of the programmed h and J, hidden from the sampler.
    chain_ratio : float
        Inverse temperature of chains over that of single qubits.
    errors : ErrorModel
    timing : TimingModel
    """

    topology: Topology
    beta: float
    chain_ratio: float = 1.0
    errors: ErrorModel = field(default_factory=ErrorModel)
    timing: TimingModel = ADVANTAGE
    name: str = "simulated-qpu"
    h_range: Range = (-4.0, 4.0)
    j_range: Range = (-2.0, 1.0)
    reads_range: tuple[int, int] = (1, 10_000)
    _structures: dict[Layout, "_Structure"] = field(default_factory=dict, repr=False)

    @property
    def noise_floor(self) -> tuple[float, float]:
        """Standard deviations of the errors of h and J."""
        return self.errors.h_noise, self.errors.j_noise

    @property
    def known(self) -> Known:
        """Everything: the errors are its settings."""
        errors = self.errors
        return Known(
            self.noise_floor,
            (errors.h_mean, errors.j_mean),
            (self.beta, self.chain_beta),
            errors.susceptibility,
            errors.quantisation,
        )

    @property
    def chain_beta(self) -> float:
        """Inverse temperature of chains."""
        return self.chain_ratio * self.beta

    @cached_property
    def chip(self) -> ChipErrors:
        """The errors of this chip."""
        return ChipErrors(self.topology, self.errors)

    def access_seconds(self, qubits: int, reads: int, anneal_time_us: float) -> float:
        """QPU access time by the published timing model."""
        return self.timing.seconds(qubits, reads, anneal_time_us)

    def sample(self, submission: Submission, control: SubmissionControl) -> Answer:
        """Sample the disturbed problem at the device's β.

        Raises
        ------
        CancelledError
            If ``control.stop`` was set.
        """
        layout = submission.layout
        brief = layout.copies[0].outputs == 1 and len(layout.qubits) * submission.reads <= _FEW_SPINS
        return interruptible(
            lambda: self._answer(submission), control.stop, "Stopped while sampling.", brief=brief
        )

    def _answer(self, submission: Submission) -> Answer:
        rng = np.random.default_rng(submission.seed)
        layout, program = submission.layout, submission.program
        h, J = self.chip.disturbed(layout, program.h, program.J, submission.clock, rng)
        spins, converged = self._sampled(layout, h, J, submission.reads, rng)
        job = len(h), submission.reads, submission.anneal_time_us
        return Answer(
            self.chip.read(spins, rng),
            self.access_seconds(*job),
            converged=converged,
            timing=self.timing.breakdown(*job),
        )

    def _sampled(
        self, layout: Layout, h: Array, J: Array, reads: int, rng: np.random.Generator
    ) -> tuple[Array, bool]:
        """Draw spins, exactly if that is possible, and say whether they are those of equilibrium."""
        if layout not in self._structures:
            self._structures[layout] = _Structure(layout)
        return self._structures[layout].sample(h, J, self.beta, self.chain_ratio, reads, rng)


class _Structure:
    """What is known of a layout before it is programmed."""

    def __init__(self, layout: Layout) -> None:
        self._single = layout.single
        first = layout.copies[0]
        # An output on one qubit freezes as single qubits do.
        self._chained = bool((first.chain_lengths[: first.outputs] > 1).any())
        self._layout = layout
        self._whole = WholeChains(layout) if first.outputs > 1 else None

    def sample(
        self, h: Array, J: Array, beta: float, ratio: float, reads: int, rng: np.random.Generator
    ) -> tuple[Array, bool]:
        late = None
        if ratio != 1.0 and self._chained:
            late = np.where(self._single, 1 / ratio, 1.0)
            beta *= ratio
        if self._whole is not None:
            spins = self._whole.sample(h, J, beta, reads, rng, late)
            if spins is not None:
                return spins, True
        if isinstance(self._sampler, ChainBlocks):
            return self._sampler.sample(h, J, beta, reads, rng, late)
        return self._sampler.sample(h, J, beta, reads, rng, late), True

    @cached_property
    def _sampler(self) -> Forest | ChainElimination | ChainBlocks:
        """The sampler that is right whatever breaks."""
        return _sampler(self._layout)


def _sampler(layout: Layout) -> Forest | ChainElimination | ChainBlocks:
    if layout.copies[0].outputs == 1:
        return Forest(len(layout.qubits), layout.edges)
    try:
        return ChainElimination(layout)
    except TooManyEntriesError:
        return ChainBlocks(layout)
