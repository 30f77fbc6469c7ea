"""What past samples tell of the device: its β, and its errors, which the next programming makes up for.

What the samples of a network with one output say beyond its programmed log-odds (`Stars`) is the device's
doing: another β, the same for all copies, and errors, one for each qubit and coupler of a copy. Both are
unknowns of one Gaussian regression over the last submissions: the errors have the size of the device's
noise, a part of which is drawn anew each time. So β is not biased by the errors, and its standard error
contains them; and errors are found no larger than the samples ask for.

Only samples of past steps are used, and of the images only their hidden biases: no label, and nothing of the
batch that is programmed next.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from qanneal_gui.annealing.beta import BetaTracker, PseudoLikelihood
from qanneal_gui.annealing.embedding.embedding import Embedding
from qanneal_gui.annealing.embedding.programming import Layout, Program
from qanneal_gui.annealing.following import Following, Mode, Told, within
from qanneal_gui.annealing.qubit_errors import LASTING, QubitErrors, Tallies, tally
from qanneal_gui.annealing.stars import Stars
from qanneal_gui.annealing.susceptibility import leaked
from qanneal_gui.science.arrays import Array, sigmoid

_WINDOW = 32
"""Submissions that are remembered."""
_LIFETIME = 400.0
"""Submissions in which the correlation of what lasts falls by e."""
_RATIO = 0.1
"""Standard deviation of log β of chains around that of single qubits, before anything is seen."""
_SUSCEPTIBILITY = 0.03
"""Standard deviation of the background susceptibility χ, before anything is seen."""
_UNSEEN = 1e12
"""Variance of what was not seen."""


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """What the remembered submissions say.

    Attributes
    ----------
    mean, covariance : ndarray, shapes (2,) and (2, 2)
        Of the logarithm of β of chains over that of single qubits, and of χ.
    weights : ndarray, shape (C, T)
        A⁻¹ of the residuals that these leave, where A is the covariance of all the remembered ones.
    remembered : ndarray, shape (C, T, T), or None
        A; None before anything was seen.
    """

    mean: Array
    covariance: Array
    weights: Array
    remembered: Array | None = None


@dataclass(slots=True)
class _Past:
    """The last submissions, T of them, on C copies.

    Attributes
    ----------
    residual, noise, spread : ndarray, shape (T, C)
        Observed minus expected log-odds, the variance of what does not last, and the standard deviation that
        lasting errors cause.
    shared : ndarray, shape (T, C, 2)
        ∂ℓ/∂log β and ∂ℓ/∂χ.
    log_beta, clock : ndarray, shape (T,)
        log β at which they were expected, and when that was, in submissions.
    slopes : ndarray, shape (T, C, 2K)
        ∂ℓ/∂h_j and ∂ℓ/∂J_j; K is 0 where they are not needed.
    """

    residual: Array
    noise: Array
    spread: Array
    shared: Array
    log_beta: Array
    clock: Array
    slopes: Array

    @classmethod
    def empty(cls, copies: int, hidden: int) -> "_Past":
        shape = (_WINDOW, copies)
        return cls(
            np.zeros(shape),
            np.full(shape, _UNSEEN),
            np.zeros(shape),
            np.zeros((*shape, 2)),
            np.zeros(_WINDOW),
            np.full(_WINDOW, -np.inf),
            np.zeros((*shape, 2 * hidden), np.float32),
        )

    def add(self, copies: int, clock: float, log_beta: float, slopes: Array | None, **seen: Array) -> None:
        """Put a submission on the first so many copies in the place of the oldest one."""
        place = int(np.argmin(self.clock))
        self.noise[place] = _UNSEEN
        for name in ("residual", "noise", "spread", "shared"):
            getattr(self, name)[place, :copies] = seen[name]
        self.log_beta[place], self.clock[place] = log_beta, clock
        if slopes is not None:
            self.slopes[place, :copies] = slopes


def most_likely_log_odds(up: Array, reads: int, expected: Array, variance: Array) -> tuple[Array, Array]:
    """Return the log-odds that counts stand for, and their variance: a Gaussian in place of the binomial.

    Where the counts are all but 0 or all reads, they say little, and their own log-odds are biased. So the
    likelihood is replaced where it matters, at its maximum together with what was expected (Laplace).

    Parameters
    ----------
    up : ndarray, shape (C,)
        Reads with output 1.
    expected, variance : ndarray, shape (C,)
        Mean and variance of the log-odds before the reads were seen.
    """
    low = np.minimum(expected, np.log((up + 0.5) / (reads - up + 0.5)))
    high = np.maximum(expected, np.log((up + 0.5) / (reads - up + 0.5)))
    for _ in range(40):
        middle = (low + high) / 2
        rising = up - reads * sigmoid(middle) > (middle - expected) / np.maximum(variance, 1e-12)
        low, high = np.where(rising, middle, low), np.where(rising, high, middle)
    at = (low + high) / 2
    p = sigmoid(at)
    weight = np.maximum(reads * p * (1 - p), 1 / _UNSEEN)
    return at + (up - reads * p) / weight, 1 / weight


def by_susceptibility(layout: Layout, program: Program, stars: Stars, beta: float) -> Array:
    """∂ℓ/∂χ of every copy, shape (C,): what leaks to hubs and hidden units for each unit of χ."""
    small = 1e-3
    h, J = leaked(program.h, program.J, layout, small)
    leak = Stars.programmed(layout, Program((h - program.h) / small, (J - program.J) / small, 0, 0))
    by_h, by_J = stars.slopes(beta)
    return np.asarray((by_h * leak.h + by_J * leak.J).sum(axis=1) - 2 * beta * leak.h0)


class Calibration(Following):
    """Follows a device that samples networks with one output.

    Parameters
    ----------
    copies : list of Embedding
        All copies on the chip, C of them.
    mode : str
        ``off`` follows β only, ``hubs`` one log-odds offset for each copy's hub, ``full`` the errors of every
        h and J.
    tracker : BetaTracker
        The β of single qubits.
    noise : tuple of float
        Standard deviations of the device's errors of h and J.
    follow : bool
        Whether problems are divided by the β that is found, instead of the one the tracker starts with.
    """

    def __init__(
        self,
        copies: list[Embedding],
        mode: Mode,
        tracker: BetaTracker,
        noise: tuple[float, float],
        *,
        follow: bool,
    ) -> None:
        super().__init__(mode, tracker, follow=follow)
        self._copies, self._noise = copies, noise
        self._clock = 0.0
        self._found: _Found | None = None
        C, K = len(copies), copies[0].hidden
        self._past = _Past.empty(C, K if mode == "full" else 0)
        self._errors = QubitErrors(C, K, noise) if mode == "full" else None

    def chain_beta(self) -> tuple[float, float]:
        """Return the β of chains, at which outputs freeze, and its standard error."""
        found = self._regress()
        beta = self.tracker.beta * float(np.exp(found.mean[0]))
        return beta, beta * float(np.sqrt(found.covariance[0, 0]))

    @property
    def seen(self) -> bool:
        """Whether samples of this chip have told something of its errors."""
        return self._clock > 0

    @property
    def susceptibility(self) -> tuple[float, float] | None:
        """χ as found, and its standard error; None before anything was seen."""
        if not self.seen:
            return None
        found = self._regress()
        return float(found.mean[1]), float(np.sqrt(found.covariance[1, 1]))

    def left(self, layout: Layout, program: Program) -> Array:
        """Return the share of the variance by errors of h and J that is left once they are made up for.

        Returns
        -------
        ndarray, shape (C,)
        """
        found = self._regress()
        if not self.compensates or found.remembered is None:
            return np.ones(len(layout.copies))
        stars, beta = Stars.programmed(layout, program), self.chain_beta()[0]
        variance = sum(stars.variance(beta, self._noise))
        covariance, own = self._with_past(stars, beta)
        known = np.linalg.solve(found.remembered[: len(own)], covariance[:, :, None])[:, :, 0]
        lasting = np.maximum(own - self._likeness(stars, beta) * (covariance * known).sum(axis=1), 0.0)
        return np.asarray((lasting + (1 - LASTING) * variance) / np.maximum(variance, 1e-300))

    def compensated(
        self, layout: Layout, program: Program, h_range: tuple[float, float], j_range: tuple[float, float]
    ) -> Program:
        """Return a program that makes up for the errors that are known, within the caps."""
        if not self.compensates:
            return program
        beta, found = self.chain_beta()[0], self._regress()
        h, J = program.h.copy(), program.J.copy()
        if self._errors is not None:
            self._errors.subtract(layout, h, J)
        stars = Stars.programmed(layout, program)
        offset = self._offsets(stars, beta, found.weights) + found.mean[1] * by_susceptibility(
            layout, program, stars, beta
        )
        for copy, part, value in zip(layout.copies, layout.slices, offset, strict=True):
            h[part] += np.where(copy.variable == 0, value / (2 * beta * copy.hub_qubits), 0.0)
        return within(program, h, J, h_range, j_range)

    def tally(self, layout: Layout, spins: Array, y: Array, examples: list[int]) -> Told | None:
        """Count what the reads of a submission tell of the device."""
        return tally(layout, spins, y[:, :, 0], examples, hidden=self.mode == "full")

    def learn(self, layout: Layout, program: Program, tallies: Told) -> None:
        """Take the samples of a submission into account.

        Parameters
        ----------
        program : Program
            As it was sent, compensated.
        """
        if not isinstance(tallies, Tallies):
            return
        stars, beta = Stars.programmed(layout, program), self.chain_beta()[0]
        expected = stars.log_odds(beta)
        shared = np.stack([stars.by_log_beta(beta), by_susceptibility(layout, program, stars, beta)], axis=1)
        variance = sum(stars.variance(beta, self._noise))
        doubt = variance + np.einsum("cf,fg,cg->c", shared, self._regress().covariance, shared)
        observed, shot = most_likely_log_odds(tallies.up, tallies.reads, expected, doubt)
        self._clock += 1
        self._past.add(
            len(expected),
            self._clock,
            float(np.log(beta)),
            np.concatenate(stars.slopes(beta), axis=1) if self._errors is not None else None,
            residual=observed - expected,
            noise=np.minimum(shot + (1 - LASTING) * variance, _UNSEEN),
            shared=shared,
            spread=np.sqrt(LASTING * variance),
        )
        self._found = None
        if self._errors is not None:
            self._errors.learn(stars, self.tracker.beta, tallies)

    def learn_beta(self, estimate: PseudoLikelihood) -> None:
        """Take an estimate of the β of single qubits into account."""
        super().learn_beta(estimate)
        self._found = None

    @property
    def memory(self) -> dict[str, Array]:
        """All that is remembered from step to step."""
        kept = super().memory | {"clock": np.array([self._clock])}
        kept |= {f"past.{name}": getattr(self._past, name) for name in _Past.__slots__}
        if self._errors is not None:
            kept |= self._errors.arrays()
        return {name: array.copy() for name, array in kept.items()}

    def remember(self, kept: Mapping[str, Array]) -> bool:
        """Go on from what was remembered, as far as it fits this chip, and say whether all of it does."""
        self._found = None
        if not super().remember(kept):
            return False
        self._past = _Past(**{name: kept[f"past.{name}"].copy() for name in _Past.__slots__})
        self._clock = float(kept["clock"][0])
        if self._errors is not None:
            self._errors.take(kept)
        return True

    def _regress(self) -> "_Found":
        """Return what the remembered submissions say; copies share β and χ and nothing else."""
        if self._found is None:
            self._found = self._solve()
        return self._found

    def _solve(self) -> "_Found":
        past = self._past
        prior = np.diag([self.tracker.relative_variance + _RATIO**2, _SUSCEPTIBILITY**2])
        seen = (past.noise < _UNSEEN).T
        if not seen.any():
            return _Found(np.zeros(2), prior, np.zeros_like(seen, float))
        moved = np.log(self.tracker.beta) - past.log_beta
        residual = (past.residual - past.shared[:, :, 0] * moved[:, None]).T
        z, H = np.where(seen, residual, 0.0), np.where(seen[:, :, None], past.shared.swapaxes(0, 1), 0.0)
        spread, slopes = past.spread.T, past.slopes.swapaxes(0, 1)
        A = self._covariance(
            spread[:, :, None] * spread[:, None, :]
            if self._errors is None
            else self._unknown(slopes, past.log_beta, self._errors.prior[None]),
            seen,
        )
        solved = np.linalg.solve(A, np.concatenate([z[:, :, None], H], axis=2))
        products = np.einsum("ctf,ctg->fg", H, solved)
        covariance = np.linalg.inv(np.linalg.inv(prior) + products[:, 1:])
        mean = covariance @ products[:, 0]
        if self._errors is None:
            return _Found(mean, covariance, solved[:, :, 0] - solved[:, :, 1:] @ mean, A)
        known = np.einsum("ctj,cj->ct", slopes, self._errors.mean, optimize=True)
        left = np.where(seen, z - H @ mean - known, 0.0)
        A = self._covariance(self._unknown(slopes, past.log_beta, self._errors.variance), seen)
        return _Found(mean, covariance, np.linalg.solve(A, left[:, :, None])[:, :, 0], A)

    def _covariance(self, lasting: Array, seen: Array) -> Array:
        """Return the covariance of the remembered residuals of every copy, shape (C, T, T)."""
        past = self._past
        clock = np.where(np.isfinite(past.clock), past.clock, 0.0)
        age = np.abs(clock[:, None] - clock[None, :])
        A = lasting * np.exp(-age / _LIFETIME) * (seen[:, :, None] & seen[:, None, :])
        A[:, np.arange(_WINDOW), np.arange(_WINDOW)] += past.noise.T
        return np.asarray(A)

    def _unknown(self, slopes: Array, log_beta: Array, variance: Array) -> Array:
        """Covariance of what the unknown part of the errors does, with that in the past, shape (C, ·, T)."""
        past, C = self._past, len(slopes)
        scaled = past.slopes.swapaxes(0, 1)[:C] * variance[:C, None, :].astype(np.float32)
        hub = 4 * LASTING * self._noise[0] ** 2 * np.array([copy.hub_qubits for copy in self._copies[:C]])
        both = np.exp(log_beta[:, None] + past.log_beta[None, :])
        return np.asarray((slopes @ scaled.swapaxes(1, 2)).astype(np.float64) + hub[:, None, None] * both)

    def _offsets(self, stars: Stars, beta: float, weights: Array) -> Array:
        """Return what the errors that are left are expected to do to the log-odds of the next problems."""
        covariance, _ = self._with_past(stars, beta)
        return np.asarray((covariance * weights[: len(covariance)]).sum(axis=1))

    def _with_past(self, stars: Stars, beta: float) -> tuple[Array, Array]:
        """Return the covariances of what lasting errors do next with what they did, and its own variance.

        Returns
        -------
        covariance : ndarray, shape (C, T)
        own : ndarray, shape (C,)
        """
        C = len(stars.h0)
        if self._errors is None:
            own = LASTING * np.sum(stars.variance(beta, self._noise), axis=0)
            covariance = np.sqrt(own)[:, None] * self._past.spread.T[:C]
        else:
            slopes = np.concatenate(stars.slopes(beta), axis=1).astype(np.float32)
            variance = self._errors.variance
            covariance = self._unknown(slopes[:, None, :], np.array([np.log(beta)]), variance)[:, 0]
            own = (slopes**2 * variance[:C]).sum(axis=1)
            own = own + 4 * LASTING * (self._noise[0] * beta) ** 2 * stars.hubs
        age = self._clock + 1 - self._past.clock
        return covariance * np.exp(-age / _LIFETIME), own

    def _likeness(self, stars: Stars, beta: float) -> float:
        """Return how much errors do alike to two problems on the same copy, from 0 to 1.

        An offset of the hub takes for granted that they do the same.
        """
        if self._errors is not None or len(stars.h0) == 1:
            return 1.0
        by_h, by_J = stars.slopes(beta)
        both = np.concatenate([self._noise[0] * by_h, self._noise[1] * by_J], axis=1)
        products = both @ both.T + (2 * beta * self._noise[0]) ** 2 * stars.hubs.mean()
        size = np.sqrt(np.diag(products))
        alike = products / np.maximum(size[:, None] * size, 1e-300)
        return float((alike.sum() - len(alike)) / (len(alike) * (len(alike) - 1)))
