"""The energy-based model: exact conditionals, likelihood and gradients.

E(x, k, y) = −(kᵀW1 x + yᵀW2 k + bᵀk + cᵀy) and P ∝ exp(−E). The sign is fixed here once (the paper's
Eqs. (1) and (18) disagree), so that σ(…) holds as printed in Eqs. (18), (19) and (28).

Everything is expressed in a = W1 x + b, shape (B, K): x enters nothing else, and evaluation shares it
with the MLP that has the same weights.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from qanneal_gui.science import output_tables
from qanneal_gui.science.arrays import Array, logsumexp, sigmoid, softplus
from qanneal_gui.science.images import Images
from qanneal_gui.science.parameters import Parameters

MAX_EXACT_OUTPUTS = 12
"""Above this many outputs the sum over 2^M states is refused."""

_CHUNK_VALUES = 65_536
_FEW_STATES = 8
"""So many outputs are gone through one by one with all examples at once; more, the other way round."""
_MANY_OUTPUTS = 9
"""From here on tables of all outputs are made by matrix products."""
_LARGEST_OF_TABLES = 60.0
"""With shifts no larger σ is exact in single precision, although the shift is a sum of two halves."""
_LARGEST_SHIFT = 80.0
"""e^this is still a float32."""
_LEAST = 1e-290
"""Beside a sum that is no smaller, whatever underflows is nothing."""
_EXPONENT = {4: 80.0, 8: 700.0}
"""e^±this are numbers, by the bytes of their precision."""
_FACTORS, _AT_ONCE = 64, 65_536
"""Most factors of a product, and about as many values of all products as a core's cache holds."""


@lru_cache(maxsize=MAX_EXACT_OUTPUTS)
def output_states(outputs: int) -> Array:
    """Return all 2^M outputs y, shape (2^M, M), uint8; row s is s in binary, y_1 the lowest bit.

    The array is everybody's, and cannot be written.
    """
    if outputs > MAX_EXACT_OUTPUTS:
        raise ValueError(
            f"the sum over 2^{outputs} outputs is too large; at most {MAX_EXACT_OUTPUTS} outputs"
        )
    states = ((np.arange(2**outputs)[:, None] >> np.arange(outputs)) & 1).astype(np.uint8)
    states.flags.writeable = False
    return states


def log_weights(a: Array, W2: Array, c: Array, states: Array) -> Array:
    """Unnormalised log P(y|x) of the given outputs, relative to y = 0.

    log P(y|x) = cᵀy + Σ_j [softplus(a_j + (W2ᵀy)_j) − softplus(a_j)] + const: the hidden units are
    summed out in closed form. Subtracting the y = 0 term inside the sum keeps float32 accurate.

    Parameters
    ----------
    a : ndarray, shape (B, K)
    W2 : ndarray, shape (M, K)
    c : ndarray, shape (M,)
    states : ndarray, shape (S, M)

    Returns
    -------
    ndarray, shape (B, S)
    """
    states = states.astype(a.dtype)
    shifts = states @ W2
    if len(states) > _FEW_STATES:
        return np.asarray(_summed_by_products(a, shifts) + states @ c)
    result = np.zeros((len(a), len(states)), a.dtype)
    for part in _row_blocks(a):
        for s, shift in enumerate(shifts):
            if shift.any():
                result[part, s] = _shifted(a[part], shift)
    return np.asarray(result + states @ c)


def _shifted(a: Array, shift: Array) -> Array:
    """Σ_j [softplus(a_j + shift_j) − softplus(a_j)] of every example, shape (B,).

    For a positive shift it is log(1 + (e^shift − 1) σ(a)), for a negative one shift + log(1 + (e^−shift − 1)
    σ(−a)): nothing cancels, and there is one exponential and one logarithm in place of two each.
    """
    size = np.abs(shift)
    if size.max() > _LARGEST_SHIFT:
        return np.asarray((softplus(a + shift) - softplus(a)).sum(axis=1))
    t = a * np.where(shift < 0, 1, -1).astype(a.dtype)
    with np.errstate(over="ignore"):  # 1/(1 + ∞) is the 0 that is meant
        np.exp(t, out=t)
    t += 1
    np.divide(np.expm1(size), t, out=t)
    t += 1
    np.log(t, out=t)
    return np.asarray(t.sum(axis=1) + shift[shift < 0].sum())


