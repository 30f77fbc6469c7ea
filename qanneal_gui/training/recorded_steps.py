"""Recorded steps: from the ``step`` objects of a library or an archive to events again.

They may come from anywhere, and an older version may not have measured what is measured today. What a
step does not have, or what is no number there, counts as not measured.
"""

import logging
import math
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any, overload

from qanneal_gui.annealing.noise_budget import ShiftParts
from qanneal_gui.annealing.samplers.base import SamplerReport
from qanneal_gui.annealing.timing import Timing
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.records import RunRecord
from qanneal_gui.training.events import NETWORK_FIELDS, ByClass, Evaluation, NetworkMetrics, StepEvent

_log = logging.getLogger(__name__)

RECALLED = 2000
"""Steps that are looked at again when a recorded run is opened, resumed or reported."""

_UNMEASURED = NetworkMetrics(*[math.nan] * len(NETWORK_FIELDS))


def read(steps: Iterable[Mapping[str, Any]]) -> list[StepEvent]:
    """Return ``step`` objects as events, in their order; what has no number is no step and left out."""
    found = []
    for values in steps:
        number = values.get("step")
        if not isinstance(number, int):
            _log.warning("A recorded step without a number is left out: %r", number)
            continue
        seconds = _number(values.get("seconds"), 0.0)
        found.append(StepEvent(number, _evaluation(values), _report(values.get("sampler")), seconds))
    return found


def recent(library: RunLibrary, run: RunRecord, samples: int = 0) -> list[StepEvent]:
    """Return the last steps of a recorded run, at most `RECALLED`: all that is watched again of a long run.

    Parameters
    ----------
    library : RunLibrary
    run : RunRecord
        Steps that were recorded after it was read are left out.
    samples : int
        Of how many of them the sampler's values per example are read, too.
    """
    first, middle = max(0, run.steps - RECALLED), max(0, run.steps - samples)
    steps = library.steps(run.id, samples=False, after=first, last=middle)
    return read(steps + library.steps(run.id, after=max(first, middle), last=run.steps))


def unevaluated(step: Mapping[str, Any]) -> dict[str, Any]:
    """Return a ``step`` object without what an evaluation has measured; it keeps all else that it has."""
    blank = StepEvent(int(step["step"]), None, None, 0.0).as_json()
    return {**step, **{name: None for name, value in blank.items() if value is None and name != "sampler"}}


def _evaluation(values: Mapping[str, Any]) -> Evaluation | None:
    """Return what was measured on all images; None if that is nothing."""
    ebm, mlp, shadow, twin = (
        _network(part) for part in (values, *(values.get(name) for name in ("mlp", "shadow", "null_twin")))
    )
    names = ("symmetrised_kl", "gap", "majority", "spread", "train_accuracy_one_hot", "test_accuracy_one_hot")
    sums_error = _number(values.get("sums_error"))
    kl, gap, majority, spread, *one_hot = (_number(values.get(name)) for name in names)
    by_class = _by_class(values.get("test_accuracy_by_class"))
    if all(part is None for part in (ebm, mlp, shadow, twin, kl, gap, majority, spread, *one_hot, by_class)):
        return None
    return Evaluation(
        ebm or _UNMEASURED,
        mlp or _UNMEASURED,
        shadow,
        kl,
        math.nan if gap is None else gap,
        majority=majority,
        spread=spread,
        null_twin=twin,
        train_accuracy_one_hot=one_hot[0],
        test_accuracy_one_hot=one_hot[1],
        test_accuracy_by_class=by_class,
        sums_error=sums_error,
    )


def _by_class(values: object) -> ByClass | None:
    if not isinstance(values, Mapping):
        return None
    found = [[_number(one, math.nan) for one in _list(values.get(name))] for name in ("ebm", "mlp")]
    # As many classes for both, or it is not known which is which.
    return ByClass(*map(tuple, found)) if found[0] and len(found[0]) == len(found[1]) else None


def _network(values: object) -> NetworkMetrics | None:
    if not isinstance(values, Mapping):
        return None
    found = [_number(values.get(name)) for name in NETWORK_FIELDS]
    if all(value is None for value in found):
        return None
    return NetworkMetrics(*(math.nan if value is None else value for value in found))


def _report(values: object) -> SamplerReport | None:
    if not isinstance(values, Mapping) or not values:
        return None
    return SamplerReport(
        kind=str(values.get("kind", "")),
        seconds=_number(values.get("seconds"), 0.0),
        submissions=_count(values.get("submissions")),
        qpu_seconds=_number(values.get("qpu_seconds"), 0.0),
        beta=_number(values.get("beta")),
        p_exact=_list(values.get("p_exact")),
        p_sampled=_list(values.get("p_sampled")),
        kl=_number(values.get("kl"), math.nan),
        capped_h=_count(values.get("capped_h")),
        capped_j=_count(values.get("capped_j")),
        programmed=_count(values.get("programmed")),
        below_noise=_number(values.get("below_noise")),
        hub_breaks=_number(values.get("hub_breaks")),
        beta_error=_number(values.get("beta_error")),
        kl_corrected=_number(values.get("kl_corrected")),
        kl_error=_number(values.get("kl_error")),
        tv=_number(values.get("tv")),
        tv_expected=_number(values.get("tv_expected")),
        reads=_count(values.get("reads")) or None,
        gradient_error=_number(values.get("gradient_error")),
        shot_error=_number(values.get("shot_error")),
        gradient_cosine=_number(values.get("gradient_cosine")),
        coin_cosine=_number(values.get("coin_cosine")),
        converged=_truth(values.get("converged")),
        timing=_timing(values.get("timing")),
        expected_shift=_number(values.get("expected_shift")),
        measured_shift=_number(values.get("measured_shift")),
        shift_parts=_parts(values.get("shift_parts")),
        saturation=_number(values.get("saturation")),
        sums="sampled" if values.get("sums") == "sampled" else "exact",
        sums_error=_number(values.get("sums_error")),
        sums_effective=_number(values.get("sums_effective")),
        reference_error=_number(values.get("reference_error")),
    )


def _timing(values: object) -> Timing | None:
    if not isinstance(values, Mapping):
        return None
    found = [_number(values.get(field.name)) for field in fields(Timing)]
    return None if None in found else Timing(*(value or 0.0 for value in found))


def _parts(values: object) -> ShiftParts | None:
    if not isinstance(values, Mapping):
        return None
    return ShiftParts(**{field.name: _number(values.get(field.name)) for field in fields(ShiftParts)})


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _truth(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0


@overload
def _number(value: object) -> float | None: ...
@overload
def _number(value: object, missing: float) -> float: ...
def _number(value: object, missing: float | None = None) -> float | None:
    try:
        return float(value) if isinstance(value, int | float) else missing
    except OverflowError:
        return missing
