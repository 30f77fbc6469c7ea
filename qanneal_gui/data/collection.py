"""What a data set holds before a subset is drawn from it: images as they are stored, and labels."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from qanneal_gui.errors import DataError

Array = npt.NDArray[Any]

MAX_SIDE = 4096
"""Largest height and width of an image, in pixels."""

MAX_BYTES = 2**30
"""Most bytes that one array of a file may take: more than a million MNIST images."""

MAX_CLASSES = 10_000
"""Most different labels of a data set."""

_FLOOR = 80 << 20
_RATIO = 10


def allowance(stored: int) -> int:
    """Return how many bytes the arrays of a file may take that has so many bytes itself.

    Images pack well, but not without end: a small file that would fill the memory is a bomb, or broken.
    """
    return min(max(_FLOOR, _RATIO * stored), MAX_BYTES)


@dataclass(frozen=True, eq=False)
class Split:
    """Images and their labels, for training or for testing.

    Attributes
    ----------
    images : ndarray, shape (L, h, w)
        Grey levels from 0 to the collection's ``white``; never written to.
    labels : ndarray of integers, shape (L,)
    """

    images: Array
    labels: Array


@dataclass(frozen=True, eq=False)
class Collection:
    """All images of a data set.

    Attributes
    ----------
    train, test : Split
    class_names : mapping of int to str
        The name of each label.
    white : float
        The pixel value that becomes 1: 255 for bytes, 16 for the embedded digits, 1 for floats.
    """

    train: Split
    test: Split
    class_names: Mapping[int, str]
    white: float

    @property
    def image_shape(self) -> tuple[int, int]:
        """Height and width in pixels."""
        height, width = self.train.images.shape[1:]
        return int(height), int(width)


def plain_names(split: Split) -> dict[int, str]:
    """Name the labels of a split by their numbers, for sets that bring no names."""
    return {int(label): str(label) for label in np.unique(split.labels)}


def every_nth(labels: Array, n: int) -> Array:
    """Mask of the fixed, stratified split: in file order, every n-th image of each class is a test image."""
    order = np.argsort(labels, kind="stable")
    counts = np.unique(labels, return_counts=True)[1]
    rank = np.arange(len(labels)) - np.repeat(np.cumsum(counts) - counts, counts)
    mask = np.empty(len(labels), bool)
    mask[order] = rank % n == n - 1
    return mask


def check(collection: Collection, origin: str) -> Collection:
    """Return the collection if a network can be trained and tested with it.

    Raises
    ------
    DataError
        Training and test images differ in size, or fewer than two classes occur in both.
    """
    train, test = collection.train, collection.test
    if len(collection.class_names) > MAX_CLASSES:
        raise DataError(
            f"{origin} contains {len(collection.class_names):,} different labels; use class numbers, at "
            f"most {MAX_CLASSES:,} of them."
        )
    if train.images.shape[1:] != test.images.shape[1:]:
        raise DataError(
            f"{origin} contains training images of {_size(train)} pixels but test images of {_size(test)}; "
            "make them the same size."
        )
    if len(np.intersect1d(train.labels, test.labels)) < 2:
        raise DataError(
            f"{origin} contains fewer than two classes with both training and test images; use a data set "
            "with at least two, and check that no label file has been mistaken for another."
        )
    return collection


def _size(split: Split) -> str:
    height, width = split.images.shape[1:]
    return f"{height}×{width}"
