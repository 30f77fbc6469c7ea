"""The network that lives on the chip, as a network: outputs in the middle, hidden units on rings around them.

It is coloured as the chip is, by the values on the chip: the mean over a unit's chain, or over the couplers
that share a weight.
"""

from dataclasses import replace
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.snapshot import ChipSnapshot
from qanneal_gui.chip import colours
from qanneal_gui.chip.parts import Dots, Labels, Lines, Parts
from qanneal_gui.chip.picture import Picture, colour, only
from qanneal_gui.science.arrays import Array

_OUTER, _INNER = 0.47, 0.2
_HUB = 0.085
_RING = 0.12
"""Radius on which several outputs lie."""


def positions(outputs: int, hidden: int) -> tuple[Array, float]:
    """Place the units of a network in the unit square, and return how far apart hidden neighbours lie.

    Returns
    -------
    points : ndarray, shape (M + K, 2)
        Outputs first. Hidden units begin at the top of the innermost ring and run clockwise.
    spacing : float
    """
    middle = np.array([[0.5, 0.5]])
    if outputs > 1:
        middle = middle + _RING * _circle(outputs, 0.0)
    spacing = np.sqrt(np.pi * (_OUTER**2 - _INNER**2) / max(hidden, 1))
    rings = max(1, round((_OUTER - _INNER) / spacing))
    radii = np.linspace(_OUTER, _INNER, rings, endpoint=False)[::-1]
    # Each ring takes its share of the units by its length; rounding errors never add up to a unit.
    ends = np.round(hidden * np.cumsum(radii) / radii.sum()).astype(int)
    counts = np.diff(ends, prepend=0)
    units = [
        0.5 + radius * _circle(n, 0.5 * i)
        for i, (radius, n) in enumerate(zip(radii, counts.tolist(), strict=True))
    ]
    return np.concatenate([middle, *units]), float(min(spacing, 0.1))


def output_size(outputs: int, hidden: int) -> float:
    """Return the size of an output relative to a hidden unit."""
    return _hub_size(outputs, positions(outputs, hidden)[1])


def draw_network(
    placement: Placement, copy: int, snapshot: ChipSnapshot | None = None, mode: str = "role"
) -> Picture:
    """Draw the network of one copy; colours as in `qanneal_gui.chip.picture.draw`."""
    parts = _network(placement, copy)
    if snapshot is None or copy >= snapshot.copies:
        return colour(parts, None, mode)
    return colour(parts, parts.averaged(snapshot), mode, snapshot)


def averaged(snapshot: ChipSnapshot, copy: int) -> ChipSnapshot:
    """Return the values of one copy's network: means over chains and over the couplers of a weight."""
    return _network(snapshot.placement, copy).averaged(snapshot)


def chosen_unit(outputs: int, hidden: int, variable: int, picture: Picture) -> Picture:
    """Keep of a picture of the network only one unit, with its weights and what they lead to."""
    points, _ = positions(outputs, hidden)
    partners = points[outputs:] if variable < outputs else points[:outputs]
    mine = points[variable : variable + 1]
    kept = only(picture, mine, np.concatenate([mine, partners]))
    least = _opacity(sum(len(one.segments) for one in kept.lines))
    lines = [replace(one, opacity=max(one.opacity, least)) for one in kept.lines]
    return Picture(lines, kept.dots, kept.legend, kept.labels)


