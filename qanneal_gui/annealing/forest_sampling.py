"""Exact Boltzmann samples of an Ising problem whose couplers form a forest: networks with one output.

An embedded star, programmed on a spanning tree of its couplers, is a tree, and disjoint copies are a
forest: one pass from the leaves to the roots sums every subtree out, one pass back draws the spins.
Noise and chain breaks are part of the problem and so of the samples.
"""

import itertools
from typing import NamedTuple

import numpy as np

from qanneal_gui.annealing.byte_coins import thresholds, toss
from qanneal_gui.science.arrays import Array, log_2cosh, sigmoid, sum_log_2cosh

_NEVER = 80.0
"""Log-odds that no read overcomes, and of which the exponential is still a number in single precision."""


class Forest:
    """The structure of a forest, found once and sampled often.

    Parameters
    ----------
    count : int
        Number of spins n.
    edges : ndarray of int64, shape (E, 2)
        Couplers as pairs of spins.

    Attributes
    ----------
    roots : ndarray of int64
        The first spin of every tree.

    Raises
    ------
    ValueError
        If the couplers close a cycle.
    """

    def __init__(self, count: int, edges: Array) -> None:
        levels = _levels(count, edges)
        self.count = count
        self.roots: Array = levels[0][0]
        # All is computed with spins in the order of their levels, roots first, and couplers likewise.
        self._order = np.concatenate([nodes for nodes, _, _ in levels])
        self._links = np.concatenate([np.empty(0, np.int64), *(links for _, _, links in levels[1:])])
        self._place = np.empty(count, np.int64)
        self._place[self._order] = np.arange(count)
        ends = itertools.accumulate(len(nodes) for nodes, _, _ in levels)
        self._levels = [
            _Level(
                slice(start, end), self._place[parents], slice(start - len(self.roots), end - len(self.roots))
            )
            for (start, end), (_, parents, _) in zip(itertools.pairwise(ends), levels[1:], strict=True)
        ]
        self._siblings = [_by_rank(level.parents) for level in self._levels]

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
        h : ndarray, shape (n,) or (n, reads)
            The same field in every read, or one for each; in single precision if it is.
        J : ndarray, shape (E,)
            In the order of ``edges``.
        late : ndarray, shape (n,), optional
            For spins that follow longer than those they hang on, by how much larger β is when they freeze;
            1 for all others. They must be leaves.

        Returns
        -------
        ndarray of bool, shape (n, reads)
            True where a spin is up.
        """
        field, coupling = self._summed(h, J, beta)
        twice = np.full((self.count, 1), 2, field.dtype) if late is None else 2 * late[self._order, None]
        spins = np.empty((self.count, reads), bool)
        if field.shape[1] == 1:
            self._draw_by_two(spins, field, coupling, twice, rng)
        else:
            roots = slice(len(self.roots))
            spins[roots] = draw_up(twice[roots] * field[roots], rng)
            for nodes, parents, links in self._levels:
                k = coupling[links]
                log_odds = twice[nodes] * (field[nodes] + np.where(spins[parents], k, -k))
                spins[nodes] = draw_up(log_odds, rng)
        return spins.take(self._place, axis=0)

    def _draw_by_two(
        self, spins: Array, field: Array, coupling: Array, twice: Array, rng: np.random.Generator
    ) -> None:
        """Draw all spins where two probabilities of each serve all reads."""
        roots = len(self.roots)
        log_odds = np.empty((self.count, 2), np.result_type(field, twice))
        # A root goes by itself, whichever way the spin that it does not hang on points.
        log_odds[:roots] = twice[:roots] * field[:roots]
        log_odds[roots:, :1] = twice[roots:] * (field[roots:] - coupling)
        log_odds[roots:, 1:] = twice[roots:] * (field[roots:] + coupling)
        first, rest = thresholds(sigmoid(log_odds, out=log_odds))
        nothing = np.zeros((roots, spins.shape[1]), bool)
        _draw_given(nothing, first[:roots], rest[:roots], rng, out=spins[:roots])
        for nodes, parents, _ in self._levels:
            _draw_given(spins.take(parents, axis=0), first[nodes], rest[nodes], rng, out=spins[nodes])

    def root_log_odds(self, h: Array, J: Array, beta: float) -> Array:
        """Return the exact log-odds of the roots, shape (trees,) or (trees, reads)."""
        field, _ = self._summed(h, J, beta)
        return np.asarray(2 * field[: len(self.roots)]).reshape(len(self.roots), *h.shape[1:])

    def log_sum(self, h: Array, J: Array, beta: float) -> Array:
        """Return log Σ exp(−β E) over all spins, shape (1,) or (fields,); `h` in double precision."""
        field, coupling = self._summed(h, J, beta)
        total = sum_log_2cosh(field[: len(self.roots)])
        for nodes, _, links in self._levels:
            up, down = field[nodes] + coupling[links], field[nodes] - coupling[links]
            total += (log_2cosh(up) + log_2cosh(down)).sum(axis=0) / 2
        return np.asarray(total)

    def _summed(self, h: Array, J: Array, beta: float) -> tuple[Array, Array]:
        """Return −β (h and what every spin's subtree adds to it), and −β J of the couplers to parents."""
        kind = np.dtype(np.float32 if h.dtype == np.float32 else np.float64)
        field = (-beta * h).astype(kind).reshape(self.count, -1).take(self._order, axis=0)
        coupling = (-beta * J).astype(kind).take(self._links)[:, None]
        for (nodes, parents, links), ranks in zip(
            reversed(self._levels), reversed(self._siblings), strict=True
        ):
            k, alone = coupling[links], field[nodes]
            both = np.empty((2, *alone.shape), kind)
            np.add(alone, k, out=both[0])
            np.subtract(alone, k, out=both[1])
            up, down = log_2cosh(both)
            added = (up - down) / 2
            if field.shape[1] == 1:
                np.add.at(field[:, 0], parents, added[:, 0])
                continue
            for some in ranks:
                field[parents[some]] += added[some]
        return field, coupling


class _Level(NamedTuple):
    """Spins as far from their root as each other: which they are, their parents, and the couplers between."""

    nodes: slice
    parents: Array
    links: slice


def _draw_given(above: Array, first: Array, rest: Array, rng: np.random.Generator, out: Array) -> None:
    """Draw whether each of many spins is up.

    Parameters
    ----------
    above : ndarray of bool, shape (n, reads)
        The spins on which they hang.
    first, rest : ndarray, shape (n, 2)
        As `thresholds` returns them, of the probabilities given that spin, down and up.
    out : ndarray of bool, shape (n, reads)
    """
    reads, rest = above.shape[1], rest.ravel()
    # The one or the other by arithmetic modulo 256, in half the time that it takes to choose.
    given = above.view(np.uint8) * (first[:, 1:] - first[:, :1])
    given += first[:, :1]
    toss(given, lambda places: rest[2 * (places // reads) + above.ravel()[places]], rng, out)


def draw_up(log_odds: Array, rng: np.random.Generator) -> Array:
    """Draw whether each of many spins is up: u < σ(z), as u (1 + e^−z) < 1, which is half the work.

    The log-odds are written over.
    """
    np.minimum(np.negative(log_odds, out=log_odds), _NEVER, out=log_odds)
    np.exp(log_odds, out=log_odds)
    log_odds += 1
    log_odds *= rng.random(log_odds.shape, np.float32)
    return np.asarray(log_odds < 1)


def _by_rank(parents: Array) -> list[Array]:
    """Split children into those that are the first of their parent, the second, and so on.

    No parent is met twice within a part, so its parts may be added at once. `np.add.at`, in the same
    order, is faster for a single field, and far slower for one in each read.
    """
    order = np.argsort(parents, kind="stable")
    first = np.searchsorted(parents[order], parents[order])
    rank = np.empty(len(parents), np.int64)
    rank[order] = np.arange(len(parents)) - first
    return [np.flatnonzero(rank == one) for one in range(rank.max(initial=-1) + 1)]


def _levels(count: int, edges: Array) -> list[tuple[Array, Array, Array]]:
    """Return (nodes, their parents, the couplers between) of every depth, the roots first."""
    links: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for e, (u, v) in enumerate(edges.tolist()):
        links[u].append((v, e))
        links[v].append((u, e))
    parent, link, depth = np.full(count, -1), np.full(count, -1), np.full(count, -1)
    order: list[int] = []
    for root in range(count):
        if depth[root] >= 0:
            continue
        depth[root] = 0
        tree = [root]
        for node in tree:
            for other, e in links[node]:
                if depth[other] < 0:
                    parent[other], link[other], depth[other] = node, e, depth[node] + 1
                    tree.append(other)
        order += tree
    if (link >= 0).sum() < len(edges):
        raise ValueError("the couplers close a cycle; the problem is not a forest")
    nodes = np.array(order)
    levels = [nodes[depth[nodes] == d] for d in range(depth.max() + 1)]
    return [(level, parent[level], link[level]) for level in levels]
