"""What a sampler has added to a coin, from runs of the library that differ in the sampler alone."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from qanneal_gui.config import KINDS, flat
from qanneal_gui.runs.history import Measurements
from qanneal_gui.runs.metrics import Metric, labelled
from qanneal_gui.science.intervals import Interval, mean_interval

_OTHERWISE = ("sampler.", "budget.", "training.shadow_mlp", "training.null_twin")
"""How the keys begin that may differ between the runs of a pair: the sampler, and what only watches."""


def against_coin(runs: Sequence[Measurements], metric: Metric) -> str:
    """Say how the last value of a metric differs from the coin's, for each kind of sampler among the runs.

    A run is held against the run with sampler `uniform` that has all other settings, seeds included, in
    common with it. Empty where there is no such pair.
    """
    coins = {_rest(one.run.config): one for one in runs if _null(one.run.config) and len(one.values)}
    differences: dict[str, list[float]] = {}
    for one in runs:
        coin = coins.get(_rest(one.run.config))
        if coin is None or _null(one.run.config) or not len(one.values):
            continue
        kind = str(flat(one.run.config).get("sampler.kind"))
        differences.setdefault(kind, []).append(float(one.values[-1] - coin.values[-1]))
    parts = [
        f"{KINDS[kind].title if kind in KINDS else kind} {_written(mean_interval([np.array(found)]))} over "
        f"{len(found):,} {'pair' if len(found) == 1 else 'pairs'} of runs"
        for kind, found in differences.items()
    ]
    unit = "points" if metric.quantity.unit == "%" else metric.quantity.unit
    return f"Less the coin, {labelled(_small(metric.title), unit)}: {'; '.join(parts)}." if parts else ""


def _null(config: Mapping[str, Any]) -> bool:
    settings = flat(config)
    kind = KINDS.get(str(settings.get("sampler.kind")))
    return settings.get("training.method") != "mlp" and kind is not None and kind.null


def _rest(config: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple(
        sorted((key, repr(value)) for key, value in flat(config).items() if not key.startswith(_OTHERWISE))
    )


def _written(interval: Interval | None) -> str:
    assert interval is not None
    if interval.low is None or interval.high is None:
        return f"{interval.mean:+.3g}"
    return f"{interval.mean:+.3g} (95 % interval {interval.low:+.3g} to {interval.high:+.3g})"


def _small(title: str) -> str:
    return title[0].lower() + title[1:] if title[1:2].islower() else title
