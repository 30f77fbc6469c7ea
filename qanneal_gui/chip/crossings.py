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
        Every qubit of the layout, along its line.
    weight : ndarray, shape (·, 2, 2)
        A mark at every crossing that carries a weight, across the output's line.
    links : ndarray, shape (·, 2, 2)
        Chain couplers between qubits of one direction.
    link_ends : ndarray of int64, shape (·, 2)
        The qubits of the layout that these join.
    """

    bars: Array
    weight: Array
    links: Array
    link_ends: Array


def crossings(placement: Placement) -> Crossings | None:
    """Return the lines of networks of several outputs; None for one output, or a chip of unknown lines."""
    layout, topology = placement.layout, placement.topology
    parts = cell_coordinates(topology.name, topology.qubits)
    if not placement.copies or placement.copies[0].outputs == 1 or not parts:
        return None
    across = parts[0][layout.qubits]  # 0 for vertical qubits, 1 for horizontal ones
    points = topology.positions[layout.qubits]
    ends = layout.edges
    crossing = across[ends[:, 0]] != across[ends[:, 1]]
    upright = np.where(across[ends[:, 0]] == 0, ends[:, 0], ends[:, 1])
    lying = ends.sum(axis=1) - upright
    met = np.column_stack([points[upright, 0], points[lying, 1]])
    chains = layout.chain_count
    along = ends[:chains][~crossing[:chains]]
    return Crossings(
        _bars(points, across, ends[crossing], met[crossing]),
        _marks(placement, met[chains:], crossing[chains:], across),
        points[along],
        along,
    )


def _bars(points: Array, across: Array, ends: Array, met: Array) -> Array:
    """Let every qubit reach from its first crossing to its last."""
    low, high = points.copy(), points.copy()
    for side in (0, 1):
        np.minimum.at(low, ends[:, side], met)
        np.maximum.at(high, ends[:, side], met)
    axis = 1 - across
    bars = np.stack([points, points], axis=1)
    rows = np.arange(len(points))
    bars[rows, 0, axis], bars[rows, 1, axis] = low[rows, axis], high[rows, axis]
    return bars


def _marks(placement: Placement, met: Array, crossing: Array, across: Array) -> Array:
    """Set a mark at every crossing; from dot to dot where two qubits of one direction carry a weight."""
    layout = placement.layout
    ends = layout.edges[layout.chain_count :]
    output = np.where(placement.is_output[ends[:, 0]], ends[:, 0], ends[:, 1])
    step = np.zeros((len(ends), 2))
    # An output's line that lies is crossed upwards, one that stands sideways.
    step[np.arange(len(ends)), across[output]] = _MARK / np.sqrt(len(placement.topology))
    marks = np.stack([met - step, met + step], axis=1)
    points = placement.topology.positions[layout.qubits]
    return np.where(crossing[:, None, None], marks, points[ends])
