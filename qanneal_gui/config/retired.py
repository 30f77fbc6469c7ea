"""Keys that older versions had: read in files, runs and archives, and ignored with a word."""

from collections.abc import Mapping
from typing import Any

from qanneal_gui.errors import ConfigError

_MONTH = (
    "budget.month_seconds {} a setting of a run: the monthly limit belongs to this computer; "
    "see it with 'qanneal limit', and set it with 'qanneal limit SECONDS'."
)
_RETIRED = {("budget", "month_seconds"): _MONTH}


def without_retired(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a config's values without the keys that are no settings any more."""
    kept = dict(values)
    for section, key in _RETIRED:
        keys = kept.get(section)
        if isinstance(keys, Mapping) and key in keys:
            kept[section] = {name: value for name, value in keys.items() if name != key}
    return kept


def retired_notices(values: Mapping[str, Any]) -> list[str]:
    """Return a sentence for each key in a config's values that is ignored."""
    return [
        f"Ignored: {sentence.format('is no longer')}"
        for (section, key), sentence in _RETIRED.items()
        if isinstance(values.get(section), Mapping) and key in values[section]
    ]


def refuse_retired(section: str, key: str) -> None:
    """Refuse a key that somebody has just typed, and say where it lives now."""
    if sentence := _RETIRED.get((section, key)):
        raise ConfigError(sentence.format("is no longer"))
