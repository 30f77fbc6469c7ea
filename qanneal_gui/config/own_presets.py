"""A user's own presets: files of settings in the home directory, under the names that they have there.

Each is an ordinary TOML file of settings, whose first line says what it is, like those that are shipped.
"""

import contextlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qanneal_gui import paths
from qanneal_gui.config.toml import parse_toml
from qanneal_gui.errors import ConfigError, ObstacleError, QannealError
from qanneal_gui.support.files import write_atomically
from qanneal_gui.support.reading import read_text
from qanneal_gui.support.text import for_label

FOLDER = "presets"
"""In the home directory."""

MOST = 100
"""Presets that are offered; more are left out, with a sentence."""

_LARGEST = 64 << 10
_LONGEST_NAME, _LONGEST_DESCRIPTION = 60, 300
_NAME = re.compile(r"[^\W_](?:[\w .+=()-]*[\w+=()-])?")
# What Windows takes for devices, whatever follows.
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")


@dataclass(frozen=True, slots=True)
class OwnPreset:
    """One preset.

    Attributes
    ----------
    name, description : str
    values : dict
        The keys that it sets, as nested dicts.
    text : str
        The whole file.
    """

    name: str
    description: str
    values: dict[str, Any]
    text: str


def folder() -> Path:
    """Return where own presets lie; it need not exist."""
    return paths.home() / FOLDER


def names() -> list[str]:
    """Return the names of all own presets, whether or not they can be read, in alphabetical order."""
    with contextlib.suppress(OSError, QannealError):
        stems = [one.stem for one in folder().iterdir() if one.suffix == ".toml"]
        return sorted(filter(_NAME.fullmatch, stems), key=str.casefold)
    return []


def read(name: str) -> OwnPreset:
    """Return one preset.

    Raises
    ------
    ConfigError
        There is none of that name, or it cannot be read.
    """
    if not _NAME.fullmatch(name) or len(name) > _LONGEST_NAME:
        raise ConfigError(f"There is no preset {name[:_LONGEST_NAME]!r}.")
    path = folder() / f"{name}.toml"
    try:
        text = read_text(path, "a file of settings", _LARGEST)
    except QannealError as error:
        raise ConfigError(str(error)) from None
    values = parse_toml(text, str(path))
    first = text.partition("\n")[0].strip()
    description = first.removeprefix("#").strip() if first.startswith("#") else ""
    return OwnPreset(name, for_label(description)[:_LONGEST_DESCRIPTION], values, text)


def checked_name(name: str, shipped: tuple[str, ...]) -> str:
    """Return a name as it is kept, if a preset may have it.

    Raises
    ------
    ConfigError
        It is empty, no name of a file, or that of a preset that is shipped.
    """
    name = " ".join(name.split())
    if not name:
        raise ConfigError("Give the preset a name.")
    if len(name) > _LONGEST_NAME:
        raise ConfigError(f"The name of a preset may have at most {_LONGEST_NAME} characters; shorten it.")
    if not _NAME.fullmatch(name) or _RESERVED.fullmatch(name):
        raise ConfigError(
            "The name of a preset begins with a letter or a digit, and has letters, digits, spaces and "
            "the signs - _ . + = ( ) only."
        )
    if name.casefold() in {one.casefold() for one in shipped}:
        raise ConfigError(f"{name} is the name of a shipped preset; choose another one.")
    return name


def taken(name: str) -> str:
    """Return the name of the preset that would be replaced by one of this name; empty if none would."""
    return next((one for one in names() if one.casefold() == name.casefold()), "")


def write(name: str, text: str) -> None:
    """Write the whole file of a preset, in one piece; raises `ObstacleError` if that cannot be done."""
    if (other := taken(name)) and other != name:  # it is the same file for some systems
        remove(other)
    write_atomically(paths.make_folder(folder()) / f"{name}.toml", text.encode(), private=True)


def remove(name: str) -> None:
    """Remove a preset; one that is not there any more is no error.

    Raises
    ------
    ObstacleError
        It cannot be removed.
    """
    path = folder() / f"{name}.toml"
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise ObstacleError(
            f"Cannot remove {path} ({error.strerror}); make sure that the folder is writable."
        ) from error


def with_description(toml: str, description: str) -> str:
    """Return the text of a preset's file: its settings after a line that says what it is."""
    return f"# {' '.join(for_label(description).split())[:_LONGEST_DESCRIPTION]}\n\n{toml.lstrip()}"


def without_description(text: str) -> str:
    """Return the settings of a preset's file alone."""
    return text.partition("\n")[2] if text.startswith("#") else text


def each(usable: Callable[[OwnPreset], object], tell: Callable[[str], None]) -> list[OwnPreset]:
    """Return all presets that can be read and used.

    Parameters
    ----------
    usable : callable
        Raises `ConfigError` for one that cannot be used.
    tell : callable
        Told a sentence for each that is left out.
    """
    found = []
    everything = names()
    for name in everything[:MOST]:
        try:
            one = read(name)
            usable(one)
        except ConfigError as error:
            tell(f"The preset {name} is left out: {error}")
        else:
            found.append(one)
    if len(everything) > MOST:
        tell(f"Only the first {MOST} of {len(everything):,} presets in {folder()} are offered.")
    return found
