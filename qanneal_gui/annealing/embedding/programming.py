"""From logical problems to what is programmed on the chip, and from its spins back to outputs."""

import itertools
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

    @property
    def chained(self) -> Array:
        """Chains that freeze as those of the outputs do, on as few or as many qubits; shape (chains,)."""
        lengths = np.bincount(self.chains)
        outputs = np.concatenate([copy.chain_lengths[: copy.outputs] for copy in self.copies])
        return np.asarray((lengths > 1) == bool((outputs > 1).any()))

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
        h = np.concatenate(
            [
                np.concatenate([problems.h_output, problems.h_hidden[i]])[copy.variable]
                / copy.chain_lengths[copy.variable]
                for copy, i in zip(self.copies, examples, strict=True)
            ]
        )
        weights = np.concatenate([_weight_values(copy, problems.J) for copy in self.copies])
        J = np.concatenate([np.full(self.chain_count, -chain_strength), weights])
        capped_h, capped_j = np.clip(h, *h_range), np.clip(J, *j_range)
        return Program(capped_h, capped_j, int((capped_h != h).sum()), int((capped_j != J).sum()))

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
        votes, broken = [], []
        for copy, part in zip(self.copies, self.slices, strict=True):
            for m in range(copy.outputs):
                chain = spins[part][copy.variable == m]
                up = chain.sum(axis=0)
                coin = rng.random(up.shape) < 0.5
                votes.append(np.where(2 * up == len(chain), coin, 2 * up > len(chain)))
                broken.append((up > 0) & (up < len(chain)))
        shape = (len(self.copies), -1, spins.shape[1])
        return (
            np.stack(votes).reshape(shape).swapaxes(1, 2).astype(np.uint8),
            np.stack(broken).reshape(shape).swapaxes(1, 2),
        )


def _weight_values(copy: Embedding, J: Array) -> Array:
    values = J[copy.weight_index[:, 0], copy.weight_index[:, 1]]
    flat = copy.weight_index[:, 0] * copy.hidden + copy.weight_index[:, 1]
    return np.asarray(values / np.bincount(flat)[flat])
