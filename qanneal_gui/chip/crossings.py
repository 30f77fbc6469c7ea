"""Networks of several outputs as lines that cross: where hidden unit and output meet, there is their weight.

Qubits of the chips that have lines lie on them also in the picture: vertical ones of a line share their x,
horizontal ones their y. So a qubit is drawn as a bar along its line, as far as it is used, and a coupler
between two directions is the point where they cross. A line from dot to dot for each weight, as stars have
it, would show nothing: ten outputs have ten times the weights.
"""

from dataclasses import dataclass

import numpy as np

from qanneal_gui.annealing.embedding.lattice import cell_coordinates
from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.science.arrays import Array

_MARK = 0.03
"""Half the length of a mark, in distances of neighbouring qubits."""


@dataclass(frozen=True, slots=True, eq=False)
class Crossings:
    """What is drawn of the networks on a chip, in the chip's unit square.

    Attributes
    ----------
    bars : ndarray, shape (n, 2, 2)
        Every qubit of the layout, along its line, from its first coupler to its last.
    weight : ndarray, shape (·, 2, 2)
        A mark at every crossing that carries a weight, across the output's line.
    steps : ndarray, shape (·, 2, 2)
        Chain couplers from one line to another of the same direction.
    step_ends : ndarray of int64, shape (·, 2)
        The qubits of the layout that these join.
    """

    bars: Array
    weight: Array
    steps: Array
    step_ends: Array


def crossings(placement: Placement) -> Crossings | None:
    """Return the lines of networks of several outputs; None for one output, or a chip of unknown lines."""
    layout, topology = placement.layout, placement.topology
    parts = cell_coordinates(topology.name, topology.qubits)
    if not placement.copies or placement.copies[0].outputs == 1 or not parts:
        return None
    across = parts[0][layout.qubits]  # 0 for vertical qubits, 1 for horizontal ones
    points = topology.positions[layout.qubits]
    ends = layout.edges
    met = _met(points[ends], across[ends])
    steps = (met[:, 0] != met[:, 1]).any(axis=1)
    steps[layout.chain_count :] = False
    marks = _marks(placement, met[layout.chain_count :], across)
    return Crossings(_bars(points, across, ends, met), marks, met[steps], ends[steps])


def _met(points: Array, across: Array) -> Array:
    """Return where on each of its two qubits a coupler lies; points and result of shape (·, 2, 2).

    Qubits of two directions meet where they cross; those of one direction midway, which is on both if they
    follow each other on a line, and a step from one to the other if not.
    """
    met = np.repeat(points.mean(axis=1, keepdims=True), 2, axis=1)
    rows = np.arange(len(points))
    for end in (0, 1):
        # An upright qubit keeps its x, whatever it meets, and one that lies its y.
        axis = across[:, end]
        crossing = across[:, 1 - end] != axis
        met[rows, end, axis] = points[rows, end, axis]
        met[rows[crossing], 1 - end, axis[crossing]] = points[rows[crossing], end, axis[crossing]]
    return met


def _bars(points: Array, across: Array, ends: Array, met: Array) -> Array:
    """Let every qubit reach from its first coupler to its last."""
    low, high = points.copy(), points.copy()
    for end in (0, 1):
        np.minimum.at(low, ends[:, end], met[:, end])
        np.maximum.at(high, ends[:, end], met[:, end])
    axis = 1 - across
    bars = np.stack([points, points], axis=1)
    rows = np.arange(len(points))
    bars[rows, 0, axis], bars[rows, 1, axis] = low[rows, axis], high[rows, axis]
    return bars


def _marks(placement: Placement, met: Array, across: Array) -> Array:
    """Set a mark at every weight: across the output's line, or where that is a step, the step."""
    layout = placement.layout
    ends = layout.edges[layout.chain_count :]
    output = np.where(placement.is_output[ends[:, 0]], ends[:, 0], ends[:, 1])
    step = np.zeros((len(ends), 2))
    # An output's line that lies is crossed upwards, one that stands sideways.
    step[np.arange(len(ends)), across[output]] = _MARK / np.sqrt(len(placement.topology))
    return np.stack([met[:, 0] - step, met[:, 1] + step], axis=1)
