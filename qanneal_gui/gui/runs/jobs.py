"""What the table of runs has done off the window's thread."""

from collections.abc import Sequence
from threading import Event
from typing import Any, NamedTuple

from qanneal_gui.gui.common.tasks import Job, Report
from qanneal_gui.runs import annotations, listing, thumbnails
from qanneal_gui.runs.annotations import Change
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.records import RunRecord


class Listed(NamedTuple):
    """The runs to show, out of how many; `request` is the number of the query."""

    request: int
    library: RunLibrary
    numbers: list[int]
    all_runs: int


class Changed(NamedTuple):
    """A change that was made, and what it was in words; `undone` if it took another one back."""

    change: Change
    sentence: str
    undone: bool = False


class Records(NamedTuple):
    """The records of some selected runs; `selected` were selected in all."""

    request: int
    records: list[RunRecord]
    selected: int


def list_runs(request: int, wanted: listing.Filter, sort: str, descending: bool, leaving: Event) -> Job:
    """Return a job that brings the listing up to date and queries it."""

    def job(_: Report) -> Listed:
        library = RunLibrary()
        listing.refresh(library, leaving.is_set)
        numbers = listing.numbers(library, wanted, sort, descending=descending)
        return Listed(request, library, numbers, listing.count(library))

    return job


def make_thumbnails(numbers: Sequence[int], leaving: Event) -> Job:
    """Return a job that makes the thumbnails of some runs."""

    def job(_: Report) -> list[int]:
        thumbnails.make(RunLibrary(), numbers, leaving.is_set)
        return list(numbers)

    return job


def read_records(request: int, runs: Sequence[str], count: int) -> Job:
    """Return a job that reads the records of some runs."""

    def job(_: Report) -> Records:
        library = RunLibrary()
        return Records(request, [library.get(run) for run in runs], count)

    return job


def annotate(runs: Sequence[str], sentence: str, **values: Any) -> Job:
    """Return a job that says something about runs."""
    return lambda _: Changed(annotations.annotate(RunLibrary(), runs, **values), sentence)


def put_into_bin(runs: Sequence[str], sentence: str) -> Job:
    """Return a job that puts runs into the bin."""
    return lambda _: Changed(annotations.put_into_bin(RunLibrary(), runs), sentence)


def undo(changed: Changed) -> Job:
    """Return a job that takes a change back."""

    def job(_: Report) -> Changed:
        return Changed(annotations.undo(RunLibrary(), changed.change), changed.sentence, undone=True)

    return job


def tidy(leaving: Event) -> Job:
    """Return a job that brings the listing up to date before anybody asks for it, and empties the bin."""

    def job(_: Report) -> int:
        listing.refresh(RunLibrary(), leaving.is_set)
        return 0 if leaving.is_set() else annotations.purge(RunLibrary())

    return job
