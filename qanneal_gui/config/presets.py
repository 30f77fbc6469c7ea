"""Presets: TOML files that set some keys, shipped or the user's own."""

import tomllib
from itertools import takewhile
from typing import Any

from qanneal_gui.config import own_presets
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
    """Return the keys a preset sets, as nested dicts.

    Raises
    ------
    ConfigError
        There is none of that name, or the user's own one cannot be read.
    """
    if name not in PRESETS:
        if name in own_presets.names():
            return own_presets.read(name).values
        known = ", ".join([*PRESETS, *own_presets.names()])
        raise ConfigError(f"There is no preset {name!r}; choose one of {known}.")
    return tomllib.loads(_text(name))


def preset_about(name: str) -> str:
    """Return what the file of a shipped preset says it is, in the comment at its top."""
    comment = takewhile(lambda line: line.startswith("#"), _text(name).splitlines())
    return " ".join(line.removeprefix("#").strip() for line in comment)


def _text(name: str) -> str:
    return resource("presets", f"{name}.toml").read_text(encoding="utf-8")
