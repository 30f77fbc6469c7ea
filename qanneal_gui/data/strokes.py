"""From a pen to an image as a data set would have it: strokes, framing, area averages."""

from dataclasses import dataclass

import numpy as np

from qanneal_gui.science.arrays import Array

_FINE = 224
"""Points along the longer side of the canvas, about: enough for a round pen on any image."""
_PEN = 0.055
"""Radius of the pen as a share of the longer side: strokes of MNIST and the 8×8 digits are twice that."""
_INK = 0.15
"""Grey level from which a pixel belongs to the figure."""
_SAMPLE = 2000


@dataclass(frozen=True, slots=True)
class Framing:
    """Where the figures of a data set sit, as shares of the image.

    Attributes
    ----------
    extent : float
        Longer side of the figure's bounding box over the longer side of the image.
    row, column : float
        Centre of mass.
    """

    extent: float
    row: float
    column: float


def framing_of(x: Array, shape: tuple[int, int]) -> Framing | None:
    """Measure how a data set frames its figures: medians over some images, x (L, N); None if all are dark."""
    found = [_place(image) for image in x[:_SAMPLE].reshape(-1, *shape)]
    places = np.array([place for place in found if place is not None])
    return Framing(*np.median(places, axis=0).tolist()) if len(places) else None


def _place(image: Array) -> tuple[float, float, float] | None:
    """Return extent, row and column of one image's figure; None if there is none."""
    ink = image >= _INK
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not len(rows):
        return None
    h, w = image.shape
    extent = max(rows[-1] - rows[0], columns[-1] - columns[0]) + 1
    mass = float(image.sum())
    row = float(image.sum(axis=1) @ (np.arange(h) + 0.5)) / mass
    column = float(image.sum(axis=0) @ (np.arange(w) + 0.5)) / mass
    return float(extent) / max(h, w), row / h, column / w


def reframe(image: Array, framing: Framing) -> Array:
    """Scale and move the figure of an image so that it sits as those of a data set do; same shape."""
    place = _place(image)
    if place is None:
        return image
    h, w = image.shape
    scale = float(np.clip(framing.extent / place[0], 0.4, 4.0))
    rows = (np.arange(h) + 0.5 - framing.row * h) / scale + place[1] * h - 0.5
    columns = (np.arange(w) + 0.5 - framing.column * w) / scale + place[2] * w - 0.5
    return _along_rows(_along_rows(image, rows).T, columns).T


def _along_rows(image: Array, places: Array) -> Array:
    """Interpolate linearly between the rows of an image, at places among 0…h−1; dark outside."""
    padded = np.pad(image, ((1, 1), (0, 0)))
    at = np.clip(places + 1, 0, len(image) + 1)
    below = np.minimum(at.astype(int), len(image))
    share = (at - below)[:, None]
    return np.asarray(padded[below] * (1 - share) + padded[below + 1] * share)


class Canvas:
    """Paper of a data set's proportions, finer than its pixels.

    Parameters
    ----------
    shape : tuple of int
        Height and width of an image in pixels; positions are counted in them from the top left corner.
    """

    def __init__(self, shape: tuple[int, int]) -> None:
        self.shape = shape
        self.scale = max(1, round(_FINE / max(shape)))
        self.radius = max(_PEN * max(shape), 0.5)
        self.points = np.zeros((shape[0] * self.scale, shape[1] * self.scale))
        self.taken = False

    @property
    def empty(self) -> bool:
        """Whether nothing is drawn."""
        return not self.points.any()

    def clear(self) -> None:
        """Begin with white paper."""
        self.points[:] = 0
        self.taken = False

    def take(self, image: Array) -> None:
        """Put an image of the data set on the paper, (N,), as it is."""
        self.points[:] = np.kron(image.reshape(self.shape), np.ones((self.scale, self.scale)))
        self.taken = True

    def stroke(self, begin: tuple[float, float], end: tuple[float, float], *, erase: bool = False) -> None:
        """Draw a straight line from (row, column) to (row, column), in pixels, with a soft round pen."""
        radius = self.radius * (2 if erase else 1) * self.scale
        soft = max(radius / 3, 1.0)
        a, b = (np.array(point) * self.scale - 0.5 for point in (begin, end))
        low = np.clip(np.floor(np.minimum(a, b) - radius - soft), 0, self.points.shape).astype(int)
        high = np.clip(np.ceil(np.maximum(a, b) + radius + soft) + 1, 0, self.points.shape).astype(int)
        rows = np.arange(low[0], high[0])[:, None]
        columns = np.arange(low[1], high[1])[None, :]
        along = b - a
        length = float(along @ along)
        share = ((rows - a[0]) * along[0] + (columns - a[1]) * along[1]) / length if length else 0 * rows
        share = np.clip(share, 0, 1)
        distance = np.hypot(rows - a[0] - share * along[0], columns - a[1] - share * along[1])
        cover = np.clip((radius - distance) / soft + 0.5, 0, 1)
        part = self.points[low[0] : high[0], low[1] : high[1]]
        part[:] = np.minimum(part, 1 - cover) if erase else np.maximum(part, cover)

    def shift(self, rows: int, columns: int) -> None:
        """Move what is drawn by whole pixels; what leaves the paper is gone."""
        moved = np.zeros_like(self.points)
        down, right = rows * self.scale, columns * self.scale
        h, w = self.points.shape
        if abs(down) < h and abs(right) < w:
            moved[max(down, 0) : h + min(down, 0), max(right, 0) : w + min(right, 0)] = self.points[
                max(-down, 0) : h + min(-down, 0), max(-right, 0) : w + min(-right, 0)
            ]
        self.points = moved

    def image(self, framing: Framing | None = None) -> Array:
        """Return what a network sees: area averages in [0, 1], (N,) float32.

        Parameters
        ----------
        framing : Framing, optional
            How to place a drawing; an image that was taken from the data set stays where it is.
        """
        points = self.points if framing is None or self.taken else reframe(self.points, framing)
        (h, w), s = self.shape, self.scale
        return np.asarray(points.reshape(h, s, w, s).mean(axis=(1, 3)).ravel().clip(0, 1), np.float32)
