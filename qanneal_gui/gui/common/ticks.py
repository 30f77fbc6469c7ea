"""Places and words of the ticks of an axis."""

import math

from qanneal_gui.gui.common.writing import write_exact


def nice_ticks(low: float, high: float, count: int, *, whole: bool = False) -> list[float]:
    """Return about ``count`` round numbers (1, 2 or 5 times a power of ten) within a range."""
    if not high > low:
        return [low]
    rough = (high - low) / count
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(m * power for m in (1, 2, 5, 10) if m * power >= rough * 0.999)
    if whole:
        step = max(step, 1.0)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [i * step for i in range(first, last + 1)]


def ticks(low: float, high: float, count: int) -> list[tuple[float, str]]:
    """Return ticks at round numbers."""
    return [(x, write_exact(x)) for x in nice_ticks(low, high, count)]


def log_ticks(low: float, high: float, count: int) -> list[tuple[float, str]]:
    """Return ticks at round numbers for an axis of decimal logarithms."""
    if not -300 < low < high < 300:  # an axis that is about to become logarithmic
        return []
    decades = high - low
    factors = (1, 2, 5) if decades < count / 2 else (1,)
    stride = max(1, math.ceil(decades / count))
    powers = [n for n in range(math.floor(low), math.ceil(high) + 1) if n % stride == 0]
    places = [(n + math.log10(factor), factor * 10.0**n) for n in powers for factor in factors]
    found = [(place, write_exact(value)) for place, value in places if low <= place <= high]
    if len(found) < 3 and decades < 1:
        return [(math.log10(x), write_exact(x)) for x in nice_ticks(10**low, 10**high, count) if x > 0]
    return found
