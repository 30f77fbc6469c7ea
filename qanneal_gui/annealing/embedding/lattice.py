"""Pegasus and Zephyr as two sets of lines that cross: what combs are made of.

A line is a row of qubits joined end to end by external couplers. Every qubit crosses P consecutive lines of
the other direction, P = 12 on Pegasus and 4t on Zephyr, at its internal couplers; where its span begins is a
multiple of a block of d lines (4 on Pegasus, 2t on Zephyr), up to a shift of the whole chip.
"""

from dataclasses import dataclass

import numpy as np

from qanneal_gui.annealing.embedding.topology import NAME, Topology
from qanneal_gui.science.arrays import Array

_PEGASUS_OFFSETS = np.array([[2] * 4 + [10] * 4 + [6] * 4, [6] * 4 + [2] * 4 + [10] * 4])
"""Where the span of a qubit begins within its cell, by orientation and track: those of the graph library."""


@dataclass(frozen=True, eq=False)
class Lattice:
    """The lines of a working graph.

    Attributes
    ----------
    direction : ndarray of int64, shape (n,)
        0 or 1.
    line : ndarray of int64, shape (n,)
        Line that each qubit is part of, counted across.
    start : ndarray of int64, shape (n,)
        First line of the other direction that it crosses.
    crossed : ndarray of int64, shape (n, P)
        Qubit of line ``start + i`` that it is coupled to; −1 where there is none.
    following : ndarray of int64, shape (n,)
        Next qubit of the same line that it is coupled to; −1 where there is none.
    block : int
        Lines in a block, d; spans begin at blocks.
    shift : int
        First line of a block, modulo d.
    """

    direction: Array
    line: Array
    start: Array
    crossed: Array
    following: Array
    block: int
    shift: int

    @property
    def span(self) -> int:
        """P, lines that a qubit crosses."""
        return int(self.crossed.shape[1])

    @property
    def lines(self) -> int:
        """Lines of the direction that has more."""
        return int(self.line.max(initial=-1)) + 1


def cell_coordinates(topology: str, qubits: Array) -> tuple[Array, ...]:
    """Return the cell coordinates of linear qubit numbers; empty for a chip of an unknown family.

    Returns
    -------
    tuple of ndarray of int64
        Pegasus: orientation u, perpendicular offset w, track k, parallel offset z. Zephyr: u, w, k, j, z.
    """
    match = NAME.match(topology)
    if not match:
        return ()
    m, t = int(match[2]), int(match[3] or 4)
    sizes: tuple[int, ...] = (2, m, 12, m - 1) if match[1] == "pegasus" else (2, 2 * m + 1, t, 2, m)
    if (qubits >= np.prod(sizes)).any():
        return ()
    return tuple(np.unravel_index(qubits, sizes))


def lattice(topology: Topology) -> Lattice | None:
    """Return the lines of a working graph; None for one of an unknown family."""
    parts = cell_coordinates(topology.name, topology.qubits)
    if not parts:
        return None
    if len(parts) == 4:
        u, w, k, z = parts
        line, start, span, block, shift = 12 * w + k, 12 * z + _PEGASUS_OFFSETS[u, k], 12, 4, 2
    else:
        u, w, k, j, z = parts
        t = int(k.max()) + 1
        line, start, span, block, shift = 2 * (t * w + k) + j, (2 * z + j) * 2 * t, 4 * t, 2 * t, 0
    crossed = np.full((len(topology), span), -1)
    following = np.full(len(topology), -1)
    a, b = topology.edges.T
    for p, q in ((a, b), (b, a)):
        place = line[q] - start[p]
        inner = (u[p] != u[q]) & (place >= 0) & (place < span)
        crossed[p[inner], place[inner]] = q[inner]
        along = (u[p] == u[q]) & (line[p] == line[q]) & (z[q] == z[p] + 1)
        following[p[along]] = q[along]
    return Lattice(u, line, start, crossed, following, block, shift)
