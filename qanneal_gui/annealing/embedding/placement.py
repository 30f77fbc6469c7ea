"""All copies of a network on a chip, and what each qubit stands for: what a picture of the chip needs."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from qanneal_gui.annealing.embedding.embedding import Embedding
from qanneal_gui.annealing.embedding.lattice import cell_coordinates
from qanneal_gui.annealing.embedding.programming import Layout
from qanneal_gui.annealing.embedding.topology import NAME, Topology, load_topology
from qanneal_gui.science.arrays import Array
from qanneal_gui.support.formatting import write_count


@dataclass(frozen=True, eq=False)
class Placement:
    """Copies of a network on a chip.

    Attributes
    ----------
    topology : Topology
        The working graph.
    copies : tuple of Embedding
        Disjoint copies; may be empty, for the bare chip.
    classes : tuple of str
        The class that each of several outputs stands for, where it is known.
    """

    topology: Topology
    copies: tuple[Embedding, ...]
    classes: tuple[str, ...] = ()

    @cached_property
    def layout(self) -> Layout:
        """Qubits and couplers in use."""
        if self.copies:
            return Layout(list(self.copies))
        return _empty_layout()

    @cached_property
    def copy_of(self) -> Array:
        """Number of the copy that each qubit of the layout belongs to, shape (n,)."""
        lengths = [len(copy.qubits) for copy in self.copies]
        return np.repeat(np.arange(len(lengths)), lengths)

    @cached_property
    def variable(self) -> Array:
        """Variable within its copy that each qubit of the layout stands for, shape (n,)."""
        parts = [copy.variable for copy in self.copies]
        return np.concatenate(parts) if parts else np.empty(0, np.int64)

    @cached_property
    def is_output(self) -> Array:
        """Whether each qubit of the layout belongs to the chain of an output, shape (n,)."""
        return self.variable < (self.copies[0].outputs if self.copies else 0)

    @cached_property
    def chain_lengths(self) -> Array:
        """Qubits of every chain, shape (copies, M + K)."""
        return self._per_chain([np.arange(len(copy.qubits)) for copy in self.copies])

    @cached_property
    def chain_couplers(self) -> Array:
        """Couplers programmed within every chain, shape (copies, M + K)."""
        return self._per_chain([copy.chain_edges[:, :1] for copy in self.copies])

    @cached_property
    def weight_couplers(self) -> Array:
        """Couplers at every chain that carry weights, shape (copies, M + K)."""
        return self._per_chain([copy.weight_edges for copy in self.copies])

    @cached_property
    def dead(self) -> Array:
        """Linear numbers of the qubits that the ideal chip has and this one lacks."""
        if not NAME.match(self.topology.name):
            return np.empty(0, np.int64)
        return np.setdiff1d(load_topology(self.topology.name).qubits, self.topology.qubits)

    @cached_property
    def dead_positions(self) -> Array:
        """Where those lie, shape (·, 2)."""
        if not len(self.dead):
            return np.empty((0, 2))
        ideal = load_topology(self.topology.name)
        return ideal.positions[np.searchsorted(ideal.qubits, self.dead)]

    @cached_property
    def dead_couplers(self) -> Array:
        """Linear numbers of the couplers that the ideal chip has between working qubits and this one lacks.

        Shape (·, 2).
        """
        if not NAME.match(self.topology.name):
            return np.empty((0, 2), np.int64)
        ideal = load_topology(self.topology.name)
        alive = np.isin(ideal.qubits, self.topology.qubits)
        there = ideal.qubits[ideal.edges[alive[ideal.edges].all(axis=1)]]
        base = int(ideal.qubits.max()) + 1
        working = np.sort(self.topology.qubits[self.topology.edges], axis=1)
        lost = np.setdiff1d(there @ [base, 1], working @ [base, 1])
        return np.column_stack(np.divmod(lost, base))

    def class_of(self, variable: int) -> str:
        """Return the class that one of several outputs stands for; empty if there is none, or not known."""
        outputs = self.copies[0].outputs if self.copies else 0
        known = len(self.classes) == outputs > 1 and variable < outputs
        return self.classes[variable] if known else ""

    @property
    def output_names(self) -> tuple[str, ...]:
        """What the outputs are called: y0, or y0 (Trouser) where the class is known."""
        names = [f"y{m} ({self.class_of(m)})" for m in range(self.copies[0].outputs if self.copies else 0)]
        return tuple(name.removesuffix(" ()") for name in names)

    def qubits_of(self, copy: int, variable: int) -> Array:
        """Return the places in the layout of one chain's qubits."""
        return np.flatnonzero((self.copy_of == copy) & (self.variable == variable))

    def words(self, copy: int, example: int | None = None) -> str:
        """Say what one copy holds, and which example sits there; empty for the bare chip."""
        if not self.copies:
            return ""
        first = self.copies[0]
        text = f"{first.hidden:,} hidden, {write_count(first.outputs, 'output')}"
        if len(self.copies) > 1:
            text += f"; copy {copy + 1}"
        if example is not None:
            text += f", example {example + 1}"
        return text

    def find(self, text: str) -> tuple[str, int] | None:
        """Find a working qubit by its number, or a variable by its name (``k17``, ``y0``).

        Returns
        -------
        tuple or None
            ``("qubit", place in the topology)`` or ``("variable", number)``; None if there is none.
        """
        name = text.strip().lower()
        if name.isascii() and name.isdecimal() and len(name) < 9:
            at = np.flatnonzero(self.topology.qubits == int(name))
            return ("qubit", int(at[0])) if len(at) else None
        kind, digits = name[:1], name[1:]
        if kind not in ("y", "k") or not (digits.isascii() and digits.isdecimal()) or len(name) > 8:
            return None
        if not self.copies:
            return None
        outputs, hidden = self.copies[0].outputs, self.copies[0].hidden
        first, count = (0, outputs) if kind == "y" else (outputs, hidden)
        return ("variable", first + int(digits)) if int(digits) < count else None

    def _per_chain(self, ends: list[Array]) -> Array:
        """Count for every chain how often one of its qubits is named."""
        rows = [
            np.bincount(copy.variable[end].ravel(), minlength=copy.outputs + copy.hidden)
            for copy, end in zip(self.copies, ends, strict=True)
        ]
        return np.array(rows, np.int64).reshape(len(rows), -1)

    def name_of(self, index: int) -> str:
        """Return the name of the variable on a qubit of the layout: y0, k17."""
        variable, outputs = int(self.variable[index]), self.copies[0].outputs
        return f"y{variable}" if variable < outputs else f"k{variable - outputs}"


