"""Combs of a wanted size on a working graph: the most compact, or as many side by side as the chip holds."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np

from qanneal_gui.annealing.embedding.comb import Comb, Region, grow
from qanneal_gui.annealing.embedding.embedding import Embedding, from_chains
from qanneal_gui.annealing.embedding.lattice import Lattice, lattice
from qanneal_gui.annealing.embedding.topology import Topology, load_topology
from qanneal_gui.science.arrays import Array

_HEIGHTS = 12
"""Heights of combs that are tried at most."""
_TRIED, _TRIED_ON_DAMAGE = 3, 7
"""Of these so many are tried when the chip is packed, those by which most copies should fit. Dead qubits cost
combs of some heights more than others, which only packing tells."""
_LOW = (1, 2, 3, 5)
"""Heights that fill what is left over between other combs."""
_SCARCE = 3
"""Times what is needed: with less room it is looked first whether the rest of a shelf is enough at all."""
_DIAMETER_COST = 0.25
"""Qubits of a chain that one coupler less in diameter is worth: a long thin chain breaks more easily."""


def find_comb(topology: Topology, hidden: int, outputs: int) -> Embedding | None:
    """Embed K(hidden, outputs) with the smallest and roundest output chains found; None if it cannot be."""
    ground = _ground(topology, outputs)
    return None if ground is None else ground.most_compact(ground.centred(hidden), hidden)


def pack_combs(topology: Topology, hidden: int, outputs: int, limit: int | None = None) -> list[Embedding]:
    """Place disjoint copies of K(hidden, outputs), at most ``limit``, otherwise as many as can be found.

    Copies of one height stand side by side on shelves; what the shelves leave over is filled by lower ones,
    and across. The height with which most copies fit is taken.

    Returns
    -------
    list of Embedding
        Empty if not even one fits.
    """
    ground = _ground(topology, outputs)
    if ground is None:
        return []
    combs = list(ground.centred(hidden))
    single = ground.most_compact(combs, hidden)
    if single is None or limit == 1:
        return [] if single is None else [single]
    best = [single]
    damaged = len(topology.edges) < len(load_topology(topology.name).edges)
    for comb in sorted(combs, key=ground.how_many, reverse=True)[: _TRIED_ON_DAMAGE if damaged else _TRIED]:
        if len(best) == limit or not (damaged or len(best) <= ground.how_many(comb)):
            break
        best = max(best, ground.packed(hidden, comb.region, limit), key=len)
    return best


def largest_comb(topology: Topology, outputs: int) -> int:
    """Return the most hidden units of a comb with that many outputs; 0 if there is none."""
    ground = _ground(topology, outputs)
    return 0 if ground is None else max(len(comb.units) for comb in ground.whole())


def _ground(topology: Topology, outputs: int) -> "_Ground | None":
    """Return where combs can grow; None on a chip without lines, or if a qubit crosses too few."""
    chip = lattice(topology)
    return None if chip is None or outputs > chip.span else _Ground(topology, chip, outputs)


class _Ground:
    """A working graph on which combs grow."""

    def __init__(self, topology: Topology, chip: Lattice, outputs: int) -> None:
        self._topology, self._chip, self._outputs = topology, chip, outputs
        self._window = chip.span // chip.block

    def whole(self) -> Iterator[Comb]:
        """Grow one comb all over the chip, in both directions."""
        free = np.ones(len(self._topology), bool)
        for direction in (0, 1):
            low, high = self._blocks(direction)
            region = Region(direction, low, high - low, (0, self._end(direction)))
            yield grow(self._chip, self._outputs, region, free)

    def centred(self, hidden: int) -> Iterator[Comb]:
        """Grow combs of many heights in the middle of the chip; each is large enough."""
        free = np.ones(len(self._topology), bool)
        for direction in (0, 1):
            low, high = self._blocks(direction)
            for height in self.heights(direction):
                first, middle = low + (high - low - height) // 2, self._end(direction) // 2
                if self._room(direction, first, height, 0, free) < hidden:
                    continue
                half = self._narrowest(hidden, height) // 2
                region = Region(direction, first, height, (middle - half, middle + half))
                comb = self._wide_enough(hidden, region, free, centred=True)
                if comb is not None:
                    yield comb

    def most_compact(self, combs: Iterable[Comb], hidden: int) -> Embedding | None:
        """Return the one with the smallest and roundest chains; without any, one all over the chip."""
        found, least = None, np.inf
        for comb in combs:
            made = self.trimmed(comb, hidden)
            cost = made.hub_qubits + _DIAMETER_COST * made.hub_diameter()
            if cost < least:
                found, least = made, cost
        if found is None:
            whole = max(self.whole(), key=lambda comb: len(comb.units))
            found = self.trimmed(whole, hidden) if len(whole.units) >= hidden else None
        return found

    def heights(self, direction: int) -> list[int]:
        """Return heights to try, in blocks from which spans begin."""
        low, high = self._blocks(direction)
        return sorted({round(float(h)) for h in np.geomspace(1, high - low, _HEIGHTS)})

    def how_many(self, comb: Comb) -> float:
        """Estimate how many copies stand side by side on how many shelves."""
        region = comb.region
        low, high = self._blocks(region.direction)
        wide = region.lines[1] - region.lines[0]
        return (high - low) // self._step(region.spans) * (self._end(region.direction) // wide) + 1 / wide

    def packed(self, hidden: int, like: Region, limit: int | None) -> list[Embedding]:
        """Fill the chip with copies of one height, and what is left over with lower ones."""
        free = np.ones(len(self._topology), bool)
        copies: list[Embedding] = []
        heights = [(like.direction, like.spans)]
        heights += [(turned, low) for turned in (1 - like.direction, like.direction) for low in _LOW]
        for direction, height in heights:
            for made in self._shelves(hidden, direction, height, free):
                copies.append(made)
                if len(copies) == limit:
                    return copies
        return copies

    def trimmed(self, comb: Comb, hidden: int) -> Embedding:
        """Keep so many hidden units, those nearest to the middle, and the parts of chains that they need."""
        lines = self._chip.line
        middle = np.mean([lines[unit[0]] for unit in comb.units])
        units = sorted(comb.units, key=lambda unit: (abs(lines[unit[0]] - middle), unit))[:hidden]
        return self._made(comb, sorted(units))

    def _shelves(self, hidden: int, direction: int, height: int, free: Array) -> Iterator[Embedding]:
        """Place copies of one height side by side, shelf above shelf; what they use is free no more."""
        low, high = self._blocks(direction)
        width = self._narrowest(hidden, height)
        while low + height <= high:
            begin, found = 0, False
            while (room := self._room(direction, low, height, begin, free)) >= hidden:
                region = Region(direction, low, height, (begin, begin + width))
                if room < _SCARCE * hidden and not self._fits(hidden, region, free):
                    break
                comb = self._wide_enough(hidden, region, free)
                if comb is None:
                    break
                by_line = sorted(comb.units, key=lambda unit: (int(self._chip.line[unit[0]]), unit))
                made = self._made(comb, by_line[:hidden])
                free[made.qubits] = False
                width = comb.region.lines[1] - begin
                begin, found = int(self._chip.line[by_line[hidden - 1][0]]) + 1, True
                yield made
            low += self._step(height) if found else 1

    def _fits(self, hidden: int, region: Region, free: Array) -> bool:
        """Return whether there are so many hidden units from where a region begins to the end of the chip."""
        whole = replace(region, lines=(region.lines[0], self._end(region.direction)))
        return len(grow(self._chip, self._outputs, whole, free).units) >= hidden

    def _room(self, direction: int, first: int, height: int, begin: int, free: Array) -> int:
        """Return how many hidden units could be placed at most."""
        chip = self._chip
        block = (chip.start - chip.shift) // chip.block
        there = free & (chip.direction == direction) & (chip.line >= begin)
        there &= (block >= first) & (block < first + height)
        reached = np.append(free, False)[chip.crossed[there]].sum(axis=1)
        alone = int((reached >= self._outputs).sum())
        return alone + (len(reached) - alone) // 2

    def _wide_enough(self, hidden: int, region: Region, free: Array, centred: bool = False) -> Comb | None:
        """Grow a comb, widening it until it has so many hidden units; None if the chip ends before."""
        end = self._end(region.direction)
        left, right = region.lines
        while True:
            left, right = max(0, left), min(right, end)
            comb = grow(self._chip, self._outputs, replace(region, lines=(left, right)), free)
            missing = hidden - len(comb.units)
            if missing <= 0:
                return comb
            if right == end and not (centred and left > 0):
                return None
            # A little too wide is trimmed again; a line at a time would take far longer.
            more = max(1, (right - left) // 8, missing * self._chip.span // (region.spans * self._chip.block))
            if centred:
                left, right = left - (more + 1) // 2, right + (more + 1) // 2
            else:
                right += more

    def _narrowest(self, hidden: int, height: int) -> int:
        """Return how many lines so many hidden units take at least."""
        return hidden * self._chip.span // (height * self._chip.block) + self._chip.block

    def _step(self, height: int) -> int:
        """Blocks from one shelf to the next: two combs share a block."""
        return height + self._window - 2

    def _made(self, comb: Comb, units: list[tuple[int, ...]]) -> Embedding:
        """Return a comb with these hidden units alone, without the ends of chains that none of them needs."""
        output = comb.output.copy()
        coupled = self._chip.crossed[[q for unit in units for q in unit]]
        needed = np.zeros(len(output) + 1, bool)
        needed[coupled[comb.output[coupled] >= 0]] = True
        edges = self._topology.edges[(output[self._topology.edges] >= 0).all(axis=1)]
        edges = edges[output[edges[:, 0]] == output[edges[:, 1]]]
        while True:
            degree = np.bincount(edges.ravel(), minlength=len(output))
            idle = (output >= 0) & ~needed[:-1] & (degree < 2)
            if not idle.any():
                break
            output[idle] = -1
            edges = edges[(output[edges] >= 0).all(axis=1)]
        chains = [np.flatnonzero(output == y).tolist() for y in range(self._outputs)]
        return from_chains(self._topology, chains + [list(unit) for unit in units], len(units), self._outputs)

    def _blocks(self, direction: int) -> tuple[int, int]:
        """Return the first block in which a span of that direction begins, and the one after the last."""
        starts = (self._chip.start[self._chip.direction == direction] - self._chip.shift) // self._chip.block
        return int(starts.min(initial=0)), int(starts.max(initial=-1)) + 1

    def _end(self, direction: int) -> int:
        return int(self._chip.line[self._chip.direction == direction].max(initial=-1)) + 1
