"""A batch of images in parts, whose products leave out what is dark.

A pixel that is zero in some images adds nothing to their W1 x, nor they to the gradient of its weights.
So the batch is taken in a few parts of images, and each part is multiplied without the pixels that none of
its images uses: with MNIST that is less than half of the work.
"""

from collections.abc import Iterator
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


class Images:
    """A batch x, shape (B, N), for ``x @ weights`` and ``rows @ x``.

    Parameters
    ----------
    x : ndarray, shape (B, N)
    lit : ndarray of bool, shape (B, N), optional
        Where x is not zero, if that is known.

    Attributes
    ----------
    parts : list of tuple of ndarray, shapes (n,), (m,) and (n, m)
        Positions of n images, the m pixels that they use, and their grey levels there.
    """

    __array_ufunc__ = None  # an array on the left leaves the product to `__rmatmul__`

    def __init__(self, x: Array, lit: Array | None = None) -> None:
        self._x = x
        lit = x != 0 if lit is None else lit
        # Images with pixels that few others use stand together: the other parts are without these.
        users = lit.view(np.uint8).sum(axis=0, dtype=np.uint32)
        rarity = np.float32(1) / np.maximum(users, 1).astype(np.float32) ** 2
        order = np.argsort(-np.einsum("bn,n->b", lit, rarity), kind="stable")
        self.parts = []
        for images in np.array_split(order, _PARTS):
            pixels = np.flatnonzero(lit[images].any(axis=0))
            self.parts.append((images, pixels, x[images][:, pixels]))

    @staticmethod
    def of(x: Array) -> "Images | Array":
        """Return the batch in parts, or as it is if there is nothing to gain."""
        if x.size < _WORTH_IT:
            return x
        lit = x != 0
        if np.count_nonzero(lit) >= _NEARLY_ALL * x.size:  # the parts cannot use less
            return x
        images = Images(x, lit)
        return images if images.share() < _NEARLY_ALL else x

    def share(self) -> float:
        """Return which share of all values take part in products."""
        return sum(levels.size for _, _, levels in self.parts) / self._x.size

    def __len__(self) -> int:
        return len(self._x)

    def __array__(self, *wanted: Any, **how: Any) -> Array:
        return np.array(self._x, *wanted, **how)

    @property
    def size(self) -> int:
        """Number of values, the dark ones too."""
        return self._x.size

    def __matmul__(self, weights: Array) -> Array:
        """X @ weights: (N, K) to (B, K)."""
        product = np.empty((len(self._x), weights.shape[1]), np.result_type(self._x, weights))
        rows = np.ascontiguousarray(weights)  # whole rows are gathered fast
        for images, pixels, levels in self.parts:
            product[images] = levels @ rows[pixels]
        return product

    def __rmatmul__(self, rows: Array) -> Array:
        """Rows @ X: (K, B) to (K, N)."""
        product = np.zeros((self._x.shape[1], len(rows)), np.result_type(self._x, rows))
        for images, pixels, levels in self.parts:
            product[pixels] += levels.T @ rows.T[images]
        return np.ascontiguousarray(product.T)


def parts(x: Array | Images) -> Iterator[tuple[Array | slice, Array | slice, Array]]:
    """Yield a batch in parts: which images, which pixels, and their grey levels; an array with all pixels."""
    if isinstance(x, Images):
        yield from x.parts
        return
    for start in range(0, len(x), _ROWS):
        rows = slice(start, start + _ROWS)
        yield rows, slice(None), x[rows]
