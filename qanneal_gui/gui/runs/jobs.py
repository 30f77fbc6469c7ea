"""What the table of runs has done off the window's thread."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from qanneal_gui.errors import QannealError
from qanneal_gui.gui.common.jobs import Job, Report
from qanneal_gui.runs import annotations, listing, thumbnails, tidying
from qanneal_gui.runs.annotations import Change
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.listing import RunRow
from qanneal_gui.runs.records import RunRecord
from qanneal_gui.support.wording import tr


class Listed(NamedTuple):
    """The runs to show, out of how many."""

    library: RunLibrary
    numbers: list[int]
    all_runs: int


class Changed(NamedTuple):
    """A change that was made, and what it was in words; `undone` if it took another one back.

    `moved` are the numbers of the runs that it took out of the table, or put back.
    """

    change: Change
    sentence: str
    moved: tuple[int, ...] = ()
    undone: bool = False


def list_runs(wanted: listing.Filter, sort: str, descending: bool) -> Job[Listed]:
    """Return a job that brings the listing up to date and queries it."""

    def job(report: Report) -> Listed:
        library = RunLibrary()
        listing.refresh(library, lambda: report.cancelled)
        numbers = listing.numbers(library, wanted, sort, descending=descending)
        return Listed(library, numbers, listing.count(library))

    return job


def make_thumbnails(numbers: Sequence[int]) -> Job[None]:
    """Return a job that makes the thumbnails of some runs."""
    return lambda report: thumbnails.make(RunLibrary(), numbers, lambda: report.cancelled)


def read_record(run: str) -> Job[RunRecord]:
    """Return a job that reads the record of a run."""
    return lambda _: RunLibrary().get(run)


def read_records(numbers: Sequence[int]) -> Job[list[RunRecord]]:
    """Return a job that reads the records of some runs by their numbers, unless they were removed."""

    def job(report: Report) -> list[RunRecord]:
        library = RunLibrary()
        with library.open() as db:
            rows = listing.rows(db, numbers)
        runs = [rows[number].id for number in numbers if number in rows]
        return [library.get(run) for run in runs if not report.cancelled]

    return job


def annotate(run: str, sentence: str, **values: Any) -> Job[Changed]:
    """Return a job that says something about a run."""
    return lambda _: Changed(annotations.annotate(RunLibrary(), [run], **values), sentence)


# What keys do to runs is decided when it is done: the table may not show yet what the key before did.


def star(numbers: Sequence[int]) -> Job[Changed | None]:
    """Return a job that gives runs a star, or takes it from them if all have one."""

    def job(_: Report) -> Changed | None:
        library, rows = _rows(numbers)
        starred = not all(row.starred for row in rows)
        told = _told(rows)
        done = tr("Starred {runs}.", runs=told) if starred else tr("Unstarred {runs}.", runs=told)
        return _annotated(library, rows, done, starred=starred)

    return job


def archive(numbers: Sequence[int], archived: bool) -> Job[Changed | None]:
    """Return a job that puts runs into the archive, or takes them out of it; not those that have gone."""

    def job(_: Report) -> Changed | None:
        library, rows = _rows(numbers)
        moved = [row for row in rows if row.archived != archived]
        told = _told(moved)
        done = tr("Archived {runs}.", runs=told) if archived else tr("Unarchived {runs}.", runs=told)
        return _annotated(library, moved, done, archived=archived)

    return job


def put_into_bin(numbers: Sequence[int]) -> Job[Changed | None]:
    """Return a job that puts runs into the bin, if they are not there yet."""

    def job(_: Report) -> Changed | None:
        library, rows = _rows(numbers)
        gone = {one.run for one in annotations.in_bin(library)}
        if not (rows := [row for row in rows if row.id not in gone]):
            return None
        change = annotations.put_into_bin(library, [row.id for row in rows])
        return Changed(change, tr("Deleted {rows}.", rows=_told(rows)), tuple(row.number for row in rows))

    return job


def _rows(numbers: Sequence[int]) -> tuple[RunLibrary, list[RunRow]]:
    """Return some runs as they are now; those that are not there any more are missing."""
    library, found = RunLibrary(), dict[int, RunRow]()
    with library.open() as db:
        for begin in range(0, len(numbers), 500):
            found |= listing.rows(db, numbers[begin : begin + 500])
    return library, [found[number] for number in numbers if number in found]


def _annotated(library: RunLibrary, rows: Sequence[RunRow], done: str, **values: Any) -> Changed | None:
    if not rows:
        return None
    change = annotations.annotate(library, [row.id for row in rows], **values)
    moved = tuple(row.number for row in rows) if "archived" in values else ()
    return Changed(change, done, moved)


def _told(rows: Sequence[RunRow]) -> str:
    return rows[0].title if len(rows) == 1 else tr("{rows:,} runs", rows=len(rows))


def undo(changed: Changed) -> Job[Changed]:
    """Return a job that takes a change back."""

    def job(_: Report) -> Changed:
        undone = annotations.undo(RunLibrary(), changed.change)
        return changed._replace(change=undone, undone=True)

    return job


class TidiedUp(NamedTuple):
    """How many runs were removed from the bin, and the runs that were found to be lost."""

    purged: int
    lost: tuple[str, ...]


def tidy() -> Job[TidiedUp]:
    """Return a job that removes what killed processes left, lists the runs anew and empties the bin."""

    def job(report: Report) -> TidiedUp:
        library = RunLibrary()
        found = tidying.tidy(library)
        listing.refresh(library, lambda: report.cancelled)
        return TidiedUp(0 if report.cancelled else annotations.purge(library), found.lost)

    return job


class Recovered(NamedTuple):
    """What came of lost runs: a sentence, those that are still lost, and why."""

    sentence: str
    lost: tuple[str, ...]
    reason: str


def recover(runs: Sequence[str]) -> Job[Recovered]:
    """Return a job that brings lost runs back from their files."""

    def job(_: Report) -> Recovered:
        from qanneal_gui.training import recovery

        library = RunLibrary()
        told, refused = [], []
        for run in runs:
            try:
                told.append(recovery.recover(library, run))
            except QannealError as error:
                refused.append(str(error))
        # How a run is continued on the terminal is of no use here.
        sentence = f"{told[0].partition(';')[0].rstrip('.')}." if len(told) == 1 else ""
        if len(told) > 1:
            sentence = tr("Recovered {told:,} runs.", told=len(told))
        return Recovered(sentence, tidying.lost_runs(library), " ".join(refused))

    return job
