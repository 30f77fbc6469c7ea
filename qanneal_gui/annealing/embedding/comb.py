"""Combs: several outputs, each a set of parallel lines, and hidden units of one qubit that cross them all.

A qubit crosses P consecutive lines of the other direction (see `lattice`). If lines are given to M ≤ P
outputs in such an order that every P in a row from where a span begins hold all outputs, then each qubit that
crosses them is a hidden unit by itself. The lines of an output are joined by qubits of the hidden units'
direction. General bicliques spend about (K + M)/P qubits on each hidden unit instead.
"""

from dataclasses import dataclass

import numpy as np

from qanneal_gui.annealing.embedding.lattice import Lattice
from qanneal_gui.science.arrays import Array

_OUTSIDE = 0.7
"""What a join costs where no span of a hidden unit begins, against one that could have been a hidden unit."""


@dataclass(frozen=True, slots=True)
class Region:
    """Where a comb may grow.

    Attributes
    ----------
    direction : int
        That of the hidden units.
    first : int
        Block of lines in which the first span begins.
    spans : int
        From how many blocks in a row spans begin.
    lines : tuple of int
        First of the hidden units' own lines, and the one after the last.
    """

    direction: int
    first: int
    spans: int
    lines: tuple[int, int]


@dataclass(frozen=True, eq=False)
class Comb:
    """What grew in a region.

    Attributes
    ----------
    output : ndarray of int64, shape (n,)
        Output whose chain each qubit is part of, joins included; −1 for none. Every chain is connected.
    units : list of tuple of int
        The one or two qubits of each hidden unit, coupled to the chains of all outputs.
    """

    region: Region
    output: Array
    units: list[tuple[int, ...]]


def order(blocks: int, outputs: int, block: int, window: int) -> list[list[int]]:
    """Give the lines of blocks to outputs so that any ``window`` blocks in a row hold every output.

    First and last block hold as few as possible, so that two combs can share one.

    Parameters
    ----------
    blocks : int
        How many; at least ``window``.
    block : int
        Lines of a block.

    Returns
    -------
    list of list of int
        The outputs of each block, at most ``block`` of them.
    """
    rest = list(range(outputs))
    given: list[list[int]] = []
    for i in range(window):
        size = max(0, len(rest) - block * (window - 1 - i))
        given.append([rest.pop(0) for _ in range(size)])
    early = blocks - 1 - (blocks - 1) % window
    for b in range(window, blocks):
        recent = [y for part in given[b - window + 1 :] for y in part]
        due = [y for y in range(outputs) if y not in recent]
        if early <= b < blocks - 1:
            # What would be due next comes now, so that little is left for the last block.
            oldest = sorted(set(recent), key=lambda y: -recent[::-1].index(y))
            due += oldest[: block - len(due)]
        given.append(due)
    return given


def grow(chip: Lattice, outputs: int, region: Region, free: Array) -> Comb:
    """Grow a comb of as many hidden units as the region has.

    Parameters
    ----------
    outputs : int
        M, at most P.
    free : ndarray of bool, shape (n,)
        Qubits that may be used.
    """
    growing = _Growing(chip, outputs, region, free)
    growing.join()
    return Comb(region, growing.chains(), growing.units())


