"""Stars: one output, its hub chain, and K hidden units of one qubit each, grown greedily.

A hub of h qubits of degree d reaches at most h(d − 2) + 2 hidden units, because a tree of h qubits
spends 2(h − 1) couplers on itself. The greedy rule, always the neighbour that brings the most new
qubits, weighed against its depth in the tree, comes within two qubits of that bound and keeps the
hub compact, in milliseconds; general-purpose embedders need minutes for the same star, or fail.
"""

from collections.abc import Sequence
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
    covered = np.append(~allowed, True)
    gain = (~covered)[neighbours].sum(axis=1)
    depth = np.zeros(n)
    score = np.full(n, -np.inf)

    def cover(qubits: Array) -> None:
        covered[qubits] = True
        around = neighbours[qubits].ravel()
        around = around[around < n]
        np.subtract.at(gain, around, 1)
        candidates = around[np.isfinite(score[around])]
        score[candidates] = gain[candidates] - depth_weight * depth[candidates]

    cover(np.array([start]))
    hub, hidden = [start], [0]
    while True:
        candidate = hub[-1]
        fresh = neighbours[candidate]
        fresh = fresh[~covered[fresh]]
        score[candidate] = -np.inf
        depth[fresh] = depth[candidate] + 1
        cover(fresh)
        score[fresh] = gain[fresh] - depth_weight * depth[fresh]
        hidden[-1] += len(fresh)
        if hidden[-1] >= target:
            break
        candidate = int(np.argmax(score))
        if not np.isfinite(score[candidate]) or gain[candidate] < 1:
            break
        hub.append(candidate)
        hidden.append(hidden[-1] - 1)
    return Growth(np.array(hub), np.array(hidden))


def find_star(
    topology: Topology,
    hidden: int,
    allowed: Array | None = None,
    *,
    within: Array | None = None,
    starts: int = 4,
    depth_weights: Sequence[float] = DEPTH_WEIGHTS,
    first: bool = False,
) -> Embedding | None:
    """Embed K(hidden, 1), with the smallest and roundest hub found.

    Parameters
    ----------
    allowed : ndarray of bool, shape (n,), optional
        Qubits that may be used; all by default.
    within : ndarray of int64, optional
        Qubits in whose middle the hub starts; the allowed ones by default.
    starts : int
        Number of qubits, nearest to that middle, from which growth is tried.
    depth_weights : sequence of float
        Weights tried, as in `grow`.
    first : bool
        Take the first star that fits (for packing many) instead of the best.

    Returns
    -------
    Embedding or None
        None if no star of that size was found.
    """
    allowed = np.ones(len(topology), bool) if allowed is None else allowed
    inside = np.flatnonzero(allowed) if within is None else within[allowed[within]]
    if allowed.sum() < hidden + 1 or not len(inside):
        return None
    middle = topology.positions[inside].mean(axis=0)
    distance = ((topology.positions[inside] - middle) ** 2).sum(axis=1)
    best = np.inf
    found: Embedding | None = None
    for start in inside[np.argsort(distance, kind="stable")[:starts]]:
        for depth_weight in depth_weights:
            growth = grow(topology, hidden, int(start), allowed, depth_weight)
            if growth.hidden[-1] < hidden:
                continue
            star = _as_embedding(topology, growth.hub, hidden, allowed)
            if first:
                return star
            cost = star.hub_qubits + _DIAMETER_COST * star.hub_diameter()
            if cost < best:
                best, found = cost, star
    return found


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


def _as_embedding(topology: Topology, hub: Array, hidden: int, allowed: Array) -> Embedding:
    """Attach K hidden units to a grown hub, evenly, and span the hub by a breadth-first tree."""
    n = len(topology)
    parent = _breadth_first_parents(topology, hub)
    place = np.full(n + 1, -1)
    place[hub] = np.arange(len(hub))
    free = np.append(allowed, False)
    free[hub] = False
    anchors: dict[int, int] = {}
    # Hub qubits take turns, so that the fields of the hidden units do not pile up on one of them.
    offers = [[int(q) for q in topology.neighbours[h] if free[q]] for h in hub]
    while len(anchors) < hidden:
        for i, offer in enumerate(offers):
            while offer and offer[-1] in anchors:
                offer.pop()
            if offer and len(anchors) < hidden:
                anchors[offer.pop()] = i
    leaves = np.array(list(anchors), np.int64)
    count = len(hub)
    return Embedding(
        outputs=1,
        hidden=hidden,
        qubits=np.concatenate([hub, leaves]),
        variable=np.concatenate([np.zeros(count, np.int64), 1 + np.arange(hidden)]),
        chain_edges=np.array([(parent[i], i) for i in range(count) if parent[i] >= 0], np.int64).reshape(
            -1, 2
        ),
        weight_edges=np.column_stack([np.array(list(anchors.values()), np.int64), count + np.arange(hidden)]),
        weight_index=np.column_stack([np.zeros(hidden, np.int64), np.arange(hidden)]),
    )


def _breadth_first_parents(topology: Topology, hub: Array) -> list[int]:
    """Parents of a shortest spanning tree of the hub, rooted where it is least deep; −1 at the root."""
    index = {int(q): i for i, q in enumerate(hub)}
    links = [[index[int(q)] for q in topology.neighbours[h] if int(q) in index] for h in hub]
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
