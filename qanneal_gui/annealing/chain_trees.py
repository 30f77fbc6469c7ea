"""The chains of a layout as trees: the gauge in which none is frustrated, and how often they may break.

Let J_e be the strength of a chain's coupler e, and R_e the sum of |h| and of all weights' |J| on the qubits
of the chain on one side of it, whichever side has less. A state that is broken at some couplers becomes one
of whole chains if these sides are flipped one after another. Each flip raises its weight by the factor
e^(2β(J_e − R_e)) or more, and from where it has led and which couplers were broken the state is known again.
So all states with broken chains together have at most Π_e (1 + e^(−2β(J_e − R_e))) − 1 times the weight of
the others.
"""

import numpy as np

from qanneal_gui.annealing.embedding.programming import Layout
from qanneal_gui.science.arrays import Array


class ChainTrees:
    """The structure of a layout's chains.

    Parameters
    ----------
    layout : Layout
    """

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._levels = _outwards(layout.edges[: layout.chain_count])
        self._weight_ends = layout.edges[layout.chain_count :].ravel()

    def gauge(self, J: Array) -> Array:
        """Return signs of the qubits, shape (n,), in which no coupler within a chain is positive."""
        gauge = np.ones(len(self._layout.qubits))
        for couplers, inner, outer in self._levels:
            gauge[outer] = np.where(J[couplers] > 0, -gauge[inner], gauge[inner])
        return gauge

    def in_gauge(self, h: Array, J: Array, gauge: Array) -> tuple[Array, Array]:
        """Return h and J as they are in a gauge."""
        ends = gauge[self._layout.edges]
        return h * gauge, J * ends[:, 0] * ends[:, 1]

    def broken(self, h: Array, J: Array, beta: float) -> float:
        """Return the largest share that states with a broken chain may have; above 1 it tells nothing."""
        layout, chains = self._layout, self._layout.chain_count
        pull = np.abs(h) + np.bincount(self._weight_ends, np.repeat(np.abs(J[chains:]), 2), len(h))
        whole = np.bincount(layout.chains, pull)[layout.chains]
        outside, doubt = pull, 0.0
        for couplers, inner, outer in reversed(self._levels):
            part = outside[outer]
            held = np.abs(J[couplers]) - np.minimum(part, whole[outer] - part)
            doubt += float(np.exp(np.minimum(-2 * beta * held, 50.0)).sum())
            np.add.at(outside, inner, part)
        return float(np.expm1(min(doubt, 50.0)))


def _outwards(edges: Array) -> list[Array]:
    """Return the couplers of trees by their distance from a root of each.

    Returns
    -------
    list of ndarray of int64, shape (3, ·)
        Numbers of the couplers, their inner qubits and their outer ones.
    """
    links: dict[int, list[tuple[int, int]]] = {}
    for number, (u, v) in enumerate(edges.tolist()):
        links.setdefault(u, []).append((number, v))
        links.setdefault(v, []).append((number, u))
    seen: set[int] = set()
    levels: list[list[tuple[int, int, int]]] = []
    for root in links:
        front, depth = [] if root in seen else [root], 0
        seen.add(root)
        while front:
            found = [(n, inner, outer) for inner in front for n, outer in links[inner] if outer not in seen]
            front = [outer for _, _, outer in found]
            seen.update(front)
            if depth == len(levels):
                levels.append([])
            levels[depth] += found
            depth += 1
    return [np.array(level).T for level in levels if level]
