"""One pass for EBM and MLP, against each on its own in float64."""

import numpy as np
import pytest

from qanneal_gui.science import ebm, mlp
from qanneal_gui.science.parameters import Parameters
from qanneal_gui.science.shared import SharedPass, with_ones


def network(hidden, scale, seed, dtype=np.float64, inputs=20):
    rng = np.random.default_rng(seed)
    return Parameters(
        W1=rng.standard_normal((hidden, inputs)).astype(dtype),
        W2=(scale * rng.standard_normal((1, hidden))).astype(dtype),
        b=rng.standard_normal(hidden).astype(dtype),
        c=rng.standard_normal(1).astype(dtype),
    )


def one_by_one(parameters, x):
    wide = Parameters(*(array.astype(np.float64) for array in parameters.arrays()))
    a = wide.preactivation(x)
    log_p = ebm.log_conditional(a, wide.W2, wide.c)
    return ebm.output_logits(log_p)[:, 0], mlp.logits(a, wide.W2, wide.c)[:, 0]


@pytest.mark.parametrize("hidden", [1, 7, 8, 548])
@pytest.mark.parametrize("scale", [0.0, 0.01, 1.0, 5.0, 15.0])
def test_both_outputs_of_every_network(hidden, scale):
    networks = [network(hidden, scale, seed) for seed in (1, 2)]
    x = np.random.default_rng(3).random((30, 20))
    assert SharedPass.possible(networks)
    as_ebm, as_mlp = SharedPass(networks).logits(with_ones(x))
    for i, parameters in enumerate(networks):
        expected_ebm, expected_mlp = one_by_one(parameters, x)
        # Float64 sums of up to 548 terms of up to 50: rounding is some 1e-12.
        np.testing.assert_allclose(as_ebm[i], expected_ebm, rtol=1e-12, atol=1e-10)
        np.testing.assert_allclose(as_mlp[i], expected_mlp, rtol=1e-12, atol=1e-10)


def test_float32_is_as_good_as_its_sums():
    parameters = network(548, 0.05, 4, np.float32)
    x = np.random.default_rng(5).random((300, 20)).astype(np.float32)
    as_ebm, as_mlp = SharedPass([parameters]).logits(with_ones(x))
    expected_ebm, expected_mlp = one_by_one(parameters, x)
    # 548 terms, each rounded at 6e-8 of 1: a random walk of some 1e-6, seldom three times that.
    np.testing.assert_allclose(as_ebm[0], expected_ebm, rtol=0, atol=5e-6)
    np.testing.assert_allclose(as_mlp[0], expected_mlp, rtol=0, atol=5e-6)


def test_saturated_units_stay_finite():
    parameters = network(16, 25.0, 6, np.float32)
    x = 50 * np.ones((2, 20), np.float32)
    as_ebm, as_mlp = SharedPass([parameters]).logits(with_ones(x))
    expected_ebm, expected_mlp = one_by_one(parameters, x)
    np.testing.assert_allclose(as_ebm[0], expected_ebm, rtol=1e-5)
    np.testing.assert_allclose(as_mlp[0], expected_mlp, rtol=1e-5)


def test_only_the_pixels_that_are_lit():
    networks = [network(12, 1.0, 7)]
    x = np.random.default_rng(8).random((5, 20))
    x[:, ::3] = 0
    x = with_ones(x)
    pixels = np.flatnonzero(x.any(axis=0))
    full, part = SharedPass(networks).logits(x), SharedPass(networks).logits(x[:, pixels], pixels)
    np.testing.assert_allclose(full, part, rtol=0, atol=1e-12)


def test_several_outputs_and_huge_weights_are_for_others():
    rng = np.random.default_rng(9)
    several = Parameters(rng.random((4, 3)), rng.random((2, 4)), rng.random(4), rng.random(2))
    assert not SharedPass.possible([several])
    assert not SharedPass.possible([network(4, 1.0, 1), network(4, 1e4, 1)])
