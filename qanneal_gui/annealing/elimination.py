"""Exact Boltzmann samples of an Ising problem whose couplers close cycles: networks with several outputs.

Spins are summed out one after another. What a spin leaves behind is a table over the neighbours that it has
then, 2^w entries for w of them; on the way back each spin is drawn given these neighbours, from a table of as
many log-odds. If hidden units go first, no table of an embedded network is over more than about one qubit of
each output: an embedded K(64, 10) has 2^17 entries in all, which takes 10 ms.
"""

import heapq
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from qanneal_gui.science.arrays import Array, sigmoid
from qanneal_gui.support.background import check


class Elimination:
    """The structure of a problem, found once and sampled often.

    Parameters
    ----------
    count : int
        Number of spins n.
    edges : ndarray of int64, shape (E, 2)
        Couplers as pairs of spins.
    rank : ndarray of int64, shape (n,)
        Spins of lower rank are summed out first; among equals the one that has the fewest neighbours.
    limit : int
        Most table entries.

    Attributes
    ----------
    entries : int
        Table entries: what a sample costs, beside a few operations for every spin and read.

    Raises
    ------
    TooManyEntriesError
        If there were more than the limit.
    """

    def __init__(self, count: int, edges: Array, rank: Array, limit: int) -> None:
        self.count = count
        order, neighbours = _order(count, edges, rank, limit)
        self._stages = _stages(order, neighbours, edges)
        self.entries = sum(1 << len(around) for around in neighbours)

    def sample(
        self,
        h: Array,
        J: Array,
        beta: float,
        reads: int,
        rng: np.random.Generator,
        late: Array | None = None,
    ) -> Array:
        """Draw independent samples ∝ exp(−β (Σ h s + Σ J s s)).

        Parameters
        ----------
        h, J : ndarray, shapes (n,) and (E,)
        late : ndarray, shape (n,), optional
            For spins that follow longer than their neighbours, by how much larger β is when they freeze; 1
            for all others. They must be summed out before any of their neighbours.

        Returns
        -------
        ndarray of bool, shape (n, reads)
            True where a spin is up.
        """
        log_odds = self._log_odds(h, J, beta)
        if late is not None:
            for stage in self._stages:
                stage.tables(log_odds)[:] *= late[stage.nodes, None]
        p_up = sigmoid(log_odds).astype(np.float32)
        spins = np.empty((self.count, reads), bool)
        for stage in reversed(self._stages):
            check()
            threshold = p_up[stage.places(spins)]
            spins[stage.nodes] = rng.random(threshold.shape, np.float32) < threshold
        return spins

    def log_probability(self, h: Array, J: Array, beta: float, spins: Array) -> Array:
        """Return the log-probability of states, shape (reads,), given as `sample` returns them."""
        log_odds = self._log_odds(h, J, beta)
        result = np.zeros(spins.shape[1])
        for stage in self._stages:
            signed = np.where(spins[stage.nodes], 1, -1) * log_odds[stage.places(spins)]
            result -= np.logaddexp(0, -signed).sum(axis=0)
        return result

    def _log_odds(self, h: Array, J: Array, beta: float) -> Array:
        """Return the tables of all spins: log-odds for each state of the neighbours at their elimination."""
        left, log_odds = np.empty(self.entries), np.empty(self.entries)
        h, J = -beta * h.astype(np.float64), -beta * J.astype(np.float64)
        for stage in self._stages:
            check()
            up = stage.own_terms(h, J)
            down = -up
            if len(stage.gathered):
                up[stage.receivers] += np.add.reduceat(left[stage.gathered], stage.starts, axis=0)
                down[stage.receivers] += np.add.reduceat(left[stage.gathered - 1], stage.starts, axis=0)
            stage.tables(log_odds)[:] = up - down
            stage.tables(left)[:] = np.logaddexp(up, down)
        return log_odds


class TooManyEntriesError(ValueError):
    """The tables of an elimination would not fit its limit."""


