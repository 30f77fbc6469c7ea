"""ADAM held against steps that were worked out by hand, in exact fractions."""

import numpy as np
import pytest

from qanneal_gui.science.adam import Adam
from qanneal_gui.science.parameters import Parameters


def parameters(value, dtype=np.float64):
    return Parameters(*(np.full(shape, value, dtype) for shape in ((2, 3), (1, 2), (2,), (1,))))


def values(made):
    """The one value that all entries have."""
    (value,) = {float(entry) for array in made.arrays() for entry in array.ravel()}
    return value


@pytest.mark.parametrize("gradient", [1e-4, 1.0, -250.0])
def test_the_first_step_is_the_learning_rate_whatever_the_gradient(gradient):
    """Without the correction of the bias it would be (1-β1)/√(1-β2) = 3.16 times as long."""
    moved = Adam(0.01).minimise(parameters(5.0), parameters(gradient))
    assert values(moved) - 5.0 == pytest.approx(-0.01 * np.sign(gradient), rel=1.1e-4)


def test_a_constant_gradient_moves_by_the_learning_rate_in_every_step():
    """Corrected, both moments of a constant are the constant: also after 3,000 steps, as after two."""
    adam, at = Adam(0.25), parameters(0.0)
    for count in range(1, 3001):
        at = adam.maximise(at, parameters(2.0))
        if count in (2, 3, 10, 3000):
            assert values(at) == pytest.approx(0.25 * count, rel=1e-6)
    assert adam.steps == 3000


def test_two_steps_by_hand():
    """With β1 = 1/2, β2 = 3/4, ε = 1, and gradients 2 and −4.

    Step 1: m = 1, v = 1; corrected 1/(1/2) = 2 and 1/(1/4) = 4: 2/(2+1) = 2/3.
    Step 2: m = 1/2 − 2 = −3/2, v = 3/4 + 4 = 19/4; corrected −2 and (19/4)/(7/16) = 76/7.
    """
    adam = Adam(0.3, beta1=0.5, beta2=0.75, epsilon=1.0)
    first = adam.minimise(parameters(0.0), parameters(2.0))
    assert values(first) == pytest.approx(-0.3 * 2 / 3, rel=1e-12)
    second = adam.minimise(first, parameters(-4.0))
    assert values(second) - values(first) == pytest.approx(0.3 * 2 / (np.sqrt(76 / 7) + 1), rel=1e-12)
    assert (values(adam.first), values(adam.second)) == pytest.approx((-1.5, 4.75), rel=1e-12)


def test_uphill_is_downhill_on_the_negative():
    up, down = Adam(0.1), Adam(0.1)
    a = b = parameters(1.0)
    for gradient in (3.0, -1.0, 0.5):
        a, b = up.maximise(a, parameters(gradient)), down.minimise(b, parameters(-gradient))
    assert values(a) == values(b)


def test_float32_stays_float32_and_the_former_parameters_as_they_were():
    before = parameters(1.0, np.float32)
    after = Adam(0.1).minimise(before, parameters(1.0, np.float32))
    assert {array.dtype for array in after.arrays()} == {np.dtype(np.float32)}
    assert values(before) == 1.0


@pytest.mark.parametrize(("kind", "rounding"), [(np.float64, 1e-14), (np.float32, 1e-5)])
@pytest.mark.parametrize("size", [65_535, 65_536, 65_537, 131_073, 200_000, 200_001])
def test_pieces_follow_pytorch_for_fifty_steps(size, kind, rounding):
    """Below, at and above a piece, and several; nothing that was there before is written."""
    torch = pytest.importorskip("torch", reason="PyTorch (extra `peers`) is not installed")
    rng, adam = np.random.default_rng(size), Adam(0.001)
    ours = Parameters(*(rng.standard_normal(shape).astype(kind) for shape in ((1, size), (1, 3), (3,), (1,))))
    theirs = torch.tensor(ours.W1.astype(np.float64), requires_grad=True)
    peer = torch.optim.Adam([theirs], lr=0.001)
    for _ in range(50):
        size_of_step = 10.0 ** rng.integers(-4, 3)
        gradient = Parameters(*(np.full(array.shape, size_of_step, kind) for array in ours.arrays()))
        gradient.W1[:] *= rng.standard_normal(size)
        theirs.grad = torch.tensor(gradient.W1.astype(np.float64))
        peer.step()
        for held in (ours, gradient, adam.first, adam.second):
            for array in held.arrays() if held else ():
                array.flags.writeable = False
        ours = adam.minimise(ours, gradient)
    assert {array.dtype for array in ours.arrays()} == {np.dtype(kind)}
    np.testing.assert_allclose(ours.W1, theirs.detach().numpy(), rtol=0, atol=rounding)


@pytest.mark.parametrize("shapes", [((300, 400), (1, 300)), ((400, 300), (400, 400)), ((3, 4), (2, 3))])
def test_it_does_not_matter_how_arrays_lie_in_memory(shapes):
    """Some of several pieces, some of one; all are the same function of each entry."""
    rng = np.random.default_rng(0)

    def drawn(order):
        first, second = (np.asarray(rng.standard_normal(shape), order=order) for shape in shapes)
        return Parameters(first, second, np.zeros(shapes[0][0]), np.zeros(shapes[1][0]))

    before, gradient, adam = drawn("F"), drawn("C"), Adam(0.1)
    after = adam.minimise(before, gradient)
    for new, old, slope in zip(after.arrays(), before.arrays(), gradient.arrays(), strict=True):
        np.testing.assert_allclose(new, old - 0.1 * slope / (np.abs(slope) + 1e-8), rtol=0, atol=1e-12)
    for first, slope in zip(adam.first.arrays(), gradient.arrays(), strict=True):
        np.testing.assert_allclose(first, 0.1 * slope, rtol=1e-12, atol=0)
