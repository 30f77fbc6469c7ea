"""What came of the runs of a sweep, as the library has it."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from qanneal_gui.config import flat
from qanneal_gui.experiments.sweeps.axis import Value
from qanneal_gui.experiments.trial_runs import is_complete
from qanneal_gui.runs.annotations import tags_of
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.metrics import METRICS
from qanneal_gui.runs.records import RunRecord

Metric = Literal[
    "mlp_test",
    "mlp_test_loss",
    "mlp_loss",
    "ebm_test",
    "ebm_test_loss",
    "ebm_loss",
    "symmetrised_kl",
    "gap",
    "test_gain",
    "sampler_kl_corrected",
    "qpu_seconds",
    "seconds",
]

METRIC_NAMES: tuple[str, ...] = get_args(Metric)
"""What the runs of a sweep are compared by, names of the catalogue of metrics: at the last evaluated step."""


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """One run of a sweep.

    Attributes
    ----------
    run, name, state, message : str
        As those of the run; its identifier is empty if it has not been begun.
    values : mapping
        Its settings, by their keys.
    metrics : mapping of str to float
        By their names in `METRIC_NAMES`; without what was not measured.
    """

    run: str
    name: str
    state: str
    message: str
    values: Mapping[str, Value]
    metrics: Mapping[str, float]

    @property
    def complete(self) -> bool:
        """Whether its figures are those of its end."""
        return is_complete(self.state, self.message)


def outcome_of(record: RunRecord) -> Outcome:
    """Return what came of a run so far."""
    values = {key: _frozen(value) for key, value in flat(record.config).items()}
    return Outcome(record.id, record.name, record.state, record.message, values, _metrics(record))


def outcomes_of(library: RunLibrary, group: str) -> list[Outcome]:
    """Return the runs that have a tag, the oldest first; of those with equal settings the newest."""
    records = library.among(tagged(library, group)).values()
    newest: dict[tuple[Any, ...], Outcome] = {}
    for record in sorted(records, key=lambda one: one.created):
        found = outcome_of(record)
        decides = tuple(item for item in found.values.items() if not item[0].startswith("budget."))
        newest.pop(decides, None)
        newest[decides] = found
    return list(newest.values())


def groups(library: RunLibrary) -> tuple[str, ...]:
    """Return the tags that two runs or more have, that of the newest run first."""
    with library.open() as db:
        rows = db.execute(
            "SELECT tags FROM annotations JOIN runs ON run = number"
            " WHERE deleted IS NULL AND tags <> '' ORDER BY number DESC"
        ).fetchall()
    counts: dict[str, int] = {}
    for (text,) in rows:
        for tag in tags_of(str(text)):
            counts[tag] = counts.get(tag, 0) + 1
    return tuple(tag for tag, count in counts.items() if count > 1)


def tagged(library: RunLibrary, group: str) -> list[str]:
    """Return the identifiers of the runs that have a tag, the oldest first; without those in the bin."""
    with library.open() as db:
        rows = db.execute(
            "SELECT id, tags FROM annotations JOIN runs ON run = number"
            " WHERE deleted IS NULL AND instr(tags, ?) > 0 ORDER BY number",
            (group,),
        ).fetchall()
    return [str(run) for run, tags in rows if group in tags_of(str(tags))]


def _metrics(record: RunRecord) -> dict[str, float]:
    totals = {"qpu_seconds": record.qpu_seconds, "seconds": record.seconds}
    found = {name: totals.get(name, METRICS[name].of(record.last)) for name in METRIC_NAMES}
    return dict(_numbers(found.items()))


def _numbers(items: Iterable[tuple[str, Any]]) -> Iterable[tuple[str, float]]:
    for name, value in items:
        if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
            yield name, float(value)


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list | tuple) else value
