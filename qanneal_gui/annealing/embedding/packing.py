"""Packing: as many disjoint copies of a star as the chip holds.

One submission carries a whole batch, each copy its own example, and where more copies fit than
there are examples, the reads of an example divide among its copies: that is where the quota is saved.
"""

import numpy as np

from qanneal_gui.annealing.embedding.embedding import Embedding
from qanneal_gui.annealing.embedding.star import Star, find_star, grown_stars
from qanneal_gui.annealing.embedding.topology import Topology
from qanneal_gui.science.arrays import Array

MAX_COPIES = 512
"""More copies than this are not looked for: beyond it an example would get two reads a copy."""

_MAX_STARS_GROWN = 2000


def pack_stars(topology: Topology, hidden: int, limit: int | None = None) -> list[Embedding]:
    """Place disjoint copies of K(hidden, 1), at most ``limit``, otherwise as many as can be found.

    The chip is cut into tiles of equally many qubits and one star grown in each; tilings are tried
    from the largest number of tiles that could fit downwards until every tile holds a star.

    Returns
    -------
    list of Embedding
        Empty if not even one fits.
    """
    single = find_star(topology, hidden)
    if single is None:
        return []
    most = min(len(topology) // len(single.qubits), MAX_COPIES if limit is None else limit)
    if most <= 1:
        return [single]
    best: list[Star] = []
    count, grown = most, 0
    while count > max(1, len(best)) and grown < _MAX_STARS_GROWN:
        for rows in _row_counts(count):
            grown += count
            best = max(best, _fill_tiles(topology, hidden, count, rows, len(best) + 1), key=len)
            if len(best) == count or grown >= _MAX_STARS_GROWN:
                break
        # Far too many tiles leave many of them empty: then the next try may be far lower.
        count -= max(1, (count - max(1, len(best))) // 2)
    return [star.embedding(topology) for star in best] if len(best) > 1 else [single]


def _row_counts(count: int) -> list[int]:
    """Rows into which a chip may be cut for that many tiles, the squarest tiles first."""
    rows = [r for r in range(1, count + 1) if 0.4 <= r * r / count <= 2.5]
    return sorted(rows, key=lambda r: abs(np.log(r * r / count)))[:6]


def _fill_tiles(topology: Topology, hidden: int, count: int, rows: int, wanted: int) -> list[Star]:
    """Grow a star in each tile; it may also use what the tiles before left over.

    It is given up, and nothing returned, as soon as there cannot be as many as are wanted any more.
    """
    free = np.ones(len(topology), bool)
    reserved = np.ones(len(topology), bool)
    starts = max(2, 80 // count)
    stars: list[Star] = []
    for number, tile in enumerate(_tiles(topology, count, rows)):
        reserved[tile] = False
        star = next(grown_stars(topology, hidden, free & ~reserved, tile, starts), None)
        if star is not None:
            free[star.qubits] = False
            stars.append(star)
        elif len(stars) + count - number - 1 < wanted:
            return []
    return stars


def _tiles(topology: Topology, count: int, rows: int) -> list[Array]:
    """Cut the chip into ``rows`` strips and these into tiles, all of equally many working qubits."""
    per_row = np.full(rows, count // rows)
    per_row[: count % rows] += 1
    cuts = np.round(np.cumsum(per_row)[:-1] / count * len(topology)).astype(int)
    tiles: list[Array] = []
    for strip, columns in zip(
        np.split(np.argsort(topology.positions[:, 1], kind="stable"), cuts), per_row, strict=True
    ):
        across = strip[np.argsort(topology.positions[strip, 0], kind="stable")]
        tiles += np.array_split(across, columns)
    return tiles
