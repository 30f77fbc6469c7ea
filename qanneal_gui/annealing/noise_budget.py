"""The noise budget: how far a step's samples are expected to be off, part by part, and how far they are.

What counts is the log-odds ℓ of an output. Errors of h and J shift it at random, on every copy and in every
gauge by something else, so that they average out; of first order they shift it by

    2β √(σ_J² Σ⟨s_j⟩² + σ_h² (qubits of the hub)),

and a little more where hidden units depend on h. What is systematic does not average out: rounding of h and
J, background susceptibility χ, a β_eff that is not the device's, capped values. These follow exactly, from
the closed form of what was programmed (`Stars`). What broken chains do is seen in the reads, as long as
some chains hold, and shot noise is binomial. Readout errors are left out: the majority of a chain hardly
ever errs.

Where calibration makes up for errors, what it leaves is expected. With several outputs, each is the hub of a
star while the others are held at their mean.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from qanneal_gui.annealing.embedding.programming import Layout, Program
from qanneal_gui.annealing.following import Following
from qanneal_gui.annealing.shifts import Broken, log_odds, mean_square, told
from qanneal_gui.annealing.stars import Stars
from qanneal_gui.annealing.susceptibility import leaked
from qanneal_gui.science.arrays import Array, sigmoid


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a device's errors; None stands for what it does not tell.

    Attributes
    ----------
    noise, mean : tuple of float
        Standard deviations and means of the errors of h and J.
    beta : tuple of float or None
        Inverse temperatures of single qubits and of chains.
    susceptibility, quantisation : float or None
        χ, and the step to which h and J are rounded.
    """

    noise: tuple[float, float]
    mean: tuple[float, float] = (0.0, 0.0)
    beta: tuple[float, float] | None = None
    susceptibility: float | None = None
    quantisation: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """A submission as it was wanted: neither compensated nor disturbed.

    Attributes
    ----------
    examples : list of int
        The example on each copy, C in all.
    program : Program
        Within the caps.
    uncapped : Program
        Without them.
    """

    layout: Layout
    examples: list[int]
    program: Program
    uncapped: Program


@dataclass(frozen=True, slots=True)
class ShiftParts:
    """What each cause shifts alone, root mean square; None where nothing is known of it.

    Attributes
    ----------
    h, J : float or None
        Errors of h and J.
    quantisation, susceptibility, beta, caps : float or None
        Rounding of h and J, χ, a β_eff that is not the device's, capped values.
    breaks, shot : float or None
        Broken chains, and the shot noise of the reads.
    """

    h: float | None
    J: float | None
    quantisation: float | None
    susceptibility: float | None
    beta: float | None
    caps: float | None
    breaks: float | None
    shot: float | None


@dataclass(frozen=True, slots=True)
class Shift:
    """Root mean square shifts of the log-odds of a step's outputs.

    Only outputs of which the reads can tell count (`shifts.told`). All is None where there are none.

    Attributes
    ----------
    expected, measured : float or None
        All in all, shot noise included.
    parts : ShiftParts or None
    saturation : float or None
        Mean ⟨s_j⟩² of hidden units given the output: 1 where they are saturated.
    """

    expected: float | None = None
    measured: float | None = None
    parts: ShiftParts | None = None
    saturation: float | None = None


@dataclass(frozen=True, slots=True)
class Belief:
    """What is expected of the device while a step is sampled.

    Attributes
    ----------
    known : Known
    calibration : Following
        As it was when the step was programmed.
    gauges : int
        How often each submission is made.
    reversed_spins : bool
        Whether each is made in a gauge of its own, in which mean errors have random signs.
    """

    known: Known
    calibration: Following
    gauges: int
    reversed_spins: bool

    def beta_of(self, layout: Layout) -> tuple[float, float | None]:
        """Return the β at which outputs freeze, and its standard error; None if it is a mere setting."""
        if self.known.beta is not None:
            chained = any(copy.hub_qubits > 1 for copy in layout.copies)
            return self.known.beta[chained], 0.0
        if self.calibration.follow or self.calibration.seen:
            return self.calibration.chain_beta()
        return self.calibration.beta, None


