"""The errors of hidden units in networks with several outputs, learned from these units given the outputs.

Given the outputs, a hidden unit on a single qubit is alone: it is up with probability σ(−2βf) in the field
f = h_j + Σ_m J_mj s_m of what the device made of h_j and J_mj. That is a logistic regression for each unit,
with the device's noise as the prior of its 1+M unknowns. The logarithm of β of single qubits and the
susceptibility χ are common to all. Units of two qubits keep their prior.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from qanneal_gui.annealing.common_filter import CommonFilter
from qanneal_gui.annealing.embedding.embedding import Embedding
from qanneal_gui.annealing.embedding.programming import Layout
from qanneal_gui.annealing.output_sums import Fields, features, pairs
from qanneal_gui.annealing.qubit_errors import LASTING
from qanneal_gui.science.arrays import Array, sigmoid

_FORGETTING = 0.002
"""Share of the prior's variance by which what is known fades with every submission."""
_FADING = 0.98
"""Share of what is known of β and χ that is kept with every submission."""


@dataclass(frozen=True, slots=True, eq=False)
class JointTallies:
    """What the reads of one submission tell of the device, for networks with several outputs.

    Attributes
    ----------
    examples : tuple of int
        The example of the batch on each copy, C in all.
    reads : int
    states : ndarray of int64, shape (C, 2^M)
        Reads of every output, in the order of `ebm.output_states`.
    hidden_up : ndarray of int64, shape (C, K, 1+M), or None
        Reads in which a hidden unit was 1; and those in which an output was, too.
    """

    examples: tuple[int, ...]
    reads: int
    states: Array
    hidden_up: Array | None = None


def tally_jointly(
    layout: Layout, spins: Array, y: Array, examples: list[int], *, hidden: bool
) -> JointTallies:
    """Count what the reads of a submission tell of the device.

    Parameters
    ----------
    spins : ndarray of bool, shape (n, reads)
    y : ndarray of uint8, shape (C, reads, M)
        The outputs of every copy, by majority vote.
    hidden : bool
        Whether hidden units are counted, too.
    """
    reads, M = y.shape[1:]
    index = y @ (1 << np.arange(M))
    states = np.stack([np.bincount(one, minlength=2**M) for one in index])
    if not hidden:
        return JointTallies(tuple(examples), reads, states)
    counts = np.empty((len(y), layout.copies[0].hidden, 1 + M), np.int64)
    for c, (copy, part) in enumerate(zip(layout.copies, layout.slices, strict=True)):
        first = np.unique(copy.variable, return_index=True)[1][M:]
        given = np.concatenate([np.ones((reads, 1)), y[c]], axis=1, dtype=np.float32)
        counts[c] = np.rint(spins[part][first].astype(np.float32) @ given)
    return JointTallies(tuple(examples), reads, states, counts)


def unit_variances(copies: list[Embedding], noise: tuple[float, float]) -> Array:
    """Return the variances of the errors of every h_j and J_mj, shape (C, K, 1+M)."""
    found = []
    for copy in copies:
        flat = copy.weight_index[:, 0] * copy.hidden + copy.weight_index[:, 1]
        couplers = np.bincount(flat, minlength=copy.outputs * copy.hidden).reshape(copy.outputs, -1)
        of_h = noise[0] ** 2 * copy.chain_lengths[copy.outputs :]
        found.append(np.vstack([of_h[None], noise[1] ** 2 * couplers]).T)
    return np.array(found)


class UnitErrors(CommonFilter):
    """Errors of h_j and J_mj on every copy, with their covariances; β of single qubits; χ.

    Parameters
    ----------
    copies : list of Embedding
    noise : tuple of float
        Standard deviations of the device's errors of h and J.

    Attributes
    ----------
    covariance : ndarray, shape (C, K, 1+M, 1+M)
        Of the errors of each unit, given log β and χ.
    scale : NoiseScale
        How large the errors that are drawn anew are, against what was assumed.
    """

    def __init__(self, copies: list[Embedding], noise: tuple[float, float]) -> None:
        variances = unit_variances(copies, noise)
        self._prior, self._redrawn = LASTING * variances, (1 - LASTING) * variances
        super().__init__(self._prior[..., None] * np.eye(variances.shape[2]), _FADING)
        M = copies[0].outputs
        self._alone = np.array([copy.chain_lengths[M:] == 1 for copy in copies])

    def learn(self, meant: Fields, leak: Fields, tallies: JointTallies, prior: tuple[Array, Array]) -> None:
        """Take the hidden units of a submission into account.

        Parameters
        ----------
        meant : Fields
            What was programmed, with the errors that are expected.
        leak : Fields
            What leaks to it for each unit of χ.
        prior : tuple of ndarray
            Mean and covariance of log β of single qubits and of χ before anything was seen.
        """
        if tallies.hidden_up is None:
            return
        C, eye = len(meant.units), np.eye(meant.units.shape[2])
        at = self.common(*prior)[0]
        self.look_from(at)
        self._fade()
        believed = meant.units + at[1] * leak.units
        score, information = _regression(believed, float(np.exp(at[0])), tallies)
        alone = self._alone[:C, :, None]
        shared = self.slopes_with(np.stack([believed, leak.units], axis=3))
        redrawn = self.scale.value * self._redrawn[:C, :, :, None] * eye
        self.update(score * alone, information * alone[..., None], shared, redrawn)

    def arrays(self) -> dict[str, Array]:
        """Return what is remembered from step to step."""
        return self._arrays("units") | {"units.scale": self.scale.memory}

    def take(self, kept: Mapping[str, Array], age: float) -> None:
        """Go on from what was remembered so many submissions ago."""
        self._take(kept, "units")
        self.scale.memory = kept["units.scale"]
        self._fade(age)

    def _fade(self, age: float = 1.0) -> None:
        own = np.einsum("ckaa->cka", self.covariance)
        own += np.clip(self._prior - own, 0.0, age * _FORGETTING * self._prior)


def _regression(fields: Array, beta: float, tallies: JointTallies) -> tuple[Array, Array]:
    """Return the slope of the log-likelihood by every h_j and J_mj, and its expected curvature.

    Parameters
    ----------
    fields : ndarray, shape (C, K, 1+M)
        h_j and J_mj as they are believed to be.

    Returns
    -------
    score, information : ndarray, shapes (C, K, 1+M) and (C, K, 1+M, 1+M)
    """
    assert tallies.hidden_up is not None
    M = fields.shape[2] - 1
    (products, place), x = pairs(M), features(M)
    score, information = np.empty_like(fields), np.empty((*fields.shape, 1 + M))
    for c, (states, up) in enumerate(zip(tallies.states, tallies.hidden_up, strict=True)):
        seen = np.flatnonzero(states)
        count = states[seen].astype(np.float32)[:, None]
        p = sigmoid(x[seen] @ (-2 * beta * fields[c].T).astype(np.float32))
        observed = np.column_stack([up[:, 0], 2 * up[:, 1:] - up[:, :1]])
        score[c] = -2 * beta * (observed - (count * p).T @ x[seen])
        weights = (count * p * (1 - p)).T @ products[seen]
        information[c] = (2 * beta) ** 2 * weights[:, place]
    return score, information
