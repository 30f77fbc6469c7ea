"""The simulated QPU: samples of the physical problem, with a real device's noise and rounding."""

from dataclasses import dataclass, field

import numpy as np

from qanneal_gui.annealing.chain_sampling import ChainBlocks
from qanneal_gui.annealing.device import Answer, Range, Submission, SubmissionControl
from qanneal_gui.annealing.embedding.programming import Layout
from qanneal_gui.annealing.embedding.topology import Topology
from qanneal_gui.annealing.forest_sampling import Forest
from qanneal_gui.annealing.timing import ADVANTAGE, TimingModel
from qanneal_gui.science.arrays import Array
from qanneal_gui.support.background import interruptible


@dataclass
class SimulatedDevice:
    """Samples what was programmed at its own inverse temperature, after disturbing it.

    Attributes
    ----------
    topology : Topology
        The chip's working graph.
    beta : float
        Inverse temperature in units of the programmed h and J, hidden from the sampler.
    h_noise, j_noise : float
        Standard deviation of the error on every h and J, drawn for every submission.
    quantisation : float
        Step to which h and J are rounded before that, as by a DAC; 0 for none.
    timing : TimingModel
    """

    topology: Topology
    beta: float
    h_noise: float = 0.0
    j_noise: float = 0.0
    quantisation: float = 0.0
    timing: TimingModel = ADVANTAGE
    name: str = "simulated-qpu"
    h_range: Range = (-4.0, 4.0)
    j_range: Range = (-2.0, 1.0)
    max_reads: int = 10_000
    _structures: dict[Layout, Forest | ChainBlocks] = field(default_factory=dict, repr=False)

    @property
    def noise_floor(self) -> tuple[float, float]:
        """Standard deviations of the errors of h and J."""
        return self.h_noise, self.j_noise

    def access_seconds(self, qubits: int, reads: int, anneal_time_us: float) -> float:
        """QPU access time by the published timing model."""
        return self.timing.seconds(qubits, reads, anneal_time_us)

    def sample(self, submission: Submission, control: SubmissionControl) -> Answer:
        """Sample the disturbed problem exactly at the device's β.

        Raises
        ------
        CancelledError
            If ``control.stop`` was set.
        """
        return interruptible(lambda: self._answer(submission), control.stop, "Stopped while sampling.")

    def _answer(self, submission: Submission) -> Answer:
        rng = np.random.default_rng(submission.seed)
        h = self._disturbed(submission.program.h, self.h_noise, rng)
        J = self._disturbed(submission.program.J, self.j_noise, rng)
        spins = self._sampled(submission.layout, h, J, submission.reads, rng)
        seconds = self.access_seconds(len(h), submission.reads, submission.anneal_time_us)
        return Answer(spins, seconds)

    def _disturbed(self, values: Array, noise: float, rng: np.random.Generator) -> Array:
        if self.quantisation:
            values = self.quantisation * np.round(values / self.quantisation)
        return np.asarray(values + noise * rng.standard_normal(len(values)))

    def _sampled(self, layout: Layout, h: Array, J: Array, reads: int, rng: np.random.Generator) -> Array:
        """Draw spins: exactly for one output, by blocks of chains for several."""
        if layout not in self._structures:
            single = layout.copies[0].outputs == 1
            self._structures[layout] = (
                Forest(len(layout.qubits), layout.edges) if single else ChainBlocks(layout)
            )
        return self._structures[layout].sample(h, J, self.beta, reads, rng)
