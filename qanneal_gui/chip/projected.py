"""The chip for a projector: the same picture, bright enough for the last row of a hall."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from qanneal_gui.chip import colours
from qanneal_gui.chip.parts import Lines
from qanneal_gui.chip.picture import Picture

LEAST, LEAST_OF_ROLES = 2.0, 4.5
"""Contrast to the ground by WCAG's formula: of everything, and of what the picture is about."""

_ROLES = {colours.HIDDEN, colours.MARK, *colours.OUTPUTS, *colours.COPIES}
_GLOW = 0.3
"""Opacity up to which a line is a glow around another one, and stays one."""

_WIDER = 1.4


def contrast(color: str, ground: str = colours.STAGE) -> float:
    """Return the contrast of two colours ``#rrggbb`` by WCAG's formula, from 1 to 21."""
    low, high = sorted((_luminance(color), _luminance(ground)))
    return (high + 0.05) / (low + 0.05)


@lru_cache(maxsize=256)
def bright(color: str) -> str:
    """Return a colour of the stage as it is projected: mixed with white until it is bright enough."""
    least = LEAST_OF_ROLES if color in _ROLES else LEAST
    rgb = [int(color[i : i + 2], 16) for i in (1, 3, 5)]
    for percent in range(101):
        mixed = "#" + "".join(f"{c + round((255 - c) * percent / 100):02x}" for c in rgb)
        if contrast(mixed) >= least:
            return mixed
    return colours.BRIGHT


def lines_of(lines: Lines) -> Lines:
    """Return lines wider, brighter and opaque."""
    opacity = lines.opacity if lines.opacity <= _GLOW else 1.0
    return replace(lines, color=bright(lines.color), width=_WIDER * lines.width, opacity=opacity)


def picture_of(picture: Picture, change: Callable[[Lines], Lines] = lines_of) -> Picture:
    """Return a picture for a projector, its lines changed by a function."""
    legend, labels = picture.legend, picture.labels
    return Picture(
        [change(one) for one in picture.lines],
        [replace(one, color=bright(one.color)) for one in picture.dots],
        replace(
            legend,
            entries=tuple((sign, bright(color), words) for sign, color, words in legend.entries),
            colors=tuple(map(bright, legend.colors)),
        ),
        labels and replace(labels, colors=tuple(map(bright, labels.colors))),
    )


def _luminance(color: str) -> float:
    shares = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
