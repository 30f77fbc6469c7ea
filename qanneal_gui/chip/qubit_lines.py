"""Qubits as the lines that they are: where each begins and ends, and where couplers join two of them.

The graph library puts the qubits of a line on one line, in the middle of their spans; vertical ones share
their x, horizontal ones their y. A qubit reaches a little beyond the first and the last line that it crosses,
so that one ends just before the next begins. Internal couplers lie where two qubits cross, external ones
between the ends of two that follow each other, odd ones at the end of one, across to its neighbour.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from qanneal_gui.annealing.embedding.lattice import cell_coordinates, lattice
from qanneal_gui.annealing.embedding.topology import Topology, load_topology
from qanneal_gui.science.arrays import Array

_BEYOND = 0.35
"""How far a qubit reaches beyond the last line that it crosses, in distances of neighbouring lines."""


@dataclass(frozen=True, slots=True, eq=False)
class QubitLines:
    """The qubits of a working graph as lines, in the chip's unit square.

    Attributes
    ----------
    across : ndarray of int64, shape (n,)
        0 for vertical qubits, 1 for horizontal ones: the coordinate that a qubit keeps.
    half : float
        Half the length of a qubit.
    apart : float
        The smallest distance of neighbouring lines.
    bars : ndarray, shape (n, 2, 2)
        Both ends of every qubit, the lower or left one first.
    """

    across: Array
    half: float
    apart: float
    bars: Array

    def weight(self, scale: float) -> float:
        """Return how much wider than usual lines are, where the chip's side has so many pixels."""
        return float(np.clip(self.apart * scale / 5, 0.8, 5.0))


def qubit_lines(topology: Topology) -> QubitLines | None:
    """Return the qubits of a working graph as lines; None for a chip of unknown lines."""
    parts = cell_coordinates(topology.name, topology.qubits)
    if not parts or not len(topology):
        return None
    across, (half, apart) = parts[0], _sizes(topology.name)
    bars = np.stack([topology.positions, topology.positions], axis=1)
    rows = np.arange(len(topology))
    bars[rows, 0, 1 - across] -= half
    bars[rows, 1, 1 - across] += half
    return QubitLines(across, half, apart, bars)


@lru_cache(maxsize=8)
def _sizes(name: str) -> tuple[float, float]:
    """Return half the length of a qubit of the ideal chip, and how far neighbouring lines are apart."""
    ideal = load_topology(name)
    lines = lattice(ideal)
    assert lines is not None
    reach, near = 0.0, 1.0
    for direction in (0, 1):
        mine = lines.direction == direction
        crossed = lines.crossed[mine]
        there = ideal.positions[crossed, 1 - direction]
        low = np.where(crossed < 0, np.inf, there).min(axis=1)
        high = np.where(crossed < 0, -np.inf, there).max(axis=1)
        reach = max(reach, float((high - low).max()))
        places = np.unique(ideal.positions[lines.direction != direction][:, 1 - direction].round(12))
        near = min(near, float(np.diff(places).min(initial=1.0)))
    return reach / 2 + _BEYOND * near, near


def met(points: Array, across: Array, half: float, ends: Array) -> Array:
    """Return where on each of its two qubits every coupler lies.

    Parameters
    ----------
    points : ndarray, shape (n, 2)
        The middles of the qubits.
    across : ndarray of int64, shape (n,)
        The coordinate that each qubit keeps.
    half : float
        Half the length of a qubit.
    ends : ndarray of int64, shape (E, 2)
        The qubits that each coupler joins.

    Returns
    -------
    ndarray, shape (E, 2, 2)
        Internal couplers: twice where the two cross. External ones: twice midway between their ends. Odd
        ones: the end of the lower or left one, and what lies across from it.
    """
    places, keeps = points[ends], across[ends]
    found = np.repeat(places.mean(axis=1, keepdims=True), 2, axis=1)
    rows = np.arange(len(ends))
    for end in (0, 1):
        # An upright qubit keeps its x, whatever it meets, and one that lies its y.
        axis = keeps[:, end]
        crossing = keeps[:, 1 - end] != axis
        found[rows, end, axis] = places[rows, end, axis]
        found[rows[crossing], 1 - end, axis[crossing]] = places[rows[crossing], end, axis[crossing]]
    axis = keeps[:, 0]
    odd = np.flatnonzero((axis == keeps[:, 1]) & (places[rows, 0, axis] != places[rows, 1, axis]))
    along = 1 - axis[odd]
    found[odd, :, along] = (places[odd, :, along].min(axis=1) + half)[:, None]
    return found
