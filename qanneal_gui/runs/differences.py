"""Settings in which runs differ, and runs put together by a setting."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from qanneal_gui.config import flat


class Difference(NamedTuple):
    """A setting that is not the same in all runs: its key and its value in each of them."""

    key: str
    values: tuple[Any, ...]


def differences(configs: Sequence[Mapping[str, Any]]) -> list[Difference]:
    """Return the settings that are not the same in all configs, in the order of the first one's keys.

    Keys are written ``section.key``; a setting that a config does not have is None.
    """
    settings = [flat(config) for config in configs]
    keys = dict.fromkeys(key for one in settings for key in one)
    found = (Difference(key, tuple(one.get(key) for one in settings)) for key in keys)
    return [one for one in found if any(value != one.values[0] for value in one.values[1:])]


def groups(configs: Sequence[Mapping[str, Any]], key: str) -> dict[str, list[int]]:
    """Return the indices of the configs by their value of a setting, smaller values first."""
    values = [flat(config).get(key) for config in configs]
    order = sorted(range(len(values)), key=lambda i: (_rank(values[i]), i))
    found: dict[str, list[int]] = {}
    for i in order:
        found.setdefault(written(values[i]), []).append(i)
    return found


def written(value: Any) -> str:
    """Write a setting's value as people do."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(written(one) for one in value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _rank(value: Any) -> tuple[int, float, str]:
    if isinstance(value, int | float):
        return 0, float(value), ""
    return (2, 0.0, "") if value is None else (1, 0.0, written(value))
