"""Stars: one output, its hub chain, and K hidden units of one qubit each, grown greedily.

A hub of h qubits of degree d reaches at most h(d − 2) + 2 hidden units, because a tree of h qubits
spends 2(h − 1) couplers on itself. The greedy rule, always the neighbour that brings the most new
qubits, weighed against its depth in the tree, comes within two qubits of that bound and keeps the
hub compact, in milliseconds; general-purpose embedders need minutes for the same star, or fail.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from qanneal_gui.annealing.embedding.embedding import Embedding
from qanneal_gui.annealing.embedding.topology import Topology
from qanneal_gui.science.arrays import Array

DEPTH_WEIGHTS = (1.0, 0.6, 0.3)
"""New qubits a candidate must bring more per step from the centre; the larger gives rounder hubs."""

_DIAMETER_COST = 0.25
"""Hub qubits that one coupler less in diameter is worth: a long thin hub breaks more easily."""


@dataclass(frozen=True, slots=True)
class Growth:
    """How a hub grew, and how many hidden units each stage reached.

    Attributes
    ----------
    hub : ndarray of int64
        Positions in the topology, in the order in which they were added.
    hidden : ndarray of int64
        ``hidden[i]`` units are reached by the first i + 1 hub qubits.
    """

    hub: Array
    hidden: Array


@dataclass(frozen=True, slots=True)
class Star:
    """A hub and its hidden units: all that decides which qubits are in use.

    Attributes
    ----------
    hub : ndarray of int64
        Positions in the topology, in the order in which they were added.
    leaves : ndarray of int64, shape (K,)
        Position of every hidden unit.
    anchors : ndarray of int64, shape (K,)
        The hub qubit that each of them hangs on, as an index into ``hub``.
    """

    hub: Array
    leaves: Array
    anchors: Array

    @property
    def qubits(self) -> Array:
        """All qubits in use, the hub's first."""
        return np.concatenate([self.hub, self.leaves])

    def embedding(self, topology: Topology) -> Embedding:
        """Span the hub by a breadth-first tree."""
        parent = _breadth_first_parents(topology, self.hub)
        count, hidden = len(self.hub), len(self.leaves)
        chain_edges = [(parent[i], i) for i in range(count) if parent[i] >= 0]
        return Embedding(
            outputs=1,
            hidden=hidden,
            qubits=self.qubits,
            variable=np.concatenate([np.zeros(count, np.int64), 1 + np.arange(hidden)]),
            chain_edges=np.array(chain_edges, np.int64).reshape(-1, 2),
            weight_edges=np.column_stack([self.anchors, count + np.arange(hidden)]),
            weight_index=np.column_stack([np.zeros(hidden, np.int64), np.arange(hidden)]),
        )


def grow(topology: Topology, target: int, start: int, allowed: Array, depth_weight: float) -> Growth:
    """Grow one hub greedily until it reaches ``target`` hidden units or nothing can be added.

    Parameters
    ----------
    target : int
        Hidden units wanted.
    start : int
        Position of the first hub qubit.
    allowed : ndarray of bool, shape (n,)
        Qubits that may be used, as hub or as hidden unit.
    depth_weight : float
        New qubits that a candidate must bring more, for each step farther from the start.
    """
    n = len(topology)
    neighbours = topology.neighbours
    free = np.append(allowed, False)
    free[start] = False
    # Gain and depth are kept of candidates only; n, which pads the neighbours, is none.
    gain, depth = np.zeros(n + 1, np.int64), np.zeros(n + 1)
    score = np.full(n + 1, -np.inf)
    hub, hidden = [start], [0]
    while True:
        candidate = hub[-1]
        score[candidate] = -np.inf
        fresh = neighbours[candidate]
        fresh = fresh[free[fresh]]
        free[fresh] = False
        around = neighbours[fresh]
        known = around[score[around] > -np.inf]
        np.subtract.at(gain, known, 1)
        score[known] = gain[known] - depth_weight * depth[known]
        gain[fresh] = free[around].sum(axis=1)
        depth[fresh] = depth[candidate] + 1
        score[fresh] = gain[fresh] - depth_weight * depth[fresh]
        hidden[-1] += len(fresh)
        if hidden[-1] >= target:
            break
        candidate = int(score.argmax())
        if score[candidate] == -np.inf or gain[candidate] < 1:
            break
        hub.append(candidate)
        hidden.append(hidden[-1] - 1)
    return Growth(np.array(hub), np.array(hidden))


