import sqlite3
from contextlib import closing

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qanneal_gui.errors import QannealError
from qanneal_gui.runs import database, listing, thumbnails
from qanneal_gui.runs.annotations import annotate
from qanneal_gui.runs.listing import Filter


@pytest.fixture
def make(library, make_step):
    """Make a run with settings and one step of the given accuracy."""

    def make(name="", accuracy=0.75, method="ebm", kind="exact", state="finished", dataset="digits"):
        config = {
            "data": {"dataset": dataset, "classes": [2, 3]},
            "training": {"method": method},
            "sampler": {"kind": kind},
        }
        with library.create(config, {}, {}, name) as recorder:
            recorder.step(make_step(1, accuracy))
            recorder.finish(state)
        return recorder.id

    return make


def found(library, wanted=None, **order):
    listing.refresh(library)
    numbers = listing.numbers(library, wanted, **order)
    with library.open() as db:
        rows = listing.rows(db, numbers)
    return [rows[number].name for number in numbers]


def test_a_row_says_what_the_run_is(library, make):
    run = make("first", 0.9)
    listing.refresh(library)
    with library.open() as db:
        (row,) = listing.rows(db, listing.numbers(library)).values()
    assert (row.id, row.name, row.title, row.state, row.steps) == (run, "first", "first", "finished", 1)
    assert (row.dataset, row.classes, row.method, row.sampler) == ("digits", "2-3", "ebm", "exact")
    assert (row.last, row.best, row.seconds, row.qpu_seconds) == (0.9, 0.9, 0.5, 0.25)
    assert row.curve is None
    assert row.stale


def test_runs_are_sorted_and_those_without_a_value_come_last(library, make):
    make("b", 0.6)
    make("a", 0.9)
    make("c", None)
    assert found(library) == ["c", "a", "b"]
    assert found(library, sort="best") == ["a", "b", "c"]
    assert found(library, sort="best", descending=False) == ["b", "a", "c"]
    assert found(library, sort="name", descending=False) == ["a", "b", "c"]
    for sort in listing.SORTS:
        assert len(found(library, sort=sort)) == 3


def test_filters_narrow_the_list(library, make):
    make("one", kind="gibbs")
    make("two", method="mlp", kind="gibbs")
    make("three", state="stopped")
    assert found(library, Filter(sampler="gibbs")) == ["one"]  # backpropagation takes no samples
    assert found(library, Filter(method="mlp")) == ["two"]
    assert found(library, Filter(state="stopped")) == ["three"]
    assert found(library, Filter(starred=True)) == []
    assert not Filter(archived=True).narrows
    assert Filter(starred=True).narrows


def test_every_word_of_a_search_has_to_occur_somewhere(library, make):
    run = make("Night Run", dataset="mnist")
    make("100% of_it")
    annotate(library, [run], tags="beta", notes="Too hot.")
    assert found(library, Filter("night")) == ["Night Run"]
    assert found(library, Filter("hot BETA mnist")) == ["Night Run"]
    assert found(library, Filter("hot cold")) == []
    assert found(library, Filter("0% of_")) == ["100% of_it"]
    assert found(library, Filter("__")) == []
    assert found(library, Filter(run)) == ["Night Run"]


def test_records_are_found_in_the_archive_too(library, make):
    first, second = make("alpha one"), make("alpha two")
    make("beta")
    annotate(library, [first], archived=True)
    assert [run.id for run in listing.found(library, Filter("alpha"))] == [second, first]
    assert listing.found(library, Filter("gamma")) == []


def test_the_listing_follows_its_runs(library, start, make_step):
    recorder = start("x")
    assert found(library) == ["x"]
    recorder.step(make_step(1, 0.5))
    listing.refresh(library)
    with library.open() as db:
        (row,) = listing.rows(db, listing.numbers(library)).values()
    assert (row.state, row.steps, row.best) == ("running", 1, 0.5)
    recorder.close()
    listing.refresh(library)
    with library.open() as db:
        (row,) = listing.rows(db, listing.numbers(library)).values()
    assert row.state == "interrupted"


def test_the_listing_needs_no_steps(library, make):
    make("x")
    with closing(sqlite3.connect(library.root / database.FILE)) as db:
        db.execute("DROP TABLE steps")
    assert found(library) == ["x"]


@pytest.mark.parametrize("change", ["config = '[1'", "best = x'00ff'", "last = '7'"])
def test_a_damaged_run_is_one_sentence(library, make, change):
    make()
    with closing(sqlite3.connect(library.root / database.FILE, isolation_level=None)) as db:
        db.execute(f"UPDATE runs SET {change}")
    with pytest.raises(QannealError, match="is damaged"):
        listing.refresh(library)


def test_foreign_settings_are_listed_as_far_as_they_go(library):
    library.create({"data": 7, "training": {"method": ["x"]}}, {}, {}, "odd").close()
    assert found(library) == ["odd"]


def test_thumbnails_are_made_once_and_again_after_a_step(library, start, make_step):
    recorder = start()
    for step in range(1, 400):
        recorder.step(make_step(step, 0.5 + step / 1000))
    listing.refresh(library)
    (number,) = listing.numbers(library)

    def row():
        listing.refresh(library)
        with library.open() as db:
            return listing.rows(db, [number])[number]

    assert row().stale
    thumbnails.make(library, [number, number + 1])
    made = row()
    assert not made.stale
    assert made.curve.shape[0] == 2
    assert made.curve.shape[1] <= thumbnails.POINTS
    np.testing.assert_allclose(made.curve[:, 0], [0, 0.501], atol=1e-6)
    np.testing.assert_allclose(made.curve[:, -1], [1, 0.899], atol=1e-6)
    recorder.step(make_step(400, 0.2))
    assert row().stale
    thumbnails.make(library, [number])
    assert row().curve[1].min() == pytest.approx(0.2)


def test_a_run_that_measured_nothing_has_an_empty_thumbnail(library, start, make_step):
    start().step(make_step(1, None))
    listing.refresh(library)
    numbers = listing.numbers(library)
    thumbnails.make(library, numbers)
    with library.open() as db:
        (row,) = listing.rows(db, numbers).values()
    assert not row.stale
    assert row.curve.shape == (2, 0)


@given(st.binary(max_size=1000))
def test_bytes_from_outside_are_a_thumbnail_or_none(data):
    made = thumbnails.decode(data)
    assert made is None or (np.isfinite(made).all() and made.shape[1] <= thumbnails.POINTS)
