import sqlite3
from contextlib import closing

import pytest

from qanneal_gui.errors import QannealError
from qanneal_gui.runs import annotations, database, listing
from qanneal_gui.runs.annotations import (
    annotate,
    find_in_bin,
    in_bin,
    purge,
    put_into_bin,
    restore,
    tags_of,
    undo,
)
from qanneal_gui.runs.listing import Filter


@pytest.fixture
def ended(start, make_step):
    """Make a run that has ended."""

    def make(name=""):
        with start(name) as recorder:
            recorder.step(make_step(1))
            recorder.finish("finished")
        return recorder.id

    return make


def listed(library, wanted=None):
    listing.refresh(library)
    with library.open() as db:
        numbers = listing.numbers(library, wanted)
        return [listing.rows(db, numbers)[number] for number in numbers]


def test_what_is_said_about_runs_is_listed_and_taken_back(library, ended):
    runs = [ended("a"), ended("b")]
    change = annotate(library, runs, name="  new   name ", tags="x, y,x", notes="why\n", starred=True)
    for row in listed(library):
        assert (row.name, row.tags, row.notes, row.starred) == ("new name", "x, y", "why", True)
    redo = undo(library, change)
    assert [(row.name, row.tags, row.starred) for row in listed(library)] == [
        ("b", "", False),
        ("a", "", False),
    ]
    undo(library, redo)
    assert {row.tags for row in listed(library)} == {"x, y"}


def test_a_change_is_made_for_all_runs_or_for_none(library, ended):
    run = ended()
    with pytest.raises(QannealError, match="deleted permanently; reload the list"):
        annotate(library, [run, "20260101-000000-none"], starred=True)
    assert not listed(library)[0].starred


def test_a_text_that_is_too_long_is_refused(library, ended):
    with pytest.raises(QannealError, match="may have at most 200 characters"):
        annotate(library, [ended()], name="x" * 201)


def test_only_what_can_be_said_is_written(library, ended):
    with pytest.raises(ValueError, match="is not an annotation"):
        annotate(library, [ended()], state="finished")


def test_archived_runs_are_listed_apart(library, ended):
    kept, put_away = ended(), ended()
    annotate(library, [put_away], archived=True)
    assert [row.id for row in listed(library)] == [kept]
    assert [row.id for row in listed(library, Filter(archived=True))] == [put_away]
    assert len(library.runs()) == 2


def test_the_bin_hides_a_run_until_it_is_taken_back(library, ended, make_step):
    kept, gone = ended(), ended()
    change = put_into_bin(library, [gone])
    assert [row.id for row in listed(library)] == [kept]
    assert [run.id for run in library.runs()] == [kept]
    assert library.get("last").id == kept
    with pytest.raises(QannealError, match="There is no run"):
        library.get(gone[:-1] + "#")
    undo(library, change)
    assert [row.id for row in listed(library)] == [gone, kept]
    assert library.steps(gone) == [make_step(1)]


def test_purge_removes_what_is_in_the_bin_for_long(library, ended):
    kept, gone = ended(), ended()
    put_into_bin(library, [gone])
    assert purge(library) == 0
    assert library.get(gone).id == gone
    directory = library.directory(gone)
    assert purge(library, older_than=0) == 1
    assert not directory.exists()
    assert [run.id for run in library.runs()] == [kept]
    with pytest.raises(QannealError, match="deleted permanently"):
        undo(library, annotations.Change(("deleted",), {gone: (None,)}))


def test_what_a_deleted_run_spent_stays_spent(library, ended, open_ledger):
    run = ended()
    ledger = open_ledger(run_id=run)
    number = ledger.intend("Solver", 5, 10, 0.5)
    ledger.sent(number, "problem")
    ledger.complete(number, 0.25)
    put_into_bin(library, [run])
    purge(library, older_than=0)
    with closing(sqlite3.connect(library.root / database.FILE)) as db:
        assert db.execute("SELECT run, state FROM submissions").fetchall() == [(run, "completed")]


def test_a_run_that_is_recorded_cannot_be_put_into_the_bin(library, start, ended):
    running, other = start().id, ended()
    with pytest.raises(QannealError, match="still running; stop it"):
        put_into_bin(library, [other, running])
    assert len(listed(library)) == 2


def test_real_deletion_takes_what_was_said_with_it(library, ended):
    run = ended()
    annotate(library, [run], notes="x")
    listing.refresh(library)
    library.delete(run)
    with closing(sqlite3.connect(library.root / database.FILE)) as db:
        for table in ("annotations", "listing", "blocks", "thumbnails"):
            assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


@pytest.mark.parametrize(
    ("text", "tags"), [("", []), (" , ", []), ("a,b ,a", ["a", "b"]), ("two  words", ["two words"])]
)
def test_tags_are_separated_by_commas(text, tags):
    assert tags_of(text) == tags


def test_runs_are_brought_back_from_the_bin(library, ended):
    runs = [ended("first"), ended("second")]
    for run in runs:
        put_into_bin(library, [run])
    assert [(one.run, one.name) for one in in_bin(library)] == [(runs[1], "second"), (runs[0], "first")]
    assert find_in_bin(library, "last") == find_in_bin(library, runs[1][:-1] + runs[1][-1].upper()) == runs[1]
    restore(library, [runs[0]])
    assert [run.id for run in library.runs()] == [runs[0]]
    with pytest.raises(QannealError, match=r"no run .* in the bin; .qanneal runs bin. lists"):
        find_in_bin(library, runs[0])
    with pytest.raises(QannealError, match="no run '' in the bin"):
        find_in_bin(library, "")
    assert [one.run for one in in_bin(library)] == [runs[1]]
