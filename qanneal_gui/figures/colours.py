"""Colours by meaning, for light, dark and black grounds, from Okabe and Ito's colour-blind-safe set."""

from dataclasses import dataclass

from qanneal_gui.figures.model import Dash, Role

# Each as it is on a light ground, on a dark one, and on black, where contrast is high. All of them may be
# text (WCAG: 4.5, on black 7), and those that meet in a figure stay apart for colour-blind eyes:
# tests/figures/test_colour_blind.py.
Shades = tuple[str, str, str]
BLUE: Shades = ("#0072b2", "#56b4e9", "#56b4e9")
SKY: Shades = ("#2976ac", "#8ab4ff", "#8ab4ff")
GREEN: Shades = ("#096a56", "#35deaf", "#35deaf")
YELLOW: Shades = ("#976700", "#f0d442", "#f0d442")
ORANGE: Shades = ("#b35700", "#f49600", "#f49600")
VERMILION: Shades = ("#c14b00", "#ff8a4c", "#ff8a4c")
PURPLE: Shades = ("#803383", "#cc92b7", "#cc92b7")
RED: Shades = ("#b3261e", "#ff8178", "#ff9f98")
GREY: Shades = ("#6c6e76", "#7c8792", "#c4ccd4")
INK: Shades = ("#1b2127", "#e8ecf0", "#ffffff")
QUIET: Shades = ("#56626d", "#a1acb7", "#d5dce3")
FAINT: Shades = ("#848f99", "#74808c", "#9aa5b0")

ROLES: dict[Role, Shades] = {
    "ebm": BLUE,
    "mlp": ORANGE,
    "shadow": GREY,
    # What a coin taught, whether as a twin or in a comparison.
    "twin": PURPLE,
    # Classical-1 is an MLP, the other two are EBMs.
    "classical-1": ORANGE,
    "classical-2": GREEN,
    "quantum-1": BLUE,
    "uniform": PURPLE,
    "hidden": BLUE,
    "output": VERMILION,
    "neutral": QUIET,
    "trouble": RED,
    "divergence": PURPLE,
    "gap": GREEN,
    "line-1": BLUE,
    "line-2": VERMILION,
    "line-3": GREEN,
    "line-4": PURPLE,
    "line-5": YELLOW,
    "line-6": SKY,
    "line-7": INK,
    "line-8": GREY,
}
"""What a series means → its colour on each ground."""

_LINES = tuple(role for role in ROLES if role.startswith("line-"))
_DASHES: tuple[Dash, ...] = ("solid", "dashed", "dotted", "dash-dot")

_GROUNDS: dict[str, Shades] = {
    "ground": ("#ffffff", "#1a1f25", "#000000"),
    "ink": INK,
    "quiet": QUIET,
    "axis": FAINT,
    "grid": ("#e6e9ec", "#2a3139", "#59636d"),
}


def line_look(place: int) -> tuple[Role, Dash]:
    """Return the look of one of many lines, as runs or classes: 32 different ones before they repeat.

    Neighbours differ in both colour and dash.
    """
    turn = place % len(_LINES)
    return _LINES[turn], _DASHES[(turn + place // len(_LINES)) % len(_DASHES)]


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one drawing, as SVG and CSS write them."""

    ground: str
    ink: str
    quiet: str
    axis: str
    grid: str
    roles: dict[Role, str]

    def role(self, role: Role) -> str:
        """Return the colour of a meaning."""
        return self.roles[role]


def palette(dark: bool, *, strong: bool = False) -> Palette:
    """Return the colours for a light or a dark ground, or those of high contrast, on black."""
    side = 2 if strong else int(dark)
    grounds = {name: shades[side] for name, shades in _GROUNDS.items()}
    return Palette(**grounds, roles={role: shades[side] for role, shades in ROLES.items()})


def page_palette() -> Palette:
    """Return colours that the page around an inline drawing decides, by the variables of `page_variables`."""
    grounds = {name: f"var(--{name}, {pair[0]})" for name, pair in _GROUNDS.items()}
    return Palette(**grounds, roles={role: f"var(--{role}, {pair[0]})" for role, pair in ROLES.items()})


def page_variables(dark: bool) -> str:
    """Return CSS declarations of the variables of `page_palette`."""
    pairs = [*_GROUNDS.items(), *ROLES.items()]
    return " ".join(f"--{name}: {pair[int(dark)]};" for name, pair in pairs)
