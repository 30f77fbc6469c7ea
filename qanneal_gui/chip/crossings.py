"""Networks as lines that cross: where hidden unit and output meet, there is their weight.

A qubit is drawn as a bar along its line, whole or as far as it is used, and a coupler between two directions
is the point where they cross. A line from dot to dot for each weight, as stars may have it, would show
nothing for several outputs: ten have ten times the weights.
"""

from dataclasses import dataclass

import numpy as np

from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.embedding.topology import Topology
from qanneal_gui.chip.qubit_lines import QubitLines, met, qubit_lines
from qanneal_gui.science.arrays import Array

_MARK = 0.03
"""Half the length of a mark, in distances of neighbouring qubits."""


@dataclass(frozen=True, slots=True, eq=False)
class Crossings:
    """What is drawn of the networks on a chip, in the chip's unit square.

    Attributes
    ----------
    bars : ndarray, shape (n, 2, 2)
        Every qubit of the layout, along its line: whole, or from its first coupler to its last.
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


def crossings(placement: Placement, *, whole: bool = False) -> Crossings | None:
    """Return the lines of networks; None for a chip of unknown lines.

    Parameters
    ----------
    placement : Placement
    whole : bool
        Draw every qubit as long as it is, not only as far as it is used.
    """
    layout, topology = placement.layout, placement.topology
    lines = qubit_lines(topology)
    if not placement.copies or lines is None:
        return None
    across, ends = lines.across[layout.qubits], layout.edges
    points = topology.positions[layout.qubits]
    places = met(points, across, lines.half, ends)
    steps = (places[:, 0] != places[:, 1]).any(axis=1)
    steps[layout.chain_count :] = False
    marks = _marks(placement, places[layout.chain_count :], across)
    least = lines.bars[layout.qubits] if whole else np.stack([points, points], axis=1)
    return Crossings(_bars(least, across, ends, places), marks, places[steps], ends[steps])


def marks(topology: Topology, lines: QubitLines) -> Array:
    """Return a stroke for every coupler of a chip, shape (E, 2, 2).

    A mark where two qubits cross, a joint between the ends of two that follow each other, and a step between
    neighbours.
    """
    places = met(topology.positions, lines.across, lines.half, topology.edges)
    rows = np.arange(len(places))
    between = lines.across[topology.edges]
    across = between[:, 0] != between[:, 1]
    size = np.where(across, _MARK / np.sqrt(len(topology)), 0.0)
    joint = ~across & (places[:, 0] == places[:, 1]).all(axis=1)
    size[joint] = (0.5 * _gap(topology, lines, joint))[joint]
    step = np.zeros((len(places), 2))
    step[rows, 1 - between[:, 0]] = size
    # Askew, or a mark would lie on one of the two.
    step[across] = size[across, None]
    return np.stack([places[:, 0] - step, places[:, 1] + step], axis=1)


def _gap(topology: Topology, lines: QubitLines, joint: Array) -> Array:
    """Return how far two qubits that follow each other lie apart."""
    distance = np.abs(np.diff(topology.positions[topology.edges], axis=1)).max(axis=(1, 2))
    return np.asarray(np.where(joint, distance - 2 * lines.half, 0.0))


def _bars(least: Array, across: Array, ends: Array, places: Array) -> Array:
    """Let every qubit reach from its first coupler to its last, and be no shorter than it is at least."""
    low, high = least[:, 0].copy(), least[:, 1].copy()
    for end in (0, 1):
        np.minimum.at(low, ends[:, end], places[:, end])
        np.maximum.at(high, ends[:, end], places[:, end])
    axis = 1 - across
    bars = least.copy()
    rows = np.arange(len(bars))
    bars[rows, 0, axis], bars[rows, 1, axis] = low[rows, axis], high[rows, axis]
    return bars


def _marks(placement: Placement, places: Array, across: Array) -> Array:
    """Set a mark at every weight: across the output's line, or where that is a step, the step."""
    layout = placement.layout
    ends = layout.edges[layout.chain_count :]
    output = np.where(placement.is_output[ends[:, 0]], ends[:, 0], ends[:, 1])
    step = np.zeros((len(ends), 2))
    # An output's line that lies is crossed upwards, one that stands sideways.
    step[np.arange(len(ends)), across[output]] = _MARK / np.sqrt(len(placement.topology))
    return np.stack([places[:, 0] - step, places[:, 1] + step], axis=1)
