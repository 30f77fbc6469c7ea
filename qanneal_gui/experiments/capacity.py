"""The largest networks on a chip: one output as its hub grows (App. B, Figs. 6 and 7), or several outputs."""

import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

import numpy as np
from pydantic import model_validator

from qanneal_gui.annealing.device import SubmissionControl
from qanneal_gui.annealing.embedding.star import hidden_bound, largest_star
from qanneal_gui.annealing.embedding.topology import Topology, load_topology, read_missing
from qanneal_gui.config import setting
from qanneal_gui.experiments.definition import Cost, Progress
from qanneal_gui.experiments.output_capacity import (
    OutputCapacity,
    output_capacity,
    output_figure,
    output_sentence,
    output_table,
)
from qanneal_gui.experiments.registry import experiment
from qanneal_gui.experiments.settings import Chip, Settings
from qanneal_gui.figures import Figure, Panel, Series, Table
from qanneal_gui.figures.model import Role
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.metrics import labelled

PAPER_POINTS = {"pegasus:16": (52, 654), "zephyr:15": (50, 834)}
"""The paper's largest networks; hub sizes are ours, as the paper does not print them."""


@dataclass(frozen=True, slots=True)
class Capacity:
    """Hidden units that fit on a chip.

    Attributes
    ----------
    topology : str
    qubits : int
        Working qubits of the chip.
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
    qubits: int
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
    paper = PAPER_POINTS.get(topology.name)
    return Capacity(topology.name, len(topology), curve[-1][1], size, curve, bound, paper)


class CapacitySettings(Settings):
    """Which chips."""

    topologies: tuple[Chip, ...] = setting(
        ("pegasus:16", "zephyr:15", "zephyr:12"),
        "Topologies",
        "Chips: pegasus:m, zephyr:m or zephyr:m,t; one panel each.",
        min_length=1,
        max_length=6,
    )
    outputs: int = setting(
        1,
        "Outputs",
        "1 for the star of one output as its hub grows; more for hidden units against outputs.",
        ge=1,
        le=16,
    )
    missing: str = setting(
        "",
        "Dead qubits",
        "JSON file with the dead qubits and couplers, for one topology only; empty for none.",
        editor="file",
    )

    @model_validator(mode="after")
    def _one_chip_with_dead_qubits(self) -> "CapacitySettings":
        if self.missing and len(self.topologies) > 1:
            raise ValueError("dead qubits belong to one chip; give one topology")
        return self


@experiment
class CapacityExperiment:
    """The capacity of chips as an experiment."""

    name: ClassVar[str] = "capacity"
    title: ClassVar[str] = "Capacity of a chip"
    sentence: ClassVar[str] = (
        "Finds the largest network that fits a chip, with one output as its hub grows, or with several."
    )
    paper: ClassVar[str] = "App. B, Figs. 6, 7"

    def __init__(self, settings: CapacitySettings | None = None) -> None:
        self.settings = settings or CapacitySettings()

    def cost(self) -> Cost:
        """Estimate from what building a chip's graph takes, and a search per number of outputs."""
        each = 0.6 if self.settings.outputs == 1 else 2.0 + 0.8 * self.settings.outputs
        return Cost(seconds=each * len(self.settings.topologies))

    def run(
        self, library: RunLibrary, stop: threading.Event, control: SubmissionControl | None = None
    ) -> Iterator[Progress]:
        """Grow a star on each chip; the last record is the summary, of the first chip named."""
        names = self.settings.topologies
        several = self.settings.outputs > 1
        found: list[Any] = []
        began = time.monotonic()
        for done, name in enumerate(names):
            if stop.is_set():
                break
            left = (time.monotonic() - began) * (len(names) - done) / done if done else None
            what = "combs" if several else "a star"
            yield Progress(done / len(names), f"Growing {what} on {name}.", left, *_shown(found, several))
            ideal = load_topology(name)
            working = ideal.without(*read_missing(self.settings.missing)) if self.settings.missing else None
            found.append((self._of(ideal), self._of(working) if working else None))
        if not found:
            nothing = {"type": "summary", "state": "stopped", "seconds": time.monotonic() - began}
            yield Progress(0.0, "Stopped before the first chip.", records=(nothing,))
            return
        results = [working or ideal for ideal, working in found]
        others = [{**result.as_json(), "type": "capacity"} for result in results[1:]]
        how = {
            "state": "finished" if len(found) == len(names) else "stopped",
            "seconds": time.monotonic() - began,
        }
        summary = results[0].as_json() | how | ({"others": others} if others else {})
        words = output_sentence(results) if several else _sentence(results)
        shown = _shown(found, several)
        yield Progress(len(found) / len(names), words, None, *shown, records=(*others, summary))

    def _of(self, topology: Topology) -> Capacity | OutputCapacity:
        outputs = self.settings.outputs
        return capacity(topology) if outputs == 1 else output_capacity(topology, outputs)


