"""The simulated QPU: a chip that samples the physical problem, with the faults of a real one."""

from dataclasses import dataclass

import numpy as np

from qanneal_gui.annealing.forest import Forest
from qanneal_gui.annealing.programming import Layout, Program
from qanneal_gui.annealing.timing import ADVANTAGE, TimingModel
from qanneal_gui.science.arrays import Array


@dataclass(slots=True)
class SimulatedDevice:
    """Samples what was programmed at its own inverse temperature, after disturbing it.

    Attributes
    ----------
    beta : float
        Inverse temperature in units of the programmed h and J.
    h_noise, j_noise : float
        Standard deviation of the error on every h and J, drawn anew for every submission.
    timing : TimingModel
    """

    beta: float
    h_noise: float
    j_noise: float
    timing: TimingModel = ADVANTAGE

    def sample(
        self, layout: Layout, forest: Forest, program: Program, reads: int, rng: np.random.Generator
    ) -> Array:
        """Return spins, shape (n, reads), True where up."""
        h = program.h + self.h_noise * rng.standard_normal(len(program.h))
        J = program.J + self.j_noise * rng.standard_normal(len(program.J))
        return forest.sample(h, J, self.beta, reads, rng)
