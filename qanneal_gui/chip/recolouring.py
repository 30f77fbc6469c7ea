"""Lines in other colours where they were: their pixels are looked up, not drawn again.

While a run trains, the chip changes its colours many times and nothing else. Which lines cover a pixel is
found once, by the rule of painters without smooth edges: those that cover its centre. Of lines that cross,
the upper one shows, as if they were drawn one after another.
"""

from collections.abc import Sequence

import numpy as np

from qanneal_gui.chip.parts import Lines
from qanneal_gui.science.arrays import Array

_MOST = 255
"""Looks in one picture that a byte tells apart."""

Place = tuple[float, float, float, float, int, int]
"""Pixels of the unit square's sides, to the right and downwards, the place of its corner, and the size of
the image in pixels."""


class Recolouring:
    """Remembers what a picture covers, from the second time that it is drawn at the same place."""

    def __init__(self) -> None:
        self._place: Place | None = None
        self._table: _Table | None = None
        self._cover: _Cover | None = None

    def paint(self, lines: Sequence[Lines], widths: Sequence[float], place: Place, image: Array) -> bool:
        """Paint opaque lines with flat ends as they were the last time, but in other colours.

        Parameters
        ----------
        lines : sequence of Lines
            From the bottom up.
        widths : sequence of float
            In pixels.
        place : Place
        image : ndarray of uint32, shape (height, width)
            What it held is replaced.

        Returns
        -------
        bool
            False, and nothing is painted, if other lines were given the last time or at another place, or
            if they do not lie along the axes.
        """
        table = _Table.of(lines, widths)
        if table is None or place != self._place or self._table is None or not table.alike(self._table):
            self._place, self._table, self._cover = place, table, None
            return False
        if self._cover is None:
            self._cover = _Cover(table, place)
        return self._cover.paint(table.look, [one.color for one in lines], image)


class _Table:
    """The segments that lines are chosen from, each with its width and its look.

    Attributes
    ----------
    sources : list of ndarray, shape (·, 2, 2)
    width : ndarray, shape (n,)
        Of all segments of all sources, one after another; 0 for those that are not drawn.
    look : ndarray of uint8, shape (n,)
        The number of the lines that each belongs to, from 1.
    """

    def __init__(self, sources: list[Array]) -> None:
        self.sources = sources
        count = sum(map(len, sources))
        self.width, self.look = np.zeros(count), np.zeros(count, np.uint8)

    @classmethod
    def of(cls, lines: Sequence[Lines], widths: Sequence[float]) -> "_Table | None":
        """Return the table of lines; None if a segment has several looks at once."""
        if len(lines) > _MOST:
            return None
        chosen = [one.origin or (one.segments, slice(None)) for one in lines]
        table = cls(list({id(source): source for source, _ in chosen}.values()))
        begins = dict(
            zip(map(id, table.sources), np.cumsum([0, *map(len, table.sources)]).tolist(), strict=False)
        )
        for number, ((source, mine), width) in enumerate(zip(chosen, widths, strict=True)):
            part = slice(begins[id(source)], begins[id(source)] + len(source))
            table.look[part][mine] = number + 1
            table.width[part][mine] = width
        told_apart = np.count_nonzero(table.look) == sum(len(one.segments) for one in lines)
        return table if told_apart else None

    def alike(self, other: "_Table") -> bool:
        """Whether both draw the same segments, as wide."""
        return (
            len(self.sources) == len(other.sources)
            and all(a is b for a, b in zip(self.sources, other.sources, strict=True))
            and np.array_equal(self.width, other.width)
        )


class _Cover:
    """Which segments cover which pixels."""

    def __init__(self, table: _Table, place: Place) -> None:
        across, down, left, top, width, height = place
        ends = np.concatenate(table.sources) * (across, down) + (left, top)
        low, high = ends.min(axis=1), ends.max(axis=1)
        # Along the axes: one of the two coordinates is the same, to the bit, at both ends.
        straight = low == high
        drawn = np.flatnonzero(table.width)
        self._useful = bool((straight[drawn].sum(axis=1) == 1).all())
        if self._useful:
            half = 0.5 * table.width[:, None] * straight
            corners = [np.floor(edge + 0.5) for edge in (low - half, high + half)]
            begin, end = (np.clip(corner, 0, (width, height)).astype(np.int64) for corner in corners)
            self._lay(*_pixels(drawn, begin, end, width), width * height)

    def _lay(self, pixel: Array, segment: Array, count: int) -> None:
        """Find one segment of each pixel, and in turn those that cover some of them besides."""
        latest = np.full(count, -1, np.int32)
        latest[pixel] = segment
        # From 1, for 0 is none. Indices of this type are not converted when they are used.
        self._one = latest.astype(np.intp) + 1
        self._crossed = np.empty(0, np.intp)
        self._more: list[tuple[Array | slice, Array]] = []
        number = np.empty(count, np.int32)
        while True:
            left = latest[pixel] != segment
            pixel, segment = pixel[left], segment[left]
            if not len(pixel):
                break
            latest[pixel] = segment
            taken = latest[pixel] == segment
            where: Array | slice = number[pixel[taken]]
            if not self._more:
                self._crossed, where = pixel[taken], slice(None)
                number[self._crossed] = np.arange(len(self._crossed))
            self._more.append((where, segment[taken]))
        self._below = self._one[self._crossed] - 1

    def paint(self, look: Array, colors: Sequence[str], image: Array) -> bool:
        """Paint the looks of segments, from 1, in their colours; False if it cannot."""
        if not self._useful:
            return False
        opaque = np.array([0, *(int("ff" + color[1:], 16) for color in colors)], np.uint32)
        pixels = image.reshape(-1)
        # All are within bounds; only if others are clipped, nothing is copied on the way.
        np.append(opaque[:1], opaque[look]).take(self._one, out=pixels, mode="clip")
        # Where several cross, the upper one shows: that with the highest number.
        upper = look[self._below]
        for where, segment in self._more:
            upper[where] = np.maximum(upper[where], look[segment])
        pixels[self._crossed] = opaque.take(upper)
        return True


def _pixels(segments: Array, begin: Array, end: Array, row: int) -> tuple[Array, Array]:
    """Return the pixels of rectangles, with the number of the one that each belongs to.

    Parameters
    ----------
    segments : ndarray of int64, shape (m,)
        Which rectangles.
    begin, end : ndarray of int64, shape (n, 2)
        Their corners, to the right and downwards; the latter are not part of them.
    row : int
        Pixels of the image's width.
    """
    corner, (across, down) = begin[segments], (end - begin)[segments].T
    counts = np.maximum(across, 0) * np.maximum(down, 0)
    segment = np.repeat(np.arange(len(segments)), counts)
    number = np.arange(len(segment)) - np.repeat(np.cumsum(counts) - counts, counts)
    y, x = np.divmod(number, across[segment])
    return (corner[segment, 1] + y) * row + corner[segment, 0] + x, segments[segment]
