"""Axes: what range to show, where its ticks are, how they are labelled."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from qanneal_gui.figures.model import Floats

_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
# Beyond these, differences and products of values leave the range of floating point.
_HUGE, _TINY = 1e150, 1e-150


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis; minor ticks have no text."""

    value: float
    text: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear or logarithmic axis from `low` to `high`."""

    low: float
    high: float
    log: bool = False

    def fraction(self, values: Floats) -> Floats:
        """Return where values lie, 0 at `low` and 1 at `high`; NaN for what the axis cannot show."""
        with np.errstate(all="ignore"):
            if self.log:
                logs = np.where(values > 0, np.log10(np.where(values > 0, values, 1.0)), np.nan)
                low, high = math.log10(self.low), math.log10(self.high)
                return np.asarray((logs - low) / (high - low))
            # Infinite values have no place; huge ones are drawn at the edge of what can be computed.
            finite = np.where(np.isfinite(values), np.clip(values, -2 * _HUGE, 2 * _HUGE), np.nan)
            return np.asarray((finite - self.low) / (self.high - self.low))

    def ticks(self, about: int) -> list[Tick]:
        """Return round values, and on a log axis minor ones; about as many with labels as asked for.

        They are two at least: a single one does not tell what the distance to another value is.
        """
        for more in range(6):
            found = self._ticks(about + more)
            if sum(bool(tick.text) for tick in found) > 1:
                break
        return found

    def _ticks(self, about: int) -> list[Tick]:
        if not self.log:
            return _linear_ticks(self.low, self.high, about)
        decades = math.log10(self.high) - math.log10(self.low)
        if decades < 0.7:
            return [tick for tick in _linear_ticks(self.low, self.high, about) if tick.value > 0]
        return _log_ticks(self.low, self.high, about)


def scale(values: Iterable[Floats], log: bool, given: tuple[float, float] | None, pad: float) -> Scale:
    """Choose what an axis shows.

    Parameters
    ----------
    values : iterable of ndarray
        Everything that should be seen; what is not finite, or not positive on a log axis, is ignored.
    given : tuple of float or None
        The range that was asked for; ignored where it is none, or not positive on a log axis.
    pad : float
        Free space on either side of the values, as a part of their range.
    """
    if given is not None and _usable(*given, log):
        return Scale(min(given), max(given), log)
    shown = [np.asarray(part, dtype=np.float64).ravel() for part in values]
    everything = np.concatenate([*shown, np.empty(0)])
    everything = everything[np.isfinite(everything)]
    if log:
        positive = everything[everything > 0]
        return _log_range(np.clip(positive, _TINY, _HUGE), pad)
    return _linear_range(np.clip(everything, -_HUGE, _HUGE), pad)


def _usable(low: float, high: float, log: bool) -> bool:
    lowest, highest = min(low, high), max(low, high)
    return (
        math.isfinite(low)
        and math.isfinite(high)
        and max(abs(low), abs(high)) <= _HUGE
        and highest - lowest > max(_TINY, 1e-12 * max(abs(low), abs(high)))
        and (not log or lowest >= _TINY)
    )


def _linear_range(values: Floats, pad: float) -> Scale:
    if not len(values):
        return Scale(0.0, 1.0)
    low, high = float(values.min()), float(values.max())
    if not _usable(low, high, False):
        half = max(abs(low), abs(high)) * 0.1
        half = half if half > _TINY else 1.0
        return Scale(low - half, high + half)
    room = pad * (high - low)
    # Axes of amounts begin at zero where that costs little room.
    from_zero = 0 <= low <= 0.35 * high
    to_zero = 0 >= high >= 0.35 * low
    return Scale(0.0 if from_zero else low - room, 0.0 if to_zero else high + room)


def _log_range(values: Floats, pad: float) -> Scale:
    if not len(values):
        return Scale(0.1, 10.0, True)
    low, high = math.log10(values.min()), math.log10(values.max())
    room = max(pad * (high - low), 0.0 if high - low > 0.2 else 0.15)
    return Scale(10 ** (low - room), 10 ** (high + room), True)


def _linear_ticks(low: float, high: float, about: int) -> list[Tick]:
    rough = (high - low) / max(about, 1)
    power = math.floor(math.log10(rough))
    mantissa = rough / 10.0**power
    factor = 1 if mantissa < 1.5 else 2 if mantissa < 3.5 else 5 if mantissa < 7.5 else 10
    step = factor * 10.0**power
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    if last - first > 4 * about:  # cannot be, unless the range is below the resolution of numbers
        return [Tick(low, number(low)), Tick(high, number(high))]
    decimals = -(power + 1 if factor == 10 else power)
    return [Tick(i * step, _decimal(i * step, decimals)) for i in range(first, last + 1)]


def _log_ticks(low: float, high: float, about: int) -> list[Tick]:
    first = math.ceil(math.log10(low) - 1e-9)
    last = math.floor(math.log10(high) + 1e-9)
    every = max(1, math.ceil((last - first + 1) / max(about, 2)))
    few = last - first < 1
    found = []
    for exponent in range(first - 1, last + 1):
        if exponent >= first:
            # Beside 2 and 20, ten is 10 and not 10¹.
            text = number(10.0**exponent) if few else _power(exponent)
            found.append(Tick(10.0**exponent, text if exponent % every == 0 else ""))
        if every > 1:
            continue
        for factor in range(2, 10):
            value = factor * 10.0**exponent
            if low * (1 - 1e-9) <= value <= high * (1 + 1e-9):
                found.append(Tick(value, number(value) if few and factor in (2, 5) else ""))
    return found


def _power(exponent: int) -> str:
    return "10" + str(exponent).translate(_SUPERSCRIPTS)


def _decimal(value: float, decimals: int) -> str:
    """Write a tick with all digits that tell it from its neighbours."""
    if value == 0:
        return "0"
    digits = math.floor(math.log10(abs(value)) + 1e-9) + decimals
    if decimals <= 6 and abs(value) < (1e13 if digits > 4 else 1e7):
        return f"{value:,.{max(decimals, 0)}f}".replace("-", "−")
    mantissa, exponent = f"{value:.{min(max(digits, 0), 15)}e}".replace("-", "−", int(value < 0)).split("e")
    return f"{mantissa}×{_power(int(exponent))}"


def number(value: float) -> str:
    """Write a number for people: 0.05, 1,200, 3×10⁻⁷."""
    if value == 0:
        return "0"
    if 1e-3 <= abs(value) < 1e7:
        return f"{value:,.6g}".replace("-", "−") if abs(value) < 1e5 else f"{value:,.0f}".replace("-", "−")
    mantissa, exponent = f"{value:.6e}".split("e")
    mantissa = mantissa.rstrip("0").rstrip(".").replace("-", "−")
    return f"{mantissa}×{_power(int(exponent))}" if mantissa != "1" else _power(int(exponent))
