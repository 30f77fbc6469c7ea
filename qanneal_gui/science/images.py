"""A batch of images in parts, whose products leave out what is dark.

A pixel that is zero in some images adds nothing to their W1 x, nor they to the gradient of its weights.
So the batch is taken in a few parts of images, and each part is multiplied without the pixels that none of
its images uses: with MNIST that is less than half of the work.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from qanneal_gui.science.arrays import Array

_PARTS = 4
_WORTH_IT = 100_000
"""Values of a batch from which on products take longer than finding out what is dark."""
_NEARLY_ALL = 0.8
"""Where parts use this share of their values nothing is gained."""
_ROWS = 512
"""Most images of a part of other batches: its hidden layer stays in a core's cache."""
_AT_ONCE = 4096
"""So many images are looked at the same time, lest memory be felt."""


class Gallery:
    """Images of which batches are taken; which pixels are dark is found out once, for the first large one.

    Parameters
    ----------
    x : ndarray, shape (L, N)
        Nobody writes to it.
    """

    def __init__(self, x: Array) -> None:
        self._x = x

    @cached_property
    def _seen(self) -> tuple[Array, Array]:
        """Where each image is not dark, packed, shape (L, ⌈N/8⌉); and how rare its pixels are, shape (L,)."""
        x = self._x
        blocks = [slice(start, start + _AT_ONCE) for start in range(0, len(x), _AT_ONCE)]
        bits = np.empty((len(x), -(-x.shape[1] // 8)), np.uint8)
        users = np.zeros(x.shape[1], np.int64)
        for rows in blocks:
            lit = x[rows] != 0
            bits[rows] = np.packbits(lit, axis=1)
            users += np.count_nonzero(lit, axis=0)
        rarity = np.empty(len(x), np.float32)
        each = (1 / np.maximum(users, 1) ** 2).astype(np.float32)
        for rows in blocks:
            rarity[rows] = self._unpacked(bits[rows]) @ each
        return bits, rarity

    def batch(self, chosen: Array) -> "Images | Array":
        """Return a batch in parts, or all of its values if there is nothing to gain.

        Parameters
        ----------
        chosen : ndarray of int, shape (B,)
            Which images.
        """
        values = len(chosen) * self._x.shape[1]
        if values < _WORTH_IT:
            return self._x[chosen]
        # Images with pixels that few others use stand together: the other parts are without these.
        bits, rarity = self._seen
        order = np.argsort(-rarity[chosen], kind="stable")
        parts = []
        for images in np.array_split(order, _PARTS):
            together = np.bitwise_or.reduce(bits.take(chosen[images], axis=0), axis=0)
            parts.append((images, np.flatnonzero(self._unpacked(together))))
        if sum(len(images) * len(pixels) for images, pixels in parts) >= _NEARLY_ALL * values:
            return self._x[chosen]
        return Images(self._x, chosen, parts)

    def _unpacked(self, bits: Array) -> Array:
        return np.unpackbits(bits, axis=-1, count=self._x.shape[1])


class Images:
    """A batch x, shape (B, N), for ``x @ weights`` and ``rows @ x``; a `Gallery` makes it.

    Parameters
    ----------
    x : ndarray, shape (L, N)
    chosen : ndarray of int, shape (B,)
        The images of the batch.
    parts : iterable of tuple of ndarray, shapes (n,) and (m,)
        Positions of n images in the batch, and all m pixels that they use.

    Attributes
    ----------
    parts : list of tuple of ndarray, shapes (n,), (m,) and (n, m)
        The same with their grey levels there.
    """

    __array_ufunc__ = None  # an array on the left leaves the product to `__rmatmul__`

    def __init__(self, x: Array, chosen: Array, parts: Iterable[tuple[Array, Array]]) -> None:
        self._x, self._chosen = x, chosen
        self.parts = [
            (images, pixels, x.take(chosen[images], axis=0).take(pixels, axis=1)) for images, pixels in parts
        ]

    def __len__(self) -> int:
        return len(self._chosen)

    def __array__(self, *wanted: Any, **how: Any) -> Array:
        return np.array(self._x[self._chosen], *wanted, **how)

    @property
    def size(self) -> int:
        """Number of values, the dark ones too."""
        return len(self) * int(self._x.shape[1])

    def __matmul__(self, weights: Array) -> Array:
        """X @ weights: (N, K) to (B, K)."""
        product = np.empty((len(self), weights.shape[1]), np.result_type(self._x, weights))
        rows = np.ascontiguousarray(weights)  # whole rows are gathered fast
        for images, pixels, levels in self.parts:
            product[images] = levels @ rows[pixels]
        return product

    def __rmatmul__(self, rows: Array) -> Array:
        """Rows @ X: (K, B) to (K, N)."""
        return self.spread([levels.T @ rows.T[images] for images, _, levels in self.parts])

    def spread(self, products: Sequence[Array]) -> Array:
        """Return rows @ X, (K, N), from what each part gives for its m pixels, (m, K)."""
        product = np.zeros((self._x.shape[1], products[0].shape[1]), products[0].dtype)
        (_, pixels, _), *others = self.parts
        product[pixels] = products[0]
        for (_, pixels, _), one in zip(others, products[1:], strict=True):
            product[pixels] += one
        return np.ascontiguousarray(product.T)


def parts(x: Array | Images) -> Iterator[tuple[Array | slice, Array | slice, Array]]:
    """Yield a batch in parts: which images, which pixels, and their grey levels; an array with all pixels."""
    if isinstance(x, Images):
        yield from x.parts
        return
    for start in range(0, len(x), _ROWS):
        rows = slice(start, start + _ROWS)
        yield rows, slice(None), x[rows]
