"""Beside the stage: how the networks lie on the chip, and the qubit pointed at."""

from typing import Any

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from qanneal_gui.annealing.frames import ChipFrame, Placement, coordinates
from qanneal_gui.gui import theme
from qanneal_gui.gui.widgets import Card, label

_FACTS = {
    "network": ("Network", "Hidden × output units of every copy."),
    "copies": ("Copies", "Disjoint copies, each with an example of its own."),
    "qubits": ("Qubits used", "Of the working qubits of the chip."),
    "hub": ("Hub size", "Qubits in the chain of an output, over all copies."),
    "diameter": ("Hub diameter", "Longest path within a hub, in couplers."),
    "chains": ("Chain lengths", "Length in qubits, and how many variables have it."),
    "couplers": ("Couplers", "Within chains, and carrying weights."),
    "dead": ("Dead qubits", "Of the ideal chip."),
}
_QUBIT = {
    "qubit": "Qubit",
    "cell": "Cell",
    "variable": "Variable",
    "copy": "Copy",
    "h": "h",
    "spin": "⟨s⟩",
    "chain": "Chain length",
    "breaks": "Chain breaks",
}


class ChipPanel(Card):
    """Figures of the placement, and of one qubit."""

    def __init__(self) -> None:
        super().__init__("On the chip")
        self.facts: dict[str, QLabel] = {}
        self.about: dict[str, QLabel] = {}
        self.body.addLayout(_grid({k: t for k, (t, _) in _FACTS.items()}, self.facts))
        for name, (_, sentence) in _FACTS.items():
            self.facts[name].setToolTip(sentence)
        self.body.addSpacing(theme.GRID)
        self.pointed = label("Qubit pointed at", "title")
        self.body.addWidget(self.pointed)
        self.body.addLayout(_grid(_QUBIT, self.about))
        self.body.addStretch(1)
        self.hint = label("Click a qubit to fade all others; Esc shows everything.", "small", wrap=True)
        self.body.addWidget(self.hint)

    def show_placement(self, placement: Placement) -> None:
        """Tell how the networks lie."""
        copies, layout = placement.copies, placement.layout
        total = len(placement.topology)
        texts = dict.fromkeys(_FACTS, "–")
        texts["dead"] = f"{len(placement.dead):,}"
        if copies:
            lengths = np.concatenate([copy.chain_lengths for copy in copies])
            counts = [(n, int(c)) for n, c in enumerate(np.bincount(lengths)) if c]
            shown = ", ".join(f"{n}: {c:,}×" for n, c in counts[:2])
            shown += f"\n… {counts[-1][0]}: {counts[-1][1]:,}×" if len(counts) > 2 else ""
            weights = len(layout.edges) - layout.chain_count
            used = len(layout.qubits)
            texts |= {
                "network": f"{copies[0].hidden:,} × {copies[0].outputs}",
                "copies": f"{len(copies):,}",
                "qubits": f"{used:,} of {total:,}",
                "hub": _span([copy.hub_qubits for copy in copies], "qubits"),
                "diameter": _span([copy.hub_diameter() for copy in copies], "couplers"),
                "chains": shown,
                "couplers": f"{layout.chain_count:,} + {weights:,}",
            }
        for name, text in texts.items():
            self.facts[name].setText(text)
        self.show_qubit(placement, None, -1, -1)

    def show_qubit(self, placement: Placement, frame: ChipFrame | None, index: int, qubit: int) -> None:
        """Tell of one qubit: its place in the layout (−1 for a spare one) and its linear number."""
        texts = dict.fromkeys(_QUBIT, "–")
        if qubit >= 0:
            texts["qubit"] = f"{qubit:,}"
            where = coordinates(placement.topology.name, qubit)
            texts["cell"] = " ".join(f"{letter}{value}" for letter, value in where.items())
            texts["variable"] = "spare"
        if index >= 0:
            texts |= _of_variable(placement, frame, index)
        for name, text in texts.items():
            if self.about[name].text() != text:
                self.about[name].setText(text)


def _of_variable(placement: Placement, frame: ChipFrame | None, index: int) -> dict[str, str]:
    number = int(placement.copy_of[index])
    copy, variable = placement.copies[number], int(placement.variable[index])
    role = "output" if variable < copy.outputs else "hidden"
    length = int(np.count_nonzero(copy.variable == variable))
    texts: dict[str, Any] = {
        "variable": f"{placement.name_of(index)} ({role})",
        "copy": f"{number + 1} of {len(placement.copies)}",
        "chain": f"{length} qubit{'s' if length > 1 else ''}",
    }
    if frame is not None and index < len(frame.h):
        texts["copy"] += f", example {frame.examples[number] + 1}"
        texts["h"] = f"{frame.h[index]:+.4f}"
        texts["spin"] = f"{frame.mean_spin[index]:+.3f}"
        if variable < copy.outputs:
            texts["breaks"] = f"{100 * frame.breaks[number, variable]:.1f} % of reads"
    return texts


def _grid(titles: dict[str, str], values: dict[str, QLabel]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.GRID)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for row, (name, title) in enumerate(titles.items()):
        values[name] = value = label("–", wrap=True)
        value.setAlignment(Qt.AlignmentFlag.AlignRight)
        value.setAccessibleName(title)
        grid.addWidget(label(title, "small"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(value, row, 1)
    return grid


def _span(values: list[int], unit: str) -> str:
    low, high = min(values), max(values)
    return f"{low} {unit}" if low == high else f"{low}–{high} {unit}"
