"""Contrast of colours by the Web Content Accessibility Guidelines (WCAG), and colours changed to have it."""

import colorsys
from functools import lru_cache

_STEPS = 24


def luminance(color: str) -> float:
    """Return the relative luminance of a colour written as #rrggbb: 0 for black, 1 for white."""
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in _channels(color)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21; graphics need 3."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@lru_cache(maxsize=256)
def within(color: str, low: float, high: float) -> str:
    """Return a colour of the same hue whose luminance lies in a range; itself if it does."""
    now = luminance(color)
    if low <= now <= high:
        return color
    aim = low if now < low else high
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(color))
    dark, light = (lightness, 1.0) if now < low else (0.0, lightness)
    for _ in range(_STEPS):
        middle = (dark + light) / 2
        brighter = luminance(_written(colorsys.hls_to_rgb(hue, middle, saturation))) > aim
        dark, light = (dark, middle) if brighter else (middle, light)
    # The end that lies within the range, whatever rounding does.
    return _written(colorsys.hls_to_rgb(hue, light if now < low else dark, saturation))


def _channels(color: str) -> tuple[float, float, float]:
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _written(channels: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(255 * value):02x}" for value in channels)
