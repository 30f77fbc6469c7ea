"""The effective inverse temperature of an annealer, estimated from its samples.

Maximum pseudo-likelihood: given its neighbours, a spin is up with probability σ(−2β f) in the field
f = h + Σ J s of what was programmed. One β explains all spins of a submission; a run follows it from
step to step.
"""

from dataclasses import dataclass

import numpy as np

from qanneal_gui.annealing.embedding.programming import Layout, Program
from qanneal_gui.science.arrays import Array, sigmoid

_READS_USED = 64
_LARGEST = 1000.0
LARGEST_FIELD = 2.0
"""Times 1/β: a spin turns against a stronger field in fewer than 2 % of the reads."""
_APART = 0.15
"""Log β of single qubits and of chains, which freeze earlier, differ by about so much at most."""


@dataclass(frozen=True, slots=True)
class PseudoLikelihood:
    """An estimate of β from one submission.

    Attributes
    ----------
    beta : float
    error : float
        Its standard error; infinite if the samples say nothing.
    """

    beta: float
    error: float


def estimate_beta(
    spins: Array,
    h: Array,
    J: Array,
    edges: Array,
    *,
    among: Array | None = None,
    chains: Array | None = None,
    largest_field: float = float("inf"),
    noise: tuple[float, float] = (0.0, 0.0),
) -> PseudoLikelihood:
    """Maximise the pseudo-likelihood of β by Newton's method.

    A device's errors make spins look less certain than its β would, because a field that is off by δ is as
    often too large as too small: on average σ(−2β(f + δ)) is about σ(−2κβf), κ⁻² = 1 + π(2βσ)²/8. That is
    undone here. And all reads of a spin share its error, so the standard error counts spins, not reads.

    Parameters
    ----------
    spins : ndarray of bool, shape (n, reads)
    h, J : ndarray, shapes (n,) and (E,)
        As programmed.
    edges : ndarray of int64, shape (E, 2)
        Couplers; every spin has at least one.
    among : ndarray of bool, shape (n,), optional
        The spins that are asked; all of them otherwise.
    chains : ndarray of int64, shape (n,), optional
        The chain of each spin, from 0 without gaps. Chains then count as spins while they are whole: P(up |
        the others, and whole) is σ(−2βf) with the sum f of the fields from outside. A spin of a chain alone
        would tell of its chain, which it follows whatever its own field is.
    largest_field : float
        Stronger fields are left out: spins that hardly ever turn against theirs tell of readout errors
        instead.
    noise : tuple of float
        Standard deviations of the device's errors of h and J.
    """
    s = np.where(spins[:, :_READS_USED], 1.0, -1.0).astype(np.float32)
    variance = float(np.square(noise).sum())
    if chains is None:
        aligned = (-_fields(s, h, J, edges) * s).astype(np.float64)
    else:
        aligned = _by_chains(s, h, J, edges, chains)
        between = np.count_nonzero(chains[edges[:, 0]] != chains[edges[:, 1]])
        # Of each chain on average, which has an end of every coupler to another.
        variance = float(noise[0] ** 2 * len(h) + noise[1] ** 2 * 2 * between) / len(aligned)
    if among is not None:
        aligned = aligned[among]
    aligned = np.where(np.abs(aligned) <= largest_field, aligned, 0.0)
    naive, error = _maximum(aligned)
    # β = β₀ √(1 + π(2βσ)²/8), solved for β; where the errors rule, β cannot be told from them.
    kept = max(0.5, 1 - np.pi * naive**2 * variance / 2)
    return PseudoLikelihood(min(naive / float(np.sqrt(kept)), _LARGEST), error / float(np.sqrt(kept)))


def beta_of_outputs(
    layout: Layout, wanted: Program, spins: Array, *, largest_field: float, noise: tuple[float, float]
) -> PseudoLikelihood:
    """Estimate the β at which outputs freeze; for one output, that of its hidden units instead.

    Several outputs on chains tell little while weights are small. Hidden units on single qubits tell more,
    but freeze later: they count as an estimate that is off by as much as that may be.

    Parameters
    ----------
    wanted : Program
        What was meant to be sampled.
    spins : ndarray of bool, shape (n, reads)
    largest_field, noise
        As in `estimate_beta`.
    """

    def of(among: Array | None, chains: Array | None) -> PseudoLikelihood:
        return estimate_beta(
            spins,
            wanted.h,
            wanted.J,
            layout.edges,
            among=among,
            chains=chains,
            largest_field=largest_field,
            noise=noise,
        )

    if layout.copies[0].outputs == 1:
        return of(layout.single, None)
    together = of(None, layout.chains)
    return together if layout.chained.all() else _weighed(of(layout.chained, layout.chains), together, _APART)


