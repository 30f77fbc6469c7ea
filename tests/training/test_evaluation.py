"""Evaluation in shared passes, against every network on its own."""

import dataclasses
import itertools

import numpy as np
import pytest

from qanneal_gui import config, data
from qanneal_gui.science import ebm, mlp
from qanneal_gui.science.metrics import accuracy, symmetrised_kl
from qanneal_gui.science.parameters import Parameters, init_ebm, init_mlp
from qanneal_gui.science.shared import with_ones
from qanneal_gui.training.evaluation import evaluate
from qanneal_gui.training.image_blocks import ROWS, image_blocks

UNSHARED = 1e-6  # nats: float32 rounding of logits, averaged over the images


def dataset(classes="[2,3]"):
    made = config.assemble(overrides=[f"data.classes={classes}", 'data.train_size="all"'])
    return data.load(made.data)


def networks(images, hidden=40, seed=0):
    rng = np.random.default_rng(seed)
    inputs, outputs = images.train_x.shape[1], images.train_y.shape[1]
    return init_ebm(inputs, hidden, outputs, 0.3, rng), init_mlp(inputs, hidden, outputs, rng)


def alone(parameters, x):
    wide = Parameters(*(array.astype(np.float64) for array in parameters.arrays()))
    a = wide.preactivation(x.astype(np.float64))
    return ebm.log_conditional(a, wide.W2, wide.c), mlp.logits(a, wide.W2, wide.c)


@pytest.mark.parametrize("classes", ["[2,3]", "[1,4,7]"])
def test_every_figure_equals_that_of_the_network_alone(classes):
    images = dataset(classes)
    made = networks(images)
    got = evaluate(*made, images)
    for parameters, as_ebm, as_mlp in zip(
        made, (got.ebm, got.shadow_ebm), (got.mlp, got.shadow), strict=True
    ):
        log_p, logits = alone(parameters, images.train_x)
        test_log_p, test_logits = alone(parameters, images.test_x)
        assert as_ebm.loss == pytest.approx(-ebm.log_likelihood(log_p, images.train_y), abs=UNSHARED)
        assert as_ebm.test_loss == pytest.approx(-ebm.log_likelihood(test_log_p, images.test_y), abs=UNSHARED)
        assert as_mlp.loss == pytest.approx(mlp.cross_entropy(logits, images.train_y), abs=UNSHARED)
        assert as_mlp.test_loss == pytest.approx(mlp.cross_entropy(test_logits, images.test_y), abs=UNSHARED)
        assert as_ebm.train_accuracy == accuracy(ebm.output_logits(log_p), images.train_y)
        assert as_mlp.test_accuracy == accuracy(test_logits, images.test_y)
        assert as_ebm.log_likelihood == -as_ebm.loss
    inherited, own = (alone(parameters, images.test_x) for parameters in made)
    assert got.symmetrised_kl == pytest.approx(symmetrised_kl(own[1], inherited[1]), abs=UNSHARED)
    gap = symmetrised_kl(ebm.output_logits(inherited[0]), inherited[1])
    assert got.gap == pytest.approx(gap, abs=UNSHARED)


def test_an_ebm_of_several_outputs_is_judged_by_one_hot_states_as_well():
    images = dataset("[1,4,7]")
    rng = np.random.default_rng(2)
    W1, W2 = (rng.normal(size=shape).astype(np.float32) for shape in ((40, 64), (3, 40)))
    # Every unit and every output is about as often on as off, so that the two differ.
    made = Parameters(W1, W2, -(images.train_x @ W1.T).mean(axis=0), -W2.sum(axis=1) / 2)
    got = evaluate(made, None, images)
    for split, share in (("train", got.train_accuracy_one_hot), ("test", got.test_accuracy_one_hot)):
        x, y = getattr(images, f"{split}_x"), getattr(images, f"{split}_y")
        log_p, _ = alone(made, x)
        assert share == (log_p[:, [1, 2, 4]].argmax(axis=1) == y.argmax(axis=1)).mean()
    assert got.test_accuracy_one_hot != got.ebm.test_accuracy
    two = dataset()
    alike = evaluate(networks(two)[0], None, two)
    assert alike.train_accuracy_one_hot is alike.test_accuracy_one_hot is None


@pytest.mark.parametrize("classes", ["[2,3]", "[1,4,7]"])
def test_test_accuracies_of_classes_are_those_of_their_images(classes):
    images = dataset(classes)
    made = networks(images)[0]
    got = evaluate(made, None, images).test_accuracy_by_class
    log_p, logits = alone(made, images.test_x)
    truth = images.test_y[:, 0] if classes == "[2,3]" else images.test_y.argmax(axis=1)
    for shares, found in ((got.ebm, ebm.output_logits(log_p)), (got.mlp, logits)):
        for place, share in enumerate(shares):
            of_class = truth == place
            assert share == accuracy(found[of_class], images.test_y[of_class])
        assert len(shares) == len(images.class_names)


