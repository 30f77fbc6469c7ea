"""Colours by meaning, as pairs for light and dark grounds, from Okabe and Ito's colour-blind-safe set."""

from dataclasses import dataclass

from qanneal_gui.figures.model import Dash, Role

# Each as it is on a light ground, and on a dark one.
BLUE = ("#0072b2", "#56b4e9")
SKY = ("#3b8fc4", "#8ab4ff")
GREEN = ("#00845f", "#3ccf9f")
YELLOW = ("#a87a00", "#f0d442")
ORANGE = ("#c96a00", "#f0a02c")
VERMILION = ("#d55e00", "#ff8a4c")
PURPLE = ("#a3497b", "#dd8fb9")
RED = ("#b3261e", "#ff8178")
GREY = ("#77828c", "#8d98a4")
INK = ("#1b2127", "#e8ecf0")
QUIET = ("#56626d", "#a1acb7")
FAINT = ("#8b96a0", "#6f7b87")

ROLES: dict[Role, tuple[str, str]] = {
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
"""What a series means → its colour on a light ground, and on a dark one."""

_LINES = tuple(role for role in ROLES if role.startswith("line-"))
_DASHES: tuple[Dash, ...] = ("solid", "dashed", "dotted", "dash-dot")

_GROUNDS = {
    "ground": ("#ffffff", "#1a1f25"),
    "ink": INK,
    "quiet": QUIET,
    "axis": FAINT,
    "grid": ("#e6e9ec", "#2a3139"),
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


def palette(dark: bool) -> Palette:
    """Return the colours for a light or a dark ground."""
    side = int(dark)
    grounds = {name: pair[side] for name, pair in _GROUNDS.items()}
    return Palette(**grounds, roles={role: pair[side] for role, pair in ROLES.items()})


def page_palette() -> Palette:
    """Return colours that the page around an inline drawing decides, by the variables of `page_variables`."""
    grounds = {name: f"var(--{name}, {pair[0]})" for name, pair in _GROUNDS.items()}
    return Palette(**grounds, roles={role: f"var(--{role}, {pair[0]})" for role, pair in ROLES.items()})


def page_variables(dark: bool) -> str:
    """Return CSS declarations of the variables of `page_palette`."""
    pairs = [*_GROUNDS.items(), *ROLES.items()]
    return " ".join(f"--{name}: {pair[int(dark)]};" for name, pair in pairs)