def histogram(values: Array, bins: int = 24) -> tuple[Array, Array, Array]:
    """Count whole numbers in bins of equal width, a whole number too.

    Parameters
    ----------
    values : ndarray of int64
    bins : int
        At most so many bins.

    Returns
    -------
    first, last : ndarray of int64
        The values that each bin holds, both included.
    counts : ndarray of int64
    """
    if not values.size:
        return (np.empty(0, np.int64),) * 3
    low, high = int(values.min()), int(values.max())
    width = -(-(high - low + 1) // bins)
    counts = np.bincount((values.ravel() - low) // width)
    first = low + width * np.arange(len(counts))
    return first, first + width - 1, counts


def coordinates(topology: str, qubit: int) -> dict[str, int]:
    """Return the cell coordinates of a linear qubit number, by their usual letters; empty if unknown.

    Pegasus: orientation u, perpendicular offset w, track k, parallel offset z.
    Zephyr: u, w, k, j, z.
    """
    parts = cell_coordinates(topology, np.array([qubit]))
    letters = "uwkz" if len(parts) == 4 else "uwkjz"
    return dict(zip(letters, (int(part[0]) for part in parts), strict=False))


def _empty_layout() -> Layout:
    layout: Any = Layout.__new__(Layout)
    layout.copies, layout.slices, layout.chain_count = [], [], 0
    layout.qubits, layout.edges = np.empty(0, np.int64), np.empty((0, 2), np.int64)
    return layout  # type: ignore[no-any-return]
