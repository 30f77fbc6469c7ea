"""Products without the dark, against those with everything."""

import numpy as np
import pytest

from qanneal_gui.science import ebm, mlp
from qanneal_gui.science.images import Gallery, Images
from qanneal_gui.science.parameters import init_mlp


def dark_images(count=150, pixels=784, dtype=np.float64):
    """Images of which each uses a stretch of pixels, some of them none at all."""
    rng = np.random.default_rng(0)
    x = rng.random((count, pixels)).astype(dtype)
    start, length = rng.integers(0, pixels // 2, count), rng.integers(0, pixels // 3, count)
    place = np.arange(pixels)
    x[(place < start[:, None]) | (place >= (start + length)[:, None])] = 0
    return x


def whole(x):
    return Gallery(x).batch(np.arange(len(x)))


def in_parts(x):
    images = whole(x)
    assert isinstance(images, Images)
    return images


def test_products_leave_nothing_out_that_counts():
    x, rng = dark_images(), np.random.default_rng(1)
    images = in_parts(x)
    assert len(images) == len(x)
    assert images.size == x.size
    assert sum(levels.size for _, _, levels in images.parts) < 0.75 * x.size
    np.testing.assert_array_equal(np.asarray(images), x)
    weights, rows = rng.standard_normal((784, 7)), rng.standard_normal((7, 150))
    # Sums of up to 784 terms of order 1, in another order.
    np.testing.assert_allclose(images @ weights, x @ weights, rtol=0, atol=1e-12)
    np.testing.assert_allclose(rows @ images, rows @ x, rtol=0, atol=1e-12)
    never = ~x.any(axis=0)
    assert never.any()
    assert not (rows @ images)[:, never].any()


def test_images_with_rare_pixels_stand_together():
    """A quarter has pixels of its own, and no more of them: three parts are without those, in any order."""
    rng = np.random.default_rng(5)
    x = np.zeros((200, 784))
    x[:, :100] = 1
    common, rare = np.arange(100, 140), np.arange(140, 784)
    for place, image in enumerate(rng.permutation(200)):
        x[image, rng.choice(rare if place < 50 else common, 20, replace=False)] = 1
    parts = in_parts(x).parts
    assert sorted(len(pixels) for _, pixels, _ in parts)[:3] == [140, 140, 140]
    assert sorted(np.concatenate([images for images, _, _ in parts])) == list(range(200))


def test_small_batches_and_full_images_are_left_as_they_are():
    for x in (dark_images(5), np.random.default_rng(2).random((150, 784))):
        batch = whole(x)
        assert isinstance(batch, np.ndarray)
        np.testing.assert_array_equal(batch, x)


def test_a_batch_is_of_the_images_that_were_chosen():
    """More images than are looked at at once, some chosen twice."""
    x = np.tile(dark_images(dtype=np.float32), (30, 1))
    x *= np.random.default_rng(6).random((len(x), 1), np.float32)
    chosen = np.random.default_rng(7).integers(0, len(x), 200)
    images = Gallery(x).batch(chosen)
    assert isinstance(images, Images)
    np.testing.assert_array_equal(np.asarray(images), x[chosen])
    for positions, pixels, levels in images.parts:
        np.testing.assert_array_equal(levels, x[chosen[positions]][:, pixels])
        left_out = np.setdiff1d(np.arange(784), pixels)
        assert not x[chosen[positions]][:, left_out].any()


def test_images_without_any_light():
    dark = in_parts(np.zeros((150, 784)))
    assert not (dark @ np.ones((784, 3))).any()
    assert not (np.ones((3, 150)) @ dark).any()


@pytest.mark.parametrize("outputs", [1, 3])
def test_gradients_are_those_of_the_whole_images(outputs):
    x, rng = dark_images(), np.random.default_rng(3)
    images = in_parts(x)
    network = init_mlp(784, 12, outputs, rng, np.float64)
    y = np.eye(outputs)[rng.integers(0, outputs, len(x))] if outputs > 1 else rng.integers(0, 2, (len(x), 1))
    a = network.preactivation(images)
    np.testing.assert_allclose(a, network.preactivation(x), rtol=0, atol=1e-13)
    states = ebm.output_states(outputs)
    p = np.exp(ebm.log_conditional(a, network.W2, network.c))
    for got, wanted in (
        (mlp.gradient(network, images, y), mlp.gradient(network, x, y)),
        (ebm.gradient(network, images, a, y, states, p), ebm.gradient(network, x, a, y, states, p)),
    ):
        for one, other in zip(got.arrays(), wanted.arrays(), strict=True):
            np.testing.assert_allclose(one, other, rtol=0, atol=1e-15)


def test_backpropagation_of_images_equals_autograd():
    torch = pytest.importorskip("torch", reason="PyTorch (extra `peers`) is not installed")
    x, rng = dark_images(), np.random.default_rng(4)
    network = init_mlp(784, 12, 1, rng, np.float64)
    y = rng.integers(0, 2, (len(x), 1)).astype(float)
    W1, W2, b, c = (torch.tensor(array, requires_grad=True) for array in network.arrays())
    logits = torch.sigmoid(torch.tensor(x) @ W1.T + b) @ W2.T + c
    torch.nn.functional.binary_cross_entropy_with_logits(logits, torch.tensor(y)).backward()
    got = mlp.gradient(network, in_parts(x), y)
    for one, tensor in zip(got.arrays(), (W1, W2, b, c), strict=True):
        np.testing.assert_allclose(one, tensor.grad.numpy(), rtol=1e-8, atol=1e-14)
