"""Colours of the chip on its dark stage, which is the same on every theme; from Okabe and Ito's set."""

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
SPARE = "#1d262f"
SPARE_LINE = "#28333e"
"""A spare qubit as a line: a tenth as many as couplers, so they may be seen better."""
SPARE_QUBIT = "#3a4855"
SPARE_SIGN = "#55636f"
"""A spare coupler in the legend: one line alone is lost where thousands are seen."""
SPARE_PROJECTED = "#2b3946"
"""Spare couplers for a projector, which would swallow those of a window."""

TROUBLE = "#ff6f66"
CAUTION = "#f0c44a"
FAINT_CAUTION = "#94793a"
IN_RANGE = "#3d7ea6"
FAINT_IN_RANGE = "#2a5672"

DIVERGING = ((0.0, "#5cc0ff"), (0.5, "#55606b"), (1.0, "#ffa02e"))
RISING = ((0.0, "#4f86b8"), (0.5, "#c98b3c"), (1.0, "#fff176"))
"""Colours at shares of a range; those between are mixed."""

ON_ANY_GROUND = "#7b8692"
"""Ink of a page without ground: it may be laid on a white slide or on a black one."""

_ON_ANY_GROUND = {"#f0e442": "#d4b800", "#ccffee": "#b5895a", INK: ON_ANY_GROUND}
"""What would be lost on a white slide, and what it becomes on a page without ground."""


def on_any_ground(color: str) -> str:
    """Return a colour of the stage as it is on a page without ground."""
    return _ON_ANY_GROUND.get(color, color)


def output(number: int) -> str:
    """Return the colour of one of several outputs; an eleventh has the first colour again."""
    return OUTPUTS[number % len(OUTPUTS)]
