"""Energies of what an annealer read, beside those of exact samples: a check of all units.

The energy is the network's own, E(k, y|x) in nats, of the reads that a snapshot keeps, each chain read by
majority; so it is the same whatever was programmed to reach it. A temperature that is off shows in it at
once: of K units the mean moves as K, the spread as √K.
"""

from dataclasses import dataclass

import numpy as np

from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.snapshot import ChipSnapshot
from qanneal_gui.science import ebm
from qanneal_gui.science.arrays import Array, sigmoid
from qanneal_gui.science.sampled_sums import SampledSums

_EXACT_DRAWS = 2000
"""Exact samples in all, about."""

_MOST_TERMS = 10**6
"""Hidden units times outputs' states over all examples that are looked at: 15 ms of a window's time."""


@dataclass(frozen=True, slots=True, eq=False)
class Energies:
    """Energies less the exact mean of their example, in nats.

    Attributes
    ----------
    sampled, exact : ndarray, shapes (R,) and (S,)
        Of the reads kept of a submission, and of exact samples of the same examples in the same proportions.
    estimated : bool
        Whether `exact` is an estimate, from outputs that were drawn and weighed by their probability.
    """

    sampled: Array
    exact: Array
    estimated: bool = False

    @property
    def shift(self) -> float:
        """Mean energy of the reads above the exact mean."""
        return float(self.sampled.mean())

    @property
    def shift_error(self) -> float:
        """Standard error of `shift`."""
        return float(self.sampled.std() / np.sqrt(len(self.sampled)))


def energies(snapshot: ChipSnapshot) -> Energies | None:
    """Return the energies of a submission; None if its snapshot does not say whose network it was."""
    problems = snapshot.problems
    if problems is None or not snapshot.reads.size:
        return None
    rng = np.random.default_rng(0)  # for ties and exact draws: the same picture each time it is drawn
    copies = snapshot.placement.copies[: snapshot.copies]
    cuts = np.cumsum([len(copy.qubits) for copy in copies])[:-1]
    most = max(1, _MOST_TERMS // (problems.a.shape[1] << min(len(problems.c), ebm.MAX_EXACT_OUTPUTS)))
    looked_at = sorted(set(snapshot.examples))[:most]
    shares = np.bincount([example for example in snapshot.examples if example in looked_at])
    exact = {
        example: _exact(problems, example, max(1, _EXACT_DRAWS * shares[example] // shares.sum()), rng)
        for example in looked_at
    }
    sampled = []
    for copy, example, reads in zip(copies, snapshot.examples, np.split(snapshot.reads, cuts), strict=True):
        if example not in exact:
            continue
        order = np.argsort(copy.variable, kind="stable")
        starts = np.cumsum(copy.chain_lengths) - copy.chain_lengths
        votes = np.add.reduceat(reads[order], starts, axis=0, dtype=np.int16)
        units = np.where(votes == 0, rng.random(votes.shape, np.float32) < 0.5, votes > 0)
        k, y = units[copy.outputs :].T, units[: copy.outputs].T
        sampled.append(energy(problems, example, k, y) - exact[example][0])
    return Energies(
        np.concatenate(sampled),
        np.concatenate([drawn for _, drawn in exact.values()]),
        estimated=len(problems.c) > ebm.MAX_EXACT_OUTPUTS,
    )


def energy(problems: ClampedBatch, example: int, k: Array, y: Array) -> Array:
    """Return E(k, y|x) of an example, up to what does not depend on k and y, shape (R,).

    Parameters
    ----------
    k, y : ndarray, shapes (R, K) and (R, M)
    """
    k, y = k.astype(np.float64), y.astype(np.float64)
    from_outputs = np.einsum("rm,rm->r", y, k @ problems.W2.T + problems.c)
    return np.asarray(-(k @ problems.a[example]) - from_outputs)


def _exact(problems: ClampedBatch, example: int, count: int, rng: np.random.Generator) -> tuple[float, Array]:
    """Return the exact mean energy of an example, and the energies of exact samples less that mean."""
    one = ClampedBatch(problems.a[example : example + 1], problems.W2, problems.c)
    known = one.known()
    if isinstance(known, SampledSums):
        states, p = known.pool(0)
    else:
        states, p = ebm.output_states(len(problems.c)), np.exp(known[0])
    p_hidden = sigmoid(one.a + states @ problems.W2)
    mean = float(p @ energy(problems, example, p_hidden, states))
    times = rng.multinomial(count, p / p.sum())
    y = np.repeat(states, times, axis=0)
    k = np.concatenate(
        [rng.random((n, len(q)), np.float32) < q for n, q in zip(times, p_hidden, strict=True) if n]
    )
    return mean, energy(problems, example, k, y) - mean