def _weighed(own: PseudoLikelihood, others: PseudoLikelihood, apart: float) -> PseudoLikelihood:
    """Weigh an estimate of β against one of other spins, whose log β may be off by so much, too."""
    variances = np.array([(own.error / own.beta) ** 2, (others.error / others.beta) ** 2 + apart**2])
    weights = 1 / np.maximum(variances, 1e-12)
    if not weights.any():
        return others
    beta = float(np.exp(weights @ np.log([own.beta, others.beta]) / weights.sum()))
    return PseudoLikelihood(beta, beta / float(np.sqrt(weights.sum())))


def _maximum(fields: Array) -> tuple[float, float]:
    """Return β of the largest pseudo-likelihood, and its standard error, clustered by spins."""
    aligned = fields.ravel()
    told = max(1, int(np.count_nonzero(aligned)))
    beta = told / max(float(np.abs(aligned).sum()), 1e-12)
    curvature = 0.0
    for _ in range(50):
        p = sigmoid(-2 * beta * aligned)
        slope = float((2 * aligned * p).sum())
        curvature = float((4 * aligned**2 * p * (1 - p)).sum())
        if curvature <= 0:
            return beta, float("inf")
        # The pseudo-likelihood is concave; halving and doubling at most keeps Newton from overshooting.
        following = float(np.clip(beta + slope / curvature, beta / 2, 2 * beta))
        if abs(following - beta) <= 1e-6 * beta or following > _LARGEST:
            beta = min(following, _LARGEST)
            break
        beta = following
    scores = (2 * fields * sigmoid(-2 * beta * fields)).sum(axis=1)
    return beta, max(float(np.sqrt((scores**2).sum())), float(np.sqrt(curvature))) / curvature


def _fields(s: Array, h: Array, J: Array, edges: Array) -> Array:
    """Local field of every spin in every read, shape (n, reads)."""
    target = np.concatenate([edges[:, 0], edges[:, 1]])
    source = np.concatenate([edges[:, 1], edges[:, 0]])
    order = np.argsort(target, kind="stable")
    values = np.concatenate([J, J])[order].astype(np.float32)[:, None] * s[source[order]]
    starts = np.searchsorted(target[order], np.arange(len(h)))
    return np.asarray(h.astype(np.float32)[:, None] + np.add.reduceat(values, starts, axis=0))


def _by_chains(s: Array, h: Array, J: Array, edges: Array, chains: Array) -> Array:
    """How far each chain is turned along its field from outside, (chains, reads); 0 where it is broken."""
    within = chains[edges[:, 0]] == chains[edges[:, 1]]
    order = np.argsort(chains, kind="stable")
    starts = np.searchsorted(chains[order], np.arange(int(chains.max()) + 1))
    fields = np.add.reduceat(_fields(s, h, np.where(within, 0.0, J), edges)[order], starts, axis=0)
    up, down = (pick.reduceat(s[order], starts, axis=0) for pick in (np.maximum, np.minimum))
    return np.asarray(np.where(up == down, -fields * up, 0.0).astype(np.float64))


class BetaTracker:
    """β_eff from step to step: each estimate counts by its certainty, older ones fade.

    The logarithm of β is followed, so that off by a factor of two is as far in both directions.

    Parameters
    ----------
    start : float
        β before anything was sampled, believed to within a factor of three.
    drift : float
        Standard deviation by which log β may wander from step to step.

    Attributes
    ----------
    start : float
        As given, to the last bit.
    """

    def __init__(self, start: float, drift: float = 0.02) -> None:
        self.start = start
        self._log = float(np.log(start))
        self._variance = float(np.log(3.0)) ** 2
        self._drift = drift

    @property
    def beta(self) -> float:
        """The current estimate."""
        return float(np.exp(self._log))

    @property
    def error(self) -> float:
        """Its standard error."""
        return float(self.beta * np.sqrt(self._variance))

    @property
    def relative_variance(self) -> float:
        """Variance of log β."""
        return self._variance

    @property
    def memory(self) -> tuple[float, float]:
        """The logarithm of β and its variance: all that is remembered from step to step."""
        return float(self._log), float(self._variance)

    @memory.setter
    def memory(self, value: tuple[float, float]) -> None:
        self._log, self._variance = value

    def update(self, estimate: PseudoLikelihood) -> None:
        """Take an estimate into account."""
        self._variance += self._drift**2
        # Below this the figure would claim more than the device's own noise allows.
        relative = max(estimate.error / estimate.beta, 0.005)
        if not np.isfinite(relative):
            return
        gain = self._variance / (self._variance + relative**2)
        self._log += gain * (float(np.log(estimate.beta)) - self._log)
        self._variance *= 1 - gain
