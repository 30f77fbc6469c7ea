"""Images in blocks of their like, each without the pixels that are dark in the whole block.

A pixel that is zero in every image of a block adds nothing to W1 x, so leaving it out is exact. Images
that look alike leave more pixels dark: of two digits of MNIST a block uses 230 pixels of 784.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np

from qanneal_gui.data import Dataset
from qanneal_gui.science.arrays import Array
from qanneal_gui.science.shared import with_ones

ROWS = 192
"""Most images of a block: its hidden layer then stays in the processor's cache."""

_FEWEST = 48
"""Fewest images that a block is left with by exchange: to gather its weights takes as long as 8 images."""
_FIRST = 128
_NEIGHBOURS = 32
"""So many blocks, of up to `_FIRST` images at first, exchange images."""
_ROUNDS = 6
_MOVED = 5
"""At most every fifth image moves in a round, since all prices are those before it."""
_COMMON = 3
"""A pixel that so many images of a block use stays in it, should one of them leave."""
_AT_ONCE = 4096
"""So many images are numbers at the same time, lest memory be felt."""


@dataclass(frozen=True, slots=True, eq=False)
class ImageBlock:
    """Some images, and the pixels they use.

    Attributes
    ----------
    images : ndarray of int64, shape (B,)
        Positions of the images among all: the training images, then the test images.
    pixels : ndarray of int64, shape (n + 1,)
        Pixels that are not zero in all of them, and N, the place of the ones.
    x : ndarray, shape (B, n + 1)
        Their grey levels, and a column of ones by which the biases come in.
    """

    images: Array
    pixels: Array
    x: Array


def image_blocks(dataset: Dataset) -> list[ImageBlock]:
    """Return all images of a data set in blocks; made once for each data set."""
    if dataset not in _made:
        lit = np.concatenate([dataset.train_x != 0, dataset.test_x != 0])
        groups = _halved(lit)
        near = range(0, len(groups), _NEIGHBOURS)
        exchanged = (group for i in near for group in _exchanged(lit, groups[i : i + _NEIGHBOURS]))
        _made[dataset] = [_block(dataset, images, lit) for images in exchanged]
    return _made[dataset]


_made: WeakKeyDictionary[Dataset, list[ImageBlock]] = WeakKeyDictionary()


def _block(dataset: Dataset, images: Array, lit: Array) -> ImageBlock:
    pixels = np.flatnonzero(lit[images].any(axis=0))
    of_test = images - len(dataset.train_x)
    levels = np.concatenate(
        [dataset.train_x[images[of_test < 0]][:, pixels], dataset.test_x[of_test[of_test >= 0]][:, pixels]]
    )
    return ImageBlock(images, np.append(pixels, lit.shape[1]), with_ones(levels))


def _halved(lit: Array) -> list[Array]:
    """Return groups of images that look alike, by halving, neighbours beside each other."""
    # Which way the first cut goes does not matter, but it must be the same every time.
    start = np.random.default_rng(0).standard_normal((lit.shape[1],), np.float32)
    groups = []
    pending = [np.arange(len(lit))]
    while pending:
        images = pending.pop()
        if len(images) > _FIRST:
            pending += np.array_split(images[_along_widest_spread(lit, images, start)], 2)[::-1]
        else:
            groups.append(images)
    return groups


def _along_widest_spread(lit: Array, images: Array, direction: Array) -> Array:
    """Order images along the direction in which they differ most, found by power iteration."""
    mean = lit[images].mean(axis=0, dtype=np.float32)
    held = lit[images].astype(np.float32) if len(images) <= _AT_ONCE else None

    def parts() -> Iterator[Array]:
        if held is not None:
            yield held
            return
        for start in range(0, len(images), _AT_ONCE):
            yield lit[images[start : start + _AT_ONCE]].astype(np.float32)

    for _ in range(6):
        towards = -len(images) * (mean @ direction) * mean
        for part in parts():
            towards += (part @ direction) @ part
        direction = towards / (np.linalg.norm(towards) + np.float32(1e-30))
    return np.argsort(np.concatenate([part @ direction for part in parts()]), kind="stable")


def _exchanged(lit: Array, groups: list[Array]) -> list[Array]:
    """Move images to where they use the fewest pixels that no other image there uses.

    The price of an image in a group is what it adds to the pixels of the group times its images: its own
    pixels that are new to the group, for all images there, and the group's pixels, for itself.
    """
    images = np.concatenate(groups)
    at = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    numbers = lit[images].astype(np.float32)
    everyone = np.arange(len(images))
    for _ in range(_ROUNDS):
        member = (at == np.arange(len(groups))[:, None]).astype(np.float32)
        users, sizes = member @ numbers, np.bincount(at, minlength=len(groups))
        price = numbers @ np.maximum(1 - users / _COMMON, 0).T * sizes + np.count_nonzero(users, axis=1)
        best = price.argmin(axis=1)
        gain = price[everyone, at] - price[everyone, best]
        order = np.argsort(-gain, kind="stable")[: len(images) // _MOVED]
        for i in order[gain[order] > 0]:
            if sizes[best[i]] < ROWS and sizes[at[i]] > _FEWEST:
                sizes[at[i]] -= 1
                sizes[best[i]] += 1
                at[i] = best[i]
    # In the order of their positions: training images come before test images.
    return [np.sort(images[at == group]) for group in range(len(groups))]
