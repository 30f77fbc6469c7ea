"""TOML from files and from the command line, parsed as hostile: bounded in size, depth and digits."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qanneal_gui.errors import ConfigError, QannealError
from qanneal_gui.support.reading import read_text

LARGEST = 64 << 10
"""Bytes of a file of settings: twenty times one with every key and a comment for each."""

_DEEPEST = 16
_MOST_DOTS = 200


def read_toml(path: Path) -> dict[str, Any]:
    """Return the tables of a TOML file.

    Raises
    ------
    ConfigError
        It cannot be read, is no TOML, or holds what no setting can be.
    """
    try:
        text = read_text(path, "the path of a TOML file", LARGEST)
    except QannealError as error:
        raise ConfigError(str(error)) from None
    return parse_toml(text, str(path))


def parse_toml(text: str, origin: str) -> dict[str, Any]:
    """Return the tables of a text in TOML; raises as `read_toml` does."""
    # A dotted key takes time with the square of its length.
    if max((line.count(".") for line in text.splitlines()), default=0) > _MOST_DOTS:
        raise ConfigError(f"{origin} nests its keys too deeply; write sections and keys as in [training].")
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{origin} is not valid TOML: {error}; correct it and try again.") from None
    except RecursionError:
        raise ConfigError(f"{origin} nests its values too deeply; use plain values.") from None
    except (ValueError, OverflowError):  # a number of thousands of digits
        raise ConfigError(f"{origin} contains a number with far too many digits; correct it.") from None
    check_values(values, origin)
    return values


def check_values(value: Any, origin: str, path: tuple[str, ...] = ()) -> None:
    """Refuse what no setting can be, whatever its key: very large whole numbers, and deep nesting.

    Parameters
    ----------
    value : object
        Tables, lists and plain values.
    origin : str
        What they are part of, for the message.
    path : tuple of str
        Keys that lead to the value.

    Raises
    ------
    ConfigError
        There is such a value.
    """
    where = f"{origin}, {'.'.join(path)[:80]}," if path else origin
    if len(path) > _DEEPEST:
        raise ConfigError(f"{origin} nests its values too deeply; use plain values.")
    if type(value) is int and not -(2**63) <= value < 2**63:
        raise ConfigError(f"{where} contains a number with far too many digits; correct it.")
    if isinstance(value, Mapping):
        for key, one in value.items():
            check_values(one, origin, (*path, str(key)))
    elif isinstance(value, list | tuple):
        for one in value:
            check_values(one, origin, (*path, "[]"))
