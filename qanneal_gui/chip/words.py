"""Chips and the networks on them in words."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qanneal_gui.annealing.embedding.placement import Placement


def chip_name(topology: str) -> str:
    """Return how the field writes a topology: Pegasus P16, Zephyr Z15."""
    family, _, size = topology.partition(":")
    known = {"pegasus": "Pegasus P", "zephyr": "Zephyr Z"}
    return known[family] + size if family in known and size else topology


def title_of(placement: "Placement") -> str:
    """Return a chip and the networks on it: Pegasus P16: 9 × K(548, 1)."""
    chip = chip_name(placement.topology.name)
    if not placement.copies:
        return chip
    copies = f"{len(placement.copies)} × " if len(placement.copies) > 1 else ""
    return f"{chip}: {copies}K({placement.copies[0].hidden:,}, {placement.copies[0].outputs})"


def summary_of(placement: "Placement") -> str:
    """Say in a line how the networks lie on the chip."""
    copies, total = placement.copies, len(placement.topology)
    if not copies:
        return f"{total:,} qubits, {len(placement.topology.edges):,} couplers."
    hubs = [copy.hub_qubits for copy in copies]
    span = f"{min(hubs)}" if min(hubs) == max(hubs) else f"{min(hubs)}–{max(hubs)}"
    carried = (
        f"{len(placement.layout.qubits):,} of {total:,} qubits carry {len(copies):,} "
        f"{'copy' if len(copies) == 1 else 'copies'}"
    )
    if copies[0].outputs == 1:
        return f"{carried}; the hub of an output takes {span} qubits."
    return f"{carried}; the longest of the {copies[0].outputs} output chains takes {span} qubits."


_TERMS = {
    r"\b[Hh]ub\b": "Hub: chained qubits that act as one output",
    r"\bK\(": "K(m, n): m hidden units, each joined to n outputs",
    r"\b[Cc]ouplers?\b": "Coupler: joins two qubits",
    r"\bclamped\b": "Clamped: held fixed as the input",
    r"\bh\b": "h: bias set on a qubit",
    r"\bJ\b": "J: strength set on a coupler",
    r"W[12]\b": "W1, W2: the network's weights",
    "β": "β: inverse temperature of the samples",
    "⟨s⟩": "⟨s⟩: mean of a qubit's reads, from −1 to +1",
}
"""Terms of the field that captions use, and what they say to everybody else."""


def explained(text: str, most: int = 4) -> str:
    """Say in a line what the terms in a text mean, the first ones of `_TERMS` first; empty without any."""
    return " · ".join([words for term, words in _TERMS.items() if re.search(term, text)][:most])
