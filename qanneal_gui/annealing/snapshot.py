"""The chip after one submission: what was programmed and what was read out, to be drawn.

Nothing here is computed twice: the sampler hands over the arrays that it has anyway, and
nobody writes to them afterwards.
"""

import math
from dataclasses import dataclass

import numpy as np

from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.embedding.programming import Layout, Program
from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.science.arrays import Array

KEPT_READS = 32
"""Reads of a submission that a snapshot keeps as they came back; all of them would be megabytes a step."""


_NO_CARRY = 255
"""Ones that a byte can count."""


@dataclass(frozen=True, slots=True, eq=False)
class ChipSnapshot:
    """One submission, as it stood on the chip and came back.

    All arrays are in the order of ``Layout(placement.copies[:copies])``; none may be written to.

    Attributes
    ----------
    placement : Placement
        All copies on the chip; the submission used the first ``copies`` of them.
    copies : int
    examples : tuple of int
        The example of the batch on each of those copies.
    h : ndarray, shape (n,)
        Programmed biases, within the caps.
    J_chain, J_weight : ndarray
        Programmed couplings of chain couplers and of weights.
    mean_spin : ndarray of float32, shape (n,)
        ⟨s⟩ over the reads, in [−1, 1].
    reads : ndarray of int8, shape (n, r)
        The first r ≤ `KEPT_READS` reads, −1 or +1.
    read_count : int
        Reads of the submission.
    breaks : ndarray, shape (copies, M)
        Share of reads in which each output's chain disagreed with itself.
    capped, below_noise : ndarray of bool, shape (n,)
        Biases at a cap, and those smaller than the device's error.
    capped_weight, below_noise_weight : ndarray of bool
        The same of the couplings that carry weights.
    error_h, error_weight : ndarray
        Errors of the device on biases and weights that the program makes up for; 0 without calibration.
    problems : ClampedBatch or None
        The batch in the model's own terms, where it is known.
    """

    placement: Placement
    copies: int
    examples: tuple[int, ...]
    h: Array
    J_chain: Array
    J_weight: Array
    mean_spin: Array
    reads: Array
    read_count: int
    breaks: Array
    capped: Array
    below_noise: Array
    capped_weight: Array
    below_noise_weight: Array
    error_h: Array
    error_weight: Array
    problems: ClampedBatch | None = None

    def example_on(self, copy: int) -> int | None:
        """Return the example of the batch on a copy; None if the submission left it empty."""
        return self.examples[copy] if copy < self.copies else None


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """The chip at a step of a run.

    Attributes
    ----------
    step : int
        Counted from 1.
    beta : float or None
        β_eff of that step.
    snapshot : ChipSnapshot
    """

    step: int
    beta: float | None
    snapshot: ChipSnapshot


def take_snapshot(
    placement: Placement,
    layout: Layout,
    examples: list[int],
    program: Program,
    spins: Array,
    broken: Array,
    h_range: tuple[float, float],
    j_range: tuple[float, float],
    noise_floor: tuple[float, float],
    wanted: Program | None = None,
) -> ChipSnapshot:
    """Collect what a submission leaves behind.

    Parameters
    ----------
    spins : ndarray of bool, shape (n, reads)
    broken : ndarray of bool, shape (copies, reads, M)
    h_range, j_range : tuple of float
        The caps that were in force.
    noise_floor : tuple of float
        Standard deviations of the device's errors of h and J.
    wanted : Program, optional
        What would have been programmed on a device without errors.
    """
    h, weight = program.h, program.J[layout.chain_count :]
    wanted = wanted or program
    return ChipSnapshot(
        placement,
        len(layout.copies),
        tuple(examples),
        h=h,
        J_chain=program.J[: layout.chain_count],
        J_weight=weight,
        mean_spin=(2 / max(1, spins.shape[1]) * counts_up(spins) - 1).astype(np.float32),
        reads=2 * spins[:, :KEPT_READS].view(np.int8) - np.int8(1),
        read_count=spins.shape[1],
        breaks=broken.mean(axis=1),
        capped=(h <= h_range[0]) | (h >= h_range[1]),
        below_noise=np.abs(h) < noise_floor[0],
        capped_weight=(weight <= j_range[0]) | (weight >= j_range[1]),
        below_noise_weight=np.abs(weight) < noise_floor[1],
        error_h=wanted.h - h,
        error_weight=wanted.J[layout.chain_count :] - weight,
    )


def counts_up(spins: Array) -> Array:
    """Count the reads in which each qubit is up.

    Parameters
    ----------
    spins : ndarray of bool, shape (n, reads)

    Returns
    -------
    ndarray of int64, shape (n,)
    """
    # This runs in every step: several bytes are summed at once, as one number, where no byte can carry
    # into the next, and by einsum, the fastest of NumPy's sums of short rows.
    count, reads = spins.shape
    together = math.gcd(reads, 8)
    words = np.ascontiguousarray(spins).view(f"u{together}")
    up = np.zeros(count, np.int64)
    for start in range(0, words.shape[1], _NO_CARRY):
        sums = np.einsum("ij->i", words[:, start : start + _NO_CARRY])
        for byte in range(together):
            up += ((sums >> 8 * byte) & 255).astype(np.int64)
    return up
