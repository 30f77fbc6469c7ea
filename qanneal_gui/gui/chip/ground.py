"""The ground on which the window shows the chip: dark on every theme, and black where contrast is high."""

from qanneal_gui.chip import colours
from qanneal_gui.gui.common import theme


def look() -> colours.Look:
    """Return how the chip is seen with the theme in force."""
    return "contrast" if theme.current().strong else "dark"


def on_screen(wanted: colours.Look) -> colours.Look:
    """Return how something is seen that has the stage's own ground, or another one that was chosen."""
    return look() if wanted == "dark" else wanted
