"""Colours of the chip on its dark stage, the same on light and dark themes; from Okabe and Ito's set."""

from functools import lru_cache
from typing import Literal

import numpy as np

from qanneal_gui.chip.contrast import contrast, luminance, within
from qanneal_gui.figures import colours

STAGE = "#0d1116"
INK = colours.INK[1]
QUIET = colours.QUIET[1]
BRIGHT = "#ffffff"
CARD = "#161d25"
CARD_BORDER = "#46535f"

OUTPUT = "#ff7f3f"
HIDDEN = colours.BLUE[1]
MARK = "#ffd9a8"
"""The weight where the lines of hub and hidden unit cross."""
COPIES = (HIDDEN, "#e69f00", "#2fbf94", "#f0e442", "#cc79a7", OUTPUT, "#9fb8ff", "#c9d1d9")
"""One after another; a ninth copy has the first colour again."""

OUTPUTS = (
    OUTPUT,
    "#66ddff",
    "#f0e442",
    "#bb55ff",
    "#ccffee",
    "#dd1100",
    "#aaccaa",
    "#aa00bb",
    "#227766",
    "#7788aa",
)
"""Several outputs, one after another: vermilion and yellow of the set, and eight that lie farthest from
these, from each other, from hidden units and from what is dim, for usual and for colour-blind eyes."""

DIM = "#3d4a57"
"""What is not used, or not the matter of the picture."""

DEAD = "#7d8894"
DEAD_COUPLER = "#b5675f"
SPARE = "#232d37"
SPARE_LINE = "#28333e"
"""A spare qubit as a line: a tenth as many as couplers, so they may be seen better."""
SPARE_QUBIT = "#3a4855"
SPARE_SIGN = "#55636f"
"""A spare coupler in the legend: one line alone is lost where thousands are seen."""

TROUBLE = "#ff6f66"
CAUTION = "#f0c44a"
FAINT_CAUTION = "#94793a"
IN_RANGE = "#3d7ea6"
FAINT_IN_RANGE = "#346a8a"

DIVERGING = ((0.0, "#5cc0ff"), (0.5, "#59646f"), (1.0, "#ffa02e"))
RISING = ((0.0, "#4f86b8"), (0.5, "#c98b3c"), (1.0, "#fff176"))
"""Colours at shares of a range; those between are mixed."""

BINS = 9
"""Colours of a scale."""

LIGHT = "#ffffff"
"""The ground of a light slide."""

BLACK = "#000000"
"""The ground where contrast is high."""

Look = Literal["dark", "light", "contrast", "any"]
"""The stage's own ground, a light slide, the stage of the theme of high contrast, or no ground: then it may
be laid on a white slide or on a dark one."""

QUIET_ON = {
    "dark": (SPARE, SPARE_LINE, SPARE_QUBIT, DIM),
    "light": ("#dadfe5", "#d0d7dd", "#b3bcc5", "#b4bdc6"),
}
"""What only has to be there: spare couplers and qubits, and what is not the matter of the picture."""

ON_ANY_GROUND = "#7b8692"
"""Ink of a page without ground."""

_ON_ANY_GROUND = {"#ccffee": "#b5895a", INK: ON_ANY_GROUND}
_ANY_LUMINANCE = 0.13, 0.28
"""Three times as bright as the stage, and as dark as it takes on white."""

_CONTRAST_LEAST = {
    **dict.fromkeys((*QUIET_ON["dark"], SPARE_SIGN), 3.0),
    DIM: 3.6,  # used, but not the matter of the picture: not as what is spare
    **dict.fromkeys((INK, QUIET, BRIGHT), 7.0),
}
"""Contrast to black by WCAG's formula where contrast is high: of what only has to be there, and of words."""
_CONTRAST_USUAL = 4.5
_ROUNDING = 0.002
"""Of luminance, since colours have whole steps."""

_LIGHT_DIVERGING = ((0.0, "#0063a8"), (0.5, "#8b949d"), (1.0, "#b84a00"))
_LIGHT_RISING = ((0.0, "#8096ab"), (0.5, "#b06a1c"), (1.0, "#7d1500"))
_LIGHT_LUMINANCE = 0.295


@lru_cache(maxsize=8)
def ramp(stops: tuple[tuple[float, str], ...]) -> tuple[str, ...]:
    """Return the colours of a scale."""
    at = [stop for stop, _ in stops]
    rgb = np.array([[int(color[i : i + 2], 16) for i in (1, 3, 5)] for _, color in stops])
    mixed = [np.interp(np.linspace(0, 1, BINS), at, rgb[:, i]) for i in range(3)]
    return tuple("#" + "".join(f"{round(float(v)):02x}" for v in color) for color in zip(*mixed, strict=True))


_ON_LIGHT = {
    **dict(zip(QUIET_ON["dark"], QUIET_ON["light"], strict=True)),
    **dict(zip(ramp(DIVERGING), ramp(_LIGHT_DIVERGING), strict=True)),
    **dict(zip(ramp(RISING), ramp(_LIGHT_RISING), strict=True)),
    INK: colours.INK[0],
    QUIET: colours.QUIET[0],
    BRIGHT: "#000000",
    SPARE_SIGN: "#8b949d",
    HIDDEN: colours.BLUE[0],
    OUTPUT: "#d9480f",
    MARK: "#7a2e00",
    IN_RANGE: "#4a86ad",
    FAINT_IN_RANGE: "#7f97a8",
    "#9fb8ff": "#5b6ee8",
    "#e69f00": "#c97f00",
    "#f0e442": "#7d7400",
    "#ccffee": "#481a4d",
    "#dd1100": "#8a3300",
}


def seen_on(color: str, look: Look) -> str:
    """Return a colour of the stage as it is on another ground, where it can be seen as well."""
    if look == "dark":
        return color
    if look == "contrast":
        least = _CONTRAST_LEAST.get(color, _CONTRAST_USUAL)
        if contrast(color, BLACK) >= least:
            return color
        return within(color, least * (luminance(BLACK) + 0.05) - 0.05 + _ROUNDING, 1.0)
    if look == "light":
        return within(_ON_LIGHT.get(color, color), 0, 1 if color in QUIET_ON["dark"] else _LIGHT_LUMINANCE)
    return within(_ON_ANY_GROUND.get(color, color), *_ANY_LUMINANCE)


def ground(look: Look) -> str:
    """Return the ground of a look that has one."""
    return {"light": LIGHT, "contrast": BLACK}.get(look, STAGE)


def output(number: int) -> str:
    """Return the colour of one of several outputs; an eleventh has the first colour again."""
    return OUTPUTS[number % len(OUTPUTS)]
