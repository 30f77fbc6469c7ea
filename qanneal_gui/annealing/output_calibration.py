"""Calibration for networks with several outputs.

Whatever errors do to the means of a copy's outputs, fields on these outputs do, too (`output_sums`). With
``hubs`` these fields are learned. With ``full`` the errors of hidden units are, too, from these units given
the outputs, so that fields are left with less to explain. Both find β of chains on the way, and ``full`` the
susceptibility χ.

Only samples of past steps are used, and of the images only their hidden biases: no label, and nothing of the
batch that is programmed next.
"""

from collections.abc import Mapping

import numpy as np

from qanneal_gui.annealing.beta import BetaTracker
from qanneal_gui.annealing.calibration import Calibration
from qanneal_gui.annealing.embedding.embedding import Embedding
from qanneal_gui.annealing.embedding.programming import Layout, Program
from qanneal_gui.annealing.following import Following, Mode, Told, within
from qanneal_gui.annealing.output_errors import Expected, OutputErrors
from qanneal_gui.annealing.output_sums import Fields, Response, respond
from qanneal_gui.annealing.qubit_errors import LASTING
from qanneal_gui.annealing.susceptibility import leaked
from qanneal_gui.annealing.unit_errors import JointTallies, UnitErrors, tally_jointly, unit_variances
from qanneal_gui.science.arrays import Array

_MIXED = 0.05
"""Standard deviation by which the tracker's log β may be off: it heeds single qubits, which freeze later."""
_RATIO = 0.1
"""Standard deviation of log β of single qubits around that of chains, before anything is seen."""
_SUSCEPTIBILITY = 0.03
"""Standard deviation of the background susceptibility χ, before anything is seen."""

_NOT_FOUND = 1e-12
"""Variance of χ around 0 where it is not to be found: outputs alone cannot tell it from another β."""


def calibration(
    copies: list[Embedding], mode: Mode, tracker: BetaTracker, noise: tuple[float, float], *, follow: bool
) -> Following:
    """Return what follows a device with these copies of a network; parameters are those of `Calibration`."""
    if copies[0].outputs == 1:
        return Calibration(copies, mode, tracker, noise, follow=follow)
    if mode == "off":
        return Following(mode, tracker, follow=follow)
    return OutputCalibration(copies, mode, tracker, noise, follow=follow)


