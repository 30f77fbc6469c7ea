"""What single submissions have brought, put together."""

import numpy as np
import pytest

from qanneal_gui.annealing.parts import Part, joined


def test_the_samples_of_an_example_from_several_submissions_add_up():
    parts = [
        Part((0, 2), np.array([[3, 1], [0, 4]])),
        Part((1,), np.array([[2, 2]])),
        Part((2, 1), np.array([[5, 0], [0, 1]])),
    ]
    assert joined(parts, 3, 2).tolist() == [[3, 1], [2, 3], [5, 4]]


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ([Part((0, 1), np.ones((2, 2), int))], "missing"),
        ([Part((0, 1, 2), np.array([[1, 0], [0, 0], [0, 1]]))], "missing"),
        ([Part((0, 1, 3), np.ones((3, 2), int))], "another batch"),
        ([Part((0, 1, 2), np.ones((3, 4), int))], "another batch"),
    ],
)
def test_samples_of_another_batch_are_refused(parts, words):
    with pytest.raises(ValueError, match=words):
        joined(parts, 3, 2)
