"""What all ways of following a device have in common. By itself this follows β, and nothing else."""

from collections.abc import Mapping
from typing import Literal

import numpy as np

from qanneal_gui.annealing.beta import BetaTracker, PseudoLikelihood
from qanneal_gui.annealing.embedding.programming import Layout, Program
from qanneal_gui.annealing.qubit_errors import Tallies
from qanneal_gui.annealing.unit_errors import JointTallies
from qanneal_gui.science.arrays import Array

Mode = Literal["off", "hubs", "full"]
Told = Tallies | JointTallies
"""What the reads of one submission tell of the device."""


class Following:
    """Follows a device through the samples of a run.

    Parameters
    ----------
    mode : str
        ``off`` follows β only, ``hubs`` one offset for each output of each copy, ``full`` the errors of every
        h and J.
    tracker : BetaTracker
        The β that the reads of single submissions say.
    follow : bool
        Whether problems are divided by the β that is found, instead of the one the tracker starts with.
    """

    def __init__(self, mode: Mode, tracker: BetaTracker, *, follow: bool) -> None:
        self.mode, self.tracker, self.follow = mode, tracker, follow
        self._set = tracker.start

    @property
    def beta(self) -> float:
        """The β by which the next problems are divided."""
        return self.chain_beta()[0] if self.follow else self._set

    @property
    def error(self) -> float | None:
        """Its standard error; None where it is a setting."""
        return self.chain_beta()[1] if self.follow else None

    def chain_beta(self) -> tuple[float, float]:
        """Return the β of chains, at which outputs freeze, and its standard error."""
        return self.tracker.beta, self.tracker.error

    @property
    def seen(self) -> bool:
        """Whether samples of this chip have told something of its errors."""
        return False

    @property
    def compensates(self) -> bool:
        """Whether errors are made up for by now."""
        return self.seen and self.mode != "off"

    @property
    def susceptibility(self) -> tuple[float, float] | None:
        """χ as found, and its standard error; None before anything was seen."""
        return None

    def left(self, layout: Layout, program: Program) -> Array:
        """Return the share of the variance by errors of h and J that is left once they are made up for.

        Returns
        -------
        ndarray, shape (C,) or (C·M,)
            For every copy, or every output of every copy.
        """
        return np.ones(len(layout.copies))

    def compensated(
        self, layout: Layout, program: Program, h_range: tuple[float, float], j_range: tuple[float, float]
    ) -> Program:
        """Return a program that makes up for the errors that are known, within the caps."""
        return program

    def tally(self, layout: Layout, spins: Array, y: Array, examples: list[int]) -> Told | None:
        """Count what the reads of a submission tell of the device; None where that is of no use.

        Parameters
        ----------
        spins : ndarray of bool, shape (n, reads)
        y : ndarray of uint8, shape (C, reads, M)
            The outputs of every copy, by majority vote.
        """
        return None

    def learn(self, layout: Layout, program: Program, tallies: Told) -> None:
        """Take the samples of a submission into account.

        Parameters
        ----------
        program : Program
            As it was sent, compensated.
        """

    def learn_beta(self, estimate: PseudoLikelihood) -> None:
        """Take an estimate of β from one submission into account."""
        self.tracker.update(estimate)

    @property
    def memory(self) -> dict[str, Array]:
        """All that is remembered from step to step."""
        return {"beta": np.array(self.tracker.memory)}

    def remember(self, kept: Mapping[str, Array]) -> bool:
        """Go on from what was remembered, as far as it fits this chip, and say whether all of it does.

        Of another chip, or an earlier version, only β is known.
        """
        fresh = self.memory
        fitting = {name for name, array in fresh.items() if name in kept and kept[name].shape == array.shape}
        if "beta" in fitting:
            log_beta, variance = kept["beta"].tolist()
            self.tracker.memory = log_beta, variance
        return fitting == fresh.keys()


def within(
    program: Program, h: Array, J: Array, h_range: tuple[float, float], j_range: tuple[float, float]
) -> Program:
    """Return a program of these h and J within the caps, with no fewer capped values than it had."""
    capped_h, capped_J = np.clip(h, *h_range), np.clip(J, *j_range)
    return Program(
        capped_h,
        capped_J,
        max(program.capped_h, int((capped_h != h).sum())),
        max(program.capped_j, int((capped_J != J).sum())),
    )
