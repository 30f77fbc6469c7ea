"""The qubits and couplers of a chip as tables, for a spreadsheet."""

import numpy as np

from qanneal_gui.annealing.embedding.placement import Placement, coordinates
from qanneal_gui.annealing.embedding.programming import Layout
from qanneal_gui.annealing.snapshot import ChipSnapshot
from qanneal_gui.support.text import csv_text

QUBITS = (
    "qubit",
    "coordinates",
    "x",
    "y",
    "role",
    "variable",
    "class",
    "copy",
    "example",
    "chain_length",
    "h",
    "mean_spin",
    "chain_breaks",
)
COUPLERS = ("qubit_1", "qubit_2", "kind", "copy", "J")


def qubits_csv(placement: Placement, snapshot: ChipSnapshot | None = None) -> str:
    """Return one row for each working qubit: where it is, what it is part of, what was programmed and read.

    Copies and examples are counted from 1; x and y lie in [0, 1], as the chip is drawn; chain breaks are the
    share of reads. What is not known, or of no meaning, is empty.
    """
    topology, layout = placement.topology, placement.layout
    place = np.full(len(topology), -1)
    place[layout.qubits] = np.arange(len(layout.qubits))
    rows: list[tuple[object, ...]] = [QUBITS]
    for at, (number, (x, y)) in enumerate(
        zip(topology.qubits.tolist(), topology.positions.tolist(), strict=True)
    ):
        cell = " ".join(f"{letter}{value}" for letter, value in coordinates(topology.name, number).items())
        head = (number, cell, f"{x:.6g}", f"{y:.6g}")
        index = int(place[at])
        rows.append((*head, *(_of(placement, snapshot, index) if index >= 0 else ("spare", *[""] * 8))))
    return csv_text(rows)


def couplers_csv(placement: Placement, snapshot: ChipSnapshot | None = None) -> str:
    """Return one row for each coupler in use: whether it makes a chain or carries a weight, and J."""
    layout, known = placement.layout, _programmed(placement, snapshot)
    pairs = placement.topology.qubits[layout.qubits[layout.edges]].reshape(-1, 2)
    rows: list[tuple[object, ...]] = [COUPLERS]
    for edge, (first, second) in enumerate(pairs.tolist()):
        kind = "chain" if edge < layout.chain_count else "weight"
        copy = int(placement.copy_of[layout.edges[edge, 0]]) + 1
        rows.append((first, second, kind, copy, known.get((first, second), "")))
    return csv_text(rows)


def _of(placement: Placement, snapshot: ChipSnapshot | None, index: int) -> tuple[object, ...]:
    number, variable = int(placement.copy_of[index]), int(placement.variable[index])
    output = bool(placement.is_output[index])
    about = (
        "output" if output else "hidden",
        placement.name_of(index),
        placement.class_of(variable),
        number + 1,
    )
    length = int(placement.chain_lengths[number, variable])
    if snapshot is None or number >= snapshot.copies:
        return (*about, "", length, "", "", "")
    return (
        *about,
        snapshot.examples[number] + 1,
        length,
        f"{snapshot.h[index]:.6g}",
        f"{snapshot.mean_spin[index]:.6g}",
        f"{snapshot.breaks[number, variable]:.6g}" if output else "",
    )


def _programmed(placement: Placement, snapshot: ChipSnapshot | None) -> dict[tuple[int, int], str]:
    """Return J of the couplers that a submission used, by their qubits."""
    if snapshot is None:
        return {}
    layout = Layout(list(placement.copies[: snapshot.copies]))
    pairs = placement.topology.qubits[layout.qubits[layout.edges]].tolist()
    values = np.concatenate([snapshot.J_chain, snapshot.J_weight]).tolist()
    return {(a, b): f"{value:.6g}" for (a, b), value in zip(pairs, values, strict=True)}
