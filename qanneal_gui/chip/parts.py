"""What pictures of chips and networks consist of: lines, dots and labels, and which there are by role.

Qubits are drawn as the lines that they are, or as dots. As lines, they cross where they are coupled
(`crossings`); as dots, so do only networks of several outputs, and a star is drawn from qubit to qubit. Of
several outputs each has a colour of its own, and its number where there is room.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal
from weakref import WeakKeyDictionary

import numpy as np

from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.embedding.topology import Topology
from qanneal_gui.chip import colours
from qanneal_gui.chip.crossings import crossings, marks
from qanneal_gui.chip.qubit_lines import met, qubit_lines
from qanneal_gui.science.arrays import Array

Drawing = Literal["lines", "dots"]
"""What a qubit is drawn as."""

_LABEL = 0.3
"""Height of an output's number on the chip, in distances of neighbouring qubits: that of its lines."""

NEAR = 2600.0
"""Pixels of the whole chip's side from which spare couplers between lines are told apart."""


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Couplers of one look: segments (n, 2, 2), a colour, a width in pixels, an opacity.

    Attributes
    ----------
    ends : ndarray, shape (n, 2, 2), optional
        The units or qubits that each belongs to, where it does not end in them.
    qubits : bool
        Whether each segment is a qubit; it is named by ``ends``.
    origin : tuple of ndarray, optional
        The segments that these were chosen from, which stay the same from picture to picture, and the
        number of each there.
    """

    segments: Array
    color: str
    width: float = 1.0
    opacity: float = 1.0
    ends: Array | None = field(default=None, repr=False)
    qubits: bool = False
    origin: tuple[Array, Array] | None = field(default=None, repr=False)

    @property
    def about(self) -> Array:
        """The units or qubits that each segment belongs to, shape (n, 2, 2)."""
        return self.segments if self.ends is None else self.ends

    def part(self, chosen: "Array | slice") -> "Lines":
        """Keep some of the segments: by a mask of shape (n,), by their numbers, or a slice."""
        ends = None if self.ends is None else self.ends[chosen]
        source, numbers = self.origin or (self.segments, np.arange(len(self.segments)))
        return replace(self, segments=self.segments[chosen], ends=ends, origin=(source, numbers[chosen]))

    def classes(self, choice: Array) -> "dict[int, Lines]":
        """Divide the segments by classes, 0 … 255, of shape (n,); those of negative ones are left out."""
        # Sorted once and cut, not sought class by class; bytes are sorted fastest.
        kept = np.flatnonzero(choice >= 0)
        number = choice[kept].astype(np.uint8)
        ordered = self.part(kept[np.argsort(number, kind="stable")])
        ends = np.cumsum(np.bincount(number)).tolist()
        bounds = zip([0, *ends], ends, strict=False)
        return {n: ordered.part(slice(*one)) for n, one in enumerate(bounds) if one[0] < one[1]}


@dataclass(frozen=True, slots=True, eq=False)
class Dots:
    """Qubits of one look: points (n, 2), a colour, a shape, a size relative to the usual one.

    Shapes are pyqtgraph's: ``o`` circle, ``s`` square, ``d`` diamond, ``t`` triangle, ``x`` cross.
    """

    points: Array
    color: str
    shape: str = "o"
    size: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """Numbers of outputs, each drawn where there is room for it; the first ones matter most.

    Attributes
    ----------
    points : ndarray, shape (n, 2)
    words, colors : tuple of str
    aside : ndarray, shape (n, 2)
        Which way a label lies from its point, in its own size; 0 is upon it.
    height : float
        The height for which there is room, in the unit square.
    """

    points: Array
    words: tuple[str, ...]
    colors: tuple[str, ...]
    aside: Array
    height: float


class Parts:
    """Points and segments by role, of a chip or of a network.

    Attributes
    ----------
    points : ndarray, shape (n, 2)
    output : ndarray of bool, shape (n,)
    copy_of, variable : ndarray of int64, shape (n,)
    chains, teeth, weight_lines : Lines
        Of outputs and their chains; of hidden units where they are bars; what carries weights.
    chain_copy, chain_variable, tooth_copy, weight_copy, weight_output : ndarray of int64
        Which copy and which variable each of these segments belongs to.
    tooth_weight : ndarray of int64
        The first coupler that carries a weight of each hidden unit's bar; −1 without one.
    crossed : bool
        Whether networks are lines that cross, each qubit a bar.
    whole : bool
        Whether every qubit is drawn as long as it is, by lines alone.
    copies : int
    numbers : ndarray of int64, shape (copies,)
        What the copies are called, from 0.
    names : tuple of str
        What every output is called in the legend.
    spare : Dots
        Qubits that nobody uses.
    labels : Labels or None
    """

    def __init__(self, placement: Placement, drawing: Drawing = "lines") -> None:
        self._classes: dict[str, tuple[Array, list[Lines]]] = {}
        self._take_qubits(placement)
        self._take_lines(placement, drawing)
        self.copies = len(placement.copies)
        self.numbers = np.arange(self.copies)
        self._take_spare(placement, drawing)

    def _take_spare(self, placement: Placement, drawing: Drawing) -> None:
        positions, dead = placement.topology.positions, len(placement.dead)
        spare = np.delete(positions, placement.layout.qubits, axis=0)
        couplers = len(placement.dead_couplers)
        lost = [("x", colours.DEAD, f"dead qubit ({dead:,})")] if dead else []
        if couplers:
            lost.append(("x", colours.DEAD_COUPLER, f"dead coupler ({couplers:,})"))
        if drawing == "lines" and qubit_lines(placement.topology) is not None:
            self.spare = Dots(spare[:0], colours.SPARE_QUBIT)
            self.spare_entries = (("-", colours.SPARE_SIGN, f"spare qubit ({len(spare):,})"), *lost)
            return
        self.spare = Dots(spare, colours.SPARE_QUBIT, "o", 0.55)
        self.spare_entries = (
            (".", colours.SPARE_QUBIT, f"spare qubit ({len(spare):,})"),
            ("-", colours.SPARE_SIGN, "spare coupler"),
            *lost,
        )

    def _take_qubits(self, placement: Placement) -> None:
        self.points = placement.topology.positions[placement.layout.qubits]
        self.output = placement.is_output
        self.copy_of, self.variable = placement.copy_of, placement.variable
        self.names = placement.output_names

    def _take_lines(self, placement: Placement, drawing: Drawing) -> None:
        layout, whole = placement.layout, drawing == "lines"
        several = bool(placement.copies) and placement.copies[0].outputs > 1
        found = crossings(placement, whole=whole) if whole or several else None
        self.whole = whole and found is not None
        chain_ends, weight_ends = layout.edges[: layout.chain_count], layout.edges[layout.chain_count :]
        self.weight_copy = placement.copy_of[weight_ends[:, 0]]
        self.weight_output = (
            np.minimum(*placement.variable[weight_ends].T) if len(weight_ends) else weight_ends[:, 0]
        )
        self.crossed = found is not None
        self.labels = None
        if found is None:
            segments = self.points[layout.edges]
            self.chains = Lines(segments[: layout.chain_count], colours.QUIET, 3)
            self.weight_lines = Lines(segments[layout.chain_count :], colours.DIM)
            self.teeth = Lines(np.empty((0, 2, 2)), colours.DIM)
            self.opacity, self.hidden_size, self.output_size = 0.55, 1.0, 1.45
            owner, self.tooth_copy = chain_ends[:, 0], np.empty(0, np.int64)
            self.tooth_weight = self.tooth_copy
        else:
            own = np.stack([self.points, self.points], axis=1)
            chain = np.concatenate([found.bars[self.output], found.steps])
            ends = np.concatenate([own[self.output], self.points[found.step_ends]])
            width = 1.1 if several else 2.2
            self.chains = Lines(chain, colours.SPARE_SIGN, width, ends=ends, qubits=self.whole)
            teeth = found.bars[~self.output]
            self.teeth = Lines(
                teeth, colours.DIM, 1.2 if self.whole else 1, ends=own[~self.output], qubits=self.whole
            )
            self.bars = Lines(found.bars, colours.DIM, ends=own, qubits=True)
            self.weight_lines = Lines(found.weight, colours.DIM, 1.9, ends=self.points[weight_ends])
            self.opacity, self.hidden_size, self.output_size = 0.9, 0.5, 0.5
            owner = np.concatenate([np.flatnonzero(self.output), found.step_ends[:, 0]])
            self.tooth_copy = placement.copy_of[~self.output]
            carried = np.full(len(self.output), -1)
            carried[weight_ends[::-1, 1]] = np.arange(len(weight_ends))[::-1]
            self.tooth_weight = carried[~self.output]
            self.labels = self._at_ends(placement, found.bars) if several else None
        self.chain_copy, self.chain_variable = placement.copy_of[owner], placement.variable[owner]

    def _at_ends(self, placement: Placement, bars: Array) -> Labels:
        """Put an output's number at both ends of each of its lines."""
        outer, sides, variables = [], [], []
        for axis in (0, 1):
            mine = np.flatnonzero(self.output & (np.ptp(bars, axis=1)[:, axis] > 0))
            place = self.points[mine, 1 - axis]
            order = np.lexsort((bars[mine, 0, axis], place, self.variable[mine], self.copy_of[mine]))
            key = np.column_stack([self.copy_of[mine], self.variable[mine], place])[order]
            begins = np.append(True, (np.diff(key, axis=0) != 0).any(axis=1))[: len(key)]
            ends = np.append(begins[1:], True)[: len(key)]
            for first, last in zip(np.flatnonzero(begins), np.flatnonzero(ends), strict=True):
                for index, side, way in ((order[first], 0, -1), (order[last], 1, 1)):
                    outer.append(bars[mine[index], side])
                    sides.append((way, 0) if axis == 0 else (0, way))
                    variables.append(int(self.variable[mine[index]]))
        # Where there is room for every other number only, even ones lie on one side, odd ones on the other.
        number, aside = np.array(variables, np.int64), np.array(sides, float).reshape(-1, 2)
        order = np.argsort((number + (aside.sum(axis=1) > 0)) % 2, kind="stable")
        return Labels(
            np.array(outer).reshape(-1, 2)[order],
            tuple(str(one) for one in number[order]),
            tuple(colours.output(one) for one in number[order]),
            aside[order],
            _LABEL / float(np.sqrt(len(placement.topology))),
        )

    @property
    def output_colors(self) -> tuple[str, ...]:
        """Colours of the outputs, one after another; a single output has that of its role."""
        return colours.OUTPUTS if len(self.names) > 1 else (colours.OUTPUT,)

    @property
    def role_entries(self) -> tuple[tuple[str, str, str], ...]:
        """How the legend explains the roles."""
        hidden = ("o", colours.HIDDEN, "hidden")
        if len(self.names) <= 1:
            if self.whole:
                hub = ("=", colours.OUTPUT, "output (hub)")
                return (hub, ("-", colours.HIDDEN, "hidden"), ("+", colours.MARK, "weight"))
            return (
                ("s", colours.OUTPUT, "output (hub)"),
                ("=", colours.OUTPUT, "chain"),
                hidden,
                ("-", colours.HIDDEN, "weight"),
            )
        if self.whole:
            hidden = ("-", colours.HIDDEN, "hidden")
        outputs = [("=", colours.output(m), name) for m, name in enumerate(self.names)]
        sign = "+" if self.crossed else "-"
        return (*outputs, hidden, (sign, colours.INK, "weight"))

    # The same objects each time: whoever draws them sees that there is nothing to redraw.

    @cached_property
    def glowing(self) -> list[Lines]:
        """The network by its roles."""
        weight = self.weight_lines
        if len(self.names) <= 1 and self.whole:
            return [
                replace(self.chains, color=colours.OUTPUT, width=9, opacity=0.22),
                replace(self.teeth, color=colours.HIDDEN, width=1.4),
                replace(self.chains, color=colours.OUTPUT),
                replace(weight, color=colours.MARK, opacity=self.opacity),
            ]
        if len(self.names) <= 1:
            return [
                replace(weight, color=colours.HIDDEN, opacity=self.opacity),
                replace(self.chains, color=colours.OUTPUT, width=9, opacity=0.22),
                replace(self.chains, color=colours.OUTPUT),
            ]
        looks = list(enumerate(colours.OUTPUTS))
        count = len(looks)
        chains = [replace(self.chains.part(self.chain_variable % count == m), color=c) for m, c in looks]
        weights = [
            replace(weight.part(self.weight_output % count == m), color=c, opacity=self.opacity)
            for m, c in looks
        ]
        teeth = replace(self.teeth, color=colours.HIDDEN, opacity=0.7)
        return [one for one in (*chains, teeth, *weights) if len(one.segments)]

    @cached_property
    def calm(self) -> list[Lines]:
        """Couplers that leave the word to the qubits."""
        return self.stacked([replace(self.weight_lines, opacity=min(1.0, 1.1 * self.opacity))], [self.chains])

    def stacked(self, weights: Sequence[Lines], chains: Sequence[Lines] | None = None) -> list[Lines]:
        """Lay chains upon weights, or, where lines cross, weights upon chains."""
        chains = [self.chains] if chains is None else chains
        return [*chains, self.teeth, *weights] if self.crossed else [*weights, *chains]

    def weights(self, name: str, choice: Array, looks: Sequence[tuple[int, str, float]]) -> list[Lines]:
        """One layer for each class, colour and width; the same objects if no coupler changed its class."""

        def made() -> list[Lines]:
            found = self.weight_lines.classes(choice + 1)
            return [
                # Where lines cross, all marks are as wide as those of other pictures.
                replace(found[n + 1], color=color, width=found[n + 1].width if self.crossed else width)
                for n, color, width in looks
                if n + 1 in found
            ]

        return self._known(name, choice, made)

    def networks(self, choice: Array, looks: Sequence[tuple[int, str]]) -> list[Lines]:
        """Draw each network in the colour of its class; the same objects if none changed its class."""

        def made() -> list[Lines]:
            lines = []
            for number, color in looks:
                chosen = choice == number
                if not chosen.any():
                    continue
                lines += [
                    replace(self.weight_lines.part(chosen[self.weight_copy]), color=color, opacity=0.55),
                    replace(self.teeth.part(chosen[self.tooth_copy]), color=color, opacity=0.55),
                    replace(self.chains.part(chosen[self.chain_copy]), color=color),
                ]
            return lines

        return self._known("networks", choice, made)

    def _known(self, name: str, choice: Array, make: Callable[[], list[Lines]]) -> list[Lines]:
        """Return what was made the last time if the choice is the same."""
        known = self._classes.get(name)
        if known is None or not np.array_equal(known[0], choice):
            known = self._classes[name] = choice, make()
        return known[1]

    def valued(self, choice: Array, colors: tuple[str, ...]) -> list[Lines]:
        """Qubits as lines, one layer for each role and class; none where qubits are dots."""
        if not self.whole:
            return []
        found = self.bars.classes(np.where(choice < 0, -1, 2 * choice + self.output))
        widths = 1.4, max(1.4, self.chains.width + 0.2)
        return [replace(one, color=colors[n // 2], width=widths[n % 2]) for n, one in found.items()]

    def bearing(self, choice: Array, colors: tuple[str, ...]) -> list[Lines]:
        """Hidden units of stars as lines in the colours of their weights, given the class of each coupler.

        The crossings alone are lost where a whole chip is seen.
        """
        if not self.whole or len(self.names) > 1 or not len(choice):
            return []
        mine = np.where(self.tooth_weight >= 0, choice[self.tooth_weight], -1)
        return [replace(one, color=colors[n], width=1.4) for n, one in self.teeth.classes(mine).items()]

    def dots(self, choice: Array, colors: tuple[str, ...]) -> list[Dots]:
        """Qubits as dots, one layer for each role and class; those of the class −1 are dim."""
        if self.whole:
            return []
        made = []
        for number, color in [(-1, colours.DIM), *enumerate(colors)]:
            for output, shape, size in ((False, "o", self.hidden_size), (True, "s", self.output_size)):
                chosen = (choice == number) & (self.output == output)
                if chosen.any():
                    made.append(Dots(self.points[chosen], color, shape, size))
        return made


_known: WeakKeyDictionary[Placement, dict[Drawing, Parts]] = WeakKeyDictionary()


def parts_of(placement: Placement, drawing: Drawing = "lines") -> Parts:
    """Return the parts of a placement, computed once."""
    # They must not hold the placement, or the dictionary would never forget it.
    known = _known.setdefault(placement, {})
    if drawing not in known:
        known[drawing] = Parts(placement, drawing)
    return known[drawing]


def ground(topology: Topology, drawing: Drawing) -> list[Lines]:
    """Return what lies below all networks: spare couplers, or spare qubits as lines."""
    lines = qubit_lines(topology) if drawing == "lines" else None
    if lines is None:
        return [Lines(topology.positions[topology.edges], colours.SPARE)]
    return [Lines(lines.bars, colours.SPARE_LINE)]


def joints(topology: Topology, drawing: Drawing) -> list[Lines]:
    """Return what is drawn on the ground besides where `NEAR`: couplers between spare qubits as lines."""
    lines = qubit_lines(topology) if drawing == "lines" else None
    return [] if lines is None else [Lines(marks(topology, lines), colours.SPARE_SIGN)]


def dead(placement: Placement) -> list[Dots]:
    """Return signs for what the ideal chip has and this one lacks: qubits, and couplers of working ones."""
    signs = [Dots(placement.dead_positions, colours.DEAD, "x", 1.2)]
    topology, couplers = placement.topology, placement.dead_couplers
    if len(couplers):
        ends = np.searchsorted(topology.qubits, couplers)
        lines = qubit_lines(topology)
        places = (
            topology.positions[ends]
            if lines is None
            else met(topology.positions, lines.across, lines.half, ends)
        )
        signs.append(Dots(places.mean(axis=1), colours.DEAD_COUPLER, "x", 0.7))
    return signs
