"""Ranges and ticks of live plots, and where the texts at the ends of their lines go. No Qt here."""

import math

import numpy as np

from qanneal_gui.gui.common.metric_words import Quantity
from qanneal_gui.gui.common.ticks import log_ticks, nice_ticks, ticks
from qanneal_gui.gui.common.writing import power_of_ten
from qanneal_gui.support.wording import number

Range = tuple[float, float]

_EMPTY_DECADES = -4.0, 0.0


def last_step(last: int) -> float:
    """Return where the axis of steps ends: in strides, as one that grows with each step is restless."""
    stride = max(10.0 ** math.floor(math.log10(last)) / (20 if last < 10**6 else 1), 1.0)
    return math.ceil(last / stride) * stride


def empty_range(quantity: Quantity, *, log: bool) -> Range:
    """Return the range of an axis that shows nothing yet."""
    return _EMPTY_DECADES if log else (quantity.low or 0.0, quantity.high or 1.0)


def whole_range(low: float, high: float, quantity: Quantity, *, log: bool) -> Range:
    """Leave a margin, keep to the floor and ceiling, and never zoom into noise."""
    if log:
        return float(np.floor(low - 0.1)), float(np.ceil(high + 0.1))
    if quantity.high is not None:
        step = quantity.high / 10
        return max(0.0, min(np.floor(low / step - 0.2) * step, 0.5 * quantity.high)), quantity.high * 1.04
    margin = max(0.08 * (high - low), 0.02 * abs(high), 1e-6)
    bottom = low - margin
    return (max(bottom, 0.0) if quantity.low == 0 and low >= 0 else bottom), high + margin


def close_range(low: float, high: float) -> Range:
    """Return the range of a part that is looked at closely: all of it, and a margin."""
    margin = 0.08 * (high - low) or max(0.02 * abs(high), 1e-6)
    return low - margin, high + margin


def within(wanted: Range, whole: Range, least: float) -> Range | None:
    """Move a range into a whole one, at least so wide; None if it takes in all of it."""
    middle, width = sum(wanted) / 2, max(wanted[1] - wanted[0], least)
    wanted = middle - width / 2, middle + width / 2
    if width >= whole[1] - whole[0]:
        return None
    low = min(max(wanted[0], whole[0]), whole[1] - width)
    return low, low + width


def step_ticks(low: float, high: float, most: int, *, log: bool) -> list[tuple[float, str]]:
    """Return the ticks of an axis of steps."""
    if log:
        return log_ticks(low, high, most)
    return [(x, number(x, ",.0f")) for x in nice_ticks(low, high, most, whole=True)]


def value_ticks(low: float, high: float, most: int, *, log: bool) -> list[tuple[float, str]]:
    """Return the ticks of an axis of values: powers of ten, where there are two at least."""
    if log:
        stride = max(1, math.ceil((high - low) / 5))
        decades = [d for d in range(math.ceil(low), math.floor(high) + 1) if d % stride == 0]
        return [(d, power_of_ten(d)) for d in decades] if len(decades) > 1 else log_ticks(low, high, most)
    return ticks(low, high, most)
