"""Sums over all 2^M outputs, estimated by sampling where there are too many outputs to sum over.

The weight w(y) of any output is known in closed form (`ebm.log_weights`); what is not known is their sum Z.
Outputs with at most two ones, E, are summed one by one; the others, R, by importance sampling:

    Z = Σ_{y ∈ E} w(y) + q(R) · E_q[ w(y)/q(y) | y ∈ R ],      q(y) = Σ_r π_r Π_m Bernoulli(y_m; μ_rm),

where q(R) = 1 − q(E) is a sum of few terms, too: where q is P, there is no error at all.

The products in q are: around each one-hot state the conditionals of every output given the others;
solutions of the mean-field equations, from all down, all up and half, and from where hidden units switch on
outputs together, which is along the leading singular vectors of W2; and a coin. Each has a lower bound of
log Z, F_r = Σ_y q_r (log w − log q_r) ≥ cᵀμ + Σ_j softplus(a_j + (W2ᵀμ)_j) + H(μ), as softplus is convex;
π_r ∝ exp F_r, but for a fifth, which is shared evenly. The draws are independent, so the standard error of
every estimate is known from their scatter, unless no product comes near what has most of the weight.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from qanneal_gui.science import ebm
from qanneal_gui.science.arrays import Array, logsumexp, sigmoid, softplus

DRAWS = 1024
"""Of each example, where samples are judged by them."""
FEW_DRAWS = 256
"""Of each image, where a mean over many images is taken."""

_DIRECTIONS = 3
"""Leading singular vectors of W2, each in both directions: outputs that hidden units switch together."""
_ROUNDS = 10
"""Of the mean-field equations; what has not converged is a proposal all the same."""
_SURE = 2.5
"""Largest log-odds of an output in a proposal: none is sure of what it does not know, and R is visited."""
_EVENLY = 0.2
"""Share of the draws that the products have evenly."""
_ROWS = 64
"""Examples at once."""


@lru_cache(maxsize=4)
def few_ones(outputs: int) -> tuple[Array, Array, Array]:
    """Return the outputs with at most two ones, and where among them the neighbours of one-hot states are.

    Returns
    -------
    states : ndarray of uint8, shape (1 + M + M(M−1)/2, M)
        All down, then the M one-hot states, then the pairs.
    on, off : ndarray of int64, shape (M, M)
        Rows of the states that differ from e_m in output i at most, with y_i = 1 and y_i = 0.
    """
    first, second = np.triu_indices(outputs, 1)
    states = np.zeros((1 + outputs + len(first), outputs), np.uint8)
    one = 1 + np.arange(outputs)
    pair = 1 + outputs + np.arange(len(first))
    states[one, one - 1] = states[pair, first] = states[pair, second] = 1
    on, off = np.diag(one), np.repeat(one[:, None], outputs, axis=1)
    on[first, second] = on[second, first] = pair
    np.fill_diagonal(off, 0)
    for array in (states, on, off):
        array.flags.writeable = False
    return states, on, off


@dataclass(frozen=True, slots=True, eq=False)
class SampledSums:
    """What is known of P(y|x) of B examples with M outputs.

    Attributes
    ----------
    a, W2, c : ndarray, shapes (B, K), (M, K), (M,)
    log_z : ndarray of float64, shape (B,)
        log Σ_y w(y), with w(0) = 1 (`ebm.log_weights`).
    error : ndarray of float64, shape (B,)
        Its standard error, and so that of every log P(y|x).
    log_few : ndarray of float64, shape (B, E)
        log P(y|x) of the outputs with at most two ones, in the order of `few_ones`.
    drawn : ndarray of uint8, shape (B, S, M)
    drawn_log_p : ndarray of float64, shape (B, S)
        log P(y|x) of what was drawn.
    shares : ndarray of float64, shape (B, S)
        q(R) P(y|x)/(n q(y)) of the n outputs in R; 0 of the others. With exp `log_few` they add up to one.
    ones : ndarray of float64, shape (B, M)
        q(y_m = 1 | R).
    """

    a: Array
    W2: Array
    c: Array
    log_z: Array
    error: Array
    log_few: Array
    drawn: Array
    drawn_log_p: Array
    shares: Array
    ones: Array

    @property
    def outputs(self) -> int:
        """Number M."""
        return int(self.drawn.shape[2])

    @property
    def effective(self) -> Array:
        """Effective sample sizes S/(1 + S ε²), ε the standard error of log Z; shape (B,)."""
        draws = self.drawn.shape[1]
        return np.asarray(draws / (1 + draws * self.error**2))

    @property
    def few(self) -> Array:
        """P(y|x) of the outputs with at most two ones, shape (B, E)."""
        return np.asarray(np.exp(self.log_few))

    def marginals(self) -> Array:
        """P(y_m = 1|x), shape (B, M)."""
        up, down = self._by_value()
        return np.asarray(up / (up + down))

    def marginal_errors(self) -> Array:
        """Return their standard errors (delta method), shape (B, M)."""
        on, off, counted = self.drawn, 1 - self.drawn, (self.shares > 0)[:, :, None]
        usual = on * self._mean_share(on)[:, None, :] + off * self._mean_share(off)[:, None, :]
        residual = (self.shares[:, :, None] - usual) * (on - self.marginals()[:, None, :])
        return _standard_error(residual, counted)

    def logits(self) -> Array:
        """Log-odds of P(y_m = 1|x), shape (B, M); finite, as both values of each output are in E."""
        up, down = self._by_value()
        return np.asarray(np.log(np.maximum(up, 1e-300)) - np.log(np.maximum(down, 1e-300)))

    def _by_value(self) -> tuple[Array, Array]:
        """Return what each output being 1, and 0, adds to the total, (B, M) each.

        How often q has it so in R is known, and need not be left to chance (post-stratification).
        """
        states, n = few_ones(self.outputs)[0], np.count_nonzero(self.shares, axis=1)[:, None]
        up = self.few @ states + n * self.ones * self._mean_share(self.drawn)
        down = self.few @ (1 - states) + n * (1 - self.ones) * self._mean_share(1 - self.drawn)
        return up, down

    def _mean_share(self, values: Array) -> Array:
        """Return the mean share of those draws of which a value is 1, (B, S, M) to (B, M)."""
        of_value = np.matmul(self.shares[:, None, :], values)[:, 0]
        times = np.matmul((self.shares > 0).astype(np.float64)[:, None, :], values)[:, 0]
        return np.asarray(of_value / np.maximum(times, 1))

    def log_one_hot(self) -> Array:
        """Log P(y = e_m | x, y is one-hot), exact, shape (B, M)."""
        log_p = self.log_few[:, 1 : 1 + self.outputs]
        return np.asarray(log_p - logsumexp(log_p)[:, None])

    def log_probabilities(self, example: int, states: Array) -> Array:
        """Log P(y|x) of some outputs of an example, shapes (S, M) to (S,)."""
        weights = ebm.log_weights(self.a[example : example + 1], self.W2, self.c, states)
        return np.asarray(weights[0].astype(np.float64) - self.log_z[example])

    def log_labels(self, y: Array) -> Array:
        """Log P(y|x) of the one-hot label of each example, (B, M) to (B,)."""
        return np.asarray(self.log_few[np.arange(len(y)), 1 + y.argmax(axis=1)])

    def pool(self, example: int) -> tuple[Array, Array]:
        """Return outputs, shape (T, M), whose mean weighed by shares, shape (T,), is that over P(y|x)."""
        states = np.concatenate([few_ones(self.outputs)[0], self.drawn[example]])
        return states, np.concatenate([self.few[example], self.shares[example]])

    def log_terms(self) -> tuple[Array, Array]:
        """Return log P(y|x) of all outputs in the pools, and of how many outputs each is a sample, (B, T)."""
        with np.errstate(divide="ignore"):
            times = np.exp(np.log(self.shares) - self.drawn_log_p)
        return (
            np.concatenate([self.log_few, self.drawn_log_p], axis=1),
            np.concatenate([np.ones_like(self.log_few), times], axis=1),
        )

    def halves(self) -> tuple["SampledSums", "SampledSums"]:
        """Return two estimates, each from every second draw: their errors are independent."""
        return self._part(slice(0, None, 2)), self._part(slice(1, None, 2))

    def _part(self, draws: slice) -> "SampledSums":
        log_p, drawn = self.drawn_log_p[:, draws], self.drawn[:, draws]
        shares = self.shares[:, draws]
        here = np.maximum(np.count_nonzero(shares, axis=1), 1)
        shares = shares * (np.count_nonzero(self.shares, axis=1) / here)[:, None]
        moved, error, shares = _normalised(self.few.sum(axis=1), shares)
        return SampledSums(
            self.a,
            self.W2,
            self.c,
            self.log_z + moved,
            error,
            self.log_few - moved[:, None],
            drawn,
            log_p - moved[:, None],
            shares,
            self.ones,
        )


def estimate(a: Array, W2: Array, c: Array, draws: int, seed: int = 0) -> SampledSums:
    """Estimate the sums over all outputs of some examples.

    Parameters
    ----------
    a, W2, c : ndarray, shapes (B, K), (M, K), (M,)
        M ≥ 3.
    draws : int
        Of each example; the standard errors fall as their root.
    seed : int
        The same draws each time: figures of one network do not flicker, and curves are smooth.
    """
    rng = np.random.default_rng(seed)
    rows = [slice(start, start + _ROWS) for start in range(0, len(a), _ROWS)]
    parts = [_estimate(a[part], W2, c, draws, rng) for part in rows]
    names = ("log_z", "error", "log_few", "drawn", "drawn_log_p", "shares", "ones")
    if not parts:
        raise ValueError("there are no examples")
    return SampledSums(a, W2, c, *(np.concatenate([getattr(part, name) for part in parts]) for name in names))


def in_blocks(
    a: Array, W2: Array, c: Array, draws: int, seed: int = 0
) -> Iterator[tuple[slice, SampledSums]]:
    """Yield the estimates of `_ROWS` examples after another, which take no more room than these need."""
    rng = np.random.default_rng(seed)
    for start in range(0, len(a), _ROWS):
        rows = slice(start, start + _ROWS)
        yield rows, _estimate(a[rows], W2, c, draws, rng)


def _estimate(a: Array, W2: Array, c: Array, draws: int, rng: np.random.Generator) -> SampledSums:
    states, on, off = few_ones(len(c))
    log_few = ebm.log_weights(a, W2, c, states).astype(np.float64)
    logits, log_mixture = _proposal(a, W2, c, log_few[:, on] - log_few[:, off])
    drawn = _draw(logits, log_mixture, draws, rng)
    log_w = np.stack(
        [ebm.log_weights(row[None], W2, c, one)[0] for row, one in zip(a, drawn, strict=True)]
    ).astype(np.float64)
    log_ratio = log_w - _log_density(drawn, logits, log_mixture)
    outside = drawn.sum(axis=2, dtype=np.int64) > 2
    inside = np.exp(_log_density(states[None], logits, log_mixture))
    rest = np.maximum(1 - inside.sum(axis=1), 1e-12)
    share = rest / np.maximum(outside.sum(axis=1), 1)
    expected = np.matmul(np.exp(log_mixture)[:, None, :], sigmoid(logits))[:, 0]
    ones = np.clip((expected - inside @ states) / rest[:, None], 0.0, 1.0)
    top = np.maximum(log_few.max(axis=1), np.where(outside, log_ratio, -np.inf).max(axis=1))
    shares = np.where(outside, np.exp(np.minimum(log_ratio - top[:, None], 0.0)), 0.0) * share[:, None]
    few = np.exp(log_few - top[:, None]).sum(axis=1)
    moved, error, shares = _normalised(few, shares)
    log_z = top + moved
    return SampledSums(
        a,
        W2,
        c,
        log_z,
        error,
        log_few - log_z[:, None],
        drawn,
        log_w - log_z[:, None],
        shares,
        ones,
    )


def _normalised(few: Array, shares: Array) -> tuple[Array, Array, Array]:
    """Return log of the total, its standard error, and the shares of it; (B,), (B,), (B, S)."""
    total = few + shares.sum(axis=1)
    return np.log(total), _standard_error(shares, shares > 0) / total, shares / total[:, None]


def _standard_error(terms: Array, counted: Array) -> Array:
    """Return the standard error of a sum of n independent terms, along the second axis.

    One term, or none, tells nothing of it, and counts as wrong by itself.
    """
    n = counted.sum(axis=1)
    total, squares = (np.where(counted, part, 0.0).sum(axis=1) for part in (terms, terms**2))
    scatter = np.maximum(squares - total**2 / np.maximum(n, 1), 0.0)
    return np.asarray(np.sqrt(np.where(n > 1, scatter * n / np.maximum(n - 1, 1), squares)))


def _proposal(a: Array, W2: Array, c: Array, local: Array) -> tuple[Array, Array]:
    """Return the log-odds of every product, shape (B, R, M), and log π, shape (B, R)."""
    B, M = len(a), len(c)
    starts = np.concatenate([np.array([[0.0], [1.0], [0.5]]) * np.ones(M), _agreed(W2)])
    mean = np.repeat(starts[None], B, axis=0).astype(a.dtype)
    field = np.zeros_like(mean)
    for _ in range(_ROUNDS):
        field = sigmoid(a[:, None, :] + mean @ W2) @ W2.T + c
        mean = sigmoid(field)
    logits = np.concatenate([local, field, np.zeros((B, 1, M))], axis=1)
    np.clip(logits, -_SURE, _SURE, out=logits)
    p = sigmoid(logits)
    # H(μ) = Σ softplus(l) − μ l
    bound = (softplus(logits) - p * logits + p * c).sum(axis=2)
    bound += (softplus(a[:, None, :] + p.astype(a.dtype) @ W2) - softplus(a)[:, None, :]).sum(axis=2)
    weights = np.exp(bound - bound.max(axis=1, keepdims=True))
    weights *= (1 - _EVENLY) / weights.sum(axis=1, keepdims=True)
    return logits, np.log(weights + _EVENLY / weights.shape[1])


def _agreed(W2: Array) -> Array:
    """Return outputs that hidden units switch on together, shape (2 · directions, M)."""
    vectors = np.linalg.svd(W2.astype(np.float64), full_matrices=False)[0].T[:_DIRECTIONS]
    return np.concatenate([vectors > 0, vectors < 0]).astype(np.float64)


def _draw(logits: Array, log_mixture: Array, draws: int, rng: np.random.Generator) -> Array:
    """Draw from the mixture, shape (B, S, M): from every product nearly as often as its share says."""
    ends = np.cumsum(np.exp(log_mixture), axis=1)[:, :-1]
    # One in each S-th of [0, 1): less scatter than S independent ones, and still independent of each other.
    at = (np.arange(draws) + rng.random((len(logits), draws))) / draws
    chosen = np.stack([np.searchsorted(end, one, side="right") for end, one in zip(ends, at, strict=True)])
    p = np.take_along_axis(sigmoid(logits), chosen[:, :, None], axis=1)
    return (rng.random(p.shape, np.float32) < p).astype(np.uint8)


def _log_density(drawn: Array, logits: Array, log_mixture: Array) -> Array:
    """Log q(y) of what was drawn, shape (B, S)."""
    constant = log_mixture - softplus(logits).sum(axis=2)
    of_each = drawn.astype(np.float64) @ logits.swapaxes(1, 2) + constant[:, None, :]
    return logsumexp(of_each)
