"""The largest star on a chip, hidden units against hub size (App. B, Figs. 6 and 7)."""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from qanneal_gui.annealing.star import hidden_bound, largest_star
from qanneal_gui.annealing.topology import Topology
from qanneal_gui.figures import Figure, Panel, Series

PAPER_POINTS = {"pegasus:16": (52, 654), "zephyr:15": (50, 834)}
"""The paper's largest networks; hub sizes are ours, as the paper does not print them."""


@dataclass(frozen=True, slots=True)
class Capacity:
    """Hidden units that fit on a chip.

    Attributes
    ----------
    topology : str
    max_hidden, hub_qubits : int
        The largest star found, and the qubits of its hub.
    curve : list of (int, int)
        Hub qubits and hidden units, for every hub up to that one.
    bound : list of (int, int)
        What no hub of that size can exceed.
    paper : tuple of int or None
        Hub qubits and hidden units of the paper's largest network on this chip.
    """

    topology: str
    max_hidden: int
    hub_qubits: int
    curve: list[tuple[int, int]]
    bound: list[tuple[int, int]]
    paper: tuple[int, int] | None

    def as_json(self) -> dict[str, Any]:
        """Return the ``summary`` object of ``qanneal capacity``."""
        return {"type": "summary", **asdict(self)}


def capacity(topology: Topology) -> Capacity:
    """Grow a star on the chip to its end."""
    growth = largest_star(topology)
    size = int(growth.hidden.argmax()) + 1
    degree = topology.neighbours.shape[1]
    curve = [(i + 1, int(hidden)) for i, hidden in enumerate(growth.hidden[:size])]
    bound = [(hub, min(hidden_bound(hub, degree), len(topology) - hub)) for hub, _ in curve]
    return Capacity(topology.name, curve[-1][1], size, curve, bound, PAPER_POINTS.get(topology.name))


def capacity_figure(result: Capacity) -> Figure:
    """Show hidden units against hub qubits: what was found, the bound, and the paper's point (Figs. 6, 7)."""
    found, bound = np.asarray(result.curve, np.float64), np.asarray(result.bound, np.float64)
    series = [
        Series("found, hub grown greedily", found[:, 0], found[:, 1], role="hidden", heavy=True),
        Series("bound for a hub of that size", bound[:, 0], bound[:, 1], dash="dashed"),
    ]
    if result.paper:
        point = np.asarray([result.paper], np.float64)
        name = f"the paper: {result.paper[1]} hidden units"
        series.append(
            Series(name, point[:, 0], point[:, 1], role="output", markers=True, line=False, published=True)
        )
    title = f"Largest star on {result.topology}: {result.max_hidden:,} hidden units"
    return Figure(title, (Panel("", "hub size / qubits", "hidden units", tuple(series)),))