def _summed_by_products(a: Array, shifts: Array) -> Array:
    """Σ_j [softplus(a_j + shift_j) − softplus(a_j)] of every example and output, shape (B, S).

    It is log Π_j [σ(−a_j) + e^shift_j σ(a_j)]: nothing cancels, the exponentials are those of all examples,
    and one logarithm is taken of as many factors as the number range bears.
    """
    largest = float(np.abs(shifts).max())
    if largest > _EXPONENT[a.itemsize]:
        return np.stack([(softplus(row + shifts) - softplus(row)).sum(axis=1) for row in a])
    factors = max(1, min(_FACTORS, _AT_ONCE // len(shifts), int(_EXPONENT[a.itemsize] / max(largest, 1e-9))))
    growth, up, down = np.ascontiguousarray(np.exp(shifts).T), sigmoid(a), sigmoid(-a)
    result = np.zeros((len(a), len(shifts)), a.dtype)
    for total, of_up, of_down in zip(result, up, down, strict=True):
        for start in range(0, a.shape[1], factors):
            part = slice(start, start + factors)
            z = growth[part] * of_up[part, None]
            z += of_down[part, None]
            total += np.log(np.multiply.reduce(z, axis=0))
    return result


def log_conditional(a: Array, W2: Array, c: Array) -> Array:
    """Log P(y|x) of all 2^M outputs, shape (B, 2^M), in the order of `output_states` (Eq. (6))."""
    if len(c) >= _MANY_OUTPUTS:
        logits = log_weights_of_all(a, W2, c)
    else:
        logits = log_weights(a, W2, c, output_states(len(c)))
    return np.asarray(logits - logsumexp(logits)[:, None])


def log_weights_of_all(a: Array, W2: Array, c: Array) -> Array:
    """Return the `log_weights` of all 2^M outputs, shape (B, 2^M); one network for all, or each with its own.

    Parameters
    ----------
    a : ndarray, shape (B, K)
    W2 : ndarray, shape (M, K) or (B, M, K)
    c : ndarray, shape (M,) or (B, M)
    """
    states = output_states(c.shape[-1])
    if output_tables.possible(W2):
        return np.asarray(output_tables.log_factors(a, W2) + c @ states.T.astype(a.dtype))
    if W2.ndim == 2:
        return log_weights(a, W2, c, states)
    each = zip(a, W2, c, strict=True)
    return np.concatenate([log_weights(row[None], w, b, states) for row, w, b in each])


def output_logits(log_p: Array) -> Array:
    """Log-odds of P(y_m=1|x), shape (B, M), from all log P(y|x), shape (B, 2^M)."""
    outputs = int(log_p.shape[1]).bit_length() - 1
    states = output_states(outputs)
    if outputs > 1:
        p = np.exp((log_p - log_p.max(axis=1, keepdims=True)).astype(np.float64))
        # Both are sums of positive terms: as exact as each is, unless it has left the number range.
        up, down = p @ states, p @ (1 - states)
        if min(up.min(initial=1), down.min(initial=1)) > _LEAST:
            return np.asarray(np.log(up) - np.log(down)).astype(log_p.dtype)
    on = states.astype(bool)
    return np.stack(
        [logsumexp(log_p[:, on[:, m]]) - logsumexp(log_p[:, ~on[:, m]]) for m in range(outputs)], axis=1
    )


def log_one_hot(a: Array, W2: Array, c: Array) -> Array:
    """Log P(y = e_m | x, y is one-hot), shape (B, M): M states are summed, however many outputs there are.

    Parameters
    ----------
    a, W2, c : ndarray, shapes (B, K), (M, K), (M,)
        M ≥ 2: with one output both states stand for a class, and nothing is left out.
    """
    logits = log_weights(a, W2, c, np.eye(len(c), dtype=np.uint8))
    return np.asarray(logits - logsumexp(logits)[:, None])


def log_one_hot_of(log_p: Array) -> Array:
    """Return what `log_one_hot` does, from all log P(y|x), shape (B, 2^M), normalised or not."""
    outputs = int(log_p.shape[1]).bit_length() - 1
    logits = log_p[:, 1 << np.arange(outputs)]
    return np.asarray(logits - logsumexp(logits)[:, None])


def exclusive_logits(log_p: Array) -> Array:
    """Log-odds of each of M alternatives of which one is true, from log P(m), (B, M), normalised or not."""
    rest = [logsumexp(np.delete(log_p, m, axis=1)) for m in range(log_p.shape[1])]
    return np.asarray(log_p - np.stack(rest, axis=1))


def state_index(y: Array) -> Array:
    """Row in `output_states` of every label, y (B, M) of zeros and ones."""
    return np.asarray((y > 0.5).astype(np.int64) @ (1 << np.arange(y.shape[1])))


def log_likelihood(log_p: Array, y: Array) -> float:
    """Mean log P(y|x) of the labels, in nats (Eq. (7))."""
    return float(log_probabilities(log_p, y).mean(dtype=np.float64))


def log_probabilities(log_p: Array, y: Array) -> Array:
    """Log P(y|x) of every example's label, in nats, shape (B,)."""
    return np.asarray(log_p[np.arange(len(y)), state_index(y)])


def gradient(
    parameters: Parameters, x: Array | Images, a: Array, y: Array, states: Array, frequencies: Array
) -> Parameters:
    """Gradient of the mean log P(y|x) with respect to every weight (Eqs. (14), (15), (18), (19)).

    With frequencies = P(y|x) of all outputs it is the exact gradient; with the frequencies of Γ
    samples it is the sampled one of Sec. 4.3. Only outputs are needed, never samples of k.

    Parameters
    ----------
    x : ndarray or Images, shape (B, N)
    a, y : ndarray, shapes (B, K), (B, M)
    states : ndarray, shape (S, M)
        Outputs over which the model's expectation is taken.
    frequencies : ndarray, shape (B, S)
        Weight of each output for each example; rows sum to one.
    """
    if states.shape[1] > MAX_EXACT_OUTPUTS:  # most states are those of other examples
        return gradient_of_each(parameters, x, a, y, _occurring(states, frequencies))
    return factors(parameters, a, y, states, [frequencies])[0].gradient(x)


class Factors(NamedTuple):
    """The gradient of a batch, that of W1 as two factors.

    Attributes
    ----------
    difference : ndarray, shape (B, K)
        By how much hidden units given the label differ from those expected, over B. The gradient of W1 is
        differenceᵀ x.
    W2, b, c : ndarray, shapes (M, K), (K,) and (M,)
        The gradients of these.
    """

    difference: Array
    W2: Array
    b: Array
    c: Array

    def gradient(self, x: Array | Images) -> Parameters:
        """Return the gradient, from the images, shape (B, N)."""
        return Parameters(self.difference.T @ x, self.W2, self.b, self.c)


def factors(
    parameters: Parameters, a: Array, y: Array, states: Array, several: Sequence[Array]
) -> list[Factors]:
    """Return the `gradient` of each of several frequencies, which have most of the work in common."""
    dtype = a.dtype
    padded = [_with_labels(y, states, frequencies) for frequencies in several]
    states = padded[0][0]
    many = []
    for _, frequencies in padded:
        # The label is one of the outputs, so both expectations are one sum over them. Its weight, 1 less its
        # own frequency, is that of all others: nothing cancels.
        weights = -frequencies.astype(dtype)
        labels = np.arange(len(y)), _positions(y, states)
        weights[labels] = 0
        weights[labels] = -weights.sum(axis=1, dtype=np.float64)  # whichever way they lie in memory
        weights /= len(a)
        many.append(weights)
    y_states = states.astype(dtype)
    weighed: Callable[..., list[tuple[Array, Array]]] = _by_state
    if states.shape == (2, 1):
        weighed = _of_one_output
    elif len(states) > max(_FEW_STATES, len(a)):
        whole = len(many) > 1 and states is output_states(states.shape[1])
        small = output_tables.largest_shift(parameters.W2) <= _LARGEST_OF_TABLES
        weighed = _by_tables if whole and small else _by_example
    sums = weighed(a, y_states, parameters.W2, many)
    return [
        Factors(difference, of_W2, difference.sum(axis=0), weights.sum(axis=0) @ y_states)
        for weights, (difference, of_W2) in zip(many, sums, strict=True)
    ]


def gradient_of_each(
    parameters: Parameters, x: Array | Images, a: Array, y: Array, each: Iterable[tuple[Array, Array]]
) -> Parameters:
    """Return the `gradient` where every example has outputs of its own.

    Parameters
    ----------
    each : iterable of tuple of ndarray, shapes (S, M) and (S,)
        Outputs of each example, and their weights, which add up to one.
    """
    dtype, W2 = a.dtype, parameters.W2
    difference, of_W2, of_c = np.empty_like(a), np.zeros_like(W2), np.zeros_like(parameters.c)
    labels = y.astype(dtype)
    for b, (states, weights) in enumerate(each):
        outputs, shares = states.astype(dtype), weights.astype(dtype)
        hidden = sigmoid(a[b] + outputs @ W2)
        clamped = sigmoid(a[b] + labels[b] @ W2)
        difference[b] = clamped - shares @ hidden
        of_W2 += np.outer(labels[b], clamped) - (outputs * shares[:, None]).T @ hidden
        of_c += labels[b] - shares @ outputs
    difference /= len(x)
    return Parameters(W1=difference.T @ x, W2=of_W2 / len(x), b=difference.sum(axis=0), c=of_c / len(x))


def _occurring(states: Array, frequencies: Array) -> Iterable[tuple[Array, Array]]:
    """Yield the states that each example has, and how often."""
    for row in frequencies:
        seen = np.flatnonzero(row)
        yield states[seen], row[seen]


def _by_example(a: Array, states: Array, W2: Array, many: list[Array]) -> list[tuple[Array, Array]]:
    """Σ over outputs, (B, K), and over examples, times y, (M, K), of weight · σ(a + W2ᵀy), by example."""
    sums = [(np.zeros_like(a), np.zeros_like(W2)) for _ in many]
    # One product is both sums: an output more, which is always 1.
    outputs = np.concatenate([np.ones_like(states[:, :1]), states], axis=1)
    rows = max(1, _AT_ONCE // a.shape[1])
    for x in range(len(a)):
        # Samples may be far fewer than outputs.
        seen = np.flatnonzero(many[0][x]) if len(many) == 1 else np.arange(len(states))
        for start in range(0, len(seen), rows):
            some = seen[start : start + rows]
            of_some = outputs[some]
            hidden = of_some[:, 1:] @ W2
            hidden += a[x]
            sigmoid(hidden, out=hidden)
            weighed = np.concatenate([of_some.T * weights[x, some] for weights in many])
            both = (weighed @ hidden).reshape(len(many), outputs.shape[1], -1)
            for (of_x, *of_outputs), (difference, of_W2) in zip(both, sums, strict=True):
                difference[x] += of_x
                of_W2 += of_outputs
    return sums


def _by_tables(a: Array, _: Array, W2: Array, many: list[Array]) -> list[tuple[Array, Array]]:
    """Return the same sums over all outputs."""
    found = output_tables.expected_hidden(a, W2, np.stack(many))
    return [(of_each[:, 0], of_each[:, 1:].sum(axis=0)) for of_each in found]


def _of_one_output(a: Array, states: Array, W2: Array, many: list[Array]) -> list[tuple[Array, Array]]:
    """Return the same sums for one output: its two values have opposite weights."""
    sums = [(np.empty_like(a), np.zeros_like(W2)) for _ in many]
    up = int(states[1, 0])
    for rows in _row_blocks(a):
        change = a[rows] + W2
        sigmoid(change, out=change)
        for weights, (_, of_W2) in zip(many, sums, strict=True):
            of_W2 += weights[rows, up] @ change
        change -= sigmoid(a[rows])
        for weights, (difference, _) in zip(many, sums, strict=True):
            np.multiply(change, weights[rows, up, None], out=difference[rows])
    return sums


def _by_state(a: Array, states: Array, W2: Array, many: list[Array]) -> list[tuple[Array, Array]]:
    """Return the same sums, output by output."""
    sums = [(np.zeros_like(a), np.zeros((len(states), a.shape[1]), a.dtype)) for _ in many]
    shifts = states @ W2
    for rows in _row_blocks(a):
        for s, shift in enumerate(shifts):
            hidden = a[rows] + shift
            sigmoid(hidden, out=hidden)
            for weights, (difference, by_state) in zip(many, sums, strict=True):
                weight = weights[rows, s]
                by_state[s] += weight @ hidden
                difference[rows] += np.multiply(
                    hidden, weight[:, None], out=hidden if weights is many[-1] else None
                )
    return [(difference, states.T @ by_state) for difference, by_state in sums]


def _row_blocks(a: Array) -> Iterator[slice]:
    """Yield examples a few at a time: what is worked out from their hidden units then stays in the cache."""
    rows = max(1, _CHUNK_VALUES // max(1, a.shape[1]))
    return (slice(start, start + rows) for start in range(0, len(a), rows))


def _positions(y: Array, states: Array) -> Array:
    """Row of `states` that holds each label; −1 where none does."""
    if states is output_states(states.shape[1]):
        return state_index(y)
    place = np.full(2 ** states.shape[1], -1)
    place[state_index(states)] = np.arange(len(states))
    return np.asarray(place[state_index(y)])


def _with_labels(y: Array, states: Array, frequencies: Array) -> tuple[Array, Array]:
    """Append the labels that are not among the outputs, with frequency zero."""
    missing = y[_positions(y, states) < 0] if states is not output_states(states.shape[1]) else y[:0]
    if not len(missing):
        return states, frequencies
    missing = np.unique(missing > 0.5, axis=0)
    return np.concatenate([states, missing]), np.pad(frequencies, ((0, 0), (0, len(missing))))
