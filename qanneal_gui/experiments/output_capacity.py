"""The largest networks with several outputs on a chip, as combs and as general bicliques."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from qanneal_gui.annealing.embedding import biclique, search
from qanneal_gui.annealing.embedding.comb_search import largest_comb
from qanneal_gui.annealing.embedding.topology import Topology
from qanneal_gui.figures import Figure, Panel, Series, Table


@dataclass(frozen=True, slots=True)
class OutputCapacity:
    """Hidden units that fit on a chip beside so many outputs.

    Attributes
    ----------
    topology : str
    qubits : int
        Working qubits of the chip.
    outputs, max_hidden : int
        The largest number of outputs asked for, and the hidden units that fit beside them.
    curve : list of (int, int)
        Outputs, from 1 on, and the hidden units of the largest network.
    combs, bicliques : list of (int, int)
        The same of combs alone, and of general bicliques; 0 where none was found.
    """

    topology: str
    qubits: int
    outputs: int
    max_hidden: int
    curve: list[tuple[int, int]]
    combs: list[tuple[int, int]]
    bicliques: list[tuple[int, int]]

    def as_json(self) -> dict[str, Any]:
        """Return the ``summary`` object of ``qanneal capacity --outputs M``."""
        return {"type": "summary", **asdict(self)}


def output_capacity(topology: Topology, outputs: int) -> OutputCapacity:
    """Find the largest networks with 1 to that many outputs; of one output it is a star."""
    numbers = list(range(2, outputs + 1))
    bicliques = list(zip(numbers, biclique.largest_of_each(topology, numbers), strict=True))
    combs = [(m, largest_comb(topology, m)) for m in numbers]
    curve = [(1, search.largest(topology, 1))]
    curve += [max(both) for both in zip(combs, bicliques, strict=True)]
    return OutputCapacity(topology.name, len(topology), outputs, curve[-1][1], curve, combs, bicliques)


def output_figure(found: Sequence[tuple[OutputCapacity, OutputCapacity | None]]) -> Figure:
    """Show hidden units against outputs of each chip: ideal, and with its dead qubits if there are any."""
    return Figure(
        "Largest network on a chip",
        tuple(_panel(ideal, working) for ideal, working in found),
        "Hidden units of the largest network found for each number of outputs. In a comb every output is a "
        "set of parallel lines, and every hidden unit one qubit that crosses them all; in a general biclique "
        "hidden units are chains.",
        columns=min(3, len(found)),
    )


def output_table(found: Sequence[tuple[OutputCapacity, OutputCapacity | None]]) -> Table:
    """List what fits beside the largest number of outputs."""
    rows = []
    for ideal, working in found:
        best = working or ideal
        rows.append(
            (
                best.topology,
                f"{best.qubits:,}",
                f"{best.outputs}",
                f"{best.combs[-1][1]:,}",
                f"{best.bicliques[-1][1]:,}",
            )
        )
    columns = (
        "topology",
        "working qubits",
        "outputs",
        "hidden units (comb)",
        "hidden units (general biclique)",
    )
    return Table("Largest networks", columns, tuple(rows), (False, True, True, True, True))


def output_sentence(results: Sequence[OutputCapacity]) -> str:
    """Say what fits beside the largest number of outputs."""
    return " ".join(
        f"{result.topology} holds up to {result.max_hidden:,} hidden units with {result.outputs} outputs "
        f"(as a general biclique: {result.bicliques[-1][1]:,})."
        for result in results
    )


def _panel(ideal: OutputCapacity, working: OutputCapacity | None) -> Panel:
    best = working or ideal
    series = [_curve("general biclique", best.bicliques, dash="dashed", role="neutral")]
    if working:
        series.append(_curve("comb, ideal graph", ideal.combs, dash="dotted", role="neutral"))
    series.append(_curve("comb, working graph" if working else "comb", best.combs, heavy=True, role="hidden"))
    title = f"{best.topology}: {best.max_hidden:,} hidden units, {best.outputs} outputs"
    return Panel(title, "outputs", "hidden units", tuple(series))


def _curve(name: str, points: list[tuple[int, int]], **look: Any) -> Series:
    values = np.asarray(points, np.float64)
    return Series(name, values[:, 0], values[:, 1], markers=True, **look)
