"""The fixed split into training and test images."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qanneal_gui.data.collection import every_nth


@given(st.lists(st.integers(-3, 3), max_size=60), st.integers(2, 6))
def test_every_nth_image_of_each_class_in_file_order(labels, n):
    seen: dict[int, int] = {}
    expected = []
    for label in labels:
        seen[label] = seen.get(label, 0) + 1
        expected.append(seen[label] % n == 0)
    assert every_nth(np.array(labels, np.int64), n).tolist() == expected


@pytest.mark.parametrize("kind", [np.uint8, np.int8, np.int64])
def test_the_type_of_the_labels_does_not_matter(kind):
    labels = np.tile(np.arange(3), 10).astype(kind)
    assert every_nth(labels, 5).sum() == 6
