"""What a device makes of the h and J that it is given: the errors of a real annealer, part by part.

The parts, and D-Wave's names for them ("Errors and Error Correction" in its documentation): *integrated
control errors*, Gaussian with a mean, of which one part belongs to the chip, one drifts slowly (flux noise)
and one is drawn at each programming; *background susceptibility* χ, by which a qubit's h and couplings leak
to its neighbours; and the steps of the digital-to-analogue converters.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from qanneal_gui.annealing.embedding.programming import Layout
from qanneal_gui.annealing.embedding.topology import Topology
from qanneal_gui.annealing.susceptibility import leaked
from qanneal_gui.science.arrays import Array

_SHORTEST, _LONGEST = 100.0, 1000.0
"""Periods of the slow drift, in submissions."""


@dataclass(frozen=True, slots=True)
class ErrorModel:
    """Sizes of the errors.

    Attributes
    ----------
    h_noise, j_noise : float
        Standard deviation of the error of every h and J.
    h_mean, j_mean : float
        Its mean.
    static_share, drift_share : float
        Shares of the variance that belong to the chip, and that drift; the rest is drawn anew for every
        submission.
    susceptibility : float
        χ.
    quantisation : float
        Step to which h and J are rounded, before all other errors; 0 for none.
    readout_error : float
        Probability with which a spin is read wrongly.
    seed : int
        Of what belongs to the chip.
    """

    h_noise: float = 0.0
    j_noise: float = 0.0
    h_mean: float = 0.0
    j_mean: float = 0.0
    static_share: float = 0.0
    drift_share: float = 0.0
    susceptibility: float = 0.0
    quantisation: float = 0.0
    readout_error: float = 0.0
    seed: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Wiring:
    """Qubits and couplers of a problem of which nothing more is known; a `Layout` is one, too.

    Attributes
    ----------
    qubits : ndarray of int64, shape (n,)
        Positions in the topology.
    edges : ndarray of int64, shape (E, 2)
        Couplers as indices into ``qubits``.
    chain_count : int
        How many of them, from the first on, hold chains together.
    """

    qubits: Array
    edges: Array
    chain_count: int = 0


class ChipErrors:
    """The errors of one chip.

    Parameters
    ----------
    topology : Topology
        Its working graph.
    model : ErrorModel
    """

    def __init__(self, topology: Topology, model: ErrorModel) -> None:
        self.topology, self.model = topology, model

    def disturbed(
        self, layout: Layout | Wiring, h: Array, J: Array, clock: int, rng: np.random.Generator
    ) -> tuple[Array, Array]:
        """Return the h and J that the device solves in place of those programmed.

        Parameters
        ----------
        h, J : ndarray, shapes (n,) and (E,)
            In the order of the layout.
        clock : int
            Submissions before this one, for the drift.
        rng : numpy.random.Generator
            For what is drawn at each programming.
        """
        h, J = self._rounded(h), self._rounded(J)
        h, J = leaked(h, J, layout, self.model.susceptibility)
        h_error, J_error = self.lasting(layout, clock)
        redrawn = np.sqrt(max(0.0, 1.0 - self.model.static_share - self.model.drift_share))
        for error, values, noise in ((h_error, h, self.model.h_noise), (J_error, J, self.model.j_noise)):
            error += values
            drawn = rng.standard_normal(len(values))
            drawn *= redrawn * noise
            error += drawn
        return h_error, J_error

    def lasting(self, layout: Layout | Wiring, clock: int) -> tuple[Array, Array]:
        """Return the errors of h and J that outlast a submission: means, static ones, and the drift."""
        model = self.model
        h, J = np.full(len(layout.qubits), model.h_mean), np.full(len(layout.edges), model.j_mean)
        if model.static_share + model.drift_share == 0:
            return h, J
        couplers = coupler_positions(self.topology, layout)
        for error, noise, units, used in (
            (h, model.h_noise, self._qubits, layout.qubits),
            (J, model.j_noise, self._couplers, couplers),
        ):
            static, phase, period = (values[used] for values in units)
            drift = np.sqrt(2) * np.cos(phase + 2 * np.pi * clock / period)
            error += noise * (np.sqrt(model.static_share) * static + np.sqrt(model.drift_share) * drift)
        return h, J

    def read(self, spins: Array, rng: np.random.Generator) -> Array:
        """Return the spins as they are read out, some of them wrongly."""
        if not self.model.readout_error:
            return spins
        return np.asarray(spins ^ (rng.random(spins.shape, np.float32) < self.model.readout_error))

    def _rounded(self, values: Array) -> Array:
        step = self.model.quantisation
        return np.asarray(step * np.round(values / step)) if step else values

    @cached_property
    def _qubits(self) -> tuple[Array, Array, Array]:
        return _drawn(len(self.topology), np.random.default_rng([self.model.seed, 0]))

    @cached_property
    def _couplers(self) -> tuple[Array, Array, Array]:
        return _drawn(len(self.topology.edges), np.random.default_rng([self.model.seed, 1]))


def coupler_positions(topology: Topology, layout: Layout | Wiring) -> Array:
    """Return where each coupler of a layout stands in ``topology.edges``, shape (E,)."""
    n = len(topology)
    pairs = np.sort(layout.qubits[layout.edges], axis=1)
    keys = topology.edges[:, 0] * n + topology.edges[:, 1]
    return np.asarray(np.searchsorted(keys, pairs[:, 0] * n + pairs[:, 1]))


def _drawn(count: int, rng: np.random.Generator) -> tuple[Array, Array, Array]:
    """Draw a static error in units of σ, and phase and period of a drift, for each of so many."""
    static = rng.standard_normal(count)
    phase = rng.uniform(0, 2 * np.pi, count)
    period = np.exp(rng.uniform(np.log(_SHORTEST), np.log(_LONGEST), count))
    return static, phase, period
