"""From a pen to an image."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qanneal_gui.config import DataConfig
from qanneal_gui.data import load
from qanneal_gui.data.strokes import Canvas, Framing, framing_of, reframe

SHAPES = [(8, 8), (28, 28), (5, 9), (300, 200)]


@pytest.mark.parametrize("shape", SHAPES)
def test_an_image_that_is_taken_comes_back_to_the_bit(shape):
    image = np.random.default_rng(0).random(shape[0] * shape[1]).astype(np.float32)
    canvas = Canvas(shape)
    canvas.take(image)
    np.testing.assert_array_equal(canvas.image(Framing(0.5, 0.2, 0.2)), image)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_stroke_is_where_it_was_drawn_and_can_be_erased(shape):
    canvas = Canvas(shape)
    h, w = shape
    middle = h // 2 + 0.5
    canvas.stroke((middle, w / 4), (middle, 3 * w / 4))
    image = canvas.image().reshape(shape)
    assert image[h // 2, w // 2] > 0.5
    assert image[0].max() == image[-1].max() == 0
    assert image.sum() == pytest.approx(
        # a rectangle with round ends; the soft edge is centred on the radius, and the grid is coarse
        w / 2 * 2 * canvas.radius + np.pi * canvas.radius**2, rel=0.05
    )  # fmt: skip
    canvas.stroke((middle, w / 4), (middle, 3 * w / 4), erase=True)
    assert canvas.empty


@given(
    st.lists(st.tuples(*[st.floats(-20, 40)] * 4, st.booleans()), min_size=1, max_size=5),
    st.floats(0.2, 1),
    st.floats(0.2, 0.8),
    st.floats(0.2, 0.8),
)
def test_whatever_is_drawn_is_an_image(strokes, extent, row, column):
    canvas = Canvas((8, 8))
    for r0, c0, r1, c1, erase in strokes:
        canvas.stroke((r0, c0), (r1, c1), erase=erase)
    for image in (canvas.image(), canvas.image(Framing(extent, row, column))):
        assert image.dtype == np.float32
        assert image.shape == (64,)
        assert image.min() >= 0
        assert image.max() <= 1


def test_a_small_drawing_in_a_corner_is_framed_like_the_data():
    image = np.zeros((40, 40))
    image[2:10, 3:7] = 1
    framed = reframe(image, Framing(0.7, 0.5, 0.5))
    again = framing_of(framed.reshape(1, -1), (40, 40))
    assert again is not None
    # linear interpolation blurs an edge by one pixel of forty on each side
    assert again.extent == pytest.approx(0.7, abs=0.06)
    assert (again.row, again.column) == pytest.approx((0.5, 0.5), abs=0.02)


def test_framing_of_real_digits():
    data = load(DataConfig(classes=(2, 3), train_size="all"))
    framing = framing_of(data.train_x, data.image_shape)
    assert framing is not None
    assert framing.extent == 1
    assert 0.45 < framing.row < 0.55
    assert 0.4 < framing.column < 0.6
    assert framing_of(np.zeros((3, 64)), (8, 8)) is None


def test_moving_by_pixels():
    canvas = Canvas((8, 8))
    image = np.zeros((8, 8), np.float32)
    image[2, 3] = 0.7
    canvas.take(image.ravel())
    canvas.shift(1, -1)
    assert canvas.image().reshape(8, 8)[3, 2] == np.float32(0.7)
    canvas.shift(9, 0)
    assert canvas.empty
