"""Ocean's settings out of dwave.conf and the environment, read as Ocean reads them, but with blame.

Ocean's own loader logs what it reads, the token in it, and tells neither which key it cannot use nor
where that stands. Profiles, defaults, precedence and interpolation are Ocean's.
"""

import configparser
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from qanneal_gui.annealing.qpu import conf_values
from qanneal_gui.errors import QannealError
from qanneal_gui.support import reading, redaction

_DEFAULTS = "defaults"
_LARGEST = 256 << 10
_PROFILE = re.compile(r"[\w.@+-][\w.@+ -]{0,99}", re.ASCII)
_Sections = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class OceanSettings:
    """What dwave.conf and the environment say.

    Attributes
    ----------
    values : dict of str
        As Ocean's client takes them.
    places : dict of str
        Where each was read: the name of a variable, or dwave.conf with its path.
    """

    values: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)

    def named(self, key: str) -> str:
        """Return what a key is called, and where it stands."""
        place = self.places.get(key, "")
        return f"{key} in {place}" if place.startswith("dwave.conf") else place or key


def read_settings(*, with_file: bool = True) -> OceanSettings:
    """Read dwave.conf and the environment, and check every value.

    Parameters
    ----------
    with_file : bool
        Whether dwave.conf is looked at.

    Raises
    ------
    QannealError
        A file cannot be read, there is no such profile, or a value cannot be used: where, and which.
    """
    from dwave.cloud.config.loaders import ENV_OPTION_MAP, update_config

    settings = _from_files() if with_file else OceanSettings()
    told = {key: os.environ.get(name) for name, key in ENV_OPTION_MAP.items()}
    update_config(settings.values, told)
    settings.places.update({key: name for name, key in ENV_OPTION_MAP.items() if told[key]})
    for key in conf_values.SECRET:
        redaction.protect(settings.values.get(key, ""))
    for key, value in settings.values.items():
        conf_values.check(key, value, settings.named(key))
    return settings


def profiles() -> list[str]:
    """Return the profiles of dwave.conf, in their order; raises as `read_settings` does."""
    found = dict.fromkeys(
        section for path in _paths() for section, _ in _sections(path, f"dwave.conf ({path})")
    )
    return [section for section in found if section != _DEFAULTS and is_profile(section)]


def is_profile(name: str) -> bool:
    """Return whether a text names a profile that can be chosen from a list."""
    return _PROFILE.fullmatch(name) is not None


def _from_files() -> OceanSettings:
    merged: _Sections = {}
    origins: dict[tuple[str, str], str] = {}
    place = "dwave.conf"
    for path in _paths():
        place = f"dwave.conf ({path})"
        for section, values in _sections(path, place):
            merged.setdefault(section, {}).update(values)
            origins.update({(section, key): place for key in values})
    if not merged:
        if profile := os.environ.get("DWAVE_PROFILE"):
            raise QannealError(
                f"DWAVE_PROFILE names the profile {_short(profile)}, but there is no dwave.conf with it; "
                "correct or unset it."
            )
        return OceanSettings()
    profile = _profile(merged, origins)
    values = _interpolated(merged, profile, place)
    places = {key: origins.get((profile, key)) or origins[_DEFAULTS, key] for key in values}
    return OceanSettings(values, places)


def _paths() -> list[Path]:
    from dwave.cloud.config.loaders import get_configfile_paths

    named = os.environ.get("DWAVE_CONFIG_FILE")
    if not named:
        return [Path(path) for path in get_configfile_paths()]
    if named == os.devnull:  # the usual way to have none
        return []
    return [Path(os.path.expandvars(named)).expanduser()]


def _sections(path: Path, place: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the sections of a file with what stands in them, as it stands there."""
    wanted = "a dwave.conf file"
    if os.environ.get("DWAVE_CONFIG_FILE"):
        wanted += " in DWAVE_CONFIG_FILE"
    text = reading.decode(reading.read_bytes(path, wanted, _LARGEST), place)
    # The section of defaults is read as one among others, so that it stays known what stands where.
    parser = configparser.RawConfigParser(default_section="\0")
    try:
        parser.read_string(text)
    except configparser.Error as error:
        raise QannealError(f"{place} {_fault(error)}; correct dwave.conf.") from None
    for section in parser.sections():
        yield section, dict(parser[section])


def _fault(error: configparser.Error) -> str:
    """Say what is wrong with a file, without quoting it: the line may hold the token."""
    if isinstance(error, configparser.DuplicateOptionError):
        return f"has {_short(error.option)} twice in [{_short(error.section)}], at line {error.lineno}"
    if isinstance(error, configparser.DuplicateSectionError):
        return f"has the section [{_short(error.section)}] twice, at line {error.lineno}"
    if isinstance(error, configparser.MissingSectionHeaderError):
        return f"has no section such as [defaults] before line {error.lineno}"
    if isinstance(error, configparser.ParsingError) and error.errors:
        return f"has no key = value at line {error.errors[0][0]}"
    return "cannot be read"


def _profile(merged: _Sections, origins: dict[tuple[str, str], str]) -> str:
    """Return the section that is asked for, as Ocean chooses it."""
    asked, by = os.environ.get("DWAVE_PROFILE", ""), "DWAVE_PROFILE"
    if not asked and (asked := merged.get(_DEFAULTS, {}).get("profile", "")):
        by = f"profile in {origins[_DEFAULTS, 'profile']}"
    if not asked:
        return next((section for section in merged if section != _DEFAULTS), _DEFAULTS)
    if asked not in merged:
        have = ", ".join(_short(section) for section in merged if section != _DEFAULTS) or "no profile"
        raise QannealError(f"{by} is {_short(asked)}, but dwave.conf has {have}; correct one of them.")
    return asked


def _interpolated(merged: _Sections, profile: str, place: str) -> dict[str, str]:
    values = merged.get(_DEFAULTS, {}) | merged[profile]
    parser, interpolation = configparser.RawConfigParser(), configparser.BasicInterpolation()
    found = {}
    for key, value in values.items():
        try:
            found[key] = interpolation.before_get(parser, profile, key, value, values)
        except configparser.Error:
            raise QannealError(f"{key} in {place} contains a single %; write %% in dwave.conf.") from None
    return found


def _short(text: object) -> str:
    return conf_values.shown(str(text))