def _shown(found: Sequence[Any], several: bool) -> tuple[tuple[Figure, ...], tuple[Table, ...]]:
    if not found:
        return (), ()
    figure, table = (output_figure, output_table) if several else (capacity_figure, _table)
    return (figure(found),), (table(found),)


def capacity_figure(found: Sequence[tuple[Capacity, Capacity | None]]) -> Figure:
    """Show hidden units against hub qubits of each chip: ideal, and with its dead qubits if there are any."""
    return Figure(
        "Largest one-output network on a chip",
        tuple(_panel(ideal, working) for ideal, working in found),
        "Number of hidden units that a hub of a given size reaches when grown greedily until the chip is "
        "full. No hub can exceed the dashed bound. The paper prints the sizes of its largest networks but "
        "not of their hubs, so its points are placed at the hub sizes we found for them.",
        columns=min(3, len(found)),
    )


def _panel(ideal: Capacity, working: Capacity | None) -> Panel:
    best = working or ideal
    series = [_curve("bound", ideal.bound, dash="dashed")]
    if working:
        series.append(_curve("ideal graph", ideal.curve, dash="dotted"))
    series.append(_curve("working graph" if working else "found", best.curve, heavy=True))
    if best.paper:
        point = np.asarray([best.paper], np.float64)
        series.append(
            Series(
                "the paper's largest",
                point[:, 0],
                point[:, 1],
                role="output",
                markers=True,
                line=False,
                published=True,
            )
        )
    title = f"{best.topology}: {best.max_hidden:,} hidden units"
    return Panel(title, labelled("hub size", "qubits"), "hidden units", tuple(series))


def _curve(name: str, points: list[tuple[int, int]], **look: Any) -> Series:
    values = np.asarray(points, np.float64)
    role: Role = "hidden" if look.get("heavy") else "neutral"
    return Series(name, values[:, 0], values[:, 1], role=role, **look)


def _table(found: Sequence[tuple[Capacity, Capacity | None]]) -> Table:
    rows = []
    for ideal, working in found:
        best = working or ideal
        rows.append(
            (
                best.topology,
                f"{best.qubits:,}",
                f"{best.max_hidden:,}",
                f"{best.hub_qubits:,}",
                f"{best.paper[1]:,}" if best.paper else "–",
            )
        )
    columns = (
        "topology",
        "working qubits",
        "hidden units (largest)",
        labelled("hub size", "qubits"),
        "hidden units (paper)",
    )
    return Table(
        "Largest networks", columns, tuple(rows), (False, True, True, True, True), published=frozenset({4})
    )


def _sentence(results: Sequence[Capacity]) -> str:
    def one(result: Capacity) -> str:
        paper = f" (the paper: {result.paper[1]})" if result.paper else ""
        return (
            f"{result.topology} holds up to {result.max_hidden:,} hidden units{paper} with a hub of "
            f"{result.hub_qubits} qubits."
        )

    return " ".join(map(one, results))
