"""The metrics of every step as a table: rows for CSV, and values under dotted names."""

import codecs
import csv
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import IO, Any

from qanneal_gui.errors import QannealError
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.metrics import BY_CLASS
from qanneal_gui.runs.records import PER_EXAMPLE, RunRecord
from qanneal_gui.sharing.classes import classes_of
from qanneal_gui.sharing.formats import path_format
from qanneal_gui.support.files import replacing
from qanneal_gui.support.text import for_cell

# Sections of a step that may be None as a whole, and what has no single value per step.
_NO_COLUMNS = ("type", "mlp", "shadow", "null_twin", "sampler", BY_CLASS, *PER_EXAMPLE)

Row = tuple[tuple[str, ...], list[Any]]
"""Names of columns, and what is in them."""

Take = Callable[[list[Any]], Sequence[Any]]
_Part = tuple[tuple[str, ...], tuple[int, ...], Take | None]
"""Names of columns, where their values are, and what takes these; None for a section by itself."""
_NESTED = (dict, list)
_MOST_BEGINNINGS = 16


@path_format("csv", "Metrics of every step (CSV)", suffix=".csv", many=True)
def _csv(library: RunLibrary, runs: Sequence[str], path: Path) -> None:
    """One row per step; times in seconds, losses and divergences in nats, accuracies in [0, 1].

    Empty where nothing was measured; values per example are left out. Accuracies of classes have the names of
    the classes in their columns. Several runs stand below each other,
    and a column ``run`` tells which is which.
    """
    records = [library.get(run) for run in runs]

    def rows() -> Iterator[Row]:
        for run in records:
            for names, values in _rows(library, run):
                yield (("run", *names), [run.id, *values]) if len(records) > 1 else (names, values)

    with replacing(path) as file:
        shapes: dict[tuple[str, ...], None] = {}
        # Nearly always the first steps have all columns; a file of steps that all differ is read twice.
        for beginning in itertools.count():
            if beginning == _MOST_BEGINNINGS:
                shapes.update((names, None) for names, _ in rows())
            if _written(file, rows(), shapes):
                break
            file.seek(0)
            file.truncate()


def _rows(library: RunLibrary, run: RunRecord) -> Iterator[Row]:
    if not run.steps:
        raise QannealError(f"Run {run.id} has no recorded steps yet; train it for a step first.")
    table = StepTable(classes_of(run))
    yield from map(table.row, library.each_step(run.id, samples=False))


def _written(file: IO[bytes], rows: Iterator[Row], shapes: dict[tuple[str, ...], None]) -> bool:
    """Write a table; break off where a row has columns of which those before did not know.

    Parameters
    ----------
    file : binary file
    rows : iterator of (tuple of str, list)
    shapes : dict
        All different columns of rows, in their order; what is new is added.

    Returns
    -------
    bool
        Whether all of it is written.
    """
    # The order of the fullest row: those between two evaluations lack columns in the middle.
    full = sorted(shapes, key=len, reverse=True)
    names = tuple(dict.fromkeys(name for shape in full for name in shape))
    places = {shape: _places(shape, names) for shape in shapes}
    writer = csv.writer(codecs.getwriter("utf-8")(file), lineterminator="\r\n")
    harmless = cache(for_cell)
    if names:
        writer.writerow(map(harmless, names))
    for shape, values in rows:
        place = places.get(shape)
        if place is None:
            shapes[shape] = None
            return False
        values.append("")
        writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in place(values)])
    return True


def _places(shape: Sequence[str], names: Sequence[str]) -> Take:
    """Return what puts the values of a row into the columns of a table; the last one where it has none."""
    known = {name: place for place, name in enumerate(shape)}
    return _taker([known.get(name, -1) for name in names])


def _taker(places: Sequence[int]) -> Take:
    return itemgetter(*places) if len(places) > 1 else lambda values: [values[place] for place in places]


class StepTable:
    """Makes rows of steps; those that are built alike share a plan.

    Parameters
    ----------
    classes : sequence of str
        What the values are called that a metric has for each class.
    """

    def __init__(self, classes: Sequence[str]) -> None:
        self._classes = classes
        self._plans: dict[tuple[Any, ...], list[_Part]] = {}

    def row(self, metrics: Mapping[str, Any]) -> Row:
        """Return the numbers and words of a step's nested metrics under dotted names."""
        names: tuple[str, ...] = ()
        values: list[Any] = []
        for found, of_them in self._walked(metrics, ""):
            names += found
            values += of_them
        return names, values

    def _walked(
        self, metrics: Mapping[str, Any], prefix: str
    ) -> Iterator[tuple[tuple[str, ...], Sequence[Any]]]:
        values = list(metrics.values())
        key = (prefix, *metrics, *(type(value) in _NESTED for value in values))
        plan = self._plans.get(key)
        if plan is None:
            plan = self._plans[key] = list(_planned(metrics, prefix))
        for names, places, take in plan:
            if take is not None:
                yield names, take(values)
            elif isinstance(section := values[places[0]], Mapping):
                yield from self._walked(section, f"{names[0]}.")
            else:
                yield self._of_classes(names[0], section)

    def _of_classes(self, name: str, values: list[Any]) -> tuple[tuple[str, ...], Sequence[Any]]:
        classes = self._classes if len(self._classes) == len(values) else map(str, range(len(values)))
        return tuple(f"{name}.{one}" for one in classes), values


def _planned(metrics: Mapping[str, Any], prefix: str) -> Iterator["_Part"]:
    """Yield the parts of a row: values one after the other, or a section by itself."""
    leaves: dict[str, int] = {}
    for place, (key, value) in enumerate(metrics.items()):
        name = f"{prefix}{key}"
        if isinstance(value, Mapping) or (prefix == f"{BY_CLASS}." and isinstance(value, list)):
            yield from _leaves(leaves)
            leaves = {}
            yield (name,), (place,), None
        elif not isinstance(value, list) and key not in _NO_COLUMNS:
            leaves[name] = place
    yield from _leaves(leaves)


def _leaves(places: Mapping[str, int]) -> Iterator["_Part"]:
    if places:
        yield tuple(places), tuple(places.values()), _taker(list(places.values()))
