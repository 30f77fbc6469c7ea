"""The shipped presets: TOML files that set some keys."""

import tomllib
from typing import Any

from qanneal_gui.errors import ConfigError
from qanneal_gui.paths import resource

PRESETS = (
    "demo",
    "paper-classical-1",
    "paper-classical-2",
    "paper-quantum-1",
    "paper-equivalence",
    "stable",
    "advantage",
    "ten-digits",
    "ten-mnist",
)
"""Names of the shipped presets, in the order in which they are offered."""


def preset_values(name: str) -> dict[str, Any]:
    """Return the keys a preset sets, as nested dicts."""
    if name not in PRESETS:
        raise ConfigError(f"There is no preset {name!r}; choose one of {', '.join(PRESETS)}.")
    return tomllib.loads(resource("presets", f"{name}.toml").read_text(encoding="utf-8"))