class OutputCalibration(Following):
    """Follows a device that samples networks with several outputs.

    Parameters
    ----------
    copies : list of Embedding
        All copies on the chip, C of them.
    mode, tracker, follow
        As in `Following`; the tracker's β is that of chains.
    noise : tuple of float
        Standard deviations of the device's errors of h and J.
    """

    def __init__(
        self,
        copies: list[Embedding],
        mode: Mode,
        tracker: BetaTracker,
        noise: tuple[float, float],
        *,
        follow: bool,
    ) -> None:
        super().__init__(mode, tracker, follow=follow)
        M = copies[0].outputs
        self._hubs = noise[0] ** 2 * np.array([copy.chain_lengths[:M] for copy in copies], float)
        self._units = unit_variances(copies, noise)
        self._of_outputs = OutputErrors(LASTING * self._hubs)
        self._of_units = UnitErrors(copies, noise) if mode == "full" else None
        self._clock = 0

    def chain_beta(self) -> tuple[float, float]:
        """Return the β of chains, at which outputs freeze, and its standard error."""
        mean, covariance = self._common()
        beta = float(np.exp(mean[0]))
        return beta, beta * float(np.sqrt(covariance[0, 0]))

    @property
    def seen(self) -> bool:
        """Whether samples of this chip have told something of its errors."""
        return self._clock > 0

    @property
    def susceptibility(self) -> tuple[float, float] | None:
        """χ as found, and its standard error; None before anything was seen, and with ``hubs``."""
        if self._of_units is None or not self.seen:
            return None
        mean, covariance = self._common()
        return float(mean[1]), float(np.sqrt(covariance[1, 1]))

    def left(self, layout: Layout, program: Program) -> Array:
        """Return the share of the variance by errors of h and J that is left once they are made up for.

        Returns
        -------
        ndarray, shape (C·M,)
            For every output of every copy.
        """
        C = len(layout.copies)
        if not self.seen:
            return np.ones(C)
        response = respond(Fields.programmed(layout, program), self.chain_beta()[0])
        left = self._of_outputs.covariance[:C] + self._of_outputs.scale.value * self._unknown(response)[1]
        by = response.by_log_odds()
        hubs = self._hubs[:C, :, None] * np.eye(self._hubs.shape[1])
        before, after = (
            np.einsum("cmn,cno,cmo->cm", by, one, by, optimize=True)
            for one in (hubs + response.spread(self._units[:C]), left)
        )
        return np.asarray((after / np.maximum(before, 1e-300)).ravel())

    def compensated(
        self, layout: Layout, program: Program, h_range: tuple[float, float], j_range: tuple[float, float]
    ) -> Program:
        """Return a program that makes up for the errors that are known, within the caps."""
        if not self.compensates:
            return program
        leaked_h, leaked_J = leaked(program.h, program.J, layout, float(self._common()[0][1]))
        on_qubits, on_couplers = self._expected_errors(layout)
        h, J = 2 * program.h - leaked_h - on_qubits, 2 * program.J - leaked_J - on_couplers
        J[: layout.chain_count] = program.J[: layout.chain_count]
        return within(program, h, J, h_range, j_range)

    def tally(self, layout: Layout, spins: Array, y: Array, examples: list[int]) -> Told | None:
        """Count what the reads of a submission tell of the device."""
        return tally_jointly(layout, spins, y, examples, hidden=self._of_units is not None)

    def learn(self, layout: Layout, program: Program, tallies: Told) -> None:
        """Take the samples of a submission into account.

        Parameters
        ----------
        program : Program
            As it was sent, compensated.
        """
        if not isinstance(tallies, JointTallies):
            return
        # With its errors the device sees what was wanted, and what leaks is taken from that: what was sent
        # repeats what past samples said, and χ would seem to explain by how much they were wrong.
        meant = self._with_errors(layout, program)
        leak = _leak(layout, meant)
        if self._of_units is not None:
            fields = Fields.programmed(layout, meant)
            self._of_units.learn(fields, leak, tallies, self._before_units())
            meant = self._with_errors(layout, program)
        common = self._common()[0]
        believed = Fields.programmed(layout, meant) + leak.times(float(common[1]))
        beta = float(np.exp(common[0]))
        response = respond(believed, beta)
        lasting, passing = self._unknown(response)
        shared = np.stack([response.on_outputs(one) for one in (believed, leak)], axis=2)
        expected = Expected(response, beta, shared, lasting, passing)
        self._of_outputs.learn(expected, tallies.states, self._before())
        self._clock += 1

    @property
    def memory(self) -> dict[str, Array]:
        """All that is remembered from step to step."""
        kept = super().memory | {"clock": np.array([float(self._clock)]), "age": np.zeros(1)}
        kept |= self._of_outputs.arrays()
        if self._of_units is not None:
            kept |= self._of_units.arrays()
        return {name: array.copy() for name, array in kept.items()}

    def remember(self, kept: Mapping[str, Array]) -> bool:
        """Go on from what was remembered, as far as it fits this chip, and say whether all of it does."""
        if not super().remember(kept):
            return False
        self._clock, age = int(kept["clock"][0]), float(kept["age"][0])
        self._of_outputs.take(kept, age)
        if self._of_units is not None:
            self._of_units.take(kept, age)
        return True

    def _common(self) -> tuple[Array, Array]:
        """Return what is known of log β of chains and χ: mean and covariance."""
        return self._of_outputs.common(*self._before())

    def _before(self) -> tuple[Array, Array]:
        """Return what is known of them without the outputs."""
        mean, variance = 0.0, _NOT_FOUND
        if self._of_units is not None:
            found, certainty = self._of_units.common(*self._before_units())
            mean, variance = found[1], certainty[1, 1]
        tracker = self.tracker
        covariance = np.diag([tracker.relative_variance + _MIXED**2, variance])
        return np.array([np.log(tracker.beta), mean]), covariance

    def _with_errors(self, layout: Layout, program: Program) -> Program:
        """Return what a device with the expected errors makes of a program, but for χ."""
        on_qubits, on_couplers = self._expected_errors(layout)
        return Program(program.h + on_qubits, program.J + on_couplers, 0, 0)

    def _expected_errors(self, layout: Layout) -> tuple[Array, Array]:
        """Return what is expected of the errors of every h and J, shapes (n,) and (E,)."""
        on_outputs = self._of_outputs.mean(self._common()[0])
        on_units = np.zeros_like(self._units)
        if self._of_units is not None:
            on_units = self._of_units.mean(self._of_units.common(*self._before_units())[0])
        h, J = [], [np.zeros(layout.chain_count)]
        for copy, of_outputs, of_units in zip(layout.copies, on_outputs, on_units, strict=False):
            m, j = copy.weight_index.T
            weight = m * copy.hidden + j
            h.append((np.concatenate([of_outputs, of_units[:, 0]]) / copy.chain_lengths)[copy.variable])
            J.append(of_units[j, 1 + m] / np.bincount(weight)[weight])
        return np.concatenate(h), np.concatenate(J)

    def _before_units(self) -> tuple[Array, Array]:
        """Return what is known of log β of single qubits and χ before hidden units were seen."""
        tracker = self.tracker
        return (
            np.array([np.log(tracker.beta), 0.0]),
            np.diag([tracker.relative_variance + _RATIO**2, _SUSCEPTIBILITY**2]),
        )

    def _unknown(self, response: Response) -> tuple[Array, Array]:
        """Return the variance of fields on outputs that last, and the covariance of those that do not.

        What is not known of hidden units lasts on outputs as far as it is the same for all images.
        """
        C = len(response.by_unit)
        eye = np.eye(self._hubs.shape[1])
        everything = response.spread(self._units[:C])
        known, scale = LASTING * everything, 1.0
        if self._of_units is not None:
            known, scale = response.spread(self._of_units.covariance[:C]), self._of_units.scale.value
        alike = self._alike(response)
        lasting = LASTING * self._hubs[:C] + alike * np.einsum("cmm->cm", known)
        redrawn = (1 - LASTING) * (scale * everything + self._hubs[:C, :, None] * eye)
        return lasting, redrawn + (1 - alike) * known

    def _alike(self, response: Response) -> float:
        """Return how much errors of hidden units do alike to two problems on the same copy, from 0 to 1."""
        C = len(response.by_unit)
        if C == 1:
            return 1.0
        # By output: what an error in units of its standard deviation does, on every copy.
        by = (response.by_unit * np.sqrt(self._units[:C, :, None, :])).transpose(2, 0, 1, 3)
        products = by.reshape(len(by), C, -1) @ by.reshape(len(by), C, -1).swapaxes(1, 2)
        own = np.einsum("mcc->m", products)
        between = (products.sum(axis=(1, 2)) - own) / (C - 1)
        return float(np.clip(between.sum() / max(own.sum(), 1e-300), 0.0, 1.0))


def _leak(layout: Layout, program: Program) -> Fields:
    """Return what leaks to outputs and hidden units for each unit of χ."""
    small = 1e-3
    h, J = leaked(program.h, program.J, layout, small)
    return Fields.programmed(layout, Program((h - program.h) / small, (J - program.J) / small, 0, 0))