def noise_budget(
    wanted: Sequence[Wanted], belief: Belief, exact: Array, up: Array, reads: Array, broken: Broken
) -> Shift:
    """Return the shifts of one step.

    Parameters
    ----------
    wanted : sequence of Wanted
        The submissions in one gauge; every example is on equally many copies.
    exact : ndarray, shape (B, M)
        Log-odds of the outputs in closed form.
    up, reads : ndarray, shapes (B, M) and (B,)
        Reads with output 1, and all reads.
    """
    counted = told(exact, reads)
    if not counted.any():
        return Shift()
    submissions = [_Submission(one, belief, exact) for one in wanted]
    each = [one.effects() for one in submissions]
    order = np.argsort(np.concatenate([one.examples for one in wanted]), kind="stable")
    effects = np.concatenate(belief.gauges * [_known(each, order, len(exact))], axis=3)
    everything = effects.sum(axis=0)
    limit = np.log(2 * reads + 1)[:, None]
    *alone, all_together = _squares(np.concatenate([effects, everything[None]]), exact, limit)
    known = iter(alone)
    squares = {name: None if effect is None else next(known) for name, effect in each[0].items()}
    p = sigmoid(np.where(counted, exact, 0.0))  # elsewhere it may be 0 or 1 to the bit
    by_breaks = broken.shifts()
    # Where hardly a chain holds, there are no reads to hold the broken ones against.
    squares["breaks"] = by_breaks.square if by_breaks.told[counted].mean() > 0.5 else None
    by_shot = squares["shot"] = 1 / (reads[:, None] * p * (1 - p))
    # A β_eff that has followed broken chains makes up for them: what is systematic may cancel.
    together = all_together + 2 * everything[1].mean(axis=1) * by_breaks.shift + by_breaks.square
    squares["expected"] = together + by_shot
    squares["measured"] = (log_odds(up, reads[:, None]) - exact) ** 2
    shifts = _rms(squares, counted)
    return Shift(
        shifts.pop("expected"),
        shifts.pop("measured"),
        ShiftParts(**shifts),
        float(np.mean([one.saturation for one in submissions])),
    )


def _known(each: Sequence[dict[str, Array | None]], order: Array, examples: int) -> Array:
    """Return every effect that is known, on every copy of each example, shape (E, 3, B, n, M)."""
    stacks = [np.stack([effect for effect in one.values() if effect is not None]) for one in each]
    slots = np.concatenate(stacks, axis=2)[:, :, order]
    return slots.reshape(*slots.shape[:2], examples, -1, slots.shape[-1])


def _squares(effects: Array, exact: Array, limit: Array) -> Array:
    """Return the expected square of every effect, shape (E, B, M)."""
    found = np.zeros((len(effects), *exact.shape))
    some = effects.any(axis=(1, 2, 3, 4))
    if some.any():
        random, fixed, common = effects[some].swapaxes(0, 1)
        found[some] = mean_square(exact, random, fixed, limit) + common.mean(axis=2)
    return found


def _rms(squares: dict[str, Array | None], counted: Array) -> dict[str, float | None]:
    """Return the root mean square of those that are known, over the outputs that count."""
    known = {name: one for name, one in squares.items() if one is not None}
    means = np.stack(list(known.values()))[:, counted].mean(axis=1)
    roots = dict(zip(known, np.sqrt(np.maximum(means, 0.0)).tolist(), strict=True))
    return {name: roots.get(name) for name in squares}


