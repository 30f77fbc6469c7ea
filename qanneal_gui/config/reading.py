"""Configs read, combined and written: TOML files, presets, and ``section.key=value`` settings."""

import contextlib
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import tomli_w
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from qanneal_gui.config.devices import without_device
from qanneal_gui.config.kinds import SamplerOptions
from qanneal_gui.config.presets import PRESETS, preset_values
from qanneal_gui.config.refusals import sentence, shortened
from qanneal_gui.config.retired import refuse_retired, retired_notices, without_retired
from qanneal_gui.config.sections import RunConfig
from qanneal_gui.config.setting import keys_of, widened
from qanneal_gui.config.toml import check_values, read_toml
from qanneal_gui.errors import ConfigError

Tell = Callable[[str], None]


def _nobody(_: str) -> None:
    """Tell nobody."""


def parse(values: Mapping[str, Any]) -> RunConfig:
    """Build a config from nested mappings (sections of keys).

    Raises
    ------
    ConfigError
        One sentence that names the first key that cannot be used.
    """
    check_values(values, "The config")
    try:
        return RunConfig.model_validate(_widened(without_retired(values)))
    except ValidationError as error:
        raise ConfigError(sentence(error)) from None


def load(path: str | Path, tell: Tell = _nobody) -> RunConfig:
    """Read a run's config from a TOML file; missing keys take their defaults.

    `tell` is called with a sentence for each key that is ignored.
    """
    return assemble(path, tell=tell)


def dumps(config: RunConfig) -> str:
    """Return the config as TOML, every key written out."""
    return tomli_w.dumps(as_dict(config))


def as_dict(config: RunConfig) -> dict[str, Any]:
    """Return the config as nested dicts and lists that JSON and TOML can hold."""
    return config.model_dump(mode="json")


def flat(values: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """Return the settings of nested mappings by their keys as ``--set`` writes them: ``section.key``."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, Mapping):
            found |= flat(value, f"{prefix}{name}.")
        else:
            found[f"{prefix}{name}"] = value
    return found


def described(config: RunConfig) -> Iterator[tuple[str, FieldInfo]]:
    """Yield the keys of a config as `flat` writes them, each with what the model says of it."""
    for name, section in config:
        own = config.sampler.own(SamplerOptions) if name == "sampler" else None
        for key, field in keys_of(type(section)).items():
            yield f"{name}.{key}", field
        for key, field in keys_of(type(own)).items() if own else ():
            yield f"{name}.{config.sampler.kind}.{key}", field


def preset(name: str) -> RunConfig:
    """Return a preset by its name, shipped or the user's own."""
    return _shipped_preset(name) if name in PRESETS else parse(preset_values(name))


@cache
def _shipped_preset(name: str) -> RunConfig:
    return parse(preset_values(name))


def assemble(
    file: str | Path | None = None,
    preset_name: str | None = None,
    overrides: Iterable[str] = (),
    tell: Tell = _nobody,
) -> RunConfig:
    """Combine a preset, a TOML file and ``section.key=value`` settings; the later ones win.

    A device wins over what was set before it, but not over settings that stand beside it.
    `tell` is called with a sentence for each key of the file that is ignored.
    """
    values: dict[str, Any] = {}
    if preset_name:
        _merge(values, preset_values(preset_name))
    if file:
        read = read_toml(Path(file))
        for notice in retired_notices(read):
            tell(notice)
        _merge(values, read)
    _merge(values, _together(overrides))
    return parse(values)


def changed(config: RunConfig, overrides: Iterable[str]) -> RunConfig:
    """Return a config with ``section.key=value`` settings changed; raises `ConfigError` as `parse` does."""
    values = as_dict(config)
    _merge(values, _together(overrides))
    return parse(values)


def with_values(config: RunConfig, values: Mapping[str, Any]) -> RunConfig:
    """Return a config with settings changed, by their keys as `flat` writes them; raises as `parse` does."""
    nested: dict[str, Any] = {}
    for key, value in values.items():
        *sections, last = key.split(".")
        place = nested
        for name in sections:
            place = place.setdefault(name, {})
        place[last] = list(value) if isinstance(value, tuple) else value
    made = as_dict(config)
    _merge(made, nested)
    return parse(made)


def _together(overrides: Iterable[str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for override in overrides:
        _update(values, _parse_override(override))
    return values


def _parse_override(text: str) -> dict[str, Any]:
    key, equals, raw = text.partition("=")
    parts = key.strip().split(".")
    if not (equals and len(parts) in (2, 3) and all(parts)):
        raise ConfigError(
            f"--set {shortened(text)} is not of the form section.key=value; write, for example, "
            "training.steps=20."
        )
    try:
        value = _toml_value(raw.strip())
    except RecursionError:
        raise ConfigError(f"{shortened('.'.join(parts))} is nested too deeply; use a plain value.") from None
    except ValueError:
        raise ConfigError(f"{shortened('.'.join(parts))} has far too many digits; correct it.") from None
    refuse_retired(parts[0], parts[1])
    for part in reversed(parts):
        value = {part: value}
    return dict(value)


def plain_value(raw: str) -> Any:
    """Return a value as ``--set`` reads it; raises `ConfigError` if there is no such value."""
    try:
        value = _toml_value(raw.strip())
    except (RecursionError, ValueError):
        raise ConfigError(f"{shortened(raw)} is no value of a setting; use a plain one.") from None
    check_values(value, "The value")
    return value


def _toml_value(raw: str) -> Any:
    """Read a TOML value; bare words are strings, also inside a list (``[Pullover,Dress]``)."""
    if "\n" not in raw:
        with contextlib.suppress(tomllib.TOMLDecodeError):
            return tomllib.loads(f"value = {raw}")["value"]
    if raw.startswith("[") and raw.endswith("]"):
        return [_toml_value(item.strip()) for item in raw[1:-1].split(",") if item.strip()]
    return raw


def _merge(into: dict[str, Any], values: Mapping[str, Any]) -> None:
    """Let values win over those before them; a device wins over all numbers of the one before it."""
    sampler, before = values.get("sampler"), into.get("sampler")
    if isinstance(sampler, Mapping) and "device" in sampler and isinstance(before, Mapping):
        into["sampler"] = without_device(before)
    _update(into, values)


def _update(into: dict[str, Any], values: Mapping[str, Any]) -> None:
    for key, value in values.items():
        if isinstance(value, Mapping):
            if not isinstance(into.get(key), dict):
                into[key] = {}
            _update(into[key], value)
        else:
            into[key] = value


def _widened(values: Mapping[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for section, keys in values.items():
        field = RunConfig.model_fields.get(section)
        model = field.annotation if field else None
        if isinstance(keys, Mapping) and isinstance(model, type) and issubclass(model, BaseModel):
            keys = widened(model, keys)
        made[section] = keys
    return made
