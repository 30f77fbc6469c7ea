"""How far samples are from the distribution that they are meant to come from, beyond their shot noise.

Frequencies of n samples differ from the probabilities even if the samples are exact, the more so the more
outcomes there are: for ten outputs and a thousand samples the plug-in KL is half a nat. So what exact samples
would show on average is computed beside each figure, and subtracted from the KL.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from qanneal_gui.science.arrays import Array
from qanneal_gui.science.metrics import mean_kl
from qanneal_gui.science.sampled_sums import SampledSums

_LARGE = 100.0
"""Expected counts from which the moments of a term of the KL are those of the normal limit."""


@dataclass(frozen=True, slots=True)
class Fidelity:
    """Distances of samples from the exact distribution, means over the examples.

    Attributes
    ----------
    kl : float
        KL(sampled ‖ exact) of the frequencies themselves, in nats.
    kl_corrected : float
        The same less what as many exact samples show on average: of exact samples it is zero on average,
        and may be negative.
    kl_error : float
        Standard deviation of both, were the samples exact.
    tv : float
        Total variation, half the sum of |frequency − probability|.
    tv_expected : float
        What exact samples show on average.
    """

    kl: float
    kl_corrected: float
    kl_error: float
    tv: float
    tv_expected: float


def fidelity(counts: Array, exact_log: Array) -> Fidelity:
    """Hold counts against exact log-probabilities, both of shape (B, S).

    Counts that are no whole numbers are expectations, which have no shot noise.
    """
    n = counts.sum(axis=1, keepdims=True)
    frequencies, p = counts / n, np.exp(exact_log)
    kl = mean_kl(frequencies, exact_log)
    tv = float(np.abs(frequencies - p).sum(axis=1).mean() / 2)
    if (counts != np.rint(counts)).any():
        return Fidelity(kl, kl, 0.0, tv, 0.0)
    mean, variance = _kl_moments(p, n)
    expected_tv = float((_mean_deviation(p, n.astype(np.int64)) / n).sum(axis=1).mean() / 2)
    error = float(np.sqrt(variance.sum()) / len(p))
    return Fidelity(kl, kl - float(mean.mean()), error, tv, expected_tv)


def fidelity_by_sums(states: Array, counts: Array, known: SampledSums) -> Fidelity:
    """Hold counts against P(y|x) of which the sums over all outputs are estimated.

    P of every output that occurred is known but for log Z, and outputs that did not occur add to the total
    variation what is missing of the sum of P. What exact samples show is a sum over all outputs, too, and
    estimated as the others are.

    Parameters
    ----------
    states, counts : ndarray, shapes (S, M) and (B, S)
    """
    n = counts.sum(axis=1, keepdims=True)
    kl, tv = np.zeros(len(counts)), np.zeros(len(counts))
    for b, row in enumerate(counts):
        seen = np.flatnonzero(row)
        frequencies, log_p = row[seen] / n[b], known.log_probabilities(b, states[seen])
        p = np.exp(log_p)
        kl[b] = frequencies @ (np.log(frequencies) - log_p)
        tv[b] = (np.abs(frequencies - p).sum() + max(0.0, 1 - float(p.sum()))) / 2
    log_p, times = known.log_terms()
    p = np.exp(log_p)
    mean, variance = _kl_moments(p, n, times)
    expected_tv = (_mean_deviation(p, n.astype(np.int64)) / n * times).sum(axis=1) / 2
    return Fidelity(
        kl=float(kl.mean()),
        kl_corrected=float((kl - mean).mean()),
        kl_error=float(np.sqrt((variance + known.error**2).sum()) / len(p)),
        tv=float(tv.mean()),
        tv_expected=float(np.minimum(expected_tv, 1.0).mean()),
    )


def output_divergences(sampled: Array, exact: Array, reads: int) -> Array:
    """Return `Fidelity.kl_corrected` of each output by itself, shape (M,).

    It has the standard error of one output, however many there are.

    Parameters
    ----------
    sampled, exact : ndarray, shape (B, M)
        P(y_m = 1|x).
    """
    return np.array(
        [
            fidelity(
                np.rint(reads * np.stack([1 - p, p], axis=1)),
                np.log(np.clip(np.stack([1 - q, q], axis=1), 1e-300, 1)),
            ).kl_corrected
            for p, q in zip(sampled.T, exact.T, strict=True)
        ]
    )


def log_odds_interval(p: Array, reads: int, deviations: float = 1.96) -> tuple[Array, Array, Array]:
    """Return log-odds from shares of so many reads, and both ends of their confidence interval (Wilson's).

    Half a read is added on either side, so that the log-odds are finite; an end is infinite where no read
    bounds it.
    """
    z2 = deviations**2 / reads
    middle = (p + z2 / 2) / (1 + z2)
    half = np.sqrt(z2 * (p * (1 - p) + z2 / 4)) / (1 + z2)
    # Where nothing was read, rounding would leave 1e-17 of it.
    low, high = np.where(p > 0, middle - half, 0.0), np.where(p < 1, middle + half, 1.0)
    value = np.log((p * reads + 0.5) / ((1 - p) * reads + 0.5))
    return value, log_odds(low), log_odds(high)


def log_odds(p: Array) -> Array:
    """Return log p/(1 − p), infinite at 0 and 1."""
    with np.errstate(divide="ignore"):
        return np.asarray(np.log(p) - np.log1p(-np.minimum(p, 1.0)))


def _kl_moments(p: Array, n: Array, times: Array | float = 1.0) -> tuple[Array, Array]:
    """Return mean and variance of the plug-in KL of n exact samples, each of shape (B,).

    Each term counts so many times, where it stands for others, too.

    n·KL = Σ g(X_s) with g(x) = x log(x/λ) − x + λ, λ = n p_s. The counts are taken for Poisson variables, on
    the condition that their sum is n: that takes the share p_s from mean and variance of each term, and
    from the variance what goes along with the sum.
    """
    mean, variance, covariance = _interpolated(np.log(np.maximum(n * p, 1e-300)))
    total = (times * (1 - p) * variance).sum(axis=1) - (times * covariance).sum(axis=1) ** 2 / n[:, 0]
    return (times * (1 - p) * mean).sum(axis=1) / n[:, 0], np.maximum(total, 0.0) / n[:, 0] ** 2


def _interpolated(x: Array) -> tuple[Array, Array, Array]:
    """Return the moments of terms at some log λ; 0 below the table, and its end above it."""
    grid, tables, slopes = _term_moments()
    place = np.minimum(np.maximum((x - grid[0]) / (grid[1] - grid[0]), 0), len(grid) - 1)
    below = np.minimum(place.astype(np.int64), len(grid) - 2)
    share = place - below
    inside = x >= grid[0]
    mean, variance, covariance = (
        (table[below] + share * slope[below]) * inside for table, slope in zip(tables, slopes, strict=True)
    )
    return mean, variance, covariance


@cache
def _term_moments() -> tuple[Array, Array, Array]:
    """Return log λ, and for these the mean of g(X), its variance, and its covariance with X ~ Poisson(λ).

    Returns
    -------
    grid : ndarray, shape (n,)
    moments : ndarray, shape (3, n)
    differences : ndarray, shape (3, n − 1)
        From each to the next.
    """
    grid = np.linspace(np.log(1e-12), np.log(_LARGE), 400)
    lam = np.exp(grid)[:, None]
    x = np.arange(int(_LARGE + 12 * np.sqrt(_LARGE)))
    log_factorial = np.cumsum(np.log(np.maximum(x, 1)))
    pmf = np.exp(x * grid[:, None] - lam - log_factorial)
    g = x * (np.log(np.maximum(x, 1)) - grid[:, None]) - x + lam
    mean = (pmf * g).sum(axis=1)
    variance = (pmf * g**2).sum(axis=1) - mean**2
    moments = np.stack([mean, variance, (pmf * g * (x - lam)).sum(axis=1)])
    return grid, moments, np.diff(moments)


def _mean_deviation(p: Array, n: Array) -> Array:
    """Return E|X − np| of X ~ Bin(n, p): 2 ν C(n, ν) p^ν q^(n−ν+1) with ν = ⌊np⌋ + 1 (de Moivre)."""
    v = np.minimum(np.floor(n * p).astype(np.int64) + 1, n)
    log_factorial = _log_factorials(int(n.max()))
    log_choose = log_factorial[n] - log_factorial[v] - log_factorial[n - v]
    with np.errstate(divide="ignore"):
        log_p, log_q = np.log(p), np.log1p(-np.minimum(p, 1))
    return np.asarray(2 * v * np.exp(log_choose + v * log_p + (n - v + 1) * log_q))


@lru_cache(maxsize=8)
def _log_factorials(n: int) -> Array:
    return np.append(0.0, np.cumsum(np.log(np.arange(1, n + 1))))
