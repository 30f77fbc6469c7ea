"""The chip for a projector: the same picture, bright enough for the last row of a hall, in plain words."""

from collections.abc import Callable
from dataclasses import replace

from qanneal_gui.chip import colours
from qanneal_gui.chip.contrast import luminance, within
from qanneal_gui.chip.parts import Lines
from qanneal_gui.chip.picture import Picture
from qanneal_gui.chip.words import plainly

LEAST, LEAST_OF_ROLES = 2.0, 4.5
"""Contrast to the ground by WCAG's formula: of everything, and of what the picture is about."""

_ROLES = {colours.HIDDEN, colours.MARK, *colours.OUTPUTS, *colours.COPIES}
_GLOW = 0.3
"""Opacity up to which a line is a glow around another one, and stays one."""

_WIDER = 1.4
_ROUNDING = 0.002
"""Of colours to whole steps."""


def bright(color: str) -> str:
    """Return a colour of the stage as it is projected: itself, or as much lighter as it must be."""
    least = LEAST_OF_ROLES if color in _ROLES else LEAST
    return within(color, least * (luminance(colours.STAGE) + 0.05) - 0.05 + _ROUNDING, 1.0)


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
            entries=tuple((sign, bright(color), plainly(words)) for sign, color, words in legend.entries),
            title=plainly(legend.title),
            colors=tuple(map(bright, legend.colors)),
        ),
        labels and replace(labels, colors=tuple(map(bright, labels.colors))),
    )
