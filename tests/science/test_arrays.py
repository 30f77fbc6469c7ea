"""The logistic function in its tails, where e^(−z) or 1 + e^(−z) is no number, written anew or in place."""

import numpy as np
import pytest

from qanneal_gui.science.arrays import sigmoid

TAILS = {
    np.float64: [
        -800,
        -746,
        -745.1,
        -744.4,
        -709.79,
        -709.78,
        -80.1,
        -80,
        -36.7,
        -5e-324,
        0,
        1e-320,
        80.1,
        800,
    ],
    np.float32: [-104, -103.9, -100, -88.73, -88.7, -87.4, -80.01, -80, -16.6, -1e-45, 0, 1e-45, 80.01, 100],
}


def exact(z):
    """e^z / (1 + e^z) for z ≤ 0, where nothing overflows, in the longest precision."""
    small = np.exp(-np.abs(z.astype(np.longdouble)))
    return np.where(z > 0, 1 / (1 + small), small / (1 + small))


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("kind", TAILS)
def test_tails_are_right_to_two_units_in_the_last_place(kind):
    """Subnormal results, too, and the infinite ones."""
    z = np.array(TAILS[kind], kind)
    wanted = exact(z)
    assert (np.abs(sigmoid(z) - wanted) <= 2 * np.spacing(wanted.astype(kind))).all()
    np.testing.assert_array_equal(sigmoid(np.array([-np.inf, np.inf], kind)), [0, 1])


@pytest.mark.parametrize("kind", TAILS)
def test_in_place_is_as_anew(kind):
    z = np.array(TAILS[kind], kind).reshape(2, -1)
    for given in (z.copy(), z.T.copy().T, np.repeat(z, 2, axis=1)[:, ::2]):
        wanted = sigmoid(given)
        np.testing.assert_array_equal(given, z)
        assert sigmoid(given, out=given) is given
        np.testing.assert_array_equal(given, wanted)


@pytest.mark.filterwarnings("error")
def test_what_is_no_number_leaves_the_others_as_they_are():
    np.testing.assert_allclose(
        sigmoid(np.array([np.nan, -720.0, 3.0]))[1:], [np.exp(-720.0), 1 / (1 + np.exp(-3.0))]
    )
