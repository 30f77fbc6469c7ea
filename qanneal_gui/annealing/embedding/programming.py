"""From logical problems to what is programmed on the chip, and from its spins back to outputs."""

import itertools
import math
from dataclasses import dataclass

import numpy as np

from qanneal_gui.annealing.embedding.embedding import Embedding
from qanneal_gui.annealing.problems import IsingBatch
from qanneal_gui.science.arrays import Array


@dataclass(frozen=True, slots=True)
class Program:
    """One submission: values on qubits and couplers, and how many of them were capped.

    Attributes
    ----------
    h : ndarray, shape (n,)
        In the order of `Layout.qubits`.
    J : ndarray, shape (E,)
        In the order of `Layout.edges`; the first `Layout.chain_count` are chain couplers.
    capped_h, capped_j : int
        Values that lay outside the caps.
    """

    h: Array
    J: Array
    capped_h: int
    capped_j: int


class Layout:
    """Some copies of an embedding side by side on one chip.

    Parameters
    ----------
    copies : list of Embedding
        Disjoint, of equal shape.

    Attributes
    ----------
    qubits : ndarray of int64, shape (n,)
        Positions in the topology of all qubits in use.
    edges : ndarray of int64, shape (E, 2)
        All couplers in use as indices into ``qubits``: chain couplers, then weights.
    chain_count : int
        Number of chain couplers.
    single : ndarray of bool, shape (n,)
        Qubits that stand for a hidden unit alone.
    chains : ndarray of int64, shape (n,)
        The chain of each qubit, one for each variable of each copy.
    """

    def __init__(self, copies: list[Embedding]) -> None:
        self.copies = copies
        starts = np.cumsum([0, *(len(copy.qubits) for copy in copies)])
        self.slices = [slice(a, b) for a, b in itertools.pairwise(starts)]
        self._sizes = np.diff(starts)
        self.qubits = np.concatenate([copy.qubits for copy in copies])
        chain = [copy.chain_edges + start for copy, start in zip(copies, starts, strict=False)]
        weight = [copy.weight_edges + start for copy, start in zip(copies, starts, strict=False)]
        self.chain_count = sum(len(part) for part in chain)
        self.single = np.concatenate(
            [(copy.chain_lengths == 1)[copy.variable] & (copy.variable >= copy.outputs) for copy in copies]
            or [np.empty(0, bool)]
        )
        sizes = np.cumsum([0, *(copy.outputs + copy.hidden for copy in copies)])
        self.chains = np.concatenate(
            [copy.variable + start for copy, start in zip(copies, sizes, strict=False)]
            or [np.empty(0, np.int64)]
        )
        self.edges = np.concatenate([*chain, *weight]) if copies else np.empty((0, 2), np.int64)
        self._variables = np.concatenate([copy.variable for copy in copies] or [np.empty(0, np.int64)])
        self._lengths = np.bincount(self.chains)
        self._shares = self._lengths[self.chains]
        self._weights = _Weights(copies)
        self._votes = _Votes(copies, starts)

    @property
    def chained(self) -> Array:
        """Chains that freeze as those of the outputs do, on as few or as many qubits; shape (chains,)."""
        lengths = np.bincount(self.chains)
        outputs = np.concatenate([copy.chain_lengths[: copy.outputs] for copy in self.copies])
        return np.asarray((lengths > 1) == bool((outputs > 1).any()))

    @property
    def lengths(self) -> Array:
        """Qubits of every variable of every copy, shape (C, M+K)."""
        return self._lengths.reshape(len(self.copies), -1)

    @property
    def couplers(self) -> Array:
        """Couplers that carry every weight of every copy, shape (C, M, K)."""
        return self._weights.couplers

    def biases(self, h: Array) -> Array:
        """Return what `h`, on qubits, adds up to on every variable of every copy, shape (C, M+K)."""
        return np.bincount(self.chains, h, len(self._lengths)).reshape(len(self.copies), -1)

    def weights(self, J: Array) -> Array:
        """Return what `J`, on couplers, adds up to for every weight of every copy, shape (C, M, K)."""
        return self._weights.summed(J[self.chain_count :])

    def program(
        self,
        problems: IsingBatch,
        examples: list[int],
        chain_strength: float,
        h_range: tuple[float, float],
        j_range: tuple[float, float],
    ) -> Program:
        """Program one example on each copy.

        A chain's bias is divided evenly among its qubits, a weight among the couplers that carry it;
        the caps apply to what a qubit or coupler is then given, and every capped value is counted.

        Parameters
        ----------
        examples : list of int
            The example of the batch that each copy carries.
        chain_strength : float
            Chain couplers are programmed to −chain_strength.
        """
        batch, outputs = len(problems.h_hidden), len(problems.h_output)
        biases = np.empty((batch, outputs + problems.h_hidden.shape[1]))
        biases[:, :outputs], biases[:, outputs:] = problems.h_output, problems.h_hidden
        each = biases.shape[1] * np.array(examples, np.int64)
        h = biases.ravel().take(np.repeat(each, self._sizes) + self._variables)
        h /= self._shares
        J = np.empty(len(self.edges))
        J[: self.chain_count] = -chain_strength
        J[self.chain_count :] = self._weights.of(problems.J)
        (h, capped_h), (J, capped_j) = _capped(h, *h_range), _capped(J, *j_range)
        return Program(h, J, capped_h, capped_j)

    def outputs(self, spins: Array, rng: np.random.Generator) -> tuple[Array, Array]:
        """Read the outputs of every copy by majority vote over their chains.

        Parameters
        ----------
        spins : ndarray of bool, shape (n, reads)

        Returns
        -------
        y : ndarray of uint8, shape (copies, reads, M)
            A tie is decided by a coin.
        broken : ndarray of bool, shape (copies, reads, M)
            Whether the chain disagreed with itself.
        """
        shape = (len(self.copies), -1, spins.shape[1])
        up, lengths = self._votes.count(spins), self._votes.lengths[:, None]
        coin = rng.random(up.shape) < 0.5
        twice = 2 * up
        y = (twice > lengths) | ((twice == lengths) & coin)
        broken = (up > 0) & (up < lengths)
        return (
            y.reshape(shape).swapaxes(1, 2).astype(np.uint8),
            broken.reshape(shape).swapaxes(1, 2),
        )