class _Growing:
    """A comb that grows: lines of outputs, then joins, then hidden units."""

    def __init__(self, chip: Lattice, outputs: int, region: Region, free: Array) -> None:
        self._chip, self._outputs, self._region, self._free = chip, outputs, region, free
        self._output = self._choose_lines()
        begin, end = region.lines
        window = chip.span // chip.block
        along = free & (chip.direction == region.direction) & (chip.line >= begin) & (chip.line < end)
        place = (chip.start - chip.shift) // chip.block - region.first
        across = np.flatnonzero(along & (place > -window) & (place < region.spans + window - 1))
        self._across, self._inside = across, (place[across] >= 0) & (place[across] < region.spans)
        self._crossed = chip.crossed[across]
        self._join_of = np.full(len(across), -1)

    def join(self) -> None:
        """Join the pieces of every output's lines, or do without those that cannot be joined."""
        pieces = self._pieces()
        for y in range(self._outputs):
            label = self._joined(y, np.where(self._output == y, pieces, -1))
            sizes = np.bincount(label[label >= 0], minlength=1)
            self._output[(label >= 0) & (label != sizes.argmax())] = -1
            lost = (self._join_of == y) & ~(self._reached(y)).any(axis=1)
            self._join_of[lost] = -1

    def chains(self) -> Array:
        """Return the output of every qubit of a chain, shape (n,)."""
        found = self._output.copy()
        joins = self._join_of >= 0
        found[self._across[joins]] = self._join_of[joins]
        return found

    def units(self) -> list[tuple[int, ...]]:
        """Return the hidden units: qubits that reach all outputs, alone or with the next of their line."""
        wanted = (1 << self._outputs) - 1
        output = np.append(self._output, -1)[self._crossed]
        reach = np.bitwise_or.reduce(np.where(output >= 0, 1 << np.maximum(output, 0), 0), axis=1)
        usable = (self._join_of < 0) & self._inside
        found: list[tuple[int, ...]] = [(int(q),) for q in self._across[usable & (reach == wanted)]]
        # Without an output too many, a pair reaches what either of its qubits reaches.
        rest = {int(self._across[i]): int(reach[i]) for i in np.flatnonzero(usable & (reach != wanted))}
        for q in sorted(rest, key=lambda q: (int(self._chip.line[q]), int(self._chip.start[q]))):
            after = int(self._chip.following[q])
            if q in rest and after in rest and rest[q] | rest[after] == wanted:
                found.append((q, after))
                del rest[q], rest[after]
        return found

    def _choose_lines(self) -> Array:
        """Give lines to outputs, in every block those with the most working qubits."""
        chip, region = self._chip, self._region
        window = chip.span // chip.block
        begin, end = region.lines
        lines = self._free & (chip.direction != region.direction)
        lines &= (chip.start < end) & (chip.start + chip.span > begin)
        output = np.full(len(lines), -1)
        for b, given in enumerate(order(region.spans + window - 1, self._outputs, chip.block, window)):
            first = chip.shift + chip.block * (region.first + b)
            inside = np.flatnonzero(lines & (chip.line >= first) & (chip.line < first + chip.block))
            place = chip.line[inside] - first
            best = np.argsort(-np.bincount(place, minlength=chip.block), kind="stable")
            for y, line in zip(given, best, strict=False):
                output[inside[place == line]] = y
        return output

    def _pieces(self) -> Array:
        """Return which unbroken piece of a line each qubit is in, as the piece's first qubit, shape (n,)."""
        piece = np.arange(len(self._output))
        members = np.flatnonzero(self._output >= 0)
        for q in members[np.lexsort((self._chip.start[members], self._chip.line[members]))].tolist():
            after = self._chip.following[q]
            if after >= 0 and self._output[after] == self._output[q]:
                piece[after] = piece[q]
        return piece

    def _joined(self, y: int, label: Array) -> Array:
        """Join the pieces of one output, each time where it costs least and nearest to the middle."""
        chip = self._chip
        where = np.full(len(label) + 1, -1)
        where[self._across] = np.arange(len(self._across))
        after = where[chip.following[self._across]]
        off = np.abs(chip.line[self._across] - np.mean(self._region.lines)) / (4 * len(label))
        while True:
            pieces = np.append(label, -1)[self._crossed]
            high = pieces.max(axis=1, initial=-1)
            low = np.where(pieces >= 0, pieces, len(label)).min(axis=1, initial=len(label))
            price = off + np.where(self._inside, 1.0, _OUTSIDE)
            price = np.where(self._join_of < 0, price, np.where(self._join_of == y, off, np.inf))
            alone = np.where((high >= 0) & (low < high), price, np.inf)
            pairs = (after >= 0) & (high >= 0) & (high[after] >= 0) & (high[after] != high)
            paired = np.where(pairs, price + price[after], np.inf)
            cheapest = np.minimum(alone, paired)
            if not len(cheapest) or not np.isfinite(cheapest.min()):
                return label
            i = int(cheapest.argmin())
            used = [i] if alone[i] <= paired[i] else [i, int(after[i])]
            self._join_of[used] = y
            met = np.unique(pieces[used])
            label = np.where(np.isin(label, met[met >= 0]), met[-1], label)

    def _reached(self, y: int) -> Array:
        return np.asarray(np.append(self._output, -1)[self._crossed] == y)
