"""Spin-reversal transforms: the same problem with the sign of some spins reversed.

A device's errors prefer one direction of every qubit; a random gauge turns the preference into noise
that averages out over submissions.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from qanneal_gui.annealing.device import Answer, Device, Submission, SubmissionControl
from qanneal_gui.annealing.embedding.programming import Program
from qanneal_gui.science.arrays import Array

WORTHWHILE = 0.2
"""Shift of the log-odds from which something is done about it: P = 0.50 becomes 0.55."""
MOST = 64
"""Gauges that are recommended at most; the setting allows no more."""
MANY = 4
"""Times as many gauges halve what errors shift; with fewer it is luck whether that is seen."""


def recommended(errors: float, shot: float, affordable: Callable[[int], bool]) -> int:
    """Return how many gauges bring down to the shot noise what errors shift, as far as they can be afforded.

    It is a power of 2, and 1 if only 2 can be had.

    Parameters
    ----------
    errors : float
        Root mean square shift of the log-odds by errors of h and J in one gauge; in n it is 1/√n of that.
    shot : float
        The same by the shot noise of all reads.
    affordable : callable
        Whether so many gauges can be afforded.
    """
    n = 1
    while n < MOST and errors**2 > n * shot**2 and affordable(2 * n):
        n *= 2
    return n if n >= MANY else 1


def draw_gauge(program: Program, edges: Array, j_max: float, rng: np.random.Generator) -> Array:
    """Return which spins to flip, ndarray of bool, shape (n,).

    A coupling below −``j_max``, as in a chain programmed in the extended range of J, cannot change its
    sign, because that range reaches further down than up: its two spins flip together.
    """
    group = np.arange(len(program.h))
    bound = edges[np.flatnonzero(np.less(program.J, -j_max))]
    while (group[bound[:, 0]] != group[bound[:, 1]]).any():
        smaller = group[bound].min(axis=1)
        np.minimum.at(group, bound[:, 0], smaller)
        np.minimum.at(group, bound[:, 1], smaller)
    coins = rng.random(len(program.h)) < 0.5
    return np.asarray(coins[group])


def reverse(program: Program, edges: Array, flip: Array) -> Program:
    """Return the program in that gauge; flipping the returned spins undoes it."""
    sign = np.where(flip, -1.0, 1.0)
    return Program(
        program.h * sign,
        program.J * sign[edges[:, 0]] * sign[edges[:, 1]],
        program.capped_h,
        program.capped_j,
    )


def sample_in_gauge(device: Device, submission: Submission, control: SubmissionControl) -> Answer:
    """Have a submission sampled in a gauge drawn with its seed; the spins come back as they were meant."""
    program, edges = submission.program, submission.layout.edges
    flip = draw_gauge(program, edges, device.j_range[1], np.random.default_rng(submission.seed))
    answer = device.sample(replace(submission, program=reverse(program, edges, flip)), control)
    return replace(answer, spins=answer.spins ^ flip[:, None])
