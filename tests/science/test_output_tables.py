"""Weights of all outputs by matrix products, against sums written out."""

import numpy as np
import pytest

from qanneal_gui.science import ebm, output_tables
from qanneal_gui.science.arrays import sigmoid

KINDS = [(np.float64, 1e-12), (np.float32, 2e-5)]


def networks(rng, batch, outputs, hidden, width, kind):
    a = (3 * rng.standard_normal((batch, hidden))).astype(kind)
    W2 = (width * rng.standard_normal((batch, outputs, hidden))).astype(kind)
    return a, W2, rng.standard_normal((batch, outputs)).astype(kind)


def written_out(a, W2, c):
    """Return Σ_j [log(1 + e^(a_j + (W2ᵀy)_j)) − log(1 + e^(a_j))] + cᵀy of all y, in double precision."""
    a, W2, c = (one.astype(np.float64) for one in (a, W2, c))
    found = []
    for y in ebm.output_states(W2.shape[-2]):
        shifted = a + np.einsum("m,bmk->bk", y.astype(np.float64), W2)
        found.append((np.logaddexp(0, shifted) - np.logaddexp(0, a)).sum(axis=1) + c @ y)
    return np.stack(found, axis=1)


@pytest.mark.parametrize(("kind", "tolerance"), KINDS)
@pytest.mark.parametrize("hidden", [1, 6, 64, 200])
@pytest.mark.parametrize("outputs", [1, 2, 3, 7, 12])
def test_weights_of_all_outputs(outputs, hidden, kind, tolerance):
    """One network for all problems, and each its own; rounding grows with the number of terms."""
    a, W2, c = networks(np.random.default_rng(outputs), 3, outputs, hidden, 0.3, kind)
    assert output_tables.possible(W2)
    bound = tolerance * max(1, hidden / 10)
    np.testing.assert_allclose(ebm.log_weights_of_all(a, W2, c), written_out(a, W2, c), atol=bound)
    same = np.broadcast_to(W2[0], W2.shape), np.broadcast_to(c[0], c.shape)
    np.testing.assert_allclose(ebm.log_weights_of_all(a, W2[0], c[0]), written_out(a, *same), atol=bound)


@pytest.mark.parametrize(("kind", "tolerance"), KINDS)
@pytest.mark.parametrize("height", [-300.0, -90.0, 0.0, 90.0, 300.0])
def test_units_that_are_never_or_always_on(height, kind, tolerance):
    """Shifts as large as they may be, of either sign, on units far out of the range of e^a."""
    a, W2, c = networks(np.random.default_rng(1), 2, 6, 9, 1.0, kind)
    up, down = (np.maximum(sign * W2, 0).sum(axis=1).max() for sign in (1, -1))
    W2 *= kind(0.999 * (20 if kind is np.float32 else 160) / 3 / max(up, down))
    assert output_tables.possible(W2)
    assert not output_tables.possible(kind(1.01) * W2)
    a += kind(height)
    wanted = written_out(a, W2, c)
    scale = tolerance * np.abs(wanted).max()
    np.testing.assert_allclose(ebm.log_weights_of_all(a, W2, c), wanted, atol=scale)


@pytest.mark.parametrize(("kind", "tolerance"), KINDS)
@pytest.mark.parametrize("width", [10.0, 1000.0])
def test_weights_too_large_for_products(width, kind, tolerance):
    a, W2, c = networks(np.random.default_rng(2), 3, 9, 20, width, kind)
    a[0] *= 100
    assert not output_tables.possible(kind(20) * W2)
    wanted = written_out(a, kind(20) * W2, c)
    scale = tolerance * np.abs(wanted).max()
    np.testing.assert_allclose(ebm.log_weights_of_all(a, kind(20) * W2, c), wanted, atol=scale)
    alone = ebm.log_weights_of_all(a[:1], kind(20) * W2[0], c[0])
    np.testing.assert_allclose(alone, wanted[:1], atol=scale)


@pytest.mark.parametrize(("kind", "tolerance"), KINDS)
@pytest.mark.parametrize(("outputs", "hidden"), [(2, 5), (5, 64), (12, 17)])
@pytest.mark.parametrize("shift", [0.1, 8.0, 60.0])
def test_expectations_of_hidden_units(outputs, hidden, shift, kind, tolerance):
    """Of two weights, which add up to one, with all states written out; units far from 0 among them."""
    rng = np.random.default_rng(5)
    a, W2, _ = networks(rng, 3, outputs, hidden, 1.0, kind)
    a[1] *= 30
    W2 = W2[0] * kind(shift / output_tables.largest_shift(W2[0]))
    weights = rng.dirichlet(np.full(2**outputs, 0.1), (2, 3)).astype(kind)
    y = ebm.output_states(outputs).astype(np.float64)
    p = sigmoid(a.astype(np.float64)[:, None] + y @ W2.astype(np.float64))
    of_y = np.concatenate([np.ones_like(y[:, :1]), y], axis=1)
    wanted = np.einsum("ebs,sm,bsk->ebmk", weights, of_y, p)
    np.testing.assert_allclose(output_tables.expected_hidden(a, W2, weights), wanted, atol=tolerance)
