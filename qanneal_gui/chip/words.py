"""Chips and the networks on them in words."""

import re
from typing import TYPE_CHECKING

from qanneal_gui.support.formatting import write_count

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


_PLAIN = {
    r"^output \(hub\)$": "output",
    r"^hidden$": "hidden unit",
    r"^chain$": "joined qubits",
    r"^example ": "image ",
    r"^no errors found: .*": "no errors found yet",
    r"^spare ": "unused ",
    r"^dead (.*) \(": r"broken \1 (",
    r"^y(\d+) \(\1\)$": r"output \1",
    r"^y(\d+)": r"output \1",
    r"^programmed h\b": "bias (local field) of each qubit",
    r"^programmed J of the weights": "strength of the couplings that carry weights",
    r"^errors found of h and J": "errors found (biases, couplings)",
    r"^true errors of h and J": "true errors (biases, couplings)",
    r"; unused copies in grey": "; grey: unused copies",
    r" \(solver units\)": ", in chip units",
    r"^⟨s⟩ over the reads": "mean of each qubit over the reads",
    r"^fraction of reads with a broken chain": "reads in which joined qubits disagree",
    r"^h below noise floor": "bias below noise",
    r"^h capped": "bias cut to range",
    r"^J below noise floor": "coupling below noise",
    r"^J capped": "coupling cut to range",
}
"""Words of legends, and how they are said to those who are not of the field."""


def plainly(text: str) -> str:
    """Say a legend's words, or an output's name, to those who are not of the field."""
    for pattern, words in _PLAIN.items():
        text = re.sub(pattern, words, text)
    return text


def network_in_words(hidden: int, outputs: int) -> str:
    """Say how large a network is: 548 hidden units and 1 output."""
    return f"{write_count(hidden, 'hidden unit')} and {write_count(outputs, 'output')}"


def plain_title(placement: "Placement") -> str:
    """Return a chip and the networks on it, as `title_of`, to those who are not of the field."""
    chip = f"the chip {chip_name(placement.topology.name)}"
    copies = len(placement.copies)
    if not copies:
        return chip[0].upper() + chip[1:]
    return f"{copies} copies of a network on {chip}" if copies > 1 else f"A network on {chip}"


def plain_summary(placement: "Placement") -> str:
    """Say how the networks lie on the chip, as `summary_of`, to those who are not of the field."""
    copies, total = placement.copies, len(placement.topology)
    if not copies:
        return f"It has {total:,} qubits; each of its {len(placement.topology.edges):,} couplers joins two."
    first = copies[0]
    lengths = [int(copy.chain_lengths[: copy.outputs].max()) for copy in copies]
    longest = f"{max(lengths)}" if min(lengths) == max(lengths) else f"{min(lengths)} to {max(lengths)}"
    network = network_in_words(first.hidden, first.outputs)
    begin = "The network" if len(copies) == 1 else "Each copy"
    joined = (
        f", for which {longest} qubits act as one"
        if first.outputs == 1
        else f", for each of which up to {max(lengths)} qubits act as one"
    )
    if max(lengths) == 1:
        joined = ", each output on one qubit"
    used = f"{len(placement.layout.qubits):,} of {total:,} qubits are in use."
    return f"{begin} has {network}{joined}. {used}"
