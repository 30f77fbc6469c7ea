"""What a run is, in words: data, method, sampler, what differs from a preset, and what it cost."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from qanneal_gui.config import KINDS, PRESETS, as_dict, described, flat, hints_of, parse, preset
from qanneal_gui.errors import ConfigError
from qanneal_gui.runs.differences import written
from qanneal_gui.runs.metrics import NETWORKS
from qanneal_gui.support.formatting import lowered, write_duration, write_seconds

_FEW_CLASSES = 4
_SAID_BEFORE = {"data.dataset", "data.classes", "data.train_size", "training.method", "sampler.kind"}
"""What stands before the settings anyway."""


def run_in_words(settings: Mapping[str, Any]) -> str:
    """Return what a run with these settings is: "digits 2, 3 (20 images) · EBM, Simulated QPU · preset demo".

    A config of another version is told as far as it goes.
    """
    data, training, sampler = (dict(settings.get(name) or {}) for name in ("data", "training", "sampler"))
    size = data.get("train_size")
    images = f" ({'all' if size == 'all' else f'{size:,}'} images)" if isinstance(size, int | str) else ""
    parts = [f"{data.get('dataset', '')} {_classes(data.get('classes'))}{images}"]
    method = str(training.get("method", ""))
    if method == "mlp":
        parts.append(f"{NETWORKS['mlp'].title} by backpropagation")
    else:
        parts.append(f"{NETWORKS['ebm'].title}, {sampler_title(str(sampler.get('kind', '')))}")
    parts.append(preset_in_words(settings))
    return " · ".join(filter(None, parts))


def preset_in_words(settings: Mapping[str, Any]) -> str:
    """Return the preset to which settings are nearest, and where they differ; empty if that is not known."""
    try:
        config = parse(settings)
    except ConfigError:
        return ""
    mine = flat(as_dict(config))
    other = {name: _differing(mine, _preset(name)) for name in PRESETS}
    nearest = min(PRESETS, key=lambda name: len(other[name]))
    titles = dict(described(config))
    told = []
    for key in other[nearest]:
        if key in _SAID_BEFORE or key not in titles:
            continue
        unit = hints_of(titles[key]).unit
        title = lowered(titles[key].title or key)
        told.append(f"{title} {written(mine[key])}" + (f" {unit}" if unit and unit not in title else ""))
    return f"preset {nearest}" + (f", but {', '.join(told)}" if told else "")


def cost_in_words(seconds: float, qpu_seconds: float, submissions: int) -> str:
    """Return what a run took: its time, and where it has used a QPU, how much of that."""
    qpu = f", {write_seconds(qpu_seconds)} QPU time in {submissions:,} submissions" if qpu_seconds else ""
    return f"{write_duration(seconds)}{qpu}"


def sampler_title(kind: str) -> str:
    """Return the title of a kind of sampler, less what is said in brackets; of an unknown one its name."""
    known = KINDS.get(kind)
    return known.title.partition(" (")[0] if known else kind


@cache
def _preset(name: str) -> dict[str, Any]:
    return flat(as_dict(preset(name)))


def _differing(mine: Mapping[str, Any], other: Mapping[str, Any]) -> list[str]:
    return [key for key, value in mine.items() if other.get(key) != value]


def _classes(chosen: Any) -> str:
    """Return each class if they are few, or how many there are."""
    many = isinstance(chosen, list | tuple) and len(chosen) > _FEW_CLASSES
    return f"{len(chosen)} classes" if many else written(chosen)