def _capped(values: Array, low: float, high: float) -> tuple[Array, int]:
    """Return the values within the caps, and how many lay outside."""
    capped = np.minimum(np.maximum(values, low), high)
    return capped, int(np.count_nonzero(capped != values))


class _Weights:
    """Which weight each coupler of some copies carries, and how many carry each."""

    def __init__(self, copies: list[Embedding]) -> None:
        self._shape = (len(copies), copies[0].outputs, copies[0].hidden) if copies else (0, 0, 0)
        each = self._shape[1] * self._shape[2]
        flat = [copy.weight_index[:, 0] * copy.hidden + copy.weight_index[:, 1] for copy in copies]
        self._weight = np.concatenate([*flat, np.empty(0, np.int64)])
        self._copy_and_weight = np.concatenate(
            [*(one + each * number for number, one in enumerate(flat)), np.empty(0, np.int64)]
        )
        couplers = np.bincount(self._copy_and_weight, minlength=math.prod(self._shape))
        self.couplers, self._shares = couplers.reshape(self._shape), couplers[self._copy_and_weight]

    def of(self, J: Array) -> Array:
        """Return the values of all couplers."""
        return np.asarray(J.ravel()[self._weight] / self._shares)

    def summed(self, values: Array) -> Array:
        """Return the sum of values of couplers for every weight, shape (C, M, K)."""
        summed = np.bincount(self._copy_and_weight, values, math.prod(self._shape))
        return summed.reshape(self._shape)


class _Votes:
    """The output chains of some copies, one after another."""

    def __init__(self, copies: list[Embedding], starts: Array) -> None:
        chains = [
            np.flatnonzero(copy.variable == m) + start
            for copy, start in zip(copies, starts, strict=False)
            for m in range(copy.outputs)
        ]
        # Chips have fewer qubits than 16 bits can count twice.
        self.lengths = np.array([len(chain) for chain in chains], np.int16)
        longest = int(self.lengths.max(initial=0))
        # Qubits that stand at the same place of their chains are counted at once, long chains first.
        order = np.argsort(-self.lengths, kind="stable")
        self._places = [
            np.array([chains[number][place] for number in order if self.lengths[number] > place])
            for place in range(longest)
        ]
        self._back = np.argsort(order)

    def count(self, spins: Array) -> Array:
        """Return how many qubits of each chain are up in each read, shape (chains, reads)."""
        up = np.zeros((len(self.lengths), spins.shape[1]), np.int16)
        for qubits in self._places:
            up[: len(qubits)] += spins.take(qubits, axis=0)
        return up.take(self._back, axis=0)
