"""Background susceptibility: what h and J of a qubit do to its neighbours (D-Wave's documentation)."""

from typing import Protocol

import numpy as np

from qanneal_gui.science.arrays import Array


class Wired(Protocol):
    """What must be known of a layout: its couplers, of which the first so many hold chains together."""

    @property
    def edges(self) -> Array:
        """Couplers, shape (E, 2)."""
        ...

    @property
    def chain_count(self) -> int:
        """Number of chain couplers."""
        ...


def leaked(h: Array, J: Array, layout: Wired, susceptibility: float) -> tuple[Array, Array]:
    """Return h and J with what leaks in from the neighbours.

    A bias leaks along a coupler, h₁ → h₁ + χ J₁₂ h₂, and two neighbours 1 and 3 of a qubit 2 are coupled by
    χ J₁₂ J₂₃. Where the coupler between 1 and 2 holds a chain together, what couples 1 and 3 acts as if it
    were on the coupler between 2 and 3, and if that one belongs to the chain, too, on both: exactly so while
    at most that one coupler is broken. Thus the problem stays a tree. Left out are the couplings between two
    neighbours that are both weights: they are of second order in small values.
    """
    if not susceptibility:
        return h, J
    n, count = len(h), layout.chain_count
    u, v = layout.edges.T
    h = h + susceptibility * (np.bincount(u, J * h[v], n) + np.bincount(v, J * h[u], n))
    strength = np.zeros(len(J))
    strength[:count] = J[:count]
    # The chain couplers at both ends of a coupler, but for itself.
    at_ends = np.bincount(u, strength, n) + np.bincount(v, strength, n)
    return h, J * (1 + susceptibility * (at_ends[u] + at_ends[v] - 2 * strength))
