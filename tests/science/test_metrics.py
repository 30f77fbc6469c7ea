"""Accuracy and divergences against their definitions."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qanneal_gui.science.arrays import sigmoid
from qanneal_gui.science.metrics import accuracy, accuracy_by_class, majority, mean_kl, spread, symmetrised_kl


def bernoulli_kl(p, q):
    return p * np.log(p / q) + (1 - p) * np.log((1 - p) / (1 - q))


@given(st.lists(st.tuples(st.floats(-10, 10), st.floats(-10, 10)), min_size=1, max_size=10))
def test_symmetrised_kl_is_the_sum_of_both_divergences(pairs):
    u, v = np.array(pairs).T[..., None]
    p, q = sigmoid(u), sigmoid(v)
    wanted = (bernoulli_kl(p, q) + bernoulli_kl(q, p)).sum(axis=1).mean()
    # 1 − p is exact to 1e-16 where it is as small as 5e-5, so its logarithm to 1e-11
    assert symmetrised_kl(u, v) == pytest.approx(wanted, rel=1e-8, abs=1e-10)


def test_symmetrised_kl_survives_certain_outputs():
    assert symmetrised_kl(np.array([[500.0]]), np.array([[-500.0]])) == pytest.approx(1000)


def test_accuracy_of_one_output_and_a_tie():
    y = np.array([[0.0], [1.0], [1.0], [0.0]])
    assert accuracy(np.array([[-1.0], [2.0], [-3.0], [0.0]]), y) == 0.75
    assert accuracy(np.zeros((4, 1)), y) == 0.5


def test_accuracy_of_several_outputs_takes_the_largest():
    y = np.eye(3)
    assert accuracy(np.array([[3.0, 1, 2], [-2, -1, -3], [9, 0, 1]]), y) == pytest.approx(2 / 3)


def test_accuracy_by_class_counts_each_class_by_itself():
    one = np.array([[0.0], [1.0], [1.0], [0.0], [0.0]])
    np.testing.assert_allclose(
        accuracy_by_class(np.array([[-1.0], [2], [-3], [0], [5]]), one), [2 / 3, 1 / 2]
    )
    y = np.eye(4)[[0, 1, 1, 2]]
    logits = np.array([[3.0, 1, 2, 0], [2, 1, 0, 0], [0, 9, 1, 0], [5, 0, 1, 0]])
    np.testing.assert_allclose(accuracy_by_class(logits, y), [1, 1 / 2, 0, np.nan])


@given(st.lists(st.integers(0, 2), min_size=3, max_size=30), st.integers(0, 99))
def test_accuracies_of_classes_make_up_the_accuracy(classes, seed):
    y = np.eye(3)[classes]
    logits = np.random.default_rng(seed).normal(size=y.shape)
    shares = np.nan_to_num(accuracy_by_class(logits, y))
    assert (shares * y.sum(axis=0)).sum() / len(y) == pytest.approx(accuracy(logits, y), abs=1e-12)


def test_mean_kl_is_zero_for_equal_and_finite_for_missing_outputs():
    p = np.array([[0.25, 0.75]])
    assert mean_kl(p, np.log(p)) == pytest.approx(0, abs=1e-15)
    assert mean_kl(np.array([[0.0, 1.0]]), np.log(p)) == pytest.approx(np.log(4 / 3))


def test_majority_is_the_share_of_the_class_named_most_often():
    assert majority(np.array([[-1.0], [-2.0], [3.0], [-1.0]])) == 0.75
    assert majority(np.array([[1.0], [2.0]])) == 1.0
    assert majority(np.array([[0.0, 1.0, 2.0], [0.0, 5.0, 2.0], [0.0, 1.0, 9.0]])) == pytest.approx(2 / 3)


@given(st.lists(st.floats(-40, 40), min_size=2, max_size=20))
def test_spread_is_the_standard_deviation_of_the_probabilities(logits):
    u = np.array(logits)[:, None]
    assert spread(u) == pytest.approx(np.std(1 / (1 + np.exp(-u))), abs=1e-12)
    assert spread(np.hstack([u, 0 * u])) == pytest.approx(spread(u) / 2, abs=1e-12)
