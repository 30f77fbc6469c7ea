"""Images in blocks of their like, each without the pixels that are dark in the whole block.

A pixel that is zero in every image of a block adds nothing to W1 x, so leaving it out is exact. Images
that look alike leave more pixels dark: on MNIST that halves the products of an evaluation.
"""

from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np

from qanneal_gui.data import Dataset
from qanneal_gui.science.arrays import Array

ROWS = 256
"""Most images of a block: its hidden layer then stays in the processor's cache."""


@dataclass(frozen=True, slots=True, eq=False)
class ImageBlock:
    """Some images, and the pixels they use.

    Attributes
    ----------
    images : ndarray of int64, shape (B,)
        Positions of the images among all: the training images, then the test images.
    pixels : ndarray of int64, shape (n,)
        Pixels that are not zero in all of them.
    x : ndarray, shape (B, n)
        Their grey levels.
    """

    images: Array
    pixels: Array
    x: Array


def image_blocks(dataset: Dataset) -> list[ImageBlock]:
    """Return all images of a data set in blocks; made once for each data set."""
    if dataset not in _made:
        _made[dataset] = _blocks(np.concatenate([dataset.train_x, dataset.test_x]))
    return _made[dataset]


_made: WeakKeyDictionary[Dataset, list[ImageBlock]] = WeakKeyDictionary()


def _blocks(x: Array) -> list[ImageBlock]:
    lit = np.asarray(x != 0, np.float32)
    # Which way the first cut goes does not matter, but it must be the same every time.
    start = np.random.default_rng(0).standard_normal((x.shape[1],), np.float32)
    blocks = []
    pending = [np.arange(len(x))]
    while pending:
        images = pending.pop()
        if len(images) > ROWS:
            pending += np.array_split(images[_along_widest_spread(lit[images], start)], 2)[::-1]
            continue
        pixels = np.flatnonzero(lit[images].any(axis=0))
        blocks.append(ImageBlock(images, pixels, np.ascontiguousarray(x[images][:, pixels])))
    return blocks


def _along_widest_spread(lit: Array, direction: Array) -> Array:
    """Order images along the direction in which they differ most, found by power iteration."""
    mean = lit.mean(axis=0)
    for _ in range(6):
        spread = lit @ direction - mean @ direction
        direction = spread @ lit - spread.sum() * mean
        direction = direction / (np.linalg.norm(direction) + np.float32(1e-30))
    return np.argsort(lit @ direction, kind="stable")