def test_figures_of_ten_classes_are_those_of_all_states_one_by_one():
    """Five hidden units and ten outputs have 2^15 states, summed here without any closed form."""
    made = config.assemble(
        overrides=[f"data.classes={list(range(10))}", "data.train_size=20", "data.test_size=20"]
    )
    images = data.load(made.data)
    network, shadow = networks(images, hidden=5)
    got = evaluate(network, shadow, images)
    W1, W2, b, c = (array.astype(np.float64) for array in (network.W1, network.W2, network.b, network.c))
    k, y = (np.array(list(itertools.product([0, 1], repeat=n)), np.float64) for n in (5, 10))
    log_odds, loss = [], []
    for x, label in zip(images.test_x.astype(np.float64), images.test_y, strict=True):
        weight = np.exp((k @ (W1 @ x + b))[:, None] + k @ (y @ W2).T + y @ c)
        p = weight.sum(axis=0) / weight.sum()
        log_odds.append([np.log(p[y[:, m] == 1].sum() / p[y[:, m] == 0].sum()) for m in range(10)])
        loss.append(-np.log(p[(y == label).all(axis=1)].item()))
    u = np.array(log_odds)
    hidden = 1 / (1 + np.exp(-(images.test_x @ W1.T + b)))
    v = hidden @ W2.T + c
    own = 1 / (1 + np.exp(-(images.test_x @ shadow.W1.T + shadow.b))) @ shadow.W2.T + shadow.c
    truth = images.test_y.argmax(axis=1)
    assert got.ebm.test_loss == pytest.approx(np.mean(loss), abs=1e-5)  # ten outputs of float32
    assert got.ebm.test_accuracy == np.mean(u.argmax(axis=1) == truth)
    assert got.mlp.test_accuracy == np.mean(v.argmax(axis=1) == truth)
    assert got.gap == pytest.approx(divergence(u, v), abs=1e-5)
    assert got.symmetrised_kl == pytest.approx(divergence(own, v), abs=1e-5)


def divergence(u, v):
    """KL(p‖q) + KL(q‖p) of Bernoulli outputs, term by term, their sum over outputs, mean over images."""
    p, q = 1 / (1 + np.exp(-u)), 1 / (1 + np.exp(-v))
    both = p * np.log(p / q) + q * np.log(q / p)
    both += (1 - p) * np.log((1 - p) / (1 - q)) + (1 - q) * np.log((1 - q) / (1 - p))
    return both.sum(axis=1).mean()


def test_ebm_and_mlp_of_ten_outputs_agree_to_the_fourth_order_of_their_output_weights():
    """Log-odds differ in second order of W2, which also couples outputs; a divergence is its square."""
    made = config.assemble(overrides=[f"data.classes={list(range(10))}", "data.train_size=20"])
    images = data.load(made.data)
    network, _ = networks(images)
    gaps = []
    for factor in (0.5, 0.25):
        smaller = dataclasses.replace(network, W2=np.float32(factor) * network.W2)
        gaps.append(evaluate(smaller, None, images).gap)
    assert gaps[0] / gaps[1] == pytest.approx(16, rel=0.3)


@pytest.mark.parametrize("classes", ["[2,3]", "[1,4,7]"])
@pytest.mark.parametrize("shadowed", [False, True])
def test_the_twin_is_measured_as_an_ebm_beside_the_others(classes, shadowed):
    images = dataset(classes)
    made, shadow = networks(images)
    twin = networks(images, seed=1)[0]
    got = evaluate(made, shadow if shadowed else None, images, twin)
    log_p, _ = alone(twin, images.test_x)
    assert got.null_twin.test_loss == pytest.approx(-ebm.log_likelihood(log_p, images.test_y), abs=UNSHARED)
    assert got.null_twin.test_accuracy == accuracy(ebm.output_logits(log_p), images.test_y)
    assert got.test_gain == got.null_twin.test_loss - got.ebm.test_loss
    assert (got.shadow is not None) == shadowed
    assert got.ebm.test_loss == pytest.approx(evaluate(made, None, images).ebm.test_loss, abs=UNSHARED)


def test_without_a_shadow_nothing_is_said_of_it():
    images = dataset()
    got = evaluate(networks(images)[0], None, images)
    assert (got.shadow, got.shadow_ebm, got.symmetrised_kl) == (None, None, None)
    assert (got.null_twin, got.train_gain, got.test_gain) == (None, None, None)


def test_weights_too_large_for_the_shared_pass_are_measured_all_the_same():
    images = dataset()
    parameters = networks(images)[0]
    huge = dataclasses.replace(parameters, W2=1e4 * parameters.W2)
    log_p, logits = alone(huge, images.train_x)
    got = evaluate(huge, None, images)
    assert got.ebm.loss == pytest.approx(-ebm.log_likelihood(log_p, images.train_y), rel=1e-5)
    assert got.mlp.loss == pytest.approx(mlp.cross_entropy(logits, images.train_y), rel=1e-5)


def test_blocks_hold_every_image_once_and_every_lit_pixel():
    images = dataset("[0,1,2,3,4,5,6,7,8,9]")
    x = np.concatenate([images.train_x, images.test_x])
    blocks = image_blocks(images)
    assert len(blocks) > 1
    assert max(len(block.images) for block in blocks) <= ROWS
    again = np.zeros((len(x), x.shape[1] + 1), x.dtype)
    for block in blocks:
        again[np.ix_(block.images, block.pixels)] = block.x
    np.testing.assert_array_equal(again, with_ones(x))
    assert sorted(np.concatenate([block.images for block in blocks])) == list(range(len(x)))
    assert image_blocks(images) is blocks


def test_same_blocks_every_time():
    first, second = image_blocks(dataset()), image_blocks(dataset())
    for one, other in zip(first, second, strict=True):
        assert one.images.tobytes() == other.images.tobytes()