class _Submission:
    """What shifts the outputs of a submission: C copies with M outputs each, which are stars on their own.

    An effect has shape (3, C, M): the variance of what is random, what is fixed, and the variance of what is
    uncertain but the same everywhere; None stands for what is not known.
    """

    def __init__(self, wanted: Wanted, belief: Belief, exact: Array) -> None:
        self._wanted, self._belief, self._known = wanted, belief, belief.known
        self._beta, self._beta_error = belief.beta_of(wanted.layout)
        self._stars = _Stars(wanted.layout, np.tanh(exact[wanted.examples] / 2))
        self._outputs = self._stars.of(wanted.program)
        self._by_h, self._by_J = self._outputs.slopes(self._beta)

    @property
    def saturation(self) -> float:
        """Mean ⟨s_j⟩² of hidden units."""
        return float(((self._by_J / (2 * self._beta)) ** 2).mean())

    def effects(self) -> dict[str, Array | None]:
        """Return the effect of everything but chain breaks and shot noise."""
        by_h, by_J = self._errors()
        return {
            "h": by_h,
            "J": by_J,
            "quantisation": self._rounding(),
            "susceptibility": self._leakage(),
            "beta": self._mismatch(),
            "caps": self._caps(),
        }

    def _errors(self) -> tuple[Array, Array]:
        mean, noise = np.array(self._known.mean), np.array(self._known.noise)
        if self._belief.reversed_spins:
            mean, noise = 0 * mean, np.hypot(mean, noise)
        of_h, of_J = self._stars.variance(self._by_h, self._by_J, self._beta, (noise[0], noise[1]))
        # Outputs are shifted by the errors of their copy alone; where nothing tells them apart, all alike.
        left = self._belief.calibration.left(self._wanted.layout, self._wanted.program)
        left = np.repeat(left, len(of_h) // len(left))
        fixed_h = fixed_J = np.zeros(len(of_h))
        if mean.any():
            of_hub = 2 * self._beta * self._outputs.hubs
            fixed_h = mean[0] * ((self._stars.qubits * self._by_h).sum(axis=1) - of_hub)
            fixed_J = mean[1] * (self._stars.couplers * self._by_J).sum(axis=1)
        return self._effect(left * of_h, fixed_h), self._effect(left * of_J, fixed_J)

    def _rounding(self) -> Array | None:
        step = self._known.quantisation
        if step is None:
            return None
        if step == 0:
            return self._effect()
        program = self._wanted.program
        return self._changed(step * np.round(program.h / step), step * np.round(program.J / step))

    def _leakage(self) -> Array | None:
        """Return what leaks beyond that for which calibration makes up."""
        found = self._belief.calibration.susceptibility
        made_up = found[0] if found and self._belief.calibration.compensates else 0.0
        if self._known.susceptibility is not None:
            return self._leaked(self._known.susceptibility - made_up)
        if found is None:
            return None
        mean, error = found
        effect, uncertain = self._leaked(mean - made_up), self._leaked(error)
        effect[2] = uncertain[1] ** 2
        return effect

    def _leaked(self, susceptibility: float) -> Array:
        if not susceptibility:
            return self._effect()
        program, layout = self._wanted.program, self._wanted.layout
        return self._changed(*leaked(program.h, program.J, layout, susceptibility))

    def _mismatch(self) -> Array | None:
        used, error = self._belief.calibration.beta, self._beta_error
        if error is None:
            return None
        if used == self._beta and not error:
            return self._effect()
        fixed = self._outputs.log_odds(self._beta) - self._outputs.log_odds(used)
        return self._effect(fixed=fixed, common=(self._outputs.by_log_beta(used) * error / self._beta) ** 2)

    def _caps(self) -> Array:
        program, used = self._wanted.program, self._belief.calibration.beta
        if not program.capped_h + program.capped_j:
            return self._effect()
        free = self._stars.of(self._wanted.uncapped)
        return self._effect(fixed=self._outputs.log_odds(used) - free.log_odds(used))

    def _changed(self, h: Array, J: Array) -> Array:
        changed = self._stars.of(Program(h, J, 0, 0))
        return self._effect(fixed=changed.log_odds(self._beta) - self._outputs.log_odds(self._beta))

    def _effect(
        self, random: Array | float = 0.0, fixed: Array | float = 0.0, common: Array | float = 0.0
    ) -> Array:
        effect = np.empty((3, len(self._outputs.h0)))
        effect[0], effect[1], effect[2] = random, fixed, common
        return effect.reshape(3, len(self._wanted.examples), -1)


class _Stars:
    """The outputs of some copies as stars of their own, each with the other outputs held at their mean.

    Parameters
    ----------
    layout : Layout
    spins : ndarray, shape (C, M)
        Mean spin of every output.

    Attributes
    ----------
    qubits : ndarray, shape (C·M, K)
        Qubits of every hidden unit.
    couplers : ndarray, shape (C·M, K)
        Couplers that carry every weight.
    """

    def __init__(self, layout: Layout, spins: Array) -> None:
        self._layout, self._spins = layout, spins
        self._M = layout.copies[0].outputs
        self._hubs = layout.lengths[:, : self._M].ravel()
        self.qubits = np.repeat(layout.lengths[:, self._M :], self._M, axis=0)
        self.couplers = layout.couplers.reshape(self.qubits.shape)

    def of(self, program: Program) -> Stars:
        """Return the stars of a program, in the order of copies, then of outputs."""
        if self._M == 1:
            return Stars.programmed(self._layout, program)
        h0, of_units = np.split(self._layout.biases(program.h), [self._M], axis=1)
        J = self._layout.weights(program.J)
        through = self._spins[:, None] @ J
        h = of_units[:, None] + through - self._spins[:, :, None] * J
        shape = self.qubits.shape
        return Stars(h0.ravel(), h.reshape(shape), J.reshape(shape), self._hubs)

    def variance(
        self, by_h: Array, by_J: Array, beta: float, noise: tuple[float, float]
    ) -> tuple[Array, Array]:
        """Variances of ℓ that errors of every h and J cause, of the other outputs' couplings, too.

        Parameters
        ----------
        by_h, by_J : ndarray, shape (C·M, K)
            As `Stars.slopes` returns them.
        """
        squares = by_h**2
        of_h = (self.qubits * squares).sum(axis=1) + (2 * beta) ** 2 * self._hubs
        of_J = (self.couplers * by_J**2).sum(axis=1)
        if self._M > 1:
            # What an error of another output's coupling adds to the field of a hidden unit.
            s = np.repeat(self._spins**2, by_h.shape[1], axis=1).reshape(by_h.shape)
            through = (self.couplers * s).reshape(len(self._spins), self._M, -1)
            others = (through.sum(axis=1, keepdims=True) - through).reshape(by_h.shape)
            of_J += (others * squares).sum(axis=1)
        return noise[0] ** 2 * of_h, noise[1] ** 2 * of_J