@dataclass(frozen=True, slots=True)
class _EliminationStage:
    """Spins that have equally many neighbours, w, and do not wait for each other.

    A table's entry s belongs to the state s of the neighbours in binary, the first one the lowest bit.

    Attributes
    ----------
    nodes : ndarray, shape (B,)
    neighbours : ndarray, shape (B, w)
        In the order in which they are summed out themselves.
    first, width : int
        Where their tables begin among those of all spins, which are numbered by stages; and w.
    couplers : ndarray, shape (·, 3)
        Node (by its place in ``nodes``), neighbour (by its place in the row), and coupler between them.
    gathered : ndarray, shape (·, 2^w)
        For every table that was left to one of the nodes, its entries for the node up and each state of the
        neighbours; one less is the node down. Ordered by node.
    receivers, starts : ndarray
        Which nodes these are for, and the first row of each.
    """

    nodes: Array
    neighbours: Array
    first: int
    width: int
    couplers: Array
    gathered: Array
    receivers: Array
    starts: Array

    def tables(self, entries: Array) -> Array:
        """Return their part of all table entries, shape (B, 2^w), to be read and written."""
        size = len(self.nodes) << self.width
        return entries[self.first : self.first + size].reshape(len(self.nodes), -1)

    def own_terms(self, h: Array, J: Array) -> Array:
        """Return h + Σ J s over the neighbours, for all their states, shape (B, 2^w)."""
        total = h[self.nodes, None]
        coupling = np.zeros(self.neighbours.shape)
        np.add.at(coupling, (self.couplers[:, 0], self.couplers[:, 1]), J[self.couplers[:, 2]])
        for column in coupling.T[:, :, None]:
            total = np.concatenate([total - column, total + column], axis=1)
        return total

    def places(self, spins: Array) -> Array:
        """Return where each node's table has the state of its neighbours, shape (B, reads)."""
        state = np.zeros((len(self.nodes), spins.shape[1]), np.int32)
        for bit, column in enumerate(self.neighbours.T):
            state |= spins[column].astype(np.int32) << bit
        return state + (self.first + (np.arange(len(self.nodes), dtype=np.int32) << self.width))[:, None]


def _order(count: int, edges: Array, rank: Array, limit: int) -> tuple[list[int], list[list[int]]]:
    """Return the order of elimination, and the neighbours that each spin has then, by number of spin."""
    adjacent: list[set[int]] = [set() for _ in range(count)]
    for u, v in edges.tolist():
        adjacent[u].add(v)
        adjacent[v].add(u)
    ranks = rank.tolist()
    waiting = [(ranks[v], len(adjacent[v]), v) for v in range(count)]
    heapq.heapify(waiting)
    neighbours: list[list[int]] = [[] for _ in range(count)]
    place = np.full(count, -1)
    order: list[int] = []
    while waiting:
        _, degree, node = heapq.heappop(waiting)
        around = adjacent[node]
        if place[node] >= 0 or degree != len(around):
            continue
        limit -= 1 << degree
        if limit < 0:
            raise TooManyEntriesError
        place[node] = len(order)
        order.append(node)
        neighbours[node] = list(around)
        for other in around:
            adjacent[other] |= around
            adjacent[other] -= {node, other}
            heapq.heappush(waiting, (ranks[other], len(adjacent[other]), other))
    return order, [sorted(around, key=place.__getitem__) for around in neighbours]


def _stages(order: list[int], neighbours: list[list[int]], edges: Array) -> list[_EliminationStage]:
    """Return what can be summed out together, in order."""
    count = len(order)
    depth = [0] * count
    children: list[list[int]] = [[] for _ in range(count)]
    for node in order:
        for parent in neighbours[node][:1]:
            depth[parent] = max(depth[parent], depth[node] + 1)
            children[parent].append(node)
    couplers: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for e, (u, v) in enumerate(edges.tolist()):
        node, other = (u, v) if v in neighbours[u] else (v, u)
        couplers[node].append((neighbours[node].index(other), e))

    def key(node: int) -> tuple[int, int]:
        return depth[node], len(neighbours[node])

    stages = []
    offsets = np.empty(count, np.int64)
    first = 0
    for (_, width), group in groupby(sorted(range(count), key=key), key):
        nodes = list(group)
        states = np.arange(1 << width)
        offsets[nodes] = first + len(states) * np.arange(len(nodes))
        left = [
            offsets[child] + 1 + _shared(neighbours[child][1:], neighbours[node], states)
            for node in nodes
            for child in children[node]
        ]
        heirs = np.repeat(np.arange(len(nodes)), [len(children[node]) for node in nodes])
        receivers, starts = np.unique(heirs, return_index=True)
        own = [(row, *coupler) for row, node in enumerate(nodes) for coupler in couplers[node]]
        stages.append(
            _EliminationStage(
                nodes=np.array(nodes),
                neighbours=np.array([neighbours[v] for v in nodes], np.int64).reshape(len(nodes), width),
                first=first,
                width=width,
                couplers=np.array(own, np.int64).reshape(-1, 3),
                gathered=np.array(left, np.int32).reshape(-1, len(states)),
                receivers=receivers,
                starts=starts,
            )
        )
        first += len(nodes) * len(states)
    return stages


def _shared(part: list[int], whole: list[int], states: Array) -> Array:
    """Return the states of ``whole`` as states of a node and ``part`` of them, the node's bit left at 0."""
    found = np.zeros_like(states)
    for bit, spin in enumerate(part, start=1):
        found |= ((states >> whole.index(spin)) & 1) << bit
    return found
