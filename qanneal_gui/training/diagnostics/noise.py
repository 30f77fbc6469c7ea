"""The noise budget of some steps in words: which cause shifts the samples most, and what that means."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from statistics import fmean

from qanneal_gui.annealing.noise_budget import ShiftParts
from qanneal_gui.annealing.samplers.base import SamplerReport

RECENT = 20
"""Steps that are taken together: single batches of a few images differ much."""

NAMES = {
    "h": "errors of h",
    "J": "errors of J",
    "quantisation": "rounding of h and J",
    "susceptibility": "susceptibility χ",
    "beta": "β_eff off the device's",
    "caps": "capped values",
    "breaks": "broken output chains",
    "shot": "shot noise of the reads",
}
"""What the causes are called, in the order of `ShiftParts`."""

DEFINITION = (
    "How far the samples are off, as a shift of the log-odds of y. Expected: from the device's known errors. "
    "Each cause has its fraction of the mean square in the bar; its figure is what it would shift alone. "
    f"Measured: from the reads. Root mean squares over the last {RECENT} batches, without outputs so near to "
    "0 or 1 that fewer than 5 reads are expected to differ."
)

_UNEXPLAINED = 2.0
"""Times the expected shift from which a measured one has another cause: for 5 outputs 1 in 1,000."""

_UNSEEN = 2.0
"""Times the measured shift beyond which an expected one is not believed: chance alone in 6 % of 5 outputs."""


@dataclass(frozen=True, slots=True)
class NoiseBudget:
    """Root mean square shifts of the log-odds over some steps.

    Attributes
    ----------
    expected, measured : float
    saturation : float or None
        Mean ⟨s_j⟩² of hidden units.
    parts : dict
        What each known cause would shift alone, the largest first.
    unknown : tuple of str
        Causes of which nothing is known.
    """

    expected: float
    measured: float
    saturation: float | None
    parts: dict[str, float]
    unknown: tuple[str, ...]

    @property
    def shares(self) -> dict[str, float]:
        """Fraction of each cause in the mean square, in the order of `parts`; they add up to 1."""
        whole = sum(value**2 for value in self.parts.values())
        return {name: value**2 / whole if whole else 0.0 for name, value in self.parts.items()}

    @property
    def largest(self) -> str:
        """The cause that shifts most."""
        return next(iter(self.parts))

    @property
    def unexplained(self) -> bool:
        """Whether more is measured than what is known explains."""
        return self.measured > _UNEXPLAINED * self.expected

    @property
    def sentence(self) -> str:
        """What it means."""
        name, value = self.largest, self.parts[self.largest]
        if self.unexplained:
            return (
                f"The log-odds of y are off by {self.measured:.2g} (P near 0 or 1 hardly shows this) and the "
                f"known errors explain {self.expected:.2g}, so another error is at work."
            )
        title = "A " + NAMES[name] if name == "beta" else f"{NAMES[name][0].upper()}{NAMES[name][1:]}"
        return (
            f"{title} alone shift{'' if name in _PLURAL else 's'} the log-odds of y by {value:.2g} (P = 0.50 "
            f"becomes {1 / (1 + math.exp(-value)):.2f})."
        )


_PLURAL = {"h", "J", "caps", "breaks"}


def device_shift(report: SamplerReport) -> float | None:
    """Return the shift that is expected of the device, without shot noise; None if it is not known.

    Where reads show much less, causes cancel, as broken chains do with a β_eff that has followed them.
    """
    if report.expected_shift is None or report.measured_shift is None or report.shift_parts is None:
        return None
    shift = min(report.expected_shift, _UNSEEN * report.measured_shift)
    return math.sqrt(max(0.0, shift**2 - (report.shift_parts.shot or 0.0) ** 2))


def noise_budget(reports: Sequence[SamplerReport]) -> NoiseBudget | None:
    """Take the noise budgets of some steps together; None if none of them has one."""
    budgets = [
        (report.expected_shift, report.measured_shift, report.shift_parts)
        for report in reports
        if report.expected_shift is not None and report.measured_shift is not None and report.shift_parts
    ]
    if not budgets:
        return None
    names = [field.name for field in fields(ShiftParts)]
    parts = {name: _rms(getattr(parts, name) for _, _, parts in budgets) for name in names}
    known = {name: value for name, value in parts.items() if value is not None}
    saturations = [report.saturation for report in reports if report.saturation is not None]
    largest_first = sorted(known.items(), key=lambda item: -item[1])
    return NoiseBudget(
        _rms(expected for expected, _, _ in budgets) or 0.0,
        _rms(measured for _, measured, _ in budgets) or 0.0,
        fmean(saturations) if saturations else None,
        dict(largest_first),
        tuple(name for name, value in parts.items() if value is None),
    )


def _rms(values: Iterable[float | None]) -> float | None:
    """Root mean square of those that are known; None if none is."""
    known = [value for value in values if value is not None]
    return math.sqrt(sum(value**2 for value in known) / len(known)) if known else None