def find_star(
    topology: Topology, hidden: int, *, depth_weights: Sequence[float] = DEPTH_WEIGHTS
) -> Embedding | None:
    """Embed K(hidden, 1), with the smallest and roundest hub found.

    Parameters
    ----------
    depth_weights : sequence of float
        Weights tried, as in `grow`.

    Returns
    -------
    Embedding or None
        None if no star of that size was found.
    """
    every = np.arange(len(topology))
    stars = grown_stars(topology, hidden, np.ones(len(topology), bool), every, 4, depth_weights)
    return min((star.embedding(topology) for star in stars), key=_cost, default=None)


def grown_stars(
    topology: Topology,
    hidden: int,
    allowed: Array,
    within: Array,
    starts: int,
    depth_weights: Sequence[float] = DEPTH_WEIGHTS,
) -> Iterator[Star]:
    """Yield stars of K(hidden, 1) as they are found, in no order of merit.

    Parameters
    ----------
    allowed : ndarray of bool, shape (n,)
        Qubits that may be used.
    within : ndarray of int64
        Qubits in whose middle the hub starts.
    starts : int
        Number of qubits, nearest to that middle, from which growth is tried.
    depth_weights : sequence of float
        Weights tried, as in `grow`.
    """
    inside = within[allowed[within]]
    if np.count_nonzero(allowed) < hidden + 1 or not len(inside):
        return
    middle = topology.positions[inside].mean(axis=0)
    distance = ((topology.positions[inside] - middle) ** 2).sum(axis=1)
    for start in inside[np.argsort(distance, kind="stable")[:starts]]:
        for depth_weight in depth_weights:
            growth = grow(topology, hidden, int(start), allowed, depth_weight)
            if growth.hidden[-1] >= hidden:
                yield _with_leaves(topology, growth.hub, hidden, allowed)


def largest_star(topology: Topology) -> Growth:
    """Grow a star until the chip is full; its curve is hidden units against hub qubits (App. B)."""
    allowed = np.ones(len(topology), bool)
    distance = ((topology.positions - 0.5) ** 2).sum(axis=1)
    starts = np.argsort(distance, kind="stable")[:4]
    growths = [grow(topology, len(topology), int(start), allowed, 0.0) for start in starts]
    return max(growths, key=lambda growth: int(growth.hidden.max()))


def hidden_bound(hub_qubits: int, degree: int) -> int:
    """Hidden units that no hub of that size can exceed, for qubits of the given degree."""
    return hub_qubits * (degree - 2) + 2


def _cost(star: Embedding) -> float:
    return star.hub_qubits + _DIAMETER_COST * star.hub_diameter()


def _with_leaves(topology: Topology, hub: Array, hidden: int, allowed: Array) -> Star:
    """Attach K hidden units to a grown hub, evenly."""
    free = np.append(allowed, False)
    free[hub] = False
    around = topology.neighbours[hub]
    anchors: dict[int, int] = {}
    # Hub qubits take turns, so that the fields of the hidden units do not pile up on one of them.
    offers = [row[ok].tolist() for row, ok in zip(around, free[around], strict=True)]
    while len(anchors) < hidden:
        for i, offer in enumerate(offers):
            while offer and offer[-1] in anchors:
                offer.pop()
            if offer and len(anchors) < hidden:
                anchors[offer.pop()] = i
    return Star(hub, np.array(list(anchors), np.int64), np.array(list(anchors.values()), np.int64))


def _breadth_first_parents(topology: Topology, hub: Array) -> list[int]:
    """Parents of a shortest spanning tree of the hub, rooted where it is least deep; −1 at the root."""
    index = {q: i for i, q in enumerate(hub.tolist())}
    links = [[index[q] for q in around if q in index] for around in topology.neighbours[hub].tolist()]
    best: tuple[int, list[int]] | None = None
    for root in range(len(hub)):
        parent, depth = [-2] * len(hub), [0] * len(hub)
        parent[root] = -1
        queue = [root]
        for node in queue:
            for other in links[node]:
                if parent[other] == -2:
                    parent[other], depth[other] = node, depth[node] + 1
                    queue.append(other)
        if best is None or max(depth) < best[0]:
            best = (max(depth), parent)
        if len(hub) > 100:
            break  # quadratic; a hub this large is for the capacity curve, not for sampling
    assert best is not None
    return best[1]