class _NetworkParts(Parts):
    """The network of one copy, as a chip without chains; knows where its values stand in a snapshot."""

    def __init__(self, placement: Placement, copy: int) -> None:
        self._classes = {}
        embedding = placement.copies[copy]
        outputs, hidden = embedding.outputs, embedding.hidden
        self.points, spacing = positions(outputs, hidden)
        self.variable = np.arange(outputs + hidden)
        self.output = self.variable < outputs
        self.copies, self.numbers = 1, np.array([copy])
        self.copy_of = np.zeros(outputs + hidden, np.int64)
        weights, self._of_weight, self._shares = np.unique(
            embedding.weight_index, axis=0, return_inverse=True, return_counts=True
        )
        ends = np.column_stack([weights[:, 0], weights[:, 1] + outputs])
        self.weight_lines = Lines(self.points[ends], colours.DIM)
        self.weight_copy, self.weight_output = np.zeros(len(weights), np.int64), weights[:, 0]
        self.chains = self.teeth = Lines(np.empty((0, 2, 2)), colours.QUIET)
        self.chain_copy = self.chain_variable = self.tooth_copy = np.empty(0, np.int64)
        self.crossed = self.whole = False
        self.names = placement.output_names
        self.spare, self.spare_entries = Dots(np.empty((0, 2)), ""), ()
        self.opacity, self.hidden_size = _opacity(len(weights)), 1.0
        self.output_size = _hub_size(outputs, spacing)
        self.labels = self._inside(0.5 * spacing * self.output_size) if outputs > 1 else None
        self._copy = copy
        self._of_unit, self._lengths = embedding.variable, embedding.chain_lengths
        before = placement.copies[:copy]
        first, coupler = sum(len(c.qubits) for c in before), sum(len(c.weight_edges) for c in before)
        self._qubits = slice(first, first + len(embedding.qubits))
        self._couplers = slice(coupler, coupler + len(embedding.weight_edges))

    def _inside(self, side: float) -> Labels:
        """Write every output's number upon it, for a square of that side."""
        outputs = len(self.names)
        return Labels(
            self.points[:outputs],
            tuple(str(m) for m in range(outputs)),
            outputs * (colours.STAGE,),
            np.zeros((outputs, 2)),
            0.75 * side,
        )

    def averaged(self, snapshot: ChipSnapshot) -> ChipSnapshot:
        """Take means over chains and over the couplers of a weight."""
        one = slice(self._copy, self._copy + 1)
        reduced: dict[str, Any] = {
            "copies": 1,
            "examples": snapshot.examples[one],
            "h": self._unit(snapshot.h),
            "mean_spin": self._unit(snapshot.mean_spin),
            "reads": snapshot.reads[:0],  # of qubits, not of units
            "capped": self._unit(snapshot.capped) > 0,
            "below_noise": self._unit(snapshot.below_noise) == 1,
            "J_chain": np.empty(0),
            "J_weight": self._mean_weight(snapshot.J_weight),
            "capped_weight": self._mean_weight(snapshot.capped_weight) > 0,
            "below_noise_weight": self._mean_weight(snapshot.below_noise_weight) == 1,
            "error_h": self._unit(snapshot.error_h),
            "error_weight": self._mean_weight(snapshot.error_weight),
            "breaks": snapshot.breaks[one],
        }
        return replace(snapshot, **reduced)

    def _unit(self, values: Array) -> Array:
        return np.asarray(
            np.bincount(self._of_unit, values[self._qubits], len(self._lengths)) / self._lengths
        )

    def _mean_weight(self, values: Array) -> Array:
        return np.asarray(
            np.bincount(self._of_weight, values[self._couplers], len(self._shares)) / self._shares
        )


_known: WeakKeyDictionary[Placement, dict[int, _NetworkParts]] = WeakKeyDictionary()


def _network(placement: Placement, copy: int) -> _NetworkParts:
    networks = _known.setdefault(placement, {})
    if copy not in networks:
        networks[copy] = _NetworkParts(placement, copy)
    return networks[copy]


def _circle(count: int, offset: float) -> Array:
    angle = 2 * np.pi * (np.arange(count) + offset) / max(count, 1)
    return np.column_stack([np.sin(angle), np.cos(angle)])


def _opacity(weights: int) -> float:
    """Thousands of weights meet in the middle: the more, the fainter each."""
    return float(np.clip(7 / np.sqrt(weights + 1), 0.06, 0.6))


def _hub_size(outputs: int, spacing: float) -> float:
    """Return an output's size relative to a hidden unit's: unmistakable among thousands."""
    if outputs == 1:
        return float(np.clip(_HUB / (0.5 * spacing), 1.45, 16))
    # Neighbours on the ring do not touch.
    side = min(_HUB, 1.3 * _RING * np.sin(np.pi / outputs))
    return float(np.clip(side / (0.5 * spacing), 1.0, 16))
