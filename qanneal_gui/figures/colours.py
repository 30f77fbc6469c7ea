"""Colours by meaning, as pairs for light and dark grounds, from Okabe and Ito's colour-blind-safe set."""

from dataclasses import dataclass

from qanneal_gui.figures.model import Role

ROLES: dict[Role, tuple[str, str]] = {
    "ebm": ("#0072b2", "#56b4e9"),
    "mlp": ("#c96a00", "#f0a02c"),
    "shadow": ("#77828c", "#8d98a4"),
    # Classical-1 is an MLP, the other two are EBMs.
    "classical-1": ("#c96a00", "#f0a02c"),
    "classical-2": ("#00845f", "#3ccf9f"),
    "quantum-1": ("#0072b2", "#56b4e9"),
    "hidden": ("#0072b2", "#56b4e9"),
    "output": ("#d55e00", "#ff8a4c"),
    "neutral": ("#56626d", "#a1acb7"),
    "trouble": ("#b3261e", "#ff8178"),
}
"""What a series means → its colour on a light ground, and on a dark one."""

_GROUNDS = {
    "ground": ("#ffffff", "#1a1f25"),
    "ink": ("#1b2127", "#e8ecf0"),
    "quiet": ("#56626d", "#a1acb7"),
    "axis": ("#8b96a0", "#6f7b87"),
    "grid": ("#e6e9ec", "#2a3139"),
}


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
