"""Exact Boltzmann samples of an Ising problem whose couplers form a forest: networks with one output.

An embedded star, programmed on a spanning tree of its couplers, is a tree, and disjoint copies are a
forest: one pass from the leaves to the roots sums every subtree out, one pass back draws the spins.
Noise and chain breaks are part of the problem and so of the samples.
"""

import numpy as np

from qanneal_gui.science.arrays import Array, log_2cosh, sigmoid


class Forest:
    """The structure of a forest, found once and sampled often.

    Parameters
    ----------
    count : int
        Number of spins n.
    edges : ndarray of int64, shape (E, 2)
        Couplers as pairs of spins.

    Raises
    ------
    ValueError
        If the couplers close a cycle.
    """

    def __init__(self, count: int, edges: Array) -> None:
        self.count = count
        self._levels = _levels(count, edges)

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
        scale = np.ones((self.count, 1), field.dtype) if late is None else late[:, None]
        spins = np.empty((self.count, reads), bool)
        roots = self.roots
        spins[roots] = rng.random((len(roots), reads), np.float32) < sigmoid(2 * scale[roots] * field[roots])
        for nodes, parents, links in self._levels[1:]:
            k, twice = coupling[links], 2 * scale[nodes]
            if_up = sigmoid(twice * (field[nodes] + k)).astype(np.float32)
            if_down = sigmoid(twice * (field[nodes] - k)).astype(np.float32)
            threshold = np.where(spins[parents], if_up, if_down)
            spins[nodes] = rng.random((len(nodes), reads), np.float32) < threshold
        return spins

    @property
    def roots(self) -> Array:
        """The first spin of every tree."""
        return self._levels[0][0]

    def root_log_odds(self, h: Array, J: Array, beta: float) -> Array:
        """Return the exact log-odds of the roots, shape (trees,) or (trees, reads)."""
        field, _ = self._summed(h, J, beta)
        return np.asarray(2 * field[self.roots]).reshape(len(self.roots), *h.shape[1:])

    def log_sum(self, h: Array, J: Array, beta: float) -> Array:
        """Return log Σ exp(−β E) over all spins, shape (1,) or (fields,)."""
        field, coupling = self._summed(h, J, beta)
        total = log_2cosh(field[self.roots]).sum(axis=0)
        for nodes, _, links in self._levels[1:]:
            up, down = field[nodes] + coupling[links], field[nodes] - coupling[links]
            total += (log_2cosh(up) + log_2cosh(down)).sum(axis=0) / 2
        return np.asarray(total)

    def _summed(self, h: Array, J: Array, beta: float) -> tuple[Array, Array]:
        """Return −β (h and what every spin's subtree adds to it), and −β J."""
        kind = np.dtype(np.float32 if h.dtype == np.float32 else np.float64)
        field = (-beta * h).astype(kind).reshape(self.count, -1)
        coupling = (-beta * J).astype(kind)[:, None]
        for nodes, parents, links in reversed(self._levels[1:]):
            k = coupling[links]
            up, down = field[nodes] + k, field[nodes] - k
            np.add.at(field, parents, (log_2cosh(up) - log_2cosh(down)) / 2)
        return field, coupling


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
