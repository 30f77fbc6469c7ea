"""The chip for a projector: the same picture, seen from the last row of a hall, in plain words."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache, partial
from typing import Literal

from qanneal_gui.chip import colours
from qanneal_gui.chip.contrast import luminance, within
from qanneal_gui.chip.parts import Lines
from qanneal_gui.chip.picture import Picture
from qanneal_gui.chip.words import plainly

Ground = Literal["dark", "light"]
"""On what is projected: a dark ground in a dark hall, a light one in a bright hall."""

GROUNDS: dict[Ground, str] = {"dark": colours.STAGE, "light": colours.LIGHT}

LEAST, LEAST_OF_ROLES = 3.0, 4.5
"""Contrast to the ground by WCAG's formula: of everything, and of words and what the picture is about."""

_ROLES = {colours.HIDDEN, colours.MARK, *colours.OUTPUTS, *colours.COPIES}
_SPARE = {colours.SPARE, colours.SPARE_LINE, colours.SPARE_QUBIT, colours.SPARE_SIGN}
_NOT_SPARE = 3.6
"""What is used, but not the matter of the picture, differs from what is spare."""

_ABSENT = re.compile(r"(?!y\d).* \(0\)$")
"""Entries of a legend that count nothing; an output may be called after the class 0."""

_GLOW = 0.3
"""Opacity up to which a line is a glow around another one, and stays one."""

_WIDER: dict[Ground, float] = {"dark": 1.4, "light": 1.8}
"""How much wider lines are; a bright ground shines over their edges."""

_ROUNDING = 0.002
"""Of colours to whole steps."""


@lru_cache(maxsize=256)
def strong(color: str, ground: Ground = "dark", least: float = 0.0) -> str:
    """Return a colour of the stage as it is projected: as far from the ground as it must be, or farther.

    Parameters
    ----------
    color : str
        As on the stage in the window.
    ground : str
    least : float
        Contrast, if it is to be larger than what its use asks for.
    """
    usual = LEAST_OF_ROLES if color in _ROLES else LEAST if color in _SPARE else _NOT_SPARE
    least = max(least, usual)
    shown = colours.seen_on(color, ground)
    level = luminance(GROUNDS[ground]) + 0.05
    if ground == "light":
        return within(shown, 0.0, level / least - 0.05 - _ROUNDING)
    return within(shown, least * level - 0.05 + _ROUNDING, 1.0)


def lines_of(lines: Lines, ground: Ground = "dark") -> Lines:
    """Return lines wider, stronger and opaque."""
    opacity = lines.opacity if lines.opacity <= _GLOW else 1.0
    return replace(
        lines, color=strong(lines.color, ground), width=_WIDER[ground] * lines.width, opacity=opacity
    )


def picture_of(
    picture: Picture, ground: Ground = "dark", change: Callable[[Lines], Lines] | None = None
) -> Picture:
    """Return a picture for a projector, its lines changed by a function, if not by `lines_of`."""
    legend, labels = picture.legend, picture.labels
    change = change or partial(lines_of, ground=ground)

    def strongly(colors: tuple[str, ...], least: float = 0.0) -> tuple[str, ...]:
        return tuple(strong(color, ground, least) for color in colors)

    return Picture(
        [change(one) for one in picture.lines],
        [replace(one, color=strong(one.color, ground)) for one in picture.dots],
        replace(
            legend,
            entries=tuple(
                (sign, strong(color, ground), plainly(said))
                for sign, color, said in legend.entries
                if not _ABSENT.match(said)  # what is not there need not be explained on a slide
            ),
            title=plainly(legend.title),
            colors=strongly(legend.colors),
        ),
        labels and replace(labels, colors=strongly(labels.colors, LEAST_OF_ROLES)),
    )
